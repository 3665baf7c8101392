"""Slash commands."""

from slack_bolt import App

from bot.slack.listeners.commands import contacts
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    contacts.register(app, services)
