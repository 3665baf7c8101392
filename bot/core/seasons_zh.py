"""Parts of a year in Chinese text, and whether one lies ahead: 今秋, 下半年, 明年春天, 第三季度, 年底.

They are too vague to date a contact, but they tell a plan from what took place: 特朗普今秋访华, said in
May, has still to come, though no verb says so.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

# The first month of each part and how many it lasts.
_PARTS = {
    "春": (3, 3),
    "夏": (6, 3),
    "暑": (7, 2),
    "秋": (9, 3),
    "冬": (12, 3),
    "上半年": (1, 6),
    "下半年": (7, 6),
    "前半年": (1, 6),
    "后半年": (7, 6),
    "年初": (1, 2),
    "年中": (6, 2),
    "年底": (11, 2),
    "年末": (11, 2),
    "年尾": (11, 2),
    "岁末": (11, 2),
    "一": (1, 3),
    "二": (4, 3),
    "三": (7, 3),
    "四": (10, 3),
}
_QUARTERS = {"首": "一", "末": "四", "1": "一", "2": "二", "3": "三", "4": "四"}
_YEARS = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "来": 1, "后": 2}
_PART = re.compile(
    r"(?P<year>(?:19|20)\d\d年|[前去今本明来后]年(?:的)?|[去今明](?=[春夏秋冬年]))?"
    r"(?:[初早仲盛晚深]?(?P<season>[春夏秋冬])(?:天|季|日(?!本)|初|末|夏之交|秋之交|后)"
    # 春季会议, 夏季达沃斯: the name of a meeting
    r"(?!会议|达沃斯|论坛|峰会|年会|例会|奥运|运动会)|"
    r"(?<=[今明去年])(?P<alone>[春夏秋冬])(?![季天])|(?P<holidays>暑)[假期]|(?P<half>[上下前后]半年)|"
    r"第(?P<quarter>[一二三四1-4])季|(?P<of_four>[一二三四1-4首末])季度|"
    r"(?P<end>(?:(?<=[今明去])|(?<![今明去周半多几数两一二三四五六七八九十\d]))年[初中底末尾]|岁末))"
)
# Behind it, it only says since or until when: 今夏以来, 入秋之后.
_BOUND = re.compile(r"以来|起至今|至今")
_HALF = 2
_WINTER, _SPRING = 12, 3  # the months with which they begin


def lies_ahead(words: str, day: date | None) -> bool:
    """Whether the last part of a year that `words` name begins after `day`, or has mostly still to come.

    Without its year it is the next such part, unless one ended just before `day`.
    """
    match = _last(words)
    if match is None or day is None or _BOUND.match(words, match.end()):
        return False
    month, months = _PARTS[_name(match)]
    year = _year(match, day)
    if year is not None:
        return _is_ahead(year, month, months, day)
    ends = [_ends(day.year + shift, month, months) for shift in (-1, 0)]
    if any(timedelta(0) <= day - end < timedelta(days=30) for end in ends):
        return False
    running = [shift for shift in (-1, 0) if _begins(day.year + shift, month) <= day <= ends[shift + 1]]
    return _is_ahead(day.year + running[0], month, months, day) if running else True


def is_over(words: str, day: date | None) -> bool:
    """Whether the last part of a year that `words` name, with its year, ended weeks before `day`."""
    match = _last(words)
    if match is None or day is None:
        return False
    year = _year(match, day)
    return year is not None and day - _ends(year, *_PARTS[_name(match)]) > timedelta(days=14)


def _last(words: str) -> re.Match[str] | None:
    found = None
    for match in _PART.finditer(words):
        found = match
    return found


def _name(match: re.Match[str]) -> str:
    groups = match.groupdict()
    named = next(text for kind, text in groups.items() if text and kind != "year")
    return _QUARTERS.get(named, named)


def _year(match: re.Match[str], day: date) -> int | None:
    """The year in which a part begins, None where it is not said: 今冬 in January is the winter before."""
    text = match["year"]
    if not text:
        return None
    if text[0].isdigit():
        return int(text[:4])
    began = _PARTS[_name(match)][0] == _WINTER and day.month < _SPRING
    return day.year + _YEARS[text[0]] - began


def _begins(year: int, month: int) -> date:
    return date(min(year, 9998), month, 1)


def _ends(year: int, month: int, months: int) -> date:
    later, last = divmod(month + months - 1, 12)
    return date(min(year + later, 9998), last + 1, 1)


def _is_ahead(year: int, month: int, months: int, day: date) -> bool:
    first, end = _begins(year, month), _ends(year, month, months)
    return day < first + (end - first) / _HALF
