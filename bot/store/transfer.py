"""A whole database into another one, of the other kind too, with a count and a hash of every table.

Everything happens in one transaction of the target: it gets all rows, checked, or none. Rows are compared as
values, so that what the two kinds of database write differently (times, words of an index) is the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Engine, MetaData, Row, Table, Text, func, insert, select, text

from bot.errors import BotError
from bot.store.codec import CleanText, IndexedWords, Value
from bot.store.engine import WRITE
from bot.store.tables import metadata

BATCH = 1_000
_HASH_BYTES = 16


@dataclass(frozen=True, slots=True)
class Moved:
    """A table that stands in the target as it did in the source. `digest` does not depend on rows' order."""

    table: str
    rows: int
    digest: str


def move(source: Engine, target: Engine) -> Iterator[Moved]:
    """Copies all tables; both schemas are up to date. The source is not written to meanwhile.

    Raises BotError where the target holds rows already, or where a table does not arrive as it was.
    """
    with (
        source.connect().execution_options(**{WRITE: True}) as old,
        target.connect().execution_options(**{WRITE: True}) as new,
        old.begin(),
        new.begin(),
    ):
        if old.dialect.name == "postgresql":
            old.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        tables = _plain_tables()
        for table in tables:
            if new.execute(select(table).limit(1)).first() is not None:
                raise BotError(f"the target is not empty: {table.name} has rows")
        for table in tables:
            yield _moved(old, new, table)


def _plain_tables() -> list[Table]:
    """The tables in the order of their references; values of the core as the text that they are kept as."""
    plain = MetaData()
    return [Table(table.name, plain, *map(_plain_column, table.columns)) for table in metadata.sorted_tables]


def _plain_column(column: Column[Any]) -> Column[Any]:
    kept = Text() if isinstance(column.type, Value | CleanText) else column.type
    return Column(column.name, kept, primary_key=column.primary_key, autoincrement=False)


def _moved(old: Connection, new: Connection, table: Table) -> Moved:
    sent = _Digest()
    for batch in old.execute(select(table).execution_options(yield_per=BATCH)).partitions():
        rows = [_values(row, table) for row in batch]
        for values in rows:
            sent.add(values)
        new.execute(insert(table), rows)
    arrived = _Digest()
    for row in new.execute(select(table).execution_options(yield_per=BATCH)):
        arrived.add(_values(row, table))
    if (sent.rows, sent.text) != (arrived.rows, arrived.text):
        raise BotError(f"{table.name} did not arrive as it was: {sent} left, {arrived} came")
    _number_on(new, table)
    return Moved(table.name, arrived.rows, arrived.text)


def _values(row: Row[Any], table: Table) -> dict[str, Any]:
    """The row by column, with the words of an index as words, however the database keeps them."""
    values = dict(row._mapping)  # noqa: SLF001 - the documented way to a row's columns by name
    for column in table.columns:
        if isinstance(column.type, IndexedWords):
            values[column.name] = " ".join(sorted(set(values[column.name].replace("'", "").split())))
    return values


def _number_on(new: Connection, table: Table) -> None:
    """Lets PostgreSQL number new rows after those that came with their numbers."""
    own = metadata.tables[table.name].autoincrement_column
    if own is None or new.dialect.name != "postgresql":
        return
    sequence = new.scalar(select(func.pg_get_serial_sequence(table.name, own.name)))
    last = new.scalar(select(func.max(table.c[own.name])))
    if sequence and last:
        new.execute(select(func.setval(sequence, last)))


class _Digest:
    """Count and hash of a set of rows, in whatever order they come."""

    def __init__(self) -> None:
        self.rows = 0
        self._sum = 0

    def add(self, values: Mapping[str, Any]) -> None:
        written = "\x1f".join(f"{name}={_written(values[name])}" for name in sorted(values))
        digest = hashlib.blake2b(written.encode(), digest_size=_HASH_BYTES).digest()
        self.rows += 1
        self._sum = (self._sum + int.from_bytes(digest)) % (1 << 8 * _HASH_BYTES)

    @property
    def text(self) -> str:
        return f"{self._sum:0{2 * _HASH_BYTES}x}"

    def __str__(self) -> str:
        return f"{self.rows} rows ({self.text})"


def _written(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "\x00" if value is None else str(value)
