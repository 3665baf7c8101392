"""The blocks and elements that the surfaces are made of. What is called `markup` here is ready mrkdwn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.services.ports import Block
from bot.slack.blocks import limits
from bot.slack.text import address, plain


def header(text: str) -> Block:
    return {"type": "header", "text": _plain_text(text, limits.MAX_HEADER)}


def section(markup: str, accessory: Block | None = None) -> Block:
    block: Block = {"type": "section", "text": _markup(markup), "expand": True}
    return {**block, "accessory": accessory} if accessory else block


def fields(pairs: Iterable[tuple[str, str]]) -> Block:
    """Two columns of a label with its markup; pairs without markup are left out."""
    shown = [f"*{label}*\n{markup}" for label, markup in pairs if markup]
    return {"type": "section", "fields": [_markup(text) for text in shown[: limits.MAX_FIELDS]]}


def context(*markups: str) -> Block:
    shown = [markup for markup in markups if markup]
    return {"type": "context", "elements": [_markup(m) for m in shown[: limits.MAX_CONTEXT_ELEMENTS]]}


def divider() -> Block:
    return {"type": "divider"}


def quotation(text: str, limit: int) -> Block:
    """A quotation in rich text, which reads no markup: the words stand exactly as they were published."""
    quoted = {"type": "rich_text_quote", "elements": [{"type": "text", "text": plain(text, limit)}]}
    return {"type": "rich_text", "elements": [quoted]}


def button(text: str, action_id: str, value: str, style: str = "") -> Block:
    made = {
        "type": "button",
        "text": _plain_text(text, limits.MAX_BUTTON_TEXT),
        "action_id": action_id,
        "value": sendable(value),
    }
    return {**made, "style": style} if style else made


def sendable(value: str) -> str:
    """The value without what UTF-8 cannot carry: half of a pair of surrogates."""
    return value.encode("utf-8", "ignore").decode()


def link_button(text: str, action_id: str, url: str) -> Block | None:
    """None where the URL is no web address."""
    target = address(url)
    label = _plain_text(text, limits.MAX_BUTTON_TEXT)
    return {"type": "button", "text": label, "action_id": action_id, "url": target} if target else None


def menu(action_id: str, options: Mapping[str, str]) -> Block:
    """Three dots with what can be chosen behind them: value -> label; two to five of them."""
    chosen = [
        {"text": _plain_text(label, limits.MAX_BUTTON_TEXT), "value": sendable(value)}
        for value, label in list(options.items())[:5]
    ]
    return {"type": "overflow", "action_id": action_id, "options": chosen}


def confirmed(button: Block, title: str, text: str, confirm: str, deny: str) -> Block:
    """The button with a question before it does anything."""
    question = {
        "title": _plain_text(title, 100),
        "text": _plain_text(text, 300),
        "confirm": _plain_text(confirm, 30),
        "deny": _plain_text(deny, 30),
        "style": "danger",
    }
    return {**button, "confirm": question}


def actions(elements: Sequence[Block]) -> Block:
    return {"type": "actions", "elements": list(elements[: limits.MAX_BUTTONS])}


def _plain_text(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": plain(text, limit) or "–", "emoji": False}


def _markup(markup: str) -> Block:
    return {"type": "mrkdwn", "text": markup, "verbatim": True}
