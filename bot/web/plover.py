"""Stories as PLOVER event records, for researchers who merge event data.

Fields, categories and codes are those of the PLOVER manual, draft 0.7b1, of the Open Event Data Alliance
(github.com/openeventdata/PLOVER, chapters "Event Categories" and "JSON Data Fields"):

    ours                          PLOVER
    held                          event CONSULT, quad_code 1 (verbal cooperation)
    scheduled                     CONSULT with the context "future"
    proposed                      CONSULT with the contexts "future" and "hypothetical"
    declined                      event REJECT, mode "meet", quad_code 3 (verbal conflict)
    cancelled                     event SANCTION, mode "cancel", quad_code 3
    phone, video, correspondence  mode "phone" ("via phone or some other remote medium")
    in person at a forum          mode "multilateral"
    in person on a side's soil    mode "visit", for ministers, leaders, legislators: ambassadors live there
    in person elsewhere           mode "third-party"
    defense, diplomatic track     context "military", "diplomatic"; topics add their own
    people                        actor objects: code (ISO 3166 alpha-3), sector GOV, MIL or LEG

In a visit the visitor is `source` and the host `recipient`; in a refusal of a known request the side that was
asked is `source`. Everywhere else all participants are `source`, as the manual has it for reciprocal events.
`date` is required there, so a contact without a known day carries the day of its first report; that, and
every other coarseness, stands in `date_precision`. `event_type` and `event_mode` repeat `event` and `mode` as
NGEC names them, the event coder that came after the manual; what `_extensions` adds is ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from bot.core.knowledge import Knowledge
from bot.core.model import Contact, Level, Mode, Participant, Precision, Side, Source, Status, Story, Track
from bot.legible import address
from bot.wording import Names, headline_words, quotable, sources_in_order

CODES: Final = {Side.US: "USA", Side.CHINA: "CHN"}
EVENTS: Final = {Status.DECLINED: "REJECT", Status.CANCELLED: "SANCTION"}
EVENT_MODES: Final = {"REJECT": "meet", "SANCTION": "cancel"}
QUAD_CODES: Final = {"CONSULT": 1, "REJECT": 3, "SANCTION": 3}
CONTEXTS: Final[Mapping[str, str]] = {
    Track.DEFENSE: "military",
    Track.DIPLOMATIC: "diplomatic",
    Status.SCHEDULED: "future",
    "trade": "economic",
    "human_rights": "human_rights",
    "climate": "enviro_disaster",
    "nuclear": "cbrn",
    "fentanyl": "crime_drugs",
}
REPORTED: Final = "reported"
"""The `date_precision` of a record whose date is that of the first report."""

_REMOTE = {Mode.PHONE, Mode.VIDEO, Mode.CORRESPONDENCE}
_VISITORS = {Level.LEADER, Level.MINISTER, Level.LEGISLATIVE}


class Plover:
    """Writes stories as records. `knowledge` says whose soil a place is and which offices are military."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._names = Names.of(knowledge)
        self._soil = {place.name: place.side for place in knowledge.places}
        self._forums = {venue.id for venue in knowledge.venues if venue.kind == "forum"}
        self._tracks = {
            office.title: office.track for person in knowledge.people for office in person.offices
        }

    def record(self, story: Story, url: str) -> dict[str, Any]:
        """The story as a record; `url` is its page."""
        contact = story.contact
        event = EVENTS.get(contact.status, "CONSULT")
        modes = [mode] if (mode := EVENT_MODES.get(event) or self._mode(contact)) else []
        source, recipient = self._roles(contact)
        return {
            "id": story.id,
            **_dates(story),
            "event": [event],
            "mode": modes,
            "context": _contexts(contact),
            "quad_code": QUAD_CODES[event],
            "source": [self._actor(person, contact) for side in source for person in _people(contact, side)],
            "recipient": [
                self._actor(person, contact) for side in recipient for person in _people(contact, side)
            ],
            "event_loc": {"name": contact.location} if contact.location else None,
            "event_text": [source.evidence for source in quotable(story)],
            "link": contact.mechanism or None,
            "cite_info": [_citation(source) for source in sources_in_order(story)],
            "coder": "ContactWatch",
            "comment": headline_words(contact, self._names),
            "event_type": event,
            "event_mode": modes,
            **_extensions(story, url),
        }

    def _mode(self, contact: Contact) -> str | None:
        """How the two consulted, None where it cannot be told."""
        if contact.mode in _REMOTE:
            return "phone"
        if contact.mode is not Mode.IN_PERSON:
            return None
        if contact.mechanism in self._forums:
            return "multilateral"
        if self._host(contact):
            return "visit"
        place = contact.location
        return "third-party" if place in self._soil and self._soil[place] not in CODES else None

    def _host(self, contact: Contact) -> Side | None:
        """The side that another one visits, None where nobody does or it cannot be told."""
        if contact.mode is not Mode.IN_PERSON or contact.mechanism in self._forums:
            return None
        soil = self._soil.get(contact.location or "")
        return soil if soil in CODES and contact.level in _VISITORS else None

    def _roles(self, contact: Contact) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
        """The sides that act, and the sides acted upon."""
        asked = contact.initiator if contact.initiator in CODES else None
        if contact.status is Status.DECLINED and asked:
            return (asked.other,), (asked,)
        host = self._host(contact)
        if contact.status not in EVENTS and host:
            return (host.other,), (host,)
        return tuple(CODES), ()

    def _actor(self, person: Participant, contact: Contact) -> dict[str, Any]:
        return {
            "code": CODES[person.side],
            "sector": self._sector(person, contact),
            "actor_text": person.name or person.office,
            "identifier_id": person.ref or None,
            "identifier_text": person.name or None,
            "office": person.office or None,
        }

    def _sector(self, person: Participant, contact: Contact) -> str:
        if person.level is Level.LEGISLATIVE:
            return "LEG"
        track = self._tracks.get(person.office, contact.track)
        return "MIL" if track is Track.DEFENSE else "GOV"


