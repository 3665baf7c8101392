"""What a run finds kept from an earlier one is what the files say."""

from __future__ import annotations

import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from bot import catalog, snapshot
from bot.errors import ConfigError
from bot.folders import packaged


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "contactwatch"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(packaged("config"), tmp_path / "config"))


def test_what_is_kept_is_what_the_files_say(cache: Path, folder: Path) -> None:
    first = snapshot.knowledge(folder)
    (kept,) = cache.iterdir()
    written = kept.stat().st_mtime_ns
    second = snapshot.knowledge(folder)
    assert asdict(first) == asdict(second) == asdict(catalog.load(folder).knowledge)
    assert kept.stat().st_mtime_ns == written


def test_a_changed_file_is_read_again(cache: Path, folder: Path) -> None:
    snapshot.knowledge(folder)
    topics = folder / "topics.yaml"
    topics.write_text(topics.read_text().replace("name: Taiwan", "name: The strait"))
    assert "The strait" in {topic.name for topic in snapshot.knowledge(folder).topics}
    topics.write_text("topics: 3")
    for _ in range(2):
        with pytest.raises(ConfigError, match="topics"):
            snapshot.knowledge(folder)


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"made_from": 1, "knowledge": {}}'])
def test_a_spoilt_snapshot_is_made_anew(cache: Path, folder: Path, content: bytes) -> None:
    snapshot.knowledge(folder)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(content)
    assert snapshot.knowledge(folder).people
    assert kept.read_bytes() == whole


def test_nothing_needs_to_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    (tmp_path / "file").write_text("no folder")
    assert snapshot.knowledge(packaged("config")).people
