"""Commands as people type them."""

from datetime import UTC, datetime

import orjson
import pytest
from typer.testing import CliRunner

from bot.cli.main import COMMANDS, app
from bot.core.feed import Feed
from bot.core.model import FeedKind, Item
from bot.core.verdict import Verdict
from bot.services.ingest import AlertPolicy, Batch, Ingest

TITLE = "Hegseth speaks with Chinese Defense Minister Dong Jun"


@pytest.fixture
def run(monkeypatch, migrated_sqlite):
    monkeypatch.setenv("DATABASE_URL", migrated_sqlite)
    return lambda *command: CliRunner().invoke(app, command)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does(run, command):
    done = run(command, "--help")
    assert done.exit_code == 0
    assert "Usage" in done.output


def test_the_commands_are_listed(run):
    listed = run("--help").output
    assert all(command in listed for command in COMMANDS)


def test_explain_shows_evidence_out_of_the_text(run):
    explained = orjson.loads(run("explain", "--title", TITLE, "--published", "2025-09-10", "--json").output)
    assert explained["relevant"]
    assert explained["contacts"][0]["us"] == ["Pete Hegseth"]
    assert explained["contacts"][0]["evidence"] in TITLE
    assert all(mention["quote"] in TITLE for mention in explained["mentions"])
    assert explained["contacts"][0]["reasons"]


def test_explain_in_words_names_the_parties_and_the_verdict(run):
    said = run("explain", "--title", TITLE).output
    assert "Pete Hegseth with Dong Jun" in said
    assert "not a contact" in run("explain", "--title", "Rain expected in Geneva").output


def test_explain_knows_an_item_by_its_address(run, sqlite_store):
    with sqlite_store.begin() as tx:
        tx.feeds.put(Feed("f", "F", "https://f.example/", "F", "US", "en", FeedKind.WIRE), "config")
    item = Item("1", TITLE, published=datetime(2025, 9, 10, tzinfo=UTC), url="https://news.example/a")
    nothing = Ingest(sqlite_store, lambda item: Verdict(item.id, relevant=False, score=0), AlertPolicy())
    nothing.take(Batch("f", [item]), datetime.now(UTC))
    said = run("explain", "http://www.news.example/a/?utm_source=rss").output
    assert TITLE in said
    assert "Dong Jun" in said


@pytest.mark.parametrize(
    "arguments", [(), ("https://unseen.example/1",), ("https://a.example/", "--title", "both")]
)
def test_explain_wants_one_thing_that_it_can_explain(run, arguments):
    assert run("explain", *arguments).exit_code == 2


def test_seed_loads_the_known_contacts_once(run, sqlite_store):
    first, second = run("seed"), run("seed")
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert "0 of" in second.output
    with sqlite_store.read() as tx:
        assert tx.stories.count() > 100
        assert tx.outbox.messages() == []


def test_db_check_tells_a_database_that_is_up_to_date_from_one_that_is_not(run, monkeypatch, sqlite_url):
    assert run("db", "check").exit_code == 0
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    assert run("db", "check").exit_code == 1
    assert run("db", "upgrade").exit_code == 0
    assert run("db", "check").exit_code == 0
