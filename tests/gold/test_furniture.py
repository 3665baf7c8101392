"""What a page puts around a report changes nothing of what is read in it.

Each item of our own English sets is read as it stands and again with such additions; whether it is relevant,
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
from bot.core.model import Verdict
from bot.services.lines import item_of

HERE = Path(__file__).parent
KNOWLEDGE = load(None).knowledge
ITEMS: list[dict[str, Any]] = [
    item
    for line in (HERE / "fresh.jsonl").read_text(encoding="utf-8").splitlines()
    if (item := json.loads(line))["lang"] == "en"
]

ADDITIONS: dict[str, Callable[[str, str], tuple[str, str]]] = {
    "an outlet behind the headline": lambda title, text: (f"{title} - Reuters", text),
    "an outlet named for a country": lambda title, text: (f"{title} - China Daily", text),
    "a section and an outlet": lambda title, text: (f"{title} | World News | Sky News", text),
    "the headline again before the text": lambda title, text: (title, f"{title}. {text}"),
    "a byline": lambda title, text: (title, f"By Jane Smith and Li Na. {text}"),
    "the hour of an update": lambda title, text: (title, f"Updated 10:30 AM ET. {text}"),
    "the agency's dateline": lambda title, text: (title, f"NEW YORK, Sept. 9 (Xinhua) -- {text}"),
    "a teaser": lambda title, text: (title, f"{text} Read more: What to know of the visit"),
    "curly quotes as numbers": lambda title, text: (title, text.replace("'", "&#8217;")),
}


@pytest.mark.parametrize("addition", ADDITIONS)
def test_what_surrounds_a_report_changes_nothing_of_it(addition: str) -> None:
    changed = []
    for item in ITEMS:
        title, text = ADDITIONS[addition](item["title"], item["summary"])
        if item["summary"] and _facts(item) != _facts(item | {"title": title, "summary": text}):
            changed.append(item["id"])
    assert len(changed) <= len(ITEMS) // 50, changed


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
