"""The knowledge of `config/`, kept ready between runs: reading and checking the YAML takes a second.

A snapshot is JSON in the user's own cache folder, and stands for exactly the files and the code that it was
made from. It is never needed: where there is none, or none can be kept, the files are read.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import orjson

from bot.core.knowledge import Knowledge
from bot.folders import packaged

_SLOTS = 16  # snapshots kept at most; each folder of configuration has one of them
_UNUSABLE = (OSError, RuntimeError, LookupError, TypeError, ValueError)
_CODE = ("catalog/*.py", "core/knowledge.py", "core/model.py", "snapshot.py", "folders.py")


def knowledge(config_dir: Path) -> Knowledge:
    """The knowledge of `catalog.load(config_dir)`. Raises ConfigError as that does."""
    made_from = _digest(config_dir)
    kept = _kept(config_dir, made_from)
    if kept is not None:
        return kept
    from bot import catalog  # noqa: PLC0415 - what a snapshot saves

    read = catalog.load(config_dir).knowledge
    _keep(config_dir, made_from, read)
    return read


def _digest(config_dir: Path) -> str:
    """Of all that decides what the files mean: their text, our code, the names of countries."""
    digest = hashlib.sha256()
    for path in _sources(config_dir):
        content = path.read_bytes()
        digest.update(f"{path}:{len(content)}:".encode("utf-8", "surrogateescape") + content)
    cldr = find_spec("babel")
    if cldr is not None and cldr.origin is not None:
        digest.update(f"{cldr.origin}:{Path(cldr.origin).stat().st_mtime_ns}".encode())
    return digest.hexdigest()


def _sources(config_dir: Path) -> Iterator[Path]:
    for folder in (config_dir, packaged("config")):
        yield from sorted(folder.glob("*.yaml"))
    for pattern in _CODE:
        yield from sorted(Path(__file__).parent.glob(pattern))


def _place(config_dir: Path) -> Path:
    """Raises RuntimeError where the user has no home."""
    folder = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    name = hashlib.sha256(os.fsencode(config_dir.absolute())).digest()[0] % _SLOTS
    return Path(folder).expanduser() / "contactwatch" / f"knowledge-{name:02}.json"


def _kept(config_dir: Path, made_from: str) -> Knowledge | None:
    """The snapshot of a folder; None where there is none of these sources, or another user wrote it."""
    with suppress(*_UNUSABLE), _place(config_dir).open("rb") as file:
        if os.fstat(file.fileno()).st_uid != os.getuid():
            return None
        snapshot = orjson.loads(file.read())
        if snapshot["made_from"] == made_from:
            read: Knowledge = _reader(Knowledge)(snapshot["knowledge"])
            return read
    return None


def _keep(config_dir: Path, made_from: str, read: Knowledge) -> None:
    """Writes a snapshot as a whole or not at all."""
    import tempfile  # noqa: PLC0415 - with all that it loads, for the first run alone

    with suppress(OSError, RuntimeError):
        place = _place(config_dir)
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, delete=False) as file:
            file.write(orjson.dumps({"made_from": made_from, "knowledge": read}))
        Path(file.name).replace(place)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of an annotated type of what JSON holds of it."""
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple and arguments[-1] is ...:
        return _many(_reader(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _by_name(_reader(arguments[1]))
    if type(None) in arguments:
        return _perhaps(_reader(next(one for one in arguments if one is not type(None))))
    if is_dataclass(kind):
        return _fields(kind)
    if issubclass(kind, Enum):
        return {one.value: one for one in kind}.__getitem__
    return date.fromisoformat if kind is date else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _many(one: Callable[[Any], Any]) -> Callable[[Iterable[Any]], Any]:
    return tuple if one is _as_it_is else lambda values: tuple(map(one, values))


def _by_name(one: Callable[[Any], Any]) -> Callable[[Mapping[str, Any]], Any]:
    return lambda values: {name: one(value) for name, value in values.items()}


def _perhaps(one: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else one(value)


def _fields(kind: Any) -> Callable[[Mapping[str, Any]], Any]:
    hints = get_type_hints(kind)
    readers = [(field.name, _reader(hints[field.name])) for field in fields(kind)]
    return lambda values: kind(**{name: read(values[name]) for name, read in readers})
