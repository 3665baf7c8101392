"""Chinese items of our own wording over many contacts and kinds of negatives, scored as a whole."""

from pathlib import Path

import orjson
import pytest

from bot import catalog
from bot.lab.probes import faults
from bot.services.lines import classify_line

FILE = Path(__file__).parents[2] / "gold" / "chinese.jsonl"


@pytest.fixture(scope="module")
def judged():
    knowledge = catalog.load(None).knowledge
    lines = [orjson.loads(line) for line in FILE.read_bytes().splitlines()]
    return [(line, classify_line(line, knowledge)) for line in lines]


def test_relevance_holds_on_nearly_all(judged):
    wrong = [line["title"] for line, found in judged if found["relevant"] != line["expect"]["relevant"]]
    assert len(wrong) <= 0.02 * len(judged), wrong


def test_people_mode_and_status_hold_on_nearly_all(judged):
    told = {line["title"]: faults(line, found) for line, found in judged}
    wrong = {title: found for title, found in told.items() if found}
    assert len(wrong) <= 0.04 * len(judged), wrong


def test_every_contact_has_its_evidence_in_the_item(judged):
    for line, found in judged:
        for contact in found["contacts"]:
            assert contact["evidence"] in f"{line['title']}\n{line['summary']}"
