"""How a contact took place: by phone, by video, in person, in writing.

The act and the words of its clause say it first. Where they leave it open, a place does, or what else the
sentences that tell of the act say of it: a hotel, a second day, a line that was opened.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.acts_en import ActWord
from bot.core.attachment import Passage
from bot.core.candidate import Candidate
from bot.core.channels_en import (
    CAMERAS,
    HANDSETS,
    LETTERS,
    LINES,
    MONITORS,
    ONLINE,
    RANG,
    SCREENS,
    SETS,
    VIRTUAL,
    one_of,
)
from bot.core.model import Level, MentionKind, Mode, Span, Status
from bot.core.parsing_en import Parse
from bot.core.text import Document, small
from bot.core.wordlist import holds, words

_SCREENED, _CANCELLED, _DECLINED, _HELD = Mode.VIDEO, Status.CANCELLED, Status.DECLINED, Status.HELD
_VIDEO = SCREENS | VIRTUAL | ONLINE
_PHONE = LINES | RANG | words("call ring")
_PERSON = words("in-person face-to-face sidelines margins bilateral sit-down visit trip visiting hosted")
_WRITING = LETTERS | words("message messages written")
_NO_CALL = words("truce ceasefire cease-fire time-out for off")
_TRIPS, _THOUGHT_OF = words("visit trip"), words("potential possible future over")
_CARRIED = words(
    "carry carries carried carrying deliver delivers delivered delivering bring brings brought bringing"
)
_MESSAGE = words("message messages")
_UNSPECIFIED, _CORRESPONDENCE = Mode.UNSPECIFIED, Mode.CORRESPONDENCE
_CALLED, _MET = Mode.PHONE, Mode.IN_PERSON
_SAID = ((_PHONE, Mode.PHONE), (_PERSON, Mode.IN_PERSON), (_WRITING, Mode.CORRESPONDENCE))
# Acts that screens allow.
_OPEN = ("meeting", "talks", "dialogue", "mechanism", "session", "discuss", "run into", "joint exercise")
_STOPPED = (Status.DECLINED, Status.CANCELLED)
_MEETS = words("met meet meets")
_LODGED = ("protest", "lodge", "complain")  # with a government, through whatever channel
_SERIES = ("mechanism", "dialogue")
_TOGETHER = ("session", "unread")  # where nothing else is said, those who are named were in one room
_SHIPS = words("ship ships warship warships destroyer destroyers frigate carrier vessel vessels")
_SOON = 4  # sentences after the act that can tell whom else its people met
_OBJECT = 6  # tokens behind the act that can be what it is done to
_BEFORE, _AFTER = 8, 14  # tokens around the act that can say how


def of(parsed: Parse, word: ActWord) -> Mode:
    """The mode of an act, UNSPECIFIED where neither it nor its clause says."""
    first, last, act = word.first, word.last, word.act
    clause = parsed.clause_of(first)
    near = parsed.words[max(clause.first, first - _BEFORE) : min(clause.last, last + _AFTER)]
    if (
        not _VIDEO.isdisjoint(near)
        and act.mode is not _CORRESPONDENCE
        and not _is_footage(parsed, first, last)
    ):
        return _SCREENED
    if act.mode is _UNSPECIFIED:
        return _said_near(near)
    if act.status is _DECLINED:  # "spurned Austin's call"
        refused = _said_near(parsed.words[last : min(clause.last, last + _OBJECT)])
        return refused if refused is _CALLED else act.mode
    return _at_odds(parsed, word, near)


def _at_odds(parsed: Parse, word: ActWord, near: Sequence[str]) -> Mode:
    """The mode of an act that has one by itself, where the words around it can say otherwise."""
    act = word.act
    if act.mode is _CALLED and (_is_port_call(parsed, word) or _is_paid(parsed, word)):
        return _MET
    if act.mode is _CORRESPONDENCE and _is_carried(parsed, word):
        return _UNSPECIFIED
    if not LINES.isdisjoint(near) and act.mode is _MET and _PERSON.isdisjoint(near):
        return _CALLED
    return act.mode


def _said_near(near: Sequence[str]) -> Mode:
    """What the words around an act say of a mode that it leaves open."""
    for cues, mode in _SAID:
        if cues.isdisjoint(near):
            continue
        if any(near[k] in cues and not _is_another(near, k) for k in range(len(near))):
            return mode
    return _UNSPECIFIED


def _is_another(near: Sequence[str], k: int) -> bool:
    """Whether a word that could say how is another thing: "call truce", "over Pelosi visit"."""
    if near[k] == "call":
        return not _NO_CALL.isdisjoint(near[k + 1 : k + 2])
    return near[k] in _TRIPS and not _THOUGHT_OF.isdisjoint(near[max(0, k - 4) : k])


def _is_port_call(parsed: Parse, word: ActWord) -> bool:
    """Whether a ship makes the call: "US destroyer in Qingdao, first call in China"."""
    into_port = parsed.words[word.last : word.last + 1] in (("in",), ("at",))
    return word.form == "noun" and into_port and not _SHIPS.isdisjoint(parsed.words)


def _is_paid(parsed: Parse, word: ActWord) -> bool:
    """ "A courtesy call", which somebody pays in person."""
    return word.form == "noun" and not _COURTESY.isdisjoint(parsed.words[max(0, word.first - 2) : word.first])


_COURTESY = words("courtesy social photo")


def _is_carried(parsed: Parse, word: ActWord) -> bool:
    """Whether a message is in somebody's mouth: "carried the president's message to Li"."""
    before = parsed.words[max(0, word.first - _BEFORE) : word.first]
    return not (_MESSAGE.isdisjoint(parsed.words[word.first : word.last]) or _CARRIED.isdisjoint(before))


