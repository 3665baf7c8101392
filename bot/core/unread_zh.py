"""Contacts that no frame reads, in Chinese: what the wording of an item says there is, told of the headline
or of the first sentences that name officials of both sides.

希肯空军基地密谈七小时 蓬佩奥、杨洁篪只交出一纸声明: nobody wrote a rule for it, and yet it is like a report.
Whoever is named there took part; a few words say whether it has been, is to come, was refused or called off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core import acts_zh as lexis
from bot.core import attending_zh, channels_zh, couples
from bot.core.candidate import Candidate, Feature
from bot.core.contacts_zh import UNOFFICIAL
from bot.core.model import MentionKind, Mode, Side, Span, Status
from bot.core.text import Document
from bot.core.value import value
from bot.core.verdict import Mention

_BELOW = 2  # sentences of the text that are read with the headline
_LONGEST = 600
_JOINT = MentionKind.JOINT
_SERVING = (MentionKind.PERSON, MentionKind.ROLE)
_BODIES = (MentionKind.BODY,)
# What is other news than a contact, by what it is of: what one side says to the public or posts, or says of
# the other; what a state does at home with laws, courts and posts; measures against the other; papers; what
# forces do without company; markets and private people; and what has not been, is denied, asked or rumoured.
_TO_THE_PUBLIC = (
    r"受访|专访|致[辞词]|演[讲说]|记者会|例行|答问|发言人|回应|直播|"
    r"推[文特]|发文|社媒|社交媒体|脸书|微博|甩锅"
)
_OF_THE_OTHER = r"驳斥|反驳|指责|谴责|抨击|回击|炮轰|呼吁|敦促|批评|[谈评][^，,。\s]{2,14}[:：]"
_AT_HOME = (
    r"听证|作证|证词|立案|审[查判]|起诉|判[刑处]|免职|罢免|撤职|辞职|卸任|退役|贪|落马|出任|晋升|任命|提名|获批|接任|接班|履新|"
    r"签署?(?:了)?(?:法案|行政令)"
)
_MEASURES = r"制裁|关税|军售|反制|禁令|黑名单"
_PAPERS = r"报告|白皮书|回忆录|自传|传记"
_AT_SEA = r"拦截|驱离|警巡|穿越|(?:通过|现身|驶入|进入|闯入)(?:南海|台湾?海)|自由航行|航行自由|抵近侦察"
_PRIVATE = (
    r"民间|学者|专家|公司|企业|股[市票价指民东]|[美港沪陆A]股|票房|楼市|汇[率市]|"
    r"前(?:总统|国务卿|防长|部长|官员|议员|大使)"
)
_NOT_SO = (
    r"[没未]有?(?:任何)?(?:交流|交谈|互动|接触|会[面谈晤]|通话|握手)|"
    r"不急|尚未|[未没][有曾]?[与同和跟]|并未|从未|未曾|未有|没有计划|无计划|不会|"
    r"何时|是否|证实|否认|不实|辟谣|传[闻言]|曝光"
)
_OTHER_NEWS = re.compile(
    "|".join((_TO_THE_PUBLIC, _OF_THE_OTHER, _AT_HOME, _MEASURES, _PAPERS, _AT_SEA, _PRIVATE, _NOT_SO))
)
# Where each sentence names one side, a word that has both in one place.
_TOGETHER = re.compile(
    r"两人|二人|双方|宾主|客人|来客|主人|陪|请来|对面|同桌|并肩|握手|面对面|当面|送到|迎接|碰杯"
)
_THE_TWO = re.compile(r"[两二]人|两位|两名|俩")
_OFF = re.compile(r"取消|叫停|推迟|收回|撤回|暂停键|搁置|中止|中断|喊停|喊卡|泡汤|告吹|作罢")
_REFUSED = re.compile(
    r"拒绝?(?!证实|透露|置评|评论|公布)|婉拒|回绝|没有出现|缺席|[没未](?:有)?现身|不接|爽约|失约|放鸽子|落空|遭拒|"
    r"闭门羹|无人接听|没人接|不肯|打回票"
)
_AHEAD = re.compile(
    r"(?<!即)将(?![军官士领帅])|即将|下(?:周|星期|个?月)|拟(?:于|在)?|定于|定在|启程|动身|明[天日]|后天|约好|排定|敲定|本周[^，,。]{0,6}将"
)
_OFFERED = re.compile(r"邀请|提议|请求|发帖|请帖|建议")
_SCREENS = re.compile("|".join((channels_zh.VIDEO, channels_zh.SCREENS, channels_zh.LINKED)))
_LINES = re.compile("|".join((channels_zh.CALLS, channels_zh.LINES)))
_LETTERS = re.compile("|".join((channels_zh.LETTERS, channels_zh.WRITING)))


@value
class Telling:
    """Where an item may tell of a contact: the stretch that is read, and who stands there for the sides."""

    span: Span
    sentence: int
    named: tuple[Mention, ...]
    apart: bool = False  # each sentence names one side


def telling(doc: Document, mentions: Sequence[Mention]) -> Telling | None:
    """The headline, else the first sentences of the text, that name officials or bodies of both sides; else
    all of them together. None where somebody of a third country is named, other news is told, or
    the two who meet (两人) are of one side.

    A bare headline has few words to go by: it has to name people of both.
    """
    last = min(len(doc.sentences), doc.first_body + _BELOW) - 1
    opening = Span(0, min(doc.sentences[last].span.end, _LONGEST))
    words = doc.norm[: opening.end]
    here = [m for m in mentions if m.span.end <= opening.end]
    if any(m.side is Side.THIRD and not m.surface.startswith("台") for m in here) or _are_own(words, here):
        return None
    title = doc.norm[: doc.title_end]
    asked = "?" in title or "？" in title
    if asked or _OTHER_NEWS.search(words) or UNOFFICIAL.search(words) or lexis.ANALYSIS.search(title):
        return None
    named = [m for m in here if _is_party(m)]
    titled = [m for m in named if m.span.end <= doc.title_end]
    if doc.first_body == len(doc.sentences):
        return Telling(opening, 0, tuple(titled)) if _are_both(titled, _SERVING) else None
    if _can_act(titled):
        return Telling(opening, 0, tuple(named))
    for sentence in doc.sentences[doc.first_body : last + 1]:
        inside = [m for m in named if sentence.span.start <= m.span.start < sentence.span.end]
        if _can_act(inside):
            return Telling(opening, sentence.index, tuple(named))
    together = _are_both(named, _SERVING) and _TOGETHER.search(words)
    return Telling(opening, 0, tuple(named), apart=True) if together else None


def _are_own(words: str, here: Sequence[Mention]) -> bool:
    """Whether the two who meet are of one side: 耶伦与阿德耶莫在印度 两人周五会面."""
    two = _THE_TWO.search(words)
    before = [m for m in here if two and m.span.end <= two.start()]
    return couples.Named.in_all(before).of_one_side is not None


def candidates(doc: Document, told: Telling) -> tuple[Candidate, ...]:
    """The contact that an item is worded as."""
    sentence = doc.sentences[told.sentence]
    place = "zh:in_title" if sentence.in_title else "zh:in_lead"
    first = next((m for m in told.named if m.span.start >= sentence.span.start), told.named[0])
    trigger = Span(first.span.start, first.span.end)
    features = [Feature(place, trigger)]
    if _are_both(told.named, _SERVING):
        features.append(Feature("zh:slot.two_people", trigger))
    words = doc.norm[: told.span.end]
    status = _status(words)
    us, china = (_of(told.named, side) for side in (Side.US, Side.CHINA))
    return (
        Candidate(
            act="unread",
            trigger=trigger,
            clause=sentence.span,
            sentence=sentence.index,
            mode=_mode(words),
            status=status,
            us=us,
            china=china,
            tense="future" if status is Status.SCHEDULED else "none",
            features=tuple(features),
            signs=("frame:unread",),
            frame="unread",
        ),
    )


def _is_party(mention: Mention) -> bool:
    serves = mention.side in (Side.US, Side.CHINA) or mention.kind is _JOINT
    return serves and not mention.former and not attending_zh.speaks(mention)


def _can_act(named: Sequence[Mention]) -> bool:
    """Whether people of both sides are named, or bodies of both, or a word that joins the two."""
    joint = any(m.kind is _JOINT for m in named)
    return joint or _are_both(named, _SERVING) or _are_both(named, _BODIES)


def _are_both(named: Sequence[Mention], kinds: tuple[MentionKind, ...]) -> bool:
    return {m.side for m in named if m.kind in kinds} >= {Side.US, Side.CHINA}


def _of(named: Sequence[Mention], side: Side) -> tuple[Mention, ...]:
    """Who of a side took part: those in office, else its bodies or the word that joins the two."""
    for kinds in (_SERVING, (MentionKind.BODY, _JOINT)):
        found = [m for m in named if m.kind in kinds and (m.side is side or m.kind is _JOINT)]
        if found:
            return tuple(found)
    return tuple([m for m in named if m.side is side][:1])


def _status(words: str) -> Status:
    if _OFF.search(words):
        return Status.CANCELLED
    if _REFUSED.search(words):
        return Status.DECLINED
    if _OFFERED.search(words):
        return Status.PROPOSED
    return Status.SCHEDULED if _AHEAD.search(words) else Status.HELD


def _mode(words: str) -> Mode:
    if _SCREENS.search(words):
        return Mode.VIDEO
    if _LINES.search(words):
        return Mode.PHONE
    return Mode.CORRESPONDENCE if _LETTERS.search(words) else Mode.UNSPECIFIED
