"""What became of a request: the answer that the words behind it tell.

"The department asked for a call with Wei. The PRC has declined our request" is one contact, and no offer
that still stands.
"""

from __future__ import annotations

import re

from bot.core.candidate import Candidate
from bot.core.model import Status
from bot.core.text import Document

_PROPOSED, _DECLINED, _CANCELLED = Status.PROPOSED, Status.DECLINED, Status.CANCELLED
_REACH = 250  # characters behind an act, and its sentence, in which an answer is told
_ASKED = r"(?:requests?|invitations?|offers?|overtures?|proposals?|calls?|meetings?|bids?)"
_TURNED_DOWN = re.compile(
    r"(?<!not )(?<!n't )\b(?:"
    r"(?:declined|rejected|refused|rebuffed|spurned|turned down)"
    r" (?:to (?:connect|take|accept|answer|pick up)\b"
    rf"|(?:our|the|that|this|his|her|its|their|both|all) (?:[\w'-]+ ){{0,2}}{_ASKED}\b)"
    r"|turned (?:it|them|him|her|this|that) down\b|(?:said|answered) no(?=[.,;]| and\b|$))"
)


# "Will not go to Beijing": refused, or called off as the words behind it say.
_JOURNEY = r"(?:trip|visit|journey|travel|meeting|call|talks|summit)"
_CALLED_OFF = re.compile(
    r"\b(?:"
    rf"{_JOURNEY}\b(?!\W+(?:to|by) Taiwan)[^.;:]{{0,70}}? (?:is|was|are|were|been|being)"
    r" (?:now |indefinitely )?(?:off\b(?! to)|cancell?ed|postponed|called off|scrapped|shelved|put off"
    r"|suspended)"
    r"|(?:cancell?ed|postponed|called off|scrapped|shelved|put off|suspended)"
    rf" (?:the|that|this|his|her|a|their|its|next week's)(?: [\w'-]+){{0,3}} {_JOURNEY}\b"
    r"|after all\b)"
)


# "Was to see Richardson on Monday": a plan told in the past, of which the title or what follows says that
# nothing came of it.
_WAS_TO = re.compile(
    r"\b(?:was|were|had been) (?:(?:due|expected|set|scheduled|supposed|meant|slated|planning|booked) )?to"
    r" (?:have )?(?:[\w'-]+ ){0,2}$"
)
_CAME_OFF = re.compile(
    r"\b(?:skip|snub|ditch)(?:s|es|p?ed|bed|ping|bing|ing)?\b|\bpulls? (?:the )?plug\b"
    r"|\bno-show\b|\bstood up\b"
    r"|\b(?:goes|went|called|ordered|sent|flies|flew) home\b|\b(?:falls?|fell) (?:through|apart|away)\b"
    r"|\bstays? (?:home|away)\b|\b(?:bow|pull)(?:s|ed)? out\b",
    re.IGNORECASE,
)
# The same said of what a title calls by its name; of tariffs or sales it says nothing of a plan to meet.
_STOPPED = re.compile(
    r"\bdrop(?:s|ped|ping)? (?!hints?\b|by\b|in\b|out\b)"
    r"|\b(?:scrap|cancel|halt|suspend|abandon|scratch|nix|defer|withdraw)(?:s|es|p?ed|l?ed|red|ping|l?ing|ring)?\b"
    r"|\b(?:postpon|shelv|ax|delay|freez)(?:e|es|ed|s|ing)?\b|\b(?:froze|frozen|withdrew|withdrawn)\b"
    r"|\b(?:put|pull|pulled|call|called|break|broke|broken|pushe|pushed)s? (?:[\w'-]+ ){0,4}?"
    r"(?:back|off|out)\b|\b(?:tears?|tore|torn) up\b",
    re.IGNORECASE,
)
_ITS_NAME = re.compile(
    r"\b(?:trips?|visits?|meetings?|talks|calls?|stops?|stopovers?|appointments?|tours?|missions?|dialogues?|journeys?"
    r"|summits?|sessions?|rounds?|plans?|dates?|encounters?|dinners?|lunch(?:es)?|exchanges?|delegations?"
    r"|conversations?|sit-downs?|programmes?|programs?|itinerar(?:y|ies)|consultations|negotiations)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]| (?:as|while|but) ")
_GOES_ON = re.compile(r"[,;:]| (?:before|after|as|over|amid|ahead|for|on|while|but|despite)\b", re.IGNORECASE)
_CAME_TO_NOTHING = re.compile(
    r"\b(?:instead|neither|never|no longer|in the way|intervened|(?:could|did|would|will|does|has) ?n[o']t"
    r"(?! (?:say|comment|elaborate|know|give|respond|answer|specify|name|confirm|disclose|rule)\b)"
    r"|was not|called off|cancell?ed|scrapped|postponed|shelved|put off|fell through)\b"
)
_BACK = 70  # characters beside a word within which belongs to it what is told


def _fell_through(doc: Document, candidate: Candidate) -> bool:
    """Whether a plan that is told in the past came to nothing by the title or the next sentence."""
    at, own = candidate.trigger.start, doc.sentences[candidate.sentence]
    if own.in_title or not _WAS_TO.search(doc.norm, max(own.span.start, at - _BACK), at):
        return False
    if doc.title_end and (_CAME_OFF.search(doc.norm, 0, doc.title_end) or _is_stopped(doc)):
        return True
    following = doc.sentences[own.index + 1 : own.index + 2]
    return any(_CAME_TO_NOTHING.search(doc.norm, one.span.start, one.span.end) for one in following)


def _is_stopped(doc: Document) -> bool:
    """Whether the title says of a meeting or a journey that it is off: "puts back talks", "trip axed"."""
    for stopped in _STOPPED.finditer(doc.norm, 0, doc.title_end):
        limit = min(doc.title_end, stopped.end() + _BACK)
        on = _GOES_ON.search(doc.norm, stopped.end(), limit)
        before = _CLAUSE.split(doc.norm[max(0, stopped.start() - _BACK) : stopped.start()])[-1]
        told = before + doc.norm[stopped.start() : on.start() if on else limit]
        if _ITS_NAME.search(told, 0, len(before)) or _ITS_NAME.search(told, len(before) + len(stopped[0])):
            return True
    return False


def answered(doc: Document, candidate: Candidate) -> Status:
    """The status of a contact that was asked for, or that will not be, where the text goes on to tell
    more: the request was turned down, the journey was put off, the plan came to nothing.
    """
    status = candidate.status
    if status is Status.SCHEDULED and doc.lang == "en":
        return _CANCELLED if _fell_through(doc, candidate) else status
    if status not in (_PROPOSED, _DECLINED) or doc.lang != "en":
        return status
    start = candidate.trigger.end
    titled = doc.sentences[candidate.sentence].in_title  # the lead says it again
    after = min(candidate.sentence + (2 if titled else 1), len(doc.sentences) - 1)
    end = max(start, min(doc.sentences[after].span.end, start + _REACH))
    if status is _PROPOSED:
        return _DECLINED if _TURNED_DOWN.search(doc.norm, start, end) else status
    journey = candidate.act in _JOURNEYS
    before = doc.norm[max(0, candidate.trigger.start - _NO_MORE) : candidate.trigger.start]
    if journey and before.endswith("no longer "):
        return _CANCELLED  # "is no longer going to Beijing"
    return _CANCELLED if journey and _CALLED_OFF.search(doc.norm, start, end) else status


_NO_MORE = 10  # characters before a verb that say he will not after all
_JOURNEYS = ("travel", "visit", "arrive")
