"""Sentences that end or begin anywhere: headlines are cut off, and rules look at the words beside others."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot import catalog
from bot.core.assess import assess
from bot.core.knowledge import Knowledge
from bot.core.model import Item

_SENTENCES = (
    "Talks with China will not be held",
    "The trip to China won't be resumed, and the summit with Xi will no longer take place",
    "Blinken needled Wang Yi over dinner for an hour",
    "Wang Yi was needled by Blinken behind closed doors",
    "Blinken and Wang Yi jousted with each other in Beijing on Friday",
    "The Pentagon told the Chinese embassy on Friday that",
    "Blinken springs the strike on Xi over cake and rebuts Wang Yi's charges at length",
    "Pompeo to stop in Beijing and spend three days in China",
    "A Blinken-Wang Yi stocktake was put off to Friday",
    "Rice's supper with Yang Jiechi in Jakarta runs to two hours",
    "A note from the Pentagon landed on Wang Yi's desk",
    "Blinken was to have met Wang Yi and is pencilled in to see Xi",
    "The offer of talks was turned down by China and met with silence from Beijing",
    "Hui brings Blinken and Wang Yi together in Bali",
)
_CHINESE = (
    "拜登与习近平在湖边喂鸭子",
    "布林肯向王毅抱怨",
    "中美国防官员工作层会议推迟",
    "布林肯访华胎死腹中",
    "帕内塔参观北海舰队",
)


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return catalog.load().knowledge


def _parts(words: list[str], joint: str) -> list[str]:
    return [joint.join(part) for at in range(len(words) + 1) for part in (words[:at], words[at:])]


@pytest.mark.parametrize("sentence", _SENTENCES + _CHINESE)
def test_any_part_of_a_sentence_is_read(sentence: str, knowledge: Knowledge) -> None:
    english = sentence.isascii()
    front = "Blinken, Wang Yi" if english else "布林肯 王毅"
    parts = _parts(sentence.split() if english else list(sentence), " " if english else "")
    for part in parts:
        for title, summary in ((part, ""), (front, part), (part, front)):
            item = Item("x", title, summary, datetime(2023, 6, 19, tzinfo=UTC))
            assert 0.0 <= assess(item, knowledge).score <= 1.0
