"""Reads bodies in a process of its own, because a hostile one can keep feedparser busy for hours.

``bot.feeds.sandboxed` is that process. It holds no secrets and opens nothing; the kernel ends it when a body
takes too much time or memory, and the next body gets a new one.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from typing import Self

import structlog
from pydantic import TypeAdapter

from bot.feeds import sandboxed
from bot.feeds.model import FailureKind, Reading, ReadRequest
from bot.feeds.sandboxed import receive, send

CPU_SECONDS = 10.0  # of computing for one body; the largest honest feeds take one or two

_REQUESTS = TypeAdapter(ReadRequest)
_READINGS = TypeAdapter(Reading)

_log = structlog.get_logger(__name__)


class Sandbox:
    """Reads feeds within limits. A context manager; callable from any thread, one body at a time.

    The process starts with the first body, in about half a second.
    """

    def __init__(self, cpu_seconds: float = CPU_SECONDS) -> None:
        self._cpu_seconds = cpu_seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._end()

    def read(self, request: ReadRequest) -> Reading:
        """As `bot.feeds.parse.read`; a body that breaks its limits is UNREADABLE."""
        with self._lock:
            try:
                return self._exchange(request)
            except (OSError, EOFError):
                return self._bury(request)

    def _exchange(self, request: ReadRequest) -> Reading:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        send(process.stdin, _REQUESTS.dump_json(replace(request, body=b"")))
        send(process.stdin, request.body)
        return _READINGS.validate_json(receive(process.stdout))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own module under our own interpreter
                [sys.executable, "-P", "-m", sandboxed.__name__, str(self._cpu_seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={"PYTHONPATH": os.pathsep.join(sys.path)},
                start_new_session=True,  # Ctrl-C is for the service, which ends this process in its own time
            )
        return self._process

    def _bury(self, request: ReadRequest) -> Reading:
        """What to say of a body over which the process died."""
        code = self._end()
        if code in (-signal.SIGPROF, -signal.SIGALRM):
            reason = f"reading it took more than {self._cpu_seconds:g} s"
        else:
            reason = "the reader broke down over it"
        _log.warning("feed_reader_died", feed=request.feed_id, exit_status=code, bytes=len(request.body))
        return Reading(failure=FailureKind.UNREADABLE, reason=reason)

    def _end(self) -> int | None:
        """Ends the process where there is one, and gives its exit status."""
        process, self._process = self._process, None
        if process is None:
            return None
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                assert pipe is not None
                pipe.close()
        return process.wait()
