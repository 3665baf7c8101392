"""Answers on their way back: through a response_url, into a thread, as a form. Nothing here repeats a post.

A client or a gateway that takes no native table gets the same answer as lines of text.
"""

from __future__ import annotations

import logging
from typing import Any

import structlog
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.webhook import WebhookClient

from bot import texts_slack
from bot.services.ports import Block
from bot.slack.answer import Answer
from bot.slack.outcomes import CALL_ERRORS
from bot.slack.sender import TIMEOUT

log = structlog.get_logger(__name__)

_REFUSED = (400, 404, 500)
"""Statuses by which a response_url refuses what it was sent; 404 also means that it is used up."""


class Responder:
    """Answers to one request of Slack's: `url` is its response_url, "" where it has none."""

    def __init__(self, url: str) -> None:
        self._url = url

    def answer(self, answer: Answer, *, replace: bool = False) -> bool:
        """To the reader alone; `replace` puts it in place of the answer whose button was pressed."""
        return self._send(answer, response_type="ephemeral", replace_original=replace)

    def share(self, answer: Answer) -> bool:
        """To everybody in the channel."""
        return self._send(answer, response_type="in_channel", replace_original=False)

    def say(self, text: str) -> bool:
        """One paragraph, to the reader alone."""
        return self._post(text=text, response_type="ephemeral", replace_original=False) == ""

    def _send(self, answer: Answer, **how: Any) -> bool:
        refusal = self._post(text=answer.text, blocks=list(answer.blocks), **how)
        if refusal == "blocks" and answer.plain:
            refusal = self._post(text=answer.text, blocks=list(answer.plain), **how)
        if refusal:
            log.warning("answer refused", reason=refusal)
        return not refusal

    def _post(self, **content: Any) -> str:
        """Why it did not arrive, "" where it did; "blocks" where Slack does not take them."""
        if not self._url:
            return "no response_url"
        client = WebhookClient(self._url, timeout=TIMEOUT, retry_handlers=[], logger=_quiet())
        try:
            response = client.send(**content)
        except CALL_ERRORS as error:
            return type(error).__name__
        if response.status_code == 200:
            return ""
        is_refused = response.status_code in _REFUSED and "blocks" in (response.body or "")
        return "blocks" if is_refused else f"http_{response.status_code}"


def _quiet() -> logging.Logger:
    logger = logging.getLogger("bot.slack.webhook")
    logger.setLevel(logging.CRITICAL)  # the response_url is a secret, and would stand in its lines
    return logger


def reply(client: WebClient, channel: str, answer: Answer, thread_ts: str | None = None) -> bool:
    """Posts the answer where a question was asked."""
    for blocks in (answer.blocks, answer.plain):
        try:
            client.chat_postMessage(
                channel=channel,
                text=answer.text,
                blocks=list(blocks),
                thread_ts=thread_ts,
                unfurl_links=False,
                unfurl_media=False,
            )
        except SlackApiError as error:
            if (
                error.response.get("error") == "invalid_blocks"
                and blocks is not answer.plain
                and answer.plain
            ):
                continue
            log.warning("reply refused", channel=channel, reason=error.response.get("error"))
            return False
        except CALL_ERRORS as error:
            log.warning("reply lost", channel=channel, reason=type(error).__name__)
            return False
        return True
    return False


def open_form(
    client: WebClient, trigger_id: str, view: Block, responder: Responder, *, above: bool = False
) -> None:
    """Shows a form, `above` one that is open; where Slack took too long to let us, the reader is told."""
    try:
        (client.views_push if above else client.views_open)(trigger_id=trigger_id, view=view)
    except CALL_ERRORS as error:
        reason = error.response.get("error") if isinstance(error, SlackApiError) else type(error).__name__
        log.warning("form not opened", form=view.get("callback_id"), reason=reason)
        responder.say(texts_slack.FORM_TOO_LATE)


def change_form(client: WebClient, view_id: str, view: Block) -> None:
    """Shows the form anew, with what was found out meanwhile."""
    try:
        client.views_update(view_id=view_id, view=view)
    except CALL_ERRORS as error:
        log.warning("form not changed", form=view.get("callback_id"), reason=type(error).__name__)
