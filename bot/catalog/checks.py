"""What no single file can know: duplicates, offices and people that are not there, terms out of order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.catalog.documents import Document
from bot.catalog.knowledge import World
from bot.catalog.operation import ChannelsFile, FeedsFile
from bot.catalog.world import OfficeEntry, PersonEntry, RoleGroup
from bot.core.model import Side
from bot.errors import Fault

Documents = Mapping[str, Document]


@dataclass(frozen=True)
class _Entries:
    """A list in a file whose entries must differ in `keys`."""

    file: str
    key: str
    field: str
    values: tuple[str, ...]


def check(world: World, feeds: FeedsFile, channels: ChannelsFile, documents: Documents) -> Iterator[Fault]:
    """Every fault that shows only where the files are seen together."""
    yield from _duplicates(world, feeds, documents)
    yield from _office_faults(world, documents["offices.yaml"])
    yield from _people_faults(world, documents["actors.yaml"])
    yield from _role_faults(world, documents["institutions.yaml"])
    yield from _calendar_faults(world, documents["venues.yaml"])
    yield from _channel_faults(world, channels, documents["channels.yaml"])


def _duplicates(world: World, feeds: FeedsFile, documents: Documents) -> Iterator[Fault]:
    people, venues, feed_list = world.actors.people, world.venues.venues, feeds.feeds
    for entries in (
        _Entries("actors.yaml", "people", "id", tuple(p.id for p in people)),
        _Entries("actors.yaml", "people", "name", tuple(p.name for p in people)),
        _Entries("offices.yaml", "offices", "title", tuple(o.title for o in world.offices.offices)),
        _Entries("institutions.yaml", "bodies", "id", tuple(b.id for b in world.institutions.bodies)),
        _Entries("venues.yaml", "venues", "id", tuple(v.id for v in venues)),
        _Entries("topics.yaml", "topics", "id", tuple(t.id for t in world.topics.topics)),
        _Entries("countries.yaml", "countries", "code", tuple(c.code for c in world.countries.countries)),
        _Entries(
            "countries.yaml", "organisations", "code", tuple(o.code for o in world.countries.organisations)
        ),
        _Entries("places.yaml", "places", "name", tuple(p.name for p in world.places.places)),
        _Entries("feeds.yaml", "feeds", "id", tuple(f.id for f in feed_list)),
        _Entries("feeds.yaml", "feeds", "url", tuple(f.url for f in feed_list)),
    ):
        yield from _repeated(entries, documents[entries.file])


def _repeated(entries: _Entries, document: Document) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for index, value in enumerate(entries.values):
        if value in seen:
            where = (entries.key, index, entries.field)
            yield document.fault(where, f"stands already in {entries.key}[{seen[value]}]: {value!r}")
        seen.setdefault(value, index)


def _office_faults(world: World, document: Document) -> Iterator[Fault]:
    bodies = {body.id: body.side for body in world.institutions.bodies}
    offices = {office.title: office for office in world.offices.offices}
    for index, office in enumerate(world.offices.offices):
        if office.body is not None and bodies.get(office.body) is not office.side:
            message = f"no body of this side in institutions.yaml: {office.body!r}"
            yield document.fault(("offices", index, "body"), message)
        for at, title in enumerate(office.counterparts):
            other = offices.get(title)
            if other is None or other.side is office.side:
                message = f"no office of the other side in this file: {title!r}"
                yield document.fault(("offices", index, "counterparts", at), message)


def _people_faults(world: World, document: Document) -> Iterator[Fault]:
    offices = {office.title: office for office in world.offices.offices}
    for index, person in enumerate(world.actors.people):
        where = ("people", index)
        if not person.offices and person.track is None:
            yield document.fault(where, "neither an office nor a track")
        if person.side is Side.THIRD:
            yield document.fault((*where, "side"), "expected us or china; others stand in countries.yaml")
        for key, message in (*_term_faults(person, offices), *_alias_faults(person)):
            yield document.fault((*where, *key), message)


def _term_faults(
    person: PersonEntry, offices: Mapping[str, OfficeEntry]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    previous = None
    for index, term in enumerate(person.offices):
        office = offices.get(term.title)
        if office is None or office.side is not person.side:
            yield ("offices", index, "title"), f"no office of this side in offices.yaml: {term.title!r}"
        if term.last is not None and term.last.last < term.first.first:
            yield ("offices", index, "to"), "the term ends before it starts"
        if previous is not None and term.first.first < previous:
            yield ("offices", index, "from"), "starts before the term above it; the oldest term stands first"
        previous = term.first.first


def _alias_faults(person: PersonEntry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    counted = Counter((*person.aliases, *person.ambiguous, *person.zh))
    for text, times in counted.items():
        if times > 1:
            yield (), f"stands twice among the names: {text!r}"


def _role_faults(world: World, document: Document) -> Iterator[Fault]:
    offices = {office.title for office in world.offices.offices}
    for index, group in enumerate(world.institutions.role_phrases):
        where = ("role_phrases", index)
        for at, title in enumerate(group.offices):
            if title not in offices:
                message = f"no such office in offices.yaml: {title!r}"
                yield document.fault((*where, "offices", at), message)
        if not group.offices and not group.relative and None in (group.side, group.track, group.level):
            yield document.fault(where, "without offices, a role needs side, track and level")
    yield from _repeated_phrases(world.institutions.role_phrases, document)


def _repeated_phrases(groups: Iterable[RoleGroup], document: Document) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for index, group in enumerate(groups):
        for key in ("en", "en_context", "zh", "zh_context"):
            for at, phrase in enumerate(getattr(group, key)):
                if phrase in seen:
                    message = f"stands already in role_phrases[{seen[phrase]}]: {phrase!r}"
                    yield document.fault(("role_phrases", index, key, at), message)
                seen.setdefault(phrase, index)


def _calendar_faults(world: World, document: Document) -> Iterator[Fault]:
    venues = {venue.id for venue in world.venues.venues}
    for index, entry in enumerate(world.venues.calendar):
        if entry.venue is not None and entry.venue not in venues:
            yield document.fault(("calendar", index, "venue"), f"no such id in this file: {entry.venue!r}")
        if entry.end is not None and entry.end < entry.day:
            yield document.fault(("calendar", index, "end_date"), "lies before the date")


def _channel_faults(world: World, channels: ChannelsFile, document: Document) -> Iterator[Fault]:
    known = {
        "actors": {person.id for person in world.actors.people},
        "topics": {topic.id for topic in world.topics.topics},
    }
    for index, entry in enumerate(channels.channels):
        for key, values in (("actors", entry.actors), ("topics", entry.topics)):
            for value in sorted(values - known[key]):
                message = f"no such id in {key}.yaml: {value!r}"
                yield document.fault(("channels", index, key), message)
