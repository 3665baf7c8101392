"""What the English words of a knowledge mean: names, offices without their country, bodies, countries.

"US defense secretary" is taken apart into a country and an office, because the grammar of phrases puts them
together again, whatever stands between them ("America's embattled defense secretary").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import product

from bot.core import names, pairs_en, titles
from bot.core.knowledge import Body, Knowledge, Person, RolePhrase
from bot.core.model import Level, Side, Track
from bot.core.value import value
from bot.core.wordlist import holds


class Sort(IntEnum):
    """What a form can be in a sentence. Each is a bit, so that several are asked for at once by a sum."""

    PERSON = 1 << 0  # a full name
    SURNAME = 1 << 1  # a name that several people, or other words, share
    OFFICIAL = 1 << 2  # an official of a third country
    ROLE = 1 << 3
    RANK = 1 << 4
    CHIEF = 1 << 5  # an office only after the name of a body: "the Pacific Fleet chief"
    GROUP = 1 << 6
    INSTITUTION = 1 << 7
    BODY = 1 << 8
    COUNTRY = 1 << 9
    BOTH = 1 << 10  # "Sino-US"
    COUNTERPART = 1 << 11
    TWO = 1 << 12  # "the two sides"
    VENUE = 1 << 13
    NEUTRAL = 1 << 14  # a name that only contains one: "South China Sea", "Hunter Biden"


Posts = tuple[tuple[Side, tuple[str, ...]], ...]


@value
class Term:
    """One meaning of a form.

    `posts` are the offices that a role stands for, for each side that has such an office. `weak` forms are
    too common to name this body or office without other evidence.
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
        if side is None:
            return tuple([title for _, offices in self.posts for title in offices])
        for owner, offices in self.posts:
            if side is owner:
                return offices
        return ()


def offices_of(heads: Sequence[Term], side: Side | None) -> tuple[str, ...]:
    """The office titles that several roles together stand for on a side, on either side for None."""
    if len(heads) == 1:
        return heads[0].offices(side)
    titles: tuple[str, ...] = ()
    for head in heads:
        if head.posts:
            titles += head.offices(side)
    return titles


AMERICAN = frozenset(
    (
        *("gov", "governor", "lieutenant governor", "mayor", "rep", "sen", "senator"),
        *("congressman", "congresswoman", "commerce department"),
    )
)
"""Titles and a body that mostly Americans have: with a Chinese party an item is read ("Ambassador Cui called
on Governor Doug Ducey"); by themselves they are no sign of the side elsewhere in a text."""

Meaning = tuple[str, Term]


def meanings(knowledge: Knowledge) -> Iterator[Meaning]:
    """Every surface form with what it can mean; a form may come more than once."""
    yield from _people(knowledge.people)
    owners = {office.title: person.side for person in knowledge.people for office in person.offices}
    yield from _roles(knowledge.roles, owners)
    yield from _institutions(knowledge)
    yield from _countries(knowledge)
    yield from _regions(knowledge)
    yield from _language()


_TITLE_WORDS = frozenset(
    word
    for noun in (*titles.OFFICES, *titles.RANKS, *titles.GROUPS, *titles.INSTITUTIONS)
    for form in noun.words
    for word in form.split()
) | frozenset(
    ["lady", "us", "u", "s", "american", "chinese", "china", "china's", "trade", "pentagon", "prc", "pla"]
)


def _people(people: Iterable[Person]) -> Iterator[Meaning]:
    """Names only: what stands before a name in a title is read by the grammar of phrases."""
    for person in people:
        full = Term(Sort.PERSON, person.side, (person,), person.id, person.name)
        shared = Term(Sort.SURNAME, people=(person,))
        for alias in (person.name, *person.aliases):
            if " " not in alias:
                yield alias, shared if alias.isupper() or alias == family_name(person) else full
            elif alias == person.name or _TITLE_WORDS.isdisjoint(_plain(alias).split()[:-1]):
                yield alias, full
        for alias in (*(a for a in person.ambiguous if " " not in a), family_name(person)):
            yield alias, shared


