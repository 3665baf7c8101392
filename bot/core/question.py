"""Questions in plain words: whose contacts, of which kind, when; the last, the first, the next, how many.

when did Hegseth last talk to Dong?      LAST   us_hegseth, cn_dongjun, any mode
how often did they meet in 2025?         COUNT  in person, 2025
董军下次什么时候见赫格塞思？                  NEXT   cn_dongjun, us_hegseth, in person
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.core.directory import Directory
from bot.core.knowledge import Person
from bot.core.model import Mode, Status
from bot.core.period import EVER, Period, periods
from bot.core.search import Search, blanked, people_choice

Kind = TypeVar("Kind", Mode, Status)


class Aim(StrEnum):
    """What is asked about the contacts that fit."""

    LAST = "last"
    FIRST = "first"
    NEXT = "next"
    COUNT = "count"
    WHETHER = "whether"  # did they, have they
    WHO = "who"  # who somebody is
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Question:
    """`people` holds, for each name, everybody whom it may mean; none of `modes` means any."""

    aim: Aim
    people: tuple[tuple[Person, ...], ...]
    modes: tuple[Mode, ...] = ()
    statuses: tuple[Status, ...] = ()
    period: Period = EVER

    def search(self) -> Search:
        """The contacts that the question is about."""
        choices = [people_choice(who) for who in self.people]
        if self.modes:
            choices.append(tuple(f"mode:{mode}" for mode in self.modes))
        if self.statuses:
            choices.append(tuple(f"status:{status}" for status in self.statuses))
        return Search(choices=tuple(choices), period=self.period)


_AIMS = (
    (Aim.COUNT, r"\bhow (?:often|many|much)\b|\bnumber of\b|多少次|几次|多少"),
    (Aim.NEXT, r"\bnext\b|\bwill\b|\bgoing to\b|\bupcoming\b|\bplanned\b|下次|下一次|即将|将要|何时会"),
    (Aim.FIRST, r"\bfirst\b|第一次|首次"),
    (
        Aim.LAST,
        r"\blast\b|\bmost recent|\blatest\b|\bwhen (?:did|was|were|have|has)\b|上次|最近|最后|什么时候|何时",
    ),
    (Aim.WHO, r"^\W*(?:who(?:'s| is| was)|谁是)\b|是谁"),
    (Aim.WHETHER, r"^\W*(?:did|has|have|is there|was there|were there)\b|有没有|是否|吗\W*$"),
)
_MODES = (
    ((Mode.VIDEO,), r"\bvideo|\bteleconference|视频"),
    ((Mode.PHONE, Mode.VIDEO), r"\bphone|\bcall(?:s|ed|ing)?\b|\btelephone|通话|通电话|电话"),
    ((Mode.IN_PERSON,), r"\bmet\b|\bmeet(?:s|ings?)?\b|\bin person\b|\bvisit|见面|会见|会谈|会晤"),
    ((Mode.CORRESPONDENCE,), r"\bwr(?:ite|ote|itten)\b|\bletters?\b|\bmessages?\b|致信|信"),
)
_STATUSES = (
    ((Status.CANCELLED,), r"\bcancel|\bcall(?:ed|s|ing)? off\b|\bpostpon|取消|推迟"),
    ((Status.DECLINED,), r"\bdeclin|\brefus|\breject|\bsnub|拒绝"),
    ((Status.PROPOSED,), r"\bpropos|\boffer|\brequest(?:ed)? a\b|提议"),
)
_ASKED = re.compile(
    r"\?|？|^\W*(?:when|who|whom|how|did|has|have|is|was|were|will|what|which)\b|什么|几次|多少|吗|是否|何时|谁",
    re.IGNORECASE,
)


def read(text: str, directory: Directory, today: date) -> Question | None:
    """What is asked; None where the words ask nothing of known people."""
    named = directory.find(text, today)
    people = tuple(dict.fromkeys(name.people for name in named))
    if not people or not _ASKED.search(text):
        return None
    rest = blanked(text, [name.span for name in named])
    dated = periods(rest, today)
    period = EVER
    for stretch, _ in dated:
        period = stretch.within(period)
    rest = blanked(rest, [span for _, span in dated])
    statuses = _first(_STATUSES, rest)
    for _, pattern in _STATUSES:
        rest = re.sub(pattern, " ", rest, flags=re.IGNORECASE)  # "called off" is no call
    return Question(_aim(rest), people, _first(_MODES, rest), statuses, period)


def _aim(text: str) -> Aim:
    for aim, pattern in _AIMS:
        if re.search(pattern, text, re.IGNORECASE):
            return aim
    return Aim.LIST


def _first(patterns: Sequence[tuple[tuple[Kind, ...], str]], text: str) -> tuple[Kind, ...]:
    for found, pattern in patterns:
        if re.search(pattern, text, re.IGNORECASE):
            return found
    return ()
