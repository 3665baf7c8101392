"""Whether two acts of an English item are told on days, or in places, that no single contact has.

"Officials will meet in Honolulu on May 7. Brown is due in Beijing on May 8 for talks with Liu": whoever is
named below talks of unnamed officials is one of them, unless day or place say that he was elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

from bot.core import attachment, dates, places
from bot.core.candidate import Candidate
from bot.core.knowledge import Knowledge
from bot.core.model import Mode, Precision, Status, When
from bot.core.precedence import names_of
from bot.core.text import Document
from bot.core.verdict import Mention

_TALKS_LAST = timedelta(days=2)  # between two days that are told of the same talks
_SPANS = {
    Precision.DAY: 0,
    Precision.WEEK: 6,
    Precision.MONTH: 30,
    Precision.YEAR: 365,
}  # days behind the first
_PROTESTING = ("summon", "lodge", "protest")
_JOURNEYS = ("travel", "visit", "arrive")
_OFF = (Status.CANCELLED, Status.DECLINED)
_WILL = re.compile(
    r"\b(?:will|(?:(?:is|are)(?: \w+){0,2}|plans?|expects?|intends?|aims?) to"
    r"|travels|flies|heads|leaves)\b(?! not\b)"
)
_WAS = re.compile(r"\b(?:was|were|had)\b")


class Setting:
    """When and where an item's acts took place, each read once and only for whom it is asked."""

    def __init__(
        self, doc: Document, mentions: Sequence[Mention], knowledge: Knowledge, days: dates.Days
    ) -> None:
        self._doc, self._mentions, self._knowledge, self._days = doc, mentions, knowledge, days
        self._read: dict[int, tuple[When | None, str | None]] = {}

    def apart(self, one: Candidate, other: Candidate) -> bool:
        """Whether one contact cannot have both the days or both the places that are told of two acts, or is
        off by the one and goes ahead by the other.
        """
        if one.status in _OFF and other.status is Status.SCHEDULED and self._goes_ahead(other):
            return True
        (when, where), (then, there) = self._of(one), self._of(other)
        if when and then and _gap(when, then) > _TALKS_LAST:
            return True
        elsewhere = self._are_far(where, there) and Mode.PHONE not in (one.mode, other.mode)
        if one.act in _PROTESTING:
            return False  # "Beijing summons envoy" names who does it
        both = bool(names_of(other.us) and names_of(other.china))
        return elsewhere and (both or other.act in _JOURNEYS)

    def _are_far(self, where: str | None, there: str | None) -> bool:
        """Whether two places keep different hours: Honolulu lies in Hawaii, and New York near Washington."""
        if not (where and there) or where == there:
            return False
        zones = _zones(self._knowledge)
        return bool(zones.get(where) and zones.get(there)) and zones[where] != zones[there]

    def _goes_ahead(self, plan: Candidate) -> bool:
        """ "Brown will see Liu next week", as against "was to see him"."""
        before = self._doc.norm[plan.clause.start : plan.trigger.start]
        return _WILL.search(before) is not None and _WAS.search(before) is None

    def _of(self, act: Candidate) -> tuple[When | None, str | None]:
        """The day and the place that the act's own sentence gives."""
        found = self._read.get(act.trigger.start)
        if found is None:
            own = attachment.passages(self._doc, act)[:1]
            when = dates.resolve(self._doc, act, own, self._days)
            where = places.locate(self._doc, act, own, self._mentions, self._knowledge)
            found = self._read[act.trigger.start] = (when, where)
        return found


@lru_cache(maxsize=4)
def _zones(knowledge: Knowledge) -> dict[str, str]:
    return {place.name: place.zone for place in knowledge.places}


def _gap(one: When, other: When) -> timedelta:
    """The days between two stretches of time, none where they meet."""
    first, second = sorted((_stretch(one), _stretch(other)))
    return max(second[0] - first[1], timedelta(0))


def _stretch(when: When) -> tuple[date, date]:
    return when.day, when.day + timedelta(days=_SPANS.get(when.precision, 0))
