"""Text measured and broken into lines, for pictures of messages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.slack.runs import Run

_WIDTHS = {
    222: "ijl‘’",
    278: " !,./:;I[\\]ft·",
    333: "()-`r“”",
    389: "*",
    500: "Jckstvxyz",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    944: "W",
    1000: "—…→@%",
}
"""Widths in thousandths of the font size, after Helvetica's published metrics; its family is close."""

_DEFAULT = 556
_BOLD = 1.07
_MONO = 0.602  # of DejaVu Sans Mono
_PIECES = re.compile(
    r"\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a picture, as wide as it is measured (in pixels)."""

    runs: tuple[Run, ...]
    width: float


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return 1000
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return next((width for width, those in _WIDTHS.items() if character in those), _DEFAULT)


def _columns(character: str) -> int:
    """Columns of a typewriter: two for a Chinese character."""
    advance = _advance(character)
    return 0 if not advance else 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def measure(run: Run, size: float) -> float:
    """The run's width in pixels at a font size."""
    if run.code:
        return sum(_columns(character) for character in run.text) * size * _MONO
    thousandths = sum(_advance(character) for character in run.text)
    return thousandths * size / 1000 * (_BOLD if run.bold else 1)


def wrap(runs: Iterable[Run], size: float, width: float) -> list[Row]:
    """Lines no wider than `width`, broken at spaces and between Chinese characters; at least one line.

    A word that is wider by itself is broken anywhere.
    """
    rows: list[list[Run]] = [[]]
    used = 0.0
    for piece in (part for word in _pieces(runs) for part in _broken(word, size, width)):
        advance = measure(piece, size)
        if used + advance > width and rows[-1] and not piece.text.isspace():
            rows.append([])
            used = 0.0
        if rows[-1] or not piece.text.isspace():
            rows[-1].append(piece)
            used += advance
    return [_row(pieces, size) for pieces in rows]


def _pieces(runs: Iterable[Run]) -> Iterator[Run]:
    for run in runs:
        for match in _PIECES.finditer(run.text):
            yield replace(run, text=match.group())


def _broken(piece: Run, size: float, width: float) -> Iterator[Run]:
    if measure(piece, size) <= width:
        yield piece
        return
    start, used = 0, 0.0
    for index, character in enumerate(piece.text):
        advance = measure(replace(piece, text=character), size)
        if used + advance > width and index > start:
            yield replace(piece, text=piece.text[start:index])
            start, used = index, 0.0
        used += advance
    yield replace(piece, text=piece.text[start:])


def _row(pieces: list[Run], size: float) -> Row:
    """Neighbours of one style joined again; the space at the line's end dropped."""
    while pieces and pieces[-1].text.isspace():
        pieces = pieces[:-1]
    runs: list[Run] = []
    for piece in pieces:
        if runs and replace(runs[-1], text="") == replace(piece, text=""):
            runs[-1] = replace(piece, text=runs[-1].text + piece.text)
        else:
            runs.append(piece)
    return Row(tuple(runs), sum(measure(run, size) for run in runs))
