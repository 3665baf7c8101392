"""Answers that a reader need not fetch again while they stay the same (RFC 9110, section 13)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

PIECE = 64 * 1024
"""Characters of a long body that are sent together."""


def answer(
    request: Request, body: bytes, media_type: str, headers: Mapping[str, str] | None = None
) -> Response:
    """The body under a tag of its own content, or 304 where the reader has it."""
    tag = _tag(body)
    if _has(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type=media_type, headers={"ETag": tag, **(headers or {})})


def stream(
    request: Request,
    body: Callable[[], Iterator[str]],
    version: str,
    media_type: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A long body, made only where the reader does not have this `version` of it."""
    tag = _tag(f"{request.url}\n{version}".encode())
    if _has(request, tag):
        return Response(status_code=304, headers={"ETag": tag})
    pieces = _pieces(body())
    return StreamingResponse(pieces, media_type=media_type, headers={"ETag": tag, **(headers or {})})


def _pieces(lines: Iterator[str]) -> Iterator[str]:
    """The lines in pieces that are worth being sent by themselves."""
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)


def _tag(content: bytes) -> str:
    """Weak: the same content may come compressed or not."""
    return f'W/"{hashlib.sha256(content).hexdigest()[:24]}"'


def _has(request: Request, tag: str) -> bool:
    known = request.headers.get("If-None-Match", "")
    return known.strip() == "*" or tag in (each.strip() for each in known.split(","))
