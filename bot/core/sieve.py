"""The very first test of a raw text: whether one of some forms can stand in it at all.

It reads no more than the ASCII letters and digits, all else being a space, and so needs nothing normalised:
what a lexicon finds in the normalised text, this finds too. Nine of ten items of a general stream end here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from bot.core.text import strange, without_artefacts

_LETTERS = bytes(i if chr(i).isalnum() else ord(" ") for i in range(0x80)).lower() + b" " * 0x80
# Chinese text has a lexicon of its own, and full-width letters are read as if they were ASCII.
_ANOTHER_SCRIPT = re.compile("[\u3400-\u9fff\uf900-\ufaff\uff10-\uff5a]")


class Sieve:
    """`forms` are folded as the lexicon's are, each with whether it is read only with a capital."""

    def __init__(self, forms: Iterable[tuple[str, bool]]) -> None:
        read = [(_letters(form), capital) for form, capital in forms if not _ANOTHER_SCRIPT.search(form)]
        self._capital = [capital for _, capital in read]
        self._automaton = BytesAhoCorasick(
            [b"%b " % form for form, _ in read],
            matchkind=MatchKind.Standard,
            implementation=Implementation.ContiguousNFA,
        )

    def may_hold(self, text: str) -> bool:
        """Whether a raw text can hold a form; any text in another script can. A miss is final."""
        if not text.isascii() and _ANOTHER_SCRIPT.search(strange(text)):
            return True
        letters = b" %b " % _letters(without_artefacts(text))
        found = self._automaton.find_matches_as_indexes(letters)
        # Two forms share the space between them, and the second is not told of when the first is no form.
        return bool(found) and (
            self._meant(text, found)
            or self._meant(text, self._automaton.find_matches_as_indexes(letters, overlapping=True))
        )

    def _meant(self, text: str, found: Iterable[tuple[int, int, int]]) -> bool:
        """Whether one of the forms found begins as it must."""
        return any(not self._capital[index] or text[start].isupper() for index, start, _ in found)


def _letters(text: str) -> bytes:
    return text.encode("ascii", "replace").translate(_LETTERS)
