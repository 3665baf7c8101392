"""What an English act is about, as against who takes part: "discussed relations with China", "in retaliation
for the visit", "raised visas, trade with Xi".
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import NOUNS, ActWord
from bot.core.model import MentionKind
from bot.core.news_verbs_en import NEWS_STEMS
from bot.core.parsing_en import Parse
from bot.core.positions import DETERMINERS, FALSE_PARTNER, SUBJECT_MATTER
from bot.core.wordlist import words

_ANSWERS = words("retaliation retribution reprisal punishment payback response")


def is_matter(word: str, family: str) -> bool:
    """Nouns whose own "with" follows: "discussed relations with China", "discussed the talks with Xi"; what
    somebody is punished for: "in retaliation for Pelosi's visit".
    """
    if word in _ANSWERS:
        return True
    return word in SUBJECT_MATTER or word in FALSE_PARTNER or (family == "discuss" and word in NOUNS)


def is_shared(parsed: Parse, word: ActWord, index: int) -> bool:
    """ "Discussed trade with Wang": an official with whom a matter is discussed, as against "discussed trade
    with China" and "discussed his dispute with Xi".
    """
    words = parsed.words
    if word.form == "noun" or word.act.family != "discuss" or words[index - 1] not in _SHARED:
        return False
    if not _OWN.isdisjoint(words[max(0, index - 3) : index]):
        return False
    at = index + 1
    while at < len(words) and words[at] in DETERMINERS:
        at += 1
    mention = parsed.mentions[at] if at < len(words) else None
    return mention is not None and mention.kind in _PEOPLE


_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_OWN = words("his her its their")
_SHARED = words(
    "relations ties trade economy tariffs tariff exports imports markets sanctions curbs data tech "
    "technology chips issues issue concerns tensions competition security policy policies risks travel "
    "border war"
)


def is_of_two(words: Sequence[str], index: int) -> bool:
    """ "Raised ties with China", as against "raise visas, trade with Xi": the last of what is raised."""
    return words[index] in _OF_TWO and words[index - 1] not in _LISTING


def is_of_anybody(word: str) -> bool:
    """Whether a matter is nobody's, so that people behind "with" are those with whom it is discussed."""
    return word in _OF_ANYBODY


_LISTING = words(", and &")
_OF_ANYBODY = (SUBJECT_MATTER | {"trade"}) - words(
    "relations relationship ties deal deals tensions rivalry competition war conflict dispute"
)
# What is with somebody, so that he is not the one with whom it is raised.
_OF_TWO = words(
    "relations relationship ties trade deal deals tensions rivalry competition war conflict dispute border "
    "agreement truce balance deficit partnership alliance friendship problem problems confrontation race "
    "contest feud row spat standoff stand-off struggle quarrel gap"
)


def is_purpose(words: Sequence[str], index: int) -> bool:
    """ "To counter the US": what somebody wants to do to a country is no way there."""
    return words[index] == "to" and not NEWS_STEMS.isdisjoint(words[index + 1 : index + 2])
