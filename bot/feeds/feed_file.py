"""Writing into `feeds.yaml`: new feeds go to its end, all that people wrote there stays as it is."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

import yaml

from bot.catalog.documents import Reader
from bot.catalog.operation import FeedsFile
from bot.core.feed import Feed
from bot.errors import ConfigError, Fault
from bot.folders import packaged

_NAME = "feeds.yaml"
_FIRST_ENTRY = re.compile(r"^feeds:[^\n]*\n(?:\s*#[^\n]*\n|\s*\n)*( *)- ", re.MULTILINE)
_UNITS = (("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1))


def as_yaml(feeds: Iterable[Feed]) -> str:
    """The feeds as entries of feeds.yaml; what has its usual value is not written."""
    return yaml.safe_dump([_entry(feed) for feed in feeds], allow_unicode=True, sort_keys=False, width=1_000)


def append_feeds(folder: Path, feeds: Iterable[Feed]) -> Path:
    """Adds `feeds` to the feeds.yaml of `folder`, which starts from the packaged one where there is none.

    Raises ConfigError, and changes nothing, where the file would not be valid afterwards or cannot be
    written.
    """
    path = folder / _NAME
    try:
        text = (path if path.is_file() else packaged("config") / _NAME).read_text(encoding="utf-8")
        text = _extended(text, as_yaml(feeds))
        folder.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".yaml.new")
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    except (OSError, UnicodeError) as error:
        raise ConfigError((Fault(_NAME, "", f"cannot be changed: {error}"),)) from None
    return path


def _extended(text: str, entries: str) -> str:
    found = _FIRST_ENTRY.search(text)
    if found is None:
        raise ConfigError((Fault(_NAME, "feeds", "expected a list with an entry on each line to add to"),))
    margin = found[1]
    added = "".join(margin + line for line in entries.splitlines(keepends=True))
    extended = f"{text.rstrip()}\n{added}"
    _check(extended)
    return extended


def _check(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, _NAME).write_text(text, encoding="utf-8")
        reader = Reader(Path(folder), Path(folder))
        reader.read(_NAME, FeedsFile)
    if reader.faults:
        raise ConfigError(tuple(reader.faults))


def _entry(feed: Feed) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": feed.id,
        "name": feed.name,
        "url": feed.url,
        "publisher": feed.publisher,
        "country": feed.country,
        "lang": feed.lang,
        "kind": feed.kind.value,
    }
    if feed.poll_every:
        entry["poll_every"] = _duration(feed.poll_every)
    if feed.tags:
        entry["tags"] = list(feed.tags)
    if not feed.enabled:
        entry["enabled"] = False
    return entry


def _duration(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    return next(f"{seconds // size}{unit}" for unit, size in _UNITS if seconds % size == 0)
