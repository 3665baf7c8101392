"""A whole record moved from one kind of database to the other."""

from datetime import UTC, date, datetime

import pytest

from bot import catalog
from bot.core.feed import Feed, FeedState, Health
from bot.core.model import FeedKind, Subscription
from bot.core.routing import Delivery, DeliveryKind
from bot.errors import BotError
from bot.lab.bench.record import Generator, Size, fill
from bot.store import migrate, transfer
from bot.store.store import Store

NOW = datetime(2026, 3, 1, 12, 30, 0, 123456, tzinfo=UTC)


def alert(number):
    return Delivery("C1", "story", f"key {number}", DeliveryKind.ALERT)


@pytest.fixture
def record(migrated_sqlite):
    store = Store.at(migrated_sqlite)
    fill(store, Generator(catalog.load().knowledge, date(2026, 3, 1)), Size(contacts=60, items=300), NOW)
    with store.begin() as tx:
        tx.feeds.put(Feed("f", "国防部", "https://f.example/", "F", "CN", "zh", FeedKind.PRESS), "config")
        tx.feeds.save_states(
            [FeedState("f", next_due=NOW, health=Health.FAILING, last_error="nul \\x00 'quoted'")]
        )
        tx.subscriptions.sync([Subscription("C1")], NOW)
        for number in range(3):
            tx.outbox.add(alert(number), NOW)
    yield store
    store.close()


def contents(store):
    with store.read() as tx:
        stories = tx.stories.held_since(datetime(2000, 1, 1, tzinfo=UTC))
        return stories, tx.feeds.all(), tx.outbox.messages(), tx.subscriptions.all()


@pytest.mark.postgres
def test_everything_arrives_and_work_goes_on(record, migrated_postgres, sqlite_url):
    elsewhere = Store.at(migrated_postgres)
    there = {moved.table: moved for moved in transfer.move(record.engine, elsewhere.engine)}
    assert there["items"].rows == 300
    assert contents(elsewhere) == contents(record)
    with elsewhere.begin() as tx:
        assert tx.outbox.add(alert(3), NOW)
        assert [message.id for message in tx.outbox.messages()] == [1, 2, 3, 4]

    back = Store.at(sqlite_url)
    migrate.upgrade(back.engine)
    again = {moved.table: moved for moved in transfer.move(elsewhere.engine, back.engine)}
    assert {name for name in there if there[name] != again[name]} == {"outbox"}
    assert contents(back) == contents(elsewhere)
    elsewhere.close()
    back.close()


def test_a_database_that_holds_something_is_not_written_to(record, sqlite_url):
    used = Store.at(sqlite_url)
    migrate.upgrade(used.engine)
    with used.begin() as tx:
        tx.outbox.add(alert(0), NOW)
    with pytest.raises(BotError, match="not empty: outbox"):
        list(transfer.move(record.engine, used.engine))
    with used.read() as tx:
        assert tx.feeds.all() == []
    used.close()
