"""Stories from a stream of verdicts without a database: for `classify --stories`, `replay` and measurements.

An `Assembler` keeps all stories in memory, indexed by people and weeks, so that placing an item looks at few
of them, whatever their number. What it does with one contact is `stories.place`, as everywhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import count

from bot.core.matching import best, story_window, window
from bot.core.model import Contact, Item, Participant, Story
from bot.core.stories import Placement, in_placing_order, place, source_of
from bot.core.verdict import Verdict

_WEEK = 7
_MARGIN = 2  # weeks: two plans of one contact may lie that far apart
_ANYBODY, _NOBODY = "*", ""
_TIMELESS = 0  # the week of what gives no day and was published nobody knows when
_Key = tuple[str, str, int]  # side or "mechanism", name, week


class Assembler:
    """Stories in the order of arrival. `add` places an item's contacts and says into which stories."""

    def __init__(self) -> None:
        self._recalled: Assembler | None = None
        self.stories: dict[str, Story] = {}
        self._index: dict[_Key, set[str]] = defaultdict(set)
        self._of_item: dict[str, set[str]] = defaultdict(set)

    def add(self, item: Item, verdict: Verdict) -> tuple[Placement | None, ...]:
        """One placement a contact.

        A contact told only as background begins no story and is no source of one: it gets the story that it
        fits as that stands, or None.
        """
        placements: dict[int, Placement | None] = {}
        taken: set[str] = set()  # two contacts of one item are two stories
        nearby = [tuple(self._nearby(contact, item)) for contact in verdict.contacts]
        for index in in_placing_order(verdict.contacts, item, nearby):
            free = tuple(story for story in nearby[index] if story.id not in taken)
            placed = self._place(verdict.contacts[index], item, verdict, free)
            placements[index] = placed
            taken |= {placed.story.id} if placed else set()
        return tuple(placements[index] for index in sorted(placements))

    def recall(self, item: Item, contact: Contact) -> str:
        """The id that background contacts share which are one and which no story tells of."""
        self._recalled = self._recalled or Assembler()
        told = Verdict(
            item.id, relevant=True, score=contact.score, contacts=(replace(contact, primary=True),)
        )
        (placed,) = self._recalled.add(item, told)
        return f"recalled-{placed.story.id}" if placed else ""

    def _place(
        self, contact: Contact, item: Item, verdict: Verdict, nearby: Sequence[Story]
    ) -> Placement | None:
        if not contact.primary:
            known = best(source_of(contact, item), nearby)
            return Placement(known, known) if known else None
        others = [other for other in verdict.contacts if other is not contact]
        placed = place(contact, item, nearby, verdict.issuer, others)
        if placed.is_new:
            placed = replace(placed, story=replace(placed.story, id=self._free_id(placed.story.id)))
        self._keep(placed.story, item)
        return placed

    def _nearby(self, contact: Contact, item: Item) -> Iterator[Story]:
        """The stories that the contact may belong to, by id."""
        known = window(contact, item.published, item.published)
        weeks = _weeks(known, item.published, item.published, _MARGIN)
        found = self._sharing("us", contact.us, weeks) & self._sharing("china", contact.china, weeks)
        if contact.mechanism:
            found |= self._under("mechanism", [contact.mechanism], weeks)
        return (self.stories[story_id] for story_id in sorted(found | self._of_item[item.id]))

    def _sharing(self, side: str, people: Iterable[Participant], weeks: range) -> set[str]:
        names = [person.name for person in people if person.name]
        is_open = all(person.by_role for person in people)
        return self._under(side, [_ANYBODY] if is_open else [*names, _NOBODY], weeks)

    def _under(self, kind: str, names: Iterable[str], weeks: range) -> set[str]:
        keys = ((kind, name, week) for name in names for week in weeks)
        return set[str]().union(*(self._index[key] for key in keys if key in self._index))

    def _keep(self, story: Story, item: Item) -> None:
        self.stories[story.id] = story
        self._of_item[item.id].add(story.id)
        for key in _keys(story):
            self._index[key].add(story.id)

    def _free_id(self, wanted: str) -> str:
        if wanted not in self.stories:
            return wanted
        return next(name for number in count(2) if (name := f"{wanted}-{number}") not in self.stories)


def _keys(story: Story) -> Iterator[_Key]:
    contact = story.contact
    for week in _weeks(story_window(story), story.first_published, story.last_published, 0):
        for side, people in (("us", contact.us), ("china", contact.china)):
            is_open = all(person.by_role for person in people)
            for name in {_ANYBODY, *([_NOBODY] if is_open else ()), *(person.name for person in people)}:
                yield side, name, week
        if contact.mechanism:
            yield "mechanism", contact.mechanism, week


def _weeks(
    known: tuple[date, date] | None, first: datetime | None, last: datetime | None, margin: int
) -> range:
    """The weeks in which a contact can lie, by its first and last day, and was reported."""
    days = [*(known or ()), *(moment.date() for moment in (first, last) if moment)]
    if not days:
        return range(_TIMELESS, _TIMELESS + 1)
    return range(min(days).toordinal() // _WEEK - margin, max(days).toordinal() // _WEEK + margin + 1)
