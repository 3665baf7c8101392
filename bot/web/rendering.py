"""Templates made into pages. Everything that is not ours is escaped, and cleaned of what cannot be seen."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot import texts
from bot.core.model import Side, Status, Track
from bot.legible import address, line
from bot.telling import change_words, contradiction_words, lag_words
from bot.web import words
from bot.wording import Names, capitalised, day_words, headline_words, how_words, topics_words, when_words

HERE = Path(__file__).parent
STATIC = HERE / "static"


def root_of(request: Request) -> str:
    """The way from this page up to the site's root, so that it also works below a proxy's path."""
    return "../" * (request.url.path.count("/") - 1) or "./"


class Pages:
    """Renders the templates with the names of topics and venues."""

    def __init__(self, names: Names) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            t=texts,
            sides=(Side.US, Side.CHINA),
            tracks=tuple(Track),
            statuses=tuple(Status),
            assets=_fingerprint(),
        )
        self._environment.filters.update(_filters(names))

    def page(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """A page; `values` are what the template shows."""
        given = {"root": root_of(request), "here": "", "export_query": "", **values}
        return HTMLResponse(self._environment.get_template(template).render(given), status)


def _filters(names: Names) -> dict[str, Any]:
    return {
        "capitalised": capitalised,
        "change_words": change_words,
        "contradiction": contradiction_words,
        "feed_about": words.feed_about,
        "headline": lambda contact: headline_words(contact, names),
        "health": words.health_of,
        "host": words.host,
        "how": lambda contact: how_words(contact, names),
        "is_chinese": words.is_chinese,
        "lag": lag_words,
        "line": line,
        "machine_day": words.machine_day,
        "moment": words.moment_words,
        "month_counts": words.month_counts,
        "day": lambda moment: day_words(moment.date()),
        "nameless": words.nameless,
        "occasion_days": words.occasion_days,
        "outside": address,
        "page": lambda story_id: f"contacts/{quote(story_id, safe='', errors='replace')}",
        "percent": words.percent,
        "readouts": words.readouts_words,
        "side": words.people_of,
        "topics": lambda topics: topics_words(topics, names),
        "unread": words.unread_words,
        "when": when_words,
    }


def _fingerprint() -> str:
    """Of all static files together: their addresses change with them, so that they may be kept for long."""
    digest = hashlib.sha256()
    for path in sorted(STATIC.iterdir()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
