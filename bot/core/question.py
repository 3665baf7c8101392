"""Questions in plain words: whose contacts, of which kind, when; the last, the first, the next, how many.

when did Hegseth last talk to Dong?      LAST   us_hegseth, cn_dongjun, any mode
how often did they meet in 2025?         COUNT  in person, 2025
董军下次什么时候见赫格塞思？                  NEXT   cn_dongjun, us_hegseth, in person
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.core import indexing
from bot.core.directory import Directory
from bot.core.knowledge import Person
from bot.core.model import Mode, Status, Track
from bot.core.period import EVER, Period, periods
from bot.core.search import STOP_WORDS, Search, blanked, people_choice
from bot.core.titles import words_of
from bot.core.value import value

Kind = TypeVar("Kind", Mode, Status, Track)

MOST_WORDS = 2
"""Words beside people, days and kinds of contact that a question may hold where it names nobody."""


class Aim(StrEnum):
    """What is asked about the contacts that fit."""

    LAST = "last"
    FIRST = "first"
    NEXT = "next"
    COUNT = "count"
    WHETHER = "whether"  # did they, have they
    WHO = "who"  # who somebody is
    LIST = "list"


@value
class Question:
    """`people` holds, for each name, everybody whom it may mean; none of `modes` means any.

    `words` are what else must be found; only a question that names nobody has some.
    """

    aim: Aim
    people: tuple[tuple[Person, ...], ...]
    modes: tuple[Mode, ...] = ()
    statuses: tuple[Status, ...] = ()
    period: Period = EVER
    tracks: tuple[Track, ...] = ()
    words: tuple[str, ...] = ()

    def search(self) -> Search:
        """The contacts that the question is about."""
        choices = [people_choice(who) for who in self.people]
        if self.modes:
            choices.append(tuple(f"mode:{mode}" for mode in self.modes))
        if self.statuses:
            choices.append(tuple(f"status:{status}" for status in self.statuses))
        if self.tracks:
            choices.append(tuple(f"track:{track}" for track in self.tracks))
        return Search(self.words, tuple(choices), self.period)


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
_TRACKS = (
    ((Track.DEFENSE,), r"\bdefen[cs]e\b|\bmil(?:itary)?(?:-to-military|-mil)?\b|军方|两军|国防"),
    ((Track.DIPLOMATIC,), r"\bdiplomatic\b|外交"),
)
_CONTACT = re.compile(
    r"\b(?:contacts?|talks?|dialogues?|exchanges?|consultations?|summits?|delegations?|engagements?)\b|接触|会谈|对话",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\?|？|^\W*(?:when|who|whom|how|did|do|does|has|have|is|was|were|will|what|which|where|any|are|list|show|"
    r"give|tell|find)\b|什么|几次|多少|吗|是否|何时|谁",
    re.IGNORECASE,
)
_ORDERED = re.compile(
    r"^\W*(?:the )?(?:last|latest|most recent|next|first|upcoming|previous)\b", re.IGNORECASE
)
_IDLE = words_of(
    """all american americans beijing between call called calls china chinese come counterpart counterparts
    discuss discussed every find first forth give happen happened held hold how last latest list many me meet
    meeting meetings met much next often place previous recent recently see seen show sides speak spoke spoken
    take taken talk talked talks tell there times took u.s us usa visit visited washington whom"""
)
"""Words that a question is made of: they say nothing about the contact."""

_SMALL_TALK = (
    ("help", r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks|thank you|你好|谢谢|帮助)\b.*"),
    ("help", r"(?:what|how) (?:can|do) (?:you|i) .{0,40}"),
    ("latest", r"what(?:'s| is|’s) (?:new|the latest|the news)|(?:any )?news|anything new|有什么新消息"),
    (
        "upcoming",
        r"what(?:'s| is|’s) (?:coming(?: up)?|next|ahead|planned|scheduled|upcoming)"
        r"|(?:what|which|any|show me|list)?\s*(?:upcoming|planned|scheduled|coming|next)"
        r" (?:contacts?|meetings?|talks|calls?|visits?|events?)(?: are there)?",
    ),
)


def read(text: str, directory: Directory, today: date) -> Question | None:
    """What is asked; None where the words ask nothing of known people."""
    named = directory.find(text, today)
    if not (_ASKED.search(text) or (named and _ORDERED.search(text))):
        return None
    offices = directory.offices_in(blanked(text, [name.span for name in named]), today)
    named = tuple(sorted((*named, *offices), key=lambda name: name.span.start))
    people = tuple(dict.fromkeys(name.people for name in named))
    rest = blanked(text, [name.span for name in named])
    dated = periods(rest, today)
    period = EVER
    for stretch, _ in dated:
        period = stretch.within(period)
    rest = blanked(rest, [span for _, span in dated])
    statuses = _first(_STATUSES, rest)
    for _, pattern in _STATUSES:
        rest = re.sub(pattern, " ", rest, flags=re.IGNORECASE)  # "called off" is no call
    asked = Question(_aim(rest), people, _first(_MODES, rest), statuses, period, _first(_TRACKS, rest))
    return asked if people else _of_nobody(asked, rest)


def small_talk(text: str) -> str:
    """The command behind words that ask for nothing in particular ("what's new?"); "" where they do."""
    said = text.strip().rstrip("?!.？！。 ")
    return next((word for word, form in _SMALL_TALK if re.fullmatch(form, said, re.IGNORECASE)), "")


def _of_nobody(asked: Question, rest: str) -> Question | None:
    """A question that names no person must be about contacts, and hold few words that are not known."""
    if not (asked.modes or _CONTACT.search(rest)) or asked.aim is Aim.WHO:
        return None
    for _, pattern in (*_TRACKS, *_MODES):
        rest = re.sub(pattern, " ", rest, flags=re.IGNORECASE)
    if not rest.isascii():
        return None
    kept = [word for word in re.findall(r"[\w.-]+", rest.lower()) if word not in STOP_WORDS | _IDLE]
    kept = [word for word in kept if not _CONTACT.fullmatch(word)]
    has_more = asked.tracks or asked.modes or asked.statuses or asked.period != EVER or kept
    if len(kept) > MOST_WORDS or not has_more:
        return None
    return replace(asked, words=tuple(found for word in kept for found in indexing.words(word)))


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
