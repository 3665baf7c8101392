"""`POST /slack/events`: requests from Slack, handed to the Bolt app, which checks their signature and age."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from slack_bolt import App
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response

MAX_BODY = 1_000_000
"""Bytes of a request; Slack's own stay far below."""


def router(app: App) -> APIRouter:
    """The route, to be included in the web application."""
    routes = APIRouter()

    @routes.post("/slack/events", include_in_schema=False)
    async def events(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return Response("too large", status_code=413)
        answer = await run_in_threadpool(app.dispatch, to_bolt_request(request, body))
        return to_starlette_response(answer)

    return routes


async def _body(request: Request) -> bytes | None:
    """The body, or None where it is beyond `MAX_BODY`."""
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > MAX_BODY:
            return None
    return bytes(read)
