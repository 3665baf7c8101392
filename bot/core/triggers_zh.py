"""The acts of one Chinese clause: the words that name them, and the turns that have no such word.

One character before a person (会王毅), what officials of both sides do in one room, what one says to the
other, 谈 of its own; deeds (`deeds_zh`) and company (`company_zh`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.core import acts_zh as lexis
from bot.core import company_zh, deeds_zh, people_zh
from bot.core.acts_zh import BARE
from bot.core.clauses_zh import Clause, Reading, Trigger
from bot.core.model import Level, MentionKind, Side, Span
from bot.core.verdict import Mention

_PERSONS = (MentionKind.PERSON, MentionKind.ROLE)
_BESIDE = 8  # characters between 中美外长 and what they do
_THEIR_MEETING = re.compile(
    r"(?P<how>云端?|线上|视[讯频像])?(?:"
    + "|".join(lexis.CITIES)
    + r"|庄园|世纪|海湖|[首再二三四]次?)?(?P<met>会)(?![议员见晤谈面])"
)
# 中美元首会在大阪见面: there 会 is a future.
_IS_NOUN = re.compile(
    r"[^，,。]{0,4}会(?=[\s，,。]|$|登场|落幕|延|推迟|取消|结束|历时|敲定|在即|定于|成|破|召开)"
)
_REMOTE = re.compile(r"隔[空海洋]|网上|推[特文]|社[群交]媒|各自|分别")
_TOLD = re.compile(r"(?:对|向|告诉|当面向|当面对|敦促|警告|当面[\u4e00-\u9fff]{1,2})$")
# 在北京欢迎美国大使: to welcome somebody where he is is to meet him.
_GREETS = re.compile(r"在[^，,。上中]{1,8}(?P<verb>欢迎|迎接)$")
_GREETED = 14
_FOR = re.compile(r"为(?:[^，,为]{0,8}访[^，,为]{0,4}的|来[华美京]的)?$")
_SAID = re.compile(
    r"(?:当面)?(?:说|表示|强调|指出|提出(?![^，,。]{0,10}(?:请求|要求|邀请|申请))|重申|坦言|直言|称|讲|表明|阐明|说明|警告|施压|承诺|保证|:)"
)
_HALF_WORD = frozenset(
    "国社机协峰晚大总委党工商学教宴集聚议例都不只才就也还仍定必乃体领误誓附研舞盛开运展长际年人与"
)
_SEEN_ALSO = frozenset("意偏主成罕常预看听遇显可少洞拙短所高")
# 贸促会会长, 联合会, 基金会: the 会 ends a body's name.
_ENDS_BODY = frozenset(
    (
        "贸促",
        "联合",
        "基金",
        "委员",
        "理事",
        "董事",
        "研究",
        "联谊",
        "欢迎",
        "同乡",
        "发布",
        "听证",
        "招待",
        "常委",
        "促进",
        "说明",
    )
)
# 应甲邀请: the 应 of 应约, not that of 应该 or 响应.
_AT_THE_WISH = re.compile(r"(?<![回反响相供效适呼答对顺因])应(?![该当对])[^，,。]{1,24}$")
_COMES = re.compile(r"(?:之?下)?(?=[，,。]|$|[前来到赴访出进率于将正在抵])")
_ASKED_ALSO = frozenset("应受特恭诚敬力")
_HALVES = {
    "会": _HALF_WORD,
    "邀": _ASKED_ALSO,
    "召": frozenset("号征感应受"),
    "迎": frozenset("欢恭喜逢奉相"),
    "宴": frozenset("国晚午早酒家盛设喜赴"),
}
# 会晤后达成的协议可望签署: what is signed is told, not who signs.
_FRUIT = re.compile(r"的[^，,。]{0,8}(?:协议|协定|共识|声明|文件)[^，,。]*$")
# 谈 of its own: 两军在上海谈海上安全, 解振华与克里谈12小时; not in 谈判, 美谈, 谈何容易. So 坐了四小时, and
# 视频 that ends its clause.
# 川习会未谈台湾: what was spoken of in talks that have been named.
_OF_TALKS = re.compile(r"会(?!在|于|同|与|和)|通话|磋商|谈判")
_TALK = re.compile(
    r"(?<![谈话晤面见的段条])视频(?=[\s，,。;；]|$)|坐[了足](?=[^，,。]{1,6}小时)|"
    r"(?<![会座漫言奇空杂笑商洽面和访健交详略美怪攀晤对细叙白])谈(?![判及论话到吐何资笑拢上])"
)


def of(reading: Reading, clause: Clause) -> list[Trigger]:
    """The acts of a clause, in order."""
    found = [t for t in reading.acts_in(clause.span) if not _is_taken_up(reading, clause, t)]
    if not clause.parties:
        return found
    others = [*_bare(reading, clause), *_told(reading, clause), *_talked(reading, clause)]
    others += _together(reading, clause)
    for deed in deeds_zh.of(reading.norm, clause.span, clause.sentence.span):
        others.append(Trigger(deed.act, deed.span.start, deed.span.end))
    others += company_zh.of(reading, clause, [*found, *others])
    if not others:
        return found
    taken = {at for trigger in found for at in range(trigger.start, trigger.end)}
    found += [trigger for trigger in others if trigger.start not in taken]
    return sorted(found, key=lambda trigger: trigger.start)


def _is_taken_up(reading: Reading, clause: Clause, trigger: Trigger) -> bool:
    """Whether an invitation only says why somebody comes: 应甲邀请,乙来访."""
    invited = trigger.act is lexis.INVITE and _AT_THE_WISH.search(
        reading.norm, clause.span.start, trigger.start
    )
    return bool(invited) and _COMES.match(reading.norm, trigger.end) is not None


def _bare(reading: Reading, clause: Clause) -> Iterator[Trigger]:
    """One-character verbs directly before a person, and the 会 behind a fused 川习."""
    for mention in clause.parties:
        leaders = mention.kind is MentionKind.JOINT and mention.level is Level.LEADER
        if leaders and mention.office != people_zh.PAIR and _IS_NOUN.match(reading.norm, mention.span.end):
            yield from _of_both(reading, mention.span.end)
        if mention.kind not in _PERSONS or mention.surface.startswith("记者"):
            continue
        at = mention.span.start - 1
        word = reading.norm[at : at + 1]
        if at >= clause.span.start and word in BARE:
            before = reading.norm[at - 1 : at] if at > clause.span.start else ""
            if word == "会" and reading.norm[max(0, at - 2) : at] in _ENDS_BODY:
                continue
            if before not in _HALVES.get(word, _SEEN_ALSO) or _ends_abroad(reading, before, at):
                yield Trigger(BARE[word], at, at + 1)
        if len(mention.surface) == 1:
            yield from _of_both(reading, mention.span.end)


def _of_both(reading: Reading, end: int) -> Iterator[Trigger]:
    """The 会 behind 川习 or 中美元首, and where or how it was held: 拜习云端会, 川习釜山会."""
    if match := _THEIR_MEETING.match(reading.norm, end):
        yield Trigger(lexis.VIDEO if match["how"] else lexis.SUMMIT, match.start("met"), match.end())


def _ends_abroad(reading: Reading, before: str, at: int) -> bool:
    """Whether the character before 会 ends a country's name (泰国会王毅), so that this is no 国会."""
    near = reading.within(Span(max(0, at - 6), at)) if before == "国" else ()
    return bool(near) and near[-1].side is Side.THIRD and near[-1].span.end == at


