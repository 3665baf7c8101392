"""Items, the feed entries that stand for them, and their verdicts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Row, bindparam, delete, exists, select, update

from bot.core.model import FeedKind, Item
from bot.core.verdict import Verdict
from bot.store.codec import storable
from bot.store.engine import among, many, replace_rows
from bot.store.tables import entries, items, story_sources, verdicts

T = TypeVar("T")

BATCH = 500
"""Values in one IN list."""

SEEN_GRAIN = timedelta(days=1)
"""How exactly `last_seen` is kept: an entry that stays in its feed for weeks is not written at every poll."""


REMEMBERED = 12
"""Earlier texts of an entry that are known again."""


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry that was seen before: the item it stands for, and its text's hash as last seen.

    `earlier` are the hashes of the texts that it had before, parted by spaces, the latest last.
    """

    id: str
    item_id: str
    content_hash: str
    last_seen: datetime
    earlier: str = ""

    def had(self, content_hash: str) -> bool:
        return content_hash in self.earlier.split()

    def now_with(self, content_hash: str, now: datetime) -> KnownEntry:
        """The entry with another text."""
        texts = [*self.earlier.split(), self.content_hash][-REMEMBERED:]
        return replace(self, content_hash=content_hash, last_seen=now, earlier=" ".join(texts))


@dataclass(frozen=True, slots=True)
class KnownItem:
    """Just enough of an item to tell whether an entry is the same."""

    id: str
    published: datetime | None
    first_seen: datetime


@dataclass(frozen=True, slots=True)
class StoredItem:
    """An item with what it is recognised by; the address is "" where it cannot serve for that."""

    item: Item
    canonical_url: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """An item with its verdict; `verdict` is None where nothing in it came near a contact."""

    item: Item
    verdict: Verdict | None
    first_seen: datetime


