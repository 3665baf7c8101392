"""`seeds/history/*.yaml`: contacts that are known already, with where each side's account of them stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field

from bot.catalog.documents import Document, Entry, Reader, spelled
from bot.core.knowledge import Knowledge, Office, Person
from bot.core.model import (
    Contact,
    Issuer,
    Level,
    Mode,
    Participant,
    Precision,
    Side,
    Source,
    Status,
    Story,
    Track,
    When,
)
from bot.errors import ConfigError, Fault
from bot.folders import packaged

_Text = Annotated[str, Field(min_length=1)]
_Addresses = tuple[Annotated[str, spelled(r"https?://\S+", "an http or https address")], ...]


class SourcesEntry(Entry):
    us_readout: _Addresses = ()
    china_readout: _Addresses = ()
    press: _Addresses = ()


class EventEntry(Entry):
    """A contact as the file gives it. People are ids of actors.yaml, or names of people outside it."""

    id: Annotated[str, spelled(r"\d{4}-\d\d-\d\d(-[a-z0-9]+)+", "a day and words, joined by -")]
    day: date = Field(alias="date")
    end_date: date | None = None
    precision: Precision = Precision.DAY
    title: _Text
    track: Track
    level: Level
    mode: Mode
    status: Status
    location: _Text | None = None
    mechanism: str = ""
    us: tuple[_Text, ...] = ()
    china: tuple[_Text, ...] = ()
    sources: SourcesEntry = SourcesEntry()


class HistoryFile(Entry):
    events: tuple[EventEntry, ...]


@dataclass(frozen=True, slots=True)
class HistoryEvent:
    """A known contact. `addresses` are its accounts: each page's address with whose account it is."""

    id: str
    title: str
    contact: Contact
    addresses: tuple[tuple[Issuer, str], ...] = ()

    def story(self) -> Story:
        """The event as a story whose sources are the pages.

        When they were published is not known; the story's own times are noon UTC of the contact's day.
        """
        assert self.contact.when is not None
        noon = datetime.combine(self.contact.when.day, time(12), UTC)
        sources = tuple(
            Source(
                item_id=f"history:{self.id}:{number}",
                url=url,
                outlet=urlsplit(url).hostname or "",
                title=self.title,
                published=None,
                issuer=issuer,
                evidence="",
                contact=self.contact,
            )
            for number, (issuer, url) in enumerate(self.addresses, start=1)
        )
        return Story(self.id, self.contact, sources, first_published=noon, last_published=noon)


def load_history(directory: Path | None, knowledge: Knowledge) -> tuple[HistoryEvent, ...]:
    """The events of every `*.yaml` file of a folder (default: the packaged ones), oldest first.

    Raises `ConfigError` with every fault: form, duplicate ids, people and mechanisms not in `config/`.
    """
    folder = directory or packaged("seeds") / "history"
    reader = Reader(None, folder)
    entries: list[tuple[EventEntry, Document, int]] = []
    for path in sorted(folder.glob("*.yaml")):
        found: tuple[HistoryFile, Document] | None = reader.read(path.name, HistoryFile)
        if found is not None:
            entries += [(entry, found[1], index) for index, entry in enumerate(found[0].events)]
    people = {person.id: person for person in knowledge.people}
    faults = (*reader.faults, *_faults(entries, people, {venue.id for venue in knowledge.venues}))
    if faults:
        raise ConfigError(faults)
    return tuple(sorted((_event(entry, people) for entry, _, _ in entries), key=lambda event: event.id))


def _faults(
    entries: list[tuple[EventEntry, Document, int]], people: Mapping[str, Person], venues: set[str]
) -> Iterator[Fault]:
    seen: set[str] = set()
    for entry, document, index in entries:
        where = ("events", index)
        if entry.id in seen:
            yield document.fault((*where, "id"), f"stands twice: {entry.id!r}")
        seen.add(entry.id)
        if entry.end_date is not None and entry.end_date < entry.day:
            yield document.fault((*where, "end_date"), "lies before the date")
        if entry.mechanism and entry.mechanism not in venues:
            yield document.fault((*where, "mechanism"), f"no such id in venues.yaml: {entry.mechanism!r}")
        for side, names in (("us", entry.us), ("china", entry.china)):
            for name in names:
                known = people.get(name)
                if (known is None and "_" in name) or (known is not None and known.side != side):
                    yield document.fault((*where, side), f"nobody of this side in actors.yaml: {name!r}")


def _event(entry: EventEntry, people: Mapping[str, Person]) -> HistoryEvent:
    contact = Contact(
        track=entry.track,
        level=entry.level,
        mode=entry.mode,
        status=entry.status,
        when=When(entry.day, entry.precision, entry.end_date),
        us=tuple(_participant(name, Side.US, entry, people) for name in entry.us),
        china=tuple(_participant(name, Side.CHINA, entry, people) for name in entry.china),
        location=entry.location,
        mechanism=entry.mechanism,
        score=1.0,
    )
    addresses = (
        *((Issuer.US_READOUT, url) for url in entry.sources.us_readout),
        *((Issuer.CHINA_READOUT, url) for url in entry.sources.china_readout),
        *((Issuer.PRESS, url) for url in entry.sources.press),
    )
    return HistoryEvent(entry.id, entry.title, contact, addresses)


def _participant(name: str, side: Side, entry: EventEntry, people: Mapping[str, Person]) -> Participant:
    person = people.get(name)
    if person is None:
        return Participant(name, side, level=entry.level)
    office = _office(person, entry.day)
    if office is None:
        return Participant(person.name, side, person.id, level=entry.level)
    return Participant(person.name, side, person.id, office.title, office.level)


def _office(person: Person, day: date) -> Office | None:
    """The highest office that a person held on a day."""
    held = [office for office in person.offices if office.held_on(day)]
    return min(held, key=lambda office: office.level.rank) if held else None
