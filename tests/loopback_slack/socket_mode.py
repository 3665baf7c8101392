"""Slack's side of Socket Mode: requests go down the app's connection, acknowledgements come up."""

from __future__ import annotations

import asyncio
import threading
from itertools import count
from types import TracebackType

from aiohttp import WSMsgType, web

from tests.loopback_slack.server import LoopbackSlack
from tests.loopback_slack.state import APP_ID, TEAM_ID, Json


class SocketModeServer:
    """Serves connections for `slack` on 127.0.0.1; `apps.connections.open` gives its address."""

    def __init__(self, slack: LoopbackSlack) -> None:
        self.slack = slack
        self.acknowledged: dict[str, Json] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._sockets: list[web.WebSocketResponse] = []
        self._connected = threading.Event()
        self._news = threading.Condition()
        self._numbers = count(1)
        self._runner: web.AppRunner | None = None

    def __enter__(self) -> SocketModeServer:
        self._thread.start()
        port = asyncio.run_coroutine_threadsafe(self._start(), self._loop).result(5)
        self.slack.workspace.socket_url = f"ws://127.0.0.1:{port}/link"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def wait_connected(self, seconds: float = 10) -> bool:
        return self._connected.wait(seconds)

    def drop_connections(self) -> None:
        """As when Slack refreshes a connection: the app is to come back by itself."""
        self._connected.clear()
        asyncio.run_coroutine_threadsafe(self._close_all(), self._loop).result(5)

    def command(self, text: str, response_url: str, command: str = "/contacts") -> str:
        """Sends a slash command; the id of its envelope."""
        payload = {
            "command": command,
            "text": text,
            "user_id": "U1",
            "channel_id": "C1",
            "team_id": TEAM_ID,
            "api_app_id": APP_ID,
            "response_url": response_url,
        }
        return self.send("slash_commands", payload)

    def send(self, kind: str, payload: Json) -> str:
        envelope_id = f"e{next(self._numbers)}"
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "payload": payload,
            "accepts_response_payload": True,
        }
        socket = self._sockets[-1]
        asyncio.run_coroutine_threadsafe(socket.send_json(envelope), self._loop).result(5)
        return envelope_id

    def wait_acknowledged(self, envelope_id: str, seconds: float = 10) -> bool:
        with self._news:
            return self._news.wait_for(lambda: envelope_id in self.acknowledged, seconds)

    async def _start(self) -> int:
        app = web.Application()
        app.router.add_get("/link", self._serve)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port: int = self._runner.addresses[0][1]
        return port

    async def _stop(self) -> None:
        await self._close_all()
        if self._runner:
            await self._runner.cleanup()

    async def _close_all(self) -> None:
        for socket in self._sockets:
            await socket.close()
        self._sockets.clear()

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(timeout=0.5)
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": APP_ID}})
        self._sockets.append(socket)
        self._connected.set()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                answer = message.json()
                with self._news:
                    self.acknowledged[answer["envelope_id"]] = answer
                    self._news.notify_all()
        return socket
