"""Who a name stands for: officials by full name or surname, namesakes, people outside the knowledge files.

A surname alone proves nothing. It stands for an official when the item names him in full, when a title before it
fits his office on the day, or when he is the only one of that name in high office and the item speaks of both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rapidfuzz.distance import OSA

from bot.core import names
from bot.core.knowledge import Knowledge, Office, Person
from bot.core.lexicon import Lexicon, Sort, Term, family_name, name_key
from bot.core.model import Level, Side, Track
from bot.core.phrase import Phrase

_HIGH = (Level.LEADER, Level.MINISTER)
_GRACE = timedelta(days=45)
"""News still calls somebody by an office that he has just left or is about to take."""

_AFTER_NAME = re.compile(
    r",? (?:Jr|Sr)\b|(?:'s)? (?:[Aa]dministration|White House|era|campaign|Tower|Organization|Organisation|University|College|"
    r"family|Street|Road|County|[Cc]ity|Institute|Foundation|Center|School|Bank)\b|, (?:Texas|TX|Tex)\b|-(?:era|style|led|backed|like)\b"
)
_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Dd]owntown|[Nn]orth|[Ss]outh) $")
_WORD_BEFORE = re.compile(r"(?:^|[^\w'.-])((?:[A-Z][\w'-]+ )?(?:[A-Z]\.? )?)$")
_WORD_AFTER = re.compile(r" ([A-Z][\w'-]*)")

# Surnames that are also common words, places or names: high office alone does not vouch for them.
_COMMON = frozenset(
    (
        "austin brown burns smith johnson miller kelly ross rice carter harris powell campbell stewart "
        "hale waters price bruce sanders swift francis richardson davidson patel clayton thornton lambert "
        "stern chase denmark shear rank klein center sherman price wiles welsh gates king young green "
        "white black hooker earnest noh an he le tai mullin jing song long "
    ).split()
)
_PRONOUNS = frozenset({"he", "an", "le", "you", "she", "long", "can", "man", "so", "is", "hong"})


@dataclass
class Cast:
    """The people of one item while it is read: who is named in full, and who else bears a surname."""

    known: dict[str, Person] = field(default_factory=dict)  # id -> person, in the order of the text
    likely: dict[str, Person] = field(default_factory=dict)  # high officials whom a shared surname may mean
    strangers: dict[str, str] = field(
        default_factory=dict
    )  # lower-case surname -> full name outside the knowledge

    def meet(self, person: Person) -> None:
        self.known.setdefault(person.id, person)

    def meet_stranger(self, name: str) -> None:
        parts = [part for part in name.lower().split() if part not in ("jr.", "sr.", "jr", "ii", "iii")]
        surname = parts[0] if names.is_chinese(name) else parts[-1]
        self.strangers.setdefault(surname, name)


@dataclass(frozen=True, slots=True)
class Register:
    """The knowledge of people as of an item's day."""

    knowledge: Knowledge
    lexicon: Lexicon
    day: date | None

    def identify(self, name: str, heads: Sequence[Term]) -> Person | None:
        """The known official behind a full name as written, with its initials, nickname or typing error."""
        exact = self.lexicon.names.get(name_key(name))
        return exact or self._by_title(name, heads) or self._misspelt(name)

    def _by_title(self, name: str, heads: Sequence[Term]) -> Person | None:
        """The holder of the office named beside it, where the surname is his or nearly so."""
        surname = names.canonical(name).split()[-1].lower()
        first = name.split()[0].lower()
        for head in heads:
            for person in self.knowledge.holders(head.offices(None), None, self.day):
                family = family_name(person).lower()
                alike = surname == family or (
                    len(family) >= 5 and family[0] == surname[0] and OSA.distance(family, surname) <= 2
                )
                if alike and (person.side is Side.US or first == family):
                    return person
        return None

    def _misspelt(self, name: str) -> Person | None:
        """A full name that is one typing error away from a known one: "Xi Jingping", "Pete Hegsteh"."""
        words = name_key(name).split()
        if len(words) != 2 or len(words[0]) + len(words[1]) < 7:
            return None
        for known, person in self.lexicon.names_with(words[0], words[1]):
            if OSA.distance(known, " ".join(words), score_cutoff=2) <= (2 if len(known) > 11 else 1):
                return person
        return None

    def offices(self, person: Person) -> tuple[Office, ...]:
        return person.offices_on(self.day)

    def is_high(self, person: Person) -> bool:
        return any(office.level in _HIGH for office in self.offices(person))

    def is_former(self, person: Person) -> bool:
        """Whether on the item's day the person had left office and taken no other."""
        if self.day is None or not person.offices:
            return False
        near = (
            o
            for o in person.offices
            if o.start - _GRACE <= self.day and (o.end is None or self.day <= o.end + _GRACE)
        )
        return next(near, None) is None and any(
            o.end is not None and o.end < self.day for o in person.offices
        )


