"""Tells operators of feeds that fail, fall silent or come back: each change once, and only when it lasts.

    what was told of a feed ──┐
    how it does by now ───────┴─> judge ──> notices, what is told from now on

Feeds fail for a moment all the time: a failure is told when it was seen three times and has lasted a while.
When half of the feeds fail together the fault is likely ours: one notice says so in the place of them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.core.feed import FeedState, Health
from bot.core.model import FeedKind, Side
from bot.core.notice import FeedReport, Notice, NoticeKind
from bot.core.routing import Delivery, DeliveryKind
from bot.store.feeds import PolledFeed
from bot.store.store import Store

FAILURES, FAILING_FOR = 3, timedelta(minutes=10)
"""A failure is told that was seen so often, or twice within an hour or more, and has lasted so long."""

SLOW_FAILING_FOR = timedelta(hours=1)
SETTLED_FOR = timedelta(minutes=10)
"""A recovery, an empty feed and one without dates are told when they have lasted so long."""

OUTAGE_FEEDS, OUTAGE_SHARE, OUTAGE_WITHIN = 4, 0.5, timedelta(hours=1)
"""Feeds that must begin to fail, and their share of all, within what time, for an outage of ours."""

OVER_SHARE, LONGEST_OUTAGE = 0.25, timedelta(hours=24)
"""It is over when no larger share fails on; what lasts longer is none of ours, and is told feed by feed."""

SIDE_QUIET = timedelta(days=5)
"""Without any new entry of a side's official feeds for this long, the side is silent: longer than a holiday
weekend, though China's festival weeks may reach it."""

DOWN = frozenset({Health.FAILING, Health.BLOCKED})
OFFICIAL = {Side.US: FeedKind.OFFICIAL_US, Side.CHINA: FeedKind.OFFICIAL_CHINA}
OUTAGE = "outage"
"""The subject under which stands since when there is one, "" for none."""

SILENT, HEARD = "silent", "heard"

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Judgement:
    """`told`: subject -> what operators know of it from now on, where that changed. `ask_again`: feeds whose
    wait is not to be waited out.
    """

    notices: tuple[Notice, ...] = ()
    told: Mapping[str, str] = field(default_factory=dict)
    ask_again: tuple[str, ...] = ()


NOTHING = Judgement()


class FeedWatch:
    """Queues notices for `channel`; without one, only the log has them."""

    def __init__(self, store: Store, channel: str | None) -> None:
        self._store = store
        self._channel = channel

    def run(self, now: datetime) -> int:
        """Tells what changed since the last run; how many notices."""
        with self._store.read() as tx:
            told = tx.feeds.told()
            judged = judge(tx.feeds.all(), told, now)
        if judged == NOTHING:
            return 0
        with self._store.begin() as tx:
            tx.lock_news()
            if tx.feeds.told() != told:  # another process was quicker
                return 0
            tx.feeds.note_told(judged.told, now)
            tx.feeds.hasten(judged.ask_again, now)
            for notice in judged.notices if self._channel else ():
                tx.outbox.add(_delivery(notice, self._channel or ""), now)
        for notice in judged.notices:
            log.warning("feeds changed", notice=notice.kind, feeds=[each.feed_id for each in notice.reports])
        return len(judged.notices)


def _delivery(notice: Notice, channel: str) -> Delivery:
    return Delivery(channel, "", notice.key, DeliveryKind.NOTICE, notice=notice)


def judge(feeds: Iterable[PolledFeed], told: Mapping[str, str], now: datetime) -> Judgement:
    """What to tell at `now` of feeds of which `told` was told before. Pure."""
    polled = [(k, k.state) for k in feeds if k.enabled and k.state and k.state.health_since]
    states = [state for _, state in polled]
    since = told.get(OUTAGE, "")
    if since:
        return _in_outage(states, datetime.fromisoformat(since), now)
    struck = len(_struck(states, now))
    if struck >= max(OUTAGE_FEEDS, len(states) * OUTAGE_SHARE):
        notice = Notice(NoticeKind.OUTAGE, now, count=struck, total=len(states))
        return Judgement((notice,), {OUTAGE: now.isoformat()})
    notices, changed = list[Notice](), dict[str, str]()
    reports = []
    for known, state in polled:
        subject = f"feed:{known.feed.id}"
        before = Health(told.get(subject, Health.OK))
        if state.health is before or not _is_settled(state, before, now):
            continue
        changed[subject] = state.health
        if _differ(before, state.health):
            reports.append(_report(known, state, before))
    if reports:
        notices.append(Notice(NoticeKind.FEEDS, now, tuple(reports)))
    for side_notice, subject, silence in _sides(polled, told, now):
        notices.append(side_notice)
        changed[subject] = silence
    return Judgement(tuple(notices), changed)


