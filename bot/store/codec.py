"""Column types that keep the core's values whole: aware UTC times, clean text, frozen values as JSON.

A value column holds what pydantic writes for the dataclass, without the fields at their defaults: it stays
small, and a field that the core gains later reads as its default.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.types import TypeDecorator, TypeEngine

T = TypeVar("T", bound=Hashable)

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with NUL and lone surrogates, which no database takes, replaced one for one."""
    return text if text.isascii() and "\x00" not in text else _UNSTORABLE.sub("\ufffd", text)


class Utc(TypeDecorator[datetime]):
    """An aware time, kept in UTC. SQLite drops zones, so it is written naive there and read back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive time cannot be stored")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class CleanText(TypeDecorator[str]):
    """Text from outside: see `storable`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else storable(value)


class IndexedWords(TypeDecorator[str]):
    """Words parted by spaces, as the full-text index takes them. They are written, and not read back."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TSVECTOR())
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or dialect.name != "postgresql":
            return value
        return " ".join(f"'{word}'" for word in value.replace("'", "").replace("\\", "").split())


class Value(TypeDecorator[T], Generic[T]):
    """A frozen value of the core as JSON."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[T]) -> None:
        super().__init__()
        self.kind = kind
        self._adapter: TypeAdapter[T] = TypeAdapter(kind)

    def process_bind_param(self, value: T | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else encode(self._adapter, value)

    def process_result_value(self, value: Any, dialect: Dialect) -> T | None:  # noqa: ARG002
        return None if value is None else self._adapter.validate_json(value)


def encode(adapter: TypeAdapter[T], value: T) -> str:
    """The value as JSON; what JSON cannot carry (lone surrogates) is replaced, as in `storable`."""
    try:
        return adapter.dump_json(value, exclude_defaults=True).decode()
    except ValueError:
        clean = _cleaned(adapter.dump_python(value, exclude_defaults=True))
        return adapter.dump_json(adapter.validate_python(clean), exclude_defaults=True).decode()


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {key: _cleaned(entry) for key, entry in value.items()}
    if isinstance(value, (tuple, list, set, frozenset)):
        return type(value)(_cleaned(entry) for entry in value)
    return value
