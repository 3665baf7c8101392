"""Cursors: where a page of contacts ended, in a form that only this program reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator

from bot import texts

_FORM = re.compile(r"([on])([0-9a-f]{1,14})")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in the order of contacts, and the direction to go on from there. A stable name of both:
    contacts that are added or changed elsewhere move nothing across it."""

    at: int
    newer: bool = False

    def __str__(self) -> str:
        return f"{'n' if self.newer else 'o'}{self.at:x}"

    @classmethod
    def read(cls, text: str) -> Cursor:
        """Raises ValueError where the text is no cursor."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise ValueError(texts.NO_CURSOR)
        return cls(int(match[2], 16), match[1] == "n")


def _checked(value: str | None) -> str | None:
    if value:
        Cursor.read(value)
    return value or None


CursorText = Annotated[str | None, AfterValidator(_checked)]
