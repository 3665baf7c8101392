"""What an item shows of the side that an act leaves out: "Hegseth meets in Singapore".

Half an act can still be a contact, where a second sentence or the reader knows the other side. It is none
where the act's own people are the company, or where the title's man is nobody's official.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.candidate import Candidate
from bot.core.model import MentionKind, Side
from bot.core.text import Document
from bot.core.verdict import Mention

_BOTH = frozenset({Side.US, Side.CHINA})
_PAIR = 2
_NAME = re.compile(r"[A-Z][\w'-]+")
_TOGETHER = frozenset({"meet", "talks"})  # acts of several, who may be of one side


def signs(doc: Document, candidate: Candidate, mentions: Sequence[Mention], *, titled: bool) -> list[str]:
    """Whether the item names the missing side, and whether another company is named in its place."""
    missing = _BOTH - {m.side for m in (*candidate.us, *candidate.china)}
    inside = missing <= {m.side for m in mentions}
    found = ["half:other side in item" if inside else "half:other side absent"]
    people = [m for m in (candidate.us or candidate.china) if m.kind is MentionKind.PERSON]
    if len(people) >= _PAIR and candidate.act in _TOGETHER:
        found.append("half:among themselves")
    if titled and _is_by_a_stranger(doc, candidate, mentions):
        found.append("half:by a stranger")
    return found


def _is_by_a_stranger(doc: Document, candidate: Candidate, mentions: Sequence[Mention]) -> bool:
    """Whether a surname opens a title's clause that the text completes, and as nobody's official: "Holbeck
    meets the minister" above "The painter Amos Holbeck".
    """
    opening = _NAME.match(doc.norm, candidate.clause.start, candidate.trigger.start)
    if opening is None or _is_named(mentions, opening.start()):
        return False
    again = re.compile(rf"\b[A-Z]\w+ {re.escape(opening.group())}\b").search(doc.norm, doc.title_end)
    return again is not None and not _is_named(mentions, again.end() - 1)


def _is_named(mentions: Sequence[Mention], offset: int) -> bool:
    return any(m.span.start <= offset < m.span.end for m in mentions)
