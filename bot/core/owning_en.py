"""Whose a party is, by the words before its office: a country, two that share a noun, or somebody whose man
it is ("Bush's Sudan envoy").
"""

from __future__ import annotations

import re

from bot.core import gaps
from bot.core.cursor import Cursor, is_portfolio
from bot.core.model import Side
from bot.core.phrase import BODIES, NAMES, TITLES
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
_ENVOY = re.compile(r"(?:ambassador|envoy|charg[eé] d'affaires|point ?man|negotiator)$", re.IGNORECASE)
_ABROAD = re.compile(
    r"embass|consulat|mission|delegation|office|bureau|congress|senate|parliament", re.IGNORECASE
)
_THEIR = ("heir ", "his ", "her ", "its ")
_IN_TRADE = re.compile(r" in (?:the )?[a-z]")
_OF = (" of ", " of the ")
_ADJECTIVES = ("ese", "can", "ian", "ish", "ean", "ic")
_CAPITALS = ("Beijing", "Washington")
_PARTS = (" province", " county", " prefecture")
_LOCAL = ("rovincial ", "unicipal ", "ocal ", "ity ", "ounty ", "egional ", "district ")


class Owned(Cursor):
    """A place in a text with the sides read so far, and the offices."""

    sides: tuple[Side, ...]
    heads: list[Term]
    staff: bool  # whether somebody's own aides or envoys follow
    title_start: int
    title_end: int

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

    def _is_opposite(self, start: int) -> bool:
        """Whether a word for one's like at work tells whose: "Chinese peers", "peers in Beijing", but a
        counterpart is one by himself.
        """
        meant = self.peek(Sort.COUNTERPART)
        if meant is None or not meant.weak:
            return True
        if self.norm.startswith("hosts", self.next.start) and not self.norm.endswith(_THEIR, 0, start):
            return False  # "China hosts", as against "their Chinese hosts"
        if self.sides:  # "Tesla's Chinese peers", "Chinese peers in the car industry"
            return not self.norm.endswith(gaps.OWNED, 0, self.start) and not _IN_TRADE.match(
                self.norm, self.next.end
            )
        gap = self.norm[self.next.end : self.hits[self.at + 1].start]
        return gap in gaps.OF_COUNTRY and bool(self.hits[self.at + 1].sorts & (_COUNTRY | BODIES))

    def _read_opposite(self, *, plural: bool) -> None:
        """ "Counterparts in Beijing", "from China's commerce ministry"; one met "at the Pentagon" may only be
        there.
        """
        if self.gap not in gaps.OF_COUNTRY and not (plural and self.gap in gaps.AT_DESK):
            return
        body = self.peek(BODIES)
        country = None if body else self.peek(_COUNTRY)
        if country is not None:
            if self.gap in gaps.AT_DESK and not self.hits[self.at + 1].sorts & BODIES:
                return
            self.take()
            self.sides = sides_of(country)
        elif body is not None and not body.weak:
            self.sides = (body.side,) if body.side else ()
        while self.gap in gaps.WITHIN_BODY and self.next.sorts & BODIES:
            self.take()
        if body is not None:
            self._read_seat("")

    def _read_seat(self, body: str) -> None:
        """ "The foreign ministry in Beijing" is China's; an embassy there is not, but one "of China" is."""
        country = self.peek(_COUNTRY) if not self.sides else None
        if country is None or any(head.side and not head.weak for head in self.heads):
            return
        name = self.norm[self.next.start : self.next.end]
        if self.gap in _OF and not name.endswith(_ADJECTIVES):  # "an army of Chinese hackers"
            self.take()
            self.sides = sides_of(country)
            return
        if self.gap != " in " or _ABROAD.search(body):
            return
        if country.side is Side.THIRD or name in _CAPITALS:
            self.take()
            self.sides = sides_of(country)

    def _is_local(self, start: int) -> bool:
        """Whether those whose title begins at an offset govern where they are: "provincial leaders in",
        "officials in Hainan province".
        """
        return self.norm.endswith(_LOCAL, 0, start) or self.norm.startswith(_PARTS, self.next.end)

    def _is_body_next(self) -> bool:
        """Whether a country and a body of it come next: "the deputy chief of mission at the U.S. embassy"."""
        return bool(self.next.sorts & _COUNTRY and self.hits[self.at + 1].sorts & BODIES)

    def _read_host(self, host: Term) -> None:
        """An ambassador to one side is the other's."""
        if not _ENVOY.search(self.norm, self.title_start, self.title_end):
            return
        self.take()
        if not self._side() and host.side in (Side.US, Side.CHINA):
            self.sides = (host.side.other,)

    def _skip_principal(self) -> None:
        """ "national security adviser to President Joe Biden" is not Biden, but of his side."""
        end, at = self.end, self.at
        self.take()
        while self.next.sorts & (NAMES | TITLES) and self.adjoins():
            self.take()
        whose = self.hits[self.at - 1]
        if not whose.sorts & NAMES:
            self.stand(end, at)
        elif not self._side():
            sides = {person.side for term in whose.terms for person in term.people}
            sides |= {Side.THIRD} if whose.sorts & Sort.OFFICIAL else set()
            self.sides = tuple(sides) if len(sides) == 1 else ()

    def _side(self) -> Side | None:
        if len(self.sides) == 1:
            return self.sides[0]
        return next((head.side for head in self.heads if head.side and not head.weak), None)


def sides_of(country: Term) -> tuple[Side, ...]:
    """The side of a country of the two, nothing for any other that has none."""
    return (country.side,) if country.side else ()
