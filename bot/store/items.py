"""Items, the feed entries that stand for them, and their verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection, Row, delete, exists, select, update

from bot.core.model import FeedKind, Item, Verdict
from bot.store.engine import insert
from bot.store.tables import entries, items, story_sources, verdicts

T = TypeVar("T")

BATCH = 500
"""Values in one IN list."""

SEEN_GRAIN = timedelta(days=1)
"""How exactly `last_seen` is kept: an entry that stays in its feed for weeks is not written at every poll."""


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry that was seen before: the item it stands for, and its text's hash as last seen."""

    guid: str
    item_id: str
    content_hash: str
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class KnownItem:
    """Just enough of an item to tell whether an entry is the same."""

    id: str
    key: str  # the canonical address or the content hash that was asked for
    published: datetime | None
    first_seen: datetime


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

    def entries(self, feed_id: str, guids: Sequence[str]) -> dict[str, KnownEntry]:
        """Those of the guids that this feed had before."""
        columns = select(entries.c.guid, entries.c.item_id, entries.c.content_hash, entries.c.last_seen)
        found: dict[str, KnownEntry] = {}
        for some in _batches(guids):
            query = columns.where(entries.c.feed_id == feed_id, entries.c.guid.in_(some))
            found |= {row.guid: KnownEntry(*row) for row in self._connection.execute(query)}
        return found

    def has_entries(self, feed_id: str) -> bool:
        return bool(self._connection.scalar(select(exists().where(entries.c.feed_id == feed_id))))

    def by_address(self, addresses: Sequence[str]) -> dict[str, KnownItem]:
        """Canonical address -> the item that has it; the empty address is nobody's."""
        query = select(items.c.id, items.c.canonical_url, items.c.published, items.c.first_seen)
        found: dict[str, KnownItem] = {}
        for some in _batches([address for address in addresses if address]):
            rows = self._connection.execute(query.where(items.c.canonical_url.in_(some)))
            found |= {row.canonical_url: KnownItem(*row) for row in rows}
        return found

    def by_content(self, hashes: Sequence[str]) -> dict[str, list[KnownItem]]:
        """Content hash -> the items that have it, latest first."""
        query = select(items.c.id, items.c.content_hash, items.c.published, items.c.first_seen)
        found: dict[str, list[KnownItem]] = {}
        for some in _batches(hashes):
            rows = query.where(items.c.content_hash.in_(some)).order_by(items.c.first_seen.desc())
            for row in self._connection.execute(rows):
                found.setdefault(row.content_hash, []).append(KnownItem(*row))
        return found

    def put(self, item: Item, canonical_url: str, content_hash: str, now: datetime) -> None:
        """Records a new item, or the new text of a known one (whose `first_seen` stays)."""
        row = {
            "title": item.title,
            "summary": item.summary,
            "url": item.url,
            "canonical_url": canonical_url,
            "content_hash": content_hash,
            "source": item.source,
            "lang": item.lang,
            "feed_kind": item.feed_kind,
            "published": item.published,
            "changed": now,
        }
        statement = insert(self._connection, items).values(id=item.id, first_seen=now, **row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))

    def link(self, feed_id: str, guid: str, item_id: str, content_hash: str, now: datetime) -> None:
        """Notes that this entry of the feed stands for the item, with the text it now has."""
        row = {"item_id": item_id, "content_hash": content_hash, "last_seen": now}
        statement = insert(self._connection, entries).values(feed_id=feed_id, guid=guid, **row)
        self._connection.execute(
            statement.on_conflict_do_update(index_elements=["feed_id", "guid"], set_=row)
        )

    def touch(self, feed_id: str, seen: Iterable[KnownEntry], now: datetime) -> None:
        """Notes that these entries still stand in their feed."""
        stale = [entry.guid for entry in seen if entry.last_seen <= now - SEEN_GRAIN]
        for some in _batches(stale):
            mine = update(entries).where(entries.c.feed_id == feed_id, entries.c.guid.in_(some))
            self._connection.execute(mine.values(last_seen=now))

    def record(self, verdict: Verdict, now: datetime) -> None:
        """Keeps the verdict on an item, in place of an earlier one."""
        row = {
            "verdict": verdict,
            "relevant": verdict.relevant,
            "score": verdict.score,
            "assessed": now,
        }
        statement = insert(self._connection, verdicts).values(item_id=verdict.item_id, **row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["item_id"], set_=row))

    def forget_verdict(self, item_id: str) -> None:
        """Drops the verdict of an item whose new text comes near no contact."""
        self._connection.execute(delete(verdicts).where(verdicts.c.item_id == item_id))

    def get(self, item_id: str) -> Assessed | None:
        return self._one(items.c.id == item_id)

    def at_address(self, canonical_url: str) -> Assessed | None:
        """The item with this canonical address, the latest where an outlet uses one for several."""
        return self._one(items.c.canonical_url == canonical_url)

    def _one(self, condition: object) -> Assessed | None:
        query = (
            select(items, verdicts.c.verdict)
            .outerjoin(verdicts, verdicts.c.item_id == items.c.id)
            .where(condition)  # type: ignore[arg-type]  # a column expression
            .order_by(items.c.first_seen.desc())
            .limit(1)
        )
        row = self._connection.execute(query).first()
        return None if row is None else Assessed(_item(row), row.verdict, row.first_seen)

    def purge(self, before: datetime) -> int:
        """Deletes items that no story rests on, unseen in any feed since `before`; how many."""
        sourced = exists().where(story_sources.c.item_id == items.c.id)
        standing = exists().where(entries.c.item_id == items.c.id, entries.c.last_seen >= before)
        old = delete(items).where(items.c.first_seen < before, ~sourced, ~standing)
        return self._connection.execute(old).rowcount


def _batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    return (values[start : start + BATCH] for start in range(0, len(values), BATCH))


def _item(row: Row[tuple[object, ...]]) -> Item:
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
