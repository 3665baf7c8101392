"""The leader's work: what is due becomes jobs, and what a dead worker had in hand is handed out again.

A feed is queued once for each time that it falls due, a channel while it has no job. For feeds the engine's
own queueing locks would not do: they are one a job, and a job for each single feed costs more than its poll.
That nobody else queues the same is certain because all of this happens in the leader's session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

import psycopg
import structlog
from procrastinate import SyncPsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.manager import JobManager
from procrastinate.sql import queries

from bot import metrics
from bot.cluster.jobs import DELIVER, POLL, STALLED, deliver_job, poll_job
from bot.cluster.leader import Leadership
from bot.store.store import Store

SLICE = 40
"""Feeds of one job: enough to share a worker's transactions, few enough to spread over the workers."""

MOST_QUEUED = 4_000
"""Feeds in jobs that are not done: what is due beyond that waits in the database, longest overdue first."""

log = structlog.get_logger(__name__)


class Dispatcher:
    """Hands out work for as long as this process leads."""

    def __init__(self, store: Store, leadership: Leadership) -> None:
        self._store = store
        self._leadership = leadership

    def run(self, now: datetime) -> None:
        """One look at what is due."""
        session = self._leadership.session()
        if session is None:
            return
        desk = _Desk(session)
        try:
            desk.recover()
            live = desk.live()
            desk.queue_polls(self._due(live, now))
            desk.queue_deliveries([name for name in self._channels(now) if name not in live.channels])
        except ConnectorException:
            log.exception("no longer leading")
            self._leadership.resign()

    def _due(self, live: _Live, now: datetime) -> dict[str, datetime]:
        """The feeds to queue now: those that are due, unless they are queued for just that time."""
        room = MOST_QUEUED - len(live.feeds)
        if room <= 0:
            return {}
        with self._store.read() as tx:
            due = tx.feeds.due_times(now, MOST_QUEUED)
        waiting = ((feed, since) for feed, since in due.items() if (feed, since) not in live.feeds)
        return dict(islice(waiting, room))

    def _channels(self, now: datetime) -> list[str]:
        with self._store.read() as tx:
            return tx.outbox.channels_at_work(now)


@dataclass(frozen=True, slots=True)
class _Live:
    """What stands in jobs that are not done: feeds with the time since when they were due, and channels."""

    feeds: frozenset[tuple[str, datetime]]
    channels: frozenset[str]


class _Desk:
    """The engine's jobs, read and written in the leader's session."""

    def __init__(self, session: psycopg.Connection) -> None:
        self._session = session
        self._connector = SyncPsycopgConnector()  # never opened: everything goes over the session
        self._manager = JobManager(self._connector)

    def recover(self) -> None:
        """Takes their jobs from workers that give no sign of life; what was in them is still due."""
        stalled = self._ask(
            queries["select_stalled_jobs_by_heartbeat"],
            queue=None,
            task_name=None,
            seconds_since_heartbeat=STALLED,
        )
        for job in stalled:
            log.warning("job of a dead worker", job=job["id"], task=job["task_name"])
            with suppress(ConnectorException):  # it was slow, not dead, and has just finished
                self._ask(queries["finish_job"], job_id=job["id"], status="failed", delete_job=True)
        metrics.JOBS_RECOVERED.inc(len(stalled))
        if stalled:
            self._ask(queries["prune_stalled_workers"], seconds_since_heartbeat=STALLED)

    def live(self) -> _Live:
        rows = [*self._jobs("todo"), *self._jobs("doing")]
        feeds = (row["args"]["feeds"] for row in rows if row["task_name"] == POLL)
        return _Live(
            frozenset(
                (feed, datetime.fromisoformat(since)) for some in feeds for feed, since in some.items()
            ),
            frozenset(row["args"]["channel"] for row in rows if row["task_name"] == DELIVER),
        )

    def queue_polls(self, due: Mapping[str, datetime]) -> None:
        jobs = [poll_job(some) for some in _slices(due)]
        if jobs:
            self._manager.batch_defer_jobs(jobs, connection=self._session)

    def queue_deliveries(self, channels: list[str]) -> None:
        if channels:
            self._manager.batch_defer_jobs(list(map(deliver_job, channels)), connection=self._session)

    def _jobs(self, status: str) -> list[dict[str, Any]]:
        every = dict.fromkeys(("id", "queue_name", "task_name", "lock", "queueing_lock", "worker_id"))
        return self._ask(queries["list_jobs"], status=status, **every)

    def _ask(self, query: Any, **arguments: object) -> list[dict[str, Any]]:
        return self._connector.execute_query_all_with_connection(self._session, query, **arguments)


def _slices(due: Mapping[str, datetime]) -> Iterator[dict[str, datetime]]:
    rest = iter(due.items())
    while some := dict(islice(rest, SLICE)):
        yield some
