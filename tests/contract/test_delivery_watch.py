"""What operators hear of delivery: channels that refuse everything, messages given up; each once."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.core.knowledge import Knowledge
from bot.core.routing import Delivery, DeliveryKind
from bot.services.deliver import Deliverer
from bot.services.delivery_watch import DeliveryWatch
from bot.slack.render import SlackRenderer
from bot.slack.sender import SlackMessenger, web_client
from bot.store.outbox import DISMISSED
from tests.loopback_slack import Answer, Fault, LoopbackSlack
from tests.story_samples import DECLINED, HELD, SCHEDULED

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


class Desk:
    """Channel C1 for contacts, COPS for the operators."""

    def __init__(self, store, slack):
        self.store, self.slack, self.now = store, slack, START
        self.watch = DeliveryWatch(store, "COPS")

    def wait(self, seconds):
        self.now += timedelta(seconds=max(seconds, 0.001))
        return False

    def queue(self, story, channel="C1"):
        with self.store.begin() as tx:
            tx.stories.save(story, None, self.now)
            tx.outbox.add(Delivery(channel, story.id, f"{story.id}:alert", DeliveryKind.ALERT), self.now)

    def turn(self):
        """Delivers, watches, delivers what the watch had to say; the notices that stand by then."""
        messenger = SlackMessenger(web_client(self.slack.token, self.slack.api_url, timeout=2))
        deliverer = Deliverer(
            self.store, messenger, SlackRenderer(Knowledge()), clock=lambda: self.now, jitter=lambda: 0.5
        )
        deliverer.drain_all(self.wait)
        self.watch.run(self.now)
        deliverer.drain_all(self.wait)
        return [message["text"] for message in self.slack.workspace.messages("COPS")]


@pytest.fixture
def desk(sqlite_store):
    with LoopbackSlack() as slack:
        for channel in ("C1", "COPS"):
            slack.workspace.add_channel(channel)
        yield Desk(sqlite_store, slack)


def test_a_channel_that_refuses_everything_is_told_once_and_so_is_its_return(desk):
    desk.slack.faults.add(Fault(Answer.ERROR, "is_archived", channel="C1"))
    desk.queue(HELD)
    (notice,) = desk.turn()
    assert "C1: nothing can be posted, the reason is isˍarchived. 1 message waits." in notice
    desk.wait(3601)
    assert desk.turn() == [notice]
    desk.slack.faults.clear()
    desk.wait(3601)
    _, back = desk.turn()
    assert "C1: messages are taken again." in back


def test_a_new_start_is_not_taken_for_a_recovery(desk):
    desk.slack.faults.add(Fault(Answer.ERROR, "is_archived", channel="C1"))
    desk.queue(HELD)
    desk.turn()
    with desk.store.begin() as tx:
        tx.channels.reopen_all()
    assert desk.watch.run(desk.now) == 0


def test_messages_given_up_are_counted_with_their_reasons(desk):
    desk.slack.faults.add(Fault(Answer.ERROR, "msg_too_long", channel="C1"))
    desk.queue(HELD)
    desk.queue(SCHEDULED)
    (notice,) = desk.turn()
    assert "C1: 2 messages were given up: msgˍtooˍlong." in notice
    assert "deliveries retry" in notice
    desk.queue(DECLINED)
    _, again = desk.turn()
    assert "C1: 1 message was given up" in again


def test_what_people_withdrew_is_no_failure(desk):
    desk.queue(HELD)
    with desk.store.begin() as tx:
        tx.outbox.withdraw(HELD.id, DISMISSED)
    assert desk.turn() == []


def test_of_their_own_channel_operators_are_told_nothing_in_it(desk):
    desk.slack.faults.add(Fault(Answer.ERROR, "is_archived", channel="COPS", times=1))
    desk.queue(HELD, channel="COPS")
    assert desk.turn() == []
    with desk.store.read() as tx:
        assert [message.kind for message in tx.outbox.messages()] == [DeliveryKind.ALERT]
