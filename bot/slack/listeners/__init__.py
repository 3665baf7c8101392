"""What people do in Slack, each kind in its package: a listener acknowledges, asks a service, renders."""

from slack_bolt import App

from bot.slack.listeners import actions, commands, events, options, views
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    commands.register(app, services)
    actions.register(app, services)
    options.register(app, services)
    views.register(app, services)
    events.register(app, services)
