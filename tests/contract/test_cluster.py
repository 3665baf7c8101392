"""The cluster on a real PostgreSQL: one leads, what is due is handed out once, what the dead held is kept."""

import json
import os
import socket
import subprocess
import sys
import threading
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from procrastinate.schema import SchemaManager
from structlog.testing import capture_logs

from bot.cluster.dispatch import SLICE, Dispatcher
from bot.cluster.engine import OPTIONS, SCHEMA, conninfo, install
from bot.cluster.jobs import STALLED, Work
from bot.cluster.leader import Leadership
from bot.cluster.worker import Worker
from bot.core.feed import Feed, FeedState
from bot.core.model import FeedKind
from bot.core.routing import Delivery, DeliveryKind
from bot.errors import ConfigError
from bot.store.store import Store

pytestmark = pytest.mark.postgres

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def info(migrated_postgres):
    info = conninfo(migrated_postgres)
    install(info)
    return info


@pytest.fixture
def store(migrated_postgres):
    opened = Store.at(migrated_postgres)
    yield opened
    opened.close()


@pytest.fixture
def candidate(info):
    """Makes candidates; all resign at the end."""
    made = []

    def make(silence=60):
        made.append(Leadership(info, silence))
        return made[-1]

    yield make
    for each in made:
        each.resign()


def ask(info, query, *arguments):
    with psycopg.connect(info, autocommit=True, **OPTIONS) as connection:
        cursor = connection.execute(query, arguments or None)
        return cursor.fetchall() if cursor.description else []


def jobs(info, status="todo"):
    """The arguments of the jobs in that state, in order."""
    query = "SELECT args FROM procrastinate_jobs WHERE status = %s ORDER BY id"
    return [args for (args,) in ask(info, query, status)]


def feeds_in(info, status="todo"):
    """Job by job; within one JSON keeps no order."""
    return [feed for args in jobs(info, status) for feed in sorted(args.get("feeds", {}))]


def add_feeds(store, *names):
    feeds = [Feed(name, name, f"https://{name}.example/", name, "US", "en", FeedKind.WIRE) for name in names]
    with store.begin() as tx:
        tx.feeds.sync(feeds)


def save(store, name, due):
    with store.begin() as tx:
        tx.feeds.save_states([FeedState(name, f"https://{name}.example/", next_due=due)])


def add_alert(store, channel):
    with store.begin() as tx:
        tx.outbox.add(Delivery(channel, "story", "story:alert", DeliveryKind.ALERT), NOW)


def functions(info):
    query = "SELECT proname::text FROM pg_proc WHERE pronamespace = to_regnamespace(%s)"
    return {name for (name,) in ask(info, query, SCHEMA)}


def wait_until(condition):
    pause = threading.Event()
    while not condition():  # the test's own time limit ends it
        pause.wait(0.05)


def test_an_engine_of_an_older_version_is_brought_up_to_date(info):
    scripts = sorted(Path(SchemaManager.get_migrations_path()).glob("*.sql"))
    fresh = functions(info)
    install(info)
    assert functions(info) == fresh
    ask(info, f"DROP SCHEMA {SCHEMA} CASCADE")
    ask(info, f"CREATE SCHEMA {SCHEMA}")
    old = [script for script in scripts if script.stem < "03.03"]
    for script in old:
        ask(info, script.read_bytes())
    ask(info, f"COMMENT ON SCHEMA {SCHEMA} IS '{old[-1].stem}'")
    assert functions(info) < fresh
    install(info)
    assert functions(info) == fresh


def test_a_database_of_one_machine_is_refused_by_name(sqlite_url):
    with pytest.raises(ConfigError, match="DATABASE_URL: several machines need"):
        conninfo(sqlite_url)


def test_one_candidate_leads_and_another_takes_over_when_it_is_gone(candidate):
    first, second = candidate(), candidate()
    assert first.session() is not None
    assert second.session() is None
    assert first.session() is not None
    first.resign()
    wait_until(lambda: second.session() is not None)
    assert (first.is_held, second.is_held) == (False, True)


def test_a_leader_that_says_nothing_is_replaced_and_can_write_nothing_more(candidate, store, info):
    frozen, second = candidate(silence=1), candidate()
    session = frozen.session()
    wait_until(lambda: second.session() is not None)
    add_feeds(store, "one")
    with pytest.raises(psycopg.OperationalError):
        session.execute("SELECT 1")
    Dispatcher(store, frozen).run(NOW)
    assert not frozen.is_held
    assert jobs(info) == []
    Dispatcher(store, second).run(NOW)
    assert feeds_in(info) == ["one"]


