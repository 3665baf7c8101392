"""What is observed of one Chinese act for the score: its place, parties and kind, and its clause's mood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core import acts_zh as lexis
from bot.core.acts_zh import Frame
from bot.core.candidate import Feature
from bot.core.clauses_zh import Clause, Trigger
from bot.core.modality_zh import Mood
from bot.core.model import MentionKind, Side, Span
from bot.core.slots_zh import Slots

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_DATED = re.compile(
    r"\d{1,2}[日号]|[十廿卅][一二三四五六七八九]?日|\d{1,2}月|(?:周|星期|礼拜)[一二三四五六日天]|[昨今明][天日晚早]"
)
_FORUM = re.compile(
    r"(?:出席|参加|参与)[^,，]{0,16}(?:会议|峰会|论坛|大会|年会|仪式|活动|开幕|晚宴|气候|APEC|G20)"
)
_KEPT_UP = re.compile(r"保持(?:着|了)?(?:密切|畅通|良好)?|一直|渠道")
_NURTURED = re.compile(r"(?:保持|加强|深化|增进|扩大|改善|促进|推动|推进|维持|畅通|重视|拓展)[^，,]{0,6}$")
# 顾立雄:乐见美中军事沟通.
_WELCOMES = re.compile(r"乐见|欢迎|感谢|期待|支持|肯定|关注|尊重|呼吁|盼|希望|不评论|掌握|注意到|担心|忧")
# 谈两国经贸往来: what somebody talks of.
_SPOKEN_OF = re.compile(
    r"(?:^|[^会面座对洽商])(?:谈|呼吁|讲述|主张|支持|看好|回顾|强调|阐述|介绍|祝愿?|愿)[^，,]{0,3}(?:中美|美中|两国|双方)[^，,]{0,8}$"
)
_OCCURS = re.compile(
    r"中止|终止|叫停|重启|举行|召开|登场|落幕|结束|启动|开启|展开|开始|[闭揭开]幕|收场|第[一二三四五六七八九十\d]+[轮次届]|首[日轮次]|新一轮|"
    r"次日|进行|达成"
)
_PREDICATE = 4  # characters behind talks of which somebody says something


def of(clause: Clause, trigger: Trigger, slots: Slots, mood: Mood, words: str) -> Iterator[Feature]:
    """The observations of one act; `words` are those of its clause."""
    span = Span(trigger.start, trigger.end)
    place = "title" if clause.sentence.in_title else "lead" if clause.lead else "later"
    yield Feature("zh:act", span)
    if dated := _DATED.search(words):
        at = clause.span.start + dated.start()
        yield Feature("zh:dated", Span(at, at + len(dated.group())))
    yield Feature(f"zh:in_{place}", span)
    if slots.far:
        yield Feature(f"zh:slot.from_{slots.far}", span)
    if {m.side for m in slots.parties if m.kind in _PEOPLE} >= {Side.US, Side.CHINA}:
        yield Feature("zh:slot.two_people", span)
    elif slots.joint:
        yield Feature("zh:slot.joint", span)
    if trigger.act.weak:
        yield Feature("zh:act.occurs" if _OCCURS.search(words) else "zh:act.weak", span)
    if trigger.act.frame is Frame.PLACE:
        yield Feature("zh:act.visit", span)
        if _FORUM.search(words, max(trigger.end - clause.span.start, 0)):
            yield Feature("zh:act.to_forum", span)
    rest = words[trigger.end - clause.span.start :]
    judged = slots.joint and mood.tense == "none" and len(rest) >= _PREDICATE and not _OCCURS.search(rest)
    before = words[: trigger.start - clause.span.start]
    if clause.spoken and judged:
        yield Feature("zh:mood.comment", span)
    if clause.outside and _is_remarked_on(before, rest):
        yield Feature("zh:mood.peg", span)
    spoken_of = trigger.act is lexis.EXCHANGE and slots.joint and _SPOKEN_OF.search(before)
    kept_up = trigger.act.weak and _NURTURED.search(before[-10:])
    if kept_up or spoken_of or (trigger.act is lexis.EXCHANGE and _KEPT_UP.search(words)):
        yield Feature("zh:mood.comment", span)
    for mark in sorted(mood.marks):
        yield Feature(f"zh:mood.{mark}", span)


def _is_remarked_on(before: str, rest: str) -> bool:
    """Whether somebody of a third country has an opinion on an act, who does not tell that it takes place."""
    if _OCCURS.search(rest):
        return False
    return len(rest) >= _REMARK or _WELCOMES.search(before) is not None


_REMARK = 3  # characters behind an act that make a remark on it
