"""A feed, and what the last polls of it taught.

Pure values below every room that needs them: the catalog builds `Feed`s, the store keeps `FeedState`s,
`bot.feeds` fetches and reads. Times are aware UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.model import FeedKind
from bot.core.value import value


@value
class PageLayout:
    """Where a web page without a feed has its entries: CSS selectors, `item` in the page, the others in it.

    `@name` at the end of one means that attribute, not the text. Without `title` it is the link's text,
    without `link` the first link of the item, without `date` the first date in its text.
    """

    item: str
    title: str = ""
    link: str = ""
    date: str = ""


def split_selector(text: str) -> tuple[str, str]:
    """A selector of a `PageLayout` as CSS ("" for the element itself) and an attribute ("" for the text)."""
    css, at, attribute = text.rpartition("@")
    return (css.strip(), attribute.strip()) if at else (text.strip(), "")


@dataclass(frozen=True)
class Feed:
    """A configured feed. Without `poll_every` the bot's own pace holds; `lang` is "" where it is unknown.

    With `page` it is a web page that is watched, laid out like that.
    """

    id: str
    name: str
    url: str
    publisher: str
    country: str
    lang: str
    kind: FeedKind
    poll_every: timedelta | None = None
    tags: tuple[str, ...] = ()
    enabled: bool = True
    page: PageLayout | None = None


class Health(StrEnum):
    """How a feed does, for people. Only OK means that nothing is being missed."""

    OK = "ok"
    EMPTY = "empty"  # answers, but holds no entries
    STALE = "stale"  # answers, but has had nothing new for far longer than it used to
    UNDATED = "undated"  # its entries carry no usable dates, so none can be told to be fresh
    FAILING = "failing"
    BLOCKED = "blocked"  # we are refused: 401, 403, 451, a robot check
    GONE = "gone"  # 410: it asks not to be polled again


@value
class FeedState:
    """What the next poll of a feed needs, and what an operator wants to know.

    The validators (`etag`, `last_modified`, `body_hash`) belong to a body that was read well, and are not
    sent after a failure: so a 304 can never pass for the end of one.
    """

    feed_id: str
    url: str = ""  # the configured address this belongs to; with another one only `feed_id` still holds
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    moved_to: str = ""  # where permanent redirects lead, "" where there are none
    last_polled: datetime | None = None
    last_ok: datetime | None = None
    last_changed: datetime | None = None  # when a body last differed from the one before
    failures: int = 0  # in a row
    failing_since: datetime | None = None
    last_error: str = ""  # a sentence for people, "" when the last poll was good
    error_kind: str = ""  # FailureKind of bot.feeds.model, "" likewise
    next_due: datetime | None = None  # None: at once
    publisher_wait: timedelta | None = None  # how long the publisher asks to wait between polls
    skip_hours: frozenset[int] = frozenset()  # hours of the UTC day in which it asks not to be polled
    item_gap: timedelta | None = None  # typical time between two new items
    newest_item: datetime | None = None  # latest publication time seen
    blind_from: datetime | None = None  # entries from then to `blind_until` stood in no body that was read
    blind_until: datetime | None = None
    items: int = 0  # entries in the last body read
    dated: int = 0  # those of them with a usable date
    health: Health = Health.OK
    health_since: datetime | None = None
