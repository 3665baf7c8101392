"""What a poll teaches about a feed: its next state, from the last one and what came back. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from bot.core.feed import Feed, FeedState, Health
from bot.core.model import Item
from bot.feeds.model import FailureKind, FetchResult, FetchStatus, Reading
from bot.services.schedule import Pace, next_due

STALE_AFTER, STALE_GAPS, STALE_AT_LAST = timedelta(days=14), 10, timedelta(days=90)
"""A feed whose newest entry is older than two weeks, and than ten of its usual gaps, says nothing any more;
three months are too long for any."""

BLOCKED_STATUSES = frozenset({401, 403, 407, 451})
GONE_REASON = "410 Gone: the feed asks not to be polled again"

_LATEST = 20  # entries from which the usual gap is read: an archive says nothing of today
_FEW = 5  # entries: a feed that shows no more than this is often all new


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


def next_state(feed: Feed, last: FeedState | None, poll: Poll, now: datetime, pace: Pace) -> FeedState:
    """The feed's state after a poll that began at `now`; a DEFERRED one only moves its due time."""
    state = last if last is not None and last.url == feed.url else FeedState(feed.id, feed.url)
    if poll.result.status is FetchStatus.DEFERRED:
        return _due(feed, state, poll, now, pace)
    if poll.result.status is FetchStatus.GONE or poll.failure is not None:
        return _due(feed, _failed(state, poll, now), poll, now, pace)
    return _well(feed, _read(state, poll, now), poll, now, pace)


def _due(feed: Feed, state: FeedState, poll: Poll, now: datetime, pace: Pace) -> FeedState:
    return replace(state, next_due=next_due(feed, state, poll.result, now, pace))


def _well(feed: Feed, state: FeedState, poll: Poll, now: datetime, pace: Pace) -> FeedState:
    """After a good answer; made in one step, since that is what nearly every poll comes to."""
    if state.failures:
        state = replace(state, failures=0)
    health = _health(state, now)
    return replace(
        state,
        last_polled=now,
        last_ok=now,
        failing_since=None,
        last_error="",
        error_kind="",
        next_due=next_due(feed, state, poll.result, now, pace),
        health=health,
        health_since=_since(state, health, now),
    )


def _read(state: FeedState, poll: Poll, now: datetime) -> FeedState:
    """With what a fresh body taught; validators and moves are kept only once the body has proved a feed."""
    result, reading = poll.result, poll.reading
    if reading is None:
        return state
    times = sorted(item.published for item in reading.items if item.published)
    blind = _blind(state, reading.items, times)
    wishes = [wait for wait in (result.max_age, reading.wait) if wait]
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
        item_gap=_gap(times) or state.item_gap,
        publisher_wait=max(wishes, default=None),
        skip_hours=frozenset(reading.skip_hours),
        blind_from=blind[0],
        blind_until=blind[1],
    )


def _blind(
    state: FeedState, items: tuple[Item, ...], times: list[datetime]
) -> tuple[datetime | None, datetime | None]:
    """The time of which no body told, where this one does not reach back to the last."""
    if not times or state.newest_item is None or times[0] <= state.newest_item:
        return None, None
    if len(items) <= _FEW and not state.failures:
        return None, None
    return state.newest_item, times[0]


def _gap(times: list[datetime]) -> timedelta | None:
    """The median time between the latest entries, None for fewer than three; those of one moment are one."""
    moments = sorted(set(times[-_LATEST:]))
    gaps = sorted(later - earlier for earlier, later in pairwise(moments))
    return gaps[len(gaps) // 2] if len(gaps) > 1 else None


def _health(state: FeedState, now: datetime) -> Health:
    """How a feed does that answered well."""
    if state.items == 0:
        return Health.EMPTY
    if state.dated == 0 or state.newest_item is None:
        return Health.UNDATED
    usual = max(STALE_AFTER, STALE_GAPS * (state.item_gap or timedelta()))
    return Health.STALE if now - state.newest_item > min(usual, STALE_AT_LAST) else Health.OK


def _failed(state: FeedState, poll: Poll, now: datetime) -> FeedState:
    gone = poll.result.status is FetchStatus.GONE
    refused = poll.result.http_status in BLOCKED_STATUSES
    health = Health.GONE if gone else Health.BLOCKED if refused else Health.FAILING
    return replace(
        state,
        last_polled=now,
        etag="",
        last_modified="",
        body_hash="",
        failures=state.failures + 1,
        failing_since=state.failing_since or now,
        last_error=GONE_REASON if gone else poll.reason,
        error_kind=poll.failure or "gone",
        health=health,
        health_since=_since(state, health, now),
    )


def _since(state: FeedState, health: Health, now: datetime) -> datetime:
    """Since when the feed has that health, given its last state."""
    return state.health_since if health is state.health and state.health_since is not None else now
