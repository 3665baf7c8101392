"""How and with what result a contact took place that no frame reads, by the words of its headline and of the
sentence that tells of it.

No act says there whether somebody was met, rung up or written to, or was told no: "Nobody picks up for
Austin", "Mail for Lutnick postmarked Beijing".
"""

from __future__ import annotations

import re

from bot.core.channels_en import (
    CAMERAS,
    DIALLING,
    HOTLINES,
    LETTERS,
    LINES,
    MAIL,
    MONITORS,
    POST,
    RANG,
    SCREENS,
    VIRTUAL,
    WRITING,
    one_of,
)
from bot.core.model import Mode, Status

_SCREENS = re.compile(rf"\b(?:{one_of(SCREENS | MONITORS | CAMERAS | VIRTUAL)}|video-?\w+)\b")
_LINES = re.compile(
    rf"\b(?:{one_of(LINES | HOTLINES | RANG | DIALLING)}|hung up|hanging up|on the line|secure line"
    r"|pick(?:s|ed)? up (?:the|for)|call-?back|lets? it ring)\b"
)
_LETTERS = re.compile(
    rf"\b(?:{one_of(LETTERS | MAIL | WRITING | POST)}|condolences|notif(?:ied|ies|ication)"
    r"|advance (?:word|notice))\b"
)
# What was wanted came to nothing, by the other side's will; not what it only came weeks after.
_REFUSED = re.compile(
    r"(?<!after being )(?<!after )(?<!since )\b(?:turn(?:ed|s|ing)? (?:down|away|back)|sa(?:id|ys?) no"
    r"|would(?: not|n't) (?:pick|take|come|see|answer|hear|meet|return|let)|won't (?:pick|take|come|see)"
    r"|refus(?:ed|es|al|ing)|rebuff(?:ed|s)?|spurn(?:ed|s)?|snub(?:s|bed)?|(?:nobody|no one) pick(?:s|ed)? up"
    r"|(?:go|goes|went|gone) (?:nowhere|unanswered|unreturned)|bars? (?:the )?door|shuts? (?:the )?door"
    r"|lets? it ring|rejecting|denied (?:entry|permission|leave)|cold shoulder|stood up)\b"
)
_OFF = re.compile(
    r"\b(?:(?:drop|scrap|shelve|ditch|abandon)(?:s|d|es|p?ed)? (?:(?:the|its|their|a|his|her) )?(?:plans?"
    r"|trip|visit|tour|talks|round)|call(?:s|ed) off|(?:is|are) off|struck off|ax(?:es|ed)|cancel(?:s|l?ed)"
    r"|postpon(?:es|ed)|put(?:s)? off|go(?:es)? dark|pull(?:s|ed) out|suspend(?:s|ed))\b"
)


def mode(low: str) -> Mode:
    """How it took place, by words in small letters; UNSPECIFIED where none of them says."""
    if _SCREENS.search(low):
        return Mode.VIDEO
    if _LINES.search(low):
        return Mode.PHONE
    return Mode.CORRESPONDENCE if _LETTERS.search(low) else Mode.UNSPECIFIED


def status(low: str, read: Status) -> Status:
    """What came of it, where the words say that it came to nothing; `read` is what its verb says."""
    if read is Status.DECLINED or read is Status.CANCELLED:
        return read
    if _REFUSED.search(low):
        return Status.DECLINED
    return Status.CANCELLED if _OFF.search(low) else read
