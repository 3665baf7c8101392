"""From the files' entries to the values of `bot.core.knowledge`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel import Locale

from bot.catalog import world as written
from bot.core.knowledge import (
    Body,
    Country,
    Knowledge,
    Leaning,
    Office,
    Person,
    Place,
    RolePhrase,
    SideWords,
    Topic,
    Venue,
    Weights,
    Wording,
)
from bot.core.model import Side, Track

_SUFFIXES = {"Jr.", "Sr.", "II", "III", "IV"}
_NOT_THIRD = {
    *("US", "AS", "GU", "MP", "PR", "UM", "VI"),  # the United States and its territories
    *("CN", "HK", "MO"),  # China and the two regions that it represents abroad
    *("EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"),  # CLDR's groupings and test codes
}


@dataclass(frozen=True)
class World:
    """The parsed files that make up the knowledge."""

    actors: written.ActorsFile
    offices: written.OfficesFile
    institutions: written.InstitutionsFile
    venues: written.VenuesFile
    topics: written.TopicsFile
    countries: written.CountriesFile
    places: written.PlacesFile
    weights: written.WeightsFile
    wording: written.WordingFile
    word_classes: written.WordClassesFile


def build(world: World) -> Knowledge:
    """The values of the core. What `checks` finds fault with is left out or taken as written."""
    offices = {office.title: office for office in world.offices.offices}
    return Knowledge(
        people=_people(world.actors.people, offices),
        bodies=tuple(
            Body(b.id, b.name, b.side, b.track, b.level, _unique(b.name, *b.en), b.zh, b.ambiguous)
            for b in world.institutions.bodies
        ),
        roles=tuple(
            phrase for group in world.institutions.role_phrases for phrase in _phrases(group, offices)
        ),
        venues=tuple(
            Venue(v.id, v.name, v.kind, v.track, _unique(v.name, *v.en), v.zh, v.ambiguous)
            for v in world.venues.venues
        ),
        topics=tuple(Topic(t.id, t.name, t.en, t.zh) for t in world.topics.topics),
        countries=tuple(_third_parties(world.countries)),
        places=tuple(
            Place(p.name, _unique(p.name, *p.en), p.zh, p.side, p.zone, p.port) for p in world.places.places
        ),
        weights=Weights(world.weights.bias, world.weights.threshold, world.weights.features),
        wording=_wording(world.wording),
        word_classes=world.word_classes.classes,
        sides=tuple(
            SideWords(_side(s.side), s.en, s.zh, s.ambiguous, s.regions, s.cities)
            for s in world.countries.sides
        ),
        neutral=world.countries.neutral,
        counterparts={o.title: o.counterparts for o in world.offices.offices if o.counterparts},
        heads={o.title: tuple(map(str.lower, o.heads)) for o in world.offices.offices if o.heads},
        decoys=world.actors.decoys,
    )


def surname(name: str, side: Side) -> str:
    """The family name in a canonical name: first for Chinese people, last (before "Jr.") for Americans."""
    parts = [part for part in name.split() if part not in _SUFFIXES]
    return parts[0] if side is Side.CHINA else parts[-1]


def _unique(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _wording(file: written.WordingFile) -> Wording:
    reports, in_person, held, took_part = (
        Leaning(leaning.bias, leaning.phrases, leaning.between, leaning.classes)
        for leaning in (file.reports, file.in_person, file.held, file.took_part)
    )
    return Wording(reports, in_person, held, took_part, file.outweighed_by)


def _side(word: str | None) -> Side | None:
    return None if word in (None, "both") else Side(word)


def _people(
    entries: Iterable[written.PersonEntry], offices: Mapping[str, written.OfficeEntry]
) -> tuple[Person, ...]:
    styled = [(entry, _unique(*_styled(entry, offices))) for entry in entries]
    holders = Counter(form for _, forms in styled for form in forms)
    return tuple(_person(entry, offices, forms, holders) for entry, forms in styled)


def _styled(person: written.PersonEntry, offices: Mapping[str, written.OfficeEntry]) -> Iterator[str]:
    """The surname forms that a person's offices give: "Defense Secretary Austin", "Premier Li"."""
    family = surname(person.name, person.side)
    for term in person.offices:
        office = offices.get(term.title)
        yield from (f"{style} {family}" for style in (office.styles if office else ()))


def _person(
    entry: written.PersonEntry,
    offices: Mapping[str, written.OfficeEntry],
    styled: tuple[str, ...],
    holders: Mapping[str, int],
) -> Person:
    """A surname form that only one person ever had stands alone; a shared one needs support from the item.

    So does a canonical name that the file lists as ambiguous ("Adam Smith").
    """
    terms = tuple(_term(term, offices[term.title]) for term in entry.offices if term.title in offices)
    alone = (form for form in styled if holders[form] == 1 and form not in entry.ambiguous)
    shared = (form for form in styled if holders[form] > 1 and form not in entry.aliases)
    own = () if entry.name in entry.ambiguous else (entry.name,)
    return Person(
        id=entry.id,
        name=entry.name,
        side=entry.side,
        track=entry.track or (terms[-1].track if terms else Track.DIPLOMATIC),
        offices=terms,
        aliases=_unique(*own, *entry.aliases, *alone),
        ambiguous=_unique(*entry.ambiguous, *shared),
        zh_aliases=entry.zh,
    )


def _term(entry: written.TermEntry, office: written.OfficeEntry) -> Office:
    return Office(
        title=office.title,
        body=office.body or "",
        start=entry.first.first,
        end=entry.last.last if entry.last else None,
        level=office.level,
        track=office.track,
        uncertain=entry.uncertain,
    )


def _phrases(group: written.RoleGroup, offices: Mapping[str, written.OfficeEntry]) -> Iterator[RolePhrase]:
    """Every phrase of a group; side, track and level are the first office's unless the group gives them."""
    first = next((offices[title] for title in group.offices if title in offices), None)
    for lang, needs_context, phrases in (
        ("en", False, group.en),
        ("en", True, group.en_context),
        ("zh", False, group.zh),
        ("zh", True, group.zh_context),
    ):
        for phrase in phrases:
            yield RolePhrase(
                phrase=phrase,
                lang=lang,
                side=_side(group.side) if group.side else (first.side if first else None),
                track=group.track or (first.track if first else None),
                level=group.level or (first.level if first else None),
                offices=group.offices,
                relative=group.relative,
                needs_context=needs_context,
            )


def _third_parties(file: written.CountriesFile) -> Iterator[Country]:
    """Our countries with their CLDR names, every other territory of CLDR, then the organisations."""
    english, chinese = _territories("en"), _territories("zh")
    ours = {entry.code: entry for entry in file.countries}
    for code in sorted(english.keys() | ours.keys()):
        entry = ours.get(code)
        plain = entry is None or entry.cldr
        yield Country(
            code=code,
            name=english.get(code, code),
            aliases_en=_unique(*_cldr(english, code, plain), *(entry.en if entry else ())),
            aliases_zh=_unique(*_cldr(chinese, code, plain), *(entry.zh if entry else ())),
            officials=entry.officials if entry else (),
        )
    for body in file.organisations:
        yield Country(body.code, body.name, _unique(body.name, *body.en), body.zh, body.officials)


def _cldr(names: Mapping[str, str], code: str, wanted: bool) -> tuple[str, ...]:
    return (names[code],) if wanted and code in names else ()


def _territories(lang: str) -> dict[str, str]:
    """CLDR's names of the third countries and territories, by their two-letter codes."""
    names = Locale(lang).territories.items()
    return {code: name for code, name in names if re.fullmatch("[A-Z]{2}", code) and code not in _NOT_THIRD}
