"""Who a name stands for: officials by full name or surname, namesakes, people outside the knowledge files.

A surname alone proves nothing. It stands for an official when the item names him in full, when a title before it
fits his office on the day, or when he is the only one of that name in high office and the item speaks of both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz.distance import OSA

from bot.core import names
from bot.core.knowledge import Knowledge, Person
from bot.core.lexicon import Sort, Term, family_name
from bot.core.model import Level, Side
from bot.core.phrases import Phrase

_HIGH = (Level.LEADER, Level.MINISTER)
_AFTER_NAME = re.compile(
    r" ?(?:Jr|Sr)\b| (?:administration|White House|era|campaign|Tower|tariffs?|Texas|University|College|Organization|family|city|City|Street)\b"
    r"|, (?:Texas|TX)\b"
)
_WORD_BEFORE = re.compile(r"(?:^|[^\w'-])([A-Z][\w.'-]*) $")
_WORD_AFTER = re.compile(r" ([A-Z][\w'-]*)")


@dataclass
class Cast:
    """The people of one item while it is read: who is named in full, and what else bears their surnames."""

    full: dict[str, Person] = field(default_factory=dict)  # person id -> person
    strangers: dict[str, str] = field(
        default_factory=dict
    )  # lower-case surname -> full name of somebody else
    sides: set[Side] = field(default_factory=set)

    def meet(self, person: Person) -> None:
        self.full[person.id] = person
        self.sides.add(person.side)


def by_surname(
    norm: str, phrase: Phrase, people: Sequence[Person], cast: Cast, knowledge: Knowledge, day: date | None
) -> Person | None:
    """The person whom a surname stands for in this item, None where it is somebody else or cannot be told."""
    people = [p for p in people if not phrase.sides or p.side in phrase.sides]
    named = [p for p in people if p.id in cast.full]
    titled = [head for head in phrase.heads if head.sort in (Sort.ROLE, Sort.RANK)]
    if named and (len(named) == 1 or not titled):
        return named[-1]
    if titled:
        return _fitting(named or people, titled, day)
    assert phrase.name is not None
    surname = norm[phrase.name.start : phrase.name.end].lower()
    if surname in cast.strangers or surname in ("he", "an", "le"):
        return None
    return _prominent(people, cast, knowledge, day)


def _fitting(people: Iterable[Person], heads: Sequence[Term], day: date | None) -> Person | None:
    """The only one whose office on the day is what the title says; failing that, the only one of the title's kind."""
    offices = {title for head in heads for title in head.offices}
    people = list(people)
    exact = [p for p in people if any(p.holds(title, day) for title in offices)]
    if exact:
        return exact[0] if len(exact) == 1 else None
    kind = [p for p in people if any(_suits(p, head, day) for head in heads)]
    high = [p for p in kind if any(o.level in _HIGH for o in p.offices_on(day))]
    for group in (kind, high):
        if len(group) == 1:
            return group[0]
    return None


def _suits(person: Person, head: Term, day: date | None) -> bool:
    if head.side not in (None, person.side):
        return False
    held = person.offices_on(day)
    if not held:
        return False
    if head.sort is Sort.RANK and head.track is not None:
        return head.level is Level.WORKING or head.track is person.track or head.track is held[0].track
    return head.offices == ()


def _prominent(people: Iterable[Person], cast: Cast, knowledge: Knowledge, day: date | None) -> Person | None:
    """The only one in high office; among several, the one whose office deals with those whom the item names."""
    high = [p for p in people if any(o.level in _HIGH for o in p.offices_on(day))]
    if len(high) == 1:
        return high[0]
    met = {
        title
        for person in cast.full.values()
        for office in person.offices_on(day)
        for title in knowledge.counterparts.get(office.title, ())
    }
    linked = [p for p in high if any(o.title in met for o in p.offices_on(day))]
    return linked[0] if len(linked) == 1 else None


def is_other(norm: str, phrase: Phrase, surname: str, cast: Cast, headline: bool) -> bool:
    """Whether the words around a bare surname make it another name: "Hunter Biden", "Wang Chuanfu", "Austin, Texas"."""
    assert phrase.name is not None
    start, end = phrase.name.start, phrase.name.end
    if _AFTER_NAME.match(norm, end):
        return True
    if (
        (after := _WORD_AFTER.match(norm, end))
        and names.is_family_name(surname)
        and names.is_given_name(after[1])
    ):
        return not headline or after[1].lower() not in _WORDS
    before = _WORD_BEFORE.search(norm, max(0, start - 24), start)
    if before is None or phrase.heads or phrase.sides:
        return False
    return before[1] in _GIVEN_NAMES or (
        not headline
        and before.start(1) > 0
        and norm[before.start(1) - 2 : before.start(1)] not in (". ", "? ", "! ")
    )


_WORDS = frozenset(
    {
        "to",
        "in",
        "on",
        "meng",
        "he",
        "she",
        "die",
        "men",
        "can",
        "an",
        "a",
        "pen",
        "gang",
        "long",
        "mine",
        "lies",
    }
)
_GIVEN_NAMES = frozenset(
    "Hunter Jill Eric Ivanka Melania Barron Tiffany Lara Donald Dan John Mark Matthew Stephen Bill William Gordon Scott George Amy "
    "Condoleezza Bobby Harry Kamala Jerome Jimmy Michelle Chelsea Teresa Beau Mary Fred Vedant Ashley Sherrod Jerry Pastor Hillary".split()
)


def misspelt(name: str, titled: Sequence[Term], knowledge: Knowledge, day: date | None) -> Person | None:
    """The known official whose name was meant, where a title or the rest of the name vouches for it."""
    parts = name.split()
    surname = parts[-1].lower()
    for head in titled:
        for person in knowledge.holders(head.offices, head.side, day):
            family = family_name(person).lower()
            if len(family) >= 5 and OSA.distance(family, surname) <= 2 and family[0] == surname[0]:
                return person
    return None


def side_of(name: str, phrase: Phrase) -> Side | None:
    """Whose official an unknown name is, by the words around it, then by its shape."""
    if phrase.sides:
        return phrase.sides[0]
    told = next((h.side for h in phrase.heads if h.side), None)
    chinese = names.is_chinese(name)
    if told is Side.US and chinese:
        return Side.CHINA if phrase.heads[-1].sort is Sort.RANK else Side.US
    if told:
        return told
    if chinese:
        return Side.CHINA
    return None