def _is_footage(parsed: Parse, first: int, last: int) -> bool:
    """Whether the video is what was filmed of the act: "released a video of the visit"."""
    filmed = ("video", "of"), ("video", "showing"), ("a", "video"), ("video", "posted")
    near = range(max(0, first - _BEFORE), min(len(parsed.words), last + _AFTER) - 1)
    if any(parsed.words[k + 1] == "video" and parsed.words[k] in _LABELLING for k in near):
        return True  # "(VIDEO)" behind a headline
    return any(parsed.words[k : k + 2] in filmed for k in near) and not any(
        parsed.words[k] == "video" and parsed.words[k + 1] in _ON_LINE for k in near
    )


_LABELLING = words("( [")
_ON_LINE = words("call link line conference teleconference meeting session chat conversation circuit")


_TALKS = (
    r"[Tt]alks|[Cc]hat|[Dd]iscussions?|[Cc]onsultations|[Nn]egotiations|[Cc]onversations?|[Ss]essions?"
    r"|[Mm]eetings?"
)
_GROUPS = r"(?:[Tt]eams?|[Dd]elegations?|[Nn]egotiators|[Oo]fficials|[Ee]nvoys|[Ss]ides)"
_TIME = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PLACED = re.compile(
    rf"\b(?=[CDEIMNOSTcdemnost])(?:(?:{_TALKS})\b[^.,;:]{{0,50}}"
    rf" (?:in|set for) (?:the )?(?!{_TIME}|Next|This)[A-Z]"
    rf"|{_GROUPS} (?:will )?(?:[Gg]ather|[Cc]onvene|[Aa]ssemble)(?:s|ed)? in [A-Z]"
    r"|(?:[Cc]hoose|[Nn]ame|[Ss]ettle on|[Cc]hose|[Nn]amed|[Ss]ettled on)s? [A-Z]\w+ for\b"
    r"|In (?:Beijing|China|Washington) since\b)"
)
# Who also met somebody met the first one too.
_ALSO_SEEN = re.compile(
    r"\b(?:has|had|have|was|were) also (?:been )?(?:received|hosted|greeted|welcomed|seen) by\b"
)
_ALSO_MET = re.compile(
    r"\b(?P<who>[A-Z][\w'-]+|[Hh]e|[Ss]he|[Tt]hey) also (?:met|meets|saw|sat down|called on)\b"
)
_PRONOUNS = words("he she they")
# From here on words are read in small letters.
# A journey, but not one to a third party that the contact is called off for.
_JOURNEY = re.compile(
    r"(?<!taiwan )(?<!taipei )\b(?:visits?|trips?)\b"
    r"(?! (?:this week |last week )?(?:to|of) (?:taiwan|taipei))"
)
_REASON = re.compile(
    r"\b(?:over|after|following|answering|in (?:response|answer) to|because of)\b[^.;]{0,60}$"
)
_LETTERS = re.compile(
    rf"\b(?:{one_of(LETTERS)}|messages?|greetings|wishes|congratulat\w+|condolences?|sympath\w+)\b"
)
_IN_WRITING = re.compile(
    r"\b(?:by|in (?:an?|the|his|her)(?: [\w-]+)?) (?:letter|note|telegram|cable|mail)\b"
    r"|\bin writing\b|\bpenned\b|\b(?:letter|note|telegram|cable) (?:addressed )?to (?:his|her|the)\b"
)
_TOLD_IN_WRITING = ("tell", "warn", "notify", "raise", "lodge", "protest")
_WRITTEN = ("send", "exchange", "letter")
_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_EARLIER = r"(?<!last )(?<!recent )(?<!previous )(?<!earlier )(?<!past )"
_LOOKED_AT = words("screen screens monitor monitors webcam webcams")
_BY_VIDEO = re.compile(
    r"\b(?:by|via|over|on|through) (?:an? |the )?(?:secure |split |big )?(?:video|vtc|screens?)\b"
    r"|\b(?:by|via|over) (?:an? |the )?secure link\b"
    r"|\bvideo-?(?:conference|link)\b|\bscreen[- ]to[- ]screen\b|\b(?:linked|joined|connected) by screens?\b"
    r"|\bvideo (?:tele)?(?:conference|link|call|talk|dialogue|meeting|summit|discussion|session|circuit"
    r"|hook-?up|line|connection|screen|chat|conversation|exchange|feed|encounter|round|huddle)s?\b"
    r"|\b(?:by|via|over|on|through) (?:(?:an?|the|their) )?(?:[\w-]+ )?"
    rf"{one_of(SETS | MONITORS)}\b"
    rf"|\b(?:by|via|through) (?:an? |the )?{one_of(CAMERAS)}\b"
    rf"|\b(?:at|into|before|in front of) (?:an?|the|his|her|their) (?:[\w-]+ )?{one_of(_LOOKED_AT)}\b"
    rf"|\b{one_of(SETS)} (?:with|between|call|session|meeting|today|on)\b"
    r"|\bscreens? (?:linked|joined|connected|on in|brought)\b"
    r"|\b(?:link(?:ed|s|ing) up|met|meeting) by screens?\b"
    rf"|{_EARLIER}\b(?:virtual|online) (?:[\w-]+ ){{0,2}}"
    r"(?:meetings?|talks|dialogue|summit|session|round|discussions?)\b"
    r"|\b(?:met|meet|meeting|spoke|talked|held|convened|conducted|took place) (?:virtually|online|remotely)\b"
)
_RECALLED = re.compile(r"\b(?:last|earlier|previous(?:ly)?|since|after|following|had|ago|former)\b")
_LED = 40  # characters before a word for screens in which an earlier contact is known by its own
_LINES = (
    "phone",
    "call",
    "dial",
    "line",
    "rang",
    "rung",
    "hung up",
    "receiver",
    "hotline",
    "handset",
    "put through",
)
_SCREENS = ("video", "virtual", "online", "remotely", "vtc", "dvc", "screen", "monitor", "cam", "secure link")
# The letters looked ahead for open one of these.
_IN_PERSON = re.compile(
    r"\b(?=[abcdefghilmnorstuvw])(?:"
    r"in[- ]person\b|face[- ]to[- ]face\b|side-?lines\b|margins of\b|one-on-one\b"
    r"|(?:sit|sits|sat|sitting) (?:down|across|opposite|beside)\b|in (?:one|the same) room\b"
    r"|(?:hotel|villa|guesthouse|closed-door|locked-door|red carpet|oval office|great hall|sit-?downs?)\b"
    r"|between sessions (?:of|at)\b|(?:fringes|edges?) of (?:a|an|the|this|that)\b"
    r"|in (?:a|the) (?:corridor|hallway|lobby|ballroom|suite|garden|courtyard|side room|meeting room)s?\b"
    r"|in (?:each other|one another)'s company\b|in the flesh\b|under one roof\b|eye[- ]to[- ]eye with\b"
    r"|(?:rises?|rose|risen|rising|gets? up|got up) from (?:the |their )?(?:[\w-]+ )?table\b"
    r"|over (?:coffee|tea|drinks|dumplings|hotpot)\b|(?:honou?r guard|guard of honou?r)\b"
    r"|(?:closeted|holed up)\b|(?:shut|locked) (?:themselves|himself|herself) (?:in|away)\b"
    r"|across from (?:him|her|them|each other|one another)\b|mission to (?:beijing|china|washington)\b"
    r"|(?:his|her|'s) (?:china|beijing) mission\b"
    r"|f(?:ly|lies|lew|lying) (?:out )?to [^.;]{2,40} for (?:[\w'-]+ ){0,3}"
    r"(?:talks|sessions?|meetings?|rounds?)\b"
    r"|behind closed doors\b|(?:dinner|lunch|luncheon|banquet|breakfast|stroll|handshakes?|steak)\b"
    r"|(?:two|three|four|five|second|third|final|last|marathon) days? (?:of|in)\b"
    rf"|(?:two|three)-day\b|over (?:two|three|four) days\b|on (?:next )?{_DAY} (?:and|to) {_DAY}\b"
    rf"|{_DAY}-{_DAY}\b|(?:first|second|third|opening|final|last) day\b"
    r"|(?:more than|less than|over|nearly) a day of\b|side by side\b"
    rf"|(?:conclude|end|resume|continue)[sd]? (?:on )?{_DAY}\b"  # a call has no second day
    r"|(?:fl(?:y|ies|ew|ying)|travel(?:s|l?ed|l?ing)?|head(?:s|ed|ing)) to [^.;:]{1,30} for"
    r" (?:(?:an?|the|two|three|more|new|fresh|another) )?(?:[\w-]+ )?(?:sessions?|talks|meetings?|round)\b"
    r"|sen[dt]s? (?:an? )?(?:envoy|delegation|team|minister)s?\b"
    r"|co-?(?:chair|host)(?:s|ed|ing)?\b"
    r"|(?<!comments )(?<!remarks )(?<!speech )(?<!speaking )(?<!speak )(?<!told )"
    r"at (?:(?:a|an|the) )?(?:[\w-]+ ){0,3}(?<!news )(?<!press )(?:summit|gathering|forum|conference)\b"
    r"|(?:carr(?:y|ies|ied|ying)|brings?|brought) (?:[\w'-]+ ){0,3}messages?\b"
    r"|(?:a|the) delegation\b|(?:held|hold|holding|talks|met|meeting) here\b"
    r"|(?:round|across) (?:a|the) table\b|bring\w* .{0,60}\btogether\b)"
)
_BY_TELEPHONE = re.compile(
    rf"{_EARLIER}\b(?:by (?:tele)?phone|phone (?:call|talk|conversation|chat|exchange|line)s?"
    r"|telephone(?:d| talk| call| conversation| line)?|(?:has|had|have) rung"
    r"|rang(?! (?:the|in|out|true|hollow|alarms?|bells?|an?|with|from|around|at|on|loud)\b))\b"
    r"|\b(?:over|on|down|via|through) (?:the |a )(?:[\w-]+ )?(?:tele)?phone\b(?! call)"
    r"|\b(?:hung up|hang(?:s|ing) up|rang off|put (?:him |her )?through to)\b"
    r"|\b(?:pick(?:s|ed) up|put(?:s)? down|lift(?:s|ed)|took|takes|reach(?:es|ed) for) (?:the|a|his|her)"
    rf" (?:[\w-]+ )?{one_of(HANDSETS | {'phone'})}\b|\bpick(?:s|ed) up (?:the )?receiver\b"
    rf"|\b{one_of(HANDSETS)} was (?:lifted|picked up|put down)\b"
    r"|\bon the line (?:with|to|between|for)\b"
    r"|\b(?:had|got|has|have|gets) [^.;]{1,90} on the (?:phone|line)\b"
    r"|\b(?:on|over|via|through) (?:the|their|a) hotline\b"
    r"|\b(?:held|hold|had|have) (?:an?|another|their) (?:(?!last|conference|press)[\w-]+ ){0,3}call\b"
    r"|^the (?:[\w-]+ )?call(?! (?:for|to|on|with)\b)|\bthe (?:[\w-]+ )?call (?:was|came|lasted|took)\b"
    r"|\b(?:minutes?|hours?|got|gets?|been|just) (?:on|off) the (?:phone|line)\b"
    r"|\bdial(?:l?ed|s)\b|\b(?:over|on|via|by) (?:a|the) (?:secure|direct|hot) ?line\b"
    r"|\b(?:in|during) (?:a|the|their) (?:(?!last|recent|previous|earlier|conference|press)[\w-]+ ){0,3}"
    r"calls?\b"
)


