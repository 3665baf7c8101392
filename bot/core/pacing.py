"""How much a channel hears at once: what goes out now, what waits and until when, what comes together.

    daily, weekly ──> held until `digest_at` in the subscription's zone ──> one digest
    quiet hours ────> held until they end                               ─┐
    daily cap ──────> held until the next `digest_at`                   ─┼─> one digest, or an alert alone
    burst ──────────> held until the last burst's ten minutes are over  ─┘

Nothing is dropped: whatever is held has a time at which it is looked at again. Of two reasons to wait, the
one that is looked at first is given, and the other is found when its turn comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.core.model import Level
from bot.core.value import value

BURST_WITHIN = timedelta(minutes=10)
"""New alerts within this time count as one burst; at most one digest of a burst in as long."""

PERIODS = {"daily": timedelta(days=1), "weekly": timedelta(days=7)}


class DigestKind(StrEnum):
    """Why several stories come in one message: too many at once, held back, or the reader's wish."""

    BURST = "burst"
    HELD = "held"
    DAILY = "daily"
    WEEKLY = "weekly"


class Reason(StrEnum):
    """Why a message waits."""

    DIGEST = "digest"
    QUIET_HOURS = "quiet_hours"
    DAILY_CAP = "daily_cap"
    BURST = "burst"
    ITS_ALERT = "its_alert"  # the story itself is still to be told


@value
class QuietSpan:
    """Daily hours of `tz` (IANA); they may run over midnight."""

    start: time
    end: time
    tz: str = "UTC"

    def end_after(self, moment: datetime) -> datetime:
        """When the quiet hours that `moment` lies in are over; `moment` itself outside of them."""
        local = moment.astimezone(ZoneInfo(self.tz))
        now = local.time()
        over_midnight = self.start > self.end
        before_end, after_start = now < self.end, now >= self.start
        if not (before_end or after_start if over_midnight else before_end and after_start):
            return moment
        day = local.date() if before_end else local.date() + timedelta(days=1)
        return datetime.combine(day, self.end, local.tzinfo).astimezone(moment.tzinfo)


@value
class Pace:
    """The settings of the same names in bot.yaml."""

    burst_limit: int = 8
    daily_cap: int = 60
    digest_at: time = time(8)
    quiet_hours: QuietSpan | None = None
    quiet_hours_pass: frozenset[Level] = frozenset({Level.LEADER})


@value
class Waiting:
    """A message whose turn it is: never held so far (`held_for` None), or held until now.

    `digest` and `zone` are the subscription's; `level` is the contact's, None where it is not known.
    """

    id: int
    story_id: str
    is_alert: bool
    queued: datetime
    digest: str = "instant"
    zone: str = "UTC"
    level: Level | None = None
    held_for: Reason | None = None


@value
class Past:
    """What the channel heard of late: the times of alerts that came alone, and of digests of bursts."""

    alerts: tuple[datetime, ...] = ()
    bursts: tuple[datetime, ...] = ()


@value
class Hold:
    until: datetime
    reason: Reason


@value
class Gathering:
    """Alerts that come in one message, with the period (aware, end exclusive) that it covers."""

    kind: DigestKind
    ids: tuple[int, ...]
    start: datetime
    end: datetime
    zone: str


@value
class Plan:
    """What becomes of the waiting messages: those in neither `held` nor a digest go now, each alone."""

    held: Mapping[int, Hold] = field(default_factory=dict)
    digests: tuple[Gathering, ...] = ()


def plan(
    waiting: Sequence[Waiting], held_stories: Mapping[str, datetime], past: Past, pace: Pace, now: datetime
) -> Plan:
    """What goes now. `held_stories` are those whose alert is held already, with the time of its next look.

    News on a story never comes before the story.
    """
    alerts = [message for message in waiting if message.is_alert]
    held = {message.id: hold for message in alerts if (hold := _hold(message, pace, now))}
    ripe = [message for message in alerts if message.id not in held]
    wished = [_wished(kind, ripe, pace) for kind in (DigestKind.DAILY, DigestKind.WEEKLY)]
    instant = [message for message in ripe if message.digest not in PERIODS]
    crowded, together = _crowd(instant, past, pace, now)
    held |= crowded
    waits = dict(held_stories) | {
        message.story_id: held[message.id].until for message in alerts if message.id in held
    }
    for message in waiting:
        if not message.is_alert and (hold := _hold_reply(message, waits, pace, now)):
            held[message.id] = hold
    return Plan(held, tuple(digest for digest in (*wished, together) if digest))


