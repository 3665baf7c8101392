"""Pictures of messages: the blocks drawn as SVG, much as a chat shows them, without a workspace."""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot import texts
from bot.slack import runs
from bot.slack.drawing import (
    BODY,
    CELL,
    FIELD,
    FONTS,
    GREY,
    HEAD,
    LABEL,
    PAPER,
    RULE,
    SMALL,
    TITLE,
    Box,
    Drawn,
    Face,
    button_at,
    drawn_row,
    row_of,
    text_lines,
)
from bot.slack.layout import Row, measure, wrap
from bot.slack.runs import Line, Run

Json = Mapping[str, Any]

WIDTH = 720
MARGIN = 20
GUTTER = 52
"""From a message's left edge to its text: the picture of the sender stands in it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message in a picture: its blocks, the time beside the sender's name, whether it is a reply; a PNG
    that comes with it.
    """

    blocks: Sequence[Json]
    time: str
    is_reply: bool = False
    png: bytes = b""


def picture(messages: Sequence[Shown], sender: str = "ContactWatch", zone: str = "UTC") -> str:
    """One SVG of the messages, top to bottom; replies are set in under a rule that counts them."""
    drawn: list[str] = []
    box = Box(MARGIN, MARGIN, WIDTH - 2 * MARGIN, zone)
    replies = sum(message.is_reply for message in messages)
    counted = False
    for message in messages:
        if message.is_reply and not counted:
            elements, height = _reply_rule(replies, box)
            drawn, box, counted = drawn + elements, box.below(height), True
        elements, height = _message(message, sender, box)
        drawn, box = drawn + elements, box.below(height + 14)
    return _document(drawn, box.y + MARGIN - 14)


def form(view: Json, zone: str = "UTC") -> str:
    """One SVG of a form or of App Home: its title, its blocks, its buttons."""
    box = Box(MARGIN, MARGIN, WIDTH - 2 * MARGIN, zone)
    drawn, height = [], 0.0
    if "title" in view:
        title, height = text_lines([Line((Run(view["title"]["text"]),))], box, TITLE)
        drawn = [*title, _rule(box.below(height + 8))]
        height += 18
    elements, used = _stack(view["blocks"], box.below(height))
    drawn, height = drawn + elements, height + used
    x = box.width
    for name in ("submit", "close"):
        if name in view:
            foot, width = button_at(
                view[name]["text"], box.below(height + 12).inset(0, box.width - x), from_right=True
            )
            drawn, x = drawn + foot, x - width - 8
    return _document(drawn, box.y + height + (46 if "submit" in view or "close" in view else 0) + MARGIN)


def _document(elements: Iterable[str], height: float) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" font-family="{FONTS}">'
    )
    frame = (
        f'<rect x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1:.0f}" rx="10" fill="{PAPER}" '
        f'stroke="{RULE}"/>'
    )
    return "\n".join([head, frame, *elements, "</svg>\n"])


def _message(message: Shown, sender: str, box: Box) -> Drawn:
    drawn = _avatar(box.x, box.y)
    text = box.inset(GUTTER)
    name = Run(sender, bold=True)
    after = text.x + measure(name, BODY.size) + 8
    drawn += [
        drawn_row(Row((name,), measure(name, BODY.size)), text.x, box.y + 14, BODY),
        f'<rect x="{after:.1f}" y="{box.y + 2:.1f}" width="30" height="15" rx="3" fill="#e8e8e8"/>',
        drawn_row(Row((Run("APP"),), 21), after + 4.5, box.y + 13.5, Face(10, 12, GREY, bold=True)),
        drawn_row(row_of(message.time, SMALL), after + 38, box.y + 14, SMALL),
    ]
    top = text.below(22)
    elements, height = _stack(message.blocks, top)
    if message.png:
        image, used = _attached(message.png, top.below(height))
        elements, height = elements + image, height + used
    return drawn + elements, 22 + height


