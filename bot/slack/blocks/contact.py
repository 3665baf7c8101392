"""A contact in Slack's markup: its people, its outlets, its times; the words themselves are `bot.wording`'s.

Functions named `…_words` give text as a person writes it, not yet safe for Slack; `…_markup` give ready
mrkdwn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot import texts, wording
from bot.core.model import Contact, Participant, Source, Story
from bot.slack.blocks.limits import joined
from bot.slack.text import address, date_token, link, mrkdwn, plain, width
from bot.wording import (
    MAX_HEADLINE,
    MAX_NAME,
    Names,
    announcement,
    capitalised,
    day_words,
    how_words,
    quotable,
    sources_in_order,
    status_words,
    topics_words,
    when_words,
)

__all__ = [
    "Names",
    "View",
    "announcement",
    "capitalised",
    "day_words",
    "headline_words",
    "how_words",
    "moment_markup",
    "outlet_markup",
    "people_markup",
    "quotable",
    "sources_in_order",
    "status_words",
    "topics_words",
    "when_words",
]

MOMENT = "{date_short_pretty} {time}"
"""Slack's placeholders for a moment: 'today 10:30' or 'Sep 11 10:30'."""

MAX_PEOPLE = 6
MAX_OUTLET = 60
MAX_LINKED = 800
"""Characters that a link is worth in a message; with a longer URL the outlet stands without one."""


@dataclass(frozen=True, slots=True)
class View:
    """With which names a reader is told, and on which web page there is more."""

    names: Names = field(default_factory=Names)
    public_url: str = ""

    def page(self, story: Story) -> str:
        """The story's permalink, "" without a public address."""
        url = address(f"{self.public_url.rstrip('/')}/contacts/{story.id}") if self.public_url else ""
        return url if len(url) <= MAX_LINKED else ""


def headline_words(contact: Contact, names: Names, limit: int = MAX_HEADLINE) -> str:
    """Who with whom, by which means, what became of it, with nothing that Slack takes for a mention."""
    return plain(wording.headline_words(contact, names, limit), limit)


def people_markup(people: Sequence[Participant], limit: int) -> str:
    """One official a line, with the office."""
    if not people:
        return texts.NOT_NAMED
    lines = [_person_markup(person) for person in people]
    return joined(lines, "\n", limit, MAX_PEOPLE, texts.AND_MORE)


def _person_markup(person: Participant) -> str:
    name, office = mrkdwn(person.name, MAX_NAME), mrkdwn(person.office, MAX_NAME)
    if name and office:
        name = texts.WITH_OFFICE.format(name=name, office=office)
    known = name or office or texts.NOT_NAMED
    return texts.BY_ROLE.format(name=known) if person.by_role and person.name else known


def moment_markup(moment: datetime | None) -> str:
    return date_token(moment, MOMENT) if moment else ""


def outlet_markup(source: Source) -> str:
    """The outlet's name, linked to the item."""
    name = mrkdwn(source.outlet, MAX_OUTLET) or texts.UNKNOWN_OUTLET
    linked = link(source.url, source.outlet or texts.UNKNOWN_OUTLET, MAX_OUTLET)
    return linked if linked and width(linked) <= MAX_LINKED else name
