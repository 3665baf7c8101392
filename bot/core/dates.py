"""The day of a contact: which date phrase of an item belongs to the act, and what it means.

A phrase belongs to an act when nothing stands between them that has a claim of its own: a verb of reporting
("said on Wednesday"), a subordinate clause ("after talks on Monday"), another event's noun ("Thursday's
summit"). Days are the publisher's: the dateline's where there is one, else the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from math import inf

from bot.core.attachment import ACT_NOUN, REPORT_NOUN, REPORT_VERB, SUBORDINATE, Passage, passages
from bot.core.calendar_en import DatePhrase, phrases
from bot.core.candidate import Candidate
from bot.core.model import Precision, Span, Status, When
from bot.core.text import Document

_BEIJING = timedelta(hours=8)
_DATE_LINE = timedelta(days=1)
_STALE_DATELINE = timedelta(days=7)
_DATELINE_LENGTH = 60
_NOT_HAPPENING = {Status.DECLINED, Status.CANCELLED}
_COMING = {Status.SCHEDULED, Status.PROPOSED}
_TOO_FAR = 3.0  # of `_distance`; a phrase in the act's own clause costs less than 2
_VAGUE = {Precision.DAY: 0.0, Precision.WEEK: 5.0, Precision.MONTH: 6.0, Precision.YEAR: 7.0}

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
_SAME_DAY = re.compile(r"\s*,?\s*(?:after|following)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|an?|his|her|their|its|that|this|[\w]+'s)\s+$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:planned|scheduled|slated|set|due|expected|arranged)\s+(?:for|on|to [a-z ]{2,20} on)\s+"
    r"(?:late |early )?$",
    re.IGNORECASE,
)


def resolve(doc: Document, candidate: Candidate, published: datetime | None) -> When | None:
    """The day of the candidate's act with the precision that the text gives; None where it gives none.

    `published` is aware UTC. A contact that does not take place has only the day it was planned for.
    """
    today = _today(doc, published)
    if not 0 <= candidate.sentence < len(doc.sentences):
        return None
    best: tuple[float, When] | None = None
    for passage in passages(doc, candidate):
        for cost, when in _dated(doc, passage, candidate, today):
            if best is None or cost < best[0]:
                best = (cost, when)
        if best and best[1].precision is Precision.DAY:
            break
    return best[1] if best else None


def _dated(
    doc: Document, passage: Passage, candidate: Candidate, today: date | None
) -> Iterator[tuple[float, When]]:
    """The readings of the passage's date phrases that may be the act's, with their cost."""
    words, start = doc.words(passage.window), passage.window.start
    act = Span(passage.act.start - start, passage.act.end - start)
    for phrase in phrases(words, today):
        when = _reading(phrase, candidate, today)
        cost = _distance(words, phrase, act, candidate.status) + passage.remove
        if when is not None and cost < _TOO_FAR:
            yield cost + _VAGUE[when.precision], when


def _today(doc: Document, published: datetime | None) -> date | None:
    """The publisher's day: the dateline's where it gives one near publication, else the publication's own."""
    day = None
    if published is not None:
        day = (published + _BEIJING if doc.lang == "zh" else published).date()
    lead = next((s for s in doc.sentences if not s.in_title), None)
    if lead is None:
        return day
    opening = doc.norm[doc.title_end + 1 : lead.span.start + _DATELINE_LENGTH]
    for phrase in phrases(opening, day):
        written = phrase.past
        outside = doc.title_end + 1 + phrase.span.end <= lead.span.start or _DATELINE.match(
            opening, phrase.span.end
        )
        if outside and written and written.precision is Precision.DAY and _near(written.day, day):
            return written.day
    return day


def _near(written: date, day: date | None) -> bool:
    return day is None or day - _STALE_DATELINE <= written <= day + _DATE_LINE


def _reading(phrase: DatePhrase, candidate: Candidate, today: date | None) -> When | None:
    """The phrase's value under the act's tense; None where it puts the act on the wrong side of today."""
    coming = candidate.status in _COMING or (
        candidate.tense == "future" and candidate.status is not Status.HELD
    )
    when = phrase.coming if coming or candidate.status in _NOT_HAPPENING else phrase.past
    if when is None or today is None or candidate.status in _NOT_HAPPENING:
        return when
    if coming:
        exact = when.precision is Precision.DAY
        return when if not exact or (when.end or when.day) >= today - _DATE_LINE else None
    return when if when.day <= today + _DATE_LINE else None


def _distance(words: str, phrase: DatePhrase, act: Span, status: Status) -> float:
    """How far the phrase stands from the act in meaning; infinite where it belongs to something else."""
    before = words[: phrase.span.start]
    if status in _NOT_HAPPENING:
        return _gap(words[act.end : phrase.span.start]) if _PLANNED.search(before) else inf
    owned = _owned_by_act(words, phrase, act)
    if owned is not None:
        return 0.0 if owned else inf
    if _is_bare_month(phrase, words):
        return inf
    ranged = phrase.past is not None and phrase.past.end is not None
    bound = _BOUND.search(before) and not (ranged and _RANGE_OPENS.search(before))
    if bound or words.startswith("'", phrase.span.end) or _DATELINE.match(words, phrase.span.end):
        return inf
    if phrase.span.start >= act.end:
        return _after(_ASIDE.sub(",", words[act.end : phrase.span.start]), ranged=ranged)
    return _ahead(before, words[phrase.span.end : act.start])


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
    if _REPORTS.search(between) or _opens_aside(before, between):
        return inf
    return 0.6 if _OPENING.fullmatch(before) else _gap(between) + 0.2


def _gap(between: str) -> float:
    return len(between) / 100 + between.count(",") * 0.3


def _opens_aside(before: str, between: str) -> bool:
    """Whether a date before the act stands in a clause of its own: "After he arrived on Sunday, ..."."""
    head = before[max(before.rfind(","), before.rfind(";")) + 1 :]
    return bool(SUBORDINATE.search(head) or SUBORDINATE.search(between))


def _owned_by_act(words: str, phrase: DatePhrase, act: Span) -> bool | None:
    """Whether the phrase modifies the act's own noun ("Thursday's call"); None where it modifies none."""
    match = _OWNED.match(words, phrase.span.end)
    if not match or not (match["owner"] or _ARTICLE.search(words[: phrase.span.start])):
        return None
    return match.start("noun") <= act.end and act.start <= match.end("noun")
