"""Who else took part in a Chinese contact: those who sat in, led or belonged to a delegation, or tell of it.

Its own clause often names the sides alone, or one of each; the sentences beside it name the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core import acts_zh as lexis
from bot.core import people_zh
from bot.core.candidate import Candidate
from bot.core.clauses_zh import Clause, Reading
from bot.core.model import Level, Mention, MentionKind, Side

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_PRESENT = re.compile(
    r"(?:(?:[也亦]有?|[也亦][将会要]|一[同道并起]|随同)(?:参加|出席|参与|列席|与会|到场|加入)|在场|在座|列席|陪同|作陪|同席|主持(?:了)?欢迎|同[晤见]|参加了?(?:会见|会谈|通话|会晤|磋商|视频)|出席了?(?:会见|会谈|通话|会晤))"
)
# 参加会见的还有财长, 在座的有大使: who else was there stands behind it.
_ALSO_THERE = re.compile(
    r"(?:参加|出席|陪同|与会|在座|在场|作陪|列席)(?:了?(?:会[见谈晤面]|通话|活动|磋商))?的[^，,。]{0,8}?(?:有|包括|是|为)|"
    r"[中美]方的?(?:代表|牵头人|团长|首席代表|团队|成员)(?:还)?(?:是|为|有|包括|:)"
)
_CHAIRED = re.compile(
    rf"{_PRESENT.pattern}|(?:共同)?(?:出席|主持|牵头|率团|率领|带队|领军|领衔|主谈|主导|与会|参加|率[中美]方|代表[中美]方)"
)
# 中方由戴秉国、王岐山主谈: whoever is named before.
_OUR_SIDE = re.compile(r"[中美陆]方(?:则|代表团)?(?:由|是|为)")
_LEADS = re.compile(r"率领|率团|率[访议]|带队|领衔")
# Who else belongs to a delegation: 代表团成员包括, 同行的还有, 团员含.
_MEMBERS = re.compile(
    r"(?:成员|团员|随行|同行|同团|随团)(?:人员|官员|者|议员)?(?:到访|来访|访[华美]|抵达|前来)?(?:的)?(?:还|并|也)?(?:包括|包含|含|有|为|是|:)?"
)
_DELEGATION = re.compile(r"团|议员|[参众]议?院")
_TELLS = re.compile(
    r"(?:[、和与][^，,。;；:：]{2,16}?)?[^，,。;；:：]{0,12}?(?:说(?!法)|[指声宣]?称|表示|告诉|透露|宣布|抵达|飞抵|驶出|离开|"
    r"走出|步出|率团|率领|带队|发言|致辞|当场|反驳|回击|回敬)|:"
)
_LED = 14  # characters behind a leader's name in which his delegation is named


def tellers(reading: Reading, candidate: Candidate) -> Iterator[Mention]:
    """李成钢告诉媒体, 贝森特说, 何立峰抵达: ministers and envoys in the sentences next to the act."""
    sentences = reading.doc.sentences
    near = range(candidate.sentence - 1, candidate.sentence + 4)
    spans = [sentences[i].span for i in near if 0 <= i < len(sentences)]
    seen: set[str] = set()
    for mention in (m for span in spans for m in reading.within(span)):
        envoy = mention.kind is MentionKind.PERSON and mention.level in (Level.MINISTER, Level.SENIOR)
        if not envoy or mention.side is Side.THIRD or mention.former or speaks(mention):
            continue
        if mention.name not in seen and _TELLS.match(reading.norm, mention.span.end):
            seen.add(mention.name)
            yield mention


def hosts(reading: Reading, candidate: Candidate) -> Iterator[Mention]:
    """The other side's president where the item names him and the visit's own clause does not."""
    for side, party in ((Side.US, candidate.us), (Side.CHINA, candidate.china)):
        if any(m.kind in _PEOPLE for m in party):
            continue
        named = (m for m in reading.mentions if m.side is side and m.kind is MentionKind.PERSON)
        yield from [m for m in named if m.level is Level.LEADER and not m.former][:1]


def present(reading: Reading, clause: Clause, unnamed: bool) -> tuple[Mention, ...]:
    """Who else was there (理查德森也在场), or who led talks whose sides alone were named before."""
    norm, start, end = reading.norm, clause.span.start, clause.span.end
    people = [m for m in clause.parties if m.kind is MentionKind.PERSON]
    if (listed := _ALSO_THERE.search(norm, start, end)) and not clause.sentence.in_title:
        return tuple(m for m in people if m.span.start >= listed.end() and not (m.former or speaks(m)))
    led = unnamed or _OUR_SIDE.match(norm, start, end) is not None
    present = _CHAIRED if led else _PRESENT
    match = present.search(norm, start, end)
    return tuple(m for m in people if match is not None and m.span.end <= match.start())


def leading(reading: Reading, clause: Clause, last: Candidate) -> tuple[Mention, ...]:
    """Who leads a delegation that the sentence before only calls so: 此行由史密斯率领."""
    led = _LEADS.search(reading.norm, clause.span.start, clause.span.end)
    if led is None or lexis.RECALLED.search(reading.norm, clause.span.start, led.start()):
        return _members(reading, clause, last)
    unnamed = [
        side
        for side, party in ((Side.US, last.us), (Side.CHINA, last.china))
        if any(_DELEGATION.search(m.surface) for m in party)
        and not any(m.kind is MentionKind.PERSON for m in party)
    ]
    people = (m for m in clause.parties if m.kind is MentionKind.PERSON and not (m.former or speaks(m)))
    return tuple([m for m in people if m.side in unnamed][:1])


def _members(reading: Reading, clause: Clause, last: Candidate) -> tuple[Mention, ...]:
    """Who else travelled in a delegation: 代表团成员还包括克雷波、卡西迪."""
    listed = _MEMBERS.search(reading.norm, clause.span.start, clause.span.end)
    if listed is None:
        return ()
    sides = {m.side for m in (*last.us, *last.china) if _DELEGATION.search(_called(reading, m))}
    people = [
        m
        for m in clause.parties
        if m.kind is MentionKind.PERSON and m.span.start >= listed.end() and not (m.former or speaks(m))
    ]
    return tuple(m for m in people if m.side in sides)


def _called(reading: Reading, mention: Mention) -> str:
    """A party with what follows it, which may say that it led others: 舒默率领的代表团."""
    return reading.norm[mention.span.start : mention.span.end + _LED]


def is_unnamed(candidate: Candidate) -> bool:
    """Whether the parties of a contact are named by their sides or bodies alone."""
    return not any(m.kind in _PEOPLE for m in (*candidate.us, *candidate.china))


def attended(candidate: Candidate, present: Sequence[Mention]) -> Candidate:
    """The contact with others who took part."""
    us = tuple(m for m in present if m.side is Side.US)
    china = tuple(m for m in present if m.side is Side.CHINA)
    return replace(candidate, us=candidate.us + us, china=candidate.china + china)


def speaks(mention: Mention) -> bool:
    """Whether somebody's office is to speak for others."""
    return mention.office == people_zh.SPOKESPERSON or "pokes" in mention.office or "Press" in mention.office