def _attached(png: bytes, box: Box) -> Drawn:
    """A PNG as wide as the text; its size stands in bytes 16 to 24."""
    wide, tall = struct.unpack(">II", png[16:24])
    height = box.width * tall / wide
    frame = (
        f'<rect x="{box.x}" y="{box.y + 6:.1f}" width="{box.width}" height="{height:.1f}" rx="6" '
        f'fill="none" stroke="{RULE}"/>'
    )
    image = (
        f'<image x="{box.x + 1}" y="{box.y + 7:.1f}" width="{box.width - 2}" height="{height - 2:.1f}" '
        f'href="data:image/png;base64,{b64encode(png).decode()}"/>'
    )
    return [image, frame], height + 10


def _avatar(x: float, y: float) -> list[str]:
    """Two overlapping rings: two sides in contact."""
    return [
        f'<rect x="{x}" y="{y}" width="36" height="36" rx="8" fill="#23395b"/>',
        f'<circle cx="{x + 14}" cy="{y + 18}" r="8" fill="none" stroke="#ffffff" stroke-width="2.5"/>',
        f'<circle cx="{x + 22}" cy="{y + 18}" r="8" fill="none" stroke="#8fd3c8" stroke-width="2.5"/>',
    ]


def _reply_rule(count: int, box: Box) -> Drawn:
    label = row_of(texts.counted(texts.REPLIES, count), SMALL)
    start = box.x + GUTTER + label.width + 10
    line = (
        f'<line x1="{start:.1f}" y1="{box.y + 8:.1f}" x2="{box.x + box.width:.1f}" y2="{box.y + 8:.1f}" '
        f'stroke="{RULE}"/>'
    )
    return [drawn_row(label, box.x + GUTTER, box.y + 12, SMALL), line], 30


def _stack(blocks: Iterable[Json], box: Box) -> Drawn:
    drawn: list[str] = []
    height = 0.0
    for block in blocks:
        draw = _BLOCKS.get(block["type"])
        if draw is not None:
            elements, used = draw(block, box.below(height))
            drawn, height = drawn + elements, height + used
    return drawn, height


def _header(block: Json, box: Box) -> Drawn:
    elements, height = text_lines(runs.of_text(block["text"], box.zone), box.below(4), TITLE)
    return elements, height + 8


def _section(block: Json, box: Box) -> Drawn:
    drawn: list[str] = []
    height = 0.0
    room = box
    if "accessory" in block:
        button, width = button_at(runs.label(block["accessory"]), box, from_right=True)
        drawn, room = drawn + button, box.inset(0, width + 16)
    if "text" in block:
        elements, height = text_lines(runs.of_text(block["text"], box.zone), room.below(2), BODY)
        drawn += elements
    if "fields" in block:
        elements, used = _fields(block["fields"], box.below(height))
        drawn, height = drawn + elements, height + used
    return drawn, max(height + 6, 36 if "accessory" in block else 0)


def _fields(fields: Sequence[Json], box: Box) -> Drawn:
    drawn: list[str] = []
    height = 4.0
    column = box.width / 2
    for start in range(0, len(fields), 2):
        heights = []
        for index, field in enumerate(fields[start : start + 2]):
            cell = box.below(height).inset(index * column, (1 - index) * column + 12)
            elements, used = text_lines(runs.of_text(field, box.zone), cell, BODY)
            drawn += elements
            heights.append(used)
        height += max(heights) + 8
    return drawn, height


def _rich_text(block: Json, box: Box) -> Drawn:
    elements, height = text_lines(runs.of_rich_text(block, box.zone), box.below(2), BODY)
    return elements, height + 4


def _context(block: Json, box: Box) -> Drawn:
    drawn: list[str] = []
    height = 2.0
    for element in block["elements"]:
        if element["type"] != "image":
            elements, used = text_lines(runs.of_text(element, box.zone), box.below(height), SMALL)
            drawn, height = drawn + elements, height + used
    return drawn, height + 6


