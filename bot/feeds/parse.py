"""A fetched body as items: RSS, Atom, RDF and CDF, JSON Feed, and a reason for all else.

Pure: no network, no clock, no external entities. A hostile body can still make feedparser slow beyond measure
(80 KB in <author> take it half a minute), so the service reads through `bot.feeds.sandbox`.
"""

from __future__ import annotations

import io
import re
from datetime import timedelta
from functools import partial
from typing import Any
from urllib.parse import urljoin
from xml.sax import SAXException

import feedparser
from selectolax.lexbor import LexborHTMLParser

from bot.core.urls import is_web
from bot.feeds import plaintext
from bot.feeds.article import read_article
from bot.feeds.entries import MOST_ENTRIES, Entry, to_items
from bot.feeds.jsonfeed import looks_like_json, read_json
from bot.feeds.model import FailureKind, Reading, ReadRequest
from bot.feeds.page import read_page
from bot.feeds.rss import Rss, read_rss

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ASCII = bytes(range(128))
_CHINESE = re.compile(rb"encoding\s*=\s*[\"'](?:gb|big5|hz)", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)\b", re.IGNORECASE)
_END = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf|channel)>", re.IGNORECASE)
_TAIL = 500  # bytes at the end of a body in which the feed is closed
_HEAD = 100_000  # bytes and characters of a page in which its feed links, and a feed's own settings, stand
_SKIPPED_HOURS = re.compile(rb"<skipHours>(.{0,2000}?)</skipHours>", re.IGNORECASE | re.DOTALL)
_HOUR = re.compile(rb"<hour>\s*(\d{1,2})\s*</hour>", re.IGNORECASE)
_LONGEST_WAIT = 24 * 60  # minutes


def read(request: ReadRequest) -> Reading:
    """What the body holds. Deterministic, and never raises for anything that a body contains."""
    body = request.body.lstrip()  # feedparser is quadratic in blank lines before the document
    if not body:
        return Reading(failure=FailureKind.EMPTY_BODY, reason="the answer has no content")
    if request.is_article:
        return read_article(body, request)
    if request.page is not None:
        return read_page(body, request, request.page)
    if looks_like_json(body):
        return _from_json(body, request)
    body, content_type = _as_declared(body, request)
    ordinary = read_rss(body, content_type, request.url)
    if ordinary is not None and len(ordinary.entries) <= MOST_ENTRIES:
        return _from_rss(ordinary, body, request)
    return _through_feedparser(body, content_type, request)


def _from_rss(found: Rss, body: bytes, request: ReadRequest) -> Reading:
    items, flaws = to_items(found.entries, request)
    return Reading(
        items=items,
        format="rss20",
        title=_feed_title(found.title),
        notes=tuple(flaws.notes()),
        wait=_wait(found.ttl),
        skip_hours=_skip_hours(body),
    )


