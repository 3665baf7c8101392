"""What the JSON API answers with. Every field is always there; null where it is not known.

Times are ISO 8601 in UTC. A contact's `date` is the day by its `date_zone`'s calendar (an IANA zone, "" where
the sources do not say), the first of the period where `date_precision` is coarser than a day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict

from pydantic import BaseModel, Field

from bot.core.comparison import Comparison, compare, readout
from bot.core.model import (
    ChangeKind,
    CorrectionKind,
    Issuer,
    Level,
    Mode,
    Participant,
    Precision,
    Side,
    Source,
    Status,
    Story,
    StoryChange,
    Track,
)
from bot.legible import address
from bot.wording import Names, headline_words, sources_in_order


class PersonOut(BaseModel):
    """An official. With `by_role` the sources give only the office, and the name is who held it that day."""

    name: str
    id: str = Field(description="Of config/actors.yaml, empty for people outside it.")
    office: str
    level: Level
    by_role: bool


class ContactSummary(BaseModel):
    """One contact as all of its sources together tell it."""

    id: str
    url: str = Field(description="Its page.")
    headline: str
    track: Track
    level: Level
    mode: Mode
    status: Status
    date: dt.date | None
    date_precision: Precision | None
    end_date: dt.date | None
    date_zone: str
    us: list[PersonOut]
    china: list[PersonOut]
    location: str | None
    topics: list[str]
    mechanism: str = Field(description="Id of the standing forum or mechanism, empty without one.")
    round: int | None
    initiator: Side | None = Field(description="Who asked for the contact.")
    score: float = Field(description="Probability that the best source reports a contact, 0 to 1.")
    source_count: int
    readouts: list[Side] = Field(description="The sides that have published an account of their own.")
    first_reported: dt.datetime | None
    last_reported: dt.datetime | None


class SourceOut(BaseModel):
    """An item that reports the contact, with what it says itself."""

    url: str | None
    outlet: str
    title: str
    published: dt.datetime | None
    issuer: Issuer
    evidence: str
    status: Status
    date: dt.date | None


class ChangeOut(BaseModel):
    """A piece of news on the contact, with the source that brought it."""

    kind: ChangeKind
    before: str
    after: str
    evidence: str
    source: SourceOut | None


class ContradictionOut(BaseModel):
    """A matter that the two readouts tell differently; `explained` by the date line between the capitals."""

    matter: str
    us: str
    china: str
    explained: bool


class ReadoutsOut(BaseModel):
    """The first readout of each side, compared. `lag_seconds` is from the US one to the Chinese one."""

    us: SourceOut | None
    china: SourceOut | None
    topics_both: list[str]
    topics_us_only: list[str]
    topics_china_only: list[str]
    tone_us: list[str]
    tone_china: list[str]
    asked_us: Side | None
    asked_china: Side | None
    length_us: int
    length_china: int
    lag_seconds: int | None
    contradictions: list[ContradictionOut]


class ReasonOut(BaseModel):
    """What added to the score: the rule, its log-odds, and the words that fired it."""

    rule: str
    weight: float
    quote: str


class CorrectionOut(BaseModel):
    """What a person changed of the contact."""

    kind: CorrectionKind
    at: dt.datetime
    reason: str
    undone: bool


class ContactDetail(ContactSummary):
    """A contact with its sources, its history and both readouts."""

    sources: list[SourceOut]
    history: list[ChangeOut]
    readouts_compared: ReadoutsOut | None
    outcomes: list[str] = Field(description="Sentences of the sources that state what both sides agreed.")
    reasons: list[ReasonOut]
    corrections: list[CorrectionOut]


class ContactPage(BaseModel):
    """Contacts by their day, latest first. `next_cursor` asks for the following ones, null at the end."""

    contacts: list[ContactSummary]
    next_cursor: str | None


class FieldFault(BaseModel):
    field: str
    message: str


class ErrorOut(BaseModel):
    """Why a request was not answered; `faults` names the parameters at fault."""

    status: int
    message: str
    faults: list[FieldFault] = []


def summary(story: Story, names: Names, url: str) -> ContactSummary:
    contact, when = story.contact, story.contact.when
    return ContactSummary(
        id=story.id,
        url=url,
        headline=headline_words(contact, names),
        track=contact.track,
        level=contact.level,
        mode=contact.mode,
        status=contact.status,
        date=when.day if when else None,
        date_precision=when.precision if when else None,
        end_date=when.end if when else None,
        date_zone=when.zone if when else "",
        us=_people(contact.us),
        china=_people(contact.china),
        location=contact.location,
        topics=list(contact.topics),
        mechanism=contact.mechanism,
        round=contact.round,
        initiator=contact.initiator,
        score=round(contact.score, 4),
        source_count=len(story.sources),
        readouts=[side for side in (Side.US, Side.CHINA) if readout(story, side)],
        first_reported=reported(story)[0],
        last_reported=reported(story)[1],
    )


def reported(story: Story) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When the first and the last dated source were published."""
    times = [source.published for source in story.sources if source.published]
    return min(times, default=None), max(times, default=None)


def detail(story: Story, names: Names, url: str) -> ContactDetail:
    comparison = compare(story)
    by_item = {source.item_id: source for source in story.sources}
    return ContactDetail(
        **dict(summary(story, names, url)),
        sources=[_source(source) for source in sources_in_order(story)],
        history=[_change(change, by_item.get(change.item_id)) for change in story.history],
        readouts_compared=_readouts(comparison) if comparison else None,
        outcomes=list(story.contact.outcomes),
        reasons=[
            ReasonOut(rule=reason.rule, weight=round(reason.weight, 4), quote=reason.quote)
            for reason in story.contact.reasons
        ],
        corrections=[
            CorrectionOut(kind=each.kind, at=each.at, reason=each.reason, undone=each.undone)
            for each in story.corrections
        ],
    )


def _people(people: Sequence[Participant]) -> list[PersonOut]:
    return [
        PersonOut(
            name=person.name,
            id=person.ref,
            office=person.office,
            level=person.level,
            by_role=person.by_role,
        )
        for person in people
    ]


def _source(source: Source) -> SourceOut:
    when = source.contact.when
    return SourceOut(
        url=address(source.url) or None,
        outlet=source.outlet,
        title=source.title,
        published=source.published,
        issuer=source.issuer,
        evidence=source.evidence,
        status=source.contact.status,
        date=when.day if when else None,
    )


def _change(change: StoryChange, source: Source | None) -> ChangeOut:
    return ChangeOut(
        kind=change.kind,
        before=change.before,
        after=change.after,
        evidence=change.evidence,
        source=_source(source) if source else None,
    )


def _readouts(found: Comparison) -> ReadoutsOut:
    return ReadoutsOut(
        us=_source(found.us) if found.us else None,
        china=_source(found.china) if found.china else None,
        topics_both=list(found.topics_both),
        topics_us_only=list(found.topics_us_only),
        topics_china_only=list(found.topics_china_only),
        tone_us=list(found.tone_us),
        tone_china=list(found.tone_china),
        asked_us=found.asked_us,
        asked_china=found.asked_china,
        length_us=found.length_us,
        length_china=found.length_china,
        lag_seconds=int(found.lag.total_seconds()) if found.lag is not None else None,
        contradictions=[ContradictionOut(**asdict(each)) for each in found.contradictions],
    )
