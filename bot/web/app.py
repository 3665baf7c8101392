"""The web application: pages, API and exports over the record, health and metrics."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.middleware.gzip import GZipMiddleware

from bot import texts
from bot.core.knowledge import Knowledge
from bot.metrics import REGISTRY
from bot.services.queries import Queries
from bot.web import api, exports, faults, site
from bot.web.addresses import Site
from bot.web.guard import Guard
from bot.web.rendering import STATIC, Pages
from bot.wording import Names

WORTH_PACKING = 1024
"""Bytes from which an answer is compressed."""

Check = Callable[[], str]
"""Says what is wrong with a part of the program, "" where nothing is."""


@dataclass(frozen=True)
class Contents:
    """What the pages show. `public_url` is where people reach them, "" to go by the request."""

    queries: Queries
    knowledge: Knowledge
    clock: Callable[[], datetime]
    public_url: str = ""

    def today(self) -> date:
        return self.clock().date()


def create(checks: Mapping[str, Check], contents: Contents | None = None) -> FastAPI:
    """The application; `checks` are the parts that `/readyz` answers for, by name."""
    app = FastAPI(
        title=texts.SITE_NAME,
        description=texts.SITE_ABOUT,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
    )
    _add_health(app, checks)
    if contents:
        _add_contents(app, contents)
    app.add_middleware(Guard)
    app.add_middleware(GZipMiddleware, minimum_size=WORTH_PACKING)
    return app


def _add_health(app: FastAPI, checks: Mapping[str, Check]) -> None:
    @app.get("/healthz", include_in_schema=False)
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz", include_in_schema=False)
    def readyz() -> JSONResponse:
        faults = {name: fault for name, check in checks.items() if (fault := check())}
        status = {"status": "not ready" if faults else "ok", "faults": faults}
        return JSONResponse(status, status_code=503 if faults else 200)

    @app.get("/metrics", include_in_schema=False)
    def metrics() -> Response:
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)


def _add_contents(app: FastAPI, contents: Contents) -> None:
    names = Names.of(contents.knowledge)
    pages, address = Pages(names), Site(contents.public_url)
    queries, today = contents.queries, contents.today
    app.include_router(exports.router(queries, contents.knowledge, address, today))
    app.include_router(api.router(queries, names, address, today))
    app.include_router(site.router(queries, pages, today))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    faults.install(app, pages)
