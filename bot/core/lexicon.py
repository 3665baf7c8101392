"""Every known surface form in one automaton: names, offices, bodies, countries, in English and Chinese.

One pass over the text finds the longest forms; word boundaries and capitals are checked afterwards. The same
automaton answers `may_concern`, the test that decides the speed on a general stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot.core import titles
from bot.core.knowledge import Knowledge, Person, RolePhrase
from bot.core.model import Level, Side, Track
from bot.core.script_zh import simplify


class Sort(Enum):
    """What a form can be in a sentence."""

    PERSON = auto()  # a full name
    SURNAME = auto()  # a name that several people, or other words, share
    OFFICIAL = auto()  # an official of a third country
    ROLE = auto()
    RANK = auto()
    GROUP = auto()
    INSTITUTION = auto()
    BODY = auto()
    COUNTRY = auto()
    BOTH = auto()  # "Sino-US", 中美
    COUNTERPART = auto()
    TWO = auto()  # "the two sides"
    VENUE = auto()


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning of a form. `support`: too common a word to stand without other evidence in the item."""

    sort: Sort
    side: Side | None = None
    people: tuple[Person, ...] = ()
    ref: str = ""
    name: str = ""
    offices: tuple[str, ...] = ()
    level: Level | None = None
    track: Track | None = None
    plural: bool = False
    support: bool = False


class Hit(NamedTuple):
    """A form found in the text, with all its meanings."""

    start: int
    end: int
    terms: tuple[Term, ...]

    def term(self, *sorts: Sort) -> Term | None:
        """The first meaning of one of the given sorts."""
        return next((term for term in self.terms if term.sort in sorts), None)


