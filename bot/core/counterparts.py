"""Mentions that only others explain: counterparts, colleagues in a list, later surnames of people outside the
files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.core import names
from bot.core.knowledge import Knowledge
from bot.core.model import Level, MentionKind, Side, Span
from bot.core.text import Document
from bot.core.verdict import Mention

FIRST = "First "
"""How the office of the first of several who hold one begins."""

_AND_MORE = re.compile(r"(?:, and | and |, )(?=[A-Z])")
_JOINS = re.compile(r"\w")
_MORE_OF_NAME = re.compile(r" [A-Z]\w")
_SHORTEST_SURNAME = 3
_MOST_STRANGERS = 12
_LEGISLATIVE, _PERSON = Level.LEGISLATIVE, MentionKind.PERSON  # members are slow to find


def with_listed(doc: Document, mentions: Sequence[Mention], people: Sequence[Mention]) -> Sequence[Mention]:
    """Adds whom only others explain: colleagues in a list, later surnames of people outside the files.

    `people` are those of the mentions that are named persons.
    """
    if _LEGISLATIVE in [person.level for person in people]:
        mentions = _with_colleagues(doc, mentions)
        people = [mention for mention in mentions if mention.kind is _PERSON]
    strangers = [person for person in people if not person.ref]
    return _with_bare_surnames(doc, mentions, strangers) if strangers else mentions


def _with_colleagues(doc: Document, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Adds members of Congress who are only listed beside one: "Ro Khanna, Chrissy Houlahan and Michael
    Baumgartner".
    """
    found: list[Mention] = []
    for number, mention in enumerate(mentions):
        found.append(mention)
        if mention.level is _LEGISLATIVE and mention.kind is _PERSON and not mention.former:
            limit = mentions[number + 1].span.start if number + 1 < len(mentions) else len(doc.norm)
            found += _listed(doc, mention, limit)
    return found


def _listed(doc: Document, mention: Mention, limit: int) -> Iterator[Mention]:
    end = mention.span.end
    while joint := _AND_MORE.match(doc.norm, end):
        name = names.run(doc.norm, joint.end())
        end = joint.end() + len(name)
        if end > limit or " " not in name or not names.is_name(name, ranked=False):
            return
        span = Span(joint.end(), end)
        shown = names.canonical(name)
        yield replace(mention, span=span, surface=span.of(doc.text), name=shown, ref="", office="")


def _with_bare_surnames(
    doc: Document, mentions: Sequence[Mention], strangers: Sequence[Mention]
) -> Sequence[Mention]:
    """Adds the bare surnames of people outside the knowledge files whom the item names in full somewhere."""
    named: dict[str, Mention] = {}
    for stranger in strangers:
        name = stranger.name
        if " " in name and not names.is_chinese(name):
            named[names.surname(name)] = stranger
    repeated: list[Mention] = []
    for surname, stranger in list(named.items())[:_MOST_STRANGERS]:
        if len(surname) >= _SHORTEST_SURNAME and surname[-1].isalnum():
            repeated += _repeated(doc, surname, stranger)
    if not repeated:
        return mentions
    return list(_apart(sorted((*mentions, *repeated), key=lambda m: (m.span.start, -m.span.end))))


def _repeated(doc: Document, surname: str, mention: Mention) -> Iterator[Mention]:
    """A third country's official is meant from the title on, others there and after their full name."""
    norm = doc.norm
    at = norm.find(surname)
    while at >= 0:
        end = at + len(surname)
        known = mention.side is Side.THIRD or at < doc.title_end or at > mention.span.end
        if known and not _is_part(norm, at, end):
            yield replace(mention, span=Span(at, end), surface=doc.text[at:end])
        at = norm.find(surname, end)


def _is_part(norm: str, start: int, end: int) -> bool:
    """Whether a word only begins, ends or joins another, or is a given name: "anti-Lee", "Lee Jae"."""
    before, after = norm[max(0, start - 2) : start], norm[end : end + 3]
    if _JOINS.match(before[-1:]) or _JOINS.match(after) or (before[1:] == "-" and "a" <= before[0] <= "z"):
        return True
    return _MORE_OF_NAME.match(after) is not None


def _apart(mentions: Iterable[Mention]) -> Iterator[Mention]:
    end = 0
    for mention in mentions:
        if mention.span.start >= end:
            end = mention.span.end
            yield mention


def resolved(mentions: Sequence[Mention], knowledge: Knowledge, day: date | None) -> Sequence[Mention]:
    """Gives each "counterpart" the side, rank and holder of the office opposite to the party that it points
    at, and an office that several hold the one of them whom the item names.
    """
    found: list[Mention] = []
    last: dict[Side, Mention] = {}
    latest: Mention | None = None
    for mention in mentions:
        meant = mention
        if mention.relative and mention.kind is MentionKind.ROLE and mention.side is not Side.THIRD:
            other = last.get(mention.side.other) if mention.side else latest
            meant = _opposite(mention, other, latest, knowledge, day) if other else mention
        elif day and mention.office.startswith(FIRST) and mention.resolved:
            meant = _of_several(mention, mentions, knowledge, day)
        if meant.side is not None and meant.kind in (MentionKind.PERSON, MentionKind.ROLE):
            last[meant.side] = latest = meant
        found.append(meant)
    return found


def _of_several(role: Mention, mentions: Sequence[Mention], knowledge: Knowledge, day: date) -> Mention:
    """The first of several vice chairmen is meant where none is named; else the one whom the item names:
    "Gates hosts vice chairman of the commission", "talks between Gates and Gen. Xu".
    """
    named = {m.ref for m in mentions if m.kind is _PERSON and m.side is role.side}
    if role.ref in named:
        return role
    others = knowledge.holders((role.office.removeprefix(FIRST),), role.side, day)
    told = [person for person in others if person.id in named]
    return replace(role, resolved=told[0].name, ref=told[0].id) if len(told) == 1 else role


def _opposite(
    mention: Mention, other: Mention, latest: Mention | None, knowledge: Knowledge, day: date | None
) -> Mention:
    """A third country's minister has counterparts too: "Marles met his Chinese counterpart"."""
    if other.side is Side.THIRD or other.side is None:
        return mention
    if latest is not None and latest.side is Side.THIRD:
        return mention
    opposite = knowledge.counterparts.get(other.office, ())
    side = mention.side or other.side.other
    holder = knowledge.holder(opposite, side, day) if day and not mention.plural else None
    return replace(
        mention,
        side=side,
        office=opposite[0] if opposite else mention.office,
        level=mention.level or other.level,
        track=mention.track or other.track,
        resolved=holder.name if holder else "",
        ref=holder.id if holder else "",
    )
