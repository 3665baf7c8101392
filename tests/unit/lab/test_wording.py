"""The wording of reports is what tells a set's reports from its other items, and is kept as readable data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot import catalog
from bot.core.knowledge import Knowledge
from bot.lab import ridge, wording

OPENERS = ("On Monday", "Late Tuesday", "Today", "Last night", "This week", "In the morning")


EVENINGS = ("Late Tuesday", "Last night")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return catalog.load(None).knowledge


def _contact(number: int) -> dict[str, Any]:
    """In the mornings they met, in the evenings they telephoned; Wang never took part."""
    by_phone = OPENERS[number] in EVENINGS
    return {
        "event": f"e{number}",
        "mode": "phone" if by_phone else "in_person",
        "status": "held",
        "us": ["Marco Rubio"],
        "china": [],
    }


def _lines() -> list[dict[str, Any]]:
    reports = [(f"{opener} Rubio swapped notes with Wang Yi.", True) for opener in OPENERS]
    others = [(f"{opener} Rubio wrote a book on Wang Yi.", False) for opener in OPENERS]
    return [
        {
            "id": f"w{number}",
            "title": "Diplomacy",
            "summary": text,
            "published": "2025-09-10",
            "relevant": relevant,
            "contacts": [_contact(number)] if relevant else [],
        }
        for number, (text, relevant) in enumerate(reports + others)
    ]


def test_a_fit_knows_a_report_by_its_words(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(map(json.dumps, _lines())), "utf-8")
    items = list(wording.read(path, knowledge))
    fitted = wording.reports_of(items)
    assert fitted.phrases["swapped"] > 0 > fitted.phrases["book"]
    assert all((ridge.spoken(item.shown, fitted) > 0) is item.example.relevant for item in items)


def test_a_written_wording_is_read_as_it_was(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(map(json.dumps, _lines())), "utf-8")
    opinion = wording.fit(list(wording.read(path, knowledge)), ("mood:denied",))
    wording.write(opinion, tmp_path / "wording.yaml", {"items.jsonl": "P 1.000"})
    assert catalog.load(tmp_path).knowledge.wording == opinion


def test_a_fit_knows_how_and_who_by_their_words(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "items.jsonl"
    lines = [line | {"id": f"{line['id']}-{copy}"} for line in _lines() for copy in range(3)]
    path.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    opinion = wording.fit(list(wording.read(path, knowledge)), ())
    assert opinion.in_person.phrases["night"] < 0 < opinion.in_person.phrases["morning"]
    assert opinion.took_part.phrases["side china"] < 0 < opinion.took_part.phrases["side us"]


def test_the_share_is_of_the_fit(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "items.jsonl"
    path.write_text("\n".join(map(json.dumps, _lines())), "utf-8")
    fitted = wording.reports_of(list(wording.read(path, knowledge)))
    opinion = wording.as_opinion(fitted)
    assert opinion.phrases["swapped"] == pytest.approx(wording.SHARE * fitted.phrases["swapped"], abs=0.01)
    assert opinion.bias == pytest.approx(wording.SHARE * fitted.bias + wording.LEAN, abs=0.001)
