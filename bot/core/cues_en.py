"""English phrases that say two people were in each other's company or on one line: "over dinner", "for two
hours", "behind closed doors", "by phone", "in a letter", "at the Great Hall", "in Beijing on Friday".
"""

from __future__ import annotations

from bot.core import channels_en
from bot.core.kinds_en import DAYS
from bot.core.model import MentionKind, Side
from bot.core.parsing_en import Line
from bot.core.wordlist import words

MEALS = words(
    "dinner lunch luncheon breakfast brunch supper tea coffee banquet meal drinks beers whisky cake "
    "dumplings cocktails hotpot steak sirloin noodles duck roast dessert sandwiches burgers barbecue wine"
)
_TIMES = words("hour hours minutes")
_LINES = channels_en.SCREENS | channels_en.LINES | channels_en.HOTLINES | channels_en.LINE
_LETTERS = channels_en.LETTERS | channels_en.MAIL | channels_en.NOTES | words("wechat whatsapp text")
_ROOMS = words(
    "corridor corridors hallway lobby lounge suite tarmac elevator lift limousine limo motorcade car "
    "guesthouse residence villa ranch table sofa teahouse doorstep patio garden gardens airport podium-side "
    "hotel office study room chamber anteroom antechamber ballroom reception airfield cabin quarters home "
    "compound hall headquarters sidelines margins fringes course fairway links boardroom foyer stairs "
    "steps"
)
_ALONE = words(
    "face-to-face one-on-one tete-a-tete privately in-person eyeball-to-eyeball side-by-side tête-à-tête"
)
_BY = words("over by via on through")
_IN = words("in by via through with")
_AT = words("in at on aboard inside outside across")
_OVER = words("over at during")
_FOR = words("for")
_GAP = 6  # words between a preposition and the noun that makes it a cue
_PHRASES = (
    ("behind", "closed", "doors"),
    ("in", "private"),
    ("in", "person"),
    ("face", "to", "face"),
    ("one", "on", "one"),
    ("one", "to", "one"),
    ("eye", "to", "eye"),
    ("at", "length"),
    ("to", "his", "face"),
    ("to", "her", "face"),
)
_OPENING = frozenset(phrase[0] for phrase in _PHRASES)
# Words behind a cue that make it somebody else's: "over dinner with donors", "in a letter to senators", "in a
# phone interview", "by video statements", "a dinner speech", "an email to supporters".
_OTHERS = words(
    "with to from for of interview interviews app speech call conference message 's program rally press news "
    "reporters journalists briefing newsletter statement statements messages clip clips "
    "ad ads post posts hour"
)
CUES = (
    MEALS | _TIMES | _LINES | _LETTERS | _ROOMS | _ALONE | words("doors private person face length one eye")
)
"""A sentence with none of these has no such phrase, but for a place."""


def is_company(line: Line, first: int, stop: int) -> bool:
    """Whether tokens [first, stop) have a phrase that says that two were together or on one line."""
    told = line.words
    for at in range(first, min(stop, len(told))):
        word = told[at]
        if word in _OPENING and any(_is_phrase(told, at, phrase) for phrase in _PHRASES):
            return True
        if word in _ALONE:
            return True
        if word in _PLACED and _is_governed(line, at, first, _PLACED[word]):
            return True
    return False


def _is_phrase(told: tuple[str, ...], at: int, phrase: tuple[str, ...]) -> bool:
    """ "Behind closed doors", as against "behind closed doors with senators"."""
    last = at + len(phrase)
    return told[at:last] == phrase and told[last : last + 1] != ("with",)


def _is_governed(line: Line, at: int, first: int, prepositions: frozenset[str]) -> bool:
    """Whether a noun stands behind one of its prepositions, and is not somebody else's."""
    if line.words[at + 1 : at + 2] and line.words[at + 1] in _OTHERS:
        return False
    for before in range(at - 1, max(first - 1, at - _GAP), -1):
        word = line.words[before]
        if word in prepositions:
            return True
        if word in _BREAKING:
            return False
    return False


_BREAKING = words(", . ; : that and who which he she they")
_PLACED = (
    dict.fromkeys(_ROOMS, _AT)
    | dict.fromkeys(MEALS, _OVER)
    | dict.fromkeys(_TIMES, _FOR)
    | dict.fromkeys(_LETTERS, _IN)
    | dict.fromkeys(_LINES, _BY)
)


def is_placed(line: Line, first: int, stop: int, host: Side | None) -> bool:
    """Whether tokens [first, stop) have a place where two can be: "in Beijing", "at the Pentagon", "in Munich
    on Friday". With a host only his own country counts, or a house of either: who is there has come to him,
    while at home or elsewhere one may speak of him.
    """
    told = line.words
    for at in range(first, min(stop, len(told) - 1)):
        if told[at] not in _THERE:
            continue
        where = at + 1 + (told[at + 1] == "the")
        mention = line.mentions[where] if where < len(told) else None
        if mention is not None:
            house = mention.kind is MentionKind.BODY and told[at] in ("at", "inside")
            soil = told[at] == "in" and mention.kind is MentionKind.COUNTRY
            if house or (soil and (host is None or mention.side is host)):
                return True
        elif host is None and told[at] == "in" and not line.sentence.in_title:
            start = line.span(where, where + 1).start if where < len(told) else 0
            if not DAYS.isdisjoint(told[where : where + 4]) and line.norm[start].isupper():
                return True
    return False


_THERE = words("in at inside")
