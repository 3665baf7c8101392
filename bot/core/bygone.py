"""Whether an act is told as one of some time ago: "in November" in January, "last year", "months ago".

News of a contact comes within days. What lies weeks back is recalled to date or to explain something else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from bot.core.candidate import Candidate
from bot.core.model import Status
from bot.core.seeking import sought
from bot.core.text import Document
from bot.core.wordlist import holds

_HELD = Status.HELD
RECENT = 28  # days after which a contact is no news of its own
_REACH = 160  # characters on each side of the act in which its clause says when
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+)"
_AGO = re.compile(
    r"\blast (?:month|year|spring|summer|fall|autumn|winter)\b|\bearlier this year\b|\bin recent years\b"
    rf"|\b(?:{_NUMBER} )?(?:months?|years?|decades?) (?:ago|earlier|before)\b",
    re.IGNORECASE,
)
_DISCLOSED = sought(r"\b(?:secret(?:ly)?|undisclosed|unreported|unpublicized)\b", re.IGNORECASE)
_YEARS_BACK = re.compile(r"\b(?:years?|decades?|(?:19|20)\d\d)\b", re.IGNORECASE)
_OF_AGO = ("year", "month", "decade", "last ")  # words without one of these say nothing of the kind
_IN_A_YEAR = ("in 19", "in 20", "during 19", "during 20")
_IN_YEARS = ("n 19", "n 20", "g 19", "g 20")
_BARE_YEAR = re.compile(r"\b(?:[Ii]n|[Dd]uring) ((?:19|20)\d\d)\b")
_RECENTLY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|tomorrow|this (?:week|month)"
    r"|last week)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"[ ,]*(?:when|while|as|during) ")
_BESIDE = ("as ", "when ", "while ")
_THEN = re.compile(
    r"\b(?:was|were|had|[a-z]+ed|flew|took|came|began|went|made|left|ran|fell|rose|sent|held)\b[^,;:.]{0,60}"
    r"\b(?:in|last|during|on) (?!recent)[^,;:.]{2,25},? $"
)
# What opens a sentence and says when all of it was: "In April, Xi told".
_LEADS_IN = re.compile(r"(?:In|On|Last|Back in|Earlier|Late in|Early in)\b[\w ]{2,25},?\s*$")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMES = (
    r"January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\.? \d|\.)"
    r"|Jun(?=\.? \d)"  # "met Dong Jun." is of a man
)
_DATED = re.compile(
    rf"\b(?=[\dJFMASOND])(?:(?P<before>\d{{1,2}}) )?(?P<month>{_NAMES})\b\.?(?: (?P<day>\d{{1,2}})\b(?!,\d))?"
    r"(?:,? (?:of )?(?P<year>(?:19|20)\d\d)\b)?"
)
_LED_IN = re.compile(r"\b(?:in|last|since|this|early|late|mid) ?-?$", re.IGNORECASE)


@lru_cache(maxsize=1)  # several steps ask it of the same text
def hints(low: str) -> tuple[int, ...]:
    """Where the words begin that can put an act back in time; a stretch without one names no time past."""
    return tuple([start for _, start, _ in _automaton().find_matches_as_indexes(low, overlapping=True)])


@cache
def _automaton() -> AhoCorasick:
    words = [*_OF_AGO, *_IN_A_YEAR, *map(str.lower, _MONTHS)]
    return AhoCorasick(words, implementation=Implementation.DFA)


def is_told(doc: Document, candidate: Candidate, day: date | None, *, title: bool) -> bool:
    """Whether the act's clause puts it weeks before `day`, the item's own; False where that is unknown.

    What the text goes on about without naming a day is of the time that its title names; `title`: that lies
    back.
    """
    if candidate.status is not _HELD:
        return False
    clause, act = candidate.clause, candidate.trigger
    sentence = doc.sentences[candidate.sentence].span
    if title and act.start > doc.title_end and not _RECENTLY.search(sentence.of(doc.norm)):
        return True
    if not _hinted(doc, act.start - _REACH, act.end + _REACH):
        return False
    goes_on = _WHEN.match(doc.norm, clause.end) and not _RECENTLY.search(doc.norm, clause.start, clause.end)
    until = sentence.end if goes_on else clause.end  # "told Xi when they met last year"
    opens = sentence.start if _LEADS_IN.match(doc.norm, sentence.start, clause.start) else clause.start
    named = day is not None and _hinted(doc, act.start - _NAMED, act.start)
    if named and day is not None and _is_of_month_before(doc.norm, act.start, day):
        return True
    if _goes_beside(doc.norm, sentence.start, clause.start):
        opens = sentence.start
    return lies_back(doc, max(opens, act.start - _REACH), min(until, act.end + _REACH), day)


def _goes_beside(norm: str, start: int, clause: int) -> bool:
    """Whether a clause tells what went on while what stands before it in its sentence took place, which says
    when: "the fighter first flew in January, as Gates met Hu".
    """
    return norm.startswith(_BESIDE, clause) and _THEN.search(norm, start, clause) is not None


def _hinted(doc: Document, start: int, end: int) -> bool:
    """Whether a word that can put an act back in time begins in a stretch of the text."""
    found = hints(doc.low)
    at = bisect_left(found, start)
    return at < len(found) and found[at] < end


def _is_of_month_before(norm: str, at: int, day: date) -> bool:
    """Whether a noun is called by a month before this one: "the successful April summit" in May."""
    match = _OF_MONTH.search(norm, max(0, at - _NAMED), at)
    return match is not None and 0 < (day.month - _MONTHS.index(match[1][:3]) - 1) % 12 <= _HALF_A_YEAR


_NAMED = 40  # characters before a noun in which its month stands
_HALF_A_YEAR = 6
_OF_MONTH = re.compile(
    r"\b(?:[Tt]he|[Tt]heir|[Hh]is|[Hh]er|'s|[Tt]hat|[Ll]ast)(?: [a-z-]+)? "
    r"(January|February|March|April|May|June|July|August|September|October|November|December)(?: [\w-]+)? $"
)


def is_titled(doc: Document, day: date | None) -> bool:
    """Whether the title names a time weeks before `day`; a month ahead is to come where it says so."""
    if not _hinted(doc, 0, doc.title_end):
        return False
    title = doc.norm[: doc.title_end]
    if day is not None:
        ahead = [m for m in _DATED.finditer(title) if not m["year"]]
        months = [(_MONTHS.index(m["month"][:3]) + 1 - day.month) % 12 for m in ahead]
        if months and min(months) > 0 and max(months) <= (_SOON if _TO_COME.search(title) else _NEXT):
            return False
    return lies_back(doc, 0, doc.title_end, day)


_SOON = 3  # months ahead that are named without their year
_NEXT = 1  # where nothing says that it is to come: in March "April trip" is next month's
_TO_COME = re.compile(r"\b(?:will|to|set|due|plans?|planned|expected|coming|next)\b", re.IGNORECASE)


def lies_back(doc: Document, start: int, end: int, day: date | None) -> bool:
    """Whether a stretch of the text names a time weeks before `day`."""
    return _hinted(doc, start, end) and _names_past(doc.norm[start:end], day)


def _names_past(words: str, day: date | None) -> bool:
    if _DISCLOSED.search(words) and not _YEARS_BACK.search(words):
        return False  # "made a secret trip last month" is news when it comes out
    if holds(words.lower(), _OF_AGO) and _AGO.search(words):
        return True
    if day is None:
        return False
    if holds(words, _IN_YEARS) and any(
        int(year[1]) < day.year - (day.month == 1) for year in _BARE_YEAR.finditer(words)
    ):
        return True  # "first met him in 1985"
    if not holds(words, _MONTHS):
        return False
    return any(_is_past(match, day) for match in _DATED.finditer(words))


def _is_past(match: re.Match[str], day: date) -> bool:
    """Whether a date with a month lies more than RECENT days back; its last day counts where it has none."""
    month = _MONTHS.index(match["month"][:3]) + 1
    of_month = match["day"] or match["before"]
    if (
        match["month"] == "May"
        and not of_month
        and not match["year"]
        and not _LED_IN.search(match.string, 0, match.start())
    ):
        return False
    year = int(match["year"]) if match["year"] else day.year - (month > day.month)
    last = int(of_month) if of_month else 28
    try:
        told = date(year, month, last)
    except ValueError:
        return False
    return (day - told).days > RECENT
