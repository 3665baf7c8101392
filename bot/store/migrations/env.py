"""Run by Alembic: migrates the database of the connection that `bot.store.migrate` hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from bot.store.codec import CleanText, Utc, Value
from bot.store.tables import metadata

_PLAIN = {Utc: "sa.DateTime(timezone=True)", CleanText: "sa.Text()", Value: "sa.Text()"}


def _as_plain_type(kind: str, thing: Any, _context: AutogenContext) -> str | Literal[False]:
    """Migrations name the database's own types: they have to run long after ours have changed."""
    return _PLAIN.get(type(thing), False) if kind == "type" else False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=metadata, render_as_batch=True, render_item=_as_plain_type
)
with context.begin_transaction():
    context.run_migrations()
