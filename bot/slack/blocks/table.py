"""Tables: Slack's native table block, and the same as lines of text for where that is not taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from bot.services.ports import Block
from bot.slack.blocks import kit, limits
from bot.slack.text import date_token, mrkdwn, plain

MAX_ROWS = 100
MAX_TEXT = 9_000
"""Characters in all cells; Slack's limit of 10,000 counts what stands around them in ways not documented."""

MAX_CELL = 300
EMPTY = "–"
MOMENT = "{date_short_pretty} {time}"


@dataclass(frozen=True, slots=True)
class User:
    """A cell that names a member of the workspace, by id."""

    id: str


Cell: TypeAlias = str | int | datetime | User


@dataclass(frozen=True, slots=True)
class Table:
    """`right` are the columns of figures. Rows that find no room are left out, the last ones first."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    right: frozenset[int] = frozenset()

    def native(self, room: int) -> Block:
        """The table block, no larger than `room` counts of a message's size."""
        settings = [
            {"align": "right"} if column in self.right else {"is_wrapped": True}
            for column in range(len(self.heads))
        ]
        head = [_raw(title) for title in self.heads]
        rows = [head]
        block: Block = {"type": "table", "column_settings": settings, "rows": rows}
        left = min(room, MAX_TEXT) - limits.size([block])
        for row in self.rows[: MAX_ROWS - 1]:
            cells = [_cell(cell) for cell in row]
            left -= limits.size(cells)
            if left < 0:
                break
            rows.append(cells)
        return block

    def as_text(self, room: int) -> Block:
        """One line a row, the first column in bold, under one with the heads."""
        lines = [f"_{' · '.join(self.heads)}_", *(_line(row) for row in self.rows)]
        most = min(limits.MAX_SECTION, room - 200)
        return kit.section(limits.joined(lines, "\n", most, MAX_ROWS + 1, "…") or EMPTY)


def _raw(text: str) -> Block:
    return {"type": "raw_text", "text": plain(text, MAX_CELL) or EMPTY}


def _cell(cell: Cell) -> Block:
    if isinstance(cell, User):
        return _rich({"type": "user", "user_id": cell.id})
    if isinstance(cell, datetime):
        stamp = int(cell.timestamp())
        fallback = f"{cell:%Y-%m-%d %H:%M} UTC"
        return _rich({"type": "date", "timestamp": stamp, "format": MOMENT, "fallback": fallback})
    return _raw(str(cell))


def _rich(element: Block) -> Block:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}


def _line(row: Sequence[Cell]) -> str:
    first, *others = [_markup(cell) for cell in row]
    return " · ".join([f"*{first}*" if first != EMPTY else first, *others])


def _markup(cell: Cell) -> str:
    if isinstance(cell, User):
        return f"<@{mrkdwn(cell.id)}>"
    if isinstance(cell, datetime):
        return date_token(cell, MOMENT)
    return mrkdwn(str(cell), MAX_CELL) or EMPTY
