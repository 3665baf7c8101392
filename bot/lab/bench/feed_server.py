"""The web of the benchmarks: many feeds with ETags on many loopback addresses, and a Slack that takes posts.

`python -m bot.lab.bench.feed_server` prints its port and serves until its input is closed. Each line of input
is a JSON object, and is answered with one: how many feeds were `seen` (asked for), the `longest_gap` (in
seconds) between two requests for one feed, and the `times` (monotonic) at which each report appeared, was
fetched and was posted.

    {"advance": [SHARE, COUNT]}           gives that share of the first COUNT feeds one new entry each
    {"report": [NAME, TITLE, SUMMARY]}    gives a feed a report
    {"steady": true}                      forgets the gaps so far

`feed_server ENTRIES` gives the feeds so many entries instead of 30.
"""

from __future__ import annotations

import asyncio
import random
import re
import socket
import sys
import time
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import orjson
from aiohttp import web

from bot.lab.bench.feed_addresses import HOSTS

ENTRIES = 30

_REPORT = re.compile(r"feed\.example(?:/|%2F|\\/)report-(\d+)")

_EVERY = timedelta(hours=2)  # between two entries of a feed
_WORDS = (
    *("ministers", "officials", "trade", "markets", "weather", "river", "council", "budget", "harvest"),
    *("exports", "shipping", "talks", "visit", "region", "growth", "court", "ruling", "border", "election"),
    *("survey", "energy", "storm", "rescue", "teams", "coast", "senior", "minister", "said", "on", "Tuesday"),
    *("after", "the", "meeting", "in", "Brussels", "that", "prices", "would", "rise", "while", "farmers"),
)


def _texts(count: int) -> list[tuple[str, str]]:
    """Titles and summaries to choose from."""
    chance = random.Random(7)  # noqa: S311 - repeatable, not secret
    return [
        (" ".join(chance.choices(_WORDS, k=9)), " ".join(chance.choices(_WORDS, k=40))) for _ in range(count)
    ]


_TEXTS = _texts(997)


class Feeds:
    """What every feed holds: `versions` counts the entries that it got since the start."""

    def __init__(self, entries: int = ENTRIES) -> None:
        self.versions: dict[str, int] = {}
        self.asked: dict[str, float] = {}  # when last (monotonic)
        self.gap = 0.0
        self.reports: dict[str, list[tuple[int, str, str]]] = {}
        self.times: list[list[float]] = []  # of each report: appeared, fetched, posted
        newest = datetime.now(UTC) - timedelta(minutes=5)
        self._dates = [format_datetime(newest - age * _EVERY) for age in range(entries)]

    def advance(self, share: float, count: int) -> None:
        chance = random.Random(count)  # noqa: S311 - repeatable, not secret
        for number in chance.sample(range(count), round(count * share)):
            self.versions[str(number)] = self.versions.get(str(number), 0) + 1

    def report(self, name: str, title: str, summary: str) -> None:
        self.reports.setdefault(name, []).append((len(self.times), title, summary))
        self.versions[name] = self.versions.get(name, 0) + 1
        self.times.append([time.monotonic()])

    async def slack(self, request: web.Request) -> web.Response:
        """Any method of Slack's Web API: it worked."""
        text = (await request.read()).decode()
        for found in _REPORT.findall(text):
            moments = self.times[int(found)]
            if len(moments) == 2:
                moments.append(time.monotonic())
        return web.json_response({"ok": True, "channel": "C0BENCH", "ts": f"{time.time():.6f}"})

    async def serve(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        self._note(name)
        etag = f'"{name}-{self.versions.get(name, 0)}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(body=self._body(name), headers={"ETag": etag}, content_type="application/rss+xml")

    def _note(self, name: str) -> None:
        now = time.monotonic()
        self.gap = max(self.gap, now - self.asked.get(name, now))
        self.asked[name] = now

    def longest_gap(self) -> float:
        """Seconds between two requests for one feed, or since the last one, at most."""
        return max(self.gap, time.monotonic() - min(self.asked.values(), default=time.monotonic()))

    def _body(self, name: str) -> bytes:
        newest = self.versions.get(name, 0)
        entries = "".join(self._report(*report) for report in self.reports.get(name, ()))
        entries += "".join(self._entry(name, newest - age, date) for age, date in enumerate(self._dates))
        head = f"<title>Feed {name}</title><link>https://feed-{name}.example/</link><description>News</description>"
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{entries}</channel></rss>'.encode()

    def _report(self, number: int, title: str, summary: str) -> str:
        if len(self.times[number]) == 1:
            self.times[number].append(time.monotonic())
        link = f"https://feed.example/report-{number}"
        date = format_datetime(datetime.now(UTC))
        return (
            f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{date}</pubDate><description>{summary}</description></item>"
        )

    def _entry(self, name: str, number: int, date: str) -> str:
        title, summary = _TEXTS[(int(name) * 7 + number) % len(_TEXTS)]
        link = f"https://feed-{name}.example/news/{number}"
        return (
            f"<item><title>{title} {name}-{number}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{date}</pubDate><description>&lt;p&gt;{summary}.&lt;/p&gt;</description></item>"
        )


async def _serve(entries: int) -> None:
    feeds = Feeds(entries)
    app = web.Application()
    app.router.add_get("/feeds/{name}", feeds.serve)
    app.router.add_post("/slack/{method}", feeds.slack)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(runner.cleanup)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        for number in range(HOSTS):
            await web.TCPSite(runner, f"127.0.0.{number + 1}", port, backlog=1000).start()
        print(port, flush=True)  # noqa: T201 - to the benchmark
        while line := await asyncio.to_thread(sys.stdin.readline):
            print(orjson.dumps(_answer(feeds, orjson.loads(line))).decode(), flush=True)  # noqa: T201


def _answer(feeds: Feeds, command: dict[str, Any]) -> dict[str, Any]:
    if "advance" in command:
        feeds.advance(*command["advance"])
    elif "report" in command:
        feeds.report(*command["report"])
    elif "steady" in command:
        feeds.gap = 0.0
    return {"seen": len(feeds.asked), "longest_gap": feeds.longest_gap(), "times": feeds.times}


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES))
