"""Who or what stands at one token of an English sentence; a token outside it is nobody's."""

from __future__ import annotations

from bot.core.model import MentionKind, Side
from bot.core.parsing_en import Line
from bot.core.verdict import Mention

OFFICIALS = (MentionKind.PERSON, MentionKind.ROLE)
BOTH_SIDES = frozenset((Side.US, Side.CHINA))


def at_token(line: Line, index: int) -> Mention | None:
    """The mention at a token."""
    return line.mentions[index] if 0 <= index < len(line.words) else None


def official_at(line: Line, index: int) -> Mention | None:
    """The official at a token, serving or not."""
    mention = at_token(line, index)
    return mention if mention is not None and mention.kind in OFFICIALS else None


def serving_at(line: Line, index: int) -> Mention | None:
    """The official at a token who is in office."""
    mention = official_at(line, index)
    return mention if mention is not None and not mention.former else None


def is_soil(line: Line, index: int) -> bool:
    """Whether one of the two countries or a place in it stands at a token."""
    mention = at_token(line, index)
    return mention is not None and mention.kind is MentionKind.COUNTRY and mention.side in BOTH_SIDES


def other_side(side: Side | None) -> Side | None:
    """The other of the two sides, None for anybody else's."""
    return side.other if side in BOTH_SIDES and side is not None else None
