"""Text from feeds for the eye: the quick way for ordinary text gives what the careful one does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.legible import framed, line, visible, width

ORDINARY = st.text(
    st.characters(codec="ascii")
    | st.characters(min_codepoint=0xA0, max_codepoint=0x24F)
    | st.characters(min_codepoint=0x2000, max_codepoint=0x206F)
    | st.characters(min_codepoint=0x3000, max_codepoint=0x30FF)
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
    | st.characters(min_codepoint=0xFF00, max_codepoint=0xFFEF)
)
MARK = "\u202e"
"""Has no place in ordinary text, is never shown, and so makes a text go the careful way."""


@given(ORDINARY)
def test_ordinary_text_is_cleaned_as_any_other(text):
    assert visible(text) == visible(text + MARK)


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert visible(visible(text)) == visible(text)


@given(st.text())
def test_width_counts_utf_16_units(text):
    assert width(text) == sum(2 if character > "\uffff" else 1 for character in text)


def test_lone_surrogates_have_a_width():
    assert width("a\ud800b") == 3


@given(st.text(min_size=1), st.integers(3, 60))
def test_a_line_keeps_within_its_limit(text, limit):
    assert width(line(text, limit)) <= limit


@pytest.mark.parametrize("text", ["\u05e9\u05dc\u05d5\u05dd", "abc \u0645\u0631\u062d\u0628\u0627"])
def test_what_runs_leftwards_is_set_apart(text):
    assert framed(text, None) == f"\u2068{text}\u2069"
