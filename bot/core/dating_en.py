"""Which English date phrase dates an act, and how far it stands from it in meaning.

A phrase is taken away from the act by a verb of reporting ("said on Wednesday"), a subordinate clause ("after
talks on Monday"), a bound ("since May"), or another event's noun ("Thursday's summit").
"""

from __future__ import annotations

import re
from math import inf

from bot.core.attachment import ACT_NOUN, REPORT_NOUN, REPORT_VERB, SUBORDINATE
from bot.core.calendar_en import DatePhrase
from bot.core.model import Precision, Span

_REPORTED = re.compile(
    rf"\b{REPORT_VERB}\b[^,;.]{{0,40}}$|\b(?:according to|{REPORT_NOUN})\b[^,;.]{{0,15}}$", re.IGNORECASE
)
_REPORTS = re.compile(rf"\b(?:{REPORT_VERB}|according to)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|following|ahead of|prior to|from|between|through|for)\s+"
    r"(?:(?:the|late|early|last|his|her|their)\s+)*$",
    re.IGNORECASE,
)
_RANGE_OPENS = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_OWNED = re.compile(rf"(?P<owner>'s|')?\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{ACT_NOUN})\b", re.IGNORECASE)
_ASIDE = re.compile(r", (?:which|who|whose)\b[^,]*,")
_DATELINE = re.compile(r"\s*(?:\([^()]{2,30}\)\s*)?(?:--?|\u2014|:)\s", re.IGNORECASE)
_FORUM = re.compile(r"\b(?:conference|forum|event|summit|dialogue|symposium|assembly)\b", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:(?:on|in|late|early|earlier|the|morning|afternoon|evening|of|from|local|time)\b|\W)*", re.IGNORECASE
)
_SAME_DAY = re.compile(
    r"\s*,?\s*(?:after|following)\s+(?:[\w-]+\s+){0,3}|\s*(?:that )?(?:he|she|they) had just\b[^.;]{0,60}",
    re.IGNORECASE,
)
STAYS = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|\d+)-day\s+(?:[\w-]+\s+){0,2}?(?:trip|visit|tour|stay)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:end(?:ed|s)|wrap(?:ped|s)(?: up)?|conclude[ds]|finishe[ds]|close[ds]|completed|(?:wound|winds) up)"
    r"\s+(?:an? |their |his |her )?(?P<days>two|three|four|five|six)(?: \w+)?[ -]days?\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
_CLOSED_WITH = re.compile(
    r" with (?:an? |the )?(?:session|meeting|call|audience|talks)\b"
)  # on that very day
_NUMBERS = ("one", "two", "three", "four", "five", "six")
_WITHIN = re.compile(r"\b(?:in|during|at)\s+(?:(?:his|her|their|the|a)\s+)?$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\band\s+(?:(?:also|then|later|both)\s+)?(?:agree[ds]?|plan(?:s|ned)?|will|would|to|pledge[ds]?|promise[ds]?|vow(?:s|ed)?"
    r"|decide[ds]?|invite[ds]?|accept(?:s|ed)?|propose[ds]?)\b",
    re.IGNORECASE,
)
_FOLLOWED = re.compile(r"\bfollow(?:s|ed|ing)?(?: up)?\s+(?:the\s+)?$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|an?|his|her|their|its|that|this|[\w]+'s)\s+$", re.IGNORECASE)


def days_before(words: str, phrase: DatePhrase) -> int | None:
    """How many days before the named one it all began: "ended two days of talks on Thursday" is one."""
    ended = _ENDED.search(words, max(0, phrase.span.start - 160), phrase.span.start)
    if ended is None or _CLOSED_WITH.match(words, phrase.span.end):
        return None
    return _NUMBERS.index(ended["days"].lower())


def closes_dateline(words: str, end: int) -> bool:
    """Whether a phrase that ends there belongs to a dateline: "WASHINGTON, Nov. 5, 2013 - "."""
    return bool(_DATELINE.match(words, end))


def distance(words: str, phrase: DatePhrase, act: Span, *, retold: bool = False) -> float:
    """How far the phrase stands from the act in meaning; infinite where it belongs to something else.

    `retold`: the words are of another sentence that tells of the act again. There a dated noun is this act
    only where things happen in it ("in Thursday's call"); else it recalls another ("since the May 9 call").
    """
    before = words[: phrase.span.start]
    owned = _owned_by_act(words, phrase, act)
    if owned is not None:
        return 0.0 if owned and (not retold or _is_recent(before, phrase, words)) else inf
    if _is_bare_month(phrase, words):
        return inf
    ranged = phrase.past is not None and phrase.past.end is not None
    bound = _BOUND.search(before) and not (ranged and _RANGE_OPENS.search(before))
    if bound or words.startswith("'", phrase.span.end) or closes_dateline(words, phrase.span.end):
        return inf
    if phrase.span.start >= act.end:
        return _after(_ASIDE.sub(",", words[act.end : phrase.span.start]), ranged=ranged)
    return _ahead(before, words[phrase.span.end : act.start])


def _is_recent(before: str, phrase: DatePhrase, words: str) -> bool:
    """Whether a dated noun of another sentence is the act itself and not one that is recalled."""
    bound = _BOUND.search(before)
    asked = bound is not None and bound.group().lower().startswith("for")  # "asked for Wednesday's call"
    weekday = phrase.span.of(words).isalpha() and not ((bound and not asked) or _FOLLOWED.search(before))
    return weekday or bool(_WITHIN.search(before))


def _is_bare_month(phrase: DatePhrase, words: str) -> bool:
    """A month without "in", "late" or a year tells of whatever it stands before: "a February attempt"."""
    vague = phrase.past is not None and phrase.past.precision is Precision.MONTH
    return vague and phrase.span.of(words).isalpha()


def _after(between: str, *, ranged: bool) -> float:
    """The distance of a phrase that follows the act; a range may be that of the forum they met at."""
    claimed = _REPORTED.search(between) or SUBORDINATE.search(between) or (ranged and _FORUM.search(between))
    return inf if claimed else _gap(between)


def _ahead(before: str, between: str) -> float:
    """The distance of a phrase that stands before the act; one that opens the sentence dates all of it."""
    if _REPORTED.search(before):
        return 2.0 if _SAME_DAY.fullmatch(between) else inf
    if _REPORTS.search(between) or _GOES_ON.search(between) or _opens_aside(before, between):
        return inf  # "spoke on Friday and agreed to meet"
    return 0.6 if _OPENING.fullmatch(before) else _gap(between) + 0.2


def _gap(between: str) -> float:
    return len(between) / 100 + between.count(",") * 0.3


def _opens_aside(before: str, between: str) -> bool:
    """Whether a date before the act stands in a clause of its own: "After he arrived on Sunday, ..."."""
    head = before[max(map(before.rfind, ",;:")) + 1 :]
    return bool(SUBORDINATE.search(head) or SUBORDINATE.search(between))


def _owned_by_act(words: str, phrase: DatePhrase, act: Span) -> bool | None:
    """Whether the phrase modifies the act's own noun ("Thursday's call"); None where it modifies none."""
    match = _OWNED.match(words, phrase.span.end)
    if not match or not (match["owner"] or _ARTICLE.search(words[: phrase.span.start])):
        return None
    return match.start("noun") <= act.end and act.start <= match.end("noun")
