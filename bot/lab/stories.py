"""How well the items of a gold file are gathered into stories: in order of publication, and shuffled."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.assembly import Assembler
from bot.core.model import Item
from bot.core.verdict import Verdict
from bot.lab.bcubed import BCubed, Line, bcubed

SHUFFLES = 20

Read = Sequence[tuple[Item, Verdict]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """B-cubed of the stories in order of publication, and of each shuffled arrival."""

    ordered: BCubed
    shuffled: tuple[BCubed, ...] = ()

    @property
    def widest(self) -> float:
        """By how much F1 of a shuffled arrival differs most from that of the ordered one."""
        return max((abs(each.f1 - self.ordered.f1) for each in self.shuffled), default=0.0)

    def summary(self) -> dict[str, float]:
        figures = {
            "stories_precision": self.ordered.precision,
            "stories_recall": self.ordered.recall,
            "stories_f1": self.ordered.f1,
            "stories_shuffled_f1": min((each.f1 for each in self.shuffled), default=self.ordered.f1),
        }
        return {name: round(value, 4) for name, value in figures.items()}


def gathered(gold: Sequence[Line], read: Read, shuffles: int = SHUFFLES) -> Gathered:
    """Scores the stories of items and their verdicts against the events of the gold lines, matched by id."""
    events = {line["id"]: line["contacts"][0]["event"] for line in gold if line["contacts"]}
    ordered = sorted(read, key=lambda pair: str(pair[0].published or ""))
    runs = [bcubed(_stories(ordered), events)]
    for seed in range(shuffles):
        arrival = list(ordered)
        random.Random(seed).shuffle(arrival)  # noqa: S311 - repeatable, not secret
        runs.append(bcubed(_stories(arrival), events))
    return Gathered(runs[0], tuple(runs[1:]))


def _stories(arrival: Read) -> Mapping[str, str]:
    """The story of each item's main contact, as it was told when the item came."""
    assembler = Assembler()
    stories: dict[str, str] = {}
    for item, verdict in arrival:
        placed = assembler.add(item, verdict)
        if placed and placed[0]:
            stories[item.id] = placed[0].story.id
    return stories
