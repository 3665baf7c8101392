"""Whom the English words for two parties mean that name no country: "the two leaders", "both countries", "the
two men".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core import couples, pairs_en
from bot.core.filling_en import BOTH, CHINA, US, sides_of
from bot.core.model import MentionKind, Side
from bot.core.text import Document
from bot.core.verdict import Mention

_JOINT, _ROLE, _THIRD = MentionKind.JOINT, MentionKind.ROLE, Side.THIRD
_PRINCIPALS = (MentionKind.PERSON, _ROLE)
_TWO_PEOPLE = frozenset(f"{two} {people}" for two in ("two", "both") for people in pairs_en.PEOPLE)
_BEHIND = 4  # mentions behind "the two men" among which somebody of the other side is looked for


def names_two(mentions: Sequence[Mention]) -> bool:
    """Whether two people are spoken of who may be of one side: "the two men"."""
    return any(m.kind is _JOINT and m.surface.lower() in _TWO_PEOPLE for m in mentions)


def found(doc: Document, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions; joint forms without a country's name become third parties where a third official came
    last ("the two leaders"), or where so far one of the two sides was named beside a third country ("both
    countries"). "The two men" are officials of the side of which alone two people were named, if they act on
    somebody of the other, else no party.
    """
    told: list[Mention] = []
    people = couples.Named()
    third = beside = False
    seen = named = 0  # the sides of the officials since the last third one, and of all that was named
    for at, mention in enumerate(mentions):
        if mention.kind is _JOINT and mention.plural and not _names_sides(mention):
            own = people.of_one_side if mention.surface.lower() in _TWO_PEOPLE else None
            others = (third and seen & BOTH != BOTH) or (beside and named & BOTH in (US, CHINA))
            if own and _has_beside(doc, mention, mentions[at + 1 : at + 1 + _BEHIND], own.other):
                told.append(replace(mention, kind=_ROLE, side=own))
            else:
                told.append(replace(mention, side=_THIRD) if others or own else mention)
            continue
        told.append(mention)
        named |= sides_of(mention)
        if mention.side is _THIRD:
            beside = beside or not mention.place
        if mention.kind not in _PRINCIPALS:
            continue
        people.add(mention)
        if mention.side is _THIRD:
            third, seen = True, 0
        else:
            seen |= sides_of(mention)
    return told


def _names_sides(mention: Mention) -> bool:
    return "u" in mention.surface.lower() and ("China" in mention.surface or "Chinese" in mention.surface)


def _has_beside(doc: Document, two: Mention, behind: Sequence[Mention], side: Side) -> bool:
    """Whether an official of a side, and not only what is his, is named behind two in their sentence."""
    sentence = doc.sentence_at(two.span.start)
    end = sentence.span.end if sentence else 0
    ahead = [m for m in behind if m.span.end <= end and m.side is side and m.kind in _PRINCIPALS]
    return any(not doc.norm.startswith("'s ", m.span.end) for m in ahead)