def family_name(person: Person) -> str:
    """First part of a Chinese name, last of an American one ("Jr." aside)."""
    parts = [part for part in person.name.split() if part not in {"Jr.", "Sr.", "II", "III", "IV"}]
    return parts[0] if person.side is Side.CHINA and names.is_family_name(parts[0]) else parts[-1]


_OWNER = re.compile(
    r"(?P<rank>(?:top|senior|chief|acting|highest-ranking|number two|No\. 2|second-ranking|most senior) )?"
    r"(?:the )?(?:US|U\.S\.|American|America's|United States|Washington's|US's|"
    r"China's|Chinese|PRC|Beijing's) "
    r"(?P<noun>.+)"
)
_RANKED = ("top ", "No. 2 ", "number two ", "second-ranking ")  # "No. 2 US diplomat" as it stands
_NATION = r"(?:US|U\.S\.|American|China|Chinese|China's|America's)"
_OWNERS = re.compile(rf"(?P<rank>top |senior )?{_NATION}(?: and |, ){_NATION} (?P<noun>[a-z ]+)")
_COUNTRY_FIRST = re.compile(r"(?:US|U\.S\.|American|China|Chinese|Washington|Beijing)\b")


_PUNCTUATION = re.compile(r"[^\w\s]")


def _plain(text: str) -> str:
    return _PUNCTUATION.sub(" ", text).lower()


def _is_english(text: str) -> bool:
    return max(text) < "\u2e80"


def _roles(roles: Iterable[RolePhrase], owners: Mapping[str, Side]) -> Iterator[Meaning]:
    """Phrases for offices, with their country taken off."""
    for role in roles:
        if role.relative or role.lang != "en":
            continue
        if role.side is None:
            yield from _pair(role, owners)
            continue
        phrase, weak = _without_owner(role)
        if role.phrase.startswith(_RANKED) and phrase != role.phrase and role.side and role.offices:
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


def _pair(role: RolePhrase, owners: Mapping[str, Side]) -> Iterator[Meaning]:
    """ "two defense chiefs" as it stands, "US and Chinese defense chiefs" as its noun."""
    sides = (Side.US, Side.CHINA)
    posts = tuple((side, tuple(t for t in role.offices if owners.get(t) is side)) for side in sides)
    owned = _OWNERS.fullmatch(role.phrase)
    if not role.offices:
        yield role.phrase, Term(Sort.TWO, None, (), "", "", (), role.level, role.track, True)
    elif owned:
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


def owned_bodies(knowledge: Knowledge) -> Iterator[tuple[Side, str, Body]]:
    """The bodies with a country in their name, and the name without it: (China, "navy", PLA Navy)."""
    for body in knowledge.bodies:
        for alias in body.aliases_en:
            if owned := _OWNER.fullmatch(alias):
                yield body.side, owned["noun"], body


def _institutions(knowledge: Knowledge) -> Iterator[Meaning]:
    generic = {
        word for noun in (*titles.GROUPS, *titles.OFFICES, *titles.INSTITUTIONS) for word in noun.words
    }
    families = {(person.side, family_name(person)) for person in knowledge.people}
    for body in knowledge.bodies:
        for weak, aliases in ((False, body.aliases_en), (True, body.ambiguous)):
            term = Term(Sort.BODY, body.side, (), body.id, body.name, (), body.level, body.track, False, weak)
            for alias in aliases:
                owned = _OWNER.fullmatch(alias)
                if _is_english(alias) and (owned["noun"] if owned else alias).lower() not in generic:
                    yield alias, term
    for venue in knowledge.venues:
        for alias in venue.aliases_en:
            words = re.split(r"[ -]", alias)
            if not any((side, word) in families for side in (Side.US, Side.CHINA) for word in words[:2]):
                yield alias, Term(Sort.VENUE, None, (), venue.id, venue.name, track=venue.track)


