"""Whether an English word of contact stands for something else: "meets the standards", "a call to act"."""

from __future__ import annotations

from collections.abc import Callable

from bot.core.acts_en import NOUNS
from bot.core.clauses import PREPOSITIONS
from bot.core.model import MentionKind, Side
from bot.core.naming_en import NAMED_AFTER
from bot.core.news_verbs_en import NEWS_STEMS
from bot.core.operators_en import CANCEL
from bot.core.parsing_en import Line
from bot.core.positions import DETERMINERS
from bot.core.stops_en import STOPS, is_stop
from bot.core.tokens_en import at_token
from bot.core.wordlist import words

_PLAYING = tuple((word,) for word in ("play", "plays", "played", "playing"))
_LISTENED = words("told tell tells telling before live studio to")


def _is_no_visit(line: Line, index: int, last: int) -> bool:
    """ "Plans to return", as against "plans a China return"."""
    return last == index + 1 and (
        index == 0 or line.words[index - 1] != "" or not _is_country(line, index - 1)
    )


def _is_audience(line: Line, index: int, last: int) -> bool:
    """ "Told a White House audience"."""
    before = line.words[max(0, index - 5) : index]
    return line.words[last : last + 1] != ("with",) and not _LISTENED.isdisjoint(before)


def _is_to_an_office(line: Line, index: int, last: int) -> bool:
    """ "The appointment of Rubio", as against one that is kept, skipped or dropped with somebody."""
    if line.words[last : last + 1] in (("of",), ("as",), ("to",)):
        return True
    return _KEPT.isdisjoint(line.words[max(0, index - 6) : index])


_KEPT = CANCEL | words("skip skips skipped skipping keep keeps kept missed misses off unable")


def _is_said_aside(line: Line, index: int, last: int) -> bool:
    """ "Rosenberg, invited by the ministry, held meetings": why he is there, and no offer."""
    return line.words[last : last + 1] == ("by",) and line.words[index - 1 : index] in _ASIDE


_ASIDE = (("",), (",",))


def _is_no_telephone(line: Line, _: int, last: int) -> bool:
    """ "Rings in a new era with Xi", "rings alarm bells"."""
    return not _BELLS.isdisjoint(line.words[last : last + 1])


_BELLS = words("in out true hollow alarm alarms bells")


def _is_of_virtue(line: Line, index: int, last: int) -> bool:
    """ "Urged him to exercise restraint in Lhasa": no drill."""
    behind = line.words[last : last + 3]
    return last == index + 1 and not _VIRTUES.isdisjoint(behind)


_VIRTUES = words(
    "restraint caution patience prudence leadership authority power control discretion influence vigilance "
    "judgment judgement rights right"
)


def _is_a_body(line: Line, index: int, _: int) -> bool:
    """ "The Central Military Commission", "the planning commission" are offices of one side; the two have a
    joint one, one of trade, or one that bears both names.
    """
    before = line.words[max(0, index - 4) : index]
    return not (before and (not before[-1] or _OF_BOTH & {*before}))


_OF_BOTH = words("joint mixed bilateral consultative commerce trade economic two between military-maritime")


def _is_catching_up(line: Line, index: int, _: int) -> bool:
    """ "Plays catch-up"."""
    return line.words[index - 1 : index] in _PLAYING


def _is_no_meeting(line: Line, index: int, last: int) -> bool:
    """ "Meets the standards", "at a G20 meet in Italy": no people, or many."""
    following = line.words[last : last + 4]
    if not _MET_WITHOUT_PEOPLE.isdisjoint(following) and following[0] in DETERMINERS:
        return True
    venue = line.mentions[index - 1] if index > 1 and line.words[index] == "meet" else None
    return venue is not None and venue.kind is MentionKind.VENUE


def _is_appeal(line: Line, index: int, last: int) -> bool:
    """ "Xi calls its claim", "a call to act"."""
    following = line.words[last : last + 2]
    if not following:
        return False
    if _names_act(line, index, last):
        return True
    if line.words[index - 1 : index] in _WHO_NAMES and line.words[index - 2 : index - 1] in _WHAT:
        return True  # "what it calls groundless interrogation"
    if following[0] in _WHOSE and not _HOMEWARD.isdisjoint(line.words[last : last + 6]):
        return True  # "calls its navy chief home"
    names = line.words[index] == "calls" and index > 0 and not line.words[index - 1]
    if names and (following[0] in NAMED_AFTER or following[0].isdigit()):
        return True
    return following[0] == "to" and len(following) > 1 and following[1] in _ASKED_FOR


