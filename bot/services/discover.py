"""Looks for the feeds of a web page: those that it announces, else where sites usually have theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from bot.core.feed import Feed
from bot.core.model import FeedKind
from bot.core.urls import is_web, without_credentials
from bot.feeds.fetch import Fetcher
from bot.feeds.model import FetchRequest, FetchResult, FetchSettings, FetchStatus, Reading, ReadRequest
from bot.feeds.sandbox import Sandbox

USUAL = ("feed", "feed/", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json")
"""Where sites have their feeds, below the page and at the site's root."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that was tried. `announced`: the page itself names it as its feed."""

    url: str
    announced: bool
    result: FetchResult
    reading: Reading

    @property
    def is_feed(self) -> bool:
        return self.result.ok and self.reading.failure is None

    @property
    def reason(self) -> str:
        """Why it is none, for people."""
        return self.result.reason or self.reading.reason

    @property
    def newest(self) -> datetime | None:
        return max((item.published for item in self.reading.items if item.published), default=None)


def discover(url: str, now: datetime, settings: FetchSettings) -> list[Candidate]:
    """The address itself where it is a feed, else what was tried: all that is announced, or the guesses that
    turned out to be feeds. Nothing is recorded.
    """
    with Fetcher(settings) as fetcher, Sandbox() as sandbox:
        [page] = _tried(fetcher, sandbox, [url], now, announced=True)
        if page.is_feed or page.result.status is not FetchStatus.FRESH:
            return [page]
        if page.reading.alternates:
            return list(_tried(fetcher, sandbox, page.reading.alternates, now, announced=True))
        guesses = list(_guesses(page.result.final_url or url))
        found = [each for each in _tried(fetcher, sandbox, guesses, now, announced=False) if each.is_feed]
        return found or [page]


def _guesses(url: str) -> Iterator[str]:
    bases = (url if url.endswith("/") else f"{url}/", urljoin(url, "/"))
    yield from dict.fromkeys(urljoin(base, path) for base in bases for path in USUAL)


def _tried(
    fetcher: Fetcher, sandbox: Sandbox, urls: Sequence[str], now: datetime, *, announced: bool
) -> Iterator[Candidate]:
    feeds = {url: _unlisted(url) for url in urls if is_web(url) or len(urls) == 1}
    for result in fetcher.fetch_all([FetchRequest(url, url) for url in feeds]):
        fresh = result.status is FetchStatus.FRESH
        reading = sandbox.read(ReadRequest.of(feeds[result.feed_id], result, now)) if fresh else Reading()
        yield Candidate(without_credentials(result.feed_id), announced, result, reading)


def _unlisted(url: str) -> Feed:
    name = without_credentials(url)
    return Feed(name, name, url, publisher="", country="", lang="", kind=FeedKind.PRESS)
