"""Stretches of days as people ask for them: `2025`, `2025-09`, `last month`, `30d`, `since March`, 去年.

The dates themselves are read by the calendars of the detector.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from bot.core import calendar_en, calendar_zh
from bot.core.calendar_en import DatePhrase
from bot.core.model import Precision, Span, When
from bot.core.script_zh import simplify
from bot.core.value import value


@value
class Period:
    """First and last day, both inclusive; None leaves that end open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def within(self, other: Period) -> Period:
        """The days that both hold."""
        firsts = [first for first in (self.first, other.first) if first]
        lasts = [last for last in (self.last, other.last) if last]
        return Period(max(firsts, default=None), min(lasts, default=None))


EVER = Period()

_ISO = re.compile(r"((?:19|20)\d\d)(?:[-/.](0?[1-9]|1[0-2])(?:[-/.](0?[1-9]|[12]\d|3[01]))?)?")
_BARE = re.compile(r"(?<![\w:/.-])(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\w-])")
_LENGTH = re.compile(
    r"(?:the )?(?:last|past)?\s*(\d{1,4})\s*(d|days?|w|weeks?|m|months?|y|years?)", re.IGNORECASE
)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_SINCE = re.compile(r"(?:since|from|after|以来|自从?)\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|before|by|up to|截至|直到)\s*$", re.IGNORECASE)
_AFTERWARDS = re.compile(r"\s*(?:以来|之后|以后)")
_BEFOREHAND = re.compile(r"\s*(?:之前|以前)")
_TO = re.compile(r"\s*(?:to|and|through|until|till|–|-|到|至)\s*$", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|april|june|july|august|"
    r"september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec|(?:may|mar|march)(?=\s+\d))\b"
)
_WHOLE = {"all", "ever", "all time", "any time", "always", "全部", "所有"}
_REACH = {Precision.WEEK: timedelta(days=6), Precision.DAY: timedelta()}


def period(text: str, today: date) -> Period | None:
    """A whole text as a period; None where it is none."""
    asked = text.strip()
    if asked.lower() in _WHOLE:
        return EVER
    if match := _ISO.fullmatch(asked):
        return _of_parts(*match.groups())
    if match := _LENGTH.fullmatch(asked):
        days = int(match[1]) * _DAYS[match[2][0].lower()]
        return Period(_back(today, days), today)
    found = periods(asked, today)
    return found[0][0] if len(found) == 1 and found[0][1] == Span(0, len(asked)) else None


def periods(text: str, today: date) -> tuple[tuple[Period, Span], ...]:
    """The periods that a text names, each with the words it was read from ("since" and "before" with them).

    `from March to May` is one period.
    """
    found: list[tuple[Period, Span]] = []
    for stretch, span in _stretches(text, today):
        joint = text[found[-1][1].end : span.start] if found else ""
        if found and found[-1][0].last is None and _TO.fullmatch(joint):
            begun, start = found.pop()
            found.append((Period(begun.first, stretch.last), Span(start.start, span.end)))
        else:
            found.append(_bounded(text, stretch, span))
    return tuple(found)


def _stretches(text: str, today: date) -> Iterator[tuple[Period, Span]]:
    """Every date phrase and every bare year or ISO date, in the order of the text."""
    named = _NAMED.sub(lambda match: match[0].title(), text)
    found = [*calendar_en.phrases(named, today)]
    if not text.isascii():
        found += calendar_zh.phrases(simplify(text), today)
    stretches = [(_of(phrase), phrase.span) for phrase in found]
    taken = [span for _, span in stretches]
    for match in _BARE.finditer(text):
        if not any(span.start < match.end() and match.start() < span.end for span in taken):
            parts = _ISO.fullmatch(match[0])
            whole = _of_parts(*parts.groups()) if parts else None
            stretches.append((whole, Span(*match.span())))
    for stretch, span in sorted(stretches, key=lambda pair: pair[1].start):
        if stretch is not None:
            yield stretch, span


def _of(phrase: DatePhrase) -> Period | None:
    """What is asked for is rather over than to come, where a phrase can mean both."""
    when = phrase.past or phrase.coming
    return None if when is None else Period(when.day, _last(when))


def _last(when: When) -> date:
    if when.precision is Precision.YEAR:
        return date(when.day.year, 12, 31)
    if when.precision is Precision.MONTH:
        return when.day.replace(day=monthrange(when.day.year, when.day.month)[1])
    return max(when.end or when.day, when.day + _REACH[when.precision])


def _of_parts(year: str, month: str | None, day: str | None) -> Period | None:
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:  # 31 April
        return None
    return Period(first, _last(When(first, _precision(month, day))))


def _precision(month: str | None, day: str | None) -> Precision:
    return Precision.DAY if day else Precision.MONTH if month else Precision.YEAR


def _bounded(text: str, stretch: Period, span: Span) -> tuple[Period, Span]:
    """An open end where the words around say so: "since 2024", 2024年以来."""
    before, behind = text[: span.start], span.end
    if match := _AFTERWARDS.match(text, behind) or _SINCE.search(before):
        return Period(stretch.first, None), _with(span, match)
    if match := _BEFOREHAND.match(text, behind) or _UNTIL.search(before):
        is_until = re.match(r"(?:before|之前|以前)", match[0].strip(), re.IGNORECASE)
        day = stretch.first - timedelta(days=1) if is_until and stretch.first else stretch.last
        return Period(None, day), _with(span, match)
    return stretch, span


def _with(span: Span, match: re.Match[str]) -> Span:
    return Span(min(span.start, match.start()), max(span.end, match.end()))


def _back(today: date, days: int) -> date:
    return today - timedelta(days=min(days, today.toordinal() - 1))
