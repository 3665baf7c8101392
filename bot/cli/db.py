"""`db`: the database's schema, and the way from one database to another."""

from __future__ import annotations

from typing import Annotated

import typer

from bot import settings
from bot.store import migrate, transfer
from bot.store.engine import connect

app = typer.Typer(help="The database's schema, and a move to another database.", no_args_is_help=True)


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


@app.command()
def move(
    target: Annotated[
        str, typer.Argument(envvar="TARGET_DATABASE_URL", help="Where to: as DATABASE_URL is written.")
    ],
) -> None:
    """Copies everything into another, empty database, and compares count and hash of every table.

    Stop the service first; afterwards point DATABASE_URL at the new database. The old one stays as it is.
    """
    source, new = connect(settings.load().database_url.get_secret_value()), connect(target)
    migrate.upgrade(source)
    migrate.upgrade(new)
    for moved in transfer.move(source, new):
        print(f"{moved.table:15} {moved.rows:>10,} rows  {moved.digest}")
    print("moved: every table arrived as it was")
