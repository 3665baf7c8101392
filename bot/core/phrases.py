"""Reading noun phrases of English from left to right: a side, its offices and the name belong together.

"China's visiting defence minister, General Wei Fenghe" is one phrase, so that nobody is counted twice; "the
US and Chinese defense chiefs" is one phrase for both sides. A phrase knows nothing of dates or of other
phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core import names
from bot.core.cursor import END, Cursor
from bot.core.lexicon import Hit
from bot.core.model import Level, Side
from bot.core.phrase import (
    BODIES,
    BODY,
    COUNTRY,
    LONGEST_GAP,
    NAMES,
    OFFICES,
    OFFICIAL,
    PERSON,
    SURNAME,
    TITLES,
    Phrase,
)
from bot.core.vocabulary import Sort, Term

_HEADS = frozenset({Sort.ROLE, Sort.RANK, Sort.GROUP, Sort.INSTITUTION, Sort.BODY})
_WHOLE = frozenset({Sort.TWO, Sort.BOTH, Sort.VENUE})
_BOTH = frozenset({Sort.BOTH, Sort.TWO})
_COUNTERPART = frozenset({Sort.COUNTERPART})
_CHIEF = frozenset({Sort.CHIEF})
_OWNED = frozenset({Sort.ROLE, Sort.GROUP, Sort.INSTITUTION})
_TITLE_OR_BODY = frozenset({Sort.ROLE, Sort.RANK, Sort.BODY})
_NAME_OR_TITLE = NAMES | TITLES
_KNOWN = PERSON | SURNAME
_FULL = PERSON | OFFICIAL
_BODY_OR_COUNTRY = BODY | COUNTRY
_LOOKAHEAD = 6  # hits

_AND = re.compile(r" and (?:the )?|, and |/|, | & |-| - | or ")
_AND_OFFICE = re.compile(r" and (?:the )?|, and |/|, | ")
_OF = re.compile(r" (?:of|from) (?:the )?")
_OF_BODY = re.compile(r" (?:of|at) (?:the )?")
_WITHIN = re.compile(r"'s | of (?:the )?")
_TO_NAME = re.compile(r",? (?:(?:the|then)[ -])?(?:[\"'(][A-Z][\w.]*[\"')] )?")
_TO_UNKNOWN = re.compile(r",? ")
_TO_TITLE = re.compile(r",? (?:the )?")
_PORTFOLIO = re.compile(r" (?:of|for|to|on|at) (?:(?:[A-Z][\w'.-]*|of|the|and|for|on|&|\([A-Z]+\)),? ){1,16}")
_FORMER_ENDS = ("ormer ", "ormer-", "x-", "x ", "hen-", "hen ", "ate ", "ired ", "ime ", "the ")
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|then|[Tt]hen|late|[Rr]etired|one-time)[ -](?:the )?$")
_WITHIN_FORMER = re.compile(r"\b(?:former|ex|late|retired)\b")
_SENIOR = re.compile(r"\b(?:senior|top|high-ranking|high[ -]level|top-ranking) (?:\w+ )?$", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:^|\W)((?:his|her|their|its|our|my|a|the) )$", re.IGNORECASE)
_ADVISES = re.compile(r"(?:advis[eo]r|aide|assistant|counsel|envoy|representative)$", re.IGNORECASE)
_ENVOY = re.compile(r"(?:ambassador|envoy|charg[eé] d'affaires)$", re.IGNORECASE)


def parse(norm: str, hits: Sequence[Hit]) -> Iterator[Phrase]:
    """The phrases of a text, in order and without overlaps."""
    ended = [*hits, END, END, END]
    index = last = 0
    while index < len(hits):
        if hits[index].start < last:
            index += 1
            continue
        reader = _Reader(norm, ended, index)
        phrase = reader.read()
        index = max(reader.at, index + 1)
        if phrase is not None:
            last = phrase.end
            yield phrase


class _Reader(Cursor):
    """Reads one phrase from a hit on."""

    def __init__(self, norm: str, hits: Sequence[Hit], index: int) -> None:
        super().__init__(norm, hits, index)
        self.sides: tuple[Side, ...] = ()
        self.heads: list[Term] = []
        self.title_start = self.title_end = -1
        self.former = False
        self.owned = False  # whether a body or country was named after "of"

    def read(self) -> Phrase | None:
        """The phrase, None where the hit means nothing by itself."""
        if whole := self.peek(_WHOLE):
            return self._whole(whole)
        self._read_sides()
        self._read_heads()
        if self.peek(_COUNTERPART) and (self.end == self.start or self.adjoins(loosely=True)):
            return self._counterpart()
        return self._named() or self._unnamed()

    # Sides ----------------------------------------------------------------------------------------------

    def _whole(self, term: Term) -> Phrase:
        """ "the two sides", a venue; or "US-China" with or without the noun that it belongs to."""
        self.take()
        if term.sort is Sort.BOTH:
            self.sides = (Side.US, Side.CHINA)
            self._read_heads()
            if self.heads:
                return self._phrase(plural=True)
            if self._third_follows():
                self.take()
                return Phrase(self.start, self.end, (*self.sides, Side.THIRD), whole=term, plural=True)
        return Phrase(self.start, self.end, self.sides, whole=term, plural=term.sort is not Sort.VENUE)

    def _third_follows(self) -> bool:
        """ "the US, China and Russia" are three."""
        country = self.peek(COUNTRY)
        joint = self.gap() in (" and ", ", and ", " and the ")
        return country is not None and country.side is Side.THIRD and joint

    def _read_sides(self) -> None:
        """The country words at the start: one, or two that share a noun ("US and Chinese officials")."""
        country = self.peek(COUNTRY)
        if country is None or country.side is None:
            self._read_owner()
            return
        self.take()
        self.sides = (country.side,)
        second = self.peek(COUNTRY)
        if second is None or second.side is None:
            return
        if self.gap() in ("'s ", "' ", " ") and self._is_portfolio():
            self.take()
            return
        if not _AND.fullmatch(self.gap()):
            return
        before = self.end, self.at
        self.take()
        if self._plural_next() and self.adjoins():
            self.sides = (country.side, second.side)
        else:
            self.end, self.at = before

    def _is_portfolio(self) -> bool:
        """ "Washington's China envoy" is no envoy of China's."""
        role, country = self.hits[self.at + 1], self.hits[self.at]
        between = self.norm[country.end : role.start] if role.start < len(self.norm) else ""
        return between == " " and _ENVOY.search(self.norm, role.start, role.end) is not None

    def _plural_next(self) -> bool:
        head = self.peek(_HEADS)
        return head is not None and (head.plural or self.norm[self.hits[self.at].end - 1] == "s")

    def _read_owner(self) -> None:
        """ "Trump's trade envoy", "Biden officials": a leader's name that only says whose they are."""
        owner = self.peek(_KNOWN)
        if owner is None or not self.peek(_OWNED, ahead=1):
            return
        sides = {person.side for person in owner.people}
        gap = self.norm[self.hits[self.at].end : self.hits[self.at + 1].start]
        if len(sides) == 1 and gap in (" ", "'s ", "' ", "'s top ", " top "):
            self.take()
            self.sides = tuple(sides)

    def _side(self) -> Side | None:
        if len(self.sides) == 1:
            return self.sides[0]
        return next((head.side for head in self.heads if head.side and not head.weak), None)

    # Offices --------------------------------------------------------------------------------------------

    def _read_heads(self) -> None:
        """The offices, ranks and institutions that belong together, with a country or body after "of"."""
        while (head := self._next_head()) and not self.peek(PERSON):
            if self.end > self.start and not self._joins(head):
                break
            self._read_head(head)
        if self.heads and self.heads[-1].sort not in BODIES:
            self._read_whose()

    def _next_head(self) -> Term | None:
        """The next office or body; "chief" and the like only after the name of a body."""
        if self.heads and self.heads[-1].sort in BODIES and (chief := self.peek(_CHIEF)):
            body = self.heads[-1]
            return replace(chief, side=None if body.weak else body.side, track=body.track)
        return self.peek(_HEADS)

    def _read_head(self, head: Term) -> None:
        self.former = self.former or _WITHIN_FORMER.search(self.gap()) is not None
        hit = self.take()
        if self.title_start < 0:
            self.title_start = hit.start
        self.title_end = hit.end
        self.heads.append(head)

    def _joins(self, head: Term) -> bool:
        """Whether the next head belongs to the same party as what was read."""
        return self._joins_office(head, self.heads[-1]) if self.heads else self._joins_country()

    def _joins_country(self) -> bool:
        """Whether a country and the office or body after it are one: "China's ailing premier", but not "China
        tells".
        """
        if self.norm[self.end - 4 : self.end] == "D.C.":
            return False
        adjective = self.norm[self.end - 3 : self.end].lower() in ("ese", "can", "ian", "ish")
        return self.adjoins(loosely=adjective or self.norm.startswith("'s", self.end))

    def _joins_office(self, head: Term, last: Term) -> bool:
        gap = self.gap()
        if last.sort is Sort.GROUP or last.plural:
            return False
        if head.side and self._side() not in (None, head.side):
            return gap == " " and last.sort is Sort.ROLE and head.sort in OFFICES
        if head.sort in BODIES:
            return last.sort in BODIES and gap in ("'s ", " ")
        if last.sort in OFFICES and head.sort is Sort.ROLE:
            return _AND_OFFICE.fullmatch(gap) is not None
        return (gap == ", " and head.sort is Sort.RANK and last.sort in OFFICES) or self.adjoins()

    def _read_whose(self) -> None:
        """ "defence chiefs of the US and China", "commander of the PLA Navy", "ambassador to China"."""
        gap = self.gap()
        if gap == "\n":
            return
        if not self.sides and _OF.fullmatch(gap) and self._read_countries():
            return
        if (body := self.peek(BODY)) and _OF_BODY.fullmatch(gap):
            self.take()
            self._own(body)
            self._read_bodies()
        elif (host := self.peek(COUNTRY)) and gap in (" to ", " to the ", " in "):
            self._read_host(host)
        elif gap == " to " and _ADVISES.search(self.norm, self.title_start, self.title_end):
            self._skip_principal()

    def _read_countries(self) -> bool:
        if (both := self.peek(_BOTH)) and not self._side():
            self.take()
            self.sides = (Side.US, Side.CHINA)
            if both.sort is Sort.BOTH and self._third_follows():
                self.take()
                self.sides = (*self.sides, Side.THIRD)
            return True
        country = self.peek(COUNTRY)
        if country is None or country.side is None or self._side() not in (None, country.side):
            return False
        self.take()
        self.sides = (country.side,)
        if self.peek(BODY) and self.gap() == " ":
            self.take()
        other = self.peek(COUNTRY)
        if other and other.side and _AND.fullmatch(self.gap()):
            self.take()
            self.sides = (country.side, other.side)
        self._read_bodies()
        return True

    def _read_bodies(self) -> None:
        """What follows "of China" or "of the Joint Staff Department": "'s Central Military Commission"."""
        self.owned = True
        while (body := self.peek(_BODY_OR_COUNTRY)) and _WITHIN.fullmatch(self.gap()):
            self.take()
            self._own(body)

    def _own(self, body: Term) -> None:
        if body.side and not self.sides and not body.weak and self._side() in (None, body.side):
            self.sides = (body.side,)

    def _read_host(self, host: Term) -> None:
        """An ambassador to one side is the other's."""
        if not _ENVOY.search(self.norm, self.title_start, self.title_end):
            return
        self.take()
        if not self._side() and host.side in (Side.US, Side.CHINA):
            self.sides = (host.side.other,)

    def _skip_principal(self) -> None:
        """ "national security adviser to President Joe Biden" is not Biden."""
        back = self.end, self.at
        self.take()
        while self.peek(_NAME_OR_TITLE) and self.adjoins():
            self.take()
        if not self.hits[self.at - 1].term(NAMES):
            self.end, self.at = back

    # Names ----------------------------------------------------------------------------------------------

    def _phrase(self, name: Hit | None = None, unknown: str = "", plural: bool = False) -> Phrase:
        title = self.norm[self.title_start : self.title_end] if self.heads else ""
        former = self.former or self._was_former()
        return Phrase(
            self.start, self.end, self.sides, tuple(self.heads), title, name, unknown, False, plural, former
        )

    def _was_former(self) -> bool:
        before = self.norm[max(0, self.start - 12) : self.start]
        return before.endswith(_FORMER_ENDS) and _FORMER.search(before) is not None

    def _named(self) -> Phrase | None:
        """The phrase with the name that comes next, None where none does."""
        if self.end == self.start:
            return self._with_hit() if self.peek(NAMES) else None
        titled = bool(self.heads) and self.heads[-1].sort in OFFICES
        if titled and self.heads[-1].plural and (self.gap() != " " or len(self.sides) > 1):
            return None
        if self.peek(NAMES) and self._takes_name(titled):
            return self._with_hit(titled=titled)
        if not titled or self.heads[-1].plural or (self.gap()[:1] == "," and self._is_others()):
            return None
        return self._with_unknown() or self._beyond_portfolio()

    def _takes_name(self, titled: bool) -> bool:
        gap = self.gap()
        if titled:
            return _TO_NAME.fullmatch(gap) is not None and not (gap[:1] == "," and self._is_others())
        return gap in ("'s ", "' ") or (gap == " " and (bool(self.heads) or self.peek(PERSON) is not None))

    def _is_others(self) -> bool:
        """Whether the next name is that of officials of another side only: "the Chinese minister, Rubio
        said".
        """
        name, side = self.peek(NAMES), self._side()
        sides = {person.side for person in name.people} if name else set()
        return side is not None and bool(sides) and side not in sides

    def _with_hit(self, titled: bool = False) -> Phrase:
        hit = self.hits[self.at]
        if not hit.term(_FULL):
            run = names.run(self.norm, hit.start)
            if len(run) > hit.end - hit.start and (titled or names.is_chinese(run)):
                return self._unknown(hit.start, run)
        if self.end == self.start:
            self.start = hit.start
        self.take()
        return self._phrase(hit)

    def _with_unknown(self) -> Phrase | None:
        """A name that the knowledge does not have, straight after a title."""
        gap = _TO_UNKNOWN.match(self.norm, self.end)
        if gap is None or (gap.group() == ", " and not self.sides):
            return None
        run = names.run(self.norm, gap.end())
        limit = next((h.start for h in self.hits[self.at : self.at + 4] if not h.term(NAMES)), len(self.norm))
        run = run[: max(0, limit - gap.end())].rstrip(" ,-'&")
        if self.owned and not names.is_chinese(run):
            return None
        ranked = self.heads[-1].sort is Sort.RANK
        return self._unknown(gap.end(), run) if names.is_name(run, ranked) else None

    def _beyond_portfolio(self) -> Phrase | None:
        """The name after what an office is for: "Assistant Secretary for East Asian Affairs Daniel
        Kritenbrink".
        """
        for number in range(self.at, min(self.at + _LOOKAHEAD, len(self.hits))):
            hit = self.hits[number]
            if hit.start - self.end > 3 * LONGEST_GAP:
                return None
            if hit.term(TITLES):
                return self._with_second_office(number)
            if hit.term(PERSON) and _PORTFOLIO.fullmatch(self.norm, self.end, hit.start):
                self.at, self.end = number, hit.start
                return self._with_hit(titled=True)
        found = _PORTFOLIO.match(self.norm, self.end, self.end + 3 * LONGEST_GAP)
        name = " ".join(found.group().split()[-2:]) if found else ""
        if found is None or len(found.group().split()) < 4 or not names.is_chinese(name):
            return None
        return self._unknown(self.norm.index(name, self.end), name)

    def _with_second_office(self, number: int) -> Phrase | None:
        """ "Director of the Office of the Foreign Affairs Commission and Foreign Minister Wang Yi"."""
        hit = self.hits[number]
        between = self.norm[self.end : hit.start]
        if not between.endswith(" and ") or not _PORTFOLIO.fullmatch(between):
            return None
        back = self.end, self.at, list(self.heads)
        self.at, self.end = number, hit.start
        while (head := self.peek(TITLES)) and not self.peek(PERSON):
            self.heads.append(head)
            self.take()
        if self.peek(NAMES) and _TO_NAME.fullmatch(self.gap()):
            return self._with_hit(titled=True)
        self.end, self.at, self.heads = back
        return None

    def _unknown(self, start: int, run: str) -> Phrase:
        self.move_to(start + len(run))
        return self._phrase(unknown=run)

    def _unnamed(self) -> Phrase | None:
        if not self.heads:
            return self._phrase() if self.sides else None
        if self.heads[-1].sort in (Sort.GROUP, Sort.ROLE):
            self._read_seniority()
        return self._phrase(plural=self.heads[-1].plural)

    def _read_seniority(self) -> None:
        """ "a senior US official" is more than an official."""
        senior = _SENIOR.search(self.norm, max(0, self.start - 28), self.start)
        if senior and self.heads[-1].level is Level.WORKING:
            self.start = senior.start()
            self.heads[-1] = replace(self.heads[-1], level=Level.SENIOR)

    # Counterparts ---------------------------------------------------------------------------------------

    def _counterpart(self) -> Phrase:
        """ "his Chinese trade counterpart", with the country and the name that follow."""
        hit = self.hits[self.at]
        self.start = min(self.start, hit.start)
        if determiner := _DETERMINER.search(self.norm, max(0, self.start - 8), self.start):
            self.start = determiner.start(1)
        plural = self.norm[hit.end - 1] == "s"
        self.take()
        country = self.peek(COUNTRY)
        if (
            country
            and country.side
            and not self.sides
            and re.fullmatch(r" (?:from|in|of) (?:the )?", self.gap())
        ):
            self.take()
            self.sides = (country.side,)
        named = None if plural else self._counterpart_by_name()
        return replace(named or self._phrase(plural=plural), relative=True)

    def _counterpart_by_name(self) -> Phrase | None:
        """The name that follows a counterpart, with or without more titles; None leaves all as it was."""
        back = self.end, self.at, list(self.heads), self.title_start, self.title_end
        self._read_more_titles()
        if self.peek(NAMES) and _TO_NAME.fullmatch(self.gap()):
            return self._with_hit(titled=True)
        if len(self.heads) > len(back[2]) and (found := self._with_unknown()):
            return found
        self.end, self.at, self.heads, self.title_start, self.title_end = back
        run = names.run(self.norm, self.end + 1) if self.norm[self.end : self.end + 1] == " " else ""
        return self._unknown(self.end + 1, run) if names.is_chinese(run) else None

    def _read_more_titles(self) -> None:
        """Titles between a counterpart and its name: "his counterpart, Gen. Wei Fenghe"."""
        while (head := self.peek(_TITLE_OR_BODY)) and not self.peek(PERSON):
            if not (_TO_TITLE.fullmatch(self.gap()) or (self.heads and self._joins(head))):
                break
            self._read_head(head)
