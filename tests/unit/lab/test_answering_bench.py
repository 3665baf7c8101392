"""The benchmark of answers asks everything; it works on a small record as on a large one."""

from datetime import UTC, datetime

import pytest

from bot import catalog
from bot.lab.bench import acknowledging, answering
from bot.lab.bench.record import Generator, Size, fill
from bot.slack.answering.router import COMMANDS
from bot.store import migrate
from bot.store.store import Store

CHANGE_OR_REPEAT = {"mute", "unsubscribe"}
"""What changes something, and what is answered as `subscriptions` is."""


@pytest.fixture
def filled(tmp_path):
    store = Store.at(f"sqlite:///{tmp_path}/bench.db")
    migrate.upgrade(store.engine)
    knowledge = catalog.load().knowledge
    size = Size(contacts=60, items=300)
    fill(store, Generator(knowledge, answering.LAST_DAY), size, datetime(2026, 11, 28, tzinfo=UTC))
    yield store
    store.close()


def test_every_command_is_measured_beside_its_bare_statements(filled, monkeypatch):
    monkeypatch.setattr(answering, "VARIANTS", 2)
    monkeypatch.setattr(acknowledging, "COMMANDS", 5)
    rows = list(answering.measured_on(filled, catalog.load(), "SQLite"))
    measured = {row.what.removeprefix("SQLite ").partition(",")[0] for row in rows}
    assert measured >= COMMANDS.keys() - CHANGE_OR_REPEAT
    assert "acknowledged" in measured
    assert all(row.value > 0 for row in rows)
    assert all(row.baseline for row in rows if "latest" in row.what or "who" in row.what)