@dataclass(frozen=True, slots=True)
class Surname:
    """A surname as it stands in an item. `acts`: it does what only a person does, and the item speaks of both sides.

    `opens` marks the first word of a sentence, where "He" is a pronoun.
    """

    word: str
    people: Sequence[Person]
    acts: bool = False
    opens: bool = False

    @property
    def is_common(self) -> bool:
        """Whether it is also a usual word, place or name."""
        return self.word.lower() in _COMMON and not self.acts


def by_surname(
    phrase: Phrase, surname: Surname, cast: Cast, register: Register, firm: bool = False
) -> Person | None:
    """The person whom a surname stands for in this item, None where it is somebody else or cannot be told.

    `firm` asks for those only who can be told without knowing whom else the item names.
    """
    people: Sequence[Person] = surname.people
    people = [person for person in people if not phrase.sides or person.side in phrase.sides]
    named = [person for person in people if person.id in cast.known]
    titled = [head for head in phrase.heads if head.sort in (Sort.ROLE, Sort.RANK) and head.level]
    if titled:
        only = named[0] if len(named) == 1 else None
        return _fitting(named, titled, register) or _fitting(people, titled, register) or only
    given = [p for p in cast.known.values() if p.side is Side.CHINA and p.name.split()[-1] == surname.word]
    if given and not titled:
        return given[-1]
    pronoun = surname.word.lower() in _PRONOUNS
    if named:
        return None if pronoun and surname.opens else named[-1]
    if surname.word.lower() in cast.strangers or pronoun:
        return None
    common = surname.is_common and not phrase.sides
    serving = [person for person in people if register.offices(person) and not register.is_former(person)]
    if firm:
        high = [person for person in serving if register.is_high(person)]
        return high[0] if len(high) == 1 and not common else None
    return _prominent(people, serving, common, cast, register)


def _fitting(people: Sequence[Person], heads: Sequence[Term], register: Register) -> Person | None:
    """The only one whose office on the day is what the title says; failing that, the only one of the title's kind."""
    offices = {title for head in heads for title in head.offices(None)}
    exact = [p for p in people if any(p.holds(title, register.day) for title in offices)]
    if exact:
        return exact[0] if len(exact) == 1 else _highest(exact, register)
    kind = [p for p in people if any(_suits(p, head, register) for head in heads)]
    return kind[0] if len(kind) == 1 else _highest(kind, register)


def _highest(people: Iterable[Person], register: Register) -> Person | None:
    high = [person for person in people if register.is_high(person)]
    return high[0] if len(high) == 1 else None


def _suits(person: Person, head: Term, register: Register) -> bool:
    """Whether a rank ("Gen.", "Minister", "Director") fits what the person was on the day."""
    held = register.offices(person)
    if not held or head.side not in (None, person.side) or head.posts:
        return False
    if head.track is Track.DEFENSE:
        return any(office.track is Track.DEFENSE for office in held)
    if head.level is Level.LEGISLATIVE:
        return held[0].level is Level.LEGISLATIVE
    return held[0].track is Track.DIPLOMATIC or person.side is Side.US


