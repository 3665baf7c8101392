"""Who the app is in its workspace, by auth.test: asked beside the requests, which hardly wait for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import structlog
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.slack.outcomes import CALL_ERRORS

PATIENCE = 1.0
"""Seconds that a request waits for the first answer; it has three to be acknowledged."""

AGAIN = 30.0
"""Seconds after which Slack is asked again, where it did not say."""

log = structlog.get_logger(__name__)


class Identity:
    """What Bolt is to know of the one workspace and token. `clock` counts seconds and never goes back.

    Until Slack has said who we are, requests are taken without that: it only tells our own messages from
    those of others, and our own invitation from theirs.
    """

    def __init__(self, client: WebClient, clock: Callable[[], float] = time.monotonic) -> None:
        self._client = client
        self._clock = clock
        self._known: AuthorizeResult | None = None
        self._asked_at: float | None = None
        self._lock = threading.Lock()
        self._answered = threading.Event()

    def result(self) -> AuthorizeResult:
        self.ask()
        self._answered.wait(PATIENCE)
        return self._known or AuthorizeResult(
            enterprise_id=None, team_id=None, bot_token=self._client.token or ""
        )

    def ask(self) -> None:
        """Has Slack asked, unless it has said so, or was asked just now."""
        now = self._clock()
        with self._lock:
            is_recent = self._asked_at is not None and now - self._asked_at < AGAIN
            if self._known or is_recent:
                return
            self._asked_at = now
        threading.Thread(target=self._ask, name="slack-identity", daemon=True).start()

    def _ask(self) -> None:
        try:
            self._known = AuthorizeResult.from_auth_test_response(
                bot_token=self._client.token, auth_test_response=self._client.auth_test()
            )
        except CALL_ERRORS as error:
            log.warning("Slack does not say who we are", error=type(error).__name__)
        finally:
            self._answered.set()
