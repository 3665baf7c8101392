"""Whether people named below talks of unnamed officials have a contact of their own.

"U.S. officials will meet their counterparts in May. Brown sees Liu next week": whoever is named may be one of
the officials. He is not where the talks only prepare his, where he telephones and they meet, or where one
goes ahead and the other is off.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.model import Status
from bot.core.precedence import COMING, ToldAct, differ, ways_apart

_STOPPED = frozenset({Status.DECLINED, Status.CANCELLED})
_FOR, _PREPARED = "said:main under for", "act:prepared"
_OF_OTHERS = ("between", "compound", "of")  # frames whose parties somebody else can act for
_VISITS = ("by+to", "own+to")


def are_named_below(lead: ToldAct, act: ToldAct) -> bool:
    """Whether an act names people further down than the talks of which it may tell, which name nobody."""
    firm = lead.is_firm and not lead.half  # a title's "talks on Sunday" leave open which Sunday
    if lead.us or lead.china or act.half or not ((act.us and act.china) or (firm and (act.us or act.china))):
        return False
    return act.candidate.sentence > lead.candidate.sentence


def is_another_way(act: ToldAct, acts: Sequence[ToldAct]) -> bool:
    """Whether people named in an act talked by telephone where unnamed ones before it met, or the reverse."""
    told = act.candidate
    return any(
        ways_apart(other.candidate.mode, told.mode)
        for other in acts
        if other.candidate.sentence < told.sentence and not (other.us or other.china or other.half)
    )


def goes_with_another(act: ToldAct, lead: ToldAct, acts: Sequence[ToldAct]) -> bool:
    """Whether an act that names one side goes on to what its sentence tells of others than the leading one:
    "Ma refused to meet U.S. officials. Brown flies to Beijing for talks with Liu".
    """
    if bool(act.us) == bool(act.china) or act.candidate.sentence <= lead.candidate.sentence:
        return False
    beside = [o for o in acts if o.candidate.sentence == act.candidate.sentence and o.us and o.china]
    return any(
        (act.us | act.china) <= (o.us | o.china) and (differ(o.us, lead.us) or differ(o.china, lead.china))
        for o in beside
    )


def is_a_further_one(lead: ToldAct, other: ToldAct) -> bool:
    """Whether people who are named below talks of unnamed officials are those of a contact that the talks
    prepare ("pave the way for a visit by"), or of one that is off while these are to be held.
    """
    told, signs = other.candidate, other.signs
    if not are_named_below(lead, other):
        return False
    led_to = _FOR in signs and _FOR not in lead.signs
    if led_to and told.frame in _VISITS:
        return True
    if told.status not in COMING:
        planned = lead.candidate.status is Status.SCHEDULED and lead.is_firm
        return planned and told.status in _STOPPED and other.is_firm
    return told.frame in _OF_OTHERS if led_to else _PREPARED in signs
