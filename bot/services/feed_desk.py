"""Feeds that people add: tried once without recording anything, then polled like any other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.feed import Feed
from bot.core.urls import canonical, without_credentials
from bot.feeds.fetch import fetch_all
from bot.feeds.model import FetchRequest, FetchResult, FetchSettings, FetchStatus, Reading, ReadRequest
from bot.feeds.sandbox import Sandbox
from bot.services.rights import Actor, Rights
from bot.store.audit import Deed
from bot.store.store import Store

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")


class Refusal(StrEnum):
    NO_RIGHT = "no_right"


@dataclass(frozen=True, slots=True)
class Known:
    """The address is polled already."""

    feed: Feed


@dataclass(frozen=True, slots=True)
class Trial:
    """What one poll of a feed brought."""

    result: FetchResult
    reading: Reading

    @property
    def works(self) -> bool:
        return self.result.ok and self.reading.failure is None

    @property
    def reason(self) -> str:
        """Why it does not work, for people; "" where it does."""
        return self.result.reason or self.reading.reason

    @property
    def newest(self) -> datetime | None:
        return max((item.published for item in self.reading.items if item.published), default=None)


def try_out(feed: Feed, now: datetime, settings: FetchSettings) -> Trial:
    """Polls the feed once; nothing is recorded."""
    (result,) = fetch_all([FetchRequest.of(feed)], settings)
    if result.status is not FetchStatus.FRESH:
        return Trial(result, Reading())
    with Sandbox() as sandbox:
        return Trial(result, sandbox.read(ReadRequest.of(feed, result, now)))


class FeedDesk:
    """`trial` polls a feed once."""

    def __init__(self, store: Store, rights: Rights, trial: Callable[[Feed, datetime], Trial]) -> None:
        self._store = store
        self._rights = rights
        self._trial = trial

    def try_out(self, feed: Feed, actor: Actor, now: datetime) -> Trial | Known | Refusal:
        """Polls it once; for admins alone, for it makes the program call any address."""
        if not self._rights.is_admin(actor.user):
            return Refusal.NO_RIGHT
        return self._known(feed) or self._trial(feed, now)

    def add(self, feed: Feed, actor: Actor, now: datetime) -> Feed | Known | Refusal:
        """Has the feed polled from now on; its id is made from its name."""
        if not self._rights.is_admin(actor.user):
            return Refusal.NO_RIGHT
        known = self._known(feed)
        if known:
            return known
        with self._store.begin() as tx:
            taken = {polled.feed.id for polled in tx.feeds.all()}
            added = _with_id(feed, taken)
            tx.feeds.put(added, actor.user)
            tx.audit.add(Deed(now, actor.user, "add_feed", added.id, without_credentials(added.url)))
        return added

    def _known(self, feed: Feed) -> Known | None:
        with self._store.read() as tx:
            feeds = [polled.feed for polled in tx.feeds.all() if polled.enabled]
        same = (each for each in feeds if canonical(each.url) == canonical(feed.url))
        return next((Known(each) for each in same), None)


def _with_id(feed: Feed, taken: set[str]) -> Feed:
    """The feed with an id as in feeds.yaml: small letters, none that is taken."""
    base = _NOT_IN_IDS.sub("-", feed.name.lower()).strip("-")[:50] or "feed"
    number = next(n for n in range(1, len(taken) + 2) if (f"{base}-{n}" if n > 1 else base) not in taken)
    fields = {name: getattr(feed, name) for name in Feed.__dataclass_fields__}
    return Feed(**{**fields, "id": f"{base}-{number}" if number > 1 else base})
