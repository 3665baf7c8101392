"""Noun phrases of English: a side, its offices and the name belong together.

"China's visiting defence minister, General Wei Fenghe" is one phrase, so that nobody is counted twice; "the US and
Chinese defense chiefs" is one phrase for both sides. Phrases know nothing of dates or of other phrases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.core import names, titles
from bot.core.lexicon import Hit, Sort, Term
from bot.core.model import Level, Side

_HEADS = (Sort.ROLE, Sort.RANK, Sort.GROUP, Sort.INSTITUTION, Sort.BODY)
_OFFICES = (Sort.ROLE, Sort.RANK, Sort.CHIEF)
_BODIES = (Sort.BODY, Sort.INSTITUTION)
_NAMES = (Sort.PERSON, Sort.SURNAME, Sort.OFFICIAL)
_WHOLE = (Sort.TWO, Sort.BOTH, Sort.VENUE)
_LONGEST_GAP = 48

_BREAKS = frozenset(
    "and or to in of on for with at by as is was are were has have had will would says said say told tells tell that who "
    "which but from over after before during amid against about than into not may can could should be been".split()
)
_AND = re.compile(r" and (?:the )?|, and |/|, | & |-| - | or ")
_OF = re.compile(r" (?:of|from) (?:the )?")
_OF_BODY = re.compile(r" (?:of|at) (?:the )?")
_TO_NAME = re.compile(r",? (?:(?:the|then)[ -])?(?:[\"'(][A-Z][\w.]*[\"')] )?")
_PORTFOLIO = re.compile(r" (?:of|for|to|on|at) (?:(?:[A-Z][\w'.-]*|of|the|and|for|on|&),? ){1,14}")
_FORMER = tuple(
    f" {word}{mark}" for word in ("former", "ex", "then", "late", "retired", "one-time") for mark in " -"
)
_SENIOR = re.compile(
    r"\b(?:senior|top|high-ranking|high-level|high level|top-ranking) (?:\w+ )?$", re.IGNORECASE
)
_LOOKAHEAD = 6
_DETERMINER = re.compile(r"(?:^|\W)((?:his|her|their|its|our|my|a|the) )$", re.IGNORECASE)
_COMES_FROM = re.compile(r" (?:from|in|of) (?:the )?")
_APPOSITION = re.compile(r"(?:,| -|,? who is(?: also)?| \() ?(?:(?:the|a|an|also|his|her) )?")
_ADVISES = re.compile(r"(?:advis[eo]r|aide|assistant|counsel|envoy|representative)$", re.IGNORECASE)
_PRIVATE = frozenset(
    """business tech technology corporate industry company companies civil opposition religious faith thought labor labour union student
    academic academia farm church community student banking financial media rights sports""".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What one stretch of text says about one party.

    `sides` are those it names itself, in order. `heads` are its offices, ranks and institutions, `title` their words;
    `name` is the hit, or `unknown` the text, that names a person. `relative` phrases point at another party ("his
    Chinese counterpart"). `whole` is the meaning of a phrase that is not put together from parts ("the two sides").
    """

    start: int
    end: int
    sides: tuple[Side, ...] = ()
    heads: tuple[Term, ...] = ()
    title: str = ""
    name: Hit | None = None
    unknown: str = ""
    relative: bool = False
    plural: bool = False
    former: bool = False
    whole: Term | None = None

    @property
    def named(self) -> bool:
        """Whether a person's name is part of it."""
        return self.name is not None or bool(self.unknown)

    @property
    def office(self) -> Term | None:
        """The last office or rank among the heads."""
        return next((head for head in reversed(self.heads) if head.sort in _OFFICES), None)


def parse(norm: str, hits: Sequence[Hit]) -> list[Phrase]:
    """The phrases of a text, in order and without overlaps."""
    return _apposed(norm, list(_phrases(norm, hits)))


def _phrases(norm: str, hits: Sequence[Hit]) -> Iterator[Phrase]:
    index = last = 0
    while index < len(hits):
        if hits[index].start < last:
            index += 1
            continue
        phrase, following = _Builder(norm, hits, index).read()
        index = max(following, index + 1)
        if phrase is not None:
            last = phrase.end
            yield phrase