def test_each_feed_is_handed_out_once_for_each_time_that_it_falls_due(candidate, store, info):
    add_feeds(store, "new", "due", "later")
    save(store, "due", NOW - MINUTE)
    save(store, "later", NOW + MINUTE)
    dispatcher = Dispatcher(store, candidate())
    dispatcher.run(NOW)
    dispatcher.run(NOW)
    assert feeds_in(info) == ["due", "new"]
    save(store, "due", NOW + MINUTE)  # polled, though its job goes on with the other feed
    dispatcher.run(NOW)
    assert feeds_in(info) == ["due", "new"]
    dispatcher.run(NOW + MINUTE)
    assert sorted(feeds_in(info)) == ["due", "due", "later", "new"]


def test_many_feeds_are_handed_out_in_several_jobs(candidate, store, info):
    names = [f"f{number:03}" for number in range(2 * SLICE + 1)]
    add_feeds(store, *names)
    Dispatcher(store, candidate()).run(NOW)
    assert [len(args["feeds"]) for args in jobs(info)] == [SLICE, SLICE, 1]
    assert feeds_in(info) == names


def test_a_channel_has_one_job_at_a_time(candidate, store, info):
    dispatcher = Dispatcher(store, candidate())
    for channel in ("C1", "C1", "C2"):
        add_alert(store, channel)
        dispatcher.run(NOW)
    assert jobs(info) == [{"channel": "C1"}, {"channel": "C2"}]


def test_what_a_dead_worker_had_in_hand_is_handed_out_again(candidate, store, info):
    add_feeds(store, "one", "two")
    dispatcher = Dispatcher(store, candidate())
    dispatcher.run(NOW)
    ((alive,),) = ask(info, "SELECT id FROM procrastinate_register_worker_v1() AS t(id)")
    ask(info, "SELECT procrastinate_fetch_job_v2(NULL, %s)", alive)
    dispatcher.run(NOW)
    assert (feeds_in(info, "doing"), feeds_in(info)) == (["one", "two"], [])
    ask(info, f"UPDATE procrastinate_workers SET last_heartbeat = now() - interval '{STALLED + 1} seconds'")
    save(store, "one", NOW + MINUTE)  # the worker got so far
    dispatcher.run(NOW)
    assert (feeds_in(info, "doing"), feeds_in(info)) == ([], ["two"])
    assert ask(info, "SELECT id FROM procrastinate_workers") == []


class Hands:
    """Work that only notes what it is given; the first job of each kind fails."""

    def __init__(self):
        self.done = []
        self.failed = set()

    def do(self, what):
        if isinstance(what, str) not in self.failed:
            self.failed.add(isinstance(what, str))
            raise OSError("the database was away")
        self.done.append(what if isinstance(what, str) else sorted(what))

    def work(self):
        return Work(poll=self.do, deliver=self.do)


def test_a_worker_does_what_is_handed_out_and_what_fails_comes_again(candidate, store, info):
    add_feeds(store, "one", "two")
    add_alert(store, "C1")
    hands = Hands()
    with Worker(info, hands.work()) as worker:
        Dispatcher(store, candidate()).run(NOW)
        wait_until(lambda: len(hands.done) == 2)
        wait_until(lambda: ask(info, "SELECT id FROM procrastinate_jobs") == [])
    assert sorted(map(str, hands.done)) == ["C1", "['one', 'two']"]
    assert worker.finish(60)
    assert ask(info, "SELECT id FROM procrastinate_workers") == []


def test_a_worker_outlives_an_interruption_of_the_database(candidate, store, info):
    """Its sessions are ended by force; it opens new ones."""
    hands = Hands()
    hands.failed = {True, False}
    with Worker(info, hands.work()) as worker, capture_logs():
        wait_until(lambda: len(ask(info, "SELECT id FROM procrastinate_workers")) == 2)
        ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s"
        ask(info, f"{ended} AND pid <> pg_backend_pid()", OPTIONS["application_name"])
        add_feeds(store, "one")
        Dispatcher(store, candidate()).run(NOW)
        wait_until(lambda: hands.done)
    assert hands.done == [["one"]]
    assert worker.finish(60)


def said(process):
    """The port that the process serves on, from its log."""
    for line in process.stderr:
        event = json.loads(line)
        if event.get("event") == "serving":
            return event["port"]
    raise AssertionError("the worker ended")


def got(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return answer.read().decode()


@pytest.mark.slow
def test_a_worker_tells_its_health_also_where_its_port_is_taken(migrated_postgres):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        environment = {
            **os.environ,
            "DATABASE_URL": migrated_postgres,
            "BOT_HTTP_PORT": str(taken.getsockname()[1]),
            "BOT_LOG_FORMAT": "json",
        }
        command = [sys.executable, "-m", "bot", "worker"]
        with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
            try:
                port = said(process)
                assert json.loads(got(port, "/healthz")) == {"status": "ok"}
                assert json.loads(got(port, "/readyz")) == {"status": "ok", "faults": {}}
                assert "contactwatch_jobs_recovered_total" in got(port, "/metrics")
            finally:
                process.terminate()
                process.stderr.read()
        assert process.returncode == 0
