"""Stories known from elsewhere, put into the database without telling anybody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.core.model import Story
from bot.store.store import Store


def seed_stories(store: Store, stories: Sequence[Story], now: datetime) -> int:
    """Records the stories whose ids are not there yet; how many were added."""
    with store.begin() as tx:
        known = {story.id for story in tx.stories.load([story.id for story in stories])}
        new = [story for story in stories if story.id not in known]
        for story in new:
            tx.stories.save(story, None, now)
    return len(new)
