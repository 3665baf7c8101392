"""Feed entries become items, verdicts, stories and messages to send, all in one transaction.

entries ──> known already? ──> assess ──> place in a story ──> route to channels ──> one commit
                 │
                 ├── same entry, same text: nothing
                 ├── same entry, other text: assessed again, news only where its story changes
                 ├── same entry, a text that it had before: a stale copy of the feed, nothing
                 └── another copy of a known item (same address or same words): linked to it
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from bot.core import routing, stories
from bot.core.model import Contact, Item, Story, Subscription
from bot.core.routing import Delivery, DeliveryKind
from bot.core.stories import Placement
from bot.core.urls import canonical
from bot.core.verdict import Verdict
from bot.store.items import KnownEntry, KnownItem, StoredItem
from bot.store.store import Store, Transaction

COPY_WITHIN = timedelta(days=3)
"""Items with the same words are one only if they were published this close to each other: headings such as
"Foreign Ministry Spokesperson's Regular Press Conference" come back every day."""

AHEAD = timedelta(days=1)
"""A publication time that lies further in the future than any time zone explains is not believed."""

LONGEST_ADDRESS = 500
"""A longer address names no item: databases bound what they index."""

Assess = Callable[[Item], Verdict]


@dataclass(frozen=True, slots=True)
class Batch:
    """What one feed holds now; an item's id is the same each time the feed shows it.

    On the `first` poll of a feed, items without a date are taken for old ones.
    """

    feed_id: str
    items: Sequence[Item]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Ingested:
    """What came of a batch: `relevant` items report a contact, `alerts` stories go to a channel."""

    new_items: int = 0
    edited: int = 0
    relevant: int = 0
    alerts: int = 0

    def __add__(self, other: Ingested) -> Ingested:
        return Ingested(
            self.new_items + other.new_items,
            self.edited + other.edited,
            self.relevant + other.relevant,
            self.alerts + other.alerts,
        )


@dataclass(frozen=True, slots=True)
class AlertPolicy:
    """Which news may still alert, which verdicts are worth keeping, how often a parent message is renewed."""

    max_age: timedelta = timedelta(hours=48)
    near_miss_score: float = 0.2
    update_cooldown: timedelta = timedelta(minutes=10)

    def is_fresh(self, published: datetime | None, now: datetime) -> bool:
        return published is not None and now - published <= self.max_age


def content_hash(item: Item) -> str:
    """A hash of the words alone: case and white space do not count."""
    words = " ".join(f"{item.title} {item.summary}".split()).casefold()
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()


class Ingest:
    """Takes in what feeds bring. `assess` is the detector, `policy` says what is still news."""

    def __init__(self, store: Store, assess: Assess, policy: AlertPolicy) -> None:
        self._store = store
        self._assess = assess
        self._policy = policy

    def take(self, batch: Batch, now: datetime) -> Ingested:
        """Records what is new or edited in the batch, with the messages that follow, or nothing of it."""
        return self.take_all([batch], now)[0]

    def take_all(self, batches: Sequence[Batch], now: datetime) -> list[Ingested]:
        """The same for several batches, in one transaction."""
        with self._store.begin() as tx:
            tx.lock_news()
            return [_Intake(tx, batch, now, self._assess, self._policy).run() for batch in batches]

    def deepen(self, item: Item, now: datetime) -> Ingested:
        """Assesses a known item again, by a better text than its feed has of it.

        What the item is recognised by stays the feed's own text: that it goes on standing there is no edit.
        """
        with self._store.begin() as tx:
            tx.lock_news()
            return _Intake(tx, Batch("", ()), now, self._assess, self._policy).deepen(item)


@dataclass(frozen=True, slots=True)
class _Reading:
    """An item as its feed shows it now, with what it is recognised by."""

    item: Item
    hash: str
    address: str


class _Intake:
    """One batch within one transaction. Rows are gathered while the batch is read and written together."""

    def __init__(
        self, tx: Transaction, batch: Batch, now: datetime, assess: Assess, policy: AlertPolicy
    ) -> None:
        self._tx = tx
        self._batch = batch
        self._now = now
        self._assess = assess
        self._policy = policy
        self._items: list[StoredItem] = []
        self._verdicts: list[Verdict] = []
        self._links: list[KnownEntry] = []

    def run(self) -> Ingested:
        tx, feed_id = self._tx, self._batch.feed_id
        readings = {item.id: self._read(item) for item in self._batch.items}
        known = tx.items.entries(feed_id, list(readings))
        tx.items.touch(feed_id, known.values(), self._now)
        edited = [seen for seen in known.values() if self._is_edited(readings[seen.id], seen)]
        done = sum((self._edit(readings[seen.id], seen) for seen in edited), Ingested())
        done = sum(self._meet([readings[entry] for entry in readings if entry not in known]), done)
        self._write()
        return done

    def deepen(self, item: Item) -> Ingested:
        before = self._tx.items.get(item.id)
        if before is None:
            return Ingested()
        self._tx.items.forget_verdict(item.id)
        reading = replace(self._read(before.item), item=replace(before.item, summary=item.summary))
        done = self._record(reading, self._tx.stories.of_item(item.id))
        self._write()
        return done

    def _read(self, item: Item) -> _Reading:
        address = canonical(item.url) if item.url else ""
        published = self._published(item)
        if published != item.published:
            item = replace(item, published=published)
        return _Reading(item, content_hash(item), address if len(address) <= LONGEST_ADDRESS else "")

    def _published(self, item: Item) -> datetime | None:
        """When it came out: where the feed does not say, when it was first seen, unless the feed is new."""
        if item.published is not None and item.published <= self._now + AHEAD:
            return item.published
        return None if self._batch.first else self._now

    @staticmethod
    def _is_edited(reading: _Reading, known: KnownEntry) -> bool:
        """Whether the text is a new one: mirrors and caches serve texts again that were corrected since."""
        return known.content_hash != reading.hash and not known.had(reading.hash)

    def _edit(self, reading: _Reading, known: KnownEntry) -> Ingested:
        """An entry whose text changed. Only the entry that an item was first seen as speaks for the item."""
        self._links.append(known.now_with(reading.hash, self._now))
        before = self._tx.items.get(known.item_id) if known.item_id == reading.item.id else None
        if before is None:
            return Ingested()
        item = replace(reading.item, published=before.item.published or reading.item.published)
        self._tx.items.forget_verdict(item.id)
        return replace(self._record(replace(reading, item=item), self._tx.stories.of_item(item.id)), edited=1)

    def _meet(self, unknown: Sequence[_Reading]) -> Iterator[Ingested]:
        """Entries that this feed did not have before: copies of known items, or new ones."""
        twins = self._twins(unknown)
        for reading in unknown:
            original = next(
                (twin for twin in twins[reading.item.id] if self._is_close(reading.item, twin)), None
            )
            self._link(reading, original.id if original else reading.item.id)
            if original is None:
                yield replace(self._record(reading), new_items=1)

    def _twins(self, unknown: Sequence[_Reading]) -> dict[str, list[KnownItem]]:
        """For each of them the items with the same words or address, earlier ones of this batch included."""
        by_words = self._tx.items.by_content([reading.hash for reading in unknown])
        addresses = [reading.address for reading in unknown if reading.address]
        by_address = self._tx.items.by_address(addresses, other_than_feed=self._batch.feed_id)
        twins: dict[str, list[KnownItem]] = {}
        for reading in unknown:
            same_words = by_words.setdefault(reading.hash, [])
            twins[reading.item.id] = [*same_words, *by_address.get(reading.address, ())]
            same_words.append(KnownItem(reading.item.id, reading.item.published, self._now))
        return twins

    def _is_close(self, item: Item, twin: KnownItem) -> bool:
        times = (item.published or self._now, twin.published or twin.first_seen)
        return abs(times[0] - times[1]) <= COPY_WITHIN

    def _link(self, reading: _Reading, known_as: str) -> None:
        self._links.append(KnownEntry(reading.item.id, known_as, reading.hash, self._now))

    def _record(self, reading: _Reading, told_by: Sequence[Story] = ()) -> Ingested:
        """Keeps item and verdict, places its contacts; `told_by`: the stories it was a source of before."""
        item = reading.item
        verdict = self._assess(item)
        self._items.append(StoredItem(item, reading.address, reading.hash))
        if verdict.relevant or verdict.score >= self._policy.near_miss_score:
            self._verdicts.append(verdict)
        contacts = [contact for contact in verdict.contacts if contact.primary]
        nearby = [self._nearby(contact, item, told_by) for contact in contacts]
        taken: set[str] = set()  # two contacts of one item are two stories
        alerts = sum(
            self._place(contacts[index], item, verdict, nearby[index], taken)
            for index in stories.in_placing_order(contacts, item, nearby)
        )
        return Ingested(relevant=int(verdict.relevant), alerts=alerts)

    def _nearby(self, contact: Contact, item: Item, told_by: Sequence[Story]) -> list[Story]:
        near = (*told_by, *self._tx.stories.near(contact, item.published, self._now))
        return list({story.id: story for story in near if not story.moved_to}.values())

    def _place(
        self, contact: Contact, item: Item, verdict: Verdict, nearby: Sequence[Story], taken: set[str]
    ) -> int:
        """Files the contact under its story and queues what follows; how many channels hear of it anew.

        `taken` collects the stories of the item's contacts so far.
        """
        tx = self._tx
        free = tuple(story for story in nearby if story.id not in taken)
        others = [other for other in verdict.contacts if other is not contact]
        placed = stories.place(contact, item, free, verdict.issuer, others)
        if placed.before is None:
            placed = replace(placed, story=replace(placed.story, id=tx.stories.free_id(placed.story.id)))
        taken.add(placed.story.id)
        if placed.story == placed.before:
            return 0
        tx.stories.save(placed.story, placed.before, self._now)
        tx.threads.outdate(placed.story.id, self._now, self._policy.update_cooldown)
        queued = [
            plan for plan in self._deliveries(placed, item, verdict.lang) if tx.outbox.add(plan, self._now)
        ]
        return sum(delivery.kind is DeliveryKind.ALERT for delivery in queued)

    def _deliveries(self, placed: Placement, item: Item, lang: str) -> Sequence[Delivery]:
        """The messages that follow; old items make none, nor do more sources of an old or dismissed story."""
        if placed.story.hidden:
            return ()
        news = bool(placed.changes) or self._policy.is_fresh(placed.story.first_published, self._now)
        if not news or not self._policy.is_fresh(item.published, self._now):
            return ()
        told = self._tx.outbox.told(placed.story.id)
        muted = self._tx.story_mutes.channels(placed.story.id)
        awaiting = self._tx.outbox.awaiting(placed.story.id)
        planned = routing.plan(placed, self._subscriptions, told, lang, self._now, awaiting=awaiting)
        return [delivery for delivery in planned if delivery.channel not in muted]

    @cached_property
    def _subscriptions(self) -> Sequence[Subscription]:
        return self._tx.subscriptions.all()

    def _write(self) -> None:
        self._tx.items.put(self._items, self._now)
        self._tx.items.record(self._verdicts, self._now)
        self._tx.items.link(self._batch.feed_id, self._links)
