"""Fit the second opinion of `bot.core.wording` on labelled items, and say what it knows of unseen contacts.

`make wording` runs it on the two gold files that came with the task, on our own under `tests/gold`, on the
minimal pairs, and on the items of a stream in which no item reports a contact. It prints what the wording
alone says of contacts that were kept out, and writes `config/wording.yaml`. `--without FILE` leaves the
contacts of a file out of the fit and prints what the whole detector then says of that file, with and without
the opinion.

A ridge-penalised logistic regression over the words and pairs of words of `wording.phrases`; each item's are
divided by the root of their number, so that long items say no more than short ones. Of some forty thousand
phrases the tenth that decides most is kept: cross-validated, the others add nothing.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

from bot import catalog
from bot.core import assess, mentions, text, wording
from bot.core.knowledge import Knowledge, Wording
from bot.lab import readings
from bot.lab.readings import Example
from bot.lab.train import FOLDS, THRESHOLD, counted, fold_of, table
from bot.services.lines import item_of

MIN_ITEMS = 3  # a phrase seen in fewer items is nobody's habit
ROOM = (12_000, 4_000)  # phrases kept after a first and a second fit
RIDGE = 0.1
SHARE = 0.8  # of a phrase's fitted weight: the acts have spoken of the same words already
LEAN = 1.0  # log-odds: what the acts alone miss is more than what they raise falsely
STEPS, WITHIN = 30, 1e-6

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]


@dataclass(frozen=True)
class Worded:
    """A labelled item, its phrases, and what to group it by."""

    example: Example
    phrases: frozenset[str]
    line: Mapping[str, Any]


def read(path: Path, knowledge: Knowledge, *, relevant: bool | None = None) -> Iterator[Worded]:
    """The items of a file of labelled items or of minimal pairs; `relevant` for one without labels."""
    for raw in readings.lines_of(path):
        line = orjson.loads(raw)
        item = item_of(line)
        if relevant is not None and not mentions.may_concern(item.text, knowledge):
            continue
        doc = text.read(item)
        found = mentions.find(doc, knowledge, item.published.date() if item.published else None)
        reports = line.get("relevant", line.get("expect", {}).get("relevant", relevant))
        if reports is None:  # a pair that asks who or when
            reports = True
        events = tuple(contact["event"] for contact in line.get("contacts", ()))
        example = Example(line["id"], path.name, doc.lang, reports, (), {}, (), events, line["title"])
        yield Worded(example, frozenset(wording.phrases(doc, found)), line)


class _Rows:
    """Items as rows of a sparse matrix, each of length one, and a last column of ones."""

    def __init__(self, items: Sequence[Worded], names: Sequence[str]) -> None:
        index = {name: i for i, name in enumerate(names)}
        known = [[index[p] for p in item.phrases if p in index] for item in items]
        sizes = np.array([len(row) for row in known])
        self.rows: Indices = np.repeat(np.arange(len(items)), sizes)
        self.columns: Indices = np.array([i for row in known for i in row], dtype=np.intp)
        self.values: Array = np.repeat(1 / np.sqrt(np.maximum(sizes, 1)), sizes)
        self.items, self.width = len(items), len(names) + 1

    def times(self, beta: Array) -> Array:
        """A number for each item."""
        sums = np.bincount(self.rows, self.values * beta[self.columns], self.items)
        return np.asarray(sums + beta[-1], dtype=np.float64)

    def back(self, per_item: Array) -> Array:
        """A number for each column."""
        per_column = np.bincount(self.columns, self.values * per_item[self.rows], self.width)
        sums = np.asarray(per_column, dtype=np.float64)
        sums[-1] = per_item.sum()
        return sums


def fit(items: Sequence[Worded]) -> Wording:
    """The wording of reports among items, with log-odds at their full size."""
    counts = Counter(phrase for item in items for phrase in item.phrases)
    names = sorted(phrase for phrase, count in counts.items() if count >= MIN_ITEMS)
    reports = np.array([float(item.example.relevant) for item in items])
    counts_for = np.array([float(counted(item.example.file)) for item in items])
    for room in (*ROOM, None):
        rows = _Rows(items, names)
        beta = _logistic(rows, reports, counts_for)
        if room is None:
            break
        decides = np.abs(beta[:-1]) * np.sqrt(rows.back(np.ones(rows.items))[:-1])
        names = sorted(names[i] for i in np.argsort(-decides)[:room])
    return Wording(float(beta[-1]), dict(zip(names, map(float, beta[:-1]), strict=True)))


def _logistic(rows: _Rows, reports: Array, counts_for: Array) -> Array:
    """Newton's method, each step by conjugate gradients; the last column is not penalised."""
    ridge = np.full(rows.width, RIDGE)
    ridge[-1] = 1e-6
    beta = np.zeros(rows.width)
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(rows.times(beta), -30, 30)))
        gradient = rows.back(counts_for * (p - reports)) + ridge * beta
        step = _solve(rows, counts_for * p * (1 - p), ridge, gradient)
        beta = beta - step
        if np.abs(step).max() < WITHIN * max(1.0, np.abs(beta).max()):
            break
    return beta


