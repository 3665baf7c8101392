"""What people change of stories: facts, merges, splits, dismissals, each of which can be undone.

Nothing that the feeds told is lost by a correction. A source keeps the story that the program had filed it
under (its home), and the stories as people see them are always computed anew, from the homes and the
corrections in force:

    homes ──> merges and splits, in order ──> sources of each story ──> merged view ──> facts, in order

So a correction is undone by leaving it out, whatever was corrected after it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import fields, replace

from bot.core.merging import merged
from bot.core.model import (
    ChangeKind,
    Contact,
    Correction,
    CorrectionKind,
    Facts,
    Source,
    Story,
    StoryChange,
)

_MOVES = (CorrectionKind.MERGE, CorrectionKind.SPLIT)

Filed = dict[str, list[Source]]
"""Story id -> the sources filed under it."""


def corrected(contact: Contact, corrections: Iterable[Correction]) -> Contact:
    """The contact with the facts of the corrections, later ones over earlier ones."""
    for correction in corrections:
        if correction.kind is CorrectionKind.FACTS and not correction.undone:
            contact = _with_facts(contact, correction.facts)
    return contact


def _with_facts(contact: Contact, facts: Facts) -> Contact:
    stated = {field.name: getattr(facts, field.name) for field in fields(facts) if field.name != "undated"}
    known = {name: value for name, value in stated.items() if value is not None}
    if facts.undated:
        known["when"] = None
    return replace(contact, **known)


def curated(stories: Sequence[Story], corrections: Sequence[Correction]) -> tuple[Story, ...]:
    """The stories under the corrections, in the order given; those that a split makes stand last.

    `stories` holds every story that a correction or the home of a source names, `corrections` every one on
    any of them, oldest first, undone ones too. A story that only an undone split had made is left out.
    """
    homes = _homes(stories)
    filed = _moved(homes, corrections)
    split_off = {c.other for c in corrections if c.kind is CorrectionKind.SPLIT and not c.undone}
    once_split_off = dict.fromkeys(c.other for c in corrections if c.kind is CorrectionKind.SPLIT)
    known = {story.id for story in stories}
    made = [_made(name, filed[name]) for name in once_split_off if name not in known and filed[name]]
    return tuple(
        _shown(_opened_anew(story, filed[story.id], once_split_off), filed[story.id], corrections)
        for story in (*stories, *made)
        if filed[story.id] or story.id in split_off or story.id not in once_split_off
    )


def home_of(item_id: str, stories: Iterable[Story]) -> Story | None:
    """The story that a person has moved the item to: there it stays, whatever its next edit says."""
    return next(
        (story for story in stories for source in story.sources if source.item_id == item_id and source.home),
        None,
    )


def as_told(story: Story) -> Iterator[Story]:
    """The story as the program would know it, or the stories that a merge has made one: as the sources tell.

    A report that fits one of them belongs to the story, whatever people have corrected. Nothing is given of a
    story that nobody has corrected.
    """
    told: Filed = {}
    for source in story.sources:
        told.setdefault(source.home, []).append(source)
    if len(told) > 1 or any(c.kind is CorrectionKind.FACTS for c in story.corrections):
        for sources in told.values():
            yield _timed(replace(story, contact=merged(sources), history=(), corrections=()), sources)


def _homes(stories: Sequence[Story]) -> Filed:
    """Every source where the program had filed it, at its old place, with its home and seat written on it."""
    filed: Filed = {story.id: [s for s in story.sources if not s.home] for story in stories}
    away = sorted((s for story in stories for s in story.sources if s.home), key=lambda source: source.seat)
    for source in away:
        filed.setdefault(source.home, []).insert(source.seat, source)
    return {
        home: [replace(source, home=home, seat=seat) for seat, source in enumerate(sources)]
        for home, sources in filed.items()
    }


def _moved(homes: Filed, corrections: Sequence[Correction]) -> Filed:
    """The sources after all merges and splits in force; those at home carry no mark of it."""
    filed = {name: list(sources) for name, sources in homes.items()}
    for move in corrections:
        if move.kind in _MOVES and not move.undone:
            held = filed.get(move.story_id, [])
            filed[move.story_id] = [source for source in held if not _leaves(source, move)]
            filed.setdefault(move.other, []).extend(source for source in held if _leaves(source, move))
        elif move.kind in _MOVES:
            filed.setdefault(move.other, [])
    return {name: _seated(name, sources) for name, sources in filed.items()}


def _seated(name: str, sources: Sequence[Source]) -> list[Source]:
    """A story's own sources in their old order, whatever ways they went, then those from elsewhere."""
    own = sorted((source for source in sources if source.home == name), key=lambda source: source.seat)
    return [
        *(replace(source, home="", seat=0) for source in own),
        *(source for source in sources if source.home != name),
    ]


def _leaves(source: Source, move: Correction) -> bool:
    return move.kind is CorrectionKind.MERGE or source.item_id in move.items


def _made(story_id: str, sources: Sequence[Source]) -> Story:
    """A story that a split makes."""
    return Story(story_id, merged(sources), history=(_first_report(sources),))


def _first_report(sources: Sequence[Source]) -> StoryChange:
    first = sources[0]
    return StoryChange(
        ChangeKind.FIRST_REPORT, first.item_id, after=merged(sources).status, evidence=first.evidence
    )


def _opened_anew(story: Story, sources: Sequence[Source], split_off: Collection[str]) -> Story:
    """A story that a split made opens with the first source that it has now, whatever it had before."""
    if story.id not in split_off or not sources:
        return story
    return replace(story, history=(_first_report(sources), *story.history[1:]))


def _shown(story: Story, sources: Sequence[Source], corrections: Sequence[Correction]) -> Story:
    """The story with its sources and its corrections in force. Without a source its contact stays."""
    mine = tuple(c for c in corrections if c.story_id == story.id and not c.undone)
    contact = corrected(merged(sources), mine) if sources else story.contact
    return replace(_timed(story, sources), contact=contact, corrections=mine)


def _timed(story: Story, sources: Sequence[Source]) -> Story:
    if tuple(sources) == story.sources:
        return story
    times = [source.published for source in sources if source.published]
    return replace(
        story,
        sources=tuple(sources),
        first_published=min(times, default=story.first_published),
        last_published=max(times, default=story.last_published),
    )
