"""Feeds, subscriptions, channels and the audit log in both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.core.feed import Feed, FeedState, Health
from bot.core.model import FeedKind, Subscription, Track
from bot.services import owner
from bot.store.audit import Deed

NOW = datetime(2026, 2, 1, tzinfo=UTC)
ONE, TWO = (
    Feed(name, name.title(), f"https://{name}.example/rss", name, "US", "en", FeedKind.WIRE)
    for name in ("one", "two")
)


def due(store, now=NOW):
    with store.read() as tx:
        return [known.feed.id for known in tx.feeds.due(now)]


def test_feeds_of_the_configuration_come_and_go_and_keep_their_states(store):
    state = FeedState("one", ONE.url, etag='"x"', next_due=NOW)
    with store.begin() as tx:
        tx.feeds.sync([ONE, TWO])
        tx.feeds.save_states([state])
    with store.begin() as tx:
        tx.feeds.sync([TWO])
    assert due(store) == ["two"]
    with store.begin() as tx:
        tx.feeds.sync([replace(ONE, name="Renamed"), TWO])
        known = tx.feeds.get("one")
    assert (known.feed.name, known.state, known.enabled) == ("Renamed", state, True)


def test_feeds_that_people_added_are_not_the_configurations_to_remove(store):
    with store.begin() as tx:
        tx.feeds.put(ONE, "U123")
        tx.feeds.sync([TWO])
        assert [(known.feed.id, known.enabled) for known in tx.feeds.all()] == [("one", True), ("two", True)]


def test_a_feed_is_due_when_its_time_has_come_the_longest_overdue_first(store):
    with store.begin() as tx:
        tx.feeds.sync([ONE, TWO, replace(ONE, id="three"), replace(ONE, id="off", enabled=False)])
        tx.feeds.save_states(
            [
                FeedState("one", next_due=NOW - timedelta(minutes=1)),
                FeedState("two", next_due=NOW + timedelta(minutes=1), health=Health.STALE),
            ]
        )
    assert due(store) == ["three", "one"]
    assert due(store, NOW + timedelta(minutes=2)) == ["three", "one", "two"]


def test_subscriptions_of_the_configuration_are_replaced_others_stay(store):
    mine = Subscription("C9", tracks=frozenset({Track.DEFENSE}), ref="sub-1")
    with store.begin() as tx:
        tx.subscriptions.put(mine, "U123", NOW)
        tx.subscriptions.sync([Subscription("C1"), Subscription("C1", min_score=0.5)], NOW)
        tx.subscriptions.sync([Subscription("C2")], NOW)
        assert [subscription.channel for subscription in tx.subscriptions.all()] == ["C2", "C9"]
        (kept,) = tx.subscriptions.of_channel("C9")
        assert (kept, kept.ref) == (mine, "sub-1")
        assert tx.subscriptions.remove("sub-1")
        assert not tx.subscriptions.remove("sub-1")


def test_a_channel_is_one_owners_until_the_lease_ends_or_the_owner_is_known_to_be_gone(store):
    until = NOW + timedelta(minutes=1)
    with store.begin() as tx:
        assert tx.channels.lease("C1", "a", NOW, until, owner.is_gone)
        assert tx.channels.lease("C1", "a", NOW, until, owner.is_gone)
        assert not tx.channels.lease("C1", "b", NOW, until, lambda _name: False)
        assert tx.channels.lease("C1", "b", NOW, until, lambda name: name == "a")
        assert tx.channels.lease("C1", "a", until, until + timedelta(minutes=1), lambda _name: False)
        tx.channels.release("C1", "a")
        assert tx.channels.lease("C1", "b", until, until, lambda _name: False)


def test_closing_and_reopening_channels(store):
    with store.begin() as tx:
        tx.channels.keep_closed("C1", NOW, "is_archived", 3)
        assert (tx.channels.get("C1").blocked, tx.channels.get("C1").failures) == ("is_archived", 3)
        tx.channels.reopen_all()
        assert [(state.blocked, state.open_from) for state in tx.channels.all()] == [("", None)]


def test_deeds_are_kept_and_read_latest_first(store):
    with store.begin() as tx:
        for number in range(3):
            tx.audit.add(Deed(NOW + timedelta(minutes=number), "U1", "mute", f"story-{number}", "why\x00"))
        latest = tx.audit.latest(2)
    assert [deed.subject for deed in latest] == ["story-2", "story-1"]
    assert latest[0].detail == "why\ufffd"
