"""Several sandboxes side by side, so that a body that takes its time holds up no other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from queue import LifoQueue
from typing import Self

from bot.feeds.model import Reading, ReadRequest
from bot.feeds.sandbox import Sandbox

SANDBOXES = 2


class Readers:
    """Reads bodies in processes of their own, each started with its first body. A context manager."""

    def __init__(self, count: int = SANDBOXES, make: Callable[[], Sandbox] = Sandbox) -> None:
        self._stack = ExitStack()
        self._idle: LifoQueue[Sandbox] = LifoQueue()  # the last one used is warm; others may never be started
        self._count = count
        self._make = make

    def __enter__(self) -> Self:
        for _ in range(self._count):
            self._idle.put(self._stack.enter_context(self._make()))
        self._pool = self._stack.enter_context(ThreadPoolExecutor(self._count, "read"))
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def submit(self, request: ReadRequest) -> Future[Reading]:
        """The reading to come; it never raises for what a body holds."""
        return self._pool.submit(self._read, request)

    def _read(self, request: ReadRequest) -> Reading:
        sandbox = self._idle.get()
        try:
            return sandbox.read(request)
        finally:
            self._idle.put(sandbox)
