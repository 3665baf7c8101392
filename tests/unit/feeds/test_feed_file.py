"""Adding to feeds.yaml."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import catalog
from bot.core.feed import Feed
from bot.core.model import FeedKind
from bot.errors import ConfigError
from bot.feeds.feed_file import append_feeds, as_yaml

NEW = Feed(
    "harbor_wire", "Harbor: Wire #1 港口", "https://harbor.example/rss", "Harbor", "GB", "en", FeedKind.WIRE,
    poll_every=timedelta(minutes=90), tags=("state",), enabled=False,
)  # fmt: skip
OLD = """# Ours.
feeds:
{0}# First
{0}- id: old_one
{0}  name: Old
{0}  url: https://old.example/
{0}  publisher: Old
{0}  country: US
{0}  lang: en
{0}  kind: press  # for now
"""


@pytest.mark.parametrize("margin", ["", "  "])
def test_new_feeds_go_to_the_end_and_the_rest_stays(tmp_path: Path, margin: str) -> None:
    old = OLD.format(margin)
    (tmp_path / "feeds.yaml").write_text(old)
    path = append_feeds(tmp_path, [NEW])
    assert path.read_text().startswith(old)
    assert catalog.load(tmp_path).feeds[1:] == (NEW,)
    assert [file.name for file in tmp_path.iterdir()] == ["feeds.yaml"]


def test_without_a_file_the_packaged_one_is_the_start(tmp_path: Path) -> None:
    packaged = catalog.load(None).feeds
    append_feeds(tmp_path / "new", [NEW])
    assert catalog.load(tmp_path / "new").feeds == (*packaged, NEW)


@pytest.mark.parametrize(
    "old", ["feeds: []\n", "feeds:\n- {id: x}\n", OLD.format("") + "more: 1\n", "{", "\xff"]
)
def test_a_file_that_cannot_take_them_is_left_alone(tmp_path: Path, old: str) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_bytes(old.encode("latin-1", "replace"))
    before = path.read_bytes()
    with pytest.raises(ConfigError, match=r"feeds\.yaml"):
        append_feeds(tmp_path, [NEW])
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="cannot be changed"):
        append_feeds(tmp_path / "file", [NEW])


def test_durations_are_written_as_people_write_them() -> None:
    assert "poll_every: 90m" in as_yaml([NEW])
