"""SIGKILL at random moments: every contact stands once in every channel, and in order."""

import multiprocessing
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event

from bot.core.knowledge import Knowledge
from bot.core.routing import Delivery, DeliveryKind
from bot.services.deliver import Deliverer, Terms
from bot.slack.render import SlackRenderer
from bot.slack.sender import SlackMessenger, web_client
from bot.store.outbox import State
from bot.store.store import Store
from tests.loopback_slack import LoopbackSlack
from tests.story_samples import SCHEDULED

CHANNELS = ("C1", "C2", "C3")
ALERTS = 20
KILLS = 12
LONGEST_LIFE = 0.8
"""Seconds from the start of a process to the latest kill; a post on loopback takes about a hundredth."""


def deliver(address, token, url):
    """The life of a process."""
    terms = Terms(pace=timedelta(milliseconds=40), settle=timedelta(milliseconds=200))
    deliverer = Deliverer(
        Store.at(address),
        SlackMessenger(web_client(token, url)),
        SlackRenderer(Knowledge()),
        clock=lambda: datetime.now(UTC),
        jitter=lambda: 0.5,
        terms=terms,
    )
    deliverer.drain_all(Event().wait)


def test_every_contact_stands_once_and_in_order_whenever_the_process_is_killed(store, migrated_address):
    chance = random.Random(20)
    ids = [f"story-{number:02d}" for number in range(ALERTS)]
    with store.begin() as tx:
        for name in ids:
            tx.stories.save(replace(SCHEDULED, id=name), None, datetime.now(UTC))
            for channel in CHANNELS:
                alert = Delivery(channel, name, f"{name}:alert", DeliveryKind.ALERT)
                tx.outbox.add(alert, datetime.now(UTC))
    with LoopbackSlack() as slack:
        for channel in CHANNELS:
            slack.workspace.add_channel(channel)
        for _ in range(KILLS):
            live_and_die(migrated_address, slack, chance.uniform(0, LONGEST_LIFE))
        live_and_die(migrated_address, slack, None)
        shown = {channel: slack.workspace.messages(channel) for channel in CHANNELS}
    for messages in shown.values():
        assert [message["metadata"]["event_payload"]["story_id"] for message in messages] == ids
    with store.read() as tx:
        assert tx.outbox.counts() == {State.SENT: ALERTS * len(CHANNELS)}


def live_and_die(address, slack, seconds):
    """A process delivers for so long, or (None) until all is done."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    worker = processes.Process(target=deliver, args=(address, slack.token, slack.api_url))
    worker.start()
    worker.join(60 if seconds is None else seconds)
    worker.kill()
    worker.join()
    assert seconds is not None or worker.exitcode == 0
