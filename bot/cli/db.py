"""`db`: the database's schema."""

from __future__ import annotations

import typer

from bot import settings
from bot.store import migrate
from bot.store.engine import connect

app = typer.Typer(help="The database's schema.", no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Brings the database up to date; `run` and `poll` do so by themselves."""
    engine = connect(settings.load().database_url.get_secret_value())
    migrate.upgrade(engine)
    print(f"at revision {migrate.current(engine)}")


@app.command()
def check() -> None:
    """Compares the database's schema with the one that the program wants; exit 1 where they differ."""
    engine = connect(settings.load().database_url.get_secret_value())
    has, wants = migrate.current(engine), migrate.newest()
    differences = (
        migrate.differences(engine) if has == wants else [f"revision {has or 'none'}, wanted {wants}"]
    )
    for difference in differences:
        print(difference)
    if differences:
        raise typer.Exit(1)
    print(f"at revision {has}, as it should be")
