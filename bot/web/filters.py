"""What a visitor filters by, from the address's query; the same for pages, API and exports."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from bot import texts
from bot.core.model import Status, Track
from bot.core.period import Period, period
from bot.core.search import Asked, narrowed
from bot.services.queries import Queries

MAX_QUESTION = 200
MAX_PERSON = 100


def _filled(value: Any) -> Any:
    """A form sends "" for what was left empty."""
    return None if value == "" else value


def _first_day(value: Any) -> Any:
    """`2025` and `2025-03` as their first days."""
    return _day(value, last=False)


def _last_day(value: Any) -> Any:
    return _day(value, last=True)


def _day(value: Any, *, last: bool) -> Any:
    if not isinstance(value, str) or not value:
        return None if value == "" else value
    asked = period(value, date.min) if re.fullmatch(r"\d{4}(-\d\d){0,2}", value) else None
    if asked is None:
        raise ValueError(texts.DATE_EXPECTED)
    return asked.last if last else asked.first


class Filters(BaseModel):
    """All filters given must hold. Days are those of the contacts, both ends included."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)

    q: Annotated[str, Field(max_length=MAX_QUESTION, description=texts.PARAMETERS["q"])] = ""
    track: Annotated[Track | None, BeforeValidator(_filled), Field(description=texts.PARAMETERS["track"])] = (
        None
    )
    person: Annotated[str, Field(max_length=MAX_PERSON, description=texts.PARAMETERS["person"])] = ""
    status: Annotated[
        Status | None, BeforeValidator(_filled), Field(description=texts.PARAMETERS["status"])
    ] = None
    since: Annotated[
        date | None,
        BeforeValidator(_first_day),
        Field(alias="from", description=texts.PARAMETERS["from"]),
    ] = None
    until: Annotated[
        date | None, BeforeValidator(_last_day), Field(alias="to", description=texts.PARAMETERS["to"])
    ] = None

    @model_validator(mode="after")
    def _in_order(self) -> Filters:
        if self.since and self.until and self.since > self.until:
            raise ValueError(texts.DATES_CROSSED)
        return self

    def asked(self, queries: Queries, today: date) -> Asked:
        """The filters as one search. Names, days and filters within `q` count as the search reads them."""
        found = queries.read(self.q, today)
        chosen = {"track": self.track, "status": self.status}
        choices: list[tuple[str, ...]] = [(f"{key}:{value}",) for key, value in chosen.items() if value]
        if named := self.person.replace('"', " ").strip():
            choices += queries.read(f'person:"{named}"', today).search.choices
        within = Period(self.since, self.until)
        return replace(found, search=narrowed(found.search, *choices, within=within))

    @property
    def are_set(self) -> bool:
        return bool(self.given)

    @property
    def given(self) -> dict[str, str]:
        """The filters in use by their names in an address; not where a listing begins or ends."""
        known = self.model_dump(by_alias=True, exclude_defaults=True, include=set(Filters.model_fields))
        return {name: str(value) for name, value in known.items() if value}

    def address(self, **more: str) -> str:
        """`?…` with the filters and more, "" without any."""
        asked = urlencode({**self.given, **more})
        return f"?{asked}" if asked else ""


Filtered = Annotated[Filters, Query()]
