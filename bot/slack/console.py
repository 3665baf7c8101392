"""The messenger for a program without a token: the same messages, readable in a terminal."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import count
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.style import Style
from rich.table import Table
from rich.text import Text

from bot import texts
from bot.services.ports import FindOutcome, Missing, OutgoingMessage, PostOutcome, Receipt, Sent
from bot.slack import runs
from bot.slack.runs import Line, LineKind, Run

Json = Mapping[str, Any]

MAX_WIDTH = 100
MOST_THREADS = 500
"""Of which the headlines are remembered."""


class ConsoleMessenger:
    """The `Messenger` port on a terminal; what is printed cannot be searched, and never has to be.

    `zone` (IANA) is where moments are shown.
    """

    def __init__(self, console: Console, zone: str = "UTC") -> None:
        self._console = console
        self._zone = zone
        self._numbers = count(1)
        self._headlines: OrderedDict[str, str] = OrderedDict()
        self._lock = threading.Lock()

    def post(self, message: OutgoingMessage) -> PostOutcome:
        with self._lock:
            ts = f"console.{next(self._numbers):06d}"
            if message.thread_ts:
                self._show(message, self._thread(message.thread_ts))
            else:
                self._remember(ts, message)
                self._show(message, "")
        return Sent(Receipt(message.channel, ts))

    def update(self, message: OutgoingMessage) -> PostOutcome:
        with self._lock:
            self._remember(message.update_ts or "", message)
            self._console.print(Text(f"{message.channel} · {texts.UPDATED}: ", style="dim"), end="")
            self._console.print(_plain(message.text))
        return Sent(Receipt(message.channel, message.update_ts or ""))

    def find(
        self,
        channel: str,  # noqa: ARG002 - the port's signature
        alert_key: str,  # noqa: ARG002
        since: datetime,  # noqa: ARG002
        thread_ts: str | None = None,  # noqa: ARG002
    ) -> FindOutcome:
        return Missing()

    def _remember(self, ts: str, message: OutgoingMessage) -> None:
        """The headline of a thread, for its replies: on a terminal they stand far below it."""
        headers = (block["text"]["text"] for block in message.blocks if block["type"] == "header")
        self._headlines[ts] = next(headers, "")
        while len(self._headlines) > MOST_THREADS:
            self._headlines.popitem(last=False)

    def _thread(self, ts: str) -> str:
        headline = self._headlines.get(ts, "")
        return texts.IN_THREAD_OF.format(headline=headline) if headline else texts.IN_THREAD

    def _show(self, message: OutgoingMessage, note: str) -> None:
        title = " · ".join(part for part in (message.channel, note) if part)
        body = Group(*render(message.blocks, self._zone)) if message.blocks else _plain(message.text)
        width = min(self._console.width, MAX_WIDTH)
        panel = Panel(body, title=Text(title, style="dim"), title_align="left", width=width)
        self._console.print(Padding(panel, (0, 0, 0, 4 if message.thread_ts else 0)))


def _plain(text: str) -> RenderableType:
    return Group(*(_line(line) for line in runs.of_text({"type": "mrkdwn", "text": text})))


def render(blocks: tuple[Json, ...], zone: str = "UTC") -> Iterator[RenderableType]:
    """Each block as something that Rich prints."""
    for block in blocks:
        yield from _block(block, zone)


def _block(block: Json, zone: str) -> Iterator[RenderableType]:
    kind = block["type"]
    if kind == "header":
        yield Text(block["text"]["text"], style="bold")
    elif kind == "section":
        if "text" in block:
            yield from (_line(line) for line in runs.of_text(block["text"], zone))
        if "fields" in block:
            yield _fields(block["fields"], zone)
    elif kind == "rich_text":
        yield from (_line(line) for line in runs.of_rich_text(block, zone))
    elif kind == "context":
        for element in block["elements"]:
            if element["type"] != "image":
                yield from (_line(line, "dim") for line in runs.of_text(element, zone))
    elif kind == "actions":
        labels = "  ".join(f"[{runs.label(element)}]" for element in block["elements"])
        yield Text(labels, style="dim cyan")
    elif kind == "divider":
        yield Text("─" * 12, style="dim")
    elif kind == "image":
        yield Text(f"[{block['alt_text']}]", style="dim")


def _fields(fields: list[Json], zone: str) -> Table:
    table = Table.grid(padding=(0, 4), expand=False)
    cells = [Group(*(_line(line) for line in runs.of_text(field, zone)), Text("")) for field in fields]
    for left, right in zip(cells[::2], [*cells[1::2], None], strict=False):
        table.add_row(left, right)
    return table


def _line(line: Line, style: str = "") -> Text:
    signs = {LineKind.QUOTE: "▎ ", LineKind.BULLET: "• ", LineKind.TEXT: ""}
    text = Text(signs[line.kind], style=style)
    for run in line.runs:
        text.append(run.text, _style(run))
    return text


def _style(run: Run) -> Style:
    if run.ping:
        return Style(color="yellow", bold=True)
    link = Style(color="blue", link=run.url) if run.url else Style()
    return link + Style(bold=run.bold or None, italic=run.italic or None, strike=run.strike or None)
