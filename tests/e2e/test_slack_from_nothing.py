"""From nothing to an alert by docs/slack.md alone: manifest, two lines of `.env`, a channel, check, run."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import pytest
import yaml

from bot.slack import manifest
from tests.e2e import test_processes as processes
from tests.e2e.test_processes import FEED
from tests.loopback_slack import BOT_TOKEN, SIGNING_SECRET, LoopbackSlack
from tests.loopback_slack.interactions import Interactions
from tests.loopback_slack.socket_mode import SocketModeServer
from tests.loopback_slack.state import APP_TOKEN

pytestmark = pytest.mark.timeout(400)  # four starts of the program, on a machine that may be busy

GUIDE = Path("docs/slack.md").read_text(encoding="utf-8")


def snippet(kind, holding):
    """The page's example of this kind that holds these words, as somebody would copy it."""
    found = re.findall(rf"```{kind}\n(.*?)```", GUIDE, re.DOTALL)
    (only,) = (text for text in found if holding in text)
    return "\n".join(line.strip("\n").removeprefix("   ") for line in only.splitlines())


@pytest.fixture
def slack():
    with LoopbackSlack() as running:
        running.workspace.scopes = manifest.scopes(None)  # step 1 and 2: installed from the manifest
        running.workspace.add_channel("C0123456789", "contacts", is_member=False, members=["U1"])
        running.workspace.add_user("U1", tz="Asia/Shanghai")
        yield running


@pytest.fixture
def home(tmp_path):
    """A new user's folder: `.env` and `config/channels.yaml` as the page has them, and one feed with news."""
    config = tmp_path / "config"
    config.mkdir()
    (tmp_path / "feed.xml").write_text(FEED.format(now=format_datetime(datetime.now(UTC))))
    feed = {"id": "wire", "name": "Wire", "url": f"file://{tmp_path}/feed.xml", "publisher": "Wire"}
    feed |= {"country": "US", "lang": "en", "kind": "wire", "poll_every": "1s"}
    (config / "feeds.yaml").write_text(yaml.safe_dump({"feeds": [feed]}))
    (config / "channels.yaml").write_text(snippet("yaml", "C0123456789"))
    tokens = snippet("console", "SLACK_BOT_TOKEN").replace("xoxb-…", BOT_TOKEN)
    (tmp_path / ".env").write_text(tokens.replace("xapp-…", APP_TOKEN))
    return tmp_path


@pytest.fixture
def bot(home, slack):
    """Runs the program in the new user's folder; what still runs at the end is killed."""
    started = []
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "BOT_"))}
    plain |= {"SLACK_API_URL": slack.api_url, "PYTHONPATH": str(Path.cwd())}

    def begin(*words, **more):
        command = [sys.executable, "-m", "bot", *words]
        with (home / "log").open("ab") as log:
            process = subprocess.Popen(
                command, cwd=home, env=plain | more, stdout=subprocess.PIPE, stderr=log
            )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def port_of(home):
    """Where the service listens, by its log."""
    found = re.findall(r'"port":\s*(\d+)', (home / "log").read_text())
    return int(found[-1]) if found else None


def wait_until(condition):
    processes.wait_until(condition, 150)


def told(process):
    out, _ = process.communicate(timeout=150)
    return out.decode()


def test_socket_mode(home, slack, bot):
    with SocketModeServer(slack) as server:
        faulty = bot("slack", "check")
        assert "/invite @ContactWatch" in told(faulty)
        assert faulty.returncode == 1
        slack.workspace.channel("C0123456789").is_member = True  # the user does as told
        assert "Everything is in order" in told(bot("slack", "check"))

        service = bot("run", BOT_HTTP_PORT="0")
        wait_until(lambda: slack.workspace.messages("C0123456789"))
        (alert,) = slack.workspace.messages("C0123456789")
        assert "Hegseth" in alert["text"]

        assert server.wait_connected(60)
        envelope = server.command("latest", slack.response_url("r1"))
        assert server.wait_acknowledged(envelope, 30)
        wait_until(lambda: slack.workspace.responses)
        assert "Hegseth" in str(slack.workspace.responses[0]["blocks"])
        service.terminate()
        assert service.wait(timeout=30) == 0
    log = (home / "log").read_text()
    assert BOT_TOKEN not in log
    assert APP_TOKEN not in log


def test_http_where_slack_answers_little_else_than_posts(home, slack, bot):
    """A gateway or an emulator that knows few methods: what people ask is answered all the same."""
    (home / ".env").write_text(f"SLACK_BOT_TOKEN={BOT_TOKEN}\nSLACK_SIGNING_SECRET={SIGNING_SECRET}\n")
    slack.workspace.channel("C0123456789").is_member = True
    slack.workspace.only = {"chat.postMessage", "chat.update"}
    bot("run", BOT_HTTP_PORT="0", BOT_LOG_FORMAT="json")
    wait_until(lambda: slack.workspace.messages("C0123456789"))
    people = Interactions(slack, f"http://127.0.0.1:{port_of(home)}/slack/events")
    for text in ("latest", "who Hegseth", "stats", "feeds", "subscriptions", "help", "hegseth dong"):
        asked = people.command(text, channel="C0123456789")
        assert (asked.status, asked.body) == (200, "")
        assert people.answers(asked), text
    refused = people.command("mute 2d", channel="C0123456789")
    assert "Only members" in people.answers(refused)[0]["text"]
    assert people.raw(b"command=%2Fcontacts", {}).status == 401
