"""Where a contact took place: the city that the text puts the act in, None for a call or where it names none.

A city counts when it stands as a place of the act ("met in Paris", "the Tianjin talks", "a trip to Beijing"),
not as the name of a government ("Beijing said"), and not as where somebody spoke about the act ("told
reporters in Seoul"). Where no sentence that tells of the act places it, the title may ("Rice presses Li in
Beijing"). A dateline counts last, and only for the act of the first sentence: reporters write from where the
talks are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf

from bot.core.attachment import ACT_NOUN, Passage
from bot.core.candidate import Candidate
from bot.core.knowledge import Knowledge
from bot.core.model import MentionKind, Mode, Side, Span, Status
from bot.core.terms import TermIndex, term_index
from bot.core.text import Document, Sentence
from bot.core.verdict import Mention

_AT_A_DISTANCE = {Mode.PHONE, Mode.VIDEO, Mode.CORRESPONDENCE}

# These read words in small letters.
_LED_IN = re.compile(
    r"\b(?:in|into|at|to|near|outside|visit(?:s|ed|ing)?|via|of|host|reach(?:es|ed)?"
    r"|(?:leav\w+|left|depart\w*|head(?:s|ed|ing)?|bound|off|out|f(?:ly|lies|lew|lying)) for)\s+"
    r"(?:(?:the|central|(?:(?:east|west|north|south)(?:ern)?\s+)?china's|his|her)\s+)?"
    r"(?:(?:(?:port|coastal|southern|northern|eastern|western|chinese|swiss)\s+){0,2}city\s+(?:of\s+)?)?$"
    r"|(?:在|于|赴|访|访问|抵|抵达|到|来|飞往|前往)"
    r"(?:美国|中国|英国|法国|德国|瑞士|瑞典|西班牙|意大利|奥地利|马耳他|俄罗斯|日本|韩国|南韩|泰国|越南|老挝|寮国|柬埔寨|菲律宾|"
    r"马来西亚|印尼|印度尼西亚|沙特|秘鲁|阿根廷|巴西|南非|埃及|土耳其|(?:阿拉斯加|佛罗里达|加利福尼亚|夏威夷)州?|加州)?$"
)
_TAKES_NOUN = re.compile(
    r"(?:'s)?\s+(?!(?:should|must|may|will|would|can|could|to|calls|for|after|before|ahead|as|over|from"
    r"|had|has|have|is|was|are|said|says|wants?|seeks?|sought|(?:suspend|cancel|postpon|halt|reject|refus|declin"
    r"|propos|offer|confirm|end|shelv|scrap|announc|resum|freez|snub|accept|request|continu|pursu|revive?|pause?"
    r"|restart|welcom|prepar|exchang|trad|swap|agree|plan|reach|near|discuss|arrang|pledg|promis|vow|continue"
    r"|pursue|resume|prepare|arrange|freeze|propose|announce|pledge|promise"
    r"|in\b|with\b|on\b|at\b|by\b|of\b|about\b)(?:e?[sd]|ed|es|ing|led|ped)?)\b)"
    rf"(?:[\w-]+ ){{0,2}}?(?:{ACT_NOUN}|stop|sidelines|margins)\b"
    r"|(?<=[在来抵赴访]京)(?!津|东)|举行|[密首再]?会(?!议)|求?见|磋商|之行|经贸|峰会"
)
_LED = 60  # characters before a place in which the words that lead to it stand
_BUILDINGS = ("pentagon", "white house", "state department")  # that stand for those who sit in them
_AT = re.compile(r"\b(?:at|in|to|inside|outside|near)\s+(?:the\s+)?$")
_AWAY_FROM = re.compile(
    r"\b(?:flew|left|returned|back|recalled|ambassador|envoy|comment|embassy|consulate)"
    r"\s+(?:from|to|in|of)\s+(?:the\s+)?$"
    r"|\b(?:message|request|invitation|warning|signal|response|reply|appeal|threat|overture)"
    r"\s+(?:from|to|of)\s+(?:the\s+)?$"
    # What goes on there is no contact.
    r"|\b(?:unrest|protests?|crackdown|crisis|violence|fighting|war|situation|tensions|elections?|freedoms?"
    r"|autonomy|rights|troops|investments?|interests?)\s+in\s+$"
    r"|\b(?:potential|possible)\s+$"
    # Who sits there is somebody's title.
    r"|\b(?:ministry|ministries|opposite numbers?|leadership|authorities|regime)\s+in\s+$"
)
# What the calendar says there: "on Friday evening (Saturday in Beijing)".
_CLOCK = re.compile(
    r"(?:\((?:[\w.:]+ ){0,3}|, )(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?: (?:morning|afternoon|evening|night))? in (?:the )?$"
)
_SPOKEN_AT = re.compile(
    r"\b(?:said|says|saying|told|briefing|(?:news|press) conference|reporters|statement|announced|arrived)\b"
    r"[^;]{0,60}$"
)
_BRIEFED_AT = ("白宫", "五角大楼")
# 在白宫说, 在白宫记者会上.
_SPOKEN_AT_ZH = re.compile(
    r"(?:[对向][^,，。]{0,6})?(?:说|表示|[声宣]?称|宣布|告诉|透露|回答|(?:接受)?[^,，。]{0,4}采访|(?:举行)?[^,，。]{0,4}记者会)"
)
_OTHER_EVENT = re.compile(
    r"\b(?:after|before|since|ahead of|following|last|earlier|where|whose|which|then)\b|[;]|此前|曾"
)


_WHERE = ", where"  # "in Bangkok, where he and Wang met"
_TAIPEI = "Taipei"
_CAPITALS = ("Beijing", "Washington")  # whose names before a colon say who speaks
# In a title, which has no verb to attach to.
_IN = re.compile(r"\b(?:in|into|at|visiting|leaves?|leaving|left)\s+(?:the\s+)?$")
_PEGGED = re.compile(
    r"\b(?:after(?! (?:[\w-]+ ){1,3}(?:days|hours) )|before|since|ahead of|following|until|eve of|amid|over"
    r"|as|from|unlike|despite)\b[^,;:]*$"
)


_ADDRESSED = ("complain", "lodge", "protest")  # "complains to Washington": to whom, not where
_TO = (" to ", " to the ")


@lru_cache(maxsize=4)
def _index(knowledge: Knowledge) -> TermIndex:
    return term_index(
        (term, place.name)
        for place in knowledge.places
        for term in (place.name, *place.aliases_en, *place.aliases_zh)
    )


def locate(
    doc: Document,
    candidate: Candidate,
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
) -> str | None:
    """The canonical name of the place, None where the text does not place the act.

    `passages` are those of the candidate, its own first.
    """
    if candidate.mode in _AT_A_DISTANCE or _is_ahead(candidate):
        return None
    index = _index(knowledge)
    for passage in passages:
        low = doc.small(passage.window)
        if not (named := index.find(low)):
            continue
        if candidate.act in _ADDRESSED:
            named = [(name, span) for name, span in named if not low.endswith(_TO, 0, span.start)]
        if place := _nearest(low, named, passage, mentions):
            return place
    return _of_title(doc, candidate, index)


def _nearest(
    low: str, named: Iterable[tuple[str, Span]], passage: Passage, mentions: Sequence[Mention]
) -> str | None:
    """Of the places that a passage names the one that is the act's; `low` are its words."""
    offset, told = passage.window.start, passage.act
    venues = [mention.span for mention in mentions if mention.kind is MentionKind.VENUE]
    if venues and any(v.start < told.end and told.start < v.end for v in venues):
        return None  # "the Shangri-La Dialogue" does not tell of the act again
    act = Span(told.start - offset, told.end - offset)
    best, nearest = None, inf
    for name, place in named:
        if venues and any(venue.start <= offset + place.start < venue.end for venue in venues):
            continue
        if name == _TAIPEI:  # where officials of the two sides never meet
            continue
        distance = _distance(low, act, place)
        if distance < nearest:
            best, nearest = name, distance
    return best


