"""Word lists as they are read best: running text, split at its spaces."""

from __future__ import annotations

from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def holds(text: str, parts: Iterable[str]) -> bool:
    """Whether one of some parts stands in a text: the test before a pattern that cannot do without."""
    for part in parts:  # noqa: SIM110 - asked for every sentence
        if part in text:
            return True
    return False
