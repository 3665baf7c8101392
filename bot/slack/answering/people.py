"""`who PERSON`: the card of somebody, or which of several people is meant."""

from __future__ import annotations

import re
from datetime import date

from bot import texts_slack
from bot.core.knowledge import Person
from bot.core.search import Search, people_choice
from bot.slack.answer import Answer, told
from bot.slack.answering.lists import PAGE, turn_of, turned
from bot.slack.blocks import answers
from bot.slack.blocks.profile import profile
from bot.slack.services import Request, Services
from bot.slack.text import mrkdwn

SHOWN = 3
"""Contacts on a card; the pages behind it hold more."""

MAX_NAME = 80

_ASIDE = re.compile(r"^(?:is|was|are)\s+|^'s\s+", re.IGNORECASE)
"""What stands before the name in "who is Dong Jun?"."""


def who(services: Services, request: Request, rest: str) -> Answer:
    name = _ASIDE.sub("", rest.strip()).strip('"“”?？ ')
    if not name:
        return told(texts_slack.WHOM)
    people = _meant(services, name, request.local.date())
    if len(people) == 1:
        return card(services, request, people[0])
    if people:
        question = texts_slack.WHICH_OF_THEM.format(name=mrkdwn(name, MAX_NAME))
        return answers.choice(question, answers.person_choices(people))
    return _unknown(services, request, name)


def card(services: Services, request: Request, person: Person) -> Answer:
    """Somebody of the knowledge files; on later pages only the contacts."""
    turn = turn_of(request.cursor)
    if turn:
        page = services.queries.find(Search(choices=(people_choice([person]),)), PAGE, turn)
        heading = f"{person.name}: {answers.found_words(page)}"
        return turned(answers.listing(page, services.view, heading), page)
    found = services.queries.who(person, SHOWN, request.local.date())
    return turned(profile(found, services.view), found.page)


def _meant(services: Services, name: str, today: date) -> tuple[Person, ...]:
    directory = services.queries.directory
    by_id = directory.people.get(name)
    if by_id:
        return (by_id,)
    called = directory.called(name, today)
    offices = () if called else directory.offices_in(name, today)
    return called or (offices[0].people if len(offices) == 1 else ())


def _unknown(services: Services, request: Request, name: str) -> Answer:
    """Somebody whom only the record knows, or a name that is spelt nearly so."""
    today = request.local.date()
    recorded = services.queries.names_like(name, today)
    if len(recorded) == 1:
        found = services.queries.who_named(*recorded[0], SHOWN, today)
        return turned(profile(found, services.view), found.page)
    shown = mrkdwn(name, MAX_NAME)
    if recorded:
        choices = {known: f"who {known}" for known, _ in recorded}
        return answers.choice(texts_slack.WHICH_OF_THEM.format(name=shown), choices)
    people = services.queries.directory.like(name, today)
    if people:
        question = texts_slack.DID_YOU_MEAN_PERSON.format(name=shown)
        return answers.choice(question, answers.person_choices(people))
    return told(texts_slack.NOBODY_OF_THIS_NAME.format(name=shown))
