"""`/contacts`: the first word chooses what is asked; the answer is for the person who asked alone."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.core.model import Level, Mode, Status, Subscription, Track
from bot.core.search import Search
from bot.slack.answering import router
from bot.slack.forms import subscribe
from bot.slack.listeners import incoming
from bot.slack.responding import open_form
from bot.slack.services import COMMAND, Request, Services


def register(app: App, services: Services) -> None:
    @app.command(COMMAND)
    def contacts(ack: Ack, command: dict[str, Any], client: WebClient) -> None:
        ack()
        source = incoming.of_command(command)
        request = source.request(services, command.get("text") or "")
        word, rest = router.word_of(request.text)
        if word in router.OPENS_A_FORM:
            view = subscribe.form(_proposed(services, request, rest), services.words)
            open_form(client, source.trigger, view, source.responder)
        else:
            source.responder.answer(router.answer(services, request))


def _proposed(services: Services, request: Request, rest: str) -> Subscription:
    """A subscription of this channel, with the filters that were typed behind the command."""
    asked = services.queries.read(rest, request.local.date())
    people = frozenset(person.id for who in asked.named for person in who)
    chosen = _chosen(asked.search)
    return Subscription(
        channel=request.channel,
        tracks=frozenset(map(Track, chosen.get("track", ()))),
        levels=frozenset(map(Level, chosen.get("level", ()))),
        statuses=frozenset(map(Status, chosen.get("status", ()))),
        modes=frozenset(map(Mode, chosen.get("mode", ()))),
        actors=people,
        tz=request.zone,
    )


def _chosen(search: Search) -> dict[str, list[str]]:
    """`track:defense` and the like by their keys."""
    found: dict[str, list[str]] = {}
    for group in search.choices:
        for choice in group:
            key, _, value = choice.partition(":")
            found.setdefault(key, []).append(value)
    return found
