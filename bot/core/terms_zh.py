"""The terms that Chinese text is searched for, as one automaton: names, offices, bodies, sides, pairs.

Longest term first, so that 美国国防部长 is an office and not a body with a stray 长, 俄罗斯 is not 罗斯, and
其中美国 is not 中美.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.core import lexicon_zh as words
from bot.core.acts_zh import CHINA_PLACES, CITIES
from bot.core.knowledge import Knowledge, Person
from bot.core.lexicon_zh import Title
from bot.core.model import Level, Side, Track
from bot.core.script_zh import simplify
from bot.core.value import value


class Link(StrEnum):
    """What a term is within a noun phrase."""

    COUNTRY = "country"
    CAPITAL = "capital"
    BODY = "body"
    TITLE = "title"
    PERSON = "person"
    OFFICIAL = "official"  # of a third country
    JOINT = "joint"
    PAIR = "pair"
    PRIVATE = "private"
    FORMER = "former"
    SPEAKER = "speaker"
    GLUE = "glue"
    NEUTRAL = "neutral"
    VENUE = "venue"


@value
class Entry:
    """What a term stands for.

    `plain` bodies are named alike elsewhere; `short` names are transliterated surnames. The first `own`
    of `people` bear the name as it stands. `fused` holds the leaders of a 川习会.
    """

    link: Link
    side: Side | None = None
    title: Title | None = None
    people: tuple[Person, ...] = ()
    own: int = 0
    length: int = 0
    ref: str = ""
    name: str = ""
    track: Track | None = None
    level: Level | None = None
    plain: bool = False
    short: bool = False
    fused: tuple[str, ...] = ()


@value
class Token:
    """A term found in a text."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All terms of one `Knowledge` with their automaton.

    Compared and hashed by identity: what is compiled from it is kept per instance.
    """

    entries: tuple[Entry, ...]
    automaton: AhoCorasick
    people: tuple[Person, ...]
    by_name: Mapping[str, Person]
    _ever: dict[tuple[str, Side], tuple[Person, ...]] = field(default_factory=dict)

    def ever_in(self, office: str, side: Side) -> tuple[Person, ...]:
        """Who of a side ever had an office with these words in its title, looked up once."""
        known = self._ever.get((office, side))
        if known is None:
            of_side = (person for person in self.people if person.side is side)
            known = tuple(p for p in of_side if any(office in term.title for term in p.offices))
            self._ever[office, side] = known
        return known

    def tokens(self, norm: str) -> Iterator[Token]:
        """The terms in a folded text that stand as words of their own, in order."""
        named = -1  # where the last name ended: the next may follow it at once (马蒂斯蓬佩奥)
        for index, start, end in self.automaton.find_matches_as_indexes(norm):
            token = Token(
                start, end - (norm[end - 1 : end + 1] == "军控"), self.entries[index]
            )  # 与美军控磋商
            token = _renewed(norm, token)
            if _stands(norm, token, listed=start == named):
                named = end if token.entry.link is Link.PERSON else named
                yield _with_first_name(norm, token)


class _Same:
    """A key by identity: a `Knowledge` is never changed, and too large to hash."""

    __slots__ = ("knowledge",)

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __hash__(self) -> int:
        return id(self.knowledge)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.knowledge is self.knowledge


def lexicon(knowledge: Knowledge) -> Lexicon:
    """The lexicon of `knowledge`, built once."""
    return _built(_Same(knowledge))


@lru_cache(maxsize=4)
def _built(key: _Same) -> Lexicon:
    terms: dict[str, Entry] = {}
    for term, entry in _terms(key.knowledge):
        terms.setdefault(simplify(term), entry)
    automaton = AhoCorasick(list(terms), matchkind=MatchKind.LeftmostLongest)
    people = key.knowledge.people
    return Lexicon(tuple(terms.values()), automaton, people, {person.name: person for person in people})


def _terms(knowledge: Knowledge) -> Iterator[tuple[str, Entry]]:
    """All terms with what they stand for; of equal terms the first one counts."""
    for link, listed in (
        (Link.NEUTRAL, words.NEUTRAL),
        (Link.PRIVATE, words.PRIVATE),
        (Link.JOINT, words.JOINT_WORDS),
        (Link.PAIR, words.PAIR_WORDS),
        (Link.SPEAKER, words.SPEAKERS),
        (Link.GLUE, words.GLUE),
        (Link.FORMER, words.FORMER),
    ):
        yield from ((term, Entry(link)) for term in listed)
    yield from ((name, Entry(Link.PRIVATE)) for name in knowledge.decoys if not name.isascii())
    yield from _titles()
    yield from _people(knowledge.people)
    yield from _bodies(knowledge)
    yield from _sides()
    yield from _fused()
    for country in knowledge.countries:
        third = Entry(Link.COUNTRY, Side.THIRD, ref=country.code, name=country.name)
        yield from ((alias, third) for alias in country.aliases_zh if len(alias) > 1)
        official = Entry(Link.OFFICIAL, Side.THIRD, ref=country.code)
        yield from ((name, official) for name in country.officials if not name.isascii() and len(name) > 1)
    for venue in knowledge.venues:
        if venue.kind != "mechanism":  # a mechanism's Chinese name is mostly an act: 防长会晤, 经贸磋商
            entry = Entry(Link.VENUE, ref=venue.id, name=venue.name, track=venue.track)
            yield from ((alias, entry) for alias in venue.aliases_zh)


_SHORTEST = 4  # characters of an office that is shortened
_PREFIXES = (
    *(("美国", Side.US), ("美", Side.US), ("美军", Side.US), ("美方", Side.US), ("白宫", Side.US)),
    *(
        ("中国", Side.CHINA),
        ("中", Side.CHINA),
        ("中方", Side.CHINA),
        ("中共", Side.CHINA),
        ("大陆", Side.CHINA),
    ),
)


# 环保署长 is the 环保署署长.
_DOUBLED = re.compile(r"([署局部院司])\1长$")


def _titles() -> Iterator[tuple[str, Entry]]:
    listed = words.TITLES
    called = {_DOUBLED.sub(r"\1长", term): title for term, title in listed.items() if len(term) > _SHORTEST}
    for term, title in {**called, **listed}.items():
        yield term, Entry(Link.TITLE, title=title)
        for prefix, side in _PREFIXES:
            if title.us if side is Side.US else title.china:
                yield prefix + term, Entry(Link.TITLE, side, title)
        if len(term) <= 4:
            for short in words.THIRD_SHORT:
                yield short + term, Entry(Link.TITLE, Side.THIRD, title)

    yield from _local()


def _local() -> Iterator[tuple[str, Entry]]:
    """Officials of states, provinces and cities, of whichever country these are: 犹他州州长, 四川省领导."""
    listed = (
        (Side.US, words.US_STATES, ("州州长", "州长", "州副州长", "州政府代表团"), "州长"),
        (
            Side.US,
            words.US_STATES,
            ("州政府", "州政府官员", "州官员", "州议会代表团", "州州议会代表团", "州代表团"),
            "官员",
        ),
        (Side.US, words.US_CITIES, ("市长", "市市长"), "市长"),
        (Side.CHINA, words.CHINA_PROVINCES, ("省长", "省省长", "省委书记", "省副省长"), "省长"),
        (Side.CHINA, words.CHINA_PROVINCES, tuple(map("省".__add__, words.LOCAL)), "官员"),
        (Side.CHINA, words.CHINA_CITIES, ("市长", "市市长", "市委书记", "市副市长"), "市长"),
        (Side.CHINA, words.CHINA_CITIES, ("官员", *map("市".__add__, words.LOCAL)), "官员"),
        (Side.CHINA, words.CHINA_REGIONS, ("官员", *words.LOCAL), "官员"),
    )
    for side, places, offices, title in listed:
        entry = Entry(Link.TITLE, side, words.TITLES[title])
        yield from (
            (place + office, entry)
            for place in places
            for office in offices
            if len(place) > 1 or office.startswith("州州")  # 参加州长论坛 is no 加州长
        )


def _people(people: tuple[Person, ...]) -> Iterator[tuple[str, Entry]]:
    """Names and aliases, and the surnames behind the dot of 亚当·史密斯, each with all who bear it.

    Those whose own alias it is come first.
    """
    bearers: dict[str, list[Person]] = {}
    tails: dict[str, list[Person]] = {}
    full: set[str] = set()
    for person in people:
        shared = (name for name in person.ambiguous if not name.isascii())
        for alias in map(simplify, (*person.zh_aliases, *shared)):
            bearers.setdefault(alias, []).append(person)
            if "·" in alias:
                full.add(alias)
                tails.setdefault(alias.rpartition("·")[2], []).append(person)
    for alias in {**bearers, **tails}:
        own = bearers.get(alias, [])
        everyone = tuple({person.id: person for person in (*own, *tails.get(alias, []))}.values())
        foreign = everyone[0].side is Side.US
        if len(alias) > 1:
            short = foreign and alias not in full
            own_bearers = len({person.id for person in own})
            yield (
                alias,
                Entry(
                    Link.PERSON,
                    everyone[0].side,
                    people=everyone,
                    own=own_bearers,
                    length=len(alias),
                    short=short,
                ),
            )


def _bodies(knowledge: Knowledge) -> Iterator[tuple[str, Entry]]:
    """China's bodies first: a name that both sides' bodies bear is China's where no country is said."""
    shared = {simplify(name) for body in knowledge.bodies for name in body.ambiguous}
    for body in sorted(knowledge.bodies, key=lambda body: body.side is not Side.CHINA):
        ambiguous = (name for name in body.ambiguous if not name.isascii())
        for alias in map(simplify, (*body.aliases_zh, *ambiguous)):
            plain = alias in shared and not alias.startswith(("美", "中国", "中央"))
            entry = Entry(
                Link.BODY,
                body.side,
                ref=body.id,
                name=body.name,
                track=body.track,
                level=body.level,
                plain=plain,
            )
            yield alias, entry
            if alias.startswith("美国") and len(alias) > 3:
                yield "美" + alias[2:], entry


