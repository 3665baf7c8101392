"""Slack's side of the other direction: signed requests for what people type and press, sent to the app."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlencode

from tests.loopback_slack.server import LoopbackSlack
from tests.loopback_slack.state import APP_ID, SIGNING_SECRET, TEAM_ID, Json

PATIENCE = 10.0
"""Seconds to wait for an answer that comes through a response_url."""


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """The app's HTTP answer; `token` names the response_url that the request carried."""

    status: int
    body: str
    token: str


def sign(body: bytes, secret: str = SIGNING_SECRET, at: float | None = None) -> dict[str, str]:
    """The headers by which Slack shows that a request is its own."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


class Interactions:
    """People at work in `slack`; what they do is sent to `url`, where the app listens."""

    def __init__(self, slack: LoopbackSlack, url: str) -> None:
        self.slack = slack
        self.url = url
        self._numbers = count(1)

    def command(
        self, text: str, command: str = "/contacts", user: str = "U1", channel: str = "C1"
    ) -> Acknowledged:
        token = self._token()
        form = {
            "command": command,
            "text": text,
            "user_id": user,
            "channel_id": channel,
            "team_id": TEAM_ID,
            "api_app_id": APP_ID,
            "trigger_id": f"trigger-{token}",
            "response_url": self.slack.response_url(token),
        }
        return self._send(urlencode(form).encode(), "application/x-www-form-urlencoded", token)

    def interact(self, payload: Json, user: str = "U1", channel: str = "C1") -> Acknowledged:
        """A button, a menu, a submitted view: `payload` is completed with who and where."""
        token = self._token()
        whole = {
            "user": {"id": user, "team_id": TEAM_ID},
            "team": {"id": TEAM_ID},
            "api_app_id": APP_ID,
            "trigger_id": f"trigger-{token}",
            "channel": {"id": channel},
            "response_url": self.slack.response_url(token),
            **payload,
        }
        body = urlencode({"payload": json.dumps(whole)}).encode()
        return self._send(body, "application/x-www-form-urlencoded", token)

    def press(self, action_id: str, value: str, **where: Any) -> Acknowledged:
        """A button under a message; `where` completes the payload (message, container, user, channel)."""
        people = {name: where.pop(name) for name in ("user", "channel") if name in where}
        action = {"type": "button", "action_id": action_id, "value": value, "block_id": "b"}
        return self.interact({"type": "block_actions", "actions": [action], **where}, **people)

    def event(self, event: Json) -> Acknowledged:
        token = self._token()
        payload = {
            "type": "event_callback",
            "event": event,
            "event_id": f"Ev{token}",
            "event_time": int(time.time()),
            "team_id": TEAM_ID,
            "api_app_id": APP_ID,
            "authorizations": [{"team_id": TEAM_ID, "is_bot": True}],
        }
        return self._send(json.dumps(payload).encode(), "application/json", token)

    def answers(self, acknowledged: Acknowledged, least: int = 1) -> list[Json]:
        """What came to the request's response_url; waits for at least so many."""
        deadline = time.monotonic() + PATIENCE
        pause = threading.Event()
        while True:
            with self.slack.workspace.lock:
                found = [r for r in self.slack.workspace.responses if r["token"] == acknowledged.token]
            if len(found) >= least or time.monotonic() > deadline:
                return found
            pause.wait(0.01)

    def _token(self) -> str:
        return f"r{next(self._numbers)}"

    def _send(self, body: bytes, kind: str, token: str) -> Acknowledged:
        return self.raw(body, {"Content-Type": kind, **sign(body)}, token)

    def raw(self, body: bytes, headers: dict[str, str], token: str = "") -> Acknowledged:
        """Any request at all, for forged ones."""
        request = urllib.request.Request(self.url, body, headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return Acknowledged(answer.status, answer.read().decode(), token)
        except urllib.error.HTTPError as error:
            return Acknowledged(error.code, error.read().decode(), token)
