"""A candidate contact: one act with its two parties, before it is scored.

Made by `contacts` (English) and `contacts_zh` (Chinese), enriched by `dates`, `topics` and `places`,
scored by `classify`. A candidate is not yet believed: its signs and features say for and against.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.core.model import Mode, Side, Span, Status
from bot.core.value import value
from bot.core.verdict import Mention


@value
class Feature:
    """A named observation for or against a candidate, with the words that it was read from."""

    name: str
    span: Span | None = None


@value
class Candidate:
    """One act of contact and who stands in its slots.

    `act` is the lexicon's name for the act ("meet", "call", "visit", "summon", ...); `trigger` is where its
    word stands, `clause` the clause that it heads, `sentence` the number of its sentence (0 is the title).
    `third` holds third-country parties standing in the act's own slots (not those merely named nearby).
    `frame` is how the parties fill the act's slots ("subject+with"), "half" where one is missing.
    `signs` are the names of what the act's own word and sentence show, `features` what other words show.
    `tense` is "past", "future" or "none": what `dates` needs to resolve a weekday.
    """

    act: str
    trigger: Span
    clause: Span
    sentence: int
    mode: Mode
    status: Status
    us: tuple[Mention, ...] = ()
    china: tuple[Mention, ...] = ()
    third: tuple[Mention, ...] = ()
    tense: str = "none"
    initiator: Side | None = None
    features: tuple[Feature, ...] = ()
    signs: tuple[str, ...] = ()
    frame: str = ""

    def with_signs(self, more: Iterable[str]) -> Candidate:
        """The candidate with more signs."""
        return Candidate(
            self.act, self.trigger, self.clause, self.sentence, self.mode, self.status,
            self.us, self.china, self.third, self.tense, self.initiator,
            self.features, (*self.signs, *more), self.frame,
        )  # fmt: skip

    def told_with(
        self, us: tuple[Mention, ...], china: tuple[Mention, ...], mode: Mode, status: Status, tense: str
    ) -> Candidate:
        """The candidate as several acts tell it."""
        return Candidate(
            self.act, self.trigger, self.clause, self.sentence, mode, status,
            us, china, self.third, tense, self.initiator,
            self.features, self.signs,
        )  # fmt: skip

    def observed(self) -> tuple[Feature, ...]:
        """All that speaks for or against it; signs are shown by the act's word."""
        return (*(Feature(sign, self.trigger) for sign in self.signs), *self.features)
