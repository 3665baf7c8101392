"""What happens in the workspace: App Home is opened, somebody mentions the bot, writes to it, invites it."""

from slack_bolt import App

from bot.slack.listeners.events import conversation, home
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    home.register(app, services)
    conversation.register(app, services)
