"""Who hears of it: subscriptions against a story and its news, with the clause that decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from enum import StrEnum

from bot.core.comparison import compare
from bot.core.model import ChangeKind, Contact, Story, StoryChange, Subscription
from bot.core.notice import Notice
from bot.core.stories import Placement
from bot.core.value import value

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


@value
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


@value
class Answer:
    """What a subscription says to a story.

    `clause` is the first filter that held it back, or PASSED; `matched` are those that are set and let it
    pass.
    """

    subscription: Subscription
    clause: str
    matched: tuple[str, ...] = ()

    @property
    def wants(self) -> bool:
        return self.clause == PASSED


def ask(subscription: Subscription, contact: Contact, lang: str, now: datetime) -> Answer:
    """Whether the subscription wants a contact that an item in `lang` reports."""
    filters = tuple(_filters(subscription, contact, lang, now))
    return Answer(
        subscription,
        clause=next((name for name, _, passes in filters if not passes), PASSED),
        matched=tuple(name for name, is_set, passes in filters if is_set and passes),
    )


def _filters(
    wanted: Subscription, contact: Contact, lang: str, now: datetime
) -> Iterator[tuple[str, bool, bool]]:
    """Each filter's name, whether it is set, and whether it lets the contact pass."""
    people = {person.ref for person in contact.us + contact.china}
    yield "muted", False, wanted.muted_until is None or wanted.muted_until <= now
    choices: tuple[tuple[str, Collection[str], Collection[str]], ...] = (
        ("tracks", wanted.tracks, (contact.track,)),
        ("levels", wanted.levels, (contact.level,)),
        ("statuses", wanted.statuses, (contact.status,)),
        ("modes", wanted.modes, (contact.mode,)),
        ("actors", wanted.actors, people),
        ("topics", wanted.topics, contact.topics),
        ("langs", wanted.langs, (lang,)),
    )
    for name, chosen, found in choices:
        yield name, bool(chosen), not chosen or not set(chosen).isdisjoint(found)
    yield "min_score", wanted.min_score > 0, contact.score >= wanted.min_score


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
