"""`slack check`: each thing that can be wrong is found, and said with what to do."""

import json
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from fastapi import FastAPI
from typer.testing import CliRunner

from bot.cli.main import app
from bot.slack import app as slack_app
from bot.slack import manifest
from bot.slack.check import SetUp, State, check
from bot.slack.http import router
from bot.slack.sender import web_client
from bot.web.server import WebServer
from tests.loopback_slack import BOT_TOKEN, SIGNING_SECRET
from tests.loopback_slack.socket_mode import SocketModeServer
from tests.loopback_slack.state import APP_TOKEN

NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def findings(slack):
    """What is found with this set-up, by what was looked at."""

    def found(now=None, **changed):
        setup = SetUp(
            **{
                "bot_token": BOT_TOKEN,
                "app_token": "",
                "signing_secret": "",
                "scopes": ("chat:write",),
                "channels": (),
                "admins": (),
                "address": NOWHERE,
                **changed,
            }
        )
        clients = partial(web_client, base_url=slack.api_url)
        return {each.what: each for each in check(setup, clients, lambda: now or datetime.now(UTC))}

    return found


def test_without_a_token_it_says_where_to_get_one(findings):
    (only,) = findings(bot_token="").values()
    assert (only.state, "slack-manifest.yaml" in only.words) == (State.FAULT, True)


def test_a_token_that_slack_does_not_know(findings):
    (only,) = findings(bot_token="xoxb-wrong").values()
    assert (only.state, "Copy it again" in only.words) == (State.FAULT, True)


def test_scopes(findings, slack):
    assert findings()["scopes"].state is State.OK
    missing = findings(scopes=("chat:write", "im:history", "commands"))["scopes"]
    assert (missing.state, "commands, im:history" in missing.words) == (State.FAULT, True)


def test_the_clock(findings):
    assert findings()["clock"].state is State.OK
    late = findings(now=datetime.now(UTC) + timedelta(minutes=10))["clock"]
    assert (late.state, "Set this machine's clock" in late.words) == (State.FAULT, True)


def test_channels(findings, slack):
    slack.workspace.add_channel("C3", "old", is_archived=True)
    found = findings(channels=("C1", "C2", "C3", "C9"))
    assert found["channel C1"].state is State.OK
    assert "/invite" in found["channel C2"].words
    assert "archived" in found["channel C3"].words
    assert "No such channel" in found["channel C9"].words


def test_admins(findings, slack):
    slack.workspace.add_user("UGONE", deleted=True)
    found = findings(admins=("UADMIN", "UGONE", "UNOBODY"))
    assert found["admin UADMIN"].state is State.OK
    assert "has left" in found["admin UGONE"].words
    assert "no such user" in found["admin UNOBODY"].words


def test_a_way_for_commands_to_come_in(findings, slack):
    assert "will not reach" in findings()["SLACK_APP_TOKEN"].words
    assert "Socket Mode is off" in findings(app_token=APP_TOKEN)["SLACK_APP_TOKEN"].words
    with SocketModeServer(slack):
        assert findings(app_token=APP_TOKEN)["SLACK_APP_TOKEN"].state is State.OK


def test_the_signing_secret_is_tried_on_the_running_service(findings, slack, slack_services):
    assert "start the service" in findings(signing_secret=SIGNING_SECRET)["SLACK_SIGNING_SECRET"].words
    bolt = slack_app.create(
        web_client(slack.token, slack.api_url), slack_services, signing_secret=SIGNING_SECRET
    )
    web = FastAPI()
    web.include_router(router(bolt))
    with WebServer(web, "127.0.0.1", 0) as server:
        address = f"http://127.0.0.1:{server.port}"
        right = findings(signing_secret=SIGNING_SECRET, address=address)
        assert right["SLACK_SIGNING_SECRET"].state is State.OK
        wrong = findings(signing_secret="another", address=address)
        assert "another secret" in wrong["SLACK_SIGNING_SECRET"].words
    with WebServer(FastAPI(), "127.0.0.1", 0) as other:
        strange = findings(signing_secret="s", address=f"http://127.0.0.1:{other.port}")
        assert "404" in strange["SLACK_SIGNING_SECRET"].words


def test_slack_that_cannot_be_reached(findings):
    setup = SetUp(BOT_TOKEN, "", "", (), (), (), NOWHERE)
    (only,) = check(setup, partial(web_client, base_url=f"{NOWHERE}/api/"), lambda: datetime.now(UTC))
    assert "cannot be reached" in only.words


def test_the_command_says_it_in_words_and_by_its_exit_status(slack, monkeypatch, tmp_path):
    (tmp_path / "channels.yaml").write_text("channels: [{channel: C0ALERTS}]\n")
    slack.workspace.add_channel("C0ALERTS", "contacts")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_CONFIG_DIR", str(tmp_path))
    monkeypatch.setenv("SLACK_API_URL", slack.api_url)
    monkeypatch.setenv("SLACK_BOT_TOKEN", BOT_TOKEN)
    monkeypatch.setenv("SLACK_APP_TOKEN", APP_TOKEN)
    slack.workspace.scopes = manifest.scopes(None)
    with SocketModeServer(slack):
        good = CliRunner().invoke(app, ["slack", "check"])
        lines = CliRunner().invoke(app, ["slack", "check", "--json"]).output.splitlines()
    assert (good.exit_code, "Everything is in order" in good.output) == (0, True)
    assert {json.loads(line)["state"] for line in lines} == {"ok"}
    monkeypatch.delenv("SLACK_APP_TOKEN")
    bad = CliRunner().invoke(app, ["slack", "check"])
    assert (bad.exit_code, "1 thing to mend" in bad.output) == (1, True)
    assert "xoxb-" not in good.output + bad.output
    assert APP_TOKEN not in good.output + bad.output


def test_every_scope_of_the_manifest_is_explained():
    guide = Path("docs/slack.md").read_text(encoding="utf-8")
    for scope in manifest.scopes(None):
        assert f"`{scope}`" in guide, scope
