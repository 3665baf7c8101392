"""Chinese clauses that only say of the journey or talks told before that they are off: 行程已经取消."""

from __future__ import annotations

import re

_PLAN = (
    r"(?:行程|访问|出访|此行|会谈|会面|会晤|会见|见面|通话|磋商|对话|谈判|计划|安排|日程)"
    r"(?:之行|一事|事宜|计划|安排|行程)?"
)
_OFF = (
    r"(?:取消|推迟|延后|延期|延迟|搁置|告吹|作罢|泡汤|落空|押后|改期|喊停|叫停|中止|暂停|没成|未能成行|未成行|"
    r"未能举行|冻结|终止|停止|中断|暂缓)"
)
# Before it: who says so, and which journey it is. Another country's stands in none of these (对越南的访问).
_LED = r"(?:^|.{0,10}(?:后|宣布|决定|通知|[说称]|表示|因此|所以|于是|最终|最后)[,，:]?)"
_WHICH = r"(?:原定|原订|这[次趟一个场]|此次|该|上述|双方|整个|有关|相关|他|她|两人)?的?"
_CALLED_OFF = re.compile(
    rf"{_LED}{_WHICH}(?:{_PLAN}[^，,。没未不]{{0,6}}?{_OFF}|(?:暂时?)?(?:不|无法|未能|不能|没能|未)成行|"
    rf"(?:取消|推迟|延后|喊停|叫停)了?(?:这[次趟]|此次|该|原定的?)?{_PLAN}$)"
)


_PLANNED_OFF = re.compile(
    r"(?:取消|推迟|延后|喊停|叫停)(?!关税|加征|制裁)[^，,。]{0,12}(?:磋商|会谈|对话|访问|行程|谈判|会晤|之行)|"
    r"(?:原[定订]|行程)[^。]{0,30}(?:取消|推迟|延后|作罢)"
)


def is_planned_off(words: str) -> bool:
    """Whether a text says that what somebody does not go to had been planned: 取消磋商 刘鹤不赴美."""
    return _PLANNED_OFF.search(words) is not None


# 推迟军控对话, with nobody named with whom: 与 would name somebody, and 谈判 may be with a firm.
_ALONE = re.compile(
    rf"[^与同和跟]*{_OFF}了?[^，,。与同和跟]{{0,16}}(?:对话|磋商|会谈|会晤|(?:贸易|关税|人权|气候|军控)谈判|(?:两军|军事)(?:交流|交往))"
)


def calls_off_alone(words: str) -> bool:
    """Whether the words of a clause, up to its act, call talks off and name nobody with whom."""
    return _ALONE.fullmatch(words) is not None


def calls_off(words: str) -> bool:
    """Whether a clause without any act of its own calls off the one told before it."""
    return _CALLED_OFF.match(words.strip()) is not None
