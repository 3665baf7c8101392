"""What a site's robots.txt lets this program read (RFC 9309). Pure."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from bot.feeds.model import FetchResult, FetchStatus

_LONGEST = 500_000  # bytes of rules that are read


def robots_url(url: str) -> str:
    """Where the rules for this address stand."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def allows(rules: FetchResult, url: str, agent: str) -> bool:
    """Whether `rules`, the answer for `robots_url(url)`, let `agent` read the page.

    A site that has no rules forbids nothing; one whose rules cannot be had now forbids everything.
    """
    if rules.status is not FetchStatus.FRESH:
        return rules.status is FetchStatus.GONE or rules.http_status in range(400, 429)
    parser = RobotFileParser()
    parser.parse((rules.body or b"")[:_LONGEST].decode("utf-8", "replace").splitlines())
    return parser.can_fetch(agent, url)
