"""Blocks as styled lines: how Slack would show our own messages, for drawing them elsewhere.

Reads the part of mrkdwn and of rich text that the surfaces use. Moments stand in one zone: there is no reader
whose own could be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

from bot import texts

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. `url` makes it a link, `ping` a mention that notifies."""

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    url: str = ""
    ping: bool = False


class LineKind(StrEnum):
    TEXT = "text"
    QUOTE = "quote"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Line:
    runs: tuple[Run, ...]
    kind: LineKind = LineKind.TEXT

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


_TOKEN = re.compile(r"<([^<>\n]*)>")
_STYLES = {"*": "bold", "_": "italic", "~": "strike", "`": "code"}
_STYLED = re.compile(r"(?<![\w*_~`])([*_~`])(?=\S)([^\n]*?\S)\1(?![\w*_~`])")
_SKELETONS = {
    "date_num": "yMMdd",
    "date": "yMMMMd",
    "date_short": "yMMMd",
    "date_long": "yMMMMEEEEd",
    "date_pretty": "yMMMMd",
    "date_short_pretty": "yMMMd",
    "date_long_pretty": "yMMMMEEEEd",
}


def of_text(text: Json, zone: str = "UTC") -> list[Line]:
    """A text object's lines; markup is read in mrkdwn only."""
    lines = str(text["text"]).split("\n")
    if text["type"] == "plain_text":
        return [Line((Run(line),)) for line in lines]
    return [_mrkdwn_line(line, zone) for line in lines]


def of_rich_text(block: Json, zone: str = "UTC") -> list[Line]:
    """A rich text block's lines: quotations and list items are marked as such."""
    return [line for element in block["elements"] for line in _rich_lines(element, zone)]


def label(element: Json) -> str:
    """What an element of a message or a form shows by itself: a button's words, what is chosen in a field."""
    kind = element["type"]
    if kind == "overflow":
        return "⋯"
    if kind == "button":
        return str(element["text"]["text"])
    if kind == "checkboxes":
        return f"☐ {element['options'][0]['text']['text']}"
    chosen = element.get("initial_options") or [element.get("initial_option")]
    words = [option["text"]["text"] for option in chosen if option]
    value = element.get("initial_value") or element.get("initial_date") or element.get("initial_conversation")
    return ", ".join(words) or str(value or (element.get("placeholder") or {}).get("text", ""))


def of_cell(cell: Json, zone: str = "UTC") -> Line:
    """A table's cell as one line."""
    if cell["type"] == "raw_text":
        return Line((Run(cell["text"]),))
    return Line(tuple(run for line in of_rich_text(cell, zone) for run in line.runs))


def _mrkdwn_line(line: str, zone: str) -> Line:
    kind = LineKind.TEXT
    for quote_sign in ("&gt; ", "&gt;", "> "):
        if line.startswith(quote_sign):
            line, kind = line.removeprefix(quote_sign), LineKind.QUOTE
            break
    return Line(tuple(_runs(line, zone)), kind)


def _runs(line: str, zone: str) -> Iterator[Run]:
    """Tokens in angle brackets first, the styles around and between them after."""
    tokens: list[Run] = []

    def keep(match: re.Match[str]) -> str:
        tokens.append(_token(match.group(1), zone))
        return f"\x00{len(tokens) - 1}\x01"

    yield from _styled(_TOKEN.sub(keep, line), Run(""), tokens)


def _styled(text: str, style: Run, tokens: list[Run]) -> Iterator[Run]:
    end = 0
    for match in _STYLED.finditer(text):
        yield from _with_tokens(text[end : match.start()], style, tokens)
        added: dict[str, Any] = {_STYLES[match.group(1)]: True}
        yield from _styled(match.group(2), replace(style, **added), tokens)
        end = match.end()
    yield from _with_tokens(text[end:], style, tokens)


def _with_tokens(text: str, style: Run, tokens: list[Run]) -> Iterator[Run]:
    for piece in re.split(r"(\x00\d+\x01)", text):
        if piece.startswith("\x00"):
            token = tokens[int(piece[1:-1])]
            yield replace(style, text=token.text, url=token.url, ping=token.ping)
        elif piece:
            yield replace(style, text=_unescaped(piece))


def _token(inside: str, zone: str) -> Run:
    target, _, label = inside.partition("|")
    if target.startswith("!date^"):
        return Run(_date(target, zone) or _unescaped(label))
    if target.startswith(("!", "@", "#")):
        return Run("@" + (label or target.lstrip("!@#").removeprefix("subteam^")), ping=True)
    return Run(_unescaped(label or target), url=_unescaped(target))


def _date(token: str, zone: str) -> str:
    """`!date^1757579400^{date_short} {time}` as a person in the zone would see it."""
    _, stamp, form = token.split("^", 2)
    return moment(int(stamp), form, zone)


def moment(timestamp: int, form: str, zone: str) -> str:
    """A Slack date format filled in. 'Today' and 'yesterday' are not said: a picture is looked at later."""
    at = datetime.fromtimestamp(timestamp, UTC).astimezone(ZoneInfo(zone))
    shown = form.replace("{time_secs}", f"{at:%H:%M:%S}").replace("{time}", f"{at:%H:%M}")
    for name, skeleton in _SKELETONS.items():
        if f"{{{name}}}" in shown:
            shown = shown.replace(f"{{{name}}}", format_skeleton(skeleton, at, locale=texts.LOCALE))
    return shown


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _rich_lines(element: Json, zone: str) -> Iterator[Line]:
    kinds = {"rich_text_quote": LineKind.QUOTE, "rich_text_list": LineKind.BULLET}
    kind = kinds.get(element["type"], LineKind.TEXT)
    children: Iterable[Json] = element["elements"]
    if kind is LineKind.BULLET:
        for item in children:
            yield Line(tuple(_inline(child, zone) for child in item["elements"]), kind)
        return
    yield Line(tuple(_inline(child, zone) for child in children), kind)


def _inline(element: Json, zone: str) -> Run:
    asked = element.get("style") or {}
    style: dict[str, Any] = {name: True for name in _STYLES.values() if asked.get(name)}
    kind = element["type"]
    if kind == "link":
        return Run(element.get("text") or element["url"], url=element["url"], **style)
    if kind == "date":
        return Run(moment(element["timestamp"], element["format"], zone), **style)
    if kind in ("user", "usergroup", "channel", "broadcast"):
        return Run(f"@{element.get('range') or element.get('user_id') or kind}", ping=True)
    return Run(str(element.get("text", "")), **style)