def settled(
    doc: Document,
    told: Candidate,
    passages: Sequence[Passage],
    location: str | None,
    *,
    met: bool,
    main: bool = False,
) -> Mode:
    """The mode of a contact; UNSPECIFIED where no sentence that tells of it says how it took place.

    `passages` are those of the candidate, its own first. `main`: it is what the title is about.
    `met`: an act that tells of it in part brings people together, which counts last.
    """
    if told.mode is not _UNSPECIFIED:
        met_on_screens = told.mode is _MET and told.act in _OPEN and _on_screens(doc, passages)
        return _SCREENED if met_on_screens else told.mode
    titled = _titled(doc, told) if main else None
    if location and told.act not in _LODGED:  # "protested to Beijing over lasers in Djibouti"
        return titled or _heard_before(doc, passages, location) or _MET
    if (shown := _shown(doc, told, passages) or titled) is not None:
        return _UNSPECIFIED if shown is _MET and _is_stopped_series(told) else shown
    sure = (
        (met and not _is_asked_for(doc, told, passages))
        or _meets_again(doc, told, passages)
        or told.act in _TOGETHER
        or _is_received(told)
        or _also_met(doc, told)
    )
    return _MET if sure else _UNSPECIFIED


def may_be_in_person(told: Candidate) -> bool:
    """Whether a mode that nothing tells can be a meeting's: not that of a protest to a government, nor of a
    series of talks that ends.
    """
    return told.act not in _LODGED and told.act != "summon" and not _is_stopped_series(told)


