"""The pages for people: the timeline, one contact, the feeds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from bot import texts
from bot.catalog import Occasion
from bot.chart import Chart, draw, months_to
from bot.core.comparison import compare
from bot.core.feed import Health
from bot.core.model import Source, Status, Story, StoryChange
from bot.core.period import Period
from bot.services.queries import MOST_COUNTED, Queries, Turn
from bot.store.feeds import PolledFeed
from bot.web.addresses import page_of
from bot.web.filters import Filters
from bot.web.models import reported
from bot.web.paging import CursorText, cursor, turn
from bot.web.rendering import Pages, root_of
from bot.web.words import health_of, month_words
from bot.wording import quotable, sources_in_order

PER_PAGE = 40
AHEAD_SHOWN = 3
QUOTES = 4
MOST_SOURCES = 100
"""Sources listed on a contact's page; the API has all of them."""

_TROUBLE = (Health.FAILING, Health.BLOCKED, Health.GONE, Health.UNDATED, Health.EMPTY, Health.STALE)
"""The worst first."""

_GROUPS = {"trouble": _TROUBLE, "new": ("new",), "healthy": (Health.OK,), "off": ("off",)}


class TimelineQuery(Filters):
    cursor: CursorText = None


@dataclass(frozen=True, slots=True)
class Overview:
    """What stands above the timeline where it is neither filtered nor paged."""

    chart: Chart
    ahead: Sequence[Story]
    occasions: Sequence[Occasion]


def router(queries: Queries, pages: Pages, today: Callable[[], date]) -> APIRouter:
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    def timeline(request: Request, query: Annotated[TimelineQuery, Query()]) -> Response:
        asked = query.asked(queries, today())
        found = queries.find(asked.search, PER_PAGE, turn(query.cursor))
        return pages.page(
            request,
            "timeline.html",
            here="timeline",
            filters=query,
            total=found.total,
            counted=MOST_COUNTED,
            unread=asked.unread,
            months=list(_months(found.stories)),
            overview=None if query.are_set or query.cursor else _overview(queries, today()),
            export_query=query.address(),
            newer=_turn(query, found.newer),
            older=_turn(query, found.older),
        )

    @routes.get("/contacts/{story_id}")
    def contact(request: Request, story_id: str) -> Response:
        story = queries.story(story_id)
        if story is None:
            raise HTTPException(404)
        if story.id != story_id:  # merged into another one
            return RedirectResponse(page_of(root_of(request), story.id), 307)
        return pages.page(
            request,
            "contact.html",
            story=story,
            reported=reported(story),
            comparison=compare(story),
            quotes=quotable(story, QUOTES),
            history=list(_history(story)),
            sources=sources_in_order(story)[:MOST_SOURCES],
            corrections=story.corrections,
        )

    @routes.get("/feeds")
    def feeds(request: Request) -> Response:
        found = queries.feeds()
        return pages.page(request, "feeds.html", here="feeds", tally=_tally(found), groups=_groups(found))

    return routes


def _overview(queries: Queries, today: date) -> Overview:
    months, coming = months_to(today), queries.upcoming(today)
    held = queries.months(Period(months[0], today), Status.HELD)
    ahead = coming.contacts[:AHEAD_SHOWN]
    return Overview(draw(held, months), ahead, coming.occasions[: max(1, AHEAD_SHOWN - len(ahead))])


def _months(stories: Sequence[Story]) -> Iterator[tuple[str, list[Story]]]:
    """Month in words -> its stories, in their order."""
    for first, group in groupby(stories, key=_month_of):
        yield month_words(first) if first else texts.NOT_STATED, list(group)


def _month_of(story: Story) -> date | None:
    """The first of the month by which the story is ordered: its day's, else its first report's."""
    when, reported = story.contact.when, story.first_published
    day = when.day if when else reported.date() if reported else None
    return day.replace(day=1) if day else None


def _turn(query: TimelineQuery, there: Turn | None) -> str:
    """The address of the page on one side, "" where there is none."""
    return query.address(cursor=cursor(there)) if there else ""


def _history(story: Story) -> Iterator[tuple[StoryChange, Source | None]]:
    """Every change with the source that brought it, None where that has been moved away."""
    by_item = {source.item_id: source for source in story.sources}
    for change in story.history:
        yield change, by_item.get(change.item_id)


def _tally(found: Sequence[PolledFeed]) -> list[tuple[str, int]]:
    counts = Counter(health_of(polled) for polled in found)
    return [(health, counts[health]) for health in (Health.OK, *_TROUBLE, "new", "off") if counts[health]]


def _groups(found: Sequence[PolledFeed]) -> list[tuple[str, list[PolledFeed]]]:
    """Title -> feeds; those that need a look come first, the worst of them at the top."""
    by_health: dict[str, list[PolledFeed]] = defaultdict(list)
    for polled in found:
        by_health[health_of(polled)].append(polled)
    groups = {
        name: [feed for each in healths for feed in by_health[each]] for name, healths in _GROUPS.items()
    }
    return [(texts.FEED_GROUPS[name], feeds) for name, feeds in groups.items() if feeds]
