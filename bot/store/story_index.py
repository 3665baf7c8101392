"""The index of stories: found by words and choices, walked by day or by the time of the first report.

    story_index  one row a story: its place in the order of days, its choices, its words
    story_words  (SQLite) the full-text index of the words, kept by triggers; PostgreSQL indexes them in place
    appearances, encounters  who took part, and who with whom, at which place

A place is the day's ordinal and, below it, a number of the story's own, so that it orders, pages and names.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Row,
    Select,
    Table,
    and_,
    cast,
    column,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    table,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from bot.core import indexing
from bot.core.model import Side, Story
from bot.core.period import Period
from bot.core.search import Search
from bot.store.codec import storable
from bot.store.engine import insert
from bot.store.tables import appearances, encounters, stories, story_index

DAY = 1 << 32
"""Places of one day."""

LONGEST_NAME = 200

FEW = 1_000
"""So many found stories are sorted sooner than the days are walked."""

WINDOW = 3_000
"""Stories that are looked through one by one before all that is found is sorted."""

_PLANNING = select(
    func.set_config("enable_seqscan", "off", True),
    func.set_config("plan_cache_mode", "force_custom_plan", True),
)
_MOMENT = 1 << 30
_WORDS = table("story_words", column("rowid"))  # SQLite's full-text index


class Order(StrEnum):
    """By the contact's own day, or by its first report; the newest first."""

    DAY = "day"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story stands in an order; it makes a cursor."""

    at: int
    story_id: str


@dataclass(frozen=True, slots=True)
class Slice:
    """At most `most` stories: the newest, or those next to a place on one of its sides."""

    most: int
    older_than: int | None = None
    newer_than: int | None = None


class StoryIndex:
    """Queries on the index, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._is_sqlite = connection.dialect.name == "sqlite"
        self._is_planned = False
        self._counts: dict[tuple[Search, int], int] = {}

    def put(self, story: Story, now: datetime) -> None:
        """Indexes the story as it is; nothing is written where that changes nothing."""
        row = index_row(story, now)
        mine = story_index.c.story_id == story.id
        known = self._connection.execute(
            select(story_index.c.place, story_index.c.digest).where(mine)
        ).first()
        if known and known.digest == row["digest"]:
            return
        if known:
            self._connection.execute(delete(story_index).where(mine))
        while self._connection.scalar(select(exists().where(story_index.c.place == row["place"]))):
            row["place"] += 1
        self._connection.execute(insert(self._connection, story_index).values(row))
        for company, rows in company_rows(story, row["place"]):
            if rows:
                self._connection.execute(insert(self._connection, company), rows)

    def stale(self, most: int) -> list[str]:
        """Stories that are not indexed as this version of the program would."""
        query = select(stories.c.id).outerjoin(story_index, story_index.c.story_id == stories.c.id)
        missing = or_(story_index.c.version.is_(None), story_index.c.version < indexing.VERSION)
        return list(self._connection.scalars(query.where(missing).limit(most)))

    def page(self, search: Search, wanted: Slice, order: Order = Order.DAY) -> tuple[list[Place], bool]:
        """The places of a slice, newest first, and whether more lie beyond it in the direction taken."""
        rows: Sequence[Row[Any]] = ()
        if self._is_walked(search, order):
            rows = self._connection.execute(self._walked(search, wanted)).all()
        if len(rows) <= wanted.most:
            rows = self._connection.execute(self._sorted(search, wanted, order)).all()
        places = [Place(row.key, row.story_id) for row in rows[: wanted.most]]
        return places[:: -1 if wanted.newer_than is not None else 1], len(rows) > wanted.most

    def _sorted(self, search: Search, wanted: Slice, order: Order) -> Select[Any]:
        """The slice of all that is found, in order, and one more."""
        key = self._key(search, order)
        query = self._found(search).add_columns(key.label("key"))
        return _sliced(query, key, wanted).limit(wanted.most + 1)

    def _is_walked(self, search: Search, order: Order) -> bool:
        """Whether PostgreSQL should look through the nearest days first: what many hold is met there soon."""
        may = not (self._is_sqlite or search.is_open) and order is Order.DAY
        return may and self.count(search, FEW) >= FEW

    def _walked(self, search: Search, wanted: Slice) -> Select[Any]:
        """The part of the slice that stands among its nearest `WINDOW` stories, found or not.

        Bounded, for what many stories of long ago hold would be looked for through all years.
        """
        place = story_index.c.place
        near = select(story_index).where(~story_index.c.hidden, _places(search.period, place))
        window = _sliced(near, place, wanted).limit(WINDOW).subquery()
        query = select(window.c.story_id, window.c.place.label("key")).where(_holding(window.c.words, search))
        return _sliced(query, window.c.place, wanted).limit(wanted.most + 1)

    def count(self, search: Search, most: int) -> int:
        """How many there are; counting ends at `most`."""
        if (search, most) not in self._counts:
            some = self._found(search).limit(most).subquery()
            counted = self._connection.scalar(select(func.count()).select_from(some))
            self._counts[search, most] = counted or 0
        return self._counts[search, most]

    def by_id_prefix(self, prefix: str, most: int) -> list[str]:
        """Ids that begin so."""
        wanted = Search(choices=((f"{indexing.id_word(prefix)}*",),))
        return list(self._connection.scalars(self._found(wanted).limit(most)))

    def coming(self, first: date, statuses: Iterable[str], most: int) -> list[str]:
        """Stories of these statuses from a day on, the nearest first."""
        query = select(story_index.c.story_id).where(
            story_index.c.status.in_(list(statuses)),
            story_index.c.place >= first.toordinal() * DAY,
            ~story_index.c.hidden,
        )
        return list(self._connection.scalars(query.order_by(story_index.c.place).limit(most)))

    def _key(self, search: Search, order: Order) -> ColumnElement[int]:
        """What the rows are ordered by, so that the database takes the short way.

        SQLite's full-text index is walked in its own order. PostgreSQL would walk all days for words that
        few stories hold, or those of long ago: a sum has it look the words up, and sort what it found.
        """
        if order is Order.REPORT:
            return story_index.c.reported
        if search.is_open:
            return story_index.c.place
        return _WORDS.c.rowid if self._is_sqlite else story_index.c.place + 0

    def _found(self, search: Search) -> Select[Any]:
        query = select(story_index.c.story_id).where(~story_index.c.hidden)
        inside = _places(search.period, self._place(search))
        if search.is_open:
            return query.where(inside)
        if self._is_sqlite:
            found = literal_column("story_words").op("MATCH", return_type=Boolean())(_fts5(search))
            joined = query.select_from(_WORDS.join(story_index, story_index.c.place == _WORDS.c.rowid))
            return joined.where(found, inside)
        self._plan_by_words()
        return query.where(_holding(story_index.c.words, search), inside)

    def _plan_by_words(self) -> None:
        """Has PostgreSQL plan each search of this transaction by the words that are asked for.

        A plan that suits any words, or one that reads rows until it has met enough, takes the long way for
        those that few stories hold.
        """
        if not self._is_planned:
            self._connection.execute(_PLANNING)
            self._is_planned = True

    def _place(self, search: Search) -> ColumnElement[int]:
        return _WORDS.c.rowid if self._is_sqlite and not search.is_open else story_index.c.place


