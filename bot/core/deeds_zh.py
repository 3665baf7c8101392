"""Deeds that officials of both sides do together without any word of talks: 移交遗骸, 陪同勘查, 联手演练.

Each is a verb with what it is done to, as such a verb alone means a hundred other things: 移交 is a contact
of the remains of the fallen or of a boat, 协助 where both search for them, 转达 of a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core import channels_zh
from bot.core.acts_zh import EXERCISE, JOINTLY, LETTER, PHONE, TALKS, Act, Frame
from bot.core.model import Mode, Span, Status
from bot.core.value import value

_HANDOVER = Act("handover", Mode.IN_PERSON, Frame.EITHER)
_HANDOVER_TO = Act("handover", Mode.IN_PERSON, Frame.TOWARD)
_SEARCH = Act("joint search", Mode.IN_PERSON, Frame.EITHER)
_LETTER_TO = Act("letter", Mode.CORRESPONDENCE, Frame.TOWARD)
_OFFER_TO = Act("invite", Mode.UNSPECIFIED, Frame.TOWARD, Status.PROPOSED)
_STOOD_UP = Act("shun", Mode.IN_PERSON, Frame.SHUN, Status.DECLINED)


@value
class Deed:
    """An act's word in a clause."""

    act: Act
    span: Span


# 19日在丹东向美方移交遗骸, 将渔船移交中国海警, 参加交接仪式.
_HANDS = re.compile(r"移交|交还|归还|送还|交接|转交|接收|接走|接回|迎回")
_GOODS = re.compile(
    r"潜航器|无人[机艇船]|残骸|机组|遗[骸骨物]|骸骨|忠骨|渔船|渔民|(?:军事|战俘|失踪)[^，,。]{0,6}档案|档案[^，,。]{0,6}(?:战俘|失踪)"
)
# 陪同协助美方在广西实地勘查: whoever helps is with those who search.
_HELPS = re.compile(r"陪同协助|协助|陪同|配合|会同|引导|随同")
_SEARCHES = re.compile(r"搜寻|找寻|寻找|寻访|寻获|勘[查察]|实地调查|挖掘|发掘|打捞|走访|搜索")
_HELPED = re.compile(r"(?:陪同|协助|配合|帮助|引导)下[，,]?$")
_FALLEN = re.compile(r"遗[骸骨]|骸骨|失踪(?:[军人飞官士将]|美军)|战俘|坠机|飞行员|机组")
# 联手反海盗演练, 联合执法, 举行了联合搜救演习.
_DRILLS = re.compile(
    r"(?:联合|共同|携手|联手|并肩)(?:开展|举行|进行|实施|组织|展开)?[了过]?[^，,。与和同]{0,8}?"
    r"(?:演练|演习|操演|训练|搜救|登检|登临|扑火|灭火|扑救|执法|巡航|巡逻|护航|反海盗|救援|救灾|勘[查察]|搜寻|发掘|打捞|办案|侦办)"
)
# 两国官员共同出席发布会.
_APPEARS = re.compile(
    r"(?:共同|联合|一同|一道|并肩)(?:(?:出席|召开|举行|举办|主持|参加)了?[^，,。]{0,8}?(?:发布会|记者会|新闻会|仪式|会议|研讨会)|会见了?(?:记者|传媒|媒体))"
)
# 两国气象局签署谅解备忘录: agencies sign as their heads do.
_SIGNS = re.compile(
    r"(?:签署|签订|(?<![委员理协商监])会签|草签|签下|续签|换签)了?"
    r"(?=[^，,。]{0,24}(?:协议|协定|备忘录|议定书|意向书|声明|程序|条约|纪要|计划|安排))"
)
# 向美方转达口信, 给王毅发去短信, 向国务院发出照会.
_SENDS = re.compile(
    r"(?:转达|转交|递交|面交|交付|交去|发出|发去|发送|发来|送上|送去|送达|寄出|寄去|递上|递出|递去|呈交|捎去|带去|传去|"
    r"致送|提交|送交|拍去|打去|写去|传递|递(?=[^，,。]{0,4}(?:信|照会|抗议[书信函])))了?[^，,。]{0,14}?"
    rf"(?:{channels_zh.LETTERS}|的信(?!息)|一封信|抗议[书信函照])|"
    r"致以[^，,。]{0,8}(?:祝贺|慰问|哀悼)|(?:捎|带|传|递)(?:去|了)?(?:个)?话"
)
# 把一封信交给中国外长.
_GIVES = re.compile(
    r"[把将][^，,。]{0,8}(?:信|函|照会|国书)[^，,。]{0,4}?(?:当面)?(?:交|递|送|转)(?:给|予|到)了?"
)
_OFFERS = re.compile(r"(?:抛出|递出|递上|伸出)[^，,。]{0,6}(?:橄榄枝|邀约|请柬)")
# 收到习近平的复信, 接到特朗普打来的电话.
_RECEIVES = re.compile(
    rf"(?:收到|接到|接获|收悉)了?(?=[^，,。]{{2,20}}(?:信(?![息任心号用])|{channels_zh.LETTERS}))"
)
_ANSWERS = re.compile(r"(?:接到|接听|接起|接)了?(?=[^，,。]{2,16}(?:的|打来的)?(?:电话|来电))")
# 祝贺特朗普当选 is a message from one capital to the other.
_CONGRATULATES = re.compile(
    r"(?:祝贺|恭贺|道贺|庆贺|(?<![祝恭道庆])贺)(?=[^，,。]{2,20}(?:当选|连任|胜选|赢得|[就再续]任|就职|上任|履新|接任|出任))"
)
# 署名函件送抵外交部, 贺电发往白宫: the letter is the subject.
_ARRIVES = re.compile(
    rf"(?:{channels_zh.LETTERS})[^，,。向给]{{0,6}}?"
    r"(?:送抵|送达|送到|交到|摆[上到]|递[到抵]|寄[达到往]|发[往至到]|转[到抵]|传[到抵])了?"
)
# 互通灯光信号, 互相登舰参观, 同场救灾: crews at sea and in the field.
_CREWS = re.compile(
    r"互[通致打][^，,。]{0,4}(?:信号|旗语|灯语)|(?:互相|相互|互)登(?:舰|对方)|"
    r"同场(?:救灾|演练|操演|训练|竞技|操练|练兵)|同(?:乘|登)一[艘条架辆]?[艇舰船机]"
)
_STANDS_UP = re.compile(r"放了?(?=[^，,。]{0,14}鸽子)|爽约|失约|挂断(?=[^，,。]{0,10}电话)")
# 约好的线上会,解放军没有出现: who stays away from talks of the two, not from a forum.
_STAYS_AWAY = re.compile(
    r"(?:缺席|失约|爽约|(?:没有?|未)(?:能)?(?:出现|现身|露面|到场|上线|赴约|来)|不见(?:人影|踪影))了?$"
)
_THEIR_TALKS = re.compile(
    r"(?:两军|军事(?:海上)?安全|海上(?:军事)?安全|中美|美中|双边|防务|工作)[^，,。]{0,12}?(?:会|磋商|对话|谈判|通话)|"
    r"约[好定妥]的|线上会|视[频讯像](?:会|磋商|通话)"
)
_OF_MANY = re.compile(r"论坛|峰会|大会|东盟|东协|G20|G7|APEC|北约|联合国|香格里拉|香会|博览会|开幕")
_WITH = re.compile(r"[同与和跟]")
_TO = re.compile(r"[向给]")
_PLAIN = (
    (_RECEIVES, LETTER),
    (_ANSWERS, PHONE),
    (_CONGRATULATES, LETTER),
    (_STANDS_UP, _STOOD_UP),
    (_DRILLS, EXERCISE),
    (_APPEARS, TALKS),
    (_ARRIVES, LETTER),
    (_GIVES, LETTER),
    (_CREWS, EXERCISE),
)
_TOWARD = ((_SENDS, _LETTER_TO), (_OFFERS, _OFFER_TO))
_ANY = re.compile(
    r"移交|交[还接给予]|归还|送还|转[交达]|接[收走回到听起获]|迎回|收[到悉]|递|发[出去送来]|送[上去达交]|寄|捎|[带传][去话]|致[以送]|"
    r"贺|鸽子|爽约|失约|挂断|协助|陪同|配合|会同|引导|缺席|出现|现身|露面|到场|上线|赴约|未来|没来|不见|联[合手]|共同|携手|并肩|打去|橄榄枝|接|签|函|照会|口信|唁|国书|互|同[场乘登]"
)


