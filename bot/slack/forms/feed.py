"""Add a feed, tried out before it is polled."""

from __future__ import annotations

import re

from bot import texts, texts_slack
from bot.core.feed import Feed
from bot.core.model import FeedKind
from bot.services.feed_desk import Known, Refusal, Trial
from bot.services.ports import Block
from bot.slack import actions
from bot.slack.blocks import kit
from bot.slack.blocks.contact import moment_markup
from bot.slack.forms import fields
from bot.slack.forms.fields import State, value_of
from bot.slack.text import mrkdwn

_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_COUNTRY = re.compile(r"[A-Z]{2}|INT")


def form(result: Trial | Known | Refusal | None = None) -> Block:
    kinds = {str(kind): label for kind, label in texts.FEED_KINDS.items()}
    blocks = [
        fields.field("url", texts_slack.FIELD_URL, fields.line(), optional=False),
        fields.field("name", texts_slack.FIELD_NAME, fields.line(), optional=False),
        fields.field("publisher", texts_slack.FIELD_PUBLISHER, fields.line()),
        fields.field("country", texts_slack.FIELD_COUNTRY, fields.line(), hint=texts_slack.COUNTRY_HINT),
        fields.field("lang", texts_slack.FIELD_LANG, fields.one_of(texts_slack.LANGUAGES, "en")),
        fields.field("kind", texts_slack.FIELD_KIND, fields.one_of(kinds, FeedKind.PRESS)),
        kit.actions([kit.button(texts_slack.TEST, actions.TEST_FEED, "-")]),
        *([kit.section(outcome_markup(result))] if result is not None else []),
    ]
    return fields.modal(actions.FEED_FORM, texts_slack.FEED_TITLE, blocks)


def read(state: State) -> Feed:
    """The feed as it was put in, without an id yet."""
    name = value_of(state, "name") or value_of(state, "url")
    return Feed(
        id="",
        name=name,
        url=value_of(state, "url"),
        publisher=value_of(state, "publisher") or name,
        country=value_of(state, "country").upper() or "INT",
        lang=value_of(state, "lang") or "en",
        kind=FeedKind(value_of(state, "kind") or FeedKind.PRESS),
    )


def faults(feed: Feed) -> dict[str, str]:
    """What cannot stand so, by its field."""
    found = {}
    if not _ADDRESS.fullmatch(feed.url):
        found["url"] = texts_slack.FAULTY_URL
    if not _COUNTRY.fullmatch(feed.country):
        found["country"] = texts_slack.FAULTY_COUNTRY
    return found


def outcome_markup(result: Trial | Known | Refusal) -> str:
    """What a trial brought."""
    if isinstance(result, Refusal):
        return texts_slack.FEED_NO_RIGHT
    if isinstance(result, Known):
        return texts_slack.FEED_KNOWN.format(name=mrkdwn(result.feed.name, 100))
    if not result.works:
        return texts_slack.FEED_FAILS.format(reason=mrkdwn(result.reason or texts.NOT_STATED, 300))
    count = len(result.reading.items)
    if not count:
        return texts_slack.FEED_EMPTY
    newest = moment_markup(result.newest)
    form_of = texts_slack.FEED_WORKS if newest else texts_slack.FEED_WORKS_UNDATED
    told = texts.counted(form_of, count, newest=newest)
    if result.result.moved_to:
        told = f"{told} {texts_slack.FEED_MOVED.format(url=mrkdwn(result.result.moved_to, 300))}"
    return told
