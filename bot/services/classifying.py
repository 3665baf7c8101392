"""`classify` as a stream: a line of JSON for each item in, a line for its verdict out, one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BufferedIOBase
from typing import TYPE_CHECKING, BinaryIO, cast

import orjson

from bot.core.assess import assess
from bot.core.knowledge import Knowledge
from bot.services.lines import read_items, verdict_line

if TYPE_CHECKING:
    from bot.core.assembly import Assembler


_AT_ONCE = 1 << 16  # bytes read at a time, at most


def answer(source: BinaryIO, out: BinaryIO, knowledge: Knowledge, assembler: Assembler | None = None) -> None:
    """Writes the verdict of each item, in the same order; all that is answered is sent before it waits for
    more, so that a program at the other end of two pipes gets each answer at once.

    With an `assembler` it also says which story each contact belongs to. Raises BadLineError at the first
    line that is no item; what came before it is answered.
    """
    for item in read_items(_lines(source, out.flush)):
        verdict = assess(item, knowledge, facts_only=assembler is None)
        placed = assembler.add(item, verdict) if assembler else ()
        ids = [
            one.story.id if one else assembler.recall(item, contact)
            for one, contact in zip(placed, verdict.contacts, strict=False)
            if assembler
        ]
        out.write(orjson.dumps(verdict_line(verdict, item, ids), option=orjson.OPT_APPEND_NEWLINE))
    out.flush()


def _lines(source: BinaryIO, before_waiting: Callable[[], None]) -> Iterator[bytes]:
    """The lines of what arrives; a write for each of them alone cost a fifth of the time."""
    arriving = cast("BufferedIOBase", source)  # as the streams of `sys` are, whatever their annotation says
    begun: list[bytes] = []
    while arrived := arriving.read1(_AT_ONCE):
        first, *more = arrived.split(b"\n")
        begun.append(first)
        if more:
            yield b"".join(begun)
            yield from more[:-1]
            begun = more[-1:]
        before_waiting()
    yield b"".join(begun)
