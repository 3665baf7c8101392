"""What an English act word must have beside it to be an act: an object, a verb's place, who is there."""

from __future__ import annotations

from bot.core.acts_en import (
    ACROSS,
    ARRIVE,
    GUIDE,
    HEAR,
    LEAVE,
    NOTIFY,
    NOUNS,
    OVERTURE,
    PHONE,
    REVIEW,
    SCOLD,
    TURN_AWAY,
    WALK,
    Trigger,
)
from bot.core.harbour_en import are_warships
from bot.core.idioms_en import CLASH, TALK_THROUGH
from bot.core.model import MentionKind, Side
from bot.core.naming_en import is_somebody
from bot.core.parsing_en import Line
from bot.core.positions import DETERMINERS
from bot.core.wordlist import words

NAMED_WITHIN = 6  # words behind a verb in which its object is named
NOUN_BEFORE = DETERMINERS | words(
    "in of for during at after before on 's face-to-face bilateral high-level phone"
)
VERB_AUXILIARY = words("to will would may might could can not should must 'll")
_TO_THE_CARPET = ("to", "the", "carpet")


def needs_more(phrase: tuple[str, ...], trigger: Trigger) -> bool:
    """Whether `lacks_object` can be true of a phrase."""
    act, base = trigger.act, trigger.form == "base"
    by_place = act.family == "agree" or act in _NOUNS_TOO or act is NOTIFY
    of_few = act in _OF_SOMEBODY or act in (PHONE, TURN_AWAY) or phrase == _TO_THE_CARPET[-1:]
    return base if by_place else of_few


def lacks_object(line: Line, index: int, last: int, trigger: Trigger) -> bool:
    """Whether a verb that is an act of few things stands with none of them, or is no verb."""
    act, base = trigger.act, trigger.form == "base"
    if act.family == "agree" or act in _NOUNS_TOO:  # "a sign of", "a trade review", "in the face of"
        return base and (not _is_infinitive(line, index) or line.words[index - 2 : index] == _FACE_TO)
    if act is NOTIFY:
        return base and index > 0 and line.words[index - 1] in NOUN_BEFORE  # "his brief"
    if act in _OF_SOMEBODY:
        return not _OF_SOMEBODY[act](line, index, last)
    if line.words[index - 2 : last] == _TO_THE_CARPET or (act is PHONE and index == 0):
        return True  # "summoned to the carpet" is told by its verb; "Pick up the phone", somebody is told
    if act is not TURN_AWAY or _is_of_warships(line, index, last):
        return False
    away = line.words[last - 1] == "away"  # officials are turned away too, and barred from much else
    return not (away and any(is_somebody(line, at) for at in range(last, min(last + 2, len(line.words)))))


def _is_of_warships(line: Line, index: int, last: int) -> bool:
    """ "Turns away a US destroyer", "US destroyer turned away from Qingdao", "Kitty Hawk turned away"."""
    if index and line.mentions[index - 1] is not None and are_warships(line, index - 1, index):
        return True
    passive = line.words[last : last + 1] in (("from",), ("at",))
    return are_warships(line, last, last + NAMED_WITHIN) or (
        passive and are_warships(line, max(0, index - NAMED_WITHIN), index)
    )


_FACE_TO = ("face", "to")  # "talk face to face"
_NOUNS_TOO = (REVIEW, WALK, ACROSS, TALK_THROUGH)


def _goes_away(line: Line, index: int, last: int) -> bool:
    """ "Left China", "departs after talks", as against "left the stage", "leaves his hotel", "left the door
    open", "departs from what they agreed": who leaves a thing is no traveller.
    """
    behind = line.words[last : last + _LEFT_WITHIN]
    departs = line.words[index].startswith("depart")
    if departs and behind[:1] == ("from",):
        behind = line.words[last + 1 : last + 1 + _LEFT_WITHIN]
        named = behind[0] == "" if behind[:1] != ("the",) else "" in behind[1:2]
        return named or not _LEFT_PLACES.isdisjoint(behind)
    if behind[:1] and behind[0] in _LEFT_THINGS:
        return False
    if departs or not behind or behind[0] not in _BEFORE_A_THING:
        return True
    return "" in behind[:3] or not (_LEFT_PLACES.isdisjoint(behind) and NOUNS.keys().isdisjoint(behind))


