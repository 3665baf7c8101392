"""A digest in words: its title, its period, which of its contacts comes first. Not yet safe for markup."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from babel.dates import format_interval, format_skeleton

from bot import texts
from bot.core.model import Story
from bot.core.pacing import DigestKind

_NEVER = datetime.min.replace(tzinfo=UTC)


def title_words(kind: DigestKind, count: int) -> str:
    return texts.counted(texts.DIGEST_TITLES[kind], count)


def in_order_of_weight(stories: Iterable[Story]) -> list[Story]:
    """The highest level first, then the latest contact."""
    return sorted(stories, key=_weight)


def _weight(story: Story) -> tuple[int, int, str]:
    contact = story.contact
    day = contact.when.day if contact.when else (story.last_published or _NEVER).date()
    return contact.level.rank, -day.toordinal(), story.id


def period_words(kind: DigestKind, start: datetime, end: datetime) -> str:
    """Days, `end` exclusive; for what came at once, or was held back, the minutes too. Both in one zone."""
    if kind in (DigestKind.BURST, DigestKind.HELD):
        return texts.PERIOD.format(start=_moment_words(start), end=_moment_words(end))
    return _days_words(start.date(), (end - timedelta(seconds=1)).date())


def _days_words(first: date, last: date) -> str:
    if first >= last:
        return format_skeleton("yMMMEd", first, locale=texts.LOCALE)
    return format_interval(first, last, "yMMMd", locale=texts.LOCALE)


def _moment_words(moment: datetime) -> str:
    return f"{format_skeleton('yMMMd', moment, locale=texts.LOCALE)} {moment:%H:%M}"
