"""What the detector reached must not be lost: scores on gold files, and the minimal pairs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot import catalog
from bot.core.assess import assess
from bot.core.knowledge import Knowledge
from bot.lab.evaluate import below, run
from bot.lab.probes import faults
from bot.lab.stories import gathered
from bot.services.lines import classify_line, item_of

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared" / "gold"
BASELINE: Mapping[str, Mapping[str, float]] = json.loads((HERE / "baseline.json").read_text("utf-8"))
KNOWN: Mapping[str, list[str]] = json.loads((HERE / "known_failures.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return catalog.load().knowledge


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


@pytest.mark.shared
@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", sorted(BASELINE))
def test_no_figure_falls_under_the_baseline(name: str, knowledge: Knowledge) -> None:
    path = next((p for p in (HERE / name, SHARED / name) if p.exists()), None)
    if path is None:
        pytest.skip(f"{name} is not beside the project")
    scores, _ = run(_lines(path), lambda line: classify_line(line, knowledge))
    assert below(scores.summary(), BASELINE[name]) == []


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_only_the_probes_known_to_fail_fail(name: str, knowledge: Knowledge) -> None:
    failing = [probe["id"] for probe in _lines(HERE / name) if faults(probe, classify_line(probe, knowledge))]
    assert sorted(set(failing) - set(KNOWN[name])) == []


@pytest.mark.shared
@pytest.mark.timeout(300)
def test_reports_of_one_contact_are_one_story_in_whatever_order_they_come(knowledge: Knowledge) -> None:
    path = SHARED / "dev.jsonl"
    if not path.exists():
        pytest.skip("dev.jsonl is not beside the project")
    gold = _lines(path)
    stories = gathered(gold, [(item, assess(item, knowledge)) for item in map(item_of, gold)])
    assert stories.ordered.f1 >= 0.93
    assert stories.ordered.precision >= 0.95
    assert stories.widest <= 0.03
