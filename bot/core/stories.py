"""One contact, one story: which story a reported contact belongs to, and what is news about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.core.model import (
    ChangeKind,
    Contact,
    Issuer,
    Item,
    Participant,
    Source,
    Status,
    Story,
    StoryChange,
)

DAY_SLACK = timedelta(days=1)
"""The two capitals write one evening's contact on two days."""

REPORT_SLACK = timedelta(days=4)
"""How far apart two reports of one undated contact may be published."""

_READOUTS = {Issuer.US_READOUT: ChangeKind.US_READOUT, Issuer.CHINA_READOUT: ChangeKind.CHINA_READOUT}


@dataclass(frozen=True, slots=True)
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


def place(contact: Contact, item: Item, nearby: Sequence[Story], issuer: Issuer = Issuer.PRESS) -> Placement:
    """The story among `nearby` that the contact belongs to, or a new one.

    `nearby` are stories near the contact's date that share a principal or name nobody; their order does not
    matter. An item that is already a source of the story replaces what it said before.
    """
    source = _source(contact, item, issuer)
    known = next(
        (story for story in sorted(nearby, key=lambda story: story.id) if _same(source, story)), None
    )
    return _begun(source, item) if known is None else _joined(source, known)


def _source(contact: Contact, item: Item, issuer: Issuer) -> Source:
    evidence = contact.evidence.of(item.text)
    return Source(item.id, item.url, item.source, item.title, item.published, issuer, evidence, contact)


def _same(source: Source, story: Story) -> bool:
    mine, theirs = source.contact, story.contact
    people_meet = _share(mine.us, theirs.us) and _share(mine.china, theirs.china)
    return mine.track is theirs.track and people_meet and _near(source, story)


def _share(mine: Iterable[Participant], theirs: Iterable[Participant]) -> bool:
    ours, others = ({person.name for person in people if person.name} for people in (mine, theirs))
    return not ours or not others or bool(ours & others)


def _near(source: Source, story: Story) -> bool:
    mine, theirs = source.contact.when, story.contact.when
    if mine and theirs:
        return abs(mine.day - theirs.day) <= DAY_SLACK
    if source.published is None or story.first_published is None or story.last_published is None:
        return True
    return story.first_published - REPORT_SLACK <= source.published <= story.last_published + REPORT_SLACK


def _begun(source: Source, item: Item) -> Placement:
    change = StoryChange(
        ChangeKind.FIRST_REPORT, item.id, after=source.contact.status, evidence=source.evidence
    )
    story = Story(
        id=_slug(source.contact, item.published),
        contact=source.contact,
        sources=(source,),
        history=(change,),
        first_published=item.published,
        last_published=item.published,
    )
    return Placement(story, None, (change,))


def _joined(source: Source, known: Story) -> Placement:
    others = tuple(old for old in known.sources if old.item_id != source.item_id)
    changes = tuple(_changes(source, known))
    published = [time for time in (known.first_published, known.last_published, source.published) if time]
    story = replace(
        known,
        contact=_merged(known.contact, source.contact),
        sources=(*others, source),
        history=known.history + changes,
        first_published=min(published, default=None),
        last_published=max(published, default=None),
    )
    return Placement(story, known, changes)


def _changes(source: Source, known: Story) -> Iterable[StoryChange]:
    before, after = known.contact.status, source.contact.status
    if after is not before and before is not Status.HELD:
        yield StoryChange(ChangeKind.STATUS, source.item_id, before, after, source.evidence)
    readout = _READOUTS.get(source.issuer)
    if readout and all(old.issuer is not source.issuer for old in known.sources):
        yield StoryChange(readout, source.item_id, evidence=source.evidence)


def _merged(known: Contact, new: Contact) -> Contact:
    return replace(
        known,
        status=known.status if known.status is Status.HELD else new.status,
        when=known.when or new.when,
        us=known.us or new.us,
        china=known.china or new.china,
        location=known.location or new.location,
        topics=tuple(dict.fromkeys(known.topics + new.topics)),
        score=max(known.score, new.score),
    )


def _slug(contact: Contact, published: datetime | None) -> str:
    day: date | None = contact.when.day if contact.when else published.date() if published else None
    names = [people[0].name.split() for people in (contact.us, contact.china) if people]
    parts = [
        day.isoformat() if day else "undated",
        *("".join(filter(str.isalnum, name[-1])) for name in names if name),
    ]
    return "-".join((*parts, contact.mode)).lower()
