"""The program as processes: killed at the worst moment, stopped politely, wrongly configured."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import UTC, datetime
from email.utils import format_datetime

import orjson
import pytest

from tests.loopback_slack import Answer, Fault, LoopbackSlack

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>
<item><guid>1</guid><title>Hegseth speaks with Chinese Defense Minister Dong Jun by video</title>
<description>Defense Secretary Pete Hegseth spoke with Chinese Defense Minister Dong Jun by video call on
Tuesday, the Pentagon said.</description><link>https://wire.example/1</link><pubDate>{now}</pubDate></item>
</channel></rss>"""


@pytest.fixture
def slack():
    with LoopbackSlack() as running:
        running.workspace.add_channel("C0ALERTS")
        yield running


@pytest.fixture
def home(tmp_path):
    """A folder with a configuration of one feed and one channel; the feed's file holds one report."""
    (tmp_path / "feed.xml").write_text(FEED.format(now=format_datetime(datetime.now(UTC))))
    (tmp_path / "feeds.yaml").write_text(
        f"feeds:\n- {{id: wire, name: Wire, url: 'file://{tmp_path}/feed.xml', publisher: Wire, country: US,"
        " lang: en, kind: wire, poll_every: 1s}\n"
    )
    (tmp_path / "channels.yaml").write_text("channels:\n- channel: C0ALERTS\n")
    return tmp_path


def environment(home, slack=None, **more):
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "BOT_"))}
    ours = {"DATABASE_URL": f"sqlite:///{home}/bot.db", "BOT_CONFIG_DIR": str(home), "BOT_HTTP_PORT": "0"}
    if slack is not None:
        ours |= {"SLACK_BOT_TOKEN": slack.token, "SLACK_API_URL": slack.api_url}
    return plain | ours | more


@pytest.fixture
def start():
    """Starts the program with a command and an environment; whatever still runs at the end is killed."""
    started = []

    def begin(command, env):
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *command], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def once(start):
    """Runs `poll --once` to its end and returns its summary."""

    def poll(env):
        process = start(["poll", "--once", "--json"], env)
        out, err = process.communicate(timeout=100)
        assert process.returncode == 0, err.decode()
        return orjson.loads(out)

    return poll


def wait_until(condition, seconds=60):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it never came"
        time.sleep(0.05)  # noqa: TID251  (a real process is under way)


def test_a_process_killed_between_its_post_and_its_record_does_not_post_again(home, slack, start, once):
    slack.faults.add(Fault(Answer.HANG, 30, records=True, times=1))
    victim = start(["poll", "--once"], environment(home, slack))
    wait_until(lambda: slack.workspace.messages("C0ALERTS"))
    victim.send_signal(signal.SIGKILL)
    victim.communicate()
    summary = once(environment(home, slack))
    (posted,) = slack.workspace.messages("C0ALERTS")
    assert summary["delivered"] == 1
    assert summary["new_items"] == 0
    assert posted["metadata"]["event_type"] == "us_china_contact"
    assert set(posted["metadata"]["event_payload"]) == {"alert_key", "story_id", "status"}
    assert "Hegseth" in posted["text"]
    assert "Dong" in posted["text"]
    assert len(slack.workspace.calls_of("chat.postMessage")) == 1


def test_a_process_killed_before_its_post_was_taken_posts_after_all(home, slack, start, once):
    slack.faults.add(Fault(Answer.HANG, 30, times=1))
    victim = start(["poll", "--once"], environment(home, slack))
    wait_until(slack.faults.struck)
    victim.send_signal(signal.SIGKILL)
    victim.communicate()
    assert once(environment(home, slack))["delivered"] == 1
    assert len(slack.workspace.messages("C0ALERTS")) == 1


def test_without_a_token_the_news_is_on_the_console_and_the_summary_is_json(home, start):
    process = start(["poll", "--once", "--json"], environment(home))
    out, err = process.communicate(timeout=100)
    summary = orjson.loads(out)
    assert summary.keys() == {
        *("feeds", "not_modified", "failed", "new_items", "relevant", "alerts", "delivered", "seconds")
    }
    assert (summary["alerts"], summary["delivered"]) == (1, 1)
    assert "Pete Hegseth" in err.decode()


def test_the_service_answers_polls_and_stops_when_told(home, slack, start):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    service = start(["run"], environment(home, slack, BOT_HTTP_PORT=str(port)))
    try:
        wait_until(lambda: slack.workspace.messages("C0ALERTS"))
        for page, word in (
            ("healthz", "ok"),
            ("readyz", "ok"),
            ("metrics", "contactwatch_messages_sent_total 1.0"),
        ):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/{page}", timeout=10) as answer:
                assert word in answer.read().decode()
    finally:
        service.send_signal(signal.SIGTERM)
        _, err = service.communicate(timeout=10)
    assert service.returncode == 0, err.decode()
    assert slack.token not in err.decode()


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("BOT_HTTP_PORT", "high"),
        ("DATABASE_URL", "mysql://h/d"),
        ("SLACK_API_URL", "slack"),
        ("BOT_LOG_FORMAT", "x"),
    ],
)
def test_a_bad_setting_ends_with_its_name_and_status_2(home, start, variable, value):
    process = start(["run"], environment(home, **{variable: value}))
    _, err = process.communicate(timeout=100)
    assert process.returncode == 2
    assert variable in err.decode()
    assert "Traceback" not in err.decode()


def test_a_port_in_use_ends_with_its_name_and_status_2(home, start):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        process = start(["run"], environment(home, BOT_HTTP_PORT=port))
        _, err = process.communicate(timeout=100)
    assert process.returncode == 2
    assert "BOT_HTTP_PORT" in err.decode()


def test_a_fault_in_a_file_ends_with_file_key_and_status_2(home, start):
    (home / "bot.yaml").write_text("alert_max_age: soon\n")
    process = start(["run"], environment(home))
    _, err = process.communicate(timeout=100)
    assert process.returncode == 2
    assert "bot.yaml" in err.decode()
    assert "alert_max_age" in err.decode()
