"""The slots of an English act word, and what may be put into them.

A mention that is only a modifier, an owner or a place fills no party's slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.core.clauses import Parse
from bot.core.model import Mention, MentionKind, Side
from bot.core.positions import stands

BOTH = frozenset({Side.US, Side.CHINA})


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

    def parties(self) -> list[Mention]:
        """Everything that stands in a slot of a party (places aside)."""
        return [*self.own, *self.subject, *self.direct, *self.with_, *self.between, *self.by]


def sides(mentions: Sequence[Mention]) -> set[Side]:
    """The sides that mentions speak for; a joint form speaks for both."""
    found: set[Side] = set()
    for mention in mentions:
        if mention.kind is MentionKind.JOINT and mention.side is None:
            found |= BOTH
        elif mention.side is not None:
            found.add(mention.side)
    return found


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
    kind = stands(parsed, index)
    mention = parsed.tokens[index].mention
    if kind == "private" and parsed.tokens[index].clause == found.clause:
        found.private += 1
    if kind == "speaker":
        found.speaker = True
    if mention is None or not (
        kind in ("party", "place")
        or (modifiers and kind == "modifier")
        or ((modifiers or owners) and kind == "owner")
    ):
        return False
    slot.append(mention)
    return True
