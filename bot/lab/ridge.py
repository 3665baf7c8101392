"""Ridge-penalised logistic regression over sets of phrases, each set divided by the root of its size.

Long texts thus say no more than short ones. Of the phrases the part that decides most is kept:
cross-validated, the others add nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence, Set

import numpy as np
import numpy.typing as npt

from bot.core.knowledge import Leaning

MIN_SETS = 3  # a phrase seen in fewer is nobody's habit
STEPS, WITHIN = 30, 1e-6

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


class _Rows:
    """Sets as rows of a sparse matrix, each of length one, and a last column of ones."""

    def __init__(self, sets: Sequence[Set[str]], names: Sequence[str]) -> None:
        index = {name: i for i, name in enumerate(names)}
        known = [[index[p] for p in shown if p in index] for shown in sets]
        sizes = np.array([len(row) for row in known], dtype=np.intp)
        self.rows: Indices = np.repeat(np.arange(len(sets)), sizes)
        self.columns: Indices = np.array([i for row in known for i in row], dtype=np.intp)
        self.values: Array = np.repeat(1 / np.sqrt(np.maximum(sizes, 1)), sizes)
        self.sets, self.width = len(sets), len(names) + 1

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
    sets: Sequence[Set[str]],
    hold: Sequence[bool],
    counts_for: Sequence[int],
    *,
    ridge: float,
    room: Sequence[int],
) -> Leaning:
    """What phrases say for something that holds of some sets.

    `room` is how many phrases are kept after each fit before the last.
    """
    counts = Counter(phrase for shown in sets for phrase in shown)
    names = sorted(phrase for phrase, count in counts.items() if count >= MIN_SETS)
    wanted, weights = np.array(hold, dtype=np.float64), np.array(counts_for, dtype=np.float64)
    for kept in (*room, None):
        rows = _Rows(sets, names)
        beta = _logistic(rows, wanted, weights, ridge)
        if kept is None:
            break
        decides = np.abs(beta[:-1]) * np.sqrt(rows.back(np.ones(rows.sets))[:-1])
        names = sorted(names[i] for i in np.argsort(-decides)[:kept])
    return Leaning(float(beta[-1]), dict(zip(names, map(float, beta[:-1]), strict=True)))


def spoken(shown: Set[str], fitted: Leaning) -> float:
    """What a fitted leaning says of a set, its bias even where it knows no phrase."""
    known = shown & fitted.phrases.keys()
    return fitted.bias + sum(map(fitted.phrases.__getitem__, known)) / math.sqrt(max(1, len(known)))


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
