"""Everything in an item that stands for a party: people, roles, bodies, countries, of the two sides and of
others.

Mentions are sorted and do not overlap. A name and the office beside it are one mention. Third countries and
their officials are mentions too: they must be seen to be excluded.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.core import (
    apposition,
    counterparts,
    lexicon,
    names,
    phrases,
    ranks,
    surnames,
    surroundings,
    vouching,
)
from bot.core.knowledge import Knowledge, Person
from bot.core.lexicon import Hit
from bot.core.model import Level, MentionKind, Participant, Side, Span, Track
from bot.core.people import Cast, Register
from bot.core.phrase import BODIES, TITLES, Phrase
from bot.core.sides import Setting
from bot.core.text import Document, language, normalise
from bot.core.value import value
from bot.core.verdict import Mention
from bot.core.vocabulary import Sort, Term, offices_of

_US, _CHINA, _THIRD = Side.US, Side.CHINA, Side.THIRD  # members are slow to find
_FULL, _SURNAME, _OFFICIAL, _RANK = Sort.PERSON, Sort.SURNAME, Sort.OFFICIAL, Sort.RANK
_PERSON, _ROLE, _BODY, _JOINT = MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY, MentionKind.JOINT
_COUNTRY, _DEFENSE = MentionKind.COUNTRY, Track.DEFENSE
# "The top US diplomat for East Asia" is not the one for all the world.
_FOR_A_REGION = re.compile(
    r" for (?:[\w-]+ ){0,2}(?:Asian?|Pacific|America|Hemisphere|arms|climate|China|Taiwan)\b"
)
_NAVAL = "Commander"  # before a name, with nothing that is commanded, it is a rank of the navy
_MEMORY = 8  # how many of the people named last a title without name can mean


def may_concern(text: str, knowledge: Knowledge) -> bool:
    """Whether a raw text can hold a contact at all: a cheap test before any other work. A miss is final."""
    words = lexicon.of(knowledge)
    if not words.may_name_china(text):
        return False
    lang = language(text)
    norm = normalise(text, lang)
    if lang != "zh":
        return words.may_concern(norm)
    from bot.core import people_zh  # noqa: PLC0415 - a sixth of the start-up, for Chinese text alone

    return people_zh.may_concern(norm, knowledge)


def find(doc: Document, knowledge: Knowledge, day: date | None) -> tuple[Mention, ...]:
    """All mentions of a document, in text order.

    `day` is the item's own day, which decides who holds an office; None where it is unknown.
    """
    if doc.lang == "zh":
        from bot.core import people_zh  # noqa: PLC0415 - as above

        return people_zh.find(doc, knowledge, (), day)
    words = lexicon.of(knowledge)
    found = apposition.joined(doc.norm, phrases.parse(doc.norm, words.hits(doc.norm)))
    reading = _Reading(doc, Register(knowledge, words, day), found)
    read = counterparts.with_listed(doc, reading.mentions(), reading.people)
    return tuple(counterparts.resolved(read, knowledge, day) if reading.points else read)


@value
class _Named:
    """What became of a name: a known person, or a stranger's full name; neither where it is nobody.

    `start` is where the full name begins, if that is before the phrase.
    """

    person: Person | None = None
    stranger: str = ""
    start: int | None = None


_NOBODY = _Named()
_Read = tuple[int, Phrase, _Named | None]  # a phrase with a name, its number, and who it names in full


_ENVOYS = ("ambassador", "envoy")


class _Reading:
    """One item being read: its phrases, its day, and who has been named in it."""

    def __init__(self, doc: Document, register: Register, found: Sequence[Phrase]) -> None:
        self.doc, self.norm, self.text = doc, doc.norm, doc.text
        self.register, self.phrases = register, found
        self.cast = Cast()
        self.setting = Setting(doc, found, self.cast)
        self.titled: list[tuple[Phrase, Person]] = []
        self.people: list[Mention] = []  # those of the mentions that are named
        self.points = False  # whether one points at another party
        self._destinations = register.knowledge.destinations

    def mentions(self) -> list[Mention]:
        """The mentions of all phrases; full names are gathered first, so that surnames before them resolve
        too, and offices whose holder is named with them.
        """
        found: list[Mention | None] = [None] * len(self.phrases)
        names: list[_Read] = []
        offices: list[tuple[int, Phrase]] = []
        for number, phrase in enumerate(self.phrases):
            if phrase.name is not None or phrase.unknown:
                names.append((number, phrase, self._full_name(phrase)))
            elif phrase.heads or phrase.relative:
                offices.append((number, phrase))
            elif phrase.whole is None:
                found[number] = self._country(phrase)
            else:
                found[number] = self._whole(phrase, phrase.whole)
        self._seat(offices)
        self._gather(names)
        for number, phrase, name in names:
            if name is None or name.start is None or name.start >= phrase.start:
                found[number] = self._named(phrase, name)
            elif self._is_free(name.start, found, number):
                found[number] = self._named(replace(phrase, start=name.start), name)
        for number, phrase in offices:
            found[number] = self._relative(phrase) if phrase.relative else self._office(phrase)
        return [*filter(None, found)]

    def _is_free(self, start: int, found: Sequence[Mention | None], number: int) -> bool:
        """Whether a name that begins before its phrase, a number, reaches into no mention before it."""
        for before in range(number - 1, -1, -1):
            if self.phrases[before].end <= start:
                return True
            if found[before] is not None:
                return False
        return True

    # Names ----------------------------------------------------------------------------------------------

    def _full_name(self, phrase: Phrase) -> _Named | None:
        """Who a phrase names in full; None where it gives a surname alone or no name."""
        name = phrase.name
        if name is None:
            return self._introduce(phrase.unknown, phrase) if phrase.unknown else None
        if name.sorts & _FULL and (term := name.term(_FULL)):
            return self._official(phrase, name, term.people[0])
        if not name.sorts & _SURNAME:
            if name.sorts & _OFFICIAL:  # "Singh" below "Rajnath Singh" is no American
                self.cast.meet_stranger(self.norm[name.start : name.end])
            return None
        longer = surnames.longer_name(self.norm, phrase, headline=phrase.start < self.doc.title_end)
        if longer is None:
            return None
        named = self._introduce(longer[1], phrase)
        return _Named(named.person, named.stranger, longer[0])

    def _official(self, phrase: Phrase, name: Hit, person: Person) -> _Named:
        """A known full name, unless a country or a calling beside it makes it a namesake's."""
        start, end = name.start, name.end
        foreign = phrase.is_third and not ((office := phrase.office) and office.sort is _RANK)
        if foreign or surroundings.is_called(self.norm, start, end):
            self.cast.meet_stranger(person.name)
            return _Named(stranger=self.norm[start:end]) if foreign else _NOBODY
        self.cast.meet(person, phrase.start)
        return _Named(person)

    def _introduce(self, name: str, phrase: Phrase) -> _Named:
        person = self.register.identify(name, phrase.heads)
        if person is not None and not phrase.is_third:
            self.cast.meet(person, phrase.start)
            return _Named(person)
        self.cast.meet_stranger(name)
        told = phrase.unknown or (phrase.heads and names.is_person(name))
        return _Named(stranger=name) if told else _NOBODY

    def _seat(self, offices: Sequence[tuple[int, Phrase]]) -> None:
        """Notes whose offices are named without them: "the deputy secretary of state"."""
        for _, phrase in offices:
            if phrase.heads and (holder := self._seated(phrase)):
                self.cast.seated.add(holder.id)

    def _gather(self, names: list[_Read]) -> None:
        """Adds those to the cast whose surname alone tells who they are, notes whom others may mean."""
        bare: list[Phrase] = []
        for at, (number, phrase, full) in enumerate(names):
            if full is not None:
                continue
            if not phrase.heads and not phrase.sides:
                bare.append(phrase)
            people = self._bearers(phrase)
            person = self._bearer(phrase, people, firm=True)
            if person is None:
                self.cast.vague.append(phrase)
                continue
            self.cast.meet(person, phrase.start)
            if people == (person,):  # whoever else is named, nobody else can be meant
                names[at] = (number, phrase, _Named(person))
        if len(bare) > 1:
            bare = [phrase for phrase in bare if self._may_vouch(phrase)]
            for phrase, person in vouching.vouched(self.norm, bare, self.cast, self.register):
                self.cast.meet(person, phrase.start)

    def _may_vouch(self, phrase: Phrase) -> bool:
        """Whether a surname alone can be only an official's of the two sides."""
        name = phrase.name
        if name is None or not name.sorts & _SURNAME or name.sorts & _OFFICIAL:
            return False
        return self.norm[name.start : name.end].lower() not in self.cast.strangers

    def _seated(self, phrase: Phrase) -> Person | None:
        """Whose office a phrase names without the holder: "the deputy secretary of state"."""
        if phrase.plural or phrase.relative or phrase.former:
            return None
        side = self.setting.of_office(phrase)
        if side is None or side is _THIRD:
            return None
        if phrase.heads[-1].sort & BODIES:
            return self._incumbent(self._headed_by(phrase.title.lower()), side)
        return self._incumbent(offices_of(phrase.heads, side) or ranks.posted(phrase, side), side)

    def _headed_by(self, body: str) -> Sequence[str]:
        """The offices that a body vouches for which the item names: an embassy for its ambassador."""
        heads = self.register.knowledge.heads
        return [title for title, words in heads.items() for word in words if word in body]

    def _incumbent(self, titles: Sequence[str], side: Side) -> Person | None:
        """Who alone held the first of the offices that anybody held on the item's day."""
        day = self.register.day
        return self.register.knowledge.holder(titles, side, day) if day and titles else None

    def _bearers(self, phrase: Phrase) -> tuple[Person, ...]:
        """Who of the files has the name of a phrase; nobody where it is a third country's official's."""
        name = phrase.name
        if name is None or (name.sorts & _OFFICIAL and phrase.is_third):
            return ()
        term = name.term(_SURNAME)
        return term.people if term else ()

    def _bearer(self, phrase: Phrase, people: tuple[Person, ...], *, firm: bool = False) -> Person | None:
        """Who of the bearers of a surname alone is meant."""
        if phrase.name is None or not people:
            return None
        return surnames.bearer(phrase, phrase.name, people, self.setting, self.register, firm=firm)

    # Mentions -------------------------------------------------------------------------------------------

    def _whole(self, phrase: Phrase, term: Term) -> Mention:
        """What stands for both sides in one word, or for a venue."""
        if term.sort is Sort.VENUE:
            return self._make(phrase, MentionKind.VENUE, None, name=term.name, ref=term.ref, track=term.track)
        return self._joint(phrase, (term,))

    def _relative(self, phrase: Phrase) -> Mention:
        """ "his Chinese counterpart"; of several countries' counterparts none is of the two sides."""
        self.points = True
        side = phrase.sides[0] if phrase.sides else None
        if phrase.plural and side is None and self.setting.of_many(phrase):
            side = _THIRD
        return self._make(phrase, _ROLE, side, relative=True)

    def _make(
        self,
        phrase: Phrase,
        kind: MentionKind,
        side: Side | None,
        *,
        name: str = "",
        ref: str = "",
        office: str = "",
        resolved: str = "",
        level: Level | None = None,
        track: Track | None = None,
        plural: bool | None = None,
        former: bool = False,
        place: bool = False,
        relative: bool = False,
        holders: tuple[Participant, ...] = (),
    ) -> Mention:
        """A mention of a phrase; rank, track and number are the phrase's where nothing else is given."""
        return Mention(
            kind,
            side,
            Span(phrase.start, phrase.end),
            self.text[phrase.start : phrase.end],
            name,
            ref,
            office,
            level or ranks.rank(phrase.heads),
            track or ranks.track(phrase.heads),
            resolved,
            phrase.plural if plural is None else plural,
            former or phrase.former,
            place,
            relative,
            holders,
        )

    def _named(self, phrase: Phrase, full: _Named | None) -> Mention | None:
        person = self._bearer(phrase, self._bearers(phrase)) if full is None else full.person
        if person is not None:
            self.titled.append((phrase, person))
            mention: Mention | None = self._person(phrase, person)
        else:
            stranger = self._bearer_abroad(phrase) if full is None else full.stranger
            official = phrase.heads or (full is not _NOBODY and self._is_official(phrase, stranger))
            mention = self._stranger(phrase, stranger) if official else None
        if mention is not None:
            self.people.append(mention)
        return mention

    def _bearer_abroad(self, phrase: Phrase) -> str:
        """The name of the third country's official whom a surname stands for, "" for nobody."""
        official = phrase.name.term(_OFFICIAL) if phrase.name is not None else None
        return official.name if official else ""

    def _is_official(self, phrase: Phrase, stranger: str) -> bool:
        """Whether a name without title is an official's: "South Korea's Lee", but not "China's Jack Ma"."""
        if phrase.sides:
            return not phrase.unknown or phrase.sides[0] is _THIRD
        return bool(stranger) and phrase.name is not None and phrase.name.term(_OFFICIAL) is not None

    def _person(self, phrase: Phrase, person: Person) -> Mention:
        standing, heads = self.register.standing(person), phrase.heads
        former = phrase.former or (standing.former and not ranks.serves(phrase, person))
        if held := standing.offices:
            office = (ranks.called(held, phrase, person.side) if heads else None) or held[0]
            title, level, track = office.title, office.level, office.track
        else:
            title, level, track = phrase.title, ranks.rank(heads) or ranks.last_level(person), person.track
        span, surface = Span(phrase.start, phrase.end), self.text[phrase.start : phrase.end]
        name, ref = person.name, person.id
        return Mention(_PERSON, person.side, span, surface, name, ref, title, level, track, former=former)

    def _stranger(self, phrase: Phrase, name: str) -> Mention | None:
        """An official outside the knowledge files; without a name where only a surname is known of him."""
        side = self.setting.of_stranger(name or surnames.untold(self.norm, phrase, self.register), phrase)
        office = phrase.office
        if side is None and (office is None or (office.sort is _RANK and office.track is not _DEFENSE)):
            return None
        if " " not in name and side is _US and not phrase.sides and office and office.sort is _RANK:
            return None
        shown = names.canonical(name) if " " in name or side is _THIRD else ""
        naval = phrase.title == _NAVAL and not phrase.sides
        level = Level.WORKING if naval or any(map(ranks.is_low, phrase.heads)) else None
        return self._make(phrase, _PERSON, side, name=shown, office=phrase.title, level=level, plural=False)

    def _office(self, phrase: Phrase) -> Mention | None:
        head = phrase.heads[-1]
        if (len(phrase.sides) > 1 and len(set(phrase.sides)) > 1) or (
            phrase.plural and self.setting.both_meant(phrase)
        ):
            return self._joint(phrase, phrase.heads)
        side = self.setting.of_office(phrase)
        of_body = len(phrase.heads) > 1 and phrase.heads[-2].sort & BODIES
        if side is None or (head.sort is _RANK and not (phrase.sides or of_body)):
            return self._antecedent(phrase)
        if (
            not phrase.sides
            and phrase.title.lower() in _ENVOYS
            and (named := self._antecedent(phrase, resident=True))
        ):
            return named  # "Locke complains; the ambassador was seen by Wu"
        if head.sort & BODIES:
            known = None if head.ref else self.register.lexicon.body(side, phrase.title)
            name, ref = (known.name, known.id) if known else (head.name, head.ref)
            return self._make(phrase, _BODY, side, name=name, ref=ref)
        role = self._role(phrase, side)
        return role if role.resolved else self._antecedent(phrase, side) or role

    def _joint(self, phrase: Phrase, heads: Sequence[Term]) -> Mention:
        """Both sides at once; three countries at once are no party of the two."""
        third = _THIRD in phrase.sides
        holders = () if third else self._holders(heads)
        return self._make(
            phrase,
            _JOINT,
            _THIRD if third else None,
            plural=True,
            level=ranks.joint_rank(heads, holders),
            track=ranks.track(heads),
            holders=holders,
        )

    def _holders(self, heads: Sequence[Term]) -> tuple[Participant, ...]:
        """The two who alone held the offices of the heads on the item's day; nobody where it was not so."""
        american = self._holder(heads, _US)
        chinese = self._holder(heads, _CHINA) if american else None
        return (american, chinese) if american and chinese else ()

    def _holder(self, heads: Sequence[Term], side: Side) -> Participant | None:
        """Who alone held the office of the heads on a side on the item's day."""
        titles = offices_of(heads, side)
        person = self._incumbent(titles, side)
        if person is None:
            return None
        office = ranks.held_by_title(self.register.offices(person), titles)
        level = office.level if office else ranks.rank(heads) or Level.SENIOR
        return Participant(
            person.name, side, person.id, office.title if office else titles[0], level, by_role=True
        )

    def _role(self, phrase: Phrase, side: Side) -> Mention:
        titles = offices_of(phrase.heads, side)
        lesser = _FOR_A_REGION.match(self.norm, phrase.end) is not None
        office = "" if lesser else (titles or (phrase.title,))[0]
        holder = None if phrase.plural or phrase.former or lesser else self._incumbent(titles, side)
        self.points = self.points or office.startswith(counterparts.FIRST)
        name, ref = (holder.name, holder.id) if holder else ("", "")
        return self._make(phrase, _ROLE, side, office=office, resolved=name, ref=ref)

    def _antecedent(
        self, phrase: Phrase, side: Side | None = None, *, resident: bool = False
    ) -> Mention | None:
        """ "the president", "the admiral": the person last named who is one; `resident`: an ambassador."""
        if phrase.plural or not phrase.heads[-1].sort & TITLES:
            return None
        if not self.norm[max(0, phrase.start - 11) : phrase.start].lower().endswith(("the ", "the acting ")):
            return None
        offices = offices_of(phrase.heads, None)
        title = phrase.title.lower()
        before = bisect_left(self.titled, phrase.start, key=lambda named: named[0].start)
        for earlier, person in reversed(self.titled[max(0, before - _MEMORY) : before]):
            if side not in (None, person.side):
                continue
            held = self.register.offices(person) if resident else ()
            posted = any(office.title.startswith("Ambassador to") for office in held)
            if posted or title in earlier.title.lower() or self.register.holds(person, offices):
                return self._make(phrase, _ROLE, person.side, resolved=person.name, ref=person.id)
        return None

    def _country(self, phrase: Phrase) -> Mention | None:
        """A country, or a city of it where it is a place: "visits Shanghai", but not "Shanghai shares"."""
        start, end = phrase.start, phrase.end
        place = surroundings.is_place(self.norm, start, end)
        if not place and self.norm[start:end].removesuffix("'s") in self._destinations:
            place = surroundings.names_stop(self.norm, end)
            if not place:
                return None
        span, surface = Span(start, end), self.text[start:end]
        return Mention(_COUNTRY, phrase.sides[0], span, surface, former=phrase.former, place=place)
