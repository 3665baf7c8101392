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
from bot.core.model import Span
from bot.core.operators_en import operators
from bot.core.positions import standings
from bot.core.ships_en import PREFIXES, american_ships, names_american_ship
from bot.core.text import Document, Sentence
from bot.core.value import value
from bot.core.verdict import Mention

# An apostrophe before an s belongs to it: "Xi's" is the mention and "'s". A hyphen behind a space is a dash.
_WORD = re.compile(r"\w++(?:['-]\w++)*+|'(?!s)| --?|--|[^\w\s']")
_ASCII_WORD = re.compile(_WORD.pattern, re.ASCII)  # the same where no other letter is, in less time
_MENTION = "\0"  # stands for a mention where words are told apart: a mark of its own, which no text has


def _word_in(norm: str, span: Span) -> re.Pattern[str]:
    return _ASCII_WORD if norm.isascii() or norm[span.start : span.end].isascii() else _WORD


@value
class Line:
    """A sentence as tokens: `words` in lower case, "" for a mention, "'s" for what owns; `mentions` has None
    for words. `named` are the mentions alone and `at` their places.
    """

    norm: str
    sentence: Sentence
    words: tuple[str, ...]
    mentions: tuple[Mention | None, ...]
    named: tuple[Mention, ...]
    at: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """The text range of tokens [first, last)."""
        start, end = self._edges(first)
        if last == len(self.words):
            end = self.sentence.span.end
        elif last > first + 1:
            end = self._edges(last - 1)[1]
        return Span(start, end)

    def is_quoted(self, index: int) -> bool:
        """Whether a quotation is open at a token."""
        return '"' in self.words and self.words[: index + 1].count('"') % 2 == 1

    def _edges(self, index: int) -> tuple[int, int]:
        """Where a token begins and ends in the text, counted from the mention before it."""
        mention = self.mentions[index]
        if mention is not None:
            return mention.span.start, mention.span.end
        place = bisect_left(self.at, index)
        skipped, begin, end = index, self.sentence.span.start, self.sentence.span.end
        if place:
            skipped, begin = index - self.at[place - 1] - 1, self.named[place - 1].span.end
        if place < len(self.at):
            end = self.named[place].span.start
        found = _word_in(self.norm, self.sentence.span).finditer(self.norm, begin, end)
        return next(islice(found, skipped, None)).span()


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


def parse(line: Line) -> Parse:
    """Tokens and clauses of one sentence; what is parsed already stays as it is."""
    if isinstance(line, Parse):
        return line
    words, named, at = line.words, line.named, line.at
    clauses = clauses_of(words)
    number_of: list[int] = []
    for number, clause in enumerate(clauses):
        number_of += [number] * (clause.last - clause.first)
    return Parse(
        line.norm,
        line.sentence,
        words,
        line.mentions,
        named,
        at,
        tuple(clauses),
        tuple(number_of),
        governors(words, clauses, number_of),
        standings(words, zip(at, named, strict=True)),
        operators(words),
    )


def tokens(doc: Document, sentence: Sentence, here: Sequence[Mention]) -> Line:
    """The tokens of one sentence; `here` are the mentions inside it, sorted."""
    norm, span = doc.norm, sentence.span
    between: list[str] = []
    offset = span.start
    for mention in here:
        start = mention.span.start
        between.append(norm[offset : start - norm.startswith("'s", start - 1)])
        offset = mention.span.end
    between.append(norm[offset : span.end])
    if _MENTION in norm:
        between = [words.replace(_MENTION, "\1") for words in between]
    told = _MENTION.join(between)
    raw = (_ASCII_WORD if told.isascii() else _WORD).findall(told)
    mentions: list[Mention | None] = [None] * len(raw)
    at: list[int] = []
    place = -1
    for mention in here:
        place = raw.index(_MENTION, place + 1)
        raw[place], mentions[place] = "", mention
        at.append(place)
    owning = ["'s" if word == "s" else word for word in raw] if "s" in raw else raw
    words = tuple("\n".join(owning).lower().split("\n"))
    line = Line(norm, sentence, words, tuple(mentions), tuple(here), tuple(at))
    if names_american_ship(told) and not PREFIXES.isdisjoint(raw):
        return tokens(doc, sentence, _with_warships(line, here, raw))
    return line


def _with_warships(line: Line, here: Sequence[Mention], raw: Sequence[str]) -> list[Mention]:
    """ "USS" before a name is a ship of the US Navy, which speaks for it on a port call."""
    named = [(line.span(at, at + 1).start, word) for at, word in enumerate(raw) if word in PREFIXES]
    ships = american_ships(line.norm, named, [mention.span for mention in here])
    return sorted((*here, *ships), key=lambda mention: mention.span.start)
