"""Requests that come twice are refused: Slack signs each with its time, so none is sent again as it was."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from slack_bolt import BoltRequest, BoltResponse

WINDOW = 600.0
"""Seconds for which signatures are remembered: longer than Bolt takes a timestamp for fresh (five minutes, in
the past or in the future)."""


REPEATS = 3600.0
"""Seconds over which Slack spreads its attempts to deliver an event (three within the hour)."""


class ReplayGuard:
    """The signatures seen within `window` seconds. `clock` counts seconds and never goes back."""

    def __init__(self, clock: Callable[[], float], window: float = WINDOW) -> None:
        self._clock = clock
        self._window = window
        self._seen: OrderedDict[str, float] = OrderedDict()
        self._lock = threading.Lock()

    def is_first(self, signature: str) -> bool:
        """Whether the signature was not seen within the window; it is from now on."""
        now = self._clock()
        with self._lock:
            while self._seen and next(iter(self._seen.values())) <= now - self._window:
                self._seen.popitem(last=False)
            is_new = signature not in self._seen
            self._seen.setdefault(signature, now)
            return is_new


def refuse_replays(guard: ReplayGuard) -> Callable[..., BoltResponse]:
    """Bolt middleware, to stand behind the check of signatures; what comes by Socket Mode has none."""

    def middleware(req: BoltRequest, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002
        if req.mode == "http" and not guard.is_first(req.headers.get("x-slack-signature", [""])[0]):
            return BoltResponse(status=401, body={"error": "replayed request"})
        return next()

    return middleware


def ignore_repeats(guard: ReplayGuard) -> Callable[..., BoltResponse]:
    """Bolt middleware: an event that Slack sends again, because it saw no answer, is answered only once."""

    def middleware(req: BoltRequest, next: Callable[[], BoltResponse]) -> BoltResponse:  # noqa: A002
        event_id = req.body.get("event_id")
        if event_id and not guard.is_first(str(event_id)):
            return BoltResponse(status=200, body="")
        return next()

    return middleware
