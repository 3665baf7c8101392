"""The same listeners over Socket Mode."""

import pytest

from bot.slack import app as slack_app
from bot.slack.connection import SocketMode
from bot.slack.sender import web_client
from tests.loopback_slack.interactions import Acknowledged, Interactions
from tests.loopback_slack.socket_mode import SocketModeServer
from tests.loopback_slack.state import APP_TOKEN


@pytest.fixture
def server(slack):
    with SocketModeServer(slack) as running:
        yield running


@pytest.fixture
def people(slack):
    return Interactions(slack, "")


@pytest.fixture
def connection(slack, slack_services, server):
    bolt = slack_app.create(web_client(slack.token, slack.api_url), slack_services)
    with SocketMode(bolt, APP_TOKEN, ping_interval=1) as kept:
        assert server.wait_connected()
        yield kept


def answers(people, token):
    return people.answers(Acknowledged(200, "", token))


def test_commands_buttons_forms_choices_and_events(slack, server, people, connection):
    command = server.command("latest 1", slack.response_url("r1"))
    assert server.wait_acknowledged(command)
    assert "Hegseth" in answers(people, "r1")[0]["text"]

    press = server.send("interactive", people.press_payload("contact_not", "call", "UADMIN"))
    assert server.wait_acknowledged(press)
    view = people.opened_view()

    submit = server.send(
        "interactive", people.submit_payload(view, {"reason": {"reason": {"value": "no"}}}, "UADMIN")
    )
    assert server.wait_acknowledged(submit)
    assert server.acknowledged[submit]["payload"]["response_action"] == "update"

    choice = server.send("interactive", people.suggest_payload("choose_people", "hegs"))
    assert server.wait_acknowledged(choice)
    assert server.acknowledged[choice]["payload"]["options"][0]["value"] == "us_hegseth"

    event = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "user": "U1",
        "ts": "1.0",
        "text": "help",
    }
    told = server.send("events_api", people.event_payload(event))
    assert server.wait_acknowledged(told)
    assert people.posted("D1")


def test_a_lost_connection_is_made_again(slack, server, people, connection):
    server.drop_connections()
    assert server.wait_connected(30)
    envelope = server.command("help", slack.response_url("r2"))
    assert server.wait_acknowledged(envelope)
    assert answers(people, "r2")