def _is_stopped_series(told: Candidate) -> bool:
    """Whether talks that go on from year to year are stopped as such: "suspends the climate dialogue". Where
    somebody is named who was to hold them, a session is off.
    """
    if told.act not in _SERIES or told.status not in _STOPPED:
        return False
    return not any(m.kind in (MentionKind.PERSON, MentionKind.ROLE) for m in (*told.us, *told.china))


def _titled(doc: Document, told: Candidate) -> Mode | None:
    """The line or the screen that the title of an item names whose first sentences tell of an act: "By
    camera", "45 minutes on the line between two ministers", "New president rings Beijing".
    """
    if not doc.title_end or told.sentence > _NEXT or told.status in _UNSETTLED:
        return None
    low = doc.small(Span(0, doc.title_end))
    if holds(low, _SCREENS) and _BY_VIDEO.search(low):
        return _SCREENED
    by_line = holds(low, _LINES) and _BY_TELEPHONE.search(low)
    return _CALLED if by_line or _RINGS.search(low) else None


def _shown(doc: Document, told: Candidate, passages: Sequence[Passage]) -> Mode | None:
    """How an act took place by the words of the sentences that tell of it."""
    for passage in passages:
        low = doc.small(passage.window)
        if (told.act in _WRITTEN and _LETTERS.search(low)) or (
            told.act in _TOLD_IN_WRITING and _IN_WRITING.search(low)
        ):
            return _CORRESPONDENCE
        if said := _said(low):
            return said
        if _PLACED.search(doc.words(passage.window)) or (told.status is _CANCELLED and _is_journey(low)):
            return _MET
    return None


