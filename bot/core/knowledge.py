"""What the program knows of the world: people with terms of office, bodies, roles, venues, topics, places.

Plain values; `bot.catalog` builds them from `config/*.yaml`. The lookups that need more than a field
(who held an office on a day, what a phrase can stand for) live here too, as pure functions of the values.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Generic, TypeVar

from bot.core.model import Level, Side, Track
from bot.core.value import value

T = TypeVar("T")
_DAY = timedelta(days=1)


@value
class Course(Generic[T]):
    """Something that changes on some days only: `states[i]` holds before `days[i]` and from the day before
    on that list.
    """

    days: tuple[date, ...]
    states: tuple[T, ...]

    def on(self, day: date) -> T:
        """What holds on a day."""
        return self.states[bisect_right(self.days, day)]


def course(days: Iterable[date], state: Callable[[date], T]) -> Course[T]:
    """The course of a state that changes on no other days."""
    changes = tuple(sorted(set(days)))
    return Course(changes, tuple(map(state, (date.min, *changes))))


@value
class Office:
    """A term of office: `start` inclusive, `end` inclusive or None while in office (as of the file)."""

    title: str
    body: str
    start: date
    end: date | None
    level: Level
    track: Track
    uncertain: bool = False

    def held_on(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)

    def changes(self, before: timedelta = timedelta(), after: timedelta = timedelta()) -> Iterator[date]:
        """The days on which `held_on` changes its answer, where a term is taken to be so much longer."""
        if self.start - date.min >= before:
            yield self.start - before
        if self.end is not None and date.max - self.end > after:
            yield self.end + after + _DAY


@value
class Person:
    """`aliases` may match alone; `ambiguous` ones (bare surnames) only with support from the item."""

    id: str
    name: str
    side: Side
    track: Track
    offices: tuple[Office, ...] = ()
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    zh_aliases: tuple[str, ...] = ()

    def offices_on(self, day: date | None) -> tuple[Office, ...]:
        """The offices held on a day, highest first; the latest one without a day."""
        if day is None:
            return self.offices[-1:]
        return tuple(sorted((o for o in self.offices if o.held_on(day)), key=lambda o: o.level.rank))


@value
class Body:
    """An institution of a side; `ambiguous` names need that side's country word nearby."""

    id: str
    name: str
    side: Side
    track: Track
    level: Level = Level.WORKING
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@value
class RolePhrase:
    """A way to call an office. `offices` are the office titles it can stand for (resolved by tenure).

    `relative` phrases ("his Chinese counterpart") take office, track and level from the other party.
    """

    phrase: str
    lang: str
    side: Side | None
    track: Track | None
    level: Level | None
    offices: tuple[str, ...] = ()
    relative: bool = False
    needs_context: bool = False


@value
class Venue:
    """A standing forum or mechanism. `kind` is mechanism (between the two), forum (of many) or place."""

    id: str
    name: str
    kind: str
    track: Track
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@value
class Topic:
    """A topic word of gold/README.md with the terms that speak of it."""

    id: str
    name: str
    terms_en: tuple[str, ...] = ()
    terms_zh: tuple[str, ...] = ()


@value
class Country:
    """A third country: whatever names it, its people, its capital or its officials."""

    code: str
    name: str
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()


@value
class SideWords:
    """What stands for one of the two sides: country names, adjectives, its capital, its leadership's seat.

    `side` is None for the forms that hold both in one word ("Sino-US", 中美). `ambiguous` words need support
    from the item ("US" in capitals, 美 within a compound). `regions` have governors and `cities` mayors,
    and say whose side those are on.
    """

    side: Side | None
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()


@value
class Place:
    """A city or site where contacts happen. `name` is canonical; `side` is whose soil it is, if known.

    `port`: a harbour or base, where no forum of many meets, so that who puts in there visits the country.
    """

    name: str
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    side: Side | None = None
    zone: str = ""
    port: bool = False


@value
class Weights:
    """The calibration: log-odds a feature adds, the bias, and the threshold on the probability."""

    bias: float = 0.0
    threshold: float = 0.5
    features: Mapping[str, float] = field(default_factory=dict)


@value
class Leaning:
    """What words say for something: log-odds of phrases, of words around two names ("< ", ". ", "> ": before,
    between, behind) and of classes of words. The sum of each kind is divided by the root of its number.
    """

    bias: float = 0.0
    phrases: Mapping[str, float] = field(default_factory=dict)
    between: Mapping[str, float] = field(default_factory=dict)
    classes: Mapping[str, float] = field(default_factory=dict)

    @property
    def kinds(self) -> tuple[Mapping[str, float], ...]:
        """The three, in the order in which `bot.core.wording.Words` shows them."""
        return self.phrases, self.between, self.classes


