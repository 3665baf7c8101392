"""Chinese text to mentions: sides, bodies, officials with their offices, unknown officials, private people.

A party is a chain of terms without gaps: country, body, offices, name, rank (美国国防部长赫格塞思;
中央军委委员、军委联合参谋部参谋长刘振立; 外交部副部长李永杰). The country or the office resolves a shared name, the name
resolves an office without country, and what follows an office of either side and looks like a name is an official
outside the knowledge files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.core import lexicon_zh as words
from bot.core import terms_zh
from bot.core.knowledge import Knowledge, Office, Person
from bot.core.lexicon_zh import Title
from bot.core.model import Level, Mention, MentionKind, Side, Span, Track
from bot.core.script_zh import romanise
from bot.core.terms_zh import Entry, Lexicon, Link, Token
from bot.core.text import Document

# The offices of mentions that are no party to a contact.
SPOKESPERSON, PRIVATE = "spokesperson", "private"
# The office of a body that is named without its country, like 国防部: of the other side it is not the object.
SHARED = "shared"
# The office of 双方, 两国 and the like, which stand for whoever was spoken of.
PAIR = "pair"

# A person out of office for longer than this is a former official.
_GRACE = timedelta(days=45)
# Between an election or nomination and the oath somebody is already spoken to as an official.
_ELECT = timedelta(days=80)

_TAIWANESE = re.compile(
    r"川普|中共|共军|我国|国军|华府|国台办|陆委会|台北\d|赖清德|蔡英文|寮国|赫塞斯|卢比欧"
)
_TRADITIONAL = re.compile("[國長會對與說時來華]")
_LATIN = re.compile(r"\s?[(（]\s?([A-Z][A-Za-zÀ-ſ.'’\-]*(?:\s+[A-Za-zÀ-ſ.'’\-]+){1,4})\s?[,，)）]")
_ABOUT = re.compile(r"(?:主管|负责|分管)[^,，。;；]{1,24}?(?:事务|工作|政策)的?")
# What may stand between a country and an office of it: 美国[艾奥瓦州]州长, 美国[驻世贸组织]大使, 美国[国防部政策司]副部长.
_PART = re.compile(
    r"[\u4e00-\u9fff]{2,7}[州市]|驻[\u4e00-\u9fff]{1,8}|(?:联邦|国会|[参众]议?院|[\u4e00-\u9fff]{1,10}"
    r"(?:委员会|局|署|院|部|司|厅|办公室|外事办|司令部|舰队|党|事务|领袖|首席)){1,2}"
)
_POSTED = re.compile(r"驻(?![华美])[\u4e00-\u9fff]{1,8}?(?=大使|代表|总领事|公使)")
_TOPIC = re.compile(
    r"(?:问题|海峡|议题|事务|局势|半岛|危机|战争|战事|冲突|和平|独立|海域|海空|市场|经济|企业|公民|游客|"
    r"人民|货币|出口|进口|商品|大豆|产品|媒体|记者|学者|专家|智库|时间|籍|人(?![民员权工士])|政策|关系|"
    r"关税|股市|国债|大选|选民|留学|民众|社会|文化|岛礁|驻(?![华美]))"
)
_CONFERENCE = re.compile(r"(?:会(?![见谈晤面员])|扩大会|会议|论坛|级|热线|磋商|对话|通话|会晤|会谈|会面)")
_NOT_NAME = re.compile(
    r"高[度级层]|任[期内命职上]|成[员功为]|方[面案]|安[全排]|关[于系]|马上|项目|史[上无]|夏季|段|温和|党|"
    r"单|双|时|万象|万一|金边|路透|连|江苏|武官|常[驻年务]|包括|应|曾|于|向|和|与|及|相|顾问|石|管|康复|"
    r"严[正厉]|文章|白宫|华盛|纪念|符合|全|祝|谈|施压|通|明|易|苏|席|访|林肯|游说"
)


def may_concern(norm: str, knowledge: Knowledge) -> bool:
    """Whether a folded Chinese text names the American side or both in one word: a cheap test before all else."""
    for token in terms_zh.lexicon(knowledge).tokens(norm):
        entry = token.entry
        if entry.side is Side.US or (entry.link is Link.JOINT and entry.side is None):
            return True
        if entry.title is not None and entry.side is None and entry.title.plain == "us":
            return True
        if entry.link is Link.PAIR and norm[token.start : token.end] in words.PAIR_ALONE:
            return True
    return False


def find(
    doc: Document, knowledge: Knowledge, known: Sequence[Mention] = (), day: date | None = None
) -> tuple[Mention, ...]:
    """All mentions of a Chinese document, sorted and without overlaps.

    `known` are mentions that others have found: they are kept where they touch none of these. `day` is the item's day,
    which decides who holds an office. Spokespeople and private people have the office `SPOKESPERSON` or `PRIVATE`.
    """
    terms = terms_zh.lexicon(knowledge)
    reader = _Reader(doc.norm, terms, day, taiwanese=_is_taiwanese(doc))
    tokens = _outside((*_ABOUT.finditer(doc.norm), *_POSTED.finditer(doc.norm)), terms.tokens(doc.norm))
    found = [mention for chain in _chains(doc.norm, tokens) for mention in reader.read(chain)]
    found.extend(_later_names(doc.norm, found))
    mentions = _without_overlaps(found)
    taken = [False] * (len(doc.norm) + 1)
    for mention in mentions:
        taken[mention.span.start : mention.span.end] = [True] * (mention.span.end - mention.span.start)
    extra = (m for m in known if not any(taken[m.span.start : m.span.end]) and m.kind is MentionKind.VENUE)
    return tuple(sorted([*mentions, *extra], key=lambda m: m.span.start))


def _is_taiwanese(doc: Document) -> bool:
    """Taiwan's press: traditional script with the island's own words; there a plain 国防部 is Taiwan's."""
    return _TRADITIONAL.search(doc.text) is not None and _TAIWANESE.search(doc.norm) is not None


