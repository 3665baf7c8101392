"""The files that describe the world, as they are written: people, offices, bodies, venues and so on."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from bot.catalog.documents import Entry, PeriodField, Zone, spelled
from bot.core.model import Level, Side, Track

Text = Annotated[str, Field(min_length=1)]
Texts = tuple[Text, ...]
Identifier = Annotated[str, spelled("[A-Za-z][A-Za-z0-9_]*", "an id of letters, digits and _")]


class TermEntry(Entry):
    """A term of office; `from` and `to` are inclusive and may be a month or a year."""

    title: Text
    first: PeriodField = Field(alias="from")
    last: PeriodField | None = Field(default=None, alias="to")
    uncertain: bool = False


class PersonEntry(Entry):
    """A person of one of the two sides. Without a `track`, that of the latest office holds."""

    id: Identifier
    name: Text
    side: Side
    track: Track | None = None
    offices: tuple[TermEntry, ...] = ()
    aliases: Texts = ()
    ambiguous: Texts = ()
    zh: Texts = ()


class ActorsFile(Entry):
    """`decoys` are longer names that contain somebody's alias and mean nobody ("Hunter Biden")."""

    people: tuple[PersonEntry, ...]
    decoys: Texts = ()


class OfficeEntry(Entry):
    """An office, once for all its holders.

    `styles` are the titles that go before a surname ("Defense Secretary"), `counterparts` the offices of
    the other side that deal with it, most usual first. `heads` are words in the name of a body that speaks
    for its holder ("embassy").
    """

    title: Text
    side: Side
    body: Identifier | None = None
    level: Level
    track: Track
    styles: Texts = ()
    counterparts: Texts = ()
    heads: Texts = ()


class OfficesFile(Entry):
    offices: tuple[OfficeEntry, ...]


class BodyEntry(Entry):
    id: Identifier
    name: Text
    side: Side
    track: Track
    level: Level = Level.WORKING
    en: Texts = ()
    zh: Texts = ()
    ambiguous: Texts = ()


class RoleGroup(Entry):
    """Phrases that mean the same office or offices.

    Side, track and level are those of the first office unless given. `en_context` and `zh_context` are
    phrases that do not say whose office it is ("defence minister"). `relative` phrases depend on the other
    party of the act.
    """

    offices: Texts = ()
    side: Side | Literal["both"] | None = None
    track: Track | None = None
    level: Level | None = None
    relative: bool = False
    en: Texts = ()
    zh: Texts = ()
    en_context: Texts = ()
    zh_context: Texts = ()


class InstitutionsFile(Entry):
    bodies: tuple[BodyEntry, ...]
    role_phrases: tuple[RoleGroup, ...]


class VenueEntry(Entry):
    id: Identifier
    name: Text
    kind: Literal["mechanism", "forum", "place"]
    track: Track
    en: Texts = ()
    zh: Texts = ()
    ambiguous: Texts = ()


class OccasionEntry(Entry):
    """A dated meeting of a forum, where the two sides may meet."""

    title: Text
    venue: Identifier | None = None
    day: date = Field(alias="date")
    end: date | None = Field(default=None, alias="end_date")
    place: Text | None = None
    uncertain: bool = False


class VenuesFile(Entry):
    venues: tuple[VenueEntry, ...]
    calendar: tuple[OccasionEntry, ...] = ()


class TopicEntry(Entry):
    id: Identifier
    name: Text
    en: Texts = ()
    zh: Texts = ()


class TopicsFile(Entry):
    topics: tuple[TopicEntry, ...]


class SideEntry(Entry):
    """What stands for one of the two sides as a country, or for both in one word (`side: both`).

    `regions` have governors, `cities` mayors.
    """

    side: Literal["us", "china", "both"]
    en: Texts = ()
    zh: Texts = ()
    ambiguous: Texts = ()
    regions: Texts = ()
    cities: Texts = ()


class CountryEntry(Entry):
    """A third country; its plain name comes from CLDR, unless `cldr` is false (namesakes such as Georgia)."""

    code: Annotated[str, spelled("[A-Z]{2}", "a two-letter country code")]
    cldr: bool = True
    en: Texts = ()
    zh: Texts = ()
    officials: Texts = ()


class OrganisationEntry(Entry):
    """An international organisation, which is a third party too."""

    code: Annotated[str, spelled("[A-Z][A-Z0-9_]{1,15}", "a code in capitals")]
    name: Text
    en: Texts = ()
    zh: Texts = ()
    officials: Texts = ()


class CountriesFile(Entry):
    sides: tuple[SideEntry, ...]
    countries: tuple[CountryEntry, ...]
    organisations: tuple[OrganisationEntry, ...] = ()
    neutral: Texts = ()


class PlaceEntry(Entry):
    name: Text
    zone: Zone
    side: Side | None = None
    port: bool = False
    en: Texts = ()
    zh: Texts = ()


class PlacesFile(Entry):
    places: tuple[PlaceEntry, ...]


class WeightsFile(Entry):
    bias: float = 0.0
    threshold: Annotated[float, Field(gt=0, lt=1)] = 0.5
    features: dict[str, float] = Field(default_factory=dict)


class Leaning(Entry):
    bias: float = 0.0
    phrases: dict[str, float] = Field(default_factory=dict)
    between: dict[str, float] = Field(default_factory=dict)
    classes: dict[str, float] = Field(default_factory=dict)


class WordClassesFile(Entry):
    classes: dict[Annotated[str, Field(pattern=r"^\d+(\.\d+)*$")], str] = Field(default_factory=dict)


class WordingFile(Entry):
    outweighed_by: tuple[str, ...] = ()
    reports: Leaning = Field(default_factory=Leaning)
    in_person: Leaning = Field(default_factory=Leaning)
    held: Leaning = Field(default_factory=Leaning)
    took_part: Leaning = Field(default_factory=Leaning)
