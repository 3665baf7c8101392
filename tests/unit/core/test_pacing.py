"""The pace of a channel: who is told now, who waits and until when, who comes together."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.model import Level
from bot.core.pacing import (
    BURST_WITHIN,
    DigestKind,
    Hold,
    Pace,
    Past,
    QuietSpan,
    Reason,
    Waiting,
    next_digest,
    plan,
)

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday
EIGHT = time(8)
NIGHT = QuietSpan(time(22), time(7), "America/New_York")
PACE = Pace(burst_limit=3, daily_cap=6)


def alerts(number, first=1, **fields):
    return [Waiting(n, f"story-{n}", True, NOON, **fields) for n in range(first, first + number)]


def decide(waiting, past=None, pace=PACE, now=NOON, held=None):
    return plan(waiting, held or {}, past or Past(), pace, now)


def test_a_few_alerts_go_each_alone():
    assert decide(alerts(3)) == plan([], {}, Past(), PACE, NOON)


def test_more_than_the_limit_come_together():
    (digest,) = decide(alerts(4)).digests
    assert (digest.kind, digest.ids) == (DigestKind.BURST, (1, 2, 3, 4))


def test_what_was_told_shortly_before_counts_with_the_burst():
    past = Past(alerts=(NOON - timedelta(minutes=9), NOON - timedelta(minutes=5)))
    assert decide(alerts(2), past).digests[0].ids == (1, 2)
    older = Past(alerts=(NOON - timedelta(minutes=11), NOON - timedelta(minutes=10)))
    assert decide(alerts(2), older).digests == ()


def test_one_too_many_waits_for_company_until_the_ten_minutes_are_over():
    first = NOON - timedelta(minutes=4)
    past = Past(alerts=(first, NOON, NOON))
    assert decide(alerts(1), past).held == {1: Hold(first + BURST_WITHIN, Reason.BURST)}


def test_after_a_burst_the_next_ones_wait_and_then_come_together():
    burst = NOON - timedelta(minutes=2)
    past = Past(bursts=(burst,))
    decided = decide(alerts(2), past)
    assert set(decided.held.values()) == {Hold(burst + BURST_WITHIN, Reason.BURST)}
    later = decide(alerts(2, held_for=Reason.BURST), past, now=burst + BURST_WITHIN)
    assert [digest.kind for digest in later.digests] == [DigestKind.HELD]
    assert decide(alerts(1, held_for=Reason.BURST), past, now=burst + BURST_WITHIN).digests == ()


@pytest.mark.parametrize(
    ("zone", "digest", "expected"),
    [
        ("UTC", "daily", datetime(2026, 3, 5, 8, tzinfo=UTC)),
        ("America/Los_Angeles", "daily", datetime(2026, 3, 4, 16, tzinfo=UTC)),
        ("Asia/Shanghai", "daily", datetime(2026, 3, 5, 0, tzinfo=UTC)),
        ("UTC", "weekly", datetime(2026, 3, 9, 8, tzinfo=UTC)),
        ("America/New_York", "weekly", datetime(2026, 3, 9, 12, tzinfo=UTC)),  # summer time has begun
    ],
)
def test_digests_go_out_in_the_readers_own_morning(zone, digest, expected):
    assert next_digest(NOON, digest, zone, EIGHT) == expected
    (hold,) = decide(alerts(1, digest=digest, zone=zone)).held.values()
    assert hold == Hold(expected, Reason.DIGEST)


def test_a_daily_digest_comes_even_of_one_contact_and_late():
    late = NOON + timedelta(days=1)
    (digest,) = decide(alerts(1, digest="daily", held_for=Reason.DIGEST), now=late).digests
    assert (digest.kind, digest.end) == (DigestKind.DAILY, datetime(2026, 3, 5, 8, tzinfo=UTC))


def test_wishes_of_one_channel_are_kept_apart():
    late = NOON + timedelta(days=8)
    waiting = [*alerts(2, digest="daily"), *alerts(2, 3, digest="weekly"), *alerts(1, 5)]
    digests = decide(waiting, now=late).digests
    assert [(digest.kind, digest.ids) for digest in digests] == [
        (DigestKind.DAILY, (1, 2)),
        (DigestKind.WEEKLY, (3, 4)),
    ]


@pytest.mark.parametrize(
    ("moment", "end"),
    [
        (datetime(2026, 1, 5, 4, tzinfo=UTC), datetime(2026, 1, 5, 12, tzinfo=UTC)),  # 23:00, before midnight
        (datetime(2026, 1, 5, 9, tzinfo=UTC), datetime(2026, 1, 5, 12, tzinfo=UTC)),  # 04:00, after it
        (datetime(2026, 1, 5, 12, tzinfo=UTC), datetime(2026, 1, 5, 12, tzinfo=UTC)),  # 07:00: over
        (
            datetime(2026, 3, 8, 5, tzinfo=UTC),
            datetime(2026, 3, 8, 11, tzinfo=UTC),
        ),  # a night an hour shorter
    ],
)
def test_quiet_hours_end_by_the_clock_of_their_zone(moment, end):
    assert NIGHT.end_after(moment) == end


def test_quiet_hours_within_a_day():
    siesta = QuietSpan(time(13), time(15))
    assert siesta.end_after(NOON) == NOON
    assert siesta.end_after(NOON + timedelta(hours=1)) == NOON + timedelta(hours=3)


def test_quiet_hours_hold_news_of_either_kind_but_of_leaders():
    night = datetime(2026, 3, 5, 5, tzinfo=UTC)
    leader, minister = alerts(1, level=Level.LEADER), alerts(1, 2, level=Level.MINISTER)
    news = Waiting(3, "older", False, night, level=Level.MINISTER)
    decided = decide([*leader, *minister, news], pace=Pace(quiet_hours=NIGHT), now=night)
    morning = Hold(datetime(2026, 3, 5, 12, tzinfo=UTC), Reason.QUIET_HOURS)
    assert decided.held == {2: morning, 3: morning}


def test_a_digest_that_falls_in_the_quiet_hours_waits_for_their_end():
    pace = Pace(digest_at=time(6), quiet_hours=QuietSpan(time(22), time(7)))
    six = datetime(2026, 3, 5, 6, tzinfo=UTC)
    waiting = alerts(1, digest="daily", level=Level.LEADER)
    assert decide(waiting, pace=pace, now=six).held[1].until == six + timedelta(hours=1)


def test_beyond_the_daily_cap_alerts_wait_for_the_next_morning():
    past = Past(alerts=tuple(NOON - timedelta(hours=n) for n in range(1, 6)))
    decided = decide(alerts(3), past)
    morning = Hold(datetime(2026, 3, 5, 8, tzinfo=UTC), Reason.DAILY_CAP)
    assert decided.held == {2: morning, 3: morning}
    yesterday = Past(alerts=tuple(NOON - timedelta(hours=13) for _ in range(6)))
    assert decide(alerts(3), yesterday).held == {}


def test_what_the_cap_held_comes_the_next_morning_however_full_that_is():
    morning = datetime(2026, 3, 5, 8, tzinfo=UTC)
    past = Past(alerts=tuple(morning - timedelta(hours=2) for _ in range(9)))
    (digest,) = decide(alerts(2, held_for=Reason.DAILY_CAP), past, now=morning).digests
    assert digest.ids == (1, 2)


def test_news_on_a_story_never_comes_before_it():
    reply = Waiting(9, "story-1", False, NOON)
    decided = decide([*alerts(1, digest="daily"), reply])
    assert decided.held[9] == Hold(decided.held[1].until, Reason.ITS_ALERT)
    until = NOON + timedelta(hours=3)
    assert decide([reply], held={"story-1": until}).held == {9: Hold(until, Reason.ITS_ALERT)}
    assert decide([Waiting(9, "another", False, NOON)], held={"story-1": until}).held == {}


_moments = st.integers(0, 365 * 24 * 60).map(lambda minute: NOON + timedelta(minutes=minute))
_waiting = st.builds(
    Waiting,
    id=st.integers(1, 40),
    story_id=st.sampled_from(["a", "b", "c"]),
    is_alert=st.booleans(),
    queued=_moments,
    digest=st.sampled_from(["instant", "daily", "weekly"]),
    zone=st.sampled_from(["UTC", "America/New_York", "Asia/Shanghai"]),
    level=st.sampled_from([None, *Level]),
    held_for=st.sampled_from([None, *Reason]),
)


@given(
    st.lists(_waiting, max_size=20, unique_by=lambda message: message.id),
    st.lists(_moments, max_size=8).map(lambda times: Past(tuple(times), tuple(times[:2]))),
    st.sampled_from([PACE, Pace(quiet_hours=NIGHT), Pace(burst_limit=1, daily_cap=1, quiet_hours=NIGHT)]),
    _moments,
)
def test_each_message_has_one_fate_and_every_wait_an_end(waiting, past, pace, now):
    earlier = Past(*(tuple(at for at in times if at <= now) for times in (past.alerts, past.bursts)))
    waiting = [replace(message, queued=min(message.queued, now)) for message in waiting]
    decided = plan(waiting, {}, earlier, pace, now)
    gathered = [message for digest in decided.digests for message in digest.ids]
    assert len(gathered) == len(set(gathered))
    assert not set(gathered) & decided.held.keys()
    assert set(gathered) | decided.held.keys() <= {message.id for message in waiting}
    assert all(now < hold.until for hold in decided.held.values())
    assert all(digest.start <= digest.end for digest in decided.digests)
