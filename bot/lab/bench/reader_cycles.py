"""The same rounds by lemon24/reader, under an interpreter that has it; imports nothing of this program.

It reads the feeds' addresses from its input and prints one JSON object: the best number of workers, found on
the first feeds, and the seconds of a cold and of a steady round with it, on the clock and of computing.
"""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WORKERS = (1, 2, 4, 8)
TRIED_ON = 150
ROUNDS = 3


def rounds(urls: Sequence[str], workers: int, folder: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Seconds on the clock, and of computing, of a cold round and of the median steady one."""
    library: Any = importlib.import_module("reader")
    reader = library.make_reader(str(Path(folder, f"{len(urls)}-{workers}.db")), search_enabled=False)
    for url in urls:
        reader.add_feed(url)
    cold, *steady = [_round(reader, workers) for _ in range(1 + ROUNDS)]
    reader.close()
    clock, cpu = (statistics.median(each) for each in zip(*steady))  # noqa: B905 - for any Python
    return cold, (clock, cpu)


def _round(reader: Any, workers: int) -> tuple[float, float]:
    started, computed = time.perf_counter(), time.process_time()
    reader.update_feeds(scheduled=False, workers=workers)
    return time.perf_counter() - started, time.process_time() - computed


def main(urls: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        tried = {workers: rounds(urls[:TRIED_ON], workers, folder) for workers in WORKERS}
        best = min(tried, key=lambda workers: tried[workers][1])
        (cold, cold_cpu), (steady, steady_cpu) = rounds(urls, best, folder)
    found = {"cold": cold, "cold_cpu": cold_cpu, "steady": steady, "steady_cpu": steady_cpu}
    print(json.dumps({"workers": best, **found}))  # noqa: T201 - to the benchmark


if __name__ == "__main__":
    main(sys.stdin.read().split())
