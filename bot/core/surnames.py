"""Who a surname alone stands for, and when it is somebody else's or no name at all.

A surname alone proves nothing. It stands for an official when the item names him in full, when it names the
office that he holds on the day, when a title before it fits that office, or when he is the one of that name
who deals with the others whom the item names; high office alone vouches only for a surname that is no common
word.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from bot.core import names, surroundings
from bot.core.knowledge import Person
from bot.core.lexicon import Hit
from bot.core.model import Level, Side, Track
from bot.core.people import HIGH, Cast, Register
from bot.core.phrase import BODIES, TITLES, Phrase
from bot.core.sides import Setting
from bot.core.titles import words_of
from bot.core.value import value
from bot.core.vocabulary import Sort, Term, offices_of

_AFTER_NAME = re.compile(
    r",? (?:Jr|Sr)\b|, (?:Texas|TX|Tex)\b|-(?:era|style|backed|like)\b|"
    r"-led\b(?! (?:[\w-]+ ){0,2}(?:delegation|group|team|mission|senators|lawmakers|members|officials)\b)|"
    r"(?:'s)? (?:[Aa]dministration|White House|era|campaign|Tower|Organi[sz]ation|University|College|family|"
    r"Street|Road|"
    r"County|[Cc]ity|Beach|Institute|Foundation|Center|School|Bank|Party)\b"
)
_PARTING = frozenset(" ,-'")  # what a longer name goes on with
_MEETS = re.compile(r" (?:meets|met|speaks|spoke|talks|talked|holds|held) (?:with |to |talks with )?[A-Z]")
_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Dd]owntown|[Nn]orth|[Ss]outh) $")
_WORD_BEFORE = re.compile(r"(?:^|[^\w'.-])((?:[A-Z][\w'-]+ )?(?:[A-Z]\.? )?)$")
_WORD_AFTER = re.compile(r" ([A-Z][\w'-]*)")
_OTHER_CHIEF = re.compile(
    r"[A-Z][\w&.-]* (?:chief|boss|founder|CEO|chairman|billionaire) $"
)  # "Alibaba chief Ma"
_PREFIX = re.compile(r"(?:\b[a-z]+|\b(?:Pro|Anti|Post|Pre|Non|Mid))-$")  # "pro-Trump", "Mar-a-Lago"
_JOINED = re.compile(r"\b(?:[A-Z][\w'-]+ and|with|[Mm]e(?:e)?ts?|[Tt]ells|[Tt]old|[Hh]osts|[Rr]eceives) $")
_SHOUTED = 4  # letters up to which capitals are an abbreviation: "GAO", "MA"
_STRANGER = 99
_LOWER_RANKS = ("vice adm", "lt gen", "lt. gen", "lieutenant gen")  # below a minister's
_CHIEFS = ("chief", "head", "boss")
_DEPUTIES = ("Deputy", "Vice", "Assistant", "Under", "Principal", "Member")
_ELECTED = (
    "Senator",
    "Representative",
    "Senate Leader",
    "House Leader",
    "US Governor",
    "Governor of California",
)
_AMBASSADOR = "ambassador"
_SO_STYLED = ("Trade Representative", "Special Envoy", "Special Representative", "Negotiator", "Coordinator")
_OF_A_FIELD = ("minister", "secretary")  # "Defence Minister Li" is no minister of industry of that name
_PRIME_MINISTER, _PREMIERS = "PM", ("Premier",)
_ELECT = "-elect"  # "President-elect Obama" is not yet in office
_TELLING = 7  # letters of a surname that tells who is meant
_CHINA = Side.CHINA  # members are slow to find

# Surnames that are also usual words, places or many people's: high office alone does not vouch for them.
_COMMON = words_of(
    """
    adams alexander allen anderson austin bailey baker ball bass bell bennett black blair blake bond brown
    bruce bryant burns bush butler campbell carter center chase clark clayton clinton cole coleman collins
    cook cooper cox cruz davidson davis day dean denmark diaz dunn earnest edwards evans fisher ford foster
    fox francis garcia gates gibson gonzalez graham grant gray green griffin hale hall hamilton harris
    harrison hart hayes henderson hernandez hill holmes hooker howard hughes hunt hunter jackson james
    jenkins johnson jones jordan kelly kennedy kim king klein knight lambert lee lewis long lopez marshall
    martin martinez mason mccarthy miller mitchell moore morgan morris mullin murphy murray nelson noh ortiz
    owens palmer park parker patel patterson paul perez perry peterson phillips porter powell power price
    ramos rank reed reid reynolds rice richardson rivera roberts robertson robinson rogers rose ross russell
    ryan sanders scott sessions shaw shear sherman simmons simpson smith snow stern stevens stewart stone
    sullivan swift tai taylor thomas thompson thornton tucker turner wagner walker wallace ward warner
    warren washington waters watson webb weber welch wells welsh west wheeler white wiles williams wilson
    wolf wood woods work wright yang york young
    """
)
_PRONOUNS = frozenset(
    {"he", "an", "le", "you", "she", "long", "can", "man", "so", "is", "hong", "ma", "ye", "ge"}
)


@value
class Surname:
    """A surname as it stands in a text, its `word` in lower case, with all who bear it and the countries that
    the item speaks of.
    """

    norm: str
    start: int
    end: int
    word: str
    people: Sequence[Person]
    setting: Setting

    @property
    def is_common(self) -> bool:
        """Whether it is also a usual word, place or name, as all Chinese family names but the president's."""
        chinese = self.word != "xi" and any(person.side is _CHINA for person in self.people)
        return chinese or is_usual(self.word)

    @property
    def acts(self) -> bool:
        """Whether it does what only a person does, in an item on both sides."""
        acts = surroundings.is_acting(self.norm, self.start, self.end)
        return acts and self.setting.is_bilateral(self.people)

    @property
    def meets(self) -> bool:
        """Whether it does what one official does with another, in an item on both sides."""
        meets = _MEETS.match(self.norm, self.end) is not None
        return meets and self.setting.is_bilateral(self.people)

    @property
    def is_telling(self) -> bool:
        """Whether it is so long that hardly anybody else bears it, in an item on both sides."""
        return self.end - self.start >= _TELLING and self.setting.is_bilateral(self.people)


