"""Counts over the record: how many contacts of which kind, in which months, between whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select, true

from bot.core.model import Level, Mode, Side, Status, Track
from bot.core.period import Period
from bot.store.story_index import DAY, bounded_name
from bot.store.tables import appearances, encounters, story_index

SHORT = timedelta(days=400)
"""Periods of which the rows are read, rather than the whole index."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many contacts are alike in all four."""

    track: Track
    level: Level
    mode: Mode
    status: Status
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """How many contacts of a track fell into a month; `first` is its first day."""

    first: date
    track: Track
    count: int


@dataclass(frozen=True, slots=True)
class Company:
    """Somebody with the number of contacts, and the day of the latest."""

    name: str
    side: Side
    count: int
    latest: date


class Tallies:
    """Queries for counts, within one transaction; what is hidden is not counted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def kinds(self, period: Period) -> list[Tally]:
        columns = (story_index.c.track, story_index.c.level, story_index.c.mode, story_index.c.status)
        query = select(*columns, func.count()).where(
            ~story_index.c.hidden, _in_places(story_index.c.place, period)
        )
        return [
            Tally(Track(track), Level(level), Mode(mode), Status(status), count)
            for track, level, mode, status, count in self._connection.execute(query.group_by(*columns))
        ]

    def months(self, period: Period, status: Status | None = None) -> list[Month]:
        """By month, oldest first, of one status or all; whole months, wherever the period begins and ends."""
        columns = (story_index.c.month, story_index.c.track)
        inside = _between(story_index.c.month, _month(period.first), _month(period.last))
        alike = true() if status is None else story_index.c.status == status
        query = select(*columns, func.count()).where(~story_index.c.hidden, inside, alike)
        return [
            Month(date(month // 12, month % 12 + 1, 1), Track(track), count)
            for month, track, count in self._connection.execute(query.group_by(*columns).order_by(*columns))
        ]

    def people(self, period: Period, most: int) -> dict[Side, list[Company]]:
        """Who took part most often, for each side."""
        columns = appearances.c
        query = select(columns.side, columns.name, func.count(), func.max(columns.place))
        grouped = query.where(_in_places(columns.place, period)).group_by(columns.side, columns.name)
        found: dict[Side, list[Company]] = {Side.US: [], Side.CHINA: []}
        for side, name, count, place in self._connection.execute(grouped):
            found[Side(side)].append(Company(name, Side(side), count, date.fromordinal(place // DAY)))
        return {
            side: sorted(company, key=lambda each: (-each.count, -each.latest.toordinal(), each.name))[:most]
            for side, company in found.items()
        }

    def counterparts(self, name: str, side: Side, most: int) -> list[Company]:
        """Whom of the other side somebody dealt with most often, of equally many the last met first."""
        columns = encounters.c
        query = select(columns.counterpart, func.count(), func.max(columns.place))
        mine = query.where(columns.side == side, columns.name == bounded_name(name))
        ordered = mine.group_by(columns.counterpart).order_by(
            func.count().desc(), func.max(columns.place).desc()
        )
        return [
            Company(name, side.other, count, date.fromordinal(place // DAY))
            for name, count, place in self._connection.execute(ordered.limit(most))
        ]

    def contacts_of(self, name: str, side: Side) -> int:
        columns = appearances.c
        query = select(func.count()).where(columns.side == side, columns.name == bounded_name(name))
        return self._connection.scalar(query) or 0

    def names(self, story_ids: Sequence[str]) -> set[tuple[str, Side]]:
        """Who took part in these stories."""
        columns = appearances.c
        query = select(columns.name, columns.side).join(story_index, story_index.c.place == columns.place)
        found = self._connection.execute(query.where(story_index.c.story_id.in_(story_ids)))
        return {(name, Side(side)) for name, side in found}


def _in_places(place: ColumnElement[int], period: Period) -> ColumnElement[bool]:
    """Of a long period the places are compared as sums, which keeps the databases on the index that counts:

    by the places themselves they would read the rows of many years one by one.
    """
    first = period.first.toordinal() * DAY if period.first else None
    last = (period.last.toordinal() + 1) * DAY - 1 if period.last else None
    return _between(place if _is_short(period) else place + 0, first, last)


def _is_short(period: Period) -> bool:
    return bool(period.first and period.last and period.last - period.first <= SHORT)


def _between(column: ColumnElement[Any], first: Any, last: Any) -> ColumnElement[bool]:
    """None leaves that end open."""
    least = true() if first is None else column >= first
    most = true() if last is None else column <= last
    return and_(least, most)


def _month(day: date | None) -> int | None:
    return None if day is None else day.year * 12 + day.month - 1
