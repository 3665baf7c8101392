"""English idioms of contact: acts that several words tell which stand together ("gets on the line with").

Plain data, read with the lexicon of `acts_en`. A phrase that ends in "with" or "to" has the other party right
behind it.
"""

from __future__ import annotations

from bot.core.acts_en import CALL, DISCUSS, HOLD_TALKS, MEET, PHONE, SHUN, Act, Trigger
from bot.core.model import Mode, Status
from bot.core.wordlist import words

RUN_INTO = Act("run into", "meet", Mode.IN_PERSON, personal=True)
"""What people do and countries only in a figure: "China catches up with the US"."""
DIAL = Act("call", "call", Mode.PHONE, personal=True, unlike=words("back down up in out it"))
DATE = Act("date", "meeting", Mode.IN_PERSON, Status.SCHEDULED)

_GET, _COME = "get got getting gets", "come came coming comes"
_GO, _RETURN = "go went going goes", "return returned returning returns"
_SIT, _GATHER = "sit sat sitting sits", "gather gathered gathering gathers"
_TABLES = ("the table", "the negotiating table", "the bargaining table", "the same table")


def _idiom(act: Act, verb: str, *tails: str) -> dict[str, Trigger]:
    """The forms of a verb, given as "base past ing third", each with the words behind it."""
    kinds = ("base", "past", "ing", "present")
    return {
        f"{form} {tail}".rstrip(): Trigger(act, kind)
        for form, kind in zip(verb.split(), kinds, strict=True)
        for tail in tails
    }


def _of_tables() -> dict[str, Trigger]:
    """Talks by the table at which two sit: "returned to the negotiating table", "back at the table".

    "Will come back to the table" is wished for more often than told; the words before say so.
    """
    to = tuple(f"{way} {table}" for way in ("to", "back to") for table in _TABLES)
    at = tuple(f"{way} {table}" for way in ("at", "around", "round", "down at") for table in _TABLES)
    return {
        **_idiom(MEET, _RETURN, *(f"to {table}" for table in _TABLES)),
        **_idiom(MEET, _COME, *to),
        **_idiom(MEET, _GET, *(f"back {way} {table}" for way in ("to", "at", "around") for table in _TABLES)),
        **_idiom(MEET, _GO, *(f"back to {table}" for table in _TABLES)),
        **_idiom(MEET, _SIT, *at),
        **_idiom(MEET, _GATHER, *at),
    }


IDIOMS: dict[str, Trigger] = {
    **_of_tables(),
    # On the telephone.
    **_idiom(PHONE, _GET, "on the line", "on the line with", "on a call with", "on the phone with"),
    **_idiom(PHONE, _GET, "off the phone with", "off the line with"),
    **_idiom(CALL, _GET, "through to"),
    **_idiom(PHONE, "hop hopped hopping hops", "on the phone", "on the line"),
    **_idiom(PHONE, "jump jumped jumping jumps", "on the phone", "on the line"),
    **_idiom(CALL, "ring rang ringing rings", "up"),
    **_idiom(DIAL, "dial dialed dialing dials", ""),
    **_idiom(DIAL, "dial dialled dialling dials", ""),
    # In one room.
    **_idiom(MEET, _COME, "eyeball to eyeball with", "eye to eye with"),
    **_idiom(RUN_INTO, "cross crossed crossing crosses", "paths with"),
    **_idiom(RUN_INTO, "catch caught catching catches", "up with"),
    **_idiom(RUN_INTO, "link linked linking links", "up with"),
    **_idiom(RUN_INTO, "meet met meeting meets", "up with"),
    **_idiom(RUN_INTO, _GET, "together", "together with"),
    **_idiom(RUN_INTO, _COME, "together", "together with"),
    **_idiom(RUN_INTO, "bump bumped bumping bumps", "into"),
    **_idiom(RUN_INTO, "buttonhole buttonholed buttonholing buttonholes", ""),
    **_idiom(RUN_INTO, "corner cornered cornering corners", ""),
    **_idiom(RUN_INTO, "waylay waylaid waylaying waylays", ""),
    **_idiom(RUN_INTO, "collar collared collaring collars", ""),
    # Or not at all.
    **_idiom(SHUN, "cold-shoulder cold-shouldered cold-shouldering cold-shoulders", ""),
    # In talk.
    **_idiom(DISCUSS, "touch touched touching touches", "base"),
    **_idiom(DISCUSS, "put put putting puts", "their heads together", "heads together"),
    **_idiom(HOLD_TALKS, _GET, "down to business"),
}  # fmt: skip

_COMMON = words(
    "get got getting gets come came coming comes go went going goes sit sat sitting sits put puts putting "
    "to back at around round down on the same a with into off"
)
ANCHORS = frozenset(word for phrase in IDIOMS for word in phrase.split()) - _COMMON
"""The words that tell a sentence with an idiom from the rest."""


def _states(act: Act, *phrases: str) -> dict[tuple[str, ...], Act]:
    return {tuple(phrase.split()): act for phrase in phrases}


STATES: dict[tuple[str, ...], Act] = {
    **_states(PHONE, "on the line with", "on the phone with", "on the phone to"),
    **_states(PHONE, "off the phone with", "off the line with"),
    **_states(CALL, "on the line"),
    **_states(MEET, *(f"back {way} {table}" for way in ("at", "around", "round") for table in _TABLES)),
    **_states(MEET, "across the table", "across the table from", "across the table with"),
    **_states(MEET, "face to face", "face to face with", "face-to-face with", "eyeball to eyeball with"),
    **_states(MEET, "in the same room", "in the same room as", "in the same room with", "in a room with"),
    **_states(MEET, "in a room together", "in one room"),
    **_states(MEET, "closeted", "closeted with", "holed up with", "huddled with"),
    **_states(HOLD_TALKS, "down to business", "in conclave"),
}
"""What two are by some words without a verb: "Wang and Blinken back at the table"."""
