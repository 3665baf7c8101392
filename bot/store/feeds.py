"""Feeds and what their polls taught."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, Join, Row, Select, select, update

from bot.core.feed import Feed, FeedState
from bot.store.engine import insert, replace_rows
from bot.store.tables import feed_states, feeds, tellings

CONFIG = "config"
"""The origin of feeds that stand in `config/feeds.yaml`."""

AT_ONCE = datetime(1970, 1, 1, tzinfo=UTC)
"""Since when a feed is due that was never polled."""


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
        rows = [_feed_row(feed, origin) for feed in {feed.id: feed for feed in configured}.values()]
        replace_rows(self._connection, feeds, ("id",), rows)
        self._make_states()

    def put(self, feed: Feed, origin: str) -> None:
        replace_rows(self._connection, feeds, ("id",), [_feed_row(feed, origin)])
        self._make_states(feed.id)

    def _make_states(self, *ids: str) -> None:
        """Gives feeds that have none, of these or of all, the state of one that is due at once.

        So what is due is found in the index of due times alone, however many feeds there are.
        """
        known = select(feed_states.c.feed_id).where(feed_states.c.feed_id == feeds.c.id)
        lacking = select(feeds.c.id).where(~known.exists())
        names = self._connection.scalars(lacking.where(feeds.c.id.in_(ids)) if ids else lacking).all()
        if names:
            rows = [_row(FeedState(name)) for name in names]
            self._connection.execute(insert(self._connection, feed_states).on_conflict_do_nothing(), rows)

    def due(self, now: datetime, among: Collection[str] | None = None) -> list[PolledFeed]:
        """The feeds to poll now, longest overdue first; one that was never polled is due at once.

        `among` names the only ones that are asked for.
        """
        ripe = _polled(_DUE_FEEDS).where(*_is_ripe(now))
        if among is not None:
            ripe = ripe.where(feeds.c.id.in_(among))
        return [_of(row) for row in self._connection.execute(ripe.order_by(*_LONGEST_OVERDUE))]

    def due_times(self, now: datetime, most: int) -> dict[str, datetime]:
        """Feed id -> since when it is due, of at most so many feeds, in the order of `due`."""
        ripe = select(feeds.c.id, feed_states.c.next_due).select_from(_DUE_FEEDS)
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
        replace_rows(self._connection, feed_states, ("feed_id",), list(map(_row, states)))

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
        replace_rows(self._connection, tellings, ("subject",), rows)


_DUE_FEEDS = feed_states.join(feeds, feed_states.c.feed_id == feeds.c.id)
_ALL_FEEDS = feeds.outerjoin(feed_states, feed_states.c.feed_id == feeds.c.id)
_LONGEST_OVERDUE = (feed_states.c.next_due, feeds.c.id)


def _is_ripe(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return feeds.c.enabled, feed_states.c.next_due <= now


def _feed_row(feed: Feed, origin: str) -> dict[str, object]:
    return {"id": feed.id, "feed": feed, "enabled": feed.enabled, "origin": origin}


def _row(state: FeedState) -> dict[str, object]:
    due = state.next_due or AT_ONCE
    return {"feed_id": state.feed_id, "state": state, "next_due": due, "health": state.health}


def _polled(joined: Join = _ALL_FEEDS) -> Select[tuple[Feed, bool, str, FeedState]]:
    columns = (feeds.c.feed, feeds.c.enabled, feeds.c.origin, feed_states.c.state)
    return select(*columns).select_from(joined)


def _of(row: Row[tuple[Feed, bool, str, FeedState]]) -> PolledFeed:
    state = row.state
    is_new = state is None or (state.last_polled is None and state == FeedState(row.feed.id))
    return PolledFeed(row.feed, None if is_new else state, row.enabled, row.origin)
