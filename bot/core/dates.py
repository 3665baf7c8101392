"""The day of a contact: which date phrase of an item belongs to the act, and what it means.

A phrase belongs to an act when nothing stands between them that has a claim of its own: a verb of reporting
("said on Wednesday"), a subordinate clause ("after talks on Monday"), another event's noun ("Thursday's
summit"). Days are the publisher's: the dateline's where there is one, else the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import islice
from math import inf

from bot.core.calendar_en import DatePhrase, phrases
from bot.core.candidate import Candidate
from bot.core.model import Precision, Span, Status, When
from bot.core.text import Document

_BEIJING = timedelta(hours=8)
_DATE_LINE = timedelta(days=1)
_STALE_DATELINE = timedelta(days=7)
_REACH = 2  # sentences after the act's own that may still date it ("The two met on Monday.")
_NOT_HAPPENING = {Status.DECLINED, Status.CANCELLED}
_COMING = {Status.SCHEDULED, Status.PROPOSED}
_WINDOW = 500  # characters on each side of an act: no sentence worth reading is longer, and time stays linear
_TOO_FAR = 3.0  # of `_distance`; a phrase of day precision in the act's own clause costs less than 2
_VAGUE = {Precision.DAY: 0.0, Precision.WEEK: 5.0, Precision.MONTH: 6.0, Precision.YEAR: 7.0}

_ACT_NOUN = (
    r"(?:(?:phone|video)-?(?:calls?|conference)|calls?|meetings?|talks|(?:tele)?conversations?|summit|visit|trip"
    r"|sessions?|dialogue|consultations?|negotiations?|discussions?|round|encounter|(?:tele)conference|exchanges?"
    r"|summons|lunch|dinner|engagement)"
)
_ACT_VERB = (
    r"(?:met|meets?|spoke|speaks?|talked|(?:held|holds?)(?! an? (?:press|news))|hosted|hosts?|saw|received?s?"
    r"|visit(?:s|ed)?|exchanged|convened?|sat down|told(?! (?:reporters|the press|an? ))|conferred|telephoned"
    r"|travels?)"
)
_REPORT_VERB = (
    r"(?:said|says|saying|told|announced|announces|announcing|confirmed|confirms|reported|reports|wrote|posted"
    r"|tweeted|disclosed|revealed|added|stated|claimed|testified|warned|insisted|acknowledged|published|quoted"
    r"|unveiled|outlined|released|noted|hailed|accused)"
)
_REPORT_NOUN = (
    r"(?:statement|readout|briefing|(?:press|news) conference|interview|report|notice|speech|remarks|hearing"
    r"|post|tweet|testimony|release|editorial|commentary|deadline)"
)
_SUBORDINATOR = (
    r"(?:after|before|when|while|as|since|until|because|although|though|which|who|whose|following|ahead of"
    r"|prior to)"
)
_SUBORDINATE = re.compile(rf"\b{_SUBORDINATOR}\b|[;:]|--| - |\u2014", re.IGNORECASE)
_REPORTED = re.compile(
    rf"\b{_REPORT_VERB}\b[^,;.]{{0,40}}$|\b(?:according to|{_REPORT_NOUN})\b[^,;.]{{0,15}}$", re.IGNORECASE
)
_REPORTS = re.compile(rf"\b(?:{_REPORT_VERB}|according to)\b", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|following|ahead of|prior to|from|between|through|for)\s+"
    r"(?:(?:the|late|early|last|his|her|their)\s+)*$",
    re.IGNORECASE,
)
_RANGE_OPENS = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_OWNED = re.compile(rf"(?P<owner>'s|')?\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{_ACT_NOUN})\b", re.IGNORECASE)
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
_RESUMES = re.compile(
    rf"\b(?:(?:the (?:two|pair|sides)|both sides|they) (?:\w+ ){{0,2}}?{_ACT_VERB}|(?:the|their|this|that) "
    rf"(?:[\w-]+ ){{0,2}}?{_ACT_NOUN})\b",
    re.IGNORECASE,
)
_RETELLS = re.compile(rf"\b(?:{_ACT_VERB}|{_ACT_NOUN})\b", re.IGNORECASE)


def resolve(doc: Document, candidate: Candidate, published: datetime | None) -> When | None:
    """The day of the candidate's act with the precision that the text gives; None where it gives none.

    `published` is aware UTC. A contact that does not take place has only the day it was planned for.
    """
    today = _today(doc, published)
    if not 0 <= candidate.sentence < len(doc.sentences):
        return None
    best: tuple[float, When] | None = None
    for span, act, penalty in _passages(doc, candidate):
        for phrase in phrases(doc.words(span), today):
            when = _reading(phrase, candidate, today)
            cost = _distance(doc.words(span), phrase, act, candidate.status) + penalty
            if when is None or cost >= _TOO_FAR:
                continue
            cost += _VAGUE[when.precision]
            if best is None or cost < best[0]:
                best = (cost, when)
        if best and best[1].precision is Precision.DAY:
            break
    return best[1] if best else None


def _today(doc: Document, published: datetime | None) -> date | None:
    """The publisher's day: the dateline's where it gives one near publication, else the publication's own."""
    day = None
    if published is not None:
        day = (published + _BEIJING if doc.lang == "zh" else published).date()
    lead = next((s for s in doc.sentences if not s.in_title), None)
    if lead is None:
        return day
    for phrase in phrases(doc.norm[doc.title_end + 1 : lead.span.start], day):
        written = phrase.past
        if written and written.precision is Precision.DAY and _near(written.day, day):
            return written.day
    return day


