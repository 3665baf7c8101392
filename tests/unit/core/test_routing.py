"""Who hears of a story, and which clause held it back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.model import ChangeKind, Level, Mode, Status, StoryChange, Subscription, Track
from bot.core.routing import PASSED, DeliveryKind, ask, plan
from bot.core.stories import Placement
from tests.story_samples import HELD

NOW = datetime(2025, 9, 10, 8, tzinfo=UTC)
CONTACT = replace(HELD.contact, score=0.9)
FIRST = StoryChange(ChangeKind.FIRST_REPORT, "item-0")
CANCELLED = StoryChange(ChangeKind.STATUS, "item-1", "scheduled", "cancelled")
READOUT = StoryChange(ChangeKind.US_READOUT, "item-2")


def clause(**wanted):
    return ask(Subscription("C1", **wanted), CONTACT, "en", NOW).clause


def test_without_filters_everything_passes():
    assert clause() == PASSED


@pytest.mark.parametrize(
    ("wanted", "passes"),
    [
        ({"tracks": frozenset({Track.DEFENSE})}, True),
        ({"tracks": frozenset({Track.DIPLOMATIC})}, False),
        ({"levels": frozenset({Level.MINISTER, Level.LEADER})}, True),
        ({"levels": frozenset({Level.WORKING})}, False),
        ({"statuses": frozenset({Status.HELD})}, True),
        ({"statuses": frozenset({Status.SCHEDULED})}, False),
        ({"modes": frozenset({Mode.VIDEO})}, True),
        ({"modes": frozenset({Mode.PHONE})}, False),
        ({"actors": frozenset({"dong-jun", "wang-yi"})}, True),
        ({"actors": frozenset({"wang-yi"})}, False),
        ({"topics": frozenset({"taiwan"})}, True),
        ({"topics": frozenset({"climate"})}, False),
        ({"langs": frozenset({"en"})}, True),
        ({"langs": frozenset({"zh"})}, False),
        ({"min_score": 0.9}, True),
        ({"min_score": 0.95}, False),
        ({"muted_until": NOW}, True),
    ],
)
def test_each_filter_passes_its_own_and_names_itself_otherwise(wanted, passes):
    assert clause(**wanted) == (PASSED if passes else next(iter(wanted)))


def test_a_mute_holds_everything_back_while_it_lasts():
    assert clause(muted_until=NOW + timedelta(seconds=1)) == "muted"


def planned(changes, subscriptions, told=()):
    story = replace(HELD, contact=CONTACT, history=(FIRST, *changes) if FIRST not in changes else changes)
    return plan(Placement(story, None, tuple(changes)), subscriptions, set(told), "en", NOW)


def test_a_channel_with_two_matching_subscriptions_hears_once_and_at_once():
    (only,) = planned((FIRST,), [Subscription("C1", digest="weekly"), Subscription("C1")])
    assert (only.kind, only.digest) == (DeliveryKind.ALERT, "instant")


def test_a_channel_that_was_told_hears_each_change_in_its_thread():
    replies = planned((CANCELLED, READOUT), [Subscription("C1")], told=["C1"])
    assert [(reply.kind, reply.change) for reply in replies] == [
        (DeliveryKind.REPLY, CANCELLED),
        (DeliveryKind.REPLY, READOUT),
    ]
    assert len({reply.alert_key for reply in replies}) == 2


def test_a_change_keeps_its_key_when_it_is_planned_again():
    again = planned((CANCELLED,), [Subscription("C1")], told=["C1"])
    assert planned((CANCELLED,), [Subscription("C1")], told=["C1"]) == again


def test_what_a_channel_was_told_it_hears_to_the_end_unless_it_mutes():
    only_scheduled = Subscription("C1", statuses=frozenset({Status.SCHEDULED}))
    muted = replace(only_scheduled, muted_until=NOW + timedelta(hours=1))
    assert len(planned((CANCELLED,), [only_scheduled], told=["C1"])) == 1
    assert planned((CANCELLED,), [muted], told=["C1"]) == ()


def test_a_story_that_only_now_passes_a_filter_comes_whole():
    (alert,) = planned((CANCELLED,), [Subscription("C1", statuses=frozenset({Status.HELD}))])
    assert (alert.kind, alert.change) == (DeliveryKind.ALERT, None)


def test_one_more_source_is_no_news_for_who_was_told():
    assert planned((), [Subscription("C1")], told=["C1"]) == ()


def test_a_channel_without_a_subscription_hears_nothing_more():
    assert planned((CANCELLED,), [], told=["C1"]) == ()