def _countries(knowledge: Knowledge) -> Iterator[Meaning]:
    for words in knowledge.sides:
        term = Term(Sort.COUNTRY, words.side) if words.side else Term(Sort.BOTH)
        for alias in (*words.aliases_en, *words.ambiguous):
            if _is_english(alias):
                yield alias, term
    yield from ((city, Term(Sort.COUNTRY, Side.CHINA)) for city in sorted(knowledge.cities))
    yield from ((port, Term(Sort.COUNTRY, Side.US)) for port in sorted(knowledge.ports))
    for country in knowledge.countries:
        for alias in country.aliases_en:
            yield alias.removesuffix("'s"), Term(Sort.COUNTRY, Side.THIRD, ref=country.code)
        for name in country.officials:
            if _is_english(name):
                yield name, Term(Sort.OFFICIAL, Side.THIRD, ref=country.code, name=name)
    for name in (*knowledge.neutral, *knowledge.decoys):
        yield name, Term(Sort.NEUTRAL)


# Who stands at the head of a part of a country, after or before its name.
_REGIONAL: Mapping[Side, tuple[str, ...]] = {
    Side.US: ("governor", "lieutenant governor"),
    Side.CHINA: ("governor", "vice governor", "party secretary", "party chief", "party boss"),
}
_MUNICIPAL = ("mayor",)


def _regions(knowledge: Knowledge) -> Iterator[Meaning]:
    """Who governs a part of one side: "Michigan Gov. Snyder", "the mayor of Seattle"."""
    for words in knowledge.sides:
        heads = _REGIONAL.get(words.side, ()) if words.side else ()
        offices = ((words.regions, heads), (words.cities, _MUNICIPAL))
        for places, posts in offices:
            for place, post in product(places, posts):
                term = Term(Sort.ROLE, words.side, level=Level.SENIOR, track=Track.DIPLOMATIC)
                yield f"{place} {post}", term
                yield f"{place}'s {post}", term
                yield f"{post} of {place}", term


def _language() -> Iterator[Meaning]:
    for sort, nouns in (
        (Sort.ROLE, titles.OFFICES),
        (Sort.RANK, titles.RANKS),
        (Sort.CHIEF, titles.CHIEFS),
        (Sort.GROUP, titles.GROUPS),
        (Sort.INSTITUTION, titles.INSTITUTIONS),
        (Sort.INSTITUTION, pairs_en.TOGETHER),
        (Sort.TWO, pairs_en.PAIRS),
    ):
        for noun in nouns:
            for word in noun.words:
                yield word, Term(sort, noun.side, level=noun.level, track=noun.track, plural=noun.plural)
                if sort is Sort.ROLE and (many := _plural(word)):
                    yield many, Term(sort, noun.side, level=noun.level, track=noun.track, plural=True)
    for word in _OPPOSITES:
        yield word, Term(Sort.COUNTERPART, plural=word.endswith("s"))
    for word in _ALIKE:
        yield word, Term(Sort.COUNTERPART, plural=True, weak=True)


_OPPOSITES = (
    "counterpart", "counterparts", "opposite number", "opposite numbers", "colleague",
)  # fmt: skip
_ALIKE = ("peers", "equivalents", "colleagues", "hosts")  # whose like is told beside them, or nobody's
_BRITISH = (
    ("defense", "defence"),
    ("theater", "theatre"),
    ("adviser", "advisor"),
    ("councilor", "councillor"),
)
_SPELT_TWO_WAYS = ("defen", "theat", "advis", "council")  # what these begin with
_AMERICA = re.compile(r"\bU\.S\.(?=\s|$)|\bUS\b")


def spellings(surface: str) -> Iterator[str]:
    """American and British spelling, "US" and "U.S."."""
    variants = {surface: None}
    for pair in _BRITISH if holds(surface.lower(), _SPELT_TWO_WAYS) else ():
        for one, other in (pair, pair[::-1]):
            for spelling in [s for s in variants if one in s.lower()]:
                variants[spelling.replace(one, other).replace(one.title(), other.title())] = None
    for spelling in variants:
        yield spelling
        if "U" in spelling and _AMERICA.search(spelling):
            yield _AMERICA.sub("US", spelling)
            yield _AMERICA.sub("U.S.", spelling)
