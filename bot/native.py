"""The compiled core: `bot/core` as machine code, taken in its place where it was made of the same source.

`bot.lab.compiling` makes it, into the environment's own folder. It answers as the source does, sooner; it is
never needed. `BOT_CORE=source` leaves it aside: tests do that, which put faults into single functions.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from importlib import import_module
from pathlib import Path

SOURCE = Path(__file__).parent / "core"
_MADE_BY = [Path(__file__).parent / "lab" / name for name in ("translating.py", "compiling.py")]
FOLDER = Path(sysconfig.get_path("platlib")) / "contactwatch_native"
STAMP = FOLDER / "source"
"""Holds the `digest` of the source that was compiled; written last."""


def use() -> None:
    """Let `bot.core`'s modules come compiled from now on. Must run before any of them is imported."""
    if os.environ.get("BOT_CORE") != "source" and is_fresh():
        sys.path.append(str(FOLDER))  # one library holds all modules
        import_module("bot.core").__path__.insert(0, str(FOLDER / "bot" / "core"))


def is_fresh() -> bool:
    """Whether a compiled core lies ready that was made of the source as it is."""
    try:
        return STAMP.read_text() == digest()
    except OSError:
        return False


def in_use() -> bool:
    """Whether this process reads with the compiled core."""
    return str(FOLDER / "bot" / "core") in import_module("bot.core").__path__


def digest() -> str:
    """What the source is, and what compiles it, in 64 hexadecimal digits; 2 MB are read for it."""
    found = hashlib.sha256()
    for path in (*sorted(SOURCE.glob("*.py")), *_MADE_BY):
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()
