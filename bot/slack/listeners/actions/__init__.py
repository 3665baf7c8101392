"""Buttons and menus."""

from slack_bolt import App

from bot.slack.listeners.actions import answers, contacts, feeds, subscriptions
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    answers.register(app, services)
    contacts.register(app, services)
    subscriptions.register(app, services)
    feeds.register(app, services)
