"""Rank and track of a contact: the highest principal decides, with the corpus's border cases."""

from __future__ import annotations

from datetime import date

import pytest

from bot.catalog import load
from bot.core import level, mentions
from bot.core.model import Item, Level, Side, Track
from bot.core.text import read
from bot.core.verdict import Mention

KNOWLEDGE = load(None).knowledge


def parties(text: str, day: date) -> tuple[list[Mention], list[Mention]]:
    """Everybody whom a text names, by side; what names both sides stands on both."""
    found = mentions.find(read(Item("x", "", text)), KNOWLEDGE, day)
    return [m for m in found if m.side in (Side.US, None)], [m for m in found if m.side in (Side.CHINA, None)]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("Trump spoke with Xi.", "2025-06-05", Level.LEADER),
        ("Jim Mattis met Xi Jinping.", "2018-06-27", Level.LEADER),
        ("Premier Li Qiang met Janet Yellen.", "2023-07-07", Level.LEADER),
        ("Vice President JD Vance met Han Zheng.", "2025-01-20", Level.LEADER),
        ("Marco Rubio met Wang Yi.", "2025-07-11", Level.MINISTER),
        ("Vice Premier He Lifeng met Scott Bessent.", "2025-07-29", Level.MINISTER),
        ("Jake Sullivan met Zhang Youxia.", "2024-08-29", Level.MINISTER),
        ("Wendy Sherman met Xie Feng.", "2021-07-26", Level.SENIOR),
        ("Wendy Sherman met Wang Yi.", "2021-07-26", Level.MINISTER),
        ("Charles Q. Brown met Liu Zhenli.", "2023-12-21", Level.SENIOR),
        ("Nicholas Burns met Xie Feng.", "2023-02-06", Level.SENIOR),
        ("Michael Chase met Huang Xueping.", "2021-08-19", Level.WORKING),
        ("Senator Steve Daines met Premier Li Qiang.", "2025-03-23", Level.LEGISLATIVE),
        ("US lawmakers met Dong Jun.", "2025-09-22", Level.LEGISLATIVE),
        ("Chuck Schumer and Xi Jinping spoke.", "2023-10-09", Level.LEGISLATIVE),
        ("The US defense secretary met his Chinese counterpart.", "2025-11-01", Level.MINISTER),
        ("Blinken visited Beijing.", "2023-06-18", Level.MINISTER),
    ],
)
def test_the_highest_principal_decides(text: str, day: str, expected: Level) -> None:
    us, china = parties(text, date.fromisoformat(day))
    assert level.of(us, china, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US and Chinese negotiators hold trade talks", Level.MINISTER),
        ("US and China resume military dialogue", Level.SENIOR),
        ("US and China hold defense policy talks", Level.WORKING),
        ("China refused a US call, the Pentagon says", Level.MINISTER),
        ("US and China hold arms control talks", Level.SENIOR),
        ("US and China economic working group meets", Level.WORKING),
        ("US and Chinese diplomats meet", Level.SENIOR),
        ("Senior US and Chinese officials meet", Level.SENIOR),
        ("The US and China hold talks", Level.MINISTER),
        ("US, China top military officials meet", Level.SENIOR),
        ("US, China defense chiefs meet", Level.MINISTER),
    ],
)
def test_unnamed_talks_have_the_rank_of_their_name(text: str, expected: Level) -> None:
    us, china = parties(text, date(2025, 6, 1))
    assert level.of(us, china, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pete Hegseth met Dong Jun.", Track.DEFENSE),
        ("Marco Rubio met Wang Yi.", Track.DIPLOMATIC),
        ("Ely Ratner met Xie Feng.", Track.DEFENSE),
        ("Jake Sullivan met Zhang Youxia.", Track.DEFENSE),
        ("Rep. Adam Smith met Li Qiang.", Track.DIPLOMATIC),
        ("Rep. Adam Smith met Dong Jun.", Track.DEFENSE),
        ("US and Chinese militaries hold talks.", Track.DEFENSE),
        ("US and China hold military talks.", Track.DEFENSE),
        ("US and China hold trade talks.", Track.DIPLOMATIC),
        ("The Pentagon spoke with the PLA.", Track.DEFENSE),
    ],
)
def test_a_defense_official_makes_it_defense(text: str, expected: Track) -> None:
    us, china = parties(text, date(2024, 8, 29))
    assert level.track(us, china, text) is expected
