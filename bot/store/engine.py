"""The database itself: one engine for SQLite or PostgreSQL, with the settings that transactions rely on."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Insert, create_engine, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql.schema import Table

from bot.errors import ConfigError, Fault

WRITE = "contactwatch_write"
"""Execution option of a connection that is going to write."""

BUSY_SECONDS = 30
"""How long SQLite waits for another writer before it gives up."""

_WRITER_LOCK = 0x636F6E74  # any fixed number; "cont"


def database_url(address: str) -> URL:
    """The address as SQLAlchemy takes it: PostgreSQL always through psycopg 3, SQLite always a file.

    Raises ConfigError.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        raise _fault("not a database address") from None
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database in (None, "", ":memory:"):
        raise _fault("expected a file, as in sqlite:///data/contactwatch.db")
    return url


def _fault(message: str) -> ConfigError:
    return ConfigError((Fault("environment", "DATABASE_URL", message),))


def connect(address: str) -> Engine:
    """An engine for the address; nothing is opened yet, but a SQLite file's folder is made."""
    url = database_url(address)
    if url.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, hide_parameters=True)
    Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say, not where the driver guesses
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once: waiting later, with something already read, could only fail."""
    writes = connection.get_execution_options().get(WRITE)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def lock_writers(connection: Connection) -> None:
    """Makes writers of the news wait for each other until the transaction ends.

    Two processes that hear of one contact at once must not each open a story for it. SQLite has one writer
    anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})


def insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, in the connection's dialect."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def upsert(connection: Connection, table: Table, key: tuple[str, ...], kept: tuple[str, ...] = ()) -> Insert:
    """An INSERT whose row replaces the one with the same `key`, except for the columns that are `kept`."""
    return _upsert(connection.dialect.name, table, key, kept)


@cache
def _upsert(dialect: str, table: Table, key: tuple[str, ...], kept: tuple[str, ...]) -> Insert:
    """Made once: what the statement costs to build is more than a short one costs to run."""
    statement = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    new = {
        column.name: statement.excluded[column.name] for column in table.c if column.name not in key + kept
    }
    return statement.on_conflict_do_update(index_elements=list(key), set_=new)