def untold(norm: str, phrase: Phrase, register: Register) -> str:
    """The surname of somebody with a title whom nobody can tell, "" for none: "Vice Minister Chen" is China's
    whoever he is.
    """
    name = phrase.name
    if name is None or name.sorts & Sort.OFFICIAL or not phrase.heads:
        return ""
    word = norm[name.start : name.end]
    return "" if word.lower() in register.lexicon.elsewhere else word


def is_usual(word: str) -> bool:
    """Whether an American surname, in lower case, is also a usual word, a place or many people's name."""
    return word in _COMMON or names.is_western_given(word)


def bearer(
    phrase: Phrase, name: Hit, people: Sequence[Person], setting: Setting, register: Register, *, firm: bool
) -> Person | None:
    """Of those who bear a surname, whom it stands for in this item, None where it is somebody else or cannot
    be told.

    `firm` asks for those only who can be told without knowing whom else the item names.
    """
    cast = setting.cast
    if phrase.sides:
        people = [person for person in people if person.side in phrase.sides]
    if phrase.title == _PRIME_MINISTER:  # neither side has one, though some call China's premier so
        people = [person for person in people if register.holds(person, _PREMIERS)]
    named = [person for person in people if person.id in cast.known]
    titled, holder = _beside(phrase, name, people, setting, register)
    if titled or holder:
        return holder
    norm, start, end = setting.norm, name.start, name.end
    word = norm[start:end].lower()
    pronoun = word in _PRONOUNS and not _is_joined(norm, start, end)
    if named:
        return (
            None
            if pronoun and surroundings.opens_sentence(norm, start)
            else cast.nearest(named, phrase.start)
        )
    if _CHINA in cast.sides:
        given = [p for p in cast.known.values() if p.side is _CHINA and _is_given(word, p)]
        if given:
            return given[-1]
    others = not phrase.sides and _OTHER_CHIEF.search(norm, max(0, start - 40), start)
    if pronoun or (firm and word in _PRONOUNS) or word in cast.strangers or others:
        return None
    surname = Surname(norm, start, end, word, people, setting)
    seated = [person for person in people if person.id in cast.seated] if cast.seated else []
    if len(seated) == 1 or firm:
        return seated[0] if len(seated) == 1 else _plain(people, surname, bool(phrase.sides), register)
    return _prominent(people, surname, bool(phrase.sides), cast, register)


def _beside(
    phrase: Phrase,
    name: Hit,
    people: Sequence[Person],
    setting: Setting,
    register: Register,
) -> tuple[bool, Person | None]:
    """Whether titles stand beside a surname, which alone say who is meant, and whom they or a body or state
    there mean.
    """
    named = [person for person in people if person.id in setting.cast.known]
    if not phrase.heads:
        of_none = phrase.sides or named
        return False, None if of_none else _of_a_state(people, setting, name, register)
    titles = [head for head in phrase.heads if head.sort & TITLES and head.level]
    holder = _titled(phrase, titles, people, named, register) if titles else None
    return bool(titles), holder or _of_body(phrase, named or people, register)


