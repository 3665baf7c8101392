"""B-cubed on clusterings whose scores can be worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lab.bcubed import bcubed, of_lines


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


def test_lines_are_matched_by_id_and_stand_for_their_main_contact() -> None:
    gold = [
        {"id": "a", "relevant": True, "contacts": [{"event": "x"}, {"event": "y"}]},
        {"id": "b", "relevant": True, "contacts": [{"event": "x"}]},
        {"id": "c", "relevant": False, "contacts": []},
    ]
    verdicts = [
        {"id": "b", "contacts": [{"story": "s"}, {"story": "t"}]},
        {"id": "c", "contacts": [{"story": "s"}]},
        {"id": "a", "contacts": [{"story": "s"}]},
    ]
    scores = of_lines(gold, verdicts)
    assert (scores.items, scores.f1) == (2, 1.0)
