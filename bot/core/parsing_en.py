"""English sentences as tokens: which mention stands in which clause, behind which preposition, as what.

A token is a word, a mark or a whole mention. What is known of the tokens stands in parallel sequences, so
that most rules ask one set about all words of a sentence instead of each token about itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from bot.core.clauses import Clause, clauses_of, governors
from bot.core.model import Level, Mention, MentionKind, Side, Span, Track
from bot.core.operators_en import operators
from bot.core.positions import standings
from bot.core.text import Document, Sentence
from bot.core.value import value

# An apostrophe before an s belongs to it: "Xi's" is the mention and "'s".
_WORD = re.compile(r"\w+(?:['-]\w+)*|'(?!s)|[^\w\s']")


@value
class Line:
    """A sentence as tokens: `words` in lower case, "" for a mention, "'s" for what owns; `mentions` has None
    for words, and `at` says where it has not.
    """

    norm: str
    sentence: Sentence
    words: tuple[str, ...]
    mentions: tuple[Mention | None, ...]
    at: tuple[int, ...]


@value
class Parse(Line):
    """A sentence as tokens and clauses; the clauses cover the tokens in order.

    `number_of` each token is the number of its clause, `preps` govern mentions, `standing` is what a mention
    can be (`positions`), `operators` are the words that bend an act (`operators_en`).
    """

    clauses: tuple[Clause, ...]
    number_of: tuple[int, ...]
    preps: dict[int, str]
    standing: dict[int, str]
    operators: dict[int, str]

    def span(self, first: int, last: int) -> Span:
        """The text range of tokens [first, last)."""
        start, end = _edges(self.norm, self.sentence.span, self.mentions, first)
        if last - first > 1:
            _, end = _edges(self.norm, self.sentence.span, self.mentions, last - 1)
        return Span(start, end)

    def clause_of(self, index: int) -> Clause:
        return self.clauses[self.number_of[index]]

    def is_quoted(self, index: int) -> bool:
        """Whether a quotation is open at a token."""
        return '"' in self.words and self.words[: index + 1].count('"') % 2 == 1


def parse(line: Line) -> Parse:
    """Tokens and clauses of one sentence."""
    words, mentions, at = line.words, line.mentions, line.at
    clauses = clauses_of(words)
    number_of: list[int] = []
    for number, clause in enumerate(clauses):
        number_of += [number] * (clause.last - clause.first)
    return Parse(
        line.norm,
        line.sentence,
        words,
        mentions,
        at,
        tuple(clauses),
        tuple(number_of),
        governors(words, clauses),
        standings(words, mentions, at),
        operators(words),
    )


def tokens(doc: Document, sentence: Sentence, here: Sequence[Mention]) -> Line:
    """The tokens of one sentence; `here` are the mentions inside it, sorted."""
    norm, span = doc.norm, sentence.span
    offset = span.start
    raw: list[str] = []
    mentions: list[Mention | None] = []
    for mention in here:
        start = mention.span.start
        if offset < start:
            found = _WORD.findall(norm, offset, start - norm.startswith("'s", start - 1))
            raw += found
            mentions += [None] * len(found)
        raw.append("")
        mentions.append(mention)
        offset = mention.span.end
    raw += _WORD.findall(norm, offset, span.end)
    mentions += [None] * (len(raw) - len(mentions))
    if "USS" in raw:
        mentions = [
            _warship(*_edges(norm, span, mentions, index)) if word == "USS" else mentions[index]
            for index, word in enumerate(raw)
        ]
        raw = ["" if word == "USS" else word for word in raw]
    words = tuple(["'s" if word == "s" else word.lower() for word in raw])
    at = tuple([index for index, word in enumerate(words) if not word])
    return Line(norm, sentence, words, tuple(mentions), at)


def _warship(start: int, end: int) -> Mention:
    """ "USS" before a name is a ship of the US Navy, which speaks for it on a port call."""
    span = Span(start, end)
    return Mention(MentionKind.BODY, Side.US, span, "USS", level=Level.WORKING, track=Track.DEFENSE)


def _edges(norm: str, span: Span, mentions: Sequence[Mention | None], index: int) -> tuple[int, int]:
    """The offsets of a token, counted from the mention or the sentence's edge before it."""
    mention = mentions[index]
    if mention is not None:
        return mention.span.start, mention.span.end
    first = index
    while first and mentions[first - 1] is None:
        first -= 1
    before = mentions[first - 1] if first else None
    gap = _WORD.finditer(norm, before.span.end if before else span.start)
    match = next(islice(gap, index - first, None))
    after = mentions[index + 1] if index + 1 < len(mentions) else None
    return match.start(), min(match.end(), after.span.start if after else span.end)


def mentions_in(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions inside a span; `mentions` are sorted and do not overlap."""
    first = bisect_left(mentions, span.start, key=_start)
    last = bisect_left(mentions, span.end, lo=first, key=_start)
    if last > first and mentions[last - 1].span.end > span.end:
        last -= 1
    return mentions[first:last]


def _start(mention: Mention) -> int:
    return mention.span.start
