"""Who took part where the act itself names nobody: the officials whom its own sentences name beside it.

"US, China hold talks. Bessent told He Lifeng ..." leaves the two sides of the talks unnamed. The first
sentences that go on about them name the people: those of a side who belong to no other contact of the item,
whose rank can be that of the talks, and those who stand beside them in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from bot.core.attachment import passages
from bot.core.candidate import Candidate
from bot.core.model import Level, Mention, MentionKind, Side, Status
from bot.core.text import Document, Sentence

_READ = 3  # sentences that are looked at, the act's own included
_SPEAKS = re.compile(r"[Ss]pokes|[Pp]ress [Ss]ecretary")
_INTERVIEWED = re.compile(
    r"(?: was| were)?(?: also)? (?:interviewed|posted|joined|joins"
    r"|told (?:reporters|the press|CNBC|CNN|CBS|NBC|ABC|Fox|Bloomberg))\b"
)
_LISTED = re.compile(r",? (?:and )?|, and ")
_BESIDE = 5  # sentences that may add who else was there
_REACH = 40  # characters before a name that can say so
_WITH = re.compile(
    r"\b(?:alongside|accompanied by|joined by|together with|along with|flanked by"
    r"|(?:lawmakers|members|senators|legislators|delegation|group), including) (?:the |his |her )?$"
)
_TAKES_PART = re.compile(
    r"(?:, [^,.;]{2,80},)? (?:(?:is|was|were|are|will) )?(?:also )?"
    r"(?:tak(?:es|ing|e) part|took part|attend(?:s|ed|ing)? the (?:meeting|talks)|participat(?:es|ed|ing)"
    r"|was present|were present|beside (?:him|her))\b"
)
_RANKED = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.JOINT)


def completed(
    doc: Document, mentions: Sequence[Mention], told: Candidate, others: Sequence[Candidate], *, main: bool
) -> Candidate:
    """The contact with the people of a side that its acts leave unnamed.

    `others` are acts of other people. What an item tells beside its `main` contact names its people in the
    same sentence or not at all.
    """
    if _is_off(told):
        return told
    taken = {m.span for other in others if _is_apart(other, told) for m in (*other.us, *other.china)}
    free = [m for m in mentions if _is_official(m) and m.span not in taken and not _is_asked(doc, m)]
    sentences = list(islice(_telling(doc, told), _READ if main else 1))
    us = _named(doc, told.us, Side.US, free, sentences)
    china = _named(doc, told.china, Side.CHINA, free, sentences)
    if main:
        us, china = ((*party, *_companions(doc, party, free)) for party in (us, china))
    return replace(told, us=us, china=china)


def _is_apart(other: Candidate, told: Candidate) -> bool:
    """Whether another act is of people of its own: a pair none of whom the contact names."""
    ours = {mention.name for mention in (*told.us, *told.china) if mention.name}
    us, china = ({m.name for m in party if m.name} for party in (other.us, other.china))
    return bool(us and china) if not ours else not ours & (us | china)


def _is_off(told: Candidate) -> bool:
    """A journey called off names nobody who would have received the guest."""
    return told.status is Status.CANCELLED and told.act in ("visit", "travel", "leave")


def _telling(doc: Document, told: Candidate) -> Iterator[Sentence]:
    """The sentences that tell of the act: its own, then those that tell of it again."""
    seen: set[int] = set()
    for passage in passages(doc, told):
        sentence = doc.sentence_at(passage.window.start)
        if sentence is not None and sentence.index not in seen:
            seen.add(sentence.index)
            yield sentence


def _is_official(mention: Mention) -> bool:
    return (
        mention.kind is MentionKind.PERSON
        and bool(mention.name)
        and not mention.former
        and not _SPEAKS.search(mention.surface + mention.office)
    )


def _is_asked(doc: Document, mention: Mention) -> bool:
    """Whether somebody only speaks to the press here."""
    return _INTERVIEWED.match(doc.norm, mention.span.end) is not None


def _named(
    doc: Document,
    party: tuple[Mention, ...],
    side: Side,
    free: Sequence[Mention],
    sentences: Sequence[Sentence],
) -> tuple[Mention, ...]:
    if any(_tells_who(mention) for mention in party):
        return party
    fitting = [mention for mention in free if mention.side is side and _may_be(mention, party)]
    for sentence in sentences:
        here = [m for m in fitting if sentence.span.start <= m.span.start < sentence.span.end]
        if here:
            return tuple(_together(doc, here))
    return party


def _tells_who(mention: Mention) -> bool:
    return bool(mention.kind is MentionKind.PERSON and mention.name) or bool(mention.resolved)


def _may_be(person: Mention, party: Sequence[Mention]) -> bool:
    """Whether a person can be one of "officials", "lawmakers" or "leaders"."""
    ranks = {m.level for m in party if m.kind in _RANKED and m.level is not None}
    for special in (Level.LEGISLATIVE, Level.LEADER):
        if (person.level is special) != (special in ranks):
            return False
    return True


def _companions(doc: Document, party: Sequence[Mention], free: Sequence[Mention]) -> Iterator[Mention]:
    """Those of a side of whom the item says that they were there too, with whoever is listed beside them."""
    known = {mention.name or mention.resolved for mention in party}
    if not any(_tells_who(mention) for mention in party):
        return
    sides = {mention.side for mention in party}
    limit = max((s.span.end for s in doc.sentences[:_BESIDE]), default=0)
    near = [m for m in free if m.side in sides and m.span.end <= limit]
    for number, mention in enumerate(near):
        if _is_there_too(doc.norm, mention):
            for other in _together(doc, near[number:]):
                if other.name not in known:
                    known.add(other.name)
                    yield other


def _is_there_too(norm: str, mention: Mention) -> bool:
    before = norm[max(0, mention.span.start - _REACH) : mention.span.start]
    return bool(_WITH.search(before) or _TAKES_PART.match(norm, mention.span.end))


def _together(doc: Document, people: Sequence[Mention]) -> Iterator[Mention]:
    """The first of the people and those listed beside him."""
    yield people[0]
    for before, mention in pairwise(people):
        if not _LISTED.fullmatch(doc.norm, before.span.end, mention.span.start):
            return
        yield mention
