"""`worker`: more hands for a service that runs on PostgreSQL."""

from __future__ import annotations

from bot import settings
from bot.app import opened, set_up_logs, work
from bot.cli.stopping import leave, stop_on_signals
from bot.cluster.engine import conninfo


def worker() -> None:
    """A worker of the cluster: takes polls and deliveries that a `run` hands out; needs PostgreSQL."""
    chosen = settings.load()
    conninfo(chosen.database_url.get_secret_value())
    set_up_logs(chosen)
    stop = stop_on_signals()
    with opened(chosen, brings_config=False) as app:
        if not work(app, stop):
            leave()
