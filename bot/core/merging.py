"""Many reports of one contact as one contact: what they agree on, and where the lifecycle stands.

The merged view depends on the set of sources and on when they were published, never on the order in which
they arrived; an edited or late item changes it as if it had been there all along.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from rapidfuzz.fuzz import token_set_ratio

from bot.core.model import (
    ChangeKind,
    Contact,
    Level,
    Mode,
    Participant,
    Precision,
    Source,
    Status,
    Story,
    StoryChange,
    When,
)

Value = TypeVar("Value", bound=Hashable)

_AHEAD = {Status.SCHEDULED, Status.PROPOSED}
_STAGE = (Status.PROPOSED, Status.SCHEDULED, Status.DECLINED, Status.CANCELLED, Status.HELD)
_PRECISION = tuple(Precision)
_OWN = {ChangeKind.US_READOUT, ChangeKind.CHINA_READOUT, ChangeKind.NEXT_CONTACT, ChangeKind.NO_READOUT}
_AT_A_DISTANCE = {Mode.PHONE, Mode.VIDEO, Mode.CORRESPONDENCE}
_MOST_OUTCOMES = 5
_SAME_WORDS = 70.0  # 0..100, from which two sentences tell one matter
_LATEST = datetime.max.replace(tzinfo=UTC)


def merged(sources: Sequence[Source]) -> Contact:
    """The contact as all of its sources (at least one) together tell it."""
    told = sorted(sources, key=_moment)
    contacts = [source.contact for source in told]
    status = _status(contacts)
    current = [contact for contact in contacts if contact.status is status]
    base = max(current, key=lambda contact: contact.score)
    mode = _usual(c.mode for c in (*current, *contacts) if c.mode is not Mode.UNSPECIFIED) or base.mode
    places = (contact.location for contact in (*current, *contacts) if contact.location)
    return replace(
        base,
        track=_usual(contact.track for contact in contacts) or base.track,
        level=_level(contacts),
        mode=mode,
        status=status,
        when=_when(current, status) or _when(contacts, status),
        us=_people(contact.us for contact in contacts),
        china=_people(contact.china for contact in contacts),
        location=None if mode in _AT_A_DISTANCE else _usual(places),
        topics=_by_count(topic for contact in contacts for topic in contact.topics),
        initiator=_usual(contact.initiator for contact in contacts if contact.initiator),
        mechanism=_usual(contact.mechanism for contact in contacts if contact.mechanism) or "",
        round=_usual(contact.round for contact in contacts if contact.round),
        tone=_by_count(word for contact in contacts for word in contact.tone),
        outcomes=_outcomes(told),
        primary=any(contact.primary for contact in contacts),
    )


def tellers(story: Story, matter: str) -> tuple[Source, ...]:
    """The sources that tell a field of `Contact` as the story does, earliest first; each has its evidence.

    For `us` and `china` those that name one of the people; for `topics` and `tone` those that share a word.
    """
    told = getattr(story.contact, matter)
    return tuple(
        source
        for source in sorted(story.sources, key=_moment)
        if _agrees(getattr(source.contact, matter), told)
    )


def _agrees(said: object, told: object) -> bool:
    if isinstance(said, tuple) and isinstance(told, tuple):
        return bool({_key(part) for part in said} & {_key(part) for part in told})
    if isinstance(said, When) and isinstance(told, When):
        return (said.day, said.precision) == (told.day, told.precision)
    return said == told


def _key(part: object) -> object:
    return part.name if isinstance(part, Participant) else part


def teller(story: Story, change: StoryChange) -> Source | None:
    """Whom to name for a change: of those who say the same the first to publish it, gatherers of news last.

    What arrived first need not have been published first. None where its source was moved to another story.
    """
    told = next((source for source in story.sources if source.item_id == change.item_id), None)
    if told is None or change.kind in _OWN:
        return told
    others = [source for source in story.sources if source.contact.status is not told.contact.status]
    since = [_moment(source) for source in others if _moment(source) < _moment(told)]
    same = [s for s in story.sources if _tells(s, change) and (not since or _moment(s) > max(since))]
    return min(same, key=lambda source: (source.is_passed_on, _moment(source)), default=told)


def _tells(source: Source, change: StoryChange) -> bool:
    contact = source.contact
    match change.kind:
        case ChangeKind.PARTICIPANT:
            return change.after in {
                person.name for person in contact.us + contact.china if not person.by_role
            }
        case ChangeKind.DATE:
            return contact.when is not None and contact.when.day.isoformat() == change.after
        case ChangeKind.PLACE:
            return contact.location == change.after
    return contact.status == change.after


def announced(story: Story) -> datetime | None:
    """When the contact was first told of as one to come; None where it became known as over or off."""
    plans = (
        source.published for source in story.sources if source.contact.status in _AHEAD and source.published
    )
    return min(plans, default=None)


def _moment(source: Source) -> tuple[datetime, int, str]:
    """Order of telling: by publication, and within one moment by the stage of the contact's life."""
    return source.published or _LATEST, _STAGE.index(source.contact.status), source.item_id


def _status(contacts: Sequence[Contact]) -> Status:
    """Where the contact stands: held once it is reported so, else the last word on whether it is on.

    A report of a contact held is not believed where more of those that came after it tell otherwise.
    """
    told = [contact.status for contact in contacts]
    if Status.HELD in told:
        since = told[told.index(Status.HELD) :]
        if 2 * since.count(Status.HELD) >= len(since):
            return Status.HELD
    ahead = [status for status in told if status is not Status.HELD]
    return next((status for status in reversed(ahead) if status is not Status.PROPOSED), Status.PROPOSED)


def _when(contacts: Sequence[Contact], status: Status) -> When | None:
    """The day that most reports give; of a contact to come the day last named, which may be a new one."""
    told = [contact.when for contact in contacts if contact.when]
    if not told:
        return None
    best = min((when.precision for when in told), key=_PRECISION.index)
    exact = [when for when in told if when.precision is best]
    if status is not Status.HELD:
        return exact[-1]
    day = _usual(when.day for when in exact)
    return max(
        (when for when in exact if when.day == day), key=lambda when: (when.end or when.day, when.zone)
    )


def _level(contacts: Sequence[Contact]) -> Level:
    counts = Counter(contact.level for contact in contacts)
    return min(counts, key=lambda level: (-counts[level], level.rank))


def _people(groups: Iterable[tuple[Participant, ...]]) -> tuple[Participant, ...]:
    """Everybody on a side, most often told first; who is named anywhere is not merely there by office."""
    told = [person for group in groups for person in group]
    best: dict[str, Participant] = {}
    for person in told:
        known = best.get(person.name)
        if known is None or (known.by_role and not person.by_role):
            best[person.name] = person
    return tuple(best[name] for name in _by_count(person.name for person in told))


def _outcomes(told: Sequence[Source]) -> tuple[str, ...]:
    """What is said to have come of it: the governments' own words before others', each matter once."""
    kept: list[str] = []
    for source in sorted(told, key=lambda source: source.readout_of is None):
        for sentence in source.contact.outcomes:
            if len(kept) < _MOST_OUTCOMES and all(token_set_ratio(sentence, k) < _SAME_WORDS for k in kept):
                kept.append(sentence)
    return tuple(kept)


def _by_count(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(value for value, _ in Counter(values).most_common())


def _usual(values: Iterable[Value | None]) -> Value | None:
    return next(iter(_by_count(value for value in values if value is not None)), None)
