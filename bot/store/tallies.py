"""Counts over the record: how many contacts of which kind, in which months, between whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, true

from bot.core.model import Level, Mode, Side, Status, Track
from bot.core.period import Period
from bot.store.story_index import DAY
from bot.store.tables import story_index, story_people


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
        query = select(*columns, func.count()).where(~story_index.c.hidden, _in_places(period))
        return [
            Tally(Track(track), Level(level), Mode(mode), Status(status), count)
            for track, level, mode, status, count in self._connection.execute(query.group_by(*columns))
        ]

    def months(self, period: Period) -> list[Month]:
        """By month, oldest first; whole months even where the period begins or ends within one."""
        columns = (story_index.c.month, story_index.c.track)
        inside = _between(story_index.c.month, _month(period.first), _month(period.last))
        query = select(*columns, func.count()).where(~story_index.c.hidden, inside)
        return [
            Month(date(month // 12, month % 12 + 1, 1), Track(track), count)
            for month, track, count in self._connection.execute(query.group_by(*columns).order_by(*columns))
        ]

    def people(self, period: Period, side: Side, most: int) -> list[Company]:
        """Who of a side took part most often."""
        query = self._company(story_people.c.side == side, _in_days(period))
        return self._companies(query.order_by(func.count().desc(), story_people.c.name).limit(most))

    def counterparts(self, name: str, side: Side, most: int) -> list[Company]:
        """Whom of the other side somebody dealt with most often."""
        mine = select(story_people.c.story_id).where(story_people.c.side == side, story_people.c.name == name)
        query = self._company(story_people.c.side == side.other, story_people.c.story_id.in_(mine))
        return self._companies(query.order_by(func.count().desc(), story_people.c.name).limit(most))

    def contacts_of(self, name: str, side: Side) -> int:
        query = select(func.count()).where(story_people.c.side == side, story_people.c.name == name, _shown())
        return self._connection.scalar(query) or 0

    def _company(self, *conditions: ColumnElement[bool]) -> Select[Any]:
        columns = story_people.c
        query = select(columns.name, columns.side, func.count(), func.max(columns.span_start))
        named = columns.name != ""
        return query.where(named, _shown(), *conditions).group_by(columns.side, columns.name)

    def _companies(self, query: Select[Any]) -> list[Company]:
        return [
            Company(name, Side(side), count, latest)
            for name, side, count, latest in self._connection.execute(query)
        ]


def names(connection: Connection, ids: Sequence[str]) -> set[tuple[str, Side]]:
    """Who took part in these stories."""
    columns = story_people.c
    query = select(columns.name, columns.side).where(columns.story_id.in_(ids), columns.name != "")
    return {(name, Side(side)) for name, side in connection.execute(query)}


def _shown() -> ColumnElement[bool]:
    hidden = select(story_index.c.story_id).where(story_index.c.hidden)
    return story_people.c.story_id.not_in(hidden)


def _in_places(period: Period) -> ColumnElement[bool]:
    first = period.first.toordinal() * DAY if period.first else None
    beyond = (period.last.toordinal() + 1) * DAY - 1 if period.last else None
    return _between(story_index.c.place, first, beyond)


def _in_days(period: Period) -> ColumnElement[bool]:
    return _between(story_people.c.span_start, period.first, period.last)


def _between(column: ColumnElement[Any], first: Any, last: Any) -> ColumnElement[bool]:
    """None leaves that end open."""
    least = true() if first is None else column >= first
    most = true() if last is None else column <= last
    return and_(least, most)


def _month(day: date | None) -> int | None:
    return None if day is None else day.year * 12 + day.month - 1
