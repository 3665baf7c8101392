"""Who travels to whom in a Chinese act that names a destination: 甲访华, 甲应乙邀请来访, 甲走进五角大楼.

The visitor is whoever is not at home there; the soil stands for its government where no host is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core import acts_zh as lexis
from bot.core import people_zh
from bot.core.clauses_zh import Clause, Reading, Trigger, group
from bot.core.model import Level, MentionKind, Side, Span
from bot.core.verdict import Mention

Parties = tuple[Mention, ...]
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
# Who comes to a post there visits nobody: 驻美大使抵美.
_POSTS = frozenset({"Ambassador to China", "Ambassador to the United States"})
_CARRIER = re.compile(r"[机舰船轮][^，,]{0,6}$")  # 一架包机飞抵: nobody visits
_POSTED = re.compile(r"驻[美华].{0,4}大使")
_INVITES = re.compile(r"的?(?:之?邀|盛情邀)")
# 王毅15日向媒体介绍特朗普访华情况: who tells of a visit is not its host.
_TELLS = re.compile(r"[^，,。应邀]{0,6}(?:向(?:媒体|记者)|介绍|宣布|表示|[说称]|透露|谈|回应)")
_TURNS_AWAY = re.compile(r"(?:取消|推迟|叫停|喊停|婉拒|拒绝|延后|搁置)(?:了|接待|接受|原定)?$")
_OF_GUEST = re.compile(r"一行?的?(?:正式|工作|例行)?访问|的?(?:正式|工作|例行)?访问")
_BOTH = {Side.US, Side.CHINA}
_HERE = ("来访", "到访")
_SOMEWHERE = ("访问", "正式访问", "国事访问")
_ANNOUNCES = re.compile(
    r"[^，,。]{0,10}(?:宣布|表示|[说称]|透露|证实|确认|公布|发布|:)[^，,。]{0,6}[，,:]?\s*$"
)
# 推迟甲访华和乙访美: who travels himself is no host.
_TRAVELS = re.compile(r"(?:的|将|拟|原定)?(?:[访赴抵][华美]|来[华美]|访问)")
# 对中国进行国事访问, 对中国展开为期两天的访问, 到中国访问.
_SOIL = "|".join((*lexis.US_PLACES, *lexis.CHINA_PLACES))
_TO_COUNTRY = re.compile(
    rf"[对到来去赴](?P<country>{_SOIL})(?:大陆|的)?(?:为期[^，,。]{{1,6}}[天日]的|[一二两三四五六七八九十\d]+[天日]的)?"
    r"(?:例行|友好|正式|首次|短暂|国事|工作|(?:进行|展开|作|做|开展)[^，,。]{0,14})?$"
)
# 抵达夏威夷附近海域 is no visit; 结束访问驶离关岛 was one.
_OFF_SHORE = re.compile(r"附近|外海|近海|海域|水域|周边|以[东西南北]|领海")
# 驶入南海 is no call at a port.
_SAILS_IN = ("驶入", "驶进")
_IN_PORT = re.compile(r"[^，,。]{0,12}(?:港(?!澳)|码头|基地|船坞)")
_LEAVES = re.compile(r"(?:后|结束后)?(?:驶离|离开|告别)")
_PORT = 4  # characters of a port's name
_PAIR = 2
_TO = 24  # characters before a visit in which its country stands so


def standing_for(side: Side, reading: Reading, span: Span) -> Mention:
    """A party that the text leaves to be understood."""
    return Mention(MentionKind.COUNTRY, side, span, span.of(reading.norm))


def visit(
    reading: Reading, clause: Clause, trigger: Trigger, left: list[Mention], right: list[Mention]
) -> tuple[Parties, Parties, str] | None:
    """Guests, hosts and whence the guests are known (`far` of the slots); a host also stands in 应 B 邀请."""
    home = trigger.act.home or _destination(reading, trigger) or _host_side(reading, clause, trigger)
    if home is None:
        return None
    officials = [
        m for m in left if (m.kind in _PEOPLE or m.kind is MentionKind.BODY) and not _is_inviting(reading, m)
    ]
    ships = [m for m in left if m.kind is MentionKind.COUNTRY and m.side is home.other]
    hosted = ships and all(m.side is home for m in officials)  # 外交部拒绝小鹰号停靠香港
    visitors = ships if hosted else officials
    far = ""
    if visitors:
        travelling = group(reading.norm, left, left.index(visitors[-1]), step=-1)
    elif right and right[0].side is home.other and reading.norm[trigger.end : trigger.end + 1] in "的团":
        travelling = group(reading.norm, right, 0)
    elif _CARRIER.search(reading.norm, clause.span.start, trigger.start):
        return None
    else:
        # 教育部:赴美留学预警: a ministry that only speaks does not travel
        goers = tuple(m for m in clause.inherited if m.kind is not MentionKind.BODY)
        travelling = goers or (() if clause.inherited else clause.spoken_of(but=home))
        far = "clause" if clause.inherited else "sentence"
    guests = tuple(m for m in travelling if m.side is not home) or _abroad(reading, travelling, home)
    if _ERRAND.search(reading.norm, trigger.end, clause.span.end) or _is_for_others(right, home):
        return None
    if not guests or all(_is_posted(reading, m) for m in guests):
        return None
    hosts = tuple(
        m
        for m in left
        if m.side is home
        and m.kind in _PEOPLE
        and not (_TELLS.match(reading.norm, m.span.end) or _TRAVELS.match(reading.norm, m.span.end))
    )
    hosts = hosts or _inviting(reading, clause, home)
    soil = standing_for(home, reading, Span(trigger.start, trigger.end))
    return guests, (*hosts, soil), far


# What somebody travels for that is no talk with a government: 访美推介香港.
_ERRAND = re.compile(r"推介|上市|旅游|留学|求学|定居|招商|路演|度假|演出|参赛|治病|探亲|就医")


def _is_for_others(right: Sequence[Mention], home: Side) -> bool:
    """Whether a journey leads to people without office, and to no official there: 到纽约会见投资者."""
    private = any(m.office == people_zh.PRIVATE for m in right)
    return private and not any(m.side is home and m.kind in _PEOPLE and not m.former for m in right)


def _host_side(reading: Reading, clause: Clause, trigger: Trigger) -> Side | None:
    """Whose guest comes where only the host says whither: 应陈炳德邀请,马伦将于7月来访."""
    word = reading.norm[trigger.start : trigger.end]
    if word not in _HERE:
        return _inviter(reading, clause, trigger) if word in _SOMEWHERE else None
    two = [m for m in clause.parties if m.span.end <= trigger.start][-2:]
    asked = len(two) == _PAIR and two[0].side is not two[1].side and two[0].kind is not MentionKind.JOINT
    if asked and not reading.norm.startswith("的", trigger.end):  # 北京婉拒盖茨来访
        joined = reading.coverb(clause.span.start, two[1].span.start)
        return two[0].side if two[0].side is not Side.THIRD and joined is None else None
    before = reading.within(Span(clause.sentence.span.start, trigger.start))
    if (speaker := _speaker(reading, clause, two)) is not None:
        return speaker
    return next((m.side for m in before if m.side is not Side.THIRD and _is_inviting(reading, m)), None)


def _inviter(reading: Reading, clause: Clause, trigger: Trigger) -> Side | None:
    """Whose guest comes where no place is named: 应甲邀请,乙将于15日启程前往访问."""
    here = reading.within(Span(trigger.end, trigger.end + _PORT))
    two = [m for m in clause.parties if m.span.end <= trigger.start][-2:]
    if (
        len(two) == _PAIR
        and {m.side for m in two} == _BOTH
        and _OF_GUEST.match(reading.norm, two[1].span.end)
    ):
        turned = _TURNS_AWAY.search(reading.norm, two[0].span.end, two[1].span.start)
        return two[0].side if turned else None  # 中方取消甲的访问
    before = reading.within(Span(clause.sentence.span.start, trigger.start))
    hosts = [m for m in before if _is_inviting(reading, m)]
    guests = [m for m in before if m.kind in _PEOPLE and m not in hosts]
    if here or not hosts or not guests or Side.THIRD in (hosts[-1].side, guests[-1].side):
        return None
    return hosts[-1].side if hosts[-1].side is not guests[-1].side else None


def _speaker(reading: Reading, clause: Clause, guests: Sequence[Mention]) -> Side | None:
    """Where 来访 is told from: the side of who announces it in the clause before (外交部宣布,甲将来访)."""
    before = reading.within(Span(clause.sentence.span.start, clause.span.start))
    told = before[-1] if before else None
    if told is None or not guests or told.side is not (guests[-1].side.other if guests[-1].side else None):
        return None
    return told.side if _ANNOUNCES.match(reading.norm, told.span.end, clause.span.start) else None


def _abroad(reading: Reading, travelling: Sequence[Mention], home: Side) -> tuple[Mention, ...]:
    """Officials of a ministry that both sides have, who travel to the one that the outlet's own would be of:
    贝森特:财政部官员已访华.
    """
    if not any(m.side is home.other for m in reading.mentions):
        return ()
    return tuple(
        replace(m, side=home.other, level=Level.WORKING)
        for m in travelling
        if m.kind is MentionKind.ROLE and m.surface.startswith(_OF_BOTH_SIDES) and not m.resolved
    )


_OF_BOTH_SIDES = ("财政部", "商务部", "国防部", "农业部", "司法部", "能源部", "教育部", "交通部", "卫生部")


def _is_posted(reading: Reading, guest: Mention) -> bool:
    """Whether a traveller comes to a post: the item calls him the ambassador there, or he is."""
    called = (m.surface for m in reading.mentions if guest.name and m.name == guest.name)
    return guest.office in _POSTS or any(_POSTED.search(surface) for surface in called)


def _inviting(reading: Reading, clause: Clause, home: Side) -> tuple[Mention, ...]:
    """The host whom the sentence names before: 应 B 邀请, A 将访华."""
    earlier = reading.within(Span(clause.sentence.span.start, clause.span.start))
    return tuple(m for m in earlier if m.side is home and _is_inviting(reading, m))


def _is_inviting(reading: Reading, mention: Mention) -> bool:
    """Whether somebody stands in 应 B 邀请."""
    return (
        mention.kind in _PEOPLE
        and reading.norm[mention.span.start - 1 : mention.span.start] == "应"
        and _INVITES.match(reading.norm, mention.span.end) is not None
    )


def _destination(reading: Reading, trigger: Trigger) -> Side | None:
    words = reading.norm[trigger.end : trigger.end + 8].lstrip("了").removeprefix("位于")
    if toward := _TO_COUNTRY.search(reading.norm, max(0, trigger.start - _TO), trigger.start):
        words = toward["country"]
    beside = reading.within(Span(trigger.end, trigger.end + _TO))[:1]
    if beside and beside[0].kind is MentionKind.BODY and beside[0].span.start - trigger.end <= len("了"):
        return beside[0].side  # 走进五角大楼, 访问解放军国防大学
    if _OFF_SHORE.search(words):
        return None
    if reading.norm.startswith(_SAILS_IN, trigger.start) and not _IN_PORT.match(reading.norm, trigger.end):
        return None
    if left := _LEAVES.match(reading.norm, trigger.end):
        words = reading.norm[left.end() : left.end() + _PORT]
    if words.startswith(lexis.CHINA_PLACES):
        return Side.CHINA
    return Side.US if words.startswith(lexis.US_PLACES) else None