def _titled(
    phrase: Phrase,
    titles: Sequence[Term],
    people: Sequence[Person],
    named: Sequence[Person],
    register: Register,
) -> Person | None:
    """Whom a surname with titles stands for: who has one that fits, or else the one whom the item names."""
    only = named[0] if len(named) == 1 else None
    if only is not None and len(people) == 1:
        return only
    title = phrase.title.lower()
    if title.startswith(_LOWER_RANKS):
        people = [person for person in people if not register.is_high(person)]
    kind = title.split()[-1]
    return _fitting(named, titles, kind, register) or _fitting(people, titles, kind, register) or only


def _of_body(phrase: Phrase, people: Sequence[Person], register: Register) -> Person | None:
    """The only one of a surname who serves at a body named before it: "NDRC chief Ma", "Treasury's Adams"."""
    bodies = {head.ref for head in phrase.heads if head.sort & BODIES and head.ref}
    if not bodies:
        return None
    there = [p for p in people if any(office.body in bodies for office in register.offices(p))]
    return there[0] if len(there) == 1 else None


def _of_a_state(people: Sequence[Person], setting: Setting, name: Hit, register: Register) -> Person | None:
    """Who alone of a surname governs or sits for a state that is said to have him: "Montana's Daines"."""
    before = setting.norm[max(0, name.start - 24) : name.start]
    if not before.endswith("'s ") or before[:-3].split(" ")[-1] not in register.knowledge.states:
        return None
    there = [p for p in people if any(office.title in _ELECTED for office in register.offices(p))]
    return there[0] if len(there) == 1 else None


def _is_joined(norm: str, start: int, end: int) -> bool:
    """Whether a surname stands where no pronoun of its form can: "Bessent and He begin", "met He"."""
    if start == 0 and _MEETS.match(norm, end):
        return True  # nobody was named before a title's first word
    return _JOINED.search(norm, max(0, start - 40), start) is not None


def _is_given(word: str, person: Person) -> bool:
    name = person.name.lower()
    return name.endswith(word) and name.split()[-1] == word


def _plain(people: Sequence[Person], surname: Surname, sided: bool, register: Register) -> Person | None:
    """The only one in high office, where the surname is no usual word."""
    high = _high(people, register)
    return high[0] if len(high) == 1 and (sided or not surname.is_common) else None


def _high(people: Iterable[Person], register: Register) -> list[Person]:
    return [person for person in people if register.is_high(person)]


def _fitting(people: Sequence[Person], heads: Sequence[Term], word: str, register: Register) -> Person | None:
    """The one whose office on the day is what the title says; failing that, the one of the title's kind."""
    if not people:
        return None
    offices = offices_of(heads, None)
    holds = register.is_elect if word.endswith(_ELECT) else register.holds
    fitting = [p for p in people if holds(p, offices)] if offices else []
    fitting = fitting or [p for p in people if any(_suits(p, head, register) for head in heads)]
    if not fitting and not (offices and word in _OF_A_FIELD):
        fitting = [p for p in people if any(_is_kind(word, o.title) for o in register.offices(p))]
    if not fitting and offices and word in _CHIEFS:
        fitting = _heading(people, {register.knowledge.seats.get(title) for title in offices}, register)
    if len(fitting) == 1:
        return fitting[0]
    high = _high(fitting, register)
    return high[0] if len(high) == 1 else None


def _is_kind(word: str, title: str) -> bool:
    """Whether an office is of a title's kind, by its name or by courtesy: "Ambassador Greer" negotiates."""
    return word in title.lower() or (word == _AMBASSADOR and any(map(title.__contains__, _SO_STYLED)))


def _heading(people: Sequence[Person], bodies: Container[str | None], register: Register) -> list[Person]:
    """Those who stand at the head of one of some bodies, beside whoever is called so more often: "Navy chief
    Mabus" is the secretary, though the chief of naval operations is the navy chief without a name.
    """
    return [
        person
        for person in people
        if any(o.body in bodies and not o.title.startswith(_DEPUTIES) for o in register.offices(person))
    ]


def _suits(person: Person, head: Term, register: Register) -> bool:
    """Whether a rank ("Gen.", "Minister", "Director") fits what the person was on the day."""
    held = register.offices(person)
    if not held or head.side not in (None, person.side) or head.posts:
        return False
    if head.sort is Sort.RANK and head.level is Level.WORKING and held[0].level in HIGH:
        return False  # a major general is no minister
    if head.track is Track.DEFENSE:
        return any(office.track is Track.DEFENSE for office in held)
    if head.level is Level.LEGISLATIVE:
        return held[0].level is Level.LEGISLATIVE
    return held[0].track is Track.DIPLOMATIC or person.side is Side.US


