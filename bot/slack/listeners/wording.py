"""How refusals are said, with whom to ask instead."""

from __future__ import annotations

from bot import texts_slack
from bot.services import curate
from bot.slack.services import Services
from bot.slack.text import mrkdwn


def curation_refusal(services: Services, refusal: curate.Refusal) -> str:
    told = texts_slack.CURATION_REFUSALS[refusal]
    return f"{told} {ask_an_admin(services)}".strip() if refusal is curate.Refusal.NO_RIGHT else told


def ask_an_admin(services: Services) -> str:
    """The admins of bot.yaml by name; "" where none is set."""
    admins = ", ".join(f"<@{mrkdwn(user, 40)}>" for user in sorted(services.rights.admins)[:5])
    return texts_slack.ASK_AN_ADMIN.format(admins=admins) if admins else ""
