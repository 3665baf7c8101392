"""Who held which office when, as the knowledge answers it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalog import load
from bot.core.knowledge import Knowledge
from bot.core.model import Side

KNOWLEDGE = load(None).knowledge
DEFENSE = ("Secretary of Defense", "Minister of National Defense")


@pytest.mark.parametrize(
    ("day", "side", "name"),
    [
        ("2023-03-01", Side.CHINA, "Wei Fenghe"),
        ("2023-06-03", Side.CHINA, "Li Shangfu"),
        ("2024-01-15", Side.CHINA, "Dong Jun"),
        ("2024-01-15", Side.US, "Lloyd Austin"),
        ("2025-09-10", Side.US, "Pete Hegseth"),
    ],
)
def test_an_office_has_one_holder_at_a_time(day: str, side: Side, name: str) -> None:
    holder = KNOWLEDGE.holder(DEFENSE, side, date.fromisoformat(day))
    assert holder is not None
    assert holder.name == name


def test_the_first_office_that_anybody_holds_decides() -> None:
    day = date(2025, 9, 10)
    first = KNOWLEDGE.holder(("No Such Office", "Foreign Minister", "Premier"), Side.CHINA, day)
    assert first is not None
    assert first.name == "Wang Yi"


def test_an_office_of_several_names_nobody() -> None:
    day = date(2025, 9, 10)
    assert len(KNOWLEDGE.holders(("Senator",), Side.US, day)) > 1
    assert KNOWLEDGE.holder(("Senator",), Side.US, day) is None


def test_nobody_holds_an_office_between_two_terms() -> None:
    assert KNOWLEDGE.holder(("Minister of National Defense",), Side.CHINA, date(2023, 11, 15)) is None


def test_an_empty_knowledge_knows_nobody() -> None:
    assert Knowledge().holders(DEFENSE, None, None) == ()