def _solve(rows: _Rows, curvature: Array, ridge: Array, wanted: Array) -> Array:
    x, residual = np.zeros(rows.width), wanted.copy()
    direction, size = residual.copy(), float(residual @ residual)
    enough = 1e-8 * size
    for _ in range(200):
        if size <= enough:
            break
        bent = rows.back(curvature * rows.times(direction)) + ridge * direction
        along = size / float(direction @ bent)
        x += along * direction
        residual -= along * bent
        before, size = size, float(residual @ residual)
        direction = residual + (size / before) * direction
    return x


def spoken(item: Worded, fitted: Wording) -> float:
    """What a wording at its full size says of an item."""
    known = item.phrases & fitted.phrases.keys()
    return fitted.bias + sum(map(fitted.phrases.__getitem__, known)) / math.sqrt(max(1, len(known)))


def as_opinion(fitted: Wording, outweighed_by: tuple[str, ...]) -> Wording:
    """The share of a fitted wording that counts beside the acts."""
    phrases = {phrase: rounded for phrase, w in fitted.phrases.items() if (rounded := round(SHARE * w, 2))}
    return Wording(round(SHARE * fitted.bias + LEAN, 3), phrases, outweighed_by)


HEADER = """\
# How reports of contacts are worded (`bot.core.wording`): log-odds that a word or a pair of neighbouring
# words adds to "reports a contact as news", before their sum is divided by the root of their number.
# {us person} stands for whoever is named, "title: " for the title; 0 for any number.
# Written by `python -m bot.lab.wording`; the wording alone, cross-validated by contact:
"""


def write(opinion: Wording, path: Path, figures: Mapping[str, str]) -> None:
    """The wording as readable YAML, strongest phrases first."""
    lines = [HEADER.rstrip(), *(f"# {key}: {value}" for key, value in figures.items())]
    lines += [f"bias: {opinion.bias}", "outweighed_by:"]
    lines += [f"  - {json.dumps(sign, ensure_ascii=False)}" for sign in opinion.outweighed_by]
    lines.append("phrases:")
    for phrase, weight in sorted(opinion.phrases.items(), key=lambda kv: (-abs(kv[1]), kv[0])):
        lines.append(f"  {json.dumps(phrase, ensure_ascii=False)}: {weight}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _grouped(items: Sequence[Worded]) -> list[Worded]:
    examples = readings.grouped([item.example for item in items])
    return [replace(item, example=example) for item, example in zip(items, examples, strict=True)]


def _cross_validated(items: Sequence[Worded]) -> list[float]:
    folds = [fold_of(item.example) for item in items]
    odds = [0.0] * len(items)
    for number in range(FOLDS):
        fitted = fit([item for item, fold in zip(items, folds, strict=True) if fold != number])
        for i, fold in enumerate(folds):
            if fold == number:
                odds[i] = spoken(items[i], fitted)
    return odds


def _print(name: str, figures: Mapping[str, str]) -> None:
    for key, value in figures.items():
        print(f"{key:24} {name:10} {value}")  # noqa: T201


def _compare(knowledge: Knowledge, opinion: Wording, shut: Sequence[Worded]) -> None:
    for name, read_with in (
        ("acts", replace(knowledge, wording=Wording())),
        ("both", replace(knowledge, wording=opinion)),
    ):
        scores = [assess.assess(item_of(item.line), read_with, facts_only=True).score for item in shut]
        _print(name, table([item.example for item in shut], scores, THRESHOLD))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--negatives", type=Path, help="a stream (gzip) in which no item reports a contact")
    parser.add_argument(
        "--without", action="append", type=Path, default=[], help="files to keep out, and compare on"
    )
    parser.add_argument("--out", type=Path, default=Path("config/wording.yaml"))
    options = parser.parse_args()
    knowledge = catalog.load(None).knowledge
    items = [item for path in options.gold if path not in options.without for item in read(path, knowledge)]
    if options.negatives:
        items += read(options.negatives, knowledge, relevant=False)
    shut = [item for path in options.without for item in read(path, knowledge)]
    together = _grouped([*items, *shut])
    apart = {item.example.group for item in together[len(items) :]}
    items = [item for item in together[: len(items)] if item.example.group not in apart]
    outweighed_by = knowledge.wording.outweighed_by
    if shut:
        _compare(knowledge, as_opinion(fit(items), outweighed_by), shut)
        return
    odds = _cross_validated(items)
    figures = table([item.example for item in items], [1 / (1 + np.exp(-o)) for o in odds], THRESHOLD)
    _print("unseen", figures)
    write(as_opinion(fit(items), outweighed_by), options.out, figures)


if __name__ == "__main__":
    main()
