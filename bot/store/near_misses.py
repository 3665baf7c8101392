"""Items that came near to being a contact: what a person should see to trust the threshold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, or_, select

from bot.core.model import Item
from bot.core.verdict import Verdict
from bot.store.items import as_item
from bot.store.tables import items, verdicts


@dataclass(frozen=True, slots=True)
class NearMiss:
    """An item with the verdict that it is no contact, and when that was found."""

    item: Item
    verdict: Verdict
    assessed: datetime


class NearMisses:
    """Queries on near misses, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def latest(self, least: float, most: int, before: tuple[datetime, str] | None = None) -> list[NearMiss]:
        """Those that scored at least so much, the latest first; `before` is where the last page ended."""
        columns = verdicts.c
        older = (
            or_(
                columns.assessed < before[0],
                and_(columns.assessed == before[0], columns.item_id < before[1]),
            )
            if before
            else None
        )
        query = (
            select(items, columns.verdict, columns.assessed)
            .join(items, items.c.id == columns.item_id)
            .where(~columns.relevant, columns.score >= least)
            .order_by(columns.assessed.desc(), columns.item_id.desc())
            .limit(most)
        )
        rows = self._connection.execute(query if older is None else query.where(older))
        return [NearMiss(as_item(row), row.verdict, row.assessed) for row in rows]
