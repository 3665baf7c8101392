"""The Bolt app: how Slack's commands, actions and events reach the listeners, over HTTP or Socket Mode.

Sync throughout: a listener runs in a thread of Bolt's own, and its acknowledgement is sent while it goes on.
"""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import structlog
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot import texts
from bot.slack import listeners
from bot.slack.identity import Identity
from bot.slack.replay import REPEATS, ReplayGuard, ignore_repeats, refuse_replays
from bot.slack.responding import Responder
from bot.slack.services import Services

WORKERS = 32
"""Listeners at work at one time: those that wait for Slack must not keep others from being acknowledged."""

log = structlog.get_logger(__name__)


def create(client: WebClient, services: Services, *, signing_secret: str = "") -> App:
    """An app with all listeners. Without a signing secret it must not be served over HTTP."""
    identity = Identity(client)
    identity.ask()

    def authorize() -> AuthorizeResult:  # a function: of a method Bolt would want a value for `self`
        return identity.result()

    app = App(
        name="contactwatch",
        client=client,
        authorize=authorize,
        signing_secret=signing_secret,
        request_verification_enabled=True,
        process_before_response=False,
        listener_executor=ThreadPoolExecutor(WORKERS, "slack"),
        logger=_quiet_logger(),
    )
    app.use(refuse_replays(ReplayGuard(time.monotonic)))
    app.use(ignore_repeats(ReplayGuard(time.monotonic, REPEATS)))
    app.error(_failed)
    listeners.register(app, services)
    return app


def _failed(error: Exception, body: dict[str, Any]) -> None:
    """A listener's boundary: the fault goes to the log, the person gets a phrase."""
    log.error("listener failed", kind=body.get("type") or body.get("command"), exc_info=error)
    Responder(body.get("response_url") or "").say(texts.WENT_WRONG)


def _quiet_logger() -> logging.Logger:
    """Errors only: Bolt would log whole requests at DEBUG, and warn of our own `authorize`."""
    logger = logging.getLogger("bot.slack.bolt")
    logger.setLevel(logging.ERROR)
    return logger
