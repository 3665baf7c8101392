"""Migrations on both databases: they make the schema that the program uses, and they can be undone."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import inspect, text

from bot import catalog
from bot.core.feed import Feed, FeedState, Health
from bot.core.model import FeedKind, Subscription, Track
from bot.core.routing import Delivery, DeliveryKind
from bot.core.search import Search
from bot.errors import ConfigError
from bot.lab.bench.record import Generator, Size, fill
from bot.services.reindex import reindex
from bot.store import migrate
from bot.store.engine import connect, database_url
from bot.store.store import Store
from bot.store.tables import metadata

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


@pytest.fixture
def engine(database_address):
    """An empty database, migrated here and now."""
    engine = connect(database_address)
    migrate.upgrade(engine)
    yield engine
    engine.dispose()


def test_the_migrated_schema_is_the_one_in_the_tables(engine):
    assert migrate.differences(engine) == []
    assert migrate.current(engine) == migrate.newest()


def test_an_upgrade_twice_changes_nothing(engine):
    migrate.upgrade(engine)
    assert migrate.current(engine) == migrate.newest()


def test_down_to_nothing_and_up_again(engine):
    migrate.downgrade(engine, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    migrate.upgrade(engine)
    assert migrate.differences(engine) == []


def test_an_empty_database_has_no_revision(database_address):
    engine = connect(database_address)
    assert migrate.current(engine) == ""
    engine.dispose()


@pytest.mark.parametrize("address", ["postgres://u@h/d", "postgresql://u@h/d", "postgresql+psycopg://u@h/d"])
def test_postgresql_is_reached_through_psycopg_however_it_is_written(address):
    assert database_url(address).drivername == "postgresql+psycopg"


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "no address"])
def test_an_address_that_cannot_hold_data_is_refused_by_name(address):
    with pytest.raises(ConfigError, match="DATABASE_URL"):
        database_url(address)


def test_foreign_keys_hold_after_a_migration_on_the_same_connections(sqlite_store):
    migrate.upgrade(sqlite_store.engine)
    with sqlite_store.read() as tx:
        assert tx.connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert tx.connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_data_outlives_the_way_down_and_up(engine):
    """Down to the first schema: what that has a place for is kept, and what is derived is made again."""
    store = Store(engine)
    fill(store, Generator(catalog.load().knowledge, NOW.date()), Size(contacts=40, items=200), NOW)
    with store.begin() as tx:
        tx.feeds.put(Feed("f", "国防部", "https://f.example/", "F", "CN", "zh", FeedKind.PRESS), "config")
        tx.feeds.save_states([FeedState("f", next_due=NOW, health=Health.FAILING, last_error="O'Neil")])
        tx.subscriptions.sync([Subscription("C1")], NOW)
        for number in range(3):
            tx.outbox.add(Delivery("C1", "story", f"key {number}", DeliveryKind.ALERT), NOW)
    before = contents(store)
    for revision in ("0004", "0003", "0002", "0001"):
        migrate.downgrade(engine, revision)
    first = kept(engine)
    assert first["items"] == 200
    assert first["stories"] == 40
    migrate.upgrade(engine)
    assert {name: kept(engine)[name] for name in first} == first
    assert reindex(store, NOW, threading.Event()) == 40
    assert contents(store) == before
    assert migrate.differences(engine) == []


def contents(store):
    with store.read() as tx:
        stories = tx.stories.held_since(datetime(2000, 1, 1, tzinfo=UTC))
        indexed = [tx.index.count(Search(choices=((f"track:{track}",),)), 100) for track in Track]
        return stories, indexed, tx.feeds.all(), tx.outbox.messages(), tx.subscriptions.all()


def kept(engine):
    """Rows of each table that the first schema has."""
    with engine.connect() as connection:
        names = sorted(set(inspect(connection).get_table_names()) & set(metadata.tables))
        return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar() for name in names}
