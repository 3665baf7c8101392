"""Builds a document and a candidate around one word of it, for tests of what attaches to an act."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.core import text
from bot.core.candidate import Candidate
from bot.core.model import Item, Level, MentionKind, Mode, Side, Span, Status, Track
from bot.core.verdict import Mention

US = Mention(
    MentionKind.PERSON,
    Side.US,
    Span(0, 1),
    "Hegseth",
    "Pete Hegseth",
    level=Level.MINISTER,
    track=Track.DIPLOMATIC,
)
CHINA = replace(US, side=Side.CHINA, surface="Dong", name="Dong Jun")


def act(
    title: str,
    summary: str,
    trigger: str,
    *,
    status: Status = Status.HELD,
    mode: Mode = Mode.IN_PERSON,
    us: Mention = US,
    china: Mention = CHINA,
) -> tuple[text.Document, Candidate]:
    """The item as a document, and the act whose word is the first `trigger` in its text."""
    doc = text.read(Item("i", title, summary))
    start = doc.norm.index(trigger)
    sentence = doc.sentence_at(start)
    assert sentence is not None
    tense = "future" if status in {Status.SCHEDULED, Status.PROPOSED} else "past"
    candidate = Candidate(
        "meet",
        Span(start, start + len(trigger)),
        sentence.span,
        sentence.index,
        mode,
        status,
        (us,),
        (china,),
        tense=tense,
    )
    return doc, candidate


def at(day: str, hour: int = 12) -> datetime:
    """A moment of publication: the day at an hour UTC."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)
