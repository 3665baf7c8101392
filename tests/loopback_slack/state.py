"""What a workspace remembers: channels, messages, users, calls; and how Slack writes ids and times."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

BOT_TOKEN = "xoxb-loopback-token"
APP_TOKEN = "xapp-loopback-token"
SIGNING_SECRET = "loopback-signing-secret"
BOT_USER = "U0BOT"
BOT_ID = "B0BOT"
APP_ID = "A0APP"
TEAM_ID = "T0TEAM"

Json = dict[str, Any]


class ApiError(Exception):
    """An answer with ok=false. `extra` goes into the answer beside the error."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra


class RateLimitedError(Exception):
    """An HTTP 429. `retry_after` is in seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(f"retry after {retry_after}")
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Call:
    """A request as it came in, before anything was done with it. `at` is seconds since the epoch."""

    method: str
    args: Mapping[str, Any]
    at: float


@dataclass(slots=True)
class Channel:
    """`messages` by their ts, in the order of posting; replies included."""

    id: str
    name: str
    is_member: bool = True
    is_archived: bool = False
    is_private: bool = False
    members: list[str] = field(default_factory=lambda: [BOT_USER])
    messages: dict[str, Json] = field(default_factory=dict)
    posted_at: list[float] = field(default_factory=list)

    def describe(self) -> Json:
        return {
            "id": self.id,
            "name": self.name,
            "is_channel": not self.is_private,
            "is_private": self.is_private,
            "is_archived": self.is_archived,
            "is_member": self.is_member,
            "num_members": len(self.members),
        }

    def replies(self, parent: str) -> list[Json]:
        return [m for m in self.messages.values() if m.get("thread_ts") == parent and m["ts"] != parent]


def write_cursor(ts: str) -> str:
    return base64.b64encode(f"next_ts:{ts}".encode()).decode()


def read_cursor(cursor: str) -> str:
    try:
        kind, _, ts = base64.b64decode(cursor, validate=True).decode().partition(":")
    except ValueError as error:
        raise ApiError("invalid_cursor") from error
    if kind != "next_ts":
        raise ApiError("invalid_cursor")
    return ts


def is_true(value: Any) -> bool:
    """Slack takes true, "true", 1 and "1"."""
    return str(value).lower() in ("true", "1")
