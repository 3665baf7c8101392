"""The test feeds of feedparser, some two thousand odd and broken ones, served over HTTP, fetched and read."""

import re
import tarfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.core.feed import Feed
from bot.core.model import FeedKind
from bot.feeds.fetch import fetch_all
from bot.feeds.model import FetchRequest, FetchSettings, FetchStatus, ReadRequest
from bot.feeds.sandbox import Sandbox
from tests.hostile_web import HostileWeb, reply

SUITE = Path(__file__).parents[3] / "shared" / "feeds" / "feedparser-suite.tar.gz"
HEADER = re.compile(rb"^Header:\s*([A-Za-z-]+):[ \t]*([^\r\n]*)", re.MULTILINE)
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def suite() -> dict[str, bytes]:
    """Each file's name and bytes, from the archive into memory."""
    with tarfile.open(SUITE) as archive:
        return {
            member.name: file.read()
            for member in archive
            if member.isfile() and (file := archive.extractfile(member)) is not None
        }


def served_as(body: bytes) -> dict[str, str]:
    """The headers that a test file wants to be served with, by its own comment."""
    asked = {name.decode(): value.decode("latin-1").strip() for name, value in HEADER.findall(body[:4_000])}
    return {name: value for name, value in asked.items() if name.lower() not in ("status", "content-length")}


@pytest.mark.shared
@pytest.mark.skipif(not SUITE.is_file(), reason=f"{SUITE} is not there")
def test_every_file_is_read_or_has_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    files = suite()
    assert len(files) >= 2_106
    outcomes: Counter[str] = Counter()
    started = time.monotonic()
    with HostileWeb() as web, Sandbox() as sandbox:
        feeds = {}
        for number, (name, body) in enumerate(sorted(files.items())):
            web.routes[f"/{number}"] = reply(body=body, **served_as(body))
            feeds[name] = Feed(name, name, web.url(f"/{number}"), "suite", "US", "", FeedKind.PRESS)
        settings = FetchSettings(allow_private=True, use_proxies=False)
        for result in fetch_all([FetchRequest.of(feed) for feed in feeds.values()], settings):
            assert result.status is FetchStatus.FRESH, result
            reading = sandbox.read(ReadRequest.of(feeds[result.feed_id], result, NOW))
            assert bool(reading.failure) == bool(reading.reason), result.feed_id
            outcomes[reading.failure or "read"] += 1
            outcomes["items"] += len(reading.items)
    assert outcomes["read"] > 2_050
    with capsys.disabled():
        print(f"\n{len(files)} files in {time.monotonic() - started:.1f} s: {dict(outcomes)}")
