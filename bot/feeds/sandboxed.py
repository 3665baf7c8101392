"""The process that reads bodies, and what goes over its pipes: see `bot.feeds.sandbox`.

Frames of a length and as many bytes: in, a request's description and its body; out, a reading. Both are JSON,
so nothing that comes back is run. Little is imported here: each process has all of it in its memory.
"""

from __future__ import annotations

import resource
import signal
import sys
from datetime import datetime, timedelta
from typing import IO

import orjson

from bot.core.feed import PageLayout
from bot.core.model import FeedKind
from bot.feeds.model import FailureKind, Reading, ReadRequest
from bot.feeds.parse import read

_STUCK_FACTOR = 6  # on the clock: for a process that neither computes nor ends
_MEMORY = 1_000_000_000  # bytes of address space
_LENGTH = 8


def _serve(cpu_seconds: float, requests: IO[bytes], readings: IO[bytes]) -> None:
    """The process's life: bodies in, readings out, until the pipe is closed."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    while True:
        try:
            request = _request(receive(requests), receive(requests))
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        signal.setitimer(signal.ITIMER_REAL, cpu_seconds * _STUCK_FACTOR)
        send(readings, orjson.dumps(_attempt(request), default=timedelta.total_seconds))
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def _request(description: bytes, body: bytes) -> ReadRequest:
    fields = orjson.loads(description)
    kind, page = fields["kind"], fields["page"]
    made = {
        "body": body,
        "kind": FeedKind(kind) if kind else None,
        "now": datetime.fromisoformat(fields["now"]),
        "page": PageLayout(**page) if page else None,
    }
    return ReadRequest(**fields | made)


def _attempt(request: ReadRequest) -> Reading:
    try:
        return read(request)
    except MemoryError:
        return Reading(failure=FailureKind.UNREADABLE, reason="reading it takes too much memory")
    except Exception as error:  # noqa: BLE001 - whatever a hostile body brings about ends here
        return Reading(
            failure=FailureKind.UNREADABLE, reason=f"the reader failed on it ({type(error).__name__})"
        )


def send(pipe: IO[bytes], frame: bytes) -> None:
    pipe.write(len(frame).to_bytes(_LENGTH))
    pipe.write(frame)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    length = int.from_bytes(_exactly(pipe, _LENGTH))
    return _exactly(pipe, length)


def _exactly(pipe: IO[bytes], count: int) -> bytes:
    found = pipe.read(count)
    if len(found) < count:
        raise EOFError
    return found


if __name__ == "__main__":
    _serve(float(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