def _outside(portfolios: Iterable[re.Match[str]], tokens: Sequence[Token]) -> list[Token]:
    """The tokens but those within a portfolio or post: 主管中国、台湾事务的, 驻日本 name no party."""
    spans = [match.span() for match in portfolios]
    return [t for t in tokens if not any(start <= t.start and t.end <= end for start, end in spans)]


# Chains -----------------------------------------------------------------------------------------------

_BOTH = (Side.US, Side.CHINA)
_OFFICES = frozenset({Link.TITLE, Link.BODY, Link.GLUE, Link.COUNTRY})
_ENDS = frozenset({Link.PAIR, Link.NEUTRAL, Link.VENUE})


def _chains(norm: str, tokens: Iterable[Token]) -> Iterator[list[Token]]:
    chain: list[Token] = []
    for token in tokens:
        if chain and not _joins(norm, chain[-1], token):
            yield chain
            chain = []
        chain.append(token)
    if chain:
        yield chain


def _joins(norm: str, left: Token, right: Token) -> bool:
    """Whether two terms belong to one party: side by side, or parted by what stands inside a title."""
    gap = norm[left.end : right.start]
    if left.entry.link in _ENDS or right.entry.link in (Link.NEUTRAL, Link.PAIR, Link.VENUE):
        return False
    if left.entry.link in (Link.JOINT, Link.PERSON, Link.OFFICIAL):
        ranked = left.entry.link is Link.JOINT or norm[right.start : right.end] in words.RANKS
        listed = gap == "" or (gap == "、" and left.entry.link is Link.JOINT)
        return listed and right.entry.link is Link.TITLE and right.entry.side is None and ranked
    if gap in ("", " "):
        return gap == "" or right.entry.link in (Link.PERSON, Link.OFFICIAL)
    if gap == "、":
        return left.entry.link is Link.TITLE and right.entry.link in _OFFICES and _same_person(left, right)
    if (
        left.entry.link in (Link.COUNTRY, Link.BODY)
        and right.entry.link is Link.TITLE
        and right.entry.side is None
    ):
        return _ABOUT.fullmatch(gap) is not None or _PART.fullmatch(gap) is not None
    return _ABOUT.fullmatch(gap) is not None


