"""`classify`: JSONL items on stdin, JSONL verdicts on stdout, in the same order, one by one."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from bot import snapshot
from bot.core.assembly import Assembler
from bot.folders import config_dir
from bot.services.classifying import answer


def classify(
    stories: Annotated[
        bool,
        typer.Option(
            "--stories", help="Say which lines report the same contact; lines are taken as they arrive."
        ),
    ] = False,
) -> None:
    """JSONL items on stdin to JSONL verdicts on stdout; no database, no network."""
    assembler = Assembler() if stories else None
    answer(sys.stdin.buffer, sys.stdout.buffer, snapshot.knowledge(config_dir()), assembler)
