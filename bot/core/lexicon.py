"""Every known English surface form in one automaton: names, offices, bodies, countries.

One pass over the text finds the longest forms; word boundaries and capitals are checked afterwards. The same
automaton answers `may_concern`, the test that decides the speed on a general stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot.core import names, titles
from bot.core.knowledge import Body, Knowledge, Person, RolePhrase
from bot.core.model import Level, Side, Track


class Sort(Enum):
    """What a form can be in a sentence."""

    PERSON = auto()  # a full name
    SURNAME = auto()  # a name that several people, or other words, share
    OFFICIAL = auto()  # an official of a third country
    ROLE = auto()
    RANK = auto()
    CHIEF = auto()  # an office only after the name of a body: "the Pacific Fleet chief"
    GROUP = auto()
    INSTITUTION = auto()
    BODY = auto()
    COUNTRY = auto()
    BOTH = auto()  # "Sino-US"
    COUNTERPART = auto()
    TWO = auto()  # "the two sides"
    VENUE = auto()
    NEUTRAL = auto()  # a name that only contains one: "South China Sea", "Hunter Biden"


Posts = tuple[tuple[Side, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One meaning of a form.

    `posts` are the offices that a role stands for, for each side that has such an office. `weak` forms are too common
    to name this body or office without other evidence.
    """

    sort: Sort
    side: Side | None = None
    people: tuple[Person, ...] = ()
    ref: str = ""
    name: str = ""
    posts: Posts = ()
    level: Level | None = None
    track: Track | None = None
    plural: bool = False
    weak: bool = False

    def offices(self, side: Side | None) -> tuple[str, ...]:
        """The office titles that a role stands for on a side, on either side for None."""
        return tuple(title for owner, offices in self.posts if side in (None, owner) for title in offices)


class Hit(NamedTuple):
    """A form found in the text, with all its meanings."""

    start: int
    end: int
    terms: tuple[Term, ...]

    def term(self, *sorts: Sort) -> Term | None:
        """The first meaning of one of the given sorts."""
        for term in self.terms:
            if term.sort in sorts:
                return term
        return None


_PUNCTUATION = "".join(
    map(chr, (*range(0x20, 0x30), *range(0x3A, 0x41), *range(0x5B, 0x61), *range(0x7B, 0x7F)))
)
_MORE_MARKS = "\n\t\r\xa0\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201c\u201d\u2026\u2002\u2003\u2009\u200b\u3000"
_FOLD = str.maketrans(
    {
        **dict.fromkeys(_PUNCTUATION + _MORE_MARKS, " "),
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), " "),  # lone surrogates cannot be searched
        **{chr(i): chr(i).lower() for i in range(0x250) if chr(i).isupper() and len(chr(i).lower()) == 1},
    }
)
_BITS = {Side.US: 1, Side.CHINA: 2}
_BOTH = 3


def fold(text: str) -> str:
    """Lower case with every mark a space, of the same length: what the automaton reads."""
    return text.translate(_FOLD)


class _Form(NamedTuple):
    terms: tuple[Term, ...]
    capital: bool  # the text must have a capital at the start
    acronym: str  # the exact spelling asked for, "" if any
    shorter: int  # the longest other form that begins this one at a word boundary, -1 if none
    length: int  # with the space before it
    sides: int  # bit 1: speaks for the US, bit 2: for China


@dataclass
class _Draft:
    """A form while the lexicon is being compiled."""

    terms: list[Term]
    capital: bool
    acronym: str


