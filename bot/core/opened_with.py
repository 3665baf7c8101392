"""Who opens the lead by a name that no file has, where the title calls him by his office alone.

"Health vice-minister and US official talk drugs", then "Cao Xuetao received Marisa Lago": what an agency's
headline leaves to an office its first sentence names, as the one who does it with the other side.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core import names
from bot.core.candidate import Candidate
from bot.core.model import MentionKind, Side, Span
from bot.core.precedence import names_of
from bot.core.text import Document, Sentence
from bot.core.verdict import Mention

_CHINA, _PERSON, _ROLE = Side.CHINA, MentionKind.PERSON, MentionKind.ROLE
_DATELINE = re.compile(r"(?:[A-Z]{3}[A-Z .,'/-]*(?: \([^)]{1,30}\))?,? -{1,2} ?)?")
_MEMBER = (
    r", an? (?:[\w.-]+ ){0,3}(?:Republican|Democrat|senator|congressman|congresswoman|lawmaker)\b[^.;]{0,90}?"
)
_DOES = re.compile(
    rf"(?P<member>{_MEMBER})?(?:,(?! an? )[^.;]{{2,90}}?,)? (?:(?:has|had|also|then) )?"
    r"(?:told|received|receives|met|meets|saw|sees|hosted|hosts|welcomed|greeted|urged|pressed|assured|warned"
    r"|released|published|answered|wrote to|conferred|spoke|talked|sat down|held|was (?:called|summoned"
    r"|received|hosted|told|handed|met|welcomed|greeted|invited))\b"
)
_OTHERS = 160  # characters behind the verb in which the other side stands


def completed(doc: Document, told: Candidate, mentions: Sequence[Mention]) -> Candidate:
    """The main contact, one that was held and that the title tells, with whoever opens the lead."""
    if not names_of(told.china) and (found := _opener(doc, told, _CHINA, told.china, mentions)):
        return replace(told, china=(found,))
    if not names_of(told.us) and (found := _opener(doc, told, Side.US, told.us, mentions)):
        return replace(told, us=(found,))
    return told


def _opener(
    doc: Document, told: Candidate, side: Side, party: Sequence[Mention], mentions: Sequence[Mention]
) -> Mention | None:
    """Who of a side that an act in the title names by no more than an office opens the lead below it."""
    title = doc.sentences[told.sentence]
    if not title.in_title or len(doc.sentences) < title.index + 2 or any(m.plural for m in party):
        return None
    lead = doc.sentences[title.index + 1]
    if lead.in_title or any(
        m.side is side and m.kind is _PERSON for m in mentions if m.span.end <= doc.title_end
    ):
        return None
    begin = _DATELINE.match(doc.norm, lead.span.start)
    start = begin.end() if begin else lead.span.start
    name = names.run(doc.norm, start)
    span = Span(start, start + len(name))
    does = _DOES.match(doc.norm, span.end, lead.span.end) if _is_of(name, side) else None
    if does is None or not _is_new(span, lead, side, mentions, member=bool(does["member"])):
        return None
    if not any(m.side is side.other and span.end <= m.span.start < does.end() + _OTHERS for m in mentions):
        return None
    called = next((m for m in party if m.kind is _ROLE), None)
    shown, surface = names.canonical(name), span.of(doc.text)
    if called is None:
        return Mention(_PERSON, side, span, surface, shown)
    return replace(called, kind=_PERSON, span=span, surface=surface, name=shown, relative=False)


def _is_of(name: str, side: Side) -> bool:
    """Whether words with capitals are a whole name of the shape that a side's names have."""
    return names.is_full(name) and names.is_chinese(name) == (side is _CHINA)


def _is_new(span: Span, lead: Sentence, side: Side, mentions: Sequence[Mention], *, member: bool) -> bool:
    """Whether nothing that was read stands there, and nobody else of the side in the sentence: only a member
    of Congress is one whoever stands beside him.
    """
    if any(m.span.start < span.end and span.start < m.span.end for m in mentions):
        return False
    within = lead.span
    return member or not any(
        m.side is side and m.kind is _PERSON and within.start <= m.span.start < within.end for m in mentions
    )
