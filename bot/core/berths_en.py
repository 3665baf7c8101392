"""English words that say a ship of war may not call at Hong Kong, with no verb of keeping out: "no berth for
the carrier", "told it may not dock there", "steams off without its stop".

Beijing lets foreign navies into the port or does not, so that whoever tells of it need not say who refuses.
The names of the port differ (the harbour, a quarter where the sailors go), and so do those of the call.
"""

from __future__ import annotations

from bot.core.acts_en import TURN_AWAY, ActWord
from bot.core.harbour_en import are_warships
from bot.core.parsing_en import Line
from bot.core.positions import DETERMINERS
from bot.core.readers_en import readers
from bot.core.wordlist import words

_STAYS = words(
    "berth berths liberty entry stop stops stopover call calls visit visits stay leave docking anchorage "
    "welcome mooring pier thanksgiving"
)
_MOORS = words("berth dock enter call anchor moor visit stop land come put tie pull sail")
_NO = words("no without")
_NOT = words("not cannot never")
_BETWEEN = DETERMINERS | words("be allowed let permitted able get have hong kong to into in at")
_KEEPING_OUT = words("stay keep kept stayed")
_OUT = words("out away off")
_NEAR = 5
_AT_ISSUE = words("comment reason word plan plans decision request incident date change")
OF_PORT = words("victoria wan sar hong")
"""Words that name the port, one of which is in every such sentence."""


def _no_stay(line: Line, index: int) -> ActWord | None:
    """ "No berth for the carrier", "without its Hong Kong liberty": what it does not have there."""
    if not _is_there(line):
        return None
    for word in line.words[index + 1 : index + 2 * _NEAR]:
        if word in _STAYS:
            return ActWord(TURN_AWAY, "past", index, index + 1)
        if word in _AT_ISSUE or word in (",", ";", ".", "but"):
            return None
    return None


def _may_not(line: Line, index: int) -> ActWord | None:
    """ "Told it may not berth", "will not get its liberty": what it may not do there."""
    if not _is_there(line):
        return None
    for word in line.words[index + 1 : index + 2 * _NEAR]:
        if word in _MOORS or word in _STAYS:
            return ActWord(TURN_AWAY, "past", index, index + 1) if word != "leave" else None
        if word not in _BETWEEN:
            return None
    return None


def _told_to_stay_out(line: Line, index: int) -> ActWord | None:
    """ "Told to stay out of the harbour", "kept out": by whoever lets ships into the port."""
    told = line.words
    asked = told[max(0, index - _NEAR) : index]
    ordered = "told" in asked or "ordered" in asked or told[index] == "kept"
    out = ordered and not _OUT.isdisjoint(told[index + 1 : index + 1 + _NEAR])
    return ActWord(TURN_AWAY, "past", index, index + 1) if out and _is_there(line) else None


def _is_there(line: Line) -> bool:
    """Whether ships of war and the port are named."""
    return not OF_PORT.isdisjoint(line.words) and are_warships(line, 0, len(line.words))


READERS = readers((_NO, _no_stay), (_NOT, _may_not), (_KEEPING_OUT, _told_to_stay_out))
"""At which words which of them is asked."""
