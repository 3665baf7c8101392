"""`classify` as a stream: a line of JSON for each item in, a line for its verdict out, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import orjson

from bot.core.assess import assess
from bot.core.knowledge import Knowledge
from bot.services.lines import read_items, verdict_line

if TYPE_CHECKING:
    from bot.core.assembly import Assembler


def answer(
    lines: Iterator[bytes], out: BinaryIO, knowledge: Knowledge, assembler: Assembler | None = None
) -> None:
    """Writes the verdict of each item as soon as it is read, in the same order.

    With an `assembler` it also says which story each contact belongs to. Raises BadLineError at the first
    line that is no item; what came before it is answered.
    """
    for item in read_items(lines):
        verdict = assess(item, knowledge, facts_only=assembler is None)
        placed = assembler.add(item, verdict) if assembler else ()
        ids = [
            one.story.id if one else assembler.recall(item, contact)
            for one, contact in zip(placed, verdict.contacts, strict=False)
            if assembler
        ]
        out.write(orjson.dumps(verdict_line(verdict, item, ids), option=orjson.OPT_APPEND_NEWLINE))
        out.flush()  # a reader at the other end of a pipe gets each answer at once
