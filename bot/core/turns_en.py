"""English turns of phrase by their forms: to sit face to face with, to have words with, to pack for a place.

Plain data; `acts_en` says which act each is, and `idioms_en` has those that are acts of their own. Writers
reach for them where "meet" and "travel" are spent, so a turn is here with its whole family.
"""

from __future__ import annotations

from collections.abc import Iterator

Forms = tuple[str, str, str, str]  # base, past, participle, third person
_HAVE = "have had having has"
_MAKE, _TAKE, _BE = "make made making makes", "take took taking takes", "be was being is"
_WHOSE = ("his", "her", "their")


def _turn(verb: str, *rests: str) -> Iterator[Forms]:
    """A verb, given as its four forms, before each of some ends."""
    base, past, ing, third = verb.split()
    for rest in rests:
        yield f"{base} {rest}", f"{past} {rest}", f"{ing} {rest}", f"{third} {rest}"


MEETING_SO: tuple[Forms, ...] = (
    *_turn("come came coming comes", "face to face"),
    *_turn(_HAVE, "tea"),
    *_turn(_TAKE, "tea"),
    *_turn("break broke breaking breaks", "bread"),
    *_turn("sit sat sitting sits", "opposite", "across from"),
)
CALLING_ON: tuple[Forms, ...] = (
    *_turn("pay paid paying pays", "a call on", "court to"),
    *_turn("drop dropped dropping drops", "in on", "by to see"),
    *_turn("stop stopped stopping stops", "by to see", "in to see", "in on"),
    *_turn("come came coming comes", "calling on", "by to see"),
    *_turn("look looked looking looks", "in on"),
)
WORKING_OUT: tuple[Forms, ...] = (
    *_turn("thrash thrashed thrashing thrashes", "out"),
    *_turn("hash hashed hashing hashes", "out"),
    *_turn("hammer hammered hammering hammers", "out"),
    *_turn("iron ironed ironing irons", "out"),
)
MEETING_UP: tuple[Forms, ...] = (
    *_turn("sit sat sitting sits", "across the table from", "face to face with", "down opposite"),
    *_turn("rub rubbed rubbing rubs", "shoulders"),
    *_turn("share shared sharing shares", "a table", "a meal"),
    *_turn("exchange exchanged exchanging exchanges", "pleasantries", "handshakes"),
    *_turn("pose posed posing poses", "with", "beside", "alongside", "for"),
    *_turn(_TAKE, "a walk", "a stroll"),
    *_turn("go went going goes", "for a walk", "for a stroll", "on a walk"),
    *_turn("clasp clasped clasping clasps", "hands"),
    *_turn("raise raised raising raises", "a glass with", "glasses with"),
    *_turn("clink clinked clinking clinks", "glasses"),
    *_turn("exchange exchanged exchanging exchanges", "toasts"),
)
SPEAKING_UP: tuple[Forms, ...] = (
    *_turn("check checked checking checks", "in with"),
    *_turn(_HAVE, "words with", "it out with"),
    *_turn("clear cleared clearing clears", "the air with"),
    *_turn("get got getting gets", "in touch with", "in contact with"),
    *_turn("link linked linking links", "up"),
    *_turn("hook hooked hooking hooks", "up"),
)
TURNING_UP: tuple[Forms, ...] = (
    *_turn("turn turned turning turns", "up in"),
    *_turn("show showed showing shows", "up in"),
    *_turn("pop popped popping pops", "up in"),
    *_turn("surface surfaced surfacing surfaces", "in"),
    *_turn("set set setting sets", "foot in", "down in"),
    *_turn("roll rolled rolling rolls", "into"),
    *_turn("breeze breezed breezing breezes", "into"),
    *_turn("blow blew blowing blows", "into"),
    *_turn("drop dropped dropping drops", "by", "in at"),
    *_turn("stop stopped stopping stops", "by", "off at", "off in"),
    *_turn("descend descended descending descends", "on"),
    *_turn("alight alighted alighting alights", "in"),
)
CALLING_AT: tuple[Forms, ...] = (
    *_turn("call called calling calls", "at", "in at"),
    *_turn("drop dropped dropping drops", "by", "in at", "into"),
    *_turn("stop stopped stopping stops", "by", "in at", "off in", "off at", "over in"),
    *_turn("swing swung swinging swings", "by"),
    *_turn("pop popped popping pops", "into", "in at"),
    *_turn("look looked looking looks", "in at"),
)
WRITING_BACK: tuple[Forms, ...] = tuple(_turn("write wrote writing writes", "back to"))
SOUNDING_OUT: tuple[Forms, ...] = (
    *_turn("sound sounded sounding sounds", "out"),
    *_turn("put put putting puts", "out feelers to", "feelers out to"),
    *_turn("extend extended extending extends", "feelers to", "a hand to"),
)
READING_OUT: tuple[Forms, ...] = (
    *_turn("read read reading reads", "the riot act to", "riot act to"),
    *_turn("lay laid laying lays", "down the law to"),
)

FACING = ("across from", "seated opposite", "opposite")
_ON_BOARD = ("a plane", "a flight", "a jet", "plane", "flight", "a special plane")
SETTING_OFF: tuple[Forms, ...] = tuple(
    (f"{base} {prep}", f"{past} {prep}", f"{ing} {prep}", f"{third} {prep}")
    for prep in ("to", "for")
    for base, past, ing, third in (
        ("pack", "packed", "packing", "packs"),
        ("wing", "winged", "winging", "wings"),
        *_turn("pack packed packing packs", *(f"{who} bags" for who in _WHOSE), "bags"),
        *_turn(_TAKE, "off"),
        *_turn("jet jetted jetting jets", "off"),
        *_turn("set set setting sets", "off"),
        *_turn("fly flew flying flies", "off", "out"),
        *_turn("head headed heading heads", "off", "out", "over"),
        *_turn("wing winged winging wings", *(f"{who} way" for who in _WHOSE)),
        *_turn(_MAKE, *(f"{who} way" for who in _WHOSE)),
        *_turn("board boarded boarding boards", *_ON_BOARD),
        *_turn("hop hopped hopping hops", *(f"on {on}" for on in _ON_BOARD)),
        *_turn(_BE, "off"),
    )
)
_MINDS = ("views", "notes", "ideas", "opinions", "impressions", "assessments", "thoughts", "perspectives")
SHARING: tuple[Forms, ...] = (
    *_turn("compare compared comparing compares", *_MINDS),
    *_turn("trade traded trading trades", *_MINDS),
    *_turn("swap swapped swapping swaps", *_MINDS),
    *_turn("exchange exchanged exchanging exchanges", *_MINDS),
)
HEARING: tuple[Forms, ...] = tuple(_turn("hear heard hearing hears", "from", "straight from"))
