"""Slack's side of the other direction: signed requests for what people type and press, sent to the app."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar
from urllib.parse import urlencode

from tests.loopback_slack.server import LoopbackSlack
from tests.loopback_slack.state import APP_ID, SIGNING_SECRET, TEAM_ID, Json

T = TypeVar("T")

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
        whole = self._whole(payload, user, channel)
        body = urlencode({"payload": json.dumps(whole)}).encode()
        return self._send(body, "application/x-www-form-urlencoded", whole["trigger_id"].partition("-")[2])

    def _whole(self, payload: Json, user: str = "U1", channel: str = "C1") -> Json:
        token = self._token()
        return {
            "user": {"id": user, "team_id": TEAM_ID},
            "team": {"id": TEAM_ID},
            "api_app_id": APP_ID,
            "trigger_id": f"trigger-{token}",
            "channel": {"id": channel},
            "response_url": self.slack.response_url(token),
            **payload,
        }

    # --- what people press, choose and submit, as payloads for either transport

    def press_payload(self, action_id: str, value: str, user: str = "U1", **where: Any) -> Json:
        action = {"type": "button", "action_id": action_id, "value": value, "block_id": "b"}
        return self._whole({"type": "block_actions", "actions": [action], **where}, user)

    def submit_payload(self, view: Json, values: Json, user: str = "U1") -> Json:
        filled = {**view, "state": {"values": values}}
        return self._whole(
            {"type": "view_submission", "view": filled, "channel": None, "response_url": None}, user
        )

    def suggest_payload(self, action_id: str, typed: str) -> Json:
        payload = {"type": "block_suggestion", "action_id": action_id, "block_id": "b", "value": typed}
        return self._whole({**payload, "view": {"type": "modal"}})

    def event_payload(self, event: Json, event_id: str = "") -> Json:
        token = self._token()
        return {
            "type": "event_callback",
            "event": event,
            "event_id": event_id or f"Ev{token}",
            "event_context": token,  # differs each time that Slack sends it
            "event_time": int(time.time()),
            "team_id": TEAM_ID,
            "api_app_id": APP_ID,
            "authorizations": [{"team_id": TEAM_ID, "is_bot": True}],
        }

    # --- the same over HTTP

    def press(self, action_id: str, value: str, **where: Any) -> Acknowledged:
        """A button under a message; `where` completes the payload (message, container, user, channel)."""
        people = {name: where.pop(name) for name in ("user", "channel") if name in where}
        action = {"type": "button", "action_id": action_id, "value": value, "block_id": "b"}
        return self.interact({"type": "block_actions", "actions": [action], **where}, **people)

    def choose(self, action_id: str, value: str, **where: Any) -> Acknowledged:
        """An option of a menu under a message."""
        people = {name: where.pop(name) for name in ("user", "channel") if name in where}
        chosen = {"text": {"type": "plain_text", "text": "-"}, "value": value}
        action = {"type": "overflow", "action_id": action_id, "selected_option": chosen, "block_id": "b"}
        return self.interact({"type": "block_actions", "actions": [action], **where}, **people)

    def press_in_view(self, action_id: str, value: str, view: Json, user: str = "U1") -> Acknowledged:
        """A button of a form or of App Home: there is no channel and no response_url."""
        where = {"view": view, "container": {"type": "view"}, "channel": None, "response_url": None}
        return self.interact(self.press_payload(action_id, value, user, **where), user)

    def suggest(self, action_id: str, typed: str) -> list[Json]:
        """What a field offers for what was typed."""
        answer = self.interact(self.suggest_payload(action_id, typed))
        found: list[Json] = json.loads(answer.body)["options"]
        return found

    def submit(self, view: Json, values: Json, user: str = "U1") -> Acknowledged:
        """A form as it was opened, with what was put in: block id -> action id -> value."""
        done = self.interact(self.submit_payload(view, values, user), user)
        shown = json.loads(done.body) if done.body else {}
        if shown.get("response_action") == "update":
            with self.slack.workspace.lock:
                now = self.slack.workspace.views.get(view["id"], view)
                if now == view:  # what came of it may have overtaken the acknowledgement
                    self.slack.workspace.views[view["id"]] = {**shown["view"], "id": view["id"]}
        return done

    def event(self, event: Json, event_id: str = "") -> Acknowledged:
        body = json.dumps(self.event_payload(event, event_id)).encode()
        return self._send(body, "application/json", "")

    # --- what comes of it

    def view_becomes(self, view_id: str, until: Callable[[Json], bool]) -> Json:
        """The form, as soon as it is so; as it is when patience ends."""
        return self._until(lambda: self.slack.workspace.views.get(view_id, {}), until)

    def opened_view(self, number: int = 1) -> Json:
        """The last form that was opened, once so many were."""
        opened = self._until(lambda: list(self.slack.workspace.opened), lambda found: len(found) >= number)
        return dict(opened[-1]) if opened else {}

    def home_of(self, user: str = "U1") -> Json:
        """App Home, as soon as it was published."""
        return self._until(lambda: self.slack.workspace.homes.get(user, {}), bool)

    def posted(self, channel: str, least: int = 1) -> list[Json]:
        """What stands in the channel, once it is so much."""
        return self._until(lambda: self.slack.workspace.messages(channel), lambda found: len(found) >= least)

    def _until(self, look: Callable[[], T], until: Callable[[T], bool]) -> T:
        deadline = time.monotonic() + PATIENCE
        pause = threading.Event()
        while True:
            with self.slack.workspace.lock:
                found = look()
            if until(found) or time.monotonic() > deadline:
                return found
            pause.wait(0.01)

    def answers(self, acknowledged: Acknowledged, least: int = 1) -> list[Json]:
        """What came to the request's response_url; waits for at least so many."""
        return self._until(
            lambda: [r for r in self.slack.workspace.responses if r["token"] == acknowledged.token],
            lambda found: len(found) >= least,
        )

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
