"""The database itself: one engine for SQLite or PostgreSQL, with the settings that transactions rely on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Engine,
    Insert,
    String,
    any_,
    bindparam,
    create_engine,
    event,
    func,
    make_url,
    select,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql.schema import Column, Table

from bot.errors import ConfigError, Fault
from bot.store.codec import Utc

WRITE = "contactwatch_write"
"""Execution option of a connection that is going to write."""

BUSY_SECONDS = 30
"""How long SQLite waits for another writer before it gives up."""

_TIMES_KEPT = 256  # times whose written form is remembered: rows written together share most of theirs

_ROWS_AT_ONCE = 100  # of one statement; databases bound the number of its parameters

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


def replace_rows(
    connection: Connection,
    table: Table,
    key: tuple[str, ...],
    rows: Sequence[Mapping[str, object]],
    kept: tuple[str, ...] = (),
) -> None:
    """Inserts whole rows in place of those with the same `key`, of which the columns that are `kept` stay."""
    if rows:
        _writing(connection.dialect.name, table, key, kept).run(connection, rows)


_DIALECTS: dict[str, type[Dialect]] = {"postgresql": PGDialect_psycopg, "sqlite": SQLiteDialect_pysqlite}


@dataclass(frozen=True, slots=True)
class _Writing:
    """A statement in the words of its driver, and how each column's value is put for it.

    SQLite's driver lets other threads run at every call, and waits for them after it: so it gets many rows in
    one call. PostgreSQL's sends all rows at once by itself, and by name.
    """

    statement: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    by_position: bool

    def run(self, connection: Connection, rows: Sequence[Mapping[str, object]]) -> None:
        if not self.by_position:
            named = [
                {name: put(row[name]) if put else row[name] for name, put in self.columns} for row in rows
            ]
            connection.exec_driver_sql(self.statement, named)
            return
        for start in range(0, len(rows), _ROWS_AT_ONCE):
            some = rows[start : start + _ROWS_AT_ONCE]
            values = tuple(put(row[name]) if put else row[name] for row in some for name, put in self.columns)
            connection.exec_driver_sql(self._of_rows(len(some)), values)

    def _of_rows(self, count: int) -> str:
        row = f"({', '.join('?' * len(self.columns))})"
        return self.statement.replace(row, ", ".join([row] * count), 1)


@cache
def _writing(name: str, table: Table, key: tuple[str, ...], kept: tuple[str, ...]) -> _Writing:
    """Made once: SQLAlchemy takes longer over the parameters of a row than the database over the row."""
    dialect = _DIALECTS[name]()
    compiled = _upsert(name, table, key, kept).compile(dialect=dialect)
    names = compiled.positiontup if compiled.positional else list(compiled.params)
    return _Writing(
        str(compiled),
        tuple((name, _putting(table.c[name], dialect)) for name in names or ()),
        bool(compiled.positional),
    )


def _putting(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """What makes a parameter of the column's value; None where it goes as it is."""
    put = column.type.dialect_impl(dialect).bind_processor(dialect)
    return lru_cache(_TIMES_KEPT)(put) if put and isinstance(column.type, Utc) else put


def _upsert(dialect: str, table: Table, key: tuple[str, ...], kept: tuple[str, ...]) -> Insert:
    statement = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    new = {
        column.name: statement.excluded[column.name] for column in table.c if column.name not in key + kept
    }
    return statement.on_conflict_do_update(index_elements=list(key), set_=new)


def among(dialect: str, column: ColumnElement[str], name: str) -> ColumnElement[bool]:
    """Whether the column holds one of many values, which are given as one parameter: see `many`.

    So the statement is the same however many there are, and is made only once.
    """
    if dialect == "postgresql":
        return column == any_(bindparam(name, type_=postgresql.ARRAY(String)))
    return column.in_(select(func.json_each(bindparam(name)).table_valued("value").c.value))


def many(dialect: str, values: Sequence[str]) -> object:
    """The values as a parameter of `among`."""
    return list(values) if dialect == "postgresql" else orjson.dumps(list(values)).decode()
