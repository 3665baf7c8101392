"""App Home: my subscriptions, the latest contacts, what lies ahead, how the feeds do, how to ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import texts_slack
from bot.core.feed import Health
from bot.core.model import Story, Subscription
from bot.services.ports import Block
from bot.services.queries import Coming
from bot.services.subscribe import is_configured
from bot.slack import actions
from bot.slack.blocks import kit, limits
from bot.slack.blocks.coming import occasion_markup
from bot.slack.blocks.contact import View
from bot.slack.blocks.desk import Words, health_of, subscription_markup
from bot.slack.blocks.entry import entry
from bot.slack.text import mrkdwn
from bot.store.feeds import PolledFeed

CONTACTS = 5
SUBSCRIPTIONS = 8
TROUBLE = 8


@dataclass(frozen=True, slots=True)
class Home:
    """What somebody sees there. `heard` are the subscriptions of others in channels that the reader is in."""

    mine: Sequence[Subscription]
    heard: Sequence[Subscription]
    latest: Sequence[Story]
    ahead: Coming
    feeds: Sequence[PolledFeed]
    now: datetime


def home(found: Home, view: View, words: Words, command: str) -> Block:
    """The view to publish."""
    blocks = [
        kit.header(texts_slack.HOME_TITLE),
        kit.context(texts_slack.HOME_ABOUT),
        *_titled(texts_slack.HOME_LATEST, [entry(story, view) for story in found.latest[:CONTACTS]]),
        *_titled(texts_slack.HOME_AHEAD, _ahead(found.ahead, view)),
        *_titled(texts_slack.HOME_MINE, _mine(found, words, command)),
        *_titled(texts_slack.HOME_HEARD, _subscriptions(found.heard, words, found.now)),
        *_titled(texts_slack.HOME_FEEDS, [kit.section(_feeds(found.feeds))]),
        *_titled(texts_slack.HOME_HOW, [kit.section(_how(command))]),
    ]
    return {"type": "home", "blocks": blocks[: limits.MAX_VIEW_BLOCKS]}


def _titled(title: str, blocks: Sequence[Block]) -> list[Block]:
    return [kit.divider(), kit.header(title), *blocks] if blocks else []


def _ahead(ahead: Coming, view: View) -> list[Block]:
    contacts = [entry(story, view) for story in ahead.contacts[:CONTACTS]]
    lines = [occasion_markup(occasion) for occasion in ahead.occasions[:CONTACTS]]
    forums = [kit.context(line) for line in lines]
    return [*contacts, *forums] or [kit.context(texts_slack.NONE_ANNOUNCED)]


def _mine(found: Home, words: Words, command: str) -> list[Block]:
    new = kit.actions([kit.button(texts_slack.SUBSCRIBE, actions.SUBSCRIBE, "-")])
    if not found.mine:
        return [kit.section(texts_slack.HOME_NONE_MINE.format(command=command)), new]
    return [*_subscriptions(found.mine, words, found.now), new]


def _subscriptions(found: Sequence[Subscription], words: Words, now: datetime) -> list[Block]:
    return [
        kit.section(
            f"{texts_slack.IN_CHANNEL.format(channel=mrkdwn(each.channel, 40))}\n"
            f"{subscription_markup(each, words, now)}",
            None if is_configured(each) else kit.button(texts_slack.EDIT, actions.EDIT, each.ref),
        )
        for each in found[:SUBSCRIPTIONS]
    ]


def _feeds(feeds: Sequence[PolledFeed]) -> str:
    polled = [each for each in feeds if each.enabled]
    if not polled:
        return texts_slack.NO_FEEDS
    trouble = [each.feed.name for each in polled if health_of(each) not in (Health.OK, "new")]
    told = texts_slack.HOME_FEEDS_SUM.format(ok=len(polled) - len(trouble), count=len(polled))
    if not trouble:
        return told
    names = limits.joined([mrkdwn(name, 60) for name in trouble], ", ", 600, TROUBLE, "… {count}")
    return f"{told}\n{texts_slack.HOME_FEEDS_TROUBLE.format(names=names)}"


def _how(command: str) -> str:
    lines = [f"`{command} {words}`  {meaning}" for words, meaning in texts_slack.COMMANDS.items()]
    return "\n".join([*lines, texts_slack.ASK_IN_WORDS])
