"""What lies ahead: announced contacts, and the forums of the calendar."""

from __future__ import annotations

from datetime import date

from babel.dates import format_interval

from bot import texts, texts_slack
from bot.catalog import Occasion
from bot.services.queries import Coming
from bot.slack.answer import Answer, said
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import View, day_words, headline_words
from bot.slack.blocks.entry import entry
from bot.slack.blocks.limits import Part
from bot.slack.text import mrkdwn

MAX_FORUMS = 2_400
FIRST = 12
"""Contacts shown at once; those further ahead come up as the days go by."""


def coming(ahead: Coming, view: View) -> Answer:
    contacts = ahead.contacts[:FIRST]
    parts = [
        Part(kit.context(texts_slack.COMING_CONTACTS if contacts else texts_slack.NONE_ANNOUNCED)),
        *(Part(entry(story, view), rank=2) for story in contacts),
    ]
    if ahead.occasions:
        lines = [occasion_markup(occasion) for occasion in ahead.occasions]
        listed = limits.joined(lines, "\n", MAX_FORUMS, len(lines), texts.AND_MORE)
        parts += [Part(kit.divider()), Part(kit.section(f"*{texts_slack.COMING_FORUMS}*\n{listed}"), rank=1)]
    told = [headline_words(story.contact, view.names) for story in contacts]
    told = told or [texts_slack.NONE_ANNOUNCED]
    return said(
        limits.joined(list(map(mrkdwn, told)), "\n", limits.MAX_FALLBACK, FIRST, texts.AND_MORE), *parts
    )


def occasion_markup(occasion: Occasion) -> str:
    form = texts_slack.OCCASION_AT if occasion.place else texts_slack.OCCASION
    line = form.format(
        when=_days(occasion.day, occasion.end),
        title=mrkdwn(occasion.title, 200),
        place=mrkdwn(occasion.place, 100),
    )
    return texts_slack.UNCERTAIN.format(what=line) if occasion.uncertain else line


def _days(first: date, last: date | None) -> str:
    if last is None or last <= first:
        return day_words(first)
    return str(format_interval(first, last, "yMMMd", locale=texts.LOCALE))
