"""Which Chinese date phrase dates an act, and how far it stands from it.

The day stands before its act, mostly in the same clause. It belongs to something else where a verb of saying
comes first (周四表示), where it bounds a time (自8月以来), or where it modifies another contact
(9月10日通话精神).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import inf

from bot.core import bygone, calendar_zh
from bot.core.calendar_en import DatePhrase
from bot.core.model import Precision, Span

_SAYS = re.compile(
    r"[说称]|表示|宣布|透露|证实|公布|指出|报[道导]|承认|答问|答记者问|回应|强调|发布|声明|记者会|批评|公告|发文|发稿|披露|通报|拍板"
)
# What is said, posted or settled on a day: 10日表示, 在9月23日的记者会上说.
_SAID_ON = re.compile(
    r"(?:[上下]午[,，])?[^,，。;；]{0,24}?(?:[说称](?!法)|表示|宣布|透露|披露|证实|公布|指出|报[道导]|承认|发稿|发文|发推|发布|声明|"
    r"记者会|通报|[作做]证|消息|拍板|强调)"
)
# A briefing that is held every week is not where the act took place.
_BRIEFING = re.compile(r"(?:[上下]午|晚)?[,，]?[^,，。]{0,16}例行记者会")
# In what is said then: the act was or is to be on another day.
_OTHER_DAY = re.compile(
    r"日前|早前|此前|先前|稍早|近日|近期|上周|上个?月|不久前|过去|去年|曾|下周|将(?!军|领)|预计|未来"
)
_THAT_DAY = ("当", "同", "翌", "次", "隔", "前一")
# A day on which talks of several days ended: 28日结束为期两天的会谈.
_ENDED = re.compile(
    r"[^,，。;；]{0,30}?(?:结束|完成)了?(?:[在对][^,，。;；]{1,8}?|[与同和跟][^,，。;；]{1,20}?的?)?(?:为期|历时|长达)?(?P<days>[两二三四五2-5])天(?!后)"
)
# 为期两天的会谈28日结束.
_LASTED = re.compile(r"为期(?P<days>[两二三四五2-5])天的[^，,。;；]{2,20}$")
_ENDS = re.compile(r"[^，,。;；]{0,12}(?:结束|落幕|闭幕|收官)")
_LENGTHS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
_ACT = re.compile(r"会[晤谈见面]|通话|通电话|磋商|见面|峰会|电话|访[问华美]|会议|军售|之行")
# What only talks are called, not the journey or the talks to come of which the next clause goes on to tell.
_TALKS = re.compile(r"会[晤谈见面](?!中国)|通话|通电话|通了电话|视频")
_MODIFIES = re.compile(
    r"\s*(?:的)?\s*(?:\w{0,4}?)(?:通话|会晤|会谈|会见|电话|峰会|共识)的?(?:精神|共识|以来|中达成|时达成|成果)"
)
_BOUND_AFTER = re.compile(r"\s*(?:以来|之前|以前|前夕|之后|以后|起至今|前(?!往)|后(?!天))")
_BOUND_BEFORE = re.compile(r"(?:自|截至|继|自从|直到)\s*$")
_DATELINE = re.compile(r"\s*(?:综合)?(?:电|讯)")
DATELINE_MARKS = ("电", "讯")
"""One of these closes every dateline."""


# 今年头一次面谈: the year only counts.
_COUNTS = re.compile(
    r"(?:以来|之?内|里)?的?(?:头一?[次回度]|首[次度场轮]|第[一二三四五六七八九十\d]+[次度轮场])"
)
# 通话 谈四月访华: the day of what the talk was about.
# 北京称通话在11日上午进行.
_HELD_ON = re.compile(r"(?:通话|会[谈晤面见]|磋商|对话|见面)(?:是|将)?[在于]$")
_IS_HELD = re.compile(r"(?:当天)?[上下中]?[午晚]?(?:进行|举行|登场|展开)")
_TALKED_OF = re.compile(r"谈|讨论|商讨|敲定|商定|约定|邀请|同意|确认|提到")
_OF_ANOTHER = re.compile(r"\s*的?(?P<act>访[华美中京陆问]|[赴来]华|[赴来]美|会[晤面谈见]|通话|见面|峰会)")


def closes_dateline(words: str, end: int) -> bool:
    """Whether a phrase that ends there belongs to a dateline: 新华社北京10月27日电."""
    return bool(_DATELINE.match(words, end))


def days_before(words: str, phrase: DatePhrase) -> int | None:
    """How many days before the named one it all began: 28日结束为期两天的会谈 is one."""
    ended = _ENDED.match(words, phrase.span.end)
    if ended is None and _ENDS.match(words, phrase.span.end):
        ended = _LASTED.search(words, max(0, phrase.span.start - _LEAD_IN * 2), phrase.span.start)
    if ended is None:
        return None
    length = ended["days"]
    return (_LENGTHS[length] if length in _LENGTHS else int(length)) - 1


def is_reported(
    words: str,
    phrase: DatePhrase,
    act: Span | None = None,
) -> bool:
    """Whether the day is that on which something is said.

    Before an act to come it may be that of another in an earlier clause: 周五通话, 同意下月会面.
    """
    if act is not None and phrase.span.end <= act.start:
        clauses = re.split("[,，]", words[phrase.span.end : act.start])
        if len(clauses) > 1 and any(map(_TALKS.search, clauses[:-1])):
            return True
    return not phrase.span.of(words).startswith(_THAT_DAY) and bool(_SAID_ON.match(words, phrase.span.end))


def distance(
    words: str,
    phrase: DatePhrase,
    act: Span,
    *,
    retold: bool = False,  # noqa: ARG001  (as in `dating_en`)
) -> float:
    """How far the phrase stands from the act in meaning; infinite where it belongs to something else."""
    before = words[: phrase.span.start]
    bound = _BOUND_BEFORE.search(before) or _BOUND_AFTER.match(words, phrase.span.end)
    if bound or closes_dateline(words, phrase.span.end) or _MODIFIES.match(words, phrase.span.end):
        return inf
    follows = phrase.span.start >= act.end
    if words[phrase.span.end - 1] == "年" and _COUNTS.match(words, phrase.span.end):
        return inf
    other = _OF_ANOTHER.match(words, phrase.span.end) if follows and act.end > act.start else None
    if (
        other
        and other["act"] not in words[act.start : act.end]
        and _talks_of(words[act.end : phrase.span.start])
    ):
        return inf
    if _HELD_ON.search(words, 0, phrase.span.start) and _IS_HELD.match(words, phrase.span.end):
        return 0.1
    between = words[act.end : phrase.span.start] if follows else words[phrase.span.end : act.start]
    if _SAYS.search(between) or (follows and is_reported(words, phrase) and _is_apart(words, phrase, act)):
        return inf
    others = len(_ACT.findall(words[act.end : phrase.span.start + 12] if follows else between))
    return len(between) / 40 + 0.4 * (between.count(",") + between.count("，")) + 0.5 * others + 0.5 * follows


def _talks_of(between: str) -> bool:
    """Whether what stands between an act and a day says what was talked about."""
    return _TALKED_OF.search(between) is not None


def _is_apart(words: str, phrase: DatePhrase, act: Span) -> bool:
    """Whether a day of saying is not that of an act told before it, or in the title."""
    if _BRIEFING.match(words, phrase.span.end):
        return True
    if act.end > act.start:
        return not {",", "，"}.isdisjoint(words[act.end : phrase.span.start])
    return _OTHER_DAY.search(words, phrase.span.end) is not None


_FROM = re.compile(r"[日天号]起")


def has_begun(words: str, day: date | None) -> bool:
    """Whether words say of something that it goes on from a day that is over: on 16 September, 9月14日起."""
    opens = _FROM.search(words) if day is not None else None
    if opens is None or day is None:
        return False
    named = [p for p in calendar_zh.phrases(words[: opens.end() - 1], day) if p.past and p.coming]
    if not named or named[-1].past is None or named[-1].coming is None:
        return False
    past, coming = named[-1].past.day, named[-1].coming.day
    return past < day and (past == coming or day - past < coming - day)


# A clause that only says when: 去年10月底,.
_TIME_ALONE = re.compile(
    r"(?:^|(?<=[。,，\s]))(?:当地时间|早在|就在|在)?[\d一二三四五六七八九十去前今年月日底初旬中上下至到、]{1,14}"
    r"[日月底旬初晚上下午年][，,]$"
)
_LEAD_IN = 20  # characters before a clause in which such a one stands
_YEARS_AGO = re.compile("去年|前年|早在")
_MONTH, _HALF_YEAR = timedelta(days=30), timedelta(days=183)


def lies_back(
    norm: str, sentence: int, clause: int, act: int, day: date | None, *, over: bool = False
) -> bool:
    """Whether what stands before an act dates it weeks before `day`: 5月10日,中美在日内瓦会谈.

    `sentence` and `clause` are where the act's own begin; `over` where its verb says so, so that a month
    without a year does not lie ahead.
    """
    led = clause > sentence and norm[clause - 1] in ",，"
    opens = _TIME_ALONE.search(norm, max(sentence, clause - _LEAD_IN), clause) if led else None
    words = norm[opens.start() if opens else clause : act]
    if opens and _YEARS_AGO.search(words, 0, len(opens.group())):
        return True
    if day is None or "月" not in words:
        return False
    dated = [p.past for p in calendar_zh.phrases(words, day) if p.past and "月" in p.past.phrase]
    if not dated:
        return False
    last = dated[-1].end or dated[-1].day
    if dated[-1].precision is Precision.MONTH:
        last += _MONTH
    named = "年" in dated[-1].phrase  # a month without its year may lie ahead: 4月访华, said in February
    return day - last > timedelta(bygone.RECENT) and (named or over or day - last < _HALF_YEAR)


# What opens a sentence that turns back to another occasion: 上月,X与Y见过面.
_EARLIER = re.compile(
    r"(?:就在|早在)?(?:上个?月|上周|上星期|[本这]月初|[本今]年(?:[一二三四五六七八九十\d]{1,2}月|年?初)|去年|前年|此前|早些时候)"
    r"[^，,。与和同会见访]{0,8}[，,]"
)


# A sentence about the round before this one: 上一轮去年5月在华盛顿举行,由甲和乙主持.
_ROUND_BEFORE = re.compile(
    r"(?:而|此前|在?(?:此|这)之前)?(?:的?上一?[轮次届回场]|前[一两二三四五几数]?[轮次届回场](?!往))(?P<rest>.*)"
)
_ROUND_NOW = re.compile(
    r"后(?!来)|[本这新]一?[轮次届回场]|下一?[轮次届]|[今明]|将|再次|再度|以来|相比|相隔|时隔|距"
)


def of_earlier_round(norm: str, sentence: int, act: int) -> bool:
    """Whether a sentence goes back to the talks before those that the item tells of, up to an act."""
    match = _ROUND_BEFORE.match(norm, sentence, act)
    return match is not None and not _ROUND_NOW.search(match["rest"])


def turns_back(norm: str, sentence: int, act: int) -> bool:
    """Whether a sentence opens with a time before that of the news, which its act then is of."""
    return _EARLIER.match(norm, sentence, act) is not None
