"""Messages that wait for their time, and the digests that they come together in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, and_, or_, select, update

from bot.core.pacing import DigestKind, Hold, Past
from bot.core.routing import DeliveryKind
from bot.store.engine import insert
from bot.store.outbox import Message, State, message_of
from bot.store.tables import outbox

_PACED = (DeliveryKind.ALERT, DeliveryKind.REPLY)
_MOST = 500
"""Messages that the look back at what a channel heard of late goes through; no day has as many."""


class WaitingRoom:
    """Queries on one channel's messages, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ripe(self, channel: str, now: datetime) -> list[Message]:
        """Alerts and replies that nobody began to post, or that were held until now; in order."""
        fresh = and_(outbox.c.state == State.PENDING, outbox.c.attempts == 0)
        held = and_(outbox.c.state == State.HELD, outbox.c.due <= now)
        mine = (outbox.c.channel == channel, outbox.c.kind.in_(_PACED), or_(fresh, held))
        rows = self._connection.execute(select(outbox).where(*mine).order_by(outbox.c.id))
        return [message_of(row) for row in rows]

    def stories_held(self, channel: str, now: datetime) -> dict[str, datetime]:
        """The stories whose alert is held beyond now, with the end of that."""
        mine = (outbox.c.channel == channel, outbox.c.state == State.HELD, outbox.c.due > now)
        alerts = select(outbox.c.story_id, outbox.c.due).where(*mine, outbox.c.kind == DeliveryKind.ALERT)
        return {row.story_id: row.due for row in self._connection.execute(alerts)}

    def past(self, channel: str, since: datetime) -> Past:
        """What the channel heard since then."""
        told = select(outbox.c.kind, outbox.c.sent, outbox.c.digest_key)
        sent = told.where(outbox.c.channel == channel, outbox.c.state == State.SENT)
        alone = [
            row.sent
            for row in self._connection.execute(sent.order_by(outbox.c.id.desc()).limit(_MOST))
            if row.kind == DeliveryKind.ALERT and not row.digest_key and row.sent >= since
        ]
        bursts = select(outbox.c.created).where(
            outbox.c.channel == channel,
            outbox.c.kind == DeliveryKind.DIGEST,
            outbox.c.digest == DigestKind.BURST,
            outbox.c.created >= since,
        )
        return Past(tuple(alone), tuple(self._connection.scalars(bursts)))

    def hold(self, holds: Mapping[int, Hold]) -> None:
        """Holds messages back, with the reason."""
        for hold in set(holds.values()):
            ids = [message for message, its in holds.items() if its == hold]
            mine = update(outbox).where(outbox.c.id.in_(ids))
            self._connection.execute(mine.values(state=State.HELD, due=hold.until, reason=hold.reason))

    def release(self, ids: Sequence[int], now: datetime) -> None:
        """Makes held messages pending."""
        mine = update(outbox).where(outbox.c.id.in_(ids), outbox.c.state == State.HELD)
        self._connection.execute(mine.values(state=State.PENDING, due=now, reason=""))

    def gather(
        self, members: Sequence[Message], kind: DigestKind, faces: Sequence[str], now: datetime
    ) -> None:
        """Queues a digest of the alerts: its first message, and one for each of its further pages."""
        channel, key = members[0].channel, f"digest:{kind}:{members[0].alert_key}"
        mine = update(outbox).where(outbox.c.id.in_([member.id for member in members]))
        self._connection.execute(mine.values(state=State.GATHERED, digest_key=key, reason=""))
        for number, face in enumerate(faces):
            row = {
                "channel": channel,
                "alert_key": f"{key}:{number + 1}" if number else key,
                "story_id": "",
                "kind": DeliveryKind.PAGE if number else DeliveryKind.DIGEST,
                "zone": members[0].zone,
                "mention": "",
                "digest": kind,
                "digest_key": key if number else "",
                "face": face,
                "state": State.PENDING,
                "due": now,
                "attempts": 0,
                "reason": "",
                "thread_ts": "",
                "ts": "",
                "created": now,
            }
            self._connection.execute(insert(self._connection, outbox).values(row).on_conflict_do_nothing())

    def members(self, channel: str, digest_key: str) -> list[Message]:
        """The alerts that come with the digest."""
        rows = self._connection.execute(
            select(outbox).where(_with(channel, digest_key)).order_by(outbox.c.id)
        )
        return [message_of(row) for row in rows]

    def mark_told(self, channel: str, digest_key: str, now: datetime) -> None:
        """The digest stands: so its alerts count as sent."""
        mine = update(outbox).where(_with(channel, digest_key))
        self._connection.execute(mine.values(state=State.SENT, sent=now))

    def place_of(self, channel: str, digest_key: str) -> str:
        """Where the digest's first message stands, "" where it does not."""
        mine = select(outbox.c.ts).where(outbox.c.channel == channel, outbox.c.alert_key == digest_key)
        return self._connection.scalar(mine) or ""


def _with(channel: str, digest_key: str) -> ColumnElement[bool]:
    alerts = and_(outbox.c.channel == channel, outbox.c.kind == DeliveryKind.ALERT)
    return and_(alerts, outbox.c.digest_key == digest_key)
