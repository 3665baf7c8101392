"""A reply in a contact's thread: one piece of news, with the words and the outlet that carry it."""

from __future__ import annotations

from bot import texts
from bot.core.comparison import Comparison, compare
from bot.core.merging import teller
from bot.core.model import ChangeKind, Source, Status, Story, StoryChange
from bot.services.ports import Rendered
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import (
    View,
    headline_words,
    moment_markup,
    outlet_markup,
    status_words,
)
from bot.slack.blocks.limits import Part
from bot.slack.blocks.side_by_side import differences, side_by_side
from bot.slack.text import mrkdwn, plain
from bot.telling import change_words

MAX_VALUE = 600
MAX_QUOTE = 1200

_READOUTS = (ChangeKind.US_READOUT, ChangeKind.CHINA_READOUT)


def reply(story: Story, change: StoryChange, view: View, *, named: bool = False) -> Rendered:
    """The second readout to arrive is told with both of them side by side; `named` gives the headline."""
    source = teller(story, change)
    words = _words(change, source)
    evidence = plain(words, MAX_QUOTE)
    seen = _compared(story, change)
    headline = f"\n{mrkdwn(headline_words(story.contact, view.names), MAX_VALUE)}" if named else ""
    parts = [
        Part(kit.section(f"{_news_markup(change)}{headline}")),
        *([Part(kit.quotation(evidence, MAX_QUOTE), rank=3)] if evidence else []),
        *([Part(kit.context(_reported_markup(source)), rank=2)] if source else []),
        *(side_by_side(seen, view) if seen else []),
    ]
    text = _fallback_text(story, change, source, words, view)
    if seen:
        text = f"{text} {mrkdwn(differences(seen), MAX_QUOTE)}".rstrip()
    return Rendered(text, limits.fit(parts))


def _compared(story: Story, change: StoryChange) -> Comparison | None:
    """Both readouts, where the change is the last one to have brought one."""
    last = next((told for told in reversed(story.history) if told.kind in _READOUTS), None)
    seen = compare(story) if change.kind in _READOUTS and change == last else None
    return seen if seen and seen.is_complete else None


def _news_markup(change: StoryChange) -> str:
    news = f"*{texts.CHANGES[change.kind]}*"
    told = "" if change.kind is ChangeKind.FIRST_REPORT else mrkdwn(_difference(change), MAX_VALUE)
    return f"{news}: {told}" if told else news


def _difference(change: StoryChange) -> str:
    """What changed; a status with its sign, as in the alert."""
    if change.kind.is_of_status and {change.before, change.after} <= set(Status):
        before, after = status_words(Status(change.before)), status_words(Status(change.after))
        return texts.FROM_TO.format(before=before, after=after)
    return change_words(change)


def _reported_markup(source: Source) -> str:
    outlet = outlet_markup(source)
    if source.published is None:
        return outlet
    said = texts.ANNOUNCED_BY if source.speaker and not source.readout_of else texts.REPORTED_BY
    return said.format(outlet=outlet, time=moment_markup(source.published))


def _words(change: StoryChange, source: Source | None) -> str:
    """The words that carry the change: its own, or those of the source that told the same first."""
    if source is None or source.item_id == change.item_id:
        return change.evidence
    return source.evidence


def _fallback_text(story: Story, change: StoryChange, source: Source | None, words: str, view: View) -> str:
    lead = texts.CHANGE_TEXT.format(
        change=texts.CHANGES[change.kind], headline=headline_words(story.contact, view.names, 300)
    )
    quote = f" “{words}”" if plain(words) else ""
    said = f" {texts.ATTRIBUTION.format(outlet=source.outlet or texts.UNKNOWN_OUTLET)}" if source else ""
    return mrkdwn(f"{lead}.{quote}{said}", limits.MAX_FALLBACK)
