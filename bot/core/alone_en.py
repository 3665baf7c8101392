"""The one day that an English item leaves for a contact of which no phrase says when it was.

A report names the day of its news once, with whatever verb tells of it: "spent Wednesday afternoon with Wei",
"started two days at the ministry Monday", "Friday's video link". Beside days on which somebody spoke, bounds
("since April 2"), days that something else owns ("the Sept. 3 parade"), departures and what is to come, such
a day is the contact's, if it is the only one. Talks of which it is said that they still go on are of the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.core.attachment import ACT_NOUN, REACH, REPORT_VERB, WINDOW
from bot.core.calendar_en import DatePhrase
from bot.core.candidate import Candidate
from bot.core.model import Precision, Span, Status, When
from bot.core.saying_en import REPORTED, SPEAKING
from bot.core.text import Document, small

if TYPE_CHECKING:
    from bot.core.dates import Days

# All of these read words in small letters.
_SAYS = re.compile(rf",?\s+(?:[a-z]+ly\s+)?{REPORT_VERB}\b")
_BOUND = re.compile(
    r"\b(?:since|until|till|by|before|after|following|ahead of|prior to|from|between|through|for|than)\s+"
    r"(?:(?:the|late|early|last|his|her|their|an?)\s+)*$"
)
_OF_SEVERAL = re.compile(r"\band,?(?: then)?(?:,? (?:on|late|early|earlier|later))+\s+$|\band, $")
# What is to come, is asked or promised, comes or goes, or is of the markets.
_APART = re.compile(
    r"(?:\b(?:will|would|due|set|expected|scheduled|slated|planned|plans?|leaves|heads|heading|leaving|home|goes"
    r"|off|left|departed|flew|arriv(?:ed|es|al|ing)|landed|whether|earlier|ended|ends|closed|concluded|finished"
    r"|(?:wound|wrapped|winds|wraps) up|shares|stocks|markets?|futures|yuan|dollar|oil|bourses"
    r"|(?:is|are|was|were) to|percent|per cent|good|your|joining|had|has been|invit\w+|promised|vowed|pledged"
    r"|proposed|offered|requested|asked|sought|follow(?:s|ed|ing)|(?:days|weeks|day|week) after"
    r"|to (?:continue|resume|last|run|go on|end|conclude|begin|open|start|meet|see|visit))\b|\d%|'ll\b|'d\b)"
    r"[^;,]*$"
    r"|\b(?:also|again|separately)\b[^;]*$"
)
_STAY = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|\d+)(?:-day\b|(?:\s+\w+)?\s+days\b)|\bweek-?long\b"
)
_COMES = re.compile(
    r",? (?:[\w.'-]+ ){0,5}?(?:will|would|plans? to|(?:is|are|was|were) (?:to|due|set|expected|off))\b"
    r"|[^,;]{0,60}'ll\b"
)
_OWNS = re.compile(
    rf"(?:'s|')?\s+(?:[\w-]+\s+){{0,3}}?(?:{ACT_NOUN}|video|link|exchange|conference|drill|exercise)\b"
)
_OWNED = re.compile(r"\b(?:the|an?|his|her|its|their|[\w]+'s)\s+$")
_ASIDE = re.compile(
    r"\b(?:after|before(?! (?:the )?(?:press|cameras|reporters|pool|journalists|microphones))"
    r"|since|because|although|though|who|whose|which|as|when|while"
    r"|until|where)\b(?P<rest>[^;,]*)$"
)
_ACT = re.compile(
    rf"\b(?:{ACT_NOUN}|met|meeting|saw|seeing|spoke|speaking|talking|receiving|hosting|visiting)\b"
)
_DATELINE = re.compile(r"[\w ,.'-]{3,40}, $")
# Who goes on about those who took part, and in a lead their offices.
_RESUMES = re.compile(
    r"\W*(?:he|she|they|it|both|that was|the (?:two|pair|sides|talks|meeting|call|session|letter|message|note"
    r"|dialogue|consultations|negotiations|round|conversation|discussions?|encounter))\b"
)
_OFFICES = re.compile(
    r"\b(?:two|pair|sides|presidents?|premier|secretary|ministers?|leaders?|chiefs?|envoys?|ambassador|commander"
    r"|generals?|admirals?|officials|officers|delegations?|diplomats?|negotiators|lawmakers|senators?|experts"
    r"|specialists|teams|militaries|navies|armies|troops|soldiers|sailors|cadets)\b"
)
_OPENING = 45  # characters in which a dateline stands
_LED = 120  # characters before a phrase in which the words that lead to it stand
# What a day ahead ends, or on which something else begins.
_TERM = re.compile(
    r"\b(?:since|until|till|by|before|after|following|ahead of|prior to|than|deadlines?|expir\w+|truce"
    r"|tariffs?|duties|levies|sanctions|elections?|anniversary|parade|effect)\b[^,;]{0,40}$"
)
_SOON, _LONG_STAY = timedelta(days=60), timedelta(days=5)
_GOES_ON = re.compile(
    r"\b(?:talks|meeting|session|dialogue|consultations|negotiations) (?:[\w-]+ ){0,4}?"
    r"(?:was|were|is|are) still (?:under ?way|going on|in progress|in session|on)\b"
)


def day(doc: Document, candidate: Candidate, days: Days, *, main: bool) -> When | None:
    """The day of a contact held that is dated by nothing else; `main`: it is what the item is about."""
    today = days.today
    if today is None:
        return None
    return _under_way(doc, candidate, today) or (_only(doc, candidate, days, today) if main else None)


def _under_way(doc: Document, candidate: Candidate, today: date) -> When | None:
    """The day of publication, for talks of which their own sentence says that they still go on."""
    if " still " not in doc.low:
        return None
    for sentence in doc.sentences[candidate.sentence : candidate.sentence + 2]:
        if going := _GOES_ON.search(doc.small(sentence.span)):
            return When(today, Precision.DAY, phrase=going[0])
    return None


def _only(doc: Document, candidate: Candidate, days: Days, today: date) -> When | None:
    """The only day that the lead, the act's own sentence and those leave that name who took part or go on."""
    if "day" not in doc.low and not any(map(str.isdigit, doc.low)):
        return None
    lead, own = doc.first_body, candidate.sentence
    people = [small(m.name or m.resolved).split() for m in (*candidate.us, *candidate.china)]
    names = [part for parts in people if parts for part in (parts[0], parts[-1])]
    found: dict[date, When] = {}
    for sentence in doc.sentences[lead : max(own, lead) + REACH + 1]:
        window = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + WINDOW))
        phrases = days.within(window)
        if not phrases:
            continue
        low, at = doc.small(window), sentence.index
        ours = at == own or any(map(low.__contains__, names)) or _RESUMES.match(low) is not None
        ours = ours or (at == lead and _OFFICES.search(low) is not None)
        for when in _left(low, phrases, today, ours=ours):
            found.setdefault(when.day, when)
    return next(iter(found.values())) if len(found) == 1 else None


