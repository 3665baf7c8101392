"""How the program does and who changed it: feeds, subscriptions, the log of changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot import texts, texts_slack
from bot.core.feed import Health
from bot.core.model import Subscription
from bot.services.curate import UNDO
from bot.services.ports import Block
from bot.services.subscribe import is_configured
from bot.slack import actions
from bot.slack.answer import Answer, said, told
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import Names, capitalised, moment_markup
from bot.slack.blocks.limits import Part
from bot.slack.blocks.table import Cell, Table, User
from bot.slack.text import mrkdwn
from bot.store.audit import Deed
from bot.store.feeds import PolledFeed

FEEDS_SHOWN = 20
MAX_FILTER = 400


@dataclass(frozen=True, slots=True)
class Words:
    """How ids are called: topics and venues, and people by their id."""

    names: Names = field(default_factory=Names)
    people: Mapping[str, str] = field(default_factory=dict)


# --- feeds


def feed_states(feeds: Sequence[PolledFeed], start: int) -> Answer:
    """A page of feeds, those in trouble first, from the one at `start`."""
    ordered = sorted(feeds, key=lambda polled: (_trouble(polled), polled.feed.name.lower()))
    shown = ordered[start : start + FEEDS_SHOWN]
    add = kit.actions([kit.button(texts_slack.ADD_FEED, actions.ADD_FEED, "-")])
    if not shown:
        return said(texts_slack.NO_FEEDS, Part(kit.section(texts_slack.NO_FEEDS)), Part(add))
    title = f"*{texts.counted(texts_slack.FEEDS_SUM, len(feeds))}*: {_by_state(feeds)}"
    heads = (texts_slack.FEED, texts_slack.STATE, texts_slack.LAST_ANSWER, texts_slack.REMARK)
    table = Table(heads, tuple(_feed_row(polled) for polled in shown))
    answer = said(title, Part(kit.section(title)), Part(add), table=table)
    older = f"p{start + FEEDS_SHOWN}" if start + FEEDS_SHOWN < len(ordered) else ""
    newer = f"p{max(start - FEEDS_SHOWN, 0)}" if start else ""
    return Answer(answer.text, answer.blocks, answer.plain, newer, older)


def health_of(polled: PolledFeed) -> str:
    """A key of `texts.HEALTHS`."""
    if not polled.enabled:
        return "off"
    return polled.state.health if polled.state else "new"


def _trouble(polled: PolledFeed) -> int:
    """0 for a feed that misses something, 2 for one that is switched off."""
    health = health_of(polled)
    return 2 if health == "off" else int(health in (Health.OK, "new"))


def _by_state(feeds: Sequence[PolledFeed]) -> str:
    states = [health_of(polled) for polled in feeds]
    counts = {state: states.count(state) for state in texts.HEALTHS if state in states}
    return ", ".join(
        texts.COUNTED.format(what=texts.HEALTHS[state], count=count) for state, count in counts.items()
    )


def _feed_row(polled: PolledFeed) -> tuple[Cell, ...]:
    state = polled.state
    last: Cell = state.last_ok if state and state.last_ok else texts.NEVER
    return polled.feed.name, texts.HEALTHS[health_of(polled)], last, state.last_error if state else ""


# --- subscriptions


def subscriptions(found: Sequence[Subscription], words: Words, now: datetime) -> Answer:
    """A channel's subscriptions, with what can be done to each."""
    new = kit.actions([kit.button(texts_slack.SUBSCRIBE, actions.SUBSCRIBE, "-", "primary")])
    if not found:
        text = texts_slack.NO_SUBSCRIPTIONS
        return _private(said(text, Part(kit.section(text)), Part(new)))
    title = texts.counted(texts_slack.CHANNEL_HEARS, len(found))
    parts = [Part(kit.section(f"*{title}*"))]
    for each in found:
        parts.append(Part(kit.section(subscription_markup(each, words, now)), rank=1))
        if not is_configured(each):
            parts.append(Part(_subscription_buttons(each), rank=1))
    return _private(said(title, *parts, Part(new)))


