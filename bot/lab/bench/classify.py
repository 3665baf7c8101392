"""Speed of `classify`, JSON in and out, beside a bare automaton scan and a keyword filter."""

from __future__ import annotations

import gzip
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import orjson
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot import catalog
from bot.core.knowledge import Knowledge
from bot.core.model import Side
from bot.lab.bench.row import Row
from bot.services.lines import classify_line

STREAM = Path("../shared/streams/rss-2026-01.jsonl.gz")
GOLD = (Path("../shared/gold/dev.jsonl"), Path("../shared/gold/dev-raw.jsonl"))
PROBES = Path("tests/gold/probes.jsonl")
CONTACT_WORDS = (
    *("call", "talk", "talks", "meet", "meets", "meeting", "met", "visit", "visits", "dialogue", "summit"),
    *("spoke", "speaks", "letter", "delegation", "counterpart"),
    *("会见", "会谈", "会晤", "通话", "通电话", "磋商", "访问"),
)
ROUNDS = 3


def classify() -> Iterator[Row]:
    """Items a second of the process's own time on one core; the best of three rounds.

    "Command" is `python -m bot classify` as a whole, with its start-up, which also has a row of its own; its
    baseline is the same with the core as source. Where no compiled core is in use, the two are one.
    """
    knowledge = catalog.load().knowledge
    yield Row("start-up of the command", _seconds([]), "s", "core as source", _seconds([], "source"))
    for name, lines in _corpora():
        command, as_source = (len(lines) / _seconds(lines, core) for core in ("", "source"))
        yield Row(f"{name}: command", command, "items/s", "core as source", as_source)
        ours = _rate(lines, lambda raw: orjson.dumps(classify_line(orjson.loads(raw), knowledge)))
        scan = _bare_scan(knowledge)
        words = _keyword_filter(knowledge)
        yield Row(f"{name}: classify", ours, "items/s", "bare automaton scan", _rate(lines, scan))
        yield Row(f"{name}: classify", ours, "items/s", "keyword filter", _rate(lines, words))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    yield Row("peak memory of the command, at most", peak, "MB")  # Linux counts what it was forked from


def _seconds(lines: Sequence[bytes], core: str = "") -> float:
    """The processor's time of the command from its start to its end, the best of three rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        before = _children()
        subprocess.run(
            [sys.executable, "-m", "bot", "classify"],
            input=b"\n".join(lines),
            stdout=subprocess.DEVNULL,
            env={**os.environ, **({"BOT_CORE": core} if core else {})},
            check=True,
        )
        best = min(best, _children() - before)
    return best


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _corpora() -> Iterator[tuple[str, Sequence[bytes]]]:
    if STREAM.exists():
        yield "stream", gzip.decompress(STREAM.read_bytes()).splitlines()
    gold = [line for path in GOLD if path.exists() for line in path.read_bytes().splitlines()]
    if gold:
        yield "gold", gold
    yield "probes", PROBES.read_bytes().splitlines()


def _rate(lines: Sequence[bytes], work: Callable[[bytes], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for line in lines:
            work(line)
        best = min(best, time.process_time() - start)
    return len(lines) / best


def _text(raw: bytes) -> str:
    line = orjson.loads(raw)
    return f"{line['title']}\n{line.get('summary') or ''}".lower()


def _bare_scan(knowledge: Knowledge) -> Callable[[bytes], object]:
    people = (alias for person in knowledge.people for alias in (*person.aliases, *person.zh_aliases))
    bodies = (alias for body in knowledge.bodies for alias in (*body.aliases_en, *body.aliases_zh))
    automaton = _automaton({alias.lower() for alias in (*people, *bodies)})
    return lambda raw: automaton.find_matches_as_indexes(_text(raw))


def _keyword_filter(knowledge: Knowledge) -> Callable[[bytes], object]:
    sides = [
        _automaton(
            {
                word
                for b in knowledge.bodies
                if b.side is side
                for word in map(str.lower, (*b.aliases_en, *b.aliases_zh))
            }
            | {
                p.name.split()[-1 if side is Side.US else 0].lower()
                for p in knowledge.people
                if p.side is side
            }
            | words
        )
        for side, words in (
            (Side.US, {"u.s.", "us", "american", "美"}),
            (Side.CHINA, {"china", "chinese", "中国"}),
        )
    ]
    acts = _automaton(set(CONTACT_WORDS))

    def flagged(raw: bytes) -> bool:
        text = _text(raw)
        return all(automaton.find_matches_as_indexes(text) for automaton in (*sides, acts))

    return flagged


def _automaton(words: set[str]) -> AhoCorasick:
    return AhoCorasick(
        sorted(words), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
