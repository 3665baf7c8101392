"""Chains of terms to mentions: country, body, offices, name and rank of one party.

美国国防部长赫格塞思; 中央军委委员、军委联合参谋部参谋长刘振立; 外交部副部长李永杰. The country or the
office resolves a shared name, the name resolves an office without country, and what follows an office of
either side and looks like a name is an official outside the knowledge files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.core import bearers_zh, modifiers_zh, names_zh, spellings_zh, staff_zh
from bot.core import lexicon_zh as words
from bot.core.knowledge import Office, Person
from bot.core.lexicon_zh import Title
from bot.core.model import Level, MentionKind, Side, Span, Track
from bot.core.script_zh import romanise
from bot.core.terms_zh import Entry, Lexicon, Link, Token
from bot.core.value import value
from bot.core.verdict import Mention

# The offices of mentions that are no party to a contact.
SPOKESPERSON, PRIVATE = "spokesperson", "private"
# The office of a body that is named without its country, like 国防部: of the other side it is not the object.
SHARED = "shared"
# The office of 双方, 两国 and the like, which stand for whoever was spoken of.
PAIR = "pair"

PORTFOLIO = re.compile(r"(?:主管|负责|分管)[^,，。;；]{1,24}?(?:事务|工作|政策)的?")
# What may stand between a country and an office of it: 美国[艾奥瓦州]州长, 美国[驻世贸组织]大使.
_PART = re.compile(
    r"(?:[一两三四五六七八九十几数多\d]+[名位个]|部分|若干)|[\u4e00-\u9fff]{2,7}[州市]|驻[\u4e00-\u9fff]{1,8}|(?:联邦|国会|[参众]议?院|[\u4e00-\u9fff]{1,10}"
    r"(?:委员会|局|署|院|部|司|厅|办公室|外事办|司令部|舰队|党|事务|领袖|首席)){1,2}"
)
_WIDEST = 32  # characters between two terms of one party
_TAIWAN_QUOTED = re.compile(r"台[\"'“‘「『]$")  # the mainland's quotes: 与台“防长”会面
_VISITED = re.compile(r"[访抵]$|访问$|抵达$")
_THIS_ONE = re.compile(r"(?:这[位名个]|该)$")  # somebody named before, who need not be named again
_CONGRESS = re.compile(r"[参众]议|[参众]院|国会|议员")
_LISTED = re.compile(r"(?:成员|团员|同行|同团|随团|随行)[^，,。]*$")
_LAWMAKERS = words.TITLES["国会代表团"]
_NEAR_CONGRESS = 24  # characters before a name in which Congress is named

_ACTING = ("代理", "候任", "时任", "现任", "新任")  # 美国[联邦航空局]代理局长
_SIDES = (Side.US, Side.CHINA)
_OFFICES = frozenset({Link.TITLE, Link.BODY, Link.GLUE, Link.COUNTRY})
_ALONE = frozenset({Link.PAIR, Link.NEUTRAL, Link.VENUE})
_NAMES = frozenset({Link.PERSON, Link.OFFICIAL})


def chains(norm: str, tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Runs of terms that belong to one party."""
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
    before, after = left.entry, right.entry
    if before.link in _ALONE or after.link in _ALONE or right.start - left.end > _WIDEST:
        return False
    gap = norm[left.end : right.start]
    office = after.link is Link.TITLE and after.side is None
    if before.link is Link.JOINT:
        return office and gap in ("", "、")
    if before.link in _NAMES:
        return office and gap == "" and norm[right.start : right.end] in words.RANKS
    if gap == "、":
        return _same_holder(left, right)
    if gap == "":
        # 美防长柬埔寨晤魏凤和: a country behind an office is where its holder is.
        scene = before.link is Link.TITLE and after.link in (Link.COUNTRY, Link.CAPITAL)
        return not (scene or _is_stay(norm, left, right))
    acting = after.link is Link.GLUE and norm.startswith(_ACTING, right.start)
    inside = before.link in (Link.COUNTRY, Link.BODY) and (office or acting) and _PART.fullmatch(gap)
    ranked = gap == "级" and before.link is Link.TITLE and office  # 外交部副部长级官员
    return bool(inside) or ranked or _inside_group(before, after, gap) or PORTFOLIO.fullmatch(gap) is not None


