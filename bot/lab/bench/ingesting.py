"""Time to take in one item beside few and beside many stored stories.

The record holds as many stories a day in both cases: it is its age that grows. Items are the project's own
probes as if published now; each is taken in alone, as a feed brings news, and finds its place among the
stories near it.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from bot import catalog
from bot.catalog import Catalog
from bot.core.assess import assess
from bot.core.feed import Feed
from bot.core.model import FeedKind, Item, Subscription
from bot.lab.bench.classify import PROBES
from bot.lab.bench.record import FIRST_DAY, Generator, Size, fill
from bot.lab.bench.row import Row
from bot.services.ingest import AlertPolicy, Batch, Ingest
from bot.services.lines import read_items
from bot.store import migrate
from bot.store.store import Store

FEW, MANY = 1_000, 100_000
NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
BENCH = Feed("bench", "Bench", "https://bench.example/", "Bench", "US", "en", FeedKind.PRESS)


def ingest() -> Iterator[Row]:
    """Median milliseconds an item: reading, matching and recording, in a transaction of its own."""
    config = catalog.load()
    items = _items()
    few, few_relevant = _median(config, items, FEW)
    many, many_relevant = _median(config, items, MANY)
    against = f"{FEW:,} stories"
    yield Row(f"an item beside {MANY:,} stories", many, "ms", against, few)
    yield Row(f"a contact beside {MANY:,} stories", many_relevant, "ms", against, few_relevant)


def _items() -> list[Item]:
    with PROBES.open("rb") as lines:
        return [
            replace(item, id=f"bench-{number}", url="", published=NOW - timedelta(minutes=number % 600))
            for number, item in enumerate(read_items(lines))
        ]


def _median(config: Catalog, items: Sequence[Item], stored: int) -> tuple[float, float]:
    """Of all items, and of those that report a contact."""
    with tempfile.TemporaryDirectory(prefix="contactwatch-bench-") as folder:
        store = Store.at(f"sqlite:///{Path(folder) / 'bench.db'}")
        try:
            migrate.upgrade(store.engine)
            _fill(store, config, stored)
            return _timed(Ingest(store, partial(assess, knowledge=config.knowledge), AlertPolicy()), items)
        finally:
            store.close()


def _fill(store: Store, config: Catalog, stored: int) -> None:
    age = (NOW.date() - FIRST_DAY) * stored / MANY
    generator = Generator(config.knowledge, NOW.date(), first=NOW.date() - age)
    fill(store, generator, Size(contacts=stored, items=0), NOW)
    with store.begin() as tx:
        tx.feeds.put(BENCH, "config")
        tx.subscriptions.sync([Subscription("C1")], NOW)


def _timed(ingest: Ingest, items: Sequence[Item]) -> tuple[float, float]:
    every, relevant = list[float](), list[float]()
    for item in items:
        start = time.perf_counter()
        done = ingest.take(Batch(BENCH.id, [item]), NOW)
        taken = 1000 * (time.perf_counter() - start)
        every.append(taken)
        if done.relevant:
            relevant.append(taken)
    return median(every), median(relevant)
