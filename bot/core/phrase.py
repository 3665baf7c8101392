"""A noun phrase of English that stands for one party: its side, its offices, its name."""

from __future__ import annotations

from bot.core.lexicon import Hit
from bot.core.model import Side
from bot.core.value import value
from bot.core.vocabulary import Sort, Term

# Sorts that are asked for together, as sums of bits.
OFFICES = Sort.ROLE | Sort.RANK | Sort.CHIEF
BODIES = Sort.BODY | Sort.INSTITUTION
TITLES = Sort.ROLE | Sort.RANK
NAMES = Sort.PERSON | Sort.SURNAME | Sort.OFFICIAL

_THIRD = Side.THIRD

LONGEST_GAP = 48  # characters between two words that can still belong together


@value
class Phrase:
    """What one stretch of text says about one party.

    `sides` are those it names itself, in order. `heads` are its offices, ranks and institutions, `title` is
    their words; `name` is the hit, or `unknown` the text, that names a person. `relative` phrases point at
    another party ("his Chinese counterpart"). `whole` is the meaning of one without parts ("the two sides").
    """

    start: int
    end: int
    sides: tuple[Side, ...] = ()
    name: Hit | None = None
    former: bool = False
    heads: tuple[Term, ...] = ()
    title: str = ""
    unknown: str = ""
    plural: bool = False
    relative: bool = False
    whole: Term | None = None

    @property
    def named(self) -> bool:
        """Whether a person's name is part of it."""
        return self.name is not None or self.unknown != ""

    @property
    def is_third(self) -> bool:
        """Whether its own words say that it is a third country's."""
        return bool(self.sides) and self.sides[0] is _THIRD

    @property
    def office(self) -> Term | None:
        """The last office or rank among the heads."""
        for head in reversed(self.heads):
            if head.sort & OFFICES:
                return head
        return None
