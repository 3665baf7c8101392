"""B-cubed scores of stories against the events of a gold file.

For an item `i`, let S(i) be the items of its story and E(i) those of its gold event. Precision is the mean
over items of |S(i) and E(i)| / |S(i)|, recall the mean of |S(i) and E(i)| / |E(i)|; F1 is their harmonic mean
(Bagga and Baldwin 1998). Items are those that both the gold file and the verdict call relevant; an item
stands for its main contact: the event of the first gold contact, the story of the verdict's first contact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BCubed:
    """`items` scored, and their mean precision and recall."""

    items: int
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def bcubed(stories: Mapping[str, Hashable], events: Mapping[str, Hashable]) -> BCubed:
    """Scores of two clusterings, each from item id to cluster, over the items that both have."""
    both = stories.keys() & events.keys()
    if not both:
        return BCubed(0, 1.0, 1.0)
    by_story, by_event = _members(stories, both), _members(events, both)
    precision = recall = 0.0
    for item in both:
        mine, true = by_story[stories[item]], by_event[events[item]]
        common = len(mine & true)
        precision += common / len(mine)
        recall += common / len(true)
    return BCubed(len(both), precision / len(both), recall / len(both))


def _members(clusters: Mapping[str, Hashable], items: set[str]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for item in items:
        members[clusters[item]].add(item)
    return members


def of_lines(gold: Iterable[Line], verdicts: Iterable[Line]) -> BCubed:
    """Scores the output lines of `classify --stories` against gold lines, matched by id."""
    events = {line["id"]: line["contacts"][0]["event"] for line in gold if line["relevant"]}
    stories = {line["id"]: line["contacts"][0]["story"] for line in verdicts if line["contacts"]}
    return bcubed(stories, events)
