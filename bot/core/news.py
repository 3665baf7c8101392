"""News or background: how a candidate stands in its item.

A contact is news where it is told in the title or the lead, in its own main clause, by the parties
themselves; it is background where it dates something else, is recalled, or is one side's talk about the
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.core import bygone
from bot.core.candidate import Candidate, Feature
from bot.core.model import Level, Mention, MentionKind, Side
from bot.core.text import Document

_SPEAKER = re.compile(r"[Ss]pokes|[Pp]ress [Ss]ecretary")
_EXPLAINS = re.compile(r"(?:^|[:;?] |- )(?:[Ww]hy|[Hh]ow|[Ww]hat|[Ww]hether|[Ww]here)\b")
_VOICE = re.compile(r"(?:[A-Z][\w'.-]+ ){1,2}[A-Z][\w'-]+: ")  # "Gordon Chang: ...", who is no official
_FULL = ("half", "loose")


def placed(
    doc: Document, mentions: Sequence[Mention], candidates: Sequence[Candidate], day: date | None
) -> tuple[Candidate, ...]:
    """The candidates with the features of their place in the item added."""
    sides = {m.side for m in mentions}
    full = [c for c in candidates if _frame(c) not in _FULL]
    return tuple(
        replace(
            c,
            features=(
                *c.features,
                *(Feature(n, c.trigger) for n in _standing(doc, c, full, sides)),
                *((Feature("time:long past", c.trigger),) if bygone.is_told(doc, c, day) else ()),
            ),
        )
        for c in candidates
    )


def item(
    doc: Document, mentions: Sequence[Mention], candidates: Sequence[Candidate], day: date | None
) -> tuple[Feature, ...]:
    """What the item shows as a whole: who is in its title, whether others are."""
    parties = [m for m in mentions if not _SPEAKER.search(m.surface + m.office)]
    title = [m for m in parties if m.span.end <= doc.title_end]
    body = [m for m in parties if m.span.start > doc.title_end]
    names = [*_cast("title", title), *_cast("body", body)]
    full = sum(_frame(c) not in _FULL for c in candidates)
    names.append(f"acts:{min(full, 3)}")
    headline = doc.norm[: doc.title_end]
    if _EXPLAINS.search(headline):
        names.append("title:explains")
    if any("private:in slot" in _names(c) for c in candidates if doc.sentences[c.sentence].in_title):
        names.append("title:met privately")
    if bygone.lies_back(headline, day):
        names.append("title:long past")
    if (voice := _VOICE.match(headline)) and not any(m.span.start < voice.end() for m in mentions):
        names.append("title:voice")
    names += _reach(doc, candidates)
    if not doc.norm[doc.title_end :].strip():
        names.append("title only")
    return tuple(Feature(name) for name in names)


def _reach(doc: Document, candidates: Sequence[Candidate]) -> Iterator[str]:
    """How much of the item tells of an act of both sides, and whether its title or lead tells one side's act
    with somebody else.
    """
    telling = [c for c in candidates if _frame(c) != "half" and not _names(c) & _PEGS]
    yield f"told in:{min(len({c.sentence for c in telling}), 3)}"
    complete = [c for c in candidates if _frame(c) != "half"]
    if complete and all(_names(c) & _RECALLED for c in complete):
        yield "told only as background"
    told = {doc.sentences[c.sentence].in_title for c in telling}
    if told == {True, False}:
        yield "told in:title and text"
    first = next((c for c in candidates if "stands:main" in _names(c)), None)
    if (
        first
        and doc.sentences[first.sentence].in_title
        and _frame(first) == "half"
        and _names(first) & _OTHERS
    ):
        yield "title:met others"


_PEGS = frozenset({"stands:peg before", "stands:peg after"})
_RECALLED = _PEGS | {"time:long past", "mood:pluperfect", "said:relative verb", "act called:past"}
_OTHERS = frozenset({"occupied", "private:in slot", "third:for one side"})


def _names(candidate: Candidate) -> set[str]:
    return {feature.name for feature in candidate.features}


def _frame(candidate: Candidate) -> str:
    return next((f.name[6:] for f in candidate.features if f.name.startswith("frame:")), "")


def _cast(place: str, mentions: Sequence[Mention]) -> Iterator[str]:
    official = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY)
    for side in Side:
        own = [m for m in mentions if m.side is side]
        if any(m.kind in official for m in own):
            yield f"{place}:{side.value} official"
        elif own and side is Side.THIRD and place == "body":
            yield "body:third country"
    if place == "body" and any(m.kind is MentionKind.JOINT for m in mentions):
        yield "body:joint"
    if place == "body" and any(m.former for m in mentions):
        yield "body:former"
    if place == "title" and any(m.level is Level.LEGISLATIVE for m in mentions):
        yield "title:legislator"


def _standing(
    doc: Document,
    candidate: Candidate,
    full: Sequence[Candidate],
    sides: set[Side | None],
) -> Iterator[str]:
    frame = _frame(candidate)
    first_body = next((s.index for s in doc.sentences if not s.in_title), 0)
    sentence = doc.sentences[candidate.sentence]
    place = (
        "title"
        if sentence.in_title
        else "lead"
        if sentence.index == first_body
        else ("second" if sentence.index == first_body + 1 else "later")
    )
    kind = "half" if frame in _FULL else "full"
    link = next((f.name for f in candidate.features if f.name.startswith("link:")), "")
    yield f"in:{place}"
    yield f"in:{place} {link}"
    standing = next((f.name for f in candidate.features if f.name.startswith("stands:")), "stands:main")[7:]
    yield f"in:{place} {standing}"
    if place == "title" and "said:relative verb" in _names(candidate):
        yield "in:title relative"
    if kind == "half":
        missing = {Side.US, Side.CHINA} - {m.side for m in (*candidate.us, *candidate.china)}
        yield "half:other side in item" if missing <= sides else "half:other side absent"
    if any(c.sentence != candidate.sentence and c.act == candidate.act for c in full):
        yield "told again"
