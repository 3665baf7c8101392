"""The web of the polling benchmark: many feeds with ETags on many loopback addresses, in its own process.

`python -m bot.lab.bench.feed_server` prints its port and serves until its input is closed. A line
`SHARE COUNT` gives that share of the first COUNT feeds one new entry each, and is answered with a line.
"""

from __future__ import annotations

import asyncio
import random
import socket
import sys
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from aiohttp import web

from bot.lab.bench.feed_addresses import HOSTS

ENTRIES = 30

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

    def __init__(self) -> None:
        self.versions: dict[str, int] = {}
        self._start = datetime.now(UTC) - timedelta(minutes=5)

    def advance(self, share: float, count: int) -> None:
        chance = random.Random(count)  # noqa: S311 - repeatable, not secret
        for number in chance.sample(range(count), round(count * share)):
            self.versions[str(number)] = self.versions.get(str(number), 0) + 1

    async def serve(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        etag = f'"{name}-{self.versions.get(name, 0)}"'
        if request.headers.get("If-None-Match") == etag:
            return web.Response(status=304, headers={"ETag": etag})
        return web.Response(body=self._body(name), headers={"ETag": etag}, content_type="application/rss+xml")

    def _body(self, name: str) -> bytes:
        newest = self.versions.get(name, 0)
        entries = "".join(self._entry(name, newest - age, age) for age in range(ENTRIES))
        head = f"<title>Feed {name}</title><link>https://feed-{name}.example/</link><description>News</description>"
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{entries}</channel></rss>'.encode()

    def _entry(self, name: str, number: int, age: int) -> str:
        title, summary = _TEXTS[(int(name) * 7 + number) % len(_TEXTS)]
        link = f"https://feed-{name}.example/news/{number}"
        date = format_datetime(self._start - age * _EVERY)
        return (
            f"<item><title>{title} {name}-{number}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{date}</pubDate><description>&lt;p&gt;{summary}.&lt;/p&gt;</description></item>"
        )


async def _serve() -> None:
    feeds = Feeds()
    app = web.Application()
    app.router.add_get("/feeds/{name}", feeds.serve)
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
            share, count = line.split()
            feeds.advance(float(share), int(count))
            print("done", flush=True)  # noqa: T201


if __name__ == "__main__":
    asyncio.run(_serve())
