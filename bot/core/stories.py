"""One contact, one story: which story a reported contact belongs to, and what is news about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core import curation
from bot.core.matching import affinity, best
from bot.core.merging import merged
from bot.core.model import (
    ChangeKind,
    Contact,
    Issuer,
    Item,
    Mode,
    Participant,
    Precision,
    Side,
    Source,
    Status,
    Story,
    StoryChange,
    When,
)
from bot.core.value import value

_AHEAD = {Status.SCHEDULED, Status.PROPOSED}
_DATE_LINE = timedelta(days=1)
_READOUTS = {Side.US: ChangeKind.US_READOUT, Side.CHINA: ChangeKind.CHINA_READOUT}
_MODE_WORDS = {
    Mode.PHONE: "call",
    Mode.VIDEO: "video",
    Mode.IN_PERSON: "meeting",
    Mode.CORRESPONDENCE: "letter",
    Mode.UNSPECIFIED: "contact",
}
_NAME_SUFFIXES = {"jr", "sr", "ii", "iii"}


@value
class Placement:
    """Where a contact went.

    `story` is the story with the contact in it, `before` the same story as it was (None: new). `changes` are
    the news on it, in order, and the end of `story.history`; without any, the item only counts as a source.
    """

    story: Story
    before: Story | None = None
    changes: tuple[StoryChange, ...] = ()

    @property
    def is_new(self) -> bool:
        return self.before is None


def place(
    contact: Contact,
    item: Item,
    nearby: Sequence[Story],
    issuer: Issuer = Issuer.PRESS,
    others: Sequence[Contact] = (),
) -> Placement:
    """The story among `nearby` that the contact belongs to, or a new one.

    `nearby` are stories near the contact's date that share a principal or name nobody; their order does not
    matter; leave out those that another contact of the same item went into. An item that is already a source
    of the story replaces what it said before. `others` are the further contacts that the item tells of: one
    to come may be what this one promised. What people have corrected of a story stays corrected.
    """
    report = source_of(contact, item, issuer)
    known = curation.home_of(item.id, nearby) or best(report, nearby) or _as_told(report, nearby)
    return _begun(report) if known is None else _joined(report, known, others)


def in_placing_order(
    contacts: Sequence[Contact], item: Item, nearby: Sequence[Sequence[Story]]
) -> tuple[int, ...]:
    """The indices of an item's contacts in the order in which they are to be placed.

    What fits a story best goes first: "they spoke by phone and agreed to meet" tells of two contacts, and
    either could be the call that was announced. `nearby` are the stories near each contact, as for `place`.
    """
    if len(contacts) < 2:
        return tuple(range(len(contacts)))
    fits = [affinity(source_of(contact, item), near) for contact, near in zip(contacts, nearby, strict=True)]
    return tuple(sorted(range(len(contacts)), key=lambda i: (not contacts[i].primary, -fits[i], i)))


def _as_told(report: Source, nearby: Sequence[Story]) -> Story | None:
    """The story that fits by what its sources say, where people have corrected it."""
    part = best(report, [part for story in nearby for part in curation.as_told(story)])
    return next((story for story in nearby if part and story.id == part.id), None)


def source_of(contact: Contact, item: Item, issuer: Issuer = Issuer.PRESS) -> Source:
    """The item as a source of a story of this contact."""
    evidence = contact.evidence.of(item.text)
    return Source(
        item_id=item.id,
        url=item.url,
        outlet=item.source,
        title=item.title,
        published=item.published,
        issuer=issuer,
        evidence=evidence,
        contact=contact,
        length=len(item.text),
        feed_kind=item.feed_kind,
    )


def _begun(report: Source) -> Placement:
    change = StoryChange(
        ChangeKind.FIRST_REPORT, report.item_id, after=report.contact.status, evidence=report.evidence
    )
    story = Story(
        id=slug(report.contact, report.published),
        contact=merged([report]),
        sources=(report,),
        history=(change,),
        first_published=report.published,
        last_published=report.published,
    )
    return Placement(story, None, (change,))


def _joined(report: Source, known: Story, others: Sequence[Contact]) -> Placement:
    moved = next((old for old in known.sources if old.item_id == report.item_id and old.home), None)
    if moved:
        report = replace(report, home=moved.home, seat=moved.seat)
    sources = (*(old for old in known.sources if old.item_id != report.item_id), report)
    times = [source.published for source in sources if source.published]
    contact = curation.corrected(merged(sources), known.corrections)
    changes = tuple(
        StoryChange(kind, report.item_id, before, after, report.evidence)
        for kind, before, after in _news(report, known, contact, others)
    )
    story = replace(
        known,
        contact=contact,
        sources=sources,
        history=known.history + changes,
        first_published=min(times, default=None),
        last_published=max(times, default=None),
    )
    return Placement(story, known, changes)


def _news(
    report: Source, known: Story, after: Contact, others: Sequence[Contact]
) -> Iterator[tuple[ChangeKind, str, str]]:
    """What the report changes in the story: (kind, before, after). Anything else is one more source."""
    before = known.contact
    if after.status is not before.status:
        called_off = before.status is Status.SCHEDULED and after.status is Status.DECLINED
        yield ChangeKind.DENIAL if called_off else ChangeKind.STATUS, before.status, after.status
    side = report.readout_of
    if side and all(old.readout_of is not side for old in known.sources):
        yield _READOUTS[side], "", report.outlet
    for name in _newcomers(before, after):
        yield ChangeKind.PARTICIPANT, "", name
    if _moved(before.when, after.when, ahead=after.status in _AHEAD):
        yield ChangeKind.DATE, _day(before.when), _day(after.when)
    if after.location and after.location != before.location and (before.location or after.status in _AHEAD):
        yield ChangeKind.PLACE, before.location or "", after.location
    promise = _promise(known, after, others)
    if promise:
        yield ChangeKind.NEXT_CONTACT, "", promise


def _newcomers(before: Contact, after: Contact) -> Iterator[str]:
    """People of the contact's own rank whom nobody had named; lesser company is not news."""
    for old, new in ((before.us, after.us), (before.china, after.china)):
        known = {person.name for person in old}
        yield from (
            person.name
            for person in new
            if person.name not in known and person.level.rank <= after.level.rank and not person.by_role
        )


