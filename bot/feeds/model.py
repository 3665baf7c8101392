"""What goes into a fetch and what comes back. `Feed` and `FeedState` themselves are `bot.core.feed`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.feed import Feed, FeedState, PageLayout
from bot.core.model import FeedKind, Item

_PRODUCT = "ContactWatch/0.1"
USER_AGENT = f"{_PRODUCT} (news feed reader)"


def user_agent(contact: str | None) -> str:
    """The program's name for web servers, with the page or address at which its operator can be reached."""
    return f"{_PRODUCT} (news feed reader; +{contact})" if contact and contact.isascii() else USER_AGENT


class FetchStatus(StrEnum):
    FRESH = "fresh"  # a body that differs from the last one
    NOT_MODIFIED = "not_modified"  # 304, or a file that was not touched
    UNCHANGED = "unchanged"  # a body, but the same as the last one
    GONE = "gone"  # 410
    DEFERRED = "deferred"  # not asked now, through no fault of the feed's; still due
    FAILED = "failed"


class FailureKind(StrEnum):
    """Why a poll failed. The last group is found on reading the body, not on fetching it."""

    BAD_URL = "bad_url"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    TIMEOUT = "timeout"
    DISCONNECTED = "disconnected"  # closed before the answer was complete
    PROTOCOL = "protocol"  # what answers does not speak HTTP
    BLOCKED_ADDRESS = "blocked_address"  # a private address, refused by bot.feeds.guard
    TOO_MANY_REDIRECTS = "too_many_redirects"
    BAD_REDIRECT = "bad_redirect"
    HTTP_STATUS = "http_status"
    TOO_LARGE = "too_large"
    BAD_ENCODING = "bad_encoding"  # a compressed body that does not unpack
    BAD_FILE = "bad_file"  # a file:// feed that cannot be read
    INTERNAL = "internal"  # a fault of ours, logged with its traceback

    EMPTY_BODY = "empty_body"
    NOT_A_FEED = "not_a_feed"
    UNREADABLE = "unreadable"  # a feed by its looks, but too broken, or too slow to read


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """One conditional GET to make. `feed_id` only names the result; an empty validator is not sent."""

    feed_id: str
    url: str
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""

    @classmethod
    def of(cls, feed: Feed, state: FeedState | None = None) -> FetchRequest:
        """The next request for `feed`.

        After a failure it goes to the configured address again, unconditionally: only a whole body can end
        one.
        """
        if state is None or state.url != feed.url or state.failures:
            return cls(feed.id, feed.url)
        return cls(feed.id, state.moved_to or feed.url, state.etag, state.last_modified, state.body_hash)


@dataclass(frozen=True, slots=True)
class FetchResult:
    """What a fetch brought. Never an exception: `status`, `failure` and `reason` say what happened.

    `body` is the unpacked body of a FRESH answer, else None. `url` and `final_url` (after redirects) hold no
    credentials. `moved_to` is the target of permanent redirects, to be kept only once its body has proved to
    be a feed. `retry_after` and `max_age` are what the host asks for, as time from now. `received` counts
    bytes on the wire.
    """

    feed_id: str
    status: FetchStatus
    url: str
    final_url: str = ""
    body: bytes | None = field(default=None, repr=False)
    http_status: int | None = None
    content_type: str = ""
    content_language: str = ""
    etag: str = ""
    last_modified: str = ""
    body_hash: str = ""
    moved_to: str = ""
    retry_after: timedelta | None = None
    max_age: timedelta | None = None
    failure: FailureKind | None = None
    reason: str = ""
    received: int = 0
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether the feed answered as it should (which says nothing yet of what a FRESH body holds)."""
        return self.status in (FetchStatus.FRESH, FetchStatus.NOT_MODIFIED, FetchStatus.UNCHANGED)


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """A body to read, with what is known of it from outside. `url` is where it came from, `now` the
    present.
    """

    body: bytes = field(repr=False)
    feed_id: str
    source: str  # the publisher, for items that name no other
    kind: FeedKind | None
    lang: str
    country: str
    url: str
    content_type: str
    now: datetime
    page: PageLayout | None = None  # of a page that is watched
    is_article: bool = False  # a page of which the text is wanted

    @classmethod
    def of(cls, feed: Feed, result: FetchResult, now: datetime) -> ReadRequest:
        """What a FRESH `result` of `feed` brought."""
        url = result.final_url or result.url
        lang = feed.lang if feed.lang in ("en", "zh") else ""
        body = result.body or b""
        outside = (feed.id, feed.publisher, feed.kind, lang, feed.country, url, result.content_type, now)
        return cls(body, *outside, feed.page)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a body turned out to hold.

    `failure` and `reason` are set where it is no usable feed; `notes` are flaws that were lived with. A
    feed may hold no items and be well. `alternates` are the feed links of a page that is no feed itself.
    `wait` and `skip_hours` (of the UTC day) are the publisher's wishes for polling.
    """

    items: tuple[Item, ...] = ()
    format: str = ""  # "rss20", "atom10", "json11" …
    title: str = ""
    failure: FailureKind | None = None
    reason: str = ""
    notes: tuple[str, ...] = ()
    alternates: tuple[str, ...] = ()
    wait: timedelta | None = None
    skip_hours: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Limits of the fetcher; times in seconds, sizes in bytes.

    `total_timeout` bounds one feed with all its redirects, whatever the other side does. `cycle_limit` bounds
    one call of `fetch_all`: what has not been started by then comes back DEFERRED.
    """

    user_agent: str = USER_AGENT
    allow_private: bool = False
    use_proxies: bool = True  # HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the environment
    concurrency: int = 100
    per_host: int = 6
    connect_timeout: float = 10.0  # name, TCP and TLS together
    read_timeout: float = 15.0  # silence between two reads
    total_timeout: float = 30.0
    cycle_limit: float = 240.0
    max_redirects: int = 5
    max_wire_bytes: int = 5_000_000
    max_body_bytes: int = 10_000_000
