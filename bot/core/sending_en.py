"""Who wrote an English letter and whom it reached: "a letter from Austin reached Dong", "a message from Biden
was delivered to Xi", "a note from the Pentagon landed on Wang's desk".
"""

from __future__ import annotations

from bot.core.filling_en import Slots, take
from bot.core.parsing_en import Parse
from bot.core.wordlist import words

_REACHING = words("reach reaches reached")
_DELIVERED = words(
    "delivered handed passed given sent conveyed relayed carried brought transmitted transferred arrived "
    "arrives landed lands lies lay sits sat goes went"
)
_NAMED = 5  # words behind "from" in which it is said who wrote it
_WITHIN = 14  # words behind him in which it is said whom it reached


def sent(parsed: Parse, last: int, found: Slots) -> None:
    """Fill in who wrote the letter whose noun ends at a token, and whom it reached."""
    at = last
    if parsed.words[last : last + 1] == ("from",):
        at = _named(parsed, last + 1, last + 1 + _NAMED)
        if not at or not take(parsed, at, found.by, found, owners=True):
            return
        found.at = [mention for mention in found.at if mention is not parsed.mentions[at]]
    if not found.to and (whom := _reached(parsed, at + 1)):
        take(parsed, whom, found.to, found, owners=True)


def _reached(parsed: Parse, first: int) -> int:
    """Where he stands whom a letter reached; 0 where nobody does."""
    delivered = False
    for at in range(first, min(len(parsed.words), first + _WITHIN)):
        word = parsed.words[at]
        if word in _REACHING or (delivered and word == "to"):
            return _named(parsed, at + 1, at + 3)
        if delivered and word == "desk" and parsed.words[at - 1] == "'s":
            return at - 2
        delivered = delivered or word in _DELIVERED
    return 0


def _named(parsed: Parse, first: int, stop: int) -> int:
    return next((at for at in range(first, min(stop, len(parsed.words))) if not parsed.words[at]), 0)
