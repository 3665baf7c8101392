"""The geometry of the chart of contacts a month: where its bars, lines and labels stand. Pure.

Units are those of the drawing's own coordinate system; the template only writes them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from babel.dates import format_skeleton

from bot import texts
from bot.core.model import Track
from bot.store.tallies import Month as Tallied

MONTHS: Final = 12

WIDTH: Final = 640
HEIGHT: Final = 216
_LEFT, _RIGHT, _TOP, _BOTTOM = 28, 0, 16, 40
_BAR_SHARE = 0.62
"""Of a month's width, what its bar takes."""

_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000, 10_000, 100_000)
_LINES = 4
"""The most lines above the base line."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One track's part of one month."""

    track: Track
    x: float
    y: float
    width: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """A month's column: its bars from the base up, its label below and its sum above.

    `year` stands below the first month shown and below each January, "" elsewhere.
    """

    first: date
    label: str
    year: str
    name: str
    centre: float
    top: float
    bars: tuple[Bar, ...]
    counts: Mapping[Track, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Chart:
    """`lines` are (height, value) of the grid."""

    months: tuple[Month, ...]
    lines: tuple[tuple[float, int], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = _LEFT
    base: float = HEIGHT - _BOTTOM

    @property
    def total(self) -> int:
        return sum(month.total for month in self.months)


def months_to(today: date, count: int = MONTHS) -> tuple[date, ...]:
    """The firsts of the `count` months up to today's, oldest first."""
    last = today.year * 12 + today.month - 1
    return tuple(date(number // 12, number % 12 + 1, 1) for number in range(last - count + 1, last + 1))


def draw(found: Iterable[Tallied], months: Sequence[date]) -> Chart:
    """The chart of these months, tracks stacked."""
    counts = {(tallied.first, tallied.track): tallied.count for tallied in found}
    highest = max((sum(counts.get((month, track), 0) for track in Track) for month in months), default=0)
    step = next((step for step in _STEPS if step * _LINES >= highest), _STEPS[-1])
    top_value = step * max(1, -(-highest // step))
    scale = (HEIGHT - _TOP - _BOTTOM) / top_value
    base = HEIGHT - _BOTTOM
    return Chart(
        months=tuple(_columns(counts, months, scale)),
        lines=tuple((round(base - value * scale, 1), value) for value in range(0, top_value + 1, step)),
    )


def _columns(
    counts: Mapping[tuple[date, Track], int], months: Sequence[date], scale: float
) -> Iterator[Month]:
    room = (WIDTH - _LEFT - _RIGHT) / max(1, len(months))
    for number, first in enumerate(months):
        found = {track: counts.get((first, track), 0) for track in Track}
        x = _LEFT + number * room + room * (1 - _BAR_SHARE) / 2
        bars = tuple(_bars(found, x, room * _BAR_SHARE, scale))
        yield Month(
            first=first,
            label=format_skeleton("MMM", first, locale=texts.LOCALE),
            year=str(first.year) if number == 0 or first.month == 1 else "",
            name=format_skeleton("yMMMM", first, locale=texts.LOCALE),
            centre=round(x + room * _BAR_SHARE / 2, 1),
            top=min((bar.y for bar in bars), default=HEIGHT - _BOTTOM),
            bars=bars,
            counts=found,
        )


def _bars(found: Mapping[Track, int], x: float, width: float, scale: float) -> Iterator[Bar]:
    y = float(HEIGHT - _BOTTOM)
    for track, count in found.items():
        if count:
            y -= count * scale
            yield Bar(track, round(x, 1), round(y, 1), round(width, 1), round(count * scale, 1), count)
