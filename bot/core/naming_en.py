"""Whether a word of calling telephones somebody or only gives something a name: "called the talks candid"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.clauses import FINITE, OPENERS, PREPOSITIONS
from bot.core.model import MentionKind
from bot.core.parsing_en import Line
from bot.core.positions import DETERMINERS, FUNCTION
from bot.core.wordlist import words

NAMED_AFTER = words("its his her their a an the ' \" it them")
_JUDGED = words("meeting talks visit trip summit call conversation discussion discussions exchange")


def is_somebody(line: Line, index: int) -> bool:
    """Whether an official stands at a token."""
    mention = line.mentions[index] if index < len(line.words) else None
    return mention is not None and mention.kind in (MentionKind.PERSON, MentionKind.ROLE)


def calls_something(line: Line, last: int) -> bool:
    """ "Called his meeting with Xi a victory", "Monday's talks honest", "the exchange she called "frank"":
    a verdict, and no telephone.
    """
    named = line.words[last : last + 4]
    dated = named[0].endswith("'s") and not _JUDGED.isdisjoint(named[1:2]) if named else False
    judges = not DETERMINERS.isdisjoint(named[:1]) and not _JUDGED.isdisjoint(named)
    dated = dated or (bool(named) and named[0].endswith("ing"))  # "what she calls keeping doors open"
    if judges or dated or named[:1] == ('"',) or not _JUDGED.isdisjoint(named[:1]):
        return True
    return is_somebody(line, last) and _is_judged_so(named[1:4])


def _is_judged_so(following: Sequence[str]) -> bool:
    """Whether somebody is called something: "calls Xi a dictator", "calls Xi 'smart'", as against "calls Xi
    over", "calls Xi on Thursday".
    """
    if not following or not following[0] or following[0] == "'s":
        return False
    word = following[0]
    if not _TIMES.isdisjoint(following[1:3]):
        return False  # "called Xi a day after"
    return word in NAMED_AFTER or (word.isalpha() and word not in _BEHIND_A_CALL and not word.endswith("ly"))


_TIMES = words("day days week weeks month few couple hour hours")
_BEHIND_A_CALL = (
    PREPOSITIONS
    | FINITE
    | FUNCTION
    | frozenset(OPENERS)
    | words("yesterday tomorrow tonight last this next earlier twice ahead hours days weeks first")
)
