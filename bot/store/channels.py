"""Channels as delivery sees them: who is posting there, and from when on they take messages again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select, update

from bot.store.engine import insert
from bot.store.tables import channels

WORKSPACE = "*"
"""The row that stands for every channel: what strikes the whole workspace is kept there."""

SINK = "sink:"
"""Begins the names of channels outside of the workspace, which what strikes it does not strike."""


def is_of_workspace(channel: str) -> bool:
    return not channel.startswith(SINK)


@dataclass(frozen=True, slots=True)
class ChannelState:
    """Nothing is posted before `open_from`. `blocked` says why everything is refused, "" where it is not.

    `failures` counts the attempts in a row that the channel, not the message, was at fault for.
    """

    channel: str
    open_from: datetime | None = None
    failures: int = 0
    blocked: str = ""


class Channels:
    """Queries on channels, within one transaction. A channel is served by one process at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lease(
        self, channel: str, owner: str, now: datetime, until: datetime, is_gone: Callable[[str], bool]
    ) -> bool:
        """Takes the channel for `owner`, unless somebody else has it who is not known to be gone."""
        self._ensure(channel)
        columns = channels.c
        query = select(columns.lease_owner, columns.lease_until).where(columns.channel == channel)
        holder = self._connection.execute(query.with_for_update()).one()
        held = holder.lease_until is not None and holder.lease_until > now and holder.lease_owner != owner
        if held and not is_gone(holder.lease_owner):
            return False
        mine = update(channels).where(columns.channel == channel)
        self._connection.execute(mine.values(lease_owner=owner, lease_until=until))
        return True

    def release(self, channel: str, owner: str) -> None:
        mine = update(channels).where(channels.c.channel == channel, channels.c.lease_owner == owner)
        self._connection.execute(mine.values(lease_until=None))

    def get(self, channel: str) -> ChannelState:
        row = self._connection.execute(_states().where(channels.c.channel == channel)).first()
        return ChannelState(channel) if row is None else ChannelState(*row)

    def all(self) -> list[ChannelState]:
        """Every channel that was ever served, by name."""
        return [
            ChannelState(*row) for row in self._connection.execute(_states().order_by(channels.c.channel))
        ]

    def keep_closed(self, channel: str, until: datetime, blocked: str = "", failures: int = 0) -> None:
        """Nothing goes to the channel (or, for WORKSPACE, anywhere) before `until`."""
        self._ensure(channel)
        mine = update(channels).where(channels.c.channel == channel)
        self._connection.execute(mine.values(open_from=until, blocked=blocked, failures=failures))

    def reopen_all(self) -> None:
        """Lets every channel be tried at once: after a start, which may have brought other tokens."""
        self._connection.execute(update(channels).values(open_from=None, blocked="", failures=0))

    def _ensure(self, channel: str) -> None:
        row = {"channel": channel, "lease_owner": "", "failures": 0, "blocked": ""}
        self._connection.execute(insert(self._connection, channels).values(row).on_conflict_do_nothing())


def _states() -> Select[Any]:
    return select(channels.c.channel, channels.c.open_from, channels.c.failures, channels.c.blocked)
