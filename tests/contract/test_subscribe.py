"""Subscriptions on both databases: who may change them, trials, mutes, the log."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count

import pytest

from bot import catalog
from bot.core.assess import assess
from bot.core.model import Status, Subscription, Track
from bot.services.queries import Queries
from bot.services.rights import Actor, Rights
from bot.services.subscribe import Refusal, Subscribing
from tests.contract.test_queries import CALL, KNOWLEDGE, MEETING, OFF, PLANNED, save

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
MEMBER, STRANGER, ADMIN = Actor("UMEMBER"), Actor("USTRANGER"), Actor("UADMIN")
DEFENSE = Subscription("C1", tracks=frozenset({Track.DEFENSE}))


class Members:
    def is_admin(self, user):
        return False

    def is_member(self, user, channel):
        return (user, channel) in {("UMEMBER", "C1"), ("UMEMBER", "C2")}


@pytest.fixture
def subscribing(store):
    numbers = count(1)
    queries = Queries(store, KNOWLEDGE, partial(assess, knowledge=KNOWLEDGE))
    return Subscribing(store, queries, Rights({"UADMIN"}, Members()), lambda: f"s{next(numbers)}")


def log(store):
    with store.read() as tx:
        return [(deed.actor, deed.action, deed.subject) for deed in tx.audit.latest(50)]


def test_a_member_makes_changes_and_removes(store, subscribing):
    made = subscribing.make(DEFENSE, MEMBER, NOW)
    changed = subscribing.change(replace(made, statuses=frozenset({Status.HELD})), MEMBER, NOW)
    assert subscribing.of_channel("C1") == [changed]
    assert subscribing.made_by("UMEMBER") == [changed]
    assert subscribing.remove(made.ref, MEMBER, NOW) == changed
    assert subscribing.of_channel("C1") == []
    assert [action for _, action, _ in log(store)] == ["unsubscribe", "change_subscription", "subscribe"]


def test_who_is_not_in_the_channel_changes_nothing(store, subscribing):
    made = subscribing.make(DEFENSE, MEMBER, NOW)
    save(store, CALL)
    before = log(store)
    refused = [
        subscribing.make(DEFENSE, STRANGER, NOW),
        subscribing.change(made, STRANGER, NOW),
        subscribing.remove(made.ref, STRANGER, NOW),
        subscribing.mute("C1", NOW + timedelta(hours=1), STRANGER, NOW),
        subscribing.mute_story("C1", "call", STRANGER, NOW),
        subscribing.change(replace(made, channel="C3"), MEMBER, NOW),
    ]
    assert set(refused) == {Refusal.NO_RIGHT}
    assert subscribing.of_channel("C1") == [made]
    assert log(store) == before


def test_an_admin_may_do_so_in_every_channel(subscribing):
    assert subscribing.make(replace(DEFENSE, channel="C9"), ADMIN, NOW).ref


def test_what_stands_in_the_configuration_is_changed_there(store, subscribing):
    with store.begin() as tx:
        tx.subscriptions.sync([DEFENSE], NOW)
    (known,) = subscribing.of_channel("C1")
    assert subscribing.remove(known.ref, MEMBER, NOW) is Refusal.FROM_CONFIG
    assert subscribing.change(known, MEMBER, NOW) is Refusal.FROM_CONFIG


def test_a_mute_ends_by_itself_or_by_hand_and_outlives_a_new_start(store, subscribing):
    with store.begin() as tx:
        tx.subscriptions.sync([DEFENSE], NOW)
    until = NOW + timedelta(days=1)
    assert [each.muted_until for each in subscribing.mute("C1", until, MEMBER, NOW)] == [until]
    with store.begin() as tx:
        tx.subscriptions.sync([DEFENSE], NOW)
    assert [each.muted_until for each in subscribing.of_channel("C1")] == [until]
    subscribing.mute("C1", None, MEMBER, NOW)
    assert [each.muted_until for each in subscribing.of_channel("C1")] == [None]
    assert subscribing.mute("C2", until, MEMBER, NOW) is Refusal.UNKNOWN


def test_a_story_is_muted_for_one_channel(store, subscribing):
    save(store, CALL)
    assert subscribing.mute_story("C1", "call", MEMBER, NOW) is None
    assert subscribing.mute_story("C1", "call", MEMBER, NOW) is None
    with store.read() as tx:
        assert tx.story_mutes.channels("call") == {"C1"}
    subscribing.mute_story("C1", "call", MEMBER, NOW, muted=False)
    assert [action for _, action, _ in log(store)] == ["unmute_story", "mute_story"]
    assert subscribing.mute_story("C1", "unknown", MEMBER, NOW) is Refusal.UNKNOWN


def test_a_trial_tells_what_would_have_come(store, subscribing):
    save(store, CALL, MEETING, OFF, PLANNED)
    trial = subscribing.try_out(replace(DEFENSE, muted_until=NOW + timedelta(days=9)), NOW)
    assert ([story.id for story in trial.wanted], trial.looked_at) == (["planned"], 2)
    everything = subscribing.try_out(Subscription("C1"), NOW, timedelta(days=365))
    assert [story.id for story in everything.wanted] == ["planned", "off", "meeting", "call"]


def test_the_catalog_has_the_people_of_these_tests():
    held = catalog.load().knowledge.holders(("Secretary of Defense",), None, date(2026, 3, 18))
    assert [person.id for person in held] == ["us_hegseth"]
