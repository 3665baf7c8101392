"""`demo`: the whole program on recorded feeds, without an account or a network."""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from bot import settings, texts
from bot.app import set_up_logs, site
from bot.demo import Demo, Played, opened_demo
from bot.feeds.replay import Step
from bot.web.server import WebServer

PAUSE = 4.0
"""Seconds between two steps where somebody watches: time to read an alert."""


def demo(
    once: Annotated[bool, typer.Option("--once", help="Plays through without a pause, then ends.")] = False,
    port: Annotated[int, typer.Option(help="Where the web page is; 0 takes any free port.")] = 0,
) -> None:
    """Plays the recorded feeds of seeds/demo through the whole program: alerts here and on the web page."""
    set_up_logs(settings.load())
    logging.getLogger().setLevel(logging.ERROR)  # a recorded 503 is part of the show
    console = Console(highlight=False)
    with opened_demo(sys.stdout) as running, _page(running, console, port):
        totals = _play(running, console, 0.0 if once else PAUSE)
        console.print(Rule(style="dim"))
        console.print(texts.DEMO_END.format(**totals))
        if not once:
            _wait(console)


def _play(running: Demo, console: Console, pause: float) -> dict[str, int]:
    totals = {"polls": 0, "not_modified": 0, "failed": 0, "items": 0, "relevant": 0, "messages": 0}
    for number, played in enumerate(running.play(_announced(console)), start=1):
        for name, value in _counts(played).items():
            totals[name] += value
        console.print(_progress(number, running.steps, played))
        if pause and number < running.steps:
            time.sleep(pause)  # noqa: TID251  (a person reads; nothing else waits for this)
    return totals


def _announced(console: Console) -> Callable[[Step], None]:
    def announce(step: Step) -> None:
        console.print(
            Rule(Text(f"{step.at:%a %d %b %Y %H:%M} UTC · {step.title}"), align="left", style="dim")
        )

    return announce


def _counts(played: Played) -> dict[str, int]:
    polled = played.polled
    return {
        "polls": polled.feeds,
        "not_modified": polled.not_modified,
        "failed": polled.failed,
        "items": polled.new_items,
        "relevant": polled.relevant,
        "messages": played.sent,
    }


def _progress(number: int, steps: int, played: Played) -> Text:
    done = round(24 * number / steps)
    bar = "━" * done + "─" * (24 - done)
    return Text(f"{bar} {number}/{steps}  {texts.DEMO_STEP.format(**_counts(played))}", style="dim")


@contextmanager
def _page(running: Demo, console: Console, port: int) -> Iterator[None]:
    with WebServer(site(running.app, {}), "127.0.0.1", port) as server:
        console.print(texts.DEMO_PAGE.format(address=f"http://127.0.0.1:{server.port}/"))
        yield


def _wait(console: Console) -> None:
    console.print(texts.DEMO_STAYS)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        console.print()