def _is_ahead(candidate: Candidate) -> bool:
    """Whether the text only says that something else leads to the act, whose place is not the other's."""
    return candidate.status is not Status.HELD and any(f.name == "zh:mood.peg" for f in candidate.features)


def _distance(low: str, act: Span, place: Span) -> float:
    """How far a place stands from the act; infinite where it is no act's place, or another's.

    Both stand in the passage whose words `low` are.
    """
    before = low[max(0, place.start - _LED) : place.start]
    led_in = _LED_IN.search(before) and not low.startswith("'", place.end)  # "at Washington's request"
    if low.startswith(_BRIEFED_AT, place.start) and _SPOKEN_AT_ZH.match(low, place.end):
        return inf
    if low.startswith(_BUILDINGS, place.start) and not _AT.search(before):
        return inf
    if (
        not (led_in or _TAKES_NOUN.match(low, place.end))
        or _AWAY_FROM.search(before)
        or _CLOCK.search(before)
    ):
        return inf
    follows = place.start >= act.end
    between = low[act.end : place.start] if follows else low[place.end : act.start].removeprefix(_WHERE)
    if _OTHER_EVENT.search(between) or (follows and _SPOKEN_AT.search(between)):
        return inf
    return len(between) / 100


def _of_title(doc: Document, candidate: Candidate, index: TermIndex) -> str | None:
    """The place that the title gives for what the text below it tells: "Rice presses Li in Beijing"."""
    low, lead = doc.low[: doc.title_end], _lead(doc)
    if doc.lang != "en" or (lead and candidate.sentence > lead.index + 1):
        return None
    for name, place in index.find(low):
        before = low[max(0, place.start - _LED) : place.start]
        if low.startswith(":", place.end) and not before.strip() and name not in _CAPITALS:
            return name  # "Zurich: six hours between Sullivan and Yang"
        away = low.startswith(("'", " for "), place.end) or _AWAY_FROM.search(before)
        if _IN.search(before) and not (away or _PEGGED.search(before)):
            return name
    return None


