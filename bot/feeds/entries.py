"""One entry, of whatever format, as an Item: text instead of HTML, an id that lasts, a time that can be
trusted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.model import FeedKind, Item
from bot.core.urls import is_web, unwrapped, without_credentials
from bot.feeds import plaintext
from bot.feeds.model import ReadRequest
from bot.feeds.timestamps import is_plausible, read_time

MOST_ENTRIES = 500  # of one body; the largest news feeds hold 100 to 200
_TITLE, _SUMMARY, _SOURCE, _URL = 1_000, 20_000, 200, 2_000  # characters kept
_STAND_IN = 160  # characters of the summary that stand in for a missing title


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as the feed has it. `title` and `bodies` are HTML unless `plain_title`; `times` as written."""

    guid: str = ""
    link: str = ""
    title: str = ""
    plain_title: bool = False
    bodies: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    source: str = ""


@dataclass(slots=True)
class Flaws:
    """How many entries had what wrong with them."""

    empty: int = 0
    undated: int = 0
    implausible: int = 0
    cut: int = 0

    def notes(self) -> Iterator[str]:
        if self.empty:
            yield f"{self.empty} entries without any text were left out"
        if self.implausible:
            yield f"{self.implausible} entries carry impossible dates, taken as undated"
        if self.undated:
            yield f"{self.undated} entries carry no readable date"
        if self.cut:
            yield f"only {MOST_ENTRIES} of {MOST_ENTRIES + self.cut} entries were read"


def to_items(entries: Iterable[Entry], request: ReadRequest) -> tuple[tuple[Item, ...], Flaws]:
    """The entries as items, in the feed's order, each id once; and what was wrong with them."""
    flaws = Flaws()
    drafts = [(entry, item) for entry in entries if (item := _item(entry, request, flaws))]
    contents: dict[str, set[tuple[str, str]]] = {}
    for _, item in drafts:
        contents.setdefault(item.id, set()).add((item.url, item.title))
    items: dict[str, Item] = {}
    for entry, item in drafts:
        # a guid or link that several entries share tells none of them apart
        if len(contents[item.id]) > 1:
            item = replace(item, id=_id(request.feed_id, f"{entry.guid}\n{item.url}\n{item.title}"))  # noqa: PLW2901
        items.setdefault(item.id, item)
    return tuple(items.values()), flaws


def _item(entry: Entry, request: ReadRequest, flaws: Flaws) -> Item | None:
    source = plaintext.one_line(plaintext.from_markup(entry.source))[:_SOURCE]
    from_elsewhere = request.kind is FeedKind.AGGREGATOR and source
    title = _title(entry, source if from_elsewhere else "")
    summary = _fullest(entry.bodies)[:_SUMMARY]
    if not title and not summary:
        flaws.empty += 1
        return None
    url = _url(entry.link)
    return Item(
        id=_id(request.feed_id, entry.guid or url or f"{title or summary}\n{entry.times[:1]}"),
        title=title or _stand_in(summary),
        summary=summary,
        published=_published(entry, request, flaws),
        url=url,
        source=source if from_elsewhere else request.source,
        lang=request.lang,
        feed_kind=request.kind,
    )


def _id(feed_id: str, key: str) -> str:
    """Short, the same at every poll, and safe in a link whatever the feed calls its entries."""
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=10)
    return f"{feed_id}:{digest.hexdigest()}"


def _title(entry: Entry, source: str) -> str:
    """One line; aggregators' " - Reuters" at the end is the source's name and not the headline's."""
    text = plaintext.tidy(entry.title) if entry.plain_title else plaintext.from_markup(entry.title)
    title = plaintext.one_line(text)
    return (title.removesuffix(f" - {source}") if source else title)[:_TITLE]


def _fullest(bodies: Iterable[str]) -> str:
    """The longest text among teaser and full content; markup that is too short to win is not read at all."""
    best = ""
    for markup in sorted(set(bodies), key=len, reverse=True):
        if len(markup) > len(best):
            best = max(best, plaintext.from_markup(markup), key=len)
    return best


def _stand_in(summary: str) -> str:
    """The first words of the text, for an entry without a headline."""
    line = summary.partition("\n")[0]
    if len(line) <= _STAND_IN:
        return line
    return line[:_STAND_IN].rpartition(" ")[0] + " …" if " " in line[:_STAND_IN] else line[:_STAND_IN] + "…"


def _url(link: str) -> str:
    """The entry's own page, "" where the feed gives none that can be opened."""
    url = unwrapped(plaintext.tidy(link))
    return without_credentials(url) if is_web(url) and len(url) <= _URL else ""


def _published(entry: Entry, request: ReadRequest, flaws: Flaws) -> datetime | None:
    moments = [moment for text in entry.times if (moment := read_time(text, country=request.country))]
    for moment in moments:
        if is_plausible(moment, request.now):
            return moment
    flaws.implausible += bool(moments)
    flaws.undated += not moments
    return None
