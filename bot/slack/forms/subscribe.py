"""Subscribe a channel, or edit a subscription, with a trial of what it would have brought."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from bot import texts, texts_slack
from bot.core.model import Level, Mode, Status, Subscription, Track
from bot.services.ports import Block
from bot.services.subscribe import Trial
from bot.slack import actions
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import View, headline_words, when_words
from bot.slack.blocks.desk import Words
from bot.slack.forms import fields
from bot.slack.forms.fields import State, value_of, values_of
from bot.slack.text import mrkdwn

SHOWN = 12
"""Contacts of a trial that are listed."""


def form(known: Subscription, words: Words, trial: Trial | None = None, view: View | None = None) -> Block:
    """`known.ref` is "" for a new subscription; its fields are what the form begins with."""
    scores = {str(score): label for score, label in texts_slack.SCORES.items()}
    people = {ref: words.people.get(ref, ref) for ref in sorted(known.actors)}
    blocks = [
        kit.context(texts_slack.SUBSCRIBE_ABOUT),
        fields.field(
            "channel", texts_slack.FIELD_CHANNEL, fields.conversation(known.channel), optional=False
        ),
        _several("tracks", texts_slack.FIELD_TRACKS, texts.TRACKS, known.tracks),
        _several("levels", texts_slack.FIELD_LEVELS, texts.LEVELS, known.levels),
        _several("statuses", texts_slack.FIELD_STATUSES, texts.STATUSES, known.statuses),
        _several("modes", texts_slack.FIELD_MODES, texts.MODES, known.modes),
        fields.field(
            "actors",
            texts_slack.FIELD_PEOPLE,
            fields.several_found(people),
            hint=texts_slack.PEOPLE_HINT,
            action=actions.PEOPLE,
        ),
        *([_topics(words, known)] if words.names.topics else []),
        _several("langs", texts_slack.FIELD_LANGS, texts_slack.LANGUAGES, known.langs),
        fields.field("min_score", texts_slack.FIELD_SCORE, fields.one_of(scores, str(known.min_score))),
        fields.field("digest", texts_slack.FIELD_DIGEST, fields.one_of(texts_slack.DIGESTS, known.digest)),
        fields.field(
            "tz", texts_slack.FIELD_ZONE, fields.one_found({known.tz: known.tz}), action=actions.ZONE
        ),
        fields.field(
            "mention", texts_slack.FIELD_MENTION, fields.one_of(_mentions(known), known.mention or "-")
        ),
        kit.actions([kit.button(texts_slack.TRY_OUT, actions.TRY_OUT, "-")]),
        *(trial_blocks(trial, view or View()) if trial else []),
    ]
    title = texts_slack.EDIT_TITLE if known.ref else texts_slack.SUBSCRIBE_TITLE
    return fields.modal(actions.SUBSCRIBE_FORM, title, blocks, metadata=known.ref)


def _several(name: str, label: str, options: Mapping[Any, str], chosen: Collection[str]) -> Block:
    called = {str(value): words for value, words in options.items()}
    return fields.field(name, label, fields.chosen_of(called, sorted(map(str, chosen))))


def _topics(words: Words, known: Subscription) -> Block:
    return _several("topics", texts_slack.FIELD_TOPICS, words.names.topics, known.topics)


def _mentions(known: Subscription) -> dict[str, str]:
    """Whom it may mention; a user group of the configuration's stays as it is."""
    options = {value or "-": label for value, label in texts_slack.MENTIONS.items()}
    return options if known.mention in texts_slack.MENTIONS else {**options, known.mention: known.mention}


def trial_blocks(trial: Trial, view: View) -> list[Block]:
    """What the subscription would have brought."""
    days = trial.days
    if not trial.wanted:
        none = texts_slack.TRIAL_NONE.format(days=days, looked_at=trial.looked_at)
        return [kit.divider(), kit.section(none)]
    count = len(trial.wanted)
    title = texts.counted(texts_slack.TRIAL, count, days=days, looked_at=trial.looked_at)
    lines = [
        f"• {mrkdwn(headline_words(story.contact, view.names))}, {mrkdwn(when_words(story.contact.when))}"
        for story in trial.wanted
    ]
    listed = limits.joined(lines, "\n", limits.MAX_SECTION - 300, SHOWN, texts.AND_MORE)
    return [kit.divider(), kit.section(f"*{title}*\n{listed}")]


def read(state: State, ref: str, fallback: Subscription) -> Subscription:
    """What was put into the form; `fallback` gives what is not on it."""
    mention = value_of(state, "mention")
    return replace(
        fallback,
        ref=ref,
        channel=value_of(state, "channel") or fallback.channel,
        tracks=frozenset(map(Track, values_of(state, "tracks"))),
        levels=frozenset(map(Level, values_of(state, "levels"))),
        statuses=frozenset(map(Status, values_of(state, "statuses"))),
        modes=frozenset(map(Mode, values_of(state, "modes"))),
        actors=frozenset(values_of(state, "actors")),
        topics=frozenset(values_of(state, "topics")),
        langs=frozenset(values_of(state, "langs")),
        min_score=float(value_of(state, "min_score") or 0),
        digest=value_of(state, "digest") or "instant",
        tz=value_of(state, "tz") or fallback.tz,
        mention="" if mention == "-" else mention,
    )
