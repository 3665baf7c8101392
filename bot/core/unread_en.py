"""Contacts that no frame reads, in English: what the wording of an item says there is, told of the first
sentence that names officials of both sides.

"Rubble pile brings U.S. and Chinese soldiers side by side": nobody wrote a rule for it, and yet it reads
like a report. Who is named in that sentence took part; its verb says whether it has been, is to come or was
refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core import modality
from bot.core.acts_en import Act, ActWord
from bot.core.candidate import Candidate
from bot.core.company_en import APART
from bot.core.directed_en import verb_form
from bot.core.filling_en import BOTH, by_side, sides
from bot.core.gathering_en import NO_GATHERING
from bot.core.model import Mention, MentionKind, Mode, Side, Span, Status
from bot.core.needs_en import VERB_AUXILIARY
from bot.core.parsing_en import Line, Parse, parse, tokens
from bot.core.remote_verbs_en import FROM_AFAR, ONE_SIDED
from bot.core.text import Document, Sentence
from bot.core.tokens_en import OFFICIALS, serving_at

UNREAD = Act("unread", "unread", Mode.UNSPECIFIED)
_OPENING = 4  # sentences that can tell what an item reports
_LONGEST = 1_500
_ENOUGH, _FEWEST = 600, 12  # characters in which so many spaces stand between words enough to go by
_STOPPED = {"cancel": Status.CANCELLED, "refuse": Status.DECLINED}  # what is done to an act that has no verb
_ALONE = (ONE_SIDED | FROM_AFAR) - VERB_AUXILIARY
_PEOPLES = frozenset({"American", "Americans", "Chinese"})
_WITHIN = 3  # words before somebody in which a verb has him as its object
_COUNTRY, _THIRD = MentionKind.COUNTRY, Side.THIRD


def telling(doc: Document, mentions: Sequence[Mention]) -> Sentence | None:
    """The first opening sentence that names both sides, with anybody in office who can act for one of them,
    and nobody of a third country.

    None for a bare headline or one with hardly a text, which has too few words to go by: most that name two
    leaders tell what one said of the other.
    """
    if doc.first_body == len(doc.sentences) or doc.norm.count(" ", 0, _ENOUGH) < _FEWEST:
        return None
    for sentence in doc.sentences[:_OPENING]:
        here = _inside(sentence.span, mentions)
        named = _of_both(here)
        if sides(named) & BOTH == BOTH and any(m.kind is not _COUNTRY for m in named):
            third = any(m.side is _THIRD and m.kind in OFFICIALS for m in here)
            return sentence if not third and sentence.span.end - sentence.span.start <= _LONGEST else None
    return None


def candidates(doc: Document, mentions: Sequence[Mention], sentence: Sentence) -> tuple[Candidate, ...]:
    """The contact that an item is worded as, told of a sentence; none where that brings nobody together."""
    here = _inside(sentence.span, mentions)
    line = tokens(doc, sentence, here)
    if _is_apart(line):
        return ()
    parsed = parse(line)
    word = _verb(parsed)
    return (_told(parsed, word, _of_both(here)),) if word else ()


def _inside(span: Span, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if span.start <= m.span.start and m.span.end <= span.end]


def _of_both(here: Sequence[Mention]) -> list[Mention]:
    """Who of the two sides is named: those in office, and the countries by name, as against "American"."""
    return [
        m
        for m in here
        if m.side is not _THIRD and not m.former and not (m.kind is _COUNTRY and m.surface in _PEOPLES)
    ]


def _told(parsed: Parse, word: ActWord, named: Sequence[Mention]) -> Candidate:
    clause = parsed.clause_of(word.first)
    mood = modality.read(parsed, clause, word)
    us, china = by_side([m for m in named if m.kind is not _COUNTRY] if _suffice(named) else named)
    marks = [f"mood:{mark}" for mark in mood.marks]
    return Candidate(
        act=UNREAD.name,
        trigger=parsed.span(word.first, word.last),
        clause=parsed.span(0, len(parsed.words)),
        sentence=parsed.sentence.index,
        mode=Mode.UNSPECIFIED,
        status=_STOPPED.get(parsed.operators.get(word.first, ""), mood.status),
        us=us,
        china=china,
        tense=mood.tense,
        signs=("frame:unread", *marks),
        frame="unread",
    )


def _is_apart(line: Line) -> bool:
    """Whether what somebody does to one of the others, or has with him, brings nobody together: "trolls Xi",
    "concurs with Wang".
    """
    for index in line.at:
        before = line.words[max(0, index - _WITHIN) : index]
        if serving_at(line, index) and not _ALONE.isdisjoint(before):
            return True
        if before[-1:] == ("with",) and before[-2:-1] and (before[-2] in APART or before[-2] in NO_GATHERING):
            return True
    return False


def _suffice(named: Sequence[Mention]) -> bool:
    """Whether both sides are there without the names of the countries."""
    return sides([m for m in named if m.kind is not _COUNTRY]) & BOTH == BOTH


def _verb(parsed: Parse) -> ActWord | None:
    """The first verb behind whoever is named first, or what it is to do: "failed to sit together"."""
    for index in range(parsed.at[0] + 1, len(parsed.words)):
        if form := verb_form(parsed, index):
            if parsed.words[index + 1 : index + 2] == ("to",) and index + 2 < len(parsed.words):
                return ActWord(UNREAD, "base", index + 2, index + 3)
            return ActWord(UNREAD, form, index, index + 1)
    return None
