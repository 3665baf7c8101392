"""Who took part where the act itself names nobody: the officials whom its own sentences name beside it.

"US, China hold talks. Bessent told He Lifeng ..." leaves the two sides of the talks unnamed. The first
sentences that go on about them name the people: those of a side who belong to no other contact of the item,
whose rank can be that of the talks, and those who stand beside them in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot.core.attachment import Passage
from bot.core.candidate import Candidate
from bot.core.model import Level, Mention, MentionKind, Side, Status
from bot.core.positions import speaks_for_others
from bot.core.text import Document, Sentence

_READ = 3  # sentences that are looked at, the act's own included
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
_JOINS = (  # one of these is in whatever the two find
    *("along", "ccompanied by", "joined by", "together with", "flanked by", ", including"),
    *(" part", " attend", " present", " beside"),
)
_TAKING = 120  # characters that the second of them spans
_RANKED = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.JOINT)


def completed(
    doc: Document,
    mentions: Sequence[Mention],
    told: Candidate,
    passages: Sequence[Passage],
    others: Sequence[Candidate],
    *,
    main: bool,
) -> Candidate:
    """The contact with the people of a side that its acts leave unnamed.

    `passages` are those of the candidate, its own first; `others` are acts of other people. What an item
    tells beside its `main` contact names its people in the same sentence or not at all.
    """
    if _is_off(told):
        return told
    unnamed = not (_names_who(told.us) and _names_who(told.china))
    joined = main and _may_join(doc)
    if not (unnamed or joined):
        return told
    taken = {m.span for other in others if _is_apart(other, told) for m in (*other.us, *other.china)}
    free = [m for m in mentions if _is_official(m) and m.span not in taken and not _is_asked(doc, m)]
    us, china = told.us, told.china
    if unnamed:
        sentences = list({p.sentence.index: p.sentence for p in passages}.values())[: _READ if main else 1]
        us = _named(doc, us, Side.US, free, sentences)
        china = _named(doc, china, Side.CHINA, free, sentences)
    if joined:
        us, china = ((*party, *_companions(doc, party, free)) for party in (us, china))
    return told if us is told.us and china is told.china else replace(told, us=us, china=china)


def _is_apart(other: Candidate, told: Candidate) -> bool:
    """Whether another act is of people of its own: a pair none of whom the contact names."""
    ours = {mention.name for mention in (*told.us, *told.china) if mention.name}
    us, china = ({m.name for m in party if m.name} for party in (other.us, other.china))
    return bool(us and china) if not ours else not ours & (us | china)


def _is_off(told: Candidate) -> bool:
    """A journey called off names nobody who would have received the guest."""
    return told.status is Status.CANCELLED and told.act in ("visit", "travel", "leave")


def _names_who(party: Sequence[Mention]) -> bool:
    return any(_tells_who(mention) for mention in party)


def _may_join(doc: Document) -> bool:
    """Whether the item can say of anybody that he was there too."""
    head = doc.norm[: _opening_end(doc) + _TAKING]
    return any(map(head.__contains__, _JOINS))


def _opening_end(doc: Document) -> int:
    """Where the sentences end that may add who else was there."""
    opening = doc.sentences[:_BESIDE]
    return opening[-1].span.end if opening else 0


def _is_official(mention: Mention) -> bool:
    return (
        mention.kind is MentionKind.PERSON
        and bool(mention.name)
        and not mention.former
        and not speaks_for_others(mention)
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
    if _names_who(party):
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
    if not _names_who(party):
        return
    sides = {mention.side for mention in party}
    limit = _opening_end(doc)
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
