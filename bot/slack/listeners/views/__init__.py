"""Submitted forms: acknowledged at once, with what came of them shown in the form's place."""

from slack_bolt import App

from bot.slack.listeners.views import curation, feeds, subscriptions
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    subscriptions.register(app, services)
    curation.register(app, services)
    feeds.register(app, services)
