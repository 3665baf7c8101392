"""`config check`: everything that is wrong in `config/` and `seeds/history`, at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot import catalog, settings
from bot.catalog.history import load_history
from bot.errors import ConfigError

app = typer.Typer(help="The files of config/.", no_args_is_help=True)


@app.callback()
def config() -> None:
    """The files of config/."""


@app.command()
def check(
    folder: Annotated[
        Path | None, typer.Option(help="Folder to check; without it, that of BOT_CONFIG_DIR.")
    ] = None,
) -> None:
    """Validates every file and prints each fault with file, line and key; status 2 where there is one."""
    try:
        loaded = catalog.load(folder or settings.load().bot_config_dir)
        known = load_history(None, loaded.knowledge)
    except ConfigError as error:
        for fault in error.faults:
            print(fault)
        print(f"{len(error.faults)} fault{'s' if len(error.faults) != 1 else ''}")
        raise typer.Exit(2) from None
    Console(highlight=False).print(_summary(loaded, len(known)))


def _summary(loaded: catalog.Catalog, known: int) -> Table:
    knowledge = loaded.knowledge
    table = Table("file", "entries", "read from", title="no faults")
    counts = {
        "actors.yaml": len(knowledge.people),
        "institutions.yaml": len(knowledge.bodies) + len(knowledge.roles),
        "venues.yaml": len(knowledge.venues),
        "topics.yaml": len(knowledge.topics),
        "countries.yaml": len(knowledge.countries),
        "places.yaml": len(knowledge.places),
        "feeds.yaml": len(loaded.feeds),
        "channels.yaml": len(loaded.subscriptions),
    }
    for name, path in loaded.origins.items():
        table.add_row(name, str(counts.get(name, "")), str(path.parent))
    table.add_row("seeds/history", str(known), "")
    return table
