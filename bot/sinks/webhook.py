"""A webhook signed after the Standard Webhooks specification: any receiver can tell that it is ours, and new.

webhook-id         the same each time that a message is sent: who has seen it may drop it
webhook-timestamp  seconds since the epoch
webhook-signature  v1, and base64(HMAC-SHA256(secret, "id.timestamp.body"))
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException
from typing import Any

import orjson

from bot.services.ports import (
    OutgoingMessage,
    PostOutcome,
    RateLimited,
    Receipt,
    Refused,
    Scope,
    Sent,
)
from bot.sinks.one_way import OneWay

TIMEOUT = 10
DEFAULT_RETRY_AFTER = 30.0
PREFIX = "whsec_"

_NOT_OURS = (401, 403, 404, 405, 410)
"""The receiver wants nothing of us, whatever it is."""


class WebhookMessenger(OneWay):
    """The `Messenger` port on a receiver of JSON."""

    def __init__(self, address: str, secret: str) -> None:
        self._address = address
        self._key = key_of(secret)
        self._opener = _opener()

    def post(self, message: OutgoingMessage) -> PostOutcome:
        """Whatever went wrong may be repeated: the id makes a second time harmless."""
        name, body = id_of(message), orjson.dumps(content(message))
        stamp = str(int(time.time()))
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "ContactWatch",
            "webhook-id": name,
            "webhook-timestamp": stamp,
            "webhook-signature": signature(self._key, name, stamp, body),
        }
        request = urllib.request.Request(self._address, body, headers)  # noqa: S310 - http(s) alone gets here
        try:
            with self._opener.open(request, timeout=TIMEOUT):
                return Sent(Receipt(message.channel, name, editable=False))
        except urllib.error.HTTPError as error:
            with error:
                return _refusal(error.code, error.headers)
        except (OSError, HTTPException, ValueError):
            return Refused("unreachable", permanent=False, scope=Scope.CHANNEL)


def key_of(secret: str) -> bytes:
    """`whsec_` and base64 as the specification has it; any other secret is taken as it is."""
    if secret.startswith(PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
        except binascii.Error:
            pass
    return secret.encode()


def signature(key: bytes, name: str, stamp: str, body: bytes) -> str:
    signed = hmac.new(key, f"{name}.{stamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"


def id_of(message: OutgoingMessage) -> str:
    """Unique for a message of a channel, and without the characters that a header cannot have."""
    return hashlib.sha256(f"{message.channel}\n{message.alert_key}".encode()).hexdigest()[:32]


def content(message: OutgoingMessage) -> dict[str, Any]:
    """What the receiver gets; `contacts` are those that it tells of."""
    data = {
        "alert_key": message.alert_key,
        "story_id": message.story_id,
        "status": message.status,
        "text": message.text,
        "contacts": list(message.blocks),
    }
    sent = datetime.now(UTC).isoformat(timespec="seconds")
    return {"type": _type(message), "timestamp": sent, "data": data}


def _type(message: OutgoingMessage) -> str:
    if message.is_digest:
        return "contacts.digest"
    if not message.story_id:
        return "notice"
    return "contact.news" if message.thread_ts else "contact.report"


def _refusal(status: int, headers: Message) -> RateLimited | Refused:
    code = f"http_{status}"
    if status == 429:
        try:
            return RateLimited(max(1.0, float(headers.get("Retry-After", DEFAULT_RETRY_AFTER))))
        except ValueError:
            return RateLimited(DEFAULT_RETRY_AFTER)
    if status in _NOT_OURS or 300 <= status < 400:
        return Refused(code, permanent=True, scope=Scope.CHANNEL)
    if status >= 500 or status == 408:
        return Refused(code, permanent=False, scope=Scope.CHANNEL)
    return Refused(code, permanent=True, scope=Scope.MESSAGE)


def _opener() -> urllib.request.OpenerDirector:
    """Without redirects: a signed message goes where it was meant to go, or nowhere."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
