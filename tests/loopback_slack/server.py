"""The HTTP side: `/api/<method>`, `/upload/<file>`, `/response/<token>`, and `/_control/…` for processes."""

from __future__ import annotations

import json
import socket
import threading
from collections import Counter
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, ClassVar
from urllib.parse import parse_qsl, urlsplit

from tests.loopback_slack import blocks as block_kit
from tests.loopback_slack import files
from tests.loopback_slack.faults import Answer, Fault, FaultPlan
from tests.loopback_slack.state import BOT_TOKEN, ApiError, Json, RateLimitedError
from tests.loopback_slack.workspace import Workspace

MAX_RESPONSE_URL_USES = 5


class LoopbackSlack:
    """Serves a workspace on 127.0.0.1 from `start` (or entering) to `stop` (or leaving)."""

    token = BOT_TOKEN

    def __init__(self, workspace: Workspace | None = None, port: int = 0) -> None:
        self.workspace = workspace or Workspace()
        self.faults = FaultPlan()
        self.stopping = threading.Event()
        self._server = _Server(("127.0.0.1", port), self)
        self.port = self._server.server_address[1]
        self.workspace.url = f"http://127.0.0.1:{self.port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def api_url(self) -> str:
        return f"{self.workspace.url}api/"

    def response_url(self, token: str) -> str:
        """An address for answers to a command or an action, good for five uses."""
        return f"{self.workspace.url}response/{token}"

    def start(self) -> LoopbackSlack:
        self._thread.start()
        return self

    def stop(self) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)

    def __enter__(self) -> LoopbackSlack:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], slack: LoopbackSlack) -> None:
        super().__init__(address, _Handler)
        self.slack = slack
        self.response_uses: Counter[str] = Counter()


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    routes: ClassVar[dict[str, str]] = {
        "api": "_api",
        "upload": "_upload",
        "response": "_response",
        "_control": "_control",
    }

    def do_POST(self) -> None:
        self._route()

    def do_GET(self) -> None:
        self._route()

    def do_DELETE(self) -> None:
        self._route()

    def log_message(self, *_args: Any) -> None:
        """Quiet: the workspace remembers every call."""

    def _route(self) -> None:
        room, _, rest = urlsplit(self.path).path.lstrip("/").partition("/")
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            if room in self.routes:
                getattr(self, self.routes[room])(rest, body)
            else:
                page = self.server.slack.workspace.pages.get(f"{room}/{rest}".rstrip("/"))
                self._send(404 if page is None else 200, page or b"not found", "application/xml")
        except OSError:
            self.close_connection = True  # the caller went away

    # --- the Web API

    def _api(self, name: str, body: bytes) -> None:
        args = self._arguments(body)
        token = self.headers.get("Authorization", "").removeprefix("Bearer ") or str(args.pop("token", ""))
        slack = self.server.slack
        fault = slack.faults.next(name, str(args.get("channel", "")))
        spoiled_before = fault is not None and not fault.records and fault.answer is not Answer.LATE
        status, headers, answer = (
            (200, {}, {}) if spoiled_before else _call(slack.workspace, name, args, token)
        )
        if fault is None or self._spoil(fault):
            self._send_json(answer, status, headers)

    def _arguments(self, body: bytes) -> Json:
        query = dict(parse_qsl(urlsplit(self.path).query))
        if "json" in self.headers.get("Content-Type", ""):
            return {**query, **json.loads(body or b"{}")}
        form = dict(parse_qsl(body.decode(), keep_blank_values=True))
        structured = {
            name: json.loads(form[name]) for name in ("blocks", "metadata", "view", "files") if name in form
        }
        return {**query, **form, **structured}

    def _spoil(self, fault: Fault) -> bool:
        """Answers as the fault says; True where the proper answer is still to be sent."""
        stopping = self.server.slack.stopping
        if fault.answer is Answer.HTTP:
            self._send(int(fault.value), b"<html>upstream error</html>")
        elif fault.answer is Answer.ERROR:
            self._send_json({"ok": False, "error": str(fault.value)})
        elif fault.answer is Answer.LIMIT:
            self._send_json(*_limited(fault.value or 1))
        elif fault.answer is Answer.GARBAGE:
            self._send(200, b"<html>captive portal</html>")
        elif fault.answer is Answer.LATE:
            return not stopping.wait(float(fault.value or 0))
        else:
            if fault.answer is Answer.HANG:
                stopping.wait(float(fault.value or 60))
            self._drop()
        return False

    # --- what Slack hosts beside its API

    def _upload(self, file_id: str, body: bytes) -> None:
        taken = files.receive(self.server.slack.workspace, file_id, body)
        self._send(200 if taken else 400, f"OK - {len(body)}".encode() if taken else b"length mismatch")

    def _response(self, token: str, body: bytes) -> None:
        workspace = self.server.slack.workspace
        with workspace.lock:
            self.server.response_uses[token] += 1
            used_up = self.server.response_uses[token] > MAX_RESPONSE_URL_USES
        answer = json.loads(body)
        if used_up:
            self._send(404, b"used_url")
        elif block_kit.faults(answer.get("blocks") or []) or workspace.refuses(answer.get("blocks") or []):
            self._send(400, b"invalid_blocks")
        elif block_kit.too_long(answer.get("blocks") or []):
            self._send(400, b"msg_blocks_too_long")
        else:
            with workspace.lock:
                workspace.responses.append({**answer, "token": token})
            self._send(200, b"ok")

    # --- for tests in another process

    def _control(self, what: str, body: bytes) -> None:
        slack = self.server.slack
        if what == "faults" and self.command == "DELETE":
            slack.faults.clear()
        elif what == "faults" and self.command == "POST":
            slack.faults.add(*(Fault(**{**f, "answer": Answer(f["answer"])}) for f in json.loads(body)))
        elif what == "channels" and self.command == "POST":
            for channel in json.loads(body):
                slack.workspace.add_channel(channel.pop("id"), **channel)
        elif what != "state":
            self._send(404, b"not found")
            return
        self._send_json(_state(slack.workspace))

    # --- bytes

    def _send_json(self, answer: Json, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self._send(status, json.dumps(answer).encode(), "application/json; charset=utf-8", headers or {})

    def _send(
        self, status: int, body: bytes, kind: str = "text/html", headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(body)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _drop(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)


def _call(workspace: Workspace, name: str, args: Json, token: str) -> tuple[int, dict[str, str], Json]:
    try:
        return 200, {"X-OAuth-Scopes": ",".join(workspace.scopes)}, workspace.api(name, args, token)
    except ApiError as error:
        return 200, {}, {"ok": False, "error": error.code, **error.extra}
    except RateLimitedError as limit:
        answer, status, headers = _limited(limit.retry_after)
        return status, headers, answer


def _limited(retry_after: Any) -> tuple[Json, int, dict[str, str]]:
    return {"ok": False, "error": "ratelimited"}, 429, {"Retry-After": str(retry_after)}


def _state(workspace: Workspace) -> Json:
    with workspace.lock:
        return {
            "messages": {channel: workspace.messages(channel) for channel in workspace.channels},
            "calls": [asdict(call) for call in workspace.calls],
            "ephemeral": list(workspace.ephemeral),
            "responses": list(workspace.responses),
        }
