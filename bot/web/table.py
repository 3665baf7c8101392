"""Contacts as rows of a CSV file (RFC 4180), one contact a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from bot.core.comparison import readout
from bot.core.model import Participant, Side, Story
from bot.legible import address
from bot.web.models import ContactSummary

SEPARATOR: Final = "; "
"""Between the values of one cell."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is a formula to a spreadsheet (OWASP, "CSV Injection")."""

_Cell = Callable[[Story, ContactSummary], object]

COLUMNS: Final[Mapping[str, _Cell]] = {
    "id": lambda _, contact: contact.id,
    "date": lambda _, contact: contact.date,
    "date_precision": lambda _, contact: contact.date_precision,
    "end_date": lambda _, contact: contact.end_date,
    "date_zone": lambda _, contact: contact.date_zone,
    "status": lambda _, contact: contact.status,
    "track": lambda _, contact: contact.track,
    "level": lambda _, contact: contact.level,
    "mode": lambda _, contact: contact.mode,
    "us": lambda story, _: _names(story.contact.us, by_role=False),
    "china": lambda story, _: _names(story.contact.china, by_role=False),
    "us_by_role": lambda story, _: _names(story.contact.us, by_role=True),
    "china_by_role": lambda story, _: _names(story.contact.china, by_role=True),
    "location": lambda _, contact: contact.location,
    "topics": lambda _, contact: SEPARATOR.join(contact.topics),
    "mechanism": lambda _, contact: contact.mechanism,
    "round": lambda _, contact: contact.round,
    "initiator": lambda _, contact: contact.initiator,
    "score": lambda _, contact: contact.score,
    "sources": lambda _, contact: contact.source_count,
    "us_readout": lambda story, _: _readout_address(story, Side.US),
    "china_readout": lambda story, _: _readout_address(story, Side.CHINA),
    "first_reported": lambda _, contact: contact.first_reported and contact.first_reported.isoformat(),
    "last_reported": lambda _, contact: contact.last_reported and contact.last_reported.isoformat(),
    "headline": lambda _, contact: contact.headline,
    "url": lambda _, contact: contact.url,
}


def lines(contacts: Iterable[tuple[Story, ContactSummary]]) -> Iterator[str]:
    """The header, then a line a contact, ends included."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for story, contact in contacts:
        yield _taken(buffer)
        writer.writerow([_cell(value(story, contact)) for value in COLUMNS.values()])
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def _cell(value: object) -> str:
    """The value as text that a spreadsheet shows and never runs."""
    text = "" if value is None else str(value).replace("\x00", "")
    return f"'{text}" if text.startswith(_FORMULA) else text


def _names(people: Sequence[Participant], *, by_role: bool) -> str:
    """Names, or the offices of those without one."""
    return SEPARATOR.join(person.name or person.office for person in people if person.by_role is by_role)


def _readout_address(story: Story, side: Side) -> str:
    source = readout(story, side)
    return address(source.url) if source else ""
