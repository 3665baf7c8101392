"""Who changed what, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from bot.store.engine import insert
from bot.store.tables import audit_log


@dataclass(frozen=True, slots=True)
class Deed:
    """A change that somebody made. `actor` is a user's id, or a word like "config" for the program itself."""

    at: datetime
    actor: str
    action: str
    subject: str
    detail: str = ""
    number: int = 0
    """Its place in the log, given when it is written."""


class AuditLog:
    """Queries on the audit log, within one transaction; nothing in it is ever changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, deed: Deed) -> None:
        row = {
            "at": deed.at,
            "actor": deed.actor,
            "action": deed.action,
            "subject": deed.subject,
            "detail": deed.detail,
        }
        self._connection.execute(insert(self._connection, audit_log).values(row))

    def latest(self, limit: int, before: int | None = None) -> list[Deed]:
        """The last deeds, latest first; those before one's number."""
        columns = audit_log.c
        query = select(columns.at, columns.actor, columns.action, columns.subject, columns.detail, columns.id)
        if before is not None:
            query = query.where(columns.id < before)
        return [
            Deed(*row) for row in self._connection.execute(query.order_by(columns.id.desc()).limit(limit))
        ]
