"""A contact in words: its headline, its people, its day; and which of its sources speak for it.

Functions named `…_words` give text as a person writes it, not yet safe for Slack; `…_markup` give ready
mrkdwn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from babel.dates import format_interval, format_skeleton

from bot import texts
from bot.core.model import (
    Contact,
    Issuer,
    Level,
    Mode,
    Participant,
    Precision,
    Side,
    Source,
    Status,
    Story,
    When,
)
from bot.slack.blocks.limits import joined
from bot.slack.text import address, date_token, link, mrkdwn, plain, width

MOMENT = "{date_short_pretty} {time}"
"""Slack's placeholders for a moment: 'today 10:30' or 'Sep 11 10:30'."""

MAX_NAME = 120
MAX_PEOPLE = 6
MAX_OUTLET = 60
MAX_LINKED = 800
"""Characters that a link is worth in a message; with a longer URL the outlet stands without one."""


@dataclass(frozen=True, slots=True)
class Names:
    """How the ids of topics and venues are written, from the knowledge files."""

    topics: Mapping[str, str] = field(default_factory=dict)
    venues: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """With which names a reader is told, and on which web page there is more."""

    names: Names = field(default_factory=Names)
    public_url: str = ""

    def page(self, story: Story) -> str:
        """The story's permalink, "" without a public address."""
        url = address(f"{self.public_url.rstrip('/')}/contacts/{story.id}") if self.public_url else ""
        return url if len(url) <= MAX_LINKED else ""


def headline_words(contact: Contact, names: Names, limit: int = 150) -> str:
    """Who with whom, by which means, what became of it; fewer names where it would exceed `limit`."""
    act = texts.ACTS.get((contact.mode, contact.status), texts.STATUSES[contact.status])
    mechanism = mechanism_words(contact, names)
    if mechanism and not (contact.us or contact.china):
        return plain(texts.HEADLINE_OF_MECHANISM.format(mode=mechanism, act=act), limit)
    text = ""
    for shown in (3, 2, 1):
        text = texts.HEADLINE.format(
            us=_party_words(contact, Side.US, shown),
            china=_party_words(contact, Side.CHINA, shown),
            mode=mechanism or texts.MODES[contact.mode],
            act=act,
        )
        if width(plain(text)) <= limit:
            break
    return plain(text, limit)


def mechanism_words(contact: Contact, names: Names) -> str:
    name = names.venues.get(contact.mechanism, "")
    if not name or contact.round is None:
        return name
    return texts.MECHANISM_ROUND.format(name=name, round=contact.round)


def _party_words(contact: Contact, side: Side, shown: int) -> str:
    people = contact.us if side is Side.US else contact.china
    known = [person.name or person.office for person in people if person.name or person.office]
    if not known:
        if side is Side.US and contact.level is Level.LEGISLATIVE:
            return texts.NAMELESS_LEGISLATORS
        return texts.NAMELESS[side, contact.track]
    more = [texts.AND_MORE.format(count=len(known) - shown)] if len(known) > shown else []
    return " ".join([", ".join(plain(name, MAX_NAME) for name in known[:shown]), *more])


def people_markup(people: Sequence[Participant], limit: int) -> str:
    """One official a line, with the office."""
    if not people:
        return texts.NOT_NAMED
    lines = [_person_markup(person) for person in people]
    return joined(lines, "\n", limit, MAX_PEOPLE, texts.AND_MORE)


def _person_markup(person: Participant) -> str:
    name, office = mrkdwn(person.name, MAX_NAME), mrkdwn(person.office, MAX_NAME)
    if name and office:
        name = texts.WITH_OFFICE.format(name=name, office=office)
    known = name or office or texts.NOT_NAMED
    return texts.BY_ROLE.format(name=known) if person.by_role and person.name else known


def when_words(when: When | None) -> str:
    """The contact's own day with the precision and the calendar that its sources support."""
    if when is None:
        return texts.NOT_STATED
    if when.precision is Precision.YEAR:
        return str(when.day.year)
    if when.precision is Precision.MONTH:
        return format_skeleton("yMMMM", when.day, locale=texts.LOCALE)
    if when.precision is Precision.WEEK:
        return texts.WEEK_OF.format(day=day_words(when.day))
    if when.end is not None and when.end > when.day:
        days = format_interval(when.day, when.end, "yMMMd", locale=texts.LOCALE)
    else:
        days = format_skeleton("yMMMEd", when.day, locale=texts.LOCALE)
    return texts.ZONED_DAY.format(day=days, city=city_words(when.zone)) if when.zone else days


def day_words(day: date) -> str:
    return format_skeleton("yMMMd", day, locale=texts.LOCALE)


def city_words(zone: str) -> str:
    return texts.CITIES.get(zone) or zone.rsplit("/", 1)[-1].replace("_", " ")


def how_words(contact: Contact, names: Names) -> str:
    mode = capitalised(texts.MODES[contact.mode])
    mechanism = mechanism_words(contact, names)
    if mechanism and contact.mode is Mode.UNSPECIFIED:
        mode = mechanism
    elif mechanism:
        mode = f"{mechanism} ({texts.MODES[contact.mode]})"
    if contact.initiator in texts.REQUESTERS:
        return texts.AT_REQUEST.format(mode=mode, side=texts.REQUESTERS[contact.initiator])
    return mode


def status_words(status: Status) -> str:
    return f"{texts.STATUS_SIGNS[status]} {capitalised(texts.STATUSES[status])}"


def topics_words(topics: Iterable[str], names: Names) -> str:
    return capitalised(", ".join(names.topics.get(topic, topic.replace("_", " ")) for topic in topics))


def capitalised(words: str) -> str:
    """The first letter large, the others as they are (unlike `str.capitalize`)."""
    return words[:1].upper() + words[1:]


def moment_markup(moment: datetime | None) -> str:
    return date_token(moment, MOMENT) if moment else ""


def outlet_markup(source: Source) -> str:
    """The outlet's name, linked to the item."""
    name = mrkdwn(source.outlet, MAX_OUTLET) or texts.UNKNOWN_OUTLET
    linked = link(source.url, source.outlet or texts.UNKNOWN_OUTLET, MAX_OUTLET)
    return linked if linked and width(linked) <= MAX_LINKED else name


def sources_in_order(story: Story) -> tuple[Source, ...]:
    """The governments' own readouts first, then the others; within each the earliest first."""
    last = datetime.max.replace(tzinfo=UTC)
    return tuple(
        sorted(story.sources, key=lambda s: (s.issuer is Issuer.PRESS, s.published or last, s.item_id))
    )


def readout_of(story: Story, issuer: Issuer) -> Source | None:
    """That side's first readout."""
    return next((source for source in sources_in_order(story) if source.issuer is issuer), None)


def quotable(story: Story, most: int = 2) -> tuple[Source, ...]:
    """Sources to quote from: one of each issuer before a second one, no sentence twice."""
    ordered = [source for source in sources_in_order(story) if plain(source.evidence)]
    firsts = {source.issuer: source for source in reversed(ordered)}
    chosen: dict[str, Source] = {}
    for source in [*(s for s in ordered if firsts[s.issuer] is s), *ordered]:
        chosen.setdefault(plain(source.evidence), source)
    return tuple(chosen.values())[:most]
