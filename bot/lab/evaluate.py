"""Scores of verdict lines against gold lines, both in the formats that the contract fixes.

Definitions (all over the items of one gold file):

* relevance: precision, recall and F1 of `relevant`;
* attributes: over the items that both sides call relevant, the main contact of the verdict (its first)
  against that of the gold line (its first): share equal for track, level, mode, status and date (null
  equals null);
* people: micro F1 over the names of the main contacts, each side's names apart (a name on the wrong side is
  an error);
* topics: micro F1 over the topic words of the main contacts;
* contacts: every predicted contact is paired with at most one gold contact of the same status and track that
  shares a named person with it, or that names nobody; F1 of the pairs over all contacts of all items.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Line = Mapping[str, Any]
ATTRIBUTES = ("track", "level", "mode", "status", "date")


@dataclass
class Counts:
    """True positives, false positives and false negatives, and what follows from them."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, predicted: Iterable[Any], wanted: Iterable[Any]) -> None:
        """Count two bags against each other."""
        p, w = Counter(predicted), Counter(wanted)
        common = (p & w).total()
        self.tp += common
        self.fp += p.total() - common
        self.fn += w.total() - common

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else 1.0


@dataclass
class Scores:
    """Everything measured over one gold file; `hits[attribute]` is (equal, compared)."""

    items: int = 0
    relevance: Counts = field(default_factory=Counts)
    hits: dict[str, list[int]] = field(default_factory=lambda: {name: [0, 0] for name in ATTRIBUTES})
    people: Counts = field(default_factory=Counts)
    topics: Counts = field(default_factory=Counts)
    contacts: Counts = field(default_factory=Counts)
    tables: dict[str, dict[str, Counts]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counts))
    )

    def summary(self) -> dict[str, float]:
        """The figures that bars are set on, each between 0 and 1."""
        figures = {
            "precision": self.relevance.precision,
            "recall": self.relevance.recall,
            "f1": self.relevance.f1,
            **{name: equal / compared if compared else 1.0 for name, (equal, compared) in self.hits.items()},
            "people_f1": self.people.f1,
            "topics_f1": self.topics.f1,
            "contacts_f1": self.contacts.f1,
        }
        return {name: round(value, 4) for name, value in figures.items()}


@dataclass(frozen=True)
class Miss:
    """One disagreement with the gold file, for a person to read."""

    id: str
    what: str
    gold: str
    found: str
    title: str


def evaluate(gold: Sequence[Line], verdicts: Sequence[Line]) -> tuple[Scores, list[Miss]]:
    """Score `verdicts` (output lines of `classify`) against `gold`, line by line in the same order."""
    scores, misses = Scores(), []
    for wanted, found in zip(gold, verdicts, strict=True):
        scores.items += 1
        _count_relevance(scores, wanted, found)
        if wanted["relevant"] != found["relevant"]:
            what = "missed" if wanted["relevant"] else "false alarm"
            kind = wanted.get("negative_kind") or _main(wanted).get("status", "")
            misses.append(Miss(wanted["id"], what, str(kind), f"{found['score']:.2f}", wanted["title"]))
        elif wanted["relevant"]:
            misses.extend(_compare_main(scores, wanted, found))
        _pair_contacts(scores.contacts, wanted["contacts"], found["contacts"])
    return scores, misses


def _main(line: Line) -> Line:
    contacts: Sequence[Line] = line["contacts"]
    return contacts[0] if contacts else {}


def _count_relevance(scores: Scores, wanted: Line, found: Line) -> None:
    tp, fp, fn = (
        int(wanted["relevant"] and found["relevant"]),
        int(found["relevant"] and not wanted["relevant"]),
        int(wanted["relevant"] and not found["relevant"]),
    )
    groups = {"language": wanted.get("lang", "?"), "source": wanted.get("source", "?")}
    if wanted["relevant"]:
        groups |= {"status": _main(wanted).get("status", "?"), "track": _main(wanted).get("track", "?")}
    else:
        groups["negative kind"] = wanted.get("negative_kind") or "?"
    cells = [scores.relevance, *(scores.tables[table][str(value)] for table, value in groups.items())]
    for cell in cells:
        cell.tp, cell.fp, cell.fn = cell.tp + tp, cell.fp + fp, cell.fn + fn


def _compare_main(scores: Scores, wanted: Line, found: Line) -> list[Miss]:
    gold, mine = _main(wanted), _main(found)
    misses: list[Miss] = []

    def miss(what: str, left: object, right: object) -> None:
        misses.append(Miss(wanted["id"], what, str(left), str(right), wanted["title"]))

    for name in ATTRIBUTES:
        scores.hits[name][1] += 1
        if gold[name] == mine[name]:
            scores.hits[name][0] += 1
        else:
            miss(name, gold[name], mine[name])
    for side in ("us", "china"):
        scores.people.add(mine[side], gold[side])
        if set(mine[side]) != set(gold[side]):
            miss(f"people {side}", gold[side], mine[side])
    scores.topics.add(mine["topics"], gold["topics"])
    if set(mine["topics"]) != set(gold["topics"]):
        miss("topics", gold["topics"], mine["topics"])
    return misses


def _pair_contacts(counts: Counts, gold: Sequence[Line], mine: Sequence[Line]) -> None:
    open_gold = list(gold)
    for contact in mine:
        partner = next((g for g in open_gold if _may_be_same(g, contact)), None)
        if partner is None:
            counts.fp += 1
        else:
            counts.tp += 1
            open_gold.remove(partner)
    counts.fn += len(open_gold)


def _may_be_same(gold: Line, mine: Line) -> bool:
    if (gold["track"], gold["status"]) != (mine["track"], mine["status"]):
        return False
    named, found = {*gold["us"], *gold["china"]}, {*mine["us"], *mine["china"]}
    return bool(named & found) or not named or not found


def below(summary: Mapping[str, float], baseline: Mapping[str, float]) -> list[str]:
    """The names of the figures that fell under the committed baseline."""
    return [name for name, floor in baseline.items() if summary.get(name, 0.0) + 1e-9 < floor]


def run(gold: Sequence[Line], classify: Callable[[Line], Line]) -> tuple[Scores, list[Miss]]:
    """Classify every gold line and score the outcome."""
    return evaluate(gold, [classify(line) for line in gold])
