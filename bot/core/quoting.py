"""The words to quote for a contact: the sentence of the item that tells of it most fully.

A headline is short and often a play on words; the sentence below that names the same parties in the same act
says who met whom, when and where. It is quoted whole, so that no clause stands without its subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.attachment import Passage
from bot.core.candidate import Candidate
from bot.core.model import Mention, Side, Span
from bot.core.text import Sentence

LONGEST = 400
"""Characters of a sentence that can be quoted whole; of a longer one the clause of the act is."""

_LOOKED_AT = 6


def evidence(candidate: Candidate, passages: Sequence[Passage], mentions: Sequence[Mention]) -> Span:
    """Where the item tells of the contact: below a headline's act the sentence that tells it again.

    `passages` are those of the candidate, its own first.
    """
    own = passages[0].sentence
    if own.in_title:
        own = next(_retold(candidate, passages, mentions), own)
    if _length(own.span) <= LONGEST:
        return own.span
    return candidate.clause


def _retold(
    candidate: Candidate, passages: Sequence[Passage], mentions: Sequence[Mention]
) -> Iterator[Sentence]:
    """The sentences below the title that tell of the act again and name both parties."""
    for passage in passages[1:_LOOKED_AT]:
        sentence = passage.sentence
        if not sentence.in_title and _names_both(sentence.span, candidate, mentions):
            yield sentence


def _names_both(span: Span, candidate: Candidate, mentions: Sequence[Mention]) -> bool:
    here = [mention for mention in mentions if span.start <= mention.span.start < span.end]
    return all(
        _names(party, [m for m in here if m.side in (side, None)]) for party, side in _parties(candidate)
    )


def _parties(candidate: Candidate) -> tuple[tuple[Sequence[Mention], Side], ...]:
    return (candidate.us, Side.US), (candidate.china, Side.CHINA)


def _names(party: Sequence[Mention], here: Sequence[Mention]) -> bool:
    """Whether one of the party is among the mentions; any of its side stands for a party without a name."""
    known = {mention.name or mention.resolved for mention in party} - {""}
    told = {mention.name or mention.resolved for mention in here} - {""}
    return bool(known & told) if known and told else bool(here)


def _length(span: Span) -> int:
    return span.end - span.start
