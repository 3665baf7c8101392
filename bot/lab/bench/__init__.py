"""The project's own benchmarks: each measures the program beside a baseline in the same run.

A benchmark is a function of no arguments that yields `Row`s as they are measured. Its module is imported when
it runs: what the others need is not to be in the memory that it measures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from importlib import import_module
from typing import Any

from bot.lab.bench.row import Row

_MODULES = {
    "classify": "classify",
    "ingest": "ingesting",
    "poll": "polling",
    "latency": "latency",
    "cluster": "cluster",
    "deliver": "delivering",
    "answers": "answering",
}


def _rows(module: str, name: str) -> Iterator[Row]:
    yield from getattr(import_module(f"{__name__}.{module}"), name)()


BENCHMARKS: dict[str, Callable[[], Iterator[Row]]] = {
    name: partial(_rows, module, name) for name, module in _MODULES.items()
}

__all__ = ["BENCHMARKS", "Row", "as_line"]


def as_line(name: str, row: Row) -> dict[str, Any]:
    """A row as a JSON object, with the benchmark's name."""
    return {"bench": name, **asdict(row)}