class Lexicon:
    """The compiled forms of one `Knowledge`, and its people by every full name."""

    def __init__(self, drafts: dict[str, _Draft], knowledge: Knowledge) -> None:
        keys = sorted(drafts)
        number = {key: index for index, key in enumerate(keys)}
        self.names = {
            name_key(alias): person
            for person in knowledge.people
            for alias in (person.name, *person.aliases)
            if " " in alias
        }
        self._by_word: dict[str, list[str]] = {}
        for name in self.names:
            for word in set(name.split()):
                self._by_word.setdefault(word, []).append(name)
        self._bodies = {(side, fold(noun)): body for side, noun, body in _owned_bodies(knowledge)}
        self._forms = [
            _Form(
                tuple(_merged(drafts[key].terms)),
                drafts[key].capital,
                drafts[key].acronym,
                _shorter(key, number),
                len(key),
                _sides(drafts[key].terms),
            )
            for key in keys
        ]
        self._automaton = AhoCorasick(
            keys, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
        )

    def body(self, side: Side, noun: str) -> Body | None:
        """The known body that a side calls so: "navy" of China is the PLA Navy."""
        return self._bodies.get((side, fold(noun)))

    def names_with(self, *words: str) -> Iterator[tuple[str, Person]]:
        """The full names, folded, that contain one of the words."""
        for word in words:
            for name in self._by_word.get(word, ()):
                yield name, self.names[name]

    def hits(self, norm: str) -> list[Hit]:
        """All forms in normalised text, longest first where they overlap, in text order; none spans two lines."""
        found = []
        offset = 0
        for line in norm.split("\n"):
            folded = f" {fold(line)} "
            for index, start, _ in self._automaton.find_matches_as_indexes(folded):
                form = self._settle(index, start, folded)
                if form is not None and _spelt(form, line, start):
                    end = _with_point(line, start, start + form.length - 1, form)
                    found.append(Hit(offset + start, offset + end, form.terms))
            offset += len(line) + 1
        return found

    def may_concern(self, text: str) -> bool:
        """Whether a raw text names something of both sides, or a form that joins them. A miss is final."""
        folded = f" {fold(text)} "
        seen = 0
        for index, start, _ in self._automaton.find_matches_as_indexes(folded):
            if not self._forms[index].sides & ~seen:
                continue
            form = self._settle(index, start, folded)
            if form is not None and _spelt(form, text, start):
                seen |= form.sides
                if seen == _BOTH:
                    return True
        return False

    def _settle(self, index: int, start: int, folded: str) -> _Form | None:
        """The longest form at this place that ends at a word boundary."""
        form = self._forms[index]
        while folded[start + form.length].isalnum():
            if form.shorter < 0:
                return None
            form = self._forms[form.shorter]
        return form


@lru_cache(maxsize=8)
def of(knowledge: Knowledge) -> Lexicon:
    """The lexicon of a knowledge, compiled once."""
    drafts: dict[str, _Draft] = {}
    for surface, term in _surfaces(knowledge):
        for variant in _variants(surface):
            key = f" {fold(variant).strip()}"
            draft = drafts.setdefault(key, _Draft([], _needs_capital(variant, term), _acronym(variant, term)))
            draft.capital = draft.capital and _needs_capital(variant, term)
            draft.acronym = draft.acronym and _acronym(variant, term)
            if term not in draft.terms:
                draft.terms.append(term)
    return Lexicon(drafts, knowledge)


_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


def name_key(name: str) -> str:
    """A full name as it is looked up: folded, without middle initials, nicknames and suffixes."""
    return " ".join(word for word in fold(names.canonical(name)).split() if word not in _SUFFIXES)


def _merged(terms: list[Term]) -> list[Term]:
    """People who share a surname become one meaning, and so do the offices that share a word."""
    if any(term.sort is Sort.NEUTRAL for term in terms):
        return [Term(Sort.NEUTRAL)]
    people = tuple(dict.fromkeys(p for t in terms if t.sort is Sort.SURNAME for p in t.people))
    roles = [t for t in terms if t.sort is Sort.ROLE]
    rest = [t for t in terms if t.sort not in (Sort.SURNAME, Sort.ROLE)]
    named = [Term(Sort.SURNAME, people=people)] if people else []
    return [*([_role(roles)] if roles else []), *sorted(rest, key=lambda t: t.sort is Sort.GROUP), *named]


