"""B-cubed on clusterings whose scores can be worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lab.bcubed import bcubed


@pytest.mark.parametrize(
    ("stories", "events", "precision", "recall"),
    [
        ({"a": 1, "b": 1}, {"a": "x", "b": "x"}, 1.0, 1.0),
        ({"a": 1, "b": 2}, {"a": "x", "b": "x"}, 1.0, 0.5),
        ({"a": 1, "b": 1}, {"a": "x", "b": "y"}, 0.5, 1.0),
        ({"a": 1, "b": 1, "c": 1}, {"a": "x", "b": "x", "c": "y"}, (2 / 3 + 2 / 3 + 1 / 3) / 3, 1.0),
        ({"a": 1, "z": 1}, {"a": "x", "q": "x"}, 1.0, 1.0),  # only items that both have
        ({}, {}, 1.0, 1.0),
    ],
)
def test_by_hand(stories: dict[str, int], events: dict[str, str], precision: float, recall: float) -> None:
    scores = bcubed(stories, events)
    assert (scores.precision, scores.recall) == pytest.approx((precision, recall))


@given(st.dictionaries(st.integers(0, 30).map(str), st.integers(0, 4)))
def test_a_clustering_agrees_with_itself(clusters: dict[str, int]) -> None:
    assert bcubed(clusters, clusters).f1 == pytest.approx(1.0)
