"""Under an answer: turn the page, show it to the channel, ask something else."""

from __future__ import annotations

import re
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot.slack import actions
from bot.slack.answering import router
from bot.slack.listeners import incoming
from bot.slack.listeners.showing import show
from bot.slack.services import Services

_ASK = re.compile(rf"^{actions.ASK}(:\d+)?$")


def register(app: App, services: Services) -> None:
    @app.action(actions.NEWER)
    @app.action(actions.OLDER)
    def turn(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        source = incoming.of_action(body)
        cursor, _, text = incoming.value_of(body).partition("|")
        source.responder.answer(router.answer(services, source.request(services, text, cursor)), replace=True)

    @app.action(_ASK)
    def ask(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        source = incoming.of_action(body)
        request = source.request(services, incoming.value_of(body))
        show(client, source, router.answer(services, request), replace=True)

    @app.action(actions.SHARE)
    def share(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        source = incoming.of_action(body)
        cursor, _, text = incoming.value_of(body).partition("|")
        if not router.changes(text):
            source.responder.share(router.bare(services, source.request(services, text, cursor)))

    @app.action(actions.OPEN_PAGE)
    def open_page(ack: Ack) -> None:
        ack()
