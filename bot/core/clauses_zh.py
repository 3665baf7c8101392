"""Chinese sentences as clauses with their parties, and the acts that stand in them.

Who is a party and who only a place, a modifier or a speaker is decided here, by the characters beside a
mention: 在北京 is a place, 美国艾奥瓦州友人 is no America, 国防部发言人 meets nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.core import acts_zh as lexis
from bot.core import modifiers_zh, people_zh
from bot.core.acts_zh import ACTS, BARE, Act
from bot.core.model import Level, MentionKind, Side, Span
from bot.core.script_zh import clauses, dateline_end
from bot.core.text import Document, Sentence
from bot.core.value import value
from bot.core.verdict import Mention

_EXTENT = 8000  # characters of an item that are read for contacts: more is a transcript
_MOST_PARTIES = 40  # in one clause
_MOST_SUBJECTS = 4  # of earlier sentences that a later one can leave out
_COVERB_REACH = 20  # characters before a party in which its coverb stands
_COUNTRIES = ("美国", "中国")
_WITH_NAMES = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY, MentionKind.JOINT)
_PERSONS = (MentionKind.PERSON, MentionKind.ROLE)
_COVERBS = frozenset("同与和跟")
_TERMS = list(ACTS)
_AUTOMATON = AhoCorasick(_TERMS, matchkind=MatchKind.LeftmostLongest)

_COVERB = re.compile(
    r"(?:同|与|和|跟|及|以及|暨|偕|向|对|获|被|由|受|蒙|遭)"
    r"(?:[^，,]{0,8}访[^，,]{0,4}的|到访|来访|其|了|新任|[\u4e00-\u9fff]{1,5}[部局委院署会办]|[中美]国[\u4e00-\u9fff]{1,6}(?:问题|事务))?\s*$"
)
_AT = re.compile(
    r"(?:在|于|赴|到|抵|抵达|飞抵|访问|出访|到访|访|前往|飞往|途经|转往|从|自|驻|往|离开|返回|经|位于|出席|参加|参与)了?$"
)
_THERE = re.compile(r"时间|举行|召开|首都|机场|当地|出席|参加|之行|期间|行(?=[,，。\s]|$)|会议期间")
_HOUSE = re.compile(r"官邸|府邸|私邸|住所|寓所|住处|别墅|办公室(?!主任)|家中|下榻")  # 在瑞士大使官邸
_FORUM_OF = re.compile(r"(?:系列|扩大)?会(?:议|期间)?(?![见晤谈面同与于在])")
_GOVERNMENTS = ("方", "军", "政府", "当局", "国会", "军队", "白宫", "五角大楼", "五角大厦", "中共")
# A body is where one meets: 在白宫, 于美国国务院, 走进五角大楼.
_IN = re.compile(
    r"(?:在|于|(?<![送交递发转传寄])到|(?<!前)进|步入|踏[进入]|现身|赴|登门|抵|抵达|走进|进入|访问|参观)了?$"
)
# 与美国气候会谈, 同中国经贸磋商: what the talks are about stands between the other side and them.
_FIELD_OF_TALKS = re.compile(
    r"(?:气候|经贸|贸易|军事|军控|禁毒|人权|执法|高层|防务|网络|领事|金融|经济|移民|遣返|关税|安全|人工智能|核)"
    r"(?:变化|问题|合作|领域|政策)?的?(?:会谈|磋商|谈判|对话|交流|接触|会晤|沟通|往来)"
)
_OPENS_TIME = frozenset("访窜到抵总政上就执入再重第特")  # the characters with which these begin
_ENVOYS = ("特别代表", "特使")  # 习近平主席特使韩正: who sends another
_SINCE = re.compile(
    r"(?:总统|政府)?(?:上任|就任|上台|执政|就职|入主白宫|[再重]返白宫|重新上任|第二任期)[^，,。]{0,4}(?:以来|之?后的首)"
)
_IS_FIRST = re.compile(r"(?:举行|进行|展开|实现|[是为自系])$")
_TO_TAIWAN = re.compile(r"(?:窜?访|窜|到访|抵)台湾?(?:之?后|以来|事件|期间|一事|引发)")
# What a government does to talks: 中国中断与美国的会谈.
_DOES = re.compile(r"(?:中断|暂停|停止|邀请|答应|同意|婉拒|回绝|叫停|冻结|主动)")
_SPEAKS = re.compile(r"(?:[部院宫]|发言人|专家|学者|媒体?|智库|分析师?|官员)\s*[:：]\s*$")
_SAYS = re.compile(r"[^，,。:：]{0,10}(?:[:：]|说|表示|指出|称|强调|认为|指)")
_OF = re.compile(r"的(?!国防部|军|最高|高级(?!别))")
_NAMED_ACT = re.compile(
    r"的[^，,。的]{0,8}?(?:会谈|通话|会晤|磋商|对话|接触|访问|电话|会面|谈判|视频|沟通|见面|请求|会议|例会|年会|高官会|混委会|合委会|联席会|工作组|会商)"
)
_GOES_ON = frozenset(
    "与和同跟及将在就于也均都已曾深凌紧急连随立举进通开展重恢再首双两拒求不未没取推希要提、周昨今方宣政军国外官代高参"
    "、,，。:：;；!?！？ \n\"'()（）/"
)
# Before an act: how often it took place.
_COUNTED = re.compile(r"(?:首次|首度|再次|再度|第[一二三四五六七八九十]+次|未能?|没能?|将|终于)?")


@value
class Trigger:
    """An act's word at its place."""

    act: Act
    start: int
    end: int