class _Builder:
    """Reads one phrase from a hit on. `at` is the next hit, `end` where the words read so far end."""

    def __init__(self, norm: str, hits: Sequence[Hit], index: int) -> None:
        self.norm, self.hits, self.at = norm, hits, index
        self.start = self.end = hits[index].start
        self.sides: tuple[Side, ...] = ()
        self.heads: list[Term] = []
        self.titled_from = self.titled_to = -1
        self.owned = False

    def read(self) -> tuple[Phrase | None, int]:
        """The phrase, None where the hit means nothing by itself, and the number of the next hit."""
        if whole := self._peek(*_WHOLE):
            return self._whole(whole)
        self._read_sides()
        self._read_heads()
        if self._peek(Sort.COUNTERPART) and (self.end == self.start or self._adjoins(loosely=True)):
            return self._counterpart(), self.at
        phrase = self._named() or self._unnamed()
        return phrase, self.at

    # What stands next ----------------------------------------------------------------------------------

    def _peek(self, *sorts: Sort, ahead: int = 0) -> Term | None:
        index = self.at + ahead
        return self.hits[index].term(*sorts) if index < len(self.hits) else None

    def _gap(self) -> str:
        """The text between what was read and the next hit; a newline where that is too long to matter."""
        start = self.hits[self.at].start
        return self.norm[self.end : start] if start - self.end <= _LONGEST_GAP else "\n"

    def _take(self) -> Hit:
        hit = self.hits[self.at]
        self.end, self.at = hit.end, self.at + 1
        return hit

    def _adjoins(self, loosely: bool = False) -> bool:
        """Whether nothing but modifiers parts the next hit from what was read; `loosely` allows a few other words."""
        gap = self._gap()
        if gap in (" ", "-", "'s "):
            return True
        if " -" in gap or "- " in gap:
            return False
        words = gap.replace("-", " ").split()
        if gap[:2] == "'s" and words:
            words = words[1:]
        elif gap[:1] not in (" ", "-"):
            return False
        if "\n" in gap or not gap[-1:] in (" ", "-"):
            return False
        strange = [word for word in words if word.lower() not in titles.MODIFIERS]
        return not strange or (
            loosely
            and _PRIVATE.isdisjoint(strange)
            and len(strange) <= 3
            and all(word.isalpha() and word.lower() not in _BREAKS for word in strange)
        )

    # The parts -----------------------------------------------------------------------------------------

    def _whole(self, term: Term) -> tuple[Phrase, int]:
        hit = self._take()
        noun = self._peek(*_HEADS) if term.sort is Sort.BOTH else None
        heads = (noun,) if noun and self.at < len(self.hits) and self._adjoins() else ()
        if heads:
            self._take()
        return Phrase(
            hit.start, self.end, heads=heads, whole=term, plural=term.plural or term.sort is Sort.BOTH
        ), self.at

    def _read_sides(self) -> None:
        """The country words at the start: one, or two that share a noun ("US and Chinese officials")."""
        country = self._peek(Sort.COUNTRY)
        if country is None or country.side is None:
            return
        self._take()
        self.sides = (country.side,)
        second = self._peek(Sort.COUNTRY)
        if second is None or second.side is None or not _AND.fullmatch(self._gap()):
            return
        before = self.end, self.at
        self._take()
        if self.at < len(self.hits) and self._peek(*_HEADS) and self._adjoins() and self._plural_next():
            self.sides = (country.side, second.side)
        else:
            self.end, self.at = before

    def _plural_next(self) -> bool:
        hit = self.hits[self.at]
        term = hit.term(*_HEADS)
        return term is not None and (term.plural or self.norm[hit.end - 1] == "s")

    def _read_heads(self) -> None:
        """The offices, ranks and institutions that belong together, with a country or body after "of"."""
        while self.at < len(self.hits) and (head := self._next_head()) and not self._peek(Sort.PERSON):
            if self.end > self.start and not self._joins(head):
                break
            self._read_head(head)
        self._read_whose()

    def _next_head(self) -> Term | None:
        """The next office or body; "chief" and the like only after the name of a body."""
        if self.heads and self.heads[-1].sort in _BODIES and (chief := self._peek(Sort.CHIEF)):
            body = self.heads[-1]
            return replace(chief, side=None if body.weak else body.side, track=body.track)
        return self._peek(*_HEADS)

    def _read_head(self, head: Term) -> None:
        hit = self._take()
        if self.titled_from < 0:
            self.titled_from = hit.start
        self.titled_to = hit.end
        self.heads.append(head)

    def _joins(self, head: Term) -> bool:
        """Whether the next head belongs to the same party as what was read."""
        gap, last = self._gap(), self.heads[-1] if self.heads else None
        if last is None:
            adjective = self.norm[self.end - 3 : self.end].lower() in ("ese", "can", "ian", "ish")
            return self._adjoins(loosely=gap.startswith("'s") or adjective)
        if last.sort is Sort.GROUP or last.plural or (head.side and self._side() not in (None, head.side)):
            return False
        if head.sort in _BODIES:
            return last.sort in _BODIES and gap in ("'s ", " ")
        if last.sort in _OFFICES and head.sort is Sort.ROLE:
            return re.fullmatch(r" and (?:the )?|, and |/|, | ", gap) is not None
        return gap == ", " and head.sort is Sort.RANK and last.sort in _OFFICES or self._adjoins()

    def _side(self) -> Side | None:
        if len(self.sides) == 1:
            return self.sides[0]
        return next((head.side for head in self.heads if head.side and not head.weak), None)

    def _read_whose(self) -> None:
        """ "defence chiefs of the US and China", "deputy commander of the PLA Navy"."""
        if not self.heads or self.at >= len(self.hits) or self.heads[-1].sort in _BODIES:
            return
        gap = self._gap()
        if not self.sides and _OF.fullmatch(gap):
            if self._peek(Sort.BOTH, Sort.TWO) and not self._side():
                self._take()
                self.sides = (Side.US, Side.CHINA)
                return
            if (
                (country := self._peek(Sort.COUNTRY))
                and country.side
                and self._side() in (None, country.side)
            ):
                self._take()
                self.sides = (country.side,)
                self._read_second_side()
                self._read_bodies()
                return
        body = self._peek(*_BODIES)
        if body and _OF_BODY.fullmatch(gap):
            self._take()
            self._own(body)
            self._read_bodies()
        elif gap == " to " and _ADVISES.search(self.norm, self.titled_from, self.titled_to):
            self._skip_principal()

    def _skip_principal(self) -> None:
        """ "national security adviser to President Joe Biden" is not Biden."""
        back = self.end, self.at
        self._take()
        while self.at < len(self.hits) and self._peek(*_NAMES, Sort.ROLE, Sort.RANK) and self._adjoins():
            self._take()
        if not self.hits[self.at - 1].term(*_NAMES):
            self.end, self.at = back

    def _read_second_side(self) -> None:
        other = self._peek(Sort.COUNTRY)
        if other and other.side and _AND.fullmatch(self._gap()):
            self._take()
            self.sides = (*self.sides, other.side)

    def _read_bodies(self) -> None:
        """What follows "of China" or "of the Joint Staff Department": "'s Central Military Commission"."""
        self.owned = True
        while self.at < len(self.hits) and (body := self._peek(*_BODIES, Sort.COUNTRY)):
            if not re.fullmatch(r"'s | of (?:the )?", self._gap()):
                break
            self._take()
            self._own(body)

    def _own(self, body: Term) -> None:
        if body.side and not self.sides and not body.weak and self._side() in (None, body.side):
            self.sides = (body.side,)

    # The whole -----------------------------------------------------------------------------------------

    def _phrase(self, name: Hit | None = None, unknown: str = "", plural: bool = False) -> Phrase:
        title = self.norm[self.titled_from : self.titled_to] if self.heads else ""
        before = f" {self.norm[max(0, self.start - 12) : self.start]}".lower().removesuffix("the ")
        return Phrase(
            self.start,
            self.end,
            self.sides,
            tuple(self.heads),
            title,
            name,
            unknown,
            plural=plural,
            former=before.endswith(_FORMER),
        )

    def _named(self) -> Phrase | None:
        """The phrase with the name that comes next, None where none does."""
        if self.end == self.start:
            return self._with_hit(bare=True) if self._peek(*_NAMES) else None
        titled = bool(self.heads) and self.heads[-1].sort in _OFFICES
        if self._peek(*_NAMES) and self._takes_name(titled):
            return self._with_hit(titled=titled)
        if not titled or self.heads[-1].plural:
            return None
        return self._with_unknown() or self._beyond_portfolio()

    def _takes_name(self, titled: bool) -> bool:
        gap = self._gap()
        if titled:
            return _TO_NAME.fullmatch(gap) is not None
        return gap in ("'s ", "' ", " ") and (
            gap != " " or self._peek(Sort.PERSON) is not None or bool(self.heads)
        )

    def _with_hit(self, bare: bool = False, titled: bool = False) -> Phrase:
        hit = self.hits[self.at]
        run = names.run(self.norm, hit.start) if titled and not hit.term(Sort.PERSON) else ""
        if len(run) > hit.end - hit.start:
            return self._unknown(hit.start, run)
        self._take()
        self.start = hit.start if bare else self.start
        return self._phrase(hit)

    def _with_unknown(self) -> Phrase | None:
        """A name that the knowledge does not have, straight after a title."""
        gap = re.compile(r" |, ").match(self.norm, self.end)
        if gap is None or (gap.group() == ", " and not self.sides):
            return None
        run = names.run(self.norm, gap.end())
        limit = next(
            (h.start for h in self.hits[self.at : self.at + 4] if not h.term(*_NAMES)), len(self.norm)
        )
        run = run[: max(0, limit - gap.end())].rstrip(" ,-'&")
        if self.owned and not names.is_chinese(run):
            return None
        return self._unknown(gap.end(), run) if names.is_name(run, self.heads[-1].sort is Sort.RANK) else None

    def _beyond_portfolio(self) -> Phrase | None:
        """The name after what an office is for: "Assistant Secretary for East Asian Affairs Daniel Kritenbrink"."""
        for number in range(self.at, min(self.at + _LOOKAHEAD, len(self.hits))):
            hit = self.hits[number]
            if hit.start - self.end > 3 * _LONGEST_GAP:
                return None
            if hit.term(Sort.ROLE, Sort.RANK):
                return None
            if hit.term(Sort.PERSON) and _PORTFOLIO.fullmatch(self.norm, self.end, hit.start):
                self.at, self.end = number, hit.start
                return self._with_hit(titled=True)
        found = _PORTFOLIO.match(self.norm, self.end, self.end + 3 * _LONGEST_GAP)
        words = self.norm[self.end : found.end()].split() if found else []
        if len(words) > 3 and names.is_chinese(" ".join(words[-2:])):
            name = " ".join(words[-2:])
            return self._unknown(self.norm.index(name, self.end), name)
        return None

    def _unknown(self, start: int, run: str) -> Phrase:
        self.end = start + len(run)
        while self.at < len(self.hits) and self.hits[self.at].start < self.end:
            self.at += 1
        return self._phrase(unknown=run)

    def _unnamed(self) -> Phrase | None:
        if not self.heads and not self.sides:
            self.at += 1
            return None
        if self.heads and self.heads[-1].sort in (Sort.GROUP, Sort.ROLE):
            self._read_rank()
        return self._phrase(plural=bool(self.heads) and self.heads[-1].plural)

    def _read_rank(self) -> None:
        """ "a senior US official" is more than an official."""
        senior = _SENIOR.search(self.norm, max(0, self.start - 28), self.start)
        if senior and self.heads[-1].level is Level.WORKING:
            self.start = senior.start()
            self.heads[-1] = replace(self.heads[-1], level=Level.SENIOR)

    def _counterpart(self) -> Phrase:
        """ "his Chinese trade counterpart", with the country and the name that follow."""
        if self.end == self.start:
            self.start = self.hits[self.at].start
        if determiner := _DETERMINER.search(self.norm, max(0, self.start - 8), self.start):
            self.start = determiner.start(1)
        plural = bool(
            self.hits[self.at].term(Sort.COUNTERPART) and self.norm[self.hits[self.at].end - 1] == "s"
        )
        self._take()
        country = self._peek(Sort.COUNTRY)
        if country and country.side and not self.sides and _COMES_FROM.fullmatch(self._gap()):
            self._take()
            self.sides = (country.side,)
        named = None if plural else self._counterpart_by_name()
        return replace(named or self._phrase(plural=plural), relative=True)

    def _counterpart_by_name(self) -> Phrase | None:
        """The name that follows a counterpart, with or without more titles; None leaves all as it was."""
        back = self.end, self.at, list(self.heads), self.titled_from, self.titled_to
        self._read_more_titles()
        if self._peek(*_NAMES) and _TO_NAME.fullmatch(self._gap()):
            return self._with_hit(titled=True)
        if len(self.heads) > len(back[2]) and (found := self._with_unknown()):
            return found
        self.end, self.at, self.heads, self.titled_from, self.titled_to = back
        run = names.run(self.norm, self.end + 1) if self.norm[self.end : self.end + 1] == " " else ""
        return self._unknown(self.end + 1, run) if names.is_chinese(run) else None

    def _read_more_titles(self) -> None:
        """Titles between a counterpart and its name: "his counterpart, Gen. Wei Fenghe"."""
        while (head := self._peek(Sort.ROLE, Sort.RANK, Sort.BODY)) and not self._peek(Sort.PERSON):
            gap = self._gap()
            if not (re.fullmatch(r",? (?:the )?", gap) or (self.heads and self._joins(head))):
                break
            self._read_head(head)


