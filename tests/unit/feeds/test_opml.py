"""OPML in and out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.feed import Feed
from bot.core.model import FeedKind
from bot.core.urls import canonical
from bot.feeds.opml import OpmlError, read_opml, write_opml

NOW = datetime(2025, 9, 10, 12, tzinfo=UTC)
WIRE = Feed(
    id="harbor_wire",
    name='Harbor & "Wire" 港口',
    url="https://harbor.example/rss?a=1&b=2",
    publisher="Harbor <Press>",
    country="GB",
    lang="en",
    kind=FeedKind.WIRE,
    poll_every=timedelta(minutes=5),
    tags=("state", "stale"),
    enabled=False,
)
MINISTRY = Feed("mnd", "国防部", "http://mnd.example/rss.xml", "MND", "CN", "zh", FeedKind.OFFICIAL_CHINA)


def opml(outlines: str) -> bytes:
    return f"<opml version='2.0'><head/><body>{outlines}</body></opml>".encode()


def test_what_was_exported_comes_back() -> None:
    found = read_opml(write_opml([WIRE, MINISTRY], NOW), [])
    assert sorted(found.new, key=lambda feed: feed.id) == [WIRE, MINISTRY]
    assert not found.refused


NAMES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
    .map(str.strip)
    .filter(bool)
)


@given(st.lists(NAMES, max_size=6), st.sampled_from(FeedKind), st.integers(1, 10**6) | st.none())
def test_any_list_comes_back_with_its_names(names: list[str], kind: FeedKind, pace: int | None) -> None:
    feeds = [
        replace(WIRE, id=f"id{number}", name=name, url=f"https://h{number}.example/", kind=kind,
                poll_every=timedelta(seconds=pace) if pace else None)
        for number, name in enumerate(names)
    ]  # fmt: skip
    found = {feed.id: feed for feed in read_opml(write_opml(feeds, NOW), []).new}
    assert [found[feed.id].url for feed in feeds] == [feed.url for feed in feeds]
    assert [found[feed.id].poll_every for feed in feeds] == [feed.poll_every for feed in feeds]
    assert all(found[feed.id].kind is kind for feed in feeds)


def test_other_programs_lists_get_usual_values() -> None:
    document = opml(
        "<outline text='Wire'>"
        "<outline text='A News' xmlUrl='https://a.example/rss' language='zh-CN'/></outline>"
        "<outline title='A News' xmlURL='https://b.example/rss' category='/x/Official US,y'/>"
        "<outline text='港口' xmlUrl='https://c.example/rss'/>"
    )
    a, b, c = read_opml(document, []).new
    assert a == Feed("a_news", "A News", "https://a.example/rss", "a.example", "INT", "zh", FeedKind.WIRE)
    assert (b.id, b.kind, b.lang) == ("a_news_2", FeedKind.OFFICIAL_US, "en")
    assert (c.id, c.name, c.kind) == ("c_example", "港口", FeedKind.PRESS)


def test_known_feeds_are_passed_over_and_new_ids_are_free() -> None:
    document = opml(
        "<outline text='x' xmlUrl='http://www.mnd.example/rss.xml'/>"
        "<outline text='MND' xmlUrl='https://new.example/rss'/><outline text='MND' xmlUrl='https://new.example/rss/'/>"
    )
    found = read_opml(document, [MINISTRY])
    assert ([feed.id for feed in found.new], found.known) == (["mnd_2"], 2)


def test_credentials_stay_at_home() -> None:
    assert b"secret" not in write_opml([replace(WIRE, url="https://user:secret@harbor.example/")], NOW)


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "file:///etc/passwd", "http://", "https://a b/", "http://[::1"]
)
def test_addresses_that_are_none_are_left_out(url: str) -> None:
    found = read_opml(opml(f"<outline text='x' xmlUrl='{url}'/>"), [])
    assert (found.new, len(found.refused)) == ((), 1)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (b"", "not well-formed"),
        (b"<opml><body>", "not well-formed"),
        (b"<html/>", "not OPML"),
        (b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml/>", "document type"),
        (b"<!DOCTYPE opml SYSTEM 'file:///etc/passwd'><opml/>", "document type"),
        (b" " * 5_000_001, "larger than"),
        (opml("<outline text='x' xmlUrl='https://a.example/'/>" * 5_001), "more than 5000"),
    ],
)
def test_hostile_files_are_refused(document: bytes, words: str) -> None:
    with pytest.raises(OpmlError, match=words):
        read_opml(document, [])


def test_depth_does_no_harm() -> None:
    depth = 100_000
    document = opml(
        "<outline>" * depth + "<outline text='x' xmlUrl='https://a.example/'/>" + "</outline>" * depth
    )
    assert len(read_opml(document, []).new) == 1


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=5))
def test_every_new_feed_could_stand_in_feeds_yaml(texts: list[str]) -> None:
    known = [Feed("x", "x", "https://x.example/", "x", "US", "en", FeedKind.PRESS)]
    feeds = [
        replace(WIRE, id=text, name=text, url=f"https://x.example/{text}", country=text, lang=text)
        for text in texts
    ]
    try:
        found = read_opml(write_opml(feeds, NOW), known).new
    except OpmlError:  # characters that XML cannot hold
        return
    ids = [feed.id for feed in found]
    assert len(set(ids)) == len(ids)
    assert "x" not in ids
    assert all(feed.name and feed.publisher and len(feed.lang) == 2 for feed in found)
    assert len({canonical(feed.url) for feed in found}) == len(found)
