"""What people do in Slack, each kind in its package: a listener acknowledges, asks a service, renders."""

from slack_bolt import App

from bot.slack.listeners import commands
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    commands.register(app, services)
