"""Reading noun phrases of English from left to right: a side, its offices and the name belong together.

"China's visiting defence minister, General Wei Fenghe" is one phrase, so that nobody is counted twice; "the
US and Chinese defense chiefs" is one phrase for both sides. A phrase knows nothing of dates or of other
phrases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core import gaps, names
from bot.core.cursor import END, TOO_LONG
from bot.core.lexicon import Hit
from bot.core.model import Level, Side
from bot.core.owning_en import Owned, sides_of
from bot.core.phrase import BODIES, LONGEST_GAP, NAMES, OFFICES, TITLES, Phrase
from bot.core.titles import PARTISAN
from bot.core.vocabulary import Sort, Term

_COUNTRY, _PERSON, _COUNTERPART = Sort.COUNTRY, Sort.PERSON, Sort.COUNTERPART  # members are slow to find
_ROLE, _RANK, _GROUP, _WORKING = Sort.ROLE, Sort.RANK, Sort.GROUP, Level.WORKING
_HEADS = _ROLE | _RANK | _GROUP | BODIES
_WHOLE = Sort.TWO | Sort.BOTH | Sort.VENUE
_OWNED, _GROUP_OR_ROLE = _ROLE | _GROUP | Sort.INSTITUTION, _GROUP | _ROLE
_OWNED_OR_CHARGE = _OWNED | _COUNTRY  # "Bush's envoy", "Bush's Sudan envoy"
_SURNAME, _BOTH, _BOTH_SIDES = Sort.SURNAME, Sort.BOTH, (Side.US, Side.CHINA)
_KNOWN, _FULL = _PERSON | _SURNAME, _PERSON | Sort.OFFICIAL
_SIMPLE = frozenset((_COUNTRY, _PERSON, _SURNAME, Sort.OFFICIAL))
_OPENING = _WHOLE | _HEADS | NAMES | _COUNTRY | _COUNTERPART
_AFTER_ATTRIBUTES = _HEADS | _COUNTERPART  # what other words may part from its country
_REST = _AFTER_ATTRIBUTES | NAMES  # what may follow a country in its phrase
_COUNTRY_OR_REST, _HEADS_OR_CHIEF = _REST | _COUNTRY, _HEADS | Sort.CHIEF
_LOOKAHEAD = 6  # hits

_ABBREVIATED = ("Maj. ", "Lt. ", "Brig. ")  # before the rest of a rank: "Maj. Gen."
_ADJECTIVE_ENDS = ("ese", "can", "ian", "ish")
_TO_PORTFOLIO = (" of ", " for ", " to ", " on ", " at ", " in ")
_AREA = r"(?!\w+day\b)[A-Z][\w'.-]*|of|the|and|for|on|&|\([A-Z]+\)"
_PORTFOLIO = re.compile(rf" (?:of|for|to|on|at) (?:(?:{_AREA}),? ){{1,16}}")
_WITHIN_FORMER = re.compile(r"\b(?:former|ex|late|retired)\b")
_SENIOR = re.compile(r"\b(?:senior|top|high-ranking|high[ -]level|top-ranking) (?:\w+ )?$", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:^|\W)((?:his|her|their|its|our|my|a|the) )$", re.IGNORECASE)
_COLLECTIVE = re.compile(
    r"(?:delegation|team|side|group|leadership|contingent|entourage|force|party)$", re.IGNORECASE
)
_ADVISES = re.compile(r"(?:advis[eo]rs?|aides?|assistant|counsel|envoy|representative)$", re.IGNORECASE)


def parse(norm: str, hits: Sequence[Hit]) -> list[Phrase]:
    """The phrases of a text, in order and without overlaps."""
    found: list[Phrase] = []
    ended = [*hits, END, END, END]
    reader = _Reader(norm, ended)
    last = 0
    for at, hit in enumerate(hits):
        if hit.start < last or not hit.sorts & _OPENING:
            continue
        phrase = _alone(norm, hit, ended[at + 1]) if hit.sorts in _SIMPLE else None
        if phrase is None:
            phrase = reader.read(at)
        if phrase is not None:
            last = phrase.end
            found.append(phrase)
    return found


def _alone(norm: str, hit: Hit, following: Hit) -> Phrase | None:
    """The phrase of a country or a name with nothing behind it that could go with it; most are such."""
    start, end, sorts = hit.start, hit.end, following.sorts
    near = following.start - end <= LONGEST_GAP
    name: Hit | None = hit
    sides: tuple[Side, ...] = ()
    if hit.sorts == _COUNTRY:
        if near and sorts & _COUNTRY_OR_REST:
            gap = norm[end : following.start]
            if gap in gaps.LINKS or (sorts & _AFTER_ATTRIBUTES and gap[:1] in gaps.TO_REST):
                return None
        name, sides = None, sides_of(hit.terms[0])
    elif (near and sorts & _OWNED_OR_CHARGE) or (hit.sorts == _SURNAME and names.goes_on(norm, end)):
        return None
    former = norm[start - 3 : start] in gaps.FORMER_LAST and gaps.was_former(norm, start)
    return Phrase(start, end, sides, name, former)


class _Reader(Owned):
    """Reads one phrase from a hit on. Its title is the text from the first of the heads to the last."""

    title_start = 0
    title_end = 0

    def read(self, at: int) -> Phrase | None:
        """The phrase that begins with a hit, by its number; None where the hit means nothing by itself."""
        self.begin(at)
        self.sides: tuple[Side, ...] = ()
        self.heads: list[Term] = []
        self.former = False
        self.staff = False  # whether somebody's own aides or envoys follow
        self.owned = False  # whether a body or country was named after "of"
        sorts = self.next.sorts
        if sorts & _WHOLE and (whole := self.peek(_WHOLE)):
            return self._whole(whole)
        if sorts & _COUNTRY and (country := self.peek(_COUNTRY)):
            self._read_sides(country)
            if self.gap[:1] not in gaps.TO_REST or not self.next.sorts & _REST:
                return self._phrase()
        elif (
            sorts & _KNOWN
            and self.hits[self.at + 1].sorts & _OWNED_OR_CHARGE
            and (owner := self.peek(_KNOWN))
        ):
            self._read_owner(owner)
        if self.next.sorts & _HEADS:
            self._read_heads()
        near = self.end == self.start or self.adjoins(not self.heads)
        if self.next.sorts & _COUNTERPART and near and self._is_opposite(self.start):
            return self._counterpart()
        return self._named() or self._unnamed()

    # Sides ----------------------------------------------------------------------------------------------

    def _whole(self, term: Term) -> Phrase:
        """ "the two sides", a venue; or "US-China" with or without the noun that it belongs to."""
        start, end = self.start, self.next.end
        if term.sort is not _BOTH:
            return Phrase(start, end, whole=term, plural=term.sort is not Sort.VENUE)
        self.take()
        self.sides = _BOTH_SIDES
        self._read_heads()
        if self.heads:
            return self._phrase(plural=True)
        if self._third_follows():
            return Phrase(start, self.next.end, (*self.sides, Side.THIRD), whole=term, plural=True)
        return Phrase(start, end, self.sides, whole=term, plural=True)

    # Offices --------------------------------------------------------------------------------------------

    def _read_heads(self) -> None:
        """The offices, ranks and institutions that belong together, with a country or body after "of"."""
        heads = self.heads
        while (sorts := self.next.sorts) & _HEADS_OR_CHIEF and not sorts & _PERSON and self.gap != TOO_LONG:
            head = self._next_head(heads[-1]) if heads else self.peek(_HEADS)
            if head is None or (self.end > self.start and not self._joins(head)):
                break
            self._read_head(head)
        if heads and self.gap in gaps.TO_WHOSE:
            seat = heads[-1].sort & BODIES
            self._read_seat(self.norm[self.title_start : self.title_end]) if seat else self._read_whose()

    def _next_head(self, last: Term) -> Term | None:
        """The next office or body; "chief" and the like only after the name of a body."""
        if last.sort & BODIES and (chief := self.peek(Sort.CHIEF)):
            return replace(chief, side=None if last.weak else last.side, track=last.track)
        return self.peek(_HEADS)

    def _read_head(self, head: Term) -> None:
        if len(self.gap) > 1 and _WITHIN_FORMER.search(self.gap):
            self.former = True
        hit = self.take()
        if not self.heads:
            self.title_start = hit.start
        self.title_end = hit.end
        self.heads.append(head)

    def _joins(self, head: Term) -> bool:
        """Whether the next head belongs to the same party as what was read."""
        return self._joins_office(head, self.heads[-1]) if self.heads else self._joins_country(head)

    def _joins_country(self, head: Term) -> bool:
        """Whether a country and the office or body behind it are one: "China's ailing premier"."""
        norm, end = self.norm, self.end
        if norm[end - 4 : end] == "D.C." or (self.gap == " the " and self._is_scene()):
            return False
        return (
            self.gap in gaps.CLOSE
            or self.adjoins(
                loosely=norm[end - 3 : end].lower() in _ADJECTIVE_ENDS or norm.startswith("'s", end)
            )
            or (bool(head.sort & OFFICES) and not head.plural and self.adjoins_by_portfolio())
            or (self.staff and self.adjoins_by_portfolio(staff=True))
        )

    def _is_scene(self) -> bool:
        """ "In Singapore Austin met Wei": a third country is where it was, and nobody's."""
        return not self.heads and self.sides == (Side.THIRD,) and gaps.opens_scene(self.norm, self.start)

    def _joins_office(self, head: Term, last: Term) -> bool:
        gap = self.gap
        if last.plural or last.sort is _GROUP:
            return False
        if head.side and self._side() not in (None, head.side):
            return gap == " " and last.sort is _ROLE and bool(head.sort & OFFICES)
        if head.sort & BODIES:
            return bool(last.sort & BODIES) and gap in ("'s ", " ")
        if head.sort is _ROLE and last.sort & OFFICES:
            return gap in gaps.AND_OFFICE
        if last.sort & BODIES and head.sort & OFFICES and not head.plural and self._joins_portfolio():
            return True
        return (gap == ", " and head.sort is _RANK and bool(last.sort & OFFICES)) or self.adjoins()

    def _joins_portfolio(self) -> bool:
        """ "The State Department's counterterrorism coordinator"."""
        return self.adjoins_by_portfolio() or (self.gap.startswith("'s ") and self.adjoins(loosely=True))

    def _read_whose(self) -> None:
        """ "defence chiefs of the US and China", "commander of the PLA Navy", "ambassador to China"."""
        gap = self.gap
        local = gap in gaps.OF_COUNTRY and self._is_local(self.title_start)
        here = local or gap in gaps.OF or (gap in gaps.AT_DESK and self._is_body_next())
        if here and not self.sides and self._read_countries():
            if local:
                self.heads[-1] = replace(self.heads[-1], level=Level.SENIOR, posts=())
            return
        if gap in gaps.OF_BODY and (body := self.peek(BODIES)):
            begins, ends = self.next.start, self.next.end
            self.take()
            self._own(body)
            self._read_bodies()
            self._read_seat(self.norm[begins:ends])
        elif gap in gaps.TO_HOST and (host := self.peek(_COUNTRY)):
            self._read_host(host)
        elif gap == " to " and _ADVISES.search(self.norm, self.title_start, self.title_end):
            self._skip_principal()

    def _read_countries(self) -> bool:
        if (both := self.peek(Sort.BOTH | Sort.TWO)) and not self._side():
            self.take()
            self.sides = _BOTH_SIDES
            if both.sort is _BOTH and self._third_follows():
                self.take()
                self.sides = (*self.sides, Side.THIRD)
            return True
        country = self.peek(_COUNTRY)
        if country is None or self._side() not in (None, country.side):
            return False
        self.take()
        self.sides = sides_of(country)
        last = self.heads[-1]
        if self.gap == " " and (body := self.peek(BODIES)):  # "a delegation from the U.S. Navy"
            self.take()
            level = body.level if body.level is Level.LEGISLATIVE else last.level
            self.heads[-1] = replace(last, level=level, track=body.track or last.track)
        elif self.adjoins() and (who := self.peek(_GROUP)):  # "a team of Chinese naval officers"
            self.take()
            self.heads[-1] = replace(last, level=who.level or last.level, track=who.track or last.track)
        if self.gap in gaps.AND and (other := self.peek(_COUNTRY)):
            self.take()
            self.sides += sides_of(other)
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

    # Names ----------------------------------------------------------------------------------------------

    def _phrase(self, name: Hit | None = None, unknown: str = "", plural: bool = False) -> Phrase:
        norm, start = self.norm, self.start
        if self.heads and self.heads[0].sort is _RANK and norm.endswith(_ABBREVIATED, 0, start):
            start -= next(len(word) for word in _ABBREVIATED if norm.endswith(word, 0, start))
        former = self.former or (norm[start - 3 : start] in gaps.FORMER_LAST and gaps.was_former(norm, start))
        title = norm[self.title_start : self.title_end] if self.heads else ""
        return Phrase(start, self.end, self.sides, name, former, tuple(self.heads), title, unknown, plural)

    def _named(self) -> Phrase | None:
        """The phrase with the name that comes next, None where none does."""
        named = self.next.sorts & NAMES
        last = self.heads[-1] if self.heads else None
        if last is not None and last.sort is _GROUP and not last.plural and self._opens_name():
            return self._of_group()
        if last is None or not last.sort & OFFICES:
            return self._with_hit() if named and (self.end == self.start or self._owns_name()) else None
        if last.plural and (self.gap != " " or len(self.sides) > 1):
            return None
        others = self.gap[:1] == "," and self._is_others()
        if named and not others and gaps.leads_to_name(self.gap):
            return self._with_hit(titled=True)
        if last.plural or others:
            return None
        return self._with_unknown() or self._beyond_portfolio()

    def _opens_name(self) -> bool:
        """Whether a word with a capital comes next."""
        norm, end = self.norm, self.end
        return norm.startswith((" ", ", "), end) and norm[end + 1 : end + 3].strip()[:1].isupper()

    def _of_group(self) -> Phrase | None:
        """Who is only called an official of one side: "State Department official Priya Rao"; in a title where
        every word has a capital only a common given name or a Chinese one tells a name from a verb.
        """
        if self._side() not in _BOTH_SIDES or _COLLECTIVE.search(self.norm, self.title_start, self.title_end):
            return None
        if self.next.sorts & _PERSON and self.hits[self.at].start == self.end + 1:
            return self._with_hit(titled=True)
        norm, start = self.norm, self.end + 1
        if norm[self.end] == ",":  # "the State Department's top arms control official, Ann Hall,"
            run = names.run(norm, start + 1)
            closed = norm.startswith(",", start + 1 + len(run))
            return self._unknown(start + 1, run) if closed and names.is_person(run) else None
        run = names.run(norm, start)
        small = self.norm[self.norm.rfind(" ", 0, self.title_end) + 1].islower()
        known = names.is_person(run) or (small and names.is_full(run))
        return self._unknown(start, run) if known else None

    def _owns_name(self) -> bool:
        """Whether a country or body goes with the name after it: "China's Wang Yi", "Pentagon Colby"."""
        named = bool(self.heads) or (bool(self.next.sorts & _PERSON) and not self._is_scene())
        plain = self.gap == " " and named
        return plain or self.gap in gaps.POSSESSIVE

    def _is_others(self) -> bool:
        """Whether the next name is of another side only: "the Chinese minister, Rubio said"."""
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
        self.end = hit.end
        return self._phrase(hit)

    def _with_unknown(self) -> Phrase | None:
        """A name that the knowledge does not have, straight after a title."""
        start = self.end + 1 + (bool(self.sides) and self.norm.startswith(", ", self.end))
        if self.norm[start - 1 : start] != " " or not self.norm[start : start + 1].isupper():
            return None
        run = names.run(self.norm, start)
        parting = [hit.start for hit in self.hits[self.at : self.at + 4] if not hit.sorts & NAMES]
        run = (run[: max(0, parting[0] - start)] if parting else run).rstrip(" ,-'&")
        if self.owned and not names.is_chinese(run):
            return None
        if self.norm[self.title_start : self.title_end].lower() in PARTISAN and not names.is_person(run):
            return None
        return self._unknown(start, run) if names.is_name(run, self.heads[-1].sort is _RANK) else None

    def _beyond_portfolio(self) -> Phrase | None:
        """The name after what an office is for: "Assistant Secretary for East Asian Affairs Daniel
        Kritenbrink".
        """
        if not self.norm.startswith(_TO_PORTFOLIO, self.end):
            return None
        for number in range(self.at, min(self.at + _LOOKAHEAD, len(self.hits))):
            hit = self.hits[number]
            if hit.start - self.end > 3 * LONGEST_GAP:
                break
            if hit.sorts & TITLES:
                if self.norm[self.end : hit.start] in gaps.TO_WHOSE and self.hits[number + 1].sorts & NAMES:
                    return None  # "an envoy of President Xi Jinping" is not he
                if (found := self._with_second_office(number)) is not None:
                    return found
                break
            if hit.sorts & _PERSON and _PORTFOLIO.fullmatch(self.norm, self.end, hit.start):
                self.stand(hit.start, number)
                return self._with_hit(titled=True)
        name = names.closing(self.norm, self.end, self.end + 3 * LONGEST_GAP) or names.posted(
            self.norm, self.title_start, self.end
        )
        return self._unknown(*name) if name else None

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
        self.end = start + len(run)
        return self._phrase(unknown=run)

    def _unnamed(self) -> Phrase | None:
        if not self.heads:
            return self._phrase() if self.sides else None
        last = self.heads[-1]
        if last.level is _WORKING and last.sort & _GROUP_OR_ROLE:
            self._read_seniority()
        return self._phrase(plural=last.plural)

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
        if not self.sides:
            self._read_opposite(plural=plural)
        named = None if plural else self._counterpart_by_name()
        return replace(named or self._phrase(plural=plural), relative=True)

    def _counterpart_by_name(self) -> Phrase | None:
        """The name after a counterpart, with or without more titles; None leaves all as it was."""
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