def _same_person(left: Token, right: Token) -> bool:
    """In 中央政治局委员、外交部长 one person holds both; in 外长、防长 and after a country they are two."""
    listed = words.MEMBERSHIPS
    return (
        left.entry.title is not None
        and left.entry.title.term in listed
        and right.entry.link is not Link.COUNTRY
    )


@dataclass(slots=True)
class _Party:
    """What has been read of a chain so far. `asserted` is the side that a country or body gave."""

    start: int
    end: int
    asserted: Side | None = None
    body: Token | None = None
    title: Title | None = None
    country: Token | None = None
    former: bool = False
    private: bool = False
    speaker: bool = False
    surname: str = ""


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads chains of one text."""

    norm: str
    terms: Lexicon
    day: date | None
    taiwanese: bool

    def read(self, chain: Sequence[Token]) -> Iterator[Mention]:
        """The mentions of a chain: mostly one, two for a 川习会."""
        party = _Party(chain[0].start, chain[0].start)
        for token in chain:
            link = token.entry.link
            if link in (Link.NEUTRAL, Link.VENUE):
                if link is Link.VENUE:
                    yield self._venue(token)
                return
            if link in (Link.JOINT, Link.PAIR):
                yield from self._joint(chain[chain.index(token) :])
                return
            if link is Link.OFFICIAL:
                yield self._mention(party, Span(party.start, token.end), Side.THIRD, MentionKind.PERSON)
                return
            if link is Link.PERSON:
                if party.asserted in _BOTH and not any(p.side is party.asserted for p in token.entry.people):
                    yield from filter(None, [self._nameless(party)])
                    party = _Party(token.start, token.start)
                party.start = token.start if party.end == party.start else party.start
                yield from self._person(token, party, self._rank_end(token, chain))
                return
            self._take(party, token)
        mention = self._nameless(party)
        if mention is not None:
            yield mention

    def _take(self, party: _Party, token: Token) -> None:
        entry = token.entry
        if entry.link is Link.GLUE:
            party.start, party.end = (
                (token.end, token.end) if party.end == party.start else (party.start, party.end)
            )
            return
        party.end = token.end
        if entry.link in (Link.COUNTRY, Link.CAPITAL):
            party.country = token
            party.asserted = entry.side
        elif entry.link is Link.BODY:
            party.body = token
            if not entry.plain and party.asserted is None:
                party.asserted = entry.side
        elif entry.link is Link.TITLE:
            group = entry.title is not None and entry.title.term in words.GROUPS
            party.title = party.title if party.title is not None and group else entry.title
            party.asserted = entry.side or party.asserted
        party.former |= entry.link is Link.FORMER
        party.private |= entry.link is Link.PRIVATE
        party.speaker |= entry.link is Link.SPEAKER

    def _side(self, party: _Party) -> Side | None:
        """Whose party it is: as said, else the side that alone has such an office, else the outlet's own."""
        if party.asserted is not None:
            return party.asserted
        own = Side.THIRD if self.taiwanese else Side.CHINA
        if party.body is not None:
            return own if party.body.entry.side is Side.CHINA else party.body.entry.side
        plain = party.title.plain if party.title else ""
        return own if plain == "own" else Side(plain) if plain else None

    def _venue(self, token: Token) -> Mention:
        entry = token.entry
        return Mention(
            MentionKind.VENUE,
            None,
            Span(token.start, token.end),
            self.norm[token.start : token.end],
            name=entry.name,
            ref=entry.ref,
            track=entry.track,
        )

    def _joint(self, chain: Sequence[Token]) -> Iterator[Mention]:
        """Both sides in one word; the title after it (中美防长) gives rank and track."""
        first, last = chain[0], chain[-1]
        entry, title = first.entry, last.entry.title
        if entry.fused and entry.side is None:
            yield from self._fused(first)
            return
        surface = self.norm[first.start : last.end]
        leaders = "元首" in surface or "领导人" in surface
        level = title.level if title else Level.LEADER if leaders else None
        defense = "军" in surface or "防" in surface
        yield Mention(
            MentionKind.JOINT,
            entry.side,
            Span(first.start, last.end),
            surface,
            office=PAIR if entry.link is Link.PAIR else title.term if title else "元首" if leaders else "",
            level=level,
            track=Track.DEFENSE if defense else title.track if title else None,
            plural=True,
        )

    def _fused(self, token: Token) -> Iterator[Mention]:
        """川习会: each character is its own leader, if both were in office."""
        people = {person.name: person for person in self.terms.people}
        for offset, name in enumerate(token.entry.fused):
            person = people.get(name)
            if person is not None and _serves(person, self.day):
                start = token.start + offset
                yield self._named(person, Span(start, start + 1), former=False)

    def _rank_end(self, token: Token, chain: Sequence[Token]) -> int:
        end = (
            chain[-1].end
            if chain[-1].entry.link is Link.TITLE and chain[-1].start == token.end
            else token.end
        )
        latin = _LATIN.match(self.norm, end)
        return latin.end() if latin else end

    def _person(self, token: Token, party: _Party, end: int) -> Iterator[Mention]:
        """A known name. A third country's office before it makes it a namesake."""
        span = Span(party.start, end)
        bearer = self._bearer(token, party, end)
        if party.asserted is Side.THIRD and bearer is not None and party.title is not None:
            yield self._mention(party, span, Side.THIRD, MentionKind.ROLE)
        elif bearer is not None and party.speaker:
            yield replace(self._named(bearer, span, former=False), office=SPOKESPERSON)
        elif bearer is not None:
            former = party.former or not _serves(bearer, self.day)
            yield self._named(bearer, span, former=former)
        elif party.end > party.start:
            yield from self._unresolved(party, token, end)

    def _unresolved(self, party: _Party, token: Token, end: int) -> Iterator[Mention]:
        """An office of a side before a name that nobody of it bears then: an official, but not a known one."""
        side = self._side(party)
        if side is not None and party.title is not None:
            yield self._mention(party, Span(party.start, end), side, MentionKind.ROLE)
        elif side is not None:
            yield from filter(None, [self._nameless(party)])

    def _bearer(self, token: Token, party: _Party, end: int) -> Person | None:
        """Who of those who bear the name is meant here."""
        entry = token.entry
        latin = _LATIN.search(self.norm, token.end, end)
        if latin is not None:
            named = _by_latin(latin.group(1), self.terms.people)
            return named if named is not None or entry.short else entry.people[0]
        if len(entry.people) == 1 and not entry.short:
            return entry.people[0]
        serving = [person for person in entry.people if _serves(person, self.day)]
        fitting = [person for person in serving if _fits(person, party.title, self.day)]
        if fitting:
            return _only(fitting, entry, self.day)
        if serving and (party.title is None or not self._before_office(serving)):
            return _only(serving, entry, self.day)
        known = token.end - token.start > 2 and len(entry.people) == 1
        return entry.people[0] if not serving and (known or party.former) else None

    def _before_office(self, people: Sequence[Person]) -> bool:
        """Whether the day is before anything that is known of them: then another office means a namesake."""
        starts = [office.start for person in people for office in person.offices]
        return self.day is not None and bool(starts) and self.day < min(starts) - _ELECT

    def _named(self, person: Person, span: Span, *, former: bool) -> Mention:
        office = _office_on(person, self.day)
        return Mention(
            MentionKind.PERSON,
            person.side,
            span,
            self.norm[span.start : span.end],
            name=person.name,
            ref=person.id,
            office=office.title if office else "",
            level=office.level if office else None,
            track=office.track if office else person.track,
            former=former,
        )

    def _nameless(self, party: _Party) -> Mention | None:
        """A chain without a known name: an unknown official, an office, a body, a country, or nobody."""
        if party.private:
            span = Span(party.start, party.end)
            return Mention(MentionKind.PERSON, None, span, self._surface(span), office=PRIVATE, former=True)
        if party.title is None and party.body is None and party.country is None:
            return None
        if party.title is not None and _CONFERENCE.match(self.norm, party.end) and party.asserted is None:
            return None
        side = self._side(party)
        if party.title is not None or party.speaker:
            named = self._unknown(party, side)
            if named is not None:
                return named
            if side is None:
                return None
            return self._mention(party, Span(party.start, party.end), side, MentionKind.ROLE)
        if side is None or _TOPIC.match(self.norm, party.end):
            return None
        kind = MentionKind.BODY if party.body is not None else MentionKind.COUNTRY
        return self._mention(party, Span(party.start, party.end), side, kind)

    def _unknown(self, party: _Party, side: Side | None) -> Mention | None:
        """An official who is not in the knowledge files, by the name that follows the office."""
        latin = _LATIN.match(self.norm, _foreign_end(self.norm, party.end))
        if side is Side.CHINA or (
            side is None and party.title is not None and party.title.china and not self.taiwanese
        ):
            end = _chinese_end(self.norm, party.end)
            characters = self.norm[party.end : end]
            foreign = side is None and all(char in words.TRANSLITERATION for char in characters)
            name = romanise(characters) if characters and not foreign else ""
            if not name:
                return None
            stranger = party.asserted is None and self._holder(
                Side.CHINA, party.title.office(Side.CHINA) if party.title else ""
            )
            if stranger and stranger != name:
                return self._mention(party, Span(party.start, end), Side.THIRD, MentionKind.ROLE)
            return self._mention(party, Span(party.start, end), Side.CHINA, MentionKind.PERSON, name)
        end = _foreign_end(self.norm, party.end)
        if side is None or end == party.end:
            return None
        if latin is not None and side is Side.US:
            person = _by_latin(latin.group(1), self.terms.people)
            if person is not None:
                return self._named(person, Span(party.start, latin.end()), former=party.former)
            span = Span(party.start, latin.end())
            return self._mention(party, span, side, MentionKind.PERSON, latin.group(1))
        return self._mention(party, Span(party.start, end), side, MentionKind.ROLE)

    def _mention(self, party: _Party, span: Span, side: Side, kind: MentionKind, name: str = "") -> Mention:
        title, body = party.title, party.body.entry if party.body else None
        track = title.track if title else body.track if body else None
        if body is not None and body.track is Track.DEFENSE:
            track = Track.DEFENSE
        office = title.office(side) if title else ""
        holder = ""
        if kind is MentionKind.ROLE and title is not None and span.end == party.end and not party.former:
            holder = self._holder(side, office)
        return Mention(
            kind,
            side,
            span,
            self._surface(span),
            name=name,
            ref=body.ref if body else "",
            office=self._office(party, office),
            level=title.level if title else body.level if body else None,
            track=track,
            resolved=holder,
            former=party.former,
        )

    def _office(self, party: _Party, office: str) -> str:
        if party.speaker:
            return SPOKESPERSON
        if party.title is not None:
            return office or party.title.term
        shared = party.body is not None and party.body.entry.plain and party.country is None
        return SHARED if shared else ""

    def _holder(self, side: Side, office: str) -> str:
        """Who alone held an office on the item's day."""
        if not office or self.day is None or side is Side.THIRD:
            return ""
        holders = [
            person.name
            for person in self.terms.people
            if person.side is side
            and any(
                o.title.removeprefix("Acting ").startswith(office) and o.held_on(self.day)
                for o in person.offices
            )
        ]
        return holders[0] if len(holders) == 1 else ""

    def _surface(self, span: Span) -> str:
        return self.norm[span.start : span.end]