def written_from(doc: Document, candidate: Candidate, mode: Mode, knowledge: Knowledge) -> str | None:
    """The city of the dateline, for a contact in person of the opening sentence when it took place.

    `mode` is the contact's as read so far. Where it is open, who is the first to be named and speaks from the
    other side's soil is there: "BEIJING - Powell urged Chinese leaders ...".
    """
    if candidate.status is not Status.HELD:
        return None
    if doc.lang == "zh" and candidate.act == "visit":
        return None  # what is written of a journey comes from anywhere
    if mode is not Mode.IN_PERSON and (mode is not Mode.UNSPECIFIED or doc.lang != "en"):
        return None
    lead = _lead(doc)
    if lead is None or candidate.sentence > lead.index:
        return None
    named = _index(knowledge).find(doc.low[doc.title_end + 1 : lead.span.start])
    if not named or (mode is Mode.UNSPECIFIED and not _is_abroad(candidate, named[0][0], knowledge)):
        return None
    return named[0][0]


def _lead(doc: Document) -> Sentence | None:
    """The first sentence below the title."""
    return next((sentence for sentence in doc.sentences if not sentence.in_title), None)


def _is_abroad(candidate: Candidate, city: str, knowledge: Knowledge) -> bool:
    """Whether a city lies on the soil of the other side than that of who is named first."""
    soil = next((place.side for place in knowledge.places if place.name == city), None)
    first = min((*candidate.us, *candidate.china), key=lambda mention: mention.span.start)
    return first.kind is MentionKind.PERSON and {first.side, soil} == {Side.US, Side.CHINA}
