"""Answers that are lists of contacts, or that say that there is nothing to list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot import texts, texts_slack
from bot.core.knowledge import Person
from bot.core.model import Story
from bot.core.period import Period
from bot.core.search import Unread
from bot.services.ports import Block
from bot.services.queries import MOST_COUNTED, Page
from bot.slack import actions
from bot.slack.answer import Answer, said
from bot.slack.blocks import kit, limits
from bot.slack.blocks.contact import View, day_words, headline_words
from bot.slack.blocks.entry import entry
from bot.slack.blocks.limits import Part
from bot.slack.text import mrkdwn, plain, width

MAX_CHOICES = 8
MAX_ASKED = 150


def listing(page: Page, view: View, heading: str, notes: Sequence[str] = ()) -> Answer:
    """Contacts in the order given under a heading; `notes` (ready markup) are on what was not understood."""
    if not page.stories:
        return nothing(notes)
    parts = [
        *(Part(kit.context(note)) for note in notes),
        Part(kit.context(heading)),
        *(Part(entry(story, view), rank=1) for story in page.stories),
    ]
    lines = [mrkdwn(headline_words(story.contact, view.names)) for story in page.stories]
    room = limits.MAX_FALLBACK - width(heading) - 1
    text = limits.joined(lines, "\n", room, len(lines), texts.AND_MORE)
    return said(f"{heading}\n{text}", *parts)


def nothing(notes: Sequence[str] = ()) -> Answer:
    """No contact was found."""
    parts = [*(Part(kit.context(note)) for note in notes), Part(kit.section(texts.NOTHING_FOUND))]
    return said(texts.NOTHING_FOUND, *parts)


def found_words(page: Page) -> str:
    """How many were found."""
    total = page.total if page.total is not None else len(page.stories)
    if total >= MOST_COUNTED:
        return texts_slack.FOUND_MANY.format(count=MOST_COUNTED)
    return texts.counted(texts_slack.FOUND, total)


def unread_notes(unread: Sequence[Unread]) -> list[str]:
    """What of a line could not be read, and what was probably meant."""
    notes = []
    for each in unread:
        key, value = mrkdwn(each.key, MAX_ASKED), mrkdwn(each.value, MAX_ASKED)
        form = texts_slack.UNREAD_VALUE if value else texts_slack.UNREAD_KEY
        note = form.format(key=key, value=value)
        if each.nearest:
            note = f"{note} {texts_slack.UNREAD_NEAREST.format(nearest=each.nearest)}"
        notes.append(note)
    return notes[:4]


def usage(command: str, commands: Mapping[str, str]) -> Answer:
    """What can be asked."""
    lines = [f"`{command} {words}`  {meaning}" for words, meaning in commands.items()]
    text = "\n".join([texts_slack.WHAT_CAN_BE_ASKED, *lines])
    ask = kit.context(texts_slack.ASK_IN_WORDS)
    return said(text, Part(kit.section(text)), Part(ask, rank=1))


def choice(question: str, choices: Mapping[str, str]) -> Answer:
    """A question with a button for each answer; `choices` are what to ask by what the button says."""
    buttons = ask_buttons(choices)
    parts = [Part(kit.section(question)), *([Part(kit.actions(buttons))] if buttons else [])]
    return replace(said(question, *parts), shareable=False)


def ask_buttons(choices: Mapping[str, str]) -> list[Block]:
    """A button for each, which asks what stands behind it."""
    return [
        kit.button(label, f"{actions.ASK}:{number}", asked)
        for number, (label, asked) in enumerate(list(choices.items())[:MAX_CHOICES])
        if plain(label) and width(asked) <= limits.MAX_VALUE
    ]


def person_choices(people: Sequence[Person]) -> dict[str, str]:
    """Button labels with the question for each of them; those of one name with their last office."""
    names = [person.name for person in people]
    return {
        person.name
        if names.count(person.name) == 1 or not person.offices
        else texts.WITH_OFFICE.format(name=person.name, office=person.offices[-1].title): f"who {person.id}"
        for person in people
    }


def period_words(period: Period) -> str:
    """The days of a period, to follow on "contacts"."""
    if period.first and period.last:
        days = texts_slack.FROM_TO_DAYS if period.first != period.last else "{first}"
        return days.format(first=day_words(period.first), last=day_words(period.last))
    if period.first or period.last:
        form = texts_slack.FROM_ON if period.first else texts_slack.UP_TO
        return form.format(first=_day(period.first), last=_day(period.last))
    return texts_slack.AT_ANY_TIME


def _day(day: date | None) -> str:
    return day_words(day) if day else ""


def story_choices(stories: Sequence[Story], view: View) -> dict[str, str]:
    """Button labels with the question for each contact."""
    return {
        headline_words(story.contact, view.names, limits.MAX_BUTTON_TEXT): f"show {story.id}"
        for story in stories
    }
