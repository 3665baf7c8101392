"""The moment between a submitted form and its outcome."""

from __future__ import annotations

from slack_bolt import Ack

from bot import texts_slack
from bot.slack.blocks import kit
from bot.slack.listeners.showing import sheet


def acknowledged(ack: Ack, title: str) -> None:
    """Takes the form, and leaves it open for what comes of it."""
    ack(response_action="update", view=sheet(title, (kit.section(texts_slack.WORKING),)))
