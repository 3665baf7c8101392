"""What a poll teaches about a feed: its next state, from the last one and what came back. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from bot.core.feed import Feed, FeedState, Health
from bot.core.model import Item
from bot.feeds.model import FailureKind, FetchResult, FetchStatus, Reading

LONGEST_WAIT = timedelta(hours=24)
GONE_WAIT = timedelta(days=1)
SPREAD = 0.1
"""Share of an interval by which polls are moved apart, so that a restart does not make them march in step."""

STALE_AFTER = timedelta(days=30)
"""A feed whose newest entry is older than this says nothing any more, however well it answers."""

BLOCKED_STATUSES = frozenset({401, 403, 407, 451})


@dataclass(frozen=True, slots=True)
class Poll:
    """One poll of a feed: what was fetched and, where that was a fresh body, what it holds."""

    result: FetchResult
    reading: Reading | None = None

    @property
    def failure(self) -> FailureKind | None:
        return self.result.failure or (self.reading.failure if self.reading else None)

    @property
    def reason(self) -> str:
        return self.result.reason or (self.reading.reason if self.reading else "")


@dataclass(frozen=True, slots=True)
class Pace:
    """How often feeds are polled: the bot's own interval, and a number in [0, 1) that spreads them."""

    poll_every: timedelta
    jitter: float = 0.0

    def spread(self, wait: timedelta) -> timedelta:
        return wait * (1 + SPREAD * (self.jitter - 0.5))


def next_state(feed: Feed, last: FeedState | None, poll: Poll, now: datetime, pace: Pace) -> FeedState:
    """The feed's state after a poll that began at `now`; a DEFERRED one leaves it as it was."""
    state = last if last is not None and last.url == feed.url else FeedState(feed.id, feed.url)
    status = poll.result.status
    if status is FetchStatus.DEFERRED:
        return state
    state = replace(state, last_polled=now)
    if status is FetchStatus.GONE or poll.failure is not None:
        return _failed(feed, state, poll, now, pace)
    return _answered(feed, _read(state, poll, now), poll, now, pace)


def _read(state: FeedState, poll: Poll, now: datetime) -> FeedState:
    """With what a fresh body taught; validators and moves are kept only once the body has proved a feed."""
    result, reading = poll.result, poll.reading
    if reading is None:
        return state
    times = [item.published for item in reading.items if item.published]
    return replace(
        state,
        etag=result.etag,
        last_modified=result.last_modified,
        body_hash=result.body_hash,
        moved_to=result.moved_to,
        last_changed=now,
        items=len(reading.items),
        dated=len(times),
        newest_item=max((*times, state.newest_item) if state.newest_item else times, default=None),
        item_gap=_gap(reading.items) or state.item_gap,
        publisher_wait=reading.wait,
        skip_hours=frozenset(reading.skip_hours),
    )


def _gap(items: tuple[Item, ...]) -> timedelta | None:
    """The median time between two entries, None for fewer than three dated ones."""
    times = sorted(item.published for item in items if item.published)
    gaps = sorted(later - earlier for earlier, later in pairwise(times))
    return gaps[len(gaps) // 2] if len(gaps) > 1 else None


def _answered(feed: Feed, state: FeedState, poll: Poll, now: datetime, pace: Pace) -> FeedState:
    own = feed.poll_every
    asked = max(poll.result.max_age or timedelta(), state.publisher_wait or timedelta())
    wait = own if own is not None else pace.spread(max(pace.poll_every, min(asked, LONGEST_WAIT)))
    return _healthy(
        replace(
            state,
            last_ok=now,
            failures=0,
            failing_since=None,
            last_error="",
            error_kind="",
            next_due=now + wait,
        ),
        now,
    )


def _healthy(state: FeedState, now: datetime) -> FeedState:
    if state.items == 0:
        return _with_health(state, Health.EMPTY, now)
    if state.dated == 0:
        return _with_health(state, Health.UNDATED, now)
    silent = state.newest_item is not None and now - state.newest_item > STALE_AFTER
    return _with_health(state, Health.STALE if silent else Health.OK, now)


def _failed(feed: Feed, state: FeedState, poll: Poll, now: datetime, pace: Pace) -> FeedState:
    failures = state.failures + 1
    interval = feed.poll_every or pace.poll_every
    wait = pace.spread(min(interval * 2.0 ** min(failures - 1, 16), max(LONGEST_WAIT, interval)))
    gone = poll.result.status is FetchStatus.GONE
    if gone:
        wait = max(wait, GONE_WAIT)
    state = replace(
        state,
        etag="",
        last_modified="",
        body_hash="",
        failures=failures,
        failing_since=state.failing_since or now,
        last_error=poll.reason or "gone: the feed asks not to be polled again",
        error_kind=poll.failure or "gone",
        next_due=now + max(wait, min(poll.result.retry_after or timedelta(), LONGEST_WAIT)),
    )
    if gone:
        return _with_health(state, Health.GONE, now)
    refused = poll.result.http_status in BLOCKED_STATUSES
    return _with_health(state, Health.BLOCKED if refused else Health.FAILING, now)


def _with_health(state: FeedState, health: Health, now: datetime) -> FeedState:
    if health is state.health and state.health_since is not None:
        return state
    return replace(state, health=health, health_since=now)