_LEFT_WITHIN = 4  # words behind "leave" in which what is left stands
_BEFORE_A_THING = words("the a an his her their its our my no little much behind out all many several")
_LEFT_THINGS = words(
    "jet plane aircraft stage podium lectern hotel room building house hospital prison jail office job post "
    "cabinet government congress church court school open unanswered unchanged intact doubt"
)
_LEFT_PLACES = words(
    "capital capitals city country nation mainland airport base province island region town territory venue "
    "villa guesthouse compound tarmac table summit talks meeting states house hall ministry embassy"
)


def _is_led(line: Line, index: int, last: int) -> bool:
    """ "Escorts Vilsack to", "was escorted by", as against "provides escorts" for ships."""
    return line.words[index].endswith("ed") or any(is_somebody(line, at) for at in (last, last + 1))


def _is_heard(line: Line, index: int, last: int) -> bool:
    """ "Qin hears from Campbell", as against "has he heard from his counterpart"."""
    before = line.words[max(0, index - NAMED_WITHIN) : index]
    return before[-1:] == ("",) and _PERFECT.isdisjoint(before) and is_somebody(line, last)


def _is_on_site(line: Line, index: int, last: int) -> bool:
    """ "Baucus, in Beijing, scolds Gao": who is in the other's country, or on the telephone, speaks to him,
    not of him, unless he is there with a third country's ("criticized Xi in a call with Kishida").
    """
    whom = next((m for m in line.mentions[last : last + 4] if m is not None), None)
    if whom is None or whom.kind not in (MentionKind.PERSON, MentionKind.ROLE) or _is_with_third(line):
        return False
    if not _LINES.isdisjoint(line.words):
        return True
    first = max(0, index - 2 * NAMED_WITHIN)
    return any(
        line.words[at - 1] in _ON_SITE and m.kind is MentionKind.COUNTRY and m.side is whom.side
        for at, m in zip(line.at, line.named, strict=True)
        if first < at < index
    )


def _is_with_third(line: Line) -> bool:
    """Whether a sentence has a third country's "with" which something is done."""
    return any(
        m.side is Side.THIRD and "with" in line.words[max(0, at - 2) : at]
        for at, m in zip(line.at, line.named, strict=True)
    )


def _asks_for_talks(line: Line, _: int, last: int) -> bool:
    """ "Approached Beijing in the hope of talks", as against an island that a ship approached."""
    behind = line.words[last : last + 3 * NAMED_WITHIN]
    return behind[:1] == ("",) and not _TALKED_OF.isdisjoint(behind)


_TALKED_OF = words("talks trade negotiations dialogue channels meeting call summit")
_PERFECT = words("has have had hasn't haven't hadn't did didn't")
_ON_SITE = words("in visiting")
_LINES = words("phone telephone line call videolink")


def _meets_there(line: Line, index: int, last: int) -> bool:
    """ "Lock horns in Beijing", "squared off at talks", as against "over tariffs as markets slide"."""
    placed = any(
        line.words[at] in _THERE and _is_capital(line, at + 1) for at in range(last, len(line.words) - 1)
    )
    return placed or not _MEETINGS.isdisjoint(line.words[max(0, index - NAMED_WITHIN) :])


def _is_capital(line: Line, index: int) -> bool:
    return line.norm[line.span(index, index + 1).start].isupper()


_THERE = words("in at")
_MEETINGS = words("talks meeting summit session sit-down room table dinner lunch call")


def _comes_to_a_place(line: Line, index: int, last: int) -> bool:
    """ "Slips into Beijing", as against "slips into obscurity"."""
    return not line.words[index].startswith("slip") or "" in line.words[last : last + 2]


_OF_SOMEBODY = {
    ARRIVE: _comes_to_a_place,
    CLASH: _meets_there,
    GUIDE: _is_led,
    HEAR: _is_heard,
    LEAVE: _goes_away,
    OVERTURE: _asks_for_talks,
    SCOLD: _is_on_site,
}


def _is_infinitive(line: Line, index: int) -> bool:
    """Whether a base form is a verb: behind an auxiliary, or behind its subject in a headline."""
    return index > 0 and (line.words[index - 1] in VERB_AUXILIARY or not line.words[index - 1])
