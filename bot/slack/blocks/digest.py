"""A digest: several contacts in one message for the channel, the rest of a long one in its thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import texts
from bot.core.model import Story
from bot.core.pacing import DigestKind
from bot.digest_words import in_order_of_weight, period_words, title_words
from bot.services.ports import Block, Rendered
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import View, headline_words
from bot.slack.blocks.entry import entry
from bot.slack.text import mrkdwn

FIRST_PAGE = 10
"""Contacts that the channel itself sees; the others follow in the thread."""

LATER_PAGE = 25
PAGE_SIZE = limits.MAX_SIZE - 1500
"""Room that the contacts of one message may take beside its head and foot."""


def digest(
    kind: DigestKind, stories: Sequence[Story], start: datetime, end: datetime, *, zone: str, view: View
) -> tuple[Rendered, ...]:
    """The channel's message first, then those for its thread; together they name every story once.

    The highest level comes first, then the latest contact. The period, whose end is exclusive, is given in
    the days of `zone` (IANA).
    """
    period = period_words(kind, start.astimezone(ZoneInfo(zone)), end.astimezone(ZoneInfo(zone)))
    ordered = in_order_of_weight(stories)
    title = title_words(kind, len(ordered))
    if not ordered:
        head = [kit.header(title), kit.context(period)]
        blocks = (*head, kit.section(texts.NOTHING_TO_TELL))
        return (Rendered(f"{title}. {texts.NOTHING_TO_TELL}", blocks),)
    pages = _pages([(story, entry(story, view)) for story in ordered])
    first = _first_page(title, period, ordered, pages[0], view)
    shown = len(pages[0])
    later = []
    for page in pages[1:]:
        later.append(_later_page(page, shown, len(ordered), view))
        shown += len(page)
    return (first, *later)


Entry = tuple[Story, Block]


def _pages(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Cut so that each page keeps all limits of a message."""
    pages: list[list[Entry]] = [[]]
    room = PAGE_SIZE
    for each in entries:
        need = limits.size([each[1]])
        most = FIRST_PAGE if len(pages) == 1 else LATER_PAGE
        if pages[-1] and (need > room or len(pages[-1]) >= most):
            pages.append([])
            room = PAGE_SIZE
        pages[-1].append(each)
        room -= need
    return pages


def _first_page(
    title: str, period: str, stories: Sequence[Story], page: Sequence[Entry], view: View
) -> Rendered:
    hidden = len(stories) - len(page)
    more = texts.MORE_IN_THREAD.format(count=hidden) if hidden else ""
    blocks = [
        kit.header(title),
        kit.context(f"{period}\n{_counts(stories)}"),
        kit.divider(),
        *(block for _, block in page),
        *([kit.context(more)] if more else []),
    ]
    return Rendered(_fallback_text(title, page, more, view), tuple(blocks))


def _later_page(page: Sequence[Entry], before: int, count: int, view: View) -> Rendered:
    title = texts.CONTINUED.format(first=before + 1, last=before + len(page), count=count)
    blocks = (kit.context(title), *(block for _, block in page))
    return Rendered(_fallback_text(title, page, "", view), blocks)


def _counts(stories: Sequence[Story]) -> str:
    tracks = Counter(texts.TRACKS[story.contact.track] for story in stories)
    statuses = Counter(texts.STATUSES[story.contact.status] for story in stories)
    return " — ".join(_counted(counter.most_common()) for counter in (tracks, statuses))


def _counted(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(texts.COUNTED.format(what=what, count=count) for what, count in counts)


def _fallback_text(title: str, page: Sequence[Entry], more: str, view: View) -> str:
    lines = [mrkdwn(headline_words(story.contact, view.names)) for story, _ in page]
    told = limits.joined(lines, "\n", limits.MAX_FALLBACK - 300, len(lines), texts.AND_MORE)
    return "\n".join(part for part in (f"{mrkdwn(title)}", told, more) if part)
