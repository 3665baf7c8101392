"""Which Chinese date phrase dates an act, and how far it stands from it.

The day stands before its act, mostly in the same clause. It belongs to something else where a verb of saying
comes first (周四表示), where it bounds a time (自8月以来), or where it modifies another contact
(9月10日通话精神).
"""

from __future__ import annotations

import re
from math import inf

from bot.core.calendar_en import DatePhrase
from bot.core.model import Span

_SAYS = re.compile(
    r"[说称]|表示|宣布|透露|证实|公布|指出|报[道导]|承认|答问|答记者问|回应|强调|发布|声明|记者会|批评|公告|发文"
)
_ACT = re.compile(r"会[晤谈见面]|通话|通电话|磋商|见面|峰会|电话|访[问华美]|会议|军售|之行")
_MODIFIES = re.compile(
    r"\s*(?:的)?\s*(?:\w{0,4}?)(?:通话|会晤|会谈|会见|电话|峰会|共识)的?(?:精神|共识|以来|中达成|时达成|成果)"
)
_BOUND_AFTER = re.compile(r"\s*(?:以来|之前|以前|前夕|之后|以后|起至今|前(?!往)|后(?!天))")
_BOUND_BEFORE = re.compile(r"(?:自|截至|继|自从|直到)\s*$")
_DATELINE = re.compile(r"\s*(?:综合)?(?:电|讯)")


def closes_dateline(words: str, end: int) -> bool:
    """Whether a phrase that ends there belongs to a dateline: 新华社北京10月27日电."""
    return bool(_DATELINE.match(words, end))


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
    between = words[act.end : phrase.span.start] if follows else words[phrase.span.end : act.start]
    if _SAYS.search(between):
        return inf
    others = len(_ACT.findall(words[act.end : phrase.span.start + 12] if follows else between))
    return len(between) / 40 + 0.4 * (between.count(",") + between.count("，")) + 0.5 * others + 0.5 * follows
