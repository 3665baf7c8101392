"""`eval`: the detector's figures on a gold file, against the committed baseline."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.table import Table

from bot import catalog
from bot.core.assess import assess
from bot.core.knowledge import Knowledge
from bot.lab import probes
from bot.lab.evaluate import Counts, Line, Miss, Scores, below, evaluate
from bot.lab.stories import Gathered, gathered
from bot.services.lines import classify_line, item_of, verdict_line

BASELINE = Path("tests/gold/baseline.json")


def evaluate_gold(
    gold: Annotated[
        Path, typer.Argument(exists=True, dir_okay=False, help="A gold file, one JSON object a line.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Figures as one JSON object.")] = False,
    errors: Annotated[int, typer.Option(help="Print this many disagreements of each kind.")] = 0,
    lang: Annotated[str, typer.Option(help="Only the items of this language (en or zh).")] = "",
    baseline: Annotated[Path, typer.Option(help="Figures that must not fall, by file name.")] = BASELINE,
) -> None:
    """Precision, recall, F1 and the attribute scores against a gold file; exit 1 below the baseline."""
    lines = [orjson.loads(line) for line in gold.read_bytes().splitlines() if line.strip()]
    chosen = [line for line in lines if not lang or line.get("lang") == lang]
    knowledge = catalog.load().knowledge
    if chosen and "expect" in chosen[0]:
        _run_probes(chosen, knowledge)
        return
    read = [(item, assess(item, knowledge)) for item in map(item_of, chosen)]
    scores, misses = evaluate(chosen, [verdict_line(verdict, item) for item, verdict in read])
    stories = gathered(chosen, read)
    floors = orjson.loads(baseline.read_bytes()).get(gold.name, {}) if baseline.exists() and not lang else {}
    fallen = below(scores.summary(), floors)
    if as_json:
        figures = {**scores.summary(), **stories.summary()}
        report = {"items": scores.items, **figures, "below_baseline": fallen}
        print(orjson.dumps(report, option=orjson.OPT_INDENT_2).decode())
    else:
        _print(scores, misses, errors, floors)
        print(_gathering(stories))
    if fallen:
        Console(stderr=True).print(f"below the baseline: {', '.join(fallen)}")
        raise typer.Exit(1)


def _run_probes(lines: list[Line], knowledge: Knowledge) -> None:
    failed: Counter[str] = Counter()
    for line in lines:
        verdict = classify_line(line, knowledge)
        if faults := probes.faults(line, verdict):
            failed[line["family"]] += 1
            print(
                "{id}  {family}: ".format(**line)
                + f"{'; '.join(faults)}  [{verdict['score']:.2f}] | {line['title']}"
            )
    print(f"{len(lines)} probes, {failed.total()} failed {dict(failed)}")
    if failed:
        raise typer.Exit(1)


def _print(scores: Scores, misses: list[Miss], errors: int, floors: dict[str, float]) -> None:
    console = Console(width=200)
    table = Table(title=f"{scores.items} items", title_justify="left")
    for column in ("figure", "value", "baseline"):
        table.add_column(column, justify="left" if column == "figure" else "right")
    for name, value in scores.summary().items():
        table.add_row(name, f"{value:.3f}", f"{floors[name]:.3f}" if name in floors else "")
    console.print(table)
    for title, rows in scores.tables.items():
        console.print(_breakdown(title, rows))
    shown: Counter[str] = Counter()
    for miss in misses:
        shown[miss.what] += 1
        if shown[miss.what] <= errors:
            console.print(
                f"{miss.id}  {miss.what}: gold {miss.gold}, found {miss.found}  | {miss.title}", markup=False
            )


def _gathering(stories: Gathered) -> str:
    """The stories in a line: in order of publication, then the furthest of the shuffled arrivals."""
    ordered, lowest = stories.ordered, stories.summary()["stories_shuffled_f1"]
    figures = f"precision {ordered.precision:.3f}, recall {ordered.recall:.3f}, F1 {ordered.f1:.3f}"
    shuffled = f"F1 at least {lowest:.3f}, at most {stories.widest:.3f} from the ordered run"
    return (
        f"stories of {ordered.items} items in order of publication, B-cubed: {figures}; "
        f"shuffled {len(stories.shuffled)} times: {shuffled}"
    )


def _breakdown(title: str, rows: dict[str, Counts]) -> Table:
    table = Table(title=f"relevance by {title}", title_justify="left")
    for column in (title, "right", "false alarms", "missed", "F1"):
        table.add_column(column, justify="left" if column == title else "right")
    for name, counts in sorted(rows.items(), key=lambda row: -(row[1].tp + row[1].fp + row[1].fn))[:12]:
        table.add_row(name, *(str(n) for n in (counts.tp, counts.fp, counts.fn)), f"{counts.f1:.3f}")
    return table
