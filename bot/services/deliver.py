"""Delivery: messages leave the outbox in order, each exactly once, whatever fails in between.

    lease the channel ──> mark `sending` (committed) ──> post ──> record the outcome, free the channel

A process that dies after its post leaves the row in `sending`. Whoever serves the channel next looks the key
up in the channel's history before anything else; nothing but this module posts, and it never posts blindly.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot import metrics
from bot.core.model import Story
from bot.core.notice import Notice
from bot.core.pacing import Pace
from bot.core.routing import DeliveryKind
from bot.services import digest, owner, retry
from bot.services.digest import Pacer
from bot.services.ports import (
    Messenger,
    Missing,
    OutgoingMessage,
    Outlet,
    Receipt,
    Refused,
    Renderer,
    Scope,
    Sent,
)
from bot.services.retry import Step, Tries
from bot.store.channels import WORKSPACE
from bot.store.outbox import STORY_GONE, Message, State
from bot.store.store import Store, Transaction
from bot.store.threads import Thread

PARENT_GONE = frozenset({"parent_deleted", "thread_not_found", "message_not_found"})
"""Refusals that say that the message to reply to, or to renew, is no longer there."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Terms:
    """How messages may be sent.

    `pace` lies between two calls for one channel, `lease` outlasts any one call, `settle` is the time that a
    request of unknown fate gets before it is looked up. `drain_all` waits up to `patience` for a message.
    """

    pace: timedelta = timedelta(seconds=1)
    lease: timedelta = timedelta(seconds=60)
    settle: timedelta = retry.SETTLE
    patience: timedelta = timedelta(seconds=10)
    workers: int = 8


@dataclass(frozen=True, slots=True)
class Drained:
    """What was done: messages that now stand in their channel, given up, parents brought up to date."""

    sent: int = 0
    dead: int = 0
    renewed: int = 0

    def __add__(self, other: Drained) -> Drained:
        return Drained(self.sent + other.sent, self.dead + other.dead, self.renewed + other.renewed)


NOTHING = Drained()


@dataclass(frozen=True, slots=True)
class _Post:
    message: Message
    outgoing: OutgoingMessage
    story: Story | None
    tries: Tries


@dataclass(frozen=True, slots=True)
class _Lookup:
    message: Message
    tries: Tries


@dataclass(frozen=True, slots=True)
class _Renewal:
    thread: Thread
    outgoing: OutgoingMessage
    tries: Tries


_Task = _Post | _Lookup | _Renewal


