"""`classify`: JSONL items on stdin, JSONL verdicts on stdout, in the same order, one by one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import orjson
import typer

from bot import snapshot
from bot.core.assess import assess
from bot.folders import config_dir
from bot.services.lines import read_items, verdict_line

if TYPE_CHECKING:
    from bot.core.assembly import Assembler


def classify(
    stories: Annotated[
        bool,
        typer.Option(
            "--stories", help="Say which lines report the same contact; lines are taken as they arrive."
        ),
    ] = False,
) -> None:
    """JSONL items on stdin to JSONL verdicts on stdout; no database, no network."""
    knowledge = snapshot.knowledge(config_dir())
    assembler = _assembler() if stories else None
    out = sys.stdout.buffer
    for item in read_items(sys.stdin.buffer):
        verdict = assess(item, knowledge)
        placed = assembler.add(item, verdict) if assembler else ()
        ids = [
            one.story.id if one else assembler.recall(item, contact)
            for one, contact in zip(placed, verdict.contacts, strict=False)
            if assembler
        ]
        out.write(orjson.dumps(verdict_line(verdict, item, ids), option=orjson.OPT_APPEND_NEWLINE))
        out.flush()  # a reader at the other end of a pipe gets each answer at once


def _assembler() -> Assembler:
    from bot.core.assembly import Assembler  # noqa: PLC0415 - the matching of texts takes time to load

    return Assembler()
