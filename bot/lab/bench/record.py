"""A generated record: contacts and items in the number of many years' news, for measuring look-ups.

Who is in office decides who meets whom, a few people meet most often, and words are as unevenly used
as in real texts. Nothing of it is real; the same seed gives the same record.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table

from bot.core.knowledge import Knowledge, Person
from bot.core.merging import merged
from bot.core.model import (
    ChangeKind,
    Contact,
    Issuer,
    Item,
    Level,
    Mode,
    Participant,
    Reason,
    Side,
    Source,
    Status,
    Story,
    StoryChange,
    Track,
    When,
)
from bot.core.verdict import Verdict
from bot.store.engine import insert
from bot.store.store import Store
from bot.store.story_index import company_rows, index_row
from bot.store.tables import (
    items,
    stories,
    story_changes,
    story_index,
    story_people,
    story_sources,
    verdicts,
)

FIRST_DAY = date(2009, 1, 20)
BATCH = 2_000
PLACES = (
    "Beijing",
    "Washington",
    "Geneva",
    "Singapore",
    "Stockholm",
    "Madrid",
    "Kuala Lumpur",
    "Honolulu",
    "",
)
TOPICS = ("taiwan", "south_china_sea", "trade", "mil_mil_communication", "fentanyl", "technology", "summit")
ZH_TITLES = ("中美两国官员举行会谈", "国防部长同美方通电话", "外交部长会见美国国务卿", "两军举行工作会晤")


@dataclass(frozen=True, slots=True)
class Size:
    """How much is generated. Every tenth of the other items is a near miss."""

    contacts: int = 100_000
    items: int = 1_000_000


class Generator:
    """Contacts from `first` to `last`, evenly over the days."""

    def __init__(self, knowledge: Knowledge, last: date, seed: int = 7, first: date = FIRST_DAY) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
        self._first, self._last = first, last
        self._people = {
            side: [person for person in knowledge.people if person.side is side and person.offices]
            for side in (Side.US, Side.CHINA)
        }
        self._words = [self._invented() for _ in range(6_000)]
        self._shares = [1 - (rank + 2) ** -0.6 for rank in range(6_000)]  # used as unevenly as in texts
        self._idle = [self._sentence(9) for _ in range(2_000)]  # of items that nobody searches
        self._in_office: dict[tuple[Side, int, int], list[Person]] = {}

    def stories(self, count: int) -> Iterator[Story]:
        days = (self._last - self._first).days + 20
        for number in range(count):
            yield self._story(number, self._first + timedelta(days=number * days // count))

    def other_items(self, count: int) -> Iterator[tuple[Item, Verdict | None]]:
        days = (self._last - self._first).days
        for number in range(count):
            at = _moment(self._first + timedelta(days=number * days // count), self._chance.random())
            item = self._item(f"other-{number}", self._chance.choice(self._idle), at)
            verdict = None
            if number % 10 == 0:
                reasons = (Reason("act:meet", 1.2, "meet"), Reason("cue:analysis", -2.0, "analysis"))
                verdict = Verdict(
                    item.id, relevant=False, score=0.2 + 0.3 * self._chance.random(), reasons=reasons
                )
            yield item, verdict

    def item_of(self, source: Source) -> Item:
        return Item(
            source.item_id, source.title, source.evidence, source.published, source.url, source.outlet, "en"
        )

    def _story(self, number: int, day: date) -> Story:
        chance = self._chance
        ahead = day > self._last - timedelta(days=3)
        weights = (0, 6, 2, 1, 1) if ahead else (86, 2, 3, 4, 5)
        status = chance.choices(tuple(Status), weights)[0]
        track = chance.choices(tuple(Track), (4, 6))[0]
        contact = Contact(
            track=track,
            level=chance.choices(tuple(Level), (1, 4, 4, 3, 1))[0],
            mode=chance.choices(tuple(Mode), (4, 2, 6, 1, 1))[0],
            status=status,
            when=When(day),
            us=self._party(Side.US, day),
            china=self._party(Side.CHINA, day),
            location=chance.choice(PLACES) or None,
            topics=tuple(chance.sample(TOPICS, chance.randint(0, 3))),
            mechanism=chance.choice(("dpct", "mmca", "sld")) if chance.random() < 0.1 else "",
            score=0.6 + 0.4 * chance.random(),
        )
        told = min(day, self._last)
        count = min(1 + int(chance.expovariate(0.35)), 30)
        sources = tuple(self._source(f"{number}-{n}", contact, told, n) for n in range(count))
        times = [source.published for source in sources if source.published]
        return Story(
            id=f"{day}-story-{number}",
            contact=merged(sources),
            sources=sources,
            history=(StoryChange(ChangeKind.FIRST_REPORT, sources[0].item_id, after=status),),
            first_published=min(times),
            last_published=max(times),
        )

    def _party(self, side: Side, day: date) -> tuple[Participant, ...]:
        """Mostly one official in office, a few of them again and again."""
        month = (side, day.year, day.month)
        if month not in self._in_office:
            found = [person for person in self._people[side] if person.offices_on(day)]
            self._in_office[month] = sorted(found, key=lambda p: p.offices_on(day)[0].level.rank)
        known = self._in_office[month] or self._people[side]
        picked = {known[self._seat(len(known))] for _ in range(2)}
        return tuple(
            Participant(person.name, side, person.id, office.title if office else "", level=Level.MINISTER)
            for person in sorted(picked, key=lambda p: p.id)
            for office in [next(iter(person.offices_on(day)), None)]
        )

    def _seat(self, count: int) -> int:
        """Of so many officials, highest first: the first takes part in one contact of seven or so."""
        return self._chance.choices(range(count), [1 / (rank + 3) for rank in range(count)])[0]

    def _source(self, name: str, contact: Contact, day: date, number: int) -> Source:
        is_chinese = self._chance.random() < 0.2
        title = self._chance.choice(ZH_TITLES) if is_chinese else self._sentence(10)
        issuers = (Issuer.US_READOUT, Issuer.CHINA_READOUT)
        return Source(
            item_id=f"item-{name}",
            url=f"https://news.example/{name}",
            outlet=f"Outlet {self._chance.randint(1, 300)}",
            title=title,
            published=_moment(day, self._chance.random()),
            issuer=issuers[number] if number < 2 and self._chance.random() < 0.5 else Issuer.PRESS,
            evidence=self._sentence(22),
            contact=contact,
        )

    def _item(self, name: str, title: str, at: datetime) -> Item:
        return Item(
            name,
            title,
            " ".join(self._chance.sample(self._idle, 3)),
            at,
            f"https://news.example/{name}",
            "Outlet 1",
            "en",
        )

    def _sentence(self, length: int) -> str:
        return " ".join(self._chance.choices(self._words, cum_weights=self._shares, k=length))

    def _invented(self) -> str:
        syllables = ("ba", "con", "de", "fen", "gor", "lan", "mi", "nel", "per", "ro", "sta", "tur", "vi")
        return "".join(self._chance.choice(syllables) for _ in range(self._chance.randint(2, 4)))


def fill(store: Store, generator: Generator, size: Size, now: datetime) -> None:
    """Writes the record into an empty, migrated database."""
    written = 0
    for some in _batches(generator.stories(size.contacts)):
        with store.begin() as tx:
            written += _write_stories(tx.connection, some, generator, now)
    for pairs in _batches(generator.other_items(max(size.items - written, 0))):
        with store.begin() as tx:
            _bulk(tx.connection, items, [_item_row(item, now) for item, _ in pairs])
            _bulk(tx.connection, verdicts, [_verdict_row(v, item) for item, v in pairs if v])
    with store.begin() as tx:
        tx.connection.exec_driver_sql("ANALYZE")


def _write_stories(connection: Connection, some: Sequence[Story], generator: Generator, now: datetime) -> int:
    found = [generator.item_of(source) for story in some for source in story.sources]
    _bulk(connection, items, [_item_row(item, now) for item in found])
    _bulk(connection, stories, [_story_row(story) for story in some])
    _bulk(connection, story_people, [row for story in some for row in _people_rows(story)])
    rows = [index_row(story, now) for story in some]
    _bulk(connection, story_index, rows)
    for story, row in zip(some, rows, strict=True):
        for table, company in company_rows(story, row["place"]):
            _bulk(connection, table, company)
    _bulk(
        connection,
        story_sources,
        [
            {"story_id": story.id, "position": at, "item_id": source.item_id, "source": source}
            for story in some
            for at, source in enumerate(story.sources)
        ],
    )
    _bulk(
        connection,
        story_changes,
        [
            {"story_id": story.id, "position": 0, "change": story.history[0], "recorded": now}
            for story in some
        ],
    )
    return len(found)


def _bulk(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(connection, table), rows)


def _item_row(item: Item, now: datetime) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "summary": item.summary,
        "url": item.url,
        "canonical_url": item.url,
        "content_hash": item.id,
        "source": item.source,
        "lang": item.lang,
        "feed_kind": None,
        "published": item.published,
        "first_seen": item.published or now,
        "changed": item.published or now,
    }


def _verdict_row(verdict: Verdict, item: Item) -> dict[str, Any]:
    return {
        "item_id": item.id,
        "verdict": verdict,
        "relevant": verdict.relevant,
        "score": verdict.score,
        "assessed": item.published,
    }


def _story_row(story: Story) -> dict[str, Any]:
    contact = story.contact
    assert contact.when is not None
    assert story.first_published is not None
    day = contact.when.day
    return {
        "id": story.id,
        "contact": contact,
        "track": contact.track,
        "level": contact.level,
        "mode": contact.mode,
        "status": contact.status,
        "day": day,
        "span_start": min(day, story.first_published.date()),
        "span_end": max(day, story.first_published.date()),
        "first_published": story.first_published,
        "last_published": story.last_published,
        "created": story.first_published,
        "changed": story.first_published,
        "sources": len(story.sources),
    }


def _people_rows(story: Story) -> Iterator[dict[str, Any]]:
    for person in story.contact.us + story.contact.china:
        assert story.contact.when is not None
        yield {
            "story_id": story.id,
            "side": person.side,
            "name": person.name,
            "ref": person.ref,
            "span_start": story.contact.when.day,
        }


def _moment(day: date, share: float) -> datetime:
    return datetime.combine(day, time(), UTC) + timedelta(seconds=int(86_000 * share))


def _batches(values: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(values, BATCH)):
        yield some
