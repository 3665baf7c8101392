"""Two processes deliver from one database: together they post everything once, and in order."""

import multiprocessing
from datetime import UTC, datetime, timedelta
from threading import Event

from bot.core.knowledge import Knowledge
from bot.services.deliver import NOTHING, Deliverer, Terms
from bot.slack.render import SlackRenderer
from bot.slack.sender import SlackMessenger, web_client
from bot.store.outbox import OPEN, State
from bot.store.store import Store
from tests.contract.test_delivery_kill_points import CHANNELS, queue
from tests.loopback_slack import Answer, Fault, LoopbackSlack

ALERTS = 20


def deliver(address, token, url, line):
    """The life of a process: it waits for its start, and tells in the end how many messages it sent."""
    store = Store.at(address)
    deliverer = Deliverer(
        store,
        SlackMessenger(web_client(token, url)),
        SlackRenderer(Knowledge()),
        clock=lambda: datetime.now(UTC),
        jitter=lambda: 0.5,
        terms=Terms(pace=timedelta(milliseconds=30), settle=timedelta(milliseconds=200)),
    )
    line.send("ready")
    line.recv()
    done = NOTHING
    while True:
        done += deliverer.drain_all(Event().wait)
        with store.read() as tx:
            if not tx.outbox.messages(*OPEN):
                break
        Event().wait(0.01)
    line.send(done.sent)


def test_two_processes_share_the_work_and_repeat_nothing(store, migrated_address):
    """With lost answers on top; on SQLite the second waits for its turn to write."""
    ids = [f"story-{number:03d}" for number in range(ALERTS)]
    queue(store, ids)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])
    with LoopbackSlack() as slack:
        for channel in CHANNELS:
            slack.workspace.add_channel(channel)
        slack.faults.add(Fault(Answer.DROP, records=True, every=7))
        lines, workers = [], []
        for _ in range(2):
            line, other_end = processes.Pipe()
            worker = processes.Process(
                target=deliver, args=(migrated_address, slack.token, slack.api_url, other_end)
            )
            worker.start()
            lines.append(line)
            workers.append(worker)
        assert [line.recv() for line in lines] == ["ready", "ready"]
        for line in lines:
            line.send("go")
        sent = [line.recv() for line in lines]
        for worker in workers:
            worker.join(60)
        shown = {channel: slack.workspace.messages(channel) for channel in CHANNELS}
    for messages in shown.values():
        assert [message["metadata"]["event_payload"]["story_id"] for message in messages] == ids
    assert sum(sent) == ALERTS * len(CHANNELS)
    assert min(sent) > 0
    with store.read() as tx:
        assert tx.outbox.counts() == {State.SENT: ALERTS * len(CHANNELS)}
    print(f"\nthe two processes sent {sent[0]} and {sent[1]} of {sum(sent)} messages")
