"""News or background: how a candidate stands in its item.

A contact is news where it is told in the title or the lead, in its own main clause, by the parties
themselves; it is background where it dates something else, is recalled, or is one side's talk about the
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from bot.core import bygone
from bot.core.candidate import Candidate, Feature
from bot.core.filling_en import CHINA, THIRD, US, sides
from bot.core.model import Level, Mention, MentionKind, Side
from bot.core.positions import speaks_for_others
from bot.core.text import Document

_EXPLAINS = re.compile(r"(?:^|[:;?] |- )(?:[Ww]hy|[Hh]ow|[Ww]hat|[Ww]hether|[Ww]here)\b")
_VOICE = re.compile(r"(?:[A-Z][\w'.-]+ ){1,2}[A-Z][\w'-]+: ")  # "Gordon Chang: ...", who is no official


def placed(
    doc: Document, mentions: Sequence[Mention], candidates: Sequence[Candidate], day: date | None
) -> tuple[Candidate, ...]:
    """The candidates with the signs of their place in the item added."""
    if not candidates:
        return ()
    present = {m.side for m in mentions}
    told: dict[str, set[int]] = {}
    for candidate in candidates:
        if candidate.frame != "half":
            told.setdefault(candidate.act, set()).add(candidate.sentence)
    first_body = sum([sentence.in_title for sentence in doc.sentences])
    long_past = bygone.lies_back(doc.norm[: doc.title_end], day)
    found: list[Candidate] = []
    for candidate in candidates:
        place = (
            "title"
            if doc.sentences[candidate.sentence].in_title
            else (_PLACES.get(candidate.sentence - first_body, "later"))
        )
        signs = _standing(candidate, place, present)
        if told.get(candidate.act, _NOWHERE) - {candidate.sentence}:
            signs.append("told again")
        if bygone.is_told(doc, candidate, day, title=long_past):
            signs.append("time:long past")
        found.append(candidate.with_signs(signs))
    return tuple(found)


def item(
    doc: Document, mentions: Sequence[Mention], candidates: Sequence[Candidate], day: date | None
) -> tuple[Feature, ...]:
    """What the item shows as a whole: who is in its title, whether others are."""
    parties = [m for m in mentions if not speaks_for_others(m)]
    names = _cast("title", [m for m in parties if m.span.end <= doc.title_end])
    names += _cast("body", [m for m in parties if m.span.start > doc.title_end])
    full = sum([c.frame != "half" for c in candidates])
    names.append(f"acts:{min(full, 3)}")
    headline = doc.norm[: doc.title_end]
    if _EXPLAINS.search(headline):
        names.append("title:explains")
    if any("private:in slot" in c.signs and doc.sentences[c.sentence].in_title for c in candidates):
        names.append("title:met privately")
    if bygone.lies_back(headline, day):
        names.append("title:long past")
    if (voice := _VOICE.match(headline)) and not any(m.span.start < voice.end() for m in mentions):
        names.append("title:voice")
    names += _reach(doc, candidates)
    if not doc.norm[doc.title_end :].strip():
        names.append("title only")
    return tuple([Feature(name) for name in names])


def _reach(doc: Document, candidates: Sequence[Candidate]) -> Iterator[str]:
    """How much of the item tells of an act of both sides, and whether its title or lead tells one side's act
    with somebody else.
    """
    complete = [c for c in candidates if c.frame != "half"]
    telling = {c.sentence for c in complete if _PEGS.isdisjoint(c.signs)}
    yield f"told in:{min(len(telling), 3)}"
    if complete and not any(_RECALLED.isdisjoint(c.signs) for c in complete):
        yield "told only as background"
    if len({doc.sentences[sentence].in_title for sentence in telling}) > 1:
        yield "told in:title and text"
    first = next((c for c in candidates if "stands:main" in c.signs), None)
    if (
        first
        and doc.sentences[first.sentence].in_title
        and first.frame == "half"
        and not _OTHERS.isdisjoint(first.signs)
    ):
        yield "title:met others"


_NOWHERE: frozenset[int] = frozenset()
_PEGS = frozenset({"stands:peg before", "stands:peg after"})
_RECALLED = _PEGS | {"time:long past", "mood:pluperfect", "said:relative verb", "act called:past"}
_OTHERS = frozenset({"occupied", "private:in slot", "third:for one side"})


def _named(candidate: Candidate, kind: str) -> str:
    """What a sign of a kind says, "" where there is none: "half" of "frame:half"."""
    for sign in candidate.signs:
        if sign.startswith(kind):
            return sign[len(kind) :]
    return ""


def _cast(place: str, mentions: Sequence[Mention]) -> list[str]:
    official = sides([m for m in mentions if m.kind in _OFFICIAL])
    names = [f"{place}:{name} official" for side, name in _SIDES if official & side]
    if place == "title":
        return [*names, "title:legislator"] if any(m.level is _LEGISLATIVE for m in mentions) else names
    if not official & THIRD and sides(mentions) & THIRD:
        names.append("body:third country")
    if any(m.kind is _JOINT for m in mentions):
        names.append("body:joint")
    if any(m.former for m in mentions):
        names.append("body:former")
    return names


_SIDES = ((US, "us"), (CHINA, "china"), (THIRD, "third"))
_JOINT, _LEGISLATIVE = MentionKind.JOINT, Level.LEGISLATIVE
_OFFICIAL = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY)


def _standing(candidate: Candidate, place: str, present: set[Side | None]) -> list[str]:
    """Where a candidate is told, how tightly and in what clause; what is missing of half an act."""
    signs = [*_of_place(place, _named(candidate, "link:"), _named(candidate, "stands:") or "main")]
    if place == "title" and "said:relative verb" in candidate.signs:
        signs.append("in:title relative")
    if candidate.frame == "half":
        missing = _BOTH - {m.side for m in (*candidate.us, *candidate.china)}
        signs.append("half:other side in item" if missing <= present else "half:other side absent")
    return signs


@lru_cache(maxsize=4096)
def _of_place(place: str, link: str, standing: str) -> tuple[str, ...]:
    return f"in:{place}", f"in:{place} link:{link}", f"in:{place} {standing}"


_BOTH = {Side.US, Side.CHINA}
_PLACES = {0: "lead", 1: "second"}  # by the number of sentences of the text before
