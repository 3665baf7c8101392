"""The project's own benchmarks: each measures the program beside a baseline in the same run.

A benchmark is a function of no arguments that yields `Row`s as they are measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from bot.lab.bench.answering import answers
from bot.lab.bench.classify import classify
from bot.lab.bench.cluster import cluster
from bot.lab.bench.delivering import deliver
from bot.lab.bench.ingesting import ingest
from bot.lab.bench.latency import latency
from bot.lab.bench.polling import poll
from bot.lab.bench.row import Row

BENCHMARKS: dict[str, Callable[[], Iterator[Row]]] = {
    "classify": classify,
    "ingest": ingest,
    "poll": poll,
    "latency": latency,
    "cluster": cluster,
    "deliver": deliver,
    "answers": answers,
}

__all__ = ["BENCHMARKS", "Row", "as_line"]


def as_line(name: str, row: Row) -> dict[str, Any]:
    """A row as a JSON object, with the benchmark's name."""
    return {"bench": name, **asdict(row)}
