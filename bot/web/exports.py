"""Contacts for other programs: spreadsheet, event records, calendar, feed reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Final

import orjson
from fastapi import APIRouter, Query, Request, Response

from bot.core.knowledge import Knowledge
from bot.core.model import Status, Story
from bot.services.queries import AHEAD, Queries
from bot.web import agenda, atom, table
from bot.web.addresses import Site, page_of
from bot.web.caching import answer, stream
from bot.web.filters import Filters
from bot.web.models import summary
from bot.web.plover import Plover
from bot.wording import Names

CSV: Final = "text/csv; charset=utf-8; header=present"
JSON_LINES: Final = "application/x-ndjson"
CALENDAR: Final = "text/calendar; charset=utf-8"

IN_FEED = 60
"""Contacts in the Atom feed: more than a reader misses over a holiday."""

MARKED = (*AHEAD, Status.CANCELLED)
"""A cancelled contact stays in the calendar, as cancelled: who subscribed sees that it is off."""


def router(queries: Queries, knowledge: Knowledge, site: Site, today: Callable[[], date]) -> APIRouter:
    routes = APIRouter(include_in_schema=False)
    names, plover = Names.of(knowledge), Plover(knowledge)

    def found(query: Filters) -> Iterator[Story]:
        return queries.every(query.asked(queries, today()).search)

    @routes.get("/contacts.csv")
    def contacts_csv(request: Request, query: Annotated[Filters, Query()]) -> Response:
        def body() -> Iterator[str]:
            base = site.base(request)
            return table.lines(
                (story, summary(story, names, page_of(base, story.id))) for story in found(query)
            )

        return stream(request, body, queries.version(), CSV, _download("contacts.csv"))

    @routes.get("/contacts.jsonl")
    def contacts_jsonl(request: Request, query: Annotated[Filters, Query()]) -> Response:
        def body() -> Iterator[str]:
            base = site.base(request)
            for story in found(query):
                yield f"{orjson.dumps(plover.record(story, page_of(base, story.id))).decode()}\n"

        return stream(request, body, queries.version(), JSON_LINES, _download("contacts.jsonl"))

    @routes.get("/upcoming.ics")
    def upcoming(request: Request) -> Response:
        ahead = queries.upcoming(today(), MARKED)
        body = agenda.calendar(ahead, names, lambda story_id: site.page(request, story_id), today())
        return answer(request, body, CALENDAR)

    @routes.get("/contacts.atom")
    def feed(request: Request) -> Response:
        body = atom.feed(queries.latest(IN_FEED).stories, names, site.base(request))
        return answer(request, body, atom.MEDIA_TYPE)

    return routes


def _download(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
