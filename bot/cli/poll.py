"""`poll`: one round by hand."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import orjson
import typer

from bot import settings
from bot.app import opened, set_up_logs


def poll(
    once: Annotated[bool, typer.Option("--once", help="One round, then end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The summary as one JSON object.")] = False,
) -> None:
    """Polls every due feed once, takes in what is new, delivers what is due, prints a summary."""
    if not once:
        raise typer.BadParameter("`poll` knows only `--once`; the service is `run`")
    chosen = settings.load()
    set_up_logs(chosen)
    with opened(chosen, alerts_to=sys.stderr if as_json else sys.stdout) as app:
        polled = app.poll(now := datetime.now(UTC))
        app.read_articles(now)
        app.watch_feeds(now)
        app.note_missing_readouts(now)
        delivered = app.deliver().sent
        app.watch_deliveries(app.clock())
    summary = {**asdict(polled), "seconds": round(polled.seconds, 3), "delivered": delivered}
    if as_json:
        print(orjson.dumps(summary).decode())
    else:
        print(", ".join(f"{name.replace('_', ' ')} {value}" for name, value in summary.items()))
