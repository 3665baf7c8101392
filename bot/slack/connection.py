"""Socket Mode kept up: the connection is opened beside everything else, and tried again until it stands."""

from __future__ import annotations

import threading
from types import TracebackType

import structlog
from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError

from bot.slack.outcomes import CALL_ERRORS

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
"""Seconds before the connection is tried again; each pause is twice the one before."""

LONGEST_CLOSE = 2.0
"""Seconds; the service has ten to end."""

log = structlog.get_logger(__name__)


class SocketMode:
    """Commands and events over a connection that we open, from entering to leaving. A context manager.

    A connection that was lost, or is found dead by the pings (each `ping_interval` seconds), is made again.
    """

    def __init__(self, app: App, app_token: str, ping_interval: float = 10) -> None:
        self._handler = SocketModeHandler(app, app_token, logger=app.logger, ping_interval=ping_interval)
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._connect, name="socket-mode", daemon=True)

    @property
    def is_connected(self) -> bool:
        return bool(self._handler.client.is_connected())

    def _connect(self) -> None:
        pause = FIRST_PAUSE
        while not self._ending.is_set():
            try:
                self._handler.connect()  # type: ignore[no-untyped-call]
            except CALL_ERRORS as error:
                log.warning("no Socket Mode: see `slack check`", reason=_reason(error), again_in=pause)
                self._ending.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                return

    def __enter__(self) -> SocketMode:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends the connection; one that is being made just now is left to itself after `LONGEST_CLOSE`."""
        self._ending.set()
        closing = threading.Thread(target=self._handler.close, name="socket-mode-end", daemon=True)
        closing.start()
        closing.join(LONGEST_CLOSE)


def _reason(error: Exception) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
