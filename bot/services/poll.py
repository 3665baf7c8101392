"""Polling: the feeds that are due are fetched together, read where they changed, and taken in one by one."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot import metrics
from bot.core.feed import FeedState
from bot.feeds.fetch import Fetcher
from bot.feeds.model import FetchRequest, FetchResult, FetchStatus, Reading, ReadRequest
from bot.services import feed_states
from bot.services.feed_states import Pace, Poll
from bot.services.ingest import Batch, Ingest, Ingested
from bot.store.feeds import PolledFeed
from bot.store.store import Store

STATES_AT_ONCE = 200
"""States written together: feeds that did not change cost one row each and no transaction of their own."""

log = structlog.get_logger(__name__)


class Reader(Protocol):
    """Whoever makes items of a body: the sandbox, or the bare reader."""

    def read(self, request: ReadRequest) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Polled:
    """What one round did."""

    feeds: int = 0
    not_modified: int = 0
    failed: int = 0
    new_items: int = 0
    relevant: int = 0
    alerts: int = 0
    seconds: float = 0.0

    def with_poll(self, poll: Poll, ingested: Ingested) -> Polled:
        unchanged = poll.result.status in (FetchStatus.NOT_MODIFIED, FetchStatus.UNCHANGED)
        failed = poll.failure is not None or poll.result.status is FetchStatus.GONE
        return replace(
            self,
            feeds=self.feeds + 1,
            not_modified=self.not_modified + unchanged,
            failed=self.failed + failed,
            new_items=self.new_items + ingested.new_items,
            relevant=self.relevant + ingested.relevant,
            alerts=self.alerts + ingested.alerts,
        )


class Poller:
    """Polls what is due. `jitter` gives numbers in [0, 1); a round ends early once `stopping` is set."""

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        reader: Reader,
        ingest: Ingest,
        *,
        poll_every: timedelta,
        jitter: Callable[[], float],
        stopping: threading.Event,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._reader = reader
        self._ingest = ingest
        self._poll_every = poll_every
        self._jitter = jitter
        self._stopping = stopping

    def run(self, now: datetime) -> Polled:
        """One round over the feeds that are due at `now`."""
        started = time.monotonic()
        with self._store.read() as tx:
            due = {known.feed.id: known for known in tx.feeds.due(now)}
        requests = [FetchRequest.of(known.feed, known.state) for known in due.values()]
        done, states = Polled(), list[FeedState]()
        with closing(self._fetcher.fetch_all(requests)) as results:
            for result in results:
                poll, ingested = self._take(due[result.feed_id], result, now)
                done = done.with_poll(poll, ingested)
                states.append(self._next_state(due[result.feed_id], poll, now))
                if len(states) >= STATES_AT_ONCE:
                    self._save(states)
                if self._stopping.is_set():
                    break
        self._save(states)
        done = replace(done, seconds=time.monotonic() - started)
        _count(done)
        return done

    def _take(self, known: PolledFeed, result: FetchResult, now: datetime) -> tuple[Poll, Ingested]:
        """Reads a body that is new and takes in what it holds."""
        if result.status is not FetchStatus.FRESH:
            return Poll(result), Ingested()
        reading = self._reader.read(ReadRequest.of(known.feed, result, now))
        poll = Poll(result, reading)
        first = known.state is None or known.state.last_ok is None or known.state.url != known.feed.url
        ingested = self._ingest.take(Batch(known.feed.id, reading.items, first), now)
        return poll, ingested

    def _next_state(self, known: PolledFeed, poll: Poll, now: datetime) -> FeedState:
        metrics.POLLS.labels(poll.failure or poll.result.status).inc()
        if poll.failure is not None:
            log.warning("poll failed", feed=known.feed.id, kind=poll.failure, reason=poll.reason)
        return feed_states.next_state(
            known.feed, known.state, poll, now, Pace(self._poll_every, self._jitter())
        )

    def _save(self, states: list[FeedState]) -> None:
        if states:
            with self._store.begin() as tx:
                tx.feeds.save_states(states)
            states.clear()


def _count(done: Polled) -> None:
    if done.feeds:
        metrics.POLL_SECONDS.observe(done.seconds)
    metrics.NEW_ITEMS.inc(done.new_items)
    metrics.RELEVANT_ITEMS.inc(done.relevant)
    metrics.ALERTS.inc(done.alerts)
