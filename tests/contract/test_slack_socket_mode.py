"""The same listeners over Socket Mode."""

import pytest

from bot.slack import app as slack_app
from bot.slack.blocks.contact import View
from bot.slack.sender import web_client
from bot.slack.services import Services
from tests.loopback_slack import LoopbackSlack
from tests.loopback_slack.interactions import Acknowledged, Interactions
from tests.loopback_slack.socket_mode import SocketModeServer
from tests.loopback_slack.state import APP_TOKEN
from tests.story_samples import STORIES


class Recorded:
    def latest(self, count):
        return STORIES[:count]


@pytest.fixture
def slack():
    with LoopbackSlack() as running:
        yield running


@pytest.fixture
def server(slack):
    with SocketModeServer(slack) as running:
        yield running


@pytest.fixture
def connection(slack, server):
    bolt = slack_app.create(web_client(slack.token, slack.api_url), Services(Recorded(), View()))
    handler = slack_app.socket_mode(bolt, APP_TOKEN, ping_interval=1)
    handler.connect()
    assert server.wait_connected()
    yield handler
    handler.close()


def answers(slack, token):
    return Interactions(slack, "").answers(Acknowledged(200, "", token))


def test_a_command_is_acknowledged_and_answered(slack, server, connection):
    envelope = server.command("latest 1", slack.response_url("r1"))
    assert server.wait_acknowledged(envelope)
    (answer,) = answers(slack, "r1")
    assert "Hegseth" in answer["text"]


def test_a_lost_connection_is_made_again(slack, server, connection):
    server.drop_connections()
    assert server.wait_connected(30)
    envelope = server.command("help", slack.response_url("r2"))
    assert server.wait_acknowledged(envelope)
    assert answers(slack, "r2")
