"""Rounds of polling on loopback, beside a bare loop of conditional GETs and beside lemon24/reader."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

from bot.lab.bench import reader_cycles
from bot.lab.bench.feed_addresses import addresses
from bot.lab.bench.processes import Server, child, hear, serving, tell
from bot.lab.bench.row import Row

COUNT, MANY = 2_000, 20_000
READER = "reader"
"""The library on its index; it brings feedparser and sgmllib3k along."""

_BARE = "bare aiohttp loop"


def poll() -> Iterator[Row]:
    """Seconds of a round over 2,000 feeds with 30 entries each; memory with ten times as many."""
    with serving() as server:
        figures = _cycles(server, COUNT)
        steady, cold = figures["steady"], figures["cold"]
        yield Row("2,000 feeds, nothing new", steady, "s", _BARE, figures["bare"])
        yield Row("2,000 feeds, first round", cold, "s")
        yield Row("2,000 feeds, 5% with a new entry", figures["realistic"], "s", _BARE, figures["bare"])
        yield Row("memory, 2,000 feeds", figures["memory"], "MB")
        yield Row("memory of both sandboxes", figures["sandboxes"], "MB")
    with serving() as server:
        many = _cycles(server, MANY)
        yield Row("20,000 feeds, nothing new", many["steady"], "s", _BARE, many["bare"])
        growth = (many["memory"] - figures["memory"]) / (MANY - COUNT) * 1_000
        yield Row("memory, 20,000 feeds", many["memory"], "MB")
        yield Row("memory for each 1,000 more feeds", growth, "MB")
    with serving() as server:
        theirs = _reader_cycles(server)
        if theirs:
            against = f"reader, {theirs['workers']} workers"
            yield Row("2,000 feeds, nothing new", steady, "s", against, theirs["steady"])
            yield Row("2,000 feeds, first round", cold, "s", against, theirs["cold"])
            yield Row("reader, nothing new", theirs["steady"], "s", _BARE, figures["bare"])


def _cycles(server: Server, count: int) -> dict[str, float]:
    with child("-m", "bot.lab.bench.poll_cycles", str(server.port), str(count)) as process:
        figures = orjson.loads(hear(process))
        while "advance" in figures:
            server.ask(advance=[figures["advance"], count])
            tell(process, "done")
            figures = orjson.loads(hear(process))
    assert isinstance(figures, dict)
    return figures


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
    if not _runs(python, "-c", f"import {READER}"):
        shutil.rmtree(folder, ignore_errors=True)
        venv.create(folder, with_pip=True)
        _runs(python, "-m", "pip", "install", "--quiet", READER)
    if _runs(python, "-c", f"import {READER}"):
        return python
    print(f"{READER} could not be installed in {folder}: its rows are left out", file=sys.stderr)  # noqa: T201
    return None


def _runs(python: Path, *arguments: str) -> bool:
    command = [str(python), *arguments]
    return python.exists() and subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603
