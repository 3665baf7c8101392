"""SIGKILL at random moments: every contact stands once in every channel, and in order.

A small run is part of every test run. The full one, which prints its figures:

    .venv/bin/python -m pytest tests/contract/test_delivery_kill_points.py --kills 300 --alerts 100 -s
"""

import multiprocessing
import random
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest

from bot.core.knowledge import Knowledge
from bot.core.routing import Delivery, DeliveryKind
from bot.services.deliver import Deliverer, Terms
from bot.slack.render import SlackRenderer
from bot.slack.sender import SlackMessenger, web_client
from bot.store.outbox import State
from bot.store.store import Store
from tests.loopback_slack import Answer, Fault, LoopbackSlack
from tests.story_samples import SCHEDULED

CHANNELS = ("C1", "C2", "C3")
PACE = timedelta(milliseconds=200)
LATENESS = 0.05
"""Seconds from a post's record to its answer: long enough for many a kill to fall in between."""


def deliver(address, token, url, begun):
    """The life of a process."""
    terms = Terms(pace=PACE, settle=timedelta(milliseconds=200))
    deliverer = Deliverer(
        Store.at(address),
        SlackMessenger(web_client(token, url)),
        SlackRenderer(Knowledge()),
        clock=lambda: datetime.now(UTC),
        jitter=lambda: 0.5,
        terms=terms,
    )
    begun.send(True)
    deliverer.drain_all(Event().wait)


@pytest.mark.timeout(1800)
def test_every_contact_stands_once_and_in_order_whenever_the_process_is_killed(
    store, migrated_address, kills, alerts
):
    chance = random.Random(20)
    ids = [f"story-{number:03d}" for number in range(alerts)]
    queue(store, ids)
    with LoopbackSlack() as slack:
        for channel in CHANNELS:
            slack.workspace.add_channel(channel)
        slack.faults.add(Fault(Answer.LATE, LATENESS))
        begun = time.monotonic()
        struck = [live_and_die(migrated_address, slack, chance) for _ in range(kills)]
        with store.read() as tx:
            left = alerts * len(CHANNELS) - tx.outbox.counts().get(State.SENT, 0)
        live_and_die(migrated_address, slack, None)
        shown = {channel: slack.workspace.messages(channel) for channel in CHANNELS}
        posts, lookups = map(calls_of(slack), ("chat.postMessage", "conversations.history"))
    for messages in shown.values():
        assert [message["metadata"]["event_payload"]["story_id"] for message in messages] == ids
    with store.read() as tx:
        assert tx.outbox.counts() == {State.SENT: alerts * len(CHANNELS)}
    print(
        f"\n{sum(struck)} of {kills} kills struck a process at work, {left} messages left after the last; "
        f"{posts} posts and {lookups} lookups; {sum(map(len, shown.values()))} messages stand, "
        f"each once and in order; {time.monotonic() - begun:.0f} s"
    )


def calls_of(slack):
    return lambda method: len(slack.workspace.calls_of(method))


def queue(store, ids):
    with store.begin() as tx:
        for name in ids:
            tx.stories.save(replace(SCHEDULED, id=name), None, datetime.now(UTC))
            for channel in CHANNELS:
                alert = Delivery(channel, name, f"{name}:alert", DeliveryKind.ALERT)
                tx.outbox.add(alert, datetime.now(UTC))


def live_and_die(address, slack, chance):
    """A process delivers until it is killed, or (None) until all is done; whether it was killed at work.

    The moment lies by chance around one of its first calls, however slow the machine is.
    """
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    begun, begins = processes.Pipe(duplex=False)
    calls = len(slack.workspace.calls)
    worker = processes.Process(target=deliver, args=(address, slack.token, slack.api_url, begins))
    worker.start()
    assert begun.poll(60)
    if chance is None:
        worker.join(300)
    else:
        awaited = calls + chance.randrange(6)
        while len(slack.workspace.calls) < awaited and worker.is_alive():
            worker.join(0.002)
        worker.join(chance.uniform(0, 2 * LATENESS))
    was_at_work = worker.is_alive()
    worker.kill()
    worker.join()
    assert was_at_work or worker.exitcode == 0
    return was_at_work
