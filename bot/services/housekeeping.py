"""Keeps the database from growing without end; stories and what they rest on stay for good."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.catalog import Retention
from bot.store.store import Store


@dataclass(frozen=True, slots=True)
class Tidied:
    """How many rows went."""

    items: int = 0
    messages: int = 0


def tidy(store: Store, retention: Retention, now: datetime) -> Tidied:
    """Deletes what is older than `retention` says."""
    with store.begin() as tx:
        return Tidied(
            items=tx.items.purge(now - retention.irrelevant_items),
            messages=tx.outbox.purge(now - retention.deliveries),
        )
