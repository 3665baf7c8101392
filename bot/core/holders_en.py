"""Who held what an English noun names, where the words behind it say so: "the call that Xi and Obama had"."""

from __future__ import annotations

from bot.core.clauses import FINITE
from bot.core.model import Mention
from bot.core.parsing_en import Parse
from bot.core.wordlist import words

_REACH = 45  # tokens behind a noun in which those who held it are named


def holders(parsed: Parse, last: int) -> list[Mention]:
    """Who held it, in the words behind a noun: "the conversation that Fang and Dunford conducted", "a call
    Xi and Obama had".
    """
    start = last + (parsed.words[last : last + 1] in _WHICH)
    if start >= len(parsed.words) or parsed.words[start] or parsed.mentions[start] is None:
        return []
    group: list[Mention] = []
    for index in range(start, min(start + _REACH, len(parsed.words))):
        word, mention = parsed.words[index], parsed.mentions[index]
        if mention is not None and parsed.preps.get(index, "") == "" and parsed.standing[index] == "party":
            group.append(mention)
        elif word in _HOLDING:
            return group
        elif word in FINITE:
            break
    return []


_WHICH = (("that",), ("which",))
_HOLDING = words("held had conducted hold have had holding")
