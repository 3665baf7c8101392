"""A submitted feed."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot import texts_slack
from bot.core.feed import Feed
from bot.services.rights import Actor
from bot.slack import actions
from bot.slack.answer import told
from bot.slack.forms import feed
from bot.slack.listeners.showing import show_in_form
from bot.slack.listeners.views.waiting import acknowledged
from bot.slack.services import Services
from bot.slack.text import mrkdwn


def register(app: App, services: Services) -> None:
    @app.view(actions.FEED_FORM)
    def submitted(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        wanted = feed.read(body["view"]["state"]["values"])
        faults = feed.faults(wanted)
        if faults:
            ack(response_action="errors", errors=faults)
            return
        acknowledged(ack, texts_slack.FEED_TITLE)
        done = services.feeds.add(wanted, Actor(body["user"]["id"]), services.clock())
        if isinstance(done, Feed):
            text = texts_slack.FEED_ADDED.format(name=mrkdwn(done.name, 100))
        else:
            text = feed.outcome_markup(done)
        show_in_form(client, body["view"]["id"], texts_slack.FEED_TITLE, told(text).blocks)
