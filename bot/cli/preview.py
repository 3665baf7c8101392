"""`preview`: pictures of alerts, answers and forms, without a workspace."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from bot import catalog
from bot.catalog import Catalog
from bot.catalog.history import load_history
from bot.core.assess import assess
from bot.core.feed import FeedState, Health
from bot.core.model import Level, Story
from bot.core.pacing import DigestKind
from bot.services.curate import Corrected
from bot.services.ports import Renderer
from bot.services.rights import Actor
from bot.services.seeding import seed_stories
from bot.slack import gallery, samples
from bot.slack.preview import Shown, picture
from bot.slack.render import SlackRenderer
from bot.slack.sender import web_client
from bot.slack.services import Services, compose
from bot.store import migrate
from bot.store.items import StoredItem
from bot.store.store import Store, Transaction

SAMPLE_ADDRESS = "https://contactwatch.example"
NOWHERE = "http://127.0.0.1:9/api/"
NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
"""The moment of the pictures: the same pictures whenever they are drawn."""


def preview(
    folder: Annotated[Path, typer.Argument(help="Where the SVG files go; made if it is missing.")],
) -> None:
    """Draw sample messages, answers and forms as Slack would show them."""
    folder.mkdir(parents=True, exist_ok=True)
    config = catalog.load()
    messages = pictures(SlackRenderer(config.knowledge, SAMPLE_ADDRESS))
    drawn = {name: picture(shown) for name, shown in messages.items()}
    for name, svg in (*drawn.items(), *_answers(config)):
        path = folder / f"{name}.svg"
        path.write_text(svg, encoding="utf-8")
        print(path)


def pictures(renderer: Renderer) -> dict[str, list[Shown]]:
    """The messages of each picture, by the picture's name."""
    parent = Shown(renderer.alert(samples.VIDEO_CALL_COMPLETE).blocks, "02:14")
    answer = renderer.reply(samples.VIDEO_CALL_COMPLETE, samples.CHINESE_READOUT_ARRIVED)
    weekly = renderer.digest(DigestKind.WEEKLY, samples.WEEK, samples.WEEK_START, samples.WEEK_END)
    return {
        "alert": [Shown(renderer.alert(samples.VIDEO_CALL).blocks, "02:14")],
        "thread": [parent, Shown(answer.blocks, "04:17", is_reply=True)],
        "digest": [
            *(Shown(page.blocks, "08:00", is_reply=number > 0) for number, page in enumerate(weekly)),
            *_chart(renderer),
        ],
    }


def _chart(renderer: Renderer) -> Iterator[Shown]:
    """The year behind the sample week: a known one, so that the picture does not change."""
    chart = renderer.chart(samples.YEAR, samples.WEEK_END.date())
    if chart and chart.picture:
        blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": chart.text}}]
        yield Shown(blocks, "08:00", is_reply=True, png=chart.picture.png)


def _answers(config: Catalog) -> Iterator[tuple[str, str]]:
    """Answers from the known contacts; details, reasons and corrections of a made-up one."""
    known = [event.story() for event in load_history(None, config.knowledge)]
    with _record(config, known) as services:
        _act(services)
        yield from gallery.answers(services, NOW)
    story = samples.VIDEO_CALL_COMPLETE
    with _record(config, [story]) as services:
        yield "answer-show", gallery.asked(services, f"show {story.id}", NOW)
        yield "answer-why", gallery.asked(services, f"why {story.id}", NOW)
        yield from gallery.forms(services, story.id, samples.WEEK_END)


@contextmanager
def _record(config: Catalog, stories: list[Story]) -> Iterator[Services]:
    """Services over a record of these stories; Slack is asked nothing."""
    config = replace(config, bot=replace(config.bot, admins=(gallery.USER,), public_url=SAMPLE_ADDRESS))
    with TemporaryDirectory() as folder:
        store = Store.at(f"sqlite:///{folder}/pictures.db")
        migrate.upgrade(store.engine)
        seed_stories(store, stories, NOW)
        with store.begin() as tx:
            _fill(tx, config)
        yield compose(store, config, web_client("-", NOWHERE), clock=lambda: NOW)
        store.close()


def _fill(tx: Transaction, config: Catalog) -> None:
    """Feeds with what their polls taught, and two items: a contact and a near miss."""
    feeds = config.enabled_feeds[:9]
    tx.feeds.sync(feeds)
    healths = (Health.OK, Health.OK, Health.FAILING, Health.OK, Health.STALE, Health.OK)
    tx.feeds.save_states(
        FeedState(
            feed.id,
            last_ok=NOW - timedelta(minutes=7 * number),
            health=health,
            last_error="The server answered 503." if health is Health.FAILING else "",
        )
        for number, (feed, health) in enumerate(zip(feeds, healths, strict=False))
    )
    items = (samples.ITEM, samples.NEAR_MISS)
    tx.items.put([StoredItem(item, item.url, item.id) for item in items], NOW)
    near = assess(samples.NEAR_MISS, config.knowledge)
    tx.items.record([replace(near, relevant=False, score=0.38, contacts=())], NOW)


def _act(services: Services) -> None:
    """What people have done, for the log of changes and the list of subscriptions."""
    reader = Actor(gallery.USER)
    services.subscribing.make(gallery.PROPOSED, reader, NOW - timedelta(days=2))
    leaders = replace(gallery.PROPOSED, tracks=frozenset(), levels=frozenset({Level.LEADER}), digest="daily")
    services.subscribing.make(leaders, reader, NOW - timedelta(hours=5))
    (story,) = services.queries.latest(1).stories
    done = services.curator.dismiss(story.id, Actor(gallery.USER, "A page of background"), NOW)
    if isinstance(done, Corrected):
        services.curator.undo(done.correction.id, Actor(gallery.USER, "It is a contact after all"), NOW)
