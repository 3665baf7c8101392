"""`run`: the service."""

from __future__ import annotations

from bot import settings
from bot.app import opened, serve, set_up_logs
from bot.cli.stopping import leave, stop_on_signals


def run() -> None:
    """The service: polls, delivers, serves HTTP; SIGTERM or SIGINT end it."""
    chosen = settings.load()
    set_up_logs(chosen)
    stop = stop_on_signals()
    with opened(chosen) as app:
        if not serve(app, stop):
            leave()
