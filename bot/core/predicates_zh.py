"""What the predicate right behind a Chinese act says of it: 访华胎死腹中, 会晤呼之欲出, 请求石沉大海.

Headlines put the act first and tell with an idiom what has become of it. A crossing of acts with such idioms
showed that they were read as held, whatever the idiom: so they are listed here by what they mean.
"""

from __future__ import annotations

import re

from bot.core.model import Status

_LINK = (
    r"(?:的?(?:一事|行程|之行|计划|安排|事宜|日程|行动|项目|活动)|恐|或|将|已|已经|最终|再度|再次|突然|临时|又|也|均|全|都|疑|传|"
    r"无限期|因[^，,]{1,12}?(?=被|遭|而|推|流|夭|搁|触)|而|被|遭|突遭|惨遭)*"
)
_OFF = re.compile(
    rf"{_LINK}(?:黄了|吹了|流产|夭折|触礁|搁浅|胎死腹中|(?:被)?按下暂停键|喊停|叫停|取消|推迟|搁置|撤销|作废|停办|停开|缓办|缓议|"
    r"挪后|推后|后推|往后推|顺延|后延|延宕|延[至到后期迟](?=$|[^伸长])|往后[延挪推]|[推押挪]到|(?:急)?踩(?:下)?(?:急)?刹车|急刹车|紧急刹车|"
    r"(?:无法|不能|未能?|没能?|难以|不|没有)(?:如期|按期|按计划)?成行|[开办谈]不成(?!熟)|没[开办]成|拉闸|不了了之|泡汤|告吹|作罢|成泡影|化为泡影|遇阻(?=$)|"
    r"一波[三多]折[\s，,]?最[终后](?:取消|告吹|作罢|推迟))"
)
_AHEAD = re.compile(
    rf"{_LINK}(?:[排订约]在|安排在|进入(?:最后)?倒计时|倒计时|倒数(?:计时)?|箭在弦上|提上(?:议事)?日程|排上日程|呼之欲出|在望|可期|成定局|拍板|敲定|"
    r"渐近|临近|迫近|逼近|将近|(?:即将|将)?成真|提前[至到]|(?:仍)?(?:照旧|照常|不变|如故)(?=$|[\s，,])|如期(?=$|[\s，,])|"
    r"(?:生|有)变数?(?=$|[\s，,])|存变数|添变数|出现变数|待命|(?:日期|时间|日程|行程)(?:敲定|底定|出炉|曝光|确[认定]|公布)|(?:已)?万事俱备|蓄势待发|"
    r"几?成定局|板上钉钉|只待[^，,]{0,4}官宣)"
)
# 磋商本周登场 料谈拦截: what is to be talked of is still to come.
_TO_BE_TOLD = re.compile(
    r"[^，,。了已]{0,12}(?:登场|举行|召开|揭幕|开幕)[\s，,]+(?:料|预料|预计|拟|将(?![军领]))"
)
# 通话一波三折 最终取消: the next words of the headline tell how it ended.
_IN_THE_END = re.compile(
    r"[^，,。\s]{0,6}[\s，,](?:却|但|最终|最后|终究|终|临时|突|又|还是|仍)+(?:遭|被|告)?(?:取消|告吹|喊卡|叫停|作罢|推迟|泡汤|落空)(?=$|[\s，,。])"
)
_UNDER_DISCUSSION = re.compile(
    rf"{_LINK}(?:正|仍|还|尚)?在?(?:洽谈|洽商|商谈|协商|磋商|商讨|研议|酝酿|讨论|洽办|安排|接洽)中(?=$|[\s，,])|{_LINK}在谈(?=$|[\s，,])"
)
_UNHEARD = re.compile(
    r"的?(?:请求|要求|提议|邀请|建议|申请|提案|邀约|呼吁)(?:[^，,。]{0,6}?)(?:石沉大海|碰壁|碰(?:了)?钉子|碰了一鼻子灰|没(?:有)?下文|无下文|无人(?:理会|理睬|回应)|"
    r"(?:遭|被)(?:无视|忽视|晾|打回票|打枪|泼冷水|冷处理|冷落))"
)
_IGNORES = re.compile(
    r"(?:晾着?|无视|漠视|忽视|"
    r"不(?:回应|理会|理睬|搭理|睬|甩)|置之不理|冷对|冷处理|泼冷水)了?(?:[中美两][美中国](?:两国|双方)?[外防元]?[长首]?)?$"
)
_REQUEST = re.compile(r"的?(?:请求|要求|提议|邀请|建议|申请|提案|邀约)")
_REFUSES = re.compile(r"说\"?不|摇头|泼冷水|喊不")
_ABOUT = re.compile(r"(?:对|向)(?:[中美两][美中国](?:两国|双方)?[外防元]?[长首]?)?$")
# 白宫公布布林肯访华日期: that a day is made known says that it is to come.
_MAKES_KNOWN = re.compile(
    r"(?:宣布|公布|官宣|证实|确认|确定|敲定|商定|谈妥|定下|透露|披露|发布|排定)[^，,。]{0,16}$"
)
_DAY = re.compile(r"的?(?:具体)?(?:日期|时间(?!表外)|日程|行程|时间表)(?:安排)?(?=$|[\s，,。])")

# 访华日期敲定.
_DAY_SET = re.compile(
    r"的?(?:具体)?(?:日期|时间|日程|行程)(?:安排)?(?:已经?|正式|终于|初步|大致|基本)*(?:敲定|确定|底定|出炉|公布|定了|定[于在]|排定)"
)


def is_off(after: str, following: str) -> bool:
    """Whether what follows an act says that it will not be, or not then."""
    return _OFF.match(after) is not None or _IN_THE_END.match(after + following) is not None


def status(own: str, after: str, following: str) -> Status | None:
    """What follows an act makes it: talked of (洽商中), to come or yet uncertain, made known with its day."""
    if _UNDER_DISCUSSION.match(after):
        return Status.PROPOSED
    ahead = _AHEAD.match(after) or _TO_BE_TOLD.match(after + following)
    return Status.SCHEDULED if ahead or is_dated(own, after) else None


def is_dated(own: str, after: str) -> bool:
    """Whether an act's day is made known: 公布布林肯访华日期."""
    known = _DAY.match(after) is not None and _MAKES_KNOWN.search(own) is not None
    return known or _DAY_SET.match(after) is not None


def is_turned_down(own: str, after: str) -> bool:
    """Whether nobody listens to the request for an act: 通话请求石沉大海, 无视通话请求, 对通话说不."""
    if _UNHEARD.match(after) or (_IGNORES.search(own) and _REQUEST.match(after)):
        return True
    return _REFUSES.match(after) is not None and _ABOUT.search(own) is not None
