"""Inputs of forms."""

from __future__ import annotations

from bot.slack.forms import fields
from bot.slack.text import width


def test_what_stands_first_in_an_input_is_no_longer_than_what_may_be_written() -> None:
    element = fields.line("𠮷" * 2_000)
    assert width(element["initial_value"]) == element["max_length"]
