"""Chinese phrases that name a day, a week, a month or a year: 本月21日晚, 周二(8月23日), 15至16日, 廿九日.

As in `calendar_en`, a phrase has a reading for an act that is over and one for an act to come. A day without
its month ("27日") is the last or the next such day. Text is expected in simplified characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.core.calendar_en import DatePhrase, matches, shifted
from bot.core.model import Precision, Span, When

_DIGITS = "零一二三四五六七八九"
_COUNTS = "一二三四五六七八九十"  # alone, these are as likely lengths: 为期三日
_LENGTHS = frozenset("期近这第共头前后连历续行为首时过数")
_DAY_GOES_ON = frozenset("在于与同和跟会晤抵访先晚上下说表宣也将")
_TENS = {"十": 1, "廿": 2, "卅": 3}
_NUMBER = r"(?:\d{1,2}|[廿卅][一二三四五六七八九]?|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_TO = r"[至到和及、~～—-]"
_DATE_LINE = timedelta(days=1)

_PHRASE = re.compile(
    rf"""
    (?:(?P<clock>北京时间|美东时间|美国东部时间|华盛顿时间)\s*)?
    (?:
      (?P<day>(?:(?:(?P<year>(?:19|20)\d\d年|今年|去年|明年)?(?P<month>{_NUMBER})月|(?P<near_month>本月|[上下]个?月)))?
        (?P<first>{_NUMBER})\ ?(?:[日号]?{_TO}(?:(?P<last_month>{_NUMBER})月)?\ ?(?P<last>{_NUMBER}))?
        \ ?[两二]?[日号](?!内))
    | (?P<weekday>(?P<week>(?:[本这上下]周(?=周))?[本这上下]?(?:个?星期|周|个?礼拜))
        (?P<name>[一二三四五六日天])
        (?:{_TO}(?:周|星期)?(?P<until>[一二三四五六日天]))?)
    | (?P<same>(?<![会谈行访面话之])前一[天日](?!前)|当[天日晚]|同日|同一天|翌日|次日|隔[天日])
    | (?P<relative>[今昨明][天日晚早晨午夜]|(?<![一二三四五六七八九十数几日])前日(?!本)
        |昨(?=[在与和同会晤见赴抵访离应拜致通电举宴接召到率首再向对就上下])
        |[前后]天|(?<![今昨明前后日号天周一二三四五六])(?:晚上|早上))
    | (?P<in_month>(?P<its_year>(?:19|20)\d\d年|今年|去年|明年)?(?P<its_month>{_NUMBER})月(?!\d))
    | (?P<period>[本这上下]个?(?:周末?|月|星期))
    | (?P<in_year>(?:19|20)\d\d年(?!度)|今年|去年|明年)
    )
    """,
    re.VERBOSE,
)
_HINT = re.compile(r"[日号月年周天晚早昨晨午期礼]")
_OPENER = re.compile(r"[北美华今去明本上下这星周礼昨前后晚早当同翌次隔廿卅十一二三四五六七八九\d]")
_LINK = re.compile(r"\s*[(（,，]?\s*")
_TO_LAST = re.compile(r"[)）]?\s*[至到]\s*")
_ZONES = {"北京时间": "Asia/Shanghai"}
_AWAY = "America/New_York"
_RELATIVE = {"今": 0, "晚": 0, "早": 0, "昨": -1, "明": 1, "前": -2, "后": 2}

_Days = tuple[date, date | None]
_Reading = tuple[_Days | None, _Days | None, Precision]


def phrases(text: str, published: date | None) -> tuple[DatePhrase, ...]:
    """All date phrases of `text` in order, spans relative to it; a weekday and its date count as one."""
    if not _HINT.search(text):
        return ()
    known = published if published and 2 < published.year < 9998 else None
    found: list[DatePhrase] = []
    for match in matches(_PHRASE, text, _OPENER, text, len(text)):
        phrase = _anaphor(match, found) if match["same"] else _read(match, text, known)
        if phrase is None:
            continue
        if found and _explains(found[-1], phrase, text):
            phrase = replace(phrase, span=Span(found.pop().span.start, phrase.span.end))
        if len(found) > 1 and (stay := _until(found[-2], found[-1], text)):
            found[-2:] = [stay]
        found.append(phrase)
    if len(found) > 1 and (stay := _until(found[-2], found[-1], text)):
        found[-2:] = [stay]
    return tuple(found)


def _read(match: re.Match[str], text: str, published: date | None) -> DatePhrase:
    past, coming, precision = _READERS[match.lastgroup or ""](match, published)
    zone = _ZONES.get(match["clock"], _AWAY) if match["clock"] else ""
    span = Span(*match.span())

    def when(days: _Days | None) -> When | None:
        return When(days[0], precision, days[1], zone, span.of(text)) if days else None

    return DatePhrase(span, when(past), when(coming))


def _anaphor(match: re.Match[str], found: Sequence[DatePhrase]) -> DatePhrase | None:
    """当天, 同日: the day named last, 翌日 the one after it, 前一天 before it; None where none was named."""
    if not found:
        return None
    days = 1 if match["same"][0] in "翌次隔" else -1 if match["same"][0] == "前" else 0
    past, coming = shifted(found[-1].past, days), shifted(found[-1].coming, days)
    return DatePhrase(Span(*match.span()), past, coming) if past or coming else None


def _explains(weekday: DatePhrase, exact: DatePhrase, text: str) -> bool:
    """Whether `exact` only spells out the weekday before it: 周二(8月23日)."""
    day = exact.past or exact.coming
    named = weekday.span.of(text).startswith(("周", "星期", "礼拜", "本周"))
    linked = _LINK.fullmatch(text, weekday.span.end, exact.span.start)
    return bool(named and linked and day and day.precision is Precision.DAY)


def _until(first: DatePhrase, last: DatePhrase, text: str) -> DatePhrase | None:
    """周二(18日)至周四(20日) as one stay, None where the two are no range."""
    begun, ended = first.past or first.coming, last.past or last.coming
    if not (begun and ended) or not _TO_LAST.fullmatch(text, first.span.end, last.span.start):
        return None
    span = Span(first.span.start, last.span.end)
    if begun.precision is not Precision.DAY or ended.precision is not Precision.DAY:
        return None
    past, coming = _through(first.past, last.past), _through(first.coming, last.coming)
    return DatePhrase(span, past, coming) if past or coming else None


def _through(first: When | None, last: When | None) -> When | None:
    if first is None or last is None or last.day < first.day:
        return first
    return replace(first, end=last.end or last.day)


def _number(text: str) -> int:
    """12, 十二, 二十二, 廿二 -> 12, 12, 22, 22."""
    if text.isdigit():
        return int(text)
    ten = next((mark for mark in _TENS if mark in text), "")
    if not ten:
        return _DIGITS.index(text)
    before, _, after = text.partition(ten)
    tens = _DIGITS.index(before) if before else _TENS[ten]
    return tens * 10 + (_DIGITS.index(after) if after else 0)


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # the 31st of a short month
        return None


def _year(text: str | None, published: date | None) -> int | None:
    """The year that a phrase names, None where it names none or its year cannot be known."""
    if not text:
        return None
    if text[0].isdigit():
        return int(text[:4])
    return published.year + {"去": -1, "今": 0, "明": 1}[text[0]] if published else None


def _shifted_month(published: date, step: str) -> date:
    shift = {"上": -1, "下": 1}.get(step[0], 0)
    year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
    return date(year, month + 1, 1)


def _day(match: re.Match[str], published: date | None) -> _Reading:
    day, month = _number(match["first"]), match["month"]
    vague = match["first"] in _COUNTS or match[0][-1] == "号"
    if not month and not match["near_month"] and vague and not _is_day(match):
        return None, None, Precision.DAY
    year = _year(match["year"], published)
    if month and year:
        return _both(_safe(year, _number(month), day), match)
    if published is None:
        return None, None, Precision.DAY
    if match["near_month"]:
        first = _shifted_month(published, match["near_month"])
        return _both(_safe(first.year, first.month, day), match)
    days = _years(published, _number(month), day) if month else _months(published, day)
    past = max((one for one in days if one <= published + _DATE_LINE), default=None)
    coming = min((one for one in days if one >= published - _DATE_LINE), default=None)
    return _ranged(past, match), _ranged(coming, match), Precision.DAY


def _is_day(match: re.Match[str]) -> bool:
    """Whether 三日 is the third and 11号 a day: 哈里斯三日先与, 11号将会, not 为期三日, 三日行程, 5号车."""
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return before not in _LENGTHS and after in _DAY_GOES_ON


def _years(published: date, month: int, day: int) -> list[date]:
    years = (published.year - 1, published.year, published.year + 1)
    return [found for year in years if (found := _safe(year, month, day))]


def _months(published: date, day: int) -> list[date]:
    months = (_shifted_month(published, step) for step in "上本下")
    return [found for month in months if (found := _safe(month.year, month.month, day))]


def _both(first: date | None, match: re.Match[str]) -> _Reading:
    days = _ranged(first, match)
    return days, days, Precision.DAY


def _ranged(first: date | None, match: re.Match[str]) -> _Days | None:
    if first is None or not match["last"]:
        return (first, None) if first else None
    month = _number(match["last_month"]) if match["last_month"] else first.month
    return first, _safe(first.year + (month < first.month), month, _number(match["last"]))


def _weekday(match: re.Match[str], published: date | None) -> _Reading:
    if published is None:
        return None, None, Precision.DAY
    wanted, week = _week_number(match["name"]), match["week"][0]
    length = (_week_number(match["until"]) - wanted) % 7 if match["until"] else 0
    if week in "本这上下":
        monday = published - timedelta(days=published.weekday())
        first = monday + timedelta(days=wanted + {"上": -7, "下": 7}.get(week, 0))
        return _lasting(first, length), _lasting(first, length), Precision.DAY
    back, ahead = (published.weekday() - wanted) % 7, (wanted - published.weekday()) % 7
    past, coming = published - timedelta(days=back), published + timedelta(days=ahead)
    return _lasting(past, length), _lasting(coming, length), Precision.DAY


def _week_number(name: str) -> int:
    return 6 if name in "日天" else "一二三四五六".index(name)


def _lasting(first: date, days: int) -> _Days:
    return first, (first + timedelta(days=days) if days else None)


def _relative(match: re.Match[str], published: date | None) -> _Reading:
    if published is None:
        return None, None, Precision.DAY
    days = (published + timedelta(days=_RELATIVE[match["relative"][0]]), None)
    return days, days, Precision.DAY


def _in_month(match: re.Match[str], published: date | None) -> _Reading:
    month, year = _number(match["its_month"]), _year(match["its_year"], published)
    if not 1 <= month <= 12 or (year is None and published is None):
        return None, None, Precision.MONTH
    if year is not None or published is None:
        days = (date(year or 1, month, 1), None)
        return days, days, Precision.MONTH
    past = date(published.year - (month > published.month), month, 1)
    coming = date(published.year + (month < published.month), month, 1)
    return (past, None), (coming, None), Precision.MONTH


def _period(match: re.Match[str], published: date | None) -> _Reading:
    if published is None:
        return None, None, Precision.WEEK
    word = match["period"]
    if "月" in word:
        days = (_shifted_month(published, word), None)
        return days, days, Precision.MONTH
    monday = published - timedelta(days=published.weekday())
    shift = {"上": -7, "下": 7}.get(word[0], 0) + (5 if word.endswith("末") else 0)
    week = (monday + timedelta(days=shift), None)
    return week, week, Precision.WEEK


def _in_year(match: re.Match[str], published: date | None) -> _Reading:
    year = _year(match["in_year"], published)
    days = (date(year, 1, 1), None) if year else None
    return days, days, Precision.YEAR


_READERS: dict[str, Callable[[re.Match[str], date | None], _Reading]] = {
    "day": _day,
    "weekday": _weekday,
    "relative": _relative,
    "in_month": _in_month,
    "period": _period,
    "in_year": _in_year,
}
