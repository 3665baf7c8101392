"""Feeds and what their polls taught."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, Select, or_, select, update

from bot.core.feed import Feed, FeedState
from bot.store.engine import insert, upsert
from bot.store.tables import feed_states, feeds, tellings

CONFIG = "config"
"""The origin of feeds that stand in `config/feeds.yaml`."""


@dataclass(frozen=True, slots=True)
class PolledFeed:
    """A feed with what is known of its polls; `state` is None before the first."""

    feed: Feed
    state: FeedState | None
    enabled: bool
    origin: str


class Feeds:
    """Queries on feeds, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sync(self, configured: Sequence[Feed], origin: str = CONFIG) -> None:
        """Makes the feeds of one origin exactly these. One that is no longer there is only switched off."""
        others = update(feeds).where(feeds.c.origin == origin, feeds.c.enabled)
        self._connection.execute(others.values(enabled=False))
        for feed in configured:
            self.put(feed, origin)

    def put(self, feed: Feed, origin: str) -> None:
        row = {"feed": feed, "enabled": feed.enabled, "origin": origin}
        statement = insert(self._connection, feeds).values(id=feed.id, **row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))

    def due(self, now: datetime, among: Collection[str] | None = None) -> list[PolledFeed]:
        """The feeds to poll now, longest overdue first; one that was never polled is due at once.

        `among` names the only ones that are asked for.
        """
        ripe = _polled().where(*_is_ripe(now))
        if among is not None:
            ripe = ripe.where(feeds.c.id.in_(among))
        return [_of(row) for row in self._connection.execute(ripe.order_by(*_LONGEST_OVERDUE))]

    def due_times(self, now: datetime, most: int) -> dict[str, datetime | None]:
        """Feed id -> since when it is due, of at most so many feeds, in the order of `due`."""
        ripe = select(feeds.c.id, feed_states.c.next_due).select_from(_FEEDS_WITH_STATES)
        rows = self._connection.execute(ripe.where(*_is_ripe(now)).order_by(*_LONGEST_OVERDUE).limit(most))
        return {row.id: row.next_due for row in rows}

    def all(self) -> list[PolledFeed]:
        """Every feed, switched off or not, by id."""
        return [_of(row) for row in self._connection.execute(_polled().order_by(feeds.c.id))]

    def get(self, feed_id: str) -> PolledFeed | None:
        row = self._connection.execute(_polled().where(feeds.c.id == feed_id)).one_or_none()
        return None if row is None else _of(row)

    def save_states(self, states: Iterable[FeedState]) -> None:
        """Replaces the states of these feeds."""
        rows = [
            {"feed_id": state.feed_id, "state": state, "next_due": state.next_due, "health": state.health}
            for state in states
        ]
        if rows:
            self._connection.execute(upsert(self._connection, feed_states, ("feed_id",)), rows)

    def hasten(self, ids: Iterable[str], now: datetime) -> None:
        """Makes these feeds due."""
        self._connection.execute(
            update(feed_states).where(feed_states.c.feed_id.in_(list(ids))).values(next_due=now)
        )

    def told(self) -> dict[str, str]:
        """What operators were told last: subject -> what."""
        return {row.subject: row.told for row in self._connection.execute(select(tellings))}

    def note_told(self, told: Mapping[str, str], now: datetime) -> None:
        """Records what operators are told of these subjects."""
        rows = [{"subject": subject, "told": what, "at": now} for subject, what in told.items()]
        if rows:
            self._connection.execute(upsert(self._connection, tellings, ("subject",)), rows)


_FEEDS_WITH_STATES = feeds.outerjoin(feed_states, feed_states.c.feed_id == feeds.c.id)
_LONGEST_OVERDUE = (feed_states.c.next_due.asc().nulls_first(), feeds.c.id)


def _is_ripe(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return feeds.c.enabled.is_(True), or_(feed_states.c.next_due.is_(None), feed_states.c.next_due <= now)


def _polled() -> Select[tuple[Feed, bool, str, FeedState]]:
    columns = (feeds.c.feed, feeds.c.enabled, feeds.c.origin, feed_states.c.state)
    return select(*columns).select_from(_FEEDS_WITH_STATES)


def _of(row: Row[tuple[Feed, bool, str, FeedState]]) -> PolledFeed:
    return PolledFeed(row.feed, row.state, row.enabled, row.origin)
