"""Whether the English word "host" is somebody there and then: "next to his host, Xi", "played host to him".

As a verb it is "to host", which is to come; as a noun it names who receives a guest that has come.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.kinds_en import by_form
from bot.core.wordlist import words

_WHOSE = words("his her their")
_MET_BY = words("with met meets meet told thanked by")
_PLAYING = by_form("play plays played played playing")
_TO_COME = words("will would may might could can shall should must expected due plans set hopes")
_NEAR = 6  # words before a host in which is said that he will be one


def is_only_named(told: Sequence[str], index: int) -> bool:
    """ "Talked with his host, Liang Guanglie": the verb before him tells of the contact."""
    return index > 1 and told[index - 2] in _MET_BY and told[index - 1] in _WHOSE


def form_of(told: Sequence[str], index: int) -> str:
    """As what form of the verb a host counts: of the one that is played, else as past; "" for a verb."""
    before = told[max(0, index - _NEAR) : index]
    if not before:
        return ""
    there = before[-1] in _WHOSE and _TO_COME.isdisjoint(before)
    return _PLAYING.get(before[-1], "past" if there else "")
