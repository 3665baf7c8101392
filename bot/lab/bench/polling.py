"""Rounds of polling on loopback, beside a bare loop of conditional GETs and beside lemon24/reader."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson

from bot.lab.bench import reader_cycles
from bot.lab.bench.feed_addresses import addresses
from bot.lab.bench.processes import Server, child, hear, serving, tell
from bot.lab.bench.row import Row

COUNT = 2_000
GROWTH, GROWN_ENTRIES = (2_000, 8_000, 20_000), 3
"""Numbers of feeds whose rounds and memory are compared, and how many entries they have: no process holds
entries beyond the round that brings them.
"""

READER = ("reader", "sgmllib3k")
"""The library on its index, with what the feedparser inside it needs and does not ask for."""

_READER_RUNS = "import reader, sgmllib"

_BARE = "bare aiohttp loop"

Figures = Mapping[str, Any]


def poll() -> Iterator[Row]:
    """Seconds of a round over 2,000 feeds with 30 entries each, on the clock and of computing: those a busy
    machine does not change much. Then rounds and memory with up to ten times as many.
    """
    with serving() as server:
        ours = _cycles(server, COUNT)
    yield from _both("2,000 feeds, nothing new", ours, "steady", _Baseline(_BARE, ours, "bare"))
    yield from _both("2,000 feeds, 5% new", ours, "realistic", _Baseline(_BARE, ours, "bare"))
    yield from _both("2,000 feeds, first round", ours, "cold")
    yield Row("memory, 2,000 feeds", ours["memory"], "MB")
    yield Row("memory of both sandboxes", ours["sandboxes"], "MB")
    yield Row("memory, all together", ours["memory"] + ours["sandboxes"], "MB")
    with serving() as server:
        theirs = _reader_cycles(server)
    if theirs:
        reader = f"reader, {theirs['workers']} workers"
        yield from _both("2,000 feeds, nothing new", ours, "steady", _Baseline(reader, theirs, "steady"))
        yield from _both("2,000 feeds, first round", ours, "cold", _Baseline(reader, theirs, "cold"))
        yield from _both("reader, nothing new", theirs, "steady", _Baseline(_BARE, ours, "bare"))
    yield from _growth()


def _growth() -> Iterator[Row]:
    with serving(str(GROWN_ENTRIES)) as server:
        grown = _grown(server)
    for count, figures in zip(GROWTH, grown, strict=True):
        what = f"{count:,} feeds, nothing new"
        yield from _both(what, figures, "steady", _Baseline(_BARE, figures, "bare"))
        yield Row(f"memory, {count:,} feeds", figures["memory"], "MB")
    for (few, before), (many, after) in pairwise(zip(GROWTH, grown, strict=True)):
        thousands = (many - few) / 1_000
        span = f"each 1,000 more, {few:,} to {many:,}"
        yield Row(f"{span}, memory", (after["memory"] - before["memory"]) / thousands, "MB")
        yield Row(f"{span}, CPU", (after["steady_cpu"] - before["steady_cpu"]) / thousands, "s")


@dataclass(frozen=True, slots=True)
class _Baseline:
    name: str
    figures: Figures
    round: str


def _both(what: str, figures: Figures, name: str, beside: _Baseline | None = None) -> Iterator[Row]:
    """A round's figure on the clock and one of computing, each beside its baseline."""
    for kind, suffix in (("", ""), (", CPU", "_cpu")):
        against = (beside.name, beside.figures[beside.round + suffix]) if beside else ()
        yield Row(what + kind, figures[name + suffix], "s", *against)


def _cycles(server: Server, count: int) -> dict[str, float]:
    with child("-m", "bot.lab.bench.poll_cycles", str(server.port), str(count)) as process:
        figures = orjson.loads(hear(process))
        while "advance" in figures:
            server.ask(advance=[figures["advance"], count])
            tell(process, "done")
            figures = orjson.loads(hear(process))
    assert isinstance(figures, dict)
    return figures


def _grown(server: Server) -> list[dict[str, float]]:
    counts = map(str, GROWTH)
    with child("-m", "bot.lab.bench.poll_cycles", str(server.port), *counts) as process:
        return [orjson.loads(hear(process)) for _ in GROWTH]


def _reader_cycles(server: Server) -> dict[str, Any]:
    """What lemon24/reader takes, {} where it cannot be had."""
    python = _reader_python()
    if python is None:
        return {}
    urls = "\n".join(addresses(server.port, COUNT))
    done = subprocess.run(  # noqa: S603 - our own script
        [python, reader_cycles.__file__], input=urls, capture_output=True, text=True, check=True
    )
    found = orjson.loads(done.stdout)
    assert isinstance(found, dict)
    return found


def _reader_python() -> Path | None:
    """An interpreter with the library, in a folder of temporary files where it is installed at need."""
    folder = Path(tempfile.gettempdir()) / "contactwatch-bench-reader"
    python = folder / "bin" / "python"
    if not _runs(python, "-c", _READER_RUNS):
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        _runs(python, "-m", "pip", "install", "--quiet", *READER)
    if _runs(python, "-c", _READER_RUNS):
        return python
    print(f"{READER[0]} could not be installed in {folder}: its rows are left out", file=sys.stderr)  # noqa: T201
    return None


def _runs(python: Path, *arguments: str) -> bool:
    command = [str(python), *arguments]
    return python.exists() and subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603
