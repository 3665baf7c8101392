"""`seed`: known contacts into the database."""

from __future__ import annotations

from datetime import UTC, datetime

from bot import catalog, settings
from bot.catalog.history import load_history
from bot.services.seeding import seed_stories
from bot.store import migrate
from bot.store.store import Store


def seed() -> None:
    """Loads the known contacts of `seeds/history`; those already there stay as they are, none alerts."""
    chosen = settings.load()
    events = load_history(None, catalog.load(chosen.bot_config_dir).knowledge)
    store = Store.at(chosen.database_url.get_secret_value())
    migrate.upgrade(store.engine)
    added = seed_stories(store, [event.story() for event in events], datetime.now(UTC))
    print(f"{added} of {len(events)} known contacts added")
