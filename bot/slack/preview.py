"""Pictures of messages: the blocks drawn as SVG, much as a chat shows them, without a workspace."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import escape

from bot import texts
from bot.slack import runs
from bot.slack.layout import Row, measure, wrap
from bot.slack.runs import Line, LineKind, Run

Json = Mapping[str, Any]

WIDTH = 720
MARGIN = 20
GUTTER = 52
"""From a message's left edge to its text: the picture of the sender stands in it."""

INK, GREY, LINK, RULE, PAPER = "#1d1c1d", "#616061", "#1264a3", "#dddddd", "#ffffff"
FONTS = (
    "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', "
    "'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"
)
SIGNS = {"🟢": "#2eb67d", "🔵": "#3a7bd5", "⚪": "#a0a0a0", "🟠": "#e8912d", "🔴": "#d4453a"}
"""Signs drawn as coloured dots, because not every machine has a font for them."""

_SIGN = re.compile(f"([{''.join(SIGNS)}])")


@dataclass(frozen=True, slots=True)
class Shown:
    """A message in a picture: its blocks, the time beside the sender's name, whether it is a reply."""

    blocks: Sequence[Json]
    time: str
    is_reply: bool = False


@dataclass(frozen=True, slots=True)
class _Face:
    """A size of text with its line height and colour."""

    size: float
    leading: float
    colour: str = INK
    bold: bool = False


BODY = _Face(15, 22)
TITLE = _Face(18, 26, bold=True)
SMALL = _Face(12.5, 18, GREY)
LABEL = _Face(13, 18, bold=True)


@dataclass(frozen=True, slots=True)
class _Box:
    """Where to draw: left edge, top, width; `zone` is where moments are shown."""

    x: float
    y: float
    width: float
    zone: str

    def below(self, height: float) -> _Box:
        return _Box(self.x, self.y + height, self.width, self.zone)

    def inset(self, left: float, right: float = 0) -> _Box:
        return _Box(self.x + left, self.y, self.width - left - right, self.zone)


Drawn = tuple[list[str], float]
"""SVG elements and the height that they take."""


def picture(messages: Sequence[Shown], sender: str = "ContactWatch", zone: str = "UTC") -> str:
    """One SVG of the messages, top to bottom; replies are set in under a rule that counts them."""
    drawn: list[str] = []
    box = _Box(MARGIN, MARGIN, WIDTH - 2 * MARGIN, zone)
    replies = sum(message.is_reply for message in messages)
    counted = False
    for message in messages:
        if message.is_reply and not counted:
            elements, height = _reply_rule(replies, box)
            drawn, box, counted = drawn + elements, box.below(height), True
        elements, height = _message(message, sender, box)
        drawn, box = drawn + elements, box.below(height + 14)
    return _document(drawn, box.y + MARGIN - 14)


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


def _message(message: Shown, sender: str, box: _Box) -> Drawn:
    drawn = _avatar(box.x, box.y)
    text = box.inset(GUTTER)
    name = Run(sender, bold=True)
    after = text.x + measure(name, BODY.size) + 8
    drawn += [
        _text(Row((name,), measure(name, BODY.size)), text.x, box.y + 14, BODY),
        f'<rect x="{after:.1f}" y="{box.y + 2:.1f}" width="30" height="15" rx="3" fill="#e8e8e8"/>',
        _text(Row((Run("APP"),), 21), after + 4.5, box.y + 13.5, _Face(10, 12, GREY, bold=True)),
        _text(_row(message.time, SMALL), after + 38, box.y + 14, SMALL),
    ]
    top = text.below(22)
    elements, height = _stack(message.blocks, top)
    return drawn + elements, 22 + height


def _avatar(x: float, y: float) -> list[str]:
    """Two overlapping rings: two sides in contact."""
    return [
        f'<rect x="{x}" y="{y}" width="36" height="36" rx="8" fill="#23395b"/>',
        f'<circle cx="{x + 14}" cy="{y + 18}" r="8" fill="none" stroke="#ffffff" stroke-width="2.5"/>',
        f'<circle cx="{x + 22}" cy="{y + 18}" r="8" fill="none" stroke="#8fd3c8" stroke-width="2.5"/>',
    ]


def _reply_rule(count: int, box: _Box) -> Drawn:
    label = _row(texts.counted(texts.REPLIES, count), SMALL)
    start = box.x + GUTTER + label.width + 10
    line = (
        f'<line x1="{start:.1f}" y1="{box.y + 8:.1f}" x2="{box.x + box.width:.1f}" y2="{box.y + 8:.1f}" '
        f'stroke="{RULE}"/>'
    )
    return [_text(label, box.x + GUTTER, box.y + 12, SMALL), line], 30


def _stack(blocks: Iterable[Json], box: _Box) -> Drawn:
    drawn: list[str] = []
    height = 0.0
    for block in blocks:
        draw = _BLOCKS.get(block["type"])
        if draw is not None:
            elements, used = draw(block, box.below(height))
            drawn, height = drawn + elements, height + used
    return drawn, height


def _header(block: Json, box: _Box) -> Drawn:
    elements, height = _lines(runs.of_text(block["text"], box.zone), box.below(4), TITLE)
    return elements, height + 8


def _section(block: Json, box: _Box) -> Drawn:
    drawn: list[str] = []
    height = 0.0
    room = box
    if "accessory" in block:
        button, width = _button(block["accessory"]["text"]["text"], box, from_right=True)
        drawn, room = drawn + button, box.inset(0, width + 16)
    if "text" in block:
        elements, height = _lines(runs.of_text(block["text"], box.zone), room.below(2), BODY)
        drawn += elements
    if "fields" in block:
        elements, used = _fields(block["fields"], box.below(height))
        drawn, height = drawn + elements, height + used
    return drawn, max(height + 6, 36 if "accessory" in block else 0)


