"""A submitted subscription."""

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
from bot.slack.blocks import kit
from bot.slack.blocks.desk import filters_markup
from bot.slack.forms import subscribe
from bot.slack.listeners.showing import show_in_form
from bot.slack.listeners.views.waiting import acknowledged
from bot.slack.outcomes import CALL_ERRORS
from bot.slack.services import Services


def register(app: App, services: Services) -> None:
    @app.view(actions.SUBSCRIBE_FORM)
    def submitted(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        acknowledged(ack, texts_slack.SUBSCRIBE_TITLE)
        view, user = body["view"], body["user"]["id"]
        ref = view.get("private_metadata") or ""
        wanted = subscribe.read(view["state"]["values"], ref, Subscription("", tz=services.zone_of(user)))
        verb = services.subscribing.change if ref else services.subscribing.make
        done = verb(wanted, Actor(user), services.clock())
        notes = [] if isinstance(done, Refusal) else [_not_invited(client, done.channel)]
        answer = told(_outcome(services, done))
        blocks = (*answer.blocks, *(kit.context(note) for note in notes if note))
        show_in_form(client, view["id"], texts_slack.SUBSCRIBE_TITLE, blocks)


def _outcome(services: Services, done: Subscription | Refusal) -> str:
    if isinstance(done, Refusal):
        return texts_slack.SUBSCRIPTION_REFUSALS[done]
    return texts_slack.SAVED.format(channel=done.channel, filters=filters_markup(done, services.words))


def _not_invited(client: WebClient, channel: str) -> str:
    """A warning where the bot is not in the channel; "" where it is, or where Slack does not say."""
    try:
        known = client.conversations_info(channel=channel)["channel"]
    except CALL_ERRORS:
        return ""
    return "" if known.get("is_member") or known.get("is_im") else texts_slack.REFUSED_HERE
