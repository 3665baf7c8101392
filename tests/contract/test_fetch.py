"""The fetcher against a real web server on loopback, good and bad."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.feeds.fetch import Fetcher, fetch_all
from bot.feeds.model import (
    FailureKind,
    FetchRequest,
    FetchResult,
    FetchSettings,
    FetchStatus,
    user_agent,
)
from tests.hostile_web import HostileWeb, raw, reply

FEED = b"<rss version='2.0'><channel><title>t</title></channel></rss>"
STEADY = FetchSettings(
    allow_private=True, use_proxies=False, max_wire_bytes=200_000, max_body_bytes=400_000, max_redirects=3
)
QUICK = replace(STEADY, connect_timeout=0.6, read_timeout=0.6, total_timeout=1.2)


@pytest.fixture
def web() -> Iterator[HostileWeb]:
    with HostileWeb() as web:
        yield web


def fetch(url: str, settings: FetchSettings = STEADY, **validators: str) -> FetchResult:
    (result,) = fetch_all([FetchRequest("feed", url, **validators)], settings)
    return result


def failure(url: str, settings: FetchSettings = STEADY) -> tuple[FailureKind | None, str]:
    result = fetch(url, settings)
    assert result.status is FetchStatus.FAILED
    assert result.body is None
    return result.failure, result.reason


def test_a_feed_comes_with_what_the_next_poll_needs(web: HostileWeb) -> None:
    web.routes["/feed"] = reply(
        body=FEED,
        etag='"v1"',
        last_modified="Wed, 10 Sep 2025 12:00:00 GMT",
        content_type="application/rss+xml",
        cache_control="public, max-age=600",
    )
    result = fetch(web.url("/feed"))
    assert (result.status, result.body, result.http_status) == (FetchStatus.FRESH, FEED, 200)
    assert (result.etag, result.last_modified) == ('"v1"', "Wed, 10 Sep 2025 12:00:00 GMT")
    assert (result.content_type, result.max_age) == ("application/rss+xml", timedelta(minutes=10))
    assert result.body_hash
    assert result.received == len(FEED)
    sent = web.requests[0].headers
    assert "ContactWatch" in sent["user-agent"]
    assert "gzip" in sent["accept-encoding"]
    assert not {"if-none-match", "if-modified-since", "cookie"} & set(sent)


def test_validators_are_sent_and_304_keeps_them(web: HostileWeb) -> None:
    web.routes["/feed"] = reply("304 Not Modified")
    result = fetch(
        web.url("/feed"), etag='"v1"', last_modified="Wed, 10 Sep 2025 12:00:00 GMT", body_hash="abc"
    )
    assert result.status is FetchStatus.NOT_MODIFIED
    assert (result.etag, result.last_modified, result.body_hash) == (
        '"v1"',
        "Wed, 10 Sep 2025 12:00:00 GMT",
        "abc",
    )
    assert web.requests[0].headers["if-none-match"] == '"v1"'
    assert web.requests[0].headers["if-modified-since"] == "Wed, 10 Sep 2025 12:00:00 GMT"


def test_a_304_to_an_unconditional_request_is_a_failure(web: HostileWeb) -> None:
    web.routes["/feed"] = reply("304 Not Modified")
    assert failure(web.url("/feed"))[0] is FailureKind.HTTP_STATUS


def test_the_same_body_again_is_unchanged(web: HostileWeb) -> None:
    web.routes["/feed"] = reply(body=FEED)
    first = fetch(web.url("/feed"))
    again = fetch(web.url("/feed"), body_hash=first.body_hash)
    assert (again.status, again.body) == (FetchStatus.UNCHANGED, None)


@pytest.mark.parametrize(("coding", "body"), [("gzip", gzip.compress(FEED)), ("br", brotli.compress(FEED))])
def test_compressed_bodies_are_unpacked(web: HostileWeb, coding: str, body: bytes) -> None:
    web.routes["/feed"] = reply(body=body, content_encoding=coding)
    result = fetch(web.url("/feed"))
    assert result.body == FEED
    assert result.received == len(body)


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("br", brotli.compress)])
def test_bombs_are_too_large(web: HostileWeb, coding: str, pack) -> None:  # type: ignore[no-untyped-def]
    web.routes["/feed"] = reply(body=pack(bytes(20_000_000)), content_encoding=coding)
    assert failure(web.url("/feed"))[0] is FailureKind.TOO_LARGE


def test_damaged_compression_has_its_reason(web: HostileWeb) -> None:
    web.routes["/feed"] = reply(body=b"\x1f\x8bnonsense", content_encoding="gzip")
    web.routes["/zstd"] = reply(body=b"x", content_encoding="zstd")
    assert failure(web.url("/feed"))[0] is FailureKind.BAD_ENCODING
    assert failure(web.url("/zstd"))[0] is FailureKind.BAD_ENCODING


def test_too_large_by_its_own_word_and_on_the_wire(web: HostileWeb) -> None:
    web.routes["/honest"] = reply(body=bytes(200_001))
    web.routes["/endless"] = raw(b"HTTP/1.1 200 OK\r\n\r\n", bytes(65_536), endless=True)
    for path in ("/honest", "/endless"):
        assert failure(web.url(path)) == (
            FailureKind.TOO_LARGE,
            "the body is larger than 200,000 bytes on the wire",
        )


def test_slow_drip_is_cut_by_the_total_time(web: HostileWeb) -> None:
    web.routes["/drip"] = raw(
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"<", pause=0.2, endless=True
    )
    assert failure(web.url("/drip"), QUICK) == (FailureKind.TIMEOUT, "not finished within 1.2 s")


def test_slow_headers_and_silence_are_cut(web: HostileWeb) -> None:
    web.routes["/headers"] = raw(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n", pause=0.2, endless=True)
    web.routes["/silent"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<", b"", pause=5)
    assert failure(web.url("/headers"), QUICK)[0] is FailureKind.TIMEOUT
    assert failure(web.url("/silent"), QUICK) == (FailureKind.TIMEOUT, "silent for 0.6 s")


def test_answers_cut_short(web: HostileWeb) -> None:
    web.routes["/nothing"] = raw(b"")
    web.routes["/half"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<rss>")
    assert failure(web.url("/nothing"))[0] is FailureKind.DISCONNECTED
    assert failure(web.url("/half"))[0] is FailureKind.DISCONNECTED


def test_what_is_not_http(web: HostileWeb) -> None:
    web.routes["/ssh"] = raw(b"SSH-2.0-OpenSSH_9.9\r\n")
    web.routes["/header"] = raw(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n")
    assert failure(web.url("/ssh"))[0] is FailureKind.PROTOCOL
    assert failure(web.url("/header"))[0] is FailureKind.PROTOCOL


@pytest.mark.parametrize(
    "status", ["404 Not Found", "500 Oops", "403 Forbidden", "204 No Content", "299 Odd"]
)
def test_statuses(web: HostileWeb, status: str) -> None:
    web.routes["/feed"] = reply(status)
    result = fetch(web.url("/feed"))
    if status.startswith("2"):
        assert (result.status, result.body) == (FetchStatus.FRESH, b"")
    else:
        assert result.failure is FailureKind.HTTP_STATUS
        assert result.reason.startswith(status[:3])
        assert "Oops" not in result.reason


def test_gone_and_a_wish_to_wait(web: HostileWeb) -> None:
    web.routes["/gone"] = reply("410 Gone")
    web.routes["/later"] = reply("503 Service Unavailable", retry_after="120")
    web.routes["/date"] = reply(
        "503 X", date="Wed, 10 Sep 2025 12:00:00 GMT", retry_after="Wed, 10 Sep 2025 12:05:00 GMT"
    )
    assert fetch(web.url("/gone")).status is FetchStatus.GONE
    assert fetch(web.url("/later")).retry_after == timedelta(minutes=2)
    assert fetch(web.url("/date")).retry_after == timedelta(minutes=5)


def test_permanent_redirects_are_remembered_up_to_the_first_other(web: HostileWeb) -> None:
    web.routes["/a"] = reply("301 Moved Permanently", location="/b")
    web.routes["/b"] = reply("308 Permanent Redirect", location=web.url("/c"))
    web.routes["/c"] = reply("302 Found", location="/d")
    web.routes["/d"] = reply(body=FEED)
    result = fetch(web.url("/a"))
    assert (result.body, result.moved_to, result.final_url) == (FEED, web.url("/c"), web.url("/d"))
    assert fetch(web.url("/c")).moved_to == ""


def test_redirects_come_to_an_end(web: HostileWeb) -> None:
    web.routes["/loop"] = reply("302 Found", location="/loop")
    web.routes["/1"] = reply("301 Moved", location="/2")
    web.routes["/2"] = reply("301 Moved", location="/1")
    assert failure(web.url("/loop"))[0] is FailureKind.TOO_MANY_REDIRECTS
    assert failure(web.url("/1"))[0] is FailureKind.TOO_MANY_REDIRECTS
    assert len(web.requests) == 8


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/", "javascript:alert(1)", "http://[::1", ""]
)
def test_redirects_lead_nowhere_but_to_the_web(web: HostileWeb, target: str) -> None:
    web.routes["/away"] = reply("301 Moved", location=target)
    assert failure(web.url("/away"))[0] is FailureKind.BAD_REDIRECT


class Names(AbstractResolver):
    """A name server of the test's own: each name has a list of answers, the last of which stays."""

    def __init__(self, **answers: list[str]) -> None:
        self.answers = {name.replace("_", "."): list(addresses) for name, addresses in answers.items()}
        self.asked: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        self.asked.append(host)
        left = self.answers.get(host)
        if not left:
            raise OSError(None, "unknown name")
        address = left.pop(0) if len(left) > 1 else left[0]
        kind = socket.AF_INET6 if ":" in address else socket.AF_INET
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=kind, proto=0, flags=socket.AI_NUMERICHOST
            )
        ]

    async def close(self) -> None:
        """Nothing to close."""