# Names and offices that explain each other -----------------------------------------------------------------


def _apposed(norm: str, phrases: list[Phrase]) -> list[Phrase]:
    """Joins a name with the office that explains it, on either side of a comma."""
    joined: list[Phrase] = []
    for phrase in phrases:
        merged = _merge(norm, joined[-1], phrase) if joined else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(_after_name(norm, phrase, joined[-1].end if joined else 0))
    return joined


def _after_name(norm: str, phrase: Phrase, floor: int) -> Phrase:
    """An office that explains an unknown name before it: "Qiu Yanpeng, deputy commander of the PLA Navy"."""
    if (
        phrase.named
        or phrase.relative
        or phrase.plural
        or phrase.office is None
        or len(_own_sides(phrase)) != 1
    ):
        return phrase
    found = names.before_comma(norm, phrase.start, floor)
    return replace(phrase, start=found[0], unknown=found[1]) if found else phrase


def _merge(norm: str, before: Phrase, after: Phrase) -> Phrase | None:
    if (
        after.start - before.end > _LONGEST_GAP
        or before.whole
        or after.whole
        or before.plural
        or after.plural
    ):
        return None
    office = after if before.named else before
    explains = office.office or (before.named and office.heads and office.heads[-1].sort is Sort.GROUP)
    if before.named == after.named or not explains or office.relative:
        return None
    if not _is_apposition(norm[before.end : after.start]) or not _agree(before, after):
        return None
    return Phrase(
        before.start,
        after.end,
        before.sides or after.sides,
        (*before.heads, *after.heads),
        before.title or after.title,
        before.name or after.name,
        before.unknown or after.unknown,
        relative=before.relative or after.relative,
        former=before.former or after.former,
    )


def _is_apposition(gap: str) -> bool:
    opening = _APPOSITION.match(gap)
    if opening is None:
        return False
    return all(word.lower() in titles.MODIFIERS for word in gap[opening.end() :].replace("-", " ").split())


def _agree(before: Phrase, after: Phrase) -> bool:
    """Whether the name can hold the office: nobody is an official of two countries."""
    sides = {side for phrase in (before, after) for side in _own_sides(phrase)}
    return len(sides) <= 1


def _own_sides(phrase: Phrase) -> set[Side]:
    told = set(phrase.sides) | {head.side for head in phrase.heads if head.side and not head.weak}
    if phrase.name is not None:
        term = phrase.name.term(*_NAMES)
        people = {person.side for person in term.people} if term else set()
        told |= people if len(people) == 1 else set()
        if phrase.name.term(Sort.OFFICIAL) and not people:
            told.add(Side.THIRD)
    return told
