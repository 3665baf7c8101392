"""What people correct of stories: recorded with who and why, undone at will, told where the story stands.

correction ──> recorded ──> stories around it computed anew ──> saved ──> their parents brought up to date
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from bot.core import curation, stories
from bot.core.merging import merged
from bot.core.model import (
    Contact,
    Correction,
    CorrectionKind,
    Facts,
    Item,
    Participant,
    Precision,
    Story,
)
from bot.services.rights import Actor, Rights
from bot.store.audit import Deed
from bot.store.outbox import DISMISSED
from bot.store.store import Store, Transaction

UNDO = "undo"
"""Why messages that were still to be sent about a dismissed story are not."""


class Refusal(StrEnum):
    """Why nothing was changed."""

    NO_RIGHT = "no_right"
    NO_STORY = "no_story"
    NO_SOURCES = "no_sources"  # a known contact of the history: nothing could be undone to
    SAME = "same"
    NOTHING_TO_SPLIT = "nothing_to_split"
    ALREADY = "already"


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was done, and the stories as they are now; the one that was corrected first."""

    correction: Correction
    stories: tuple[Story, ...]


Outcome: TypeAlias = Corrected | Refusal


class Curator:
    """Corrects stories. `new_id` makes ids that were never used."""

    def __init__(self, store: Store, rights: Rights, new_id: Callable[[], str]) -> None:
        self._store = store
        self._rights = rights
        self._new_id = new_id

    def dismiss(self, story_id: str, actor: Actor, now: datetime) -> Outcome:
        """Marks the story as no contact: it is found no more, and nobody hears of it."""
        return self._correct(CorrectionKind.NOT_A_CONTACT, story_id, actor, now)

    def state(self, story_id: str, facts: Facts, actor: Actor, now: datetime) -> Outcome:
        """Puts facts in place of what the sources say."""
        return self._correct(CorrectionKind.FACTS, story_id, actor, now, facts=facts)

    def merge(self, story_id: str, into: str, actor: Actor, now: datetime) -> Outcome:
        """Gives all sources of the story to another one."""
        return self._correct(CorrectionKind.MERGE, story_id, actor, now, other=into)

    def split(self, story_id: str, items: Collection[str], actor: Actor, now: datetime) -> Outcome:
        """Makes a story of its own of some of the story's sources."""
        return self._correct(CorrectionKind.SPLIT, story_id, actor, now, items=tuple(sorted(items)))

    def undo(self, correction_id: str, actor: Actor, now: datetime) -> Outcome:
        """Takes a correction back, whatever was corrected after it."""
        if not self._rights.is_admin(actor.user):
            return Refusal.NO_RIGHT
        with self._store.begin() as tx:
            tx.lock_news()
            correction = tx.corrections.get(correction_id)
            if correction is None:
                return Refusal.NO_STORY
            before = _around(tx, correction)
            if not tx.corrections.undo(correction_id):
                return Refusal.ALREADY
            shown = _apply(tx, correction, before, now)
            if correction.kind is CorrectionKind.NOT_A_CONTACT:
                tx.outbox.restore(correction.story_id, DISMISSED, now)
            detail = f"{correction.kind}: {actor.reason}" if actor.reason else correction.kind
            tx.audit.add(Deed(now, actor.user, UNDO, correction.story_id, detail))
        return Corrected(correction, shown)

    def _correct(
        self, kind: CorrectionKind, story_id: str, actor: Actor, now: datetime, **what: Any
    ) -> Outcome:
        if not self._rights.is_admin(actor.user):
            return Refusal.NO_RIGHT
        correction = Correction(self._new_id(), kind, story_id, actor.user, actor.reason, now, **what)
        with self._store.begin() as tx:
            tx.lock_news()
            refusal = _refusal(tx, correction)
            if refusal:
                return refusal
            if kind is CorrectionKind.SPLIT:
                correction = _with_new_story(tx, correction)
            before = _around(tx, correction)
            tx.corrections.add(correction)
            shown = _apply(tx, correction, before, now)
            if kind is CorrectionKind.NOT_A_CONTACT:
                tx.outbox.withdraw(story_id, DISMISSED)
            tx.audit.add(Deed(now, actor.user, kind, story_id, _told(correction)))
        return Corrected(correction, shown)


def corrected_lines(store: Store) -> Iterator[dict[str, Any]]:
    """Gold lines of every item whose story people have corrected, as they corrected it."""
    with store.read() as tx:
        touched = {name for c in tx.corrections.all() if not c.undone for name in (c.story_id, c.other)}
        found = tx.stories.load(sorted(touched - {""}))
        items = {source.item_id for story in found for source in story.sources}
        for item_id in sorted(items):
            known = tx.items.get(item_id)
            if known is not None:
                yield gold_line(known.item, tx.stories.of_item(item_id))


