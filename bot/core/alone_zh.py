"""The one day that a Chinese item leaves for a contact held of which no phrase says when it was.

A clause that says when opens a sentence for all that it tells (23日至24日,马晓天与弗卢努瓦分率代表团), or the
day stands before a verb that no list knows (周五傍晚迎来了习近平). Beside days on which somebody spoke or
travelled, bounds and what had been or is to come, such a day is the contact's, if it is the only one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from bot.core.attachment import REACH
from bot.core.calendar_en import DatePhrase
from bot.core.candidate import Candidate
from bot.core.model import When
from bot.core.text import Document

if TYPE_CHECKING:
    from bot.core.dates import Days

_TOLD = re.compile(
    r"(?:[上下]午|晚间?|傍晚)?[,，]?[^,，。;；]{0,24}?(?:[说称](?!法)|表示|告诉|宣布|透露|披露|证实|公布|指出|报[道导]|承认|发[稿文推布]|声明|记者会"
    r"|吹风会|通报|[作做]证|消息|拍板|强调|推文|反问|回应|答[问记]|引述|抵|离开|启程|飞)"
)
_SAYING = re.compile(r"[说称]|表示|记者会")
_SAYS = re.compile(r"[说称]$")
_AHEAD = re.compile(r"[原本]?[拟定订]$|[将拟]|预[定计]|计划|有望|可望")
_BOUND = re.compile(r"(?:自|截至|继|自从|直到|早在|原定|原订|定于|原拟)\s*$")
_BOUNDS = re.compile(r"\s*(?:以来|之前|以前|前夕|之后|以后|前(?!往)|后(?!天)|的(?!会|通话|视频|磋商))")
_STOP = re.compile("[,，。;；]")
_NEAR = 16  # characters behind a day in which the words stand that put it ahead


def day(doc: Document, candidate: Candidate, days: Days) -> When | None:
    """The only day that the sentences of a contact leave over."""
    today = days.today
    if today is None:
        return None
    lead = doc.first_body
    found: dict[date, When] = {}
    for sentence in doc.sentences[lead : max(candidate.sentence, lead) + REACH + 1]:
        words = doc.words(sentence.span)
        for phrase in days.within(sentence.span):
            when = phrase.lately(today)
            if when and is_free(words, phrase):
                found.setdefault(when.day, when)
    return next(iter(found.values())) if len(found) == 1 else None


def is_free(words: str, phrase: DatePhrase) -> bool:
    """Whether nothing in its own sentence takes a day away from what the sentence tells of."""
    start, end = phrase.span.start, phrase.span.end
    if _BOUND.search(words, 0, start) or _BOUNDS.match(words, end) or _TOLD.match(words, end):
        return False
    clause = _STOP.split(words[:start])[-1]
    behind = _STOP.split(words[end : end + _NEAR])[0]
    if _AHEAD.search(clause) or _AHEAD.search(behind):
        return False
    return not _SAYING.search(clause) or _SAYS.search(clause) is not None
