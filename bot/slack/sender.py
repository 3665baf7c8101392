"""Posts, replaces and finds messages through Slack's Web API; every call ends in one outcome value.

slack_sdk's own retries are off: after a lost answer they would post a second time. Nothing here raises for
what Slack or the network did, and no outcome carries a token or an answer's text.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.services.ports import (
    EVENT_TYPE,
    NOTICE_TYPE,
    FindOutcome,
    Missing,
    OutgoingMessage,
    PostOutcome,
    Receipt,
    Refused,
    Scope,
    Sent,
    Unclear,
)
from bot.slack.outcomes import CALL_ERRORS, failure, of_one_method
from bot.slack.upload import file_name, upload

TIMEOUT = 10
"""Seconds for connecting and for each read of an answer."""

CLOCK_SKEW = timedelta(minutes=5)
"""How far our clock may be ahead of the one that Slack stamps messages with."""

PAGE_SIZE = 500
MAX_PAGES = 40
"""History read for one key: at most 20,000 messages, then the outcome is `Unclear`."""

PARENT_DELETED = "parent_deleted"
"""The refusal of a reply whose parent message no longer exists."""

_QUIET: dict[str, Any] = {"parse": "none", "link_names": False, "mrkdwn": False}
"""Slack is to read nothing into `text`: no mentions, no links, no styles."""


def web_client(token: str, base_url: str = WebClient.BASE_URL, timeout: int = TIMEOUT) -> WebClient:
    """A client without retries; `base_url` is Slack's own, or that of a proxy, a gateway or an emulator."""
    logger = logging.getLogger("bot.slack.web_client")
    logger.setLevel(logging.CRITICAL)  # its failures are told by outcomes
    return WebClient(token, base_url=base_url, timeout=timeout, logger=logger, retry_handlers=[])


class SlackMessenger:
    """The `Messenger` port on Slack. `workspace_url` (of auth.test) makes permalinks; "" leaves them out."""

    def __init__(self, client: WebClient, workspace_url: str = "") -> None:
        self._client = client
        self._workspace_url = workspace_url

    def post(self, message: OutgoingMessage) -> PostOutcome:
        if message.picture:
            return upload(self._client, message, message.picture, TIMEOUT)
        try:
            answer = self._client.chat_postMessage(
                channel=message.channel,
                text=message.text,
                blocks=list(message.blocks) or None,
                metadata=message.metadata,
                thread_ts=message.thread_ts,
                reply_broadcast=True if message.thread_ts and message.broadcast else None,
                unfurl_links=False,
                unfurl_media=False,
                **_QUIET,
            )
        except CALL_ERRORS as error:
            return failure(error, limited=Scope.CHANNEL)
        outcome = self._sent(answer.get("channel") or message.channel, answer.get("ts"), message.thread_ts)
        if (
            isinstance(outcome, Sent)
            and message.thread_ts
            and self._strayed(answer, outcome, message.thread_ts)
        ):
            return self._take_back(outcome)
        return outcome

    def update(self, message: OutgoingMessage) -> PostOutcome:
        if not message.update_ts:
            return Refused("message_not_found", permanent=True, scope=Scope.MESSAGE)
        try:
            answer = self._client.chat_update(
                channel=message.channel,
                ts=message.update_ts,
                text=message.text,
                blocks=list(message.blocks) or None,
                metadata=message.metadata,
                **_QUIET,
            )
        except CALL_ERRORS as error:
            return of_one_method(failure(error, limited=Scope.WORKSPACE))
        channel, ts = answer.get("channel") or message.channel, answer.get("ts") or message.update_ts
        return self._sent(channel, ts, message.thread_ts)

    def find(
        self, channel: str, alert_key: str, since: datetime, thread_ts: str | None = None
    ) -> FindOutcome:
        oldest = f"{(since - CLOCK_SKEW).timestamp():.6f}"
        if thread_ts is None:
            return self._find(
                self._client.conversations_history, alert_key, None, channel=channel, oldest=oldest
            )
        outcome = self._find(
            self._client.conversations_replies,
            alert_key,
            thread_ts,
            channel=channel,
            oldest=oldest,
            ts=thread_ts,
        )
        if isinstance(outcome, Refused) and outcome.code == "thread_not_found":
            return self.find(channel, alert_key, since)  # without its parent a reply lands in the channel
        return outcome

    def _find(
        self, method: Callable[..., Any], alert_key: str, thread_ts: str | None, **args: str
    ) -> FindOutcome:
        try:
            for number, page in enumerate(_pages(method, args)):
                for found in page:
                    if _is_of(found, alert_key):
                        return self._sent(args["channel"], found.get("ts"), thread_ts)
                if number + 1 >= MAX_PAGES:
                    return Unclear("history_too_long")
        except CALL_ERRORS as error:
            return of_one_method(failure(error, limited=Scope.WORKSPACE))
        return Missing()

    def _strayed(self, answer: Any, sent: Sent, thread_ts: str) -> bool:
        """Whether a reply landed in the channel, because its parent is gone.

        Slack's answer shows the thread of a reply. Where it does not, the thread itself is asked: some
        gateways answer with less than Slack does.
        """
        if (answer.get("message") or {}).get("thread_ts"):
            return False
        receipt = sent.receipt
        before = f"{float(receipt.ts) - 1:.6f}"
        try:
            thread = self._client.conversations_replies(
                channel=receipt.channel, ts=thread_ts, oldest=before, limit=PAGE_SIZE
            )
        except SlackApiError as error:
            return str(error.response.get("error")) == "thread_not_found"
        except CALL_ERRORS:
            return False
        return all(found.get("ts") != receipt.ts for found in thread.get("messages") or ())

    def _take_back(self, orphan: Sent) -> PostOutcome:
        """Slack silently puts a reply to a vanished message into the channel, where it tells half a story.

        Where it cannot be taken back it stands, once, and that is what is reported.
        """
        try:
            self._client.chat_delete(channel=orphan.receipt.channel, ts=orphan.receipt.ts)
        except CALL_ERRORS:
            return orphan
        return Refused(PARENT_DELETED, permanent=True, scope=Scope.MESSAGE)

    def _sent(self, channel: object, ts: object, thread_ts: str | None) -> Sent | Unclear:
        if not isinstance(channel, str) or not isinstance(ts, str):
            return Unclear("answer_without_receipt")
        return Sent(Receipt(channel, ts, self._permalink(channel, ts, thread_ts)))

    def _permalink(self, channel: str, ts: str, thread_ts: str | None) -> str:
        if not self._workspace_url:
            return ""
        link = f"{self._workspace_url.rstrip('/')}/archives/{channel}/p{ts.replace('.', '')}"
        return f"{link}?thread_ts={thread_ts}&cid={channel}" if thread_ts else link


def _pages(method: Callable[..., Any], args: dict[str, str]) -> Iterator[list[dict[str, Any]]]:
    cursor: str | None = None
    while True:
        answer = method(**args, include_all_metadata=True, limit=PAGE_SIZE, cursor=cursor)
        yield answer.get("messages") or []
        cursor = (answer.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return


def _is_of(message: dict[str, Any], alert_key: str) -> bool:
    """Whether a message is the one of this key: by its metadata, or by its picture's name."""
    if any(file.get("name") == file_name(alert_key) for file in message.get("files") or ()):
        return True
    metadata = message.get("metadata") or {}
    payload = metadata.get("event_payload") or {}
    return metadata.get("event_type") in (EVENT_TYPE, NOTICE_TYPE) and payload.get("alert_key") == alert_key
