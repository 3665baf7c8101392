"""Half an act whose other side the item shows to be nobody: company of one's own, or a private man."""

from __future__ import annotations

from datetime import UTC, datetime

from bot import catalog
from bot.core import assess
from bot.core.model import Item

KNOWLEDGE = catalog.load().knowledge


def _signs(title: str, summary: str = "") -> set[str]:
    item = Item("1", title, summary, datetime(2019, 4, 26, 12, tzinfo=UTC))
    seen = assess.evidence(item, KNOWLEDGE)
    return {sign for candidate in seen.candidates for sign in candidate.signs} if seen else set()


def test_people_of_one_side_are_company_enough() -> None:
    assert "half:among themselves" in _signs("Kushner, Kudlow dine at mansion; China on menu")
    assert "half:among themselves" not in _signs("Kushner, Cui dine at mansion; China on menu")


def test_a_surname_that_the_text_gives_to_a_private_man_is_a_stranger_s() -> None:
    title = "Holbeck meets Chinese defense minister in Beijing"
    assert "half:by a stranger" in _signs(title, "The painter Amos Holbeck called the hour useful.")
    assert "half:by a stranger" not in _signs(title, "US Rear Adm. Amos Holbeck called the hour useful.")


def test_whether_the_other_side_is_named_at_all() -> None:
    called = "Holbeck meets Chinese defense minister in Beijing"
    assert "half:other side in item" in _signs(called, "The American painter called the hour useful.")
    assert "half:other side in item" not in _signs(called, "The painter called the hour useful.")
