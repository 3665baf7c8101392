"""Which rank the titles beside a name, the offices that somebody holds, or both sides' titles give."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.knowledge import Office, Person
from bot.core.model import Level, Participant, Side, Track
from bot.core.phrase import Phrase
from bot.core.vocabulary import Sort, Term, offices_of

_DEFENSE = Track.DEFENSE  # members are slow to find


_ENVOYS = ("ambassador", "envoy")
_POSTS = {Side.US: ("Ambassador to China",), Side.CHINA: ("Ambassador to the United States",)}


def posted(phrase: Phrase, side: Side) -> Sequence[str]:
    """The office of a side's ambassador whom an item on both calls no more than that: it tells a surname."""
    return _POSTS.get(side, ()) if phrase.title.lower() in _ENVOYS else ()


def last_level(person: Person) -> Level:
    """The rank of the last office known of somebody."""
    return person.offices[-1].level if person.offices else Level.SENIOR


def is_low(head: Term) -> bool:
    """Whether a title is a rank below those who command all of a service, whatever the officer is head of."""
    return head.sort is Sort.RANK and head.level is Level.WORKING and head.track is _DEFENSE


def serves(phrase: Phrase, person: Person | None = None) -> bool:
    """Whether a lesser office beside a name says that he holds it now, whatever the files know of it; so does
    the rank of a Chinese officer below the highest ("Lieutenant-General Zhang"), few of whose posts are told
    abroad.
    """
    head = phrase.heads[-1] if phrase.heads else None
    if head is None:
        return False
    if person is not None and person.side is Side.CHINA and head.sort is Sort.RANK:
        return head.track is _DEFENSE and last_level(person) in _BELOW_MINISTERS
    return head.sort is Sort.ROLE and head.level in _BELOW_MINISTERS


_BELOW_MINISTERS = (Level.SENIOR, Level.WORKING)


def called(held: Sequence[Office], phrase: Phrase, side: Side) -> Office | None:
    """The office by which a phrase calls its holder: its own, or the highest of the rank that it tells."""
    if office := held_by_title(held, offices_of(phrase.heads, side)):
        return office
    if not serves(phrase):
        return None
    told = rank(phrase.heads)
    return next((office for office in held if office.level is told), None)


def held_by_title(held: Sequence[Office], titles: Sequence[str]) -> Office | None:
    """The highest office held that is one of some titles."""
    for office in held:
        if office.title in titles:
            return office
    return None


def rank(heads: Sequence[Term]) -> Level | None:
    """The highest rank of the titles and bodies."""
    if len(heads) == 1:
        return heads[0].level
    highest: Level | None = None
    for head in heads:
        if head.level and (highest is None or head.level.rank < highest.rank):
            highest = head.level
    return highest


def joint_rank(heads: Sequence[Term], holders: Sequence[Participant]) -> Level | None:
    """The rank of both sides' officers: generals meet their like, so that the lower of two ranks counts."""
    told = rank(heads)
    if told is None or track(heads) is not _DEFENSE:
        return told
    if len(holders) == len((Side.US, Side.CHINA)):
        return max((holder.level for holder in holders), key=_level_rank)
    one_sided = len({side for head in heads for side, _ in head.posts}) == 1
    return max(told, Level.SENIOR, key=_level_rank) if one_sided else told


def _level_rank(level: Level) -> int:
    return level.rank


def track(heads: Sequence[Term]) -> Track | None:
    """Defense if any of the titles and bodies is."""
    last: Track | None = None
    for head in heads:
        if head.track is _DEFENSE:
            return head.track
        last = head.track or last
    return last
