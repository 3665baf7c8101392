"""Whether the set-up in Slack is complete: each thing that can be wrong, with what to do about it."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier

from bot import texts_slack
from bot.slack.outcomes import CALL_ERRORS

MAX_SKEW = 60.0
"""Seconds by which our clock may differ; from five minutes on Slack's requests are refused as stale."""

PATIENCE = 5.0
"""Seconds to wait for our own service."""


class State(StrEnum):
    OK = "ok"
    NOTE = "note"  # works, but not all of it
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `what` it is, and in words what was found or what to do."""

    what: str
    state: State
    words: str


@dataclass(frozen=True, slots=True)
class SetUp:
    """What is to be checked. Secrets are "" where none is set; `address` is where our service listens."""

    bot_token: str
    app_token: str
    signing_secret: str
    scopes: Sequence[str]
    channels: Sequence[str]
    admins: Sequence[str]
    address: str


Clients = Callable[[str], WebClient]
"""Makes a client for a token."""


def check(setup: SetUp, client_for: Clients, now: Callable[[], datetime]) -> Iterator[Finding]:
    """Findings in the order in which they are to be mended; without a token nothing else can be asked."""
    if not setup.bot_token:
        yield Finding("SLACK_BOT_TOKEN", State.FAULT, texts_slack.CHECK_NOT_SET)
        return
    client = client_for(setup.bot_token)
    try:
        answer = client.auth_test()
    except CALL_ERRORS as error:
        yield Finding("SLACK_BOT_TOKEN", State.FAULT, _refusal(error))
        return
    yield Finding(
        "SLACK_BOT_TOKEN",
        State.OK,
        texts_slack.CHECK_KNOWN.format(user=answer.get("user"), team=answer.get("team")),
    )
    headers = {name.lower(): value for name, value in answer.headers.items()}
    yield _scopes(setup.scopes, headers.get("x-oauth-scopes"))
    yield _clock(headers.get("date"), now())
    for channel in setup.channels:
        yield _channel(client, channel)
    for user in setup.admins:
        yield _admin(client, user)
    yield from _transports(setup, client_for)


def _refusal(error: Exception) -> str:
    code = type(error).__name__
    if isinstance(error, SlackApiError):
        code = str(error.response.get("error"))
    return texts_slack.CHECK_REFUSALS.get(code) or texts_slack.CHECK_FAILED.format(reason=code)


def _scopes(needed: Sequence[str], granted: str | None) -> Finding:
    if granted is None:
        return Finding("scopes", State.NOTE, texts_slack.CHECK_SCOPES_UNKNOWN)
    missing = sorted(set(needed) - {scope.strip() for scope in granted.split(",")})
    if missing:
        return Finding(
            "scopes", State.FAULT, texts_slack.CHECK_SCOPES_MISSING.format(scopes=", ".join(missing))
        )
    return Finding("scopes", State.OK, texts_slack.CHECK_SCOPES.format(count=len(needed)))


def _clock(date: str | None, now: datetime) -> Finding:
    try:
        theirs = parsedate_to_datetime(date or "")
    except ValueError:
        return Finding("clock", State.NOTE, texts_slack.CHECK_CLOCK_UNKNOWN)
    skew = (now - theirs).total_seconds()
    if abs(skew) > MAX_SKEW:
        return Finding("clock", State.FAULT, texts_slack.CHECK_CLOCK_WRONG.format(seconds=round(skew)))
    return Finding("clock", State.OK, texts_slack.CHECK_CLOCK)


def _channel(client: WebClient, channel: str) -> Finding:
    what = f"channel {channel}"
    try:
        found: dict[str, Any] = client.conversations_info(channel=channel)["channel"]
    except CALL_ERRORS as error:
        return Finding(what, State.FAULT, _refusal(error))
    name = found.get("name") or channel
    if found.get("is_archived"):
        return Finding(what, State.FAULT, texts_slack.CHECK_CHANNEL_ARCHIVED.format(name=name))
    if not (found.get("is_member") or found.get("is_im")):
        return Finding(what, State.FAULT, texts_slack.CHECK_CHANNEL_NOT_IN.format(name=name))
    return Finding(what, State.OK, texts_slack.CHECK_CHANNEL.format(name=name))


def _admin(client: WebClient, user: str) -> Finding:
    try:
        found: dict[str, Any] = client.users_info(user=user)["user"]
    except CALL_ERRORS as error:
        return Finding(f"admin {user}", State.FAULT, _refusal(error))
    if found.get("deleted"):
        return Finding(f"admin {user}", State.FAULT, texts_slack.CHECK_ADMIN_GONE)
    return Finding(f"admin {user}", State.OK, str(found.get("real_name") or found.get("name") or user))


def _transports(setup: SetUp, client_for: Clients) -> Iterator[Finding]:
    if not (setup.app_token or setup.signing_secret):
        yield Finding("SLACK_APP_TOKEN", State.FAULT, texts_slack.CHECK_NO_TRANSPORT)
    if setup.app_token:
        yield _socket_mode(client_for(setup.app_token))
    if setup.signing_secret:
        yield _signature(setup)


def _socket_mode(client: WebClient) -> Finding:
    try:
        client.apps_connections_open(app_token=client.token or "")
    except CALL_ERRORS as error:
        return Finding("SLACK_APP_TOKEN", State.FAULT, _refusal(error))
    return Finding("SLACK_APP_TOKEN", State.OK, texts_slack.CHECK_SOCKET_MODE)


def _signature(setup: SetUp) -> Finding:
    """Asks our own service what Slack asks of an address, signed as Slack signs it."""
    body = b'{"type": "url_verification", "challenge": "contactwatch"}'
    stamp = str(int(time.time()))
    signature = SignatureVerifier(setup.signing_secret).generate_signature(timestamp=stamp, body=body)
    headers = {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature or "",
    }
    url = f"{setup.address}/slack/events"
    request = urllib.request.Request(url, body, headers)  # noqa: S310 - our own address, http or https
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            answered = b"contactwatch" in answer.read(1000)
    except urllib.error.HTTPError as error:
        words = texts_slack.CHECK_SIGNATURE_REFUSED if error.code == 401 else texts_slack.CHECK_NO_EVENTS
        return Finding("SLACK_SIGNING_SECRET", State.FAULT, words.format(url=url, status=error.code))
    except OSError:
        return Finding("SLACK_SIGNING_SECRET", State.NOTE, texts_slack.CHECK_NOT_RUNNING.format(url=url))
    if not answered:
        return Finding(
            "SLACK_SIGNING_SECRET", State.FAULT, texts_slack.CHECK_NO_EVENTS.format(url=url, status=200)
        )
    return Finding("SLACK_SIGNING_SECRET", State.OK, texts_slack.CHECK_SIGNATURE.format(url=url))
