"""Rounds of polling on loopback, beside a bare loop of conditional GETs and beside lemon24/reader."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import orjson

from bot.lab.bench import reader_cycles
from bot.lab.bench.feed_addresses import addresses
from bot.lab.bench.row import Row

COUNT, MANY = 2_000, 20_000
READER = "reader"
"""The library on its index; it brings feedparser and sgmllib3k along."""

_BARE = "bare aiohttp loop"


@dataclass(frozen=True)
class Server:
    """A running `feed_server`."""

    port: int
    process: subprocess.Popen[str]

    def advance(self, share: float, count: int) -> None:
        """Gives that share of the first `count` feeds a new entry."""
        _tell(self.process, f"{share} {count}")
        _hear(self.process)


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


@contextmanager
def serving() -> Iterator[Server]:
    """The benchmark's web, in a process of its own."""
    with _child("-m", "bot.lab.bench.feed_server") as process:
        yield Server(int(_hear(process)), process)


def _cycles(server: Server, count: int) -> dict[str, float]:
    with _child("-m", "bot.lab.bench.poll_cycles", str(server.port), str(count)) as process:
        figures = orjson.loads(_hear(process))
        while "advance" in figures:
            server.advance(figures["advance"], count)
            _tell(process, "done")
            figures = orjson.loads(_hear(process))
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


@contextmanager
def _child(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Our own module under our own interpreter; it ends when its input is closed."""
    with subprocess.Popen(  # noqa: S603
        [sys.executable, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            _pipe(process.stdin).close()
            if process.wait(30) and sys.exc_info()[0] is None:
                raise RuntimeError(f"{' '.join(arguments)} failed")


def _tell(process: subprocess.Popen[str], line: str) -> None:
    pipe = _pipe(process.stdin)
    pipe.write(line + "\n")
    pipe.flush()


def _hear(process: subprocess.Popen[str]) -> str:
    return _pipe(process.stdout).readline()


def _pipe(pipe: IO[str] | None) -> IO[str]:
    assert pipe is not None
    return pipe
