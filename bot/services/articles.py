"""The article itself, where its feed gives only a headline and that is not enough to tell.

near miss with a headline alone ──> robots.txt ──> fetch ──> sandbox ──> assessed again, with all that follows

Each article is tried once. Nothing waits for it: the headline has been taken in long before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.core.feed import Feed
from bot.core.model import FeedKind, Item
from bot.feeds.fetch import fetch_all
from bot.feeds.model import FetchRequest, FetchResult, FetchSettings, FetchStatus, ReadRequest
from bot.feeds.robots import allows, robots_url
from bot.feeds.sandbox import Sandbox
from bot.services.ingest import Ingest
from bot.store.store import Store

HEADLINE = 200
"""Characters of a summary that says no more than the headline."""

AT_ONCE = 10
"""Articles of one run; others wait for the next."""

SECONDS, BYTES = 15.0, 2_000_000
"""What one page may take, and how large it may be."""

RULES_KEPT = timedelta(hours=12)

FORBIDDEN, READ = "forbidden", "read"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Rules:
    answer: FetchResult
    asked: datetime


class ArticleReader:
    """Reads articles of items that scored at least `least` and were first seen within `max_age`."""

    def __init__(
        self, store: Store, ingest: Ingest, fetching: FetchSettings, *, least: float, max_age: timedelta
    ) -> None:
        self._store = store
        self._ingest = ingest
        self._fetching = replace(
            fetching,
            total_timeout=SECONDS,
            cycle_limit=2 * SECONDS,
            max_wire_bytes=BYTES,
            max_body_bytes=2 * BYTES,
        )
        self._least = least
        self._max_age = max_age
        self._rules: dict[str, _Rules] = {}

    def run(self, now: datetime) -> int:
        """Reads some articles that are wanted; how many items turned out to report a contact."""
        with self._store.read() as tx:
            wanted = tx.articles.wanted(self._least, HEADLINE, now - self._max_age, AT_ONCE)
        if not wanted:
            return 0
        self._learn_rules(wanted, now)
        allowed = [item for item in wanted if self._may_read(item)]
        for item in wanted:
            if item not in allowed:
                self._note(item, FORBIDDEN, now)
        return self._read(allowed, now) if allowed else 0

    def _learn_rules(self, wanted: Sequence[Item], now: datetime) -> None:
        kept = {url: rules for url, rules in self._rules.items() if now - rules.asked < RULES_KEPT}
        unknown = {robots_url(item.url) for item in wanted} - kept.keys()
        for answer in fetch_all([FetchRequest(url, url) for url in unknown], self._fetching):
            kept[answer.feed_id] = _Rules(answer, now)
        self._rules = kept

    def _may_read(self, item: Item) -> bool:
        return allows(self._rules[robots_url(item.url)].answer, item.url, self._fetching.user_agent)

    def _read(self, items: Sequence[Item], now: datetime) -> int:
        known = {item.id: item for item in items}
        found = 0
        with Sandbox() as sandbox:
            for result in fetch_all([FetchRequest(item.id, item.url) for item in items], self._fetching):
                item = known[result.feed_id]
                text, outcome = _text(sandbox, item, result, now)
                if text:
                    found += self._ingest.deepen(replace(item, summary=text), now).relevant
                self._note(item, outcome, now)
        return found

    def _note(self, item: Item, outcome: str, now: datetime) -> None:
        log.info("article", item=item.id, outcome=outcome)
        with self._store.begin() as tx:
            tx.articles.note(item.id, outcome, now)


def _text(sandbox: Sandbox, item: Item, result: FetchResult, now: datetime) -> tuple[str, str]:
    """The article's text, "" where there is none; and what came of trying."""
    if result.status is not FetchStatus.FRESH:
        return "", result.failure or result.status
    page = Feed(item.id, "", item.url, item.source, "", item.lang, item.feed_kind or FeedKind.PRESS)
    reading = sandbox.read(replace(ReadRequest.of(page, result, now), is_article=True))
    return (reading.items[0].summary, READ) if reading.items else ("", reading.failure or "")