@value
class Clause:
    """A clause with its parties in order, and what it takes over from the clauses before.

    `inherited` is the subject of the sentence so far and `head` where the clause that named it begins;
    `remote` are the subjects of earlier sentences, the last first. `spoken`: a ministry, the press or an
    expert is the headline's speaker (外交部:); `outside`: somebody of a third country is, or says so.
    """

    span: Span
    sentence: Sentence
    parties: tuple[Mention, ...]
    inherited: tuple[Mention, ...]
    remote: tuple[tuple[Mention, ...], ...]
    head: int
    lead: bool
    spoken: bool = False
    outside: bool = False

    def spoken_of(self, but: Side | None) -> tuple[Mention, ...]:
        """The last subject before this clause that is not of the side `but`."""
        for subject in (self.inherited, *self.remote):
            if subject and any(mention.side is not but for mention in subject):
                return subject
        return ()


class Reading:
    """One document being read clause by clause."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        self.doc, self.norm = doc, doc.norm
        self.mentions = tuple(mention for mention in mentions if mention.span.end <= _EXTENT)
        self._starts = [mention.span.start for mention in self.mentions]
        self.lead = min((s.index for s in doc.sentences if not s.in_title), default=0)
        self._acts_told = list(_acts(doc.norm[:_EXTENT], self.mentions))
        self._places = [trigger.start for trigger in self._acts_told]

    def clauses(self, limit: int) -> Iterator[Clause]:
        """The clauses of the first `limit` sentences that belong to the report."""
        remote: tuple[tuple[Mention, ...], ...] = ()
        for sentence in self.doc.sentences[:limit]:
            inherited: tuple[Mention, ...] = ()
            head = sentence.span.start
            for part in clauses(self.norm, self._body(sentence), headline=sentence.in_title):
                if part.end > _EXTENT:
                    return
                parties = tuple([m for m in self.within(part)[:_MOST_PARTIES] if self.is_party(m, part)])
                lead = not sentence.in_title and sentence.index == self.lead
                spoken = (
                    sentence.in_title
                    and _SPEAKS.search(self.norm, sentence.span.start, part.start) is not None
                )
                outside = self._is_told_outside(sentence, part)
                yield Clause(part, sentence, parties, inherited, remote, head, lead, spoken, outside)
                if subject := self._subject(part, parties):
                    inherited, head = subject, part.start
            remote = ((inherited, *remote) if inherited else remote)[:_MOST_SUBJECTS]

    def _is_told_outside(self, sentence: Sentence, part: Span) -> bool:
        """Whether a third country's official says what a clause tells: 陆委会:川习会未谈台湾."""
        if part.start == sentence.span.start:
            return False
        first = self.within(Span(sentence.span.start, part.start))[:1]
        return (
            bool(first)
            and first[0].side is Side.THIRD
            and bool(_SAYS.match(self.norm, first[0].span.end, part.start))
        )

    def _body(self, sentence: Sentence) -> Span:
        """A sentence without the agency's dateline."""
        span = sentence.span
        if sentence.in_title or sentence.index != self.lead:
            return span
        return Span(dateline_end(self.norm, span.start, span.end), span.end)

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions inside a span."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        if last > first and self.mentions[last - 1].span.end > span.end:
            last -= 1  # no two of them overlap: only the last one can run on
        return self.mentions[first:last]

    def coverb(self, start: int, end: int) -> int | None:
        """Where a 同, 与, 和 or the like stands right before `end`, None where none does after `start`."""
        match = _COVERB.search(self.norm, max(start, end - _COVERB_REACH), end)
        return match.start() if match and not self._is_in_name(match.start()) else None

    def _is_in_name(self, at: int) -> bool:
        """Whether a character belongs to a mention: the 和 of 魏凤和 joins nobody."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self.mentions[index].span.end

    def is_party(self, mention: Mention, clause: Span) -> bool:
        """Whether a mention can act or be met: no venue, spokesperson, place or mere modifier."""
        if mention.kind is MentionKind.VENUE or mention.office == people_zh.SPOKESPERSON:
            return False
        if mention.kind is MentionKind.PERSON and self._dates(mention):
            return False
        if mention.kind is MentionKind.ROLE and _HOUSE.match(self.norm, mention.span.end):
            return False
        if mention.side is Side.THIRD and _FORUM_OF.match(self.norm, mention.span.end):
            return False  # 东盟防长会
        if mention.kind is MentionKind.BODY:
            before = self.norm[max(clause.start, mention.span.start - 3) : mention.span.start]
            return _IN.search(before) is None
        return mention.kind is not MentionKind.COUNTRY or self._acts(mention, clause)

    def _dates(self, mention: Mention) -> bool:
        """Whether somebody is named only to say since when: 举行拜登上任以来首次会谈, 佩洛西访台后."""
        start, end = mention.span.start, mention.span.end
        if self.norm[end : end + 1] not in _OPENS_TIME:
            return self._sends(mention)
        if _TO_TAIWAN.match(self.norm, end) or self._sends(mention):
            return True
        if self.norm.startswith(_ENVOYS, end):
            return True
        return (
            _SINCE.match(self.norm, end) is not None
            and _IS_FIRST.search(self.norm, max(0, start - 4), start) is not None
        )

    def _sends(self, mention: Mention) -> bool:
        """Whether somebody only sends the envoy behind: 习近平主席特使韩正, not 由解振华特使主持."""
        if not mention.surface.endswith(_ENVOYS) or mention.level is Level.LEADER:
            return mention.surface.endswith(_ENVOYS)
        index = bisect_left(self._starts, mention.span.end)
        beside = index < len(self.mentions) and self.mentions[index].span.start == mention.span.end
        return beside and self.mentions[index].kind in _PERSONS

    def _acts(self, mention: Mention, clause: Span) -> bool:
        """Whether a country or capital stands for its government here."""
        norm, start, end = self.norm, mention.span.start, mention.span.end
        marked = self.coverb(max(clause.start, start - 6), start) is not None
        if _OF.match(norm, end):
            owns_act = marked and _NAMED_ACT.match(norm, end) is not None
            return owns_act and not self._is_where(mention, clause, marked=marked)
        if mention.surface.endswith(_GOVERNMENTS):
            return True
        if self._is_where(mention, clause, marked=marked):
            return False
        if mention.surface in _COUNTRIES and norm[end : end + 1] not in _GOES_ON:
            direct = any(norm[end : end + length] in ACTS for length in (2, 4)) or norm[end : end + 1] in BARE
            return (
                direct
                or modifiers_zh.AGENCY.match(norm, end) is not None
                or _DOES.match(norm, end) is not None
                or (marked and _FIELD_OF_TALKS.match(norm, end) is not None)
            )
        return True

    def _is_where(self, mention: Mention, clause: Span, *, marked: bool) -> bool:
        """Whether a country or capital is only where it happens: 在北京, 北京举行, 贝森特巴黎会何立峰."""
        norm, start, end = self.norm, mention.span.start, mention.span.end
        if mention.surface.endswith(_GOVERNMENTS):
            return False
        if _AT.search(norm[max(clause.start, start - 4) : start]) or (not marked and _THERE.match(norm, end)):
            return True
        foreign = mention.side is Side.THIRD or mention.surface in lexis.CAPITALS
        return foreign and not marked and self._is_scene(mention, clause)

    def _is_scene(self, mention: Mention, clause: Span) -> bool:
        """贝森特巴黎会何立峰: a city between a party and the act."""
        others = any(clause.start <= m.span.start < mention.span.start for m in self.within(clause))
        counted = _COUNTED.match(self.norm, mention.span.end)
        at = counted.end() if counted else mention.span.end
        word = self.norm[at : at + 2]
        beside = any(m.span.end == mention.span.start and m.kind in _PERSONS for m in self.within(clause))
        return (others and (word in ACTS or word[:1] in BARE)) or (beside and word[:1] in _COVERBS)

    def _subject(self, clause: Span, parties: Sequence[Mention]) -> tuple[Mention, ...]:
        """The subject that a clause hands on: its first group of parties without a coverb."""
        for index, mention in enumerate(parties):
            if self.coverb(clause.start, mention.span.start) is None:
                return group(self.norm, parties, index)
        return ()

    def acts_in(self, span: Span) -> list[Trigger]:
        """The words of acts in a span, in order."""
        first, last = bisect_left(self._places, span.start), bisect_left(self._places, span.end)
        return self._acts_told[first:last]


def _acts(norm: str, mentions: Sequence[Mention]) -> Iterator[Trigger]:
    """The words of acts in a text that stand in no name and no longer word."""
    others = [match.span() for match in lexis.NOT_ACT.finditer(norm)]
    masked = {at for start, end in others for at in range(start, end)}
    shown = _without_names(norm, mentions).replace("提出访", "提\u3000访")  # 提出访华 is no 出访
    for index, start, end in _AUTOMATON.find_matches_as_indexes(shown):
        if start not in masked:
            yield Trigger(ACTS[_TERMS[index]], start, end)


def _without_names(norm: str, mentions: Sequence[Mention]) -> str:
    """The text with people's names and offices blanked, so that no act is found in 何立峰会谈."""
    pieces: list[str] = []
    at = 0
    for mention in mentions:
        if (mention.kind in _WITH_NAMES or mention.surface == "香会") and mention.span.start >= at:
            pieces.extend((norm[at : mention.span.start], "\u3000" * (mention.span.end - mention.span.start)))
            at = mention.span.end
    return "".join((*pieces, norm[at:]))


