"""One contact among others: what a digest and a list of contacts say of each."""

from __future__ import annotations

from bot import texts
from bot.core.model import Story
from bot.services.ports import Block
from bot.slack import actions
from bot.slack.blocks import kit
from bot.slack.blocks.contact import (
    View,
    capitalised,
    headline_words,
    outlet_markup,
    sources_in_order,
    topics_words,
    when_words,
)
from bot.slack.text import link, mrkdwn, width

MAX_TITLE = 150
MAX_FACTS = 250


def entry(story: Story, view: View) -> Block:
    contact = story.contact
    sign = texts.STATUS_SIGNS[contact.status]
    headline = mrkdwn(headline_words(contact, view.names, MAX_TITLE), 2 * MAX_TITLE)
    page = view.page(story)
    title = f"{sign} *{headline}*"
    facts = [
        mrkdwn(capitalised(when_words(contact.when)), MAX_FACTS) if contact.when else "",
        mrkdwn(contact.location or "", MAX_FACTS),
        mrkdwn(topics_words(contact.topics, view.names), MAX_FACTS),
        _source_markup(story),
        link(page, texts.CONTACT_PAGE) if page else "",
    ]
    details = None
    if width(story.id) <= actions.MAX_STORY_ID:
        details = kit.button(texts.DETAILS, actions.DETAILS, story.id)
    return kit.section(f"{title}\n{' · '.join(fact for fact in facts if fact)}", details)


def _source_markup(story: Story) -> str:
    sources = sources_in_order(story)
    if not sources:
        return ""
    first = outlet_markup(sources[0])
    return texts.SOURCE_AND_MORE.format(link=first, count=len(sources) - 1) if len(sources) > 1 else first