_PUNCTUATION = "".join(
    map(chr, (*range(0x20, 0x30), *range(0x3A, 0x41), *range(0x5B, 0x61), *range(0x7B, 0x7F)))
) + (
    "\n\t\r\xa0\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201c\u201d\u2026\u2002\u2003\u2009\u200b\u3000"
)
_FOLD = str.maketrans(
    {
        **{char: " " for char in _PUNCTUATION},
        **dict.fromkeys(range(0xD800, 0xE000), " "),  # lone surrogates cannot be searched
        **{chr(i): chr(i).lower() for i in range(0x250) if chr(i).isupper() and len(chr(i).lower()) == 1},
    }
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_BRITISH = (
    ("defense", "defence"),
    ("theater", "theatre"),
    ("adviser", "advisor"),
    ("councilor", "councillor"),
)
_AMERICA = re.compile(r"\bU\.S\.(?=\s|$)|\bUS\b|\bu\.s\.(?=\s|$)|\bus(?= )")


def fold(text: str) -> str:
    """Lower case with every mark a space, of the same length: what the automaton reads."""
    return text.translate(_FOLD)


class _Form(NamedTuple):
    terms: tuple[Term, ...]
    latin: bool
    capital: bool  # the text must have a capital at the start
    acronym: str  # the exact spelling asked for, "" if any
    shorter: int  # the longest other form that begins this one at a word boundary, -1 if none
    length: int
    sides: int  # bit 1: speaks for the US, bit 2: for China


class Lexicon:
    """The compiled forms of one `Knowledge`."""

    def __init__(self, forms: dict[str, tuple[list[Term], bool, str]]) -> None:
        keys = sorted(forms)
        number = {key: index for index, key in enumerate(keys)}
        self._forms = [
            _Form(
                tuple(forms[key][0]),
                key.startswith(" "),
                forms[key][1],
                forms[key][2],
                _shorter(key, number),
                len(key),
                _sides(forms[key][0]),
            )
            for key in keys
        ]
        self._automaton = AhoCorasick(
            keys, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def hits(self, norm: str) -> list[Hit]:
        """All forms in normalised text, longest first where they overlap, in text order."""
        folded = f" {fold(norm)} "
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            form = self._settle(index, start, end, folded)
            if form is None:
                continue
            begin = start if form.latin else start - 1
            stop = start + form.length - 1
            if _spelt(form, norm, begin, stop):
                found.append(Hit(begin, _with_point(norm, begin, stop), form.terms))
        return found

    def _settle(self, index: int, start: int, end: int, folded: str) -> _Form | None:
        """The longest form at this place that ends at a word boundary."""
        form = self._forms[index]
        while form.latin and folded[start + form.length] != " " and folded[start + form.length].isalnum():
            if form.shorter < 0:
                return None
            form = self._forms[form.shorter]
        return form

    def may_concern(self, text: str) -> bool:
        """Whether a raw text names something of both sides, or a form that joins them. A miss is final."""
        if not text.isascii() and _HAN.search(text):
            text = simplify(text)
        folded = f" {fold(text)} "
        seen = 0
        for index, start, end in self._automaton.find_matches_as_indexes(folded):
            form = self._forms[index]
            if not form.sides & ~seen:
                continue
            settled = self._settle(index, start, end, folded)
            begin = start if form.latin else start - 1
            if settled and _spelt(settled, text, begin, start + settled.length - 1):
                seen |= settled.sides
                if seen == 3:
                    return True
        return False


@lru_cache(maxsize=8)
def of(knowledge: Knowledge) -> Lexicon:
    """The lexicon of a knowledge, compiled once."""
    forms: dict[str, tuple[list[Term], bool, str]] = {}
    for surface, term in _surfaces(knowledge):
        for variant in _variants(surface):
            key = fold(variant).rstrip()
            key = key if _HAN.match(key) else f" {key.lstrip()}"
            terms, capital, acronym = forms.setdefault(
                key, ([], _needs_capital(variant, term), _acronym(variant, term))
            )
            if term not in terms:
                terms.append(term)
    return Lexicon(
        {key: (_merged(terms), capital, acronym) for key, (terms, capital, acronym) in forms.items()}
    )


def _merged(terms: list[Term]) -> list[Term]:
    """People who share a surname become one meaning."""
    people = tuple(dict.fromkeys(p for t in terms if t.sort is Sort.SURNAME for p in t.people))
    rest = [t for t in terms if t.sort is not Sort.SURNAME]
    return [*rest, Term(Sort.SURNAME, people=people)] if people else rest


def _shorter(key: str, number: dict[str, int]) -> int:
    cut = key.rfind(" ")
    while cut > 0:
        if (shorter := key[:cut].rstrip()) in number:
            return number[shorter]
        cut = key.rfind(" ", 0, cut)
    return -1


def _sides(terms: list[Term]) -> int:
    """Which sides a form can speak for; titles and groups alone say nothing."""
    telling = (Sort.PERSON, Sort.SURNAME, Sort.BODY, Sort.COUNTRY, Sort.ROLE, Sort.VENUE)
    bits = 0
    for term in terms:
        if term.sort is Sort.BOTH:
            bits |= 3
        if term.sort in telling:
            bits |= {Side.US: 1, Side.CHINA: 2}.get(term.side or Side.THIRD, 0)
            for person in term.people:
                bits |= 1 if person.side is Side.US else 2
    return bits


def _needs_capital(surface: str, term: Term) -> bool:
    named = (Sort.PERSON, Sort.SURNAME, Sort.OFFICIAL, Sort.BODY, Sort.COUNTRY, Sort.VENUE)
    return term.sort in named and surface[:1].isupper()


def _acronym(surface: str, term: Term) -> str:
    """Short names in capitals ("PLAN", "DoD") are read only as spelt."""
    short = surface.isascii() and surface.isalpha() and 2 <= len(surface) <= 5
    return (
        surface
        if short and not surface.istitle() and not surface.islower() and term.sort is not Sort.SURNAME
        else ""
    )


def _spelt(form: _Form, norm: str, begin: int, stop: int) -> bool:
    if form.acronym:
        return norm[begin:stop] == form.acronym
    return not form.capital or norm[begin].isupper()


def _with_point(norm: str, begin: int, stop: int) -> int:
    """Takes in the last point of "U.S." and "Gen."."""
    if (
        norm[stop : stop + 1] == "."
        and ("." in norm[begin:stop] or stop - begin <= 6)
        and norm[stop + 1 : stop + 2] in " ,'"
    ):
        return stop + 1
    return stop


def _variants(surface: str) -> Iterator[str]:
    """American and British spelling, "US" and "U.S."."""
    spellings = [surface]
    for american, british in _BRITISH:
        for one, other in ((american, british), (british, american)):
            spellings += [
                s.replace(one, other).replace(one.title(), other.title())
                for s in spellings
                if one in s.lower() and s.isascii()
            ]
    for spelling in dict.fromkeys(spellings):
        yield spelling
        if _AMERICA.search(spelling):
            yield _AMERICA.sub("US" if spelling[:1].isupper() else "us", spelling)
            yield _AMERICA.sub("U.S.", spelling)


_JOINT = (
    "two sides, both sides, two countries, both countries, two nations, both nations, two leaders, both leaders, two militaries, "
    "both militaries, two powers, two superpowers, two presidents, both presidents, two governments, both governments, "
    "two capitals, both capitals, two ministers, two men, two officials, two diplomats, two armed forces, two economies, "
    "two giants, two rivals, two heads of state, two defense chiefs, two defense ministers, two foreign ministers, two armies, "
    "two top diplomats, two delegations, two teams, world's two largest economies, world's two biggest economies, "
    "world's largest economies, world's biggest economies, world's top two economies, world's two top economies, two navies, "
    "world's two most powerful leaders, two generals, two admirals, two defense secretaries, two parties, two peoples, "
    "economic superpowers, rival superpowers, two great powers, both men, both ministers, both officials, both powers, "
    "two most powerful leaders, leaders of the world's two largest economies, two biggest economies, two largest economies"
)
_JOINT_LEVEL = (
    (Level.LEADER, Track.DIPLOMATIC, ("leaders", "presidents", "heads of state")),
    (Level.MINISTER, Track.DEFENSE, ("defense chiefs", "defense ministers", "defense secretaries")),
    (Level.MINISTER, Track.DIPLOMATIC, ("foreign ministers", "top diplomats")),
    (None, Track.DEFENSE, ("militaries", "armed forces", "armies", "navies", "generals", "admirals")),
)


def _surfaces(knowledge: Knowledge) -> Iterator[tuple[str, Term]]:
    yield from _people(knowledge.people)
    yield from _roles(knowledge.roles)
    yield from _institutions(knowledge)
    yield from _countries(knowledge)
    yield from _language()


def _people(people: Iterable[Person]) -> Iterator[tuple[str, Term]]:
    for person in people:
        full = Term(Sort.PERSON, person.side, (person,), person.id, person.name)
        shared = Term(Sort.SURNAME, people=(person,))
        for alias in (person.name, *person.aliases):
            if " " in alias and not _titled(alias):
                yield alias, full
            elif " " not in alias:
                yield alias, shared
        for alias in (*person.ambiguous, family_name(person)):
            if " " not in alias:
                yield alias, shared
        for alias in person.zh_aliases:
            yield alias, full if len(alias) > 2 or person.side is Side.CHINA else shared


_TITLE_WORDS = frozenset(
    word
    for noun in (*titles.RANKS, *titles.GROUPS, *titles.INSTITUTIONS)
    for form in noun.words
    for word in form.split()
) | {
    "president",
    "premier",
    "us",
    "vice",
    "trade",
    "defense",
    "defence",
    "treasury",
    "state",
    "special",
    "pentagon",
    "climate",
    "pla",
}


def _titled(alias: str) -> bool:
    """Whether an alias begins with a title, which the grammar reads anyway."""
    return fold(alias).split()[0] in _TITLE_WORDS


def family_name(person: Person) -> str:
    """First part of a Chinese name, last of an American one ("Jr." aside)."""
    parts = [part for part in person.name.split() if part not in {"Jr.", "Sr.", "II", "III", "IV"}]
    return parts[0] if person.side is Side.CHINA else parts[-1]


def _roles(roles: Iterable[RolePhrase]) -> Iterator[tuple[str, Term]]:
    for role in roles:
        if role.relative:
            continue
        side = role.side
        term = Term(
            Sort.ROLE,
            side,
            offices=role.offices,
            level=role.level,
            track=role.track,
            support=role.needs_context,
        )
        yield role.phrase, term


def _institutions(knowledge: Knowledge) -> Iterator[tuple[str, Term]]:
    for body in knowledge.bodies:
        known = Term(Sort.BODY, body.side, (), body.id, body.name, level=body.level, track=body.track)
        weak = Term(
            Sort.BODY, body.side, (), body.id, body.name, level=body.level, track=body.track, support=True
        )
        for alias in (*body.aliases_en, *body.aliases_zh):
            yield alias, weak if alias in body.ambiguous else known
        for alias in body.ambiguous:
            yield alias, weak
    for venue in knowledge.venues:
        for alias in (*venue.aliases_en, *venue.aliases_zh):
            yield alias, Term(Sort.VENUE, None, (), venue.id, venue.name, track=venue.track)


def _countries(knowledge: Knowledge) -> Iterator[tuple[str, Term]]:
    for words in knowledge.sides:
        term = Term(Sort.COUNTRY, words.side) if words.side else Term(Sort.BOTH)
        for alias in (*words.aliases_en, *words.aliases_zh, *words.ambiguous):
            yield alias, term
    for country in knowledge.countries:
        for alias in (*country.aliases_en, *country.aliases_zh):
            yield alias, Term(Sort.COUNTRY, Side.THIRD, ref=country.code)
        for name in country.officials:
            yield name, Term(Sort.OFFICIAL, Side.THIRD, ref=country.code, name=name)


def _language() -> Iterator[tuple[str, Term]]:
    for sort, nouns in (
        (Sort.RANK, titles.RANKS),
        (Sort.GROUP, titles.GROUPS),
        (Sort.INSTITUTION, titles.INSTITUTIONS),
    ):
        for noun in nouns:
            for word in noun.words:
                yield word, Term(sort, noun.side, level=noun.level, track=noun.track, plural=noun.plural)
    for word in ("counterpart", "counterparts", "opposite number", "opposite numbers"):
        yield word, Term(Sort.COUNTERPART, plural=word.endswith("s"))
    for phrase in _JOINT.split(", "):
        level, track = next(
            ((lv, tr) for lv, tr, ends in _JOINT_LEVEL if phrase.endswith(ends)), (None, None)
        )
        yield phrase, Term(Sort.TWO, level=level, track=track, plural=True)
