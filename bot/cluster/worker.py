"""A worker: takes jobs and does them, in threads of its own, until it is told to stop."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Self

import structlog
from procrastinate import App

from bot import metrics
from bot.cluster.jobs import BEAT, DELIVER, POLL, STALLED, Work, engine

AT_ONCE = {POLL: 8, DELIVER: 4}
"""Jobs of each kind that a worker does side by side: rounds that wait for slow hosts, channels."""

_LOOK_EVERY = 2.0  # seconds between two looks for jobs, where no notice of one came
_LAST_JOBS = 6.0  # seconds for the jobs in hand to come to their end
_AGAIN = 1.0  # seconds until a worker that failed starts again

log = structlog.get_logger(__name__)


class Worker:
    """Works from entering to leaving. A context manager.

    A worker whose database is away tries again until it is back. What it has in hand when it is killed,
    others take up.
    """

    def __init__(self, info: str, work: Work) -> None:
        self._info = info
        self._work = work
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(ThreadPoolExecutor(sum(AT_ONCE.values()), "jobs"))
        self._thread = threading.Thread(target=self._run, name="worker", daemon=True)
        self._stopping = asyncio.Event()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)

    def finish(self, timeout: float) -> bool:
        """Waits some seconds for the jobs in hand; whether all have ended."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    @property
    def is_running(self) -> bool:
        return self._thread.is_alive()

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    async def _serve(self) -> None:
        while not self._stopping.is_set():
            try:
                app = engine(self._info, self._work)
                async with app.open_async():
                    await self._until_stopped(app)
            except Exception:
                metrics.JOB_FAILURES.labels("worker").inc()
                log.exception("worker failed")
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), _AGAIN)

    async def _until_stopped(self, app: App) -> None:
        """Takes jobs of both kinds; an error of one ends both, and is raised."""
        workers = [asyncio.create_task(_work(app, queue, most)) for queue, most in AT_ONCE.items()]
        stopped = asyncio.create_task(self._stopping.wait())
        await asyncio.wait([stopped, *workers], return_when=asyncio.FIRST_COMPLETED)
        for task in (stopped, *workers):
            task.cancel()  # which lets a worker finish the jobs in hand
        for ended in await asyncio.gather(*workers, return_exceptions=True):
            if isinstance(ended, Exception):
                raise ended


async def _work(app: App, queue: str, most: int) -> None:
    await app.run_worker_async(
        queues=[queue],
        concurrency=most,
        fetch_job_polling_interval=_LOOK_EVERY,
        shutdown_graceful_timeout=_LAST_JOBS,
        delete_jobs="always",
        install_signal_handlers=False,
        update_heartbeat_interval=BEAT,
        stalled_worker_timeout=STALLED,
    )
