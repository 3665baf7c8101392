"""Alembic, driven from here: the migrations live in the package, the address comes from the settings."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from bot.store.engine import WRITE
from bot.store.tables import metadata

_UPGRADE_LOCK = 0x6D696772  # any fixed number; "migr"


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", "bot.store:migrations")
    config.attributes["connection"] = connection
    return config


@contextmanager
def _migrating(engine: Engine) -> Iterator[Config]:
    """One process migrates at a time. SQLite has its foreign keys off, so that tables can be rebuilt."""
    with engine.connect().execution_options(**{WRITE: True}) as connection:
        _enforce_foreign_keys(connection, "OFF")
        try:
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
                yield _config(connection)
        finally:
            _enforce_foreign_keys(connection, "ON")


def _enforce_foreign_keys(connection: Connection, switch: str) -> None:
    driver = connection.connection.driver_connection
    if connection.dialect.name == "sqlite" and driver is not None:
        driver.execute(f"PRAGMA foreign_keys={switch}")  # without effect inside a transaction


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Brings the schema up to a revision, the newest unless one is named."""
    with _migrating(engine) as config:
        command.upgrade(config, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Takes the schema back to a revision ("base": nothing is left)."""
    with _migrating(engine) as config:
        command.downgrade(config, revision)


def newest() -> str:
    """The revision that this program wants."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def current(engine: Engine) -> str:
    """The revision that the database has, "" where it is empty."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() or ""


def differences(engine: Engine) -> list[str]:
    """How the database's schema differs from the one in `tables`, one line each."""
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": _is_in_tables}
        )
        return [repr(difference) for difference in compare_metadata(context, metadata)]


def _is_in_tables(name: str | None, kind: str, _parents: object) -> bool:
    """Full-text indexes are the databases' own: `tables` does not know them."""
    if kind == "table":
        return not (name or "").startswith("story_words")
    return name != "ix_story_index_words"
