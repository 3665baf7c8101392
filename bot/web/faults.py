"""Requests that cannot be answered: a readable page, or JSON for programs. What went wrong stays unsaid."""

from __future__ import annotations

from collections.abc import Sequence

import structlog
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from bot import texts
from bot.legible import line
from bot.web.guard import HEADERS
from bot.web.models import ErrorOut, FieldFault
from bot.web.rendering import Pages

MAX_MESSAGE = 200

log = structlog.get_logger(__name__)


def install(app: FastAPI, pages: Pages) -> None:
    """Sets the application's answers to faults."""

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return _answer(pages, request, error.status_code)

    def unreadable(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return _answer(pages, request, 422, _faults(error))

    def failed(request: Request, error: Exception) -> Response:
        log.error("request failed", path=line(request.url.path, MAX_MESSAGE), error=type(error).__name__)
        answer = _answer(pages, request, 500)
        answer.headers.update(HEADERS)  # this one is made outside all middleware
        return answer

    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, unreadable)
    app.add_exception_handler(Exception, failed)


def _faults(error: RequestValidationError) -> list[FieldFault]:
    return [
        FieldFault(field=_field(fault["loc"]), message=_message(fault["msg"])) for fault in error.errors()
    ]


def _field(location: Sequence[str | int]) -> str:
    """The parameter's name; a fault of several together names none."""
    return line(str(location[1]), MAX_MESSAGE) if len(location) > 1 else "from, to"


def _message(message: str) -> str:
    return line(message.removeprefix("Value error, "), MAX_MESSAGE)


def _answer(pages: Pages, request: Request, status: int, faults: Sequence[FieldFault] = ()) -> Response:
    heading = texts.FAULT_HEADINGS.get(status, texts.FAULT_OTHER[0])
    message = texts.FAULT_MESSAGES.get(status, texts.FAULT_OTHER[1])
    if _wants_json(request):
        body = ErrorOut(status=status, message=message, faults=list(faults))
        return JSONResponse(body.model_dump(), status)
    return pages.page(
        request, "fault.html", status=status, code=status, heading=heading, message=message, faults=faults
    )


def _wants_json(request: Request) -> bool:
    accepted = request.headers.get("accept", "")
    return request.url.path.startswith("/api/") or (
        "application/json" in accepted and "text/html" not in accepted
    )
