"""The calibration: a sum of named features, each with its reason."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.candidate import Candidate, Feature
from bot.core.classify import probability, reasons, score
from bot.core.knowledge import Weights
from bot.core.model import Mode, Span, Status

WEIGHTS = Weights(bias=-1.0, features={"act": 2.0, "peg": -3.0, "item": 0.5})


def candidate(*names: str) -> Candidate:
    return Candidate("meet", Span(0, 3), Span(0, 3), 0, Mode.IN_PERSON, Status.HELD, signs=names)


def test_log_odds_are_the_bias_the_item_and_the_candidate() -> None:
    assert score([candidate("act"), candidate("act", "peg")], [Feature("item")], WEIGHTS) == (1.5, -1.5)


def test_a_feature_without_a_weight_counts_nothing() -> None:
    assert score([candidate("unheard of")], [], WEIGHTS) == (-1.0,)


def test_reasons_are_the_weighted_features_strongest_first_with_their_words() -> None:
    found = reasons(candidate("act", "peg", "unheard of").observed(), "met Wang", WEIGHTS)
    assert [(r.rule, r.weight, r.quote) for r in found] == [("peg", -3.0, "met"), ("act", 2.0, "met")]


@given(st.floats(allow_nan=False, allow_infinity=True))
def test_a_probability_lies_between_nought_and_one(log_odds: float) -> None:
    assert 0.0 <= probability(log_odds) <= 1.0


@pytest.mark.parametrize("log_odds", [0.3, 2.0, 40.0])
def test_opposite_odds_are_complements(log_odds: float) -> None:
    assert probability(log_odds) + probability(-log_odds) == pytest.approx(1.0)
