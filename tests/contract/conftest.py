"""A workspace with the app in it: a loopback Slack, a record of a few contacts, the Bolt app behind HTTP."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from slack_bolt import App

from bot import catalog
from bot.feeds.model import FetchSettings
from bot.slack import app as slack_app
from bot.slack.http import router
from bot.slack.sender import web_client
from bot.slack.services import Services, compose
from bot.store.store import Store
from bot.web.server import WebServer
from tests.contract.test_queries import STORIES
from tests.loopback_slack import SIGNING_SECRET, LoopbackSlack
from tests.loopback_slack.interactions import Interactions

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)


@dataclass
class Scene:
    """U1 and UADMIN are in C1, where the bot is; U2 is nowhere. UADMIN is admin by bot.yaml, U9 by Slack."""

    slack: LoopbackSlack
    store: Store
    services: Services
    people: Interactions
    bolt: App

    def settle(self) -> None:
        """Waits until all that was asked is done; nothing can be asked after it."""
        self.bolt.listener_runner.listener_executor.shutdown(wait=True)

    def audit(self) -> list[tuple[str, str, str]]:
        with self.store.read() as tx:
            return [(deed.actor, deed.action, deed.subject) for deed in tx.audit.latest(50)]

    def story(self, story_id: str):
        with self.store.read() as tx:
            return tx.stories.get(story_id)


@pytest.fixture
def slack():
    with LoopbackSlack() as running:
        workspace = running.workspace
        workspace.add_channel("C1", "alerts", members=["U0BOT", "U1", "UADMIN"])
        workspace.add_channel("C2", "elsewhere", is_member=False, members=["U1"])
        workspace.add_channel("D1", "direct", is_private=True, members=["U0BOT", "U1"])
        for user in ("U1", "U2", "UADMIN"):
            workspace.add_user(user, tz="America/New_York")
        workspace.add_user("U9", is_admin=True)
        yield running


@pytest.fixture(scope="session")
def packaged():
    return catalog.load()


@pytest.fixture
def slack_services(slack, sqlite_store, packaged):
    with sqlite_store.begin() as tx:
        for story in STORIES:
            tx.stories.save(story, None, NOW)
    config = replace(packaged, bot=replace(packaged.bot, admins=("UADMIN",)))
    client = web_client(slack.token, slack.api_url)
    fetching = FetchSettings(allow_private=True)
    return compose(sqlite_store, config, client, clock=lambda: NOW, fetching=fetching)


@pytest.fixture
def scene(slack, sqlite_store, slack_services):
    client = web_client(slack.token, slack.api_url)
    bolt = slack_app.create(client, slack_services, signing_secret=SIGNING_SECRET)
    web = FastAPI()
    web.include_router(router(bolt))
    with WebServer(web, "127.0.0.1", 0) as server:
        people = Interactions(slack, f"http://127.0.0.1:{server.port}/slack/events")
        yield Scene(slack, sqlite_store, slack_services, people, bolt)
