"""The web application: health and metrics."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from bot.metrics import REGISTRY

Check = Callable[[], str]
"""Says what is wrong with a part of the program, "" where nothing is."""


def create(checks: Mapping[str, Check]) -> FastAPI:
    """The application; `checks` are the parts that `/readyz` answers for, by name."""
    app = FastAPI(title="ContactWatch", openapi_url="/api/openapi.json", docs_url=None, redoc_url=None)

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

    return app
