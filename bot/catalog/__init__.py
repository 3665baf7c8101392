"""`config/*.yaml` as values: what the program knows of the world, which feeds it polls, how it runs.

    load(folder) ──> Catalog ── .knowledge      bot.core.knowledge.Knowledge
                            ├── .feeds          the feeds of feeds.yaml, disabled ones too
                            ├── .subscriptions  the channels of channels.yaml
                            ├── .bot            the settings of bot.yaml
                            └── .calendar       coming meetings of forums, of venues.yaml

A file missing in the folder is taken from the packaged defaults. All faults are found before any is raised.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bot.catalog.checks import check
from bot.catalog.documents import Document, Reader
from bot.catalog.knowledge import World, build
from bot.catalog.operation import (
    BotConfig,
    ChannelEntry,
    ChannelsFile,
    FeedEntry,
    FeedsFile,
    QuietHours,
    Retention,
)
from bot.catalog.world import (
    ActorsFile,
    CountriesFile,
    InstitutionsFile,
    OccasionEntry,
    OfficesFile,
    PlacesFile,
    TopicsFile,
    VenuesFile,
    WeightsFile,
    WordClassesFile,
    WordingFile,
)
from bot.core.feed import Feed, PageLayout
from bot.core.knowledge import Knowledge
from bot.core.model import Subscription
from bot.errors import ConfigError
from bot.folders import packaged

__all__ = ["BotConfig", "Catalog", "Occasion", "QuietHours", "Retention", "load"]

_WORLD: Mapping[str, type] = {
    "actors": ActorsFile,
    "offices": OfficesFile,
    "institutions": InstitutionsFile,
    "venues": VenuesFile,
    "topics": TopicsFile,
    "countries": CountriesFile,
    "places": PlacesFile,
    "weights": WeightsFile,
    "wording": WordingFile,
    "word_classes": WordClassesFile,
}
_OPERATION: Mapping[str, type] = {"feeds": FeedsFile, "channels": ChannelsFile, "bot": BotConfig}


@dataclass(frozen=True, slots=True)
class Occasion:
    """A dated meeting of a forum, at which the two sides may meet. `venue` is an id of venues.yaml, or ""."""

    title: str
    day: date
    end: date | None = None
    venue: str = ""
    place: str = ""
    uncertain: bool = False


@dataclass(frozen=True)
class Catalog:
    """Everything that the files say. `origins` tells which file each name was read from."""

    knowledge: Knowledge
    feeds: tuple[Feed, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    bot: BotConfig = field(default_factory=BotConfig)
    calendar: tuple[Occasion, ...] = ()
    origins: Mapping[str, Path] = field(default_factory=dict)

    @property
    def enabled_feeds(self) -> tuple[Feed, ...]:
        return tuple(feed for feed in self.feeds if feed.enabled)


def load(config_dir: Path | None = None) -> Catalog:
    """The catalog of a folder, or of the packaged defaults alone.

    Raises `ConfigError` with every fault, each with its file, key path and line.
    """
    reader = Reader(config_dir, packaged("config"))
    values: dict[str, Any] = {}
    documents: dict[str, Document] = {}
    for name, model in {**_WORLD, **_OPERATION}.items():
        found: tuple[Any, Document] | None = reader.read(f"{name}.yaml", model)
        if found is not None:
            values[name], documents[f"{name}.yaml"] = found
    if reader.faults:
        raise ConfigError(tuple(reader.faults))
    world = World(**{name: values[name] for name in _WORLD})
    if faults := tuple(check(world, values["feeds"], values["channels"], documents)):
        raise ConfigError(faults)
    return Catalog(
        knowledge=build(world),
        feeds=tuple(_feed(entry) for entry in values["feeds"].feeds),
        subscriptions=tuple(_subscription(entry) for entry in values["channels"].channels),
        bot=values["bot"],
        calendar=tuple(_occasion(entry) for entry in world.venues.calendar),
        origins=reader.origins,
    )


def _occasion(entry: OccasionEntry) -> Occasion:
    return Occasion(
        entry.title, entry.day, entry.end, entry.venue or "", entry.place or "", uncertain=entry.uncertain
    )


def _feed(entry: FeedEntry) -> Feed:
    page = PageLayout(**entry.page.model_dump()) if entry.page else None
    return Feed(**{name: getattr(entry, name) for name in FeedEntry.model_fields} | {"page": page})


def _subscription(entry: ChannelEntry) -> Subscription:
    return Subscription(**{name: getattr(entry, name) for name in ChannelEntry.model_fields})
