"""The two kinds of job: some feeds to poll, a channel to serve."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from procrastinate import App, PsycopgConnector, RetryStrategy
from procrastinate.jobs import DEFAULT_PRIORITY, Job

from bot.cluster.engine import OPTIONS

POLL, DELIVER = "poll", "deliver"
"""The names of the tasks and of their queues: a slow host must not keep an alert waiting."""

BEAT, STALLED = 1.5, 6.0
"""Seconds between two signs of life of a worker, and after the last of which it is taken for dead."""

_RETRY = RetryStrategy(max_attempts=5, exponential_wait=2)  # for a database that is away for a minute
_CONNECTIONS = 4


@dataclass(frozen=True)
class Work:
    """What jobs do: poll those of the feeds that are still due, send what a channel may be sent now."""

    poll: Callable[[Collection[str]], object]
    deliver: Callable[[str], object]


def engine(info: str, work: Work) -> App:
    """The task engine with both tasks, not yet connected."""
    app = App(connector=PsycopgConnector(conninfo=info, kwargs=OPTIONS, min_size=1, max_size=_CONNECTIONS))

    @app.task(name=POLL, queue=POLL, retry=_RETRY)
    def poll(feeds: dict[str, str]) -> None:
        work.poll(feeds.keys())

    @app.task(name=DELIVER, queue=DELIVER, retry=_RETRY)
    def deliver(channel: str) -> None:
        work.deliver(channel)

    return app


def poll_job(due: Mapping[str, datetime]) -> Job:
    """A job for these feeds, with the time since when each is due: that tells this poll from the next."""
    feeds = {feed: since.isoformat() for feed, since in due.items()}
    return _job(POLL, None, {"feeds": feeds})


def deliver_job(channel: str) -> Job:
    return _job(DELIVER, f"channel:{channel}", {"channel": channel})


def _job(task: str, lock: str | None, arguments: dict[str, object]) -> Job:
    return Job(
        id=None,
        queue=task,
        task_name=task,
        priority=DEFAULT_PRIORITY,
        lock=lock,
        queueing_lock=lock,
        task_kwargs=arguments,  # type: ignore[arg-type]  # JSON, by what the callers above put in
    )
