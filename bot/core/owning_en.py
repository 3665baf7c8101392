"""Whose a party is, by the words before its office: a country, two that share a noun, or somebody whose man
it is ("Bush's Sudan envoy").
"""

from __future__ import annotations

import re

from bot.core import gaps
from bot.core.cursor import Cursor, is_portfolio
from bot.core.model import Side
from bot.core.phrase import BODIES
from bot.core.vocabulary import Sort, Term

_COUNTRY = Sort.COUNTRY  # members are slow to find
_HEADS = Sort.ROLE | Sort.RANK | Sort.GROUP | BODIES
# Who can be named by the country that he deals with.
_DEALS = re.compile(
    r"(?:ambassador|envoy|charg[eé] d'affaires|negotiator|representative|coordinator|advis[eo]r|point ?man)$",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(?:aide|advis[eo]r|envoy|negotiator|official|coordinator|representative)s?$", re.IGNORECASE
)


class Owned(Cursor):
    """A place in a text with the sides read so far, and the offices."""

    sides: tuple[Side, ...]
    heads: list[Term]
    staff: bool  # whether somebody's own aides or envoys follow

    def _third_follows(self) -> bool:
        """ "the US, China and Russia" are three."""
        country = self.peek(_COUNTRY)
        return country is not None and country.side is Side.THIRD and self.gap in gaps.AND_THIRD

    def _read_sides(self, country: Term) -> None:
        """The country words at the start: one, or two that share a noun ("US and Chinese officials")."""
        self.take()
        self.sides = sides_of(country)
        second = self.peek(_COUNTRY) if self.next.sorts & _COUNTRY else None
        if second is None:
            return
        if (self.gap == " " or self.gap in gaps.POSSESSIVE) and self._is_portfolio():
            self.take()
        elif self.gap in gaps.PAUSES and gaps.closes_phrase(self.norm, self.start, self.end):
            return
        elif self.gap in gaps.AND and self.hits[self.at + 1].sorts & _HEADS:
            end, at = self.end, self.at
            self.take()
            if self._plural_next() and self.adjoins():
                self.sides += sides_of(second)
            else:
                self.stand(end, at)

    def _is_portfolio(self) -> bool:
        """ "Washington's China envoy" is no envoy of China's."""
        role, country = self.hits[self.at + 1], self.hits[self.at]
        between = self.norm[country.end : role.start] if role.start < len(self.norm) else ""
        return between == " " and _DEALS.search(self.norm, role.start, role.end) is not None

    def _plural_next(self) -> bool:
        head = self.peek(_HEADS)
        return head is not None and (head.plural or self.norm[self.next.end - 1] == "s")

    def _read_owner(self, owner: Term) -> None:
        """ "Trump's trade envoy", "Biden officials": a leader's name that only says whose they are."""
        owned = self.hits[self.at + 1]
        if owned.sorts & _COUNTRY:
            self._read_charge(owner)
            return
        sides = {person.side for person in owner.people}
        gap = self.norm[self.next.end : owned.start]
        if len(sides) != 1:
            return
        staff = _STAFF.search(self.norm, owned.start, owned.end) is not None
        if gap in gaps.OWNERS or (staff and is_portfolio(gap, staff=True)):
            self.take()
            self.sides, self.staff = tuple(sides), staff

    def _read_charge(self, owner: Term) -> None:
        """ "Bush's Sudan envoy" is Bush's, the country is what he deals with."""
        sides = {person.side for person in owner.people}
        end, at = self.end, self.at
        self.take()
        if len(sides) == 1 and self.gap in gaps.POSSESSIVE and self._is_portfolio():
            self.take()
            self.sides = tuple(sides)
        else:
            self.stand(end, at)

    def _side(self) -> Side | None:
        if len(self.sides) == 1:
            return self.sides[0]
        return next((head.side for head in self.heads if head.side and not head.weak), None)


def sides_of(country: Term) -> tuple[Side, ...]:
    """The side of a country of the two, nothing for any other that has none."""
    return (country.side,) if country.side else ()
