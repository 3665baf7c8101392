"""The HTTP server, in a thread of its own."""

from __future__ import annotations

import socket
import threading
from types import TracebackType

import structlog
import uvicorn
from fastapi import FastAPI

from bot.errors import ConfigError, Fault

log = structlog.get_logger(__name__)


class WebServer:
    """Serves an application from entering to leaving; `port` 0 takes any free one. A context manager.

    Raises ConfigError where the address cannot be had.
    """

    def __init__(self, app: FastAPI, host: str, port: int) -> None:
        self._socket = _listen(host, port)
        config = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, timeout_graceful_shutdown=3
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve, name="web", daemon=True)

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    def _serve(self) -> None:
        self._server.run(sockets=[self._socket])

    def __enter__(self) -> WebServer:
        self._thread.start()
        log.info("serving", address=self._socket.getsockname()[0], port=self.port)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(5)
        self._socket.close()


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        fault = Fault("environment", "BOT_HTTP_PORT", f"cannot listen on {host}:{port}: {error.strerror}")
        raise ConfigError((fault,)) from None
