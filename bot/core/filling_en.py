"""The slots of an English act word, and what may be put into them.

A mention that is only a modifier, an owner or a place fills no party's slot.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.core.model import Mention, MentionKind, Side
from bot.core.parsing_en import Parse

# Sides as bits of a number.
US, CHINA, THIRD = 1, 2, 4
BOTH = US | CHINA
_JOINT = MentionKind.JOINT
_BITS = {Side.US: US, Side.CHINA: CHINA, Side.THIRD: THIRD}


@dataclass(slots=True)
class Slots:
    """The mentions of each position around a trigger. `inherited`: the subject stands in an earlier
    clause.
    """

    own: list[Mention] = field(default_factory=list)
    subject: list[Mention] = field(default_factory=list)
    direct: list[Mention] = field(default_factory=list)
    with_: list[Mention] = field(default_factory=list)
    between: list[Mention] = field(default_factory=list)
    by: list[Mention] = field(default_factory=list)
    of: list[Mention] = field(default_factory=list)
    to: list[Mention] = field(default_factory=list)
    at: list[Mention] = field(default_factory=list)
    inherited: bool = False
    governed: str = ""  # the word that governs a noun act: a light verb, a preposition
    continued: bool = False  # "a continuation of their first talks": the act is an earlier one
    determiner: str = ""
    adjectives: tuple[str, ...] = ()  # the words of the noun phrase before the act word
    speaker: bool = False
    infinitive: bool = False
    clause: int = 0
    occupied: bool = False  # somebody of no known side stands where the other party would
    private: int = 0  # slots filled by people of a side who do not act for it

    def named(self) -> tuple[tuple[str, list[Mention]], ...]:
        """The positions with their names."""
        return (
            ("own", self.own), ("subject", self.subject), ("direct", self.direct), ("with_", self.with_),
            ("between", self.between), ("by", self.by), ("of", self.of), ("to", self.to), ("at", self.at),
        )  # fmt: skip

    def parties(self) -> list[Mention]:
        """Everything that stands in a slot of a party (places aside)."""
        return [*self.own, *self.subject, *self.direct, *self.with_, *self.between, *self.by]


def sides(mentions: Iterable[Mention]) -> int:
    """The sides that mentions speak for, as bits."""
    found = 0
    for mention in mentions:
        if mention.side is not None:
            found |= _BITS[mention.side]
        elif mention.kind is _JOINT:
            found |= BOTH
    return found


def sides_of(mention: Mention) -> int:
    """The side that a mention speaks for, as a bit; a joint form speaks for both."""
    if mention.side is not None:
        return _BITS[mention.side]
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
