"""An answer on its way to a reader: what it says, where its list goes on, whether others may see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.services.ports import Block
from bot.slack.blocks import kit, limits
from bot.slack.blocks.limits import Part
from bot.slack.blocks.table import Table

CONTROLS = 2_600
"""Room that is kept for the buttons under an answer."""

ROOM = limits.MAX_SIZE - CONTROLS


@dataclass(frozen=True, slots=True)
class Answer:
    """`plain` shows the same without a native table. `newer` and `older` are cursors, "" for no more."""

    text: str
    blocks: tuple[Block, ...]
    plain: tuple[Block, ...] = ()
    newer: str = ""
    older: str = ""
    shareable: bool = True


def said(text: str, *parts: Part, table: Table | None = None) -> Answer:
    """An answer made of parts; `text` alone has to tell it. A table stands below the parts."""
    if table is None:
        return Answer(text, limits.fit(parts, ROOM))
    left = max(ROOM - limits.size(part.block for part in parts), ROOM // 3)
    native, lines = table.native(left), table.as_text(left)
    return Answer(
        text,
        limits.fit([*parts, Part(native)], ROOM),
        limits.fit([*parts, Part(lines)], ROOM),
    )


def told(markup: str, *buttons: Block, shareable: bool = False) -> Answer:
    """One paragraph of ready mrkdwn, with buttons under it."""
    parts = [Part(kit.section(markup))]
    if buttons:
        parts.append(Part(kit.actions(buttons)))
    return Answer(markup, limits.fit(parts, ROOM), shareable=shareable)


def sections(markups: Sequence[str], rank: int = 0) -> list[Part]:
    """A section for each text that is not empty; later ones are left out sooner."""
    shown = [markup for markup in markups if markup]
    return [Part(kit.section(markup), rank=rank and rank + at) for at, markup in enumerate(shown)]
