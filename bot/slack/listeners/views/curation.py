"""Submitted corrections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App
from slack_sdk import WebClient

from bot import texts_slack
from bot.core.model import Facts, Story
from bot.services.curate import Outcome, Refusal
from bot.services.rights import Actor
from bot.slack import actions
from bot.slack.answer import told
from bot.slack.blocks import kit
from bot.slack.forms import correct
from bot.slack.forms.correct import Origin
from bot.slack.forms.fields import State, value_of
from bot.slack.listeners import wording
from bot.slack.listeners.incoming import Body
from bot.slack.listeners.showing import show_in_form
from bot.slack.listeners.views.waiting import acknowledged
from bot.slack.services import Services

Verb = Callable[[str, Actor], Outcome]


def register(app: App, services: Services) -> None:
    curator = services.curator

    @app.view(actions.DISMISS_FORM)
    def dismiss(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        acknowledged(ack, texts_slack.DISMISS_TITLE)
        _done(services, client, body, lambda story, who: curator.dismiss(story, who, services.clock()))

    @app.view(actions.MERGE_FORM)
    def merge(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        acknowledged(ack, texts_slack.MERGE_TITLE)
        into = value_of(_state(body), "into")
        _done(services, client, body, lambda story, who: curator.merge(story, into, who, services.clock()))

    @app.view(actions.SPLIT_FORM)
    def split(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        acknowledged(ack, texts_slack.SPLIT_TITLE)
        story = _story(services, body)
        items = correct.split_items(_state(body), story) if story else []
        _done(services, client, body, lambda name, who: curator.split(name, items, who, services.clock()))

    @app.view(actions.CORRECT_FORM)
    def state(ack: Ack, body: dict[str, Any], client: WebClient) -> None:
        story = _story(services, body)
        if story and correct.is_contradictory(_state(body), story):
            ack(response_action="errors", errors={"day": texts_slack.FAULTY_DAY})
            return
        acknowledged(ack, texts_slack.CORRECT_TITLE)
        people = services.queries.directory.people
        facts = correct.read_facts(_state(body), story, people) if story else Facts()
        _done(services, client, body, lambda name, who: curator.state(name, facts, who, services.clock()))


def _state(body: Body) -> State:
    found: State = body["view"]["state"]["values"]
    return found


def _origin(body: Body) -> Origin:
    return Origin.read(body["view"].get("private_metadata") or "")


def _story(services: Services, body: Body) -> Story | None:
    return services.queries.story(_origin(body).story_id)


def _done(services: Services, client: WebClient, body: Body, verb: Verb) -> None:
    """Does it in the name of who submitted the form, and shows there what came of it."""
    actor = Actor(body["user"]["id"], value_of(_state(body), "reason"))
    outcome = verb(_origin(body).story_id, actor)
    title = body["view"]["title"]["text"]
    if isinstance(outcome, Refusal):
        show_in_form(
            client, body["view"]["id"], title, told(wording.curation_refusal(services, outcome)).blocks
        )
        return
    undo = kit.button(texts_slack.UNDO, actions.UNDO, outcome.correction.id)
    done = told(texts_slack.DONE[outcome.correction.kind], undo)
    show_in_form(client, body["view"]["id"], title, done.blocks)
