"""Whom the title sets beside each other, where no act that was read says who stood on the other side.

"Takeaways from Blinken's 35 minutes with Xi", "Mattis gets a hard line from Xi", "Negroponte with Dai at
Zhongnanhai" name the two without a word of contact; what the text then tells ("ended two days of meetings in
Beijing", "earlier in the day he saw Yang") leaves the other side out or is of somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.candidate import Candidate
from bot.core.model import MentionKind, Side
from bot.core.precedence import ADDED, names_of
from bot.core.text import Document
from bot.core.verdict import Mention

_US, _CHINA, _PERSON = Side.US, Side.CHINA, MentionKind.PERSON
_WITH = re.compile(
    r"[^;:?|]*?\b(?:with|from|to|by|meets|sees|hosts|receives|visits|welcomes|greets) "
    r"(?:the |host |visiting |leader-in-waiting |incoming |new )*",
    re.IGNORECASE,
)
# "Rubio talks to Vance on deal with Xi", "Trump says he may write to Xi", "Yellen warns ahead of meeting Xi"
_PARTED = re.compile(
    r"\b(?:as|after|before|over|about|on|amid|ahead|against|than|who|that|says?|said|may|might|could|would"
    r"|not|no|never|won't|if|when|while|despite|without|until|since|for|urges?d?|wants?|hopes?|deal|policy)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r", not [^,]{1,40}, ")  # "brings a climate plea, not Tiananmen, to Hu"


def completed(doc: Document, told: Candidate, mentions: Sequence[Mention]) -> Candidate:
    """The main contact, one that was held, with whom the title sets beside the one whom it names."""
    pair = _paired(doc, mentions)
    if pair is None:
        return told
    american, chinese = pair
    if american.name in names_of(told.us) and _may_be(doc, told, told.china, chinese):
        return replace(told, china=(chinese,))
    if chinese.name in names_of(told.china) and _may_be(doc, told, told.us, american):
        return replace(told, us=(american,))
    return told


def _may_be(doc: Document, told: Candidate, party: Sequence[Mention], person: Mention) -> bool:
    """Whether a side names nobody, or those of another meeting: told besides, or sentences away."""
    names = names_of(party)
    if person.name in names:
        return False
    if not names or (ADDED in told.signs and told.sentence > 0):
        return True
    behind = doc.sentences[told.sentence].span.end
    return all(mention.span.start >= behind for mention in party if mention.name or mention.resolved)


def _paired(doc: Document, mentions: Sequence[Mention]) -> tuple[Mention, Mention] | None:
    """The one American and the one Chinese official of a title that has the one with the other."""
    people = [m for m in mentions if m.kind is _PERSON and m.span.end <= doc.title_end]
    if len(people) != 2 or any(m.former or not m.name for m in people):
        return None
    first, other = people
    if {first.side, other.side} != {_US, _CHINA}:
        return None
    between = _INSTEAD.sub(" ", doc.norm[first.span.end : other.span.start])
    if not _WITH.fullmatch(between) or _PARTED.search(between):
        return None
    return (first, other) if first.side is _US else (other, first)
