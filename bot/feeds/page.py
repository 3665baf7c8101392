"""A web page that has no feed, watched by its layout: each element that matches is an entry."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.core.feed import PageLayout, split_selector
from bot.feeds.entries import MOST_ENTRIES, Entry, to_items
from bot.feeds.model import FailureKind, Reading, ReadRequest

_LONGEST = 2_000_000  # bytes of a page that are read
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_STATED = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_DATE = re.compile(r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")


def read_page(body: bytes, request: ReadRequest, layout: PageLayout) -> Reading:
    """The entries of the page. One on which nothing matches has changed its layout, which is a failure."""
    tree = LexborHTMLParser(_decoded(body[:_LONGEST], request.content_type))
    nodes = tree.css(layout.item)
    if not nodes:
        reason = f"nothing on the page matches {layout.item!r}: its layout may have changed"
        return Reading(failure=FailureKind.NOT_A_FEED, reason=reason)
    items, flaws = to_items((_entry(node, layout, request.url) for node in nodes[:MOST_ENTRIES]), request)
    flaws.cut = max(0, len(nodes) - MOST_ENTRIES)
    title = tree.css_first("title")
    return Reading(
        items=items,
        format="page",
        title=title.text(strip=True)[:200] if title else "",
        notes=tuple(flaws.notes()),
    )


def _entry(node: LexborNode, layout: PageLayout, url: str) -> Entry:
    link = _found(node, layout.link) if layout.link else _first_link(node)
    address = _joined(url, link)
    return Entry(
        guid=address,
        link=address,
        title=_found(node, layout.title) if layout.title else _found(node, "a[href]") or _found(node, ""),
        plain_title=True,
        times=_times(node, layout),
    )


def _times(node: LexborNode, layout: PageLayout) -> tuple[str, ...]:
    """The date as written, and the first one within it that stands in figures."""
    text = _found(node, layout.date)
    found = _DATE.search(text)
    return (text, found[0]) if found else (text,) if text else ()


def _found(node: LexborNode, selector: str) -> str:
    """The text or attribute of the first element below `node` that matches, or of `node` itself."""
    css, attribute = split_selector(selector)
    element = node.css_first(css) if css else node
    if element is None:
        return ""
    if attribute:
        return (element.attributes.get(attribute) or "").strip()
    return " ".join(element.text(separator=" ").split())


def _first_link(node: LexborNode) -> str:
    return _found(node, "@href") or _found(node, "a[href]@href")


def _joined(base: str, href: str) -> str:
    try:
        return urljoin(base, href) if href else ""
    except ValueError:
        return ""


def _decoded(body: bytes, content_type: str) -> str:
    """The page as text, in the encoding that it claims, UTF-8 or GB 18030: whichever fits first."""
    stated, meta = _STATED.search(content_type), _CHARSET.search(body[:4_000])
    claimed = [stated[1] if stated else "", meta[1].decode("ascii", "replace") if meta else ""]
    for encoding in ("utf-8", *claimed, "gb18030"):
        try:
            return body.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    return body.decode("utf-8", "replace")
