"""People outside the files whose body a description behind them names: "Zhang Yan, who directs arms control
at the foreign ministry", "Wu Demin of the Foreign Ministry's consular department".

A name that no list has is nobody's official until something says whose he is. Where that is an office it
stands in apposition (`apposition`); where it is a field of work, only the body tells the side.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.core import names
from bot.core.model import Level, Side
from bot.core.phrase import BODIES, Phrase
from bot.core.vocabulary import Sort

_RUNS = (
    r"(?:who (?:now |also )?(?:heads|headed|leads|led|runs|ran|directs|directed|oversees|oversaw|handles"
    r"|handled|manages|covers|works on|worked on|deals with|is in charge of|is responsible for)"
    r"|(?:the )?(?:man |woman |official |officer |diplomat )?(?:in charge of|responsible for|charged with"
    r"|dealing with|overseeing|handling|heading|leading|running))"
)
_IN_CHARGE = re.compile(rf", {_RUNS} (?:(?:[\w'&-]+ ){{1,9}}?(?:at|in|of|for|within) )?(?:the |an? )?$")
_AT_ITS_HEAD = re.compile(r"(?:heads|leads|runs|directs|heading|leading|running) (?:the )?$")
_ACTS_AS = re.compile(
    r", (?:acting|serving|who acts|who acted|who serves|who served|who doubles|who works) "
    r"(?:as|for|in (?:the )?(?:place|absence|stead) of) (?:the |an? )?$"
)
_OF = re.compile(r" (?:of|from|at) (?:the )?$")
_DEPARTMENT = re.compile(
    r"'s (?:[\w-]+ ){0,5}(?:department|office|bureau|division|directorate|desk|section|unit|branch|team)\b",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r",? (?:said|says|added|confirmed|announced|wrote|noted|argued|told (?:reporters|the|a|an)\b)"
)
_OUTSIDE = re.compile(r"News|Daily|Online|Universit|Academ|College|Institut|Congress|Committee|Commission\b")
_REACH = 120  # characters before a body in which a description can begin
_ATTACHES = ("attache", "attaché")
_ENDS = ("of ", "at ", "the ", "in ", "for ", "from ", "an ", "a ", "s ", "d ", "n ", "g ")


def described(norm: str, phrase: Phrase, floor: int) -> Phrase | None:
    """A body, or an office that somebody fills in for, as the unknown person before it whom it describes,
    None where there is none. `floor` is where what was read before ends.
    """
    if phrase.named or phrase.relative or phrase.plural or phrase.is_third:
        return None
    body = phrase.heads[-1].sort & BODIES and not _OUTSIDE.search(phrase.heads[-1].name or phrase.title)
    if body and (owned := _owned(norm, phrase)):
        return owned
    if not norm.endswith(_ENDS, 0, phrase.start):
        return None
    if not body and not phrase.heads[-1].sort & Sort.ROLE:
        return None
    end = phrase.end
    if body and (department := _DEPARTMENT.match(norm, end)):
        end = department.end()
    pattern = _IN_CHARGE if body else _ACTS_AS
    opening = pattern.search(norm, max(floor, phrase.start - _REACH), phrase.start)
    if opening is not None:
        found = names.before_comma(norm, opening.start() + 2, floor)
    elif body and (link := _OF.search(norm, max(floor, phrase.start - 10), phrase.start)):
        found = names.ending(norm, link.start(), floor)
        found = found if found and names.is_person(found[1]) else None
    else:
        found = None
    if found is None or _TELLS.match(norm, end):
        return None
    heads = phrase.heads
    if opening is not None and end == phrase.end and _AT_ITS_HEAD.search(opening[0]):
        heads = (*heads[:-1], replace(heads[-1], level=Level.SENIOR))
    return replace(
        phrase, start=found[0], end=end, unknown=found[1], heads=heads, sides=phrase.sides or _owner(phrase)
    )


def _owned(norm: str, phrase: Phrase) -> Phrase | None:
    """ "USDA's Ted McKinney", "the NSC's Sarah Beran": whose a body is told to be is of it."""
    if norm.startswith("'s ", phrase.end):
        start = phrase.end + 3
    elif phrase.title.endswith(_ATTACHES):  # an office that the files have as one body with its holder
        start = phrase.end + 1
    else:
        return None
    name = names.run(norm, start)
    if not names.is_person(name) or _TELLS.match(norm, start + len(name)):
        return None
    return replace(phrase, end=start + len(name), unknown=name, sides=phrase.sides or _owner(phrase))


def _owner(phrase: Phrase) -> tuple[Side, ...]:
    """Only Americans call it so."""
    return (Side.US,) if phrase.title == "Treasury" else ()
