"""Ridge-penalised logistic regression over what items show: features of several kinds, each kind divided by
the root of its number.

Long texts thus say no more than short ones. Of the features the part that decides most is kept:
cross-validated, the others add nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence, Set

import numpy as np
import numpy.typing as npt

from bot.core.knowledge import Leaning

MIN_SETS = 3  # a feature seen in fewer is nobody's habit
STEPS, WITHIN = 30, 1e-6
# What a kind counts beside the first: it says again, in a wider or narrower view, what the phrases have said.
BESIDE = 0.5

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
Told = Sequence[Set[str]]
"""The features of an item, by kinds as in `Leaning.kinds`."""
Feature = tuple[int, str]
"""A kind's place, and a feature of that kind."""


class _Rows:
    """Items as rows of a sparse matrix, each kind of length one (`BESIDE` from the second on), and a last
    column of ones.
    """

    def __init__(self, items: Sequence[Told], names: Sequence[Feature]) -> None:
        index = {name: i for i, name in enumerate(names)}
        rows, columns, values = list[int](), list[int](), list[float]()
        for row, told in enumerate(items):
            for kind, shown in enumerate(told):
                known = [index[kind, p] for p in shown if (kind, p) in index]
                rows += [row] * len(known)
                columns += known
                values += [(BESIDE if kind else 1.0) / math.sqrt(max(1, len(known)))] * len(known)
        self.rows: Indices = np.array(rows, dtype=np.intp)
        self.columns: Indices = np.array(columns, dtype=np.intp)
        self.values: Array = np.array(values)
        self.sets, self.width = len(items), len(names) + 1

    def times(self, beta: Array) -> Array:
        """A number for each set."""
        sums = np.bincount(self.rows, self.values * beta[self.columns], self.sets)
        return np.asarray(sums + beta[-1], dtype=np.float64)

    def back(self, per_set: Array) -> Array:
        """A number for each column."""
        per_column = np.bincount(self.columns, self.values * per_set[self.rows], self.width)
        sums = np.asarray(per_column, dtype=np.float64)
        sums[-1] = per_set.sum()
        return sums


def fit(
    items: Sequence[Told],
    hold: Sequence[bool],
    counts_for: Sequence[int],
    *,
    ridge: float,
    room: Sequence[int],
) -> Leaning:
    """What features say for something that holds of some items.

    `room` is how many features are kept after each fit before the last.
    """
    counts = Counter((kind, p) for told in items for kind, shown in enumerate(told) for p in shown)
    names = sorted(name for name, count in counts.items() if count >= MIN_SETS)
    wanted, weights = np.array(hold, dtype=np.float64), np.array(counts_for, dtype=np.float64)
    for kept in (*room, None):
        rows = _Rows(items, names)
        beta = _logistic(rows, wanted, weights, ridge)
        if kept is None:
            break
        decides = np.abs(beta[:-1]) * np.sqrt(rows.back(np.ones(rows.sets))[:-1])
        names = sorted(names[i] for i in np.argsort(-decides)[:kept])
    kinds = tuple[dict[str, float], ...](({}, {}, {}))
    for (kind, name), weight in zip(names, beta[:-1], strict=True):
        kinds[kind][name] = float(weight) * (BESIDE if kind else 1.0)
    return Leaning(float(beta[-1]), *kinds)


def spoken(told: Told, fitted: Leaning) -> float:
    """What a fitted leaning says of an item, its bias even where it knows no feature."""
    log_odds = fitted.bias
    for shown, weights in zip(told, fitted.kinds, strict=False):
        known = shown & weights.keys()
        log_odds += sum(map(weights.__getitem__, known)) / math.sqrt(max(1, len(known)))
    return log_odds


def _logistic(rows: _Rows, wanted: Array, counts_for: Array, penalty: float) -> Array:
    """Newton's method, each step by conjugate gradients; the last column is not penalised."""
    ridge = np.full(rows.width, penalty)
    ridge[-1] = 1e-6
    beta = np.zeros(rows.width)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(rows.times(beta), -30, 30)))
        gradient = rows.back(counts_for * (p - wanted)) + ridge * beta
        step = _solve(rows, counts_for * p * (1 - p), ridge, gradient)
        beta = beta - step
        if np.abs(step).max() < WITHIN * max(1.0, np.abs(beta).max()):
            break
    return beta


def _solve(rows: _Rows, curvature: Array, ridge: Array, wanted: Array) -> Array:
    x, residual = np.zeros(rows.width), wanted.copy()
    direction, size = residual.copy(), float(residual @ residual)
    enough = 1e-8 * size
    for _ in range(200):
        if size <= enough:
            break
        bent = rows.back(curvature * rows.times(direction)) + ridge * direction
        along = size / float(direction @ bent)
        x += along * direction
        residual -= along * bent
        before, size = size, float(residual @ residual)
        direction = residual + (size / before) * direction
    return x
