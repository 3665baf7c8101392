"""Cursors: where a page of contacts ended, in a form that only this program reads."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from bot import texts
from bot.services.queries import Turn

_FORM = re.compile(r"([on])([0-9a-f]{1,14})")


def cursor(turn: Turn) -> str:
    """A lasting name of a place and a direction: what comes or goes elsewhere moves nothing across it."""
    return f"{'n' if turn.newer else 'o'}{turn.at:x}"


def turn(text: str | None) -> Turn | None:
    """Raises ValueError where the text is no cursor."""
    if not text:
        return None
    match = _FORM.fullmatch(text)
    if match is None:
        raise ValueError(texts.NO_CURSOR)
    return Turn(int(match[2], 16), match[1] == "n")


def _checked(value: str | None) -> str | None:
    turn(value)
    return value or None


CursorText = Annotated[str | None, AfterValidator(_checked)]
