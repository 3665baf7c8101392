"""What the clause of a Chinese act says of its circumstances: by which means, and on whose wish."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core import acts_zh as lexis
from bot.core import channels_zh
from bot.core.acts_zh import Frame
from bot.core.candidate import Candidate
from bot.core.clauses_zh import Clause, Trigger
from bot.core.model import MentionKind, Mode, Side, Status
from bot.core.text import Document
from bot.core.verdict import Mention

_BY_VIDEO = re.compile(channels_zh.VIDEO)
# What tells of screens between the two, whatever the act is called: 对着屏幕谈了两天, 隔着太平洋会谈.
_ON_SCREENS = re.compile(
    rf"(?<!电视)(?<!大)(?<!手机)(?:{channels_zh.SCREENS})(?!上?播|前观)|"
    r"摄像头[前里]|画面(?:[的]?另一?[端头边]|那[头端边]|两[端头]|里的?(?:他|她|是))|[透通]过画面|"
    r"[打开]?(?:开|开启|打开)了?镜头|镜头(?:两|另一)[端头]|隔[着了]?(?:大?洋|太平洋|屏|网线|[^，,。]{1,6}公里)(?!喊|交火|叫|互呛|炮)|"
    r"隔空(?:会[谈晤面]|谈(?!判桌)|对话|见面|碰[面头杯]|磋商|交流)|(?:虚拟|远程|在线)(?:会[议谈晤面]|峰会|方式|形式|磋商|对话)"
)
_BEFORE_THAT = re.compile(
    r"上次|此前|先前|去年|前年|上个?月|曾|刚|不久前|商定|约定|约好|安排|之?后(?:又|再|还)|[前早]先|"
    r"前一[天日次]|日后|[下再]次|另"
)
_SCREENABLE = frozenset(
    ("talks", "meet", "negotiation", "dialogue", "exchange", "discuss", "speak", "summit", "shun", "tell")
) | {"link up"}
_STOPPED = (Status.CANCELLED, Status.DECLINED)
_MECHANISMS = frozenset(("negotiation", "dialogue", "exchange", "discuss"))
_SOMEWHERE = re.compile(
    r"取消|推迟|[押延]后|延[期迟至到]|顺延|改期|原[定订拟]|[在赴到][^，,。]{1,8}(?:举行|召开|登场|会谈|会晤|碰面)|互访|访问|来访|访[美华]|团"
)
# Behind talks of which nobody says how they were held: a city, a door, a table, a guest, a second day.
_IN_A_ROOM = re.compile(
    rf"[在于](?:{'|'.join(lexis.CITIES)})(?:举行|召开|会|谈|同|与|和|就|[^，,。]{{0,6}}(?:主持|共同|会场|酒店|宾馆))|"
    r"[踏走步]进|来访的|随来访|坐下来|同桌|围坐|会议室|里根大厦|大会堂|钓鱼台|国务院(?:大楼)?举行|散步|晚餐|晚宴|工作午餐|"
    r"设[宴茶]|登门|握手|启动仪式|揭牌|挂牌|[一二两三四\d]天的?(?:会议|磋商|会谈|对话)|代表团(?:成员)?(?:抵达|落座|到场)|现场|当面|面对面|东道主|做东|作东"
)
_SPOKEN = re.compile(rf"{channels_zh.CALLS}|打给|应约|回电")
_READ = 2  # sentences behind the act's own that can say so
_BY_PHONE = re.compile(
    r"听筒|(?:拿|抓|提)起[^，,]{0,6}话筒|(?<!直通)(?<!保密)电话|通话|[通透]过[^,，]{0,6}(?:热|专)线"
)
_TO_FACE = re.compile(r"当面|面对面|当场|在座|面[交呈递陈]|登门|上门")
# 在9日的通话中,甲向乙表示关切: what is said in a call.
_IN_A_CALL = re.compile(r"(?:通话|电话)(?:中|里|时|期间)[，,]?$")
_BY_HAND = re.compile(r"面[交呈]|当面[递转呈交]|亲手")
_CEREMONY = re.compile(r"祝贺|道贺|恭贺|慰问|哀悼|致意|吊唁|致哀|贺电|唁电")
_HELD_THERE = re.compile(r"在[^,，]{1,10}(?:举行|召开|开幕|登场)")
_AT_US_REQUEST = re.compile(r"应(?:美[国方]?|特朗普|川普|拜登)[^,，]{0,14}(?:邀请|要求|请求|约)")
_AT_CHINESE_REQUEST = re.compile(r"应(?:中[国方]?|习近平)[^,，]{0,14}(?:邀请|要求|请求|约)")


def mode(trigger: Trigger, words: str) -> Mode:
    """The mode that the act has, or its clause (以视频方式, 在北京举行) gives it."""
    own = trigger.act.mode
    if own is Mode.CORRESPONDENCE and _BY_HAND.search(words):
        return Mode.IN_PERSON
    if own is not Mode.CORRESPONDENCE and _BY_VIDEO.search(words):
        return Mode.VIDEO
    if (
        own in (Mode.IN_PERSON, Mode.UNSPECIFIED)
        and trigger.act.frame is not Frame.PLACE
        and _BY_PHONE.search(words)
    ):
        return Mode.PHONE
    if own is Mode.UNSPECIFIED and _HELD_THERE.search(words):
        return Mode.IN_PERSON
    if own is Mode.UNSPECIFIED and _TO_FACE.search(words):
        return Mode.IN_PERSON
    return Mode.CORRESPONDENCE if trigger.act is lexis.PHONE and _CEREMONY.search(words) else own


def settled(doc: Document, told: Candidate) -> Mode:
    """The mode of a contact over all that tells of it: a later sentence may tell of screens or a room."""
    if told.mode is Mode.PHONE and told.act == "phone" and _is_telegram(doc, told):
        return Mode.CORRESPONDENCE
    if told.act == "tell" and told.mode is Mode.UNSPECIFIED and _is_in_a_call(doc, told):
        return Mode.PHONE
    if told.act == "summon" and told.mode is Mode.IN_PERSON and _is_lodged(doc, told):
        return Mode.UNSPECIFIED
    if told.mode in (Mode.VIDEO, Mode.CORRESPONDENCE) or told.act not in _SCREENABLE:
        return told.mode
    if told.status in _STOPPED and told.act in _MECHANISMS and not _is_placed(doc, told):
        return Mode.UNSPECIFIED
    return _shown(doc, told) or told.mode


def _shown(doc: Document, told: Candidate) -> Mode | None:
    """The mode that the headline or the sentences beside the act show, None where they show none."""
    own = doc.sentences[told.sentence]
    near = [s for s in doc.sentences if s.in_title or own.index <= s.index <= own.index + _READ]
    for sentence in near:
        start, end = sentence.span.start, sentence.span.end
        seen = _ON_SCREENS.search(doc.norm, start, end)
        if seen and not _BEFORE_THAT.search(doc.norm, start, seen.start()):
            return Mode.VIDEO
    if told.mode is Mode.UNSPECIFIED and told.status is Status.HELD and told.act != "tell":
        for sentence in near:
            start, end = sentence.span.start, sentence.span.end
            room = _IN_A_ROOM.search(doc.norm, start, end)
            if room and not _BEFORE_THAT.search(doc.norm, start, room.start()):
                return Mode.IN_PERSON
    return None


def _is_lodged(doc: Document, told: Candidate) -> bool:
    """Whether a protest went to a government as such (已向美方提出严正交涉): only one that an envoy or
    somebody by name took was made face to face.
    """
    if not _PROTEST.search(doc.norm, told.trigger.start, told.trigger.end):
        return False
    if told.us and told.china and all(_has_somebody(party) for party in (told.us, told.china)):
        return False
    near = [s.span for s in doc.sentences if s.in_title or s.index == told.sentence]
    return not any(_RECEIVED.search(doc.norm, span.start, span.end) for span in near)


def _has_somebody(party: Sequence[Mention]) -> bool:
    return any(m.kind in (MentionKind.PERSON, MentionKind.ROLE) for m in party)


_PROTEST = re.compile(r"交涉|抗议")
_RECEIVED = re.compile(
    r"[使领]馆|大使|公使|参赞|武官|代办|总领事|负责人|高级官员|[召约会接][见来]|当面|紧急约|会谈|会晤"
)


def _is_in_a_call(doc: Document, told: Candidate) -> bool:
    """Whether the clause before says that what one tells the other is said in a call."""
    start = doc.sentences[told.sentence].span.start
    return _IN_A_CALL.search(doc.norm, start, told.clause.start) is not None


def _is_telegram(doc: Document, told: Candidate) -> bool:
    """Whether 致电 is a message of condolence or congratulation: the headline or its sentence says which."""
    own = doc.sentences[told.sentence]
    spans = [s.span for s in doc.sentences if s.in_title or s.index == own.index]
    spoken = any(_SPOKEN.search(doc.norm, span.start, span.end) for span in spans)
    return not spoken and any(_CEREMONY.search(doc.norm, span.start, span.end) for span in spans)


def _is_placed(doc: Document, told: Candidate) -> bool:
    """Whether talks that are off name who was to meet or where: a mechanism that stops alone does not."""
    if _has_somebody((*told.us, *told.china)):
        return True
    own = doc.sentences[told.sentence].span
    return _SOMEWHERE.search(doc.norm, own.start, own.end) is not None


def initiator(clause: Clause, words: str) -> Side | None:
    """应美方邀请, and 应约: on the other side's wish."""
    if _AT_US_REQUEST.search(words):
        return Side.US
    if _AT_CHINESE_REQUEST.search(words):
        return Side.CHINA
    subject = next((m.side for m in clause.parties if m.side in (Side.US, Side.CHINA)), None)
    return subject.other if subject and "应约" in words else None
