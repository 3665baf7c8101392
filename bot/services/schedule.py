"""When a feed is due again: from how often it publishes and what its host asks for. Pure.

                own pace      obeyed as given, down to a second
no own pace ─┬─ official      at most half the bot's pace; a hurry while a contact is in the news
             ├─ lively        a twelfth of its usual gap between two entries, up to six of the bot's paces
             └─ gone quiet    the longer nothing came, the rarer, up to a day
after failures: doubled each time. A Retry-After is always waited for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.feed import Feed, FeedState
from bot.core.model import FeedKind
from bot.feeds.model import FetchResult, FetchStatus

SHORTEST, LONGEST = timedelta(minutes=1), timedelta(hours=24)
"""Between these lies every interval that a feed's own pace does not fix."""

HURRY = timedelta(minutes=2)
"""Interval of official feeds while a contact is in the news: readouts follow each other within the hour."""

HURRY_FOR = timedelta(hours=6)

OFFICIAL = frozenset({FeedKind.OFFICIAL_US, FeedKind.OFFICIAL_CHINA})

_POLLS_PER_ENTRY = 12
_SLOWEST_LIVELY = 6  # of the bot's own intervals
_QUIET_SHARE = 24  # a feed that said nothing for a day more than is usual is asked every hour, and so on
_LONGEST_WISH = timedelta(hours=2)  # longer cache times are a web server's default, no news desk's wish
_DEFERRAL = timedelta(minutes=1)
_LONGEST_PENANCE = {
    True: timedelta(hours=1),
    False: LONGEST,
}  # between two tries of a failing (official) feed
_SPREAD = 0.1  # due times are moved by up to this share, so that feeds polled together drift apart
_HERD_SPREAD = 0.5  # after a first poll, or one that came late with many others


@dataclass(frozen=True, slots=True)
class Pace:
    """The bot's own interval, a number in [0, 1) that spreads due times, and whether official feeds hurry."""

    poll_every: timedelta
    jitter: float = 0.5
    hurry: bool = False


def next_due(feed: Feed, state: FeedState, result: FetchResult, now: datetime, pace: Pace) -> datetime:
    """When to poll again after a poll at `now`.

    `state` knows what the poll taught, but has still the due time at which it was made.
    """
    if result.status is FetchStatus.DEFERRED:
        wait = min(_interval(feed, state, now, pace), _DEFERRAL)
        return now + max(wait, result.retry_after or timedelta())
    if result.status is FetchStatus.GONE:
        return now + LONGEST
    if state.failures:
        return now + max(_penance(feed, state, now, pace), _asked(result))
    if feed.poll_every is not None:
        return max(_in_step(state.next_due, feed.poll_every, now), now + _asked(result))
    wait = _interval(feed, state, now, pace)
    due = now + max(wait * _spread(state.next_due, wait, now, pace.jitter), _asked(result))
    return due if feed.kind in OFFICIAL else _outside(state.skip_hours, due)


def _interval(feed: Feed, state: FeedState, now: datetime, pace: Pace) -> timedelta:
    if feed.poll_every is not None:
        return feed.poll_every
    if pace.poll_every < SHORTEST:  # somebody wants all feeds that fast
        return pace.poll_every
    if feed.kind not in OFFICIAL:
        wait = max(_own_rhythm(state, now, pace), min(state.publisher_wait or timedelta(), _LONGEST_WISH))
        return _bounded(wait, LONGEST)
    if pace.hurry:
        return _bounded(HURRY, pace.poll_every)
    return _bounded(_own_rhythm(state, now, pace), max(pace.poll_every / 2, SHORTEST))


def _own_rhythm(state: FeedState, now: datetime, pace: Pace) -> timedelta:
    """The interval that fits how often the feed publishes."""
    if state.newest_item is None or state.item_gap is None:
        return pace.poll_every
    lively = min(state.item_gap / _POLLS_PER_ENTRY, _SLOWEST_LIVELY * pace.poll_every)
    overdue = now - state.newest_item - max(state.item_gap, LONGEST)
    return max(lively, overdue / _QUIET_SHARE)


def _bounded(wait: timedelta, longest: timedelta) -> timedelta:
    return min(max(wait, SHORTEST), longest)


def _penance(feed: Feed, state: FeedState, now: datetime, pace: Pace) -> timedelta:
    wait = _interval(feed, state, now, pace)
    longest = max(wait, _LONGEST_PENANCE[feed.kind in OFFICIAL])
    doubled = min(wait * 2.0 ** min(state.failures - 1, 16), longest)
    return doubled * (1 - _SPREAD * pace.jitter)


def _asked(result: FetchResult) -> timedelta:
    return min(result.retry_after or timedelta(), LONGEST)


def _in_step(was_due: datetime | None, every: timedelta, now: datetime) -> datetime:
    """The next beat of the feed's own pace; a poll that came a little late does not shift it."""
    on_beat = was_due is not None and timedelta() <= now - was_due < every
    return (was_due if on_beat and was_due else now) + every


def _spread(was_due: datetime | None, wait: timedelta, now: datetime, jitter: float) -> float:
    """The share of `wait` to wait: about all of it, but anything from half where a herd runs together."""
    if was_due is None or now - was_due > wait / 2:
        return 1 - _HERD_SPREAD * jitter
    return 1 + _SPREAD * (2 * jitter - 1)


def _outside(skip_hours: frozenset[int], due: datetime) -> datetime:
    """`due`, or the next full hour in which the publisher does not ask to be left alone."""
    for _ in range(24):
        if due.hour not in skip_hours:
            break
        due = due.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return due
