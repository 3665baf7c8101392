"""Migrations on both databases: they make the schema that the program uses, and they can be undone."""

import pytest
from sqlalchemy import inspect

from bot.errors import ConfigError
from bot.store import migrate
from bot.store.engine import connect, database_url


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
