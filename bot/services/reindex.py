"""Brings the index of stories up to date after a new version has other words for them."""

from __future__ import annotations

import threading
from datetime import datetime

from bot.store.store import Store

BATCH = 200
"""Stories indexed in one transaction: others write in between."""


def reindex(store: Store, now: datetime, stopping: threading.Event) -> int:
    """Indexes every story that is not indexed as this version would; how many there were."""
    done = 0
    while not stopping.is_set():
        with store.read() as tx:
            stale = tx.index.stale(BATCH)
        if not stale:
            break
        with store.begin() as tx:
            for story in tx.stories.load(stale):
                tx.index.put(story, now)
        done += len(stale)
    return done
