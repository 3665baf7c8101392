"""Who took part in a Chinese contact that its own acts leave unnamed.

"两军防务磋商落幕。马晓天与弗卢努瓦各率代表团" names the people a sentence after the act; so do half of the
headlines that call a contact by its mechanism. Left out are those whom another contact of the item has, who
only speak of it, and whose rank is not that of the talks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.core.candidate import Candidate
from bot.core.clauses_zh import group
from bot.core.model import Level, MentionKind, Side, Span, Status
from bot.core.positions import speaks_for_others
from bot.core.text import Document, Sentence
from bot.core.verdict import Mention

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.JOINT)
_READ = 3  # sentences below the headline that can name those who took part
_STOPPED = (Status.DECLINED, Status.CANCELLED)
# Behind a name: he only speaks of it, owns what is named or sends somebody.
_ASIDE = re.compile(
    r"(?:总统|主席|总理)?(?:政府|当局|团队|阵营|任内|时[代期]|上[任台]|执政|就[任职]|的|访台|窜访|窜台|特使|特别代表|关税)|"
    r"[^，,。]{0,6}?(?:[对向](?:媒体|记者)|在(?:例行)?记者会|接受[^，,。]{0,8}采访|[在于][^，,。]{0,10}听证)"
)
_BEFORE = re.compile(r"(?:针对|关于|回应|应|奉|受|代表|[前继]任|因|就)$")
_INVITES = re.compile(r"(?:部长|国务卿|先生)?的?(?:盛情)?邀请?")
_SPEAKS = re.compile(r"[^，,。]{0,8}?(?:[指声宣]?称|说(?!法)|表示|透露|宣布|证实|介绍|回应|:)")
_ENVOY = re.compile(r"大使|公使|武官|代办|领事|参赞|Ambassador|Charg|Consul|Attach|Minister-Counselor")
# Acts that whoever speaks of them need have no part in.
_TOLD_OF = frozenset({"visit", "summon", "invite"})


def completed(
    doc: Document, found: Sequence[Mention], told: Candidate, others: Sequence[Candidate]
) -> Candidate:
    """The contact with the people of a side whom its acts leave unnamed."""
    us, china = _named(doc, found, told, others, Side.US), _named(doc, found, told, others, Side.CHINA)
    return told if us == told.us and china == told.china else replace(told, us=us, china=china)


def _named(
    doc: Document, found: Sequence[Mention], told: Candidate, others: Sequence[Candidate], side: Side
) -> tuple[Mention, ...]:
    party = told.us if side is Side.US else told.china
    if any(m.name and m.kind is MentionKind.PERSON for m in party):
        return party
    taken = {m.name for other in others for m in (*other.us, *other.china)}
    here = [m for m in found if m.side is side and _can_be(doc, m, party, told) and m.name not in taken]
    here = [m for m in here if not _is_of_another(doc, found, m, told)]
    for sentence in _sentences(doc, told):
        span = sentence.span
        named = [m for m in here if span.start <= m.span.start < span.end]
        if named and told.status in _STOPPED and not _names_both(found, span):
            return party
        if named:
            return (*party, *_listed(doc, named))
    return party


def _is_of_another(doc: Document, found: Sequence[Mention], mention: Mention, told: Candidate) -> bool:
    """Whether the clause that names somebody tells of another occasion (此前曾会见, 达成的共识, 将于访华), or
    of whom he met from a third country. What he says of one is no such clause.
    """
    start, end = mention.span.start, mention.span.end
    if told.clause.start <= start < told.clause.end or _SPEAKS.match(doc.norm, end):
        return False
    first = max((doc.norm.rfind(mark, 0, start) for mark in _MARKS), default=-1) + 1
    last = min((at for mark in _MARKS if (at := doc.norm.find(mark, end)) >= 0), default=len(doc.norm))
    if _EARLIER.search(doc.norm, first, last):
        return True
    if told.status is Status.HELD and _TO_COME.search(doc.norm, first, last):
        return True
    return any(m.side is Side.THIRD and first <= m.span.start < last and m.kind in _PEOPLE for m in found)


_MARKS = "，,。;；:："
_EARLIER = re.compile(r"此前|曾|上[周月]|去年|以来的?首|达成的?(?:重要)?共识|拒绝")
_TO_COME = re.compile(r"下[周月]|将(?:于|会[见晤谈]|[同与访赴]|前往)")


def _names_both(found: Sequence[Mention], span: Span) -> bool:
    """Whether a sentence names people of both sides: what one says alone is not who was to come."""
    here = (m for m in found if m.kind is MentionKind.PERSON and span.start <= m.span.start < span.end)
    return {m.side for m in here} >= {Side.US, Side.CHINA}


def _sentences(doc: Document, told: Candidate) -> Iterator[Sentence]:
    """The act's own sentence, those after it, then the headline."""
    own = doc.sentences[told.sentence]
    yield own
    if told.status in _STOPPED:
        yield from (s for s in doc.sentences[: own.index + 2] if s.in_title or s.index > own.index)
        return
    lead = next((s.index for s in doc.sentences if not s.in_title), 0)
    yield from doc.sentences[max(own.index + 1, lead) : max(own.index + 1, lead) + _READ]
    yield from (s for s in doc.sentences if s.in_title and s.index != own.index)


def _listed(doc: Document, named: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first of them with those who are listed beside him."""
    return tuple(dict.fromkeys(group(doc.norm, named, 0)))


def _can_be(doc: Document, mention: Mention, party: Sequence[Mention], told: Candidate) -> bool:
    """Whether an official can be one of a side that is unnamed, by his rank and by what is said of him."""
    if mention.kind is not MentionKind.PERSON or not mention.name or mention.former:
        return False
    if speaks_for_others(mention) or not _has_rank(mention, party):
        return False
    envoy = mention.side is Side.CHINA or _ENVOY.search(mention.surface + mention.office)
    if told.act == "summon" and not envoy:  # 就赫格塞思讲话提出交涉
        return False
    if told.status is Status.CANCELLED and told.act == "visit":  # nobody has received the guest
        return False
    after = doc.norm[mention.span.end : mention.span.end + 24]
    before = doc.norm[max(0, mention.span.start - 6) : mention.span.start]
    if _ASIDE.match(after) or (_BEFORE.search(before) and not _INVITES.match(after)):
        return False
    only_speaks = told.status is not Status.HELD or told.act in _TOLD_OF
    return not (only_speaks and _SPEAKS.match(after))


def _has_rank(mention: Mention, party: Sequence[Mention]) -> bool:
    """Whether an official has the rank of those who are only called by one."""
    roles = [m for m in party if m.kind in _PEOPLE and m.level is not None]
    if any(m.kind is MentionKind.ROLE and m.level is not mention.level for m in roles):
        return False
    return all(
        (mention.level is special) == any(m.level is special for m in roles)
        for special in (Level.LEGISLATIVE, Level.LEADER)
    )
