"""What stands between the parts of a noun phrase of English, word for word, and just before one."""

from __future__ import annotations

import re

AND = frozenset((" and ", " and the ", ", and ", "/", ", ", " & ", "-", " - ", " or "))
PAUSES = frozenset((", ", " - "))
AND_OFFICE = frozenset((" and ", "/", ", ", " "))
AND_THIRD = frozenset((" and ", ", and ", " and the "))
_PARTS = ("city", "state", "province", "municipality")
OF = frozenset(
    (
        " of ",
        " of the ",
        " from ",
        " from the ",
        *(f" {of} the {part} of " for of in ("of", "from") for part in _PARTS),
    )
)
OF_BODY = frozenset((" of ", " of the ", " at ", " at the "))
OF_COUNTRY = frozenset((*OF, " in ", " in the "))
AT_DESK = frozenset((" at ", " at the ", " within ", " within the ", " inside ", " inside the "))
WITHIN = frozenset(("'s ", " of ", " of the "))
WITHIN_BODY = frozenset(
    (*WITHIN, " ", " in ", " in the ", " from ", " at ", " of ", " at the ", " from the ")
)
OWNED = ("'s ", "s' ")
POSSESSIVE = frozenset(("'s ", "' "))
OWNERS = frozenset((" ", "'s ", "' ", "'s top ", " top "))
TO_HOST = frozenset((" to ", " to the ", " in "))
TO_WHOSE = OF | OF_BODY | TO_HOST
TO_TITLE = frozenset((" ", " the ", ", ", ", the "))
TO_REST = frozenset((" ", "-", "'", ""))  # how the gap from a country to the rest of its phrase begins
LINKS = AND | POSSESSIVE | {" "}  # between a country and another, or the name of its official

CLOSE = frozenset((" ", "-", "'s "))  # nothing parts those who stand so

_TO_NAME = re.compile(r",? (?:(?:the|then)[ -])?(?:[\"'(][A-Z][\w.]*[\"')] )?")
_FORMER_ENDS = tuple(  # what the next can end with
    f"{word}{link}"
    for word in ("ormer", "ex", "Ex", "hen", "ate", "ired", "ime", "while")
    for link in (" ", "-", " the ", "-the ")
)
FORMER_LAST = frozenset(end[-3:] for end in _FORMER_ENDS)
_FORMER = re.compile(
    r"\b(?:[Ff]ormer|[Ee]x|then|[Tt]hen|late|[Rr]etired|[Oo]ne-?time|[Ee]rstwhile)[ -](?:the )?$"
)


def leads_to_name(gap: str) -> bool:
    """Whether a name can follow its title so: "Minister Wang", "Minister, Wang", "Gen. (Ret.) Brown"."""
    return gap in (" ", ", ") or _TO_NAME.fullmatch(gap) is not None


def was_former(norm: str, start: int) -> bool:
    """Whether the words before an offset say that somebody no longer is what he is called.

    They end in one of `FORMER_LAST`, which is quicker to ask first.
    """
    return (
        norm.endswith(_FORMER_ENDS, 0, start) and _FORMER.search(norm, max(0, start - 14), start) is not None
    )


def opens_scene(norm: str, start: int) -> bool:
    """Whether a country that begins at an offset is where something takes place: "in Singapore"."""
    return norm.endswith(_IN, 0, start)


_IN = (" in ", " at ", "In ", "At ")


def closes_phrase(norm: str, start: int, end: int) -> bool:
    """Whether a country between two offsets ends a phrase that a comma closes, so that who is named behind it
    acts alone: "after a stop in Manila, US diplomats met", as against "talks with Chinese, US officials".
    """
    if norm[end : end + 3] == " - ":  # "SINGAPORE - U.S. officials"
        return end - start > len("U.S.") and norm[start:end].isupper()
    before = norm[max(0, start - _BEFORE) : start].lower()
    if norm[end - 3 : end].lower() in _ADJECTIVES:
        return False
    either = norm[start:end].lower() in _EITHER  # a country, or what is of it
    return before.endswith(_AT_A_PLACE if either else _BEHIND)


_BEFORE = 14  # letters before a country in which a preposition and an article stand
_ADJECTIVES = ("ese", "can", "ian", "ish")
_EITHER = ("us", "u.s.", "uk", "u.k.", "eu")
_AT_A_PLACE = (" in the ", " to the ", " from the ", "\nin the ", " over the ", " with the ")
_PLACED = ("in", "at", "to", "from", "over", "on", "into", "near", "around", "about", "against", "with", "of")
_BEHIND = (*_AT_A_PLACE, *(f" {word} " for word in _PLACED), "\nin ", " visiting ", " leaving ")