def _actions(block: Json, box: Box) -> Drawn:
    """Buttons side by side, in as many rows as it takes."""
    drawn: list[str] = []
    x, y = 0.0, 6.0
    for element in block["elements"]:
        elements, width = button_at(runs.label(element), box.inset(x).below(y))
        if x and x + width > box.width:
            x, y = 0.0, y + 34
            elements, width = button_at(runs.label(element), box.below(y))
        drawn, x = drawn + elements, x + width + 8
    return drawn, y + 36


def _divider(_block: Json, box: Box) -> Drawn:
    y = box.y + 6
    return [f'<line x1="{box.x}" y1="{y:.1f}" x2="{box.x + box.width}" y2="{y:.1f}" stroke="{RULE}"/>'], 13


def _image(block: Json, box: Box) -> Drawn:
    """Its place and what it shows: a picture within a picture stays where it is."""
    height = 150.0
    frame = (
        f'<rect x="{box.x}" y="{box.y + 4:.1f}" width="360" height="{height}" rx="6" fill="#f4f4f4" '
        f'stroke="{RULE}"/>'
    )
    elements, _ = text_lines([Line((Run(block["alt_text"]),))], box.inset(12).below(12), SMALL)
    return [frame, *elements], height + 12


def _table(block: Json, box: Box) -> Drawn:
    """Columns as wide as what stands in them needs, within the box."""
    rows = [[runs.of_cell(cell, box.zone) for cell in row] for row in block["rows"]]
    widths = _column_widths(rows, box.width)
    top = box.below(6)
    drawn, height = [_rule(top)], 0.0
    for number, row in enumerate(rows):
        face = HEAD if number == 0 else CELL
        x, tall = 0.0, 0.0
        for line, width in zip(row, widths, strict=True):
            cell = Box(box.x + x + 8, top.y + height + 6, width - 16, box.zone)
            elements, used = text_lines([line], cell, face)
            drawn, x, tall = drawn + elements, x + width, max(tall, used)
        height += tall + 12
        drawn.append(_rule(top.below(height)))
    return drawn, height + 14


def _column_widths(rows: Sequence[Sequence[Line]], room: float) -> list[float]:
    wanted = [
        max(sum(measure(run, CELL.size) for run in line.runs) for line in column) * 1.08 + 18
        for column in zip(*rows, strict=True)
    ]
    least = room / len(wanted)
    spare = room - sum(min(width, least) for width in wanted)
    greedy = sum(width - least for width in wanted if width > least) or 1
    return [
        width if width <= least else least + (width - least) / greedy * min(spare, greedy) for width in wanted
    ]


def _rule(box: Box) -> str:
    return f'<line x1="{box.x}" y1="{box.y:.1f}" x2="{box.x + box.width}" y2="{box.y:.1f}" stroke="{RULE}"/>'


def _input(block: Json, box: Box) -> Drawn:
    """A field of a form with its label, and what stands in it."""
    label, height = text_lines([Line((Run(block["label"]["text"]),))], box.below(4), LABEL)
    element = block["element"]
    tall = 64 if element.get("multiline") else 34
    frame = (
        f'<rect x="{box.x}" y="{box.y + height + 8:.1f}" width="{box.width}" height="{tall}" rx="4" '
        f'fill="{PAPER}" stroke="#868686"/>'
    )
    shown = plain_words(runs.label(element), box.width - 24)
    words = drawn_row(row_of(shown, FIELD), box.x + 12, box.y + height + 30, FIELD) if shown else ""
    return [*label, frame, words], height + tall + 16


def plain_words(text: str, width: float) -> str:
    """As much of the text as a field shows."""
    rows = wrap([Run(text)], FIELD.size, width)
    return "".join(run.text for run in rows[0].runs) + ("…" if len(rows) > 1 else "")


_BLOCKS: dict[str, Callable[[Json, Box], Drawn]] = {
    "header": _header,
    "section": _section,
    "rich_text": _rich_text,
    "context": _context,
    "actions": _actions,
    "divider": _divider,
    "image": _image,
    "table": _table,
    "input": _input,
}
