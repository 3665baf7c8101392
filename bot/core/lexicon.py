"""Every known English surface form in one automaton, with what it means.

One pass over the text finds the longest forms; word boundaries and capitals are checked afterwards. The same
automaton answers `may_concern`, the test that decides the speed on a general stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot.core import names
from bot.core.knowledge import Body, Knowledge, Person
from bot.core.model import Side
from bot.core.ships_en import names_american_ship
from bot.core.sieve import Sieve
from bot.core.text import replaced
from bot.core.value import value
from bot.core.vocabulary import AMERICAN, Sort, Term, meanings, owned_bodies, spellings


@value
class Hit:
    """A form found in the text, with all its meanings; `sorts` is the sum of theirs."""

    start: int
    end: int
    terms: tuple[Term, ...]
    sorts: int

    def term(self, sorts: int) -> Term | None:
        """The first meaning of one of the given sorts."""
        for term in self.terms:
            if term.sort & sorts:
                return term
        return None


_ASCII_MARKS = "".join(char for char in map(chr, range(0x80)) if not char.isalnum())
_MORE_MARKS = (
    "\xa0\u2002\u2003\u2009\u200b\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201c\u201d\u2026\u3000"
)
_FOLD = str.maketrans(
    {
        **dict.fromkeys(_ASCII_MARKS + _MORE_MARKS, " "),
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), " "),  # lone surrogates cannot be searched
        **{chr(i): chr(i).lower() for i in range(0x250) if chr(i).isupper() and len(chr(i).lower()) == 1},
    }
)
_FOLD_LATIN = bytes(ord(chr(i).translate(_FOLD)) for i in range(0x100))
_FOLD_BEYOND = {chr(i): mark for i, mark in _FOLD.items() if i > 0xFF}
_BEYOND_LATIN = re.compile("([^\x00-\xff]+)")
_WORD = re.compile(r"[^\s']+")
_BITS = {Side.US: 1, Side.CHINA: 2}
_AMERICAN, _BOTH = 1, 3
_ACROSS = 4
_PAIR = 2  # words
_HIDDEN = 64  # characters in which a hidden form stands
_JOINT, _NEUTRAL = Sort.BOTH, Sort.NEUTRAL  # members are slow to find
_SURNAME, _ROLE = Sort.SURNAME, Sort.ROLE


def fold(text: str) -> str:
    """Lower case with every mark a space, of the same length: what the automaton reads.

    Text within Latin-1 goes by bytes, ten times as fast; English news has few other characters, all marks.
    """
    if not text.isascii():
        text = replaced(text, _FOLD_BEYOND)
    try:
        return _fold_latin(text)
    except UnicodeEncodeError:  # letters of other scripts, which stay as they are
        parts = _BEYOND_LATIN.split(text)
        parts[::2] = map(_fold_latin, parts[::2])
        return "".join(parts)


def _fold_latin(text: str) -> str:
    return text.encode("latin-1").translate(_FOLD_LATIN).decode("latin-1")


@value
class _Form:
    terms: tuple[Term, ...]
    sorts: int
    capital: bool  # the text must have a capital at the start
    exact: bool  # more than that is asked of the spelling
    acronym: tuple[str, ...]  # the exact spellings asked for, none if any will do
    shorter: int  # the longest other form that begins this one at a word boundary, -1 if none
    length: int  # with the space before it
    sides: int  # bit 1: speaks for the US, bit 2: for China
    long: bool  # of several words


@dataclass
class _Draft:
    """A form while the lexicon is being compiled."""

    terms: list[Term]
    capital: bool
    acronym: tuple[str, ...]


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
        # The words of other countries' officials' names; a Korean's family name comes first.
        self.elsewhere = frozenset(
            word
            for country in knowledge.countries
            for name in country.officials
            for word in fold(name).split()
        )
        self._by_word: dict[str, list[tuple[list[str], Person]]] = {}
        for name, person in self.names.items():
            words = name.split()
            for word in set(words) if len(words) == _PAIR else ():
                self._by_word.setdefault(word, []).append((words, person))
        self._bodies = {(side, fold(noun)): body for side, noun, body in owned_bodies(knowledge)}
        self._forms = [_form(key, drafts[key], number) for key in keys]
        heads = {key.split(" ", 2)[1] for key, form in zip(keys, self._forms, strict=True) if form.sides}
        told = [self._telling(key, number, heads) for key in keys]
        self._within = [() if form.sides else parts for form, parts in zip(self._forms, told, strict=True)]
        self._sides = [self._may_speak_for(index, told) for index in range(len(keys))]
        self._automaton = _automaton(keys)
        self._chinese = Sieve(
            (key, _begins_with_capital(form))
            for key, form in zip(keys, self._forms, strict=True)
            if form.sides & _BITS[Side.CHINA]
        )
        # The first test and the reading ask the same of an item's text, one after the other.
        self._matched = lru_cache(maxsize=1)(self._match)
        self._read = lru_cache(maxsize=1)(self._read_all)

    def _telling(self, key: str, number: Mapping[str, int], heads: Set[str]) -> tuple[tuple[int, _Form], ...]:
        """Which forms say what a form says of sides: itself, or else those within it, by their offset.

        `heads` are the words that the forms which say it begin with.
        """
        own = self._forms[number[key]]
        if own.sides or own.sorts & Sort.NEUTRAL:
            return ((0, own),) if own.sides else ()
        if heads.isdisjoint(key.split(" ")):
            return ()
        bounds = [at for at, char in enumerate(key) if char == " "]
        found = (
            (at, self._forms[number[key[at:end]]])
            for at in bounds
            for end in (*bounds, len(key))
            if end > at and key[at:end] in number
        )
        return tuple((at, form) for at, form in found if form.sides)

    def _may_speak_for(self, index: int, told: Sequence[Iterable[tuple[int, _Form]]]) -> int:
        """The sides of a form, or of a shorter one where it ends within a word: "China postpones" is not the
        newspaper "China Post".
        """
        sides = 0
        while index >= 0:
            for _, form in told[index]:
                sides |= form.sides
            index = self._forms[index].shorter
        return sides

    def body(self, side: Side, noun: str) -> Body | None:
        """The known body that a side calls so: "navy" of China is the PLA Navy."""
        return self._bodies.get((side, fold(noun)))

    def pairs_with(self, *words: str) -> Iterator[tuple[list[str], Person]]:
        """The full names of two words, folded, that contain one of some words."""
        for word in words:
            yield from self._by_word.get(word, ())

    def hits(self, norm: str) -> list[Hit]:
        """All forms in normalised text, in text order, longest first where they overlap; none spans two
        lines.
        """
        return self._read(norm)[1]

    def may_name_china(self, text: str) -> bool:
        """Whether a raw text can name anything Chinese: the cheapest test. A miss is final."""
        return self._chinese.may_hold(text)

    def may_concern(self, norm: str) -> bool:
        """Whether normalised text names something of both sides, or a form that joins them; the name of a
        ship of the US Navy speaks for its side. A miss is final.
        """
        ship = _AMERICAN if names_american_ship(norm) else 0
        seen = ship
        sides = self._sides
        for index, _, _ in self._matched(norm)[1]:
            seen |= sides[index]
            if seen == _BOTH:
                return self._read(norm)[0] | ship == _BOTH
        return False

    def _match(self, words: str) -> tuple[str, list[tuple[int, int, int]]]:
        """The words folded, and the forms that they look like: (number, start, end), a space before each."""
        folded = f" {fold(words)} "
        return folded, self._automaton.find_matches_as_indexes(folded)

    def _read_all(self, norm: str) -> tuple[int, list[Hit]]:
        """The sides that a text speaks of, and its hits."""
        found: list[Hit] = []
        sides = self._scan(norm, 0, found)
        if sides == _ACROSS:
            found.clear()
            sides = offset = 0
            for line in norm.split("\n"):
                sides |= self._scan(line, offset, found)
                offset += len(line) + 1
        return sides, found

    def _scan(self, words: str, offset: int, found: list[Hit]) -> int:
        """Adds the forms in words at an offset, and tells their sides; `_ACROSS` if one spans two lines."""
        forms, within = self._forms, self._within
        sides = 0
        folded, matches = self._matched(words)
        for index, start, end in matches:
            form = forms[index]
            stop = end - 1  # of the words, before which the folded text has a space
            if form.long and "\n" in words[start:stop]:
                return _ACROSS
            if folded[end] != " " and folded[end].isalnum():
                if form.long:
                    sides |= self._scan_within(index, start, folded, words, offset=offset, found=found)
                continue
            if _spelt(form, words, start) if form.exact else (not form.capital or words[start].isupper()):
                if words[stop:end] in _POINTS:
                    stop = _with_point(words, start, stop, form)
                found.append(Hit(offset + start, offset + stop, form.terms, form.sorts))
                if sides == _BOTH:
                    continue
                sides |= form.sides
                for at, part in within[index]:
                    if _spelt(part, words, start + at):
                        sides |= part.sides
            elif form.sorts & _JOINT:
                sides |= self._scan_parts(words[start:stop], offset + start, found)
            elif form.long:  # "the office of the U.S. Trade Representative" is no name, but ends in one
                cut = folded.find(" ", start + 1)
                sides |= self._scan(words[cut:stop], offset + cut, found)
        return sides

    def _scan_within(
        self, index: int, start: int, folded: str, words: str, *, offset: int, found: list[Hit]
    ) -> int:
        """Adds what one that ends within a word hides: "US Pacific Command" in "US Pacific commander"."""
        longest = self._forms[index]
        shorter = self._settle(index, start, folded)
        sides, cut = 0, folded.find(" ", start + 1)
        if shorter is not None:
            cut = start + shorter.length
            sides = self._scan(words[start:cut], offset + start, found)
        ends = folded.find(" ", start + longest.length)
        behind = self._automaton.find_matches_as_indexes(folded[cut : cut + _HIDDEN])
        if behind and behind[0][1] == 0:  # "Federal Reserve" behind what looks like "the Fed"
            ends = max(ends, cut + behind[0][2])
        rest = words[cut : ends - 1]
        return sides | self._scan(rest, offset + cut, found)

    def _scan_parts(self, words: str, offset: int, found: list[Hit]) -> int:
        """Adds the forms within one that is not meant ("the US' China envoy")."""
        sides = 0
        for word in _WORD.finditer(words):
            sides |= self._scan(word.group(), offset + word.start(), found)
        return sides

    def _settle(self, index: int, start: int, folded: str) -> _Form | None:
        """The longest form at this place that ends at a word boundary."""
        form = self._forms[index]
        while folded[start + form.length].isalnum():
            if form.shorter < 0:
                return None
            form = self._forms[form.shorter]
        return form


def _form(key: str, draft: _Draft, number: dict[str, int]) -> _Form:
    terms = tuple(_merged(draft.terms))
    sorts = 0
    for term in terms:
        sorts |= term.sort
    return _Form(
        terms,
        sorts,
        draft.capital,
        bool(draft.acronym or sorts & _JOINT),
        draft.acronym,
        _shorter(key, number),
        len(key),
        (0 if sorts & _NEUTRAL else _sides(draft.terms)) | (_AMERICAN if key[1:] in AMERICAN else 0),
        " " in key[1:],
    )


def _automaton(keys: list[str]) -> AhoCorasick:
    return AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)


@lru_cache(maxsize=8)
def of(knowledge: Knowledge) -> Lexicon:
    """The lexicon of a knowledge, compiled once."""
    drafts: dict[str, _Draft] = {}
    spelt: dict[str, list[tuple[str, str]]] = {}
    for surface, term in meanings(knowledge):
        if surface not in spelt:
            spelt[surface] = [(f" {fold(variant).strip()}", variant) for variant in spellings(surface)]
        for key, variant in spelt[surface]:
            _add(drafts, key, variant, term)
    return Lexicon(drafts, knowledge)


def _add(drafts: dict[str, _Draft], key: str, variant: str, term: Term) -> None:
    """One more meaning of a form; it is read in small letters where any of its meanings is."""
    draft = drafts.get(key)
    if draft is None:
        drafts[key] = _Draft([term], _needs_capital(variant, term), _acronym(variant, term))
        return
    if draft.capital:
        draft.capital = _needs_capital(variant, term)
    if draft.acronym:
        draft.acronym = (*draft.acronym, *spelt) if (spelt := _acronym(variant, term)) else ()
    if term not in draft.terms:
        draft.terms.append(term)


_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


@lru_cache(maxsize=1024)  # the same few hundred people make the news
def name_key(name: str) -> str:
    """A full name as it is looked up: folded, without middle initials, nicknames and suffixes."""
    return " ".join(word for word in fold(names.canonical(name)).split() if word not in _SUFFIXES)


def _merged(terms: list[Term]) -> list[Term]:
    """People who share a surname become one meaning, and so do the offices that share a word."""
    if len(terms) == 1 and terms[0].sort is not _ROLE:
        return terms
    if any(term.sort is _NEUTRAL for term in terms):
        return [Term(_NEUTRAL)]
    people = tuple(dict.fromkeys(p for t in terms if t.sort is _SURNAME for p in t.people))
    roles = [t for t in terms if t.sort is _ROLE]
    rest = [t for t in terms if t.sort not in (_SURNAME, _ROLE)]
    named = [Term(_SURNAME, people=people)] if people else []
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


_TELLING = Sort.PERSON | Sort.SURNAME | Sort.BODY | Sort.INSTITUTION | Sort.COUNTRY | Sort.ROLE | Sort.GROUP


def _sides(terms: Iterable[Term]) -> int:
    """Which sides a form can speak for; titles and generic words alone say nothing."""
    bits = 0
    for term in terms:
        if term.sort is _JOINT:
            return _BOTH
        if term.sort & _TELLING:
            bits |= _BITS.get(term.side, 0) if term.side else 0
            for person in term.people:
                bits |= _BITS[person.side]
    return bits


_NAMED = Sort.PERSON | Sort.SURNAME | Sort.OFFICIAL | Sort.BODY | Sort.COUNTRY | Sort.NEUTRAL


def _needs_capital(surface: str, term: Term) -> bool:
    return bool(term.sort & _NAMED) and surface[:1].isupper()


def _acronym(surface: str, term: Term) -> tuple[str, ...]:
    """Short names in capitals ("PLAN", "DoD") are read only as spelt."""
    short = surface.isascii() and surface.isalpha() and 2 <= len(surface) <= 5
    shouted = short and not surface.istitle() and not surface.islower()
    return (surface,) if shouted and term.sort is not _SURNAME else ()


def _begins_with_capital(form: _Form) -> bool:
    """Whether a form always does where it is meant; one for both sides can be meant in part."""
    if form.sorts & Sort.BOTH:
        return False
    return form.acronym[0][0].isupper() if form.acronym else form.capital


def _spelt(form: _Form, norm: str, start: int) -> bool:
    if form.acronym:
        return norm.startswith(form.acronym, start) and not norm.startswith("$", start + form.length - 1)
    if form.sorts & Sort.BOTH and "'" in norm[start : start + form.length - 1]:
        return False  # "the US' China envoy"
    return not form.capital or norm[start].isupper()


_ABBREVIATION = 4  # letters: "Gen.", "Lt. Gen."


_POINTS = frozenset((".", ")"))


def _with_point(norm: str, start: int, stop: int, form: _Form) -> int:
    """Takes in the last mark of "U.S.", "Gen." and "PLA(N)"."""
    surface = norm[start:stop]
    if norm[stop] == ")":
        return stop + 1 if "(" in surface else stop
    short = form.terms[0].sort is Sort.RANK and len(surface.rpartition(" ")[2]) <= _ABBREVIATION
    return stop + 1 if short or "." in surface else stop