def _is_stay(norm: str, left: Token, right: Token) -> bool:
    """到访华府的国家副主席: the country before 的 is where somebody is, not whose office it is."""
    there = left.entry.link in (Link.COUNTRY, Link.CAPITAL) and right.entry.link is Link.GLUE
    return there and _VISITED.search(norm, max(0, left.start - 2), left.start) is not None


def _inside_group(before: Entry, after: Entry, gap: str) -> bool:
    """中国农业代表团, 美国军事官员: what a group of officials is about."""
    grouped = after.title is not None and after.title.term in words.GROUPS and after.side is None
    return grouped and before.link is Link.COUNTRY and modifiers_zh.is_business(gap)


def _same_holder(left: Token, right: Token) -> bool:
    """In 中央政治局委员、外交部长 one person holds both; in 外长、防长 and before a country they are two."""
    title = left.entry.title
    whose = right.entry.link is Link.COUNTRY or right.entry.side is Side.US  # 中国副总理、美财长
    if title is None or title.term not in words.MEMBERSHIPS or whose:
        return False
    return right.entry.link in _OFFICES


def _sent(behind: Sequence[Token]) -> Sequence[Token]:
    """Behind a name the envoy whom he sends, where the envoy is named: 习近平特使韩正."""
    for index, token in enumerate(behind):
        if token.entry.title is not None and token.entry.title.term.endswith(("特使", "特别代表")):
            named = any(later.entry.link in _NAMES for later in behind[index + 1 :])
            return behind[index:] if named else ()
    return ()


@dataclass(slots=True)
class _Party:
    """What has been read of a chain so far. `asserted` is the side that a country, body or office gave."""

    start: int
    end: int
    asserted: Side | None = None
    body: Token | None = None
    title: Title | None = None
    country: Token | None = None
    former: bool = False
    private: bool = False
    speaker: bool = False

    @property
    def is_empty(self) -> bool:
        return self.title is None and self.body is None and self.country is None

    def take(self, token: Token) -> None:
        """Add the next term of the chain. Particles count only between others."""
        entry = token.entry
        if entry.link is Link.GLUE:
            if self.end == self.start:
                self.start = self.end = token.end
            return
        self.end = token.end
        if entry.link in (Link.COUNTRY, Link.CAPITAL):
            self.country, self.asserted = token, entry.side
        elif entry.link is Link.BODY:
            self.body = token
            self.asserted = self.asserted if entry.plain or self.asserted else entry.side
        elif entry.title is not None:
            grouped = entry.title.term in words.GROUPS and self.title is not None
            self.title = self.title if grouped else entry.title
            self.asserted = entry.side or self.asserted
        self.former |= entry.link is Link.FORMER
        self.private |= entry.link is Link.PRIVATE
        self.speaker |= entry.link is Link.SPEAKER


