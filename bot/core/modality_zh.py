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
_COMPLETED = re.compile(r"了|过(?![去程于])")
_NO_NEWS = re.compile(r"的?(?:消息|信息|说法|情况)")
_ASKED = re.compile(r"[?？]|是否|能否|会否|何时|如何")
_OTHER_OBJECT = re.compile(r"(?:关税|制裁|管制|加征|措施|禁令|公告|出口|订单|采购)(?!$)")
# "没有谈判", "并未通话" says that it did not take place; "没有会面" between two who could have met is a refusal.
_TALK = frozenset({"negotiation", "call", "dialogue", "exchange", "letter", "phone"})
_COMMENT = re.compile(
    r"(?:[^，,]{0,4}(?:为(?=[^，,]{1,8}(?:关系|方向|大局|世界|两国))|释放|有助|有利于|彰显|体现|表明|"
    r"标志着|意味|对[^，,]{1,10}(?:意义|影响)|"
    r"没有中断|保持畅通|意义))"
)
_HOPED = re.compile(r"希望|愿|盼|期待|期盼|呼吁")
_TURNED_DOWN = re.compile(
    r"不同意|拒绝|被拒|遭拒|婉拒|回绝|没有?(?:同意|答应)|未(?:同意|答应|获)|没成|落空|未果|闭门羹|未能"
)
# 会谈时谈及, 通话中要求: what was said in the talks is news of them.
_SPEAKS_ON = re.compile(
    r"(?:时|中|期间|里)[，,]?(?:谈|说|表示|指|强调|称|提|要求|告|敦促|重申|警告|就|呼吁|双方|对|向|促|"
    r"承诺|同意|阐|讨论)"
)
_NEARS = re.compile(r".{0,6}(?:在即|倒数|将于|敲定|有望)")


@dataclass(frozen=True, slots=True)
class Mood:
    """Status and tense of an act. `marks` are the observations that the score may weigh; `denied`: no contact at all."""

    status: Status
    tense: str
    marks: frozenset[str]
    denied: bool = False


def read(before: str, own: str, word: str, after: str, following: str, act: Act) -> Mood:
    """The mood of an act.

    `own` is what stands before its `word` in its clause and `after` what follows, `before` is `own` with the clause
    that lends it its subject; names are left out of all of them. `following` is the clause behind.
    """
    marks = frozenset(_marks(own, after))
    near = own[-_NEAR:]
    negated = lexis.NEGATED.search(near) is not None and not _COMPLETED.match(after)
    never = word.endswith("过") and (lexis.NEGATED.search(near) or lexis.REFUSED.search(near))
    if never or lexis.DENIED.search(own + after) or (negated and _NO_NEWS.match(after)):
        return Mood(Status.HELD, "past", marks | {"denied"}, denied=True)
    if _cancelled(own, after):
        return Mood(Status.CANCELLED, "none", marks)
    if (
        act.status is Status.DECLINED
        or lexis.REFUSED.search(near)
        or lexis.REFUSED_AFTER.search(after[:_BEHIND])
    ):
        return Mood(Status.DECLINED, "none", marks)
    if negated and act.name in _TALK:
        return Mood(Status.HELD, "past", marks | {"denied"}, denied=True)
    if negated:
        return Mood(Status.DECLINED, "none", marks | {"negated"})
    status, marked = _open(before, word, after, act)
    if status is Status.PROPOSED and _TURNED_DOWN.search(following):
        return Mood(Status.DECLINED, "none", marks)
    if status is Status.PROPOSED and act.weak and act.status is Status.HELD and _HOPED.search(before):
        marks |= {"wish"}
    tense = "future" if status is not Status.HELD else "past" if marked else "none"
    return Mood(status, tense, marks)


def _marks(before: str, after: str) -> list[str]:
    found = []
    if (lexis.PEG_AFTER.match(after) and not _SPEAKS_ON.match(after)) or lexis.PEG_BEFORE.search(before):
        found.append("peg")
    if _COMMENT.match(after):
        found.append("comment")
    if lexis.RECALLED.search(before):
        found.append("recalled")
    if _ASKED.search(before + after):
        found.append("question")
    if lexis.WISH.search(before):
        found.append("wish")
    return found


def _cancelled(before: str, after: str) -> bool:
    """Called off: the word shortly before the act with nothing else as its object, or right behind it."""
    if after.rstrip().endswith(("?", "？")):
        return False
    near = before[-10:]
    called_off = lexis.CANCELLED.search(near)
    if called_off and not _OTHER_OBJECT.search(near[called_off.end() :]):
        return not lexis.RESUMED.search(before)
    return lexis.CANCELLED_AFTER.match(after) is not None


def _open(before: str, word: str, after: str, act: Act) -> tuple[Status, bool]:
    """Held, scheduled or proposed, and whether a word says so: the last operator before the act decides."""
    if _REQUEST.match(after) and act.frame is not Frame.PLACE:
        return Status.PROPOSED, True
    if word.startswith("启程"):
        return Status.SCHEDULED, True
    if _COMPLETED.match(after) or word.endswith(("了", "过")) or act.status is Status.PROPOSED:
        return act.status, True
    last = -1
    status: Status = act.status
    for pattern, meant in (
        (lexis.OFFER, Status.PROPOSED),
        (lexis.COMING, Status.SCHEDULED),
        (lexis.DONE, Status.HELD),
    ):
        for match in pattern.finditer(before):
            if match.start() > last:
                last, status = match.start(), meant
    if last < 0 and _NEARS.match(after):
        return Status.SCHEDULED, True
    return status, last >= 0