def _struck(states: Iterable[FeedState], began: datetime) -> list[FeedState]:
    """The feeds that fail since an outage that began then, or shortly before."""
    earliest = began - OUTAGE_WITHIN
    return [s for s in states if s.health in DOWN and s.failing_since and s.failing_since >= earliest]


def _in_outage(states: Sequence[FeedState], began: datetime, now: datetime) -> Judgement:
    """Nothing is told of single feeds; once one answers again, all others are asked, too."""
    struck = _struck(states, began)
    if len(struck) <= len(states) * OVER_SHARE or now - began > LONGEST_OUTAGE:
        notice = Notice(NoticeKind.OUTAGE_OVER, now, count=len(struck), total=len(states))
        return Judgement((notice,), {OUTAGE: ""})
    answer = min(
        (state.last_ok for state in states if state.last_ok and state.last_ok > began), default=began
    )
    asked_before = [state.feed_id for state in struck if state.last_polled and state.last_polled < answer]
    return Judgement(ask_again=tuple(asked_before))


def _is_settled(state: FeedState, before: Health, now: datetime) -> bool:
    """Whether a feed's health has lasted long enough to be told."""
    lasted = now - (state.health_since or now)
    if state.health in DOWN:
        if before in DOWN:
            return True
        lasted = now - (state.failing_since or now)
        often = state.failures >= FAILURES or (state.failures > 1 and lasted >= SLOW_FAILING_FOR)
        return often and lasted >= FAILING_FOR
    if state.health in (Health.GONE, Health.STALE):
        return True
    return lasted >= SETTLED_FOR


def _differ(before: Health, after: Health) -> bool:
    """Whether the change is news: one way to fail, or to be silent, is as good as another."""
    return _concern(before) != _concern(after)


def _concern(health: Health) -> str:
    if health in DOWN:
        return "down"
    return health if health in (Health.OK, Health.GONE) else "silent"


def _report(known: PolledFeed, state: FeedState, before: Health) -> FeedReport:
    is_down = state.health in DOWN or state.health is Health.GONE
    since = state.failing_since if is_down else state.health_since
    assert since is not None
    return FeedReport(
        feed_id=known.feed.id,
        name=known.feed.name,
        health=state.health,
        before=before,
        since=since,
        reason=state.last_error,
        last_ok=state.last_ok,
        newest_item=state.newest_item,
        item_gap=state.item_gap,
        blind_from=state.newest_item if is_down else state.blind_from,
        blind_until=None if is_down else state.blind_until,
    )


def _sides(
    polled: Sequence[tuple[PolledFeed, FeedState]], told: Mapping[str, str], now: datetime
) -> Iterator[tuple[Notice, str, str]]:
    """The sides whose official feeds all fell silent, or of which one speaks again."""
    for side, kind in OFFICIAL.items():
        states = [state for known, state in polled if known.feed.kind is kind]
        subject = f"side:{side}"
        before = told.get(subject, HEARD)
        since = _silent_since(states, now) if states else None
        silence = SILENT if since else HEARD
        if not states or silence == before:
            continue
        kind_of_notice = NoticeKind.SIDE_SILENT if since else NoticeKind.SIDE_BACK
        yield Notice(kind_of_notice, now, side=side, since=since, total=len(states)), subject, silence


def _silent_since(states: Sequence[FeedState], now: datetime) -> datetime | None:
    """Since when none of these feeds brings anything, None while one does."""
    newest = max((state.newest_item for state in states if state.newest_item), default=None)
    if newest is not None and now - newest > SIDE_QUIET:
        return newest
    if any(state.health is Health.OK or not _is_settled(state, Health.OK, now) for state in states):
        return None
    return max(state.failing_since or state.health_since or now for state in states)
