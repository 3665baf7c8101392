"""Reads bodies in a process of its own, because a hostile one can keep feedparser busy for hours.

`python -m bot.feeds.sandbox` is that process. It holds no secrets and opens nothing; the kernel ends it
when a body takes too much time or memory, and the next body gets a new one. Over its pipes go frames of a
length and as many bytes: in, a request's description and its body; out, a reading. Both are JSON, so
nothing that comes back is run.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from typing import IO, Self

import structlog
from pydantic import TypeAdapter

from bot.feeds.model import FailureKind, Reading, ReadRequest
from bot.feeds.parse import read

CPU_SECONDS = 10.0  # of computing for one body; the largest honest feeds take one or two
_STUCK_FACTOR = 6  # on the clock: for a process that neither computes nor ends
_MEMORY = 1_000_000_000  # bytes of address space
_LENGTH = 8

_requests = TypeAdapter(ReadRequest)
_readings = TypeAdapter(Reading)
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
        _send(process.stdin, _requests.dump_json(replace(request, body=b"")))
        _send(process.stdin, request.body)
        return _readings.validate_json(_receive(process.stdout))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own module under our own interpreter
                [sys.executable, "-P", "-m", __name__, str(self._cpu_seconds)],
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


def _serve(cpu_seconds: float, requests: IO[bytes], readings: IO[bytes]) -> None:
    """The process's life: bodies in, readings out, until the pipe is closed."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    while True:
        try:
            request = _requests.validate_json(_receive(requests))
            request = replace(request, body=_receive(requests))
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        signal.setitimer(signal.ITIMER_REAL, cpu_seconds * _STUCK_FACTOR)
        _send(readings, _readings.dump_json(_attempt(request)))
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _attempt(request: ReadRequest) -> Reading:
    try:
        return read(request)
    except MemoryError:
        return Reading(failure=FailureKind.UNREADABLE, reason="reading it takes too much memory")
    except Exception as error:  # noqa: BLE001 - whatever a hostile body brings about ends here
        return Reading(
            failure=FailureKind.UNREADABLE, reason=f"the reader failed on it ({type(error).__name__})"
        )


def _send(pipe: IO[bytes], frame: bytes) -> None:
    pipe.write(len(frame).to_bytes(_LENGTH))
    pipe.write(frame)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes:
    length = int.from_bytes(_exactly(pipe, _LENGTH))
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    found = pipe.read(count)
    if len(found) < count:
        raise EOFError
    return found


if __name__ == "__main__":
    _serve(float(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