def next_digest(after: datetime, digest: str, zone: str, at: time) -> datetime:
    """The first time later than `after` at which a digest goes out: every day, or on Mondays."""
    there = ZoneInfo(zone)
    day = after.astimezone(there).date()
    if digest == "weekly":
        day += timedelta(days=-day.weekday() % 7)
    moment = datetime.combine(day, at, there).astimezone(after.tzinfo)
    if moment > after:
        return moment
    day += PERIODS.get(digest, PERIODS["daily"])
    return datetime.combine(day, at, there).astimezone(after.tzinfo)


def _hold(message: Waiting, pace: Pace, now: datetime) -> Hold | None:
    """How long an alert waits by the reader's wish and by the hour; None where it need not."""
    if message.digest in PERIODS:
        at = next_digest(message.queued, message.digest, message.zone, pace.digest_at)
        return Hold(at, Reason.DIGEST) if at > now else _hush(None, pace, now)
    return _hush(message.level, pace, now)


def _hush(level: Level | None, pace: Pace, now: datetime) -> Hold | None:
    """The quiet hours' say."""
    if pace.quiet_hours is None or level in pace.quiet_hours_pass:
        return None
    end = pace.quiet_hours.end_after(now)
    return Hold(end, Reason.QUIET_HOURS) if end > now else None


def _hold_reply(message: Waiting, waits: Mapping[str, datetime], pace: Pace, now: datetime) -> Hold | None:
    until = waits.get(message.story_id)
    return Hold(until, Reason.ITS_ALERT) if until else _hush(message.level, pace, now)


def _wished(kind: DigestKind, ripe: Sequence[Waiting], pace: Pace) -> Gathering | None:
    mine = [message for message in ripe if message.digest == kind]
    if not mine:
        return None
    zone = mine[0].zone
    queued = [message.queued for message in mine]
    end = next_digest(max(queued), kind, zone, pace.digest_at)
    return Gathering(kind, _ids(mine), min(*queued, end - PERIODS[kind]), end, zone)


def _crowd(
    ripe: Sequence[Waiting], past: Past, pace: Pace, now: datetime
) -> tuple[dict[int, Hold], Gathering | None]:
    """Alerts that are wanted at once: those that have to wait all the same, and those that come together."""
    if not ripe:
        return {}, None
    capped = _over_cap(ripe, past, pace, now)
    rest = [message for message in ripe if message.id not in capped]
    last_burst = max((at for at in past.bursts if at > now - BURST_WITHIN), default=None)
    if last_burst is not None:
        return capped | _until(rest, last_burst + BURST_WITHIN, Reason.BURST), None
    recent = [at for at in past.alerts if at > now - BURST_WITHIN]
    if len(rest) > 1 and any(message.held_for for message in rest):
        return capped, _together(DigestKind.HELD, rest, now)
    if len(recent) + len(rest) <= pace.burst_limit:
        return capped, None
    if len(rest) == 1 and rest[0].held_for is None:
        return capped | _until(rest, min(recent) + BURST_WITHIN, Reason.BURST), None
    return capped, _together(DigestKind.BURST, rest, now) if len(rest) > 1 else None


def _over_cap(ripe: Sequence[Waiting], past: Past, pace: Pace, now: datetime) -> dict[int, Hold]:
    """What the day has no room for. A burst takes the room of one message, as it comes in one."""
    zone = ripe[0].zone
    there = ZoneInfo(zone)
    midnight = datetime.combine(now.astimezone(there).date(), time(), there)
    told = sum(at >= midnight for at in (*past.alerts, *past.bursts))
    new = [message for message in ripe if message.held_for is not Reason.DAILY_CAP]
    room = max(pace.daily_cap - told, 0)
    if room and len(new) > pace.burst_limit:
        return {}
    return _until(new[room:], next_digest(now, "daily", zone, pace.digest_at), Reason.DAILY_CAP)


def _until(messages: Sequence[Waiting], until: datetime, reason: Reason) -> dict[int, Hold]:
    return {message.id: Hold(until, reason) for message in messages}


def _together(kind: DigestKind, messages: Sequence[Waiting], now: datetime) -> Gathering | None:
    if not messages:
        return None
    return Gathering(kind, _ids(messages), min(m.queued for m in messages), now, messages[0].zone)


def _ids(messages: Sequence[Waiting]) -> tuple[int, ...]:
    return tuple(message.id for message in messages)
