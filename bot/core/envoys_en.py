"""Comings and goings of resident envoys: an ambassador who lands to take up his post, or leaves it, meets
nobody of the other side by that.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import ActWord
from bot.core.candidate import Candidate
from bot.core.filling_en import Slots
from bot.core.model import MentionKind
from bot.core.parsing_en import Parse
from bot.core.verdict import Mention
from bot.core.wordlist import words

_POSTED = ("Ambassador to", "Chinese Chargé", "US Chargé")
_RESIDENT = (*_POSTED, "Chinese Ambassador")
_JOURNEYS = frozenset({"arrive", "expected", "leave", "travel"})
_AT_HIS_POST = _JOURNEYS | {"visit"}  # "the US ambassador tours Yunnan" lives there
_COUNTRY, _PERSON = MentionKind.COUNTRY, MentionKind.PERSON


def is_resident(mention: Mention) -> bool:
    """Whether somebody is called by the office of an ambassador or of who stands in for him."""
    return mention.office.startswith(_RESIDENT)


def without_postings(candidates: Sequence[Candidate], mentions: Sequence[Mention]) -> Sequence[Candidate]:
    """The candidates but for those of a journey that only resident envoys make, as the item calls them
    somewhere: "Xie Feng lands in US", whom the text calls China's new ambassador.
    """
    if _AT_HIS_POST.isdisjoint([candidate.act for candidate in candidates]):
        return candidates
    envoys = {m.name or m.resolved for m in mentions if m.office.startswith(_POSTED) and not m.former} - {""}
    if not envoys:
        return candidates
    return [c for c in candidates if not (_is_at_post(c) and _is_posting(c, envoys))]


def _is_at_post(candidate: Candidate) -> bool:
    """Whether a journey leads to the post or about it; a "trip" of which he only tells is another's."""
    act = candidate.act
    return act in _JOURNEYS or (act in _AT_HIS_POST and any(s.endswith(" verb") for s in candidate.signs))


def _is_posting(candidate: Candidate, envoys: set[str]) -> bool:
    people = [m for m in (*candidate.us, *candidate.china) if m.kind is not _COUNTRY]
    return bool(people) and all((m.name or m.resolved) in envoys for m in people)


_POSTS = words("post job tenure ambassadorship duties office role position posting assignment embassy")
_TAKING = words(
    "take takes took taking start starts started starting begin begins began beginning assume assumes "
    "assumed assuming fill fills filled filling lead head run end ends ended ending leave leaves leaving "
    "finish finishes finished finishing complete completes completed completing"
)
_NEW = words("new next the his her its our")  # before the office that he comes to
_WITHIN = 5  # words behind such a verb in which the post stands


def takes_post(parsed: Parse, word: ActWord, slots: Slots) -> bool:
    """Whether a journey only brings an envoy to his post, or home from it: "landed to take up his post"."""
    if word.act.name not in _JOURNEYS:
        return False
    travellers = [m for m in (*slots.subject, *slots.own) if m.kind is not _COUNTRY]
    if not travellers:
        return False
    return all(map(is_resident, travellers)) or (len(travellers) == 1 and _names_post(parsed, word))


def _names_post(parsed: Parse, word: ActWord) -> bool:
    """Whether the words behind a journey say what post it leads to: "to start his job", "as new envoy"."""
    behind = parsed.words[word.last : parsed.clause_of(word.first).last]
    if not _POSTS.isdisjoint(behind):
        for index, taking in enumerate(behind):
            if taking in _TAKING and _is_post(behind[index + 1 : index + 1 + _WITHIN]):
                return True
    return _comes_as_envoy(parsed, word.last)


def _is_post(told: Sequence[str]) -> bool:
    """Whether a post is named, as against "the job of mending ties"."""
    at = next((index for index, word in enumerate(told) if word in _POSTS), -1)
    return at >= 0 and told[at + 1 : at + 2] != ("of",)


def _comes_as_envoy(parsed: Parse, last: int) -> bool:
    """ "Arrives as new ambassador": the office stands behind "as"."""
    told = parsed.words
    for index in range(last, min(last + 2 * _WITHIN, len(told) - 1)):
        if told[index] != "as":
            continue
        at = next((at for at in range(index + 1, len(told)) if told[at] not in _NEW), len(told))
        mention = parsed.mentions[at] if at < len(told) else None
        if (mention is not None and "mbassador" in mention.surface) or told[at : at + 1] in _AN_ENVOY:
            return True
    return False


_AN_ENVOY = (("ambassador",), ("envoy",))
