"""Block Kit as Slack checks it on arrival: kinds, required fields and lengths.

Figures: Slack's Block Kit reference, and for the whole message the undocumented limit of about 13,200
characters reported in slackapi/bolt-js#2509. The wording is Slack's in `response_metadata.messages`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]

MAX_BLOCKS = {"message": 50, "modal": 100, "home": 100}
MAX_MESSAGE_CHARACTERS = 13_200
INLINE_KINDS = {"text", "link", "emoji", "date", "user", "usergroup", "channel", "broadcast", "color"}
RICH_KINDS = {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}


def faults(blocks: Any, surface: str = "message") -> list[str]:
    """What Slack would refuse, each with its JSON pointer; empty when the blocks would be taken."""
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        return ["must be an array of objects [json-pointer:/blocks]"]
    found = []
    if len(blocks) > MAX_BLOCKS[surface]:
        found.append(f"no more than {MAX_BLOCKS[surface]} items allowed [json-pointer:/blocks]")
    for index, block in enumerate(blocks):
        found.extend(_block(block, f"/blocks/{index}"))
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    if len(ids) != len(set(ids)):
        found.append("block_id must be unique [json-pointer:/blocks]")
    if sum(block.get("type") == "table" for block in blocks) > 1:
        found.append("only_one_table_allowed [json-pointer:/blocks]")
    return found


def too_long(blocks: Sequence[Json]) -> bool:
    """Whether the whole is beyond what Slack stores: counted as its JSON, which is the strict reading."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":"))) > MAX_MESSAGE_CHARACTERS


def _block(block: Json, at: str) -> Iterator[str]:
    check = _BLOCKS.get(block.get("type", ""))
    if check is None:
        yield f"unsupported type: {block.get('type')} [json-pointer:{at}/type]"
        return
    if len(block.get("block_id", "")) > 255:
        yield f"must be less than 256 characters [json-pointer:{at}/block_id]"
    yield from check(block, at)


def _text(text: Any, at: str, limit: int, kinds: tuple[str, ...] = ("plain_text", "mrkdwn")) -> Iterator[str]:
    if not isinstance(text, dict) or text.get("type") not in kinds:
        yield f"failed to match all allowed schemas [json-pointer:{at}]"
        return
    yield from _string(text.get("text"), f"{at}/text", limit)
    allowed = {"type", "text", "emoji"} if text["type"] == "plain_text" else {"type", "text", "verbatim"}
    for name in sorted(set(text) - allowed):
        yield f"additional property: {name} [json-pointer:{at}]"


def _string(value: Any, at: str, limit: int, least: int = 1) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"must be a string [json-pointer:{at}]"
    elif len(value) < least:
        yield f"must be more than {least - 1} characters [json-pointer:{at}]"
    elif len(value.encode("utf-16-le")) // 2 > limit:
        yield f"must be less than {limit + 1} characters [json-pointer:{at}]"


def _count(items: Any, at: str, limit: int) -> Iterator[str]:
    if not isinstance(items, list) or not items:
        yield f"must have at least 1 item [json-pointer:{at}]"
    elif len(items) > limit:
        yield f"no more than {limit} items allowed [json-pointer:{at}]"


def _section(block: Json, at: str) -> Iterator[str]:
    if "text" not in block and "fields" not in block:
        yield f"missing required field: text or fields [json-pointer:{at}]"
    if "text" in block:
        yield from _text(block["text"], f"{at}/text", 3000)
    if "fields" in block:
        yield from _count(block["fields"], f"{at}/fields", 10)
        for index, field in enumerate(block["fields"] or ()):
            yield from _text(field, f"{at}/fields/{index}", 2000)
    if "accessory" in block:
        yield from _element(block["accessory"], f"{at}/accessory")


def _header(block: Json, at: str) -> Iterator[str]:
    yield from _text(block.get("text"), f"{at}/text", 150, ("plain_text",))


def _context(block: Json, at: str) -> Iterator[str]:
    elements = block.get("elements")
    yield from _count(elements, f"{at}/elements", 10)
    for index, element in enumerate(elements or ()):
        here = f"{at}/elements/{index}"
        yield from _image(element, here) if element.get("type") == "image" else _text(element, here, 3000)


def _actions(block: Json, at: str) -> Iterator[str]:
    elements = block.get("elements")
    yield from _count(elements, f"{at}/elements", 25)
    for index, element in enumerate(elements or ()):
        yield from _element(element, f"{at}/elements/{index}")
    ids = [element.get("action_id") for element in elements or () if "action_id" in element]
    if len(ids) != len(set(ids)):
        yield f"action_id must be unique [json-pointer:{at}/elements]"


def _image(block: Json, at: str) -> Iterator[str]:
    if "slack_file" not in block:
        yield from _string(block.get("image_url"), f"{at}/image_url", 3000)
    yield from _string(block.get("alt_text"), f"{at}/alt_text", 2000)
    if "title" in block:
        yield from _text(block["title"], f"{at}/title", 2000, ("plain_text",))


def _rich_text(block: Json, at: str) -> Iterator[str]:
    elements = block.get("elements")
    yield from _count(elements, f"{at}/elements", 100)
    for index, element in enumerate(elements or ()):
        yield from _rich_element(element, f"{at}/elements/{index}")


def _rich_element(element: Json, at: str) -> Iterator[str]:
    kind = element.get("type")
    if kind not in RICH_KINDS:
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
        return
    if kind == "rich_text_list" and element.get("style") not in ("bullet", "ordered"):
        yield f"missing required field: style [json-pointer:{at}]"
    for index, child in enumerate(element.get("elements", ())):
        here = f"{at}/elements/{index}"
        yield from _rich_element(child, here) if kind == "rich_text_list" else _inline(child, here)