_NO_SHIPS = frozenset(("内地", "中南海", "钓鱼台", "人民大会堂", "新疆", "西藏"))
_SHIPS = ("舰", "号", "艇", "航母", "编队")


def _sides() -> Iterator[tuple[str, Entry]]:
    for link, side, listed in (
        (Link.COUNTRY, Side.US, words.US_WORDS),
        (Link.COUNTRY, Side.CHINA, words.CHINA_WORDS),
        (Link.COUNTRY, Side.THIRD, words.THIRD_WORDS),
        (Link.CAPITAL, Side.US, words.US_CAPITALS),
        (Link.CAPITAL, Side.CHINA, words.CHINA_CAPITALS),
    ):
        for term in listed:
            entry = Entry(link, side, track=Track.DEFENSE if term.endswith(_SHIPS) else None)
            yield term, entry
            if term.endswith("号"):
                yield f'"{term[:-1]}"号', entry
    for city in (*CHINA_PLACES, *words.SHIP_NAMES):  # called after cities, lakes and hills: "深圳"舰编队
        if city not in words.CHINA_CAPITALS and city not in words.CHINA_WORDS and city not in _NO_SHIPS:
            entry = Entry(Link.COUNTRY, Side.CHINA, track=Track.DEFENSE)
            for ship in (f"{city}舰", f'"{city}"舰', f'"{city}"号', f'"{city}舰"'):
                yield ship, entry
                yield ship + "编队", entry
    for short in words.THIRD_SHORT:
        yield short + "方", Entry(Link.COUNTRY, Side.THIRD)
        yield short + "国防部", Entry(Link.BODY, Side.THIRD)
    for short in words.THIRD_PAIR:
        for big in "中美":
            yield big + short, Entry(Link.JOINT, Side.THIRD)
            yield short + big, Entry(Link.JOINT, Side.THIRD)


