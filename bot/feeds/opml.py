"""Feed lists as OPML 2.0, in and out, so that feeds can come from and go to any other reader.

What OPML has no word for (kind, country, pace …) goes along in attributes of our own namespace, which other
programs ignore: a list that was exported here comes back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring
from xml.parsers import expat

from yarl import URL

from bot.core.feed import Feed
from bot.core.model import FeedKind
from bot.core.urls import canonical, is_web, without_credentials
from bot.errors import BotError
from bot.feeds import plaintext

_OURS = "urn:contactwatch:feed"
_MOST_BYTES, _MOST_FEEDS, _LONGEST, _LONGEST_URL = 5_000_000, 5_000, 300, 2_000
_NO_URL = frozenset(" \t\r\n\"'<>\\")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_LANG = re.compile(r"([a-z]{2})(?:[-_]|$)", re.IGNORECASE)
_COUNTRY = re.compile(r"[A-Z]{2}|INT")
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{1,63}")

register_namespace("cw", _OURS)


class OpmlError(BotError):
    """A file is no OPML that can be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Import:
    """What an OPML file adds to the feeds that are known: new ones, known ones, and what was left out
    and why.
    """

    new: tuple[Feed, ...] = ()
    known: int = 0
    refused: tuple[str, ...] = ()


def read_opml(document: bytes, known: Iterable[Feed]) -> Import:
    """The feeds of an OPML file beside those that are `known`, told apart by canonical address.

    Without attributes of ours, an outline's folder or category may name the kind; else it is press. Raises
    OpmlError. Document types and entities are refused, so nothing in the file can grow or reach out.
    """
    have = list(known)
    addresses = {canonical(feed.url) for feed in have}
    ids = {feed.id for feed in have}
    new: list[Feed] = []
    refused: list[str] = []
    repeated = 0
    for outline in _outlines(document):
        url = outline["xmlurl"].strip()
        if not _host(url):
            refused.append(f"{without_credentials(url)[:100]!r} is no web address")
        elif canonical(url) in addresses:
            repeated += 1
        else:
            feed = _feed(outline, url, ids)
            addresses.add(canonical(url))
            ids.add(feed.id)
            new.append(feed)
    return Import(tuple(new), repeated, tuple(refused))


def write_opml(feeds: Iterable[Feed], now: datetime) -> bytes:
    """The feeds as OPML, one folder for each kind; credentials in addresses stay behind."""
    root = Element("opml", version="2.0")
    head = SubElement(root, "head")
    SubElement(head, "title").text = "ContactWatch feeds"
    SubElement(head, "dateCreated").text = format_datetime(now)
    body = SubElement(root, "body")
    order = list(FeedKind)
    by_kind = sorted(feeds, key=lambda feed: (order.index(feed.kind), feed.id))
    for kind, members in groupby(by_kind, key=lambda feed: feed.kind):
        folder = SubElement(body, "outline", text=kind.replace("_", " "))
        for feed in members:
            SubElement(folder, "outline", _attributes(feed))
    indent(root)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _attributes(feed: Feed) -> dict[str, str]:
    ours = {
        "id": feed.id,
        "kind": feed.kind.value,
        "publisher": feed.publisher,
        "country": feed.country,
        "pollEvery": f"{feed.poll_every.total_seconds():.0f}" if feed.poll_every else "",
        "tags": ",".join(feed.tags),
        "enabled": "" if feed.enabled else "false",
    }
    return {
        "type": "rss",
        "text": feed.name,
        "title": feed.name,
        "xmlUrl": without_credentials(feed.url),
        "language": feed.lang,
        **{f"{{{_OURS}}}{name}": value for name, value in ours.items() if value},
    }


def _feed(outline: Mapping[str, str], url: str, ids: set[str]) -> Feed:
    ours = {
        name.removeprefix(f"{_OURS} "): value for name, value in outline.items() if name.startswith(_OURS)
    }
    host = _host(url)
    name = _words(outline.get("title") or outline.get("text") or "") or host
    lang = _LANG.match(outline.get("language", ""))
    country = ours.get("country", "")
    written_id = ours.get("id", "")
    pace = ours.get("pollevery", "")
    return Feed(
        id=_unused(written_id if _ID.fullmatch(written_id) else _slug(name) or _slug(host), ids),
        name=name,
        url=url,
        publisher=_words(ours.get("publisher", "")) or host,
        country=country if _COUNTRY.fullmatch(country) else "INT",
        lang=lang[1].lower() if lang else "en",
        kind=_kind(ours.get("kind", ""), outline.get("category", ""), outline.get("folder", "")),
        poll_every=timedelta(seconds=int(pace[:8])) if pace.isdecimal() and int(pace) else None,
        tags=tuple(tag for tag in map(_words, ours.get("tags", "").split(",")) if tag),
        enabled=ours.get("enabled") != "false",
    )


def _kind(*words: str) -> FeedKind:
    """The first of `words` that names a kind; a category may be a path or a list."""
    for text in words:
        for word in re.split(r"[/,]", text):
            with suppress(ValueError):
                return FeedKind(word.strip().lower().replace(" ", "_").replace("-", "_"))
    return FeedKind.PRESS


def _host(url: str) -> str:
    """The host of a web address that can stand in feeds.yaml, "" for anything else."""
    if not is_web(url) or len(url) > _LONGEST_URL or not _NO_URL.isdisjoint(url):
        return ""
    try:
        return URL(url).host or ""
    except ValueError:
        return ""


def _words(text: str) -> str:
    return plaintext.one_line(plaintext.tidy(text))[:_LONGEST]


def _slug(text: str) -> str:
    return _NO_SLUG.sub("_", text.lower()).strip("_")[:50].rstrip("_")


def _unused(slug: str, ids: set[str]) -> str:
    slug = slug if len(slug) > 1 else "feed"
    number = 2
    candidate = slug
    while candidate in ids:
        candidate = f"{slug}_{number}"
        number += 1
    return candidate


@dataclass(slots=True)
class _Outlines:
    """Collects the outlines that name a feed, attributes in lower case, the folder's text as `folder`."""

    found: list[dict[str, str]] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    root: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.root = self.root or name
        if name != "outline":
            return
        folder = self.folders[-1] if self.folders else ""
        outline = {key.lower(): value for key, value in attributes.items()}
        if "xmlurl" in outline:
            self.found.append({**outline, "folder": folder})
        if len(self.found) > _MOST_FEEDS:
            raise OpmlError(f"the file lists more than {_MOST_FEEDS} feeds")
        self.folders.append(outline.get("text") or folder)

    def end(self, name: str) -> None:
        if name == "outline":
            self.folders.pop()


def _outlines(document: bytes) -> list[dict[str, str]]:
    if len(document) > _MOST_BYTES:
        raise OpmlError(f"the file is larger than {_MOST_BYTES:,} bytes")
    outlines = _Outlines()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = outlines.start
    parser.EndElementHandler = outlines.end
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(document, True)
    except expat.ExpatError as error:
        raise OpmlError(f"the file is not well-formed XML: {error}") from None
    if outlines.root.lower() != "opml":
        raise OpmlError("the file is XML, but not OPML")
    return outlines.found


def _refuse_doctype(*_: object) -> None:
    raise OpmlError("the file declares a document type, which OPML does not need")
