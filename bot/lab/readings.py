"""Labelled items as the detector reads them: what a fit needs of an item, with or without its text.

Publishers' text stays out of the repository. What the detector observed in an item does not give it back, so
that a fit on such items can be done again without them: `write` keeps the observations as compressed JSON
lines, `load` reads them. They are those of the day of writing; a sign made later is missing from them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from rapidfuzz import fuzz, process

from bot.core.assess import evidence
from bot.core.candidate import Candidate, Feature
from bot.core.knowledge import Knowledge
from bot.core.model import MentionKind
from bot.services.lines import item_of

UNWEIGHED = "act:judged"  # says what the item is, not which of its acts is the contact
NEAR = 88  # token-set similarity of two titles that report the same
_SHORTEST_TITLE = 25  # characters that a title needs to be like another


@dataclass(frozen=True)
class Example:
    """One labelled item: what its candidates and the item itself show, and whether it is relevant.

    `events` are the slugs of its contacts; `title` is "" where the text is not kept. `group` is the same for
    items that may report the same contact.
    """

    id: str
    file: str
    lang: str
    relevant: bool
    candidates: tuple[Mapping[str, float], ...]
    item: Mapping[str, float]
    told: tuple[float, ...] = ()  # how well each candidate agrees with the main gold contact, 0 to 1
    events: tuple[str, ...] = ()
    title: str = ""
    group: int = -1


def read(paths: Sequence[Path], knowledge: Knowledge) -> list[Example]:
    """The items of gold files."""
    return [_example(path.name, orjson.loads(raw), knowledge) for path in paths for raw in lines_of(path)]


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file of items, packed or not."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
        yield from filter(bytes.strip, lines)


def read_negatives(path: Path, knowledge: Knowledge) -> list[Example]:
    """The items of a stream (gzip) that tell of any act; for one in which no item reports a contact."""
    lines = ({"relevant": False, "contacts": [], **orjson.loads(raw)} for raw in lines_of(path))
    return [e for e in (_example(path.name, line, knowledge) for line in lines) if e.candidates]


def read_pairs(path: Path, knowledge: Knowledge) -> list[Example]:
    """The English minimal pairs that say whether they report a contact, as items."""
    lines = map(orjson.loads, lines_of(path))
    return [
        _example(path.name, {**line, "relevant": line["expect"]["relevant"], "contacts": []}, knowledge)
        for line in lines
        if line["lang"] == "en"
    ]


def _example(name: str, line: Mapping[str, Any], knowledge: Knowledge) -> Example:
    seen = evidence(item_of(line), knowledge)
    return Example(
        line["id"],
        name,
        line.get("lang") or "en",
        line["relevant"],
        tuple(_values(c.observed()) for c in seen.candidates) if seen else (),
        _values(seen.features) if seen else {},
        tuple(_agreement(c, line["contacts"]) for c in seen.candidates) if seen else (),
        tuple(contact["event"] for contact in line["contacts"]),
        line["title"],
    )


def _agreement(candidate: Candidate, contacts: Sequence[Mapping[str, Any]]) -> float:
    """How far a candidate is the item's main gold contact: its status, its mode, its people."""
    if not contacts:
        return 0.0
    gold = contacts[0]
    people = {*gold["us"], *gold["china"]}
    named = {m.name for m in (*candidate.us, *candidate.china) if m.kind is MentionKind.PERSON}
    union = people | named
    return float(
        0.4 * (candidate.status == gold["status"])
        + 0.2 * (candidate.mode == gold["mode"])
        + 0.4 * (len(people & named) / len(union) if union else 1.0)
    )


def _values(features: Iterable[Feature]) -> dict[str, float]:
    return {feature.name: 1.0 for feature in features if feature.name != UNWEIGHED}


def write(examples: Sequence[Example], path: Path) -> None:
    """Keeps what was observed in items, without their text."""
    with gzip.GzipFile(path, "wb", mtime=0) as file:
        for e in examples:
            kept = {
                "id": e.id,
                "lang": e.lang,
                "relevant": e.relevant,
                "events": e.events,
                "item": sorted(e.item),
                "candidates": [sorted(c) for c in e.candidates],
                "told": [round(t, 3) for t in e.told],
            }
            file.write(orjson.dumps(kept) + b"\n")


def load(path: Path) -> list[Example]:
    """The items that `write` kept."""
    return [_kept(path.name, orjson.loads(raw)) for raw in lines_of(path)]


def _kept(name: str, line: Mapping[str, Any]) -> Example:
    return Example(
        line["id"],
        name,
        line["lang"],
        line["relevant"],
        tuple(dict.fromkeys(c, 1.0) for c in line["candidates"]),
        dict.fromkeys(line["item"], 1.0),
        tuple(line["told"]),
        tuple(line["events"]),
    )


def grouped(examples: Sequence[Example]) -> list[Example]:
    """The same with their groups: connected by the slug of a contact, by nearly the same title, or by an id,
    which an item told again in other words keeps.
    """
    parent = list(range(len(examples)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    first: dict[str, int] = {}
    for i, example in enumerate(examples):
        for event in (*example.events, example.id):
            parent[root(i)] = root(first.setdefault(event, i))
    titled = [i for i, example in enumerate(examples) if len(example.title) > _SHORTEST_TITLE]
    titles = [examples[i].title.lower() for i in titled]
    near = process.cdist(titles, titles, scorer=fuzz.token_set_ratio, score_cutoff=NEAR, dtype=np.uint8)
    for one, other in np.argwhere(near >= NEAR):
        if one < other:
            parent[root(titled[int(one)])] = root(titled[int(other)])
    return [replace(example, group=root(i)) for i, example in enumerate(examples)]
