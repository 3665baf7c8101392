"""Two people of one side, whom "the two" behind them means: "Blinken met Sullivan. The two men talked about
Wang's trip", 耶伦与阿德耶莫在印度 两人会面.

Such words stand for both sides only where the text has named people of both, or fewer than two.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from bot.core.model import MentionKind, Side
from bot.core.verdict import Mention

_PERSON, _ROLE = MentionKind.PERSON, MentionKind.ROLE
_TWO = 2


class Named:
    """The people whom a text has named so far."""

    __slots__ = ("_names", "_sides")

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._sides: set[Side | None] = set()

    @classmethod
    def in_all(cls, mentions: Iterable[Mention]) -> Self:
        """Those whom some mentions name."""
        named = cls()
        for mention in mentions:
            named.add(mention)
        return named

    def add(self, mention: Mention) -> None:
        """Notes a mention. An office without a name may be that of somebody named already, if of his side."""
        if mention.kind is _PERSON:
            self._names.add(mention.name or mention.surface)
        elif mention.kind is not _ROLE:
            return
        elif mention.resolved:
            self._names.add(mention.resolved)
        self._sides.add(None if mention.relative else mention.side)

    @property
    def of_one_side(self) -> Side | None:
        """Of which of the two sides they are, where they are two and nobody of another is among them."""
        if len(self._names) != _TWO or len(self._sides) != 1:
            return None
        return next((side for side in (Side.US, Side.CHINA) if side in self._sides), None)
