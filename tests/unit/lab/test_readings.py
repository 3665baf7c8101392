"""What is kept of items without their text fits the same weights as the items themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import catalog
from bot.core.knowledge import Knowledge
from bot.lab import readings
from bot.lab.train import RIDGE, fit

FRESH = Path(__file__).parents[2] / "gold" / "fresh.jsonl"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return catalog.load(None).knowledge


def test_kept_readings_fit_as_their_items_do(tmp_path: Path, knowledge: Knowledge) -> None:
    items = readings.read([FRESH], knowledge)
    readings.write(items, tmp_path / "kept.jsonl.gz")
    kept = readings.load(tmp_path / "kept.jsonl.gz")
    assert len(kept) == len(items)
    assert not any(example.title for example in kept)
    assert fit(kept, RIDGE, {}).features == pytest.approx(fit(items, RIDGE, {}).features, abs=0.002)


def test_items_on_one_contact_are_one_group(knowledge: Knowledge) -> None:
    items = readings.grouped(readings.read([FRESH], knowledge))
    groups: dict[str, set[int]] = {}
    for example in items:
        for event in example.events:
            groups.setdefault(event, set()).add(example.group)
    assert groups
    assert all(len(numbers) == 1 for numbers in groups.values())
    assert len({example.group for example in items}) > len(items) / 4
