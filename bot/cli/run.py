"""`run`: the service."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading

from bot import settings
from bot.app import opened, serve, set_up_logs


def run() -> None:
    """The service: polls, delivers, serves HTTP; SIGTERM or SIGINT end it."""
    chosen = settings.load()
    set_up_logs(chosen)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with opened(chosen) as app:
        finished = serve(app, stop)
        if not finished:
            _leave()


def _leave() -> None:
    """Ends at once: some call still waits for the network. Its work is taken up at the next start."""
    logging.getLogger(__name__).warning("left work unfinished")
    logging.shutdown()
    sys.stdout.flush()
    os._exit(0)
