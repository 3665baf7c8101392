"""How a contact took place, from the act and the words of its clause: by phone, by video, in person, in
writing.
"""

from __future__ import annotations

from bot.core.acts_en import ActWord
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


def of(parsed: Parse, word: ActWord) -> Mode:
    """The mode of an act, UNSPECIFIED where neither it nor its clause says."""
    first, last, act = word.first, word.last, word.act
    clause = parsed.clause_of(first)
    near = set(parsed.words[max(clause.first, first - _BEFORE) : min(clause.last, last + _AFTER)])
    if act.mode is not Mode.CORRESPONDENCE and near & _VIDEO:
        return Mode.VIDEO
    if act.mode is Mode.UNSPECIFIED:
        said = ((_PHONE, Mode.PHONE), (_PERSON, Mode.IN_PERSON), (_WRITING, Mode.CORRESPONDENCE))
        return next((mode for cues, mode in said if near & cues), Mode.UNSPECIFIED)
    if act.mode is Mode.IN_PERSON and near & _BY_PHONE and not near & _PERSON:
        return Mode.PHONE
    return act.mode
