"""The store: transactions over the database, with the queries of every noun."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from bot.store.articles import Articles
from bot.store.audit import AuditLog
from bot.store.channels import Channels
from bot.store.corrections import Corrections, StoryMutes
from bot.store.engine import WRITE, connect, lock_writers
from bot.store.feeds import Feeds
from bot.store.items import Items
from bot.store.near_misses import NearMisses
from bot.store.outbox import Outbox
from bot.store.stories import Stories
from bot.store.story_index import StoryIndex
from bot.store.subscriptions import Subscriptions
from bot.store.tallies import Tallies
from bot.store.threads import Threads
from bot.store.waiting import WaitingRoom


class Transaction:
    """Everything that can be asked or changed; what it changes is kept together, or not at all."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.feeds = Feeds(connection)
        self.items = Items(connection)
        self.stories = Stories(connection)
        self.index = StoryIndex(connection)
        self.tallies = Tallies(connection)
        self.articles = Articles(connection)
        self.near_misses = NearMisses(connection)
        self.corrections = Corrections(connection)
        self.story_mutes = StoryMutes(connection)
        self.outbox = Outbox(connection)
        self.waiting = WaitingRoom(connection)
        self.threads = Threads(connection)
        self.channels = Channels(connection)
        self.subscriptions = Subscriptions(connection)
        self.audit = AuditLog(connection)

    def lock_news(self) -> None:
        """Lets no other transaction place items in stories until this one ends."""
        lock_writers(self.connection)


class Store:
    """A database that is up to date with the migrations.

    with store.begin() as tx:   # reads and writes, committed at the end, rolled back on an exception
    with store.read() as tx:    # reads only
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def at(cls, address: str) -> Store:
        """The store of a `DATABASE_URL`. Raises ConfigError where that is no address."""
        return cls(connect(address))

    @property
    def is_shared(self) -> bool:
        """Whether processes on several machines may work on it."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def begin(self) -> Iterator[Transaction]:
        with self.engine.connect().execution_options(**{WRITE: True}) as connection, connection.begin():
            yield Transaction(connection)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        with self.engine.connect() as connection, connection.begin():
            yield Transaction(connection)

    def close(self) -> None:
        self.engine.dispose()
