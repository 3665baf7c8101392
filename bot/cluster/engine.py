"""The task engine's own schema in the database, and how to connect to it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
from procrastinate.schema import SchemaManager

from bot.errors import ConfigError, Fault
from bot.store.engine import database_url

SCHEMA = "contactwatch_tasks"
"""Apart from the program's tables: neither Alembic nor a move to another database has to know of it."""

OPTIONS: dict[str, Any] = {"options": f"-c search_path={SCHEMA}", "application_name": "contactwatch tasks"}

_INSTALL_LOCK = 0x7461736B  # any fixed number; "task"


def conninfo(address: str) -> str:
    """The `DATABASE_URL` as psycopg takes it. Raises ConfigError where it is no PostgreSQL."""
    url = database_url(address)
    if url.get_backend_name() != "postgresql":
        fault = "several machines need a database that they can share: postgresql://user@host/name"
        raise ConfigError((Fault("environment", "DATABASE_URL", fault),))
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def install(info: str) -> None:
    """Brings the engine's schema to the version of the engine that is installed here.

    The engine numbers its migrations but does not note which of them a database has: the comment on the
    schema does.
    """
    migrations = sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))
    with psycopg.connect(info, **OPTIONS) as connection:
        connection.execute("SELECT pg_advisory_xact_lock(%s)", [_INSTALL_LOCK])
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
        has = _version(connection)
        if not has:
            connection.execute(SchemaManager.get_schema())
        for migration in migrations if has else ():
            if migration.stem > has:
                connection.execute(migration.read_bytes())
        connection.execute(f"COMMENT ON SCHEMA {SCHEMA} IS '{max(has, migrations[-1].stem)}'")


def _version(connection: psycopg.Connection) -> str:
    """The last migration that the schema has, "" where it is new."""
    comment = "SELECT obj_description(to_regnamespace(%s), 'pg_namespace')"
    row = connection.execute(comment, [SCHEMA]).fetchone()
    return (row[0] if row else None) or ""
