"""A Slack for the benchmarks that keeps to its limit: one message a second and channel, else a 429.

`python -m bot.lab.bench.slack_server` prints its port and serves until its input is closed. Each line of
input is answered with a JSON object: the `posts` taken, those `refused` as too fast, the contacts that they
`told` of, the monotonic times of the `first` and the `last`.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from typing import Any

import orjson
from aiohttp import web

APART = 1.0
_CONTACT = re.compile(r"bench-\d+")


class Slack:
    """What was posted, by channel."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.told: set[str] = set()
        self.refused = 0
        self._last: dict[str, float] = {}

    async def call(self, request: web.Request) -> web.Response:
        """Posts are paced and read; any other method worked."""
        if request.match_info["method"] != "chat.postMessage":
            return web.json_response({"ok": True})
        text = (await request.read()).decode()
        channel, now = orjson.loads(text)["channel"], time.monotonic()
        if now - self._last.get(channel, -APART) < APART:
            self.refused += 1
            return web.json_response(
                {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "1"}
            )
        self._last[channel] = now
        self.times.append(now)
        self.told.update(_CONTACT.findall(text))
        return web.json_response({"ok": True, "channel": channel, "ts": f"{time.time():.6f}"})

    def count(self) -> dict[str, Any]:
        ends = (self.times[0], self.times[-1]) if self.times else (0.0, 0.0)
        return {
            "posts": len(self.times),
            "refused": self.refused,
            "told": len(self.told),
            "first": ends[0],
            "last": ends[1],
        }


async def _serve() -> None:
    slack = Slack()
    app = web.Application()
    app.router.add_post("/{method}", slack.call)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)  # noqa: T201 - to the benchmark
    while await asyncio.to_thread(sys.stdin.readline):
        print(orjson.dumps(slack.count()).decode(), flush=True)  # noqa: T201
    await runner.cleanup()


if __name__ == "__main__":
    asyncio.run(_serve())