def _left(low: str, phrases: Sequence[DatePhrase], today: date, *, ours: bool) -> Iterator[When]:
    """The days of a sentence that nothing in it takes away; of one that does not tell of those who took part
    only those that the contact's own noun has.
    """
    if _STAY.search(low):
        return
    for phrase in phrases:
        when = phrase.lately(today)
        if when and (ours or _OWNS.match(low, phrase.span.end)) and is_free(low, phrase):
            yield when


def to_come(doc: Document, candidate: Candidate, days: Days) -> When | None:
    """The day of a plan that nothing dates: the only one ahead that title or text writes with its date and
    that is no term or other's day ("the itinerary for August 27-30", "new days for the summit: May 14").
    """
    today = days.today
    if today is None or candidate.status is not Status.SCHEDULED or not any(map(str.isdigit, doc.low)):
        return None
    found: dict[date, When] = {}
    for sentence in doc.sentences[: max(candidate.sentence, doc.first_body) + REACH + 1]:
        window = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + WINDOW))
        phrases = days.within(window)
        low = doc.small(window) if phrases else ""
        for phrase in phrases:
            when = phrase.coming
            if when is None or when.precision is not Precision.DAY or not _is_near(when, today):
                continue
            if any(map(str.isdigit, phrase.span.of(low))) and _is_no_term(low, phrase):
                found.setdefault(when.day, when)
    return next(iter(found.values())) if len(found) == 1 else None


def _is_near(when: When, today: date) -> bool:
    """Whether a day lies ahead, but not far, and is none of a stay of a week."""
    short = when.end is None or when.end - when.day < _LONG_STAY
    return short and today < when.day <= today + _SOON


def _is_no_term(low: str, phrase: DatePhrase) -> bool:
    """Whether a day ahead is no term, and nothing else's than the contact's."""
    start, end = phrase.span.start, phrase.span.end
    led = low[max(0, start - _LED) : start]
    if _TERM.search(led):
        return False
    return not (low.startswith("'", end) or _OWNED.search(led)) or _OWNS.match(low, end) is not None


def is_free(low: str, phrase: DatePhrase) -> bool:
    """Whether nothing in its own sentence takes a phrase away from what the sentence tells of."""
    start, end = phrase.span.start, phrase.span.end
    led = low[max(0, start - _LED) : start]
    if _BOUND.search(led) or _OF_SEVERAL.search(led) or _APART.search(led) or _COMES.match(low, end):
        return False
    if low.startswith("'", end) or _OWNED.search(led):
        return _OWNS.match(low, end) is not None
    if led.endswith(" of ") or REPORTED.search(led) or SPEAKING.search(led) or _SAYS.match(low, end):
        return False
    if start < _OPENING and _DATELINE.fullmatch(low, 0, start):
        return low.startswith(":", end)  # "Oval Office, February 22: Liu brought greetings"
    aside = _ASIDE.search(led)
    return aside is None or _ACT.search(aside["rest"]) is not None
