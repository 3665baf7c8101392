"""Rounds of polling in a process of its own, so that its memory is its own.

`python -m bot.lab.bench.poll_cycles PORT COUNT` polls the first COUNT feeds of a `feed_server`. Each line
that it prints is a JSON object: `{"advance": share}` asks for new entries, the last one holds the figures.
With further counts it polls more and more feeds, and each line holds the figures of one count.
"""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

import aiohttp
import orjson

from bot import catalog
from bot.core.assess import assess
from bot.core.feed import Feed
from bot.core.model import FeedKind
from bot.feeds.fetch import Fetcher
from bot.feeds.model import FetchSettings
from bot.feeds.readers import Readers
from bot.lab.bench.feed_addresses import addresses
from bot.services.ingest import AlertPolicy, Ingest
from bot.services.poll import Polled, Poller
from bot.store import migrate
from bot.store.store import Store

ROUNDS, GROWN_ROUNDS = 5, 2
CHANGED = 0.05
_EVERY = timedelta(seconds=1)
_LONGEST_ROUND = 3_600.0  # seconds: the first one over many feeds, each with all its entries new
_TOGETHER = 100  # requests of the bare loop under way together, as many as the fetcher has


class Spent(NamedTuple):
    """Seconds on the clock, and of computing: those a busy machine does not change much."""

    clock: float
    cpu: float


@contextmanager
def spending() -> Iterator[Callable[[], Spent]]:
    """What passes until the caller asks, its sandboxes' computing included."""
    started, computed = time.perf_counter(), _computed()
    yield lambda: Spent(time.perf_counter() - started, _computed() - computed)


def _computed() -> float:
    ticks = sum(sum(map(int, _stat(pid)[11:13])) for pid in _children())
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _stat(pid: str) -> list[str]:
    return Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()


class Rounds:
    """A program with its feeds; each round finds all of them due."""

    def __init__(self, poller: Poller, store: Store) -> None:
        self._poller = poller
        self._store = store
        self._now = datetime.now(UTC)

    def have(self, urls: Sequence[str]) -> None:
        """Makes the feeds these."""
        feeds = [
            Feed(f"f{n}", f"Feed {n}", url, "Bench", "US", "en", FeedKind.PRESS, poll_every=_EVERY)
            for n, url in enumerate(urls)
        ]
        with self._store.begin() as tx:
            tx.feeds.sync(feeds)

    def run(self) -> tuple[Spent, Polled]:
        self._now += 2 * _EVERY
        with spending() as spent:
            polled = self._poller.run(self._now)
        return spent(), polled


@contextmanager
def program(folder: str) -> Iterator[Rounds]:
    """The whole way from the feed to the record, with the packaged configuration but for its feeds."""
    config = catalog.load(None)
    store = Store.at(f"sqlite:///{Path(folder, 'bench.db')}")
    migrate.upgrade(store.engine)
    ingest = Ingest(store, partial(assess, knowledge=config.knowledge), AlertPolicy())
    fetching = FetchSettings(allow_private=True, use_proxies=False, cycle_limit=_LONGEST_ROUND)
    with Fetcher(fetching) as fetcher, Readers() as readers:
        poller = Poller(
            *(store, fetcher, readers, ingest),
            poll_every=_EVERY,
            jitter=lambda: 0.5,
            stopping=threading.Event(),
        )
        gc.freeze()  # as the program does
        yield Rounds(poller, store)
    store.close()


async def bare_loop(urls: Sequence[str], etags: Sequence[str]) -> Spent:
    """What conditional GETs of all feeds take with nothing done about them."""
    together = asyncio.Semaphore(_TOGETHER)

    async def get(session: aiohttp.ClientSession, url: str, etag: str) -> None:
        async with together, session.get(url, headers={"If-None-Match": etag}) as response:
            await response.read()
            assert response.status == 304

    with spending() as spent:
        async with aiohttp.ClientSession() as session:
            await asyncio.gather(*(get(session, url, tag) for url, tag in zip(urls, etags, strict=True)))
    return spent()


def main(port: int, count: int) -> None:
    urls = addresses(port, count)
    with tempfile.TemporaryDirectory() as folder, program(folder) as rounds:
        rounds.have(urls)
        cold, polled = rounds.run()
        assert (polled.feeds, polled.failed) == (count, 0)
        bare, steady = _steady(rounds, urls, ROUNDS)
        _say({"advance": CHANGED})
        sys.stdin.readline()
        realistic, polled = rounds.run()
        assert polled.new_items == round(count * CHANGED)
        memory, sandboxes = _peak("self"), sum(map(_peak, _children()))
    _say(
        {
            **_figures("cold", [cold]),
            **_figures("bare", bare),
            **_figures("steady", steady),
            **_figures("realistic", [realistic]),
            "memory": memory,
            "sandboxes": sandboxes,
        }
    )


def grow(port: int, counts: Sequence[int]) -> None:
    """The same program with more and more feeds."""
    with tempfile.TemporaryDirectory() as folder, program(folder) as rounds:
        for count in counts:
            urls = addresses(port, count)
            rounds.have(urls)
            rounds.run()
            bare, steady = _steady(rounds, urls, GROWN_ROUNDS)
            _say({**_figures("bare", bare), **_figures("steady", steady), "memory": _peak("self")})


def _steady(rounds: Rounds, urls: Sequence[str], times: int) -> tuple[list[Spent], list[Spent]]:
    """Rounds of the bare loop and ours, by turns, in which nothing changed."""
    etags = [f'"{number}-0"' for number in range(len(urls))]
    bare, steady = list[Spent](), list[Spent]()
    for _ in range(times):
        bare.append(asyncio.run(bare_loop(urls, etags)))
        spent, polled = rounds.run()
        assert polled.not_modified == len(urls)
        steady.append(spent)
    return bare, steady


def _figures(name: str, rounds: Sequence[Spent]) -> dict[str, float]:
    clock, cpu = (statistics.median(each) for each in zip(*rounds, strict=True))
    return {name: clock, f"{name}_cpu": cpu}


def _children() -> list[str]:
    return [pid for path in Path("/proc/self/task").glob("*/children") for pid in path.read_text().split()]


def _peak(pid: str) -> float:
    """The most memory that the process had, in megabytes."""
    status = Path("/proc", pid, "status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) / 1_024


def _say(message: dict[str, float]) -> None:
    print(orjson.dumps(message).decode(), flush=True)  # noqa: T201 - to the benchmark


if __name__ == "__main__":
    server, *counts = map(int, sys.argv[1:])
    main(server, *counts) if len(counts) == 1 else grow(server, counts)
