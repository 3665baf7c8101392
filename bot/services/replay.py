"""A past stream through the whole decision, story by story, with nothing written and nobody told.

The clock of a replay is the items' own publication: what would have been news then is news here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from bot.core import routing
from bot.core.assembly import Assembler
from bot.core.model import Item, Story, StoryChange, Subscription
from bot.core.routing import DeliveryKind
from bot.core.stories import Placement
from bot.core.verdict import Verdict

_UNDATED = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Telling:
    """One piece of news as it would have been told: by which item, to which channels."""

    item: Item
    change: StoryChange
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replayed:
    """A story as it stands at the end of the stream, with all that would have been told of it, in order."""

    story: Story
    tellings: tuple[Telling, ...]


@dataclass
class Replay:
    """Items in the order of arrival; `stories` gives the outcome. Counts: `items` read, `relevant` ones."""

    assess: Callable[[Item], Verdict]
    subscriptions: Sequence[Subscription]
    items: int = 0
    relevant: int = 0
    _assembler: Assembler = field(default_factory=Assembler)
    _tellings: dict[str, list[Telling]] = field(default_factory=dict)

    def take(self, items: Iterable[Item]) -> None:
        for item in items:
            self.items += 1
            verdict = self.assess(item)
            if verdict.relevant:
                self.relevant += 1
                for placed in self._assembler.add(item, verdict):
                    if placed and placed.changes:
                        self._tell(placed, item, verdict)

    def _tell(self, placed: Placement, item: Item, verdict: Verdict) -> None:
        """Asks the subscriptions about each change, as if it were the moment of publication."""
        tellings = self._tellings.setdefault(placed.story.id, [])
        told = {channel for telling in tellings for channel in telling.channels}
        plan = routing.plan(placed, self.subscriptions, told, verdict.lang, item.published or _UNDATED)
        for change in placed.changes:
            channels = tuple(
                each.channel for each in plan if each.kind is DeliveryKind.ALERT or each.change is change
            )
            tellings.append(Telling(item, change, channels))

    def stories(self) -> tuple[Replayed, ...]:
        """All stories, the first reported first."""
        ordered = sorted(
            self._assembler.stories.values(), key=lambda story: (story.first_published or _UNDATED, story.id)
        )
        return tuple(Replayed(story, tuple(self._tellings.get(story.id, ()))) for story in ordered)


def in_order(items: Iterable[Item], first: date | None = None, last: date | None = None) -> list[Item]:
    """Items by publication, those of one moment as given; with bounds, only those published in between."""
    bounded = first is not None or last is not None
    chosen = [
        item
        for item in items
        if not bounded
        or (item.published is not None and (first or date.min) <= item.published.date() <= (last or date.max))
    ]
    return sorted(chosen, key=lambda item: item.published or _UNDATED)
