"""What the pages say of contacts and feeds that no other place says: moments, changes, differences. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from babel.dates import format_datetime, format_interval, format_skeleton

from bot import texts
from bot.catalog import Occasion
from bot.chart import Month
from bot.core.comparison import readout
from bot.core.feed import Feed
from bot.core.model import (
    Contact,
    Level,
    Participant,
    Precision,
    Side,
    Story,
    When,
)
from bot.core.search import Unread
from bot.store.feeds import PolledFeed
from bot.wording import day_words

_CHINESE = range(0x3400, 0xA000)


def moment_words(moment: datetime) -> str:
    text = format_datetime(moment.astimezone(UTC), "MMM d, y, HH:mm", locale=texts.LOCALE)
    return texts.IN_UTC.format(time=text)


def machine_day(when: When) -> str:
    """The day for an HTML `datetime`, as exact as it is known; a week has no such form that readers share."""
    if when.precision is Precision.YEAR:
        return f"{when.day.year:04}"
    if when.precision is Precision.MONTH:
        return f"{when.day:%Y-%m}"
    return when.day.isoformat()


def month_words(day: date) -> str:
    return format_skeleton("yMMMM", day, locale=texts.LOCALE)


def month_counts(month: Month) -> str:
    counts = ", ".join(
        texts.TRACK_COUNT.format(track=texts.TRACKS[track].lower(), count=count)
        for track, count in month.counts.items()
    )
    return f"{month.name}: {counts}"


def occasion_days(occasion: Occasion) -> str:
    if occasion.end and occasion.end > occasion.day:
        return format_interval(occasion.day, occasion.end, "yMMMd", locale=texts.LOCALE)
    return day_words(occasion.day)


def people_of(contact: Contact, side: Side) -> Sequence[Participant]:
    return contact.us if side is Side.US else contact.china


def nameless(contact: Contact, side: Side) -> str:
    """What a side is called of which nobody is named."""
    if side is Side.US and contact.level is Level.LEGISLATIVE:
        return texts.NAMELESS_LEGISLATORS
    return texts.NAMELESS[side, contact.track]


def readouts_words(story: Story) -> str:
    """Which governments have published an account, "" for neither."""
    us, china = (readout(story, side) is not None for side in (Side.US, Side.CHINA))
    return texts.READOUTS_OUT.get((us, china), "")


def percent(score: float) -> str:
    """A probability as no more certain than a model can be."""
    return texts.NEARLY_CERTAIN if score > 0.99 else f"{score:.0%}"


def unread_words(unread: Sequence[Unread]) -> str:
    """Filters that could not be read, as they were typed."""
    return ", ".join(f"{each.key}:{each.value}" for each in unread)


def health_of(polled: PolledFeed) -> str:
    """A feed's state in one word: a `Health`, or "off", or "new" before its first poll."""
    if not polled.enabled:
        return "off"
    return "new" if polled.state is None or polled.state.last_polled is None else polled.state.health


def feed_about(feed: Feed) -> str:
    """Publisher, kind and host of a feed; its address may hold a key and stays unsaid."""
    told = [
        feed.publisher if feed.publisher != feed.name else "",
        texts.FEED_KINDS[feed.kind],
        host(feed.url),
    ]
    return " · ".join(part for part in told if part)


def host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def is_chinese(text: str) -> bool:
    return any(ord(character) in _CHINESE for character in text[:200])
