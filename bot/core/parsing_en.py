"""English sentences as tokens: which mention stands in which clause, behind which preposition, as what.

A token is a word, a mark or a whole mention. What is known of the tokens stands in parallel sequences, so
that most rules ask one set about all words of a sentence instead of each token about itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

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
        governors(words, clauses, number_of),
        standings(words, mentions, at),
        operators(words),
    )


def tokens(doc: Document, sentence: Sentence, here: Sequence[Mention]) -> Line:
    """The tokens of one sentence; `here` are the mentions inside it, sorted."""
    norm, span = doc.norm, sentence.span
    raw: list[str] = []
    for begin, end in _gaps(norm, span, here):
        raw += _WORD.findall(norm, begin, end)
        raw.append("")
    raw.pop()  # no mention stands behind the last gap
    if norm.find("USS", span.start, span.end) >= 0 and "USS" in raw:
        return tokens(doc, sentence, _with_warships(norm, span, here, raw))
    if "s" in raw:
        raw = ["'s" if word == "s" else word for word in raw]
    words = tuple("\n".join(raw).lower().split("\n"))
    at = [index for index, word in enumerate(words) if not word]
    mentions: list[Mention | None] = [None] * len(words)
    for index, mention in zip(at, here, strict=True):
        mentions[index] = mention
    return Line(norm, sentence, words, tuple(mentions), tuple(at))


def offsets(line: Line) -> list[tuple[int, int]]:
    """Where each token stands in the text."""
    return _offsets(line.norm, line.sentence.span, [m for m in line.mentions if m is not None])


def _offsets(norm: str, span: Span, here: Sequence[Mention]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for (begin, end), mention in zip_longest(_gaps(norm, span, here), here):
        found += [match.span() for match in _WORD.finditer(norm, begin, end)]
        if mention is not None:
            found.append((mention.span.start, mention.span.end))
    return found


def _gaps(norm: str, span: Span, here: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """The stretches of text before, between and behind mentions."""
    offset = span.start
    for mention in here:
        start = mention.span.start
        yield offset, start - norm.startswith("'s", start - 1)
        offset = mention.span.end
    yield offset, span.end


def _with_warships(norm: str, span: Span, here: Sequence[Mention], raw: Sequence[str]) -> list[Mention]:
    """ "USS" before a name is a ship of the US Navy, which speaks for it on a port call."""
    ships = [
        Mention(MentionKind.BODY, Side.US, Span(*at), "USS", level=Level.WORKING, track=Track.DEFENSE)
        for word, at in zip(raw, _offsets(norm, span, here), strict=True)
        if word == "USS"
    ]
    return sorted((*here, *ships), key=lambda mention: mention.span.start)
