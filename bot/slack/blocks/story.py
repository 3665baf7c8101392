"""Everything about one contact: facts, both readouts side by side, history, sources, corrections."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts, texts_slack
from bot.core import comparison
from bot.core.comparison import Comparison
from bot.core.model import Correction, Story
from bot.slack import actions
from bot.slack.answer import Answer, said
from bot.slack.blocks import alert, kit, limits
from bot.slack.blocks.contact import (
    View,
    headline_words,
    moment_markup,
    outlet_markup,
    sources_in_order,
    topics_words,
)
from bot.slack.blocks.limits import Part
from bot.slack.text import link, mrkdwn, width
from bot.telling import change_words, contradiction_words, lag_words

MAX_LINES = 2_000
SHOWN_SOURCES = 20
SHOWN_CHANGES = 12
SHOWN_OUTCOMES = 5
MAX_VALUE = 300


def details(story: Story, view: View) -> Answer:
    contact = story.contact
    parts = [
        Part(kit.header(headline_words(contact, view.names, limits.MAX_HEADER))),
        *(Part(kit.context(note)) for note in _state_notes(story)),
        Part(kit.fields(alert.facts(story, view))),
        *_comparison(story, view),
        *alert.quotes(story),
        *_lines(texts.OUTCOMES, list(_outcomes(story)), SHOWN_OUTCOMES, rank=4),
        *_lines(texts.HISTORY, list(_changes(story)), SHOWN_CHANGES, rank=3),
        *_lines(texts.ALL_SOURCES, list(_sources(story)), SHOWN_SOURCES, rank=2),
        *_lines(texts.CORRECTIONS, [correction_markup(each) for each in story.corrections], 8, rank=1),
        Part(kit.context(_footer(story, view))),
        *([Part(_buttons(story))] if width(story.id) <= actions.MAX_STORY_ID else []),
    ]
    return said(alert.fallback_text(story, view), *parts)


def _state_notes(story: Story) -> Iterator[str]:
    if story.dismissed:
        user, reason = mrkdwn(story.dismissed.author, 40), mrkdwn(story.dismissed.reason, 300)
        yield texts_slack.DISMISSED_NOTE.format(user=user, reason=reason or "–")


def _comparison(story: Story, view: View) -> list[Part]:
    found = comparison.compare(story)
    if found is None or not found.is_complete:
        return []
    lines = [*_topics(found, view), *_lag(found), *_contradictions(found)]
    return _lines(texts_slack.READOUT_COMPARISON, lines, 12, rank=4)


def _topics(found: Comparison, view: View) -> Iterator[str]:
    for form, topics in (
        (texts_slack.BOTH_SAY, found.topics_both),
        (texts_slack.ONLY_US, found.topics_us_only),
        (texts_slack.ONLY_CHINA, found.topics_china_only),
    ):
        if topics:
            yield form.format(topics=mrkdwn(topics_words(topics, view.names), 300))


def _lag(found: Comparison) -> Iterator[str]:
    if found.lag is not None:
        yield lag_words(found)


def _contradictions(found: Comparison) -> Iterator[str]:
    for each in found.contradictions:
        said_so = mrkdwn(contradiction_words(each), MAX_VALUE)
        yield f"⚠️ {said_so}" + (f" {texts.DATE_LINE}" if each.explained else "")


def _outcomes(story: Story) -> Iterator[str]:
    for sentence in story.contact.outcomes:
        yield f"“{mrkdwn(sentence, MAX_VALUE)}”"


def _changes(story: Story) -> Iterator[str]:
    """The steps of its life, the last one first, with the outlet that told of each."""
    outlets = {source.item_id: source for source in story.sources}
    for change in reversed(story.history):
        what = mrkdwn(change_words(change), MAX_VALUE)
        told = ": ".join(part for part in (texts.CHANGES[change.kind], what) if part)
        source = outlets.get(change.item_id)
        by = [outlet_markup(source), moment_markup(source.published)] if source else []
        yield " · ".join(part for part in (told, *by) if part)


def _sources(story: Story) -> Iterator[str]:
    for source in sources_in_order(story):
        parts = (outlet_markup(source), texts.ISSUERS[source.issuer], moment_markup(source.published))
        yield " · ".join(part for part in parts if part)


def correction_markup(correction: Correction) -> str:
    """What was corrected, by whom, when and why."""
    form = texts_slack.CORRECTED_BY if correction.reason else texts_slack.CORRECTED_WITHOUT_REASON
    return form.format(
        what=texts.CORRECTION_KINDS[correction.kind],
        user=mrkdwn(correction.author, 40),
        time=moment_markup(correction.at),
        reason=mrkdwn(correction.reason, 300),
    )


def _lines(title: str, lines: list[str], most: int, rank: int) -> list[Part]:
    if not lines:
        return []
    listed = limits.joined(lines, "\n", MAX_LINES, most, texts.AND_MORE)
    return [Part(kit.section(f"*{title}*\n{listed}"), rank=rank)]


def _footer(story: Story, view: View) -> str:
    page = view.page(story)
    shown = texts_slack.CONTACT_ID.format(id=mrkdwn(story.id, actions.MAX_STORY_ID))
    return " · ".join(part for part in (shown, link(page, texts.CONTACT_PAGE) if page else "") if part)


def _buttons(story: Story) -> dict[str, object]:
    buttons = [kit.button(texts.WHY, actions.WHY, story.id)]
    if not story.hidden:
        buttons.append(kit.button(texts.NOT_A_CONTACT, actions.NOT_A_CONTACT, story.id))
        if width(story.id) <= actions.MAX_OPTION - 20:
            buttons.append(alert.corrections_menu(story))
    buttons += [
        kit.button(
            f"{texts_slack.UNDO}: {texts.CORRECTION_KINDS[each.kind]}", f"{actions.UNDO}:{at}", each.id
        )
        for at, each in enumerate(story.corrections[-3:])
    ]
    return kit.actions(buttons)