@value
class Wording:
    """What the wording of an item tells (`bot.core.wording`).

    `reports`: that it reports a contact; `outweighed_by`: signs of an act against which no wording speaks for
    it. Of what it mainly reports, `in_person` and `held` tell how it was held and that it was, `took_part`
    who was there, by what stands around his name (`bot.core.taking_part`).
    """

    reports: Leaning = field(default_factory=Leaning)
    in_person: Leaning = field(default_factory=Leaning)
    held: Leaning = field(default_factory=Leaning)
    took_part: Leaning = field(default_factory=Leaning)
    outweighed_by: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All of the above. Build it once with `bot.catalog.load`; it never changes afterwards.

    Compared and hashed by identity: what is compiled from it is kept per instance.
    """

    people: tuple[Person, ...] = ()
    bodies: tuple[Body, ...] = ()
    roles: tuple[RolePhrase, ...] = ()
    venues: tuple[Venue, ...] = ()
    topics: tuple[Topic, ...] = ()
    countries: tuple[Country, ...] = ()
    places: tuple[Place, ...] = ()
    weights: Weights = field(default_factory=Weights)
    wording: Wording = field(default_factory=Wording)
    word_classes: Mapping[str, str] = field(default_factory=dict)
    """Path of a class of words that keep like company ("12.3.1") -> its words, with a space between."""
    sides: tuple[SideWords, ...] = ()
    neutral: tuple[str, ...] = ()
    """Names that hold a country's or an official's name and are neither ("South China Sea")."""
    counterparts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Office title -> the other side's offices that deal with it, most usual first."""
    heads: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Office title -> words, in lower case, in the name of a body of its side that speaks for its holder."""

    @cached_property
    def cities(self) -> frozenset[str]:
        """China's cities by all their English names: who visits one visits the country.

        Not the capital, which also stands for the government, nor American cities: the United Nations meet
        there.
        """
        apart = {*self.neutral, *(alias for words in self.sides for alias in words.aliases_en)}
        return frozenset(
            name
            for p in self.places
            if p.side is Side.CHINA and p.name not in apart
            for name in (p.name, *p.aliases_en)
        )

    @cached_property
    def ports(self) -> frozenset[str]:
        """American harbours and bases: who puts in there visits the country."""
        return frozenset(
            name for p in self.places if p.port and p.side is Side.US for name in (p.name, *p.aliases_en)
        )

    @cached_property
    def destinations(self) -> frozenset[str]:
        """The cities and ports that stand for their country only where somebody goes there."""
        return self.cities | self.ports

    @cached_property
    def states(self) -> frozenset[str]:
        """The last words of American states' names, as before "'s Daines"."""
        return frozenset(
            name.split(" ")[-1] for words in self.sides if words.side is Side.US for name in words.regions
        )

    @cached_property
    def kin(self) -> Mapping[str, tuple[str, ...]]:
        """Word -> the classes it is of, widest first: "~12", "~12.3", "~12.3.1"."""
        found: dict[str, tuple[str, ...]] = {}
        for path, words in self.word_classes.items():
            steps = path.split(".")
            classes = tuple(["~" + ".".join(steps[: depth + 1]) for depth in range(len(steps))])
            found.update(dict.fromkeys(words.split(), classes))
        return found

    @cached_property
    def seats(self) -> Mapping[str, str]:
        """Office title -> the body to which it belongs."""
        terms = (office for person in self.people for office in person.offices)
        return {office.title: office.body for office in terms if office.body}

    @cached_property
    def _terms_of(self) -> Mapping[str, tuple[tuple[Person, Office], ...]]:
        """Office title -> every term of office of that title, with who served it."""
        terms: dict[str, tuple[tuple[Person, Office], ...]] = {}
        for person in self.people:
            for office in person.offices:
                terms[office.title] = (*terms.get(office.title, ()), (person, office))
        return terms

    def holders(self, titles: Sequence[str], side: Side | None, day: date | None) -> tuple[Person, ...]:
        """Who of a side held one of the offices on a day, the first title's holders first.

        Without a day: everyone who ever did.
        """
        found = {
            person.id: person
            for title in titles
            for person, office in self._terms_of.get(title, ())
            if side in (None, person.side) and (day is None or office.held_on(day))
        }
        return tuple(found.values())

    def holder(self, titles: Sequence[str], side: Side | None, day: date | None) -> Person | None:
        """Who alone held the first of the offices that anybody held on the day, None where it was several."""
        for title in titles:
            found = self._tenure(title, side).on(day) if day else self.holders((title,), side, None)
            if found:
                return found[0] if len(found) == 1 else None
        return None

    @cached_property
    def _tenures(self) -> dict[tuple[str, Side | None], Course[tuple[Person, ...]]]:
        return {}

    def _tenure(self, title: str, side: Side | None) -> Course[tuple[Person, ...]]:
        """Who of a side held an office from when on; worked out when first asked for."""
        known = self._tenures.get((title, side))
        if known is None:
            days = (day for _, office in self._terms_of.get(title, ()) for day in office.changes())
            known = self._tenures[title, side] = course(days, lambda day: self.holders((title,), side, day))
        return known

    decoys: tuple[str, ...] = ()
    """Longer names that only look like a person or body ("Hunter Biden", "Austin, Texas")."""
