"""A fault planted in any family of rules is noticed: named probes fail that otherwise pass.

What is known wrongly fails all of its probes. A rule left out fails most of them: the weights may make up for
one.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot import catalog, native
from bot.core import (
    assess,
    contacts_zh,
    dates,
    marks_en,
    mentions,
    modality,
    modes,
    news,
    operators_en,
    predicates_en,
    principals,
    text,
)
from bot.core.knowledge import Knowledge, Person, Wording
from bot.core.model import Mode, Side, Status
from bot.lab.probes import faults
from bot.services.lines import classify_line

pytestmark = pytest.mark.skipif(
    native.in_use(), reason="compiled functions call each other past what is planted"
)

HERE = Path(__file__).parent
KNOWLEDGE = catalog.load().knowledge
PROBES = {
    probe["id"]: probe
    for name in ("probes.jsonl", "chinese.jsonl")
    for probe in map(json.loads, (HERE / name).read_text("utf-8").splitlines())
}


def failing(ids: Sequence[str], knowledge: Knowledge) -> list[str]:
    return [i for i in ids if faults(PROBES[i], classify_line(PROBES[i], knowledge))]


def swapped(side: Side) -> Side:
    return side.other if side in (Side.US, Side.CHINA) else side


def without_terms(person: Person) -> Person:
    ever = (replace(office, start=date(1949, 1, 1), end=None) for office in person.offices)
    return replace(person, offices=tuple(ever))


KNOWN_FAULTS: dict[str, tuple[Callable[[Knowledge], Knowledge], str]] = {
    "the two sides' people and bodies swapped": (
        lambda k: replace(
            k,
            people=tuple(replace(p, side=swapped(p.side)) for p in k.people),
            bodies=tuple(replace(b, side=swapped(b.side)) for b in k.bodies),
        ),
        "p001a p002a p003a p004a p006a p009a zh001 zh002",
    ),
    "terms of office ignored": (
        lambda k: replace(k, people=tuple(map(without_terms, k.people))),
        "p091a p092b p093a p094b p095a p096b p097a",
    ),
    "third countries unknown": (
        lambda k: replace(k, countries=()),
        "p263b zh035 zh176 zh296",
    ),
    "no wording": (lambda k: replace(k, wording=Wording()), "rr014a"),
    "wording that tells nothing of the contact": (
        lambda k: replace(k, wording=Wording(k.wording.reports, outweighed_by=k.wording.outweighed_by)),
        "wd001a wd002a wd003a",
    ),
    "no topics": (lambda k: replace(k, topics=()), "p175a p176b p177a p178b p179a p180b"),
    "no places": (lambda k: replace(k, places=()), "p171a p171b p172a p174b"),
}


@pytest.mark.parametrize("fault", KNOWN_FAULTS)
def test_what_is_known_wrongly_is_noticed(fault: str) -> None:
    plant, named = KNOWN_FAULTS[fault]
    ids = named.split()
    assert failing(ids, KNOWLEDGE) == []
    assert failing(ids, plant(KNOWLEDGE)) == ids


def without(kind: str) -> Callable[[Sequence[str], int], str]:
    whole = operators_en.operator

    def operator(words: Sequence[str], index: int) -> str:
        found = whole(words, index)
        return "" if found == kind else found

    return operator


def _operators(kind: str, **others: Any) -> Iterator[tuple[object, str, object]]:
    yield operators_en, "operator", without(kind)
    for module in (modality, marks_en, predicates_en):
        for name, function in others.items():
            if hasattr(module, name):
                yield module, name, function


def _third_parties_left_out() -> Iterator[tuple[object, str, object]]:
    whole = mentions.find
    yield (
        mentions,
        "find",
        lambda doc, knowledge, day: tuple(m for m in whole(doc, knowledge, day) if m.side is not Side.THIRD),
    )


def _chinese_always_held() -> Iterator[tuple[object, str, object]]:
    whole = contacts_zh.candidates
    yield (
        contacts_zh,
        "candidates",
        lambda doc, found, day: tuple(replace(c, status=Status.HELD) for c in whole(doc, found, day)),
    )


RULE_FAULTS: dict[str, tuple[Callable[[], Iterator[tuple[object, str, object]]], str]] = {
    "negation dropped": (
        lambda: _operators("negation", negates=lambda word: False, any_negates=lambda told: False),
        "p027b p028b p033b p035b p036b",
    ),
    "coming acts told as done": (
        lambda: _operators("future"),
        "p038b p041a p123a p209a p211a p607a p609a p610a p612a",
    ),
    "refusals not read": (lambda: _operators("refuse"), "p032b p051b p214a p214b p614b p616b"),
    "what is called off told as held": (lambda: _operators("cancel"), "p040b p041b p043b p048b p053b p603b"),
    "offers told as done": (lambda: _operators("offer"), "p045b p046b p601b"),
    "third parties left out": (_third_parties_left_out, "p191b p225b zh035 zh205 zh301"),
    "news and background alike": (
        lambda: iter([(news, "placed", lambda doc, found, candidates, day: candidates)]),
        "p020a p067b p068a p193a p404a p404b p904b v011b v020a v022b v042a sl-17a",
    ),
    "the channel not read": (
        lambda: iter([(modes, "settled", lambda doc, told, passages, location, **how: Mode.UNSPECIFIED)]),
        "p001a p010a p027a p109a",
    ),
    "who took part not read": (
        lambda: iter(
            [(principals, "completed", lambda doc, mentions, told, passages, others, *, main: told)]
        ),
        "p401a p402a p405a",
    ),
    "dates not read": (
        lambda: iter([(dates, "resolve", lambda doc, candidate, passages, days, *, main=False: None)]),
        "p121a p122b p123a p124b p125a p126a p127b",
    ),
    "Chinese acts always held": (_chinese_always_held, "p234a p235a p235b p237a zh187 zh198 zh229 zh242"),
    "features of the item ignored": (
        lambda: iter([(assess, "item_features", lambda doc, found, candidates, day: ())]),
        "p031b rl034b p302b p903b p904b v045a w008a rd003a rd019a rf019b sl-15b",
    ),
    "one sentence read": (
        lambda: iter([(text, "read", _first_sentence(text.read))]),
        "q001a p401a p402a p405a p405b zh219 zh265 zh289 zh302",
    ),
}


def _first_sentence(whole: Callable[..., Any]) -> Callable[..., Any]:
    def read(item: Any) -> Any:
        doc = whole(item)
        return replace(doc, sentences=doc.sentences[:1], starts=doc.starts[:1])

    return read


@pytest.mark.parametrize("fault", RULE_FAULTS)
def test_a_rule_left_out_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plant, named = RULE_FAULTS[fault]
    ids = named.split()
    assert failing(ids, KNOWLEDGE) == []
    for module, name, function in plant():
        monkeypatch.setattr(module, name, function)
    noticed = failing(ids, KNOWLEDGE)
    assert len(noticed) > len(ids) // 2, f"only {noticed} of {ids} fail"