def _private(answer: Answer) -> Answer:
    """Not to be posted: its buttons are the reader's own."""
    return Answer(answer.text, answer.blocks, answer.plain, shareable=False)


def subscription_markup(each: Subscription, words: Words, now: datetime) -> str:
    """What it lets pass, how often, whom it mentions, whether it is muted, where it was made."""
    line = texts_slack.HEARS.format(
        digest=capitalised(texts_slack.DIGESTS[each.digest]), filters=filters_markup(each, words)
    )
    notes = [
        texts_slack.MENTIONING.format(whom=mention_words(each.mention)) if each.mention else "",
        texts_slack.MUTED_UNTIL.format(time=moment_markup(each.muted_until))
        if each.muted_until and each.muted_until > now
        else "",
        texts_slack.FROM_CONFIG if is_configured(each) else texts_slack.MADE_IN_SLACK,
    ]
    return f"{line}\n{' · '.join(note for note in notes if note)}"


def mention_words(mention: str) -> str:
    """Whom it mentions, without mentioning them now."""
    return texts_slack.MENTIONS.get(mention, mrkdwn(mention, 40))


def filters_markup(each: Subscription, words: Words) -> str:
    """The filters in words, "everything" where there is none."""
    chosen = {
        "tracks": [texts.TRACKS[track] for track in sorted(each.tracks)],
        "levels": [texts.LEVELS[level] for level in sorted(each.levels, key=lambda level: level.rank)],
        "statuses": [texts.STATUSES[status] for status in sorted(each.statuses)],
        "modes": [texts.MODES[mode] for mode in sorted(each.modes)],
        "actors": sorted(words.people.get(ref, ref) for ref in each.actors),
        "topics": sorted(words.names.topics.get(topic, topic) for topic in each.topics),
        "langs": [texts_slack.LANGUAGES.get(lang, lang) for lang in sorted(each.langs)],
        "min_score": [f"{each.min_score:.0%}"] if each.min_score else [],
    }
    told = [
        f"{texts_slack.FILTERS[name]}: {mrkdwn(', '.join(values), MAX_FILTER)}"
        for name, values in chosen.items()
        if values
    ]
    return "; ".join(told) or texts_slack.EVERYTHING


def _subscription_buttons(each: Subscription) -> Block:
    remove = kit.confirmed(
        kit.button(texts_slack.REMOVE, actions.REMOVE, each.ref),
        texts_slack.REMOVE,
        texts_slack.REMOVE_SURE,
        texts_slack.REMOVE,
        texts_slack.CANCEL,
    )
    return kit.actions([kit.button(texts_slack.EDIT, actions.EDIT, each.ref), remove])


# --- the log of changes


def deeds(found: Sequence[Deed], older: str = "") -> Answer:
    """Never shown to a channel: it names people and what private channels hear."""
    if not found:
        return told(texts_slack.NO_DEEDS)
    heads = (texts_slack.DEED_WHEN, texts_slack.DEED_WHO, texts_slack.DEED_WHAT, texts_slack.DEED_DETAIL)
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            deed.at,
            User(deed.actor),
            f"{_deed(deed.action)}: {deed.subject}",
            _detail(deed),
        )
        for deed in found
    )
    lines = [f"{deed.at:%Y-%m-%d %H:%M} {deed.actor} {deed.action} {deed.subject}" for deed in found]
    text = limits.joined([mrkdwn(line, 300) for line in lines], "\n", limits.MAX_FALLBACK, 20, texts.AND_MORE)
    return replace(said(text, table=Table(heads, rows)), older=older, shareable=False)


def _deed(action: str) -> str:
    return texts_slack.DEEDS.get(action, action)


def _detail(deed: Deed) -> str:
    """Of what was taken back: which kind of correction it was, in words."""
    kind, colon, reason = deed.detail.partition(":")
    return f"{_deed(kind)}{colon}{reason}" if deed.action == UNDO else deed.detail
