"""`feeds`: feed lists in and out as OPML, a dry poll that says how each feed does, feeds found on a page."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot import catalog, settings
from bot.core.feed import Feed
from bot.core.model import FeedKind
from bot.core.urls import without_credentials
from bot.errors import BotError
from bot.feeds.feed_file import append_feeds, as_yaml
from bot.feeds.fetch import fetch_all
from bot.feeds.model import FetchRequest, FetchResult, FetchSettings, FetchStatus, Reading, ReadRequest
from bot.feeds.opml import read_opml, write_opml
from bot.feeds.sandbox import Sandbox
from bot.legible import line
from bot.services.discover import Candidate, discover
from bot.settings import Settings

_PAGE_WIDTH = 160  # columns of the table where no terminal sets them

app = typer.Typer(
    help="Feed lists in and out as OPML, a dry poll, feeds found on a page.", no_args_is_help=True
)


@app.command("import")
def import_feeds(
    file: Annotated[Path, typer.Argument(help="An OPML file.")],
    dry_run: Annotated[bool, typer.Option(help="Only print what would be added.")] = False,
) -> None:
    """Adds the feeds of an OPML file to feeds.yaml; a running service polls them after its next start.

    Feeds whose address is known already are passed over, so that an import can be repeated. What the file
    does not say (kind, country, language) gets a usual value: look the new entries over.
    """
    chosen = settings.load()
    try:
        document = file.read_bytes()
    except OSError as error:
        raise BotError(f"{file} cannot be read: {error.strerror}") from None
    found = read_opml(document, catalog.load(chosen.bot_config_dir).feeds)
    if dry_run:
        print(as_yaml(found.new) if found.new else "", end="")
    elif found.new:
        append_feeds(chosen.bot_config_dir, found.new)
    for reason in found.refused:
        print(f"left out: {reason}", file=sys.stderr)
    verb = "would be added" if dry_run else "added"
    print(f"{len(found.new)} {verb}, {found.known} known, {len(found.refused)} left out", file=sys.stderr)


@app.command("export")
def export_feeds() -> None:
    """Prints all configured feeds as OPML."""
    feeds = catalog.load(settings.load().bot_config_dir).feeds
    sys.stdout.buffer.write(write_opml(feeds, datetime.now(UTC)))


@app.command("check")
def check_feeds(
    url: Annotated[str | None, typer.Argument(help="One address; without it, all enabled feeds.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a feed and line.")] = False,
) -> None:
    """Fetches and reads feeds without recording anything, and says of each how it does and why."""
    chosen = settings.load()
    feeds = [_unlisted(url)] if url else catalog.load(chosen.bot_config_dir).enabled_feeds
    checks = track(
        _checks(feeds, chosen),
        total=len(feeds),
        console=Console(stderr=True),
        description="feeds",
        transient=True,
    )
    if as_json:
        for check in checks:
            print(orjson.dumps(check.fields()).decode(), flush=True)
    else:
        width = None if sys.stdout.isatty() else _PAGE_WIDTH
        Console(highlight=False, width=width).print(
            _table(sorted(checks, key=lambda check: (check.ok, check.feed.id)))
        )


@app.command("discover")
def discover_feeds(
    url: Annotated[str, typer.Argument(help="A page of the site, or a feed.")],
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object an address and line.")] = False,
) -> None:
    """Looks for the feeds of a web page: by its own word, or where sites have them; exit 1 for none."""
    fetching = FetchSettings(allow_private=settings.load().bot_allow_private_feeds)
    tried = discover(url, datetime.now(UTC), fetching)
    for candidate in tried:
        print(orjson.dumps(_found(candidate)).decode() if as_json else _told(candidate))
    if not any(candidate.is_feed for candidate in tried):
        raise typer.Exit(1)


def _found(candidate: Candidate) -> dict[str, Any]:
    reading = candidate.reading
    return {
        "url": candidate.url,
        "feed": candidate.is_feed,
        "announced": candidate.announced,
        "title": reading.title,
        "format": reading.format or None,
        "items": len(reading.items),
        "newest": candidate.newest,
        "remark": candidate.reason,
    }


def _told(candidate: Candidate) -> str:
    if not candidate.is_feed:
        return f"no feed: {candidate.url}: {candidate.reason}"
    newest = f", newest {candidate.newest:%Y-%m-%d %H:%M} UTC" if candidate.newest else ""
    title = line(candidate.reading.title, 80)
    return f"{candidate.url}  {title!r}, {len(candidate.reading.items)} entries{newest}"


@dataclass(frozen=True, slots=True)
class _Check:
    """A feed's dry poll."""

    feed: Feed
    result: FetchResult
    reading: Reading

    @property
    def ok(self) -> bool:
        return self.result.ok and self.reading.failure is None

    @property
    def remark(self) -> str:
        """The reason of a failure, else what is not as it should be."""
        moved = (f"moved to {self.result.moved_to}",) if self.result.moved_to else ()
        empty = ("no entries",) if self.ok and not self.reading.items else ()
        return self.result.reason or self.reading.reason or "; ".join((*moved, *empty, *self.reading.notes))

    @property
    def newest(self) -> datetime | None:
        return max((item.published for item in self.reading.items if item.published), default=None)

    def fields(self) -> dict[str, Any]:
        failure = self.result.failure or self.reading.failure
        return {
            "id": self.feed.id,
            "url": self.result.url,
            "ok": self.ok,
            "failure": failure or ("gone" if self.result.status is FetchStatus.GONE else None),
            "remark": self.remark,
            "format": self.reading.format or None,
            "items": len(self.reading.items),
            "newest": self.newest,
            "alternates": self.reading.alternates,
            "moved_to": self.result.moved_to or None,
            "seconds": round(self.result.seconds, 3),
        }


def _checks(feeds: Sequence[Feed], chosen: Settings) -> Iterator[_Check]:
    known = {feed.id: feed for feed in feeds}
    fetching = FetchSettings(allow_private=chosen.bot_allow_private_feeds)
    with Sandbox() as sandbox:
        for result in fetch_all([FetchRequest.of(feed) for feed in feeds], fetching):
            feed = known[result.feed_id]
            fresh = result.status is FetchStatus.FRESH
            reading = sandbox.read(ReadRequest.of(feed, result, datetime.now(UTC))) if fresh else Reading()
            yield _Check(feed, result, reading)


def _unlisted(url: str) -> Feed:
    name = without_credentials(url)
    return Feed(name, name, url, publisher="", country="", lang="", kind=FeedKind.PRESS)


def _table(checks: Sequence[_Check]) -> Table:
    bad = sum(not check.ok for check in checks)
    table = Table(
        "feed", "state", "items", "newest", "seconds", "remark", title=f"{len(checks)} feeds, {bad} at fault"
    )
    for check in checks:
        fields = check.fields()
        table.add_row(
            check.feed.id,
            "ok" if check.ok else f"[red]{fields['failure'] or 'deferred'}[/red]",
            str(len(check.reading.items)),
            f"{check.newest:%Y-%m-%d %H:%M}" if check.newest else "",
            f"{check.result.seconds:.1f}",
            check.remark.replace("[", r"\["),  # a host's words are not console markup
        )
    return table
