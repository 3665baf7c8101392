"""How a contact took place, from the act and the words of its clause: by phone, by video, in person, in writing."""

from __future__ import annotations

from bot.core.acts_en import Act
from bot.core.clauses import Parse
from bot.core.model import Mode
from bot.core.wordlist import words

_VIDEO = words(
    "video videoconference teleconference virtual virtually online zoom remote remotely video-link videolink"
)
_PHONE = words("phone telephone telephoned phoned call")
_BY_PHONE = frozenset(["phone", "telephone"])
_PERSON = words("in-person face-to-face sidelines margins bilateral sit-down visit trip visiting hosted")
_WRITING = words("letter letters message messages written")
_BEFORE, _AFTER = 8, 14  # tokens around the act that can say how


def of(parsed: Parse, first: int, last: int, act: Act) -> Mode:
    """The mode of the act whose trigger is the tokens [first, last)."""
    clause = parsed.clause_of(first)
    words = set(parsed.words[max(clause.first, first - _BEFORE) : min(clause.last, last + _AFTER)])
    if act.mode is Mode.CORRESPONDENCE:
        return Mode.CORRESPONDENCE
    if words & _VIDEO:
        return Mode.VIDEO
    if act.mode is Mode.PHONE:
        return Mode.PHONE
    if act.mode is Mode.UNSPECIFIED:
        if words & _PHONE:
            return Mode.PHONE
        if words & _PERSON:
            return Mode.IN_PERSON
        if words & _WRITING:
            return Mode.CORRESPONDENCE
    elif words & _BY_PHONE and not words & _PERSON:
        return Mode.PHONE
    return act.mode
