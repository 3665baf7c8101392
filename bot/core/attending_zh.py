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
from bot.core.model import Level, MentionKind, Side
from bot.core.verdict import Mention

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_PRESENT = re.compile(
    r"(?:(?:[也亦]有?|[也亦][将会要]|一[同道并起]|随同)(?:参加|出席|参与|列席|与会|到场|加入)|在场|在座|列席|陪同|作陪|同席|主持(?:了)?欢迎|同[晤见]|参加了?(?:会见|会谈|通话|会晤|磋商|视频)|出席了?(?:会见|会谈|通话|会晤)|"
    r"(?:(?<!等)(?:参加|出席|与会|列席|随行|随团|同行|同往|随访|作东|做东|落座|入座)|坐(?:在)?(?:[一另对两]+|同一)[侧面边旁])(?=[，,。;；\s]|$))"
)
# 参加会见的还有财长, 在座的有大使: who else was there stands behind it.
_ALSO_THERE = re.compile(
    r"(?:参加|出席|陪同|与会|在座|在场|作陪|列席)(?:了?(?:会[见谈晤面]|通话|活动|磋商))?的[^，,。]{0,8}?(?:有|包括|是|为)|"
    r"[中美]方的?(?:代表|牵头人|团长|首席代表|团队|成员)(?:还)?(?:是|为|有|包括|:)|"
    # 川普身边是彭斯, 对面坐着马凯, 美方来了伯南克, 迎候的是格里什, 地主是费斯
    r"(?:身[边旁侧]|对面|一[旁侧]|左右|两侧)(?:还|则)?(?:是|坐着?|站着?|有)|[中美陆]方(?:则|还)?(?:来了|来的[有是]|派[出来]了?)|"
    r"(?:迎[候接]|接待|接机|作东|出面|等候|等着)(?:他们?|她们?|一行|客人|来客|代表团)?的(?:则|还)?(?:是|有)|"
    r"(?:地主|东道主?|主人|对手|来客|客人)(?:则)?(?:是|为)"
)
_TRAVELS_ALONG = re.compile(r"随行|随团|同行|同往|随访")
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


def present(reading: Reading, clause: Clause, last: Candidate) -> tuple[Mention, ...]:
    """Who else was there (理查德森也在场), or who led talks whose sides alone were named before.

    Who travels with a president (国家安全顾问随行) is not one of those who meet.
    """
    norm, start, end = reading.norm, clause.span.start, clause.span.end
    people = [m for m in clause.parties if m.kind is MentionKind.PERSON]
    if (listed := _ALSO_THERE.search(norm, start, end)) and not clause.sentence.in_title:
        return tuple(m for m in people if m.span.start >= listed.end() and not (m.former or speaks(m)))
    led = is_unnamed(last) or _OUR_SIDE.match(norm, start, end) is not None
    present = _CHAIRED if led else _PRESENT
    match = present.search(norm, start, end)
    if match is None:
        return ()
    alone = _TRAVELS_ALONG.match(norm, match.start()) is not None
    led_by = {m.side for m in (*last.us, *last.china) if alone and m.level is Level.LEADER}
    return tuple(m for m in people if m.span.end <= match.start() and m.side not in led_by)


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
    sides = {
        m.side
        for m in (*last.us, *last.china)
        if _DELEGATION.search(_called(reading, m)) or (last.act == "visit" and m.kind in _PEOPLE)
    }
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
