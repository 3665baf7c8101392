"""Patterns that are sought for by their first letters.

Python's engine runs through a text for the letters that a pattern can begin with, but only where each of its
alternatives begins with one: with a boundary or a look behind in front it tries them all at every character,
which takes several times as long. `sought` moves what stands in front behind the first letter. It pays where
these letters are few; where nearly every word begins with one of them it costs.
"""

from __future__ import annotations

import re

_BEHIND = ("(?<!", "(?<=")
_REPEATED = ("?", "*", "+", "{")
_SPECIAL = frozenset("\\^$.|?*+(){}[]")


def sought(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A compiled pattern that finds what the given one does. Each of its alternatives begins with a character
    or a choice of some, in front of which only word boundaries and looks behind stand.

    Raises ValueError where one does not.
    """
    anycase = bool(flags & re.IGNORECASE)
    groups = _alternatives(pattern)
    if len(groups) == 1 and (split := _group_first(pattern)):
        guards, group, rest = split
        led = f"(?:{'|'.join(_led(group, guards, anycase=anycase))}){_as_written(rest, anycase=anycase)}"
    else:
        led = "|".join(_led(pattern, (), anycase=anycase))
    return re.compile(led, flags & ~re.IGNORECASE)


def _group_first(pattern: str) -> tuple[tuple[str, ...], str, str] | None:
    """The guards, the inside of the group and the rest of a pattern that is a group with something behind it,
    which so need not be written for each of the group's alternatives.
    """
    guards, rest = _guarded(pattern)
    end = _end(rest)
    if not rest.startswith("(?:") or rest[end:].startswith(_REPEATED):
        return None
    return guards, rest[3 : end - 1], rest[end:]


def _led(pattern: str, guards: tuple[str, ...], *, anycase: bool) -> list[str]:
    """The alternatives of a pattern, each with its first letter in front of what guards it."""
    return [led for one in _alternatives(pattern) for led in _with_letter(one, guards, anycase=anycase)]


def _with_letter(one: str, before: tuple[str, ...], *, anycase: bool) -> list[str]:
    guards, bare = _guarded(one)
    guards = (*before, *guards)
    end = _end(bare)
    first, rest = bare[:end], bare[end:]
    if rest.startswith("?") and not rest.startswith(("??", "?+")):
        there = f"(?:{first}){rest[1:]}" if first[:1] != "(" else first + rest[1:]
        return [led for way in (there, rest[1:]) for led in _with_letter(way, guards, anycase=anycase)]
    if rest.startswith(_REPEATED):
        raise ValueError(f"repeats what it begins with: {one}")
    behind = _as_written(rest, anycase=anycase)
    if first.startswith("(?:"):
        return [letters + behind for letters in _led(first[3:-1], guards, anycase=anycase)]
    forms = [form for letter in _letters(first) for form in _cases(letter, anycase=anycase)]
    return [form + "".join(_moved(guard, form) for guard in guards) + behind for form in forms]


def _guarded(one: str) -> tuple[tuple[str, ...], str]:
    """The word boundaries and looks behind that an alternative begins with, and what follows them."""
    guards: list[str] = []
    while one.startswith((r"\b", *_BEHIND)):
        end = 2 if one.startswith(r"\b") else _end(one)
        guards.append(one[:end])
        one = one[end:]
    return tuple(guards), one


def _moved(guard: str, letter: str) -> str:
    """A guard as it reads behind the letter in front of which it stood."""
    if guard == r"\b":
        return rf"(?<!\w{letter})" if letter.isalnum() else rf"(?<=\w{letter})"
    return f"{guard[:4]}(?:{guard[4:-1]}){letter})"


def _cases(letter: str, *, anycase: bool) -> tuple[str, ...]:
    return tuple(dict.fromkeys((letter.lower(), letter.upper()))) if anycase else (letter,)


def _as_written(rest: str, *, anycase: bool) -> str:
    return f"(?i:{rest})" if anycase and rest else rest


def _letters(first: str) -> list[str]:
    """The characters of which a pattern's first element is one."""
    if not first.startswith("["):
        letters = [first]
    else:
        letters, chars = [], first[1:-1]
        for at, char in enumerate(chars):
            if char == "-" and 0 < at < len(chars) - 1:
                letters += map(chr, range(ord(chars[at - 1]) + 1, ord(chars[at + 1])))
            else:
                letters.append(char)
    if any(len(letter) != 1 for letter in letters) or not _SPECIAL.isdisjoint(letters):
        raise ValueError(f"does not begin with one of some characters: {first}")
    return letters


def _end(one: str) -> int:
    """Where the first element of an alternative ends."""
    if one[:1] == "[":
        return one.index("]", 2) + 1
    if one[:1] != "(":
        return 1
    depth = at = 0
    while True:
        if one[at] == "\\":
            at += 1
        elif one[at] == "[":
            at = one.index("]", at + 2)
        elif one[at] in "()":
            depth += 1 if one[at] == "(" else -1
            if not depth:
                return at + 1
        at += 1


def _alternatives(pattern: str) -> list[str]:
    """What stands between the bars of a pattern, outside of its groups."""
    found, begun, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            found.append(pattern[begun:at])
            begun = at + 1
        at += _end(pattern[at:]) if pattern[at] in "([" else 1 + (pattern[at] == "\\")
    return [*found, pattern[begun:]]
