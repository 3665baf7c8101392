"""Local feeds."""

import os
from pathlib import Path

import pytest

from bot.feeds.fetch import fetch_all
from bot.feeds.model import FailureKind, FetchRequest, FetchResult, FetchSettings, FetchStatus

SETTINGS = FetchSettings(max_body_bytes=1_000)


def fetch(url: str, **validators: str) -> FetchResult:
    (result,) = fetch_all([FetchRequest("feed", url, **validators)], SETTINGS)
    return result


def test_a_file_is_fresh_then_not_modified_then_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "中 feed.xml"
    path.write_bytes(b"<rss/>")
    first = fetch(path.as_uri())
    assert (first.status, first.body) == (FetchStatus.FRESH, b"<rss/>")
    again = fetch(path.as_uri(), etag=first.etag, body_hash=first.body_hash)
    assert (again.status, again.etag, again.body_hash) == (
        FetchStatus.NOT_MODIFIED,
        first.etag,
        first.body_hash,
    )
    os.utime(path, (1, 1))
    touched = fetch(path.as_uri(), etag=first.etag, body_hash=first.body_hash)
    assert (touched.status, touched.body) == (FetchStatus.UNCHANGED, None)
    path.write_bytes(b"<rss version='2.0'/>")
    assert fetch(path.as_uri(), etag=touched.etag, body_hash=touched.body_hash).status is FetchStatus.FRESH


def test_files_have_limits_and_reasons(tmp_path: Path) -> None:
    big = tmp_path / "big.xml"
    big.write_bytes(bytes(1_001))
    os.mkfifo(tmp_path / "pipe")
    expected = {
        big.as_uri(): FailureKind.TOO_LARGE,
        (tmp_path / "pipe").as_uri(): FailureKind.BAD_FILE,
        tmp_path.as_uri(): FailureKind.BAD_FILE,
        (tmp_path / "none.xml").as_uri(): FailureKind.BAD_FILE,
        "file:///dev/zero": FailureKind.BAD_FILE,
        "file://example.com/feed.xml": FailureKind.BAD_URL,
        "file:relative.xml": FailureKind.BAD_URL,
        "file:///a%00b": FailureKind.BAD_URL,
    }
    for url, kind in expected.items():
        result = fetch(url)
        assert (result.status, result.failure) == (FetchStatus.FAILED, kind), url
        assert result.reason


@pytest.mark.parametrize("url", ["FILE:///none.xml", "file://localhost/none.xml"])
def test_spellings(url: str) -> None:
    assert fetch(url).failure is FailureKind.BAD_FILE
