"""What the workspace knows of its people: who administers it, who is in a channel, in which zone they are."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import structlog
from slack_sdk import WebClient

from bot.slack.outcomes import CALL_ERRORS

USER_SECONDS = 600.0
"""How long what is known of a user is believed."""

MEMBER_SECONDS = 60.0
MEMBERS_AT_ONCE = 900
MAX_PAGES = 40
"""A channel's first 36,000 members are looked through; an admin can act in a larger one."""

T = TypeVar("T")

log = structlog.get_logger(__name__)


class SlackWorkplace:
    """The `Workplace` port on Slack. `clock` counts seconds and never goes back.

    Where Slack does not answer, nobody is an admin or a member, and the zone is UTC; that is not remembered.
    """

    def __init__(self, client: WebClient, clock: Callable[[], float]) -> None:
        self._client = client
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[float, Any]] = {}
        self._lock = threading.Lock()

    def is_admin(self, user: str) -> bool:
        found = self._user(user)
        return any(bool(found.get(fact)) for fact in ("is_admin", "is_owner", "is_primary_owner"))

    def is_member(self, user: str, channel: str) -> bool:
        return bool(
            self._remembered((user, channel), MEMBER_SECONDS, lambda: self._is_in(user, channel), False)
        )

    def zone(self, user: str) -> str:
        """The user's IANA zone."""
        name = str(self._user(user).get("tz") or "UTC")
        try:
            return ZoneInfo(name).key
        except (KeyError, ValueError, OSError):
            return "UTC"

    def _user(self, user: str) -> dict[str, Any]:
        return self._remembered((user, ""), USER_SECONDS, lambda: self._ask_user(user), {})

    def _ask_user(self, user: str) -> dict[str, Any]:
        return dict(self._client.users_info(user=user)["user"])

    def _is_in(self, user: str, channel: str) -> bool:
        cursor = ""
        for _ in range(MAX_PAGES):
            members, cursor = self._page(channel, cursor)
            if user in members:
                return True
            if not cursor:
                break
        return False

    def _page(self, channel: str, cursor: str) -> tuple[list[str], str]:
        answer = self._client.conversations_members(
            channel=channel, limit=MEMBERS_AT_ONCE, cursor=cursor or None
        )
        following = (answer.get("response_metadata") or {}).get("next_cursor") or ""
        return list(answer["members"]), following

    def _remembered(self, key: tuple[str, str], seconds: float, ask: Callable[[], T], otherwise: T) -> T:
        """What is known, if it is not too old, else what Slack says."""
        now = self._clock()
        with self._lock:
            known = self._known.get(key)
        if known and now - known[0] < seconds:
            return known[1]  # type: ignore[no-any-return]  # what was put there under this key
        try:
            found = ask()
        except CALL_ERRORS as error:
            log.warning("the workspace does not say", about=key, error=type(error).__name__)
            return otherwise
        with self._lock:
            if len(self._known) > 10_000:
                self._known.clear()
            self._known[key] = (now, found)
        return found