def _only(people: Sequence[Person], entry: Entry, day: date | None) -> Person | None:
    """Who of several bearers can be meant: the only one, the only one to bear the name as it stands, the highest."""
    own = [person for person in people if person in entry.people[: entry.own]]
    chosen = own or list(people)
    if len(chosen) == 1 or not entry.short:
        return chosen[0]
    ranks = sorted(
        (office.level.rank if (office := _office_on(person, day)) else 9, i)
        for i, person in enumerate(chosen)
    )
    return chosen[ranks[0][1]] if ranks[0][0] < ranks[1][0] else None


def _serves(person: Person, day: date | None) -> bool:
    """Whether somebody is in office (or just out of it) on a day; before a first known office nothing is said."""
    if day is None or not person.offices:
        return True
    if day < min(office.start for office in person.offices):
        return True
    return any(
        office.start - _ELECT <= day and (office.end is None or day <= office.end + _GRACE)
        for office in person.offices
    )


def _office_on(person: Person, day: date | None) -> Office | None:
    """The highest office held on a day, else the last one."""
    held = [office for office in person.offices if day is not None and office.held_on(day)]
    if held:
        return min(held, key=lambda office: office.level.rank)
    return person.offices[-1] if person.offices else None


def _fits(person: Person, title: Title | None, day: date | None) -> bool:
    """Whether a person can bear a title: the same office, or at least its level."""
    if title is None:
        return True
    office = _office_on(person, day)
    if office is None:
        return True
    wanted = title.office(person.side)
    return office.level is title.level or bool(wanted and office.title.startswith(wanted))