def _is_asked_for(doc: Document, told: Candidate, passages: Sequence[Passage]) -> bool:
    """Whether talks are only asked for or refused, and no journey with them: they have no form yet."""
    if told.status not in (Status.PROPOSED, Status.DECLINED) or told.act not in _TALKED:
        return False
    windows = [doc.small(passage.window) for passage in passages]
    return not any(_is_journey(low) or "headquarters" in low for low in windows)


_NEXT = 2
_UNSETTLED = (Status.PROPOSED, *_STOPPED)
_TALKED = ("talks", "dialogue", "mechanism", "exchange", "round", "negotiate", "discuss", "speak")
_RINGS = re.compile(
    r"\b(?:rings|rang) (?:up )?"
    r"(?!true|hollow|alarm|a |the |in |out|bell|with |from |loud|off |around|change)[a-z]"
)


def _meets_again(doc: Document, told: Candidate, passages: Sequence[Passage]) -> bool:
    """Whether a sentence that goes on about an act says that they met: "hold talks" above "The two met"."""
    if told.status in _STOPPED:
        return False
    return any(passage.remove and doc.small(passage.act) in _MEETS for passage in passages)


def _heard_before(doc: Document, passages: Sequence[Passage], location: str) -> Mode | None:
    """Whether the act's own sentence or the lead tells of a call and names no place, which then is another
    contact's: "Bush had rung Hu. The two will see each other in Lima".
    """
    for passage in passages:
        if passage.remove and passage.act.start < passage.act.end:
            continue
        low = doc.small(passage.window)
        said = _said(low)
        if said is not None:
            sure = said is not _MET and (small(location) not in low or _FROM_AFAR.search(low))
            return said if sure else None
    return None


