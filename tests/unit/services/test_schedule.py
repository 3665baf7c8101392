"""When feeds are polled: by their own rhythm, by what hosts ask for, and by what is in the news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.feed import Feed, FeedState
from bot.core.model import FeedKind
from bot.feeds.model import FailureKind, FetchResult, FetchStatus
from bot.services.schedule import LONGEST, SHORTEST, Pace, next_due

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
PACE = Pace(timedelta(minutes=10))
PRESS = Feed("f", "F", "https://feed.example/rss", "F", "US", "en", FeedKind.PRESS)
OFFICIAL = replace(PRESS, kind=FeedKind.OFFICIAL_CHINA)
ON_TIME = FeedState("f", PRESS.url, next_due=NOW)
UNCHANGED = FetchResult("f", FetchStatus.NOT_MODIFIED, PRESS.url)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def publishing(gap, newest=timedelta(), **more):
    return replace(ON_TIME, item_gap=gap, newest_item=NOW - newest, **more)


def wait(state=ON_TIME, feed=PRESS, result=UNCHANGED, pace=PACE):
    return next_due(feed, state, result, NOW, pace) - NOW


@pytest.mark.parametrize(
    ("gap", "expected"),
    [(MINUTE, MINUTE), (HOUR, 5 * MINUTE), (3 * HOUR, 15 * MINUTE), (DAY, HOUR), (30 * DAY, HOUR)],
)
def test_who_publishes_more_is_asked_more_often(gap, expected):
    assert wait(publishing(gap)) == expected


@pytest.mark.parametrize(("silent", "expected"), [(4 * DAY, 3 * HOUR), (90 * DAY, DAY)])
def test_a_feed_gone_quiet_is_asked_ever_more_rarely(silent, expected):
    assert wait(publishing(HOUR, silent)) == expected


def test_a_feed_of_which_nothing_is_known_gets_the_bots_pace():
    assert wait() == PACE.poll_every


def test_official_feeds_are_asked_more_often_and_hurry_while_a_contact_is_in_the_news():
    quiet = publishing(DAY, 20 * DAY, publisher_wait=HOUR)
    hurried = replace(PACE, hurry=True)
    assert wait(quiet, OFFICIAL) == 5 * MINUTE
    assert wait(quiet, OFFICIAL, pace=hurried) == 2 * MINUTE
    assert wait(publishing(DAY), PRESS, pace=hurried) == wait(publishing(DAY))


def test_a_publishers_wish_for_patience_is_heard_within_reason():
    assert wait(publishing(MINUTE, publisher_wait=HOUR)) == HOUR
    assert wait(publishing(MINUTE, publisher_wait=30 * DAY)) == 2 * HOUR


def test_hours_to_be_skipped_are_skipped():
    state = publishing(HOUR, skip_hours=frozenset({12, 13, 14}))
    assert wait(state) == 3 * HOUR
    assert wait(state, replace(PRESS, poll_every=MINUTE)) == MINUTE


@pytest.mark.parametrize("own", [timedelta(seconds=1), timedelta(days=7)])
def test_a_feeds_own_pace_is_obeyed_as_given(own):
    feed = replace(OFFICIAL, poll_every=own)
    state = publishing(HOUR, publisher_wait=HOUR)
    for jitter in (0, 0.99):
        assert wait(state, feed, pace=replace(PACE, jitter=jitter, hurry=True)) == own


def test_an_own_pace_keeps_its_beat_where_polls_come_a_little_late():
    feed = replace(PRESS, poll_every=10 * MINUTE)
    assert wait(replace(ON_TIME, next_due=NOW - MINUTE), feed) == 9 * MINUTE
    assert wait(replace(ON_TIME, next_due=NOW - DAY), feed) == 10 * MINUTE


def test_a_bot_that_is_to_be_quick_is_quick():
    assert wait(publishing(DAY, 400 * DAY), pace=Pace(timedelta(seconds=1))) == timedelta(seconds=1)


def failing(count):
    return publishing(HOUR, failures=count)


FAILED = FetchResult("f", FetchStatus.FAILED, PRESS.url, failure=FailureKind.TIMEOUT)


def test_failures_are_waited_out_longer_and_longer():
    waits = [wait(failing(count), result=FAILED) for count in (1, 2, 3, 500)]
    assert waits == sorted(waits)
    assert waits[0] <= 5 * MINUTE
    assert waits[-1] <= LONGEST
    assert wait(failing(500), OFFICIAL, FAILED) <= HOUR


@pytest.mark.parametrize("status", [FetchStatus.FAILED, FetchStatus.DEFERRED, FetchStatus.NOT_MODIFIED])
def test_retry_after_is_waited_for_by_every_feed(status):
    busy = replace(FAILED, status=status, retry_after=2 * HOUR)
    for feed in (PRESS, OFFICIAL, replace(PRESS, poll_every=timedelta(seconds=1))):
        assert wait(failing(int(status is FetchStatus.FAILED)), feed, busy) == 2 * HOUR


def test_a_feed_that_is_gone_is_asked_once_a_day():
    assert wait(failing(1), result=replace(FAILED, status=FetchStatus.GONE)) == DAY


def test_what_was_not_reached_is_due_again_soon():
    late = FetchResult("f", FetchStatus.DEFERRED, PRESS.url)
    assert wait(result=late) == MINUTE
    assert wait(feed=replace(PRESS, poll_every=timedelta(seconds=1)), result=late) == timedelta(seconds=1)


@pytest.mark.parametrize("was_due", [None, NOW - 8 * HOUR], ids=["first poll", "after hours of sleep"])
def test_feeds_that_are_polled_together_part_at_once(was_due):
    state = publishing(DAY, next_due=was_due) if was_due else replace(publishing(DAY), next_due=None)
    waits = [wait(state, pace=replace(PACE, jitter=number / 100)) for number in range(100)]
    assert max(waits) - min(waits) > HOUR / 3
    assert max(waits) <= HOUR


@given(
    gap=st.none() | st.timedeltas(timedelta(), timedelta(days=400)),
    newest=st.timedeltas(timedelta(days=-1), timedelta(days=4000)),
    wish=st.none() | st.timedeltas(timedelta(), timedelta(days=400)),
    skipped=st.frozensets(st.integers(0, 23), max_size=23),
    failures=st.integers(0, 10_000),
    jitter=st.floats(0, 1, exclude_max=True),
    feed=st.sampled_from([PRESS, OFFICIAL]),
    status=st.sampled_from([FetchStatus.FRESH, FetchStatus.FAILED, FetchStatus.DEFERRED]),
    hurry=st.booleans(),
)
def test_no_wait_is_shorter_or_longer_than_the_bounds(
    gap, newest, wish, skipped, failures, jitter, feed, status, hurry
):
    state = publishing(gap, newest, publisher_wait=wish, skip_hours=skipped, failures=failures)
    result = FetchResult("f", status, PRESS.url)
    waited = wait(state, feed, result, Pace(timedelta(minutes=10), jitter, hurry))
    assert SHORTEST * 0.9 <= waited <= LONGEST * 1.1 + DAY
