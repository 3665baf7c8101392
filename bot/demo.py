"""The whole program on recorded feeds: HTTP on loopback, a database of its own, the recording's clock."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO

import yaml
from pydantic import SecretStr

from bot.app import App, opened
from bot.core.feed import Feed
from bot.feeds.replay import ReplayServer, Step, load_recording
from bot.folders import packaged
from bot.services.poll import Polled
from bot.settings import Settings

POLL_EVERY = timedelta(seconds=1)
"""Every step polls every feed: the recording's steps lie minutes to days apart."""


class RecordedClock:
    """The time at which the recording stands. Waiting moves it on instead of taking time."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            return self._now

    def move_to(self, moment: datetime) -> None:
        with self._lock:
            self._now = max(self._now, moment)

    def wait(self, seconds: float) -> bool:
        """Passes that time at once; never asks to make an end."""
        self.move_to(self.now() + timedelta(seconds=seconds))
        return False


@dataclass(frozen=True, slots=True)
class Played:
    """What one step of the recording led to."""

    step: Step
    polled: Polled
    sent: int


@dataclass(frozen=True)
class Demo:
    """A running demo. `play` goes on step by step."""

    app: App
    server: ReplayServer
    clock: RecordedClock
    steps: int

    def play(self, before: Callable[[Step], None]) -> Iterator[Played]:
        """Each step in turn: `before` hears of it, then feeds are polled and alerts delivered."""
        while True:
            step = self.server.step
            self.clock.move_to(step.at)
            before(step)
            polled = self.app.poll(self.clock.now())
            self.app.note_missing_readouts(self.clock.now())
            yield Played(step, polled, self.app.deliver(self.clock.wait).sent)
            if not self.server.advance():
                return


@contextmanager
def opened_demo(alerts_to: IO[str] | None = None, recording: Path | None = None) -> Iterator[Demo]:
    """The demo, ready to play; everything it writes lies in a temporary folder that goes with it."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="contactwatch-demo-")))
        played = load_recording(recording or packaged("seeds") / "demo")
        server = stack.enter_context(ReplayServer(played))
        config = _config(folder, server.feeds(POLL_EVERY))
        clock = RecordedClock(server.step.at.astimezone(UTC))
        app = stack.enter_context(opened(_settings(folder, config), alerts_to, clock.now))
        yield Demo(app, server, clock, len(played.steps))


def _config(folder: Path, feeds: tuple[Feed, ...]) -> Path:
    """A configuration that differs from the packaged one only in its feeds and in having no channels."""
    config = folder / "config"
    config.mkdir()
    entries = [
        {
            "id": feed.id,
            "name": feed.name,
            "url": feed.url,
            "publisher": feed.publisher,
            "country": feed.country,
            "lang": feed.lang,
            "kind": feed.kind.value,
            "poll_every": f"{POLL_EVERY.total_seconds():.0f}s",
        }
        for feed in feeds
    ]
    (config / "feeds.yaml").write_text(yaml.safe_dump({"feeds": entries}, allow_unicode=True), "utf-8")
    (config / "channels.yaml").write_text("channels: []\n", "utf-8")
    return config


def _settings(folder: Path, config: Path) -> Settings:
    """The environment's settings, but for what would reach out of the demo: no tokens, its own database."""
    return Settings(
        database_url=SecretStr(f"sqlite:///{folder / 'demo.db'}"),
        bot_config_dir=config,
        slack_bot_token=None,
        slack_app_token=None,
        slack_signing_secret=None,
        bot_allow_private_feeds=True,
    )
