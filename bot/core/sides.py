"""Whose side a party is on where the words beside it do not say: by its office, its name, its sentence, the
item.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from bot.core import names
from bot.core.knowledge import Person
from bot.core.model import Level, Side, Track
from bot.core.people import Cast
from bot.core.phrase import BODIES, Phrase
from bot.core.text import Document
from bot.core.value import lazy, with_lazy
from bot.core.vocabulary import Sort, Term

_US, _CHINA = Side.US, Side.CHINA  # members are slow to find
_NEVER_AMERICAN = re.compile(
    r"\b(?:minister|president|premier|(?<!majority )(?<!minority )leader|chancellor|king|pm)\b", re.IGNORECASE
)
_GOVERNS = re.compile(r"\b(?:governor|mayor)$", re.IGNORECASE)
_MULTILATERAL = re.compile(
    r"\b(?:foreign|world|regional|asean|asian|pacific|european|global|other|international|african|arab|allied|nato|g7|g20|"
    r"business|tech|opposition|religious|former) $",
    re.IGNORECASE,
)
_OTHER_PARLIAMENT = re.compile(r"Hong Kong|opposition|pro-democracy|state |provincial|local ")
_MEMBERS = tuple(f"{who}{plural}" for who in ("lawmaker", "legislator", "senator") for plural in ("", "s"))
_ANY_PARLIAMENT = re.compile(r"\b(?:lawmaker|legislator|senator)s?$")
_OF_CONGRESS = re.compile(r"\b(?:u\.?s|american|bipartisan)\b")
_PARTISAN = re.compile(r"(?:democratic|republican) ")
_OF_STATES = re.compile(
    r" (?:of|from) (?:[\w'-]+ ){1,5}(?:states|nations|countries|republics|powers|members|economies)\b"
)
_OF_TWO = re.compile(r"\b(?:two|both|2)\b")
_IN_CLAUSE = 60  # characters from whoever acts to his counterparts
_PAUSE = re.compile(r"[.;:,\n]")
_OF_OTHERS = (" of ", " from ", " at ", " in ", " with ", " for ")  # of whatever no phrase knows
_BOTH = frozenset({Side.US, Side.CHINA})
_THIRD = Side.THIRD  # members are slow to find


@with_lazy
class Setting:
    """The countries that an item speaks of: in each sentence, and anywhere."""

    def __init__(self, doc: Document, phrases: Sequence[Phrase], cast: Cast) -> None:
        self.norm = doc.norm
        self._doc = doc
        self._phrases = phrases
        self.cast = cast

    @lazy
    def everywhere(self) -> set[Side]:
        """The sides that the item names."""
        return {side for phrase in self._phrases for side in phrase.sides}

    @lazy
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self._doc.sentences]

    @lazy
    def _named(self) -> dict[int, set[Side]]:
        """The sides that each sentence names, by the number of sentences up to it."""
        named: dict[int, set[Side]] = {}
        for phrase in self._phrases:
            if phrase.sides:
                named.setdefault(bisect_right(self._starts, phrase.start), set()).update(phrase.sides)
        return named

    def nearby(self, phrase: Phrase) -> set[Side]:
        """The sides that the phrase's sentence names."""
        return self._named.get(bisect_right(self._starts, phrase.start), set())

    def is_bilateral(self, people: Iterable[Person]) -> bool:
        """Whether the item speaks of both sides, one of which may be that of the people asked about."""
        seen = self.everywhere | self.cast.sides
        if seen >= _BOTH:
            return True
        own = {person.side for person in people}
        return len(own) == 1 and seen | own >= _BOTH

    def names(self, side: Side) -> bool:
        """Whether the item names a side or somebody of it."""
        return side in self.everywhere or side in self.cast.sides

    def of_stranger(self, name: str, phrase: Phrase) -> Side | None:
        """Whose official an unknown person is: by the words beside the name, its shape, the sentence."""
        chinese = names.is_chinese(name) or (" " not in name and names.is_family_name(name))
        if self._in_apposition(phrase):
            return _THIRD
        told = self._told(phrase)
        if names.is_hyphenated(name) and not phrase.sides:
            return _THIRD
        if told and (phrase.sides or phrase.heads[-1].level is not Level.LEGISLATIVE):
            ranked = phrase.office is not None and phrase.office.sort is Sort.RANK
            return _CHINA if chinese and ranked and not phrase.sides else told
        return _CHINA if chinese else self._by_title(phrase)

    def _in_apposition(self, phrase: Phrase) -> bool:
        """ "Foreign Minister, Senator Ishaq Dar": a further title says that the first is not American."""
        before = self.norm[max(0, phrase.start - 40) : phrase.start]
        return before.endswith(", ") and _NEVER_AMERICAN.search(before[:-2]) is not None and not phrase.sides

    def _by_title(self, phrase: Phrase) -> Side | None:
        """Americans have no ministers; a rank alone is American where no third country is near."""
        foreign = phrase.name is not None and phrase.name.term(Sort.OFFICIAL) is not None
        if foreign or _NEVER_AMERICAN.search(phrase.title):
            return _THIRD
        owners = {side for head in phrase.heads for side, _ in head.posts}
        american = owners == {_US} or any(head.side is _US for head in phrase.heads)
        legislator = american and phrase.heads[-1].level is Level.LEGISLATIVE
        if _THIRD in self.nearby(phrase) and (legislator or not american):
            return _THIRD
        if not american and _GOVERNS.search(phrase.title) and names.is_person(phrase.unknown):
            return _US  # states and cities of other countries are named with their country
        military = phrase.office is not None and phrase.office.track is Track.DEFENSE
        return _US if american or military else None

    def _told(self, phrase: Phrase) -> Side | None:
        if phrase.sides:
            return phrase.sides[0]
        first: Side | None = None
        for head in phrase.heads:
            if head.side and not head.weak:
                if head.side is _THIRD:
                    return _THIRD
                first = first or head.side
        return first

    def of_office(self, phrase: Phrase) -> Side | None:
        """Whose office or body it is, None where that cannot be told.

        Without a word for it, the side that alone calls an office or body so, where no third country is near.
        """
        if phrase.sides:
            return phrase.sides[0]
        if told := self._told(phrase):
            title = phrase.title.lower()
            parliament = title.endswith(_MEMBERS) and _ANY_PARLIAMENT.search(title) is not None
            parliament = parliament and not (_OF_CONGRESS.search(title) or self._is_partisan(phrase, title))
            return None if parliament and self._is_elsewhere(phrase) else told
        american = phrase.title.startswith(_AMERICAN)
        if phrase.plural and not (phrase.heads[0].sort & BODIES or american):
            return self._as_counterparts(phrase)
        owner = _US if american else _owner(phrase.heads)
        if owner is None and (phrase.plural or phrase.heads[-1].sort is Sort.GROUP):  # "a CCP official"
            owner = next((head.side for head in reversed(phrase.heads) if head.side), None)
        title = phrase.title.lower()
        anybodys = "minister" in title and _OF_ANY_STATE.search(title) is not None
        others = self.everywhere if anybodys or american else self.nearby(phrase)
        apart = owner is not None and (american or self.names(owner)) and _THIRD not in others
        return owner if apart else None

    def _as_counterparts(self, phrase: Phrase) -> Side | None:
        """The side of unnamed officials with counterparts of the other side, where the item names it and no
        third country: "officials telephoned their Chinese counterparts", but not "officials of the chamber".
        """
        pointing = next((p for p in self._pointing if p.start >= phrase.end), None)
        if pointing is None or _THIRD in self.everywhere:
            return None
        side, between = pointing.sides[0], self.norm[phrase.end : pointing.start]
        if len(between) > _IN_CLAUSE or between.startswith(_OF_OTHERS) or _PAUSE.search(between) is not None:
            return None
        return side.other if side in _BOTH and side.other in self._told_anywhere else None

    @lazy
    def _told_anywhere(self) -> set[Side | None]:
        """The sides that the item names by a country, an office or a body, or by somebody of theirs."""
        return {self._told(phrase) for phrase in self._phrases} | self.cast.sides

    @lazy
    def _pointing(self) -> list[Phrase]:
        """The counterparts of whom the item says the country, in its order."""
        return [phrase for phrase in self._phrases if phrase.relative and phrase.sides]

    def _is_partisan(self, phrase: Phrase, title: str) -> bool:
        """ "Five Democratic senators", where no other parliament is near."""
        return _PARTISAN.match(title) is not None and _THIRD not in self.nearby(phrase)

    def _is_elsewhere(self, phrase: Phrase) -> bool:
        """Whether "lawmakers" are another parliament's than Congress."""
        before = self.norm[max(0, phrase.start - 48) : phrase.start]
        return (
            not self.names(_US)
            or _THIRD in self.nearby(phrase)
            or _OTHER_PARLIAMENT.search(before) is not None
        )

    def both_meant(self, phrase: Phrase) -> bool:
        """Whether "defense chiefs" or "top diplomats" are those of both sides: the item speaks of the two
        alone.
        """
        head = phrase.heads[-1]
        if not phrase.plural or self._told(phrase) or not head.sort & (Sort.GROUP | Sort.ROLE):
            return False
        if head.level is None or head.level.rank > Level.SENIOR.rank:
            return False
        nearby = self.nearby(phrase)
        if not nearby >= _BOTH or _THIRD in nearby:
            return False
        return not self.of_many(phrase)

    def of_many(self, phrase: Phrase) -> bool:
        """Whether words beside say that several countries' are meant: "his Indo-Pacific counterparts", "the
        ministers of six Andean states".
        """
        if _MULTILATERAL.search(self.norm, max(0, phrase.start - 16), phrase.start) is not None:
            return True
        those = _OF_STATES.match(self.norm, phrase.end)
        return those is not None and _OF_TWO.search(those[0]) is None


_AMERICAN = ("Treasury ", "Defense Department ")  # whoever is of these, spelt so
# Ministers of many countries have deputies; where one is unnamed, any country of the item may be his.
_OF_ANY_STATE = re.compile(r"\b(?:vice|deputy|assistant)[ -](?:[\w-]+ )*minister\b")


def _owner(heads: Sequence[Term]) -> Side | None:
    """The side that alone calls an office or body so."""
    owner: Side | None = None
    for head in heads:
        for side, _ in head.posts:
            if owner is not None and owner is not side:
                return None
            owner = side
    return owner or heads[-1].side
