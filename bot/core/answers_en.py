"""What became of a request: the answer that the words behind it tell.

"The department asked for a call with Wei. The PRC has declined our request" is one contact, and no offer
that still stands.
"""

from __future__ import annotations

import re

from bot.core.candidate import Candidate
from bot.core.model import Status
from bot.core.text import Document

_REACH = 250  # characters behind an act, and its sentence, in which an answer is told
_ASKED = r"(?:requests?|invitations?|offers?|overtures?|proposals?|calls?|meetings?|bids?)"
_TURNED_DOWN = re.compile(
    r"(?<!not )(?<!n't )\b(?:"
    r"(?:declined|rejected|refused|rebuffed|spurned|turned down)"
    r" (?:to (?:connect|take|accept|answer|pick up)\b"
    rf"|(?:our|the|that|this|his|her|its|their|both|all) (?:[\w'-]+ ){{0,2}}{_ASKED}\b)"
    r"|turned (?:it|them|him|her|this|that) down\b|(?:said|answered) no(?=[.,;]| and\b|$))"
)


def answered(doc: Document, candidate: Candidate) -> Status:
    """The status of a contact that was asked for: declined where the text goes on to say so."""
    if candidate.status is not Status.PROPOSED or doc.lang != "en":
        return candidate.status
    start = candidate.trigger.end
    titled = doc.sentences[candidate.sentence].in_title  # the lead says it again
    after = min(candidate.sentence + (2 if titled else 1), len(doc.sentences) - 1)
    end = min(doc.sentences[after].span.end, start + _REACH)
    refused = _TURNED_DOWN.search(doc.norm, start, max(start, end))
    return Status.DECLINED if refused else candidate.status