@value
class Reader:
    """Reads the chains of one text. In Taiwan's press a plain 国防部 is neither side's.

    `cast` are those whom the text introduces by a shared name with their office: whom the bare name means.
    """

    norm: str
    terms: Lexicon
    day: date | None
    taiwanese: bool
    cast: Mapping[str, Person] = field(default_factory=dict)
    _offices: dict[str, Office | None] = field(default_factory=dict)

    def introduced(self, chain_list: Sequence[Sequence[Token]]) -> dict[str, Person]:
        """Whom the text introduces by a shared name with office or Latin name."""
        cast: dict[str, Person] = {}
        for chain in chain_list:
            name = next((token for token in chain if token.entry.link is Link.PERSON), None)
            if name is None or len(name.entry.people) == 1:
                continue
            for mention in self.read(chain):
                said = mention.span.end - mention.span.start > name.end - name.start
                if said and mention.ref:
                    cast.setdefault(self.norm[name.start : name.end], self.terms.by_name[mention.name])
        return cast

    def read(self, chain: Sequence[Token]) -> Iterator[Mention]:
        """The mentions of a chain: mostly one, two for a 川习会, none for a word that names nobody."""
        party = _Party(chain[0].start, chain[0].start)
        for index, token in enumerate(chain):
            link = token.entry.link
            if link in (Link.JOINT, Link.PAIR):
                yield from self._joint(chain[index:])
                return
            if link in (Link.NEUTRAL, Link.VENUE):
                yield from self._venue(token)
                return
            if link in _NAMES:
                if sent := _sent(chain[index + 1 :]):
                    yield from self.read(sent)
                    return
                yield from self._name(token, party, chain[index + 1 :])
                return
            party.take(token)
        yield from self._nameless(party)

    # Both sides in one word ---------------------------------------------------------------------------

    def _joint(self, chain: Sequence[Token]) -> Iterator[Mention]:
        """中美, 双方; the title after it (中美防长) gives rank and track."""
        first, last = chain[0], chain[-1]
        if modifiers_zh.is_no_party(self.norm, last.end):
            return
        title = last.entry.title
        if first.entry.fused and first.entry.side is None:
            yield from self._fused(first)
            return
        span = Span(first.start, last.end)
        surface = span.of(self.norm)
        leaders = "元首" in surface or "领导人" in surface
        defense = "军" in surface or "防" in surface
        office = title.term if title else "元首" if leaders else ""
        yield Mention(
            MentionKind.JOINT,
            first.entry.side,
            span,
            surface,
            office=PAIR if first.entry.link is Link.PAIR else office,
            level=title.level if title else Level.LEADER if leaders else None,
            track=Track.DEFENSE if defense else title.track if title else None,
            plural=True,
        )

    def _fused(self, token: Token) -> Iterator[Mention]:
        """川习会: each character is its own leader, where in office."""
        for at, name in enumerate(token.entry.fused, token.start):
            person = self.terms.by_name.get(name)
            if person is not None and bearers_zh.serves(person, self.day):
                yield self._known(person.name, Span(at, at + 1), former=False)

    def _venue(self, token: Token) -> Iterator[Mention]:
        entry, span = token.entry, Span(token.start, token.end)
        if entry.link is Link.VENUE:
            surface = span.of(self.norm)
            yield Mention(MentionKind.VENUE, None, span, surface, entry.name, entry.ref, track=entry.track)

    # A known name -------------------------------------------------------------------------------------

    def _name(self, token: Token, party: _Party, behind: Sequence[Token]) -> Iterator[Mention]:
        """A name of the knowledge files with what stands around it."""
        if party.asserted in _SIDES and not any(p.side is party.asserted for p in token.entry.people):
            yield from self._nameless(party)
            party = _Party(token.start, token.start)
        if party.end == party.start:
            party.start = token.start
        latin, end = names_zh.latin(self.norm, behind[-1].end if behind else token.end)
        if token.entry.link is Link.OFFICIAL:
            yield self._mention(party, Span(party.start, end), Side.THIRD, MentionKind.PERSON)
        elif party.private and party.title is None and token.entry.short:
            yield from self._nameless(party)  # 美国商会会长克拉克: a namesake of an official
        else:
            yield from self._person(token, party, Span(party.start, end), latin)

    def _person(self, token: Token, party: _Party, span: Span, latin: str) -> Iterator[Mention]:
        """Whoever bears the name; a third country's office before it makes it a namesake's."""
        person = spellings_zh.by_latin(latin, self.terms) if latin else None
        if party.end == span.start and not latin:
            person = self.cast.get(self.norm[token.start : token.end])
        if person is None and not (latin and token.entry.short):
            person = self._legislator(token)
        if person is None and not (latin and token.entry.short):
            person = bearers_zh.bearer(token.entry, party.title, self.day, former=party.former)
            spelt = self.norm[token.start : token.end]
            other = person and bearers_zh.is_namesake(person, spelt, party.title, self.day)
            person = None if other else person
        if person is None:
            yield from self._unresolved(party, span, latin)
        elif party.asserted is Side.THIRD and party.title is not None:
            yield self._mention(party, span, Side.THIRD, MentionKind.ROLE)
        else:
            former = party.former or not (
                bearers_zh.is_called(person, party.title) or bearers_zh.serves(person, self.day)
            )
            mention = self._known(person.name, span, former=former)
            yield replace(mention, office=SPOKESPERSON, former=False) if party.speaker else mention

    def _legislator(self, token: Token) -> Person | None:
        """The member of Congress among those who share a name, where Congress is named before it."""
        if len(token.entry.people) == 1:
            return None
        near = self.norm[max(0, token.start - _NEAR_CONGRESS) : token.start]
        listed = _LISTED.search(self.norm, max(0, token.start - _NEAR_CONGRESS * 2), token.start)
        if listed:  # 同团到访的还有甲、乙: the delegation has been told of before
            near = self.norm[max(0, listed.start() - _NEAR_CONGRESS * 4) : token.start]
        if not _CONGRESS.search(near):
            return None
        found = [
            person
            for person in token.entry.people
            if bearers_zh.serves(person, self.day)
            and (office := bearers_zh.office_on(person, self.day)) is not None
            and office.level is Level.LEGISLATIVE
        ]
        return found[0] if len(found) == 1 else None

    def _unresolved(self, party: _Party, span: Span, latin: str) -> Iterator[Mention]:
        """An office of a side before a name that nobody of it bears then: an official, but no known one."""
        side = self._side(party)
        if side is not None and party.title is not None:
            named = latin if side is Side.US else ""
            kind = MentionKind.PERSON if named else MentionKind.ROLE
            yield self._mention(party, span, side, kind, named)
        elif side is not None:
            yield from self._nameless(party)

    def _known(self, name: str, span: Span, *, former: bool) -> Mention:
        person = self.terms.by_name[name]
        office = self._offices[name] = self._offices.get(name) or bearers_zh.office_on(person, self.day)
        return Mention(
            MentionKind.PERSON,
            person.side,
            span,
            span.of(self.norm),
            name=person.name,
            ref=person.id,
            office=office.title if office else "",
            level=office.level if office else None,
            track=office.track if office else person.track,
            former=former,
        )

    # No known name ------------------------------------------------------------------------------------

    def _nameless(self, party: _Party) -> Iterator[Mention]:
        """An unknown official, an office, a body, a country, a private person, or nobody."""
        span = Span(party.start, party.end)
        if party.private:
            surface = span.of(self.norm)
            yield Mention(MentionKind.PERSON, None, span, surface, office=PRIVATE, former=True)
        elif party.title is not None or party.speaker:
            yield from self._official(party, span)
        elif not party.is_empty and not modifiers_zh.TOPIC.match(self.norm, party.end):
            side = self._side(party)
            kind = MentionKind.BODY if party.body is not None else MentionKind.COUNTRY
            staff = staff_zh.end(self.norm, span.of(self.norm), party.end) if side in _SIDES else party.end
            if side is not None and staff > party.end:
                people = self._mention(party, Span(party.start, staff), side, MentionKind.ROLE)
                yield replace(people, office=self.norm[party.end : staff], level=Level.WORKING)
            elif side is not None:
                yield self._mention(party, span, side, kind)

    def _official(self, party: _Party, span: Span) -> Iterator[Mention]:
        """An office, with the unknown name that may follow it. 外长会 is a conference, not an office."""
        title = party.title if party.asserted is None else None
        if title is not None and title.plain != "us" and modifiers_zh.is_conference(self.norm, span):
            return
        if _THIS_ONE.search(self.norm, max(0, party.start - 2), party.start):
            return
        side = self._side(party)
        stranger = self._stranger(party, side)
        if stranger is not None:
            yield stranger
        elif side is not None and not (party.title is None and party.is_empty):
            yield self._mention(party, span, side, MentionKind.ROLE)

    def _stranger(self, party: _Party, side: Side | None) -> Mention | None:
        """An official who is not in the knowledge files, by the name behind the office."""
        open_side = (
            side is None and party.title is not None and bool(party.title.china) and not self.taiwanese
        )
        if side is Side.CHINA or open_side:
            return self._chinese_stranger(party, side)
        end = names_zh.bracketed_end(self.norm, party.end) if side is Side.US else party.end
        end = max(end, names_zh.foreign_end(self.norm, party.end))
        if side is None or end == party.end:
            return None
        spelt = self.norm[party.end : end]
        latin, end = names_zh.latin(self.norm, end)
        if side is Side.US and not latin and party.title is not None and not party.former:
            alike = bearers_zh.fitting(spellings_zh.sounding(spelt, self.terms), party.title, self.day)
            if len(alike) == 1:
                return self._known(alike[0].name, Span(party.start, end), former=False)
        if not latin or side is not Side.US:
            return self._mention(party, Span(party.start, end), side, MentionKind.ROLE)
        person = spellings_zh.by_latin(latin, self.terms)
        if person is not None:
            return self._known(person.name, Span(party.start, end), former=party.former)
        return self._mention(party, Span(party.start, end), side, MentionKind.PERSON, latin)

    def _chinese_stranger(self, party: _Party, side: Side | None) -> Mention | None:
        """Pinyin gives the name. A plain 外交部长 who is not the holder is another country's."""
        end = names_zh.chinese_end(self.norm, party.end)
        characters = self.norm[party.end : end]
        end = names_zh.rank_end(self.norm, end) if characters else end
        foreign = side is None and all(char in words.TRANSLITERATION for char in characters)
        name = "" if foreign else romanise(characters)
        if not name:
            return None
        span = Span(party.start, end)
        office = party.title.office(Side.CHINA) if party.title and party.asserted is None else ""
        holder = bearers_zh.holder(Side.CHINA, office, self.terms, self.day)
        if holder and holder != name:
            return self._mention(party, span, Side.THIRD, MentionKind.ROLE)
        return self._mention(party, span, Side.CHINA, MentionKind.PERSON, name)

    def _side(self, party: _Party) -> Side | None:
        """Whose party it is: as said, else the side that alone has such an office, else the outlet's own."""
        if party.asserted is not None:
            return party.asserted
        if _TAIWAN_QUOTED.search(self.norm, max(0, party.start - 2), party.start):
            return Side.THIRD
        own = Side.THIRD if self.taiwanese else Side.CHINA
        if party.body is not None:
            return own if party.body.entry.side is Side.CHINA else party.body.entry.side
        plain = party.title.plain if party.title else ""
        if self.taiwanese and self.norm.startswith(words.TAIWANS, party.start):
            return Side.THIRD
        return own if plain == "own" else Side(plain) if plain else None

    def _mention(self, party: _Party, span: Span, side: Side, kind: MentionKind, name: str = "") -> Mention:
        title, body = party.title, party.body.entry if party.body else None
        if title and title.term in words.GROUPS and _CONGRESS.search(span.of(self.norm)):
            title, body = _LAWMAKERS, None  # 众议院军事委员会代表团
        whose = body or (party.country.entry if party.country else None)
        track = title.track if title else whose.track if whose else None
        office = title.office(side) if title else ""
        alone = kind is MentionKind.ROLE and span.end == party.end and not party.former
        return Mention(
            kind,
            side,
            span,
            span.of(self.norm),
            name=name,
            ref=body.ref if body and not name else "",
            office=_office(party, office),
            level=title.level if title else body.level if body else None,
            track=Track.DEFENSE if body is not None and body.track is Track.DEFENSE else track,
            resolved=bearers_zh.holder(side, office, self.terms, self.day) if alone else "",
            former=party.former,
        )


def _office(party: _Party, english: str) -> str:
    """The office of a mention without a known name: the English title where one is meant, else the term."""
    if party.speaker:
        return SPOKESPERSON
    if party.title is not None:
        return english or party.title.term
    shared = party.body is not None and party.body.entry.plain and party.country is None
    return SHARED if shared else ""
