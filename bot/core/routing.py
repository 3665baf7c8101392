"""Who hears of it: subscriptions against a story and its news, with the clause that decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.comparison import compare
from bot.core.model import ChangeKind, Contact, Story, StoryChange, Subscription
from bot.core.notice import Notice
from bot.core.stories import Placement

PASSED = ""


class DeliveryKind(StrEnum):
    ALERT = "alert"  # the story's parent message in a channel
    REPLY = "reply"  # a piece of news, in the thread under it
    DIGEST = "digest"  # several stories in one message
    PAGE = "page"  # what a digest goes on with in its thread
    NOTICE = "notice"  # something for the operators, of no story

    @property
    def is_of_many(self) -> bool:
        """Whether the message tells of several stories."""
        return self in (DeliveryKind.DIGEST, DeliveryKind.PAGE)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message that a channel is to get. `alert_key` is unique within the channel, and stable.

    `digest` (instant, daily, weekly), `zone` and `mention` are the subscription's.
    """

    channel: str
    story_id: str
    alert_key: str
    kind: DeliveryKind
    change: StoryChange | None = None
    zone: str = "UTC"
    mention: str = ""
    digest: str = "instant"
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a subscription says to a story: `clause` is the filter that held it back, or PASSED."""

    subscription: Subscription
    clause: str

    @property
    def wants(self) -> bool:
        return self.clause == PASSED


def ask(subscription: Subscription, contact: Contact, lang: str, now: datetime) -> Answer:
    """Whether the subscription wants a contact that an item in `lang` reports."""
    return Answer(subscription, next(_objections(subscription, contact, lang, now), PASSED))


def _objections(wanted: Subscription, contact: Contact, lang: str, now: datetime) -> Iterator[str]:
    people = {person.ref for person in contact.us + contact.china}
    clauses = (
        ("muted", wanted.muted_until is None or wanted.muted_until <= now),
        ("tracks", not wanted.tracks or contact.track in wanted.tracks),
        ("levels", not wanted.levels or contact.level in wanted.levels),
        ("statuses", not wanted.statuses or contact.status in wanted.statuses),
        ("modes", not wanted.modes or contact.mode in wanted.modes),
        ("actors", not wanted.actors or not wanted.actors.isdisjoint(people)),
        ("topics", not wanted.topics or not wanted.topics.isdisjoint(contact.topics)),
        ("langs", not wanted.langs or lang in wanted.langs),
        ("min_score", contact.score >= wanted.min_score),
    )
    return (name for name, passes in clauses if not passes)


def plan(
    placed: Placement,
    subscriptions: Sequence[Subscription],
    told: Collection[str],
    lang: str,
    now: datetime,
    *,
    awaiting: Collection[str] = (),
) -> tuple[Delivery, ...]:
    """The messages that an item in `lang` makes by its place in a story, at most one parent a channel.

    A channel that was `told` of the story hears every change in its thread, whatever its filters say by now,
    unless it is muted. One that was not gets the story itself as soon as a subscription lets it pass. Where
    that message is still `awaiting` its turn, it will show the change itself: only what it has no room for,
    both readouts side by side, follows in the thread.
    """
    planned = _deliveries(placed, subscriptions, told, lang, now)
    return tuple(d for d in planned if d.channel not in awaiting or _completes(placed.story, d.change))


def _completes(story: Story, change: StoryChange | None) -> bool:
    """Whether the change brings the second of both readouts."""
    if change is None or change.kind not in (ChangeKind.US_READOUT, ChangeKind.CHINA_READOUT):
        return False
    seen = compare(story)
    return seen is not None and seen.is_complete


def _deliveries(
    placed: Placement, subscriptions: Sequence[Subscription], told: Collection[str], lang: str, now: datetime
) -> Iterator[Delivery]:
    story = placed.story
    for channel in dict.fromkeys(subscription.channel for subscription in subscriptions):
        answers = [ask(mine, story.contact, lang, now) for mine in subscriptions if mine.channel == channel]
        if channel in told:
            listening = next((answer.subscription for answer in answers if answer.clause != "muted"), None)
            yield from _replies(story, placed.changes, listening) if listening else ()
        else:
            wanting = [answer.subscription for answer in answers if answer.wants]
            yield from (_alert(story, mine) for mine in sorted(wanting, key=_soonest)[:1])


def _soonest(subscription: Subscription) -> int:
    return ("instant", "daily", "weekly").index(subscription.digest)


def _alert(story: Story, mine: Subscription) -> Delivery:
    return Delivery(
        channel=mine.channel,
        story_id=story.id,
        alert_key=f"{story.id}:alert",
        kind=DeliveryKind.ALERT,
        zone=mine.tz,
        mention=mine.mention,
        digest=mine.digest,
    )


def _replies(story: Story, changes: Sequence[StoryChange], mine: Subscription) -> Iterator[Delivery]:
    first = len(story.history) - len(changes)
    for position, change in enumerate(changes, start=first):
        if change.kind is not ChangeKind.FIRST_REPORT:
            key = f"{story.id}:{position}:{change.kind}"
            yield Delivery(mine.channel, story.id, key, DeliveryKind.REPLY, change, zone=mine.tz)
