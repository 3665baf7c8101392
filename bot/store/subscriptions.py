"""What channels want to hear."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from bot.core.model import Subscription
from bot.store.engine import insert
from bot.store.tables import subscriptions

CONFIG = "config"
"""The origin of subscriptions that stand in `config/channels.yaml`."""


class Subscriptions:
    """Queries on subscriptions, within one transaction. `Subscription.ref` is the row's id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sync(self, configured: Iterable[Subscription], now: datetime) -> None:
        """Makes the subscriptions of the configuration exactly these. What people did in Slack stays: their
        own subscriptions, and that a channel is muted.
        """
        muted = {each.channel: each.muted_until for each in self.all() if each.muted_until}
        self._connection.execute(delete(subscriptions).where(subscriptions.c.origin == CONFIG))
        for number, subscription in enumerate(configured):
            until = muted.get(subscription.channel)
            self.put(replace(subscription, ref=f"{CONFIG}:{number}", muted_until=until), CONFIG, now)

    def put(self, subscription: Subscription, origin: str, now: datetime) -> None:
        """Records a subscription under its `ref`, in place of an earlier one."""
        row = {"channel": subscription.channel, "subscription": subscription, "origin": origin}
        statement = insert(self._connection, subscriptions).values(id=subscription.ref, created=now, **row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))

    def all(self) -> list[Subscription]:
        """Every subscription, by channel."""
        query = select(subscriptions.c.subscription).order_by(subscriptions.c.channel, subscriptions.c.id)
        return list(self._connection.scalars(query))

    def of_channel(self, channel: str) -> list[Subscription]:
        query = select(subscriptions.c.subscription).where(subscriptions.c.channel == channel)
        return list(self._connection.scalars(query.order_by(subscriptions.c.id)))

    def get(self, ref: str) -> Subscription | None:
        return self._connection.scalar(select(subscriptions.c.subscription).where(subscriptions.c.id == ref))

    def made_by(self, user: str) -> list[Subscription]:
        """Those that the user made, by channel."""
        query = select(subscriptions.c.subscription).where(subscriptions.c.origin == user)
        return list(self._connection.scalars(query.order_by(subscriptions.c.channel, subscriptions.c.id)))

    def change(self, subscription: Subscription) -> None:
        """Replaces a subscription; whose it is stays."""
        mine = update(subscriptions).where(subscriptions.c.id == subscription.ref)
        self._connection.execute(mine.values(channel=subscription.channel, subscription=subscription))

    def remove(self, ref: str) -> bool:
        """Whether there was one to remove."""
        return bool(self._connection.execute(delete(subscriptions).where(subscriptions.c.id == ref)).rowcount)
