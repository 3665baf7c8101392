"""Faults on order: what the wire or Slack itself can do to a call."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import StrEnum


class Answer(StrEnum):
    """What the caller gets instead of the proper answer."""

    DROP = "drop"  # the connection is closed without a byte
    HTTP = "http"  # an HTTP status without JSON; `value` is the status
    ERROR = "error"  # {"ok": false, "error": value}
    LIMIT = "limit"  # 429; `value` is Retry-After in seconds
    HANG = "hang"  # nothing for `value` seconds, then the connection is closed
    LATE = "late"  # the proper answer after `value` seconds
    GARBAGE = "garbage"  # 200 with a page that is not JSON


@dataclass(frozen=True, slots=True)
class Fault:
    """`records`: the call takes effect before its answer is spoiled.

    `every` = 3 strikes each third matching call; `times` = 2 strikes twice at most; `channel` and `method`
    narrow it down ("" matches any).
    """

    answer: Answer
    value: str | float = ""
    method: str = "chat.postMessage"
    channel: str = ""
    records: bool = False
    every: int = 1
    times: int | None = None


@dataclass(slots=True)
class _Armed:
    fault: Fault
    matched: int = 0
    struck: int = 0

    def strikes(self, method: str, channel: str) -> bool:
        fault = self.fault
        if fault.method not in ("", method) or fault.channel not in ("", channel):
            return False
        if fault.times is not None and self.struck >= fault.times:
            return False
        self.matched += 1
        if self.matched % fault.every:
            return False
        self.struck += 1
        return True


class FaultPlan:
    """The faults in force, asked in the order in which they were added; the first that strikes wins."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []
        self._lock = threading.Lock()

    def add(self, *faults: Fault) -> None:
        with self._lock:
            self._armed.extend(_Armed(fault) for fault in faults)

    def clear(self) -> None:
        with self._lock:
            self._armed.clear()

    def struck(self) -> int:
        """How many calls were spoiled by the faults in force."""
        with self._lock:
            return sum(armed.struck for armed in self._armed)

    def next(self, method: str, channel: str) -> Fault | None:
        with self._lock:
            return next((a.fault for a in self._armed if a.strikes(method, channel)), None)
