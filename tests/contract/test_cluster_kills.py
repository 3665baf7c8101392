"""Services and workers on one PostgreSQL, killed at random moments: nothing is lost, nothing comes twice.

The long version, by hand on a quiet machine: CLUSTER_KILLS=20 pytest -s tests/contract/test_cluster_kills.py
It also holds that no feed goes unpolled for more than two intervals. The short one leaves that to it, because
a busy machine may be slower than any interval.
"""

import itertools
import os
import random
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from sqlalchemy import func, select

from bot.lab.bench.feed_addresses import addresses
from bot.lab.bench.feed_server import ENTRIES
from bot.lab.bench.processes import serving
from bot.store.outbox import State
from bot.store.store import Store
from bot.store.tables import entries, items, stories
from tests.loopback_slack import LoopbackSlack

KILLS = int(os.environ.get("CLUSTER_KILLS", "1"))
IS_LONG = "CLUSTER_KILLS" in os.environ
FEEDS = 500 if IS_LONG else 60
EVERY = timedelta(seconds=30 if IS_LONG else 5)
CHANGED = 0.02
"""Share of the feeds that get a new entry before each kill."""

SERVICES, WORKERS = ("one", "two"), ("three", "four") if IS_LONG else ()
"""A service is a worker, too, and one of them leads."""

LONGEST_LIFE = 10.0 if IS_LONG else 4.0
"""Seconds between two kills."""

US = ("Secretary of State Marco Rubio", "Secretary of War Pete Hegseth", "Treasury Secretary Scott Bessent")
US += ("Ambassador David Perdue", "Commerce Secretary Howard Lutnick")
CHINA = ("Foreign Minister Wang Yi", "Defense Minister Dong Jun", "Vice Premier He Lifeng")
CHINA += ("Commerce Minister Wang Wentao", "Ambassador Xie Feng")

pytestmark = [pytest.mark.postgres, pytest.mark.slow, pytest.mark.timeout(1800 if IS_LONG else 240)]


class Cluster:
    """Processes that can be killed. The services answer on HTTP, where they say whether they lead."""

    def __init__(self, environment):
        self.environment = environment
        self.ports = {name: free_port() for name in SERVICES}
        self.running = {}

    def start(self, name):
        command, port = ("run", self.ports[name]) if name in self.ports else ("worker", 0)
        environment = self.environment | {"BOT_HTTP_PORT": str(port)}
        self.running[name] = subprocess.Popen(
            [sys.executable, "-m", "bot", command], env=environment, stderr=subprocess.DEVNULL
        )

    def kill(self, name):
        self.running[name].kill()
        self.running[name].wait()

    def has_another_candidate(self):
        return all(self._metrics(name) for name in self.ports)

    def leader(self):
        """The service that leads, once one does."""
        wait_until(lambda: any(map(self._leads, self.ports)))
        return next(filter(self._leads, self.ports), "one")

    def _leads(self, name):
        return b"contactwatch_leading 1.0" in self._metrics(name)

    def _metrics(self, name):
        """What the service says of itself; nothing while it is not up."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.ports[name]}/metrics", timeout=5) as answer:
                return answer.read()
        except OSError:
            return b""


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def wait_until(condition):
    pause = threading.Event()
    while not condition():  # the test's own time limit ends it
        pause.wait(0.25)


@pytest.fixture
def slack():
    with LoopbackSlack() as running:
        running.workspace.add_channel("C0ALERTS")
        yield running


@pytest.fixture
def cluster(tmp_path, migrated_postgres, slack):
    """Not yet started: a folder with the configuration is written when the feeds' port is known."""
    (tmp_path / "channels.yaml").write_text("channels: [{channel: C0ALERTS}]")
    (tmp_path / "bot.yaml").write_text("{burst_limit: 100, daily_cap: 1000}")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "BOT_"))}
    made = Cluster(
        plain
        | {
            "DATABASE_URL": migrated_postgres,
            "BOT_CONFIG_DIR": str(tmp_path),
            "BOT_ALLOW_PRIVATE_FEEDS": "true",
            "SLACK_BOT_TOKEN": slack.token,
            "SLACK_API_URL": slack.api_url,
        }
    )
    yield made
    for process in made.running.values():
        process.kill()
        process.wait()


def write_feeds(cluster, port):
    feeds = [
        {"id": f"f{n}", "name": f"Feed {n}", "url": url, "publisher": "Bench", "country": "US", "lang": "en"}
        | {"kind": "press", "poll_every": f"{EVERY.seconds}s"}
        for n, url in enumerate(addresses(port, FEEDS))
    ]
    folder = Path(cluster.environment["BOT_CONFIG_DIR"])
    (folder / "feeds.yaml").write_text(yaml.safe_dump({"feeds": feeds}))


def reports():
    """(title, summary) of contacts that are all different."""
    today = datetime.now(UTC)
    for us, china in itertools.product(US, CHINA):
        short = " ".join(us.split()[-2:])
        summary = f"{us} spoke by phone with Chinese {china} on {today:%B} {today.day}, {today.year}."
        yield f"{short} speaks with {china} by phone", summary


def test_no_kill_loses_or_repeats_anything(cluster, slack, migrated_postgres):
    chance = random.Random(4)
    store = Store.at(migrated_postgres)
    told, takeovers = reports(), []
    with serving() as server:
        write_feeds(cluster, server.port)
        for name in SERVICES + WORKERS:
            cluster.start(name)
        wait_until(lambda: counted(store, items) == FEEDS * ENTRIES)
        server.ask(steady=True)
        for number in range(KILLS):
            server.ask(advance=[CHANGED, FEEDS])
            server.ask(report=[str(chance.randrange(FEEDS)), *next(told)])
            time.sleep(chance.uniform(0, LONGEST_LIFE))  # noqa: TID251 - the moment of the kill
            victim = cluster.leader() if number % 2 == 0 else chance.choice(WORKERS)
            if victim in cluster.ports:
                wait_until(cluster.has_another_candidate)
            cluster.kill(victim)
            if victim in cluster.ports:
                died = time.monotonic()
                cluster.leader()
                takeovers.append(time.monotonic() - died)
            cluster.start(victim)
        wait_until(lambda: len(slack.workspace.messages("C0ALERTS")) >= KILLS)
        expected = FEEDS * ENTRIES + (round(FEEDS * CHANGED) + 2) * KILLS  # with a report comes other news
        wait_until(lambda: counted(store, items) >= expected)
        gap = server.ask()["longest_gap"]
    posted = slack.workspace.messages("C0ALERTS")
    print(f"kills {KILLS}, longest gap {gap:.1f} s of {2 * EVERY.seconds}, take-overs {max(takeovers):.1f} s")
    assert len({message["metadata"]["event_payload"]["alert_key"] for message in posted}) == KILLS
    assert len(posted) == KILLS
    assert len(slack.workspace.calls_of("chat.postMessage")) == KILLS
    assert (counted(store, items), counted(store, entries), counted(store, stories)) == (
        expected,
        expected,
        KILLS,
    )
    with store.read() as tx:
        assert tx.connection.scalar(select(func.count(items.c.title.distinct()))) == expected
    wait_until(lambda: outbox(store) == {State.SENT: KILLS})
    store.close()
    assert gap <= 2 * EVERY.total_seconds() or not IS_LONG


def counted(store, table):
    with store.read() as tx:
        return tx.connection.scalar(select(func.count()).select_from(table))


def outbox(store):
    with store.read() as tx:
        return tx.outbox.counts()