def _near(written: date, day: date | None) -> bool:
    return day is None or day - _STALE_DATELINE <= written <= day + _DATE_LINE


def _passages(doc: Document, candidate: Candidate) -> Iterator[tuple[Span, Span, float]]:
    """Where a date may stand: (passage, the act's place relative to it, what it costs to look there)."""
    own, trigger = doc.sentences[candidate.sentence], candidate.trigger
    start = max(own.span.start, trigger.start - _WINDOW)
    window = Span(start, min(own.span.end, trigger.end + _WINDOW))
    yield window, Span(trigger.start - start, trigger.end - start), 0.0
    resumes = _RETELLS if own.in_title else _RESUMES
    for sentence in doc.sentences[candidate.sentence + 1 : candidate.sentence + 1 + _REACH]:
        if sentence.boilerplate:
            continue
        window = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _WINDOW))
        for match in islice(resumes.finditer(doc.words(window)), _REACH):
            yield window, Span(match.start(), match.end()), 0.5


def _reading(phrase: DatePhrase, candidate: Candidate, today: date | None) -> When | None:
    """The phrase's value under the act's tense; None where it puts the act on the wrong side of today."""
    coming = candidate.status in _COMING or (
        candidate.tense == "future" and candidate.status is not Status.HELD
    )
    when = phrase.coming if coming or candidate.status in _NOT_HAPPENING else phrase.past
    if when is None or today is None or when.precision is not Precision.DAY:
        return when
    if coming:
        return when if (when.end or when.day) >= today - _DATE_LINE else None
    return when if candidate.status in _NOT_HAPPENING or when.day <= today + _DATE_LINE else None


def _distance(words: str, phrase: DatePhrase, act: Span, status: Status) -> float:
    """How far the phrase stands from the act in meaning; infinite where it belongs to something else."""
    before = words[: phrase.span.start]
    if status in _NOT_HAPPENING and not _PLANNED.search(before):
        return inf
    owned = _owned_by_act(words, phrase, act)
    if owned is not None:
        return 0.0 if owned else inf
    ranged = phrase.past is not None and phrase.past.end is not None
    bound = _BOUND.search(before) and not (ranged and _RANGE_OPENS.search(before))
    if bound or words.startswith("'", phrase.span.end) or _DATELINE.match(words, phrase.span.end):
        return inf
    if phrase.span.start >= act.end:
        return _after(_ASIDE.sub(",", words[act.end : phrase.span.start]), ranged=ranged)
    return _ahead(before, words[phrase.span.end : act.start])


def _after(between: str, *, ranged: bool) -> float:
    """The distance of a phrase that follows the act; a range may be that of the forum they met at."""
    claimed = _REPORTED.search(between) or _SUBORDINATE.search(between) or (ranged and _FORUM.search(between))
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
    return bool(_SUBORDINATE.search(head) or _SUBORDINATE.search(between))


def _owned_by_act(words: str, phrase: DatePhrase, act: Span) -> bool | None:
    """Whether the phrase modifies the act's own noun ("Thursday's call"); None where it modifies none."""
    match = _OWNED.match(words, phrase.span.end)
    if not match or not (match["owner"] or _ARTICLE.search(words[: phrase.span.start])):
        return None
    return match.start("noun") <= act.end and act.start <= match.end("noun")
