"""Coming contacts and forums as an iCalendar file (RFC 5545) that calendars can subscribe to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from icalendar import Calendar, Event
from icalendar.enums import STATUS, TRANSP

from bot import texts
from bot.catalog import Occasion
from bot.core.model import Precision, Side, Status, Story, When
from bot.legible import address, line
from bot.services.queries import Coming
from bot.wording import Names, headline_words, how_words, party_words, sources_in_order, when_words

PRODUCT: Final = "-//ContactWatch//Upcoming contacts//EN"
CALENDAR_ID: Final = "upcoming@contactwatch"
REFRESH: Final = timedelta(hours=1)
MAX_SOURCES = 5
MAX_PEOPLE = 12

Page = Callable[[str], str]
"""Story id -> address of its page."""


def calendar(coming: Coming, names: Names, page: Page, today: date) -> bytes:
    """The file. A contact without a day, or known only to the year, has no place in it."""
    found = Calendar.new(
        prodid=PRODUCT,
        uid=CALENDAR_ID,
        name=texts.CALENDAR_NAME,
        description=texts.CALENDAR_ABOUT,
        refresh_interval=REFRESH,
    )
    for story in coming.contacts:
        if event := _event(story, names, page(story.id), today):
            found.add_component(event)
    for occasion in coming.occasions:
        found.add_component(_occasion(occasion, today))
    return bytes(found.to_ical())


def days(when: When) -> tuple[date, date] | None:
    """First day and the day after the last one; None where the period is too long to mark."""
    if when.precision is Precision.DAY:
        return when.day, max(when.end or when.day, when.day) + timedelta(days=1)
    if when.precision is Precision.WEEK:
        return when.day, when.day + timedelta(days=7)
    if when.precision is Precision.MONTH:
        return when.day, (when.day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return None


def _event(story: Story, names: Names, page: str, today: date) -> Event | None:
    contact, when = story.contact, story.contact.when
    span = days(when) if when else None
    if when is None or span is None:
        return None
    exact = when.precision is Precision.DAY
    headline = headline_words(contact, names)
    summary = headline if exact else texts.ASIDE.format(what=headline, aside=when_words(when))
    return Event.new(
        uid=f"{line(story.id)}@contactwatch",
        stamp=story.last_published or _start_of(today),
        sequence=max(0, len(story.history) - 1),
        start=span[0],
        end=span[1],
        summary=summary,
        description=_description(story, names, page),
        location=line(contact.location or "") or None,
        categories=[texts.TRACKS[contact.track]],
        status=_status(contact.status, exact=exact),
        transparency=TRANSP.TRANSPARENT,
        url=page,
    )


def _status(status: Status, *, exact: bool) -> STATUS:
    if status in (Status.CANCELLED, Status.DECLINED):
        return STATUS.CANCELLED
    return STATUS.CONFIRMED if exact and status is not Status.PROPOSED else STATUS.TENTATIVE


def _description(story: Story, names: Names, page: str) -> str:
    contact = story.contact
    lines = [
        f"{texts.SIDES[side]}: {party_words(contact, side, MAX_PEOPLE)}" for side in (Side.US, Side.CHINA)
    ]
    lines.append(f"{texts.HOW}: {how_words(contact, names)}")
    lines.append(f"{texts.STATUS}: {texts.STATUSES[contact.status]}")
    lines += [
        f"{line(source.outlet) or texts.UNKNOWN_OUTLET}: {url}"
        for source in sources_in_order(story)[:MAX_SOURCES]
        if (url := address(source.url))
    ]
    return "\n".join([*lines, page])


def _occasion(occasion: Occasion, today: date) -> Event:
    """A forum's meeting: where the two sides may meet, no contact yet."""
    return Event.new(
        uid=f"{occasion.venue or 'date'}-{occasion.day.isoformat()}@contactwatch",
        stamp=_start_of(today),
        start=occasion.day,
        end=max(occasion.end or occasion.day, occasion.day) + timedelta(days=1),
        summary=occasion.title,
        description=texts.OCCASION_NOTE,
        location=occasion.place or None,
        status=STATUS.TENTATIVE if occasion.uncertain else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,
    )


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
