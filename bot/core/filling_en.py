"""The slots of an English act word, and what may be put into them.

A mention that is only a modifier, an owner or a place fills no party's slot.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress
from operator import attrgetter

from bot.core.model import MentionKind, Side
from bot.core.parsing_en import Parse
from bot.core.verdict import Mention

_OURS, _THEIRS = Side.US, Side.CHINA  # members are slow to find
# Sides as bits of a number; `BITS` has them by side.
US, CHINA, THIRD = 1, 2, 4
BOTH = US | CHINA
_JOINT, _THIRD = MentionKind.JOINT, Side.THIRD
_POSITIONS = ("own", "subject", "direct", "with_", "between", "by", "of", "to", "at")
_slots = attrgetter(*_POSITIONS)
BITS = {Side.US: US, Side.CHINA: CHINA, Side.THIRD: THIRD}


class Slots:
    """The mentions of each position around a trigger, and what stands there beside them."""

    inherited = False  # the subject stands in an earlier clause
    governed = ""  # the word that governs a noun act: a light verb, a preposition
    continued = False  # "a continuation of their first talks": the act is an earlier one
    determiner = ""
    adjectives: tuple[str, ...] = ()  # the words of the noun phrase before the act word
    speaker = False
    occupied = False  # somebody of no known side stands where the other party would
    private = 0  # slots filled by people of a side who do not act for it

    def __init__(self, clause: int = 0, *, infinitive: bool = False) -> None:
        self.own: list[Mention] = []
        self.subject: list[Mention] = []
        self.direct: list[Mention] = []
        self.with_: list[Mention] = []
        self.between: list[Mention] = []
        self.by: list[Mention] = []
        self.of: list[Mention] = []
        self.to: list[Mention] = []
        self.at: list[Mention] = []
        self.infinitive = infinitive
        self.clause = clause

    def sides(self) -> dict[str, int]:
        """The sides of the two that a position speaks for, by its name; without those of neither."""
        slots: tuple[list[Mention], ...] = _slots(self)
        found: dict[str, int] = {}
        for name, slot in compress(zip(_POSITIONS, slots, strict=True), slots):
            if spoken_for := sides(slot) & BOTH:
                found[name] = spoken_for
        return found

    def parties(self) -> list[Mention]:
        """Everything that stands in a slot of a party (places aside)."""
        return [*self.own, *self.subject, *self.direct, *self.with_, *self.between, *self.by]


def sides(mentions: Iterable[Mention]) -> int:
    """The sides that mentions speak for, as bits."""
    found = 0
    for mention in mentions:
        if mention.side is not None:
            found |= BITS[mention.side]
        elif mention.kind is _JOINT:
            found |= BOTH
    return found


def names_third(mentions: Iterable[Mention]) -> bool:
    """Whether one of some mentions speaks for a third country."""
    for mention in mentions:  # noqa: SIM110 - read for every act
        if mention.side is _THIRD:
            return True
    return False


def by_side(mentions: Iterable[Mention]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Those of some mentions that speak for the US and for China; joint forms speak for either."""
    us: list[Mention] = []
    china: list[Mention] = []
    for mention in mentions:
        if mention.side is _OURS:
            us.append(mention)
        elif mention.side is _THEIRS:
            china.append(mention)
        elif mention.side is None and mention.kind is _JOINT:
            us.append(mention)
            china.append(mention)
    return tuple(us), tuple(china)


def sides_of(mention: Mention) -> int:
    """The side that a mention speaks for, as a bit; a joint form speaks for both."""
    if mention.side is not None:
        return BITS[mention.side]
    return BOTH if mention.kind is _JOINT else 0


def take(
    parsed: Parse,
    index: int,
    slot: list[Mention],
    found: Slots,
    *,
    modifiers: bool = False,
    owners: bool = False,
) -> bool:
    """Put a mention into a slot if it can stand there."""
    kind = parsed.standing[index]
    if (
        kind in ("party", "place")
        or (modifiers and kind == "modifier")
        or ((modifiers or owners) and kind == "owner")
    ):
        mention = parsed.mentions[index]
        if mention is not None:
            slot.append(mention)
        return True
    if kind == "private" and parsed.number_of[index] == found.clause:
        found.private += 1
    elif kind == "speaker":
        found.speaker = True
    return False
