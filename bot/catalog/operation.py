"""The files that say how the program runs: feeds, channels and the bot's own settings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import time, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field
from pydantic.dataclasses import dataclass as checked_dataclass
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from bot.catalog.documents import Duration, Entry, Zone, parse_zone, spelled
from bot.core.feed import split_selector
from bot.core.model import FeedKind, Level, Mode, Status, Track

_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


WebAddress = Annotated[
    str,
    spelled(r"https?://[^/\s]+(/\S*)?", "an http or https address"),
    AfterValidator(lambda url: url.rstrip("/")),
]
Channel = Annotated[
    str,
    spelled(r"[CDG][A-Z0-9]{2,20}|sink:[a-z0-9_]{1,40}", "a channel id such as C0123ABCD, or sink:name"),
]
UserId = Annotated[str, spelled("[UW][A-Z0-9]{2,20}", "a user id such as U0123ABCD")]
Score = Annotated[float, Field(ge=0, le=1)]


def _selector(text: str) -> str:
    css, _ = split_selector(text)
    try:
        LexborHTMLParser("").css(css or "*")
    except SelectolaxError:
        raise ValueError(
            f"expected a CSS selector, perhaps with @attribute at its end, not {text!r}"
        ) from None
    return text


Selector = Annotated[str, AfterValidator(_selector)]


class PageEntry(Entry):
    """How a page without a feed is laid out; `bot.core.feed.PageLayout` says what the fields mean."""

    item: Annotated[Selector, Field(min_length=1)]
    title: Selector = ""
    link: Selector = ""
    date: Selector = ""


class FeedEntry(Entry):
    """A feed as feeds.yaml gives it; `bot.core.feed.Feed` says what the fields mean."""

    id: Annotated[str, spelled("[A-Za-z0-9][A-Za-z0-9._-]{0,63}", "a short id of letters, digits, . _ -")]
    name: Annotated[str, Field(min_length=1)]
    url: Annotated[str, spelled(r"(?i:https?|file)://\S+", "an http, https or file address")]
    publisher: Annotated[str, Field(min_length=1)]
    country: Annotated[str, spelled("[A-Z]{2}|INT", "a country code such as US, or INT")]
    lang: Annotated[str, spelled("[a-z]{2}", "a language code such as en")]
    kind: FeedKind
    poll_every: Duration | None = None
    tags: tuple[str, ...] = ()
    enabled: bool = True
    page: PageEntry | None = None


class FeedsFile(Entry):
    feeds: tuple[FeedEntry, ...]


class ChannelEntry(Entry):
    """A subscription from the start; a filter left out passes everything."""

    channel: Channel
    tracks: frozenset[Track] = frozenset()
    levels: frozenset[Level] = frozenset()
    statuses: frozenset[Status] = frozenset()
    actors: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    modes: frozenset[Mode] = frozenset()
    langs: frozenset[Literal["en", "zh"]] = frozenset()
    min_score: Score = 0.0
    digest: Literal["instant", "daily", "weekly"] = "instant"
    tz: Zone = "UTC"
    mention: Annotated[str, spelled("|here|channel|S[A-Z0-9]+", "here, channel or a user group id")] = ""


class ChannelsFile(Entry):
    channels: tuple[ChannelEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The daily span in which nothing is posted; it may run over midnight. What is due waits for its end."""

    start: time
    end: time
    tz: str = "UTC"


def parse_time_of_day(value: object) -> time:
    """`08:00`; YAML reads an unquoted 18:30 as the number 1110 (base 60), which is undone here."""
    if isinstance(value, time):
        return value
    if isinstance(value, int) and 0 <= value < 24 * 60:
        return time(value // 60, value % 60)
    match = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", value) if isinstance(value, str) else None
    if match is None:
        raise ValueError(f"expected a time of day such as 08:00, not {value!r}")
    return time(int(match[1]), int(match[2]))


def parse_quiet_hours(value: object) -> QuietHours | None:
    """`22:00-07:00 Europe/Berlin`, or nothing; without a zone, UTC."""
    if value is None or isinstance(value, QuietHours):
        return value
    match = re.fullmatch(r"(\d{1,2}:\d\d)\s*-\s*(\d{1,2}:\d\d)(?:\s+(\S+))?", str(value))
    if match is None:
        raise ValueError(f"expected hours and a zone such as 22:00-07:00 Europe/Berlin, not {value!r}")
    start, end = parse_time_of_day(match[1]), parse_time_of_day(match[2])
    if start == end:
        raise ValueError("start and end are the same")
    return QuietHours(start, end, parse_zone(match[3] or "UTC"))


@checked_dataclass(frozen=True, config=_STRICT)
class Retention:
    """How long rows are kept; stories and their sources are kept for good."""

    irrelevant_items: Duration = timedelta(days=90)
    polls: Duration = timedelta(days=30)
    deliveries: Duration = timedelta(days=365)


@checked_dataclass(frozen=True, config=_STRICT)
class BotConfig:
    """The settings of bot.yaml; what each does is said there."""

    poll_every: Duration = timedelta(minutes=10)
    alert_max_age: Duration = timedelta(hours=48)
    burst_limit: Annotated[int, Field(ge=1, le=100)] = 8
    update_cooldown: Duration = timedelta(minutes=10)
    readout_notice_after: Duration = timedelta(hours=12)
    quiet_hours: Annotated[QuietHours | None, BeforeValidator(parse_quiet_hours)] = None
    quiet_hours_pass: frozenset[Level] = frozenset({Level.LEADER})
    daily_cap: Annotated[int, Field(ge=1)] = 60
    digest_at: Annotated[time, BeforeValidator(parse_time_of_day)] = time(8, 0)
    near_miss_score: Score = 0.2
    read_articles: bool = True
    operators_channel: Channel | None = None
    admins: tuple[UserId, ...] = ()
    retention: Retention = field(default_factory=Retention)
    public_url: WebAddress | None = None