def _through_feedparser(body: bytes, content_type: str, request: ReadRequest) -> Reading:
    parsed = feedparser.parse(
        io.BytesIO(body),  # never the bytes themselves: feedparser would try them as a file's name
        response_headers={"content-location": request.url, "content-type": content_type},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.version and not parsed.entries:
        return _no_feed(body, request)
    if not parsed.entries and _broken(parsed) and not _is_empty(body):
        return Reading(failure=FailureKind.UNREADABLE, reason=f"broken XML: {_fault(parsed)}")
    items, flaws = to_items((_entry(entry) for entry in _newest(parsed.entries)), request)
    flaws.cut = max(0, len(parsed.entries) - MOST_ENTRIES)
    broken = (f"broken XML, read as far as possible: {_fault(parsed)}",) if _broken(parsed) else ()
    return Reading(
        items=items,
        format=parsed.version,
        title=_feed_title(_inner(parsed.feed, "title")),
        notes=(*broken, *flaws.notes()),
        wait=_wait(_inner(parsed.feed, "ttl")),
        skip_hours=_skip_hours(body),
    )


def feed_links(page: bytes, url: str) -> tuple[str, ...]:
    """The feeds that an HTML page at `url` announces, in its order."""
    tree = LexborHTMLParser(page[:_HEAD].decode("utf-8", "replace"))
    found = []
    for link in tree.css("link[rel~=alternate][href]"):
        kind = (link.attributes.get("type") or "").lower()
        target = _joined(url, link.attributes.get("href") or "")
        if kind in _FEED_TYPES and is_web(target):
            found.append(target)
    return tuple(dict.fromkeys(found))[:10]


def _from_json(body: bytes, request: ReadRequest) -> Reading:
    found = read_json(body)
    if found is None:
        return Reading(failure=FailureKind.NOT_A_FEED, reason="JSON, but not a JSON Feed")
    title, entries = found
    items, flaws = to_items(entries[:MOST_ENTRIES], request)
    flaws.cut = max(0, len(entries) - MOST_ENTRIES)
    return Reading(items=items, format="json", title=_feed_title(title), notes=tuple(flaws.notes()))


def _as_declared(body: bytes, request: ReadRequest) -> tuple[bytes, str]:
    """The body, and the content type under which feedparser reads it rightly.

    What reads as UTF-8 beyond ASCII is UTF-8, whatever headers or XML declaration claim: by chance no other
    encoding's text does, and servers that name one default for all are common. A few broken characters do not
    change that; to feedparser they would turn all the rest into Windows-1252.
    """
    beyond_ascii = len(body.translate(None, _ASCII))
    if beyond_ascii:
        text = body.decode("utf-8", "replace")
        if text.count("\ufffd") * 10 <= beyond_ascii:
            return text.encode("utf-8"), "application/xml; charset=utf-8"
        if request.lang == "zh" and not _CHINESE.search(body[:200]) and _decodes(body, "gb18030"):
            return body, "application/xml; charset=gb18030"
    declared = request.content_type
    return body, declared if "charset" in declared.lower() else "application/xml"


def _decodes(body: bytes, encoding: str) -> bool:
    try:
        body.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _no_feed(body: bytes, request: ReadRequest) -> Reading:
    if not _HTML.search(body[:_HEAD]):
        start = plaintext.one_line(plaintext.tidy(body[:60].decode("utf-8", "replace")))
        return Reading(failure=FailureKind.NOT_A_FEED, reason=f"not a feed; it begins with {start!r}")
    links = feed_links(body, request.url)
    hint = f"; it announces {links[0]}" if links else " and announces none"
    return Reading(failure=FailureKind.NOT_A_FEED, reason=f"an HTML page, not a feed{hint}", alternates=links)


def _broken(parsed: Any) -> bool:
    """Whether the XML itself is at fault; feedparser also flags encodings and content types that did no
    harm.
    """
    return bool(parsed.bozo) and isinstance(parsed.get("bozo_exception"), SAXException | UnicodeError)


def _is_empty(body: bytes) -> bool:
    """Whether a broken feed is whole at least, and never had an entry."""
    return bool(_END.search(body[-_TAIL:])) and not _ENTRY.search(body)


def _fault(parsed: Any) -> str:
    error = parsed.bozo_exception
    line = getattr(error, "getLineNumber", lambda: None)()
    words = error.getMessage() if isinstance(error, SAXException) else "undecodable text"
    return f"{words} in line {line}" if line else str(words)


def _newest(entries: list[Any]) -> list[Any]:
    """As many entries as are read; from the end where the feed runs from old to new."""
    if len(entries) <= MOST_ENTRIES:
        return entries
    first, last = entries[0].get("published_parsed"), entries[-1].get("published_parsed")
    return entries[-MOST_ENTRIES:] if first and last and first < last else entries[:MOST_ENTRIES]


def _entry(entry: dict[str, Any]) -> Entry:
    get = partial(dict.get, entry)  # feedparser's own answers `updated` with the published time
    return Entry(
        guid=_text(get("id")),
        link=_text(get("feedburner_origlink")) or _text(get("link")),
        title=_text(get("title")),
        plain_title=_inner(get("title_detail"), "type") == "text/plain",
        bodies=(*(_inner(content, "value") for content in get("content") or ()), _text(get("summary"))),
        times=tuple(text for key in ("published", "updated", "created") if (text := _text(get(key)))),
        source=_inner(get("source"), "title"),
    )


def _inner(value: object, key: str) -> str:
    return _text(value.get(key)) if isinstance(value, dict) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _feed_title(title: str) -> str:
    return plaintext.one_line(plaintext.from_markup(title))[:200]


def _wait(ttl: str) -> timedelta | None:
    """RSS's `ttl`, in minutes."""
    minutes = ttl.strip()[:8]
    return (
        timedelta(minutes=min(int(minutes), _LONGEST_WAIT)) if minutes.isdecimal() and int(minutes) else None
    )


def _skip_hours(body: bytes) -> tuple[int, ...]:
    """RSS's `skipHours`, of which feedparser keeps only the last; 24 is midnight too."""
    found = _SKIPPED_HOURS.search(body[:_HEAD])
    hours = {int(hour) % 24 for hour in _HOUR.findall(found[1]) if int(hour) <= 24} if found else set()
    return tuple(sorted(hours)) if len(hours) < 24 else ()


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""
