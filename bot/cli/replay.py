"""`replay`: what a past stream would have alerted, story by story."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot import catalog, settings, texts
from bot.core.assess import assess
from bot.core.model import Story, Subscription
from bot.services.lines import read_items
from bot.services.replay import Replay, Replayed, Telling, in_order
from bot.services.seeding import seed_stories
from bot.store import migrate
from bot.store.store import Store

EVERYTHING = Subscription(channel="console")
"""Who listens where no channel is configured."""


def replay(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="Items, one JSON object a line.")],
    first: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")] = None,
    channel: Annotated[str, typer.Option(help="Only what this channel would have heard.")] = "",
    db: Annotated[
        bool, typer.Option("--db", help="Keep the stories in the database; nobody is told.")
    ] = False,
) -> None:
    """Runs past items through the whole decision and prints what would have been alerted; writes nothing."""
    chosen = settings.load()
    config = catalog.load(chosen.bot_config_dir)
    subscriptions = [each for each in config.subscriptions if channel in {"", each.channel}]
    run = Replay(partial(assess, knowledge=config.knowledge), subscriptions or [EVERYTHING])
    with file.open("rb") as lines:
        items = list(read_items(lines))
    run.take(in_order(items, first.date() if first else None, last.date() if last else None))
    console = Console(highlight=False, soft_wrap=True)
    for replayed in run.stories():
        _print(console, replayed, only_told=bool(channel))
    console.print(f"{run.items} items, {run.relevant} relevant, {len(run.stories())} stories")
    if db:
        added = _keep([replayed.story for replayed in run.stories()], chosen.database_url.get_secret_value())
        console.print(f"{added} stories added to the database")


def _print(console: Console, replayed: Replayed, *, only_told: bool) -> None:
    tellings = [telling for telling in replayed.tellings if telling.channels or not only_told]
    if not tellings:
        return
    console.print(_headline(replayed.story), markup=False, style="bold")
    for telling in tellings:
        console.print("    " + _line(telling), markup=False)


def _headline(story: Story) -> str:
    contact = story.contact
    people = (
        ", ".join(person.name for person in side) or texts.NOT_STATED for side in (contact.us, contact.china)
    )
    day = contact.when.day.isoformat() if contact.when else texts.NOT_STATED
    facts = (contact.status, day, contact.mode, " - ".join(people), contact.location or "")
    return f"{story.id}  {' | '.join(fact for fact in facts if fact)}  ({len(story.sources)})"


def _line(telling: Telling) -> str:
    item, change = telling.item, telling.change
    moment = f"{item.published:%Y-%m-%d %H:%M}" if item.published else "-"
    after = f" {change.after}" if change.after else ""
    heard = ", ".join(telling.channels) or "-"
    return f"{moment}  {texts.CHANGES[change.kind]}{after}  [{heard}]  {item.title} ({item.source or '-'})"


def _keep(stories: list[Story], address: str) -> int:
    store = Store.at(address)
    try:
        migrate.upgrade(store.engine)
        return seed_stories(store, stories, datetime.now(UTC))
    finally:
        store.close()
