"""`deliveries`: what was given up is seen, with its reason, and gets a second chance."""

from datetime import UTC, datetime

import orjson
import pytest
from typer.testing import CliRunner

from bot.cli.deliveries import app
from bot.core.model import Level, Subscription, Track
from bot.core.routing import Delivery, DeliveryKind
from bot.store.outbox import State
from tests.story_samples import HELD

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def run(monkeypatch, migrated_sqlite):
    monkeypatch.setenv("DATABASE_URL", migrated_sqlite)

    def invoke(*arguments):
        result = CliRunner().invoke(app, list(arguments))
        assert result.exit_code == 0, result.output
        return result.output

    return invoke


@pytest.fixture
def given_up(sqlite_store):
    """The numbers of two messages that Slack refused for good."""
    with sqlite_store.begin() as tx:
        for name in ("one", "two"):
            tx.outbox.add(Delivery("C1", name, f"{name}:alert", DeliveryKind.ALERT), NOW)
        for message in tx.outbox.messages():
            tx.outbox.bury(message, "msg_too_long")
        return [message.id for message in tx.outbox.messages()]


def test_messages_given_up_are_listed_with_their_reason(run, given_up):
    rows = [orjson.loads(line) for line in run("list", "--state", "dead", "--json").splitlines()]
    assert [row["id"] for row in rows] == given_up
    assert {row["reason"] for row in rows} == {"msg_too_long"}
    assert "one:alert" in run("list")


def test_one_of_them_or_all_can_be_retried(run, given_up, sqlite_store):
    assert run("retry", str(given_up[1])).startswith("1 queued again")
    with sqlite_store.read() as tx:
        assert [message.state for message in tx.outbox.messages()] == [State.DEAD, State.PENDING]
    assert run("retry").startswith("1 queued again")
    with sqlite_store.read() as tx:
        assert tx.outbox.counts() == {State.PENDING: 2}


def test_a_filter_explains_itself(run, sqlite_store):
    passes = Subscription(
        "C1", ref="1", tracks=frozenset({Track.DEFENSE}), levels=frozenset({Level.MINISTER})
    )
    with sqlite_store.begin() as tx:
        tx.stories.save(HELD, None, NOW)
        tx.subscriptions.put(passes, "config", NOW)
        tx.subscriptions.put(Subscription("C2", ref="2", langs=frozenset({"zh"})), "config", NOW)
        tx.subscriptions.put(Subscription("C3", ref="3"), "config", NOW)
        tx.outbox.add(Delivery("C1", HELD.id, f"{HELD.id}:alert", DeliveryKind.ALERT), NOW)
    first, second, third, message = run("why", HELD.id).splitlines()
    assert first == "C1  let pass by tracks and levels"
    assert second == "C2  held back by languages"
    assert third == "C3  let pass: no filter is set"
    assert f"{HELD.id}:alert" in message
