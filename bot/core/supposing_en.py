"""English acts that somebody would do: if he had an office ("vows talks with Xi if elected", "the nominee
told senators he would press Beijing"), or because he would like to ("says he hopes to visit China").

What is promised to voters and senators, or wished for in public, has not been offered to the other side.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import ActWord
from bot.core.clauses import Clause
from bot.core.filling_en import BOTH, sides
from bot.core.kinds_en import forms
from bot.core.parsing_en import Parse
from bot.core.wordlist import holds, words

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


def is_wished(parsed: Parse, clause: Clause, word: ActWord) -> bool:
    """Whether one side only says that it would like an act in a clause: "Kerry hopes to visit China", "would
    not hesitate to meet Xi", as against "has told Beijing that he hopes to visit".
    """
    told, last = parsed.words, word.first
    opens = clause.first
    if told[opens] in _WHETHER and not _TORN.isdisjoint(told[max(0, opens - _BEFORE_IT) : opens]):
        before = [m for at, m in zip(parsed.at, parsed.named, strict=True) if at < opens]
        return sides(before) & BOTH != BOTH  # "his team debates whether to meet"
    if _LIKING.isdisjoint(told) or not _CONVEYED.isdisjoint(told):
        return False
    first = max(opens - 1, last - _NEAR, 0)
    near = told[first:last]
    for index, low in enumerate(near[:-1]):
        if low in _LIKING and near[index + 1] == "to" and len(near) - index - 2 <= _TO_IT:
            if "," in near[index + 2 :]:
                continue  # "hoping to calm markets, met"
            if low == "like" and near[index - 1 : index] not in _WOULD:
                continue
            before = [m for at, m in zip(parsed.at, parsed.named, strict=True) if at < first + index]
            return sides(before[-2:]) & BOTH != BOTH
    return False


_LIKING = forms("hope want love") | words("like willing open happy glad hesitate hoping keen eager")
_WHETHER = words("whether if")
_TORN = forms("debate weigh mull consider ponder argue disagree discuss") | words(
    "split divided torn undecided"
)
_BEFORE_IT = 4  # words before "whether" in which those are who cannot tell
_TO_IT = 3  # words between "to" and the act: "hopes to hold talks"
_WOULD = frozenset((word,) for word in words("would 'd i'd he'd she'd they'd we'd"))
_CONVEYED = words(
    "told tells conveyed conveys informed informs message messages proposed proposes offered offers offer "
    "asked asks request requested invited invites invitation agreed agree word signaled signalled notified "
    "both"
)


def is_hearing(norm: str, title_end: int) -> bool:
    """Whether a title tells what was said to lawmakers by somebody who is yet to be confirmed."""
    title = norm[:title_end].lower()
    asked = holds(title, _LAWMAKERS)
    return asked and any(norm.find(said, title_end) >= 0 for said in _TO_BE_CONFIRMED)


_LAWMAKERS = ("senator", "senate", "lawmaker", "hearing", "committee", "congress")
_TO_BE_CONFIRMED = ("if confirmed", "confirmation hearing", "nomination hearing", "the nominee")