def of(norm: str, clause: Span, sentence: Span) -> Iterator[Deed]:
    """The deeds of a clause, in the order of their kinds."""
    start, end = clause.start, clause.end
    if not _ANY.search(norm, start, end) and not _HELPED.search(norm, max(0, start - 6), start):
        return
    for pattern, act in _PLAIN:
        if match := pattern.search(norm, start, end):
            yield Deed(act, Span(*match.span()))
    signs = _SIGNS.search(norm, start, end)
    if signs and _WITH.search(norm, start, signs.start()):  # 中美签署协议 leaves open whether anybody met
        yield Deed(JOINTLY, Span(*signs.span()))
    away = _STAYS_AWAY.search(norm, start, end)
    told = away and _THEIR_TALKS.search(norm, sentence.start, start)
    if away and told and not _OF_MANY.search(norm, sentence.start, end):
        yield Deed(_STOOD_UP, Span(*away.span()))
    yield from _fallen(norm, clause, sentence)
    for pattern, act in _TOWARD:
        match = pattern.search(norm, start, end)
        if match and _TO.search(norm, start, match.start()):
            yield Deed(act, Span(*match.span()))


def _fallen(norm: str, clause: Span, sentence: Span) -> Iterator[Deed]:
    """What is done for the fallen, and what is handed over."""
    start, end = clause.start, clause.end
    hands = _HANDS.search(norm, start, end)
    if hands and _GOODS.search(norm, sentence.start, sentence.end):
        to = _TO.search(norm, start, hands.start())
        yield Deed(_HANDOVER_TO if to else _HANDOVER, Span(*hands.span()))
    if not _FALLEN.search(norm, sentence.start, sentence.end):
        return
    helped = _HELPED.search(norm, max(0, start - 6), start) is not None
    word = (_SEARCHES if helped else _HELPS).search(norm, start, end)
    if word and (helped or _SEARCHES.search(norm, sentence.start, sentence.end)):
        yield Deed(_SEARCH, Span(*word.span()))