def _inline(element: Json, at: str) -> Iterator[str]:
    kind = element.get("type")
    if kind not in INLINE_KINDS:
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
    if kind in ("text", "link") and (kind == "text" or "text" in element):
        yield from _string(element.get("text"), f"{at}/text", 13_000)
    if kind == "link":
        yield from _string(element.get("url"), f"{at}/url", 3000)
    if kind == "date" and not isinstance(element.get("timestamp"), int):
        yield f"missing required field: timestamp [json-pointer:{at}]"


def _table(block: Json, at: str) -> Iterator[str]:
    rows = block.get("rows")
    yield from _count(rows, f"{at}/rows", 100)
    for index, row in enumerate(rows or ()):
        yield from _count(row, f"{at}/rows/{index}", 20)
        for column, cell in enumerate(row):
            here = f"{at}/rows/{index}/{column}"
            if cell.get("type") == "raw_text":
                yield from _string(cell.get("text"), f"{here}/text", 10_000)
            else:
                yield from _rich_text(cell, here)
    if len(json.dumps(rows, ensure_ascii=False)) > 10_000:
        yield f"table_too_long [json-pointer:{at}/rows]"


def _input(block: Json, at: str) -> Iterator[str]:
    yield from _text(block.get("label"), f"{at}/label", 2000, ("plain_text",))
    if "hint" in block:
        yield from _text(block["hint"], f"{at}/hint", 2000, ("plain_text",))
    yield from _element(block.get("element", {}), f"{at}/element")


def _markdown(block: Json, at: str) -> Iterator[str]:
    yield from _string(block.get("text"), f"{at}/text", 12_000)


def _divider(block: Json, at: str) -> Iterator[str]:
    for name in sorted(set(block) - {"type", "block_id"}):
        yield f"additional property: {name} [json-pointer:{at}]"


def _element(element: Json, at: str) -> Iterator[str]:
    kind = element.get("type", "")
    if kind == "image":
        yield from _image(element, at)
        return
    if kind not in _ELEMENTS:
        yield f"unsupported type: {kind} [json-pointer:{at}/type]"
        return
    yield from _string(element.get("action_id", "-"), f"{at}/action_id", 255)
    if "placeholder" in element:
        yield from _text(element["placeholder"], f"{at}/placeholder", 150, ("plain_text",))
    yield from _ELEMENTS[kind](element, at)


def _button(element: Json, at: str) -> Iterator[str]:
    yield from _text(element.get("text"), f"{at}/text", 75, ("plain_text",))
    yield from _string(element.get("value", "-"), f"{at}/value", 2000)
    yield from _string(element.get("url", "-"), f"{at}/url", 3000)
    yield from _string(element.get("accessibility_label", "-"), f"{at}/accessibility_label", 75)
    if element.get("style", "primary") not in ("primary", "danger"):
        yield f"must be one of: primary, danger [json-pointer:{at}/style]"
    if "confirm" in element:
        yield from _confirm(element["confirm"], f"{at}/confirm")


def _confirm(confirm: Json, at: str) -> Iterator[str]:
    for name, limit in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        if name in confirm or name == "text":
            yield from _text(confirm.get(name), f"{at}/{name}", limit)


def _options(limit: int) -> Callable[[Json, str], Iterator[str]]:
    def check(element: Json, at: str) -> Iterator[str]:
        groups = element.get("option_groups") or [{"options": element.get("options")}]
        for group in groups:
            yield from _count(group["options"], f"{at}/options", limit)
            for index, option in enumerate(group["options"] or ()):
                yield from _text(option.get("text"), f"{at}/options/{index}/text", 75)
                yield from _string(option.get("value"), f"{at}/options/{index}/value", 150)

    return check


def _found(element: Json, at: str) -> Iterator[str]:
    """A list that the app fills; what is chosen already must be a proper option."""
    chosen = element.get("initial_options") or [element.get("initial_option")]
    for index, option in enumerate(option for option in chosen if option):
        yield from _text(option.get("text"), f"{at}/initial_options/{index}/text", 75)
        yield from _string(option.get("value"), f"{at}/initial_options/{index}/value", 150)
    if element.get("initial_options") == []:
        yield f"must have at least 1 item [json-pointer:{at}/initial_options]"


def _written(element: Json, at: str) -> Iterator[str]:
    yield from _string(element.get("initial_value", "-"), f"{at}/initial_value", 3000)
    if not 1 <= int(element.get("max_length", 1)) <= 3000:
        yield f"must be between 1 and 3000 [json-pointer:{at}/max_length]"


def _anything(_element: Json, _at: str) -> Iterator[str]:
    return iter(())


_BLOCKS: dict[str, Callable[[Json, str], Iterator[str]]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "divider": _divider,
    "image": _image,
    "rich_text": _rich_text,
    "table": _table,
    "input": _input,
    "markdown": _markdown,
}

_ELEMENTS: dict[str, Callable[[Json, str], Iterator[str]]] = {
    "button": _button,
    "overflow": _options(5),
    "static_select": _options(100),
    "multi_static_select": _options(100),
    "checkboxes": _options(10),
    "radio_buttons": _options(10),
    "external_select": _found,
    "multi_external_select": _found,
    "conversations_select": _anything,
    "channels_select": _anything,
    "users_select": _anything,
    "datepicker": _anything,
    "timepicker": _anything,
    "plain_text_input": _written,
    "number_input": _anything,
    "url_text_input": _anything,
}
