"""Choices that are searched as somebody types: people, contacts, time zones."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from rapidfuzz import process
from slack_bolt import Ack, App

from bot.core.knowledge import Person
from bot.services.ports import Block
from bot.slack import actions
from bot.slack.blocks.contact import headline_words, when_words
from bot.slack.forms.fields import option
from bot.slack.services import Services

MOST = 20
ALIKE = 70
"""Of rapidfuzz's WRatio (0..100)."""

_ZONES = sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC")


def register(app: App, services: Services) -> None:
    @app.options(actions.PEOPLE)
    def people(ack: Ack, payload: dict[str, Any]) -> None:
        ack(options=people_like(services, str(payload.get("value") or "")))

    @app.options(actions.STORY)
    def stories(ack: Ack, payload: dict[str, Any]) -> None:
        ack(options=stories_like(services, str(payload.get("value") or "")))

    @app.options(actions.ZONE)
    def zones(ack: Ack, payload: dict[str, Any]) -> None:
        ack(options=zones_like(str(payload.get("value") or "")))


def people_like(services: Services, text: str) -> list[Block]:
    """People called so, then those whose names begin so or are spelt nearly so."""
    directory, today = services.queries.directory, services.clock().date()
    found = [
        *directory.called(text, today),
        *directory.beginning(text, today),
        *directory.like(text, today, MOST),
    ]
    return [option(person.id, _called(person)) for person in list(dict.fromkeys(found))[:MOST]]


def _called(person: Person) -> str:
    return f"{person.name}, {person.offices[-1].title}" if person.offices else person.name


def stories_like(services: Services, text: str) -> list[Block]:
    """Contacts with these words, people and days, the newest first."""
    asked = services.queries.read(text, services.clock().date())
    page = services.queries.find(asked.search, MOST)
    return [
        option(
            story.id,
            f"{when_words(story.contact.when)}: {headline_words(story.contact, services.view.names)}",
        )
        for story in page.stories
        if len(story.id) <= actions.MAX_OPTION
    ]


def zones_like(text: str) -> list[Block]:
    wanted = text.strip().replace(" ", "_").lower()
    begin = [zone for zone in _ZONES if wanted in zone.lower()]
    alike = [zone for zone, _, _ in process.extract(wanted, _ZONES, limit=MOST, score_cutoff=ALIKE)]
    return [option(zone, zone) for zone in list(dict.fromkeys([*begin, *alike]))[:MOST]]
