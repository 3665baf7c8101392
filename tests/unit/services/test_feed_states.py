"""What each kind of poll teaches about a feed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.feed import Feed, Health
from bot.core.model import FeedKind, Item
from bot.feeds.model import FailureKind, FetchResult, FetchStatus, Reading
from bot.services.feed_states import LONGEST_WAIT, Pace, Poll, next_state

NOW = datetime(2026, 2, 1, 12, tzinfo=UTC)
URL = "https://feed.example/rss"
FEED = Feed("f", "F", URL, "F", "US", "en", FeedKind.WIRE)
PACE = Pace(timedelta(minutes=10), jitter=0.5)
ITEMS = tuple(Item(str(n), "t", published=NOW - timedelta(hours=n)) for n in range(1, 4))


def result(status=FetchStatus.FRESH, **more):
    return FetchResult("f", status, URL, **more)


def after(poll, state=None, feed=FEED):
    return next_state(feed, state, poll, NOW, PACE)


GOOD = after(Poll(result(etag='"1"', last_modified="yesterday", body_hash="h"), Reading(items=ITEMS)))
FAILED = Poll(result(FetchStatus.FAILED, failure=FailureKind.TIMEOUT, reason="no answer"))


def test_a_good_body_gives_validators_and_times():
    assert (GOOD.etag, GOOD.last_modified, GOOD.body_hash) == ('"1"', "yesterday", "h")
    assert (GOOD.items, GOOD.dated, GOOD.newest_item) == (3, 3, NOW - timedelta(hours=1))
    assert (GOOD.health, GOOD.last_ok, GOOD.next_due) == (Health.OK, NOW, NOW + timedelta(minutes=10))
    assert GOOD.item_gap == timedelta(hours=1)


@pytest.mark.parametrize("status", [FetchStatus.NOT_MODIFIED, FetchStatus.UNCHANGED])
def test_an_unchanged_body_keeps_what_is_known(status):
    state = after(Poll(result(status)), GOOD)
    assert (state.etag, state.items, state.last_changed) == (GOOD.etag, 3, GOOD.last_changed)


def test_a_failure_is_counted_told_and_waited_out():
    state = after(FAILED, GOOD)
    assert (state.failures, state.failing_since, state.last_error) == (1, NOW, "no answer")
    assert (state.error_kind, state.health) == ("timeout", Health.FAILING)
    assert (state.etag, state.body_hash) == ("", "")
    worse = after(FAILED, state)
    assert worse.next_due > state.next_due
    assert after(FAILED, replace(worse, failures=500)).next_due <= NOW + LONGEST_WAIT * 1.1


def test_a_good_body_ends_a_failure():
    state = after(Poll(result(), Reading(items=ITEMS)), after(FAILED, GOOD))
    assert (state.failures, state.failing_since, state.last_error, state.health) == (0, None, "", Health.OK)


def test_a_body_that_is_no_feed_is_a_failure_and_its_validators_are_not_kept():
    reading = Reading(failure=FailureKind.NOT_A_FEED, reason="a web page")
    state = after(Poll(result(etag='"bad"', moved_to="https://elsewhere.example/"), reading), GOOD)
    assert (state.etag, state.moved_to, state.error_kind, state.last_error) == (
        *("", "", "not_a_feed", "a web page"),
    )


def test_a_feeds_own_pace_is_obeyed_as_given():
    quick = replace(FEED, poll_every=timedelta(seconds=1))
    poll = Poll(result(max_age=timedelta(hours=3)), Reading(items=ITEMS, wait=timedelta(hours=1)))
    assert after(poll, feed=quick).next_due == NOW + timedelta(seconds=1)


def test_a_publishers_wish_for_patience_is_heard_within_reason():
    poll = Poll(result(), Reading(items=ITEMS, wait=timedelta(hours=1)))
    assert after(poll).next_due == NOW + timedelta(hours=1)
    assert after(Poll(result(FetchStatus.NOT_MODIFIED)), after(poll)).next_due == NOW + timedelta(hours=1)
    endless = Poll(result(max_age=timedelta(days=400)), Reading(items=ITEMS))
    assert after(endless).next_due == NOW + LONGEST_WAIT


def test_retry_after_is_honoured():
    busy = Poll(
        result(
            FetchStatus.FAILED, failure=FailureKind.HTTP_STATUS, retry_after=timedelta(hours=2), reason="429"
        )
    )
    assert after(busy, GOOD).next_due == NOW + timedelta(hours=2)


@pytest.mark.parametrize(
    ("items", "health"),
    [
        ((), Health.EMPTY),
        ((Item("1", "t"),), Health.UNDATED),
        ((Item("1", "t", published=NOW - timedelta(days=90)),), Health.STALE),
        (ITEMS, Health.OK),
    ],
)
def test_health_says_what_may_be_missed(items, health):
    assert after(Poll(result(), Reading(items=items))).health is health


def test_refusals_and_farewells_are_told_apart():
    refused = Poll(result(FetchStatus.FAILED, failure=FailureKind.HTTP_STATUS, http_status=403, reason="403"))
    assert after(refused).health is Health.BLOCKED
    gone = after(Poll(result(FetchStatus.GONE, http_status=410)), GOOD)
    assert gone.health is Health.GONE
    assert gone.next_due >= NOW + timedelta(days=1)


def test_health_keeps_its_since_while_it_lasts():
    first = after(FAILED, GOOD)
    later = next_state(FEED, first, FAILED, NOW + timedelta(hours=1), PACE)
    assert later.health_since == first.health_since == NOW


def test_another_address_starts_anew_and_a_deferred_poll_changes_nothing():
    moved = replace(FEED, url="https://other.example/rss")
    assert after(Poll(result(FetchStatus.NOT_MODIFIED)), GOOD, moved).etag == ""
    assert after(Poll(result(FetchStatus.DEFERRED)), GOOD) == GOOD