def _role(roles: list[Term]) -> Term:
    first = next((role for role in roles if role.side), roles[0])
    posts: dict[Side, tuple[str, ...]] = {}
    for role in roles:
        for side, offices in role.posts:
            posts[side] = tuple(dict.fromkeys((*posts.get(side, ()), *offices)))
    return Term(
        Sort.ROLE,
        first.side,
        posts=tuple(posts.items()),
        level=first.level,
        track=first.track,
        plural=first.plural,
        weak=first.weak,
    )


def _shorter(key: str, number: dict[str, int]) -> int:
    cut = key.rfind(" ")
    while cut > 0:
        if (shorter := key[:cut].rstrip()) in number:
            return number[shorter]
        cut = key.rfind(" ", 0, cut)
    return -1


_TELLING = (Sort.PERSON, Sort.SURNAME, Sort.BODY, Sort.COUNTRY, Sort.ROLE, Sort.GROUP)


def _sides(terms: Iterable[Term]) -> int:
    """Which sides a form can speak for; titles and generic words alone say nothing."""
    bits = 0
    if any(term.sort is Sort.NEUTRAL for term in terms):
        return bits
    for term in terms:
        if term.sort is Sort.BOTH:
            return _BOTH
        if term.sort in _TELLING:
            bits |= _BITS.get(term.side, 0) if term.side else 0
            for person in term.people:
                bits |= _BITS[person.side]
    return bits


_NAMED = (Sort.PERSON, Sort.SURNAME, Sort.OFFICIAL, Sort.BODY, Sort.COUNTRY, Sort.NEUTRAL)


def _needs_capital(surface: str, term: Term) -> bool:
    return term.sort in _NAMED and surface[:1].isupper()


def _acronym(surface: str, term: Term) -> str:
    """Short names in capitals ("PLAN", "DoD") are read only as spelt."""
    short = surface.isascii() and surface.isalpha() and 2 <= len(surface) <= 5
    return (
        surface
        if short and not surface.istitle() and not surface.islower() and term.sort is not Sort.SURNAME
        else ""
    )


def _spelt(form: _Form, norm: str, start: int) -> bool:
    if form.acronym:
        return norm.startswith(form.acronym, start)
    return not form.capital or norm[start].isupper()


_ABBREVIATION = 4  # letters: "Gen.", "Capt."


def _with_point(norm: str, start: int, stop: int, form: _Form) -> int:
    """Takes in the last mark of "U.S.", "Gen." and "PLA(N)"."""
    mark = norm[stop : stop + 1]
    short = form.terms[0].sort is Sort.RANK and stop - norm.rfind(" ", start, stop) - 1 <= _ABBREVIATION
    if mark == "." and (
        "." in norm[start:stop]
        or short
        or (form.terms[0].sort is Sort.RANK and stop - start <= _ABBREVIATION)
    ):
        return stop + 1
    return stop + 1 if mark == ")" and "(" in norm[start:stop] else stop


_BRITISH = (
    ("defense", "defence"),
    ("theater", "theatre"),
    ("adviser", "advisor"),
    ("councilor", "councillor"),
)
_AMERICA = re.compile(r"\bU\.S\.(?=\s|$)|\bUS\b")


def _variants(surface: str) -> Iterator[str]:
    """American and British spelling, "US" and "U.S."."""
    spellings = {surface: None}
    for pair in _BRITISH:
        for one, other in (pair, pair[::-1]):
            for spelling in [s for s in spellings if one in s.lower()]:
                spellings[spelling.replace(one, other).replace(one.title(), other.title())] = None
    for spelling in spellings:
        yield spelling
        if _AMERICA.search(spelling):
            yield _AMERICA.sub("US", spelling)
            yield _AMERICA.sub("U.S.", spelling)


def _surfaces(knowledge: Knowledge) -> Iterator[tuple[str, Term]]:
    yield from _people(knowledge.people)
    owners = {office.title: person.side for person in knowledge.people for office in person.offices}
    yield from _roles(knowledge.roles, owners)
    yield from _institutions(knowledge)
    yield from _countries(knowledge)
    yield from _language()


