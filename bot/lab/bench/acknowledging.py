"""How long Slack waits to have a command acknowledged: signed requests over HTTP while answers are made."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import random
import threading
import time
from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import FastAPI

from bot.slack import app as slack_app
from bot.slack.http import router
from bot.slack.sender import web_client
from bot.slack.services import COMMAND, Services
from bot.web.server import WebServer

SECRET = "bench"  # noqa: S105 - of no workspace
NOWHERE = "http://127.0.0.1:9/"
"""Nothing listens there: answers are made, and refused at once."""

COMMANDS, EVERY = 400, 0.1
"""Commands, and seconds between two of them: more than a workspace of thousands types."""


def acknowledgements(services: Services, texts: Sequence[str]) -> list[float]:
    """Seconds from each command's request to the end of the answer that acknowledges it."""
    bolt = slack_app.create(web_client("-", f"{NOWHERE}api/"), services, signing_secret=SECRET)
    web = FastAPI()
    web.include_router(router(bolt))
    chance, pause = random.Random(3), threading.Event()  # noqa: S311 - repeatable, not secret
    waits = []
    with WebServer(web, "127.0.0.1", 0) as server:
        for number in range(COMMANDS):
            body = urlencode(_command(chance.choice(texts), number)).encode()
            began = time.perf_counter()
            _send(server.port, body)
            waits.append(time.perf_counter() - began)
            pause.wait(max(EVERY - waits[-1], 0))
    return waits


def _command(text: str, number: int) -> dict[str, str]:
    return {
        "command": COMMAND,
        "text": text,
        "user_id": "U0BENCH",
        "channel_id": "C0BENCH",
        "trigger_id": str(number),
        "response_url": f"{NOWHERE}response/{number}",
    }


def _send(port: int, body: bytes) -> None:
    stamp = str(int(time.time()))
    signature = hmac.new(SECRET.encode(), f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": f"v0={signature}",
    }
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("POST", "/slack/events", body, headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise RuntimeError(f"a command was answered with {answer.status}")
