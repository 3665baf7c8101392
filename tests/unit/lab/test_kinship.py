"""Words that keep like company are put into one class, and are written so that the catalog reads them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from bot import catalog
from bot.lab import kinship

MET = ("met", "saw", "received", "hosted")
SOLD = ("sold", "bought", "traded", "shipped")


def _vectors() -> dict[str, list[float]]:
    """Words of two kinds, each near its own direction; then what follows the vector in the real file."""
    noise, way = np.random.default_rng(1), np.eye(kinship.DIMENSIONS)
    points = {
        word: way[kind] + 0.05 * noise.normal(size=kinship.DIMENSIONS)
        for kind, words in ((5, MET), (9, SOLD))
        for word in words
    }
    return {word: [*map(float, point), 1.0, 0.0] for word, point in points.items()}


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the command writes of them: two narrow classes, all in one wider."""
    for name, groups in (("NARROW", 2), ("NARROWER", 1), ("WIDE", 1), ("PLAIN", 0)):
        monkeypatch.setattr(kinship, name, groups)
    vectors, gold = tmp_path / "vectors.json", tmp_path / "gold.jsonl"
    vectors.write_text(json.dumps({"vectors": {"9/11": [1.0] * 102, **_vectors()}}), "utf-8")
    gold.write_text(
        json.dumps({"id": "1", "title": "Rubio met Wang", "summary": "They met."}) + "\n", "utf-8"
    )
    out = tmp_path / "word_classes.yaml"
    monkeypatch.setattr("sys.argv", ["kinship", str(vectors), str(gold), "--out", str(out)])
    kinship.main()
    return out


def test_words_of_like_company_are_of_one_class(made: Path) -> None:
    kin = catalog.load(made.parent).knowledge.kin
    assert len({kin[word] for word in MET}) == len({kin[word] for word in SOLD}) == 1
    assert kin["met"][-1] != kin["sold"][-1]
    assert kin["met"][:-1] == kin["sold"][:-1], "the wider classes hold both"


def test_what_is_no_word_has_no_class(made: Path) -> None:
    assert "9/11" not in catalog.load(made.parent).knowledge.kin


def test_a_word_counts_once_for_each_item(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    lines = [{"id": str(n), "title": "Rubio met Wang", "summary": "They met again."} for n in range(3)]
    gold.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert kinship.told([gold])["met"] == 3
