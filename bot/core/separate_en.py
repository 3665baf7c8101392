"""Who of a list was met at another time: the main contact is the first of several meetings.

"He had separate meetings with Rice and with Comey", "was received by Li Zhanshu and earlier in the day by his
deputy, Wang Chen", "met Hu and Wen within hours of each other" tell of two meetings in one breath.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.core.model import MentionKind
from bot.core.text import Document, Sentence
from bot.core.verdict import Mention
from bot.core.wordlist import holds

_SEPARATE = re.compile(
    r"\b(?:separate(?:ly)?\b(?! (?:from|statement))|one after (?:another|the other)"
    r"|within (?:an hour|hours|minutes|a day) of each other)"
)
_THEN = re.compile(
    r"[^.;]{0,90}?\b(?:and|but|then|before)\b[^.;]{0,60}?\b"
    r"(?:earlier|later|afterwards?|then|subsequently|the (?:day|night|evening|week|month) before"
    r"|(?:a|two) days? later)\b"
)
_TELLING = (
    "separate",
    "of each other",
    "one after",
    "earlier",
    "later",
    "then ",
    "before",
    "after",
    "subsequently",
)


def first_met(
    doc: Document, party: tuple[Mention, ...], sentences: Sequence[Sentence]
) -> tuple[Mention, ...]:
    """The party without those whom a sentence says to have been met apart from its first."""
    named = [mention for mention in party if mention.kind is MentionKind.PERSON and mention.name]
    if len({mention.name for mention in named}) < 2 or not holds(doc.norm, _TELLING):
        return party
    apart: set[str] = set()
    for sentence in sentences:
        start, end = sentence.span.start, sentence.span.end
        here = sorted((m for m in named if start <= m.span.start < end), key=lambda m: m.span.start)
        if len({mention.name for mention in here}) < 2:
            continue
        text = doc.norm[start:end]
        whole = _SEPARATE.search(text) is not None
        for before, mention in pairwise(here):
            if whole or before.name in apart or _THEN.match(doc.norm, before.span.end, mention.span.start):
                apart.add(mention.name)
        apart.discard(here[0].name)
    return tuple(mention for mention in party if mention.name not in apart) if apart else party