OPEN_WEB = FetchSettings(use_proxies=False, connect_timeout=0.3, total_timeout=0.6, max_redirects=3)


def test_private_addresses_are_refused(web: HostileWeb) -> None:
    web.routes["/feed"] = reply(body=FEED)
    for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]", "0x7f.1"):
        kind, reason = failure(web.url("/feed", host), OPEN_WEB)
        assert kind is FailureKind.BLOCKED_ADDRESS
        assert "not a public address" in reason
    assert failure(web.url("/feed", "2130706433"), OPEN_WEB)[0] is FailureKind.BAD_URL
    assert web.connections == 0


def test_names_of_private_addresses_are_refused_on_every_hop(web: HostileWeb) -> None:
    web.routes["/feed"] = reply("302 Found", location=web.url("/secret", "inner.example"))
    web.routes["/secret"] = reply(body=b"secret")
    names = Names(inner_example=["10.0.0.1"], trap_example=["127.0.0.1"])
    with Fetcher(OPEN_WEB, resolver=names) as fetcher:
        (result,) = fetcher.fetch_all([FetchRequest("feed", web.url("/feed", "trap.example"))])
    assert (result.failure, web.requests) == (FailureKind.BLOCKED_ADDRESS, [])
    with Fetcher(
        QUICK, resolver=Names(outer_example=["127.0.0.1"], inner_example=["169.254.169.254"])
    ) as fetcher:
        (result,) = fetcher.fetch_all([FetchRequest("feed", web.url("/feed", "outer.example"))])
    assert result.failure is FailureKind.BLOCKED_ADDRESS
    assert result.reason == "inner.example leads to 169.254.169.254, which is not a public address"
    assert [request.path for request in web.requests] == ["/feed"]


