"""Questions in plain words, from mentions and direct messages; what asks nothing is a command or a search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import texts, texts_slack
from bot.core import question
from bot.core.model import Status, Story
from bot.core.period import EVER, Period
from bot.core.question import Aim, Question
from bot.core.search import Search, narrowed
from bot.services.queries import AHEAD, Page, Turn
from bot.slack.answer import Answer, said, told
from bot.slack.answering import people
from bot.slack.blocks import answers, kit
from bot.slack.blocks.contact import capitalised, headline_words, when_words
from bot.slack.blocks.entry import entry
from bot.slack.blocks.limits import Part
from bot.slack.services import Request, Services
from bot.slack.text import mrkdwn

SHOWN = 3


def asked_in_words(services: Services, request: Request) -> Answer | None:
    """The answer to a question about people; None where the words ask none."""
    today = request.local.date()
    asked = question.read(request.text, services.queries.directory, today)
    if asked is None or (asked.words and not services.queries.find(asked.search(), 1).stories):
        return None
    if asked.aim is Aim.WHO and len(asked.people) == 1:
        return _who(services, request, asked)
    wanted = _wanted(asked, Period(None, today))
    if asked.aim is Aim.NEXT:
        return _next(services, request, asked)
    if asked.aim is Aim.FIRST:
        return _told(services, asked, services.queries.find(wanted, 1, Turn(0, newer=True)))
    return _told(services, asked, services.queries.find(wanted, SHOWN))


def _wanted(asked: Question, until_today: Period) -> Search:
    """The contacts that took place, or did not, as the question has it, up to today."""
    statuses = () if asked.statuses else ((f"status:{Status.HELD}",),)
    within = until_today if asked.aim is not Aim.LIST else EVER
    return narrowed(asked.search(), *(() if asked.aim is Aim.LIST else statuses), within=within)


def _who(services: Services, request: Request, asked: Question) -> Answer:
    (meant,) = asked.people
    if len(meant) == 1:
        return people.card(services, request, meant[0])
    return answers.choice(
        texts_slack.WHICH_OF_THEM.format(name=mrkdwn(request.text, 80)), answers.person_choices(meant)
    )


def _next(services: Services, request: Request, asked: Question) -> Answer:
    statuses = tuple(f"status:{status}" for status in AHEAD)
    wanted = narrowed(asked.search(), statuses, within=Period(request.local.date(), None))
    page = services.queries.find(wanted, 1, Turn(0, newer=True))
    if not page.stories:
        return _with_reading(told(texts_slack.NONE_AHEAD), asked)
    return _answer(_sentence(services, texts_slack.THEY_NEXT, page.stories[0]), page.stories, services, asked)


def _told(services: Services, asked: Question, page: Page) -> Answer:
    period = "" if asked.period == EVER else f" {answers.period_words(asked.period)}"
    if not page.stories:
        return _with_reading(told(texts_slack.THEY_NEVER.format(period=period)), asked)
    first = page.stories[0]
    if asked.aim is Aim.COUNT:
        sentence = texts.counted(texts_slack.THEY_COUNT, page.total or 0, period=period)
    elif asked.aim is Aim.FIRST:
        sentence = _sentence(services, texts_slack.THEY_FIRST, first)
    elif asked.aim is Aim.LIST:
        sentence = answers.found_words(page)
    else:
        sentence = _sentence(services, texts_slack.THEY_LAST, first)
        if asked.aim is Aim.WHETHER:
            sentence = texts_slack.YES_THEY.format(answer=sentence)
    return _answer(sentence, page.stories, services, asked)


def _sentence(services: Services, form: str, story: Story) -> str:
    headline = mrkdwn(headline_words(story.contact, services.view.names))
    return form.format(headline=headline, when=mrkdwn(when_words(story.contact.when)))


def _answer(sentence: str, stories: Sequence[Story], services: Services, asked: Question) -> Answer:
    parts = [Part(kit.section(sentence)), *(Part(entry(story, services.view), rank=1) for story in stories)]
    return _with_reading(said(sentence, *parts), asked)


def _with_reading(answer: Answer, asked: Question) -> Answer:
    """The answer with how the question was understood: a misreading is seen at once."""
    names = [" / ".join(person.name for person in who[:4]) for who in asked.people]
    kinds = [texts.MODES[mode] for mode in asked.modes] + [
        texts.STATUSES[status] for status in asked.statuses
    ]
    kinds += [texts.TRACKS[track] for track in asked.tracks]
    days = [] if asked.period == EVER else [answers.period_words(asked.period)]
    read = capitalised(", ".join([*names, *kinds, *asked.words, *days]))
    if not read:
        return answer
    note = kit.context(texts_slack.UNDERSTOOD_AS.format(what=mrkdwn(read, 400)))
    return replace(answer, blocks=(*answer.blocks, note))
