"""App Home, made anew each time somebody opens it."""

from __future__ import annotations

from typing import Any

import structlog
from slack_bolt import App
from slack_sdk import WebClient

from bot.slack.blocks.home import CONTACTS, Home, home
from bot.slack.outcomes import CALL_ERRORS
from bot.slack.services import COMMAND, Services

CHANNELS = 20
"""Channels that are asked whether the reader is in them."""

log = structlog.get_logger(__name__)


def register(app: App, services: Services) -> None:
    @app.event("app_home_opened")
    def opened(event: dict[str, Any], client: WebClient) -> None:
        if event.get("tab", "home") != "home":
            return
        user = str(event["user"])
        try:
            client.views_publish(
                user_id=user, view=home(_found(services, user), services.view, services.words, COMMAND)
            )
        except CALL_ERRORS as error:
            log.warning("home not published", user=user, reason=type(error).__name__)


def _found(services: Services, user: str) -> Home:
    now, queries = services.clock(), services.queries
    return Home(
        mine=services.subscribing.made_by(user),
        heard=services.subscribing.heard_by(user, CHANNELS),
        latest=queries.latest(CONTACTS).stories,
        ahead=queries.upcoming(now.date()),
        feeds=queries.feeds(),
        now=now,
    )
