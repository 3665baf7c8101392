"""Everything in an item that stands for a party: people, roles, bodies, countries, of the two sides and of others.

Mentions are sorted and do not overlap. A name and the office beside it are one mention. Third countries and their
officials are mentions too: they must be seen to be excluded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.core import lexicon, names, people, people_zh, phrases
from bot.core.knowledge import Knowledge, Person
from bot.core.lexicon import Sort, Term
from bot.core.model import Level, Mention, MentionKind, Side, Span, Track
from bot.core.people import Cast, Register
from bot.core.phrases import Phrase
from bot.core.script_zh import simplify
from bot.core.text import Document, language

_PLACE = re.compile(
    r"\b(?:in|at|near|outside|around|across|throughout|inside|into|via|visits?|visited|visiting|leaves|left|reached|toured|"
    r"(?:trips?|travel(?:s|l?ed|l?ing)?|visits?|flew|fly|flies|flying|return(?:s|ed|ing)?|head(?:s|ed|ing)?|go|goes|going|went|journey|"
    r"mission|arrival|back|welcome|come|comes|coming|tour|flight|way|bound|ambassador|envoy|invited|invitation) (?:him |her |them )?to|"
    r"(?:return(?:s|ed)?|back|fresh|depart(?:s|ed)?) from|bound for|(?:leaves|left|departs|departed|heads|headed|set off) for|arriv(?:es|ed|ing) in) "
    r"(?:the |mainland )?$",
    re.IGNORECASE,
)
_NAMESAKE_BEFORE = re.compile(
    r"\b(?:pastor|professor|prof\.?|actor|actress|singer|coach|player|author|writer|journalist|reporter|analyst|economist|activist|"
    r"student|poet|scholar|researcher|chef|ceo|founder|golfer|swimmer|lawyer|attorney|judge|boxer|artist|driver|doctor|engineer|"
    r"businessman|businesswoman|tycoon|billionaire|dissident|defector|philosopher) (?:the )?$",
    re.IGNORECASE,
)
_NAMESAKE_AFTER = re.compile(
    r", (?:an?|the) (?:\w+ ){0,3}?(?:pastor|professor|actor|actress|singer|coach|author|writer|journalist|analyst|economist|activist|"
    r"student|poet|scholar|researcher|fellow|lawyer|businessman|philosopher)\b"
)
_NEVER_AMERICAN = re.compile(r"\b(?:minister|president|premier|leader|chancellor|king|pm)\b", re.IGNORECASE)
_ACTS = re.compile(
    r"(?:'s)? (?:to|will|and|says?|said|tells?|told|meets?|met|calls?|visits?|warns?|urges?|seeks?|trip|meeting|talks?|speaks?|spoke|"
    r"holds?|held|discuss(?:es|ed)?|invit(?:es|ed|ation)|request|refus(?:es|ed|al)|hopes?|raised?s?)\b"
)
_ACTED_ON = re.compile(
    r"\b(?:meet|meets|met|meeting|with|tells?|told|between|invit(?:e|es|ed|ing)|calls?|called|hosts?|hosted|snubs?|snubbed|receives?|received) $",
    re.IGNORECASE,
)
_MULTILATERAL = re.compile(
    r"\b(?:foreign|world|regional|asean|european|global|other|international|african|allied|eu|nato|g7|g20|arab|business|tech|opposition|"
    r"religious|asian|theater-level|theatre-level|american|former) $",
    re.IGNORECASE,
)
_AND_MORE = re.compile(r"(?:, and | and |, )(?=[A-Z])")


def may_concern(text: str, knowledge: Knowledge) -> bool:
    """Whether a raw text can hold a contact at all: a cheap test before any other work. A miss is final."""
    if text.isascii() or language(text) != "zh":
        return lexicon.of(knowledge).may_concern(text)
    return people_zh.may_concern(simplify(text), knowledge)


def find(doc: Document, knowledge: Knowledge, day: date | None) -> tuple[Mention, ...]:
    """All mentions of a document, in text order.

    `day` is the item's own day, which decides who holds an office; None where it is unknown.
    """
    if doc.lang == "zh":
        return people_zh.find(doc, knowledge, (), day)
    words = lexicon.of(knowledge)
    found = phrases.parse(doc.norm, words.hits(doc.norm))
    mentions = _Reading(doc, Register(knowledge, words, day), found).mentions()
    return tuple(_counterparts(_with_colleagues(doc, mentions), doc, knowledge, day))


@dataclass(frozen=True, slots=True)
class _Named:
    """What became of a name: a known person, or the full name of a stranger; neither where it is nobody of interest.

    `start` is where the full name begins, if that is before the phrase.
    """

    person: Person | None = None
    stranger: str = ""
    start: int | None = None


_NOBODY = _Named()


class _Reading:
    """One item being read: its phrases, its day, and who has been named in it."""

    def __init__(self, doc: Document, register: Register, found: Sequence[Phrase]) -> None:
        self.doc, self.norm, self.register, self.phrases = doc, doc.norm, register, found
        self.cast = Cast()
        self.starts = [sentence.span.start for sentence in doc.sentences]
        self.sides: dict[int, set[Side]] = {}
        self.titles: list[tuple[Phrase, Person]] = []

    def mentions(self) -> list[Mention]:
        """The mentions of all phrases; full names are gathered first, so that surnames before them resolve too."""
        full = [self._full_name(phrase) for phrase in self.phrases]
        for phrase in self.phrases:
            self.sides.setdefault(self._sentence(phrase.start), set()).update(phrase.sides)
        self._gather(full)
        found: list[Mention] = []
        for phrase, name in zip(self.phrases, full, strict=True):
            mention = self._mention(phrase, name)
            if mention is not None and (not found or mention.span.start >= found[-1].span.end):
                found.append(mention)
        return found

    def _gather(self, full: Sequence[_Named | None]) -> None:
        """Adds those to the cast whose surname alone tells who they are."""
        for phrase, name in zip(self.phrases, full, strict=True):
            if name is not None or phrase.name is None:
                continue
            if person := self._surname(phrase, firm=True).person:
                self.cast.meet(person)
            elif term := phrase.name.term(Sort.SURNAME):
                high = [p for p in term.people if self.register.is_high(p)]
                self.cast.likely.update((p.id, p) for p in high if phrase.sides in ((), (p.side,)))

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    # Names ----------------------------------------------------------------------------------------------

    def _full_name(self, phrase: Phrase) -> _Named | None:
        """Who a phrase names in full; None where it gives a surname alone or no name."""
        if phrase.unknown:
            return self._introduce(phrase.unknown, phrase)
        if phrase.name is None:
            return None
        if term := phrase.name.term(Sort.PERSON):
            return self._official(phrase, term.people[0])
        if not phrase.name.term(Sort.SURNAME):
            return None
        headline = phrase.start < self.doc.title_end
        longer = people.other_name(self.norm, phrase, headline)
        return replace(self._introduce(longer[1], phrase), start=longer[0]) if longer else None

    def _official(self, phrase: Phrase, person: Person) -> _Named:
        assert phrase.name is not None
        start, end = phrase.name.start, phrase.name.end
        foreign = phrase.sides[:1] == (Side.THIRD,)
        if (
            foreign
            or _NAMESAKE_BEFORE.search(self.norm, max(0, start - 24), start)
            or _NAMESAKE_AFTER.match(self.norm, end)
        ):
            self.cast.meet_stranger(person.name)
            return _Named(stranger=self.norm[start:end]) if foreign else _NOBODY
        self.cast.meet(person)
        return _Named(person)

    def _introduce(self, name: str, phrase: Phrase) -> _Named:
        person = self.register.identify(name, phrase.heads)
        if person is not None and phrase.sides[:1] != (Side.THIRD,):
            self.cast.meet(person)
            return _Named(person)
        self.cast.meet_stranger(name)
        return _Named(stranger=name) if phrase.unknown else _NOBODY

    def _surname(self, phrase: Phrase, firm: bool = False) -> _Named:
        """Who a surname alone stands for."""
        assert phrase.name is not None
        term, official = phrase.name.term(Sort.SURNAME), phrase.name.term(Sort.OFFICIAL)
        if official and (term is None or phrase.sides[:1] == (Side.THIRD,)):
            return _Named(stranger=official.name)
        if term is None:
            return _NOBODY
        person = people.by_surname(phrase, self._word(phrase, term), self.cast, self.register, firm)
        if person is None:
            return _Named(stranger=official.name if official else "")
        return _Named(person)

    def _word(self, phrase: Phrase, term: Term) -> people.Surname:
        assert phrase.name is not None
        start, end = phrase.name.start, phrase.name.end
        both = {Side.US, Side.CHINA} <= set().union(*self.sides.values()) if self.sides else False
        acts = both and (
            _ACTS.match(self.norm, end) is not None
            or _ACTED_ON.search(self.norm, max(0, start - 14), start) is not None
        )
        opens = start == 0 or self.norm[:start].rstrip(" \"'")[-1:] in ("", ".", "!", "?", "\n", ":")
        return people.Surname(self.norm[start:end], term.people, acts, opens)

    # Mentions -------------------------------------------------------------------------------------------

    def _mention(self, phrase: Phrase, full: _Named | None) -> Mention | None:
        if phrase.whole is not None:
            return self._whole(phrase, phrase.whole)
        if phrase.named:
            named = full or self._surname(phrase)
            if named.person is not None:
                if named.start is not None and named.start < phrase.start:
                    phrase = replace(phrase, start=named.start)
                self.titles.append((phrase, named.person))
                return self._person(phrase, named.person)
            if named.stranger or phrase.heads:
                return self._stranger(phrase, named.stranger)
            return None
        if phrase.relative:
            return self._make(
                phrase, MentionKind.ROLE, phrase.sides[0] if phrase.sides else None, relative=True
            )
        return self._office(phrase) if phrase.heads else self._country(phrase)

    def _make(self, phrase: Phrase, kind: MentionKind, side: Side | None, **more: Any) -> Mention:
        levels = [head.level for head in phrase.heads if head.level]
        defense = any(head.track is Track.DEFENSE for head in phrase.heads)
        tracks = [head.track for head in phrase.heads if head.track]
        values: dict[str, Any] = {
            "level": min(levels, key=lambda level: level.rank) if levels else None,
            "track": Track.DEFENSE if defense else tracks[-1] if tracks else None,
            "plural": phrase.plural,
            "former": phrase.former,
        } | more
        span = Span(phrase.start, phrase.end)
        return Mention(kind=kind, side=side, span=span, surface=span.of(self.doc.text), **values)

    def _whole(self, phrase: Phrase, term: Term) -> Mention:
        if term.sort is Sort.VENUE:
            return self._make(phrase, MentionKind.VENUE, None, name=term.name, ref=term.ref, track=term.track)
        if phrase.heads:
            return self._make(phrase, MentionKind.JOINT, None, plural=True)
        return self._make(phrase, MentionKind.JOINT, None, plural=True, level=term.level, track=term.track)

    def _person(self, phrase: Phrase, person: Person) -> Mention:
        held = self.register.offices(person)
        titled = {title for head in phrase.heads for title in head.offices(person.side)}
        office = next((o for o in held if o.title in titled), held[0] if held else None)
        told = next((head for head in phrase.heads if head.level), None)
        last = person.offices[-1] if person.offices else None
        return self._make(
            phrase,
            MentionKind.PERSON,
            person.side,
            name=person.name,
            ref=person.id,
            office=office.title if office else phrase.title,
            level=held[0].level if held else told.level if told else last.level if last else Level.SENIOR,
            track=office.track if office else person.track,
            former=phrase.former or self.register.is_former(person),
            plural=False,
        )

    def _stranger(self, phrase: Phrase, name: str) -> Mention | None:
        """An official outside the knowledge files; without a name where only a surname is known of him."""
        side = self._side_of(name, phrase)
        if side is None and not any(
            head.sort is Sort.ROLE or head.track is Track.DEFENSE for head in phrase.heads
        ):
            return None
        shown = names.canonical(name) if " " in name or side is Side.THIRD else ""
        return self._make(phrase, MentionKind.PERSON, side, name=shown, office=phrase.title, plural=False)

    def _side_of(self, name: str, phrase: Phrase) -> Side | None:
        """Whose official an unknown person is: by the words beside the name, by its shape, by the sentence."""
        told = next(iter(phrase.sides), None) or next(
            (h.side for h in phrase.heads if h.side and not h.weak), None
        )
        chinese = names.is_chinese(name) or (" " not in name and names.is_family_name(name))
        if told:
            return (
                Side.CHINA
                if told is Side.US
                and chinese
                and not phrase.sides
                and phrase.office
                and phrase.office.sort is Sort.RANK
                else told
            )
        if chinese:
            return Side.CHINA
        if phrase.name is not None and phrase.name.term(Sort.OFFICIAL):
            return Side.THIRD
        nearby = self.sides.get(self._sentence(phrase.start), set())
        if _NEVER_AMERICAN.search(phrase.title) or Side.THIRD in nearby:
            return Side.THIRD
        ranked = phrase.office is not None and phrase.office.track is Track.DEFENSE
        return Side.US if ranked or Side.US in nearby else None

    def _office(self, phrase: Phrase) -> Mention | None:
        head = phrase.heads[-1]
        if len(set(phrase.sides)) > 1:
            return self._pair(phrase)
        side = next(iter(phrase.sides), None) or (None if head.weak else head.side) or self._implied(phrase)
        if side is None:
            return self._antecedent(phrase)
        if head.sort in (Sort.BODY, Sort.INSTITUTION):
            return self._make(phrase, MentionKind.BODY, side, name=head.name, ref=head.ref)
        if head.sort is Sort.RANK and not phrase.sides:
            return self._antecedent(phrase)
        return self._role(phrase, side)

    def _role(self, phrase: Phrase, side: Side) -> Mention:
        titles = [title for head in phrase.heads for title in head.offices(side)]
        holder = (
            None
            if phrase.plural or phrase.former
            else self.register.knowledge.holder(titles, side, self.register.day)
        )
        return self._make(
            phrase,
            MentionKind.ROLE,
            side,
            office=titles[0] if titles else phrase.title,
            resolved=holder.name if holder and self.register.day else "",
            ref=holder.id if holder and self.register.day else "",
        )

    def _pair(self, phrase: Phrase) -> Mention | None:
        """ "US and Chinese defense chiefs"; with a third country, that country's part is lost in it."""
        third = Side.THIRD in phrase.sides
        return self._make(phrase, MentionKind.JOINT, Side.THIRD if third else None, plural=True)

    def _implied(self, phrase: Phrase) -> Side | None:
        """The side of an office or body that only one side calls so, where the sentence speaks of no third country."""
        head = phrase.heads[-1]
        owners = {side for h in phrase.heads for side, _ in h.posts} or ({head.side} if head.side else set())
        nearby = self.sides.get(self._sentence(phrase.start), set())
        everywhere = set().union(*self.sides.values()) if self.sides else set()
        if len(owners) != 1 or Side.THIRD in nearby:
            return None
        owner = next(iter(owners))
        return (
            owner if owner in everywhere or any(p.side is owner for p in self.cast.known.values()) else None
        )

    def _antecedent(self, phrase: Phrase) -> Mention | None:
        """ "the president", "the admiral": the person last named who is one, or both sides' for a plural."""
        head = phrase.heads[-1]
        if (
            phrase.plural
            and head.sort in (Sort.GROUP, Sort.ROLE)
            and head.level
            and head.level.rank <= Level.SENIOR.rank
        ):
            everywhere = set().union(*self.sides.values()) if self.sides else set()
            both = {Side.US, Side.CHINA} <= everywhere and Side.THIRD not in self.sides.get(
                self._sentence(phrase.start), set()
            )
            several = _MULTILATERAL.search(self.norm, max(0, phrase.start - 16), phrase.start)
            return self._make(phrase, MentionKind.JOINT, None, plural=True) if both and not several else None
        if (
            phrase.plural
            or head.sort not in (Sort.ROLE, Sort.RANK)
            or not self.norm[: phrase.start].lower().endswith("the ")
        ):
            return None
        offices = {title for h in phrase.heads for title in h.offices(None)}
        word = phrase.title.lower().split()[-1]
        for earlier, person in reversed(self.titles):
            same = earlier.title and earlier.title.lower().split()[-1] == word
            if same or any(person.holds(title, self.register.day) for title in offices):
                return self._make(phrase, MentionKind.ROLE, person.side, resolved=person.name, ref=person.id)
        return None

    def _country(self, phrase: Phrase) -> Mention:
        place = _PLACE.search(self.norm, max(0, phrase.start - 28), phrase.start) is not None
        return self._make(phrase, MentionKind.COUNTRY, phrase.sides[0], place=place)


