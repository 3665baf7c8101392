"""Time to take in one item beside few and beside many stored stories.

The record holds as many stories a day in both cases: it is its age that grows. Items are the project's own
probes as if published now; each is taken in alone, as a feed brings news, and finds its place among the
stories near it.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
    """Median milliseconds an item: reading, matching and recording, in a transaction of its own.

    Each item goes to the small record and then to the large one, so that both meet the same machine.
    """
    config = catalog.load()
    with _record(config, FEW) as few, _record(config, MANY) as many:
        times = [(_taken(few, item), _taken(many, item)) for item in _items()]
    against = f"{FEW:,} stories"
    for what, chosen in (("an item", times), ("a contact", [pair for pair in times if pair[0].relevant])):
        beside_few, beside_many = (
            median(each.milliseconds for each in side) for side in zip(*chosen, strict=True)
        )
        yield Row(f"{what} beside {MANY:,} stories", beside_many, "ms", against, beside_few)


@dataclass(frozen=True, slots=True)
class _Taken:
    milliseconds: float
    relevant: bool


def _items() -> list[Item]:
    with PROBES.open("rb") as lines:
        return [
            replace(item, id=f"bench-{number}", url="", published=NOW - timedelta(minutes=number % 600))
            for number, item in enumerate(read_items(lines))
        ]


@contextmanager
def _record(config: Catalog, stored: int) -> Iterator[Ingest]:
    """Takes items into a database of that many stories."""
    with tempfile.TemporaryDirectory(prefix="contactwatch-bench-") as folder:
        store = Store.at(f"sqlite:///{Path(folder) / 'bench.db'}")
        try:
            migrate.upgrade(store.engine)
            _fill(store, config, stored)
            yield Ingest(store, partial(assess, knowledge=config.knowledge), AlertPolicy())
        finally:
            store.close()


def _fill(store: Store, config: Catalog, stored: int) -> None:
    age = (NOW.date() - FIRST_DAY) * stored / MANY
    generator = Generator(config.knowledge, NOW.date(), first=NOW.date() - age)
    fill(store, generator, Size(contacts=stored, items=0), NOW)
    with store.begin() as tx:
        tx.feeds.put(BENCH, "config")
        tx.subscriptions.sync([Subscription("C1")], NOW)


def _taken(ingest: Ingest, item: Item) -> _Taken:
    start = time.perf_counter()
    done = ingest.take(Batch(BENCH.id, [item]), NOW)
    return _Taken(1000 * (time.perf_counter() - start), bool(done.relevant))
