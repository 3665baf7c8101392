"""Politeness by host: few requests at once to each, none for a while where it is down or asks for rest."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from yarl import URL

from bot.feeds.model import FailureKind, FetchRequest, FetchResult, FetchStatus

_UNREACHABLE, _ERRORS = 3, 10  # in a row, none of the host's feeds answering well between them: then it rests
_FIRST_PAUSE, _LONGEST_PAUSE = 60.0, 3600.0  # seconds; doubled each time the host is still down
_WHOLE_HOST = frozenset(
    {FailureKind.DNS, FailureKind.CONNECT, FailureKind.TLS}
)  # the path plays no part in these


def host_of(url: str) -> str:
    """What politeness counts by: host and port. Local files share one, and so do unreadable addresses."""
    try:
        parsed = URL(url)
    except ValueError:
        return ""
    return f"{parsed.raw_host}:{parsed.port}" if parsed.raw_host else parsed.scheme


class HostQueues:
    """Requests that wait: the hosts by turns, and at most `per_host` of a host under way at the same time."""

    def __init__(self, requests: Iterable[FetchRequest], per_host: int) -> None:
        self._per_host = per_host
        self._waiting: dict[str, deque[FetchRequest]] = {}
        for request in requests:
            self._waiting.setdefault(host_of(request.url), deque()).append(request)
        self._ready = deque(self._waiting)
        self._running = dict.fromkeys(self._waiting, 0)

    def take(self) -> tuple[str, FetchRequest] | None:
        """The next host and request, or None where all that waits belongs to hosts that are busy.

        Who is busy with such a host takes its next request after `done`: a worker that gets None may end.
        """
        if not self._ready:
            return None
        host = self._ready.popleft()
        request = self._waiting[host].popleft()
        self._running[host] += 1
        if self._waiting[host] and self._running[host] < self._per_host:
            self._ready.append(host)
        return host, request

    def done(self, host: str) -> None:
        """One request of `host` has ended."""
        if self._waiting[host] and self._running[host] == self._per_host:
            self._ready.append(host)
        self._running[host] -= 1


@dataclass(frozen=True, slots=True)
class Pause:
    """Until when (monotonic seconds) a host is left alone. `failure` is set where it cannot be reached at
    all.
    """

    until: float
    failure: FailureKind | None
    reason: str


@dataclass(slots=True)
class _Record:
    strikes: int = 0
    pauses: int = 0
    pause: Pause | None = None


class HostPauses:
    """Remembers, over the cycles, which hosts to leave alone. A single answer of a host clears its record."""

    def __init__(self) -> None:
        self._records: dict[str, _Record] = {}

    def standing(self, host: str, now: float) -> Pause | None:
        record = self._records.get(host)
        return record.pause if record and record.pause and record.pause.until > now else None

    def note(self, host: str, result: FetchResult, now: float) -> None:
        """Counts what came of a request to `host`."""
        if result.http_status == 429:
            wait = result.retry_after or timedelta(seconds=_FIRST_PAUSE)
            until = now + min(wait.total_seconds(), _LONGEST_PAUSE)
            self._records.setdefault(host, _Record()).pause = Pause(
                until, None, f"{host} asks for fewer requests"
            )
        elif _is_strike(result):
            self._strike(host, result, now)
        elif result.status is not FetchStatus.DEFERRED and self._records:
            self._records.pop(host, None)

    def _strike(self, host: str, result: FetchResult, now: float) -> None:
        record = self._records.setdefault(host, _Record())
        if self.standing(host, now):
            return
        record.strikes += 1
        whole_host = result.failure in _WHOLE_HOST
        enough = _UNREACHABLE if whole_host else _ERRORS
        if record.strikes < enough:
            return
        wait = min(_FIRST_PAUSE * 2**record.pauses, _LONGEST_PAUSE)
        record.pauses = min(record.pauses + 1, 10)
        record.strikes = enough - 1  # after the pause, one more failure is enough
        reason = f"{host} failed {enough} times in a row, last: {result.reason}"
        record.pause = Pause(now + wait, result.failure if whole_host else None, reason)


def _is_strike(result: FetchResult) -> bool:
    """Whether a result speaks against the host as a whole: unreachable, or a server error."""
    return result.failure in _WHOLE_HOST or (result.http_status or 0) >= 500
