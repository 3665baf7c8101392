"""What the clause of a Chinese act says of its circumstances: by which means, and on whose wish."""

from __future__ import annotations

import re

from bot.core import acts_zh as lexis
from bot.core.acts_zh import Frame
from bot.core.clauses_zh import Clause, Trigger
from bot.core.model import Mode, Side

_BY_VIDEO = re.compile(r"视[频讯像](?!平台|号)|线上|云端|隔屏")
_BY_PHONE = re.compile(r"(?<!直通)(?<!保密)电话|通话|[通透]过[^,，]{0,6}(?:热|专)线")
_CEREMONY = re.compile(r"祝贺|道贺|恭贺|慰问|哀悼|致意|吊唁|致哀")
_HELD_THERE = re.compile(r"在[^,，]{1,10}(?:举行|召开|开幕|登场)")
_AT_US_REQUEST = re.compile(r"应(?:美[国方]?|特朗普|川普|拜登)[^,，]{0,14}(?:邀请|要求|请求|约)")
_AT_CHINESE_REQUEST = re.compile(r"应(?:中[国方]?|习近平)[^,，]{0,14}(?:邀请|要求|请求|约)")


def mode(trigger: Trigger, words: str) -> Mode:
    """The mode that the act has, or its clause (以视频方式, 在北京举行) gives it."""
    own = trigger.act.mode
    if own is not Mode.CORRESPONDENCE and _BY_VIDEO.search(words):
        return Mode.VIDEO
    if (
        own in (Mode.IN_PERSON, Mode.UNSPECIFIED)
        and trigger.act.frame is not Frame.PLACE
        and _BY_PHONE.search(words)
    ):
        return Mode.PHONE
    if own is Mode.UNSPECIFIED and _HELD_THERE.search(words):
        return Mode.IN_PERSON
    return Mode.CORRESPONDENCE if trigger.act is lexis.PHONE and _CEREMONY.search(words) else own


def initiator(clause: Clause, words: str) -> Side | None:
    """应美方邀请, and 应约: on the other side's wish."""
    if _AT_US_REQUEST.search(words):
        return Side.US
    if _AT_CHINESE_REQUEST.search(words):
        return Side.CHINA
    subject = next((m.side for m in clause.parties if m.side in (Side.US, Side.CHINA)), None)
    return subject.other if subject and "应约" in words else None
