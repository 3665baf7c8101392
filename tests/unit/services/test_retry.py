"""What follows from each outcome, without a database."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.services.ports import RateLimited, Refused, Scope, Unclear
from bot.services.retry import (
    LONGEST,
    MOST_ATTEMPTS,
    SHORTEST,
    Tries,
    after_lookup,
    after_missing,
    after_post,
    backoff,
)
from bot.store.outbox import State

NOW = datetime(2026, 2, 1, tzinfo=UTC)
FIRST = Tries(1, jitter=0.5)
FAILURES = st.one_of(
    st.builds(RateLimited, st.floats(1, 1e4), st.sampled_from(Scope)),
    st.builds(Refused, st.just("code"), st.booleans(), st.sampled_from(Scope)),
    st.builds(Unclear, st.just("timeout")),
)
TRIES = st.builds(Tries, st.integers(0, 50), st.integers(0, 50), st.floats(0, 1, exclude_max=True))


@given(FAILURES, TRIES)
def test_a_failed_lookup_never_allows_another_post(outcome, tries):
    step = after_lookup(outcome, tries, NOW)
    assert step.state in (State.UNCERTAIN, State.DEAD)
    assert (step.state is State.DEAD) <= step.reason.startswith("unclear_")


@given(FAILURES, TRIES)
def test_a_message_is_given_up_only_for_its_own_fault(outcome, tries):
    step = after_post(outcome, tries, NOW)
    own_fault = isinstance(outcome, Refused) and outcome.scope is Scope.MESSAGE
    assert (step.state is State.DEAD) <= own_fault
    assert step.reason


@given(FAILURES, TRIES)
def test_nothing_is_due_in_the_past_and_nothing_waits_for_ever(outcome, tries):
    for step in (after_post(outcome, tries, NOW), after_lookup(outcome, tries, NOW)):
        assert NOW <= step.due <= NOW + timedelta(hours=1)
        if step.closing:
            assert NOW < step.closing.until <= NOW + timedelta(hours=3)


@pytest.mark.parametrize("scope", [Scope.CHANNEL, Scope.WORKSPACE])
def test_retry_after_closes_what_it_was_said_of(scope):
    step = after_post(RateLimited(42, scope), FIRST, NOW)
    assert (step.state, step.closing.scope, step.closing.until) == (
        State.PENDING,
        scope,
        NOW + timedelta(seconds=42),
    )


def test_a_fault_that_a_person_must_mend_is_named():
    assert (
        after_post(Refused("is_archived", True, Scope.CHANNEL), FIRST, NOW).closing.blocked == "is_archived"
    )


def test_a_network_that_is_down_closes_longer_each_time():
    down = Refused("unreachable", False, Scope.WORKSPACE)
    first, later = (after_post(down, Tries(1, failures, 0.5), NOW).closing for failures in (0, 4))
    assert later.until > first.until
    assert later.failures == 5


def test_a_message_that_keeps_failing_is_given_up_in_the_end():
    again = Refused("odd_error", False, Scope.MESSAGE)
    assert after_post(again, Tries(MOST_ATTEMPTS - 1), NOW).state is State.PENDING
    assert after_post(again, Tries(MOST_ATTEMPTS), NOW).state is State.DEAD
    assert after_missing("http_500", Tries(MOST_ATTEMPTS), NOW).state is State.DEAD


def test_the_first_lost_post_is_repeated_at_once_when_it_is_known_to_be_lost():
    step = after_missing("timeout", FIRST, NOW)
    assert (step.state, step.due) == (State.PENDING, NOW)


@given(st.integers(-3, 10_000), st.floats(0, 1, exclude_max=True))
def test_backoff_stays_within_its_bounds(failures, jitter):
    wait = backoff(failures, jitter)
    assert wait == timedelta() if failures <= 0 else SHORTEST / 2 <= wait <= LONGEST * 1.5
