"""Chinese talks whose own clause names nobody: 第二轮安全对话在华盛顿举行. 蓬佩奥坐一侧,杨洁篪坐另一侧.

Headlines call such talks by their number and place, or by their length. They are between the officials whom
one of the opening sentences names together, if there is none of another country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.core import attending_zh
from bot.core.clauses_zh import Clause, Reading, Trigger
from bot.core.model import MentionKind, Side, Span
from bot.core.slots_zh import Slots
from bot.core.verdict import Mention

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_TALKS = frozenset({"talks", "dialogue", "negotiation", "video call", "summit", "speak"})
_OPENING = 4  # sentences that can tell of such talks
# What their clause must have: an ordinal, a length, a place in time.
_TAKES_PLACE = re.compile(
    r"举行|召开|登场|落幕|[开闭揭]幕|收[场官]|开[始启]|定[于在]|[首末][轮场日次]|第[一二三四五六七八九十\d]+[轮次届场]|"
    r"最后一场|[\d一二两三四五六七八九十多]+个?(?:多)?(?:小时|钟头)|一[上下]午|[两二三四\d]天"
)


def talks(reading: Reading) -> Iterator[tuple[Clause, Trigger, Slots]]:
    """The talks that take place in a clause without any party, with those whose they are."""
    if any(m.side is Side.THIRD and m.kind in _PEOPLE for m in reading.mentions):
        return
    opening = reading.doc.sentences[:_OPENING]
    spans = [sentence.span for sentence in opening]
    named = max((_officials(reading, span) for span in spans), key=len, default=[])
    beside = (_officials(reading, Span(a.start, b.end)) for a, b in pairwise(spans[1:]))
    named = named or max(beside, key=len, default=[])
    if not named:
        return
    us, china = (tuple(m for m in named if m.side is side) for side in (Side.US, Side.CHINA))
    for clause in reading.clauses(_OPENING):
        words = clause.span.of(reading.norm)
        if clause.parties or clause.inherited or not _TAKES_PLACE.search(words):
            continue
        for trigger in reading.acts_in(clause.span):
            if trigger.act.name in _TALKS:
                yield clause, trigger, Slots(us, china, far="text")


def _officials(reading: Reading, span: Span) -> list[Mention]:
    """The officials of a span by name, where it names some of both sides."""
    people = [m for m in reading.within(span) if m.kind is MentionKind.PERSON and m.name]
    people = [m for m in people if not (m.former or attending_zh.speaks(m) or m.side is Side.THIRD)]
    return people if {m.side for m in people} == {Side.US, Side.CHINA} else []
