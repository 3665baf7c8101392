"""Messages to post, in order within each channel.

    pending ──> sending ──> sent
       ^           │  └───> dead         refused for good, or tried too often
       │           v
       └──── uncertain                   nobody knows whether it stands there: looked up before anything else

    held ──> pending                    an alert that waits for its time, or for a digest
      └────> gathered ──> sent          it comes with the digest `digest_key`, and is sent when that is

A row found in `sending` by anybody but its poster is one whose poster died: it is as good as uncertain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Row, and_, case, delete, func, or_, select, union, union_all, update

from bot.core.model import StoryChange
from bot.core.notice import Notice
from bot.core.routing import Delivery, DeliveryKind
from bot.store.channels import WORKSPACE, is_of_workspace
from bot.store.engine import insert
from bot.store.tables import channels, outbox, threads


class State(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    HELD = "held"
    GATHERED = "gathered"
    SENT = "sent"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many messages of a channel wait, and how many were given up, for which reasons."""

    waiting: int = 0
    dead: int = 0
    reasons: tuple[str, ...] = ()


OPEN = (State.PENDING, State.SENDING, State.UNCERTAIN)

DISMISSED = "dismissed"
STORY_GONE = "story_gone"
WITHDRAWN = (DISMISSED, STORY_GONE)
"""Reasons of messages given up because there is nothing to tell any more."""

UNCLEAR = "unclear_"
"""Begins the reason of a message given up of which nobody knows whether it stands in its channel."""

_TOGETHER = (DeliveryKind.DIGEST, DeliveryKind.PAGE)
_IN_TURN = (case((outbox.c.kind.in_(_TOGETHER), 0), else_=1), outbox.c.id)


@dataclass(frozen=True, slots=True)
class Message:
    """A row of the outbox.

    `digest` (instant, daily, weekly), `zone` and `mention` are the subscription's, `face` is what a digest or
    one of its pages posts (JSON), `digest_key` the digest that an alert comes with, or a page goes on with.
    `due` is when it may next be tried, `reason` what failed last, `thread_ts` the thread it was posted to
    ("" for the channel itself), `ts` where it stands. `tried` is when its first post began: nothing of it can
    stand in the channel from before.
    """

    id: int
    channel: str
    alert_key: str
    story_id: str
    kind: DeliveryKind
    change: StoryChange | None
    notice: Notice | None
    zone: str
    mention: str
    digest: str
    digest_key: str
    face: str
    state: State
    due: datetime
    attempts: int
    reason: str
    thread_ts: str
    ts: str
    created: datetime
    tried: datetime | None
    sent: datetime | None

    @property
    def is_untouched(self) -> bool:
        """Whether nobody ever began to post it."""
        return self.state is State.PENDING and self.attempts == 0