def _people(contact: Contact, side: Side) -> Sequence[Participant]:
    """A side's officials; the side itself, nameless, where nobody is known."""
    people = contact.us if side is Side.US else contact.china
    return people or (Participant("", side, level=contact.level),)


def _dates(story: Story) -> dict[str, Any]:
    when = story.contact.when
    if when is None:
        first = story.first_published
        return {
            "date": first.date().isoformat() if first else None,
            "enddate": None,
            "date_precision": REPORTED,
        }
    last: date | None = when.end if when.precision is Precision.DAY else None
    return {
        "date": when.day.isoformat(),
        "enddate": last.isoformat() if last else None,
        "date_precision": when.precision,
    }


def _contexts(contact: Contact) -> list[str]:
    """The contexts of track, time and topics, each once."""
    found = [CONTEXTS.get(key) for key in (contact.track, contact.status, *contact.topics)]
    if contact.status is Status.PROPOSED:
        found += ["future", "hypothetical"]
    return list(dict.fromkeys(context for context in found if context))


def _citation(source: Source) -> dict[str, Any]:
    return {
        "url": address(source.url) or None,
        "title": source.title or None,
        "publication": source.outlet or None,
        "published": source.published.isoformat() if source.published else None,
        "issuer": source.issuer,
        "codebook": "plover-0.7b1",
    }


def _extensions(story: Story, url: str) -> dict[str, Any]:
    contact = story.contact
    return {
        "url": url,
        "track": contact.track,
        "level": contact.level,
        "medium": contact.mode,
        "status": contact.status,
        "topics": list(contact.topics),
        "round": contact.round,
        "initiator": CODES.get(contact.initiator) if contact.initiator else None,
        "score": round(contact.score, 4),
        "sources": len(story.sources),
    }
