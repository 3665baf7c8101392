"""The text of a news article's page, without what surrounds it."""

from __future__ import annotations

from importlib import import_module

from bot.core.model import Item
from bot.feeds.model import FailureKind, Reading, ReadRequest

LONGEST = 5_000
"""Characters kept: what an article reports stands at its beginning."""

_SHORTEST = 80  # characters; less is a notice about cookies or scripts, not an article
_READ = 2_000_000  # bytes of a page


def read_article(body: bytes, request: ReadRequest) -> Reading:
    """One item that holds nothing but the article's text as its summary."""
    extractor = import_module("trafilatura")  # large, and needed by few of the processes that read
    text = extractor.extract(
        body[:_READ], url=request.url, include_comments=False, include_tables=False, deduplicate=True
    )
    text = " ".join((text or "").split())
    if len(text) < _SHORTEST:
        return Reading(failure=FailureKind.UNREADABLE, reason="no article was found on the page")
    return Reading(items=(Item(request.feed_id, "", text[:LONGEST]),), format="article")
