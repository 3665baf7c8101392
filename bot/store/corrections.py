"""What people have changed of stories, and the stories that a channel has muted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, delete, or_, select, update

from bot.core.model import Correction
from bot.store.engine import insert
from bot.store.tables import corrections, story_mutes


class Corrections:
    """Queries on corrections, within one transaction; none is ever deleted."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, correction: Correction) -> None:
        row = {
            "id": correction.id,
            "story_id": correction.story_id,
            "other": correction.other,
            "correction": correction,
            "undone": correction.undone,
        }
        self._connection.execute(insert(self._connection, corrections).values(row))

    def undo(self, correction_id: str) -> bool:
        """Whether there was one in force."""
        mine = update(corrections).where(corrections.c.id == correction_id, ~corrections.c.undone)
        return bool(self._connection.execute(mine.values(undone=True)).rowcount)

    def get(self, correction_id: str) -> Correction | None:
        found = self._read(_rows().where(corrections.c.id == correction_id))
        return found[0] if found else None

    def in_force(self, story_ids: Sequence[str]) -> dict[str, tuple[Correction, ...]]:
        """Story id -> the corrections that were made of it, oldest first."""
        mine = _rows().where(corrections.c.story_id.in_(story_ids), ~corrections.c.undone)
        found: dict[str, list[Correction]] = defaultdict(list)
        for correction in self._read(mine):
            found[correction.story_id].append(correction)
        return {story_id: tuple(made) for story_id, made in found.items()}

    def around(self, story_ids: Collection[str]) -> tuple[set[str], tuple[Correction, ...]]:
        """The stories that merges and splits connect with these, and every correction of any of them."""
        known: set[str] = set(story_ids)
        while True:
            touching = or_(corrections.c.story_id.in_(known), corrections.c.other.in_(known))
            found = self._read(_rows().where(touching))
            reached = known | {name for c in found for name in (c.story_id, c.other) if name}
            if reached == known:
                return known, tuple(found)
            known = reached

    def all(self) -> list[Correction]:
        """Every correction, oldest first, undone ones too."""
        return self._read(_rows())

    def _read(self, query: Select[Any]) -> list[Correction]:
        return [
            replace(row.correction, undone=row.undone)
            for row in self._connection.execute(query.order_by(corrections.c.number))
        ]


def _rows() -> Select[Any]:
    return select(corrections.c.correction, corrections.c.undone)


class StoryMutes:
    """Queries on muted stories, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, channel: str, story_id: str) -> bool:
        """Whether it was not muted there before."""
        row = {"channel": channel, "story_id": story_id}
        once = insert(self._connection, story_mutes).values(row).on_conflict_do_nothing()
        return self._connection.scalar(once.returning(story_mutes.c.story_id)) is not None

    def remove(self, channel: str, story_id: str) -> bool:
        """Whether it was muted there."""
        mine = delete(story_mutes).where(story_mutes.c.channel == channel, story_mutes.c.story_id == story_id)
        return bool(self._connection.execute(mine).rowcount)

    def channels(self, story_id: str) -> set[str]:
        """The channels that want to hear no more of the story."""
        query = select(story_mutes.c.channel).where(story_mutes.c.story_id == story_id)
        return set(self._connection.scalars(query))