def test_rebinding_a_name_gains_nothing(web: HostileWeb) -> None:
    """Each time the name is resolved, the very address that it gives is the one that is checked."""
    web.routes["/feed"] = reply(body=b"secret")
    names = Names(rebind_example=["192.0.2.1", "203.0.113.1", "127.0.0.1"])
    with Fetcher(OPEN_WEB, resolver=names) as fetcher:
        results = [
            *fetcher.fetch_all([FetchRequest("feed", web.url("/feed", "rebind.example"))]),
            *fetcher.fetch_all([FetchRequest("feed", web.url("/feed", "rebind.example"))]),
        ]
    assert {result.failure for result in results} == {FailureKind.BLOCKED_ADDRESS}
    assert web.connections == 0


def test_a_refused_address_beside_a_good_one_is_passed_over(web: HostileWeb) -> None:
    web.routes["/feed"] = reply(body=FEED)

    class Both(Names):
        async def resolve(self, *args, **kwargs):  # type: ignore[no-untyped-def]
            bad, good = await super().resolve("bad"), await super().resolve("good")
            return [*bad, *({**result, "port": web.port} for result in good)]

    with Fetcher(STEADY, resolver=Both(bad=["169.254.169.254"], good=["127.0.0.1"])) as fetcher:
        (result,) = fetcher.fetch_all([FetchRequest("feed", web.url("/feed", "both.example"))])
    assert result.body == FEED


