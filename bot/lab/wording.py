"""Fit the second opinion of `bot.core.wording` and `bot.core.taking_part` on labelled items.

`make wording` runs it on the two gold files that came with the task, on our own under `tests/gold`, on the
minimal pairs, and on the items of a stream in which no item reports a contact. It prints what the wording
alone says of contacts that were kept out, and writes `config/wording.yaml`. `--without FILE` leaves the
contacts of a file out of the fit and prints what the whole detector then says of that file, with and without
the opinion.

That an item reports a contact is learned of all items. That its main contact was held, and in person, is
learned of the reports with labelled contacts, who took part in it of those among them which the detector
finds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from bot import catalog
from bot.core import assess, mentions, principals, taking_part, text
from bot.core.classify import probability
from bot.core.knowledge import Knowledge, Leaning, Wording
from bot.core.model import Item, MentionKind
from bot.core.wording import Shown, Words
from bot.lab import readings, ridge
from bot.lab.evaluate import run
from bot.lab.readings import Example
from bot.lab.train import FOLDS, THRESHOLD, counted, fold_of, table
from bot.services.lines import classify_line, item_of

ROOM = (20_000, 12_000)  # features kept of those that tell reports
ROOM_OF_DETAILS = (5_000, 2_000)  # of those that tell how and whether
ROOM_OF_WHO = (4_000, 1_200)  # and who
RIDGE, RIDGE_OF_WHO = 0.1, 1.0
SHARE = 0.8  # of a phrase's fitted weight: the acts have spoken of the same words already
LEAN = 1.72  # log-odds: what the acts alone miss is more than what they raise falsely


@dataclass(frozen=True)
class Worded:
    """A labelled item, what its words show, what to group it by, and what stands around its officials."""

    example: Example
    shown: Shown
    line: Mapping[str, Any]
    around: Mapping[taking_part.Who, frozenset[str]]


def read(path: Path, knowledge: Knowledge, *, relevant: bool | None = None) -> Iterator[Worded]:
    """The items of a file of labelled items or of minimal pairs; `relevant` for one without labels."""
    acts_alone = replace(
        knowledge, wording=Wording(knowledge.wording.reports, outweighed_by=knowledge.wording.outweighed_by)
    )
    for raw in readings.lines_of(path):
        line = orjson.loads(raw)
        item = item_of(line)
        if relevant is not None and not mentions.may_concern(item.text, knowledge):
            continue
        doc = text.read(item)
        found = mentions.find(doc, knowledge, item.published.date() if item.published else None)
        words = Words(doc, found, knowledge.kin)
        reports = line.get("relevant", line.get("expect", {}).get("relevant", relevant))
        if reports is None:  # a pair that asks who or when
            reports = True
        events = tuple(contact["event"] for contact in line.get("contacts", ()))
        example = Example(line["id"], path.name, doc.lang, reports, (), {}, (), events, line["title"])
        around = _around(item, words, acts_alone) if reports and _main(line) else {}
        yield Worded(example, words.shown, line, around)


def _main(line: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is labelled of an item's main contact, all of it or, in a minimal pair, what matters there."""
    labels: Mapping[str, Any] = (line.get("contacts") or [line.get("expect", {})])[0]
    return labels


def _around(item: Item, words: Words, knowledge: Knowledge) -> Mapping[taking_part.Who, frozenset[str]]:
    """What stands around the officials of an item in which a contact is found."""
    verdict = assess.assess(item, knowledge, facts_only=True)
    if not verdict.contacts:
        return {}
    main = verdict.contacts[0]
    named = {person.name for person in (*main.us, *main.china) if not person.by_role}
    people = principals.officials_of(words.doc, [m for m in words.found if m.kind is MentionKind.PERSON])
    shown = taking_part.surroundings(words, people, named)
    return {who: frozenset(features) for who, (_, features) in shown.items()}


def reports_of(items: Sequence[Worded]) -> Leaning:
    """How reports are worded, with log-odds at their full size."""
    return ridge.fit(
        [item.shown for item in items],
        [item.example.relevant for item in items],
        [counted(item.example.file) for item in items],
        ridge=RIDGE,
        room=ROOM,
    )


def fit(items: Sequence[Worded], outweighed_by: tuple[str, ...]) -> Wording:
    """The whole opinion, as it counts beside the acts."""
    people = [
        (shown, name in main[side.value], counted(item.example.file))
        for item in items
        if (main := _main(item.line))
        for (name, side), shown in item.around.items()
        if side.value in main
    ]
    shown, took, counts_for = zip(*people, strict=True) if people else ((), (), ())
    took_part = ridge.fit(
        [(features,) for features in shown], took, counts_for, ridge=RIDGE_OF_WHO, room=ROOM_OF_WHO
    )
    in_person, held = _detail(items, "mode", "in_person"), _detail(items, "status", "held")
    return Wording(
        as_opinion(reports_of(items)), _rounded(in_person), _rounded(held), _rounded(took_part), outweighed_by
    )


