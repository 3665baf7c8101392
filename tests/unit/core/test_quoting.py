"""Which words of an item are quoted for a contact."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot import catalog
from bot.core.assess import assess
from bot.core.knowledge import Knowledge
from bot.core.model import Item


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return catalog.load().knowledge


def quoted(knowledge: Knowledge, title: str, summary: str) -> str:
    item = Item("i", title, summary, datetime(2025, 9, 10, 1, tzinfo=UTC))
    return assess(item, knowledge).contacts[0].evidence.of(item.text)


def test_below_a_headline_the_sentence_that_tells_it_again_is_quoted(knowledge: Knowledge) -> None:
    told = "Defense Secretary Pete Hegseth spoke by video with Chinese Defence Minister Dong Jun on Tuesday."
    assert quoted(knowledge, "Hegseth and Dong Jun hold video call", f"{told} Oil prices rose.") == told


def test_a_headline_that_nothing_below_repeats_is_quoted_itself(knowledge: Knowledge) -> None:
    title = "Hegseth and China's Dong Jun hold video call"
    assert quoted(knowledge, title, "Oil prices rose on Tuesday.") == title


def test_a_sentence_about_others_is_not_quoted(knowledge: Knowledge) -> None:
    title = "Hegseth and China's Dong Jun hold video call"
    assert quoted(knowledge, title, "Marco Rubio met Japan's foreign minister in Tokyo.") == title


def test_chinese_sentences_are_quoted_whole(knowledge: Knowledge) -> None:
    told = "9月9日晚,国防部长董军应约同美国国防部长赫格塞思视频通话。"
    assert quoted(knowledge, "董军同赫格塞思视频通话", f"{told}双方同意保持沟通。") == told
