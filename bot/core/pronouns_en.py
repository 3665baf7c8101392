"""English words that stand for somebody named elsewhere: "he", "with them", "the delegation"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.model import MentionKind
from bot.core.parsing_en import Line, Parse
from bot.core.verdict import Mention
from bot.core.wordlist import words

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)


def has_pronoun(line: Line) -> bool:
    """Whether a word of a sentence stands for somebody named elsewhere."""
    return not _POINTING.isdisjoint(line.words) or _is_group(line.words)


def pronoun_object(parsed: Parse, last: int) -> bool:
    """ "Xie Feng will hold talks with her": the other party was named before."""
    return not _OBJECTS.isdisjoint(parsed.words[last : last + 2])


def are_missed(parsed: Parse, last: int, others: Sequence[Mention]) -> bool:
    """Whether "them" stands for more than the one who was named: "told them to wait"."""
    one = len(others) == 1 and not others[0].plural and others[0].kind in _PEOPLE
    return one and "them" in parsed.words[last : last + 2]


_OBJECTS = frozenset(["him", "her", "them"])


def stands_for_others(parsed: Parse, start: int) -> bool:
    """Whether a pronoun or a group in the clause before a token means who acts there."""
    number = parsed.number_of[start]
    first = parsed.clauses[number].first
    if number and parsed.words[first - 1] == "reportedly":  # "he reportedly held talks" is his own clause
        first = parsed.clauses[number - 1].first
    before = parsed.words[first:start]
    return not _PRONOUNS.isdisjoint(before) or _is_group(before)


def means_one(parsed: Parse, start: int) -> bool:
    """Whether it is "he" or "she" that acts in the clause before a token."""
    first = parsed.clause_of(start).first
    return not _ONE.isdisjoint(parsed.words[first:start])


_ONE = words("he she")


def antecedents(parsed: Parse, known: Sequence[Mention]) -> list[Mention]:
    """Those whom a pronoun can mean: "Before he met Xi, Trump ..." names him later; in "growers will believe
    it when they see it, a week after Trump and Liu signed" those of the later clause only date what is told.
    """
    dating = [
        parsed.span(clause.first, clause.last)
        for clause in parsed.clauses[1:]
        if clause.kind in ("after", "before")
    ]
    return [m for m in known if not any(span.start <= m.span.start < span.end for span in dating)]


def _is_group(words: Sequence[str]) -> bool:
    """ "The group met", "the visiting senators saw": those who came were named before."""
    if _GROUPS.isdisjoint(words):
        return False
    return any(
        word in _GROUPS and "the" in words[max(0, at - 2) : at] and words[at + 1 : at + 2] not in _WHOSE
        for at, word in enumerate(words)
    )


_GROUPS = words("group delegation lawmakers senators congressmen legislators team delegates contingent")
_WHOSE = (("of",), ("from",), ("'s",), ("",))
_PRONOUNS = words("i he she they we my our his her their i've i'll i'm he's she's they're we're we've we'll")
_POINTING = _PRONOUNS | _OBJECTS
