"""English phrases that name a day, a week, a month or a year, and what they mean beside a publication day.

A phrase has two readings, because a weekday or a date without a year means the last such day for an act that
is over and the next one for an act to come; phrases that leave no choice ("today", "May 14, 2026") read the
same both ways. Nothing is guessed: without a publication day only full dates have a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from ahocorasick_rs import AhoCorasick, Implementation

from bot.core.kinds_en import WEEKDAYS
from bot.core.model import Precision, Span, When
from bot.core.text import small
from bot.core.value import value

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DATE_LINE = timedelta(days=1)  # the other capital's calendar may be a day ahead of the publisher's
_LATELY = timedelta(days=8)


@value
class DatePhrase:
    """A date phrase in a text: its value if the act is over, and if it is to come (None: not derivable).

    `shift`: it counts days from the one named before it ("the day before", "that afternoon"), and has no
    value by itself.
    """

    span: Span
    past: When | None
    coming: When | None
    shift: int | None = None

    def lately(self, today: date) -> When | None:
        """The day that it means if the act is over, where it is one of the last, or by the other capital's
        calendar the next.
        """
        when = self.past
        if when is None or when.precision is not Precision.DAY:
            return None
        return when if today - _LATELY <= when.day <= today + _DATE_LINE else None

    def counted_from(self, named: DatePhrase) -> DatePhrase:
        """A phrase that counts days, with its value after the day that was named."""
        days = self.shift or 0
        return replace(self, past=shifted(named.past, days), coming=shifted(named.coming, days))


_MONTH = (
    r"(?:jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)(?![a-z])"
)
# "The August 1st Building" is the defence ministry's.
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%a-z])(?!:\d)(?!,\d)(?!\ building)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_TO = r"(?:\s*[-–—&]\s*|\s+(?:to|and|through|until)\s+)"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

_ORDINAL = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)"
# Behind it stands no noun that it describes ("the 13th round", "the next day's talks", "an overnight train").
_NO_NOUN = (
    r"(?=\ ?[,.;:)\n]|$|\ (?:he|she|they|we|i|it)\b"
    r"|\ (?:in|at|with|by|to|on|for|about|over|that|and|between|when|where|as|after|local|beijing)\b)"
)
_OF = "in|this|last|next"

_PHRASE = re.compile(
    rf"""
    (?:
      (?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d))
    | (?P<month_day>(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})(?!\ (?:building|movement))
        (?:{_TO}(?:(?P<m1b>{_MONTH})\s+|the\s+)?(?P<d1b>{_DAY}))?(?:,?\s+(?P<y1>{_YEAR}))?)
    | (?P<day_month>(?P<d2>{_DAY})(?:{_TO}(?:the\s+)?(?P<d2b>{_DAY}))?\s+(?:of\s+)?(?P<m2>{_MONTH})
        (?:{_TO}(?P<d2c>{_DAY})\s+(?P<m2c>{_MONTH}))?(?:,?\s+(?P<y2>{_YEAR}))?)
    | (?P<weekday>(?:(?P<which>last|next|this\ coming|this\ past|this|a\ week\ (?:from|on))\s+)?
        (?P<wd>{_WEEKDAY})(?:{_TO}(?P<wdb>{_WEEKDAY}))?(?:\s+(?:of\s+)?(?P<whose>this|next|last)\s+week)?)
    | (?P<ordinal>(?<=on\ )(?!the\ {_DAY}(?:{_TO}(?:the\ )?{_DAY})?\s+(?:of\s+)?{_MONTH})
        the\ (?P<d3>{_ORDINAL})(?:{_TO}(?:the\ )?(?P<d3b>{_ORDINAL}))?
        (?:(?:\ of)?\ (?P<of_month>this|last|next|the)\ month)?{_NO_NOUN})
    | (?P<month>(?:(?P<part>early|mid|late)[\s-]+)?(?P<of>(?:{_OF})\s+)?
        (?P<m3>{_MONTH})(?:,?\s+(?P<y3>{_YEAR})|(?!\s+{_DAY})))
    | (?P<relative>(?:yesterday\ and\ )?today(?:\ and\ tomorrow)?
        |the\ day\ (?:before\ yesterday|after\ tomorrow)|yesterday|tomorrow|tonight|last\ night
        |this\ (?:morning|afternoon|evening|noon)|overnight{_NO_NOUN}
        |(?:an\ hour|(?:minutes|moments|hours))\ ago)
    | (?P<period>(?P<step>this|next|last|coming|past)\s+(?:few\s+)?(?P<unit>days|week(?:s|end)?|months?|year))
    | (?P<ago>(?P<count>an?|\d{{1,2}}|{"|".join(NUMBERS)})\s+(?P<each>day|week|month|year)s?\s+ago)
    | (?P<year>in\s+(?P<y4>{_YEAR}))
    | (?P<beside>(?:the\ (?:(?:day|night|evening)\ before|previous\ day
          |(?:following|next)\ (?:day|morning|afternoon|evening)|same\ (?:day|morning|afternoon|evening))
        |that\ (?:same\ )?(?:day|morning|afternoon|evening|night))(?:{_NO_NOUN}|(?=\ (?-i:[A-Z])))
      |(?:later|earlier)\ (?:in\ the|that)\ (?:same\ )?day
      |(?P<days>an?|one|two|three|four|five|six)\ days?\ (?:earlier|later|before(?=\ ?[,.;)]|$)))
    | (?P<hence>(?:in\ )?(?P<hence_days>two|three|four|five|six)\ days(?:\ (?:from\ now|hence)|'\ time))
    )(?!\w|-[a-z])
    """,
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
# The rest of these read words in small letters. One of the hints is in every phrase.
_HINTS = AhoCorasick(
    [
        *("day", "morrow", "night", "noon", "morning", "evening", "week", "month", "year", "19", "20"),
        *("s ago", "hour ago", *(f"on the {digit}" for digit in range(1, 10))),
        *_MONTHS,
    ],
    implementation=Implementation.DFA,
)
_OPENER = re.compile(
    rf"(?<![a-z0-9])(?:[0-9]|{_MONTH}|{_WEEKDAY}|in(?=\s+(?:[0-9]|{_MONTH}))"
    rf"|(?:an?|{'|'.join(NUMBERS)})(?=\s+(?:day|week|month|year|hour ago))"
    r"|(?:this|last|next|early|mid|late|coming|past|today|yesterday|tomorrow|tonight|overnight)(?![a-z0-9])"
    r"|the(?= (?:day|night|evening|previous|following|next|same|[1-9]))|that(?= (?:same|day|morning|afternoon"
    r"|evening|night))|(?:later|earlier)(?= (?:in the|that) )|(?:minutes|moments|hours)(?= ago))"
)
_CLOCK = re.compile(r"[\s,(]{1,2}(?P<city>beijing|washington|eastern|u\.?s\.?) time\b", re.IGNORECASE)
_LATER = re.compile(r"(?:later|following|next)\b", re.IGNORECASE)
_SAME = re.compile(r"the same|that|(?:later|earlier) (?:in|that)", re.IGNORECASE)
_LINK = re.compile(r"\s*[,(]\s*|\s+on\s+", re.IGNORECASE)
_WHICH = frozenset(("", "this", "next", "last", "this coming", "this past"))
_ZONES = {"beijing": "Asia/Shanghai"}
_AWAY = "America/New_York"

_Days = tuple[date, date | None]  # first day, last day of a range
_Reading = tuple[_Days | None, _Days | None, Precision]  # past, coming, how exact


def phrases(text: str, published: date | None) -> tuple[DatePhrase, ...]:
    """All date phrases of `text` in order, spans relative to it.

    A weekday and the date that explains it count as one phrase.
    """
    low = small(text)
    hints = _HINTS.find_matches_as_indexes(low)
    if not hints:
        return ()
    known = published if published and 2 < published.year < 9998 else None
    found: list[DatePhrase] = []
    for match in matches(_PHRASE, text, _OPENER, low, hints[-1][2]):
        phrase = _read(match, text, known)
        if phrase is None:
            continue
        if found and _explains(found[-1], phrase, text):
            phrase = replace(phrase, span=Span(found.pop().span.start, phrase.span.end))
        found.append(phrase)
    return tuple(found)


def matches(
    phrase: re.Pattern[str], text: str, opener: re.Pattern[str], low: str, end: int
) -> Iterator[re.Match[str]]:
    """Phrases from left to right. Only words that can open one are tried: the pattern is a dear one.

    `opener` reads `low`, the text as it is or in small letters; from `end` on no phrase begins.
    """
    at = 0
    while at < end and (opened := opener.search(low, at)):
        match = phrase.match(text, opened.start())
        if match:
            yield match
        at = match.end() if match else opened.end()


def _read(match: re.Match[str], text: str, published: date | None) -> DatePhrase | None:
    kind = match.lastgroup or ""
    if kind in {"month_day", "day_month", "month", "weekday"} and not _is_name(match):
        return None
    if kind == "beside":
        return DatePhrase(Span(match.start(), match.end()), None, None, _shift(match))
    past, coming, precision = _READERS[kind](match, published)
    clock = _CLOCK.match(text, match.end())
    zone = _ZONES.get(clock["city"].lower(), _AWAY) if clock else ""
    span = Span(match.start(), clock.end() if clock else match.end())
    words = span.of(text)
    over = When(past[0], precision, past[1], zone, words) if past else None
    if coming == past:
        return DatePhrase(span, over, over)
    return DatePhrase(span, over, When(coming[0], precision, coming[1], zone, words) if coming else None)


def _shift(match: re.Match[str]) -> int:
    """The days that "the day before", "that evening" or "two days later" count."""
    if _SAME.match(match["beside"]):
        return 0
    count = _number(match["days"] or "a")
    return count if _LATER.search(match["beside"]) else -count


def _is_name(match: re.Match[str]) -> bool:
    """Months and weekdays are capitalised; a bare "May" or "March" needs a preposition or a year."""
    word = next(match[group] for group in ("m1", "m2", "m3", "wd") if match[group])
    if not word[0].isupper():
        return False
    bare = match.lastgroup == "month" and not (match["of"] or match["part"] or match["y3"])
    return not (bare and word.lower().rstrip(".") in {"may", "march", "mar", "jan", "jun", "dec", "sep"})


def _explains(weekday: DatePhrase, exact: DatePhrase, text: str) -> bool:
    """Whether `exact` only spells out the weekday before it: "Friday (Sep 22)", "this Friday, October 27"."""
    link = _LINK.fullmatch(text, weekday.span.end, exact.span.start)
    which, _, last = weekday.span.of(text).lower().rpartition(" ")
    day = exact.past or exact.coming
    by_date = day is not None and day.precision is Precision.DAY and not exact.span.of(text)[-3:].isalpha()
    return bool(link and by_date and last.endswith(("day", "tomorrow")) and which in _WHICH)


def shifted(named: When | None, days: int) -> When | None:
    """The day so many days from the one named; None where that is no day."""
    if named is None or named.precision is not Precision.DAY:
        return None
    return replace(named, day=named.day + timedelta(days=days), end=None)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 30 February
        return None


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _day_number(text: str) -> int:
    return int(text.rstrip("stndrhSTNDRH"))


def _iso(match: re.Match[str], _: date | None) -> _Reading:
    year, month, day = (int(part) for part in match["iso"].split("-"))
    return _both(_safe(year, month, day), None)


def _month_day(match: re.Match[str], published: date | None) -> _Reading:
    month = _month_number(match["m1"])
    end = (_month_number(match["m1b"]) if match["m1b"] else month, match["d1b"])
    return _calendar_day(month, match["d1"], end, match["y1"], published)


def _day_month(match: re.Match[str], published: date | None) -> _Reading:
    month = _month_number(match["m2"])
    end = (_month_number(match["m2c"]), match["d2c"]) if match["m2c"] else (month, match["d2b"])
    return _calendar_day(month, match["d2"], end, match["y2"], published)


def _calendar_day(
    month: int, day: str, end: tuple[int, str | None], year: str | None, published: date | None
) -> _Reading:
    if year:
        return _both(_safe(int(year), month, _day_number(day)), _last_day(int(year), month, end))
    if published is None:
        return None, None, Precision.DAY
    years = (published.year - 1, published.year, published.year + 1)
    days = [first for each in years if (first := _safe(each, month, _day_number(day)))]
    past = max((d for d in days if d <= published + _DATE_LINE), default=None)
    coming = min((d for d in days if d >= published - _DATE_LINE), default=None)
    return _with_end(past, month, end), _with_end(coming, month, end), Precision.DAY


def _ordinal(match: re.Match[str], published: date | None) -> _Reading:
    """A day without its month ("on the 13th"), as Chinese sources tell it: the last such day, or the next."""
    if published is None:
        return None, None, Precision.DAY
    shifts: tuple[int, ...] = (-1, 0, 1)
    if of_month := match["of_month"]:
        shifts = ({"last": -1, "next": 1}.get(of_month.lower(), 0),)
    months = [divmod(published.year * 12 + published.month - 1 + shift, 12) for shift in shifts]
    days = [day for year, month in months if (day := _safe(year, month + 1, _day_number(match["d3"])))]
    past = max((day for day in days if day <= published + _DATE_LINE), default=None)
    coming = min((day for day in days if day >= published - _DATE_LINE), default=None)
    end = match["d3b"]
    return (
        (past, _last_day(past.year, past.month, (past.month, end))) if past else None,
        (coming, _last_day(coming.year, coming.month, (coming.month, end))) if coming else None,
        Precision.DAY,
    )


def _with_end(first: date | None, month: int, end: tuple[int, str | None]) -> _Days | None:
    return (first, _last_day(first.year, month, end)) if first else None


def _last_day(year: int, month: int, end: tuple[int, str | None]) -> date | None:
    last_month, day = end
    return _safe(year + (last_month < month), last_month, _day_number(day)) if day else None


def _both(first: date | None, last: date | None) -> _Reading:
    days = (first, last) if first else None
    return days, days, Precision.DAY


def _weekday(match: re.Match[str], published: date | None) -> _Reading:
    if published is None:
        return None, None, Precision.DAY
    wanted, which = WEEKDAYS.index(match["wd"].lower()), (match["which"] or "").lower()
    back, ahead = (published.weekday() - wanted) % 7, (wanted - published.weekday()) % 7
    past, coming = published - timedelta(days=back), published + timedelta(days=ahead)
    if which in {"last", "this past"}:
        past = coming = past if back else past - timedelta(days=7)
    elif which.startswith("a week"):
        past = coming = coming + timedelta(days=7)
    elif which == "next" or match["whose"]:
        weeks = {"last": -1, "this": 0}.get((match["whose"] or "next").lower(), 1)
        past = coming = published + timedelta(days=7 * weeks - published.weekday() + wanted)
    span = (WEEKDAYS.index(match["wdb"].lower()) - wanted) % 7 if match["wdb"] else 0
    return _lasting(past, span), _lasting(coming, span), Precision.DAY


def _lasting(first: date, days: int) -> _Days:
    return first, (first + timedelta(days=days) if days else None)


def _month(match: re.Match[str], published: date | None) -> _Reading:
    month = _month_number(match["m3"])
    if match["y3"]:
        first = date(int(match["y3"]), month, 1)
        return (first, None), (first, None), Precision.MONTH
    if published is None:
        return None, None, Precision.MONTH
    here = published.replace(day=1)
    past, coming = (date(published.year + shift, month, 1) for shift in _year_shifts(month, published.month))
    if (match["of"] or "").lower().startswith("this"):
        past = coming = date(here.year, month, 1)
    return (past, None), (coming, None), Precision.MONTH


def _year_shifts(month: int, current: int) -> tuple[int, int]:
    return (-1 if month > current else 0), (1 if month < current else 0)


def _relative(match: re.Match[str], published: date | None) -> _Reading:
    if published is None:
        return None, None, Precision.DAY
    first, last = _RELATIVE.get(match["relative"].lower(), (0, 0))
    days = _lasting(published + timedelta(days=first), last - first)
    return (days if first <= 0 else None), days, Precision.DAY


def _period(match: re.Match[str], published: date | None) -> _Reading:
    step, unit = match["step"].lower(), match["unit"].lower()
    if published is None or unit == "weeks":
        return None, None, Precision.WEEK
    shift = {"next": 1, "coming": 1, "last": -1, "past": -1}.get(step, 0)
    if unit.startswith("month"):
        year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
        return _same(date(year, month + 1, 1), Precision.MONTH)
    if unit == "year":
        return _same(date(published.year + shift, 1, 1), Precision.YEAR)
    if unit == "days":
        return _same(published if shift >= 0 else published - timedelta(days=6), Precision.WEEK)
    monday = published - timedelta(days=published.weekday())
    weekend = timedelta(days=5) if unit == "weekend" else timedelta(0)
    return _same(monday + timedelta(days=7 * shift) + weekend, Precision.WEEK)


def _ago(match: re.Match[str], published: date | None) -> _Reading:
    if published is None:
        return None, None, Precision.DAY
    word, each = match["count"].lower(), match["each"].lower()
    count = _number(word)
    if each == "day":
        return _both(published - timedelta(days=count), None)
    days = {"week": 7, "month": 30, "year": 365}[each] * count
    precision = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}[each]
    return _same(published - timedelta(days=days), precision)


def _number(word: str) -> int:
    word = word.lower()
    return int(word) if word.isdigit() else NUMBERS.index(word) + 1 if word in NUMBERS else 1


def _hence(match: re.Match[str], published: date | None) -> _Reading:
    if published is None:
        return None, None, Precision.DAY
    return None, (published + timedelta(days=_number(match["hence_days"])), None), Precision.DAY


def _year(match: re.Match[str], _: date | None) -> _Reading:
    return _same(date(int(match["y4"]), 1, 1), Precision.YEAR)


def _same(first: date, precision: Precision) -> _Reading:
    return (first, None), (first, None), precision


# The first and the last day, counted from today; what is not named here is of today.
_RELATIVE = {
    "the day before yesterday": (-2, -2),
    **dict.fromkeys(("yesterday", "last night", "overnight"), (-1, -1)),
    "yesterday and today": (-1, 0),
    "today and tomorrow": (0, 1),
    "tomorrow": (1, 1),
    "the day after tomorrow": (2, 2),
}
_READERS: dict[str, Callable[[re.Match[str], date | None], _Reading]] = {
    "iso": _iso,
    "month_day": _month_day,
    "day_month": _day_month,
    "weekday": _weekday,
    "month": _month,
    "relative": _relative,
    "period": _period,
    "ago": _ago,
    "hence": _hence,
    "ordinal": _ordinal,
    "year": _year,
}
