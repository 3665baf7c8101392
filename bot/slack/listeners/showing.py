"""Where an answer is shown: to the reader in the channel, or in a form where there is no channel."""

from __future__ import annotations

from slack_sdk import WebClient

from bot import texts_slack
from bot.services.ports import Block
from bot.slack.answer import Answer
from bot.slack.forms import fields
from bot.slack.listeners.incoming import Incoming
from bot.slack.responding import change_form, open_form

SHOWN = "shown"
"""The callback id of forms that only show something; nothing is submitted from them."""


def show(client: WebClient, source: Incoming, answer: Answer, *, replace: bool = False) -> None:
    if source.url:
        source.responder.answer(answer, replace=replace)
    else:
        view = sheet(texts_slack.HOME_TITLE, answer.plain or answer.blocks)
        open_view(client, source, view)


def open_view(client: WebClient, source: Incoming, view: Block) -> None:
    """Opens a form, above the one that is open already."""
    open_form(client, source.trigger, view, source.responder, above=source.in_form)


def sheet(title: str, blocks: tuple[Block, ...]) -> Block:
    """Something to read, in a form's place."""
    view = fields.modal(SHOWN, title, blocks, submit="")
    return {**view, "close": {"type": "plain_text", "text": texts_slack.CLOSE}}


def show_in_form(client: WebClient, view_id: str, title: str, blocks: tuple[Block, ...]) -> None:
    """Puts something to read in place of a form that was submitted."""
    change_form(client, view_id, sheet(title, blocks))
