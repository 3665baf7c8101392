"""From an entry's appearance in a feed to its post in Slack, by the service itself under an ordinary load."""

from __future__ import annotations

import os
import signal
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import yaml

from bot.lab.bench.feed_addresses import addresses
from bot.lab.bench.processes import Server, child, serving
from bot.lab.bench.row import Row, percentile

FEEDS, OFFICIAL = 200, 40
EVERY, OFFICIAL_EVERY = timedelta(seconds=60), timedelta(seconds=5)
CHANGED = 0.05
"""Share of all feeds that get a new entry in the time in which each is polled once."""

APART = 6.0
"""Seconds between two contacts that are reported: longer than a beat of the official feeds, so that none has
to wait for the second that Slack wants between two posts."""

LONGEST_START, LONGEST_END = 300.0, 60.0
"""Seconds that the first polls of all feeds, and the last posts, may take."""

_US = (
    "Secretary of State Marco Rubio",
    "Secretary of War Pete Hegseth",
    "Treasury Secretary Scott Bessent",
    "Commerce Secretary Howard Lutnick",
    "Ambassador David Perdue",
)
_CHINA = (
    "Foreign Minister Wang Yi",
    "Defense Minister Dong Jun",
    "Vice Premier He Lifeng",
    "Commerce Minister Wang Wentao",
    "Ambassador Xie Feng",
)
_PAIRS = [
    (us, _CHINA[(at + shift) % len(_CHINA)]) for shift in range(len(_CHINA)) for at, us in enumerate(_US)
]
_UNHURRIED = "burst_limit: 100\ndaily_cap: 1000\n"  # so that many alerts in ten minutes stay alerts


def latency() -> Iterator[Row]:
    """Seconds, over reports of contacts that are all different."""
    with serving() as server, tempfile.TemporaryDirectory() as folder, _service(server, Path(folder)):
        _wait_until(lambda: server.ask()["seen"] >= FEEDS, LONGEST_START)
        _report(server)
        _wait_until(lambda: all(len(moments) == 3 for moments in server.ask()["times"]), LONGEST_END)
        times = server.ask()["times"]
    posted = [moments for moments in times if len(moments) == 3]
    yield Row("reports", len(times), "")
    yield Row("reports that were not posted", len(times) - len(posted), "")
    every = f"{OFFICIAL_EVERY.seconds} s"
    yield from _rows(f"appeared to posted, polled every {every}", [end - start for start, _, end in posted])
    yield from _rows("fetched to posted", [end - fetched for _, fetched, end in posted])


def _rows(what: str, seconds: Sequence[float]) -> Iterator[Row]:
    yield Row(f"{what}, p50", statistics.median(seconds), "s")
    yield Row(f"{what}, p99", percentile(seconds, 0.99), "s")


def _report(server: Server) -> None:
    """Lets contacts appear one by one while other feeds change."""
    pause = threading.Event()
    today = datetime.now(UTC).date()
    rounds = EVERY.total_seconds() / APART
    for number, (us, china) in enumerate(_PAIRS):
        server.ask(advance=[CHANGED / rounds, FEEDS])
        server.ask(report=[str(number % OFFICIAL), *_words(us, china, today)])
        pause.wait(APART)


def _words(us: str, china: str, day: date) -> tuple[str, str]:
    when = f"{day:%B} {day.day}, {day.year}"
    short = " ".join(us.split()[-2:])
    return f"{short} speaks with {china} by phone", f"{us} spoke by phone with Chinese {china} on {when}."


@contextmanager
def _service(server: Server, folder: Path) -> Iterator[None]:
    """`run`, with feeds and Slack on the server; stopped as a system stops it."""
    feeds = [_feed(number, url) for number, url in enumerate(addresses(server.port, FEEDS))]
    (folder / "feeds.yaml").write_text(yaml.safe_dump({"feeds": feeds}))
    (folder / "bot.yaml").write_text(_UNHURRIED)
    (folder / "channels.yaml").write_text("channels: [{channel: C0BENCH}]")
    environment = {
        **os.environ,
        "BOT_CONFIG_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'bench.db'}",
        "SLACK_BOT_TOKEN": "xoxb-bench",
        "SLACK_API_URL": f"http://127.0.0.1:{server.port}/slack/",
        "BOT_ALLOW_PRIVATE_FEEDS": "true",
        "BOT_HTTP_PORT": "0",
        "BOT_LOG_FORMAT": "json",
    }
    with child("-m", "bot", "run", env=environment, quiet=True) as process:
        try:
            yield
        finally:
            process.send_signal(signal.SIGTERM)


def _feed(number: int, url: str) -> dict[str, str]:
    is_official = number < OFFICIAL
    return {
        "id": f"f{number}",
        "name": f"Feed {number}",
        "url": url,
        "publisher": "Bench",
        "country": "US",
        "lang": "en",
        "kind": "official_us" if is_official else "press",
        "poll_every": f"{(OFFICIAL_EVERY if is_official else EVERY).seconds}s",
    }


def _wait_until(done: Callable[[], bool], seconds: float) -> None:
    pause, end = threading.Event(), time.monotonic() + seconds
    while not done() and time.monotonic() < end:
        pause.wait(0.5)
