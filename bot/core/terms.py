"""A list of terms as one automaton: where they stand in a text as whole words, longest first."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot.core.model import Span
from bot.core.script_zh import simplify
from bot.core.value import value


@value
class TermIndex:
    """Terms in lower case and simplified characters; `owners[i]` is what pattern `i` stands for."""

    automaton: AhoCorasick
    owners: tuple[str, ...]

    def find(self, low: str) -> list[tuple[str, Span]]:
        """(owner, place) of each term in words in small letters, from left to right."""
        return [
            (self.owners[index], Span(start, end))
            for index, start, end in self.automaton.find_matches_as_indexes(low)
            if not (_joins(low, start) or _joins(low, end))
        ]


def term_index(pairs: Iterable[tuple[str, str]]) -> TermIndex:
    """An index of (term, owner) pairs; of two owners of one term the first has it."""
    terms: dict[str, str] = {}
    for term, owner in pairs:
        terms.setdefault(simplify(term).lower(), owner)
    terms.pop("", None)
    automaton = AhoCorasick(
        list(terms), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )
    return TermIndex(automaton, tuple(terms.values()))


def _joins(text: str, at: int) -> bool:
    """Whether a Latin word runs across an offset. Chinese has no such joints."""
    pair = text[at - 1 : at + 1]
    return pair.isalnum() and pair.isascii() and len(pair) == 2
