"""The JSON API: contacts, page by page, and one contact with everything known of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from pydantic import BaseModel, Field

from bot import texts
from bot.services.queries import Queries
from bot.web.addresses import Site
from bot.web.caching import answer
from bot.web.filters import Filters
from bot.web.models import ContactDetail, ContactPage, ErrorOut, detail, summary
from bot.web.paging import CursorText, cursor, turn
from bot.wording import Names

MOST = 200
JSON = "application/json"


class ListingQuery(Filters):
    limit: Annotated[int, Field(ge=1, le=MOST, description=texts.PARAMETERS["limit"])] = 50
    cursor: Annotated[CursorText, Field(description=texts.PARAMETERS["cursor"])] = None


def router(queries: Queries, names: Names, site: Site, today: Callable[[], date]) -> APIRouter:
    routes = APIRouter(prefix="/api", tags=["contacts"])

    @routes.get(
        "/contacts",
        response_model=ContactPage,
        responses={422: {"model": ErrorOut, "description": texts.FAULT_MESSAGES[422]}},
        summary="Contacts by their day, latest first",
    )
    def contacts(request: Request, query: Annotated[ListingQuery, Query()]) -> Response:
        wanted = query.asked(queries, today()).search
        found = queries.find(wanted, query.limit, turn(query.cursor))
        page = ContactPage(
            contacts=[summary(story, names, site.page(request, story.id)) for story in found.stories],
            next_cursor=cursor(found.older) if found.older else None,
        )
        return _json(request, page)

    @routes.get(
        "/contacts/{story_id}",
        response_model=ContactDetail,
        responses={404: {"model": ErrorOut, "description": texts.FAULT_MESSAGES[404]}},
        summary="One contact with its sources, history and readouts",
    )
    def contact(request: Request, story_id: str) -> Response:
        story = queries.story(story_id)
        if story is None:
            raise HTTPException(404)
        return _json(request, detail(story, names, site.page(request, story.id)))

    return routes


def _json(request: Request, value: BaseModel) -> Response:
    return answer(request, value.model_dump_json().encode(), JSON)