def _prominent(
    people: Sequence[Person], surname: Surname, sided: bool, cast: Cast, register: Register
) -> Person | None:
    """The one whose office deals with those whom the item names; else the only one in high office.

    For a common surname the words around it must show a person.
    """
    high = _high(people, register)
    common = surname.is_common
    vouched = sided or surname.acts
    serving = [p for p in people if (standing := register.standing(p)).offices and not standing.former]
    dealing = _linked(serving, cast, register) if vouched or not common else []
    for group in (_linked(high, cast, register), dealing):
        if len(group) == 1:
            return group[0]
    if common and not vouched:
        return None
    leaders = [p for p in high if any(office.level is Level.LEADER for office in register.offices(p))]
    for group in (high, leaders):
        if len(group) == 1:
            return group[0]
    rare = len(serving or people) == 1 and not common
    if rare and not high and (vouched or surname.is_telling):
        return (serving or people)[0]
    return serving[0] if len(serving) == 1 and surname.meets else None


def _linked(people: Sequence[Person], cast: Cast, register: Register) -> list[Person]:
    """Those whose offices deal most closely with somebody whom the item names."""
    ranks = [_closeness(person, cast, register) for person in people]
    best = min(ranks, default=_STRANGER)
    return [person for person, rank in zip(people, ranks, strict=True) if rank == best < _STRANGER]


def _closeness(person: Person, cast: Cast, register: Register) -> int:
    """How near the person's offices stand among the counterparts of those named; 0 is nearest.

    Whom a surname may mean counts where nobody named for certain deals with the person.
    """
    certain = _among_counterparts(person, cast.known.values(), register)
    return certain if certain < _STRANGER else _among_counterparts(person, cast.likely(register), register)


def _among_counterparts(person: Person, company: Iterable[Person], register: Register) -> int:
    own = {office.title for office in register.offices(person)}
    return min(
        (
            opposite.index(title)
            for other in company
            if other.side is not person.side
            for office in register.offices(other)
            for opposite in (register.knowledge.counterparts.get(office.title, ()),)
            for title in opposite
            if title in own
        ),
        default=_STRANGER,
    )


def longer_name(norm: str, phrase: Phrase, headline: bool) -> tuple[int, str] | None:
    """The longer name or thing that a surname is part of, with its offset; None where it stands alone.

    "Hunter Biden", "Wang Chuanfu", "George Floyd", "Austin, Texas", "the Trump administration".
    """
    assert phrase.name is not None
    start, end = phrase.name.start, phrase.name.end
    surname = norm[start:end]
    if rest := _continued(norm, surname, end, alone=phrase.start == start, headline=headline):
        return start, surname + rest
    if phrase.start < start:
        return None
    if norm[start - 1 : start] == "-" and (prefix := _PREFIX.search(norm, max(0, start - 16), start)):
        return prefix.start(), norm[prefix.start() : end]
    shouted = surname.isupper() and len(surname) <= _SHOUTED
    if shouted or (surname.lower() in _COMMON and _IN.search(norm, max(0, start - 12), start)):
        return start, f"{surname} (no name)"
    given = _given_before(norm, start, headline)
    return (given, norm[given:end]) if given is not None else None


def _given_before(norm: str, start: int, headline: bool) -> int | None:
    """Where the given name before a surname begins, None where none stands there."""
    if start == 0 or norm[start - 1] != " " or norm[norm.rfind(" ", 0, start - 1) + 1 : start].islower():
        return None
    before = _WORD_BEFORE.search(norm, max(0, start - 30), start)
    if before is None or not before[1] or not _belongs(norm, before.start(1), before[1].split()[0], headline):
        return None
    return before.start(1)


def _continued(norm: str, surname: str, end: int, *, alone: bool, headline: bool) -> str:
    """The words after a surname that make it another name, "" for none."""
    if norm[end : end + 1] not in _PARTING:
        return ""
    if after := _AFTER_NAME.match(norm, end):
        return after.group()
    following = _WORD_AFTER.match(norm, end)
    if following is None:
        return ""
    if names.is_family_name(surname):
        return following.group() if names.is_given_name(following[1]) else ""
    return following.group() if alone and _goes_on(surname, following[1], headline) else ""


def _goes_on(word: str, following: str, headline: bool) -> bool:
    """Whether a western surname is somebody's given name here: "George Floyd"."""
    if not names.is_name(following, ranked=True) or following.isupper():
        return False
    return names.is_western_given(word) or not headline


def _belongs(norm: str, start: int, word: str, headline: bool) -> bool:
    """Whether a word with a capital before a surname is a given name; a sentence's first word may be none."""
    if names.is_western_given(word):
        return True
    opens = norm[max(0, start - 2) : start].strip(" ")[-1:] in ("", ".", "!", "?", '"', ":", "-", "(", "\n")
    if headline or word.isupper():
        return False
    return names.is_only_family_name(word) or (not opens and names.is_name(word, ranked=True))
