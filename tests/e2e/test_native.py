"""The compiled core answers as the source does, to the byte, and never for another source than its own."""

import os
import random
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from bot import native

GOLD = sorted(Path("tests/gold").glob("*.jsonl"))
STRANGE = ("\x00", "\u202e", "\ud83c", "𝕏", "é", "İ", "ſ", "\u3000", "<!here>", "&amp;", "’s", "——", "＠")


def classify(lines, core, tmp_path):
    environment = {name: value for name, value in os.environ.items() if name != "BOT_CORE"}
    run = subprocess.run(
        [sys.executable, "-m", "bot", "classify"],
        input=b"\n".join(lines),
        capture_output=True,
        check=True,
        env={**environment, **core, "XDG_CACHE_HOME": str(tmp_path)},
    )
    return run.stdout.splitlines()


def is_used(**core):
    environment = {name: value for name, value in os.environ.items() if name != "BOT_CORE"}
    asked = [sys.executable, "-c", "from bot import native; print(native.in_use())"]
    return subprocess.check_output(asked, env={**environment, **core}, text=True).strip() == "True"


compiled = pytest.mark.skipif(not native.is_fresh(), reason="no compiled core of this source: make native")


def torn(lines):
    """Texts that nobody writes: pieces of real ones in any order, with signs from everywhere between them."""
    chance = random.Random(20261201)
    texts = [orjson.loads(line)["title"] for line in lines]
    for number in range(600):
        pieces = []
        for text in chance.choices(texts, k=chance.randrange(1, 9)):
            start = chance.randrange(len(text) or 1)
            pieces += [text[start : start + chance.randrange(60)], chance.choice((*STRANGE, " ", ". ", ", "))]
        title = "".join(pieces).encode("utf-8", "replace").decode()
        yield orjson.dumps({"id": str(number), "title": title, "published": "2025-09-10T00:00:00Z"})


@compiled
def test_it_is_used_unless_the_environment_says_otherwise():
    assert is_used()
    assert not is_used(BOT_CORE="source")


@compiled
@pytest.mark.slow
def test_it_answers_as_the_source_does(tmp_path):
    lines = [line for path in GOLD for line in path.read_bytes().splitlines()]
    lines += torn(lines)
    ours, theirs = (classify(lines, core, tmp_path) for core in ({}, {"BOT_CORE": "source"}))
    differing = [line for line, one, other in zip(lines, ours, theirs, strict=True) if one != other]
    assert not differing, differing[:3]


def test_one_of_another_source_or_half_made_is_left_aside(tmp_path, monkeypatch):
    monkeypatch.setattr(native, "STAMP", tmp_path / "source")
    assert not native.is_fresh(), "nothing was compiled"
    native.STAMP.write_text("")
    assert not native.is_fresh(), "the compiler was interrupted"
    native.STAMP.write_text(native.digest())
    assert native.is_fresh()
    changed = tmp_path / "core"
    changed.mkdir()
    (changed / "assess.py").write_text("# another day's\n")
    monkeypatch.setattr(native, "SOURCE", changed)
    assert not native.is_fresh(), "the source has changed since"