_TITLE_WORDS = frozenset(
    word
    for noun in (*titles.OFFICES, *titles.RANKS, *titles.GROUPS, *titles.INSTITUTIONS)
    for form in noun.words
    for word in form.split()
) | frozenset(["us", "u", "s", "american", "chinese", "china", "china's", "trade", "pentagon", "prc", "pla"])


def _people(people: Iterable[Person]) -> Iterator[tuple[str, Term]]:
    """Names only: what stands before a name in a title is read by the grammar of phrases."""
    for person in people:
        full = Term(Sort.PERSON, person.side, (person,), person.id, person.name)
        shared = Term(Sort.SURNAME, people=(person,))
        for alias in (person.name, *person.aliases):
            if " " not in alias:
                yield alias, shared if alias.isupper() or alias == family_name(person) else full
            elif alias == person.name or _TITLE_WORDS.isdisjoint(fold(alias).split()[:-1]):
                yield alias, full
        for alias in (*(a for a in person.ambiguous if " " not in a), family_name(person)):
            yield alias, shared


def family_name(person: Person) -> str:
    """First part of a Chinese name, last of an American one ("Jr." aside)."""
    parts = [part for part in person.name.split() if part not in {"Jr.", "Sr.", "II", "III", "IV"}]
    return parts[0] if person.side is Side.CHINA and names.is_family_name(parts[0]) else parts[-1]


_OWNER = re.compile(
    r"(?P<rank>(?:top|senior|chief|acting|highest-ranking|number two|No\. 2|second-ranking|most senior) )?"
    r"(?:(?:the )?(?:US|U\.S\.|American|America's|United States|Washington's|China's|Chinese|PRC|Beijing's|US's) )(?P<noun>.+)"
)
_NATION = r"(?:US|U\.S\.|American|China|Chinese|China's|America's)"
_OWNERS = re.compile(rf"(?P<rank>top |senior )?{_NATION}(?: and |, ){_NATION} (?P<noun>[a-z ]+)")
_COUNTRY_FIRST = re.compile(r"(?:US|U\.S\.|American|China|Chinese|Washington|Beijing)\b")


def _roles(roles: Iterable[RolePhrase], owners: Mapping[str, Side]) -> Iterator[tuple[str, Term]]:
    """Phrases for offices, with their country taken off: the grammar of phrases puts the two together again."""
    for role in roles:
        if role.relative or role.lang != "en":
            continue
        if role.side is None and role.offices:
            yield from _pair(role, owners)
            continue
        phrase, weak = _without_owner(role)
        if role.phrase.startswith("top ") and phrase != role.phrase and role.side and role.offices:
            yield (
                role.phrase,
                Term(Sort.ROLE, role.side, (), "", "", ((role.side, role.offices),), role.level, role.track),
            )
        posts: Posts = ((role.side, role.offices),) if role.side and role.offices else ()
        sort = Sort.ROLE if role.offices else Sort.GROUP
        side = None if weak else role.side
        plural = sort is Sort.GROUP and phrase.endswith("s")
        yield phrase, Term(sort, side, (), "", "", posts, role.level, role.track, plural, weak)
        if sort is Sort.ROLE and (many := _plural(phrase)):
            yield many, Term(sort, side, (), "", "", posts, role.level, role.track, True, weak)


def _pair(role: RolePhrase, owners: Mapping[str, Side]) -> Iterator[tuple[str, Term]]:
    """An office of both sides: "two defense chiefs" as it stands, "US and Chinese defense chiefs" as its noun."""
    sides = (Side.US, Side.CHINA)
    posts = tuple((side, tuple(t for t in role.offices if owners.get(t) is side)) for side in sides)
    owned = _OWNERS.fullmatch(role.phrase)
    if owned:
        phrase = f"{owned['rank'] or ''}{owned['noun']}"
        yield phrase, Term(Sort.ROLE, None, (), "", "", posts, role.level, role.track, True, True)
    elif role.needs_context:
        yield role.phrase, Term(Sort.TWO, None, (), "", "", posts, role.level, role.track, True)


