"""What the web asks of the database: pages of contacts, one contact, what lies ahead, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.catalog import Occasion
from bot.core.directory import Directory
from bot.core.knowledge import Knowledge
from bot.core.model import Status, Story
from bot.core.search import Search
from bot.store.feeds import PolledFeed
from bot.store.store import Store, Transaction
from bot.store.story_index import Order, Slice
from bot.web.chart import Counts
from bot.web.filters import Filters
from bot.web.paging import Cursor

COUNTED: int = 10_000
"""Beyond this, contacts found are "more than" that many."""

BATCH = 500
"""Contacts read at once for an export."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Contacts by their day, latest first, and where to go on in both directions."""

    stories: Sequence[Story]
    newer: Cursor | None
    older: Cursor | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is announced or proposed, the nearest first, and dates at which the two sides may meet."""

    stories: Sequence[Story]
    occasions: Sequence[Occasion]


class Record:
    """Read-only questions, each in a transaction of its own."""

    def __init__(
        self,
        store: Store,
        knowledge: Knowledge,
        calendar: Sequence[Occasion],
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._directory = Directory(knowledge)
        self._calendar = calendar
        self._clock = clock

    @property
    def today(self) -> date:
        return self._clock().date()

    def search(self, filters: Filters) -> Search:
        return filters.search(self._directory, self.today)

    def listing(self, search: Search, cursor: Cursor | None, most: int) -> Listing:
        """At most `most` contacts from the cursor on, or the latest ones."""
        with self._store.read() as tx:
            places, more = tx.index.page(search, _slice(cursor, most))
            stories = _loaded(tx, [place.story_id for place in places])
        if not places:
            return Listing((), None, None)
        back, on = Cursor(places[0].at, newer=True), Cursor(places[-1].at)
        if cursor and cursor.newer:
            return Listing(stories, back if more else None, on)
        return Listing(stories, back if cursor else None, on if more else None)

    def count(self, search: Search) -> int:
        """How many there are, at most `COUNTED` + 1."""
        with self._store.read() as tx:
            return tx.index.count(search, COUNTED + 1)

    def walk(self, search: Search) -> Iterator[Story]:
        """Every contact found. Each batch is read by itself: a slow reader holds nothing up."""
        cursor: Cursor | None = None
        while True:
            found = self.listing(search, cursor, BATCH)
            yield from found.stories
            if found.older is None:
                return
            cursor = found.older

    def contact(self, story_id: str) -> Story | None:
        with self._store.read() as tx:
            return tx.stories.get(story_id)

    def reported_last(self, most: int) -> Sequence[Story]:
        with self._store.read() as tx:
            places, _ = tx.index.page(Search(), Slice(most), Order.REPORT)
            return _loaded(tx, [place.story_id for place in places])

    def ahead(self, most: int, statuses: Sequence[Status] = (Status.SCHEDULED, Status.PROPOSED)) -> Ahead:
        today = self.today
        with self._store.read() as tx:
            stories = _loaded(tx, tx.index.coming(today, statuses, most))
        occasions = [each for each in self._calendar if (each.end or each.day) >= today]
        return Ahead(stories, sorted(occasions, key=lambda each: each.day)[:most])

    def held_by_month(self, first: date) -> Counts:
        """Contacts held, by month and track, from the month of `first` on."""
        with self._store.read() as tx:
            return tx.index.held_by_month(first)

    def feeds(self) -> Sequence[PolledFeed]:
        with self._store.read() as tx:
            return tx.feeds.all()

    def version(self) -> str:
        """Changes whenever a contact does."""
        with self._store.read() as tx:
            return tx.stories.version()


def _loaded(tx: Transaction, ids: Sequence[str]) -> list[Story]:
    """The stories in the order of their ids here."""
    found = {story.id: story for story in tx.stories.load(ids)}
    return [found[story_id] for story_id in ids if story_id in found]


def _slice(cursor: Cursor | None, most: int) -> Slice:
    if cursor is None:
        return Slice(most)
    return Slice(most, newer_than=cursor.at) if cursor.newer else Slice(most, older_than=cursor.at)
