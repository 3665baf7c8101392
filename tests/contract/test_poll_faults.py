"""The whole poller against a web at its worst: each feed has its reason, none waits for another's fault."""

import gzip
import socket
import threading
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from aiohttp.abc import AbstractResolver

from bot.core.feed import Feed, Health
from bot.core.model import FeedKind
from bot.core.verdict import Verdict
from bot.feeds.fetch import Fetcher
from bot.feeds.model import FetchSettings
from bot.feeds.readers import Readers
from bot.feeds.sandbox import Sandbox
from bot.services.ingest import AlertPolicy, Ingest
from bot.services.poll import Poller
from tests.hostile_web import HostileWeb, raw, reply

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
GOOD = b"<rss version='2.0'><channel><item><title>News</title><guid>%d</guid></item></channel></rss>"
LIMITS = FetchSettings(
    allow_private=True,
    use_proxies=False,
    connect_timeout=1.0,
    read_timeout=1.0,
    total_timeout=2.0,
    max_wire_bytes=200_000,
    max_body_bytes=400_000,
    max_redirects=3,
)
PATIENT = FetchSettings(allow_private=True, use_proxies=False, read_timeout=60, total_timeout=60)
SLOW_TO_READ = (
    b"<rss version='2.0'><channel><item><author>"
    + b"a" * 150_000
    + b"</author><rating/></item></channel></rss>"
)

FAULTS = {
    "drip": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", b"<", pause=0.3, endless=True), "timeout"),
    "silent": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", b"<", pause=5), "timeout"),
    "endless": (raw(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 50_000, endless=True), "too_large"),
    "bomb": (reply(body=gzip.compress(bytes(30_000_000)), content_encoding="gzip"), "too_large"),
    "torn": (reply(body=gzip.compress(GOOD)[:-20], content_encoding="gzip"), "bad_encoding"),
    "loop": (reply("302 Found", location="/loop"), "too_many_redirects"),
    "private": (reply("302 Found", location="http://inner.example/"), "blocked_address"),
    "metadata": (
        reply("307 Temporary Redirect", location="http://169.254.169.254/latest/"),
        "blocked_address",
    ),
    "elsewhere": (reply("302 Found", location="file:///etc/passwd"), "bad_redirect"),
    "page": (
        reply(body=b"<!doctype html><html><body>Hello", content_type="application/rss+xml"),
        "not_a_feed",
    ),
    "picture": (reply(body=b"\x89PNG\r\n\x1a\n" + bytes(500), content_type="image/png"), "not_a_feed"),
    "truncated": (reply(body=b"<?xml version='1.0'?><rss version='2.0'><chan"), "unreadable"),
    "nothing": (reply(body=b""), "empty_body"),
    "dying": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n", b"<rss"), "disconnected"),
    "babble": (raw(b"I am no web server\r\n\r\n"), "protocol"),
    "error": (reply("500 Internal Server Error"), "http_status"),
}


class Names(AbstractResolver):
    """`inner.example` is an address of this network alone; other names are unknown."""

    async def resolve(self, host, port=0, family=socket.AF_INET):
        if host != "inner.example":
            raise OSError(None, "unknown name")
        entry = {"hostname": host, "port": port, "family": socket.AF_INET, "proto": 0}
        return [{**entry, "host": "169.254.0.1", "flags": socket.AI_NUMERICHOST}]

    async def close(self):
        pass


@pytest.fixture
def web():
    with HostileWeb() as web:
        yield web


@pytest.fixture
def no_tls():
    """The address of a server that answers in plain text, whatever it is asked."""

    def answer():
        connection, _ = listener.accept()
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=answer, daemon=True).start()
        yield f"https://127.0.0.1:{listener.getsockname()[1]}/"


