"""Everything in an item that stands for a party: people, roles, bodies, countries, of the two sides and of others.

Mentions are sorted and do not overlap. A name and the office beside it are one mention. Third countries and their
officials are mentions too: they must be seen to be excluded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bot.core import lexicon, people, phrases
from bot.core.knowledge import Knowledge, Person
from bot.core.lexicon import Sort, Term
from bot.core.model import Level, Mention, MentionKind, Side, Span, Track
from bot.core.phrases import Phrase
from bot.core.text import Document

_CAPITAL = re.compile(r"(?:Beijing|Washington|Tokyo|Moscow|Taipei|London|Brussels|Paris|Berlin|Seoul|Delhi)")
_IN = re.compile(
    r"\b(?:in|at|near|outside|around|across|throughout|inside|into|visit|visits|visited|visiting|leaves|left|reached|"
    r"(?:trip|trips|travel|travels|travelled|traveled|traveling|travelling|visit|visits|flew|fly|flies|return|returned|returns|heads|head|headed|go|going|goes|went|journey|mission|"
    r"ambassador|envoy|arrived|arrival|back|welcome|come|coming|tour|flight|way) to|"
    r"(?:returned|back|fresh|departed|departs) from) (?:the )?$",
    re.IGNORECASE,
)


def find(doc: Document, knowledge: Knowledge, day: date | None) -> tuple[Mention, ...]:
    """All mentions of a document, in text order. `day` is the item's own day (who held which office), None if unknown."""
    hits = lexicon.of(knowledge).hits(doc.norm)
    found = phrases.parse(doc.norm, hits)
    reader = _Reading(doc, knowledge, day)
    return tuple(reader.mentions(found))


class _Reading:
    """One item being read: its text, its day, and who has been named in it."""

    def __init__(self, doc: Document, knowledge: Knowledge, day: date | None) -> None:
        self.doc, self.knowledge, self.day = doc, knowledge, day
        self.cast = people.Cast()

    def mentions(self, found: Sequence[Phrase]) -> Iterator[Mention]:
        for phrase in found:
            self._introduce(phrase)
        for phrase in found:
            mention = self._mention(phrase)
            if mention is not None:
                yield mention

    def _introduce(self, phrase: Phrase) -> None:
        self.cast.sides.update(phrase.sides)
        if phrase.name and (term := phrase.name.term(Sort.PERSON)):
            self.cast.meet(term.people[0])

    def _mention(self, phrase: Phrase) -> Mention | None:
        if phrase.term is not None:
            return self._joint(phrase, phrase.term)
        if phrase.name is not None:
            return self._known(phrase)
        if phrase.unknown:
            return self._stranger(phrase)
        if phrase.relative:
            return self._make(phrase, MentionKind.ROLE, phrase.sides[0] if phrase.sides else None)
        if phrase.heads:
            return self._office(phrase)
        return self._country(phrase)

    def _make(self, phrase: Phrase, kind: MentionKind, side: Side | None, **more: object) -> Mention:
        head = phrase.heads[-1] if phrase.heads else None
        values: dict[str, object] = {
            "level": head.level if head else None,
            "track": head.track if head else None,
            "plural": phrase.plural,
            "former": phrase.former,
        } | more
        span = Span(phrase.start, phrase.end)
        return Mention(kind=kind, side=side, span=span, surface=span.of(self.doc.text), **values)  # type: ignore[arg-type]

    def _joint(self, phrase: Phrase, term: Term) -> Mention:
        if term.sort is Sort.VENUE:
            return self._make(phrase, MentionKind.VENUE, None, name=term.name, ref=term.ref, track=term.track)
        level, track = (
            (phrase.heads[0].level, phrase.heads[0].track) if phrase.heads else (term.level, term.track)
        )
        return self._make(phrase, MentionKind.JOINT, None, plural=True, level=level, track=track)

    def _known(self, phrase: Phrase) -> Mention | None:
        assert phrase.name is not None
        norm, hit = self.doc.norm, phrase.name
        if hit.term(Sort.OFFICIAL) and not hit.term(Sort.PERSON):
            return self._make(phrase, MentionKind.PERSON, Side.THIRD, name=hit.term(Sort.OFFICIAL).name)  # type: ignore[union-attr]
        if term := hit.term(Sort.PERSON):
            return self._person(phrase, term.people[0])
        surname = norm[hit.start : hit.end]
        term = hit.term(Sort.SURNAME)
        if term is None or people.is_other(norm, phrase, surname, self.cast, self._headline(hit.start)):
            return None
        person = people.by_surname(norm, phrase, term.people, self.cast, self.knowledge, self.day)
        return self._person(phrase, person) if person else None

    def _headline(self, offset: int) -> bool:
        return offset < self.doc.title_end

    def _person(self, phrase: Phrase, person: Person) -> Mention:
        held = person.offices_on(self.day)
        office = held[0] if held else (person.offices[-1] if person.offices else None)
        return self._make(
            phrase,
            MentionKind.PERSON,
            person.side,
            name=person.name,
            ref=person.id,
            office=office.title if office else "",
            level=office.level if office else Level.SENIOR,
            track=office.track if office else person.track,
            former=phrase.former or not held,
            plural=False,
        )

    def _stranger(self, phrase: Phrase) -> Mention:
        if person := people.misspelt(phrase.unknown, phrase.heads, self.knowledge, self.day):
            self.cast.meet(person)
            return self._person(phrase, person)
        from bot.core import names

        return self._make(
            phrase,
            MentionKind.PERSON,
            people.side_of(phrase.unknown, phrase),
            name=names.canonical(phrase.unknown),
        )

    def _office(self, phrase: Phrase) -> Mention | None:
        head = phrase.heads[-1]
        if len(set(phrase.sides)) > 1:
            return self._make(phrase, MentionKind.JOINT, None, plural=True)
        side = phrase.sides[0] if phrase.sides else head.side
        if side is None or head.sort is Sort.RANK:
            return None
        if head.sort in (Sort.BODY, Sort.INSTITUTION):
            return self._make(phrase, MentionKind.BODY, side, name=head.name, ref=head.ref)
        holder = self.knowledge.holder(head.offices, side, self.day) if not phrase.plural else None
        return self._make(
            phrase,
            MentionKind.ROLE,
            side,
            office=head.offices[0] if head.offices else "",
            resolved=holder.name if holder else "",
            ref=holder.id if holder else "",
        )

    def _country(self, phrase: Phrase) -> Mention:
        return self._make(phrase, MentionKind.COUNTRY, phrase.sides[0], place=self._is_place(phrase))

    def _is_place(self, phrase: Phrase) -> bool:
        return _IN.search(self.doc.norm, max(0, phrase.start - 24), phrase.start) is not None