def _by_latin(name: str, people: Iterable[Person]) -> Person | None:
    wanted = name.casefold().replace(".", "")
    for person in people:
        if wanted == person.name.casefold().replace(".", "") or name in person.aliases:
            return person
    return None


def _chinese_end(norm: str, start: int) -> int:
    """End of a Chinese personal name of two or three characters at `start`, or `start` where none stands."""
    if norm[start : start + 1] not in words.SURNAMES or _NOT_NAME.match(norm, start):
        return start
    if norm[start + 1 : start + 2] in words.NAME_STOP or start + 1 >= len(norm):
        return start
    two, three = start + 2, start + 3
    return two if norm[two:three] in words.NAME_STOP or two >= len(norm) else three


def _foreign_end(norm: str, start: int) -> int:
    """End of a transliterated name at `start`, or `start`: a run of the characters used for it."""
    end = start
    while end < len(norm) and end - start < 14 and (norm[end] in words.TRANSLITERATION or norm[end] == "·"):
        end += 1
    return end if end - start >= 2 else start


def _later_names(norm: str, found: Sequence[Mention]) -> Iterator[Mention]:
    """The later places of officials who were introduced with their office: the bare name, or family name with rank."""
    for mention in found:
        if mention.kind is not MentionKind.PERSON or mention.side is not Side.CHINA or not mention.name:
            continue
        family = _family(mention)
        if not mention.ref:
            bare = (
                mention.surface[-3:]
                if romanise(mention.surface[-3:]) == mention.name
                else mention.surface[-2:]
            )
            yield from _again(norm, mention, bare)
        for rank in (
            "将军",
            "上将",
            "中将",
            "少将",
            "大使",
            "部长",
            "外长",
            "防长",
            "主席",
            "副总理",
            "副部长",
            "主任",
        ):
            yield from _again(norm, mention, family + rank)


def _family(mention: Mention) -> str:
    """The family name's character within a surface such as 国防部长董军."""
    for length in (4, 3, 2):
        if length <= len(mention.surface) and romanise(mention.surface[-length:]).replace(
            " ", ""
        ) == mention.name.replace(" ", ""):
            return mention.surface[-length]
    return mention.surface[:1]


def _again(norm: str, mention: Mention, words_: str) -> Iterator[Mention]:
    start = norm.find(words_, mention.span.end)
    while start >= 0:
        span = Span(start, start + len(words_))
        yield replace(mention, span=span, surface=words_)
        start = norm.find(words_, span.end)


def _without_overlaps(found: Iterable[Mention]) -> list[Mention]:
    """Sorted; of two that overlap the named and then the longer one stays."""
    kept: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, not m.name, -m.span.end)):
        if kept and mention.span.start < kept[-1].span.end:
            if mention.name and not kept[-1].name:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
