"""Polling: the feeds that are due are fetched together, read where they changed, and taken in one by one."""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
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
from bot.services.feed_states import Poll
from bot.services.in_hand import InHand
from bot.services.ingest import Batch, Ingest, Ingested
from bot.services.schedule import HURRY_FOR, Pace
from bot.store.feeds import PolledFeed
from bot.store.store import Store

STATES_AT_ONCE = 200
"""States written together: feeds that did not change cost one row each and no transaction of their own."""

LONGEST_UNSAVED = 0.5
"""Seconds that a finished feed's state waits to be written with others."""

BODIES_AT_ONCE = 32
"""Bodies that wait to be read; with more, no further result is taken from the network."""

INTAKES_AT_ONCE = 16
"""Feeds whose news share a transaction: what waits for the others is the alert of the first."""

log = structlog.get_logger(__name__)


class Reader(Protocol):
    """Whoever makes items of bodies, several at a time: the sandboxes."""

    def submit(self, request: ReadRequest) -> Future[Reading]: ...


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


class Poller:
    """Polls what is due. `jitter` gives numbers in [0, 1); a round ends early once `stopping` is set.

    Rounds may overlap, from several threads: a feed that is slow to answer holds up no other. What one round
    has in hand, the others leave alone.
    """

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
        self._in_hand = InHand()

    def run(self, now: datetime, among: Collection[str] | None = None) -> Polled:
        """One round over the feeds that are due at `now`; `among` names the only ones that are asked for."""
        started = time.monotonic()
        due = self._in_hand.take(lambda: self._due(now, among))
        try:
            done = self._poll(due, now) if due else Polled()
        finally:
            self._in_hand.let_go(due)
        done = replace(done, seconds=time.monotonic() - started)
        _count(done)
        return done

    def _due(self, now: datetime, among: Collection[str] | None) -> dict[str, PolledFeed]:
        with self._store.read() as tx:
            return {known.feed.id: known for known in tx.feeds.due(now, among)}

    def _poll(self, due: Mapping[str, PolledFeed], now: datetime) -> Polled:
        with self._store.read() as tx:
            hurry = tx.stories.in_the_news(now - HURRY_FOR)
        going = _Round(due, now, self._reader, self._ingest)
        requests = [FetchRequest.of(known.feed, known.state) for known in due.values()]
        unsaved, saved_at = list[FeedState](), time.monotonic()
        outcomes = Counter[str]()
        with closing(self._fetcher.fetch_batches(requests)) as batches:
            for poll in going.settled(batches):
                if poll is not None:
                    pace = Pace(self._poll_every, self._jitter(), hurry)
                    outcomes[poll.failure or poll.result.status] += 1
                    unsaved.append(_next_state(due[poll.result.feed_id], poll, now, pace))
                waited = time.monotonic() - saved_at
                if len(unsaved) >= STATES_AT_ONCE or waited > LONGEST_UNSAVED:
                    self._save(unsaved)
                    saved_at = time.monotonic()
                if self._stopping.is_set():
                    break
        self._save(unsaved)
        for outcome, count in outcomes.items():
            metrics.POLLS.labels(outcome).inc(count)
        return going.done()

    def _save(self, states: list[FeedState]) -> None:
        """Writes the states, and lets go of their feeds: the next round may have them."""
        if states:
            with self._store.begin() as tx:
                tx.feeds.save_states(states)
            self._in_hand.let_go(state.feed_id for state in states)
            states.clear()


class _Round:
    """The feeds of one round, on their way from the answer through the reader into the record."""

    def __init__(self, due: Mapping[str, PolledFeed], now: datetime, reader: Reader, ingest: Ingest) -> None:
        self._due = due
        self._counts: Counter[str] = Counter()
        self._now = now
        self._reader = reader
        self._ingest = ingest
        self._reading: dict[Future[Reading], FetchResult] = {}

    def settled(self, batches: Iterable[Sequence[FetchResult]]) -> Iterator[Poll | None]:
        """The polls that are through, as they come; None where there is a moment to do something else."""
        for batch in batches:
            for result in batch:
                if result.status is FetchStatus.FRESH:
                    known = self._due[result.feed_id]
                    self._reading[self._reader.submit(ReadRequest.of(known.feed, result, self._now))] = result
                else:
                    yield self._settle(Poll(result))
            yield from self._read(most=BODIES_AT_ONCE)
            yield None
        yield from self._read(most=0)

    def _read(self, most: int) -> Iterator[Poll]:
        """What the reader has finished; waits for it where more than `most` bodies are waiting."""
        while self._reading:
            patience = None if len(self._reading) > most else 0
            finished = list(wait(self._reading, patience, FIRST_COMPLETED).done)
            if not finished:
                return
            for start in range(0, len(finished), INTAKES_AT_ONCE):
                some = finished[start : start + INTAKES_AT_ONCE]
                yield from self._take([Poll(self._reading.pop(future), future.result()) for future in some])

    def _take(self, polls: Sequence[Poll]) -> Iterator[Poll]:
        """Takes in what new bodies hold."""
        batches = [self._batch(poll, self._due[poll.result.feed_id]) for poll in polls]
        for poll, ingested in zip(polls, self._ingest.take_all(batches, self._now), strict=True):
            yield self._settle(poll, ingested)

    def _batch(self, poll: Poll, known: PolledFeed) -> Batch:
        assert poll.reading is not None
        first = known.state is None or known.state.last_ok is None or known.state.url != known.feed.url
        return Batch(known.feed.id, poll.reading.items, first)

    def _settle(self, poll: Poll, ingested: Ingested | None = None) -> Poll:
        status, counts = poll.result.status, self._counts
        counts["feeds"] += 1
        counts["not_modified"] += status in (FetchStatus.NOT_MODIFIED, FetchStatus.UNCHANGED)
        counts["failed"] += poll.failure is not None or status is FetchStatus.GONE
        if ingested is not None:
            counts["new_items"] += ingested.new_items
            counts["relevant"] += ingested.relevant
            counts["alerts"] += ingested.alerts
        return poll

    def done(self) -> Polled:
        """What came of it so far."""
        return Polled(**self._counts)


def _next_state(known: PolledFeed, poll: Poll, now: datetime, pace: Pace) -> FeedState:
    if poll.failure is not None:
        log.warning("poll failed", feed=known.feed.id, kind=poll.failure, reason=poll.reason)
    return feed_states.next_state(known.feed, known.state, poll, now, pace)


def _count(done: Polled) -> None:
    if done.feeds:
        metrics.POLL_SECONDS.observe(done.seconds)
    metrics.NEW_ITEMS.inc(done.new_items)
    metrics.RELEVANT_ITEMS.inc(done.relevant)
    metrics.ALERTS.inc(done.alerts)
