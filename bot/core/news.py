"""News or background: how a candidate stands in its item.

A contact is news where it is told in the title or the lead, in its own main clause, by the parties
themselves; it is background where it dates something else, is recalled, or is one side's talk about the
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bot.core.candidate import Candidate, Feature
from bot.core.model import Level, Mention, MentionKind, Side
from bot.core.text import Document

_SPEAKER = re.compile(r"[Ss]pokes|[Pp]ress [Ss]ecretary")
_SPEAKERS = re.compile(r"(?:^|[.?!\]\)\n] )(?:[A-Z][\w.']+ ?){1,4}: |\bQ[.:]? |\bA: ", re.MULTILINE)
_FULL = ("half", "loose")


def placed(
    doc: Document, mentions: Sequence[Mention], candidates: Sequence[Candidate]
) -> tuple[Candidate, ...]:
    """The candidates with the features of their place in the item added."""
    sides = {m.side for m in mentions}
    full = [c for c in candidates if _frame(c) not in _FULL]
    spoken = _is_transcript(doc)
    return tuple(
        replace(
            c,
            features=(
                *c.features,
                *(Feature(n, c.trigger) for n in _standing(doc, c, full, sides, spoken=spoken)),
            ),
        )
        for c in candidates
    )


def item(doc: Document, mentions: Sequence[Mention], candidates: Sequence[Candidate]) -> tuple[Feature, ...]:
    """What the item shows as a whole: who is in its title, whether others are."""
    parties = [m for m in mentions if not _SPEAKER.search(m.surface + m.office)]
    title = [m for m in parties if m.span.end <= doc.title_end]
    body = [m for m in parties if m.span.start > doc.title_end]
    names = [*_cast("title", title), *_cast("body", body)]
    full = sum(_frame(c) not in _FULL for c in candidates)
    names.append(f"acts:{min(full, 3)}")
    names += _reach(doc, candidates)
    if _is_transcript(doc):
        names.append("transcript")
    if doc.norm.count(",", 0, doc.title_end) > 2:
        names.append("title:list")
    if not doc.norm[doc.title_end :].strip():
        names.append("title only")
    return tuple(Feature(name) for name in names)


def _is_transcript(doc: Document) -> bool:
    return doc.norm.count(": ") > 1 and len(list(islice(_SPEAKERS.finditer(doc.norm), 2))) > 1


def _reach(doc: Document, candidates: Sequence[Candidate]) -> Iterator[str]:
    """How much of the item tells of an act of both sides, and whether its title or lead tells one side's act
    with somebody else.
    """
    telling = [c for c in candidates if _frame(c) != "half" and not _names(c) & _PEGS]
    yield f"told in:{min(len({c.sentence for c in telling}), 3)}"
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
        elif own and side is Side.THIRD:
            yield f"{place}:third country"
    if any(m.kind is MentionKind.JOINT for m in mentions):
        yield f"{place}:joint"
    if any(m.former for m in mentions):
        yield f"{place}:former"
    if place == "title" and any(m.level is Level.LEGISLATIVE for m in mentions):
        yield "title:legislator"


def _standing(
    doc: Document,
    candidate: Candidate,
    full: Sequence[Candidate],
    sides: set[Side | None],
    *,
    spoken: bool,
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
    if spoken:
        yield f"transcript:{place}"
    standing = next((f.name for f in candidate.features if f.name.startswith("stands:")), "stands:main")[7:]
    yield f"in:{place} {standing}"
    if kind == "half":
        missing = {Side.US, Side.CHINA} - {m.side for m in (*candidate.us, *candidate.china)}
        yield "half:other side in item" if missing <= sides else "half:other side absent"
    if any(c.sentence != candidate.sentence and c.act == candidate.act for c in full):
        yield "told again"
