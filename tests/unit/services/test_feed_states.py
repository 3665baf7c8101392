"""What each kind of poll teaches about a feed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.feed import Feed, Health
from bot.core.model import FeedKind, Item
from bot.feeds.model import FailureKind, FetchRequest, FetchResult, FetchStatus, Reading
from bot.services.feed_states import Poll, next_state
from bot.services.schedule import Pace

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
    assert (GOOD.health, GOOD.last_ok, GOOD.item_gap) == (Health.OK, NOW, timedelta(hours=1))


@pytest.mark.parametrize("status", [FetchStatus.NOT_MODIFIED, FetchStatus.UNCHANGED])
def test_an_unchanged_body_keeps_what_is_known(status):
    state = after(Poll(result(status)), GOOD)
    assert (state.etag, state.items, state.last_changed) == (GOOD.etag, 3, GOOD.last_changed)


def test_a_failure_is_counted_told_and_waited_out():
    state = after(FAILED, GOOD)
    assert (state.failures, state.failing_since, state.last_error) == (1, NOW, "no answer")
    assert (state.error_kind, state.health) == ("timeout", Health.FAILING)
    assert (state.etag, state.body_hash) == ("", "")


def test_a_good_body_ends_a_failure():
    state = after(Poll(result(), Reading(items=ITEMS)), after(FAILED, GOOD))
    assert (state.failures, state.failing_since, state.last_error, state.health) == (0, None, "", Health.OK)


def test_a_body_that_is_no_feed_is_a_failure_and_its_validators_are_not_kept():
    reading = Reading(failure=FailureKind.NOT_A_FEED, reason="a web page")
    state = after(Poll(result(etag='"bad"', moved_to="https://elsewhere.example/"), reading), GOOD)
    assert (state.etag, state.moved_to, state.error_kind, state.last_error) == (
        *("", "", "not_a_feed", "a web page"),
    )


def test_what_the_publisher_wishes_is_kept_while_nothing_changes():
    state = after(Poll(result(max_age=timedelta(hours=1)), Reading(items=ITEMS, wait=timedelta(minutes=30))))
    assert state.publisher_wait == timedelta(hours=1)
    assert after(Poll(result(FetchStatus.NOT_MODIFIED)), state).publisher_wait == timedelta(hours=1)


def test_time_that_no_body_told_of_is_noted():
    """After a failure the entries may not reach back to those of before."""
    late = tuple(replace(item, published=NOW + timedelta(hours=n)) for n, item in enumerate(ITEMS, start=5))
    failed = after(FAILED, GOOD)
    blind = after(Poll(result(), Reading(items=late)), failed)
    assert (blind.blind_from, blind.blind_until) == (GOOD.newest_item, NOW + timedelta(hours=5))
    whole = after(Poll(result(), Reading(items=(*late, *ITEMS))), failed)
    assert (whole.blind_from, whole.blind_until) == (None, None)


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
    assert (gone.error_kind, bool(gone.last_error)) == ("gone", True)


def test_health_keeps_its_since_while_it_lasts():
    first = after(FAILED, GOOD)
    later = next_state(FEED, first, FAILED, NOW + timedelta(hours=1), PACE)
    assert later.health_since == first.health_since == NOW


def test_a_304_is_no_cure():
    """The validators go with the failure, so that only a whole body can end it."""
    failed = after(FAILED, GOOD)
    assert FetchRequest.of(FEED, failed) == FetchRequest("f", URL)


@pytest.mark.parametrize(("gap", "health"), [(1, Health.STALE), (24 * 7, Health.OK), (24 * 60, Health.OK)])
def test_what_is_silence_depends_on_the_feed(gap, health):
    ages = [24 * 20 + gap * number for number in range(4)]
    items = tuple(Item(str(age), "t", published=NOW - timedelta(hours=age)) for age in ages)
    assert after(Poll(result(), Reading(items=items))).health is health


def test_another_address_starts_anew_and_a_deferred_poll_changes_nothing_but_the_time():
    moved = replace(FEED, url="https://other.example/rss")
    assert after(Poll(result(FetchStatus.NOT_MODIFIED)), GOOD, moved).etag == ""
    deferred = after(Poll(result(FetchStatus.DEFERRED)), GOOD)
    assert deferred.next_due > NOW
    assert replace(deferred, next_due=GOOD.next_due) == GOOD
