"""What a channel hears: its subscriptions, tried out before they are made; what it mutes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core.model import Story, Subscription
from bot.core.routing import Answer, ask
from bot.core.text import language
from bot.services.queries import Queries
from bot.services.rights import Actor, Rights
from bot.store.audit import Deed
from bot.store.store import Store
from bot.store.subscriptions import CONFIG

LOOK_BACK = timedelta(days=30)
MOST_TRIED = 1_000
"""Contacts that a trial looks at."""


class Refusal(StrEnum):
    """Why nothing was changed."""

    NO_RIGHT = "no_right"
    UNKNOWN = "unknown"
    FROM_CONFIG = "from_config"  # it stands in channels.yaml and would come back with the next start


@dataclass(frozen=True, slots=True)
class Trial:
    """What a subscription would have brought in so many days: `wanted` newest first, of `looked_at`."""

    wanted: tuple[Story, ...]
    looked_at: int
    days: int


class Subscribing:
    """Verbs on subscriptions. `new_id` makes ids that were never used."""

    def __init__(self, store: Store, queries: Queries, rights: Rights, new_id: Callable[[], str]) -> None:
        self._store = store
        self._queries = queries
        self._rights = rights
        self._new_id = new_id

    def of_channel(self, channel: str) -> Sequence[Subscription]:
        with self._store.read() as tx:
            return tx.subscriptions.of_channel(channel)

    def made_by(self, user: str) -> Sequence[Subscription]:
        with self._store.read() as tx:
            return tx.subscriptions.made_by(user)

    def heard_by(self, user: str, most: int) -> Sequence[Subscription]:
        """What channels of the user hear by others' doing; so many channels are asked for their members."""
        with self._store.read() as tx:
            mine = {each.ref for each in tx.subscriptions.made_by(user)}
            others = [each for each in tx.subscriptions.all() if each.ref not in mine]
        channels = list(dict.fromkeys(each.channel for each in others))[:most]
        joined = {channel for channel in channels if self._rights.is_member(user, channel)}
        return [each for each in others if each.channel in joined]

    def get(self, ref: str) -> Subscription | None:
        with self._store.read() as tx:
            return tx.subscriptions.get(ref)

    def try_out(self, wanted: Subscription, now: datetime, back: timedelta = LOOK_BACK) -> Trial:
        """Which of the contacts first reported lately would have been posted, whatever is muted now."""
        heard = replace(wanted, muted_until=None)
        lately = tuple(self._queries.reported_since(now - back, MOST_TRIED))
        passing = (story for story in lately if ask(heard, story.contact, _language(story), now).wants)
        return Trial(tuple(passing), len(lately), back.days)

    def of_story(self, story: Story, channel: str, now: datetime) -> list[Answer]:
        """What the channel's subscriptions say to a contact as it stands now."""
        return answers_to(story, self.of_channel(channel), now)

    def make(self, wanted: Subscription, actor: Actor, now: datetime) -> Subscription | Refusal:
        """Records a new subscription."""
        if not self._rights.may_subscribe(actor.user, wanted.channel):
            return Refusal.NO_RIGHT
        made = replace(wanted, ref=self._new_id())
        with self._store.begin() as tx:
            tx.subscriptions.put(made, actor.user, now)
            tx.audit.add(Deed(now, actor.user, "subscribe", made.channel, told(made)))
        return made

    def change(self, wanted: Subscription, actor: Actor, now: datetime) -> Subscription | Refusal:
        """Replaces the subscription of the same `ref`; what is muted stays so."""
        known = self._own(wanted.ref, actor, wanted.channel)
        if isinstance(known, Refusal):
            return known
        changed = replace(wanted, muted_until=known.muted_until)
        with self._store.begin() as tx:
            tx.subscriptions.change(changed)
            detail = f"{told(known)} -> {told(changed)}"
            tx.audit.add(Deed(now, actor.user, "change_subscription", changed.channel, detail))
        return changed

    def remove(self, ref: str, actor: Actor, now: datetime) -> Subscription | Refusal:
        """Deletes the subscription; it is given back as it was."""
        known = self._own(ref, actor)
        if isinstance(known, Refusal):
            return known
        with self._store.begin() as tx:
            if not tx.subscriptions.remove(ref):
                return Refusal.UNKNOWN
            tx.audit.add(Deed(now, actor.user, "unsubscribe", known.channel, told(known)))
        return known

    def mute(
        self, channel: str, until: datetime | None, actor: Actor, now: datetime
    ) -> Sequence[Subscription] | Refusal:
        """Keeps news from the channel until then, or again (None). Its subscriptions as they are now."""
        if not self._rights.may_subscribe(actor.user, channel):
            return Refusal.NO_RIGHT
        with self._store.begin() as tx:
            known = tx.subscriptions.of_channel(channel)
            if not known:
                return Refusal.UNKNOWN
            muted = [replace(subscription, muted_until=until) for subscription in known]
            for subscription in muted:
                tx.subscriptions.change(subscription)
            action, detail = ("mute", until.isoformat()) if until else ("unmute", "")
            tx.audit.add(Deed(now, actor.user, action, channel, detail))
        return muted

    def mute_story(
        self, channel: str, story_id: str, actor: Actor, now: datetime, *, muted: bool = True
    ) -> Refusal | None:
        """Lets the channel hear no more of one story, or again."""
        if not self._rights.may_subscribe(actor.user, channel):
            return Refusal.NO_RIGHT
        with self._store.begin() as tx:
            if tx.stories.get(story_id) is None:
                return Refusal.UNKNOWN
            mutes = tx.story_mutes
            changed = mutes.add(channel, story_id) if muted else mutes.remove(channel, story_id)
            if changed:
                action = "mute_story" if muted else "unmute_story"
                tx.audit.add(Deed(now, actor.user, action, story_id, channel))
        return None

    def _own(self, ref: str, actor: Actor, *more: str) -> Subscription | Refusal:
        """The subscription, where the actor may change it, and put it into `more` channels."""
        known = self.get(ref)
        if known is None:
            return Refusal.UNKNOWN
        if not all(self._rights.may_subscribe(actor.user, channel) for channel in (known.channel, *more)):
            return Refusal.NO_RIGHT
        return Refusal.FROM_CONFIG if is_configured(known) else known


def is_configured(subscription: Subscription) -> bool:
    """Whether it stands in channels.yaml."""
    return subscription.ref.startswith(f"{CONFIG}:")


def told(subscription: Subscription) -> str:
    """What it lets pass, for the log of changes."""
    lists = ("tracks", "levels", "statuses", "modes", "actors", "topics", "langs")
    chosen = {name: sorted(getattr(subscription, name)) for name in lists}
    parts = [f"{name}={','.join(values)}" for name, values in chosen.items() if values]
    if subscription.min_score:
        parts.append(f"min_score={subscription.min_score}")
    if subscription.mention:
        parts.append(f"mention={subscription.mention}")
    return " ".join([subscription.digest, *parts])


def answers_to(story: Story, subscriptions: Iterable[Subscription], now: datetime) -> list[Answer]:
    """Each subscription's answer to a contact as it stands now, with the clause that decides."""
    return [ask(mine, story.contact, _language(story), now) for mine in subscriptions]


def _language(story: Story) -> str:
    """That of the report that came first."""
    return language(story.sources[0].title) if story.sources else "en"