# Words that no place beside them takes back: "lifted the receiver in Washington".
_FROM_AFAR = re.compile(
    rf"\b{one_of(HANDSETS | MONITORS | SETS)}\b|\bthrough a camera\b"
    r"|\bin washington\b[^;]{0,200}\bin beijing\b|\bin beijing\b[^;]{0,200}\bin washington\b"
)


def _is_journey(low: str) -> bool:
    """Whether a journey is called off, and is not what something is called off for ("over Pelosi trip")."""
    return any(not _REASON.search(low, 0, match.start()) for match in _JOURNEY.finditer(low))


def _on_screens(doc: Document, passages: Sequence[Passage]) -> bool:
    """Whether those who are said to have met did so on screens: "the delegations met virtually"."""
    for passage in passages:
        low = doc.small(passage.window)
        match = _BY_VIDEO.search(low) if holds(low, _SCREENS) else None
        if match and not _RECALLED.search(low[max(0, match.start() - _LED) : match.start()]):
            return True
    return False


def _said(low: str) -> Mode | None:
    """How an act took place by the words of a passage that tells of it."""
    if holds(low, _SCREENS) and _BY_VIDEO.search(low):
        return _SCREENED
    if _IN_PERSON.search(low):
        return _MET
    if holds(low, _LINES) and _BY_TELEPHONE.search(low):
        return _CALLED
    return None


def _is_received(told: Candidate) -> bool:
    """Whether a leader spoke with somebody who is none: leaders telephone each other and receive the rest."""
    if told.status is not _HELD:
        return False
    ranks = [{m.level for m in party if m.kind is MentionKind.PERSON} for party in (told.us, told.china)]
    return all(ranks) and (Level.LEADER in ranks[0]) != (Level.LEADER in ranks[1])


def _also_met(doc: Document, told: Candidate) -> bool:
    """Whether one who took part "also met" others, in a sentence soon after."""
    if told.status is not _HELD:
        return False
    surnames = {mention.surface.split()[-1] for mention in (*told.us, *told.china)}
    for sentence in doc.sentences[told.sentence + 1 : told.sentence + 1 + _SOON]:
        words = doc.words(sentence.span)
        if "also " in words and _ALSO_SEEN.search(words):
            return True
        match = _ALSO_MET.search(words)
        if match and (match["who"].lower() in _PRONOUNS or match["who"] in surnames):
            return True
    return False