def test_unreachable_hosts() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        assert failure(f"http://127.0.0.1:{port}/") == (
            FailureKind.CONNECT,
            "no connection to 127.0.0.1: connection refused",
        )
    with Fetcher(STEADY, resolver=Names()) as fetcher:
        (result,) = fetcher.fetch_all([FetchRequest("feed", "http://nowhere.example/")])
    assert result.failure is FailureKind.DNS
    assert "nowhere.example" in result.reason


def test_plain_text_where_tls_was_meant() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_answer_plainly, args=(listener,), daemon=True).start()
        kind, reason = failure(f"https://127.0.0.1:{listener.getsockname()[1]}/")
    assert kind is FailureKind.TLS
    assert reason == "no secure connection to 127.0.0.1: wrong version number"


def _answer_plainly(listener: socket.socket) -> None:
    connection, _ = listener.accept()
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    connection.close()


def test_a_certificate_that_nobody_signed(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    try:
        subprocess.run(
            [*make, "-keyout", key, "-out", certificate, "-subj", "/CN=localhost", "-days", "2"],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl to make a certificate with")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_accept_tls, args=(listener, context), daemon=True).start()
        kind, reason = failure(f"https://127.0.0.1:{listener.getsockname()[1]}/")
    assert kind is FailureKind.TLS
    assert "self-signed" in reason


def _accept_tls(listener: socket.socket, context: ssl.SSLContext) -> None:
    connection, _ = listener.accept()
    try:
        context.wrap_socket(connection, server_side=True).close()
    except OSError:
        connection.close()


@pytest.mark.parametrize("url", ["", "nonsense", "ftp://example.com/", "http://", "http://[::1", "data:,x"])
def test_addresses_that_are_none(url: str) -> None:
    assert failure(url)[0] is FailureKind.BAD_URL


def test_credentials_are_used_but_never_shown(web: HostileWeb) -> None:
    web.routes["/feed"] = reply(body=FEED)
    result = fetch(web.url("/feed", "someone:secret@127.0.0.1"))
    assert web.requests[0].headers["authorization"].startswith("Basic ")
    assert result.body == FEED
    assert "secret" not in repr(result)
    web.routes["/feed"] = reply("500 Error")
    assert "secret" not in repr(fetch(web.url("/feed", "someone:secret@127.0.0.1")))


def test_validators_that_could_not_be_sent_again_are_dropped(web: HostileWeb) -> None:
    web.routes["/feed"] = reply(body=FEED, etag="\u00e9" + "x" * 20, last_modified="y" * 5_000)
    result = fetch(web.url("/feed"))
    assert (result.status, result.etag, result.last_modified) == (FetchStatus.FRESH, "", "")


def test_many_feeds_of_one_host_share_few_connections(web: HostileWeb) -> None:
    web.routes.update({f"/{number}": reply("304 Not Modified") for number in range(60)})
    requests = [FetchRequest(str(number), web.url(f"/{number}"), etag='"1"') for number in range(60)]
    results = list(fetch_all(requests, STEADY))
    assert {result.status for result in results} == {FetchStatus.NOT_MODIFIED}
    assert {result.feed_id for result in results} == {request.feed_id for request in requests}
    assert web.connections <= STEADY.per_host


def test_bad_feeds_hold_up_no_good_ones(web: HostileWeb) -> None:
    web.routes["/drip"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", b"<", pause=0.3, endless=True)
    web.routes["/good"] = reply(body=FEED)
    bad = [FetchRequest(f"bad{number}", web.url("/drip")) for number in range(3)]
    good = [FetchRequest(f"good{number}", web.url("/good")) for number in range(40)]
    results = list(fetch_all([*bad, *good], replace(STEADY, total_timeout=3.0)))
    order = [result.feed_id for result in results]
    assert sorted(order[-3:]) == ["bad0", "bad1", "bad2"]
    assert all(result.body == FEED for result in results[:-3])


def test_a_dead_host_is_asked_a_few_times_only() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        requests = [FetchRequest(str(number), f"{url}/{number}") for number in range(50)]
        results = list(fetch_all(requests, STEADY))
    assert {result.failure for result in results} == {FailureKind.CONNECT}
    asked = [result for result in results if not result.reason.startswith("not asked")]
    assert len(asked) <= STEADY.per_host + 3
    assert all("connection refused" in result.reason for result in results)


def test_a_host_that_asks_for_rest_gets_it(web: HostileWeb) -> None:
    web.routes["/feed"] = reply("429 Too Many Requests", retry_after="300")
    with Fetcher(STEADY) as fetcher:
        (first,) = fetcher.fetch_all([FetchRequest("a", web.url("/feed"))])
        (second,) = fetcher.fetch_all([FetchRequest("b", web.url("/other"))])
    assert (first.failure, first.retry_after) == (FailureKind.HTTP_STATUS, timedelta(minutes=5))
    assert second.status is FetchStatus.DEFERRED
    assert second.retry_after is not None
    assert timedelta(minutes=4) < second.retry_after <= timedelta(minutes=5)
    assert [request.path for request in web.requests] == ["/feed"]


def test_a_round_has_its_own_end(web: HostileWeb) -> None:
    web.routes["/drip"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", b"<", pause=0.3, endless=True)
    settings = replace(QUICK, per_host=2, cycle_limit=0.5)
    results = list(fetch_all([FetchRequest(str(number), web.url("/drip")) for number in range(20)], settings))
    late = [result for result in results if result.status is FetchStatus.DEFERRED]
    assert len(results) == 20
    assert len(late) >= 18
    assert "not reached" in late[0].reason


def test_the_caller_may_stop_early_and_go_on(web: HostileWeb) -> None:
    web.routes["/good"] = reply(body=FEED)
    requests = [FetchRequest(str(number), web.url("/good")) for number in range(30)]
    with Fetcher(STEADY) as fetcher:
        results = fetcher.fetch_all(requests)
        next(results)
        results.close()  # type: ignore[attr-defined]
        assert len(list(fetcher.fetch_all(requests))) == 30


def test_bodies_wait_for_a_slow_caller_only_up_to_a_limit(web: HostileWeb) -> None:
    web.routes["/big"] = reply(body=bytes(3_000_000))
    settings = FetchSettings(allow_private=True, use_proxies=False, concurrency=4, per_host=4)
    results = fetch_all([FetchRequest(str(number), web.url("/big")) for number in range(30)], settings)
    next(results)
    threading.Event().wait(0.7)
    assert len(web.requests) < 20
    assert sum(1 for _ in results) == 29


def test_a_proxy_of_the_environment_is_used(web: HostileWeb, monkeypatch: pytest.MonkeyPatch) -> None:
    web.routes["http://feeds.example/feed"] = reply(body=FEED)  # to a proxy, the path is the whole address
    monkeypatch.setenv("http_proxy", web.url("", "user:secret@127.0.0.1"))
    monkeypatch.setenv("no_proxy", "direct.example")
    with Fetcher(FetchSettings(), resolver=Names()) as fetcher:
        asked = ["http://feeds.example/feed", "http://direct.example/", "http://10.0.0.1/", web.url("/x")]
        results = {
            result.url: result for result in fetcher.fetch_all([FetchRequest(url, url) for url in asked])
        }
    assert results[asked[0]].body == FEED
    assert results[asked[1]].failure is FailureKind.DNS
    assert results[asked[2]].failure is FailureKind.BLOCKED_ADDRESS
    assert results[asked[3]].failure is FailureKind.BLOCKED_ADDRESS
    assert web.requests[0].headers["proxy-authorization"].startswith("Basic ")


def test_a_fault_of_ours_stays_with_its_feed(web: HostileWeb) -> None:
    web.routes["/good"] = reply(body=FEED)

    class Broken(Names):
        async def resolve(self, *args, **kwargs):  # type: ignore[no-untyped-def]
            raise RuntimeError("boom")

    with Fetcher(STEADY, resolver=Broken()) as fetcher:
        requests = [FetchRequest("bad", "http://x.example/"), FetchRequest("good", web.url("/good"))]
        results = {result.feed_id: result for result in fetcher.fetch_all(requests)}
    assert results["bad"].failure is FailureKind.INTERNAL
    assert results["good"].body == FEED


def test_web_servers_learn_whom_to_write_to(web: HostileWeb) -> None:
    fetch(web.url("/feed"), replace(STEADY, user_agent=user_agent("https://watch.example/about")))
    assert web.requests[0].headers["user-agent"].endswith("+https://watch.example/about)")
    assert "+" not in user_agent(None) + user_agent("naïve")
