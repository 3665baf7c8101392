"""A scripted week of failures, polled over HTTP: which notices the operators get, and what they say."""

import re
import threading
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from bot.core.feed import Feed, Health
from bot.core.model import FeedKind, Side
from bot.core.notice import NoticeKind
from bot.core.verdict import Verdict
from bot.feeds.fetch import Fetcher
from bot.feeds.model import FetchSettings
from bot.feeds.parse import read
from bot.services.feed_watch import FeedWatch
from bot.services.ingest import AlertPolicy, Ingest
from bot.services.poll import Poller
from bot.slack.blocks.notice import notice as told
from tests.hostile_web import HostileWeb, reply

MONDAY = datetime(2026, 2, 2, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def at(day, hour=0):
    return MONDAY + day * DAY + hour * HOUR


class InlineReader:
    def submit(self, request):
        future = Future()
        future.set_result(read(request))
        return future


class ForgetfulFetcher:
    """Hosts that rest do so by the real clock, which the week runs away from."""

    def fetch_batches(self, requests):
        with Fetcher(FetchSettings(allow_private=True, use_proxies=False)) as fetcher:
            yield from fetcher.fetch_batches(requests)


def body(now, *, since=None, dated=True):
    """The entries of a day, one every two hours; `since` is when the feed stopped."""
    last = min(now, since or now)
    hours = [last.replace(minute=0, second=0) - 2 * n * HOUR for n in range(12)]
    date = (lambda moment: f"<pubDate>{format_datetime(moment)}</pubDate>") if dated else lambda _moment: ""
    entries = "".join(
        f"<item><guid>{h.isoformat()}</guid><title>News of {h}</title>{date(h)}</item>" for h in hours
    )
    return f'<rss version="2.0"><channel><title>F</title>{entries}</channel></rss>'.encode()


EMPTY = b'<rss version="2.0"><channel><title>F</title></channel></rss>'


class Week:
    """The store, the web and the clock of one run. `script` gives each feed's answer at a time."""

    def __init__(self, store, web, script, official=(), every=HOUR):
        self.web, self.store, self.script, self.every = web, store, script, every
        kinds = dict.fromkeys(official, FeedKind.OFFICIAL_CHINA)
        feeds = [
            Feed(
                *(name, f"The {name} feed", web.url(f"/{name}"), name, "US", "en"),
                kinds.get(name, FeedKind.PRESS),
                poll_every=None if name in official else every,
            )
            for name in script
        ]
        with store.begin() as tx:
            tx.feeds.sync(feeds)
        ingest = Ingest(store, lambda item: Verdict(item.id, relevant=False, score=0.0), AlertPolicy())
        self.poller = Poller(
            *(store, ForgetfulFetcher(), InlineReader(), ingest),
            poll_every=every,
            jitter=lambda: 0.5,
            stopping=threading.Event(),
        )
        self.watch = FeedWatch(store, "C0OPERATORS")

    def run(self, start, end):
        now = start
        while now < end:
            for name, answer in self.script.items():
                self.web.routes[f"/{name}"] = answer(now)
            self.poller.run(now)
            self.watch.run(now)
            now += self.every / 2

    def notices(self):
        with self.store.read() as tx:
            return [message.notice for message in tx.outbox.messages()]

    def changes(self):
        """(feed, health) in the order in which they were told."""
        return [(report.feed_id, report.health) for notice in self.notices() for report in notice.reports]


@pytest.fixture
def web():
    with HostileWeb() as web:
        yield web


def steady(now):
    return reply(body=body(now))


def failing(status, *spans):
    return lambda now: reply(status) if any(start <= now < end for start, end in spans) else steady(now)


def test_a_week_of_failures_gives_one_notice_a_feed_and_change(sqlite_store, web):
    week = Week(
        sqlite_store,
        web,
        {
            **{f"steady{number}": steady for number in range(4)},
            "blip": failing("503 Service Unavailable", (at(1), at(1) + 2 * HOUR)),
            "short": failing("503 Service Unavailable", (at(1, 6), at(1, 12))),
            "long": failing("503 Service Unavailable", (at(2), at(4))),
            "refused": lambda now: (
                reply("403 Forbidden")
                if at(3) <= now < at(3, 6)
                else failing("500 Oops", (at(3, 6), at(4)))(now)
            ),
            "gone": failing("410 Gone", (at(3), at(9))),
            "quiet": lambda now: reply(body=body(now, since=at(-13))),
            "emptied": lambda now: reply(body=EMPTY) if now >= at(5) else steady(now),
            "undated": lambda now: reply(body=body(now, dated=False)),
        },
        every=2 * HOUR,
    )
    week.run(at(0), at(7))
    assert sorted(week.changes()) == sorted(
        [
            ("undated", Health.UNDATED),
            ("quiet", Health.STALE),
            ("short", Health.FAILING),
            ("short", Health.OK),
            ("long", Health.FAILING),
            ("long", Health.OK),
            ("refused", Health.BLOCKED),
            ("refused", Health.OK),
            ("gone", Health.GONE),
            ("emptied", Health.EMPTY),
        ]
    )
    assert {notice.kind for notice in week.notices()} == {NoticeKind.FEEDS}


def test_a_notice_says_what_may_have_been_missed(sqlite_store, web):
    week = Week(
        sqlite_store,
        web,
        {
            "short": failing("503 Service Unavailable", (at(1), at(1, 6))),
            "long": failing("503 Service Unavailable", (at(2), at(4))),
        },
    )
    week.run(at(0), at(4, 12))
    down, back, long_down, long_back = (plain(told(notice).text) for notice in week.notices())
    assert "The short feed: failing since 2026-02-03 00:00 UTC" in down
    assert "503 Service Unavailable" in down
    assert "nothing was missed" in back
    assert "The last entry seen is of 2026-02-03 23:00 UTC" in long_down
    assert re.search(
        r"Entries from 2026-02-03 23:00 UTC to 2026-02-0\d \d\d:00 UTC may have been missed", long_back
    )


def plain(text):
    return re.sub(r"<!date\^[^|]*\|([^>]*)>", r"\1", text).replace("*", "")


def test_an_outage_of_ours_is_one_notice_and_not_one_a_feed(sqlite_store, web):
    outage = (at(1, 10), at(1, 13.2))
    script = {f"f{number}": failing("502 Bad Gateway", outage) for number in range(8)}
    week = Week(sqlite_store, web, script, official=("f0", "f1"))
    week.run(at(0, 20), at(1, 20))
    began, over = week.notices()
    assert (began.kind, over.kind) == (NoticeKind.OUTAGE, NoticeKind.OUTAGE_OVER)
    assert over.at - outage[1] <= 2 * HOUR  # the feeds do not wait out what the outage taught


def test_a_silent_side_is_told_beside_its_feeds(sqlite_store, web):
    silent = (at(1), at(1, 12))
    script = {f"steady{n}": steady for n in range(8)}
    script |= {name: failing("503 Service Unavailable", silent) for name in ("mfa", "mnd")}
    week = Week(sqlite_store, web, script, official=("mfa", "mnd"))
    week.run(at(0, 12), at(2, 6))
    sides = [(notice.kind, notice.side) for notice in week.notices() if notice.kind is not NoticeKind.FEEDS]
    assert sides == [(NoticeKind.SIDE_SILENT, Side.CHINA), (NoticeKind.SIDE_BACK, Side.CHINA)]
    assert sorted(week.changes()) == sorted(
        [(name, health) for name in ("mfa", "mnd") for health in (Health.FAILING, Health.OK)]
    )


def test_what_was_told_is_not_told_again_after_a_restart(sqlite_store, web):
    script = {"down": failing("503 Service Unavailable", (at(0), at(9))), "steady": steady}
    Week(sqlite_store, web, script).run(at(0), at(1))
    again = Week(sqlite_store, web, script)
    again.run(at(1), at(2))
    assert again.changes() == [("down", Health.FAILING)]
