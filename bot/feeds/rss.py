"""Ordinary RSS 2.0, read by expat alone: most feeds, in a sixth of feedparser's time.

What is not ordinary in any way (other elements, other attributes, unescaped markup, a document type,
doubtful encodings) is left to feedparser: `read_rss` gives None, never something that feedparser would not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from feedparser.mixin import _FeedParserMixin

from bot.core.urls import is_plain
from bot.feeds.entries import Entry

_CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DATE: Final = "{http://purl.org/dc/elements/1.1/}date"
_ORIGINAL: Final = "{http://rssnamespace.org/feedburner/ext/1.0}origLink"
_DC, _SY, _SLASH, _WFW, _MEDIA, _ATOM = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://purl.org/rss/1.0/modules/syndication/}",
    "{http://purl.org/rss/1.0/modules/slash/}",
    "{http://wellformedweb.org/CommentAPI/}",
    "{http://search.yahoo.com/mrss/}",
    "{http://www.w3.org/2005/Atom}",
)

_READ: Final = frozenset(
    {"title", "link", "guid", "description", "pubDate", "source", _CONTENT, _DATE, _ORIGINAL}
)
"""What an entry is made of; each at most once."""

_PASSED_OVER: Final = frozenset(
    {"category", "comments", "author", "enclosure", f"{_DC}creator", f"{_SLASH}comments", f"{_WFW}commentRss"}
    | {f"{_MEDIA}content", f"{_MEDIA}thumbnail", f"{_MEDIA}credit", f"{_MEDIA}keywords"}
)
_OF_CHANNEL: Final = frozenset(
    {
        "title",
        "link",
        "description",
        "language",
        "lastBuildDate",
        "pubDate",
        "generator",
        "copyright",
        "ttl",
        "docs",
    }
    | {"managingEditor", "webMaster", "category", "image", "item", "skipHours", "skipDays"}
    | {f"{_SY}updatePeriod", f"{_SY}updateFrequency", f"{_SY}updateBase", f"{_ATOM}link"}
)
_OF_IMAGE: Final = frozenset({"url", "title", "link", "width", "height", "description"})
_ATTRIBUTES: Final = {"guid": {"isPermaLink"}, "source": {"url"}}

_DECLARATIONS: Final = (b"<!doctype", b"<!entity")
_BASE: Final = re.compile(rb"\bxml:base|[\s'\"]base\s*=")
_ENCODING: Final = re.compile(rb"^<\?xml[^>]{0,200}\bencoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_MISREAD: Final = re.compile("[\x80-\x9f]|///|[\xc2-\xf4][\x80-\xbf]")  # what feedparser sets out to mend
_REFERENCE: Final = re.compile("&([A-Za-z0-9_]+);")


class _NotOrdinaryError(Exception):
    """Raised and caught here: this feed is for feedparser."""


@dataclass(frozen=True, slots=True)
class Rss:
    """A feed as it stands; `ttl` as written."""

    title: str
    ttl: str
    entries: list[Entry]


def read_rss(body: bytes, content_type: str, url: str) -> Rss | None:
    """The feed in `body`, which came from `url`; None where it is not surely what feedparser makes of it."""
    if _is_unusual(body.lower()) or (body.isascii() and _ENCODING.search(body)):
        return None
    if "charset" in content_type.lower() and not content_type.lower().endswith("charset=utf-8"):
        return None
    parser = ET.XMLParser(encoding="utf-8")  # noqa: S314 - without a document type there are no entities
    try:
        parser.feed(body)
        return _rss(parser.close(), url)
    except (ET.ParseError, _NotOrdinaryError, ValueError):
        return None


def _is_unusual(lowered: bytes) -> bool:
    """Whether the body declares something of its own. Most bodies hold none of these words."""
    if any(word in lowered for word in _DECLARATIONS):
        return True
    return b"base" in lowered and _BASE.search(lowered) is not None


def _rss(root: ET.Element, url: str) -> Rss:
    version = root.attrib.get("version", "")
    _demand(
        root.tag == "rss"
        and version.startswith("2.")
        and root.attrib.keys() == {"version"}
        and len(root) == 1
    )
    channel = root[0]
    _demand(channel.tag == "channel" and not channel.attrib)
    texts = {"title": "", "ttl": ""}
    seen: set[str] = set()
    entries: list[Entry] = []
    for element in channel:
        tag = element.tag
        _demand(tag in _OF_CHANNEL)
        if tag == "item":
            entries.append(_entry(element, url))
        elif tag == "image":
            _demand(not element.attrib and all(part.tag in _OF_IMAGE and not len(part) for part in element))
        elif tag in texts:
            _demand(tag not in seen)
            texts[tag] = _text(element, frozenset())
        seen.add(tag)
    return Rss(texts["title"], texts["ttl"], entries)


def _entry(item: ET.Element, url: str) -> Entry:
    _demand(not item.attrib)
    texts: dict[str, str] = {}
    permalink = True
    for element in item:
        tag = element.tag
        if tag in _READ:
            _demand(tag not in texts)
            texts[tag] = _text(element, _ATTRIBUTES.get(tag, frozenset()))
            if tag == "guid":
                permalink = element.get("isPermaLink", "true") == "true"
        else:
            _demand(tag in _PASSED_OVER and not len(element))
    link = _link(texts["link"], url) if "link" in texts else None
    guid = texts.get("guid", "")
    if guid and permalink:
        guid = _joined(url, guid)
    if link is None and permalink:
        link = guid
    title = texts.get("title", "")
    bodies = tuple(texts[tag] for tag in (_CONTENT, "description") if tag in texts)
    return Entry(
        guid=guid,
        link=texts.get(_ORIGINAL, "") or link or "",
        title=title,
        plain_title="title" in texts and not _FeedParserMixin.looks_like_html(title),
        bodies=bodies or ("",),
        times=tuple(text for tag in ("pubDate", _DATE) if (text := texts.get(tag, ""))),
        source=texts.get("source", ""),
    )


def _text(element: ET.Element, attributes: frozenset[str] | set[str]) -> str:
    _demand(not len(element) and element.attrib.keys() <= attributes)
    text = (element.text or "").strip()
    _demand(text.isascii() or not _MISREAD.search(text))
    return text


def _link(text: str, url: str) -> str:
    """The address, with references undone that were escaped once too often."""
    address = _joined(url, text) if text else ""
    return _REFERENCE.sub(r"&\1", address.replace("&amp;", "&"))


def _joined(base: str, address: str) -> str:
    """`urljoin`, which takes its time also where there is nothing to join."""
    if is_plain(address):
        return address
    _demand(":///" not in address)  # which feedparser mends
    return urljoin(base, address)


def _demand(is_ordinary: bool) -> None:
    if not is_ordinary:
        raise _NotOrdinaryError