class Items:
    """Queries on items, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def entries(self, feed_id: str, ids: Sequence[str]) -> dict[str, KnownEntry]:
        """Those of the entries that this feed had before."""
        known = (KnownEntry(*row) for row in self._ask(_entries, ids, feed=feed_id))
        return {entry.id: entry for entry in known}

    def by_content(self, hashes: Sequence[str]) -> dict[str, list[KnownItem]]:
        """Content hash -> the items that have it, latest first."""
        found: dict[str, list[KnownItem]] = {}
        for key, *known in self._ask(_by_content, hashes):
            found.setdefault(key, []).append(KnownItem(*known))
        return found

    def by_address(self, addresses: Sequence[str], other_than_feed: str) -> dict[str, list[KnownItem]]:
        """Canonical address -> the item of another feed that has it; shared ones are left out."""
        found: dict[str, list[KnownItem]] = {}
        for key, *known in self._ask(_by_address, addresses, feed=other_than_feed):
            found.setdefault(key, []).append(KnownItem(*known))
        return {address: known for address, known in found.items() if len(known) == 1}

    def put(self, found: Sequence[StoredItem], now: datetime) -> None:
        """Records new items, or the new text of known ones (whose `first_seen` stays)."""
        rows = [_row(stored, now) for stored in found]
        replace_rows(self._connection, items, ("id",), rows, kept=("first_seen",))

    def link(self, feed_id: str, seen: Sequence[KnownEntry]) -> None:
        """Notes which items these entries of the feed stand for, and the text they now have."""
        rows = [_entry_row(feed_id, entry) for entry in seen]
        replace_rows(self._connection, entries, ("feed_id", "id"), rows)

    def touch(self, feed_id: str, seen: Iterable[KnownEntry], now: datetime) -> None:
        """Notes that these entries still stand in their feed."""
        stale = [entry.id for entry in seen if entry.last_seen <= now - SEEN_GRAIN]
        for some in _batches(stale):
            mine = update(entries).where(entries.c.feed_id == feed_id, entries.c.id.in_(some))
            self._connection.execute(mine.values(last_seen=now))

    def record(self, found: Sequence[Verdict], now: datetime) -> None:
        """Keeps the verdicts, in place of earlier ones on the same items."""
        rows = [_verdict_row(verdict, now) for verdict in found]
        replace_rows(self._connection, verdicts, ("item_id",), rows)

    def forget_verdict(self, item_id: str) -> None:
        """Drops the verdict of an item whose text has changed."""
        self._connection.execute(delete(verdicts).where(verdicts.c.item_id == item_id))

    def get(self, item_id: str) -> Assessed | None:
        return self._one(items.c.id == item_id)

    def at_address(self, canonical_url: str) -> Assessed | None:
        """The item with this canonical address, the latest where an outlet uses one for several."""
        return self._one(items.c.canonical_url == canonical_url)

    def _ask(self, query: Callable[[str], Executable], values: Sequence[str], **also: str) -> Sequence[Any]:
        """The rows that the query finds for any of the values."""
        if not values:
            return ()
        dialect = self._connection.dialect.name
        asked = many(dialect, [storable(value) for value in values])
        return self._connection.execute(query(dialect), {"values": asked, **also}).all()

    def _one(self, condition: object) -> Assessed | None:
        query = (
            select(items, verdicts.c.verdict)
            .outerjoin(verdicts, verdicts.c.item_id == items.c.id)
            .where(condition)  # type: ignore[arg-type]  # a column expression
            .order_by(items.c.first_seen.desc())
            .limit(1)
        )
        row = self._connection.execute(query).first()
        return None if row is None else Assessed(as_item(row), row.verdict, row.first_seen)

    def purge(self, before: datetime) -> int:
        """Deletes items that no story rests on, unseen in any feed since `before`; how many."""
        sourced = exists().where(story_sources.c.item_id == items.c.id)
        standing = exists().where(entries.c.item_id == items.c.id, entries.c.last_seen >= before)
        old = delete(items).where(items.c.first_seen < before, ~sourced, ~standing)
        return self._connection.execute(old).rowcount


@cache
def _entries(dialect: str) -> Executable:
    """The entries of a `feed` with these ids."""
    mine = entries.c
    columns = select(mine.id, mine.item_id, mine.content_hash, mine.last_seen, mine.earlier)
    return columns.where(mine.feed_id == bindparam("feed"), among(dialect, mine.id, "values"))


@cache
def _by_content(dialect: str) -> Executable:
    """The items with these hashes, latest first."""
    query = select(items.c.content_hash, items.c.id, items.c.published, items.c.first_seen)
    return query.where(among(dialect, items.c.content_hash, "values")).order_by(items.c.first_seen.desc())


@cache
def _by_address(dialect: str) -> Executable:
    """The items with these addresses of which the `feed` has no entry."""
    own = exists().where(entries.c.item_id == items.c.id, entries.c.feed_id == bindparam("feed"))
    query = select(items.c.canonical_url, items.c.id, items.c.published, items.c.first_seen)
    return query.where(among(dialect, items.c.canonical_url, "values"), ~own)


def _batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))


def _entry_row(feed_id: str, entry: KnownEntry) -> dict[str, object]:
    return {
        "feed_id": feed_id,
        "id": entry.id,
        "item_id": entry.item_id,
        "content_hash": entry.content_hash,
        "last_seen": entry.last_seen,
        "earlier": entry.earlier,
    }


def _row(stored: StoredItem, now: datetime) -> dict[str, object]:
    item = stored.item
    return {
        "id": item.id,
        "title": item.title,
        "summary": item.summary,
        "url": item.url,
        "canonical_url": stored.canonical_url,
        "content_hash": stored.content_hash,
        "source": item.source,
        "lang": item.lang,
        "feed_kind": item.feed_kind,
        "published": item.published,
        "first_seen": now,
        "changed": now,
    }


def _verdict_row(verdict: Verdict, now: datetime) -> dict[str, object]:
    return {
        "item_id": verdict.item_id,
        "verdict": verdict,
        "relevant": verdict.relevant,
        "score": verdict.score,
        "assessed": now,
    }


def as_item(row: Row[tuple[object, ...]]) -> Item:
    return Item(
        id=row.id,
        title=row.title,
        summary=row.summary,
        published=row.published,
        url=row.url,
        source=row.source,
        lang=row.lang,
        feed_kind=FeedKind(row.feed_kind) if row.feed_kind else None,
    )
