"""Who answers an offer in the next Chinese clause, and how: 蓬佩奥提出面谈 北京点头, 美方要求通话,中方未回应.

The offer names one side alone; whoever answers it is whom it was made to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.model import Side
from bot.core.verdict import Mention

_OFFERS = re.compile(
    r"提[议出请]|建议|要求|请求|求[见晤]|[想要约邀]|寻求|申请|提案|邀约|抛出|递出|拟议|盼|致电|去电|来电|打电话"
)
_NOT = r"(?:并?未|没有?|尚未|不|拒绝?|迟迟|一直|至今|仍|还|暂)"
_ACCEPTS = r"(?:同意(?=$|[，,。;；\s了])|应允|答应|点头|接受|接招|允诺|欣然|首肯|买账|领情)"
_DECLINES = (
    r"(?:回应|答复|理[会睬]|搭理|松口|接[听招]|表态|婉拒|回绝|拒|不理|不接|不肯|不愿|不见|不应|说不|说没空|没空|推[说托辞脱]|"
    r"冷处理|未予|不予|置之不理|已读不回|考虑|研究|拖|称时机|称不便|不便|无意|谢绝|摇头|泼冷水)"
)
_REPLY = re.compile(rf"(?:方面|则|也|已经?|当即|随即|随后|\s|{_NOT}){{0,4}}(?:{_ACCEPTS}|{_DECLINES})")
_ACCEPTED = re.compile(rf"[，,\s][^，,。没未不]{{0,12}}?(?:已经?|当即|随即|也|则)?{_ACCEPTS}")
_NEAR = 3  # characters between the mark that ends a clause and who answers


def is_offer(words: str) -> bool:
    """Whether the words of a clause before its act offer or ask for it."""
    return _OFFERS.search(words) is not None


def answerer(norm: str, end: int, following: Sequence[Mention], offering: Side) -> tuple[Mention, ...]:
    """Who of the other side answers in the clause behind `end`; `following` are the mentions there."""
    first = following[0] if following else None
    if first is None or first.side is not offering.other or first.span.start - end > _NEAR:
        return ()
    return (first,) if _REPLY.match(norm, first.span.end) else ()


def is_accepted(following: str) -> bool:
    """Whether what follows an offer's clause says that the other side takes it up: 北京已应允."""
    return _ACCEPTED.match(following) is not None