class Outbox:
    """Queries on messages, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, delivery: Delivery, now: datetime) -> bool:
        """Queues the message, unless the channel already has one of this key; whether it did."""
        row = {
            "channel": delivery.channel,
            "alert_key": delivery.alert_key,
            "story_id": delivery.story_id,
            "kind": delivery.kind,
            "change": delivery.change,
            "notice": delivery.notice,
            "zone": delivery.zone,
            "mention": delivery.mention,
            "digest": delivery.digest,
            "state": State.PENDING,
            "due": now,
            "attempts": 0,
            "reason": "",
            "thread_ts": "",
            "ts": "",
            "created": now,
        }
        once = insert(self._connection, outbox).values(row).on_conflict_do_nothing()
        return self._connection.scalar(once.returning(outbox.c.id)) is not None

    def told(self, story_id: str) -> set[str]:
        """The channels that have the story, or are about to have it."""
        alerts = outbox.c.kind == DeliveryKind.ALERT
        queued = select(outbox.c.channel).where(outbox.c.story_id == story_id, alerts)
        standing = select(threads.c.channel).where(threads.c.story_id == story_id)
        return set(self._connection.scalars(union(queued, standing)))

    def awaiting(self, story_id: str) -> set[str]:
        """The channels whose first message on the story is still to be posted, and shows it as it is then."""
        unsent = outbox.c.state.in_((State.PENDING, State.HELD))
        alerts = and_(outbox.c.kind == DeliveryKind.ALERT, unsent)
        query = select(outbox.c.channel).where(outbox.c.story_id == story_id, alerts)
        return set(self._connection.scalars(query))

    def channels_at_work(self, now: datetime) -> list[str]:
        """The channels open now that have a message to post or a refresh due, longest waiting first."""
        ripe = and_(outbox.c.state == State.HELD, outbox.c.due <= now)
        at_work = or_(outbox.c.state.in_(OPEN), ripe)
        waiting = select(outbox.c.channel).where(at_work).group_by(outbox.c.channel)
        stale = select(threads.c.channel).where(threads.c.refresh_due <= now).distinct()
        names = [
            *self._connection.scalars(waiting.order_by(func.min(outbox.c.id))),
            *self._connection.scalars(stale.order_by(threads.c.channel)),
        ]
        closed = set(self._connection.scalars(select(channels.c.channel).where(channels.c.open_from > now)))
        everything = WORKSPACE in closed
        return [
            name
            for name in dict.fromkeys(names)
            if name not in closed and not (everything and is_of_workspace(name))
        ]

    def head(self, channel: str) -> Message | None:
        """The message of the channel that is next: no later one may overtake it. Digests, made of what stood
        in the channel's row before, go first."""
        mine = select(outbox).where(outbox.c.channel == channel, outbox.c.state.in_(OPEN))
        row = self._connection.execute(mine.order_by(*_IN_TURN).limit(1)).first()
        return None if row is None else message_of(row)

    def next_due(self, now: datetime) -> datetime | None:
        """The earliest time at which a message may be tried; None where none is open."""
        turn = func.row_number().over(partition_by=outbox.c.channel, order_by=_IN_TURN).label("turn")
        queue = select(outbox.c.channel, outbox.c.due, turn).where(outbox.c.state.in_(OPEN)).subquery()
        heads = select(queue.c.channel, queue.c.due).where(queue.c.turn == 1)
        held = select(outbox.c.channel, func.min(outbox.c.due)).where(outbox.c.state == State.HELD)
        due = union_all(heads, held.group_by(outbox.c.channel)).subquery()
        query = select(due.c.channel, due.c.due, channels.c.open_from)
        rows = self._connection.execute(query.outerjoin(channels, channels.c.channel == due.c.channel))
        shut = self._connection.scalar(select(channels.c.open_from).where(channels.c.channel == WORKSPACE))
        times = [
            max(row.due, row.open_from or now, shut if shut and is_of_workspace(row.channel) else now)
            for row in rows
        ]
        return min(times, default=None)

    def at(self, channel: str, ts: str) -> Message | None:
        """The message that stands there."""
        row = self._connection.execute(
            select(outbox).where(outbox.c.channel == channel, outbox.c.ts == ts)
        ).first()
        return None if row is None else message_of(row)

    def mark_sending(self, begun: Message) -> None:
        """Notes durably that a post of the message is about to begin: its attempts, its time, its thread, and
        when it may be looked up if its poster is not heard of again."""
        self._set(
            begun,
            state=State.SENDING,
            attempts=begun.attempts,
            tried=begun.tried,
            thread_ts=begun.thread_ts,
            due=begun.due,
        )

    def mark_sent(self, message: Message, ts: str, now: datetime) -> None:
        self._set(message, state=State.SENT, ts=ts, sent=now, reason="")

    def mark_waiting(self, message: Message, state: State, due: datetime, reason: str) -> None:
        """Leaves the message open, pending or uncertain, until `due`."""
        self._set(message, state=state, due=due, reason=reason)

    def bury(self, message: Message, reason: str) -> None:
        """Gives the message up, with the reason; `retry_dead` brings it back."""
        self._set(message, state=State.DEAD, reason=reason)

    def _set(self, message: Message, **columns: object) -> None:
        self._connection.execute(update(outbox).where(outbox.c.id == message.id).values(**columns))

    def withdraw(self, story_id: str, reason: str) -> None:
        """Gives up what is still to be sent about the story; `restore` brings it back."""
        unsent = outbox.c.state.in_((State.PENDING, State.HELD))
        mine = update(outbox).where(outbox.c.story_id == story_id, unsent)
        self._connection.execute(mine.values(state=State.DEAD, reason=reason))

    def restore(self, story_id: str, reason: str, now: datetime) -> None:
        """Makes what was given up for this reason pending again."""
        given_up = (outbox.c.state == State.DEAD, outbox.c.reason == reason)
        mine = update(outbox).where(outbox.c.story_id == story_id, *given_up)
        self._connection.execute(mine.values(state=State.PENDING, due=now))

    def retry_dead(self, ids: Iterable[int], now: datetime) -> int:
        """Brings dead messages back; how many. Those that may stand in their channel are looked up first."""
        back = update(outbox).where(outbox.c.id.in_(list(ids)), outbox.c.state == State.DEAD)
        state = case((outbox.c.reason.startswith(UNCLEAR), State.UNCERTAIN), else_=State.PENDING)
        return self._connection.execute(back.values(state=state, due=now, attempts=0)).rowcount

    def purge(self, before: datetime) -> int:
        """Deletes what was sent, or given up, and queued before then; how many messages."""
        settled = outbox.c.state.in_((State.SENT, State.DEAD))
        return self._connection.execute(delete(outbox).where(settled, outbox.c.created < before)).rowcount

    def messages(self, *states: State) -> list[Message]:
        """The messages in these states (none given: all), in order."""
        query = select(outbox).order_by(outbox.c.id)
        rows = query.where(outbox.c.state.in_(states)) if states else query
        return [message_of(row) for row in self._connection.execute(rows)]

    def about(self, story_id: str) -> list[Message]:
        """The messages on one story, in order."""
        mine = select(outbox).where(outbox.c.story_id == story_id)
        return [message_of(row) for row in self._connection.execute(mine.order_by(outbox.c.id))]

    def backlogs(self) -> dict[str, Backlog]:
        """By channel. What people withdrew does not count."""
        columns = (outbox.c.channel, outbox.c.state, outbox.c.reason)
        wanted = outbox.c.state.in_((*OPEN, State.DEAD))
        query = select(*columns, func.count()).where(wanted, outbox.c.reason.not_in(WITHDRAWN))
        found: dict[str, Backlog] = {}
        for channel, state, reason, count in self._connection.execute(
            query.group_by(*columns).order_by(*columns)
        ):
            known = found.get(channel, Backlog())
            if state == State.DEAD:
                known = replace(known, dead=known.dead + count, reasons=(*known.reasons, reason))
            else:
                known = replace(known, waiting=known.waiting + count)
            found[channel] = known
        return found

    def counts(self) -> dict[State, int]:
        query = select(outbox.c.state, func.count()).group_by(outbox.c.state)
        return {State(state): number for state, number in self._connection.execute(query)}


def message_of(row: Row[tuple[object, ...]]) -> Message:
    """A row of the table as a message."""
    fields = dict(row._mapping)  # noqa: SLF001  (the documented way to a row's columns by name)
    return Message(**fields | {"kind": DeliveryKind(row.kind), "state": State(row.state)})
