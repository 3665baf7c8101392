"""Plays recorded feeds over real HTTP on this machine, for the demo and for tests.

A recording is a folder with `manifest.yaml` and one folder a feed:

    feeds:                                          # as in feeds.yaml, but without addresses
      - {id: wire, name: Wire, publisher: Wire, country: GB, lang: en, kind: wire}
    steps:
      - at: 2025-09-09T20:00:00Z                    # the recording's own clock
        title: "An ordinary day"                    # what the step shows, for people
        serve:
          wire: 000.xml                             # wire/000.xml
      - at: 2025-09-10T01:00:00Z
        title: "The wire is down"
        serve:
          wire: {status: 503, retry_after: 2m}      # or {status: 301, location: other-feed}

A step lists what changes; all else stays as it was. Files go out with an ETag and a Last-Modified time, and a
conditional request for what has not changed is answered with 304.
"""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Annotated, Self

from pydantic import AwareDatetime, Field

from bot.catalog.documents import Duration, Entry, Reader
from bot.core.feed import Feed
from bot.core.model import FeedKind
from bot.errors import ConfigError, Fault

_MANIFEST = "manifest.yaml"
_CONDITIONS = ("If-None-Match", "If-Modified-Since")


class RecordedFeed(Entry):
    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{1,63}$")]
    name: str
    publisher: str
    country: str
    lang: str
    kind: FeedKind


class Trouble(Entry):
    """An answer without a feed in it. `location` is the id of the feed to which a redirect leads."""

    status: Annotated[int, Field(ge=300, le=599)]
    retry_after: Duration | None = None
    location: str = ""


class Step(Entry):
    at: AwareDatetime
    title: str
    serve: Mapping[str, str | Trouble] = {}


class _Manifest(Entry):
    feeds: tuple[RecordedFeed, ...]
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Recording:
    """Feeds and the steps through which they go. `bodies` holds each file by feed and name."""

    feeds: tuple[RecordedFeed, ...]
    steps: tuple[Step, ...]
    bodies: Mapping[tuple[str, str], bytes]


def load_recording(folder: Path) -> Recording:
    """The recording in `folder`. Raises ConfigError with every fault of its manifest."""
    reader = Reader(folder, folder)
    found = reader.read(_MANIFEST, _Manifest)
    if found is None:
        raise ConfigError(tuple(reader.faults))
    manifest, _ = found
    ids = {feed.id for feed in manifest.feeds}
    bodies, faults = dict[tuple[str, str], bytes](), list[Fault]()
    for number, step in enumerate(manifest.steps):
        for feed_id, answer in step.serve.items():
            key = f"steps[{number}].serve.{feed_id}"
            if feed_id not in ids or (isinstance(answer, Trouble) and answer.location not in {"", *ids}):
                faults.append(Fault(_MANIFEST, key, "no such feed"))
            elif isinstance(answer, str):
                path = folder / feed_id / answer
                if path.is_file():
                    bodies[feed_id, answer] = path.read_bytes()
                else:
                    faults.append(Fault(_MANIFEST, key, f"no such file: {feed_id}/{answer}"))
    if faults:
        raise ConfigError(tuple(faults))
    return Recording(manifest.feeds, manifest.steps, bodies)


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class ReplayServer:
    """Serves a recording on loopback, from its first step on. A context manager; safe from any thread.

    `answers` counts what was answered, by feed and status.
    """

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._lock = threading.Lock()
        self._number = -1
        self._current: dict[str, _Answer] = {}
        self.answers: Counter[tuple[str, int]] = Counter()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="replay", daemon=True
        )
        self.advance()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def address(self, feed_id: str) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/{feed_id}.xml"

    def feeds(self, poll_every: timedelta) -> tuple[Feed, ...]:
        """The recorded feeds as the program polls them."""
        return tuple(
            Feed(url=self.address(feed.id), poll_every=poll_every, **feed.model_dump())
            for feed in self._recording.feeds
        )

    @property
    def step(self) -> Step:
        return self._recording.steps[self._number]

    @property
    def steps_left(self) -> int:
        return len(self._recording.steps) - self._number - 1

    def advance(self) -> bool:
        """On to the next step; False where there is none."""
        if not self.steps_left:
            return False
        with self._lock:
            self._number += 1
            for feed_id, answer in self.step.serve.items():
                self._current[feed_id] = self._prepared(feed_id, answer)
        return True

    def answer(self, path: str, conditions: Mapping[str, str | None]) -> _Answer:
        """What a GET of `path` is answered now."""
        feed_id = path.removeprefix("/").removesuffix(".xml")
        with self._lock:
            current = self._current.get(feed_id, _Answer(404, {}))
            fresh_enough = _matches(current, conditions)
            given = _Answer(304, current.headers) if fresh_enough else current
            self.answers[feed_id, given.status] += 1
        return given

    def _prepared(self, feed_id: str, answer: str | Trouble) -> _Answer:
        if isinstance(answer, str):
            body = self._recording.bodies[feed_id, answer]
            headers = {
                "Content-Type": "application/xml; charset=utf-8",
                "ETag": f'"{hashlib.blake2b(body, digest_size=8).hexdigest()}"',
                "Last-Modified": format_datetime(self.step.at.astimezone(UTC), usegmt=True),
            }
            return _Answer(200, headers, body)
        headers = {}
        if answer.retry_after:
            headers["Retry-After"] = f"{answer.retry_after.total_seconds():.0f}"
        if answer.location:
            headers["Location"] = self.address(answer.location)
        return _Answer(answer.status, headers)


def _matches(answer: _Answer, conditions: Mapping[str, str | None]) -> bool:
    """Whether the client has this answer already (RFC 9110: an ETag decides before a time does)."""
    if answer.status != 200:
        return False
    if tags := conditions.get("If-None-Match"):
        return answer.headers["ETag"] in [tag.strip() for tag in tags.split(",")]
    return conditions.get("If-Modified-Since") == answer.headers["Last-Modified"]


def _handler(replay: ReplayServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answer = replay.answer(self.path, {name: self.headers[name] for name in _CONDITIONS})
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if answer.status != 304:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Requests are counted, not printed."""

    return Handler