@pytest.fixture
def polling(sqlite_store):
    """Makes a poller with these limits; the store has the feeds."""
    readers = Readers(make=partial(Sandbox, cpu_seconds=1.0))
    ingest = Ingest(sqlite_store, lambda item: Verdict(item.id, relevant=False, score=0.0), AlertPolicy())
    made = []

    def make(settings, urls):
        feeds = [Feed(name, name, url, name, "US", "en", FeedKind.PRESS) for name, url in urls.items()]
        with sqlite_store.begin() as tx:
            tx.feeds.sync(feeds)
        fetcher = Fetcher(settings, resolver=Names())
        made.append(fetcher.__enter__())
        return Poller(
            *(sqlite_store, fetcher, readers, ingest),
            poll_every=timedelta(minutes=10),
            jitter=lambda: 0.5,
            stopping=threading.Event(),
        )

    with readers:
        yield make
        for fetcher in made:
            fetcher.__exit__()


def states(store):
    with store.read() as tx:
        return {known.feed.id: known.state for known in tx.feeds.all() if known.state}


def test_every_fault_has_its_reason_and_the_good_feeds_their_news(sqlite_store, web, no_tls, polling):
    urls = {}
    for name, (route, _) in FAULTS.items():
        web.routes[f"/{name}"] = route
        urls[name] = web.url(f"/{name}")
    for number in range(40):
        web.routes[f"/good{number}"] = reply(
            body=GOOD.replace(b"%d", b"%d" % number).replace(b"News", b"N%d" % number)
        )
        urls[f"good{number}"] = web.url(f"/good{number}")
    web.routes["/slow"] = reply(body=SLOW_TO_READ)
    urls |= {"slow": web.url("/slow"), "tls": no_tls}
    urls |= {"nowhere": "http://nowhere.example/", "closed": "http://127.0.0.9:9/"}
    done = polling(LIMITS, urls).run(NOW)

    after = states(sqlite_store)
    kinds = {name: state.error_kind for name, state in after.items() if state.failures}
    expected = {name: kind for name, (_, kind) in FAULTS.items()}
    assert kinds == expected | {"slow": "unreadable", "tls": "tls", "nowhere": "dns", "closed": "connect"}
    assert all(after[name].last_error and after[name].next_due > NOW for name in kinds)
    assert {state.health for name, state in after.items() if name not in kinds} == {Health.UNDATED}
    assert (done.feeds, done.failed, done.new_items) == (len(urls), len(kinds), 40)


def test_what_is_slow_holds_up_neither_its_own_round_nor_the_next(sqlite_store, web, polling):
    """A host that says nothing keeps its round open; meanwhile the others are recorded, and polled again."""
    release, reached = threading.Event(), threading.Event()

    def stuck(connection, request):
        reached.set()
        release.wait(60)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    web.routes |= {"/stuck": stuck, "/good": reply(body=GOOD, etag='"1"')}
    poller = polling(PATIENT, {"stuck": web.url("/stuck"), "good": web.url("/good")})
    first = threading.Thread(target=poller.run, args=(NOW,))
    first.start()
    assert reached.wait(30)
    while "good" not in states(sqlite_store):
        assert first.is_alive()
    second = poller.run(NOW + timedelta(days=2))
    while not second.feeds:  # what is recorded is given back to the next round a moment later
        assert first.is_alive()
        second = poller.run(NOW + timedelta(days=2))
    assert (second.feeds, first.is_alive()) == (1, True)
    release.set()
    first.join()
    assert states(sqlite_store)["stuck"].error_kind == "empty_body"


def test_a_host_that_dies_in_the_middle_of_a_round_is_left_alone(sqlite_store, web, polling):
    """After some failures in a row its other feeds are not asked, and are due again when it may be back."""
    urls = {f"feed{number}": web.url(f"/{number}") for number in range(60)}
    web.routes |= {f"/{number}": raw(b"") for number in range(60)}
    done = polling(LIMITS, urls).run(NOW)
    after = states(sqlite_store)
    assert done.feeds == 60
    assert all(state.next_due and state.next_due > NOW for state in after.values())
