"""English idioms of contact whose words stand apart, with somebody between them: "gives Wang the cold
shoulder", "reaches Dong by phone", "gets an hour with Xi".
"""

from __future__ import annotations

from bot.core.acts_en import CALL, HOST, SEE, SHUN, WARN, Act, ActWord
from bot.core.idioms_en import DATE, STATES
from bot.core.model import Mention, MentionKind
from bot.core.operators_en import BE
from bot.core.parsing_en import Line
from bot.core.wordlist import words

_WITHIN = 9  # words behind a verb in which what completes it stands
_FORMS = ("base", "present", "past", "ing")
_OFFICIALS = (MentionKind.PERSON, MentionKind.ROLE)
_PARTIES = (*_OFFICIALS, MentionKind.BODY, MentionKind.COUNTRY)


def _forms(*verbs: str) -> dict[str, str]:
    return {word: form for verb in verbs for word, form in zip(verb.split(), _FORMS, strict=True)}


_GIVING = _forms("give gives gave giving", "grant grants granted granting")
_LEAVING = _forms("leave leaves left leaving", "keep keeps kept keeping")
_SNUBBING = _LEAVING | _forms("stand stands stood standing")
_REACHING = _forms("reach reaches reached reaching", "get gets got getting", "raise raises raised raising")
_HAVING = _forms("have has had having", "get gets got getting", "win wins won winning")
_STATES = {
    first: sorted((state for state in STATES if state[0] == first), key=len, reverse=True)
    for first in {state[0] for state in STATES}
}
FIGURES = frozenset({"date"}).union(_STATES, _GIVING, _SNUBBING, _REACHING, _HAVING)
"""The words that such an act can begin with; most are common, so that `COMPLETING` is asked first."""
_TIMES = words("minutes hour hours half-hour quarter-hour")
_SNUBS = words("shoulder brush-off brushoff slip runaround snub heave-ho")
_SILENCE = (("the", "silent", "treatment"),)
_IN_VAIN = words("hanging unanswered unreturned")
_LINES = words("phone telephone line")
_TELLINGS = words("earful dressing-down talking-to tongue-lashing roasting lecture ultimatum mind scolding")
COMPLETING = frozenset({"date", "up", "over", "round", "silent"}).union(
    _SNUBS, _TELLINGS, _IN_VAIN, _LINES, _TIMES, words("table room face business conclave"), _STATES
) - {"on", "off", "in", "across", "down", "back"}
"""One of these is in a sentence that has such an act."""


def figure(line: Line, index: int) -> ActWord | None:
    """The act that begins at a token with words further on."""
    word = line.words[index]
    if word in _STATES and (state := _state(line, index)):
        return state
    if word in _GIVING:
        return _given(line, index, _GIVING[word])
    if word in _HAVING and (had := _had(line, index)):
        return had
    if word in _SNUBBING and (last := _snubbed(line, index)):
        return ActWord(SHUN, _SNUBBING[word], index, last)
    if word in _REACHING and _is_by_phone(line, index):
        return _act(CALL, _REACHING[word], index)
    with_somebody = line.words[index + 1 : index + 2] == ("with",) and _official(line, index + 2)
    return _act(DATE, "noun", index) if word == "date" and with_somebody else None


def _act(act: Act, form: str, index: int) -> ActWord:
    return ActWord(act, form, index, index + 1)


def _behind(line: Line, index: int) -> tuple[str, ...]:
    return line.words[index + 1 : index + 1 + _WITHIN]


def _of_kind(line: Line, index: int, kinds: tuple[MentionKind, ...]) -> Mention | None:
    mention = line.mentions[index] if 0 <= index < len(line.words) else None
    return mention if mention is not None and mention.kind in kinds else None


def _official(line: Line, index: int) -> Mention | None:
    return _of_kind(line, index, _OFFICIALS)


def _party(line: Line, index: int) -> Mention | None:
    return _of_kind(line, index, _PARTIES)


