"""Mentions and direct messages are questions; an invitation is greeted."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot import texts_slack
from bot.slack.answer import told
from bot.slack.answering import router
from bot.slack.responding import reply
from bot.slack.services import COMMAND, Request, Services

_MENTION = re.compile(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>")
_ADDRESS = re.compile(r"<(https?://[^|>]+)(?:\|[^>]*)?>")
_SPACES = re.compile(r"\s+")


def register(app: App, services: Services) -> None:
    @app.event("app_mention")
    def mentioned(event: dict[str, Any], client: WebClient) -> None:
        request = _request(services, event)
        answer = router.in_public(services, request)
        reply(client, request.channel, answer, event.get("thread_ts") or event["ts"])

    @app.event("message")
    def written_to(event: dict[str, Any], client: WebClient) -> None:
        is_ours = event.get("bot_id") or event.get("subtype") or not event.get("user")
        if event.get("channel_type") == "im" and not is_ours:
            request = _request(services, event)
            reply(client, request.channel, router.in_private(services, request), event.get("thread_ts"))

    @app.event("member_joined_channel")
    def invited(event: dict[str, Any], client: WebClient, context: dict[str, Any]) -> None:
        if event.get("user") == context.get("bot_user_id"):
            reply(client, event["channel"], told(texts_slack.GREETING.format(command=COMMAND)))


def _request(services: Services, event: dict[str, Any]) -> Request:
    user = str(event["user"])
    text = words_of(str(event.get("text") or ""))
    return Request(text, user, str(event["channel"]), services.clock(), services.zone_of(user))


def words_of(text: str) -> str:
    """What was said to the bot: without its own name, with addresses as they were typed, unescaped."""
    bare = _ADDRESS.sub(lambda match: match[1], _MENTION.sub(" ", text))
    plain = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _SPACES.sub(" ", plain).strip()
