"""`feeds import`, `export` and `check` as an operator runs them."""

import os
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from tests.hostile_web import HostileWeb, reply
from tests.unit.feeds.bodies import CALL, rss

OPML = """<opml version="1.0"><body><outline text="wire"><outline text="Harbor Wire" xmlUrl="{url}"/>
<outline text="x" xmlUrl="javascript:1"/></outline></body></opml>"""
ENTRY = """feeds:
- {{id: daily, name: Daily, url: "{url}", publisher: Daily, country: US, lang: en, kind: press}}
"""


@pytest.fixture
def feeds(tmp_path: Path):
    """Runs `feeds …` with a configuration folder of its own."""
    (tmp_path / "config").mkdir()

    def run(*arguments: str, status: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "feeds", *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            env={**os.environ, "BOT_CONFIG_DIR": str(tmp_path / "config"), "BOT_ALLOW_PRIVATE_FEEDS": "true"},
        )
        assert done.returncode == status, done.stderr
        return done

    return run


def test_a_list_goes_in_and_out_again(feeds, tmp_path: Path) -> None:
    (tmp_path / "config" / "feeds.yaml").write_text(ENTRY.format(url="https://daily.example/"))
    (tmp_path / "list.opml").write_text(OPML.format(url="https://harbor.example/rss"))
    dry = feeds("import", str(tmp_path / "list.opml"), "--dry-run")
    assert "url: https://harbor.example/rss" in dry.stdout
    assert "kind: wire" in dry.stdout
    assert "1 would be added, 0 known, 1 left out" in dry.stderr
    assert "1 added, 0 known, 1 left out" in feeds("import", str(tmp_path / "list.opml")).stderr
    assert "0 added, 1 known, 1 left out" in feeds("import", str(tmp_path / "list.opml")).stderr
    exported = feeds("export").stdout
    assert 'xmlUrl="https://harbor.example/rss"' in exported
    assert 'xmlUrl="https://daily.example/"' in exported


def test_a_file_that_is_no_list_is_refused_with_its_reason(feeds, tmp_path: Path) -> None:
    (tmp_path / "bad.opml").write_text("<html/>")
    assert "not OPML" in feeds("import", str(tmp_path / "bad.opml"), status=2).stderr
    assert "No such file" in feeds("import", str(tmp_path / "none.opml"), status=2).stderr


def test_a_check_says_how_each_feed_does(feeds, tmp_path: Path) -> None:
    with HostileWeb() as web:
        web.routes["/good"] = reply(body=rss(CALL).encode())
        web.routes["/page"] = reply(
            body=b"<html><link rel=alternate type=application/rss+xml href=/good>", content_type="text/html"
        )
        (tmp_path / "config" / "feeds.yaml").write_text(ENTRY.format(url=web.url("/good")))
        (good,) = map(orjson.loads, feeds("check", "--json").stdout.splitlines())
        assert (good["id"], good["ok"], good["items"]) == ("daily", True, 1)
        assert good["newest"].startswith("2025-09-10T12:00")
        (page,) = map(orjson.loads, feeds("check", "--json", web.url("/page")).stdout.splitlines())
        assert (page["failure"], page["alternates"]) == ("not_a_feed", [web.url("/good")])
        shown = feeds("check", web.url("/none", "user:secret@127.0.0.1"))
        assert "404 Not Found" in shown.stdout
        assert "secret" not in shown.stdout + shown.stderr


def test_feeds_are_found_by_a_pages_word_or_where_they_usually_are(feeds) -> None:
    with HostileWeb() as web:
        web.routes["/good"] = web.routes["/blog/feed.xml"] = reply(body=rss(CALL).encode())
        link = b"<html><link rel=alternate type=application/rss+xml href=/good>"
        web.routes["/page"] = reply(body=link, content_type="text/html")
        web.routes["/blog"] = reply(body=b"<html><p>no word of a feed", content_type="text/html")
        (announced,) = map(orjson.loads, feeds("discover", "--json", web.url("/page")).stdout.splitlines())
        assert (announced["url"], announced["announced"], announced["items"]) == (web.url("/good"), True, 1)
        (guessed,) = map(orjson.loads, feeds("discover", "--json", web.url("/blog")).stdout.splitlines())
        assert (guessed["url"], guessed["announced"]) == (web.url("/blog/feed.xml"), False)
        assert web.url("/good") in feeds("discover", web.url("/good")).stdout
        web.routes["/bare"] = reply(body=b"<html>", content_type="text/html")
        assert "announces none" in feeds("discover", web.url("/bare"), status=1).stdout
