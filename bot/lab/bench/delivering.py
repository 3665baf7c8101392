"""A thousand alerts at once for one channel: readers get digests, the limit is kept, memory stays flat."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson

from bot.core.model import Contact, Issuer, Level, Mode, Participant, Side, Source, Status, Story, Track, When
from bot.core.routing import Delivery, DeliveryKind
from bot.lab.bench.processes import child, hear, tell
from bot.lab.bench.row import Row
from bot.store import migrate
from bot.store.store import Store

ALERTS = 1000
CHANNEL = "C0BENCH"

_CONTACT = Contact(
    track=Track.DEFENSE,
    level=Level.MINISTER,
    mode=Mode.VIDEO,
    status=Status.HELD,
    us=(Participant("Pete Hegseth", Side.US, office="Secretary of Defense", level=Level.MINISTER),),
    china=(Participant("Dong Jun", Side.CHINA, office="Minister of National Defense", level=Level.MINISTER),),
    topics=("taiwan",),
)


def deliver() -> Iterator[Row]:
    """Seconds from the first post to the last, posts and memory, beside the least that is possible."""
    few, _ = _delivered(1)
    many, counted = _delivered(ALERTS)
    posts = counted["posts"]
    yield Row("alerts queued at once", ALERTS, "")
    yield Row("contacts that readers were told of", counted["told"], "", "queued", ALERTS)
    yield Row("posts", posts, "", "one an alert", ALERTS)
    yield Row("posts refused as too fast", counted["refused"], "")
    yield Row("first to last post", counted["last"] - counted["first"], "s", "one post a second", posts - 1)
    yield Row("most memory", many, "MiB", "with one alert", few)


def _delivered(alerts: int) -> tuple[float, dict[str, Any]]:
    """The most memory (MiB) of a process that delivers so many alerts, and what Slack counted."""
    with tempfile.TemporaryDirectory() as name, child("-m", "bot.lab.bench.slack_server") as slack:
        folder = Path(name)
        address = f"sqlite:///{folder / 'bench.db'}"
        _queue(address, alerts)
        (folder / "feeds.yaml").write_text("feeds: []")
        (folder / "channels.yaml").write_text(f"channels: [{{channel: {CHANNEL}}}]")
        environment = {
            **os.environ,
            "BOT_CONFIG_DIR": name,
            "DATABASE_URL": address,
            "SLACK_BOT_TOKEN": "xoxb-bench",
            "SLACK_API_URL": f"http://127.0.0.1:{hear(slack)}".strip(),
            "BOT_LOG_FORMAT": "json",
        }
        memory = _run(environment)
        tell(slack, "count")
        counted = orjson.loads(hear(slack))
        return memory, counted


def _run(environment: dict[str, str]) -> float:
    """One round by hand, which delivers what is due; its most memory in MiB."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "poll", "--once", "--json"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError("poll --once failed")
    return used.ru_maxrss / 1_024


def _queue(address: str, alerts: int) -> None:
    """As many stories, each with its alert."""
    store = Store.at(address)
    migrate.upgrade(store.engine)
    now = datetime.now(UTC)
    with store.begin() as tx:
        for number in range(alerts):
            story = _story(number, now)
            tx.stories.save(story, None, now)
            alert = Delivery(CHANNEL, story.id, f"{story.id}:alert", DeliveryKind.ALERT)
            tx.outbox.add(alert, now)
    store.close()


def _story(number: int, now: datetime) -> Story:
    contact = replace(_CONTACT, when=When(date(2025, 1, 1) + timedelta(days=number)), location="Singapore")
    words = "The two spoke by video link about the waters of the region and the channels between them."
    url = f"https://feed.example/report-{number}"
    source = Source(f"item-{number}", url, "Bench", "", now, Issuer.PRESS, words, contact)
    return Story(f"bench-{number}", contact, (source,), first_published=now, last_published=now)
