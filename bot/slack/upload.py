"""A picture put into a thread, in Slack's three steps: ask for an address, send the bytes there, show it.

Nothing can be seen before the last step: only its answer, when lost, leaves anything unclear. Slack takes no
metadata with a file, so its name is what finds it again.
"""

from __future__ import annotations

import re
import urllib.request
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient

from bot.services.ports import Failure, OutgoingMessage, Picture, Receipt, Refused, Scope, Sent, Unclear
from bot.slack.outcomes import CALL_ERRORS, failure, of_one_method

_ODD = re.compile(r"[^a-z0-9]+")


def file_name(alert_key: str) -> str:
    """The name of the file that belongs to a message."""
    return f"{_ODD.sub('-', alert_key.lower())}.png"


def upload(client: WebClient, message: OutgoingMessage, picture: Picture, patience: float) -> Sent | Failure:
    """Shows the picture with the message's text; `patience` is in seconds. The receipt has the file's id."""
    try:
        begun = client.files_getUploadURLExternal(
            filename=file_name(message.alert_key), length=len(picture.png), alt_txt=message.text
        )
        _send(str(begun["upload_url"]), picture.png, patience)
    except (*CALL_ERRORS, KeyError) as error:
        return _not_shown(failure(error, limited=Scope.CHANNEL))
    file: dict[str, Any] = {"id": str(begun.get("file_id")), "title": picture.title}
    try:
        client.files_completeUploadExternal(
            files=[file],
            channel_id=message.channel,
            thread_ts=message.thread_ts,
            initial_comment=message.text,
        )
    except CALL_ERRORS as error:
        return of_one_method(failure(error, limited=Scope.CHANNEL))
    return Sent(Receipt(message.channel, file["id"]))


def _send(url: str, png: bytes, patience: float) -> None:
    """Raises OSError, HTTPException or ValueError."""
    if not url.startswith(("https://", "http://")):
        raise ValueError("not a web address")
    request = urllib.request.Request(url, png, {"Content-Type": "application/octet-stream"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=patience) as answer:  # noqa: S310 - checked above
        if answer.status != 200:
            raise HTTPException(f"status {answer.status}")


def _not_shown(outcome: Failure) -> Failure:
    if isinstance(outcome, Unclear):
        return Refused(outcome.reason, permanent=False, scope=Scope.MESSAGE)
    return of_one_method(outcome)
