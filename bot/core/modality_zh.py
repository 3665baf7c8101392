"""What a Chinese clause says of an act: held, coming, offered, refused, called off, or none of it; news or background.

Chinese verbs have no tense: adverbs before the act (将, 曾, 没有, 拒绝, 希望), particles and complements behind it (了, 被拒,
推迟) and the noun that it becomes part of (会谈后, 会晤共识) carry all of it. The text before the act counts from the
clause's start, without the names in it, so that a 将 in 将军 or a 会 in a name says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.core import acts_zh as lexis
from bot.core.acts_zh import Act, Frame
from bot.core.model import Status

_NEAR = 12  # characters before an act in which a negation or refusal still has it in its scope
_BEHIND = 16  # characters after an act in which its predicate stands
_REQUEST = re.compile(r"(?:的)?(?:请求|要求|提议|邀请|建议|申请|提案)")
_HELD_BY_DAY = re.compile(
    r"(?:\d{1,2}日|周[一二三四五六日]|昨天|今天)(?:上午|下午|晚间|晚上|晚|早上|清晨|凌晨)?$"
)


@dataclass(frozen=True, slots=True)
class Mood:
    """Status and tense of an act. `marks` are the observations that the score may weigh; `denied`: no contact at all."""

    status: Status
    tense: str
    marks: frozenset[str]
    denied: bool = False


def read(before: str, after: str, act: Act, headline: bool) -> Mood:
    """The mood of an act between the `before` and the `after` of its clause (names blanked with spaces)."""
    marks = frozenset(_marks(before, after))
    near = before[-_NEAR:]
    if lexis.DENIED.search(before + after):
        return Mood(Status.HELD, "past", marks | {"denied"}, denied=True)
    if _cancelled(before, after):
        return Mood(Status.CANCELLED, "none", marks)
    if _refused(near, after, act):
        return Mood(Status.DECLINED, "none", marks)
    if lexis.NEGATED.search(near) and not lexis.DONE.search(after[:2]):
        return Mood(Status.DECLINED, "none", marks | {"negated"})
    status = _open(before, after, act, headline)
    return Mood(status, "past" if status is Status.HELD else "future", marks)


def _marks(before: str, after: str) -> list[str]:
    found = []
    if lexis.PEG_AFTER.match(after) or lexis.PEG_BEFORE.search(before):
        found.append("peg")
    if lexis.RECALLED.search(before):
        found.append("recalled")
    if re.search(r"[?？]|是否|能否|会否|何时|如何", before + after):
        found.append("question")
    if re.search(r"如果|若(?!干)|假如|一旦|应该|应当|必须|呼吁|主张|敦促", before):
        found.append("wish")
    return found


def _cancelled(before: str, after: str) -> bool:
    near = before[-10:]
    called_off = lexis.CANCELLED.search(near)
    if called_off and not re.search(r"关税|制裁|管制|加征|措施|禁令|公告", near[called_off.end() :]):
        return not lexis.RESUMED.search(before)
    return lexis.CANCELLED_AFTER.match(after) is not None and not re.match(
        r"(?:结束|终止|中止)?了?(?:关税|加征)", after
    )


def _refused(near: str, after: str, act: Act) -> bool:
    if act.status is Status.DECLINED:
        return True
    return bool(lexis.REFUSED.search(near) or lexis.REFUSED_AFTER.search(after[:_BEHIND]))


def _open(before: str, after: str, act: Act, headline: bool) -> Status:
    """Held, scheduled or proposed: the latest operator before the act decides, unless the act shows as done."""
    if _REQUEST.match(after) and act.frame is not Frame.PLACE:
        return Status.PROPOSED
    if re.match(r"了|过(?![去程于])", after) or act.status is Status.PROPOSED:
        return act.status
    if _HELD_BY_DAY.search(before):
        return Status.HELD
    last: tuple[int, Status] = (-1, act.status)
    for pattern, status in (
        (lexis.OFFER, Status.PROPOSED),
        (lexis.COMING, Status.SCHEDULED),
        (lexis.DONE, Status.HELD),
    ):
        for match in pattern.finditer(before):
            last = max(last, (match.start(), status), key=lambda pair: pair[0])
    if last[0] < 0 and re.match(r".{0,6}(?:在即|倒数|登场在即|将于|敲定|有望|前夕)", after):
        return Status.SCHEDULED
    return last[1]