def _fields(fields: Sequence[Json], box: _Box) -> Drawn:
    drawn: list[str] = []
    height = 4.0
    column = box.width / 2
    for start in range(0, len(fields), 2):
        heights = []
        for index, field in enumerate(fields[start : start + 2]):
            cell = box.below(height).inset(index * column, (1 - index) * column + 12)
            elements, used = _lines(runs.of_text(field, box.zone), cell, BODY)
            drawn += elements
            heights.append(used)
        height += max(heights) + 8
    return drawn, height


def _rich_text(block: Json, box: _Box) -> Drawn:
    elements, height = _lines(runs.of_rich_text(block, box.zone), box.below(2), BODY)
    return elements, height + 4


def _context(block: Json, box: _Box) -> Drawn:
    drawn: list[str] = []
    height = 2.0
    for element in block["elements"]:
        if element["type"] != "image":
            elements, used = _lines(runs.of_text(element, box.zone), box.below(height), SMALL)
            drawn, height = drawn + elements, height + used
    return drawn, height + 6


def _actions(block: Json, box: _Box) -> Drawn:
    drawn: list[str] = []
    x = 0.0
    for element in block["elements"]:
        button, width = _button(element["text"]["text"], box.inset(x).below(6))
        drawn, x = drawn + button, x + width + 8
    return drawn, 42


def _divider(_block: Json, box: _Box) -> Drawn:
    y = box.y + 6
    return [f'<line x1="{box.x}" y1="{y:.1f}" x2="{box.x + box.width}" y2="{y:.1f}" stroke="{RULE}"/>'], 13


def _image(block: Json, box: _Box) -> Drawn:
    """Its place and what it shows: a picture within a picture stays where it is."""
    height = 150.0
    frame = (
        f'<rect x="{box.x}" y="{box.y + 4:.1f}" width="360" height="{height}" rx="6" fill="#f4f4f4" '
        f'stroke="{RULE}"/>'
    )
    elements, _ = _lines([Line((Run(block["alt_text"]),))], box.inset(12).below(12), SMALL)
    return [frame, *elements], height + 12


_BLOCKS: dict[str, Callable[[Json, _Box], Drawn]] = {
    "header": _header,
    "section": _section,
    "rich_text": _rich_text,
    "context": _context,
    "actions": _actions,
    "divider": _divider,
    "image": _image,
}


def _button(label: str, box: _Box, *, from_right: bool = False) -> Drawn:
    """Elements and width of a button at the box's left or right edge."""
    row = _row(label, LABEL)
    width = row.width + 24
    x = box.x + box.width - width if from_right else box.x
    frame = (
        f'<rect x="{x:.1f}" y="{box.y + 2:.1f}" width="{width:.1f}" height="28" rx="4" fill="{PAPER}" '
        f'stroke="#b8b8b8"/>'
    )
    return [frame, _text(row, x + 12, box.y + 20.5, LABEL)], width


def _lines(lines: Iterable[Line], box: _Box, face: _Face) -> Drawn:
    drawn: list[str] = []
    height = 0.0
    for line in lines:
        left = {LineKind.QUOTE: 16, LineKind.BULLET: 20}.get(line.kind, 0)
        rows = wrap(line.runs, face.size * (1.07 if face.bold else 1), box.width - left)
        top = box.y + height
        if line.kind is LineKind.QUOTE:
            tall = len(rows) * face.leading
            drawn.append(
                f'<rect x="{box.x}" y="{top:.1f}" width="4" height="{tall:.1f}" rx="2" fill="{RULE}"/>'
            )
        elif line.kind is LineKind.BULLET:
            drawn.append(_text(_row("•", face), box.x + 6, top + face.size, face))
        for number, row in enumerate(rows):
            drawn.append(_text(row, box.x + left, top + number * face.leading + face.size, face))
        height += len(rows) * face.leading
    return drawn, height


def _row(text: str, face: _Face) -> Row:
    return Row((Run(text),), measure(Run(text, bold=face.bold), face.size))


def _text(row: Row, x: float, y: float, face: _Face) -> str:
    """One line, each stretch at its own place and of its measured length: no font runs over the edge."""
    drawn = []
    for run in row.runs:
        for piece in _SIGN.split(run.text):
            styled = replace(run, text=piece, bold=run.bold or face.bold)
            drawn.append(_dot(piece, x, y, face) if piece in SIGNS else _stretch(styled, x, y, face))
            x += measure(styled, face.size)
    return "".join(drawn)


def _dot(sign: str, x: float, y: float, face: _Face) -> str:
    centre_x, centre_y, radius = x + face.size / 2, y - face.size * 0.35, face.size * 0.36
    return f'<circle cx="{centre_x:.1f}" cy="{centre_y:.1f}" r="{radius:.1f}" fill="{SIGNS[sign]}"/>'


def _stretch(run: Run, x: float, y: float, face: _Face) -> str:
    words = run.text.strip()
    if not words:
        return ""
    lead = replace(run, text=run.text[: len(run.text) - len(run.text.lstrip())])
    start, length = x + measure(lead, face.size), measure(replace(run, text=words), face.size)
    styles = [
        'font-weight="700"' if run.bold or run.ping else "",
        'font-style="italic"' if run.italic else "",
        'text-decoration="line-through"' if run.strike else "",
        "font-family=\"'DejaVu Sans Mono', monospace\"" if run.code else "",
    ]
    attributes = "".join(f" {style}" for style in styles if style)
    colour = LINK if run.url or run.ping else face.colour
    return (
        f'<text x="{start:.1f}" y="{y:.1f}" font-size="{face.size}" fill="{colour}"{attributes} '
        f'textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs">{escape(words)}</text>'
    )
