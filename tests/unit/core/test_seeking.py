"""A pattern sought by its first letters finds what it finds as it is written."""

from __future__ import annotations

import re

import pytest

from bot.core.seeking import sought

TEXT = (
    "Denies, DENIED, undenied; last in person, in person, xin person. Foo foot (foo) deputy-level "
    "mid-level level abc abd AbC lide slide; 's china mission, a's china; yzq xz xzr, 7 talks"
)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b(?:den(?:y|ie[sd])|foo)",
        r"\bfoo\b|(?<!last )\bin person|(?<!last )(?<!x)in person",
        r"[Aa]b(?:c|d)|(?:x|y)z(?:q|r)?|s?lide",
        r"(?:deputy|mid)-level|\bannex(?:es)?\b|level",
        r"\b(?:his|her|'s) china",
        r"\b(?:[a-c]b|[0-9])",
    ],
)
@pytest.mark.parametrize("flags", [re.NOFLAG, re.IGNORECASE])
def test_finds_the_same(pattern: str, flags: re.RegexFlag) -> None:
    written = [match.span() for match in re.finditer(pattern, TEXT, flags)]
    assert [match.span() for match in sought(pattern, flags).finditer(TEXT)] == written


@pytest.mark.parametrize(
    "pattern", [r"\d+ talks", r"^foo", "a+b", "(?:ab)*c", "a??b", r"(?P<who>foo)", "[^a]b"]
)
def test_begins_with_known_letters(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"what it begins|does not begin"):
        sought(pattern)
