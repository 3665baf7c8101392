"""Two surnames that vouch for each other: "Sherman, Xie meet in Tianjin", "Paparo speaks with Wu".

A title often has nothing else. Neither name proves anything by itself; that two who serve on opposite sides
meet does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from bot.core import surnames
from bot.core.knowledge import Person
from bot.core.model import Level, Side
from bot.core.people import Cast, Register
from bot.core.phrase import Phrase
from bot.core.vocabulary import Sort, family_name

# Between the two: what one official does with another.
_BETWEEN = re.compile(
    r" (?:(?:to|will|would|could) )?(?:"
    r"meets?|met|hosts?|hosted|receives?|received|welcomes?|welcomed|visits?|calls?|called|phones?|phoned|sees?|saw|"
    r"(?:meets?|met|speaks?|spoke|talks?|talked|confers?|conferred|sits? down|sat down) (?:with|to)|"
    r"(?:holds?|held|has|had|begins?|began|opens?|opened|in|wraps? up|ends?) "
    r"(?:\w+ )?(?:talks?|meetings?|calls?) with|"
    r"tells?|told|presses|pressed|urges?|urged|warns?|warned) ",
    re.IGNORECASE,
)
_ALONGSIDE = re.compile(r"(?:, | and | & |-|–|/)")
# After both: what only two together do, or what they have together.
_TOGETHER = re.compile(
    r" (?:(?:to|will|set to|due to|may|could) )?"
    r"(?:meet|met|hold|held|talk|talked|speak|spoke|discuss|discussed|begin|began|open|start|resume|resumed|"
    r"wrap up|wrapped up|end|confer|conferred|exchange|exchanged|agree|agreed|sit down|sat down|kick off|"
    r"conclude|concluded|trade views|clash|clashed|dine|dined|lunch|lunched|huddle|huddled|chat|chatted|spar|"
    r"sparred|stroll|strolled|haggle|haggled|compare notes|shake hands|shook hands|swap|thrash out|"
    r"hammer out)\b|"
    r"(?: \w+)? (?:meetings?|talks|calls?|phone call|summit|dialogue|conversation)\b",
    re.IGNORECASE,
)
# What one may do with or to the other, in no more words than a title has between them; only those whose
# offices deal with each other are meant by it.
_LOOSELY = re.compile(r"(?:'s?|:| at [\w-]+:)?(?: [\w'-]+){1,6} (?:with|to) ")
_AND_BOTH = re.compile(r" (?:to |will )?[a-z]{3,}")
_NEAREST = 1
_RECEIVING = ("Director, Office of the Central Foreign Affairs Commission", "Foreign Minister")
_RESIDENT = ("Ambassador to the United States",)
_APART = 99
_US = Side.US  # members are slow to find


def vouched(
    norm: str, phrases: Sequence[Phrase], cast: Cast, register: Register
) -> Iterator[tuple[Phrase, Person]]:
    """Who the surnames mean that meet each other, with the phrase of each.

    `phrases` are those of a surname alone, in text order.
    """
    for one, other in pairwise(phrases):
        met = _meet(norm, one, other)
        if not met and not _may_meet(norm, one, other):
            continue
        pairs = [
            (a, b)
            for a, b in product(_serving(one, cast, register), _serving(other, cast, register))
            if a.side is not b.side
        ]
        if met:
            found = _linked(pairs, register) or _received(pairs, cast, register)
        else:
            found = _linked(pairs, register, _NEAREST + 1)
        if found:
            yield one, found[0]
            yield other, found[1]


def _meet(norm: str, one: Phrase, other: Phrase) -> bool:
    if _BETWEEN.fullmatch(norm, one.end, other.start):
        return True
    alongside = _ALONGSIDE.fullmatch(norm, one.end, other.start)
    return alongside is not None and _TOGETHER.match(norm, other.end) is not None


def _may_meet(norm: str, one: Phrase, other: Phrase) -> bool:
    """Whether something stands between two names, or behind both, that two may do: "A's marathon with B"."""
    if _LOOSELY.fullmatch(norm, one.end, other.start):
        return True
    alongside = _ALONGSIDE.fullmatch(norm, one.end, other.start)
    return alongside is not None and _AND_BOTH.match(norm, other.end) is not None


def _serving(phrase: Phrase, cast: Cast, register: Register) -> list[Person]:
    """Whom a surname can mean: him whom the item names, else all of that name who hold an office on the day,
    but no American who shares it with another country's leader ("Lee, Xi to meet").
    """
    assert phrase.name is not None
    term = phrase.name.term(Sort.SURNAME)
    people = term.people if term else ()
    named = [person for person in people if person.id in cast.known]
    return named or [
        p
        for p in people
        if (standing := register.standing(p)).offices
        and not standing.former
        and (p.side is not _US or standing.high or family_name(p).lower() not in register.lexicon.elsewhere)
    ]


def _linked(
    pairs: Sequence[tuple[Person, Person]], register: Register, apart: int = _APART
) -> tuple[Person, Person] | None:
    """The pair whose offices deal most closely with each other, None where no or several pairs do."""
    ranks = [min(_rank(a, b, register), _rank(b, a, register)) for a, b in pairs]
    best = min(ranks, default=apart)
    return pairs[ranks.index(best)] if best < apart and ranks.count(best) == 1 else None


def _rank(one: Person, other: Person, register: Register) -> int:
    """Where the other's office stands among those opposite to the one's; 0 is nearest."""
    held = {office.title for office in register.offices(other)}
    opposite = (register.knowledge.counterparts.get(office.title, ()) for office in register.offices(one))
    return min((titles.index(t) for titles in opposite for t in titles if t in held), default=_APART)


def _received(
    pairs: Sequence[tuple[Person, Person]], cast: Cast, register: Register
) -> tuple[Person, Person] | None:
    """The pair of an American who can be told by the surname and the Chinese who receives such guests: a
    leader, the only one in high office, or else the foreign minister.
    """
    americans = {person.id: person for pair in pairs for person in pair if person.side is _US}
    hosts = {person.id: person for pair in pairs for person in pair if person.side is not _US}
    guests = (
        [p for p in americans.values() if register.is_high(p)]
        if len(americans) > 1
        else list(americans.values())
    )
    if len(guests) != 1:
        return None
    told = guests[0].id in cast.known or not surnames.is_usual(family_name(guests[0]).lower())
    if not told and not cast.known.keys() >= hosts.keys():
        return None
    high = [person for person in hosts.values() if register.is_high(person)]
    leaders = [p for p in high if any(office.level is Level.LEADER for office in register.offices(p))]
    diplomats = [p for p in high if register.holds(p, _RECEIVING)]
    residents = [person for person in hosts.values() if register.holds(person, _RESIDENT)]
    for group in (leaders, high, diplomats, residents):
        if len(group) == 1:
            return next(pair for pair in pairs if group[0] in pair and guests[0] in pair)
    return None
