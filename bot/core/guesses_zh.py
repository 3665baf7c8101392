"""Whose expectation a contact to come is in Chinese text: a party's, or somebody's who cannot know.

分析师料中美元首会面, 野村首席经济学家陆挺认为...: what markets, experts and strangers expect has been
arranged by nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core import names_zh
from bot.core.model import Level, Side
from bot.core.verdict import Mention

_REACH = 24  # characters of a clause in which whoever expects stands
_EXPECTS = re.compile(
    r"(?:普遍|仍|均|都|则|大多|多数?|一致|今|昨|[一二三四五六]?[日]|周[一二三四五六日])*(?:预料|预计|预期|预测|料(?![理定子])|认为|估计|相信|看好|推测|研判|揣测|"
    r"猜测|直言|分析|指)"
)
_OUTSIDERS = re.compile(
    r"分析|专家|学者|市场|投资|经济学家|策略|机构|[大投]行|券商|银行|证券|智库|外界|各界|舆论|观察[人家]|评论|教授|业[内界]|"
    r"交易员|基金|赌盘|坊间"
)
# Who may know what is arranged.
_SOURCES = re.compile(r"消息|官员|知情|人士透露|媒体?|报|白宫|政府|[部院]|当局|发言")


def is_outsiders(norm: str, start: int, act: int, mentions: Sequence[Mention]) -> bool:
    """Whether a clause from `start` tells of an act as what somebody outside both governments expects.

    `mentions` are those of the clause, in order.
    """
    official = next((m.span.start for m in mentions if m.side in (Side.US, Side.CHINA) or not m.former), act)
    for expects in _EXPECTS.finditer(norm, start, min(act, start + _REACH)):
        if expects.start() > start and expects.end() <= official:
            who = norm[start : expects.start()]
            return not _SOURCES.search(who) and (
                _OUTSIDERS.search(who) is not None or _is_name(norm, start, expects.start())
            )
    return False


_URGES = re.compile(r"(?:促请?|呼吁|要求|吁请?|劝|警告|催)$")


def is_urged_at_home(norm: str, mentions: Sequence[Mention], subject: Sequence[Mention]) -> bool:
    """Whether lawmakers or people without office only want their own side to do it: 议员促拜登取消通话.

    `mentions` are those of a clause before its act, `subject` whom it takes over from the clause before.
    """
    who = subject[-1] if subject else None
    for mention in mentions:
        urged = who is not None and _URGES.search(norm, max(0, mention.span.start - 3), mention.span.start)
        if who is not None and urged:
            outside = who.level is Level.LEGISLATIVE or who.former
            return outside and mention.side is not None and who.side in (mention.side, None)
        who = mention
    return False


def _is_name(norm: str, start: int, end: int) -> bool:
    """Whether all that stands between is somebody's name, whom nothing makes an official: 陆挺料."""
    chinese = names_zh.chinese_end(norm, start) > start and end - start in _CHINESE
    return chinese or (end - start <= _LONGEST and end == names_zh.foreign_end(norm, start))


_CHINESE, _LONGEST = (2, 3), 6  # characters of such a name
