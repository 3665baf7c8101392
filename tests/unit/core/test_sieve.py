"""The first test of a raw text never rules out what the lexicon would have found."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.catalog import load
from bot.core import lexicon
from bot.core.sieve import Sieve
from bot.core.text import normalise

LEXICON = lexicon.of(load(None).knowledge)
SIEVE = Sieve([(" china", True), (" xi", True), (" xi jinping", True), (" beijing", False)])

_PIECES = st.sampled_from(
    [
        *"\n;<>&'-. \u2019\u2014\u0301\uff38\uff49\xe9\u4e2d\ud800",
        *("China", "US", "U.S.", "Sino-US", "Xi", "He", "Dong", "Jun", "Trump", "PLA", "\u4e2d\u7f8e"),
        *("&amp;", "quot;", "<b>", "</b>", "n", "'s"),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Xi speaks", True),
        ("xi speaks of Xi", True),
        ("xi xi Xi", True),  # the space between two forms belongs to both
        ("a china cup", False),
        ("Chinatown", False),
        ("in\u00a0beijing\u2019s streets", True),
        ("Chi<b></b>na", False),
        ("<img alt='China'>", False),
        ("China&amp;quot;", True),
        ("\uff23hina", True),  # not read here
    ],
)
def test_only_forms_at_word_boundaries_pass(text: str, expected: bool) -> None:
    assert SIEVE.may_hold(text) is expected


@given(st.lists(_PIECES, max_size=12).map("".join) | st.lists(_PIECES, max_size=12).map(" ".join) | st.text())
@example("the US' China envoy")
def test_what_concerns_both_sides_passes(text: str) -> None:
    assert LEXICON.may_name_china(text) or not LEXICON.may_concern(normalise(text))
