"""Reading noun phrases of English from left to right: a side, its offices and the name belong together.

"China's visiting defence minister, General Wei Fenghe" is one phrase, so that nobody is counted twice; "the
US and Chinese defense chiefs" is one phrase for both sides. A phrase knows nothing of dates or of other
phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core import gaps, names
from bot.core.cursor import END, Cursor
from bot.core.lexicon import Hit
from bot.core.model import Level, Side
from bot.core.phrase import BODIES, LONGEST_GAP, NAMES, OFFICES, TITLES, Phrase
from bot.core.vocabulary import Sort, Term

_HEADS = Sort.ROLE | Sort.RANK | Sort.GROUP | Sort.INSTITUTION | Sort.BODY
_WHOLE = Sort.TWO | Sort.BOTH | Sort.VENUE
_OWNED = Sort.ROLE | Sort.GROUP | Sort.INSTITUTION
_KNOWN, _FULL = Sort.PERSON | Sort.SURNAME, Sort.PERSON | Sort.OFFICIAL
_SIMPLE = frozenset((Sort.COUNTRY, Sort.PERSON, Sort.OFFICIAL))
_OPENING = _WHOLE | _HEADS | NAMES | Sort.COUNTRY | Sort.COUNTERPART
_AFTER_ATTRIBUTES = _HEADS | Sort.COUNTERPART  # what other words may part from its country
_REST = _AFTER_ATTRIBUTES | NAMES  # what may follow a country in its phrase
_COUNTRY, _PERSON, _COUNTERPART = Sort.COUNTRY, Sort.PERSON, Sort.COUNTERPART  # members are slow to find
_COUNTRY_OR_REST, _HEADS_OR_CHIEF = _REST | Sort.COUNTRY, _HEADS | Sort.CHIEF
_LOOKAHEAD = 6  # hits

_TO_PORTFOLIO = (" of ", " for ", " to ", " on ", " at ")
_PORTFOLIO = re.compile(r" (?:of|for|to|on|at) (?:(?:[A-Z][\w'.-]*|of|the|and|for|on|&|\([A-Z]+\)),? ){1,16}")
_WITHIN_FORMER = re.compile(r"\b(?:former|ex|late|retired)\b")
_SENIOR = re.compile(r"\b(?:senior|top|high-ranking|high[ -]level|top-ranking) (?:\w+ )?$", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:^|\W)((?:his|her|their|its|our|my|a|the) )$", re.IGNORECASE)
_ADVISES = re.compile(r"(?:advis[eo]r|aide|assistant|counsel|envoy|representative)$", re.IGNORECASE)
_ENVOY = re.compile(r"(?:ambassador|envoy|charg[eé] d'affaires)$", re.IGNORECASE)


def parse(norm: str, hits: Sequence[Hit]) -> Iterator[Phrase]:
    """The phrases of a text, in order and without overlaps."""
    ended = [*hits, END, END, END]
    reader = _Reader(norm, ended)
    index = last = 0
    while index < len(hits):
        hit = hits[index]
        if hit.start < last or not hit.sorts & _OPENING:
            index += 1
            continue
        index += 1
        phrase = _alone(norm, hit, ended[index]) if hit.sorts in _SIMPLE else None
        if phrase is None:
            reader.begin(index - 1)
            phrase = reader.read()
            index = max(reader.at, index)
        if phrase is not None:
            last = phrase.end
            yield phrase


def _alone(norm: str, hit: Hit, following: Hit) -> Phrase | None:
    """The phrase of a country or full name with nothing behind it that could go with it; most are such."""
    start, end, terms, sorts = hit
    far = following.start - end > LONGEST_GAP
    if sorts != _COUNTRY:
        if far or not following.sorts & _OWNED:
            return Phrase(start, end, name=hit, former=gaps.was_former(norm, start))
    elif (
        far
        or not following.sorts & _COUNTRY_OR_REST
        or not (following.sorts & _AFTER_ATTRIBUTES or norm[end : following.start] in gaps.LINKS)
    ):
        return Phrase(start, end, _sides(terms[0]), former=gaps.was_former(norm, start))
    return None


class _Reader(Cursor):
    """Reads one phrase from a hit on."""

    def begin(self, at: int) -> None:
        """Stands before the first hit of a phrase."""
        super().begin(at)
        self.sides: tuple[Side, ...] = ()
        self.heads: list[Term] = []
        self.title_start = self.title_end = -1
        self.former = False
        self.owned = False  # whether a body or country was named after "of"

    def read(self) -> Phrase | None:
        """The phrase, None where the hit means nothing by itself."""
        sorts = self.next.sorts
        if sorts & _WHOLE and (whole := self.peek(_WHOLE)):
            return self._whole(whole)
        if sorts & _COUNTRY and (country := self.peek(_COUNTRY)):
            self._read_sides(country)
            if self.gap[:1] not in gaps.TO_REST or not self.next.sorts & _REST:
                return self._phrase()
        elif sorts & _KNOWN and self.hits[self.at + 1].sorts & _OWNED and (owner := self.peek(_KNOWN)):
            self._read_owner(owner)
        if self.next.sorts & _HEADS:
            self._read_heads()
        if self.next.sorts & _COUNTERPART and (self.end == self.start or self.adjoins(loosely=True)):
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
        country = self.peek(_COUNTRY)
        return country is not None and country.side is Side.THIRD and self.gap in gaps.AND_THIRD

    def _read_sides(self, country: Term) -> None:
        """The country words at the start: one, or two that share a noun ("US and Chinese officials")."""
        self.take()
        self.sides = _sides(country)
        second = self.peek(_COUNTRY)
        if second is None:
            return
        if (self.gap == " " or self.gap in gaps.POSSESSIVE) and self._is_portfolio():
            self.take()
        elif self.gap in gaps.AND:
            end, at = self.end, self.at
            self.take()
            if self._plural_next() and self.adjoins():
                self.sides += _sides(second)
            else:
                self.stand(end, at)

    def _is_portfolio(self) -> bool:
        """ "Washington's China envoy" is no envoy of China's."""
        role, country = self.hits[self.at + 1], self.hits[self.at]
        between = self.norm[country.end : role.start] if role.start < len(self.norm) else ""
        return between == " " and _ENVOY.search(self.norm, role.start, role.end) is not None

    def _plural_next(self) -> bool:
        head = self.peek(_HEADS)
        return head is not None and (head.plural or self.norm[self.next.end - 1] == "s")

    def _read_owner(self, owner: Term) -> None:
        """ "Trump's trade envoy", "Biden officials": a leader's name that only says whose they are."""
        owned = self.hits[self.at + 1]
        if self.norm[self.next.end : owned.start] not in gaps.OWNERS:
            return
        sides = {person.side for person in owner.people}
        if len(sides) == 1:
            self.take()
            self.sides = tuple(sides)

    def _side(self) -> Side | None:
        if len(self.sides) == 1:
            return self.sides[0]
        return next((head.side for head in self.heads if head.side and not head.weak), None)

    # Offices --------------------------------------------------------------------------------------------

    def _read_heads(self) -> None:
        """The offices, ranks and institutions that belong together, with a country or body after "of"."""
        while self.next.sorts & _HEADS_OR_CHIEF and not self.next.sorts & _PERSON:
            head = self._next_head()
            if head is None or (self.end > self.start and not self._joins(head)):
                break
            self._read_head(head)
        if self.gap in gaps.TO_WHOSE and self.heads and not self.heads[-1].sort & BODIES:
            self._read_whose()

    def _next_head(self) -> Term | None:
        """The next office or body; "chief" and the like only after the name of a body."""
        if self.heads and (body := self.heads[-1]).sort & BODIES and (chief := self.peek(Sort.CHIEF)):
            return replace(chief, side=None if body.weak else body.side, track=body.track)
        return self.peek(_HEADS)

    def _read_head(self, head: Term) -> None:
        if self.gap and _WITHIN_FORMER.search(self.gap):
            self.former = True
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
        gap = self.gap
        if last.sort is Sort.GROUP or last.plural:
            return False
        if head.side and self._side() not in (None, head.side):
            return gap == " " and last.sort is Sort.ROLE and bool(head.sort & OFFICES)
        if head.sort & BODIES:
            return bool(last.sort & BODIES) and gap in ("'s ", " ")
        if head.sort is Sort.ROLE and last.sort & OFFICES:
            return gap in gaps.AND_OFFICE
        return (gap == ", " and head.sort is Sort.RANK and bool(last.sort & OFFICES)) or self.adjoins()

    def _read_whose(self) -> None:
        """ "defence chiefs of the US and China", "commander of the PLA Navy", "ambassador to China"."""
        gap = self.gap
        if not self.sides and gap in gaps.OF and self._read_countries():
            return
        if gap in gaps.OF_BODY and (body := self.peek(BODIES)):
            self.take()
            self._own(body)
            self._read_bodies()
        elif gap in gaps.TO_HOST and (host := self.peek(_COUNTRY)):
            self._read_host(host)
        elif gap == " to " and _ADVISES.search(self.norm, self.title_start, self.title_end):
            self._skip_principal()

    def _read_countries(self) -> bool:
        if (both := self.peek(Sort.BOTH | Sort.TWO)) and not self._side():
            self.take()
            self.sides = (Side.US, Side.CHINA)
            if both.sort is Sort.BOTH and self._third_follows():
                self.take()
                self.sides = (*self.sides, Side.THIRD)
            return True
        country = self.peek(_COUNTRY)
        if country is None or self._side() not in (None, country.side):
            return False
        self.take()
        self.sides = _sides(country)
        if self.gap == " " and self.next.sorts & BODIES:
            self.take()
        if self.gap in gaps.AND and (other := self.peek(_COUNTRY)):
            self.take()
            self.sides += _sides(other)
        self._read_bodies()
        return True

    def _read_bodies(self) -> None:
        """What follows "of China" or "of the Joint Staff Department": "'s Central Military Commission"."""
        self.owned = True
        while self.gap in gaps.WITHIN and (body := self.peek(BODIES | _COUNTRY)):
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
        end, at = self.end, self.at
        self.take()
        while self.next.sorts & (NAMES | TITLES) and self.adjoins():
            self.take()
        if not self.hits[self.at - 1].sorts & NAMES:
            self.stand(end, at)

    # Names ----------------------------------------------------------------------------------------------

    def _phrase(self, name: Hit | None = None, unknown: str = "", plural: bool = False) -> Phrase:
        title = self.norm[self.title_start : self.title_end] if self.heads else ""
        former = self.former or gaps.was_former(self.norm, self.start)
        return Phrase(
            self.start, self.end, self.sides, tuple(self.heads), title, name, unknown, False, plural, former
        )

    def _named(self) -> Phrase | None:
        """The phrase with the name that comes next, None where none does."""
        named = self.next.sorts & NAMES
        if self.end == self.start:
            return self._with_hit() if named else None
        last = self.heads[-1] if self.heads else None
        if last is None or not last.sort & OFFICES:
            return self._with_hit() if named and self._owns_name() else None
        if last.plural and (self.gap != " " or len(self.sides) > 1):
            return None
        others = self.gap[:1] == "," and self._is_others()
        if named and not others and gaps.leads_to_name(self.gap):
            return self._with_hit(titled=True)
        if last.plural or others:
            return None
        return self._with_unknown() or self._beyond_portfolio()

    def _owns_name(self) -> bool:
        """Whether a country or body goes with the name after it: "China's Wang Yi", "Pentagon Colby"."""
        plain = self.gap == " " and (bool(self.heads) or bool(self.next.sorts & _PERSON))
        return plain or self.gap in gaps.POSSESSIVE

    def _is_others(self) -> bool:
        """Whether the next name is that of officials of another side only: "the Chinese minister, Rubio
        said".
        """
        name, side = self.peek(NAMES), self._side()
        sides = {person.side for person in name.people} if name else set()
        return side is not None and bool(sides) and side not in sides

    def _with_hit(self, titled: bool = False) -> Phrase:
        hit = self.next
        if not hit.sorts & _FULL and names.goes_on(self.norm, hit.end):
            run = names.run(self.norm, hit.start)
            if len(run) > hit.end - hit.start and (titled or names.is_chinese(run)):
                return self._unknown(hit.start, run)
        if self.end == self.start:
            self.start = hit.start
        self.take()
        return self._phrase(hit)

    def _with_unknown(self) -> Phrase | None:
        """A name that the knowledge does not have, straight after a title."""
        start = self.end + (2 if self.sides and self.norm.startswith(", ", self.end) else 1)
        if self.norm[start - 1 : start] != " " or not self.norm[start : start + 1].isupper():
            return None
        run = names.run(self.norm, start)
        limit = next(
            (h.start for h in self.hits[self.at : self.at + 4] if not h.sorts & NAMES), len(self.norm)
        )
        run = run[: max(0, limit - start)].rstrip(" ,-'&")
        if self.owned and not names.is_chinese(run):
            return None
        ranked = self.heads[-1].sort is Sort.RANK
        return self._unknown(start, run) if names.is_name(run, ranked) else None

    def _beyond_portfolio(self) -> Phrase | None:
        """The name after what an office is for: "Assistant Secretary for East Asian Affairs Daniel
        Kritenbrink".
        """
        if not self.norm.startswith(_TO_PORTFOLIO, self.end):
            return None
        for number in range(self.at, min(self.at + _LOOKAHEAD, len(self.hits))):
            hit = self.hits[number]
            if hit.start - self.end > 3 * LONGEST_GAP:
                return None
            if hit.sorts & TITLES:
                return self._with_second_office(number)
            if hit.sorts & _PERSON and _PORTFOLIO.fullmatch(self.norm, self.end, hit.start):
                self.stand(hit.start, number)
                return self._with_hit(titled=True)
        found = _PORTFOLIO.match(self.norm, self.end, self.end + 3 * LONGEST_GAP)
        words = found.group().split() if found else []
        name = " ".join(words[-2:])
        return (
            self._unknown(self.norm.index(name, self.end), name)
            if len(words) >= 4 and names.is_chinese(name)
            else None
        )

    def _with_second_office(self, number: int) -> Phrase | None:
        """ "Director of the Office of the Foreign Affairs Commission and Foreign Minister Wang Yi"."""
        hit = self.hits[number]
        between = self.norm[self.end : hit.start]
        if not between.endswith(" and ") or not _PORTFOLIO.fullmatch(between):
            return None
        end, at, heads = self.end, self.at, list(self.heads)
        self.stand(hit.start, number)
        while (head := self.peek(TITLES)) and not self.next.sorts & _PERSON:
            self.heads.append(head)
            self.take()
        if self.next.sorts & NAMES and gaps.leads_to_name(self.gap):
            return self._with_hit(titled=True)
        self.stand(end, at)
        self.heads = heads
        return None

    def _unknown(self, start: int, run: str) -> Phrase:
        self.move_to(start + len(run))
        return self._phrase(unknown=run)

    def _unnamed(self) -> Phrase | None:
        if not self.heads:
            return self._phrase() if self.sides else None
        if self.heads[-1].level is Level.WORKING and self.heads[-1].sort & (Sort.GROUP | Sort.ROLE):
            self._read_seniority()
        return self._phrase(plural=self.heads[-1].plural)

    def _read_seniority(self) -> None:
        """ "a senior US official" is more than an official."""
        senior = _SENIOR.search(self.norm, max(0, self.start - 28), self.start)
        if senior:
            self.start = senior.start()
            self.heads[-1] = replace(self.heads[-1], level=Level.SENIOR)

    # Counterparts ---------------------------------------------------------------------------------------

    def _counterpart(self) -> Phrase:
        """ "his Chinese trade counterpart", with the country and the name that follow."""
        hit = self.next
        self.start = min(self.start, hit.start)
        if determiner := _DETERMINER.search(self.norm, max(0, self.start - 8), self.start):
            self.start = determiner.start(1)
        plural = self.norm[hit.end - 1] == "s"
        self.take()
        if not self.sides and self.gap in gaps.OF_COUNTRY and (country := self.peek(_COUNTRY)):
            self.take()
            self.sides = _sides(country)
        named = None if plural else self._counterpart_by_name()
        return replace(named or self._phrase(plural=plural), relative=True)

    def _counterpart_by_name(self) -> Phrase | None:
        """The name that follows a counterpart, with or without more titles; None leaves all as it was."""
        end, at = self.end, self.at
        heads, title = list(self.heads), (self.title_start, self.title_end)
        self._read_more_titles()
        if self.next.sorts & NAMES and gaps.leads_to_name(self.gap):
            return self._with_hit(titled=True)
        if len(self.heads) > len(heads) and (found := self._with_unknown()):
            return found
        self.stand(end, at)
        self.heads = heads
        self.title_start, self.title_end = title
        run = names.run(self.norm, self.end + 1) if self.norm[self.end : self.end + 1] == " " else ""
        return self._unknown(self.end + 1, run) if names.is_chinese(run) else None

    def _read_more_titles(self) -> None:
        """Titles between a counterpart and its name: "his counterpart, Gen. Wei Fenghe"."""
        while (head := self.peek(TITLES | Sort.BODY)) and not self.next.sorts & _PERSON:
            if not (self.gap in gaps.TO_TITLE or (self.heads and self._joins(head))):
                break
            self._read_head(head)


def _sides(country: Term) -> tuple[Side, ...]:
    return (country.side,) if country.side else ()
