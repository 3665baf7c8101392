"""Where the stories' parent messages stand, and which of them are out of date."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, delete, select, update

from bot.store.engine import insert
from bot.store.tables import channels, threads


@dataclass(frozen=True, slots=True)
class Thread:
    """A story's parent in a channel. `posted_in` is the channel as the messenger names it.

    `shared` means a message that stays as it was posted: a digest, which tells of other stories, too, or one
    where nothing can be edited. `refresh_due` is when the parent is to be brought up to date, None while it
    shows the story as it is.
    """

    channel: str
    story_id: str
    ts: str
    posted_in: str
    mention: str
    refreshed: datetime
    refresh_due: datetime | None = None
    shared: bool = False


class Threads:
    """Queries on threads, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, channel: str, story_id: str) -> Thread | None:
        row = self._connection.execute(select(threads).where(_is(channel, story_id))).first()
        return None if row is None else Thread(*row)

    def open(self, thread: Thread) -> None:
        """Records where a story's parent stands, in place of an earlier one."""
        row = asdict(thread)
        statement = insert(self._connection, threads).values(row)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["channel", "story_id"], set_=row)
        )

    def close(self, channel: str, story_id: str) -> None:
        """Forgets a parent that is no longer there."""
        self._connection.execute(delete(threads).where(_is(channel, story_id)))

    def outdate(self, story_id: str, now: datetime, cooldown: timedelta) -> None:
        """Asks that the story's parents be brought up to date, `cooldown` after the last time or later."""
        own = and_(threads.c.story_id == story_id, threads.c.shared.is_(False))
        current = and_(own, threads.c.refresh_due.is_(None))
        for row in self._connection.execute(
            select(threads.c.channel, threads.c.refreshed).where(current)
        ).all():
            mine = update(threads).where(_is(row.channel, story_id))
            self._connection.execute(mine.values(refresh_due=max(now, row.refreshed + cooldown)))

    def hurry(self, story_id: str, now: datetime) -> None:
        """Asks that the story's parents be brought up to date at once."""
        self._connection.execute(
            update(threads)
            .where(threads.c.story_id == story_id, threads.c.shared.is_(False))
            .values(refresh_due=now)
        )

    def due(self, channel: str, now: datetime) -> Thread | None:
        """The channel's parent that has waited longest for a refresh that is due."""
        query = select(threads).where(threads.c.channel == channel, threads.c.refresh_due <= now)
        row = self._connection.execute(query.order_by(threads.c.refresh_due).limit(1)).first()
        return None if row is None else Thread(*row)

    def next_due(self, now: datetime) -> datetime | None:
        """The earliest time at which a parent may be refreshed; None where all show their story as it is."""
        query = select(threads.c.refresh_due, channels.c.open_from).where(threads.c.refresh_due.is_not(None))
        rows = self._connection.execute(query.outerjoin(channels, channels.c.channel == threads.c.channel))
        return min((max(row.refresh_due, row.open_from or now) for row in rows), default=None)

    def refreshed(self, thread: Thread, now: datetime) -> None:
        mine = update(threads).where(_is(thread.channel, thread.story_id))
        self._connection.execute(mine.values(refreshed=now, refresh_due=None))

    def give_up(self, thread: Thread) -> None:
        """Leaves a parent that cannot be edited as it is; the next news on its story tries again."""
        mine = update(threads).where(_is(thread.channel, thread.story_id))
        self._connection.execute(mine.values(refresh_due=None))

    def postpone(self, thread: Thread, until: datetime) -> None:
        mine = update(threads).where(_is(thread.channel, thread.story_id))
        self._connection.execute(mine.values(refresh_due=until))


def _is(channel: str, story_id: str) -> ColumnElement[bool]:
    return and_(threads.c.channel == channel, threads.c.story_id == story_id)
