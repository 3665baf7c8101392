"""Two sides in each other's company, in Chinese, where no word of the lexicon of contact says so.

Crossings of verbs with 甲与乙…, 甲向乙…, 甲…乙 and of nouns with 中美… showed which class is the closed one.
Of two officials who are joined by 与 and of whom a place, a length of time or a closed door is told, nearly
any verb tells of a meeting: the exceptions are listed. What one official does toward another by 向 is said
to him: listed are the figures of speech. Of one official and another as a bare object hardly any verb does:
listed are those that do. A gathering of both may have any name that ends in 会 or 会议.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.core import acts_zh as lexis
from bot.core import channels_zh, people_zh
from bot.core.clauses_zh import Clause, Reading, Trigger
from bot.core.model import Level, MentionKind, Side
from bot.core.verdict import Mention

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_BOTH = {Side.US, Side.CHINA}

# Where two people are together: a city or a room, not a sea, a market or a country.
_CITIES = "|".join(lexis.CITIES)
_ROOMS = (
    "国宾馆|宾馆|酒店|饭店|会馆|公园|庄园|官邸|私邸|大厦|机场|会场|场边|大会堂|展览馆|博物馆|故宫|长城|花园|湖边|湖畔|甲板|"
    "舰上|船上|机上|车上|办公室|椭圆厅|使馆|总统府|白宫|五角大楼|国务院|国防部|商务部|财政部|外交部|钓鱼台|中南海|贵宾室|休息室|走廊|"
    "茶室|茶馆|餐厅|餐馆|球场|总部|基地|会议室|会客室|客厅|晚宴上|午宴上|国宴上|宴会上|休会时|会议间隙"
)
_PLACE = re.compile(
    rf"[在于][^，,。在于与和同]{{0,8}}?(?:{_CITIES}|{_ROOMS})(?:的?[^，,。与和同的]{{0,8}}?(?:{_ROOMS}|里|内))?(?![市民媒街]|[的]?(?:社[交媒群会]|民[众调意]|"
    r"影响|人[气们民]|企业|学者|大学|媒体|市民|居民|问题|议题|经济|市场|期货|股|汇))"
)
_LENGTH = re.compile(
    r"(?:[一二两三四五六七八九十数多几半\d.]+个?半?多?(?:小时|钟头|分钟|刻钟)|整整?(?:一?个?(?:下午|上午|晚上)|[一两三]天)|彻夜|通宵|(?:到|至)深夜)"
    r"(?![之以]?[后前内来]|[前后]|一次)"
)
_CLOSED = re.compile(
    rf"(?:{channels_zh.CALLS}|视[频讯像])[里中]|(?:{channels_zh.SCREENS})[前里]|线上(?!平台)|云端|"
    r"面对面|闭门|关起门|一对一|单独|私下|秘密|场边|会外|场外|间隙|隔桌|围桌|一起(?!诉)|一同|一道|双双"
)
# What is no company: each for himself, in public or in other minds, or the wording of a rivalry.
_APART = re.compile(
    r"分别|各自|各[说执有]|先后|相继|[都均]|同时|同日|隔[空海洋]|遥|竞|较[劲量]|角力|博弈|争[夺霸雄]|斗法|对决|对立|对抗|发表|发言|演[讲说]|致[辞词]|讲话|"
    r"出席|参加|参与|亮相|现身|露面|抵达|到访|到达|飞抵|访问|受访|接受|当选|胜选|出生|求学|任[职内期]|工作|相[识似同比差]|人气|声望|支持|民调|走红|雕像|蜡像|"
    r"画像|海报|照片|头像|形象|分歧|立场|存在|之[间争]|关系|[没未无不]|缺席|擦肩|影子|下榻|入住|只?隔|会见(?=[^，,]{0,12}(?:外长|总统|总理|首相))|的(?:照片|合影|时代|年代|对手|名字|名言)|推[特文]|社[群交]媒"
)
_ABOUT = re.compile(r"的[^，,。]{0,8}(?:协议|协定|共识|声明|文件|承诺|谅解|安排|约定|成果)")
_TOO_FAR = 28  # characters between two who are joined, and behind them up to the verb

# 向 that is the end of another word, and what is done toward somebody without his hearing it from one.
_NO_TOWARD = frozenset("转一方走面志倾对导意朝流趋去定指外投动")
_FIGURE = re.compile(
    r"[^，,。]{0,6}?(?:喊话|示好|施压|施加|开[炮火战刀]|宣战|叫[板阵]|挑[战衅]|发起|发动|发难|看齐|学习|取经|靠拢|倾斜|低头|屈服|妥协|让步|服软|认[输怂错]|下手|"
    r"投降|致敬|进军|出口|出售|提供|供应|采购|购买|投资|[征加]收|加征|收[取费]|索|追责|问责|讨债|倾销|释[放出]|传递|发出(?!照会|邀请)|亮|看|望|倒|伸|"
    r"迈|过渡|移民|泼|甩|泄|推销|兜售|隐瞒|炫耀|表忠|效忠|发射|派|开放|靠近|驶|逼近|渗透|提告|起诉|祭出|下战书|竖|传达(?:出)?[^，,]{0,6}信号|输送|支付|欠|借|"
    r"要钱|开价|摊牌|倡议|外界|台|日|乌|俄|以色列|菲)"
)
_UNHEARD = re.compile(
    r"推[特文]|社[群交]|微博|隔空|发[文帖推]|电视|公开信|媒体|记者|演[讲说]|呼吁书|直播|专栏"
)
# What is not said, or only might or should be.
_UNSAID = re.compile(r"[不没未无应该须勿莫]|是否|能否|会否|可能|或许?$|如果|若|呼吁|敦促|要求|希望")
_NEAR = 8
# Between leaders only what is done to the face.
_TO_FACE = re.compile(
    r"[^，,。]{0,4}?(?:当面|面[呈交陈]|递[交上]|提交|出示|赠|敬[酒茶]|介绍|引[见介]|告[别辞]|道别|握手|耳语|通报|询问|打听|确认|保证|承诺|抱怨|道歉|致歉|致谢|道谢|解释|求情)"
)
# Of two governments: what has gone from one to the other, not what is said at a briefing.
_SERVED = re.compile(
    r"[^，,。]{0,6}?(?:通报|通知|知会|告知|照会|转达|递交|提交|移交|转交|面交|返还|交付|提出[^，,。]{0,6}(?:要求|请求|问题清单|方案|名单))"
)

# 通过外交渠道向中方提出关切: no mere statement.
_CHANNEL = re.compile(r"(?:通过|透过|经)[^，,。]{0,12}(?:渠道|途径|管道)")
_RAISED = re.compile(
    r"[^，,。]{0,4}?(?:提出|表达|表明|表示|转达)[^，,。]{0,8}(?:关切|关注|抗议|异议|不满|立场|担忧|忧虑)"
)

# 参观中国海军北海舰队, 登上烟台号护卫舰: to be among the other side's forces is to be its guest.
_TOURS = re.compile(
    r"(?:参观|参访|视察|登上|走访|探访|考察|造访|来到|做客|登)了?"
    r"(?:航母|航空母舰|(?:导弹)?(?:驱逐|护卫|巡洋)舰|潜艇|医院船|军舰|战舰)?\"?$"
)

_SHIP = re.compile(r"[舰艇号]$|编队$")

# Before a person: whom one meets, receives or sees off. 遇到 and 面对 have other objects.
_BESIDE = re.compile(
    r"(?:约谈|约晤|探视|陪同?|送别|欢送|[道告辞惜]别|握别|话别|作别|挥别|求教于?|面谢|面谒|造访|叩访|偶遇|巧遇|碰上|遇见|撞上|恭候|静候|"
    r"(?<!最)(?<!专)密访|签下|面[呈交]|当面?[递交赠送]给?|[递赠送]给|回赠|传话(?:给)?|捎(?:口)?信给?|回电(?:给)?|(?<!来)回话(?:给)?|"
    r"打?(?:了)?(?:通|个)?电话给|打电话找|手书[^，,。]{0,4}给|为[^，,。]{0,4}(?:送行|接风|饯行)|设(?:家|午|晚|私)?宴(?:欢迎|招待|款待|宴请|答谢)?)了?$"
)
_INVITES = re.compile(
    r"(?:[力诚盛再]邀|邀(?:约|访|晤|见)|相约|(?:^|(?<=[\s，,:：欲想拟将再已先末后晚午日]))[约找]了?)$"
)
# 为甲设宴: whom it is given for stands before it.
_FOR_WHOM = re.compile(r"(?:设|办|摆)(?:下|了)?[^，,。]{0,5}(?:宴|酒|茶)|送行|饯行|接风|洗尘|举杯|庆生|践行")

# What both gather in. The words before it may say at which rank, on what and for which time.
_GATHERING = re.compile(
    r"(?:会议|例会|年会|高官会|联席会|混委会|混合委员会|合委会|指委会|协调会|筹备会|预备会|碰头会|见面会|工作组|联络组|小组会|会商|"
    r"(?<=[官级层组长家])会(?=[\s，,。]|$|[在于]|登场|召开|举行|开幕|落幕|延|推迟|取消))"
    r"(?![上里员长室厅堂址]|期间|中(?!止|断)|主席|代表|主办|地点|纪要|文件|公报|决议|成员|机制|组长|[见谈晤面计所])"
)
_HOLDS = re.compile(r"举行|召开|举办|召集|开(?![放发展启始设通])|推迟|取消|中止|暂停|重启|恢复|合办")
_NAMES = r"[^，,。\s在于与和同跟被就向为将出参均都]"
_QUALIFIED = re.compile(rf"(?:[^，,。]{{0,14}}?(?:{_HOLDS.pattern})了?)?{_NAMES}{{0,14}}")
_HELD_BY_THEM = re.compile(rf"[^，,。]{{0,14}}?(?:{_HOLDS.pattern})了?{_NAMES}{{0,14}}")
_OF_THEM = re.compile(rf"的?{_NAMES}{{0,12}}")
_FORUMS = re.compile(
    r"峰会|G20|G7|APEC|二十国|二十大|亚太经合|联合国|联大|安理会|东盟|东协|上合|金砖|世贸|世卫|五常|五核国|多边|三方|四方|大会|北约|气候变化大会|COP|"
    r"国际货币|IMF|世界银行|世行|香格里拉|香会|慕尼黑安全|达沃斯"
)
_HEAD = 20  # characters between the parties and what they gather in


def of(reading: Reading, clause: Clause, known: Sequence[Trigger]) -> Iterator[Trigger]:
    """What a clause tells of company, where it has no other act (`known`) that does."""
    yield from _beside(reading, clause)
    taken = {at for trigger in known for at in range(trigger.start, trigger.end)}
    told = _toward(reading, clause)
    if told is not None and not known:
        yield told
    if not known and (toured := _tour(reading, clause)):
        yield toured
    gathering = _gathering(reading, clause, taken)
    if gathering is not None:
        yield gathering
    elif not known and (met := _joined(reading, clause)):
        yield met


def _officials(clause: Clause) -> list[Mention]:
    return [
        m
        for m in clause.parties
        if m.kind in _PEOPLE and not m.former and m.office not in (people_zh.PRIVATE, people_zh.SPOKESPERSON)
    ]


def _joined(reading: Reading, clause: Clause) -> Trigger | None:
    """拜登与习近平在湖边喂鸭子: two joined by 与, with a place, a length of time or a closed door."""
    people = _officials(clause)
    if {m.side for m in people} != _BOTH or any(m.side is Side.THIRD for m in clause.parties):
        return None
    last = next((i for i, m in enumerate(people) if i and _is_linked(reading, people[i - 1], m)), 0)
    if not last:
        return None
    while last + 1 < len(people) and people[last + 1].side is people[last].side:
        last += 1
    norm, end = reading.norm, people[last].span.end
    stop = min(clause.span.end, end + 2 * _TOO_FAR)
    tail = norm[end:stop]
    lead = norm[people[0].span.end : people[last].span.start]
    if not tail or _APART.search(tail) or _APART.search(lead) or _ABOUT.search(tail):
        return None
    place = _PLACE.search(tail) or _PLACE.search(norm, clause.span.start, end)
    behind = _PLACE.match(tail)
    at = end + (behind.end() if behind else 0)
    if clause.sentence.in_title and reading.norm[people[last].span.start - 1] == "、":
        tail += norm[clause.sentence.span.start : clause.span.start]  # 四十分钟 甲、乙清点承诺
        place = None
    told = place or _LENGTH.search(tail) or _CLOSED.search(tail) or _CLOSED.search(lead)
    if not told or at >= stop:
        return None
    return Trigger(lexis.COMPANY, at, min(at + 2, stop))


def _is_linked(reading: Reading, left: Mention, right: Mention) -> bool:
    """Whether 与 joins two officials of the two sides."""
    apart = left.side is not right.side and right.span.start - left.span.end <= _TOO_FAR
    before = reading.norm[right.span.start - 1 : right.span.start]
    return apart and (
        before in ("同", "与", "和", "跟", "偕", "、")
        or (reading.coverb(left.span.end, right.span.start) is not None and before not in "向对获被由受蒙遭")
    )


def _toward(reading: Reading, clause: Clause) -> Trigger | None:
    """布林肯向王毅抱怨: what one does toward the other is said to him, but for figures of speech."""
    norm = reading.norm
    for index, mention in enumerate(clause.parties):
        at = mention.span.start - 1
        if (
            norm[at : at + 1] != "向"
            or norm[at - 1 : at] in _NO_TOWARD
            or mention.office == people_zh.PRIVATE
        ):
            continue
        senders = [m for m in clause.parties[:index] if m.office != people_zh.SPOKESPERSON] or list(
            clause.inherited
        )
        if not senders or senders[-1].side is not (mention.side.other if mention.side else None):
            continue
        words = norm[mention.span.end : clause.span.end]
        sender = senders[-1]
        if _CHANNEL.search(norm, clause.span.start, at) and _RAISED.match(words):
            return Trigger(lexis.TELL, at, at + 1)
        asked = norm.startswith("?", clause.span.end)
        if asked or _UNSAID.search(norm[max(clause.span.start, at - _NEAR) : at]):
            continue
        if not words or _UNHEARD.search(norm, clause.span.start, clause.span.end):
            continue
        if _is_said(sender, mention, words):
            return Trigger(lexis.TELL, at, at + 1)
    return None


def _is_said(sender: Mention, hearer: Mention, words: str) -> bool:
    if hearer.kind not in _PEOPLE and sender.kind not in _PEOPLE:
        return _SERVED.match(words) is not None
    if hearer.kind is MentionKind.COUNTRY or sender.kind is MentionKind.COUNTRY:
        return _SERVED.match(words) is not None
    if hearer.level is Level.LEADER and sender.level is Level.LEADER:
        return _TO_FACE.match(words) is not None
    return _FIGURE.match(words) is None


def _beside(reading: Reading, clause: Clause) -> Iterator[Trigger]:
    """布林肯送别王毅, 约王毅: the few verbs that mean company with a person as their object."""
    norm = reading.norm
    for mention in _officials(clause):
        start = max(clause.span.start, mention.span.start - 12)
        before = norm[start : mention.span.start]
        if norm[mention.span.end : mention.span.end + 1] == "的":  # 送给习近平的礼物
            continue
        if met := _BESIDE.search(before):
            yield Trigger(lexis.BARE_MEET, start + met.start(), mention.span.start)
        elif asks := _INVITES.search(before):
            yield Trigger(lexis.ASK, start + asks.start(), mention.span.start)
        elif norm[mention.span.start - 1] == "为" and (
            given := _FOR_WHOM.search(norm, mention.span.end, min(clause.span.end, mention.span.end + 10))
        ):
            yield Trigger(lexis.TALKS, *given.span())


def _tour(reading: Reading, clause: Clause) -> Trigger | None:
    """帕内塔参观北海舰队: an official of one side among the other's forces or in its ministry."""
    for mention in reading.within(clause.span):
        if mention.kind is not MentionKind.BODY and not _SHIP.search(mention.surface):
            continue
        start = max(clause.span.start, mention.span.start - 12)
        match = _TOURS.search(reading.norm, start, mention.span.start)
        if match is None:
            continue
        guests = [m for m in clause.parties if m.span.end <= match.start()] or list(clause.inherited)
        if guests and guests[-1].kind in _PEOPLE and _are_two(guests[-1], mention):
            act = lexis.VISIT_US if mention.side is Side.US else lexis.VISIT_CHINA
            return Trigger(act, match.start(), mention.span.start)
    return None


