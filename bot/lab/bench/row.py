"""One measured figure beside its baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """`value` and `baseline` are in `unit`; `ratio` is value / baseline, None where there is no baseline."""

    what: str
    value: float
    unit: str
    against: str = ""
    baseline: float | None = None

    @property
    def ratio(self) -> float | None:
        return self.value / self.baseline if self.baseline else None


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share (0..1) of all do not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]