def _refusal(tx: Transaction, correction: Correction) -> Refusal | None:
    """Why the correction cannot be made, None where it can."""
    story = tx.stories.get(correction.story_id)
    if story is None or story.moved_to:
        return Refusal.NO_STORY
    if correction.kind is CorrectionKind.NOT_A_CONTACT:
        return Refusal.ALREADY if story.dismissed else None
    if correction.kind is CorrectionKind.MERGE:
        return _cannot_merge(story, tx.stories.get(correction.other))
    if correction.kind is CorrectionKind.SPLIT:
        own, leaving = {source.item_id for source in story.sources}, set(correction.items)
        return None if own & leaving and own - leaving else Refusal.NOTHING_TO_SPLIT
    return _says_nothing(story, correction)


def _cannot_merge(story: Story, other: Story | None) -> Refusal | None:
    if other is None or other.moved_to:
        return Refusal.NO_STORY
    return Refusal.SAME if other.id == story.id else None


def _says_nothing(story: Story, correction: Correction) -> Refusal | None:
    if not story.sources:
        return Refusal.NO_SOURCES
    return Refusal.SAME if curation.corrected(story.contact, [correction]) == story.contact else None


def _with_new_story(tx: Transaction, split: Correction) -> Correction:
    """The correction with the id of the story that it makes."""
    story = tx.stories.get(split.story_id)
    assert story is not None
    leaving = [source for source in story.sources if source.item_id in split.items]
    wanted = stories.slug(merged(leaving), leaving[0].published)
    return replace(split, other=tx.stories.free_id(wanted))


def _around(tx: Transaction, correction: Correction) -> dict[str, Story]:
    """The stories as they are that the correction, or others connected with it, can change."""
    names, _ = tx.corrections.around({correction.story_id, correction.other} - {""})
    return {story.id: story for story in tx.stories.load(sorted(names))}


def _apply(
    tx: Transaction, correction: Correction, before: dict[str, Story], now: datetime
) -> tuple[Story, ...]:
    """Brings every story around the correction in line with all corrections in force."""
    _, corrections = tx.corrections.around({correction.story_id, correction.other} - {""})
    after = curation.curated(tuple(before.values()), corrections)
    for story in after:
        if story != before.get(story.id):
            tx.stories.save(story, before.get(story.id), now)
            tx.threads.hurry(story.id, now)
    for gone in before.keys() - {story.id for story in after}:
        tx.stories.delete(gone)
    return tuple(sorted(after, key=lambda story: story.id != correction.story_id))


def _told(correction: Correction) -> str:
    """What the log of changes says beside who, when, what and which story."""
    facts = [
        f"{name}={_value(value)}"
        for name in Facts.__dataclass_fields__
        if (value := getattr(correction.facts, name)) not in (None, False)
    ]
    told = " ".join(part for part in (correction.other, *correction.items, *facts) if part)
    return ": ".join(part for part in (told, correction.reason) if part)


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(each.name if isinstance(each, Participant) else str(each) for each in value)
    return str(getattr(value, "day", value))


def gold_line(item: Item, told: Sequence[Story]) -> dict[str, Any]:
    """The item as a line of a gold file; the stories are those that it is a source of."""
    contacts = [
        _gold_contact(story.id, curation.corrected(source.contact, story.corrections))
        for story in told
        if not story.hidden
        for source in story.sources
        if source.item_id == item.id
    ]
    return {
        "id": item.id,
        "source": item.source,
        "url": item.url,
        "published": item.published.date().isoformat() if item.published else None,
        "lang": item.lang,
        "title": item.title,
        "summary": item.summary,
        "relevant": bool(contacts),
        "negative_kind": None if contacts else "other",
        "contacts": contacts,
    }


def _gold_contact(event: str, contact: Contact) -> dict[str, Any]:
    when = contact.when
    return {
        "event": event,
        "track": contact.track,
        "level": contact.level,
        "mode": contact.mode,
        "status": contact.status,
        "date": when.day.isoformat() if when and when.precision is Precision.DAY else None,
        "us": [person.name for person in contact.us if person.name and not person.by_role],
        "china": [person.name for person in contact.china if person.name and not person.by_role],
        "location": contact.location,
        "topics": list(contact.topics),
        "primary": contact.primary,
    }
