"""A web server on loopback that does what it is told, byte by byte: also what no library would send."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Request:
    path: str
    headers: Mapping[str, str]  # names in lower case


Route = Callable[[socket.socket, Request], None]


def reply(status: str = "200 OK", body: bytes = b"", **headers: str) -> Route:
    """An ordinary answer; `content_type` becomes Content-Type."""

    def route(connection: socket.socket, request: Request) -> None:
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        connection.sendall("\r\n".join([*lines, "", ""]).encode() + body)

    return route


def raw(*pieces: bytes, pause: float = 0.0, endless: bool = False) -> Route:
    """Sends `pieces`, with a pause before each but the first, the last again and again where `endless`."""

    def route(connection: socket.socket, request: Request) -> None:
        web_closed = threading.Event()
        connection.sendall(pieces[0])
        following = iter(pieces[1:])
        while (piece := next(following, pieces[-1] if endless else None)) is not None:
            web_closed.wait(pause)
            connection.sendall(piece)

    return route


class HostileWeb:
    """Routes by path; unknown ones are 404. Keeps every request. A context manager."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {}
        self.requests: list[Request] = []
        self.connections = 0
        web = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                web.connections += 1
                try:
                    while request := _read(self.rfile):
                        web.requests.append(request)
                        web.routes.get(request.path, reply("404 Not Found"))(self.connection, request)
                        if not _is_complete(web.routes.get(request.path)):
                            return
                except OSError:
                    return

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            request_queue_size = 200

        self._server = Server(("127.0.0.1", 0), Handler)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


def _read(stream) -> Request | None:  # type: ignore[no-untyped-def]
    start = stream.readline(65_537)
    if not start.strip():
        return None
    headers = {}
    while line := stream.readline(65_537).strip():
        name, _, value = line.decode().partition(":")
        headers[name.lower()] = value.strip()
    return Request(start.split()[1].decode(), headers)


def _is_complete(route: Route | None) -> bool:
    """Only ordinary replies leave the connection usable."""
    return route is None or route.__qualname__.startswith("reply")
