"""English acts of one official to one of the other side that no word of contact tells: "needled Wang over
dinner", "was ribbed by Xi for an hour", "Blinken and Wang jousted in Beijing on Friday".

Where two officials are in one room or on one line, nearly whatever one does to the other is a contact; what
is only thought or said of somebody, done to his career or in a contest with him is not, and is listed.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.acts_en import NOUNS, Act, ActWord
from bot.core.clauses import SAYING
from bot.core.cues_en import CUES, is_company, is_placed
from bot.core.envoys_en import is_resident
from bot.core.kinds_en import DAYS, SPANS, by_form, forms
from bot.core.model import MentionKind, Mode, Side
from bot.core.needs_en import VERB_AUXILIARY
from bot.core.operators_en import BE
from bot.core.parsing_en import Line
from bot.core.positions import LIGHT
from bot.core.remote_verbs_en import FROM_AFAR, LONE, ONE_SIDED
from bot.core.tokens_en import BOTH_SIDES, OFFICIALS, other_side, serving_at
from bot.core.wordlist import words

DO_TO = Act("do to", "meet", Mode.UNSPECIFIED, personal=True)
"""Something that an official does to one of the other side; it has no other frame."""

DO_TOGETHER = Act("do together", "meet", Mode.UNSPECIFIED, personal=True)
"""What two officials of the two sides do at one place; it has no other frame."""

DO_ALL = Act("do together", "meet", Mode.UNSPECIFIED, weak=True)
"""The same of those whom one phrase names: "US and Chinese officials"."""

HEAR_OUT = Act("hear out", "talks", Mode.UNSPECIFIED, personal=True)

TELL_BODY = Act("tell", "tell", Mode.UNSPECIFIED, weak=True)
"""What is said to an embassy, a ministry or a military of the other side."""

SAY_TO = Act("tell", "tell", Mode.UNSPECIFIED, personal=True)
"""What somebody says to one of the other side, whatever the verb: "persuaded Wang that"."""

STAY_THERE = Act("visit", "visit", Mode.IN_PERSON, place=True, personal=True)

_US, _CHINA = Side.US, Side.CHINA
_JOINT, _COUNTRY, _BODY = MentionKind.JOINT, MentionKind.COUNTRY, MentionKind.BODY
_REACH = 16  # words behind somebody in which a phrase says that two were together
_NEAR = 7  # the same for a place

_IRREGULAR = words(
    "beset bade bent bit bound broke brought bought caught clung cut dealt drew drank drove fed felt flung "
    "forgave froze ground held hung hurt led lent lit met paid read rode rang sang sat shook shot shut slid "
    "slung spun stood struck stung stuck swept swore taught thrust told took tore trod woke wooed wove "
    "wrung won put kept laid heard sprang dug gave ate ran sank sought sold split spread hid fought "
    "forbade"
)
_PREPOSITIONS = words(
    "from at to on before opposite past around into upon onto against beside alongside through for"
)
_PARTICLES = words("out down up off over in aside around")
_BEFORE_HIM = words("the his her their visiting host fellow")
_ADVERBS = words("also then later again twice even once both all jointly just still") | DAYS | words("on")
_AFTER_HIM = DAYS | words(
    ", . ; : in at on over by for behind during inside outside to that about into with via through across "
    "again face one eye and aboard from privately face-to-face one-on-one today yesterday tonight last late "
    "early as until after before while"
)
_BREAKING = words("; : who which because but while as after before when where whose than if though although")
_SUBJECTS = words("he she")
_ELSEWHERE = words(
    "truth social facebook weibo open interview interviews rally speech speeches podcast book memoir tweet "
    "tweets post posts fox cnn senate congress hearing testimony lawmakers senators reporters journalists "
    "donors supporters fundraiser afar crowd audience viewers campaign op-ed column parliament broadcast "
    "television tv radio"
)


def directed(line: Line) -> Iterator[ActWord]:
    """The acts of one official to one of the other side, from left to right; for what `may_direct`."""
    for index, mention in zip(line.at, line.named, strict=True):
        kind, word = mention.kind, None
        if kind in OFFICIALS and not mention.former:
            word = _together(line, index) or _done_by(line, index) or _done_to(line, index)
        elif kind is _COUNTRY:
            word = _is_there(line, index)
        elif kind is _BODY:
            word = _told_body(line, index)
        elif kind is _JOINT:
            word = _done_jointly(line, index)
        if word:
            yield word


def may_direct(line: Line) -> bool:
    """Whether a sentence can have such an act: officials, and words of company or a place."""
    told = line.words
    if CUES.isdisjoint(told) and _PLACING.isdisjoint(told):
        return False
    if not _ELSEWHERE.isdisjoint(told):
        return False
    us = china = country = body = False
    for mention in line.named:
        kind = mention.kind
        if kind is _JOINT:
            return True
        if kind in OFFICIALS:
            us, china = us or mention.side is _US, china or mention.side is _CHINA
        else:
            country, body = country or kind is _COUNTRY, body or kind is _BODY
    if us and china:
        return True
    if (us or china) and (country or not _SUBJECTS.isdisjoint(told)):
        return True
    return body and not _TELLING.keys().isdisjoint(told)


_PLACING = words("in at inside that")


def _done_to(line: Line, index: int) -> ActWord | None:
    """What somebody does to him who stands at a token: "needled his counterpart over dinner"."""
    told = line.words
    at = index - 1
    while at > 0 and told[at] in _BEFORE_HIM:
        at -= 1
    last = at + 1
    of_verb = at > 0 and told[at] in _PREPOSITIONS
    at -= of_verb
    at -= at > 0 and (told[at] in _PARTICLES or told[at].endswith("ly"))
    form = verb_form(line, at)
    if of_verb and not form:
        at = _with_a_thing(line, last - 1)
        form = verb_form(line, at)
    whom = line.mentions[index]
    if not form or told[at - 1] in _PERHAPS or whom is None or not _has_subject(line, at, whom.side):
        return None
    ends = _ends(line, index)
    if told[ends : ends + 1] == ("'s",):
        return _hears(line, at, ends)
    if told[at] in ONE_SIDED:
        return None
    if ends < len(told) and told[ends] not in _AFTER_HIM:
        given = told[ends] in _GIVEN and _in_company(line, at, ends)
        return ActWord(DO_TO, form, at, last) if given else None
    if told[ends : ends + 1] == ("that",) and not of_verb and _SO.isdisjoint(told[max(0, at - 2) : at]):
        return ActWord(SAY_TO, form, at, last)
    spent = form == "ing" and not SPANS.isdisjoint(told[max(0, at - 4) : at])  # "spent an hour needling"
    far = of_verb or told[at] in FROM_AFAR
    near = spent or _in_company(line, at, ends) or (not far and _is_at_his_place(line, at, ends, whom.side))
    return ActWord(DO_TO, form, at, last) if near else None


def _told_body(line: Line, index: int) -> ActWord | None:
    """ "Told the Chinese embassy that", "alerted the PLA of a drill", "briefed China's ministry by phone": a
    body of the other side hears what a country only has said of it.
    """
    told, whom = line.words, line.mentions[index]
    if whom is None or whom.kind is not _BODY or _HEARING.isdisjoint(whom.surface.lower().split()):
        return None
    at = index - 1 - (told[index - 1] == "the")
    if at < 1 or told[at] not in _TELLING or told[at - 1] in _NOUN_OPENERS or whom.side not in BOTH_SIDES:
        return None
    speaker = next((line.mentions[i] for i in reversed(line.at) if i < at), None)
    if speaker is None or speaker.side is not whom.side.other or speaker.kind is _COUNTRY:
        return None
    behind = index + 1
    while told[behind : behind + 1] and (told[behind] in DAYS or told[behind] == "on"):
        behind += 1
    heard = told[behind : behind + 1] in _WHAT or is_company(line, behind, _stop(line, behind, _REACH))
    return ActWord(TELL_BODY, _TELLING[told[at]], at, index) if heard else None


_TELLING = by_form(
    "inform informs informed informing", "notify notifies notified notifying",
    "alert alerts alerted alerting",
    "advise advises advised advising", "assure assures assured assuring", "brief briefs briefed briefing",
    "reassure reassures reassured reassuring", "remind reminds reminded reminding",
    "caution cautions cautioned cautioning", "tell tells told telling",
)  # fmt: skip
_HEARING = words(
    "embassy consulate ministry military pla army navy command commission headquarters delegation mission "
    "forces"
)
_WHAT = (("that",), ("of",), ("about",), ("it",))


def _done_by(line: Line, index: int) -> ActWord | None:
    """What somebody was done by him who stands at a token: "Wang was needled by Blinken over dinner"."""
    told = line.words
    by = index - 1 - (told[index - 1 : index] == ("the",))
    if by < 2 or told[by] != "by":
        return None
    at = by - 1
    at -= at > 0 and (told[at] in _PARTICLES or told[at] in _PREPOSITIONS or told[at].endswith("ly"))
    verb = told[at]
    if not (verb.endswith("ed") or verb in _IRREGULAR) or verb in ONE_SIDED:
        return None
    who, before = line.mentions[index], told[max(0, at - 3) : at]
    been = not told[at - 1] or not BE.isdisjoint(before) or "been" in before or "being" in before
    if not been or who is None or not _has_subject(line, at, who.side):
        return None
    ends = _ends(line, index)
    near = _in_company(line, at, ends) or (
        verb not in FROM_AFAR and _is_at_his_place(line, at, ends, other_side(who.side))
    )
    return ActWord(DO_TO, "past", at, by) if near else None


def _together(line: Line, index: int) -> ActWord | None:
    """What two do together the second of whom stands at a token: "Blinken and Wang jousted in Beijing"."""
    return _what_they_do(line, index + 1, DO_TOGETHER) if _are_two(line, index) else None


def _done_jointly(line: Line, index: int) -> ActWord | None:
    """ "US and Chinese officials bickered in Geneva": those of both sides in one phrase."""
    both = line.mentions[index]
    if both is None or both.kind is not _JOINT or both.side is not None:
        return None
    people = both.surface.lower().rsplit(" ", 1)[-1] in _PEOPLE
    return _what_they_do(line, index + 1, DO_ALL) if people else None


_PEOPLE = words(
    "officials negotiators envoys diplomats ministers chiefs officers delegations teams leaders presidents "
    "delegates generals admirals commanders men pair aides counterparts experts defenders soldiers sides"
)


def _what_they_do(line: Line, at: int, act: Act) -> ActWord | None:
    """What two do together, from the token behind them on."""
    told = line.words
    while at < len(told) and (told[at] in _ADVERBS or told[at] in VERB_AUXILIARY or told[at].endswith("ly")):
        at += 1
    if at >= len(told) or told[at] in ONE_SIDED or told[at] in LONE:
        return None
    form = verb_form(line, at) or ("base" if line.sentence.in_title and told[at].isalpha() else "")
    held = told[at] in LIGHT and told[at + 1 : at + 2] not in (("up",), ("off",))
    if held or (form == "base" and told[at] in NOUNS) or _is_to_others(told, at + 1):
        return None  # what they hold or open is told by its noun
    if not form or form == "ing" or told[at] in _PREPOSITIONS:
        return None
    behind = at + 1
    if told[behind : behind + 2] in _EACH_OTHER:
        behind += 2
    while behind < len(told) and (told[behind].endswith("ly") or told[behind] in _PARTICLES - {"in"}):
        behind += 1
    near = _stop(line, behind, _NEAR)
    if is_company(line, behind, near) or is_placed(line, behind, min(near, behind + 1), None):
        return ActWord(act, form, at, at + 1)
    return ActWord(act, form, at, at + 1) if told[at] not in FROM_AFAR and _at_home(line, behind) else None


def _is_to_others(told: tuple[str, ...], first: int) -> bool:
    """ "Wooed Pacific leaders over dinner": what both do to others they need not do together."""
    for word in told[first : first + _NEAR]:
        if word in _AUDIENCE:
            return True
        if word in _PREPOSITIONS or not word.isalpha():
            return False
    return False


_AUDIENCE = words(
    "leaders ministers lawmakers senators executives investors bankers voters reporters donors allies "
    "audiences crowds guests partners neighbors neighbours rivals states nations countries"
)


def _at_home(line: Line, first: int) -> bool:
    """ "Unveiled a plaque in Beijing", "cut a cake at the Pentagon": the thing that is done, and a place of
    one of the two sides, to which the other has come.
    """
    if line.words[first : first + 1] not in _THINGS:
        return False
    for at in range(first + 1, min(first + 6, len(line.words) - 1)):
        if not line.words[at] or line.words[at] in _OF_ANOTHER:
            return False
        where = line.mentions[at + 1]
        if line.words[at] in ("in", "at") and where is not None:
            return where.kind in (_COUNTRY, _BODY) and where.side in BOTH_SIDES
    return False


_OF_ANOTHER = words("of for with to from by")
_THINGS = (("a",), ("an",), ("the",), ("their",), ("up",), ("out",), ("off",))


def _with_a_thing(line: Line, last: int) -> int:
    """The verb before a thing that is laid before somebody: "springs the strike on Xi over cake"; 0 for
    none.
    """
    for at in range(last - 1, max(-1, last - _NEAR), -1):
        word = line.words[at]
        if not word and serving_at(line, at) is not None:
            return at + 1 if at + 1 < last and line.words[last] in _BEFORE_SOMEBODY else 0
        if not word:
            continue
        if word in _PREPOSITIONS or word in _REMOTE_THINGS or not word.replace("-", "").isalpha():
            return 0
    return 0


_BEFORE_SOMEBODY = words("from on to past upon")
_REMOTE_THINGS = words(
    "blame focus sights eye eyes pressure hope hopes bet bets tariff tariffs sanction sanctions ban bans "
    "curb curbs limits case duties price report reports book poll view views stance comment comments and "
    "his her up off out attention praise credit doubt aid swipe aim shade message letter note greetings "
    "talks call invitation offer proposal visit way return trip response reaction answer challenge rebuke "
    "reply road key deadline threat"
)
_PERHAPS = words("could should might must")  # "says he could tame Xi over dinner"
_GIVEN = words("a an his her some two three several")


def _hears(line: Line, first: int, ends: int) -> ActWord | None:
    """ "Weathers Xie's lecture for four hours", "rebuts Wang's charges over dinner": whose words are told
    behind a verb, and who bears or answers them in his company.
    """
    at = next((i for i in range(ends + 1, min(ends + 4, len(line.words))) if line.words[i] in _TALK), 0)
    return ActWord(HEAR_OUT, "noun", at, at + 1) if at and _in_company(line, first, at + 1) else None


_TALK = words(
    "lecture lectures tirade tirades charge charges accusation accusations complaint complaints grievance "
    "grievances pitch plea pleas question questions arguments argument claims lament harangue diatribe "
    "rebuke barbs jokes scolding rant sermon broadside warnings warning objections criticism "
    "criticisms"
)
_SO = words("so such")


def _are_two(line: Line, index: int) -> bool:
    """ "Trump and Xi", as against "carry out what Trump and Xi settled"."""
    one = line.mentions[index - 2] if index > 1 and line.words[index - 1] in _COUPLING else None
    other = line.mentions[index]
    if one is None or other is None or one.kind not in OFFICIALS or {one.side, other.side} != BOTH_SIDES:
        return False
    return _RELATIVE.isdisjoint(line.words[max(0, index - 4) : index - 2])


_COUPLING = words("and & ,")
_RELATIVE = words("what which that whom")
_EACH_OTHER = (("each", "other"), ("one", "another"))


def _is_there(line: Line, index: int) -> ActWord | None:
    """ "Pompeo to stop in Beijing June 14", "Kerry lingers in Beijing": who will do anything in the other's
    country goes there, and who stays there is there.
    """
    told, where = line.words, line.mentions[index]
    if index < 3 or told[index - 1] != "in" or where is None or where.kind is not _COUNTRY:
        return None
    at = index - 2
    planned = told[at - 1] in ("to", "will") and at > 1
    who = serving_at(line, at - 1 - planned)
    if who is None or is_resident(who) or who.side not in BOTH_SIDES or where.side is not who.side.other:
        return None
    verb = told[at].isalpha() and told[at] not in _REMOTE if planned else told[at] in _STAYING
    if not verb:
        return None
    return ActWord(STAY_THERE, "base" if planned else verb_form(line, at), at, at + 1)


_REMOTE = words(
    "invest believe trust compete sell be list run win lose remain confide vote speak say meet talk follow"
)
_STAYING = forms(
    "linger overnight stop+ stay sojourn tarry lodge shop+ sightsee jog+ stroll worship"
) | words("sleeps slept eats ate prays prayed")


def _in_company(line: Line, first: int, ends: int) -> bool:
    """Whether the words before a verb, behind its object or before both say that two were together."""
    stop = _stop(line, ends, _REACH)
    if is_company(line, ends, stop) or is_company(line, max(0, first - 4), first):
        return True
    fronted = line.words.index(",") if "," in line.words[: min(first, _REACH)] else 0
    return bool(fronted) and all(line.words[:1]) and is_company(line, 0, fronted)


def _is_at_his_place(line: Line, first: int, ends: int, side: Side | None) -> bool:
    """Whether a place behind the object of a verb, or in front of its sentence, is where two can be."""
    if is_placed(line, ends, _stop(line, ends, _NEAR), side):
        return True
    fronted = line.words.index(",") if "," in line.words[: min(first, _NEAR)] else 0
    return bool(fronted) and all(line.words[:1]) and is_placed(line, 0, fronted, side)


def _stop(line: Line, first: int, reach: int) -> int:
    """Where the words end that can tell of what is done before a token."""
    for at in range(first, min(len(line.words), first + reach)):
        if line.words[at] in _BREAKING:
            return at
        mention = line.mentions[at]
        if mention is not None and mention.side is Side.THIRD and mention.kind in OFFICIALS:
            return first
    return min(len(line.words), first + reach)


def _ends(line: Line, index: int) -> int:
    """Where what names somebody ends, with those who are named beside him."""
    at = index + 1
    while at < min(len(line.words), index + _REACH) and (
        not line.words[at] or (line.words[at] in _COUPLING and line.words[at + 1 : at + 2] == ("",))
    ):
        at += 1
    return at


def _has_subject(line: Line, first: int, side: Side | None) -> bool:
    """Whether somebody of the other side, or "he", stands before a verb."""
    if side not in BOTH_SIDES:
        return False
    for at in range(first - 1, max(-1, first - _REACH), -1):
        who = line.mentions[at]
        if who is not None and who.kind in OFFICIALS:
            acts = who.side is side.other and line.words[at + 1] != "'s" and not who.former
            return acts and not _is_object(line, at)
        if line.words[at] in _SUBJECTS and at >= first - 3:
            return True
    return False


def _is_object(line: Line, at: int) -> bool:
    """ "Lighthizer outlines Liu demands to": somebody behind the verb of another does not act."""
    verb = at - 1
    told = verb > 0 and not line.words[verb - 1] and line.words[verb] not in SAYING
    return told and verb_form(line, verb) in ("past", "present")


def verb_form(line: Line, at: int) -> str:
    """The form of a word that is a verb where it stands, whatever it is; "" for others."""
    if at < 1:
        return ""
    word, before = line.words[at], line.words[at - 1]
    if not word.replace("-", "").isalpha() or before in _NOUN_OPENERS:
        return ""
    if before in VERB_AUXILIARY:
        return "base"
    if word.endswith("ing"):
        return "ing"
    if word.endswith("ed") or word in _IRREGULAR:
        return "past"
    third = word.endswith("s") and not word.endswith("ss")
    return "present" if third and (not before or before in _ADVERBS or before in ("and", ",")) else ""


_NOUN_OPENERS = words("the a an his her their its 's this that of")