def _together(reading: Reading, clause: Clause) -> Iterator[Trigger]:
    """刘鹤与特朗普在白宫签署协议, 中美外长共叙友情: what officials of both sides do in one room."""
    for match in lexis.TOGETHER.finditer(reading.norm, clause.span.start, clause.span.end):
        before = [m for m in clause.parties if m.span.end <= match.start()]
        if not before or _REMOTE.search(reading.norm, clause.span.start, match.start()):
            continue
        named = [m for m in before if m.kind in _PERSONS]
        people = [m for m in clause.inherited if m.kind in _PERSONS] + named if len(named) == 1 else named
        linked = any(joined_to(reading, clause, m) for m in people[1:])
        fruit = _FRUIT.search(reading.norm, before[-1].span.end, match.start())
        both = linked and {m.side for m in people} == {Side.US, Side.CHINA}
        if not fruit and (both or _are_officers(before[-1], match.start())):
            chats = match.group().startswith(("聊", "长聊"))  # on the telephone as well as in a room
            yield Trigger(lexis.SPEAK if chats else lexis.JOINTLY, *match.span())
            return


def _are_officers(party: Mention, at: int) -> bool:
    """Whether one word holds officials of both sides, right before what they do: 中美外长."""
    joint = party.kind is MentionKind.JOINT and party.side is None and party.office != people_zh.PAIR
    return joint and party.level is not None and at - party.span.end <= _BESIDE


def joined_to(reading: Reading, clause: Clause, mention: Mention) -> bool:
    """Whether 与, 同 or 为 stands before a party: A 与 B 签署, A 为 B 举行欢迎宴会."""
    start = mention.span.start
    return (
        _FOR.search(reading.norm, max(clause.span.start, start - _GREETED), start) is not None
        or reading.coverb(clause.span.start, start) is not None
    )


def _talked(reading: Reading, clause: Clause) -> Iterator[Trigger]:
    """A与B谈, 两军在上海谈: the bare verb behind both sides, listed or in one word."""
    for match in _TALK.finditer(reading.norm, clause.span.start, clause.span.end):
        before = [m for m in clause.parties if m.span.end <= match.start()]
        if before and _OF_TALKS.search(reading.norm, before[-1].span.end, match.start()):
            continue
        sides = {m.side for m in before}
        beside = before and match.start() - before[-1].span.end <= len("继续")
        if beside and joined_to(reading, clause, before[-1]):  # 何立峰将赴西班牙,同美方谈关税
            sides |= {m.side for m in clause.inherited}
        both = sides == {Side.US, Side.CHINA}
        if before and (both or (before[-1].kind is MentionKind.JOINT and before[-1].side is None)):
            yield Trigger(lexis.VIDEO if match.group() == "视频" else lexis.DISCOURSE, *match.span())
            return


def _told(reading: Reading, clause: Clause) -> Iterator[Trigger]:
    """A 对 B 说: an official of one side speaks to one of the other."""
    for mention in clause.parties:
        named = mention.kind is MentionKind.PERSON
        if mention.kind not in _PERSONS or mention.office == people_zh.PRIVATE:
            continue
        before = reading.norm[max(clause.span.start, mention.span.start - _GREETED) : mention.span.start]
        if named and (greeted := _GREETS.search(before)):
            at = mention.span.start - len(greeted["verb"])
            yield Trigger(lexis.MEET, at, mention.span.start)
        if named and before.endswith("当着") and reading.norm.startswith("的面", mention.span.end):
            yield Trigger(lexis.CONFRONT, mention.span.start - 2, mention.span.start)
        told = _TOLD.search(before[-4:])
        if told and told.group().startswith("当面"):
            yield Trigger(lexis.CONFRONT, mention.span.start - len(told.group()), mention.span.start)
        elif told and ((named and _SAID.match(reading.norm, mention.span.end)) or told.group() == "告诉"):
            yield Trigger(lexis.TELL, mention.span.start - len(told.group()), mention.span.start)
