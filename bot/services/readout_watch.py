"""Readouts that do not come: noted once in the thread of a contact that has been held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core import routing
from bot.core.comparison import known_as_held, missing_readouts
from bot.core.model import ChangeKind, Story, StoryChange
from bot.core.routing import Delivery, DeliveryKind
from bot.core.stories import Placement
from bot.store.store import Store, Transaction


@dataclass(frozen=True, slots=True)
class Patience:
    """A readout is missed `after` the contact became known as held, and given up `until` then."""

    after: timedelta
    until: timedelta


def note_missing(store: Store, patience: Patience, now: datetime) -> int:
    """Tells the threads of held contacts which sides have published nothing; of how many contacts."""
    with store.begin() as tx:
        tx.lock_news()
        due = [
            note
            for story in tx.stories.held_since(now - patience.until)
            if (note := _note(story, patience, now))
        ]
        for placed in due:
            tx.stories.save(placed.story, placed.before, now)
            for delivery in _replies(tx, placed, now):
                tx.outbox.add(delivery, now)
        return len(due)


def _note(story: Story, patience: Patience, now: datetime) -> Placement | None:
    """The story with the note in its history, None where there is nothing to note, or it has been noted."""
    noted = any(change.kind is ChangeKind.NO_READOUT for change in story.history)
    since = known_as_held(story)
    if story.hidden or noted or since is None or now - since > patience.until:
        return None
    sides = missing_readouts(story, now, patience.after)
    if not sides:
        return None
    change = StoryChange(ChangeKind.NO_READOUT, "", after=" ".join(sides))
    return Placement(replace(story, history=(*story.history, change)), story, (change,))


def _replies(tx: Transaction, placed: Placement, now: datetime) -> list[Delivery]:
    """To the channels that have the story: nobody hears of a contact first by what is missing."""
    told = tx.outbox.told(placed.story.id) - tx.story_mutes.channels(placed.story.id)
    planned = routing.plan(placed, tx.subscriptions.all(), told, "", now)
    return [delivery for delivery in planned if delivery.kind is DeliveryKind.REPLY]
