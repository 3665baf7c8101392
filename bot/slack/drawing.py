"""Shapes and text of the pictures of messages, as SVG."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from bot.slack.layout import Row, measure, wrap
from bot.slack.runs import Line, LineKind, Run

INK, GREY, LINK, RULE, PAPER = "#1d1c1d", "#616061", "#1264a3", "#dddddd", "#ffffff"
FONTS = (
    "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', "
    "'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"
)
SIGNS = {"🟢": "#2eb67d", "🔵": "#3a7bd5", "⚪": "#a0a0a0", "🟠": "#e8912d", "🔴": "#d4453a"}
"""Signs drawn as coloured dots, because not every machine has a font for them."""

_SIGN = re.compile(f"([{''.join(SIGNS)}])")


@dataclass(frozen=True, slots=True)
class Face:
    """A size of text with its line height and colour."""

    size: float
    leading: float
    colour: str = INK
    bold: bool = False


BODY = Face(15, 22)
TITLE = Face(18, 26, bold=True)
SMALL = Face(12.5, 18, GREY)
LABEL = Face(13, 18, bold=True)
HEAD = Face(13, 18, bold=True)
CELL = Face(13, 18)
FIELD = Face(14, 20)


@dataclass(frozen=True, slots=True)
class Box:
    """Where to draw: left edge, top, width; `zone` is where moments are shown."""

    x: float
    y: float
    width: float
    zone: str

    def below(self, height: float) -> Box:
        return Box(self.x, self.y + height, self.width, self.zone)

    def inset(self, left: float, right: float = 0) -> Box:
        return Box(self.x + left, self.y, self.width - left - right, self.zone)


Drawn = tuple[list[str], float]
"""SVG elements and the height that they take."""


def button_at(label: str, box: Box, *, from_right: bool = False) -> Drawn:
    """Elements and width of a button at the box's left or right edge."""
    row = row_of(label, LABEL)
    width = row.width + 24
    x = box.x + box.width - width if from_right else box.x
    frame = (
        f'<rect x="{x:.1f}" y="{box.y + 2:.1f}" width="{width:.1f}" height="28" rx="4" fill="{PAPER}" '
        f'stroke="#b8b8b8"/>'
    )
    return [frame, drawn_row(row, x + 12, box.y + 20.5, LABEL)], width


def text_lines(lines: Iterable[Line], box: Box, face: Face) -> Drawn:
    """Lines of text, broken to the box's width, with the marks of quotations and lists."""
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
            drawn.append(drawn_row(row_of("•", face), box.x + 6, top + face.size, face))
        for number, row in enumerate(rows):
            drawn.append(drawn_row(row, box.x + left, top + number * face.leading + face.size, face))
        height += len(rows) * face.leading
    return drawn, height


def row_of(text: str, face: Face) -> Row:
    """The text as one line of a face."""
    return Row((Run(text),), measure(Run(text, bold=face.bold), face.size))


def drawn_row(row: Row, x: float, y: float, face: Face) -> str:
    """One line, each stretch at its own place and of its measured length: no font runs over the edge."""
    drawn = []
    for run in row.runs:
        for piece in _SIGN.split(run.text):
            styled = replace(run, text=piece, bold=run.bold or face.bold)
            drawn.append(_dot(piece, x, y, face) if piece in SIGNS else _stretch(styled, x, y, face))
            x += measure(styled, face.size)
    return "".join(drawn)


def _dot(sign: str, x: float, y: float, face: Face) -> str:
    centre_x, centre_y, radius = x + face.size / 2, y - face.size * 0.35, face.size * 0.36
    return f'<circle cx="{centre_x:.1f}" cy="{centre_y:.1f}" r="{radius:.1f}" fill="{SIGNS[sign]}"/>'


def _stretch(run: Run, x: float, y: float, face: Face) -> str:
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
