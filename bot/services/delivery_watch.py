"""Tells operators of channels that refuse everything, or take messages again, and of messages given up.

Each change is told once. Of the operators' own channel only the log can tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.core.notice import ChannelReport, Notice, NoticeKind
from bot.core.routing import Delivery, DeliveryKind
from bot.store.channels import ChannelState
from bot.store.outbox import Backlog
from bot.store.store import Store, Transaction

log = structlog.get_logger(__name__)

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Judgement:
    """`told`: subject -> what operators know of it from now on, where that changed."""

    reports: tuple[ChannelReport, ...]
    told: Mapping[str, str]


class DeliveryWatch:
    """Queues notices for `channel`; without one, only the log has them."""

    def __init__(self, store: Store, channel: str | None) -> None:
        self._store = store
        self._channel = channel

    def run(self, now: datetime) -> int:
        """Tells what changed since the last run; of how many channels."""
        with self._store.read() as tx:
            judged = _judged(tx)
        if not judged.told:
            return 0
        with self._store.begin() as tx:
            tx.lock_news()
            judged = _judged(tx)  # another process may have been quicker
            tx.feeds.note_told(judged.told, now)
            shown = tuple(report for report in judged.reports if report.channel != self._channel)
            if self._channel and shown:
                notice = Notice(NoticeKind.DELIVERY, now, channels=shown)
                tx.outbox.add(
                    Delivery(self._channel, "", notice.key, DeliveryKind.NOTICE, notice=notice), now
                )
        for report in judged.reports:
            log.warning(
                "delivery changed", channel=report.channel, blocked=report.blocked, given_up=report.dead
            )
        return len(judged.reports)


def _judged(tx: Transaction) -> Judgement:
    return judge(tx.channels.all(), tx.outbox.backlogs(), tx.feeds.told())


def judge(
    channels: Sequence[ChannelState], backlogs: Mapping[str, Backlog], told: Mapping[str, str]
) -> Judgement:
    """What to tell of the channels, of which `told` was told before. Pure."""
    changed: dict[str, str] = {}
    reports = []
    states = {state.channel: state for state in channels}
    for name in sorted(states.keys() | backlogs.keys()):
        backlog = backlogs.get(name, Backlog())
        before = told.get(f"channel:{name}", OPEN)
        now = _standing(states.get(name), before)
        dead_before = int(told.get(f"dead:{name}", "0"))
        changed |= dict(_changes(name, (before, now), (dead_before, backlog.dead)))
        more = max(backlog.dead - dead_before, 0)
        if before != now or more:
            reports.append(
                ChannelReport(
                    channel=name,
                    blocked="" if now == OPEN else now,
                    reopened=before != OPEN and now == OPEN,
                    waiting=backlog.waiting,
                    dead=more,
                    reasons=backlog.reasons if more else (),
                )
            )
    return Judgement(tuple(reports), changed)


def _changes(name: str, standing: tuple[str, str], dead: tuple[int, int]) -> Iterator[tuple[str, str]]:
    if standing[0] != standing[1]:
        yield f"channel:{name}", standing[1]
    if dead[0] != dead[1]:
        yield f"dead:{name}", str(dead[1])


def _standing(state: ChannelState | None, before: str) -> str:
    """Why the channel refuses everything, OPEN where it does not; after a start nobody knows yet."""
    if state is None or (not state.blocked and state.open_from is None):
        return before
    return state.blocked or OPEN
