"""What operators are told: of feeds that fail or are back, of our own outage, of channels that refuse."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.feed import Health
from bot.core.model import Side
from bot.core.value import value


class NoticeKind(StrEnum):
    FEEDS = "feeds"  # single feeds changed
    SIDE_SILENT = "side_silent"  # no official feed of a side brings anything
    SIDE_BACK = "side_back"
    OUTAGE = "outage"  # so many feeds fail that the fault is likely here
    OUTAGE_OVER = "outage_over"
    DELIVERY = "delivery"  # channels that refuse everything, or messages given up


@value
class FeedReport:
    """How a feed does by now, and what may have been missed of it.

    `since` is when that began, `before` how it did when operators last heard of it. Entries from
    `blind_from` to `blind_until` stood in no body that was read; while a feed fails the end is open.
    """

    feed_id: str
    name: str
    health: Health
    before: Health
    since: datetime
    reason: str = ""
    last_ok: datetime | None = None
    newest_item: datetime | None = None
    item_gap: timedelta | None = None
    blind_from: datetime | None = None
    blind_until: datetime | None = None


@value
class ChannelReport:
    """What became of a channel: it refuses everything (`blocked` says why) or takes messages again; `dead`
    messages more were given up, for these `reasons`. `waiting` messages wait for it to open.
    """

    channel: str
    blocked: str = ""
    reopened: bool = False
    waiting: int = 0
    dead: int = 0
    reasons: tuple[str, ...] = ()


@value
class Notice:
    """One message for the operators. `count` of `total` feeds fail in an outage, or are silent of a side."""

    kind: NoticeKind
    at: datetime
    reports: tuple[FeedReport, ...] = ()
    channels: tuple[ChannelReport, ...] = ()
    side: Side | None = None
    since: datetime | None = None
    count: int = 0
    total: int = 0

    @property
    def key(self) -> str:
        """Unique among the notices, and the same when the same is told again."""
        return f"notice:{self.at.isoformat()}:{self.kind}:{self.side or ''}"
