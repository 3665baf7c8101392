"""The words to quote for a contact: the sentence of the item that tells of it most fully.

A headline is short and often a play on words; the sentence below that names the same parties in the same act
says who met whom, when and where. It is quoted whole, so that no clause stands without its subject.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bot.core.attachment import Passage
from bot.core.candidate import Candidate
from bot.core.model import Side, Span
from bot.core.text import Sentence
from bot.core.verdict import Mention

LONGEST = 400
"""Characters of a sentence that can be quoted whole; of a longer one the clause of the act is."""

_LOOKED_AT = 6

NamedIn = Callable[[Span], Sequence[Mention]]


def evidence(candidate: Candidate, passages: Sequence[Passage], named_in: NamedIn) -> Span:
    """Where the item tells of the contact: below a headline's act the sentence that tells it again.

    `passages` are those of the candidate, its own first; `named_in` gives the mentions of a span.
    """
    own = passages[0].sentence
    if own.in_title:
        own = next(_retold(candidate, passages, named_in), own)
    if _length(own.span) <= LONGEST:
        return own.span
    return candidate.clause


def _retold(candidate: Candidate, passages: Sequence[Passage], named_in: NamedIn) -> Iterator[Sentence]:
    """The sentences below the title that tell of the act again and name both parties."""
    for passage in passages[1:_LOOKED_AT]:
        sentence = passage.sentence
        if not sentence.in_title and _names_both(named_in(sentence.span), candidate):
            yield sentence


def _names_both(here: Sequence[Mention], candidate: Candidate) -> bool:
    return _names(candidate.us, Side.US, here) and _names(candidate.china, Side.CHINA, here)


def _names(party: Sequence[Mention], side: Side, mentions: Sequence[Mention]) -> bool:
    """Whether one of the party is among the mentions; any of its side stands for a party without a name."""
    here = [mention for mention in mentions if mention.side is side or mention.side is None]
    known = {mention.name or mention.resolved for mention in party} - {""}
    told = {mention.name or mention.resolved for mention in here} - {""}
    return not known.isdisjoint(told) if known and told else bool(here)


def _length(span: Span) -> int:
    return span.end - span.start
