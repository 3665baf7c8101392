"""Whether "stop", "leg" or "swing" is a stage of a journey: "adds a Beijing stop", "the China leg"."""

from __future__ import annotations

from bot.core.model import MentionKind, Side
from bot.core.parsing_en import Line
from bot.core.positions import DETERMINERS
from bot.core.wordlist import words

STOPS = words("stop leg swing")
_BEHIND = words("as on in for after before at with during of from this next last amid when while and")
_TAKING_IN = words(
    "adds add added plans planned planning makes made making includes include including cancels canceled "
    "cancelled cancel skips skip skipped drops drop dropped scraps scrapped begins began begin starts "
    "started ends ended after before during"
)


def is_stop(line: Line, index: int) -> bool:
    """Whether the country of one of the two sides stands between what opens a noun and the word at an index:
    "skips China stop", as against "tells China to stop" and "China stop buying".
    """
    where = line.mentions[index - 1] if index > 1 else None
    if where is None or where.kind is not MentionKind.COUNTRY or where.side is Side.THIRD:
        return False
    opens, behind = line.words[index - 2], line.words[index + 1 : index + 2]
    ends = not behind or behind[0] in _BEHIND or not behind[0].isalpha()
    return ends and (opens in DETERMINERS or opens == "'s" or opens in _TAKING_IN)
