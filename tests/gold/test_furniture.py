"""What a page puts around a report changes nothing of what is read in it.

Each item of two of our own sets is read as it stands and again with such additions; whether it is relevant,
and who, how, when and in what status, must stay. The few items in which an addition meets a borderline score
are allowed for.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.catalog import load
from bot.core.assess import assess
from bot.core.verdict import Verdict
from bot.services.lines import item_of

HERE = Path(__file__).parent
KNOWLEDGE = load(None).knowledge
ITEMS: dict[str, list[dict[str, Any]]] = {
    lang: [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
    for lang, name in (("en", "fresh.jsonl"), ("zh", "heldback_zh.jsonl"))
}

Addition = Callable[[str, str], tuple[str, str]]
ENGLISH: dict[str, Addition] = {
    "an outlet behind the headline": lambda title, text: (f"{title} - Reuters", text),
    "an outlet named for a country": lambda title, text: (f"{title} - China Daily", text),
    "a section and an outlet": lambda title, text: (f"{title} | World News | Sky News", text),
    "the headline again before the text": lambda title, text: (title, f"{title}. {text}"),
    "a byline": lambda title, text: (title, f"By Jane Smith and Li Na. {text}"),
    "the caption of a picture": lambda title, text: (title, f"The Great Wall on a misty day. (AFP) {text}"),
    "the hour of an update": lambda title, text: (title, f"Updated 10:30 AM ET. {text}"),
    "the agency's dateline": lambda title, text: (title, f"NEW YORK, Sept. 9 (Xinhua) -- {text}"),
    "a teaser": lambda title, text: (title, f"{text} Read more: What to know of the visit"),
    "curly quotes as numbers": lambda title, text: (title, text.replace("'", "&#8217;")),
}
CHINESE: dict[str, Addition] = {
    "an outlet behind the headline": lambda title, text: (f"{title}-新华网", text),
    "an outlet behind a bar": lambda title, text: (f"{title} | 联合早报", text),
    "the headline again before the text": lambda title, text: (title, f"{title}。{text}"),
    "the headline of the source": lambda title, text: (title, f"原标题：外事消息\n{text}"),
    "who reports": lambda title, text: (title, f"【环球网报道 记者 张三】{text}"),
    "whose report it is": lambda title, text: (title, f"据新华社报道，{text}"),
    "a desk's close": lambda title, text: (title, f"{text}（责任编辑：张三）"),
}


@pytest.mark.parametrize(
    ("lang", "addition"),
    [*(("en", addition) for addition in ENGLISH), *(("zh", addition) for addition in CHINESE)],
)
def test_what_surrounds_a_report_changes_nothing_of_it(lang: str, addition: str) -> None:
    add = (ENGLISH if lang == "en" else CHINESE)[addition]
    changed = []
    for item in ITEMS[lang]:
        title, text = add(item["title"], item["summary"])
        if item["summary"] and _facts(item) != _facts(item | {"title": title, "summary": text}):
            changed.append(item["id"])
    assert len(changed) <= len(ITEMS[lang]) // 50, changed


def _facts(item: dict[str, Any]) -> object:
    verdict: Verdict = assess(item_of(item), KNOWLEDGE, facts_only=True)
    return [
        (
            contact.status,
            contact.mode,
            contact.level,
            contact.when,
            [p.name for p in (*contact.us, *contact.china)],
        )
        for contact in verdict.contacts[:1]
    ]
