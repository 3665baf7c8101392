"""How likely a candidate is a contact that its item reports as news: a logistic sum over named features.

The weights are data (`config/weights.yaml`), fitted by `bot.lab.train`. A feature without a weight counts
nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from operator import attrgetter

from bot.core.candidate import Candidate, Feature
from bot.core.knowledge import Weights
from bot.core.model import Reason


def score(candidates: Sequence[Candidate], item: Iterable[Feature], weights: Weights) -> tuple[float, ...]:
    """The log-odds of each candidate. `item` holds what speaks for or against all of them alike."""
    shared = weights.bias + _sum(item, weights)
    return tuple([shared + _of_candidate(candidate, weights) for candidate in candidates])


def probability(log_odds: float) -> float:
    """The logistic function, safe for any finite input."""
    if log_odds >= 0:
        return 1.0 / (1.0 + math.exp(-min(log_odds, 700.0)))
    odds = math.exp(max(log_odds, -700.0))
    return odds / (1.0 + odds)


def reasons(features: Iterable[Feature], text: str, weights: Weights) -> tuple[Reason, ...]:
    """What moved a score, strongest first, with the words that were read."""
    found = [
        Reason(
            feature.name,
            round(weight, 3),
            feature.span.of(text) if feature.span else "",
            feature.span,
        )
        for feature in features
        if (weight := weights.features.get(feature.name, 0.0))
    ]
    return tuple(sorted(found, key=lambda reason: -abs(reason.weight)))


def _of_candidate(candidate: Candidate, weights: Weights) -> float:
    signs = sum(filter(None, map(weights.features.get, candidate.signs)))
    return signs + _sum(candidate.features, weights) if candidate.features else signs


def _sum(features: Iterable[Feature], weights: Weights) -> float:
    return sum(filter(None, map(weights.features.get, map(_name, features))))


_name = attrgetter("name")
