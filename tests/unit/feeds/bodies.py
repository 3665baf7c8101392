"""Bodies of feeds, and requests to read them."""

from datetime import UTC, datetime

from bot.core.model import FeedKind
from bot.feeds.model import ReadRequest

NOW = datetime(2025, 9, 11, 12, tzinfo=UTC)


def to_read(body: bytes | str, **known) -> ReadRequest:
    """A request for `body`, from a press feed unless `known` says otherwise."""
    usual = {
        "feed_id": "daily",
        "source": "The Daily",
        "kind": FeedKind.PRESS,
        "lang": "en",
        "country": "US",
        "url": "https://daily.example/feeds/world.xml",
        "content_type": "application/rss+xml",
        "now": NOW,
    }
    return ReadRequest(body.encode() if isinstance(body, str) else body, **{**usual, **known})


def rss(*items: str, channel: str = "") -> str:
    inner = "".join(f"<item>{item}</item>" for item in items)
    return (
        f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{channel}{inner}</channel></rss>"
    )


CALL = (
    "<guid>1</guid><title>Defense chiefs speak</title><link>https://daily.example/1</link>"
    "<pubDate>Wed, 10 Sep 2025 12:00:00 GMT</pubDate><description>By video.</description>"
)