def _without_owner(role: RolePhrase) -> tuple[str, bool]:
    """ "top US general" as "top general", and whether the rest needs a side beside it."""
    owned = _OWNER.fullmatch(role.phrase)
    if owned is None or _COUNTRY_FIRST.match(owned["noun"]):
        return role.phrase, role.needs_context
    return f"{owned['rank'] or ''}{owned['noun']}", True


def _plural(phrase: str) -> str:
    """ "defense ministers", "secretaries of state"; "" for phrases that have no plain plural."""
    head, of, rest = phrase.partition(" of ")
    if not head or not head[-1].isalpha() or head.endswith("s"):
        return ""
    return (f"{head[:-1]}ies" if head.endswith("y") else f"{head}s") + of + rest


def _owned_bodies(knowledge: Knowledge) -> Iterator[tuple[Side, str, Body]]:
    for body in knowledge.bodies:
        for alias in body.aliases_en:
            if owned := _OWNER.fullmatch(alias):
                yield body.side, owned["noun"], body


def _institutions(knowledge: Knowledge) -> Iterator[tuple[str, Term]]:
    generic = {
        word for noun in (*titles.GROUPS, *titles.OFFICES, *titles.INSTITUTIONS) for word in noun.words
    }
    families = {(person.side, family_name(person)) for person in knowledge.people}
    for body in knowledge.bodies:
        for weak, aliases in ((False, body.aliases_en), (True, body.ambiguous)):
            term = Term(Sort.BODY, body.side, (), body.id, body.name, (), body.level, body.track, False, weak)
            for alias in aliases:
                owned = _OWNER.fullmatch(alias)
                if alias.isascii() and not (owned and fold(owned["noun"]) in generic):
                    yield alias, term
    for venue in knowledge.venues:
        for alias in venue.aliases_en:
            words = re.split(r"[ -]", alias)
            if not any((side, word) in families for side in (Side.US, Side.CHINA) for word in words[:2]):
                yield alias, Term(Sort.VENUE, None, (), venue.id, venue.name, track=venue.track)


def _countries(knowledge: Knowledge) -> Iterator[tuple[str, Term]]:
    for words in knowledge.sides:
        term = Term(Sort.COUNTRY, words.side) if words.side else Term(Sort.BOTH)
        for alias in (*words.aliases_en, *words.ambiguous):
            if alias.isascii():
                yield alias, term
    for country in knowledge.countries:
        for alias in country.aliases_en:
            yield alias.removesuffix("'s"), Term(Sort.COUNTRY, Side.THIRD, ref=country.code)
        for name in country.officials:
            if name.isascii():
                yield name, Term(Sort.OFFICIAL, Side.THIRD, ref=country.code, name=name)
    for name in (*knowledge.neutral, *knowledge.decoys):
        yield name, Term(Sort.NEUTRAL)


def _language() -> Iterator[tuple[str, Term]]:
    for sort, nouns in (
        (Sort.ROLE, titles.OFFICES),
        (Sort.RANK, titles.RANKS),
        (Sort.CHIEF, titles.CHIEFS),
        (Sort.GROUP, titles.GROUPS),
        (Sort.INSTITUTION, titles.INSTITUTIONS),
        (Sort.TWO, titles.PAIRS),
    ):
        for noun in nouns:
            for word in noun.words:
                yield word, Term(sort, noun.side, level=noun.level, track=noun.track, plural=noun.plural)
                if sort is Sort.ROLE and (many := _plural(word)):
                    yield many, Term(sort, noun.side, level=noun.level, track=noun.track, plural=True)
    for word in ("counterpart", "counterparts", "opposite number", "opposite numbers"):
        yield word, Term(Sort.COUNTERPART, plural=word.endswith("s"))
