"""For which day an English contact had been set that did not take place: "Wednesday's meeting is off", "a
visit that was to begin on March 31 has been put off".

A day beside such a contact is mostly that of the news ("said on Friday that the trip was off"), so only one
counts that the text sets for the contact itself.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.core.calendar_en import DatePhrase
from bot.core.model import When

# All of these read words in small letters.
_SET = re.compile(
    r"(?:\b(?:set|scheduled|slated|due|planned|arranged|booked|fixed|expected|pencill?ed in|lined up"
    r"|(?:on|in) the (?:calendar|books|diary))|(?<!turned )\bdown(?= for ))"
    r" (?:(?:to (?:have )?(?:[\w'-]+ ){1,8}?)?on|for) (?:the )?$"
    r"|\b(?:was|were) (?:(?:due|set|scheduled|supposed|meant) )?to (?:have )?"
    r"(?:(?!is |are |said |told )[\w.'-]+ ){1,12}?"
    r"(?:on )?(?:the )?$"
    r"|\b(?:won't|will not|would not|wouldn't) (?:now )?(?:take place|go ahead|happen|be held|go forward)"
    r"(?: as planned)? on (?:the )?$"
    r"|\b(?:did not|didn't) (?:take place|go ahead|happen|materiali[sz]e|come off)"
    r"(?: as planned)? on (?:the )?$"
    r"|\b(?:won't|will not|would not|wouldn't) (?:now )?(?:meet|see|receive|host|visit|attend|hold|have"
    r"|speak|talk|sit down|travel|go|come)\b[^,;.]{0,80} (?:on )?(?:the )?$"
    r"|\b(?:proposed|offered|requested|sought|suggested) for (?:the |next )?$"
)
_ANOTHER_DAY = re.compile(
    r"\b(?:new|another|later|fresh|alternative) (?:date|day|time)\b[^,;.]*$|\b(?:now|instead|again|re-?)\s*$"
    r"|\b(?:now|instead|again) (?:set|scheduled|due)\b[^,;.]*$"
)
_WEEK, _JUST = timedelta(days=7), timedelta(days=2)
_LED = 90  # characters before a phrase in which the words that set the day stand


def is_set(low: str, phrase: DatePhrase) -> bool:
    """Whether a phrase names the day for which what did not take place had been set, and no new one."""
    led = low[max(0, phrase.span.start - _LED) : phrase.span.start]
    return _SET.search(led) is not None and _ANOTHER_DAY.search(led) is None


def reading(phrase: DatePhrase, today: date | None) -> When | None:
    """The day that a phrase means beside what is off: the nearer one, and of weekdays the next, because
    it is mostly told beforehand, unless the last one is hardly over.
    """
    past, coming = phrase.past, phrase.coming
    if past is None or coming is None or today is None:
        return past or coming
    if coming.day - past.day == _WEEK:
        return past if today - past.day <= _JUST else coming
    return coming if coming.day - today < today - past.day else past
