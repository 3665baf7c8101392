"""Who held which office when, as the knowledge answers it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.catalog import load
from bot.core.assess import assess
from bot.core.knowledge import Knowledge
from bot.core.model import Item, Side

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


def test_a_term_may_end_at_the_end_of_time() -> None:
    """As some files write "still in office"."""
    people = tuple(
        replace(p, offices=tuple(replace(o, end=o.end or date.max) for o in p.offices))
        for p in KNOWLEDGE.people
    )
    item = Item("1", "Hegseth speaks with Dong Jun", published=datetime(2025, 9, 10, tzinfo=UTC))
    told = assess(item, replace(KNOWLEDGE, people=people)).contacts
    assert [person.name for person in (*told[0].us, *told[0].china)] == ["Pete Hegseth", "Dong Jun"]
