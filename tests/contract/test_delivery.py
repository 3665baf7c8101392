"""Delivery against a loopback Slack and both databases: once, in order, whatever fails."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from bot.core.knowledge import Knowledge
from bot.core.model import ChangeKind, StoryChange
from bot.core.routing import Delivery, DeliveryKind
from bot.services.deliver import Deliverer
from bot.services.retry import MOST_ATTEMPTS
from bot.slack.render import SlackRenderer
from bot.slack.sender import SlackMessenger, web_client
from bot.store.outbox import State
from tests.loopback_slack import Answer, Fault, LoopbackSlack, Workspace
from tests.loopback_slack.messages import remove
from tests.story_samples import HELD, SCHEDULED

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
STATUS_CHANGE = StoryChange(ChangeKind.STATUS, "item-9", "scheduled", "cancelled", "It was called off.")


class Clock:
    """A time that stands still until it is moved; waiting on it moves it."""

    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now

    def timestamp(self):
        return self.now.timestamp()

    def wait(self, seconds):
        self.now += timedelta(seconds=max(seconds, 0.001))
        return False


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def slack(clock):
    workspace = Workspace(clock=clock.timestamp, paced=True)
    for channel in ("C1", "C2"):
        workspace.add_channel(channel)
    with LoopbackSlack(workspace) as running:
        yield running


@pytest.fixture
def deliverer(store, slack, clock):
    messenger = SlackMessenger(web_client(slack.token, slack.api_url, timeout=2))
    return Deliverer(store, messenger, SlackRenderer(Knowledge()), clock=clock, jitter=lambda: 0.5)


_numbers = count(1)


def queue(store, clock, *, channel="C1", number=1, kind=DeliveryKind.ALERT, change=None, story=SCHEDULED):
    """Records `number` stories and queues a message on each; their ids, in order."""
    ids = []
    with store.begin() as tx:
        for _ in range(number):
            mine = replace(story, id=f"story-{next(_numbers):04d}")
            tx.stories.save(mine, None, clock.now)
            key = f"{mine.id}:alert" if kind is DeliveryKind.ALERT else f"{mine.id}:1"
            tx.outbox.add(Delivery(channel, mine.id, key, kind, change), clock.now)
            ids.append(mine.id)
    return ids


def reply(store, clock, story_id, change=STATUS_CHANGE, channel="C1"):
    with store.begin() as tx:
        key = f"{story_id}:{change.kind}"
        tx.outbox.add(Delivery(channel, story_id, key, DeliveryKind.REPLY, change), clock.now)


def posted(slack, channel="C1"):
    return [message["metadata"]["event_payload"]["story_id"] for message in slack.workspace.messages(channel)]


def states(store):
    with store.read() as tx:
        return [(message.state, message.reason) for message in tx.outbox.messages()]


def closed(store, channel="C1"):
    with store.read() as tx:
        return tx.channels.get(channel)


def test_messages_stand_in_order_one_a_second(store, slack, deliverer, clock):
    ids = queue(store, clock, number=4)
    done = deliverer.drain_all(clock.wait)
    assert posted(slack) == ids
    assert done.sent == 4
    assert clock.now - START >= timedelta(seconds=3)
    assert len(slack.workspace.calls_of("chat.postMessage")) == 4  # none was refused as too fast


def test_channels_do_not_wait_for_each_other(store, slack, deliverer, clock):
    first = queue(store, clock, number=2)
    second = queue(store, clock, number=2, channel="C2")
    slack.faults.add(Fault(Answer.LIMIT, 30, channel="C1", times=1))
    deliverer.drain_all(clock.wait)
    assert (posted(slack), posted(slack, "C2")) == ([], second)
    clock.wait(30)
    deliverer.drain_all(clock.wait)
    assert posted(slack) == first


def test_retry_after_is_honoured(store, slack, deliverer, clock):
    ids = queue(store, clock)
    slack.faults.add(Fault(Answer.LIMIT, 45, times=1))
    deliverer.drain_all(clock.wait)
    clock.wait(40)
    deliverer.drain_all(clock.wait)
    assert len(slack.workspace.calls_of("chat.postMessage")) == 1
    clock.wait(5)
    deliverer.drain_all(clock.wait)
    assert posted(slack) == ids


@pytest.mark.parametrize("answer", [Answer.DROP, Answer.GARBAGE])
def test_a_post_whose_answer_was_lost_is_found_and_not_repeated(store, slack, deliverer, clock, answer):
    ids = queue(store, clock, number=3)
    slack.faults.add(Fault(answer, records=True, every=2))
    deliverer.drain_all(clock.wait)
    assert posted(slack) == ids
    assert states(store) == [(State.SENT, "")] * 3


def test_a_post_that_never_arrived_is_sent_again(store, slack, deliverer, clock):
    ids = queue(store, clock, number=2)
    slack.faults.add(Fault(Answer.HTTP, 500, times=2))
    deliverer.drain_all(clock.wait)
    assert posted(slack) == ids


def test_while_the_history_cannot_be_read_nothing_is_posted_again(store, slack, deliverer, clock):
    ids = queue(store, clock)
    slack.faults.add(Fault(Answer.DROP, records=True, times=1))
    slack.faults.add(Fault(Answer.HTTP, 503, method="conversations.history", times=3))
    for _ in range(10):
        deliverer.drain_all(clock.wait)
        clock.wait(60)
    assert posted(slack) == ids
    assert len(slack.workspace.calls_of("chat.postMessage")) == 1


def test_a_message_that_slack_refuses_is_given_up_and_the_next_one_goes(store, slack, deliverer, clock):
    ids = queue(store, clock, number=2)
    slack.faults.add(Fault(Answer.ERROR, "msg_too_long", times=1))
    done = deliverer.drain_all(clock.wait)
    assert (done.sent, done.dead) == (1, 1)
    assert posted(slack) == ids[1:]
    assert states(store)[0] == (State.DEAD, "msg_too_long")


def test_a_message_given_up_can_be_tried_again(store, slack, deliverer, clock):
    ids = queue(store, clock)
    slack.faults.add(Fault(Answer.ERROR, "msg_too_long", times=1))
    deliverer.drain_all(clock.wait)
    with store.begin() as tx:
        (dead,) = tx.outbox.messages(State.DEAD)
        assert tx.outbox.retry_dead([dead.id], clock.now) == 1
    deliverer.drain_all(clock.wait)
    assert posted(slack) == ids


def test_a_message_that_fails_for_ever_is_given_up_in_the_end(store, slack, deliverer, clock):
    queue(store, clock, number=1)
    slack.faults.add(Fault(Answer.HTTP, 500, times=MOST_ATTEMPTS))
    for _ in range(60):
        deliverer.drain_all(clock.wait)
        clock.wait(600)
    assert states(store) == [(State.DEAD, "http_500")]
    assert posted(slack) == []


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "not_in_channel"])
def test_a_channel_that_refuses_everything_keeps_its_messages_and_says_why(
    store, slack, deliverer, clock, code
):
    ids = queue(store, clock, number=2)
    others = queue(store, clock, channel="C2")
    slack.faults.add(Fault(Answer.ERROR, code, channel="C1"))
    deliverer.drain_all(clock.wait)
    assert closed(store).blocked == code
    assert posted(slack, "C2") == others
    slack.faults.clear()
    clock.wait(3601)
    deliverer.drain_all(clock.wait)
    assert posted(slack) == ids
    assert closed(store).blocked == ""


def test_a_revoked_token_stops_every_channel_and_loses_nothing(store, slack, deliverer, clock):
    ids = queue(store, clock)
    others = queue(store, clock, channel="C2")
    slack.faults.add(Fault(Answer.ERROR, "token_revoked", times=2))
    deliverer.drain_all(clock.wait)
    assert closed(store, "*").blocked == "token_revoked"
    with store.begin() as tx:
        tx.channels.reopen_all()
    deliverer.drain_all(clock.wait)
    assert (posted(slack), posted(slack, "C2")) == (ids, others)


def test_a_reply_goes_to_the_thread_and_a_change_of_status_to_the_channel_too(store, slack, deliverer, clock):
    (story,) = queue(store, clock)
    readout = StoryChange(ChangeKind.US_READOUT, "item-8", evidence="The two spoke.")
    reply(store, clock, story)
    reply(store, clock, story, readout)
    deliverer.drain_all(clock.wait)
    parent, status, quiet = slack.workspace.messages("C1")
    assert parent.get("thread_ts", parent["ts"]) == parent["ts"]
    assert (status["thread_ts"], status["subtype"]) == (parent["ts"], "thread_broadcast")
    assert (quiet["thread_ts"], quiet.get("subtype")) == (parent["ts"], None)


def test_a_lost_answer_to_a_reply_is_looked_up_in_its_thread(store, slack, deliverer, clock):
    (story,) = queue(store, clock)
    deliverer.drain_all(clock.wait)
    reply(store, clock, story)
    slack.faults.add(Fault(Answer.DROP, records=True, times=1))
    deliverer.drain_all(clock.wait)
    assert posted(slack) == [story, story]
    assert states(store) == [(State.SENT, "")] * 2


def test_news_on_a_story_whose_message_was_deleted_becomes_its_new_message(store, slack, deliverer, clock):
    (story,) = queue(store, clock)
    deliverer.drain_all(clock.wait)
    remove(slack.workspace.channel("C1"), slack.workspace.messages("C1")[0]["ts"])
    reply(store, clock, story)
    deliverer.drain_all(clock.wait)
    (again,) = slack.workspace.messages("C1")
    assert again["metadata"]["event_payload"]["story_id"] == story
    with store.read() as tx:
        assert tx.threads.get("C1", story).ts == again["ts"]


def test_a_parent_is_renewed_once_in_a_cooldown(store, slack, deliverer, clock):
    (story,) = queue(store, clock)
    deliverer.drain_all(clock.wait)
    with store.begin() as tx:
        tx.stories.save(replace(HELD, id=story), tx.stories.get(story), clock.now)
        for _ in range(3):
            tx.threads.outdate(story, clock.now, timedelta(minutes=10))
    deliverer.drain_all(clock.wait)
    assert slack.workspace.calls_of("chat.update") == []
    clock.wait(600)
    assert deliverer.drain().renewed == 1
    clock.wait(600)
    assert deliverer.drain().renewed == 0
    (parent,) = slack.workspace.messages("C1")
    assert parent["metadata"]["event_payload"]["status"] == "held"
    assert "Hegseth" in parent["text"]


def test_a_process_that_died_at_its_post_is_found_out(store, slack, deliverer, clock):
    """The row stands in `sending`; whether the post arrived is asked before anything is sent."""
    ids = queue(store, clock, number=2)
    task = deliverer._claim("C1")
    deliverer._main.messenger.post(task.outgoing)  # ... and here the process dies
    next_life = Deliverer(
        store, deliverer._main.messenger, SlackRenderer(Knowledge()), clock=clock, jitter=lambda: 0.5
    )
    assert next_life.drain().sent == 0  # the lease of the dead still holds
    clock.wait(61)
    next_life.drain_all(clock.wait)
    assert posted(slack) == ids


def test_a_process_that_died_before_its_post_costs_nothing(store, slack, deliverer, clock):
    ids = queue(store, clock, number=2)
    deliverer._claim("C1")
    clock.wait(61)
    deliverer.drain_all(clock.wait)
    assert posted(slack) == ids


def test_two_deliverers_share_the_work_without_repeating_it(store, slack, deliverer, clock):
    ids, others = queue(store, clock, number=5), queue(store, clock, number=5, channel="C2")
    second = Deliverer(
        store, deliverer._main.messenger, SlackRenderer(Knowledge()), clock=clock, jitter=lambda: 0.5
    )
    for _ in range(20):
        deliverer.drain()
        second.drain()
        clock.wait(1)
    assert (posted(slack), posted(slack, "C2")) == (ids, others)


def test_a_message_whose_story_is_gone_is_given_up(store, slack, deliverer, clock):
    with store.begin() as tx:
        tx.outbox.add(Delivery("C1", "nowhere", "nowhere:alert", DeliveryKind.ALERT), clock.now)
    (story,) = queue(store, clock)
    deliverer.drain_all(clock.wait)
    assert states(store)[0] == (State.DEAD, "story_gone")
    assert posted(slack) == [story]


def test_a_key_is_queued_once_in_a_channel(store, clock):
    (story,) = queue(store, clock)
    with store.begin() as tx:
        again = Delivery("C1", story, f"{story}:alert", DeliveryKind.ALERT)
        assert not tx.outbox.add(again, clock.now)
        assert tx.outbox.add(replace(again, channel="C2"), clock.now)
        assert tx.outbox.told(story) == {"C1", "C2"}


def test_every_third_answer_lost_costs_no_message_and_doubles_none(store, slack, deliverer, clock):
    ids, others = queue(store, clock, number=20), queue(store, clock, number=20, channel="C2")
    slack.faults.add(Fault(Answer.DROP, records=True, every=3))
    deliverer.drain_all(clock.wait)
    assert (posted(slack), posted(slack, "C2")) == (ids, others)
    assert set(states(store)) == {(State.SENT, "")}


def test_where_history_may_not_be_read_a_lost_answer_ends_in_a_dead_letter_and_the_next_goes(
    store, slack, deliverer, clock
):
    ids = queue(store, clock, number=2)
    slack.faults.add(
        Fault(Answer.DROP, records=True, times=1),
        Fault(Answer.ERROR, "missing_scope", "conversations.history"),
    )
    deliverer.drain_all(clock.wait)
    assert posted(slack) == ids
    assert states(store)[0] == (State.DEAD, "unclear_missing_scope")
    slack.faults.clear()
    with store.begin() as tx:
        tx.outbox.retry_dead([tx.outbox.messages(State.DEAD)[0].id], clock.now)
    deliverer.drain_all(clock.wait)
    assert posted(slack) == ids
    assert states(store) == [(State.SENT, "")] * 2


def test_a_second_try_that_is_interrupted_is_given_its_time_too(store, slack, deliverer, clock):
    (story,) = queue(store, clock)
    slack.faults.add(Fault(Answer.HTTP, 500, times=1))
    deliverer.drain()
    clock.wait(60)
    deliverer.drain()  # looked up, and not there
    clock.wait(1)
    deliverer._claim("C1")  # ... and here the process dies, its second request under way
    with store.begin() as tx:
        tx.channels.release("C1", deliverer._name)
    clock.wait(1)
    deliverer.drain()
    assert len(slack.workspace.calls_of("conversations.history")) == 1
    clock.wait(5)
    deliverer.drain_all(clock.wait)
    assert posted(slack) == [story]