def _fused() -> Iterator[tuple[str, Entry]]:
    """川习会, 拜习通话, 布王会 with both of theirs; 习普会 and the like as a third country's."""
    for americans, chinese in words.FUSED:
        for us in americans:
            for china in chinese:
                leaders = (words.LEADER_SHORT[us], words.LEADER_SHORT[china])
                yield us + china, Entry(Link.JOINT, fused=leaders)
                yield china + us, Entry(Link.JOINT, fused=leaders[::-1])
    for big in words.FUSED_BIG:
        for other in words.FUSED_THIRD:
            yield big + other, Entry(Link.JOINT, Side.THIRD, fused=("", ""))
            yield other + big, Entry(Link.JOINT, Side.THIRD, fused=("", ""))


_LAW = ("执", "司", "立")
_WHOSE = ("国", "方", "陆")  # how the names of countries end, and 大陆


def _renewed(norm: str, token: Token) -> Token:
    """An office whose first character is no country's here.

    美国新大使, 美新防长: 新 says that he is new, not that he is Singapore's. 中国驻美外交官
    is no American, 执法官员 are no Frenchmen, 9日外长 no Japanese.
    """
    entry, start = token.entry, token.start
    if entry.link is not Link.TITLE or entry.side is None:
        return token
    first, before = norm[start], norm[start - 1 : start]
    if first == "美" and before == "驻":
        return _posted(norm, token)
    if (first == "法" and before in _LAW) or (first == "日" and before.isdigit()):
        return replace(token, start=start + 1, entry=replace(entry, side=None))
    if entry.side is not Side.THIRD or first != "新":
        return token
    if before == "美":
        return replace(token, start=start - 1, entry=replace(entry, side=Side.US))
    return replace(token, entry=replace(entry, side=None)) if before in _WHOSE else token


