"""The Bolt app over signed HTTP requests, as Slack sends them."""

import time
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI

from bot.slack import app as slack_app
from bot.slack.blocks.contact import View
from bot.slack.http import MAX_BODY, router
from bot.slack.replay import ReplayGuard
from bot.slack.sender import web_client
from bot.slack.services import Services
from bot.web.server import WebServer
from tests.loopback_slack import SIGNING_SECRET, LoopbackSlack
from tests.loopback_slack import blocks as block_kit
from tests.loopback_slack.interactions import Interactions, sign
from tests.story_samples import STORIES

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Recorded:
    """The queries, answered from a list."""

    def latest(self, count):
        if count == 13:
            raise RuntimeError("a fault with a secret in it")
        return STORIES[:count]


@pytest.fixture
def slack():
    with LoopbackSlack() as running:
        yield running


@pytest.fixture
def people(slack):
    client = web_client(slack.token, slack.api_url)
    bolt = slack_app.create(client, Services(Recorded(), View()), signing_secret=SIGNING_SECRET)
    web = FastAPI()
    web.include_router(router(bolt))
    with WebServer(web, "127.0.0.1", 0) as server:
        yield Interactions(slack, f"http://127.0.0.1:{server.port}/slack/events")


def test_latest_answers_the_one_who_asked(people):
    asked = people.command("latest 2")
    (answer,) = people.answers(asked)
    assert (asked.status, asked.body) == (200, "")
    assert answer["response_type"] == "ephemeral"
    assert answer["text"].count("Hegseth") == 2
    assert block_kit.faults(answer["blocks"]) == []


@pytest.mark.parametrize("text", ["help", "", "no such thing"])
def test_what_is_not_understood_gets_the_list_of_what_can_be_asked(people, text):
    (answer,) = people.answers(people.command(text))
    assert "/contacts latest" in answer["text"]


def test_a_forged_signature_is_refused(people):
    body = urlencode({"command": "/contacts", "text": "latest"}).encode()
    assert people.raw(body, {**FORM, **sign(body, "another secret")}).status == 401
    assert people.raw(body + b"&x=1", {**FORM, **sign(body)}).status == 401
    assert people.raw(body, FORM).status == 401
    assert people.slack.workspace.responses == []


def test_a_stale_request_is_refused(people):
    body = urlencode({"command": "/contacts", "text": "latest"}).encode()
    assert people.raw(body, {**FORM, **sign(body, at=time.time() - 600)}).status == 401


def test_a_replayed_request_is_refused(people):
    body = urlencode(
        {"command": "/contacts", "text": "help", "response_url": people.slack.response_url("once")}
    ).encode()
    headers = {**FORM, **sign(body)}
    assert people.raw(body, headers).status == 200
    assert people.raw(body, headers).status == 401


def test_a_body_beyond_reason_is_not_read(people):
    assert people.raw(b"x" * (MAX_BODY + 1), FORM).status == 413


def test_slacks_own_check_of_the_address_is_answered(people):
    body = b'{"type": "url_verification", "challenge": "c-1"}'
    answer = people.raw(body, {"Content-Type": "application/json", **sign(body)})
    assert (answer.status, "c-1" in answer.body) == (200, True)


def test_a_fault_in_a_listener_is_told_without_its_words(people):
    asked = people.command("latest 13")
    assert asked.status == 200
    said = asked.body + str(people.answers(asked))
    assert "secret" not in said
    assert "did not work" in said


def test_signatures_are_forgotten_after_the_window():
    now = [0.0]
    guard = ReplayGuard(lambda: now[0], window=10)
    assert guard.is_first("a")
    assert not guard.is_first("a")
    now[0] = 11
    assert guard.is_first("a")
