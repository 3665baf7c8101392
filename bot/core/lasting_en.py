"""When talks of several days began: "ended two days of talks on Friday", "for a second day", "it had begun on
Monday".
"""

from __future__ import annotations

import re

from bot.core.attachment import ACT_NOUN
from bot.core.calendar_en import NUMBERS, DatePhrase
from bot.core.wordlist import holds

# These read words in small letters.
_ENDED = re.compile(
    r"\b(?:end(?:ed|s)|wrap(?:ped|s)(?: up)?|conclude[ds]|finishe[ds]|close[ds]|completed|(?:wound|winds) up)"
    r"\s+(?:an? |their |his |her )?(?P<days>two|three|four|five|six)(?: \w+)?[ -]days?\b[^.;,]{0,60}$"
)
SPELL = r"(?:an? |their |his |her )?(?P<days>two|three|four|five|six)(?: \w+)?[ -]days? (?:[\w-]+ ){0,3}?"
_TALKS = r"(?:talks|meetings|discussions|negotiations|consultations|dialogue|summit|session|round)"
_ENDED_LATER = re.compile(
    r"(?:[^.;,]{0,30} (?:after|at the end of)| (?:completed|concluded|wrapped up|ended)) "
    rf"{SPELL}{_TALKS}\b"
    rf"|[^.;,]{{0,30}} after [^.;,]{{0,30}}{_TALKS} over (?P<over>two|three|four|five|six) days\b"
)
# "Two days of talks in Paris ended on", "met over two days that finished on"
_OVER_BY = re.compile(
    rf"\b{SPELL}(?:{_TALKS}\b[^.;,]{{0,60}}?,? )?(?:that |which )?"
    r"(?:ended|closed|concluded|finished|(?:wrapped|wound|broke) up|came to (?:an end|a close)"
    r"|drew to a close)(?: in \w+)? (?:late )?(?:on )?(?:late )?$"
)
_CLOSED_WITH = re.compile(
    r" with (?:an? |the )?(?:session|meeting|call|audience|talks)\b"
)  # on that very day
_NTH_DAY = re.compile(
    r"\b(?:(?:for an?|for|in?to an?|in?to|enter(?:s|ed)?(?: an?| their)?) "
    r"(?P<for>second|third|fourth) (?:straight |consecutive )?day\b"
    r"|(?P<of>second|third|fourth)(?: straight| consecutive| and (?:final|last))? day of (?:[\w-]+ ){0,3}?"
    r"(?:talks|meetings|negotiations|discussions|consultations)\b)"
)
# "Finished on Wednesday after two days"
_AFTER_DAYS = re.compile(r"[^.;,]{0,30} after (?P<days>two|three|four|five|six) days(?=[.,;]| in\b| at\b|$)")
_CLOSING = re.compile(
    r"\b(?:finish(?:ed|es)|end(?:ed|s)|concluded?s?|clos(?:ed|es)|(?:wound|winds|wrapped|wraps|broke) up|rose"
    r"|parted)\b[^.;,]{0,40}$"
)
_ORDINALS = ("first", "second", "third", "fourth")
# What goes on about talks and says when they began: "They opened on Thursday", "when the doors opened on".
_BEGUN = re.compile(
    r"\b(?:it|they|both|these|(?:the|their|this|these|its) (?:[\w-]+ ){0,3}?"
    rf"(?:{ACT_NOUN}|proceedings|bargaining|doors))(?: had| have|'d)?(?: all| first)?"
    r" (?:beg[au]n|opened|started|kicked off|got (?:under ?way|going)|commenced|convened)"
    r"(?: (?:in|at) (?:[\w-]+ ){1,3}?)?(?: with [^.;,]{0,30}?)?(?: (?:late|early|over dinner))?(?: on)?"
    r"(?: the (?:evening|morning|afternoon|night) of)? $"
)
_LED = 100  # characters before a phrase in which that stands
_BEGINNINGS = ("beg", "opened", "started", "kicked", "got ", "commenced", "convened")


def days_before(low: str, phrase: DatePhrase, title: str = "") -> int | None:
    """How many days before the named one it all began: one in "ended two days of talks", "for a second day".

    `low` are the words of the phrase's sentence in small letters, here as below; `title` those of the title
    if that tells of the act ("London talks enter second day").
    """
    before = low[max(0, phrase.span.start - 160) : phrase.span.start]
    if "day" in before:
        ended = _ENDED.search(before) or _OVER_BY.search(before)
    else:
        ended = _ENDED_LATER.match(low, phrase.span.end)
    if ended is None and _CLOSING.search(before):
        ended = _AFTER_DAYS.match(low, phrase.span.end)
    if ended is not None:
        if _CLOSED_WITH.match(low, phrase.span.end):
            return None
        return NUMBERS.index(ended[ended.lastgroup or 0])
    for words in (low, title):
        if " day" in words and (nth := _NTH_DAY.search(words)):
            return _ORDINALS.index(nth["for"] or nth["of"])
    return None


def may_begin(low: str) -> bool:
    """Whether words have one of beginning, so that a phrase in them can be one for `is_beginning`."""
    return holds(low, _BEGINNINGS)


def is_beginning(low: str, phrase: DatePhrase) -> bool:
    """Whether a phrase tells when talks that were told of before began: "They had begun on Thursday"."""
    return _BEGUN.search(low[max(0, phrase.span.start - _LED) : phrase.span.start]) is not None
