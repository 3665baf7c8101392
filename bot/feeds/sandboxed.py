"""The process that reads bodies, and what goes over its pipes: see `bot.feeds.sandbox`.

Frames of a length and as many bytes: in, a request's description and its body; out, a reading. Both are JSON,
so nothing that comes back is run. Little is imported here: each process has all of it in its memory.
"""

from __future__ import annotations

import resource
import signal
import sys
from dataclasses import replace
from typing import IO

from pydantic import TypeAdapter

from bot.feeds.model import FailureKind, Reading, ReadRequest
from bot.feeds.parse import read

_STUCK_FACTOR = 6  # on the clock: for a process that neither computes nor ends
_MEMORY = 1_000_000_000  # bytes of address space
_LENGTH = 8

REQUESTS = TypeAdapter(ReadRequest)
READINGS = TypeAdapter(Reading)


def _serve(cpu_seconds: float, requests: IO[bytes], readings: IO[bytes]) -> None:
    """The process's life: bodies in, readings out, until the pipe is closed."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    while True:
        try:
            request = REQUESTS.validate_json(receive(requests))
            request = replace(request, body=receive(requests))
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, cpu_seconds)
        signal.setitimer(signal.ITIMER_REAL, cpu_seconds * _STUCK_FACTOR)
        send(readings, READINGS.dump_json(_attempt(request)))
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
