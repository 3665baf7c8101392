"""Headlines that are not enough: the article is read once, where it may be, and assessed like any item."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest

from bot import catalog
from bot.core.assess import assess
from bot.core.feed import Feed
from bot.core.model import FeedKind, Item, Subscription
from bot.core.verdict import Verdict
from bot.feeds.model import FetchSettings
from bot.services.articles import ArticleReader
from bot.services.ingest import AlertPolicy, Batch, Ingest
from tests.hostile_web import HostileWeb, reply

NOW = datetime(2025, 9, 10, 12, tzinfo=UTC)
HEADLINE = "Hegseth and China's Dong: what we know"
ARTICLE = """<!doctype html><html><head><title>What we know</title></head><body>
<nav><a href="/">Home</a> <a href="/politics">Politics</a></nav>
<article><h1>What we know</h1>
<p>Defense Secretary Pete Hegseth spoke by video with Chinese Defense Minister Dong Jun on Tuesday, September
9, 2025, the Pentagon said in a statement that gave few details of the conversation.</p>
<p>The two discussed the defense relationship between their countries, and agreed that officials should talk
again before the end of the year, according to the statement.</p></article>
<footer>All rights reserved. Cookies help us.</footer></body></html>"""


@pytest.fixture
def web():
    with HostileWeb() as web:
        web.routes["/robots.txt"] = reply(body=b"User-agent: *\nDisallow: /private/\n")
        web.routes["/article"] = reply(body=ARTICLE.encode(), content_type="text/html; charset=utf-8")
        yield web


@pytest.fixture(scope="module")
def knowledge():
    return catalog.load().knowledge


@pytest.fixture
def ingest(sqlite_store, knowledge):
    """Sure of nothing that has no summary, and of nothing at all about sport."""

    def detect(item: Item) -> Verdict:
        if item.summary:
            return assess(item, knowledge)
        return Verdict(item.id, relevant=False, score=0.0 if "match" in item.title else 0.3)

    with sqlite_store.begin() as tx:
        tx.feeds.put(Feed("f", "F", "https://f.example/", "F", "US", "en", FeedKind.PRESS), "config")
        tx.subscriptions.sync([Subscription("C1")], NOW)
    return Ingest(sqlite_store, detect, AlertPolicy())


@pytest.fixture
def reader(sqlite_store, ingest):
    fetching = FetchSettings(allow_private=True, use_proxies=False)
    return ArticleReader(sqlite_store, ingest, fetching, least=0.2, max_age=timedelta(hours=48))


def headline(url, title=HEADLINE, summary=""):
    return Item(f"f:{url}:{title}", title, summary, NOW - timedelta(hours=1), url, "F", "en", FeedKind.PRESS)


def asked(web):
    return [request.path for request in web.requests]


def test_a_headline_that_is_not_enough_becomes_an_alert_by_its_article(sqlite_store, web, ingest, reader):
    feed = Batch("f", [headline(web.url("/article"))])
    assert ingest.take(feed, NOW).alerts == 0
    assert reader.run(NOW) == 1
    with sqlite_store.read() as tx:
        (queued,) = tx.outbox.messages()
        story = tx.stories.get(queued.story_id)
        known = tx.items.get(feed.items[0].id)
    assert (story.contact.mode, story.contact.when.day.isoformat()) == ("video", "2025-09-09")
    assert known.item.title == HEADLINE
    assert "Cookies" not in known.item.summary
    again = ingest.take(feed, NOW + timedelta(minutes=5))  # the feed goes on showing its headline
    assert (again.new_items, again.edited) == (0, 0)
    assert reader.run(NOW + timedelta(minutes=5)) == 0
    assert asked(web) == ["/robots.txt", "/article"]


def test_only_headlines_that_may_be_contacts_are_read(web, ingest, reader):
    long = "Officials of both sides said little of it on Wednesday, when they were asked by reporters. " * 4
    items = [
        headline(web.url("/article"), "Hegseth at the match"),
        headline(web.url("/article"), summary=long),
    ]
    ingest.take(Batch("f", items), NOW)
    assert reader.run(NOW) == 0
    assert asked(web) == []


@pytest.mark.parametrize(
    ("robots", "is_read"),
    [
        (reply("404 Not Found"), True),
        (reply("403 Forbidden"), True),
        (reply(body=b""), True),
        (reply("503 Service Unavailable"), False),
        (reply(body=b"User-agent: contactwatch\nDisallow: /\n\nUser-agent: *\nAllow: /\n"), False),
        (reply(body=b"User-agent: *\nDisallow: /articles\nDisallow: /admin\n"), True),
    ],
    ids=["none", "refused", "empty", "down", "not us", "elsewhere"],
)
def test_a_site_says_what_may_be_read(web, ingest, reader, robots, is_read):
    web.routes["/robots.txt"] = robots
    ingest.take(Batch("f", [headline(web.url("/article"))]), NOW)
    reader.run(NOW)
    reader.run(NOW)
    assert ("/article" in asked(web)) is is_read
    assert asked(web).count("/robots.txt") == 1


def test_what_is_no_article_is_tried_once_and_harms_nothing(sqlite_store, web, ingest, reader):
    web.routes |= {
        "/bomb": reply(body=gzip.compress(bytes(30_000_000)), content_encoding="gzip"),
        "/script": reply(body=b"<html><body><script>load()</script>Enable JavaScript.</body></html>"),
        "/picture": reply(body=b"\x89PNG\r\n\x1a\n" + bytes(5_000), content_type="image/png"),
        "/nest": reply(body=b"<div>" * 200_000),
        "/gone": reply("410 Gone"),
    }
    paths = ["/bomb", "/script", "/picture", "/nest", "/gone", "/private/x"]
    ingest.take(Batch("f", [headline(web.url(path), f"{HEADLINE} {path}") for path in paths]), NOW)
    assert (reader.run(NOW), reader.run(NOW)) == (0, 0)
    assert sorted(asked(web)) == sorted(["/robots.txt", *paths[:-1]])
    with sqlite_store.read() as tx:
        assert tx.outbox.messages() == []


def test_an_item_that_is_gone_by_then_is_no_fault(ingest):
    assert ingest.deepen(headline("https://f.example/x"), NOW).relevant == 0
