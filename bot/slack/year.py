"""The chart of a weekly digest: contacts held a month, by track, as a picture that Slack can show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from bot import texts
from bot.chart import Chart, draw, months_to
from bot.core.model import Track
from bot.services.ports import Picture, Rendered
from bot.store.tallies import Month

SCALE: Final = 2
"""Pixels to a unit of the chart: sharp on a screen of today."""

_Face = tuple[float, str]
"""Size and colour of text."""

_HEAD, _MARGIN = 44, 20
_PAPER, _INK, _GREY, _RULE = "#ffffff", "#1d1c1d", "#616061", "#dddddd"
_SHADES: Final = {Track.DEFENSE: "#0f766e", Track.DIPLOMATIC: "#b8690b"}


def year(counts: Sequence[Month], last: date) -> Rendered | None:
    """The twelve months up to that of `last`, with their sums in words; None where nothing was held."""
    chart = draw(counts, months_to(last))
    if not chart.total:
        return None
    return Rendered(_words(chart), (), Picture(texts.CHART_TITLE, _png(chart)))


def _words(chart: Chart) -> str:
    sums = {track: sum(month.counts[track] for month in chart.months) for track in Track}
    return texts.CHART_TEXT.format(
        title=texts.CHART_TITLE,
        first=chart.months[0].name,
        last=chart.months[-1].name,
        counts=", ".join(
            texts.COUNTED.format(what=texts.TRACKS[track], count=count) for track, count in sums.items()
        ),
    )


def _png(chart: Chart) -> bytes:
    width, height = chart.width + 2 * _MARGIN, chart.height + _HEAD + _MARGIN
    image = Image.new("RGB", (width * SCALE, height * SCALE), _PAPER)
    pen = _Pen(ImageDraw.Draw(image))
    pen.words(0, -_HEAD + 22, texts.CHART_TITLE, (15, _INK), "lm")
    _legend(pen, chart.width)
    for y, value in chart.lines:
        pen.line(chart.left, y, chart.width, y)
        pen.words(chart.left - 8, y, str(value), (12, _GREY), "rm")
    for month in chart.months:
        for bar in month.bars:
            pen.box(bar.x, bar.y, bar.width, bar.height, _SHADES[bar.track])
        if month.total:
            pen.words(month.centre, month.top - 9, str(month.total), (12, _INK), "mm")
        pen.words(month.centre, chart.base + 13, month.label, (12, _GREY), "mm")
        pen.words(month.centre, chart.base + 29, month.year, (12, _GREY), "mm")
    written = BytesIO()
    image.quantize(64).save(written, "PNG", optimize=True)
    return written.getvalue()


def _legend(pen: _Pen, right: float) -> None:
    for track in reversed(Track):
        right -= pen.words(right, -_HEAD + 22, texts.TRACKS[track], (12, _GREY), "rm") + 16
        pen.box(right - 2, -_HEAD + 17, 10, 10, _SHADES[track])
        right -= 18


class _Pen:
    """Draws in the chart's own units."""

    def __init__(self, canvas: ImageDraw.ImageDraw) -> None:
        self._canvas = canvas

    def words(self, x: float, y: float, text: str, face: _Face, anchor: str) -> float:
        """Writes the text; its width. `anchor` is Pillow's: where (x, y) lies in it."""
        size, colour = face
        font = ImageFont.load_default(size * SCALE)
        self._canvas.text(self._at(x, y), text, colour, font, anchor)
        return self._canvas.textlength(text, font) / SCALE

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._canvas.line((*self._at(x, y), *self._at(to_x, to_y)), _RULE, SCALE)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        left, top = self._at(x, y)
        right, bottom = self._at(x + width, y + height)
        self._canvas.rectangle((left, top, right - 1, bottom - 1), colour)

    def _at(self, x: float, y: float) -> tuple[int, int]:
        return round((x + _MARGIN) * SCALE), round((y + _HEAD) * SCALE)
