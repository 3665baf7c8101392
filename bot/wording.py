"""A contact in words: its headline, its parties, its day, what it was about; and which sources speak for it.

What is given is what a person reads, not yet safe for any markup: Slack's rooms and the web's templates see
to that themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from babel.dates import format_interval, format_skeleton

from bot import texts
from bot.core.knowledge import Knowledge
from bot.core.model import Contact, Level, Mode, Precision, Side, Source, Status, Story, When
from bot.legible import line, width

MAX_NAME = 120
MAX_HEADLINE = 150


@dataclass(frozen=True, slots=True)
class Names:
    """How the ids of topics and venues are written, from the knowledge files.

    At the venues that are `forums` the two meet among others; any other is a meeting of the two by itself.
    """

    topics: Mapping[str, str] = field(default_factory=dict)
    venues: Mapping[str, str] = field(default_factory=dict)
    forums: frozenset[str] = frozenset()

    @classmethod
    def of(cls, knowledge: Knowledge) -> Names:
        return cls(
            topics={topic.id: topic.name for topic in knowledge.topics},
            venues={venue.id: venue.name for venue in knowledge.venues},
            forums=frozenset(venue.id for venue in knowledge.venues if venue.kind != "mechanism"),
        )


def headline_words(contact: Contact, names: Names, limit: int = MAX_HEADLINE) -> str:
    """Who with whom, by which means, what became of it; fewer names where it would exceed `limit`."""
    act = texts.ACTS.get((contact.mode, contact.status), texts.STATUSES[contact.status])
    venue = mechanism_words(contact, names)
    at_forum = contact.mechanism in names.forums
    if venue and not at_forum and not (contact.us or contact.china):
        return line(texts.HEADLINE_OF_MECHANISM.format(mode=venue, act=act), limit)
    text = ""
    for shown in (3, 2, 1):
        text = texts.HEADLINE.format(
            us=party_words(contact, Side.US, shown),
            china=party_words(contact, Side.CHINA, shown),
            mode=texts.MODES[contact.mode] if at_forum or not venue else venue,
            act=act,
        )
        if at_forum and venue:
            text = texts.ASIDE.format(what=text, aside=venue)
        if width(text) <= limit:
            break
    return line(text, limit)


def mechanism_words(contact: Contact, names: Names) -> str:
    name = names.venues.get(contact.mechanism, "")
    if not name or contact.round is None:
        return name
    return texts.MECHANISM_ROUND.format(name=name, round=contact.round)


def party_words(contact: Contact, side: Side, shown: int) -> str:
    """One side's people by name or office, `shown` of them at most; what the side is called without any."""
    people = contact.us if side is Side.US else contact.china
    known = [person.name or person.office for person in people if person.name or person.office]
    if not known:
        if side is Side.US and contact.level is Level.LEGISLATIVE:
            return texts.NAMELESS_LEGISLATORS
        return texts.NAMELESS[side, contact.track]
    more = [texts.AND_MORE.format(count=len(known) - shown)] if len(known) > shown else []
    return " ".join([", ".join(line(name, MAX_NAME) for name in known[:shown]), *more])


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
    """The means, the mechanism and who asked for it, as far as they are known."""
    mode, venue = texts.MODES[contact.mode], mechanism_words(contact, names)
    if not venue:
        told = capitalised(mode)
    elif contact.mechanism in names.forums:
        told = texts.ASIDE.format(what=capitalised(mode), aside=venue)
    else:
        told = venue if contact.mode is Mode.UNSPECIFIED else texts.ASIDE.format(what=venue, aside=mode)
    if contact.initiator in texts.REQUESTERS:
        return texts.AT_REQUEST.format(mode=told, side=texts.REQUESTERS[contact.initiator])
    return told


def status_words(status: Status) -> str:
    return f"{texts.STATUS_SIGNS[status]} {capitalised(texts.STATUSES[status])}"


def topic_words(topic: str, names: Names) -> str:
    return names.topics.get(topic, topic.replace("_", " "))


def topics_words(topics: Iterable[str], names: Names) -> str:
    return capitalised(", ".join(topic_words(topic, names) for topic in topics))


def capitalised(words: str) -> str:
    """The first letter large, the others as they are (unlike `str.capitalize`)."""
    return words[:1].upper() + words[1:]


def sources_in_order(story: Story) -> tuple[Source, ...]:
    """The governments themselves first, gatherers of others' news last; within each the earliest first."""
    last = datetime.max.replace(tzinfo=UTC)
    return tuple(
        sorted(
            story.sources,
            key=lambda s: (s.speaker is None, s.is_passed_on, s.published or last, s.item_id),
        )
    )


def announcement(story: Story) -> Source | None:
    """The first word of a government on a contact to come, or on one that is off."""
    return next(
        (source for source in sources_in_order(story) if source.speaker and not source.readout_of), None
    )


def quotable(story: Story, most: int = 2) -> tuple[Source, ...]:
    """Sources to quote from: one of each issuer before a second one, no sentence twice.

    What was said before the contact came to stand where it does ("will meet on Friday") is quoted only while
    nobody has told of its present status.
    """
    told = [source for source in sources_in_order(story) if line(source.evidence)]
    present = [source for source in told if source.contact.status is story.contact.status]
    ordered = present or told
    firsts = {source.issuer: source for source in reversed(ordered)}
    chosen: dict[str, Source] = {}
    for source in [*(s for s in ordered if firsts[s.issuer] is s), *ordered]:
        chosen.setdefault(line(source.evidence), source)
    return tuple(chosen.values())[:most]