def _detail(items: Sequence[Worded], key: str, value: str) -> Leaning:
    """How reports are worded whose main contact has a value."""
    told = [
        (item, main[key]) for item in items if item.example.relevant and key in (main := _main(item.line))
    ]
    return ridge.fit(
        [item.shown for item, _ in told],
        [told_value == value for _, told_value in told],
        [counted(item.example.file) for item, _ in told],
        ridge=RIDGE,
        room=ROOM_OF_DETAILS,
    )


def as_opinion(fitted: Leaning) -> Leaning:
    """The share of a fitted wording that counts beside the acts."""
    return _rounded(fitted, SHARE, LEAN)


def _rounded(fitted: Leaning, share: float = 1.0, lean: float = 0.0) -> Leaning:
    kinds = [
        {name: rounded for name, weight in kind.items() if (rounded := round(share * weight, 2))}
        for kind in fitted.kinds
    ]
    return Leaning(round(share * fitted.bias + lean, 3), *kinds)


HEADER = """\
# How reports of contacts are worded, and what their words tell (`bot.core.wording`): log-odds, before those
# of a kind are summed and divided by the root of their number. `phrases` are words and pairs of neighbouring
# words, `between` words before (<), between (.) and behind (>) two names of the two sides, `classes` those
# of `word_classes.yaml`. `reports`: that the item reports a contact as news; `in_person`, `held`: that its
# main contact was; `took_part`: that somebody took part in it, by what stands around his name
# (`bot.core.taking_part`).
# {us person} stands for whoever is named, "title: " for the title; 0 for any number.
# Written by `python -m bot.lab.wording`; the wording alone, cross-validated by contact:
"""


def write(opinion: Wording, path: Path, figures: Mapping[str, str]) -> None:
    """The wording as readable YAML, strongest phrases first."""
    lines = [HEADER.rstrip(), *(f"# {key}: {value}" for key, value in figures.items()), "outweighed_by:"]
    lines += [f"  - {json.dumps(sign, ensure_ascii=False)}" for sign in opinion.outweighed_by]
    for name in ("reports", "in_person", "held", "took_part"):
        leaning: Leaning = getattr(opinion, name)
        lines += [f"{name}:", f"  bias: {leaning.bias}"]
        for kind, weights in zip(("phrases", "between", "classes"), leaning.kinds, strict=True):
            if not weights:
                continue
            lines.append(f"  {kind}:")
            for feature, weight in sorted(weights.items(), key=lambda kv: (-abs(kv[1]), kv[0])):
                lines.append(f"    {json.dumps(feature, ensure_ascii=False)}: {weight}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _grouped(items: Sequence[Worded]) -> list[Worded]:
    examples = readings.grouped([item.example for item in items])
    return [replace(item, example=example) for item, example in zip(items, examples, strict=True)]


def _cross_validated(items: Sequence[Worded]) -> list[float]:
    folds = [fold_of(item.example) for item in items]
    odds = [0.0] * len(items)
    for number in range(FOLDS):
        fitted = reports_of([item for item, fold in zip(items, folds, strict=True) if fold != number])
        for i, fold in enumerate(folds):
            if fold == number:
                odds[i] = ridge.spoken(items[i].shown, fitted)
    return odds


def _print(name: str, figures: Mapping[str, str]) -> None:
    for key, value in figures.items():
        print(f"{key:24} {name:10} {value}")  # noqa: T201


def _compare(knowledge: Knowledge, opinion: Wording, shut: Mapping[str, Sequence[Worded]]) -> None:
    """What the whole detector says of files kept out: by the acts alone, with the opinion on whether an item
    reports a contact, and with all of it.
    """
    reports = Wording(opinion.reports, outweighed_by=opinion.outweighed_by)
    for file, items in shut.items():
        lines = [item.line for item in items]
        for name, worded in (("acts", Wording()), ("reports", reports), ("all", opinion)):
            scores, _ = run(lines, partial(classify_line, knowledge=replace(knowledge, wording=worded)))
            figures = (f"{key} {value:.3f}" for key, value in scores.summary().items() if key != "items")
            _print(name, {file: "  ".join(figures)})


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
    shut = {path.name: list(read(path, knowledge)) for path in options.without}
    together = _grouped([*items, *[item for kept in shut.values() for item in kept]])
    apart = {item.example.group for item in together[len(items) :]}
    items = [item for item in together[: len(items)] if item.example.group not in apart]
    outweighed_by = knowledge.wording.outweighed_by
    if shut:
        _compare(knowledge, fit(items, outweighed_by), shut)
        return
    odds = _cross_validated(items)
    figures = table([item.example for item in items], [probability(o) for o in odds], THRESHOLD)
    _print("unseen", figures)
    write(fit(items, outweighed_by), options.out, figures)


if __name__ == "__main__":
    main()
