"""One conditional GET with everything that can go wrong in it. Runs inside the loop of `bot.feeds.fetch`."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from typing import Any
from urllib.request import getproxies, proxy_bypass

import aiohttp
import structlog
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.core.urls import without_credentials
from bot.feeds.caching import max_age, retry_after
from bot.feeds.failures import EXPECTED, FetchStop, explain, status_reason
from bot.feeds.files import body_hash, fetch_file, is_file
from bot.feeds.guard import guarded_sockets, is_allowed
from bot.feeds.model import FailureKind, FetchRequest, FetchResult, FetchSettings, FetchStatus
from bot.feeds.unpack import ACCEPT_ENCODING, unpacker

ACCEPT = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1"
)
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})
_NAMES_KEPT = 60  # seconds for which a resolved name is not asked again
_HEADER_BYTES = 32_768  # one header line; some large sites send security policies beyond aiohttp's 8,190

_log = structlog.get_logger(__name__)


class WebClient:
    """GETs feeds over pooled connections. To be made, used and closed inside one running event loop.

    Where the environment names a proxy, names are resolved there and not here: then only addresses that stand
    in the URL itself are checked, and what else the proxy may reach is the proxy's to decide.
    """

    def __init__(self, settings: FetchSettings, resolver: AbstractResolver | None) -> None:
        self._settings = settings
        self._proxies = getproxies() if settings.use_proxies else {}
        sockets = guarded_sockets(allow_private=settings.allow_private)
        self._direct = self._session(
            aiohttp.TCPConnector(
                limit=0, ttl_dns_cache=_NAMES_KEPT, resolver=resolver, socket_factory=sockets
            )
        )
        self._proxied = self._session(aiohttp.TCPConnector(limit=0)) if self._proxies else self._direct

    async def close(self) -> None:
        await self._direct.close()
        await self._proxied.close()

    async def get(self, request: FetchRequest) -> FetchResult:
        """The outcome of `request`, whatever the other side does."""
        trail = _Trail(request)
        try:
            async with asyncio.timeout(self._settings.total_timeout):
                if is_file(request.url):
                    return await asyncio.to_thread(fetch_file, request, self._settings.max_body_bytes)
                return await self._follow(trail)
        except EXPECTED as error:
            kind, reason = explain(error, self._settings)
        except Exception:  # noqa: BLE001 - the boundary of one feed's job
            _log.exception("feed_fetch_failed", feed=request.feed_id)
            kind, reason = FailureKind.INTERNAL, "a fault of this program; its log has the details"
        return trail.result(FetchStatus.FAILED, failure=kind, reason=reason)

    def _session(self, connector: aiohttp.TCPConnector) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={
                "User-Agent": self._settings.user_agent,
                "Accept": ACCEPT,
                "Accept-Encoding": ACCEPT_ENCODING,
            },
            timeout=aiohttp.ClientTimeout(
                total=None, connect=self._settings.connect_timeout, sock_read=self._settings.read_timeout
            ),
            auto_decompress=False,
            max_line_size=_HEADER_BYTES,
            max_field_size=_HEADER_BYTES,
        )

    async def _follow(self, trail: _Trail) -> FetchResult:
        """Asks along the redirects; each hop goes through the guard as the first did."""
        trail.start()
        for _ in range(self._settings.max_redirects + 1):
            async with self._open(trail) as response:
                if response.status not in _REDIRECTS:
                    return await self._answer(trail, response)
                trail.step(response.status, response.headers)
        raise FetchStop(
            FailureKind.TOO_MANY_REDIRECTS, f"redirected more than {self._settings.max_redirects} times"
        )

    def _open(self, trail: _Trail) -> AbstractAsyncContextManager[aiohttp.ClientResponse]:
        proxy = self._proxy_for(trail.url)
        session = self._proxied if proxy else self._direct
        return session.get(trail.url, headers=trail.conditions, allow_redirects=False, proxy=proxy)

    def _proxy_for(self, url: URL) -> str | None:
        """The proxy of the environment for `url`. Addresses that feeds may not reach go the guarded way."""
        proxy = self._proxies.get(url.scheme)
        host = url.host or ""
        if not proxy or host == "localhost" or proxy_bypass(host, self._proxies):
            return None
        if _looks_like_address(host) and not is_allowed(host):
            return None
        return proxy

    async def _answer(self, trail: _Trail, response: aiohttp.ClientResponse) -> FetchResult:
        if response.status == 304 and trail.conditions:
            return trail.result(
                FetchStatus.NOT_MODIFIED,
                **_kept(response, trail.request.etag, trail.request.last_modified),
                body_hash=trail.request.body_hash,
            )
        if 200 <= response.status < 300:
            return await self._whole(trail, response)
        gone = response.status == 410
        return trail.result(
            FetchStatus.GONE if gone else FetchStatus.FAILED,
            http_status=response.status,
            failure=None if gone else FailureKind.HTTP_STATUS,
            reason=status_reason(response.status),
            retry_after=retry_after(response.headers, datetime.now(UTC)),
        )

    async def _whole(self, trail: _Trail, response: aiohttp.ClientResponse) -> FetchResult:
        body, received = await self._receive(response)
        digest = body_hash(body)
        same = digest == trail.request.body_hash
        return trail.result(
            FetchStatus.UNCHANGED if same else FetchStatus.FRESH,
            **_kept(response),
            body=None if same else body,
            body_hash=digest,
            content_type=_printable(response.headers.get("Content-Type", ""), 200),
            content_language=_printable(response.headers.get("Content-Language", ""), 40),
            received=received,
        )

    async def _receive(self, response: aiohttp.ClientResponse) -> tuple[bytes, int]:
        """The unpacked body, and how many bytes came over the wire for it."""
        limit = self._settings.max_wire_bytes
        unpack = unpacker(response.headers.get("Content-Encoding", ""), self._settings.max_body_bytes)
        _within(response.content_length or 0, limit)  # the host's own word: no need to read what is too long
        received = 0
        async for chunk in response.content.iter_any():
            received += len(chunk)
            _within(received, limit)
            unpack.feed(chunk)
        return unpack.body(), received


class _Trail:
    """Where a fetch has got to: the address of the current hop, and where permanent redirects led."""

    def __init__(self, request: FetchRequest) -> None:
        self.request = request
        self.conditions = _conditions(request)
        self.url = URL()
        self._moved_to = ""
        self._permanent = True
        self._clock = asyncio.get_running_loop().time
        self._started = self._clock()

    def start(self) -> None:
        self.url = _web_url(self.request.url)

    def step(self, status: int, headers: Mapping[str, str]) -> None:
        """On to the next hop, as a redirect says."""
        location = headers.get("Location", "")
        if not location:
            raise FetchStop(FailureKind.BAD_REDIRECT, f"{status_reason(status)} without saying where to")
        try:
            target = self.url.join(URL(location))
        except ValueError:
            raise FetchStop(FailureKind.BAD_REDIRECT, "redirected to what is not a URL") from None
        if target.scheme not in ("http", "https") or not target.host:
            scheme = _printable(target.scheme, 20)
            raise FetchStop(
                FailureKind.BAD_REDIRECT, f"redirected to a {scheme!r} address, which is not followed"
            )
        self.url = target
        self._permanent = self._permanent and status in _PERMANENT
        if self._permanent:
            self._moved_to = str(target)

    def result(self, status: FetchStatus, **found: Any) -> FetchResult:
        """`found` with what every result tells of its way."""
        return FetchResult(
            self.request.feed_id,
            status,
            without_credentials(self.request.url),
            final_url=without_credentials(str(self.url)),
            moved_to=self._moved_to,
            seconds=self._clock() - self._started,
            **found,
        )


def _web_url(url: str) -> URL:
    try:
        parsed = URL(url)
    except ValueError:
        raise FetchStop(FailureKind.BAD_URL, "the address cannot be read as a URL") from None
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise FetchStop(FailureKind.BAD_URL, "only http, https and file addresses can be fetched")
    return parsed


def _conditions(request: FetchRequest) -> dict[str, str]:
    validators = {"If-None-Match": request.etag, "If-Modified-Since": request.last_modified}
    return {name: value for name, value in validators.items() if value}


def _kept(response: aiohttp.ClientResponse, etag: str = "", last_modified: str = "") -> dict[str, Any]:
    """What a good answer says for the next poll; a 304 need not repeat the validators it was asked with."""
    headers = response.headers
    return {
        "http_status": response.status,
        "etag": _printable(headers.get("ETag", ""), 500) or etag,
        "last_modified": _printable(headers.get("Last-Modified", ""), 100) or last_modified,
        "max_age": max_age(headers),
        "retry_after": retry_after(headers, datetime.now(UTC)),
    }


def _printable(value: str, longest: int) -> str:
    """A header value that can be stored and sent again, "" for what is not meant to be."""
    return value if len(value) <= longest and value.isascii() and value.isprintable() else ""


def _within(size: int, limit: int) -> None:
    if size > limit:
        raise FetchStop(FailureKind.TOO_LARGE, f"the body is larger than {limit:,} bytes on the wire")


def _looks_like_address(host: str) -> bool:
    """As aiohttp decides what needs no resolving; odd spellings of addresses included."""
    return ":" in host or host.replace(".", "").isdigit()
