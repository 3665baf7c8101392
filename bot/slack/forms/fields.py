"""The inputs that forms are made of, and how what was put into them is read.

Each input stands in a block of its own, whose id is the field's name; the action has the same id unless its
choices come from the server.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from bot import texts_slack
from bot.services.ports import Block
from bot.slack.text import plain
from bot.wording import capitalised

MAX_LABEL = 100
MAX_OPTIONS = 100
MAX_OPTION_TEXT = 75
MAX_OPTION_VALUE = 150
MAX_TITLE = 24
MAX_METADATA = 3000
MAX_TEXT_INPUT = 1000

State = Mapping[str, Mapping[str, Any]]
"""`view.state.values`: block id -> action id -> what was put in."""


def modal(
    callback: str, title: str, blocks: Sequence[Block], submit: str = texts_slack.SAVE, metadata: str = ""
) -> Block:
    view: Block = {
        "type": "modal",
        "callback_id": callback,
        "title": _text(title, MAX_TITLE),
        "close": _text(texts_slack.CANCEL, MAX_TITLE),
        "blocks": list(blocks),
        "private_metadata": metadata[:MAX_METADATA],
    }
    return {**view, "submit": _text(submit, MAX_TITLE)} if submit else view


def field(
    name: str, label: str, element: Block, *, optional: bool = True, hint: str = "", action: str = ""
) -> Block:
    """An input with its label."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": _text(label, MAX_LABEL),
        "optional": optional,
        "element": {**element, "action_id": action or name},
    }
    return {**block, "hint": _text(hint, 300)} if hint else block


def chosen_of(options: Mapping[str, str], chosen: Iterable[str] = ()) -> Block:
    """Several of a list: value -> label."""
    picked = [option(value, options[value]) for value in chosen if value in options]
    element: Block = {
        "type": "multi_static_select",
        "options": [option(value, label) for value, label in list(options.items())[:MAX_OPTIONS]],
        "placeholder": _text(texts_slack.OPTIONAL_ANY, 150),
    }
    return {**element, "initial_options": picked} if picked else element


def one_of(options: Mapping[str, str], chosen: str | None = None) -> Block:
    """One of a list: value -> label."""
    element: Block = {
        "type": "static_select",
        "options": [option(value, label) for value, label in list(options.items())[:MAX_OPTIONS]],
    }
    is_known = chosen is not None and chosen in options
    return (
        {**element, "initial_option": option(chosen, options[chosen])}
        if is_known and chosen is not None
        else element
    )


def several_found(options: Mapping[str, str], empty: str = texts_slack.OPTIONAL_ANY) -> Block:
    """Several of a list that is searched as somebody types; `options` are those chosen already."""
    element: Block = {
        "type": "multi_external_select",
        "min_query_length": 1,
        "placeholder": _text(empty, 150),
    }
    picked = [option(value, label) for value, label in options.items() if key_of(value)]
    return {**element, "initial_options": picked} if picked else element


def one_found(options: Mapping[str, str] | None = None) -> Block:
    """One of a list that is searched as somebody types."""
    element: Block = {"type": "external_select", "min_query_length": 1}
    picked = [option(value, label) for value, label in (options or {}).items()]
    return {**element, "initial_option": picked[0]} if picked else element


def line(initial: str = "", *, long: bool = False) -> Block:
    """A line, or several, to write in; what stands there first is no longer than what may be written."""
    element: Block = {"type": "plain_text_input", "multiline": long, "max_length": MAX_TEXT_INPUT}
    shown = written(initial)
    return {**element, "initial_value": shown} if shown else element


def day(initial: date | None = None) -> Block:
    return {"type": "datepicker", **({"initial_date": initial.isoformat()} if initial else {})}


def conversation(initial: str = "") -> Block:
    """A channel that the reader can see."""
    element: Block = {
        "type": "conversations_select",
        "filter": {"include": ["public", "private", "im"], "exclude_bot_users": False},
    }
    return {**element, "initial_conversation": initial} if initial else element


def ticked(value: str, label: str) -> Block:
    """A box to tick."""
    return {"type": "checkboxes", "options": [option(value, label)]}


def option(value: str, label: str) -> Block:
    shown = capitalised(plain(label, MAX_OPTION_TEXT)) or "–"
    return {"text": _text(shown, MAX_OPTION_TEXT), "value": key_of(value)}


def key_of(text: str) -> str:
    """A text as the value of an option."""
    return _cut(text, MAX_OPTION_VALUE)


def written(text: str) -> str:
    """A text as it stands in an input."""
    return _cut(text, MAX_TEXT_INPUT)


def _cut(text: str, limit: int) -> str:
    """No longer than Slack takes, which counts in UTF-16."""
    return text.encode("utf-16-le", "ignore")[: 2 * limit].decode("utf-16-le", "ignore")


def _text(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": plain(text, limit) or "–", "emoji": False}


# --- reading what was put in


def values_of(state: State, name: str) -> tuple[str, ...]:
    """What was chosen in a list of several, or ticked."""
    return tuple(str(picked["value"]) for picked in _put_in(state, name).get("selected_options") or ())


def value_of(state: State, name: str) -> str:
    """What was chosen, written or picked; "" for nothing."""
    put_in = _put_in(state, name)
    selected = put_in.get("selected_option")
    found = (
        selected["value"]
        if selected
        else put_in.get("value") or put_in.get("selected_date") or put_in.get("selected_conversation")
    )
    return str(found or "").strip()


def _put_in(state: State, name: str) -> Mapping[str, Any]:
    return next(iter((state.get(name) or {}).values()), {}) or {}
