"""On a subscription: make one, edit it, try it out, remove it."""

from __future__ import annotations

from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot import texts_slack
from bot.core.model import Subscription
from bot.services.rights import Actor
from bot.services.subscribe import Refusal
from bot.slack import actions
from bot.slack.answer import told
from bot.slack.blocks.desk import filters_markup
from bot.slack.forms import subscribe
from bot.slack.listeners import incoming
from bot.slack.listeners.showing import open_view
from bot.slack.responding import change_form
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    @app.action(actions.SUBSCRIBE)
    def new(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        source = incoming.of_action(body)
        blank = Subscription(source.channel, tz=services.zone_of(source.user))
        open_view(client, source, subscribe.form(blank, services.words))

    @app.action(actions.EDIT)
    def edit(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        source = incoming.of_action(body)
        known = services.subscribing.get(incoming.value_of(body))
        if known is None:
            source.responder.say(texts_slack.SUBSCRIPTION_REFUSALS[Refusal.UNKNOWN])
        else:
            open_view(client, source, subscribe.form(known, services.words))

    @app.action(actions.REMOVE)
    def remove(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        source = incoming.of_action(body)
        done = services.subscribing.remove(incoming.value_of(body), Actor(source.user), services.clock())
        if isinstance(done, Refusal):
            source.responder.say(texts_slack.SUBSCRIPTION_REFUSALS[done])
        else:
            text = texts_slack.REMOVED.format(filters=filters_markup(done, services.words))
            source.responder.answer(told(text), replace=True)

    @app.action(actions.TRY_OUT)
    def try_out(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        view = body["view"]
        fallback = Subscription("", tz=services.zone_of(body["user"]["id"]))
        wanted = subscribe.read(view["state"]["values"], view.get("private_metadata") or "", fallback)
        trial = services.subscribing.try_out(wanted, services.clock())
        change_form(client, view["id"], subscribe.form(wanted, services.words, trial, services.view))