def _sliced(query: Select[Any], key: ColumnElement[int], wanted: Slice) -> Select[Any]:
    """The rows on the slice's side of its place, those next to it first."""
    if wanted.newer_than is not None:
        return query.where(key > wanted.newer_than).order_by(key)
    beyond = () if wanted.older_than is None else (key < wanted.older_than,)
    return query.where(*beyond).order_by(key.desc())


def _holding(words: ColumnElement[str], search: Search) -> ColumnElement[bool]:
    """PostgreSQL's match."""
    return words.op("@@", return_type=Boolean())(cast(_tsquery(search), TSQUERY))


def _places(period: Period, place: ColumnElement[int]) -> ColumnElement[bool]:
    bounds: list[ColumnElement[bool]] = [true()]
    if period.first:
        bounds.append(place >= period.first.toordinal() * DAY)
    if period.last:
        bounds.append(place < (period.last.toordinal() + 1) * DAY)
    return and_(*bounds)


def _groups(search: Search) -> list[Sequence[str]]:
    return [*([word] for word in search.words), *search.choices]


def _fts5(search: Search) -> str:
    """FTS5's query syntax; words hold no quotes."""
    groups = (" OR ".join(_quoted(word, '"', " *") for word in group) for group in _groups(search))
    return " AND ".join(f"({group})" for group in groups)


def _tsquery(search: Search) -> str:
    """PostgreSQL's; words hold no quotes."""
    groups = (" | ".join(_quoted(word, "'", ":*") for word in group) for group in _groups(search))
    return " & ".join(f"({group})" for group in groups)


def _quoted(word: str, mark: str, open_end: str) -> str:
    bare = word.rstrip("*").replace(mark, "").replace("\\", "")
    return f"{mark}{bare}{mark}{open_end if word.endswith('*') else ''}"


def index_row(story: Story, now: datetime) -> dict[str, Any]:
    """The row of a story; `now` dates one of which neither the day nor a report's time is known."""
    contact = story.contact
    reported = story.first_published or now
    day = contact.when.day if contact.when else reported.date()
    number = zlib.crc32(story.id.encode(errors="replace"))
    row = {
        "place": day.toordinal() * DAY + number,
        "story_id": story.id,
        "reported": int(reported.astimezone(UTC).timestamp()) * _MOMENT + number % _MOMENT,
        "month": day.year * 12 + day.month - 1,
        "track": contact.track,
        "level": contact.level,
        "mode": contact.mode,
        "status": contact.status,
        "hidden": story.hidden,
        "version": indexing.VERSION,
        "words": " ".join(indexing.document(story)),
    }
    digest = hashlib.blake2b(repr(sorted(row.items())).encode(errors="replace"), digest_size=16).hexdigest()
    return {**row, "digest": digest}


def company_rows(story: Story, place: int) -> tuple[tuple[Table, list[dict[str, Any]]], ...]:
    """The rows that count who took part, and who with whom, by their tables; none for a hidden story."""
    if story.hidden:
        return ()
    sides = {
        Side.US: sorted({bounded_name(person.name) for person in story.contact.us if person.name}),
        Side.CHINA: sorted({bounded_name(person.name) for person in story.contact.china if person.name}),
    }
    present = [(side, name) for side, names in sides.items() for name in names]
    return (
        (appearances, [{"side": side, "name": name, "place": place} for side, name in present]),
        (
            encounters,
            [
                {"side": side, "name": name, "counterpart": other, "place": place}
                for side, name in present
                for other in sides[side.other]
            ],
        ),
    )


def bounded_name(name: str) -> str:
    """A name as it is counted: databases bound what they index, and names come from hostile text."""
    return storable(name)[:LONGEST_NAME]
