"""`latest`, `search`, `between`, `upcoming`: contacts in order, page by page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import texts_slack
from bot.core.period import Period, period, periods
from bot.services.queries import Page, Turn
from bot.slack.answer import Answer, told
from bot.slack.blocks import answers
from bot.slack.blocks.coming import coming
from bot.slack.services import Request, Services

PAGE = 5
MOST = 20

_CURSOR = re.compile(r"([on])(\d{1,19})")
_APART = re.compile(r"\s+(?:to|and|-|–)\s+|\s*[,–]\s*|\s+")


def latest(services: Services, request: Request, rest: str) -> Answer:
    count = min(max(int(rest), 1), MOST) if rest.isascii() and rest.isdigit() and len(rest) < 6 else PAGE
    page = services.queries.latest(count, turn_of(request.cursor))
    return turned(answers.listing(page, services.view, texts_slack.LATEST), page)


def search(services: Services, request: Request, rest: str, notes: Sequence[str] = ()) -> Answer:
    """`notes` go above what was found."""
    asked = services.queries.read(rest, request.local.date())
    page = services.queries.find(asked.search, PAGE, turn_of(request.cursor))
    unread = answers.unread_notes(asked.unread)
    return turned(answers.listing(page, services.view, answers.found_words(page), [*notes, *unread]), page)


def between(services: Services, request: Request, rest: str) -> Answer:
    wanted = _days(rest, request)
    if wanted is None:
        return told(texts_slack.WHICH_DAYS)
    page = services.queries.between(wanted, PAGE, turn_of(request.cursor))
    heading = texts_slack.BETWEEN.format(period=answers.period_words(wanted))
    return turned(answers.listing(page, services.view, f"{heading}. {answers.found_words(page)}"), page)


def upcoming(services: Services, request: Request, _rest: str) -> Answer:
    return coming(services.queries.upcoming(request.local.date()), services.view)


def turn_of(cursor: str) -> Turn | None:
    match = _CURSOR.fullmatch(cursor)
    return Turn(int(match[2]), match[1] == "n") if match else None


def turned(answer: Answer, page: Page) -> Answer:
    """The answer with where its list goes on."""
    newer = f"n{page.newer.at}" if page.newer else ""
    older = f"o{page.older.at}" if page.older else ""
    return replace(answer, newer=newer, older=older)


def _days(text: str, request: Request) -> Period | None:
    """One period, or everything from the first day of one to the last day of another."""
    today = request.local.date()
    whole = period(text, today)
    if whole:
        return whole
    for match in _APART.finditer(text):
        first, last = period(text[: match.start()], today), period(text[match.end() :], today)
        if first and last and first.first and last.last and first.first <= last.last:
            return Period(first.first, last.last)
    found = periods(text, today)
    return found[0][0] if found else None
