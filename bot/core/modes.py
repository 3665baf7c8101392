"""How a contact took place: by phone, by video, in person, in writing.

The act and the words of its clause say it first. Where they leave it open, a place does, or what else the
sentences that tell of the act say of it: a hotel, a second day, a line that was opened.
"""

from __future__ import annotations

import re

from bot.core.acts_en import ActWord
from bot.core.attachment import passages
from bot.core.candidate import Candidate
from bot.core.clauses import Parse
from bot.core.model import Mode
from bot.core.text import Document
from bot.core.wordlist import words

_VIDEO = words(
    "video videoconference teleconference virtual virtually online zoom remote remotely video-link videolink"
)
_PHONE = words("phone telephone telephoned phoned call")
_BY_PHONE = frozenset(["phone", "telephone"])
_PERSON = words("in-person face-to-face sidelines margins bilateral sit-down visit trip visiting hosted")
_WRITING = words("letter letters message messages written")
_BEFORE, _AFTER = 8, 14  # tokens around the act that can say how


def of(parsed: Parse, word: ActWord) -> Mode:
    """The mode of an act, UNSPECIFIED where neither it nor its clause says."""
    first, last, act = word.first, word.last, word.act
    clause = parsed.clause_of(first)
    near = set(parsed.words[max(clause.first, first - _BEFORE) : min(clause.last, last + _AFTER)])
    if act.mode is not Mode.CORRESPONDENCE and near & _VIDEO and not _is_footage(parsed, first, last):
        return Mode.VIDEO
    if act.mode is Mode.UNSPECIFIED:
        said = ((_PHONE, Mode.PHONE), (_PERSON, Mode.IN_PERSON), (_WRITING, Mode.CORRESPONDENCE))
        return next((mode for cues, mode in said if near & cues), Mode.UNSPECIFIED)
    if act.mode is Mode.IN_PERSON and near & _BY_PHONE and not near & _PERSON:
        return Mode.PHONE
    return act.mode


def _is_footage(parsed: Parse, first: int, last: int) -> bool:
    """Whether the video is what was filmed of the act: "released a video of the visit"."""
    filmed = ("video", "of"), ("video", "showing"), ("a", "video"), ("video", "posted")
    near = range(max(0, first - _BEFORE), min(len(parsed.words), last + _AFTER) - 1)
    return any(parsed.words[k : k + 2] in filmed for k in near) and not any(
        parsed.words[k : k + 2] == ("video", "call") for k in near
    )


_TALKS = (
    r"[Tt]alks|[Dd]iscussions?|[Cc]onsultations|[Nn]egotiations|[Cc]onversations?|[Ss]essions?|[Mm]eetings?"
)
_TIME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PLACED = re.compile(
    rf"\b(?:{_TALKS})\b[^.,;:]{{0,50}} in (?:the )?(?!{_TIME})[A-Z]|\bIn (?:Beijing|China|Washington) since\b"
)
_LETTERS = re.compile(
    r"\b(?:letters?|messages?|telegrams?|greetings|wishes|congratulat\w+|condolences?|sympath\w+)\b",
    re.IGNORECASE,
)
_WRITTEN = ("send", "exchange", "letter")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_EARLIER = r"(?<!last )(?<!recent )(?<!previous )(?<!earlier )(?<!past )"
_BY_VIDEO = re.compile(
    r"\bby video\b|\bvideo (?:tele)?(?:conference|link|call|talk)s?\b|\bvideo-?conference\b", re.IGNORECASE
)
_IN_PERSON = re.compile(
    r"\bin[- ]person\b|\bface[- ]to[- ]face\b|\bside-?lines\b|\bmargins of\b|\bone-on-one\b"
    r"|\b(?:sit|sits|sat|sitting) (?:down|across|opposite|beside)\b|\bin (?:one|the same) room\b"
    r"|\b(?:hotel|villa|guesthouse|closed-door|locked-door|red carpet|Oval Office|Great Hall)\b"
    r"|\bbehind closed doors\b|\b(?:dinner|lunch|luncheon|banquet|breakfast|stroll|handshake|steak)\b"
    r"|\b(?:two|three|four|five|second|third|final|last|marathon) days? (?:of|in)\b"
    rf"|\b(?:two|three)-day\b|\bover (?:two|three|four) days\b|\bon {_DAY} (?:and|to) {_DAY}\b"
    rf"|\b{_DAY}-{_DAY}\b|\b(?:first|second|third|opening|final|last) day\b"
    r"|\bco-?(?:chair|host)(?:s|ed|ing)?\b"
    r"|\b(?:a|the) delegation\b|\b(?:round|across) (?:a|the) table\b|\bbring\w* .{0,60}\btogether\b",
    re.IGNORECASE,
)
_BY_TELEPHONE = re.compile(
    rf"{_EARLIER}\b(?:by (?:tele)?phone|phone (?:call|talk|conversation)s?"
    r"|telephone(?:d| talk| call| conversation)?)\b",
    re.IGNORECASE,
)
_SIGNS = ((Mode.VIDEO, _BY_VIDEO), (Mode.IN_PERSON, _IN_PERSON), (Mode.PHONE, _BY_TELEPHONE))


def settled(doc: Document, told: Candidate, location: str | None, *, met: bool) -> Mode:
    """The mode of a contact; UNSPECIFIED where no sentence that tells of it says how it took place.

    `met`: an act that tells of it in part brings people together, which counts last.
    """
    if told.mode is not Mode.UNSPECIFIED:
        return told.mode
    if location:
        return Mode.IN_PERSON
    for passage in passages(doc, told):
        words = doc.words(passage.window)
        if told.act in _WRITTEN and _LETTERS.search(words):
            return Mode.CORRESPONDENCE
        for mode, sign in _SIGNS:
            if sign.search(words):
                return mode
        if _PLACED.search(words):
            return Mode.IN_PERSON
    return Mode.IN_PERSON if met else Mode.UNSPECIFIED