def _moved(before: When | None, after: When | None, *, ahead: bool) -> bool:
    """Whether the day is news: another one than before (the date line aside), or the first one of a plan."""
    if after is None or after.precision is not Precision.DAY:
        return False
    if before is None or before.precision is not Precision.DAY:
        return ahead
    return abs(after.day - before.day) > _DATE_LINE


def _day(when: When | None) -> str:
    return when.day.isoformat() if when and when.precision is Precision.DAY else ""


def _promise(known: Story, after: Contact, others: Sequence[Contact]) -> str:
    """The next contact that a report of a held one tells of, once in a story's life: day, place or mode."""
    told = any(change.kind is ChangeKind.NEXT_CONTACT for change in known.history)
    if told or after.status is not Status.HELD:
        return ""
    coming = next((other for other in others if other.status in _AHEAD), None)
    return (_day(coming.when) or coming.location or coming.mode) if coming else ""


def slug(contact: Contact, published: datetime | None) -> str:
    """A readable id from day, people (or mechanism) and mode: "2025-09-09-hegseth-dong-video"."""
    day = contact.when.day if contact.when else published.date() if published else None
    if contact.mechanism:
        who = [contact.mechanism, str(contact.round or "")]
    else:
        who = [_surname(contact.us, Side.US), _surname(contact.china, Side.CHINA)]
    parts = [day.isoformat() if day else "undated", *who, _MODE_WORDS[contact.mode]]
    return "-".join(part for part in parts if part)


def _surname(people: Sequence[Participant], side: Side) -> str:
    """The first principal's family name, which stands first in Chinese names; else the side."""
    words = ["".join(filter(str.isalnum, word)).lower() for word in people[0].name.split()] if people else []
    names = [word for word in words if word and word not in _NAME_SUFFIXES]
    return (names[0] if side is Side.CHINA else names[-1]) if names else side.value
