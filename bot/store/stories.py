"""Stories with their people, sources and history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, or_, select

from bot.core import curation
from bot.core.model import Contact, Participant, Precision, Side, Source, Status, Story, StoryChange
from bot.store.codec import storable
from bot.store.corrections import Corrections
from bot.store.engine import insert
from bot.store.story_index import StoryIndex
from bot.store.tables import items, stories, story_changes, story_people, story_sources, verdicts

NEAR = timedelta(days=10)
"""How far from a contact's days and its report's day a story may lie and still be the same contact."""

LONGEST = timedelta(days=200)
"""The longest that a story is waited for: from its first report to its own day."""

LONGEST_NAME = 200

_LENGTH = {
    Precision.WEEK: timedelta(days=7),
    Precision.MONTH: timedelta(days=31),
    Precision.YEAR: timedelta(days=366),
}


class Stories:
    """Queries on stories, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def near(self, contact: Contact, published: datetime | None, now: datetime) -> list[Story]:
        """The stories that the contact may belong to: near its days, sharing a principal or naming nobody."""
        first, last = span(contact, published, published, now.date())
        first, last = first - NEAR, last + NEAR
        around = and_(stories.c.span_start.between(first - LONGEST, last), stories.c.span_end >= first)
        people = story_people.c
        same_time = people.span_start.between(first - LONGEST, last)
        company = or_(*(_on_side(side, names) for side, names in _named(contact)))
        query = (
            select(stories.c.id)
            .join(story_people, people.story_id == stories.c.id)
            .where(around, same_time, company)
            .distinct()
        )
        return self.load(list(self._connection.scalars(query)))

    def in_the_news(self, since: datetime) -> bool:
        """Whether an item published since then brought a contact, or news on a known one."""
        recent = select(verdicts.c.item_id).where(verdicts.c.relevant, verdicts.c.assessed >= since)
        news = (
            recent.join(items, items.c.id == verdicts.c.item_id)
            .join(story_sources, story_sources.c.item_id == items.c.id)
            .join(story_changes, story_changes.c.story_id == story_sources.c.story_id)
            .where(items.c.published >= since, story_changes.c.recorded >= since)
        )
        return self._connection.execute(news.limit(1)).first() is not None

    def load(self, ids: Sequence[str]) -> list[Story]:
        """The stories with these ids, ordered by id; unknown ids are left out."""
        found = self._connection.execute(
            select(stories).where(stories.c.id.in_(ids)).order_by(stories.c.id)
        ).all()
        sources: dict[str, list[Source]] = defaultdict(list)
        changes: dict[str, list[StoryChange]] = defaultdict(list)
        for story_id, source in self._parts(story_sources, story_sources.c.source, ids):
            sources[story_id].append(source)
        for story_id, change in self._parts(story_changes, story_changes.c.change, ids):
            changes[story_id].append(change)
        corrected = Corrections(self._connection).in_force(ids)
        return [
            Story(
                id=row.id,
                contact=row.contact,
                sources=tuple(sources[row.id]),
                history=tuple(changes[row.id]),
                first_published=row.first_published,
                last_published=row.last_published,
                corrections=corrected.get(row.id, ()),
            )
            for row in found
        ]

    def _parts(self, table: Any, value: Any, ids: Sequence[str]) -> Iterator[tuple[str, Any]]:
        query = select(table.c.story_id, value).where(table.c.story_id.in_(ids))
        for row in self._connection.execute(query.order_by(table.c.story_id, table.c.position)):
            yield row[0], row[1]

    def get(self, story_id: str) -> Story | None:
        return next(iter(self.load([story_id])), None)

    def of_item(self, item_id: str) -> list[Story]:
        """The stories that the item is a source of."""
        query = select(story_sources.c.story_id).where(story_sources.c.item_id == item_id).distinct()
        return self.load(list(self._connection.scalars(query)))

    def held_since(self, moment: datetime) -> list[Story]:
        """The contacts that have been held, and were reported at that moment or later."""
        known = stories.c.span_start >= (moment - LONGEST).date()
        reported = and_(stories.c.status == Status.HELD, stories.c.last_published >= moment)
        return self.load(list(self._connection.scalars(select(stories.c.id).where(known, reported))))

    def free_id(self, wanted: str) -> str:
        """The id itself, or with a number behind it where another story already has it."""
        start = self._connection.scalar(select(exists().where(stories.c.id == wanted)))
        if not start:
            return wanted
        taken = set(
            self._connection.scalars(
                select(stories.c.id).where(stories.c.id.startswith(f"{wanted}-", autoescape=True))
            )
        )
        return next(
            name for number in range(2, len(taken) + 3) if (name := f"{wanted}-{number}") not in taken
        )

    def save(self, story: Story, before: Story | None, now: datetime) -> None:
        """Records the story; `before` is what is stored of it (None: nothing): only news is written."""
        first, last = span(story.contact, story.first_published, story.last_published, now.date())
        contact = story.contact
        row = {
            "contact": contact,
            "track": contact.track,
            "level": contact.level,
            "mode": contact.mode,
            "status": contact.status,
            "day": contact.when.day if contact.when else None,
            "span_start": first,
            "span_end": last,
            "first_published": story.first_published,
            "last_published": story.last_published,
            "changed": now,
            "sources": len(story.sources),
        }
        statement = insert(self._connection, stories).values(id=story.id, created=now, **row)
        self._connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=row))
        self._save_people(story, first)
        self._save_parts(story_sources, story.id, _source_rows(story), _source_rows(before))
        self._save_parts(story_changes, story.id, _change_rows(story, now), _change_rows(before, now))
        StoryIndex(self._connection).put(story, now)

    def _save_people(self, story: Story, first: date) -> None:
        """Whoever took part, by the corrections and by the sources: reports go on as they were."""
        self._connection.execute(delete(story_people).where(story_people.c.story_id == story.id))
        told = [story.contact, *(part.contact for part in curation.as_told(story))]
        rows = {
            (side, _key(person.name)): {
                "story_id": story.id,
                "side": side,
                "name": _key(person.name),
                "ref": person.ref,
                "span_start": first,
            }
            for contact in told
            for side, people in ((Side.US, contact.us), (Side.CHINA, contact.china))
            for person in people or (Participant("", side),)
        }
        self._connection.execute(insert(self._connection, story_people), list(rows.values()))

    def _save_parts(
        self, table: Any, story_id: str, rows: list[dict[str, Any]], before: list[dict[str, Any]]
    ) -> None:
        """Rewrites an ordered part of a story from its first difference on."""
        same = next(
            (at for at, (new, old) in enumerate(zip(rows, before, strict=False)) if new != old),
            min(len(rows), len(before)),
        )
        if same < len(before):
            gone = delete(table).where(table.c.story_id == story_id, table.c.position >= same)
            self._connection.execute(gone)
        if rows[same:]:
            placed = [
                row | {"story_id": story_id, "position": at} for at, row in enumerate(rows[same:], same)
            ]
            self._connection.execute(insert(self._connection, table), placed)

    def delete(self, story_id: str) -> None:
        """Forgets a story, with all its parts."""
        self._connection.execute(delete(stories).where(stories.c.id == story_id))

    def version(self) -> str:
        """Another one whenever any story was changed."""
        changes = select(func.count()).select_from(story_changes).scalar_subquery()
        query = select(func.count(), func.max(stories.c.changed), func.sum(stories.c.sources), changes)
        return " ".join(map(str, self._connection.execute(query).one()))

    def count(self) -> int:
        return self._connection.scalar(select(func.count()).select_from(stories)) or 0


