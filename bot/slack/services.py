"""What the listeners ask: the use cases behind commands, buttons and forms."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from slack_sdk import WebClient

from bot.catalog import Catalog
from bot.core.assess import assess
from bot.feeds.model import FetchSettings
from bot.services.curate import Curator
from bot.services.feed_desk import FeedDesk, try_out
from bot.services.queries import Queries
from bot.services.rights import Rights
from bot.services.subscribe import Subscribing
from bot.slack.blocks.contact import Names, View
from bot.slack.blocks.desk import Words
from bot.slack.workplace import SlackWorkplace
from bot.store.store import Store

COMMAND = "/contacts"


@dataclass(frozen=True, slots=True)
class Services:
    """`clock` tells the time (aware), `zone_of` the IANA zone that a user has chosen in Slack."""

    queries: Queries
    subscribing: Subscribing
    curator: Curator
    feeds: FeedDesk
    rights: Rights
    view: View
    words: Words
    clock: Callable[[], datetime]
    zone_of: Callable[[str], str]


def compose(
    store: Store,
    config: Catalog,
    client: WebClient,
    *,
    clock: Callable[[], datetime],
    fetching: FetchSettings | None = None,
) -> Services:
    """The services over a store; `client` asks the workspace about its people."""
    knowledge = config.knowledge
    workplace = SlackWorkplace(client, time.monotonic)
    rights = Rights(config.bot.admins, workplace)
    queries = Queries(
        store,
        knowledge,
        partial(assess, knowledge=knowledge),
        calendar=config.calendar,
        near_miss_score=config.bot.near_miss_score,
    )
    names = Names.of(knowledge)
    return Services(
        queries=queries,
        subscribing=Subscribing(store, queries, rights, new_id),
        curator=Curator(store, rights, new_id),
        feeds=FeedDesk(store, rights, partial(try_out, settings=fetching or FetchSettings())),
        rights=rights,
        view=View(names, config.bot.public_url or ""),
        words=Words(names, {person.id: person.name for person in knowledge.people}),
        clock=clock,
        zone_of=workplace.zone,
    )


def new_id() -> str:
    """An id that was never used."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True)
class Request:
    """Something asked: the words behind the command, by whom, where, and at which page of the answer."""

    text: str
    user: str
    channel: str
    now: datetime
    zone: str = "UTC"
    cursor: str = ""

    @property
    def local(self) -> datetime:
        """The reader's own time: what "today" means."""
        return self.now.astimezone(ZoneInfo(self.zone))
