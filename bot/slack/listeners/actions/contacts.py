"""On a contact: details, why, what is wrong with it, silence about it; and to take a correction back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot import texts_slack
from bot.core.model import Story
from bot.services.curate import Refusal
from bot.services.ports import Block
from bot.services.rights import Actor
from bot.services.subscribe import Refusal as SubscriptionRefusal
from bot.slack import actions
from bot.slack.answer import Answer, told
from bot.slack.answering import single
from bot.slack.blocks import kit
from bot.slack.blocks.story import details
from bot.slack.forms import correct
from bot.slack.forms.correct import Origin
from bot.slack.listeners import incoming, wording
from bot.slack.listeners.incoming import Body, Incoming
from bot.slack.listeners.showing import open_view, show
from bot.slack.services import Services

_UNDO = re.compile(rf"^{actions.UNDO}(:\d+)?$")
FormOf = Callable[[Story, Origin], Block]


def register(app: App, services: Services) -> None:
    @app.action(actions.DETAILS)
    def show_details(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        source, story = _asked(services, body)
        show(client, source, details(story, services.view) if story else _gone())

    @app.action(actions.WHY)
    def show_why(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        source, story = _asked(services, body)
        show(client, source, _why(services, story, source.channel) if story else _gone())

    @app.action(actions.NOT_A_CONTACT)
    def dismiss(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        _open(services, client, body, lambda story, origin: correct.dismiss(story, services.view, origin))

    @app.action(actions.CORRECT)
    def choose(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        field, _, _ = incoming.value_of(body).partition("|")
        _open(services, client, body, _form_for(services, field))

    @app.action(actions.MUTE_STORY)
    def mute(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        _mute(services, body, muted=True)

    @app.action(actions.UNMUTE_STORY)
    def unmute(ack: Ack, body: dict[str, Any]) -> None:
        ack()
        _mute(services, body, muted=False)

    @app.action(_UNDO)
    def undo(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        ack()
        source = incoming.of_action(body)
        done = services.curator.undo(incoming.value_of(body), Actor(source.user), services.clock())
        refused = isinstance(done, Refusal)
        text = (
            wording.curation_refusal(services, done) if isinstance(done, Refusal) else texts_slack.TAKEN_BACK
        )
        show(client, source, told(text), replace=not refused and source.in_form)


def _why(services: Services, story: Story, channel: str) -> Answer:
    return single.why_story(services, story, channel, services.clock())


def _asked(services: Services, body: Body) -> tuple[Incoming, Story | None]:
    """Who pressed, and the story that the button, or the menu's option, is about."""
    value = incoming.value_of(body)
    is_option = bool(body["actions"][0].get("selected_option"))
    story_id = value.partition("|")[2] if is_option else value
    return incoming.of_action(body), services.queries.story(story_id)


def _gone() -> Answer:
    return told(texts_slack.CURATION_REFUSALS[Refusal.NO_STORY])


def _open(services: Services, client: WebClient, body: Body, form: FormOf) -> None:
    """Opens a form on the story, for those who may use it; the others are told whom to ask."""
    source, story = _asked(services, body)
    if story is None:
        show(client, source, _gone())
    elif not services.rights.is_admin(source.user):
        show(client, source, told(wording.curation_refusal(services, Refusal.NO_RIGHT)))
    else:
        open_view(client, source, form(story, Origin(story.id, source.channel)))


def _form_for(services: Services, field: str) -> FormOf:
    if field == actions.MERGE:
        return lambda story, origin: correct.merge(story, services.view, origin)
    if field == actions.SPLIT:
        return lambda story, origin: correct.split(story, services.view, origin)
    return lambda story, origin: correct.facts(story, services.view, origin, field)


def _mute(services: Services, body: Body, *, muted: bool) -> None:
    source = incoming.of_action(body)
    story_id = incoming.value_of(body)
    refusal = services.subscribing.mute_story(
        source.channel, story_id, Actor(source.user), services.clock(), muted=muted
    )
    if refusal is not None:
        is_gone = refusal is SubscriptionRefusal.UNKNOWN
        source.responder.answer(_gone() if is_gone else told(texts_slack.SUBSCRIPTION_REFUSALS[refusal]))
    elif muted:
        button = kit.button(texts_slack.UNMUTE, actions.UNMUTE_STORY, story_id)
        source.responder.answer(told(texts_slack.STORY_MUTED, button))
    else:
        source.responder.answer(told(texts_slack.STORY_UNMUTED), replace=True)
