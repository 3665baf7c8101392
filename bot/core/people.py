"""The officials whom the knowledge has, as of an item's day: by full name, by office, by rank; and who is
named.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import lru_cache

from bot.core import names
from bot.core.knowledge import Course, Knowledge, Office, Person, course
from bot.core.lexicon import Lexicon, name_key
from bot.core.model import Level, Side
from bot.core.phrase import Phrase
from bot.core.value import value
from bot.core.vocabulary import Sort, Term, family_name

HIGH = (Level.LEADER, Level.MINISTER)
_GRACE = timedelta(
    days=45
)  # news still calls somebody by an office that he has just left or is about to take
_ELECT = timedelta(days=76)  # at most, from the election of a president to the day of taking office
_LAST = date.max
_SHORTEST_FIRST = 3  # letters of a first name that still tell it from others
_SHORTEST_TYPO = 5  # letters of a surname that may be misspelt


class Cast:
    """The people of one item while it is read: who is named in full where, and who else bears a surname."""

    def __init__(self) -> None:
        self.known: dict[str, Person] = {}  # id -> person
        self.sides: set[Side] = set()  # of the known
        self.vague: list[Phrase] = []  # with surnames that do not tell who is meant
        self._likely: dict[str, Person] | None = None  # whom these may mean, once asked for
        self.seated: set[str] = set()  # ids of those whose office the item names
        self.strangers: dict[str, str] = {}  # lower-case surname -> a full name not known
        self._places: dict[str, int] = {}  # id -> where first named

    def meet(self, person: Person, place: int) -> None:
        """Notes a person named at an offset."""
        if person.id not in self.known:
            self.known[person.id] = person
            self.sides.add(person.side)
            self._places[person.id] = place

    def meet_stranger(self, name: str) -> None:
        """Notes the full name of somebody outside the knowledge."""
        parts = name_key(name).split()
        if parts:
            self.strangers.setdefault(parts[0] if names.is_chinese(name) else parts[-1], name)

    def nearest(self, people: Sequence[Person], place: int) -> Person:
        """Of people whom the item names, the one named last before an offset, else first after it."""
        if len(people) == 1:
            return people[0]
        named = [(self._places[person.id], person) for person in people]
        before = [found for found in named if found[0] <= place]
        return (max(before, key=_place) if before else min(named, key=_place))[1]

    def likely(self, register: Register) -> Collection[Person]:
        """The high officials whom a vague surname may mean; all surnames must have been read before."""
        if self._likely is None:
            self._likely = {
                person.id: person
                for phrase in self.vague
                if phrase.name is not None and (term := phrase.name.term(Sort.SURNAME))
                for person in term.people
                if phrase.sides in ((), (person.side,)) and register.is_high(person)
            }
        return self._likely.values()


def _place(found: tuple[int, Person]) -> int:
    return found[0]


@value
class Standing:
    """What somebody is on a day: in which offices, highest first; whether in high office, or out of any."""

    offices: tuple[Office, ...]
    high: bool
    former: bool


def _career(person: Person) -> Course[Standing]:
    """What a person was from when on."""
    days = [
        day
        for office in person.offices
        for day in (*office.changes(), *office.changes(_ELECT, -_ELECT), *office.changes(_GRACE, _GRACE))
    ]
    return course(days, lambda day: _standing(person, day))


def _standing(person: Person, day: date) -> Standing:
    held = person.offices_on(day)
    coming = person.offices_on(min(day, _LAST - _ELECT) + _ELECT)
    elect = any(office.level is Level.LEADER for office in coming)  # who won is spoken to as if in office
    near = elect or any(_near(office, day) for office in person.offices)
    high = any(office.level in HIGH for office in (*held, *coming))
    return Standing(held, high, former=has_left(person, day) and not near)


def has_left(person: Person, day: date) -> bool:
    """Whether somebody who holds no office on a day has left service: a Chinese official passes from post to
    post, known or not, until the last one ends.
    """
    ended = [office.end is not None and office.end < day for office in person.offices]
    return any(ended) and (person.side is Side.US or all(ended))


def _near(office: Office, day: date) -> bool:
    return office.start - day <= _GRACE and (office.end is None or day - office.end <= _GRACE)


@lru_cache(maxsize=8)
def _careers(_knowledge: Knowledge) -> dict[str, Course[Standing]]:
    """By person id, the careers worked out so far."""
    return {}


class Register:
    """The knowledge of people as of an item's day, None where that is unknown."""

    def __init__(self, knowledge: Knowledge, lexicon: Lexicon, day: date | None) -> None:
        self.knowledge, self.lexicon, self.day = knowledge, lexicon, day
        self._careers = _careers(knowledge)
        self._standings: dict[str, Standing] = {}  # by person id, of those asked about so far

    def identify(self, name: str, heads: Sequence[Term]) -> Person | None:
        """The known official behind a full name as written, with its initials, nickname or typing error."""
        key = name_key(name.replace("'", "") if names.is_chinese(name) else name)  # "Wu Ya'nan"
        words = key.split()
        return (
            self.lexicon.names.get(key)
            or self._by_title(words, heads)
            or self._familiar(words)
            or self._misspelt(words, name)
        )

    def _by_title(self, words: Sequence[str], heads: Sequence[Term]) -> Person | None:
        """The holder of the office named beside a name, where the surname is his or nearly so."""
        if not words:
            return None
        for head in heads:
            for person in self.knowledge.holders(head.offices(None), None, self.day) if head.posts else ():
                family = family_name(person).lower()
                vouched = person.side is Side.US or words[0] == family
                if vouched and (words[-1] == family or is_typo(words[-1], family)):
                    return person
        return None

    def _familiar(self, words: Sequence[str]) -> Person | None:
        """The American called by the short form of a first name: "Sam Paparo"."""
        if len(words) != 2:
            return None
        found = {
            person.id: person
            for parts, person in self.lexicon.pairs_with(words[-1])
            if person.side is Side.US and is_familiar(words, parts)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _misspelt(self, words: Sequence[str], name: str) -> Person | None:
        """A name one slip away from that of somebody now in high office: "Xi Jingping", "Pete Hegsteh"."""
        if len(words) != 2:
            return None
        for parts, person in self.lexicon.pairs_with(*words):
            if not _is_slip(words, parts) or not self.is_high(person):
                continue
            leads = any(office.level is Level.LEADER for office in self.offices(person))
            if leads or not names.is_chinese(name):
                return person
        return None

    def standing(self, person: Person) -> Standing:
        """What the person was on the day; without a day, in the last office."""
        known = self._standings.get(person.id)
        if known is None:
            known = self._standings[person.id] = self._on_day(person)
        return known

    def _on_day(self, person: Person) -> Standing:
        if self.day is None:
            last = person.offices[-1:]
            return Standing(last, bool(last) and last[0].level in HIGH, former=False)
        career = self._careers.get(person.id)
        if career is None:
            career = self._careers[person.id] = _career(person)
        return career.on(self.day)

    def offices(self, person: Person) -> tuple[Office, ...]:
        """What the person was on the day, highest first."""
        return self.standing(person).offices

    def holds(self, person: Person, titles: Sequence[str]) -> bool:
        """Whether the person held one of some offices on the day, or ever without a day."""
        for office in self.standing(person).offices if self.day else person.offices:
            if office.title in titles:
                return True
        return False

    def is_elect(self, person: Person, titles: Sequence[str]) -> bool:
        """Whether the person was about to hold one of some offices on the day: "President-elect Obama"."""
        return self.day is not None and any(
            office.title in titles and self.day < office.start and office.start - self.day <= _ELECT
            for office in person.offices
        )

    def is_high(self, person: Person) -> bool:
        """Whether the person was of ministerial rank or above on the day, or was about to be."""
        return self.standing(person).high


def is_familiar(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a name of two words, folded, is a known one with the first name in its short or long form."""
    if words[-1] != known[-1]:
        return False
    short, long = sorted((words[0], known[0]), key=len)
    return len(short) >= _SHORTEST_FIRST and (long.startswith(short) or names.is_short_for(short, long))


def is_typo(word: str, surname: str) -> bool:
    """Whether a word is a surname of some length with at most two letters wrong, beside a title that vouches
    for it.
    """
    alike = len(surname) >= _SHORTEST_TYPO and word[:1] == surname[0]
    return alike and _wrong_letters(word, surname, at_most=2) <= 2


def _is_slip(words: Sequence[str], known: Sequence[str]) -> bool:
    """One word right and the other with a letter too many, too few or two swapped: another letter is another
    name.
    """
    for right, wrong in ((0, 1), (1, 0)):
        if words[right] == known[right] and len(known[wrong]) >= _SHORTEST_TYPO:
            swapped = len(words[wrong]) == len(known[wrong]) and sorted(words[wrong]) == sorted(known[wrong])
            longer = abs(len(words[wrong]) - len(known[wrong])) == 1
            if (swapped or longer) and _wrong_letters(words[wrong], known[wrong], at_most=1) == 1:
                return True
    return False


def _wrong_letters(word: str, known: str, *, at_most: int) -> int:
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - a thirtieth of the start-up, for names misspelt alone

    return OSA.distance(word, known, score_cutoff=at_most)