_LISTED = re.compile(r"\s*(?:、|等|和|与|及|以及|暨|跟|同|及其|兼|\s)\s*(?:其|新任|即将接任的)?")
_TOGETHER = re.compile(
    r"(?:将|已|也|还)?(?:会)?(?:[于在]?[\d月日至周一二三四五六末本下这、-]{2,14})?(?:同|与|和|跟|偕)"
)  # 格里尔将与贝森特一同前往
_LEADS = re.compile(r"(?:将|拟|已|会)?(?:等人?|所)?(?:率领|带领|牵头|带队|率)的?[^，,。]{0,10}")
_BETWEEN = frozenset(("同", "与", "和", "跟", "及", "以及"))


def group(norm: str, parties: Sequence[Mention], index: int, step: int = 1) -> tuple[Mention, ...]:
    """The parties listed with one (A、B和C; A率领的代表团), onwards or backwards, in the text's order."""
    found = [parties[index]]
    position = index + step
    if not 0 <= position < len(parties):
        return (parties[index],)
    while 0 <= position < len(parties):
        left, right = sorted((parties[position], parties[position - step]), key=lambda m: m.span.start)
        if not _listed(norm[left.span.end : right.span.start], left, right):
            break
        found.append(parties[position])
        position += step
    return tuple(sorted(found, key=lambda m: m.span.start))


def _listed(gap: str, left: Mention, right: Mention) -> bool:
    if gap == "":
        return len(left.surface) == 1 or left.side is right.side
    if left.side is right.side and _TOGETHER.fullmatch(gap):
        return True
    if left.side is not right.side and (gap in _BETWEEN or not _LISTED.fullmatch(gap)):
        return False
    return _LISTED.fullmatch(gap) is not None or _LEADS.fullmatch(gap) is not None
