"""At which English word which rules are asked: tables from words to what may read an act there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from bot.core.acts_en import ActWord
from bot.core.parsing_en import Line

Reader = Callable[[Line, int], ActWord | None]
"""Reads the act that begins at a token, None where there is none."""
Readers = dict[str, tuple[Reader, ...]]
Phrase = tuple[str, ...]
T = TypeVar("T")


def readers(*known: tuple[Iterable[str], Reader]) -> Readers:
    """The readers of each word, in the order in which they are asked."""
    found: Readers = {}
    for words, reader in known:
        for word in words:
            found[word] = (*found.get(word, ()), reader)
    return found


def merged(*tables: Readers) -> Readers:
    """The readers of several tables; those of an earlier one are asked first."""
    found: Readers = {}
    for table in tables:
        for word, asked in table.items():
            found[word] = (*found.get(word, ()), *asked)
    return found


def by_opening(known: Iterable[tuple[Phrase, T]]) -> dict[Phrase, list[tuple[Phrase, T]]]:
    """What is known of phrases, by their first two words and, for those of one word, by that; the longest
    first, and last the phrase of the first word alone.
    """
    table: dict[Phrase, list[tuple[Phrase, T]]] = {}
    for phrase, what in sorted(known, key=lambda item: -len(item[0])):
        table.setdefault(phrase[:2], []).append((phrase, what))
    for opening in table:
        if opening[1:]:
            table[opening] += table.get(opening[:1], ())
    return table


def that_open(
    table: Mapping[Phrase, Sequence[tuple[Phrase, T]]], words: Phrase, index: int
) -> Sequence[tuple[Phrase, T]]:
    """What a table `by_opening` has of the words at a place: "in" opens many phrases, "in may" none."""
    return table.get(words[index : index + 2], ()) or table.get(words[index : index + 1], ())