def _names_act(line: Line, _: int, last: int) -> bool:
    """ "Calls the closed-door meeting with Wang candid": the act is told by its own noun."""
    for word in line.words[last : last + _PHRASE]:
        if word in NOUNS:
            return True
        if not word or word in PREPOSITIONS or not word[0].isalpha():
            return False
    return False


_PHRASE = 5  # words of a noun phrase
_WHO_NAMES = (("it",), ("he",), ("she",), ("they",), ("",))
_WHAT = (("what",), ("which",))
_WHOSE = words("its his her their your")
_HOMEWARD = words("home back")


def _is_traffic(line: Line, index: int, last: int) -> bool:
    """ "Travel picks up", as against "travel to China", "plans to travel"."""
    return last == index + 1 and line.words[last : last + 1] not in _ON_THE_WAY


def _is_adjective(line: Line, _: int, last: int) -> bool:
    """ "Their bilateral climate talks" are told by the talks."""
    following = line.words[last : last + 3]
    if not following or following[0] in PREPOSITIONS:
        return False
    return not NOUNS.keys().isdisjoint(following)


def _objects(line: Line, index: int, last: int) -> bool:
    """ "Carrier sails by; Beijing protests": in public, with nobody named to whom."""
    if index < _FRONT or not _is_country(line, index - 1) or line.words[index - 2] not in _PARTING:
        return False
    return line.words[last : last + 1] in _TO_NOBODY


_FRONT = 2  # words before a protest
_PARTING = (",", ";", ":", "as", "and", "while", "but")
_TO_NOBODY = ((), (",",), (".",), (";",), ("over",), ("at",), ("against",))


def _is_country(line: Line, index: int) -> bool:
    mention = line.mentions[index]
    return mention is not None and mention.kind is MentionKind.COUNTRY


_MET_WITHOUT_PEOPLE = words(
    "press expectation expectations needs need standards standard criteria requirements requirement deadline "
    "challenge challenges demand demands goal goals target targets moment threshold definition"
)
_ASKED_FOR = NEWS_STEMS | words("' \"")
_ON_THE_WAY = ((), ("to",), ("for",))
_RAISED = words(
    "stakes ante bar flag eyebrows hopes pressure heat tariffs duties prices temperature tensions profile"
)


def _is_heightened(line: Line, _: int, last: int) -> bool:
    """ "Raises the stakes with Xi": nothing is spoken of."""
    last += line.words[last : last + 1] == ("the",)
    return not _RAISED.isdisjoint(line.words[last : last + 1])


WORDY = words("barbs spar spars sparred sparring")
"""What two exchange in public, before others or from afar: no contact of the two."""


def is_before_others(line: Line, last: int) -> bool:
    """ "Trade barbs in UN speeches", "spar at WTO": in public, or where many countries meet."""
    venue = at_token(line, last + 1) if line.words[last : last + 1] == ("at",) else None
    return not _FROM_AFAR.isdisjoint(line.words[last:]) or (venue is not None and venue.side is Side.THIRD)


_FROM_AFAR = words(
    "speech speeches address addresses tv television radio shows podcast statements tweets twitter "
    "interviews letters op-eds ads council assembly afar"
)


MEANINGS: dict[str, Callable[[Line, int, int], bool]] = {
    **dict.fromkeys(("meet", "meets", "met", "meeting"), _is_no_meeting),
    **dict.fromkeys(STOPS, lambda line, index, _: not is_stop(line, index)),
    **dict.fromkeys(("call", "calls"), _is_appeal),
    **dict.fromkeys(("called", "calling"), _names_act),
    "protests": _objects,
    **dict.fromkeys(("raise", "raises", "raised", "raising"), _is_heightened),
    "return": _is_no_visit,
    "audience": _is_audience,
    "appointment": _is_to_an_office,
    "commission": _is_a_body,
    "exercise": _is_of_virtue,
    "invited": _is_said_aside,
    **dict.fromkeys(("ring", "rings", "rang"), _is_no_telephone),
    "catch-up": _is_catching_up,
    "travel": _is_traffic,
    "bilateral": _is_adjective,
}
"""Words of contact that may stand for something else, and what says so."""
