"""`bench`: the project's own benchmarks, each beside its baseline in the same run."""

from __future__ import annotations

from typing import Annotated

import orjson
import typer
from rich.console import Console

from bot.lab.bench import BENCHMARKS, Row, as_line


def bench(
    name: Annotated[str, typer.Argument(help="One benchmark; all of them without it.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a figure.")] = False,
) -> None:
    """Measures the program beside its baselines and prints the ratios."""
    if name and name not in BENCHMARKS:
        raise typer.BadParameter(f"{name} is no benchmark; there are {', '.join(BENCHMARKS)}")
    console = Console(width=160, highlight=False)
    for title in [name] if name else list(BENCHMARKS):
        for row in BENCHMARKS[title]():
            if as_json:
                print(orjson.dumps({**as_line(title, row), "ratio": row.ratio}).decode())
            else:
                console.print(_words(title, row), markup=False)


def _words(title: str, row: Row) -> str:
    figure = f"{title:10} {row.what:38} {_figure(row.value)} {row.unit}"
    if row.baseline is None:
        return figure
    return f"{figure:76} {row.against}: {_figure(row.baseline).strip()} {row.unit}, ratio {row.ratio:.3f}"


def _figure(value: float) -> str:
    """Small ones with what tells them apart."""
    return f"{value:>12,.1f}" if abs(value) >= 100 else f"{value:>12,.2f}"
