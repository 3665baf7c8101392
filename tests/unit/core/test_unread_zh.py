"""Contacts that no frame reads in Chinese: taken from the wording, told of whom an item opens with."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import catalog
from bot.core import assess
from bot.core.knowledge import Leaning, Wording
from bot.core.model import Item, Mode, Status

KNOWLEDGE = catalog.load().knowledge
BELIEVING = replace(KNOWLEDGE, wording=Wording(Leaning(6.0, {"相": 0.1, "册": 0.1})))
DOUBTING = replace(KNOWLEDGE, wording=Wording(Leaning(0.0, {"相": 0.1, "册": 0.1})))
TITLE = "魏凤和翻看沙纳汉的相册"
BELOW = "相册里是海上的照片。"


def _item(title: str, below: str) -> Item:
    return Item("1", title, below, datetime(2019, 6, 3, 12, tzinfo=UTC), lang="zh")


def _frames(title: str, below: str = BELOW) -> list[str]:
    seen = assess.evidence(_item(title, below), BELIEVING)
    return [candidate.frame for candidate in seen.candidates] if seen else []


def test_an_item_worded_as_a_report_is_told_of_those_whom_it_names() -> None:
    contact = assess.assess(_item(TITLE, BELOW), BELIEVING).contacts[0]
    assert [p.name for p in (*contact.us, *contact.china)] == ["Patrick Shanahan", "Wei Fenghe"]
    assert (contact.status, contact.mode) == (Status.HELD, Mode.IN_PERSON)
    assert assess.evidence(_item(TITLE, BELOW), DOUBTING) is None


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("岸田文雄翻看沙纳汉和魏凤和的相册", BELOW),
        ("沙纳汉受访 说魏凤和的相册", BELOW),
        ("魏凤和翻看相册", BELOW),
        ("五角大楼的相册里有魏凤和", ""),
        ("魏凤和翻看相册", "沙纳汉也有相册。"),
    ],
)
def test_what_brings_nobody_together_stays_unread(title: str, below: str) -> None:
    assert _frames(title, below) == []


def test_each_sentence_can_name_one_side_where_a_word_has_both_in_one_place() -> None:
    assert _frames("魏凤和翻看相册", "沙纳汉陪他看了一页。") == ["unread"]


def test_the_text_can_name_both_sides() -> None:
    assert _frames("一本相册", "魏凤和翻看沙纳汉的相册。") == ["unread"]


@pytest.mark.parametrize(
    ("title", "status", "mode"),
    [
        ("沙纳汉的相册被收回 魏凤和空手", Status.CANCELLED, Mode.IN_PERSON),
        ("魏凤和没有出现 沙纳汉独看相册", Status.DECLINED, Mode.IN_PERSON),
        ("沙纳汉启程 相册给魏凤和", Status.SCHEDULED, Mode.IN_PERSON),
        ("隔屏翻相册 沙纳汉魏凤和", Status.HELD, Mode.VIDEO),
        ("听筒两头 沙纳汉魏凤和谈相册", Status.HELD, Mode.PHONE),
        ("亲笔信和相册 沙纳汉魏凤和", Status.HELD, Mode.CORRESPONDENCE),
    ],
)
def test_how_and_with_what_result_is_told_by_the_words_around(title: str, status: Status, mode: Mode) -> None:
    contact = assess.assess(_item(title, BELOW), BELIEVING).contacts[0]
    assert (contact.status, contact.mode) == (status, mode)
