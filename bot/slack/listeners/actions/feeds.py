"""On feeds: add one, try it out first."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot import texts_slack
from bot.services.rights import Actor
from bot.slack import actions
from bot.slack.answer import told
from bot.slack.forms import feed
from bot.slack.listeners import incoming, wording
from bot.slack.listeners.showing import open_view, show
from bot.slack.responding import change_form
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    @app.action(actions.ADD_FEED)
    def add(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        source = incoming.of_action(body)
        if services.rights.is_admin(source.user):
            open_view(client, source, feed.form())
        else:
            text = f"{texts_slack.FEED_NO_RIGHT} {wording.ask_an_admin(services)}".strip()
            show(client, source, told(text))

    @app.action(actions.TEST_FEED)
    def test(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        view = body["view"]
        wanted = feed.read(view["state"]["values"])
        if feed.faults(wanted):
            return
        trial = services.feeds.try_out(wanted, Actor(body["user"]["id"]), services.clock())
        change_form(client, view["id"], feed.form(trial))
