"""Which items' articles were read, and what came of it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, exists, func, select

from bot.core.model import Item
from bot.store.engine import insert
from bot.store.items import as_item
from bot.store.tables import articles, items, verdicts


class Articles:
    """Queries on articles, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def wanted(self, least: float, longest: int, since: datetime, most: int) -> list[Item]:
        """Items first seen since then of which nobody knows whether they are contacts, the latest first.

        They scored at least so much, and not enough; their feeds say no more of them than so many characters.
        """
        tried = exists().where(articles.c.item_id == items.c.id)
        query = (
            select(items)
            .join(verdicts, verdicts.c.item_id == items.c.id)
            .where(~verdicts.c.relevant, verdicts.c.score >= least, items.c.first_seen >= since)
            .where(items.c.url != "", func.length(items.c.summary) <= longest, ~tried)
            .order_by(items.c.first_seen.desc(), items.c.id)
            .limit(most)
        )
        return [as_item(row) for row in self._connection.execute(query)]

    def note(self, item_id: str, outcome: str, now: datetime) -> None:
        """Records that the item's article was tried, once and for all."""
        row = {"item_id": item_id, "outcome": outcome, "at": now}
        self._connection.execute(insert(self._connection, articles).values(row).on_conflict_do_nothing())
