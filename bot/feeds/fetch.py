"""Feeds over HTTP and from files: many at once, each within its limits, one result for every request.

This is the program's one asyncio island. It lives in a thread of its own, so that a caller that works on a
result (parsing, deciding, recording) holds up neither the other fetches nor their clocks.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from queue import Empty, SimpleQueue
from typing import Any, Self, TypeVar

from aiohttp.abc import AbstractResolver

from bot.core.urls import without_credentials
from bot.feeds.client import WebClient
from bot.feeds.hosts import HostPauses, HostQueues, host_of
from bot.feeds.model import FetchRequest, FetchResult, FetchSettings, FetchStatus

_NAME_LOOKUPS = 32  # threads: a name server that is silent holds one of them for up to half a minute
_UNREAD_BYTES = 4_000_000  # bodies that may wait for the caller before fetching pauses
_BATCH_SECONDS = 0.01

PAUSE = 0.05
"""Seconds of silence after which a batch comes without results."""

T = TypeVar("T")


def fetch_all(requests: Iterable[FetchRequest], settings: FetchSettings) -> Iterator[FetchResult]:
    """One result for each request, as they come: a single round. A service keeps a `Fetcher` instead."""
    with Fetcher(settings) as fetcher:
        yield from fetcher.fetch_all(requests)


class Fetcher:
    """Fetches feeds until closed; open connections and the memory of hosts that are down outlive a round.

    A context manager. `fetch_all` may be called from any thread. `resolver` replaces the system's name
    lookup.
    """

    def __init__(self, settings: FetchSettings, *, resolver: AbstractResolver | None = None) -> None:
        self._settings = settings
        self._resolver = resolver
        self._pauses = HostPauses()
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(ThreadPoolExecutor(_NAME_LOOKUPS, "feed-names"))
        self._thread = threading.Thread(target=self._loop.run_forever, name="feeds", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        self._client = self._call(self._connect()).result()
        return self

    def __exit__(self, *_: object) -> None:
        self._call(self._disconnect()).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def fetch_all(self, requests: Iterable[FetchRequest]) -> Generator[FetchResult, None, None]:
        """One result for each request, in the order in which they come.

        Nothing that a host does is raised. Closing the iterator early abandons what is still under way.
        """
        with closing(self.fetch_batches(requests)) as batches:
            for batch in batches:
                yield from batch

    def fetch_batches(self, requests: Iterable[FetchRequest]) -> Generator[list[FetchResult], None, None]:
        """As `fetch_all`, with what came since the last batch: nothing, where nothing came for `PAUSE` s.

        So a caller who gathers results for one transaction knows when to wait no longer.
        """
        queues = HostQueues(requests, self._settings.per_host)
        results = _Handover(self._loop)
        cycle = self._call(self._cycle(queues, results))
        try:
            while (batch := results.take()) is not None:
                yield batch
                results.taken(batch)
            cycle.result()
        finally:
            cycle.cancel()

    def _call(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _connect(self) -> WebClient:
        return WebClient(self._settings, self._resolver)

    async def _disconnect(self) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        await self._client.close()

    async def _cycle(self, queues: HostQueues, results: _Handover) -> None:
        deadline = self._loop.time() + self._settings.cycle_limit
        try:
            async with asyncio.TaskGroup() as workers:
                for _ in range(self._settings.concurrency):
                    workers.create_task(self._work(queues, results, deadline))
        finally:
            results.end()

    async def _work(self, queues: HostQueues, results: _Handover, deadline: float) -> None:
        while (taken := queues.take()) is not None:
            host, request = taken
            await results.room()
            result = self._withheld(host, request, deadline) or await self._client.get(request)
            # what a redirect met elsewhere says nothing of this host
            if result.final_url == request.url or host_of(result.final_url) == host:
                self._pauses.note(host, result, self._loop.time())
            queues.done(host)
            results.put(result)

    def _withheld(self, host: str, request: FetchRequest, deadline: float) -> FetchResult | None:
        """The result of a request that is better not made now, None where it may go ahead."""
        now = self._loop.time()
        url = without_credentials(request.url)
        if now > deadline:
            late = f"not reached within {self._settings.cycle_limit:g} s in this round"
            return FetchResult(request.feed_id, FetchStatus.DEFERRED, url, reason=late)
        pause = self._pauses.standing(host, now)
        if pause is None:
            return None
        return FetchResult(
            request.feed_id,
            FetchStatus.FAILED if pause.failure else FetchStatus.DEFERRED,
            url,
            failure=pause.failure,
            reason=f"not asked: {pause.reason}",
            retry_after=timedelta(seconds=pause.until - now),
        )


class _Handover:
    """Results on their way from the loop's thread to the caller's, bounded by the size of their bodies.

    They change threads in batches: waking the other thread costs more than a result that has no body.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._ready: list[FetchResult] = []
        self._batches: SimpleQueue[list[FetchResult] | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._unread = 0
        self._drained = asyncio.Event()

    async def room(self) -> None:
        """Waits, in the loop, until the caller has taken enough."""
        while self._unread > _UNREAD_BYTES:
            self._drained.clear()
            await self._drained.wait()

    def put(self, result: FetchResult) -> None:
        self._count(len(result.body or b""))
        self._ready.append(result)
        if len(self._ready) == 1:
            self._loop.call_later(_BATCH_SECONDS, self._hand_over)

    def end(self) -> None:
        """After the last result."""
        self._hand_over()
        self._batches.put(None)

    def take(self) -> list[FetchResult] | None:
        """The next results, None after the last; waits in the caller's thread, and gives [] after a while."""
        try:
            return self._batches.get(timeout=PAUSE)
        except Empty:
            return []

    def taken(self, batch: Sequence[FetchResult]) -> None:
        """The caller is done with these results."""
        size = sum(len(result.body or b"") for result in batch)
        if size:
            was_full = self._unread > _UNREAD_BYTES
            self._count(-size)
            if was_full and self._unread <= _UNREAD_BYTES:
                self._loop.call_soon_threadsafe(self._drained.set)

    def _hand_over(self) -> None:
        if self._ready:
            self._batches.put(self._ready)
            self._ready = []

    def _count(self, size: int) -> None:
        with self._lock:
            self._unread += size