def _are_two(left: Mention, right: Mention) -> bool:
    return {left.side, right.side} == _BOTH and not left.former and left.office != people_zh.PRIVATE


def _gathering(reading: Reading, clause: Clause, taken: set[int]) -> Trigger | None:
    """中美国防官员工作层会议, 与美方举行高官会, 推迟同美国的混委会."""
    norm, span = reading.norm, clause.span
    if _FORUMS.search(norm, span.start, span.end) or any(m.side is Side.THIRD for m in clause.parties):
        return None
    for match in _GATHERING.finditer(norm, span.start, span.end):
        before = [m for m in clause.parties if m.span.start < match.start()]
        near = before[-1] if before else None
        if near is None or near.span.end >= match.end() or not taken.isdisjoint(range(*match.span())):
            continue
        at = max(near.span.end, match.start())  # 中美高官 in 中美高官会
        if _is_of(reading, clause, before, norm[near.span.end : at]):
            return Trigger(lexis.GATHERING, at, match.end())
    return None


def _is_of(reading: Reading, clause: Clause, before: Sequence[Mention], gap: str) -> bool:
    """Whether a gathering is that of the parties before it; `gap` are the words between."""
    near, start = before[-1], clause.span.start
    if len(gap) > _HEAD:
        return False
    if near.kind is MentionKind.JOINT:
        both = near.office != people_zh.PAIR or _HOLDS.search(gap) is not None
        return both and _QUALIFIED.fullmatch(gap) is not None
    sides = {m.side for m in before} | {m.side for m in clause.inherited}
    if not sides >= _BOTH or reading.coverb(start, near.span.start) is None:
        return False
    told = _HOLDS.search(reading.norm, start, near.span.start) is not None
    return _HELD_BY_THEM.fullmatch(gap) is not None or (told and _OF_THEM.fullmatch(gap) is not None)
