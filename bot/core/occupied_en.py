"""Whether somebody of no known side stands where the other party of an English act would: "met Craig Allen",
"in a meeting with Abe".
"""

from __future__ import annotations

from itertools import pairwise

from bot.core.clauses import PREPOSITIONS
from bot.core.kinds_en import DAYS, MONTHS
from bot.core.model import Side
from bot.core.names import is_family_name
from bot.core.parsing_en import Parse
from bot.core.positions import DETERMINERS, FUNCTION, SPOKESMEN
from bot.core.wordlist import words

_THIRD = Side.THIRD
_DATES = DAYS | MONTHS | {"today", "yesterday", "tomorrow"}


def occupied(parsed: Parse, last: int, form: str) -> bool:
    """Whether the act's object is somebody whom no mention covers: "met Craig Allen", "talks with
    farmers".
    """
    told = parsed.words
    start = last
    if form == "noun" or (start < len(told) and told[start] in ("with", "privately", "separately", "again")):
        nearby = told[last : last + 5]
        if "with" not in nearby or ("met", "with") in pairwise(
            nearby
        ):  # "an offer of talks met with silence"
            return False
        start = last + nearby.index("with") + 1
    start += told[start : start + 1] == ("the",)
    for index in range(start, min(start + 4, len(told))):
        word = told[index].removesuffix("'s")  # "received Tesla's Elon Musk"
        if not word or word in _NOBODY:
            mention = parsed.mentions[index]
            return mention is not None and mention.side is _THIRD  # "a word with Japan's minister"
        if word in SPOKESMEN and told[index + 1 : index + 2] == ("of",):  # "met with the president of Intel"
            whose = told[index + 2] if index + 2 < len(told) else ""
            return whose.isalpha() and whose not in DETERMINERS
        named = word.replace("-", "").isalpha()  # "received Kang Sok-ju"
        if not named or word in PREPOSITIONS or word in FUNCTION or word in SPOKESMEN:
            return named and index > start
        if word not in DETERMINERS and (index > start or _is_surname_alone(parsed, index)):
            return True
    return False


def _is_surname_alone(parsed: Parse, index: int) -> bool:
    """Whether a word is a name and all of it, and no Chinese one: "in a meeting with Abe, Obama"."""
    behind = parsed.words[index + 1 : index + 2]
    if behind and behind[0].isalpha() and behind[0] not in PREPOSITIONS:
        return False
    if parsed.words[index] in _DATES:
        return False
    written = parsed.span(index, index + 1).of(parsed.norm)
    return written.istitle() and not is_family_name(written)


_NOBODY = words("what whom which that how")  # "talks with what they called a framework"
