"""Logs: to stderr, as lines for people or as JSON, with every secret struck out."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable, Mapping
from typing import Any

import structlog
from structlog.types import EventDict, Processor

_TOKENS = re.compile(r"\b(?:xox[a-z]|xapp|xwfp)-[A-Za-z0-9-]{8,}")
_CREDENTIALS = re.compile(r"(://)[^/\s@]+@")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_STRUCK = "[secret]"

_QUIET = dict.fromkeys(("uvicorn.access", "alembic", "procrastinate"), logging.WARNING)
_QUIET |= {"apscheduler": logging.ERROR}  # it warns of each tick that finds the last one still at work
"""Libraries that say more than an operator wants to read."""


def set_up(form: str, secrets: Iterable[str] = ()) -> None:
    """Sends the logs of the program and of its libraries to stderr.

    `form` is "console" or "json". `secrets` are values that must never appear, whatever they look like.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        _Redact(secrets),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(form)],
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    for name, level in _QUIET.items():
        logging.getLogger(name).setLevel(level)


def _renderer(form: str) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer()
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())


class _Redact:
    """A processor that strikes secrets and terminal controls out of every text in an event."""

    def __init__(self, secrets: Iterable[str]) -> None:
        known = sorted((re.escape(secret) for secret in secrets if secret), key=len, reverse=True)
        self._known = re.compile("|".join(known)) if known else None

    def __call__(self, _logger: Any, _method: str, event: EventDict) -> EventDict:
        return {name: self._clean(value) for name, value in event.items()}

    def _clean(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._clean_text(value)
        if isinstance(value, Mapping):
            return {name: self._clean(entry) for name, entry in value.items()}
        if isinstance(value, list | tuple):
            return [self._clean(entry) for entry in value]
        return value if isinstance(value, int | float | bool | None) else self._clean_text(str(value))

    def _clean_text(self, text: str) -> str:
        text = _CONTROLS.sub("\ufffd", text)
        if self._known is not None:
            text = self._known.sub(_STRUCK, text)
        return _CREDENTIALS.sub(rf"\1{_STRUCK}@", _TOKENS.sub(_STRUCK, text))
