"""Recorded feeds, played over HTTP."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.feeds.fetch import Fetcher
from bot.feeds.model import FetchRequest, FetchResult, FetchSettings, FetchStatus
from bot.feeds.replay import ReplayServer, load_recording
from bot.folders import packaged

MANIFEST = """
feeds:
  - {id: wire, name: Wire, publisher: Wire, country: GB, lang: en, kind: wire}
  - {id: daily, name: Daily, publisher: Daily, country: US, lang: en, kind: press}
steps:
  - at: 2025-09-09T20:00:00Z
    title: "Quiet"
    serve: {wire: 000.xml, daily: 000.xml}
  - at: 2025-09-10T01:00:00Z
    title: "News, and trouble"
    serve: {wire: 001.xml, daily: {status: 503, retry_after: 2m}}
  - at: 2025-09-10T02:00:00Z
    title: "Moved"
    serve: {daily: {status: 301, location: wire}}
"""
LOCAL = FetchSettings(allow_private=True, use_proxies=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manifest.yaml").write_text(MANIFEST)
    for name in ("wire/000.xml", "wire/001.xml", "daily/000.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<rss>{name}</rss>")
    return tmp_path


def test_steps_change_what_they_list_and_leave_the_rest(folder: Path) -> None:
    with ReplayServer(load_recording(folder)) as replay, Fetcher(LOCAL) as fetcher:
        feeds = {feed.id: feed for feed in replay.feeds(timedelta(seconds=1))}
        last: dict[str, FetchResult] = {}

        def poll() -> dict[str, FetchResult]:
            requests = [
                FetchRequest(feed.id, feed.url, last[feed.id].etag, last[feed.id].last_modified)
                if feed.id in last
                else FetchRequest(feed.id, feed.url)
                for feed in feeds.values()
            ]
            found = {result.feed_id: result for result in fetcher.fetch_all(requests)}
            last.update({name: result for name, result in found.items() if result.ok})
            return found

        assert feeds["wire"].poll_every == timedelta(seconds=1)
        assert {result.status for result in poll().values()} == {FetchStatus.FRESH}
        assert {result.status for result in poll().values()} == {FetchStatus.NOT_MODIFIED}
        assert replay.advance()
        assert replay.step.title == "News, and trouble"
        found = poll()
        assert found["wire"].body == b"<rss>wire/001.xml</rss>"
        assert (found["daily"].http_status, found["daily"].retry_after) == (503, timedelta(minutes=2))
        assert replay.advance()
        found = poll()
        assert found["wire"].status is FetchStatus.NOT_MODIFIED
        assert found["daily"].moved_to == feeds["wire"].url
        assert not replay.advance()
        assert replay.answers["wire", 304] == 2


def test_a_time_alone_is_enough_to_ask_by(folder: Path) -> None:
    with ReplayServer(load_recording(folder)) as replay, Fetcher(LOCAL) as fetcher:
        (first,) = fetcher.fetch_all([FetchRequest("wire", replay.address("wire"))])
        later = FetchRequest("wire", replay.address("wire"), last_modified=first.last_modified)
        (second,) = fetcher.fetch_all(
            [
                later,
            ]
        )
        (missing,) = fetcher.fetch_all([FetchRequest("none", replay.address("none"))])
    assert second.status is FetchStatus.NOT_MODIFIED
    assert missing.http_status == 404


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("wire: 001.xml", "wire: 009.xml", r"steps\[1\].serve.wire: no such file: wire/009.xml"),
        ("wire: 001.xml", "other: 001.xml", "other: no such feed"),
        ("location: wire", "location: other", "no such feed"),
        ("status: 503", "status: 200", "status"),
        ("2025-09-09T20:00:00Z", "2025-09-09T20:00:00", "at"),
        ("steps:", "stages:", "steps"),
    ],
)
def test_faults_of_a_manifest_are_named(folder: Path, old: str, new: str, words: str) -> None:
    path = folder / "manifest.yaml"
    path.write_text(path.read_text().replace(old, new))
    with pytest.raises(ConfigError, match=words):
        load_recording(folder)


def test_the_demos_own_recording_is_whole() -> None:
    with ReplayServer(load_recording(packaged("seeds") / "demo")) as replay:
        while replay.advance():
            pass
        assert replay.steps_left == 0
