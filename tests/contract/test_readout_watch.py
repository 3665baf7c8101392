"""A readout that does not come is noted once, in the threads of those who know of the contact."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.model import ChangeKind, Level, Status, Subscription
from bot.core.routing import Delivery, DeliveryKind
from bot.services.readout_watch import Patience, note_missing
from tests.story_samples import BOTH_READOUTS, FIRST, HELD

PATIENCE = Patience(after=timedelta(hours=12), until=timedelta(hours=48))
LATER = FIRST + timedelta(hours=13)


@pytest.fixture
def record(store):
    """Records a story that channel C1 has been told of."""

    def save(story, told=True):
        with store.begin() as tx:
            tx.subscriptions.sync([Subscription("C1"), Subscription("C2")], FIRST)
            tx.stories.save(story, None, FIRST)
            if told:
                tx.outbox.add(Delivery("C1", story.id, f"{story.id}:alert", DeliveryKind.ALERT), FIRST)
                (message,) = tx.outbox.messages()
                tx.outbox.mark_sent(message, "1.0", FIRST)

    return save


def replies(store):
    with store.read() as tx:
        return [(m.channel, m.change.kind, m.change.after) for m in tx.outbox.messages() if m.change]


def test_it_is_noted_once_where_the_contact_is_known(store, record):
    record(HELD)  # has a US readout
    assert note_missing(store, PATIENCE, FIRST + timedelta(hours=11)) == 0
    assert note_missing(store, PATIENCE, LATER) == 1
    assert note_missing(store, PATIENCE, LATER + timedelta(hours=1)) == 0
    assert replies(store) == [("C1", ChangeKind.NO_READOUT, "china")]
    with store.read() as tx:
        assert tx.stories.get(HELD.id).history[-1].kind is ChangeKind.NO_READOUT


@pytest.mark.parametrize(
    "story",
    [
        BOTH_READOUTS,
        replace(HELD, contact=replace(HELD.contact, status=Status.SCHEDULED)),
        replace(HELD, contact=replace(HELD.contact, level=Level.WORKING)),
    ],
    ids=["both came", "not held", "of a rank that is seldom read out"],
)
def test_nothing_is_missed_where_nothing_is_due(store, record, story):
    record(story)
    assert note_missing(store, PATIENCE, LATER) == 0
    assert replies(store) == []


def test_old_contacts_are_not_gone_through_on_a_first_start(store, record):
    record(HELD)
    assert note_missing(store, PATIENCE, FIRST + timedelta(days=3)) == 0


def test_nobody_hears_of_a_contact_first_by_what_is_missing(store, record):
    record(HELD, told=False)
    note_missing(store, PATIENCE, LATER)
    assert replies(store) == []