def _given(line: Line, index: int, form: str) -> ActWord | None:
    """ "Gives Wang the cold shoulder" snubs him, "gives Wang an earful" tells him, "grants Wang half an hour"
    receives him.
    """
    behind = _behind(line, index)
    if _party(line, index + 1) is None:
        return None
    if not _SNUBS.isdisjoint(behind[1:5]) or behind[1:4] in _SILENCE:
        return _act(SHUN, form, index)
    if not _TELLINGS.isdisjoint(behind[1:5]) and _official(line, index + 1):
        return _act(WARN, form, index)
    received = _official(line, index + 1) and not _TIMES.isdisjoint(behind[1:5])
    return _act(SEE, form, index) if received else None


def _snubbed(line: Line, index: int) -> int:
    """Where the verb ends in "leaves Wang hanging", "stood Austin up", "stands up Austin"; 0 for others, as
    in "stood up to Austin".
    """
    behind = _behind(line, index)
    if line.words[index] in _LEAVING:
        return index + 1 if _party(line, index + 1) and not _IN_VAIN.isdisjoint(behind[1:4]) else 0
    last = index + 1 + (behind[:1] == ("up",))
    alone = last == index + 1 and behind[1:2] != ("up",)
    return 0 if alone or _official(line, last) is None else last


def _is_by_phone(line: Line, index: int) -> bool:
    """ "Reached Dong by telephone", "gets Wang on the phone"."""
    behind = _behind(line, index)
    if _official(line, index + 1) is None:
        return False
    return any(
        word in ("by", "on", "over") and not _LINES.isdisjoint(behind[at + 1 : at + 3])
        for at, word in enumerate(behind[:5])
    )


def _time_with(line: Line, index: int) -> int:
    """Where "with" stands in "had an hour with Wang"; 0 where no official's company is meant."""
    behind = _behind(line, index)
    if "with" not in behind:
        return 0
    at = index + 1 + behind.index("with")
    between = line.words[index + 1 : at]
    timed = bool(between) and between[-1] in _TIMES  # "had another conversation that hour with"
    return at if timed and "" not in between and _official(line, at + 1) else 0


def _had(line: Line, index: int) -> ActWord | None:
    """The act of who has somebody's time, or has him over."""
    form = _HAVING[line.words[index]]
    if last := _time_with(line, index):
        return ActWord(SEE, form, index, last)
    return _act(HOST, form, index) if _has_over(line, index) else None


def _has_over(line: Line, index: int) -> bool:
    """ "Had Xu over for lunch", "has the ambassador round", as against "has Xu over a barrel"."""
    at = next((i for i in range(index + 1, min(index + 4, len(line.words))) if _official(line, i)), 0)
    if not at or line.words[at + 1 : at + 2] not in _OVER:
        return False
    return line.words[at + 2 : at + 3] in _PURPOSES


_OVER = (("over",), ("round",))
_PURPOSES = {()} | {
    (word,) for word in words("for to as on , at again this and amid after before ahead in .")
}


def _state(line: Line, index: int) -> ActWord | None:
    """What two are by some words: "Wang and Blinken back at the table", "is on the line with", as against
    "met face to face", "his legacy on the line".
    """
    for state in _STATES[line.words[index]]:
        last = index + len(state)
        if line.words[index:last] == state:
            before = line.words[index - 1] if index else ""
            after = line.words[last : last + 1]
            said = not before or before in BE or before in _BEING
            said = said or (after in _PARTED and not before.startswith(_MEETING))
            made = not before and line.words[index - 2 : index - 1] in _MAKING
            return ActWord(STATES[state], "noun" if made else "past", index, last) if said else None
    return None


_BEING = words("been back stay stayed stays just finally again spent last , finds found themselves")
_MAKING = tuple((verb,) for verb in ("get", "bring", "put"))  # "to get Wei in a room with" is to bring about
_PARTED = (("",),)  # the other party right behind it
_MEETING = ("me", "sit", "sat", "sp", "talk")  # met, spoke: it only says how
