"""English journeys told with a day or a way between the verb and the place: "flies on Monday to Beijing",
"sets off next week for China", "goes on from Tokyo to Beijing".
"""

from __future__ import annotations

from bot.core.acts_en import TRAVEL, VISIT, ActWord
from bot.core.clauses import PREPOSITIONS
from bot.core.kinds_en import DAYS, MONTHS, by_form
from bot.core.parsing_en import Line
from bot.core.tokens_en import is_soil
from bot.core.wordlist import words

_LEAVING = by_form(
    "leave leaves left leaving", "depart departs departed departing", "head heads headed heading",
    "fly flies flew flying", "jet jets jetted jetting", "set sets set setting", "take takes took taking",
)  # fmt: skip
MOVING = (
    _LEAVING
    | by_form(
        "travel travels traveled traveling", "go goes went going", "come comes came coming",
        "return returns returned returning", "journey journeys journeyed journeying",
        "continue continues continued continuing",
    )
    | {"travelled": "past", "travelling": "ing", "gone": "past", "flown": "past"}
)  # fmt: skip
"""The verbs by their forms."""
_NEED_PARTICLE = words("set sets setting take takes took taking")
_PARTICLES = words("off out on over back forth ahead")
_WHEN = (
    DAYS
    | MONTHS
    | words(
        "on in at this next last later early late the week weekend month year end beginning start of today "
        "tomorrow tonight morning afternoon evening again instead then also together alone directly "
        "straight spring summer autumn fall winter mid-january mid-april mid-may mid-june mid-october "
        "mid-november"
    )
)
_WITHIN = 9  # words behind the verb in which the place stands
_BEHIND_PLACES = PREPOSITIONS | _WHEN | words("and but as after before where when while amid ahead who which")


def moves(line: Line, index: int) -> ActWord | None:
    """The journey to the other side's country that a verb of motion tells at a token, with "to" or "for"."""
    words, at = line.words, index + 1
    leaving = words[index] in _LEAVING
    if words[at : at + 1] and words[at] in _PARTICLES:
        at += 1
    elif words[index] in _NEED_PARTICLE:
        return None
    stop = min(len(words) - 1, index + _WITHIN)
    while at < stop and not (words[at] == "to" or (leaving and words[at] == "for")):
        if words[at] == "from" and not words[at + 1]:
            at += 2
        elif words[at] in _WHEN or words[at][:1].isdigit():
            at += 1
        else:
            return None
    if at >= stop or not is_soil(line, at + 1):
        return None
    behind = words[at + 2 : at + 3]
    if behind and behind[0].isalpha() and behind[0] not in _BEHIND_PLACES:
        return None  # "returns next week to China policy"
    to_come = words[index] == "set" and words[index - 1 : index] in _TO  # its past has the same form
    return ActWord(TRAVEL, "base" if to_come else MOVING[words[index]], index, at + 1)


_TO = (("to",), ("will",))


def stays(line: Line, index: int) -> ActWord | None:
    """The stay that a verb of spending tells at a token: "spends three days in Beijing", "to spend next week
    in Washington"; hours in traffic there are no stay.
    """
    words = line.words
    stop = min(index + 1 + _TIME, len(words) - 1)
    at = next((i for i in range(index + 1, stop) if words[i] in _DAYS_AND_MORE), 0)
    there = bool(at) and words[at + 1] in _WITHIN_COUNTRY and at + 2 < len(words)
    if not there or not is_soil(line, at + 2):
        return None
    return ActWord(VISIT, SPENDING[words[index]], index, at + 2)


SPENDING = by_form("spend spends spent spending")
_TIME = 6  # words in which a length of time is told
_DAYS_AND_MORE = words("day days night nights week weeks weekend fortnight thanksgiving")
_WITHIN_COUNTRY = words("in across around")
