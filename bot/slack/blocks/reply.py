"""A reply in a contact's thread: one piece of news, with the words and the outlet that carry it."""

from __future__ import annotations

from datetime import date

from bot import texts
from bot.core.model import ChangeKind, Source, Status, Story, StoryChange
from bot.services.ports import Rendered
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import (
    View,
    day_words,
    headline_words,
    moment_markup,
    outlet_markup,
    status_words,
)
from bot.slack.blocks.limits import Part
from bot.slack.text import mrkdwn, plain

MAX_VALUE = 300
MAX_QUOTE = 1200


def reply(story: Story, change: StoryChange, view: View) -> Rendered:
    source = next((source for source in story.sources if source.item_id == change.item_id), None)
    evidence = plain(change.evidence, MAX_QUOTE)
    news = f"*{texts.CHANGES[change.kind]}*"
    if change.kind is not ChangeKind.FIRST_REPORT and (change.before or change.after):
        news = f"{news}: {_difference(change)}"
    parts = [
        Part(kit.section(news)),
        *([Part(kit.quotation(evidence, MAX_QUOTE), rank=2)] if evidence else []),
        *([Part(kit.context(_reported_markup(source)), rank=1)] if source else []),
    ]
    return Rendered(_fallback_text(story, change, source, view), limits.fit(parts))


def _difference(change: StoryChange) -> str:
    before, after = (mrkdwn(_value_words(value), MAX_VALUE) for value in (change.before, change.after))
    return texts.FROM_TO.format(before=before, after=after) if before and after else before or after


def _value_words(value: str) -> str:
    """A status or a day as people write them; anything else (a name, a place) as it is."""
    if value in set(Status):
        return status_words(Status(value))
    try:
        return day_words(date.fromisoformat(value))
    except ValueError:
        return value


def _reported_markup(source: Source) -> str:
    if source.published is None:
        return outlet_markup(source)
    return texts.REPORTED_BY.format(outlet=outlet_markup(source), time=moment_markup(source.published))


def _fallback_text(story: Story, change: StoryChange, source: Source | None, view: View) -> str:
    lead = texts.CHANGE_TEXT.format(
        change=texts.CHANGES[change.kind], headline=headline_words(story.contact, view.names, 300)
    )
    quote = f" “{change.evidence}”" if plain(change.evidence) else ""
    said = f" {texts.ATTRIBUTION.format(outlet=source.outlet or texts.UNKNOWN_OUTLET)}" if source else ""
    return mrkdwn(f"{lead}.{quote}{said}", limits.MAX_FALLBACK)
