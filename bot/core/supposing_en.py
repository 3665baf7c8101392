"""English acts that hang on an office which somebody does not have yet: "vows talks with Xi if elected", "the
nominee told senators he would press Beijing".

What a candidate or a nominee promises has been offered to voters and senators, not to the other side.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import ActWord
from bot.core.kinds_en import forms
from bot.core.parsing_en import Parse
from bot.core.wordlist import words

_INTO_OFFICE = words(
    "confirmed elected re-elected reelected nominated appointed chosen picked sworn wins win won becomes "
    "become returned"
)
_PICKED = words("nominee nominees president-elect candidate candidates")
_IF = words("if should were once when")
_LOOSELY = words("if should were")  # with others between: "should she win"
_AT_ONCE = frozenset((word,) for word in _INTO_OFFICE | words("sent posted named"))
_AHEAD = 5  # words behind "if" in which the office stands
_PROMISING = forms("promise vow pledge plan want") | words("will would 'd 'll could intends seek hopes to")
_SUPPOSING = _INTO_OFFICE | words("sent posted named nominee nominees confirmation")
_NEAR = 14  # words before an act in which it is promised


def is_supposed(parsed: Parse, word: ActWord) -> bool:
    """Whether an act is promised for the case that somebody gets an office."""
    told = parsed.words
    if _SUPPOSING.isdisjoint(told):
        return False
    condition = _condition(told)
    if condition <= word.first < condition + _AHEAD and condition:
        return True  # "if sent to Beijing" itself
    if word.form == "past" or _PROMISING.isdisjoint(told[max(0, word.first - _NEAR) : word.first]):
        return False
    return bool(condition) or _is_heard(told, word.first)


def _condition(told: Sequence[str]) -> int:
    """Where the words begin behind "if confirmed", "should she win", "if Trump is re-elected"; 0: nowhere."""
    for index, low in enumerate(told):
        if low in _IF:
            behind = told[index + 1 : index + 1 + _AHEAD]
            if behind[:1] in _AT_ONCE or (low in _LOOSELY and not _INTO_OFFICE.isdisjoint(behind)):
                return index + 1
    return 0


def _is_heard(told: Sequence[str], first: int) -> bool:
    """ "The nominee told senators he would", "told her confirmation hearing"."""
    before = told[:first]
    return not _PICKED.isdisjoint(before) or "confirmation" in before
