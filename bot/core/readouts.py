"""Who issued an item, in which tone it speaks of the contact, and who it says asked for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.attachment import ACT_NOUN, Passage
from bot.core.candidate import Candidate
from bot.core.model import FeedKind, Issuer, Item, Side, Span
from bot.core.terms import term_index
from bot.core.text import Document, small

_HEAD = 400  # characters after the title where a page says whose text it passes on
_PASSAGES = 6
_REACH = 12  # sentences after the contact's own that may still say how the talks went
_NEGATION = 30  # characters before a tone word in which "not", "no", "called for" stand
_NEAR = 80  # characters between a tone word and what it qualifies

_KINDS = {FeedKind.OFFICIAL_US: Issuer.US_READOUT, FeedKind.OFFICIAL_CHINA: Issuer.CHINA_READOUT}
_DOMAINS = (  # government suffixes, longest first
    (".gov.cn", Issuer.CHINA_READOUT),
    ("chinamil.com.cn", Issuer.CHINA_READOUT),
    ("81.cn", Issuer.CHINA_READOUT),
    (".gov", Issuer.US_READOUT),
    (".mil", Issuer.US_READOUT),
)
_HOST = re.compile(r"[a-z]+://(?:[^/@]*@)?([^/:?#]+)", re.IGNORECASE)
# An official page that is no readout: questions and answers, speeches, interviews. In small letters.
_QUESTIONS = re.compile(
    r"\b(?:(?:press|news) (?:conference|briefing|availability|gaggle)|transcript|remarks|interview(?:ed)?"
    r"|answer(?:s|ed)? (?:to )?questions?|q&a|media roundtable|hearing|testimony)\b"
    r"|记者会|答记者问|吹风会|采访"
)
# A page that passes on a government's own text word for word.
_PASSED_ON = re.compile(
    r"\b(?:readout (?:said|says|stated|from|of|on)|readout:|stated the following|attributable to"
    r"|following (?:readout|statement|press (?:release|statement)))"
)
_US_VOICE = re.compile(
    r"\b(?:(?:U\.?S\.? |State |Defense |Treasury |Commerce |War )+Department|White House|Pentagon|Joint Staff"
    r"|Department of (?:State|Defense|War|the Treasury|Commerce)|INDOPACOM|USTR|Office of the Spokesperson"
    r"|attributable to Spokesperson|NSC)\b|^Readout\b|^Statement (?:by|from) NSC",
    re.IGNORECASE,
)
_CHINA_VOICE = re.compile(
    r"\b(?:MOFCOM|MOFA|MFA|MND|Ministry of (?:Foreign Affairs|Commerce|National Defense)"
    r"|(?:Foreign|Commerce|Defen[cs]e) Ministry|Xinhua|State Council)\b"
)
_AGENCY = re.compile(r"新华社[^,。\n]{0,16}电")
_STATES = re.compile(r"指出|强调|表示|应约|就.{1,30}(?:交换意见|沟通)")

_TONES = {
    "candid": "candid",
    "frank": "frank",
    "constructive": "constructive",
    "in-depth": "in-depth",
    "productive": "productive",
    "fruitful": "productive",
    "substantive": "substantive",
    "pragmatic": "pragmatic",
    "professional": "professional",
    "positive": "positive",
    "cordial": "cordial",
    "friendly": "friendly",
    "respectful": "respectful",
    "straightforward": "straightforward",
    "honest": "honest",
    "tense": "tense",
    "contentious": "contentious",
    "坦诚": "candid",
    "坦率": "frank",
    "深入": "in-depth",
    "建设性": "constructive",
    "务实": "pragmatic",
    "富有成效": "productive",
    "积极": "positive",
    "专业": "professional",
    "友好": "friendly",
    "实质性": "substantive",
}
_TONE_INDEX = term_index(_TONES.items())
# These read words in small letters.
_QUALIFIED = re.compile(
    rf"\b(?:{ACT_NOUN}|exchange of views|they|them|it|spoke|met|terms|tone|manner|way|atmosphere)\b"
    r"|会[晤谈见面]|通话|交换意见|沟通|对话|磋商|交流"
)
# A sentence that goes on about the contact which the item has told of.
_SAME_TALKS = re.compile(
    r"\b(?:the two|both sides|the (?:two )?sides|they"
    r"|the (?:\w+ )?(?:calls?|talks|meeting|conversation|exchange))\b"
    r"|双方|两人|^(?:会[晤谈见]|通话|磋商)"
)
_NOT = re.compile(
    r"\b(?:not|no|hardly|less than|more|be|call(?:s|ed)? for|want\w*|hopes?)\s+(?:\w+\s+){0,2}$"
    r"|不够$|希望$|不$"
)

# These read words as they are written.
_ASKED = re.compile(
    r"\bat the (?:request|invitation) of (?P<of>[^,;]{2,60})"
    r"|\bat (?P<own>[\w.' ]{2,40}?)(?:'s|s') (?:request|invitation)\b"
    r"|\b(?:requested|initiated|invited) by (?P<by>[^,;]{2,60})"
    r"|应(?P<zh>[^,。;应]{1,20}?)(?:邀请|请求|要求|之邀)",
    re.IGNORECASE,
)
_ASKING = ("request", "invit", "initiated", "应")
_UPON_REQUEST = re.compile(r"应约|\b(?:upon|on|by) request\b", re.IGNORECASE)
_US_WORD = re.compile(r"\b(?:U\.?S\.?A?|United States|American|Washington)(?!\w)|美")
_CHINA_WORD = re.compile(r"\b(?:China|Chinese|Beijing|PRC)\b|中方|中国|中华|中共")


def issuer(item: Item, doc: Document) -> Issuer:
    """Whose account the item is: a government's own readout, or the press about it.

    Governments are known by the feed's kind or the domain; their questions and answers with reporters are no
    readouts. A page that passes a readout on word for word counts as the government that it quotes.
    """
    if _QUESTIONS.search(small(item.title)):
        return Issuer.PRESS
    official = _KINDS.get(item.feed_kind) if item.feed_kind else None
    return official or _of_domain(item.url) or _passed_on(doc)


def _of_domain(url: str) -> Issuer | None:
    host = _HOST.match(url)
    name = "." + host[1].lower() if host else ""
    return next((issuer for suffix, issuer in _DOMAINS if name.endswith(suffix)), None)


def _passed_on(doc: Document) -> Issuer:
    head = doc.norm[: doc.title_end + _HEAD]
    if doc.lang == "zh":
        return Issuer.CHINA_READOUT if _AGENCY.search(head) and _STATES.search(doc.norm) else Issuer.PRESS
    quoted = _PASSED_ON.search(doc.low, 0, len(head))
    if not quoted:
        return Issuer.PRESS
    around = head[max(0, quoted.start() - 160) : quoted.end() + 80]
    us, china = _US_VOICE.search(around), _CHINA_VOICE.search(around)
    if us and (not china or us.start() < china.start()):
        return Issuer.US_READOUT
    return Issuer.CHINA_READOUT if china else Issuer.PRESS


def tone(doc: Document, candidate: Candidate, passages: Sequence[Passage]) -> tuple[str, ...]:
    """How the item says the parties spoke, in canonical English words, in order of appearance.

    `passages` are those of the candidate, its own first.
    """
    low = doc.low
    if not _TONE_INDEX.find(low):
        return ()
    found: dict[str, None] = {}
    for span in (*_windows(passages), *_further(doc, candidate, low)):
        words = low[span.start : span.end]
        for word, place in _TONE_INDEX.find(words):
            negated = _NOT.search(words[max(0, place.start - _NEGATION) : place.start])
            if not negated and _QUALIFIED.search(words[max(0, place.start - _NEAR) : place.end + _NEAR]):
                found[word] = None
    return tuple(found)


def _further(doc: Document, candidate: Candidate, low: str) -> list[Span]:
    """Sentences farther below that go on about the same talks. `low` is the item in small letters."""
    after = doc.sentences[candidate.sentence + 1 : candidate.sentence + 1 + _REACH]
    return [s.span for s in after if _SAME_TALKS.search(low[s.span.start : s.span.end])]


def _windows(passages: Sequence[Passage]) -> list[Span]:
    return list(dict.fromkeys([passage.window for passage in passages[:_PASSAGES]]))


def initiator(doc: Document, candidate: Candidate, passages: Sequence[Passage]) -> Side | None:
    """The side that asked for the contact, where the item says so (the other one obliges).

    `passages` are those of the candidate, its own first.
    """
    low = doc.low
    if not any(word in low for word in _ASKING):
        return None
    for window in _windows(passages):
        words = doc.words(window)
        if words.rstrip().endswith(("?", "？")):
            continue
        for match in _ASKED.finditer(words):
            asking = next(group for group in match.group("of", "own", "by", "zh") if group)
            side = _side_of(asking, candidate)
            if side:
                return side
        obliging = _UPON_REQUEST.search(words)
        if obliging:
            return _obliged(words[: obliging.start()], candidate)
    return None


def _side_of(words: str, candidate: Candidate) -> Side | None:
    """The side named first in the words, by country or by one of the contact's people."""
    places: list[tuple[int, Side]] = []
    for side, pattern, people in (
        (Side.US, _US_WORD, candidate.us),
        (Side.CHINA, _CHINA_WORD, candidate.china),
    ):
        country = pattern.search(words)
        if country:
            places.append((country.start(), side))
        names = {mention.surface for mention in people} | {mention.name for mention in people}
        places.extend((words.index(name), side) for name in names if name and name in words)
    return min(places)[1] if places else None


def _obliged(before: str, candidate: Candidate) -> Side | None:
    """Who asked, given the words before 应约: the side that does not stand there as the subject."""
    subject = _side_of(before[-40:], candidate)
    return subject.other if subject else None
