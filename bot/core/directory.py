"""Who is meant by a name as people type it: in full, by surname, in Chinese, by an office, or misspelt.

Unlike the detector, which must not take a namesake for an official, a question may mean several people; who
asks can tell which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.knowledge import Knowledge, Person
from bot.core.model import Side, Span
from bot.core.script_zh import simplify
from bot.core.terms import TermIndex, term_index
from bot.core.text import small
from bot.core.titles import words_of
from bot.core.value import value
from bot.core.vocabulary import family_name

ALIKE = 0.72
"""Of the optimal string alignment similarity (0..1): from here on a name may be a misspelling."""

_ORDINARY = words_of(
    """an black brown center chase clay gates green hale he is king le long man price rank rice she shear so
    song stern stone swift tai waters white wood you young"""
)
"""Surnames that are also words: within a text they need a capital."""


_SIDES = re.compile(r"\b(U\.?S\.?A?|American|Chinese|China)(?:['’]s)?\s+$", re.IGNORECASE)


@value
class Named:
    """A name in a text, and whom it may mean, at least one person; in high office first."""

    span: Span
    people: tuple[Person, ...]


class Directory:
    """The people of one `Knowledge`, by every name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.people: Mapping[str, Person] = {person.id: person for person in knowledge.people}
        forms: dict[str, dict[str, None]] = {}
        for form, person in _forms(knowledge.people):
            forms.setdefault(_key(form), {})[person.id] = None
        self._forms = {form: tuple(self.people[ref] for ref in refs) for form, refs in forms.items()}
        self._spelt = [form for form in self._forms if len(form) > 3]
        self._index: TermIndex = term_index((form, form) for form in self._forms)
        self._offices: dict[str, list[tuple[Side | None, tuple[str, ...]]]] = {}
        for role in knowledge.roles:
            if role.offices and not role.relative:
                self._offices.setdefault(_key(role.phrase), []).append((role.side, role.offices))
        self._titles: TermIndex = term_index((phrase, phrase) for phrase in self._offices if " " in phrase)

    def find(self, text: str, today: date) -> tuple[Named, ...]:
        """The people whom a text names, in its order; the longest name where one holds another."""
        norm = simplify(text)
        hits = self._index.find(small(norm))
        return tuple(
            Named(span, self._ranked(self._forms[form], today))
            for form, span in hits
            if form not in _ORDINARY or text[span.start].isupper()
        )

    def offices_in(self, text: str, today: date) -> tuple[Named, ...]:
        """Who holds the offices that a text names; "the Chinese" or "the American" before one chooses."""
        norm = simplify(text)
        found = []
        for key, span in self._titles.find(small(norm)):
            side = _side_before(norm[: span.start])
            holders = [person for person in self._holders(key, today) if side in (None, person.side)]
            if holders:
                found.append(Named(span, self._ranked(holders, today)))
        return tuple(found)

    def called(self, name: str, today: date) -> tuple[Person, ...]:
        """Everybody whom this very name, or today's office of this name, may mean; in high office first."""
        key = _key(name)
        return self._ranked(self._forms.get(key) or self._holders(key, today), today)

    def beginning(self, text: str, today: date) -> tuple[Person, ...]:
        """Those with a name that begins so, in high office first."""
        key = _key(text)
        found = {
            person for form in self._forms if key and form.startswith(key) for person in self._forms[form]
        }
        return self._ranked(found, today)

    def like(self, name: str, today: date, most: int = 5) -> tuple[Person, ...]:
        """Those whose name is spelt nearly so, the likest first."""
        found = process.extract(
            _key(name), self._spelt, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=4 * most
        )
        best: dict[Person, float] = {}
        for form, score, _ in found:
            for person in self._forms[form]:
                best[person] = max(score, best.get(person, 0))
        ranked = {person: at for at, person in enumerate(self._ranked(best, today))}
        return tuple(sorted(best, key=lambda person: (-best[person], ranked[person])))[:most]

    def _holders(self, key: str, today: date) -> tuple[Person, ...]:
        held = (self._knowledge.holders(titles, side, today) for side, titles in self._offices.get(key, ()))
        return tuple(dict.fromkeys(person for holders in held for person in holders))

    def _ranked(self, people: Iterable[Person], today: date) -> tuple[Person, ...]:
        return tuple(sorted(people, key=lambda person: (_rank(person, today), person.name)))


def _side_before(text: str) -> Side | None:
    """The side that the words right before an office name."""
    match = _SIDES.search(text)
    if match is None:
        return None
    return Side.CHINA if match[1].lower().startswith("chin") else Side.US


def _rank(person: Person, today: date) -> tuple[bool, int, int]:
    """In office before out of it, then the higher office, then the later one."""
    offices = person.offices_on(today)
    best = min((office.level.rank for office in offices or person.offices), default=9)
    return not offices, best, -max((office.start.toordinal() for office in person.offices), default=0)


def _forms(people: Iterable[Person]) -> Iterator[tuple[str, Person]]:
    for person in people:
        for form in (
            person.name,
            *person.aliases,
            *person.ambiguous,
            *person.zh_aliases,
            family_name(person),
        ):
            yield form, person


def _key(name: str) -> str:
    return " ".join(simplify(name).lower().replace("’", "'").split())


@lru_cache(maxsize=4)
def of(knowledge: Knowledge) -> Directory:
    """The directory of a knowledge, made once."""
    return Directory(knowledge)