def _with_colleagues(doc: Document, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Adds the members of Congress who are only listed beside one: "Ro Khanna, Chrissy Houlahan and Michael Baumgartner"."""
    for number, mention in enumerate(mentions):
        yield mention
        limit = mentions[number + 1].span.start if number + 1 < len(mentions) else len(doc.norm)
        if mention.kind is MentionKind.PERSON and mention.level is Level.LEGISLATIVE and not mention.former:
            yield from _listed(doc, mention, limit)


def _listed(doc: Document, mention: Mention, limit: int) -> Iterator[Mention]:
    end = mention.span.end
    while joint := _AND_MORE.match(doc.norm, end):
        name = names.run(doc.norm, joint.end())
        end = joint.end() + len(name)
        if end > limit or " " not in name or not names.is_name(name, ranked=False):
            return
        span = Span(joint.end(), end)
        yield replace(
            mention, span=span, surface=span.of(doc.text), name=names.canonical(name), ref="", office=""
        )


def _counterparts(
    mentions: Iterator[Mention], doc: Document, knowledge: Knowledge, day: date | None
) -> Iterator[Mention]:
    """Gives each "counterpart" the side, rank and holder of the office opposite to the party that it points at."""
    earlier: list[Mention] = []
    for mention in mentions:
        found = _opposite(mention, earlier, knowledge, day) if mention.relative else mention
        if found.kind in (MentionKind.PERSON, MentionKind.ROLE) and found.side in (
            Side.US,
            Side.CHINA,
            Side.THIRD,
        ):
            earlier.append(found)
        yield found


def _opposite(
    mention: Mention, earlier: Sequence[Mention], knowledge: Knowledge, day: date | None
) -> Mention:
    others = [m for m in earlier if mention.side in (None, Side.THIRD) or m.side is not mention.side]
    if not others or mention.side is Side.THIRD:
        return mention
    other = others[-1]
    side = mention.side or (other.side.other if other.side else None)
    if side is Side.THIRD or side is None or other.side is Side.THIRD:
        return mention
    opposite = knowledge.counterparts.get(other.office, ())
    holder = knowledge.holder(opposite, side, day) if day and not mention.plural else None
    return replace(
        mention,
        side=side,
        office=opposite[0] if opposite else mention.office,
        level=mention.level or other.level,
        track=mention.track or other.track,
        resolved=holder.name if holder else "",
        ref=holder.id if holder else "",
    )
