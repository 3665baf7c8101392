"""Comings and goings of resident envoys: an ambassador who lands to take up his post, or leaves it, meets
nobody of the other side by that.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import ActWord
from bot.core.candidate import Candidate
from bot.core.filling_en import Slots
from bot.core.model import Mention, MentionKind

_POSTED = ("Ambassador to", "Chinese Chargé", "US Chargé")
_RESIDENT = (*_POSTED, "Chinese Ambassador")
_JOURNEYS = frozenset({"arrive", "expected", "leave", "travel"})
_COUNTRY, _PERSON = MentionKind.COUNTRY, MentionKind.PERSON


def is_resident(mention: Mention) -> bool:
    """Whether somebody is called by the office of an ambassador or of who stands in for him."""
    return mention.office.startswith(_RESIDENT)


def without_postings(candidates: Sequence[Candidate], mentions: Sequence[Mention]) -> Sequence[Candidate]:
    """The candidates but for those of a journey that only resident envoys make, as the item calls them
    somewhere: "Xie Feng lands in US", whom the text calls China's new ambassador.
    """
    if _JOURNEYS.isdisjoint([candidate.act for candidate in candidates]):
        return candidates
    envoys = {m.name or m.resolved for m in mentions if m.office.startswith(_POSTED) and not m.former} - {""}
    if not envoys:
        return candidates
    return [c for c in candidates if c.act not in _JOURNEYS or not _is_posting(c, envoys)]


def _is_posting(candidate: Candidate, envoys: set[str]) -> bool:
    people = [m for m in (*candidate.us, *candidate.china) if m.kind is not _COUNTRY]
    return bool(people) and all((m.name or m.resolved) in envoys for m in people)


def takes_post(word: ActWord, slots: Slots) -> bool:
    """Whether a journey only brings an envoy to his post, or home from it: "Ambassador Burns arrived"."""
    if word.act.name not in _JOURNEYS:
        return False
    travellers = [m for m in (*slots.subject, *slots.own) if m.kind is not _COUNTRY]
    return bool(travellers) and all(map(is_resident, travellers))