def span(
    contact: Contact, first_published: datetime | None, last_published: datetime | None, today: date
) -> tuple[date, date]:
    """First and last of the days that a contact is about or was reported on; `today` where none is known."""
    days = [moment.date() for moment in (first_published, last_published) if moment]
    if when := contact.when:
        length = _LENGTH.get(when.precision, timedelta())
        days += [when.day, max(when.end or when.day, when.day + length)]
    return min(days, default=today), max(days, default=today)


def _key(name: str) -> str:
    """What a person is looked up by: databases bound what they index, and names come from hostile text."""
    return storable(name)[:LONGEST_NAME]


def _named(contact: Contact) -> Iterable[tuple[Side, list[str]]]:
    for side, people in ((Side.US, contact.us), (Side.CHINA, contact.china)):
        yield side, [_key(person.name) for person in people if person.name]


def _on_side(side: Side, names: list[str]) -> ColumnElement[bool]:
    """Stories with one of the names on the side, or with nobody named there; without names, all of them."""
    mine = story_people.c.side == side
    return and_(mine, story_people.c.name.in_([*names, ""])) if names else mine


def _source_rows(story: Story | None) -> list[dict[str, Any]]:
    sources = story.sources if story else ()
    return [{"item_id": source.item_id, "source": source} for source in sources]


def _change_rows(story: Story | None, now: datetime) -> list[dict[str, Any]]:
    changes = story.history if story else ()
    return [{"change": change, "recorded": now} for change in changes]