def _prominent(
    people: Sequence[Person], serving: Sequence[Person], common: bool, cast: Cast, register: Register
) -> Person | None:
    """The only one in high office; among several, the one whose office deals with those whom the item names."""
    high = [person for person in serving if register.is_high(person)]
    linked = _linked(high, cast, register)
    leaders = [p for p in high if any(o.level is Level.LEADER for o in register.offices(p))]
    for group in (linked, high, leaders):
        if len(group) == 1 and (not common or group is linked):
            return group[0]
    return _only(serving or people) if not common and not high else None


def _linked(people: Sequence[Person], cast: Cast, register: Register) -> list[Person]:
    """Those whose offices deal most closely with somebody whom the item names."""
    ranks = [_closeness(person, cast, register) for person in people]
    best = min(ranks, default=_STRANGER)
    return [person for person, rank in zip(people, ranks, strict=True) if rank == best < _STRANGER]


_STRANGER = 99


def _closeness(person: Person, cast: Cast, register: Register) -> int:
    """How near the person's offices stand among the counterparts of those whom the item names; 0 is nearest."""
    own = {office.title for office in register.offices(person)}
    others = [other for other in cast.known.values() if other.side is not person.side]
    others = others or [other for other in cast.likely.values() if other.side is not person.side]
    opposite = (
        register.knowledge.counterparts.get(office.title, ())
        for other in others
        for office in register.offices(other)
    )
    return min(
        (titles.index(title) for titles in opposite for title in titles if title in own), default=_STRANGER
    )


def _only(people: Sequence[Person]) -> Person | None:
    """The one who ever rose highest, if it is one."""
    ranks = [min((office.level.rank for office in person.offices), default=9) for person in people]
    return people[ranks.index(min(ranks))] if people and ranks.count(min(ranks)) == 1 else None


def other_name(norm: str, phrase: Phrase, headline: bool) -> tuple[int, str] | None:
    """The longer name or thing that a surname without title is part of, with its offset; None where it stands alone.

    "Hunter Biden", "Wang Chuanfu", "Austin, Texas", "the Trump administration".
    """
    assert phrase.name is not None
    start, end = phrase.name.start, phrase.name.end
    surname = norm[start:end]
    if after := _AFTER_NAME.match(norm, end):
        return start, surname + after.group()
    following = _WORD_AFTER.match(norm, end)
    if following and names.is_family_name(surname) and names.is_given_name(following[1]):
        return start, f"{surname} {following[1]}"
    if phrase.heads or phrase.sides or phrase.relative:
        return None
    if following and not names.is_family_name(surname) and _goes_on(surname, following[1], headline):
        return start, f"{surname} {following[1]}"
    if surname.lower() in _COMMON and _IN.search(norm, max(0, start - 12), start):
        return start, f"in {surname}"
    before = _WORD_BEFORE.search(norm, max(0, start - 30), start)
    given = before[1].split()[:1] if before and before[1] else []
    if before is None or not given or not _belongs(norm, before.start(1), given[0], headline):
        return None
    return before.start(1), norm[before.start(1) : end]


def _goes_on(word: str, following: str, headline: bool) -> bool:
    """Whether a western surname is somebody's given name here: "George Floyd"."""
    if not names.is_name(following, ranked=True) or following.isupper():
        return False
    return names.is_western_given(word) or not headline


def _belongs(norm: str, start: int, word: str, headline: bool) -> bool:
    """Whether a word with a capital before a surname is a given name."""
    if names.is_western_given(word):
        return True
    opens = (
        start == 0
        or norm[max(0, start - 2) : start].strip() in (".", "!", "?", '"', "\n", ":", "-", "(")
        or norm[start - 1] == "\n"
    )
    return not headline and not opens and names.is_name(word, ranked=True) and not word.isupper()