def _posted(norm: str, token: Token) -> Token:
    """驻美公使 is China's where nobody says whose: 英驻美公使."""
    title = token.entry.title
    third = token.start > 1 and norm[token.start - 2] in words.THIRD_SHORT
    whose = replace(title, plain="third" if third else "china") if title else None
    return replace(token, start=token.start - 1, entry=replace(token.entry, side=None, title=whose))


def _with_first_name(norm: str, token: Token) -> Token:
    """The token with the transliterated first name before its dot: 迈克尔·蔡斯."""
    start = token.start
    if token.entry.link is not Link.PERSON or norm[start - 1 : start] != "·":
        return token
    while (
        start > 0
        and token.start - start < 16
        and (norm[start - 1] in words.TRANSLITERATION or norm[start - 1] == "·")
    ):
        start -= 1
    return replace(token, start=start)


# 川习会, 拜习第五次通话, 川习釜山会谈.
_FUSED_FOLLOW = re.compile(
    r"(?:\d{1,2}[日号](?:[上下]午|晚)?)?(?:第?[一二两三四五六七八九十\d]+[次度轮场]|再次?|首次?|视频|电话|釜山|云端?|线上|庄园|世纪|海湖|[\u4e00-\u9fff]{2,3}(?=会[谈晤面]|峰会)|"
    + "|".join(f"{city}(?=会)" for city in CITIES)
    + r")?(?:"
    + "|".join(sorted(words.FUSED_FOLLOW, key=len, reverse=True))
    + ")"
)
_LEARNT = re.compile(r"[学练复实见研补恶陋]习|四川")
_PAIR_FOLLOW = re.compile(words.PAIR_FOLLOW)
_BAD_JOINT = re.compile(
    r"国(?!防(?!卫|护|治|汛|空|疫)|元首)|方(?!面)|军(?!方|事|队|控|医|校|官|舰|务)|陆军|洲|媒|元|股|债"
)
_AFTER_NAME = re.compile(r"[·尔森恩娃逊号级]|法案|事件|特(?!别|使|意|地)|克(?!服|制)|斯(?!德哥)")
_TALKS = re.compile(r"[磋协洽]商会|.商会[谈议晤]")  # 磋商会议 is no chamber of commerce
_RUN = frozenset("尔斯德克阿埃艾罗森")


def _stands(norm: str, token: Token, *, listed: bool) -> bool:
    """Whether a term is the word that it looks like, by the characters beside it; `listed` behind a name."""
    entry = token.entry
    if entry.link is Link.JOINT:
        return _joint_stands(entry, norm, token)
    if entry.link is Link.PERSON and entry.short:
        before = norm[token.start - 1 : token.start]
        return (listed or before not in _RUN) and _AFTER_NAME.match(norm, token.end) is None
    if entry.link is Link.PRIVATE:  # a press conference is nobody
        return not (norm.startswith("记者", token.start) and norm.startswith("会", token.end)) and not (
            norm.startswith("商会", token.start) and _TALKS.match(norm, token.start - 1)
        )
    return True


def _joint_stands(entry: Entry, norm: str, token: Token) -> bool:
    if entry.fused:
        learnt = _LEARNT.search(norm[max(0, token.start - 1) : token.start + 1])
        return not learnt and _FUSED_FOLLOW.match(norm, token.end) is not None
    if entry.side is Side.THIRD:
        return _PAIR_FOLLOW.match(norm, token.end) is not None
    return token.end - token.start > 2 or _BAD_JOINT.match(norm, token.end) is None