class Deliverer:
    """Sends what is due. `clock` tells the time (aware), `jitter` spreads retries with numbers in [0, 1).

    `outlets` serve the channels that they are named by, messenger and renderer all others. Without a `pace`
    every message goes as soon as it may.
    """

    def __init__(
        self,
        store: Store,
        messenger: Messenger,
        renderer: Renderer,
        *,
        clock: Callable[[], datetime],
        jitter: Callable[[], float],
        terms: Terms | None = None,
        pace: Pace | None = None,
        outlets: Mapping[str, Outlet] | None = None,
    ) -> None:
        self._store = store
        self._main = Outlet(messenger, renderer)
        self._outlets = dict(outlets or {})
        self._clock = clock
        self._jitter = jitter
        self._terms = terms or Terms()
        self._pacer = Pacer(lambda channel: self._outlet(channel).renderer, pace)
        self._name = owner.new_name()

    def _outlet(self, channel: str) -> Outlet:
        return self._outlets.get(channel, self._main)

    def drain(self) -> Drained:
        """One round: each channel that may be served sends one message, or renews one, where any is due."""
        with self._store.read() as tx:
            channels = tx.outbox.channels_at_work(self._clock())
        if len(channels) < 2:
            return sum(map(self._serve, channels), NOTHING)
        with ThreadPoolExecutor(self._terms.workers, "deliver") as pool:  # a slow channel holds up no other
            return sum(pool.map(self._serve, channels), NOTHING)

    def drain_all(self, wait: Callable[[float], bool]) -> Drained:
        """Rounds until nothing can be sent soon. `wait` sleeps, and returns True to make an end."""
        done = NOTHING
        while True:
            last = self.drain()
            done += last
            with self._store.read() as tx:
                now = self._clock()
                times = tx.outbox.next_due(now), tx.threads.next_due(now)
                due = min((time for time in times if time), default=None)
            pause = (due - self._clock()) if due else self._terms.patience
            others_at_it = pause <= timedelta() and last == NOTHING
            if others_at_it or pause >= self._terms.patience or wait(max(pause.total_seconds(), 0)):
                return done

    def drain_channel(self, channel: str, wait: Callable[[float], bool]) -> Drained:
        """The messages of one channel, at its pace, until none can be sent; `wait` as in `drain_all`."""
        done = NOTHING
        while (last := self._serve(channel)) != NOTHING:
            done += last
            if wait(self._terms.pace.total_seconds()):
                break
        return done

    def _serve(self, channel: str) -> Drained:
        task = self._claim(channel)
        if task is None:
            return NOTHING
        if isinstance(task, _Post):
            return self._post(task)
        return self._look_up(task) if isinstance(task, _Lookup) else self._renew(task)

    def _claim(self, channel: str) -> _Task | None:
        """Takes the channel and says what to do there; None where it is another's, or nothing is due."""
        now = self._clock()
        with self._store.begin() as tx:
            if not tx.channels.lease(channel, self._name, now, now + self._terms.lease, owner.is_gone):
                return None
            task = self._next_task(tx, channel, now)
            if task is None:
                tx.channels.release(channel, self._name)
            return task

    def _next_task(self, tx: Transaction, channel: str, now: datetime) -> _Task | None:
        message = tx.outbox.head(channel)
        if message is None or message.is_untouched:
            self._pacer.apply(tx, channel, now)
            message = tx.outbox.head(channel)
        if message is not None and message.state is State.SENDING:  # its poster died: the lease is ours now
            message = replace(message, state=State.UNCERTAIN)
            tx.outbox.mark_waiting(message, message.state, message.due, "interrupted")
        failures = tx.channels.get(channel).failures
        if message is not None and message.due <= now:
            tries = Tries(message.attempts, failures, self._jitter())
            if message.state is State.UNCERTAIN:
                return _Lookup(message, tries)
            if message.notice is not None:
                return self._begin(tx, message, self._noticed(message, message.notice), None, tries)
            if message.kind.is_of_many:
                return self._begin(tx, message, digest.outgoing(tx, message), None, tries)
            story = tx.stories.get(message.story_id)
            if story is not None:
                parent = tx.threads.get(channel, story.id)
                return self._begin(tx, message, self._outgoing(message, story, parent), story, tries)
            tx.outbox.bury(message, STORY_GONE)
            return self._next_task(tx, channel, now)
        thread = tx.threads.due(channel, now)
        return self._renewal(tx, thread, Tries(0, failures, self._jitter())) if thread else None

    def _begin(
        self, tx: Transaction, message: Message, outgoing: OutgoingMessage, story: Story | None, tries: Tries
    ) -> _Post:
        """Notes that the post is about to begin."""
        now = self._clock()
        begun = replace(
            message,
            attempts=message.attempts + 1,
            thread_ts=outgoing.thread_ts or "",
            tried=message.tried or now,
            due=now + self._terms.settle,
        )
        tx.outbox.mark_sending(begun)
        return _Post(begun, outgoing, story, replace(tries, attempts=begun.attempts))

    def _noticed(self, message: Message, notice: Notice) -> OutgoingMessage:
        face = self._outlet(message.channel).renderer.notice(notice)
        return OutgoingMessage(message.channel, message.alert_key, "", "", face.text, face.blocks)

    def _outgoing(self, message: Message, story: Story, parent: Thread | None) -> OutgoingMessage:
        """A reply whose parent never came, or is gone, stands in the channel and becomes the parent."""
        change = message.change if message.kind is DeliveryKind.REPLY and parent else None
        renderer = self._outlet(message.channel).renderer
        if change is None:
            face = renderer.alert(story, mention=message.mention)
        else:
            face = renderer.reply(story, change, named=parent is not None and parent.shared)
        return OutgoingMessage(
            channel=message.channel,
            alert_key=message.alert_key,
            story_id=story.id,
            status=story.contact.status,
            text=face.text,
            blocks=face.blocks,
            thread_ts=parent.ts if parent and change else None,
            broadcast=change is not None and change.kind.is_of_status,
        )

    def _post(self, task: _Post) -> Drained:
        outcome = self._outlet(task.message.channel).messenger.post(task.outgoing)
        now = self._clock()
        if isinstance(outcome, Sent):
            return self._sent(task.message, outcome, now, task.story)
        if isinstance(outcome, Refused) and outcome.code in PARENT_GONE and task.message.thread_ts:
            return self._orphaned(task.message, now)
        step = retry.after_post(outcome, task.tries, now, self._terms.settle)
        return self._next(task.message, step, now)

    def _look_up(self, task: _Lookup) -> Drained:
        message = task.message
        since = message.tried or message.created
        messenger = self._outlet(message.channel).messenger
        found = messenger.find(message.channel, message.alert_key, since, message.thread_ts or None)
        now = self._clock()
        if isinstance(found, Sent):
            return self._sent(message, found, now)
        if isinstance(found, Missing):
            return self._next(message, retry.after_missing(message.reason, task.tries, now), now)
        return self._next(message, retry.after_lookup(found, task.tries, now), now)

    def _sent(self, message: Message, outcome: Sent, now: datetime, shown: Story | None = None) -> Drained:
        """Notes where it stands. A parent that shows something else than the story by now is renewed."""
        receipt = outcome.receipt
        with self._store.begin() as tx:
            tx.outbox.mark_sent(message, receipt.ts, now)
            if message.kind is DeliveryKind.DIGEST:
                _tell_together(tx, message, receipt, now)
            elif message.story_id and not message.thread_ts:
                is_outdated = shown != tx.stories.get(message.story_id)
                tx.threads.open(
                    Thread(
                        channel=message.channel,
                        story_id=message.story_id,
                        ts=receipt.ts,
                        posted_in=receipt.channel,
                        mention=message.mention,
                        refreshed=now,
                        refresh_due=now if is_outdated and receipt.editable else None,
                        shared=not receipt.editable,
                    )
                )
            self._free(tx, message.channel, now)
        metrics.SENT.inc()
        log.info("sent", channel=message.channel, key=message.alert_key, attempts=message.attempts)
        return Drained(sent=1)

    def _orphaned(self, message: Message, now: datetime) -> Drained:
        """The parent was deleted: it is forgotten, and the reply goes to the channel in its place."""
        with self._store.begin() as tx:
            tx.threads.close(message.channel, message.story_id)
            tx.outbox.mark_waiting(message, State.PENDING, now, digest.PARENT_GONE)
            self._free(tx, message.channel, now)
        log.warning("parent gone", channel=message.channel, key=message.alert_key)
        return NOTHING

    def _next(self, message: Message, step: Step, now: datetime) -> Drained:
        with self._store.begin() as tx:
            if step.state is State.DEAD:
                tx.outbox.bury(message, step.reason)
            else:
                tx.outbox.mark_waiting(message, step.state, step.due, step.reason)
            self._close(tx, message.channel, step, now)
        log.warning(
            "not sent", channel=message.channel, key=message.alert_key, state=step.state, reason=step.reason
        )
        if step.state is not State.DEAD:
            return NOTHING
        metrics.DEAD.inc()
        return Drained(dead=1)

    # Renewing parents: an edit may be repeated at will, so it needs no outbox of its own.

    def _renewal(self, tx: Transaction, thread: Thread, tries: Tries) -> _Renewal | None:
        story = tx.stories.get(thread.story_id)
        if story is None:
            tx.threads.close(thread.channel, thread.story_id)
            return None
        parent = tx.outbox.at(thread.channel, thread.ts)
        face = self._outlet(thread.channel).renderer.alert(story, mention=thread.mention)
        outgoing = OutgoingMessage(
            channel=thread.posted_in,
            alert_key=parent.alert_key if parent else f"{story.id}:alert",
            story_id=story.id,
            status=story.contact.status,
            text=face.text,
            blocks=face.blocks,
            update_ts=thread.ts,
        )
        return _Renewal(thread, outgoing, tries)

    def _renew(self, task: _Renewal) -> Drained:
        outcome = self._outlet(task.thread.channel).messenger.update(task.outgoing)
        now, thread = self._clock(), task.thread
        with self._store.begin() as tx:
            if isinstance(outcome, Sent):
                tx.threads.refreshed(thread, now)
                self._free(tx, thread.channel, now)
                return Drained(renewed=1)
            step = retry.after_post(outcome, task.tries, now, self._terms.settle)
            if step.state is State.DEAD:  # deleted, or too old to be edited: it stays as it is
                tx.threads.give_up(thread)
            else:
                tx.threads.postpone(thread, max(step.due, now + retry.LOOKUP_AGAIN))
            self._close(tx, thread.channel, step, now)
        return NOTHING

    def _free(self, tx: Transaction, channel: str, now: datetime) -> None:
        """The channel works: whatever kept it closed is over, the next message waits for the pace alone."""
        tx.channels.keep_closed(channel, now + self._terms.pace)
        tx.channels.release(channel, self._name)

    def _close(self, tx: Transaction, channel: str, step: Step, now: datetime) -> None:
        closing = step.closing
        if closing is None:
            self._free(tx, channel, now)
            return
        struck = WORKSPACE if closing.scope is Scope.WORKSPACE else channel
        tx.channels.keep_closed(struck, closing.until, closing.blocked, closing.failures)
        tx.channels.release(channel, self._name)


def _tell_together(tx: Transaction, sent: Message, receipt: Receipt, now: datetime) -> None:
    """Notes that the stories of a digest are told: what follows on them goes to its thread."""
    for member in tx.waiting.members(sent.channel, sent.alert_key):
        tx.threads.open(
            Thread(
                channel=sent.channel,
                story_id=member.story_id,
                ts=receipt.ts,
                posted_in=receipt.channel,
                mention=member.mention,
                refreshed=now,
                shared=True,
            )
        )
    tx.waiting.mark_told(sent.channel, sent.alert_key, now)
