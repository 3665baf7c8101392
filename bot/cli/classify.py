"""`classify`: JSONL items on stdin, JSONL verdicts on stdout, in the same order, one by one."""

from __future__ import annotations

import sys

import orjson

from bot import catalog, settings
from bot.core.assess import assess
from bot.services.lines import read_items, verdict_line


def classify() -> None:
    """JSONL items on stdin to JSONL verdicts on stdout; no database, no network."""
    knowledge = catalog.load(settings.load().bot_config_dir).knowledge
    out = sys.stdout.buffer
    for item in read_items(sys.stdin.buffer):
        out.write(orjson.dumps(verdict_line(assess(item, knowledge), item), option=orjson.OPT_APPEND_NEWLINE))
        out.flush()  # a reader at the other end of a pipe gets each answer at once
