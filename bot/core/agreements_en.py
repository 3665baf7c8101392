"""What two agree to in English: to meet, to put off talks, an accord; and who accepts an invitation."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import GATHERING, NOUNS, ActWord
from bot.core.operators_en import negates
from bot.core.wordlist import words as words_of

COURSE = words_of("in at during after following under")


def of_agreement(words: Sequence[str], after: range, found: str) -> str:
    """What two agree to, or one will not: "would not agree to a summit" turns it down."""
    planned = _of_agreement(words, after, found)
    unwilling = found == "negation" and words[after.start] == "to"
    unwilling = unwilling and (
        planned == "future" or not _GATHERINGS.isdisjoint(words[after.start + 1 :][:3])
    )
    return (
        "refuse"
        if unwilling and not _WILLING.isdisjoint(words[max(0, after.start - 4) : after.start])
        else planned
    )


_GATHERINGS = frozenset(noun for noun, act in NOUNS.items() if act.family in GATHERING)
_WILLING = words_of("will would won't wouldn't")


def _of_agreement(words: Sequence[str], after: range, found: str) -> str:
    """ "Agreed to meet", "agree in principle to a summit": a contact to come, as against an accord."""
    if words[after.start : after.start + 2] == ("in", "principle"):
        after = after[2:]
    at = next((i for i in range(after.start, min(after.start + 6, len(words))) if words[i] == "that"), 0)
    planned = not (_ARE_TO.isdisjoint(words[at : at + 8]) or _ACTS_TO_COME.isdisjoint(words[at : at + 14]))
    if (
        at
        and planned
        and ("principle" in words[after.start : at] or COURSE.isdisjoint(words[after.start : at]))
    ):
        return "future"  # "agree, in principle, that the two should meet", not "agreed in a call that"
    for index in after[:8]:
        if words[index] in COURSE or words[index] == ",":
            return found
        if words[index] == "to" and words[index + 1 : index + 2] in _COMING_TOGETHER:
            return "future"
        if words[index] == "to" and words[index + 1 : index + 2] in _PUTTING_OFF:
            return found if _OFF_ACTS.isdisjoint(words[index + 2 : index + 7]) else "cancel"
        if words[index] in COMING_ACTS and (words[after.start] in ("to", "on") or is_on_act(words, index)):
            return "future"
    return found


def is_on_act(words: Sequence[str], index: int) -> bool:
    """ "An accord on a leaders' summit", "a deal reached on the visit", as against "on summit sidelines"."""
    before = words[max(0, index - _REACH) : index]
    at = next((i for i, word in enumerate(before) if word in ACCORDS), -1)
    return at >= 0 and "on" in before[at:] and words[index + 1 : index + 2] != ("sidelines",)


_REACH = 7
_COMING_TOGETHER = frozenset(
    (w,) for w in words_of("meet hold host visit speak talk convene sit travel see come")
)
_PUTTING_OFF = frozenset((w,) for w in words_of("postpone delay cancel suspend defer put call scrap"))
_OFF_ACTS = words_of("summit meeting visit trip talks dialogue session round")
_ARE_TO = words_of("should would will")
_ACTS_TO_COME = words_of("meet summit meeting talks visit call speak convene")
ACCORDS = words_of("deal accord agreement pact understanding consensus terms")
COMING_ACTS = words_of("summit meeting visit trip call sit-down sitdown dinner")


def is_accepted(told: Sequence[str], index: int) -> bool:
    """Whether a verb says that an invitation was accepted: "has accepted", as against "has yet to accept"."""
    return not any(negates(word) or word in _NOT_YET for word in told[max(0, index - 3) : index])


def of_invitation(word: ActWord, near: Sequence[str], found: str, *, firm: bool) -> tuple[str, bool]:
    """ "Accepted an invitation" is a plan; who will invite has yet to be answered."""
    if word.form != "noun":
        return "offer" if found == "future" else found, firm
    accepted = any(verb in ACCEPTING and is_accepted(near, at) for at, verb in enumerate(near))
    return ("future", True) if accepted else (found, firm)


ACCEPTING = words_of("accept accepts accepted accepting")
_NOT_YET = words_of("yet to whether if would may might could can should")
