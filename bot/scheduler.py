"""The schedule of a running service: what is done how often, and how many runs of it at a time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import TracebackType

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import metrics

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """Something to do `every` so often. `run` is given the moment at which it begins.

    A run that takes longer than `every` is joined by others, `at_once` of them at most.
    """

    name: str
    every: timedelta
    run: Callable[[datetime], object]
    at_once: int = 1


class Scheduler:
    """Runs jobs in the background from entering to leaving. A context manager.

    A run that comes late still runs, missed ones run once: what is due stands in the database, so that a late
    run catches up. A job that fails is logged and counted, and runs again next time.
    """

    def __init__(self, jobs: Sequence[Job]) -> None:
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(sum(job.at_once for job in jobs))},
            job_defaults={"coalesce": True, "misfire_grace_time": None},
        )
        self._busy = _Busy()
        for job in jobs:
            trigger = IntervalTrigger(seconds=job.every.total_seconds(), timezone=UTC)
            self._scheduler.add_job(
                self._guarded,
                trigger,
                (job,),
                id=job.name,
                name=job.name,
                max_instances=job.at_once,
                next_run_time=datetime.now(UTC),
            )

    @property
    def is_running(self) -> bool:
        return bool(self._scheduler.running)

    def _guarded(self, job: Job) -> None:
        with self._busy:
            try:
                job.run(datetime.now(UTC))
            except Exception:
                metrics.JOB_FAILURES.labels(job.name).inc()
                log.exception("job failed", job=job.name)

    def __enter__(self) -> Scheduler:
        self._scheduler.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._scheduler.shutdown(wait=False)

    def finish(self, timeout: float) -> bool:
        """Waits some seconds for the runs in hand; whether all have ended."""
        return self._busy.wait_until_idle(timeout)


class _Busy:
    """Counts the runs in hand."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = threading.Condition()

    def __enter__(self) -> None:
        with self._changed:
            self._count += 1

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._count -= 1
            self._changed.notify_all()

    def wait_until_idle(self, timeout: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, timeout)
