"""English acts whose words stand around somebody: "has Li over", "takes her to task", "puts her worries
to Xi", "two hours with Wang".

Such a phrase is known by a verb and by what stands behind the official beside it ("keeps Wu waiting") or, in
the passive, behind the verb itself ("was kept waiting by Wu"). It is always one person's act to another.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.acts_en import (
    APPROACH,
    CALL,
    CONFRONT,
    GATHERING,
    LETTER,
    NOUNS,
    RAISE,
    SEE,
    SHUN,
    TELL,
    WARN,
    Act,
    ActWord,
)
from bot.core.kinds_en import DEMANDING, by_form
from bot.core.model import MentionKind, Side
from bot.core.naming_en import is_somebody
from bot.core.parsing_en import Line
from bot.core.readers_en import readers
from bot.core.wordlist import words

_Tail = tuple[str, ...]


def _tails(act: Act, verbs: str, *tails: str) -> Iterator[tuple[str, str, _Tail, Act]]:
    """One row for each form of a verb and each of the tails that make it an act."""
    for word, form in by_form(verbs).items():
        for tail in tails:
            yield word, form, tuple(tail.split()), act


_GIVE = "give gives gave giving given"
_TAKE = "take takes took taking taken"
_MEAL = ("to lunch", "to dinner", "to tea", "to breakfast", "to a lunch", "to a dinner")
_HOMES = ("home town", "hometown", "house", "home", "ranch", "residence", "home state", "farm", "retreat")
_TO_HOMES = tuple(f"to {whose} {home}" for whose in ("his", "her") for home in _HOMES)
_ROWS = (
    *_tails(SEE, "bring brings brought bringing brought", *_TO_HOMES, "home", "along"),
    *_tails(SEE, "welcome welcomes welcomed welcoming", *_TO_HOMES),
    *_tails(SHUN, "keep keeps kept keeping kept", "waiting", "at arm's length"),
    *_tails(SHUN, "turn turns turned turning turned", "down"),
    *_tails(SHUN, "brush brushes brushed brushing brushed", "off", "aside"),
    *_tails(SHUN, "blow blows blew blowing blown", "off"),
    *_tails(SHUN, "freeze freezes froze freezing frozen", "out"),
    *_tails(SEE, _TAKE, *_MEAL, *_TO_HOMES),
    *_tails(SEE, "pay pays paid paying", "a visit", "a call"),
    *_tails(SEE, "usher ushers ushered ushering ushered", "in", "into"),
    *_tails(SEE, "treat treats treated treating treated", *_MEAL),
    *_tails(SEE, "sit sits sat sitting sat", "down"),
    *_tails(SEE, "have has had having had", "over", "round", "to lunch", "to dinner", "in for"),
    *_tails(SEE, "bid bids bade bidding", "farewell", "goodbye", "adieu", "welcome"),
    *_tails(SEE, "wish wishes wished wishing", "farewell", "goodbye"),
    *_tails(SEE, _TAKE, "aboard", "on board"),
    *_tails(SEE, "show shows showed showing shown", "aboard", "the sights"),
    *_tails(SEE, "look looks looked looking", "in the eye", "in the eyes"),
    *_tails(TELL, "hear hears heard hearing heard", "out"),
    *_tails(CONFRONT, _TAKE, "to task"),
    *_tails(CONFRONT, _GIVE, "an earful", "a dressing-down", "a tongue-lashing", "a piece of his mind"),
    *_tails(CONFRONT, _GIVE, "a piece of her mind", "a talking-to", "a lecture", "a warning"),
    *_tails(CONFRONT, "call calls called calling called", "to account"),
)
_BY_VERB: dict[str, list[tuple[str, _Tail, Act]]] = {}
for _verb, _form, _tail, _act in _ROWS:
    _BY_VERB.setdefault(_verb, []).append((_form, _tail, _act))
_GRANTING = by_form(_GIVE, "grant grants granted granting", "afford affords afforded affording")
_GRANTED = words("audience hearing sit-down one-on-one")
_MAKING_TIME = by_form(
    "have has had having",
    "make makes made making",
    "find finds found finding",
    "clear clears cleared clearing",
)
_PUSHING = dict.fromkeys(DEMANDING, "past") | by_form(
    "push pushes pushed pushing", "urge urges urged urging", "press presses pressed pressing",
    "nudge nudges nudged nudging", "prod prods prodded prodding", "grill grills grilled grilling",
    "quiz quizzes quizzed quizzing",
    "engage engages engaged engaging",
)  # fmt: skip
_SAYING_TO = by_form(
    "say says said saying", "complain complains complained complaining", "appeal appeals appealed appealing",
    "gripe gripes griped griping", "apologize apologizes apologized apologizing",
    "apologise apologises apologised apologising",
)  # fmt: skip
_CONVEYING = by_form(
    "convey conveys conveyed conveying", "voice voices voiced voicing",
    "express expresses expressed expressing",
    "relay relays relayed relaying", "put puts put putting", "pitch pitches pitched pitching",
    "outline outlines outlined outlining", "lay lays laid laying", "spell spells spelled spelling",
    "explain explains explained explaining", "stress stresses stressed stressing",
    "make makes made making", "air airs aired airing", "take takes took taking",
    "bring brings brought bringing", "break breaks broke breaking", "present presents presented presenting",
    "pass passes passed passing", "deliver delivers delivered delivering", "hand hands handed handing",
    "carry carries carried carrying", "bear bears bore bearing", "submit submits submitted submitting",
    "describe describes described describing", "repeat repeats repeated repeating",
    "reiterate reiterates reiterated reiterating", "restate restates restated restating",
    "detail details detailed detailing", "communicate communicates communicated communicating",
    "underline underlines underlined underlining", "underscore underscores underscored underscoring",
    "transmit transmits transmitted transmitting", "extend extends extended extending",
    "pose poses posed posing", "give gives gave giving", "float floats floated floating",
    "read reads read reading", "impart imparts imparted imparting", "offer offers offered offering",
)  # fmt: skip
# What is put to somebody; without one of these a verb may carry anything ("took a flight to").
_MATTERS = words(
    "case cases concern concerns worry worries grievance grievances complaint complaints gripe gripes "
    "objection objections demand demands point points position positions view views argument arguments "
    "issue issues fears anger displeasure dismay pitch plea pleas appeal alarm misgivings unease "
    "reservations dissatisfaction frustration frustrations question questions list opposition proposal "
    "proposals clear news disappointment outrage doubts offer offers request requests results findings "
    "evidence assessment assessments thanks draft drafts names idea ideas regret regrets apology "
    "apologies stance terms conditions details briefing outcome readout account"
)
_MEASURED = words("hour hours minutes")
_SPENT = words("day days morning afternoon evening weekend half-hour half-day")
_NAMED_WITHIN = 5
_BROKEN_OFF = words(", ; : that and who which - --")
_WITHIN = 11  # words in which what is put to somebody is named


def _denies_visa(line: Line, index: int) -> ActWord | None:
    """ "Denies visas to US commissioners", "refused the senator a visa", "were denied visas": a visit is
    refused. Those who report the news are refused them too, but they are nobody's officials.
    """
    behind = line.words[index + 1 : index + 1 + _WITHIN]
    if _VISAS.isdisjoint(behind):
        return None
    form = _DENYING[line.words[index]]
    visa = index + 1 + next(at for at, word in enumerate(behind) if word in _VISAS)
    if line.words[visa + 1 : visa + 2] == ("to",) and visa < index + _NAMED_WITHIN:
        whom = any(is_somebody(line, at) for at in range(visa + 2, min(visa + 5, len(line.words))))
        return ActWord(SHUN, form, index, visa + 2) if whom else None
    at = _official_after(line, index + 1) or _official_after(line, index + 2)
    if at and visa <= at + 2:
        return ActWord(SHUN, form, index, index + 1)
    return ActWord(SHUN, form, index, visa + 1) if form == "past" and visa <= index + 2 else None


_VISAS = words("visa visas")
_DENYING = by_form(
    "deny denies denied denying", "refuse refuses refused refusing", "withhold withholds withheld withholding"
)


def _grants_time(line: Line, index: int) -> ActWord | None:
    """ "Granted Burns an audience", "gave Wu a hearing"."""
    at = _official_after(line, index + 1)
    granted = at > 0 and not _GRANTED.isdisjoint(line.words[at : at + 4])
    return ActWord(SEE, _GRANTING[line.words[index]], index, index + 1) if granted else None


def _makes_time(line: Line, index: int) -> ActWord | None:
    """ "Made time for Yellen", or "has no time for her"."""
    no = line.words[index + 1 : index + 2] == ("no",)
    if no and line.words[index + 2 : index + 4] == ("time", "for") and is_somebody(line, index + 4):
        return ActWord(SHUN, _MAKING_TIME[line.words[index]], index, index + 4)
    made = line.words[index + 1 : index + 3] == ("time", "for") and is_somebody(line, index + 3)
    return ActWord(SEE, _MAKING_TIME[line.words[index]], index, index + 3) if made else None


def _cannot_reach(line: Line, index: int) -> ActWord | None:
    """ "Austin cannot reach Xu", "was unable to reach Wei": a call that was not taken."""
    barred = line.words[index - 1 : index] in _UNABLE or line.words[max(0, index - 2) : index] in _FAILING
    return ActWord(CALL, "base", index, index + 1) if barred and is_somebody(line, index + 1) else None


_UNABLE = (("cannot",), ("can't",), ("couldn't",))
_FAILING = (("unable", "to"), ("failed", "to"), ("fails", "to"), ("could", "not"), ("can", "not"))


def _pushes(line: Line, index: int) -> ActWord | None:
    """ "Pushed Li on minerals", "buttonholed Wang in the hall"."""
    word = line.words[index]
    return ActWord(WARN, _PUSHING[word], index, index + 1) if _is_pressed(line, index + 1) else None


def _is_pressed(line: Line, index: int) -> bool:
    """Whether somebody stands at a token who is pressed for something, and not before others: "pushes Xi on
    fentanyl", as against "pushes Xi claim", "leans on Xi in a new advert".
    """
    at = _official_after(line, index)
    if not at or line.words[at - 1] == "'s" or not _FROM_AFAR.isdisjoint(line.words[at : at + _WITHIN]):
        return False
    return at == len(line.words) or line.words[at] in _FOR_WHAT


_FOR_WHAT = words("on over to for about into in at during , . and with again hard")
_FROM_AFAR = words(
    "ad ads advert adverts speech post posts tweet tweets interview statement op-ed column letter x twitter"
)


def _says_to(line: Line, index: int) -> ActWord | None:
    """ "It must end, Chen said to Mullen"."""
    said = line.words[index + 1 : index + 2] == ("to",) and is_somebody(line, index + 2)
    return ActWord(TELL, _SAYING_TO[line.words[index]], index, index + 2) if said else None


def _time_with(line: Line, index: int) -> ActWord | None:
    """ "Two hours with Li", "had 40 minutes with Xi": their time together."""
    behind = line.words[index + 1 : index + 4]
    if behind[:1] == ("with",):
        timed = is_somebody(line, index + 2)
    elif behind == ("for", "each", "other"):
        timed = True  # "have an hour set aside for each other"
    elif line.words[index] in _SPENT:
        timed = False
    else:
        timed = _opens_with_time(line, index)
    return ActWord(SEE, "noun", index, index + 1) if timed else None


def _opens_with_time(line: Line, index: int) -> bool:
    """ "Over 80 minutes in Osaka, Trump and Xi agreed", "Four hours in Beijing gave Locke and Xie a list":
    a sentence that opens with the time which two of opposite sides had.
    """
    if index > _FRONT or line.words[index + 1 : index + 2] not in _WHERE:
        return False
    named = [
        m.side for at, m in zip(line.at, line.named, strict=True) if at > index and is_somebody(line, at)
    ]
    counted = any(word[:1].isdigit() or word in _NUMBERS for word in line.words[:index])
    return counted and named[:1] != named[1:2] and {Side.US, Side.CHINA} == set(named[:2])


_FRONT = 5  # words that can stand before the measure of a time with which a sentence opens
_WHERE = (("in",), ("at",), ("on",), (",",), ("together",), ("gave",), ("of",))
_NUMBERS = words(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty forty-five "
    "fifty sixty seventy eighty ninety an several"
)


def _with_tail(line: Line, index: int) -> ActWord | None:
    """A verb with an official, or in the passive with none, before the words that make it an act."""
    word = line.words[index]
    at = _official_after(line, index + 1)
    if not at and "by" not in line.words[index + 2 : index + 9]:
        return None
    for form, tail, act in _BY_VERB[word]:
        if at and line.words[at : at + len(tail)] == tail:
            return ActWord(act, form, index, index + 1)
        if form == "past" and act is not TELL and line.words[index + 1 : index + 1 + len(tail)] == tail:
            passive = (
                line.words[index + 1 + len(tail) :][:1] == ("by",)
                or "by" in line.words[index + 2 : index + 9]
            )
            if passive:
                return ActWord(act, form, index, index + 1 + len(tail))
    return None


def _puts_to(line: Line, index: int) -> ActWord | None:
    """ "Puts her worries to Premier Li", "makes clear to Xi that", "lays out grievances to Wang"."""
    behind = line.words[index + 1 : index + 1 + _WITHIN]
    if "to" not in behind:
        return None
    at = index + 1 + behind.index("to")
    between = line.words[index + 1 : at]
    if _MATTERS.isdisjoint(between[:_NAMED_WITHIN]) and not _carries(line, index, at, between):
        return None
    if between[-1:] in _MEETINGS:
        return None  # "pitches a meeting to", "extends an offer of talks to": the meeting is what is told
    if not _BROKEN_OFF.isdisjoint(between) or not (
        is_somebody(line, at + 1) or _is_offered(line, between, at + 1)
    ):
        return None
    if _OFFERS.isdisjoint(between) and any(
        is_somebody(line, i) and line.words[i + 1] != "'s" for i in range(index + 1, at)
    ):
        return None
    act = APPROACH if not is_somebody(line, at + 1) else RAISE
    return ActWord(act, _CONVEYING[line.words[index]], index, at + 1)


def _carries(line: Line, index: int, at: int, between: _Tail) -> bool:
    """ "Took ocean research to Liu Yandong", as against "took a dislike to Xi": what is brought before one
    named is told to him, whatever it is.
    """
    if not between or line.words[index] not in _CARRYING or not _FIGURES.isdisjoint(between):
        return False
    whom = line.mentions[at + 1] if at + 1 < len(line.words) else None
    who = next((line.mentions[i] for i in reversed(line.at) if i < index), None)
    if whom is None or whom.kind is not MentionKind.PERSON or who is None or who.side is None:
        return False
    return who.side is not whom.side and line.words[at + 2 : at + 3] != ("'s",)


_MEETINGS = frozenset((noun.split()[-1],) for noun, act in NOUNS.items() if act.family in GATHERING)
_CARRYING = frozenset(by_form(
    "convey conveys conveyed conveying", "relay relays relayed relaying", "put puts put putting",
    "pitch pitches pitched pitching", "lay lays laid laying", "spell spells spelled spelling",
    "explain explains explained explaining", "present presents presented presenting",
    "pass passes passed passing", "carry carries carried carrying", "bring brings brought bringing",
    "take takes took taking", "break breaks broke breaking", "describe describes described describing",
    "detail details detailed detailing", "outline outlines outlined outlining",
))  # fmt: skip
_FIGURES = words(
    "shine dislike liking exception umbrage offence offense swipe aim seat back second victory win gift "
    "blow challenge challenges fight war battle rebuke defeat opportunity opening boost lifeline crown "
    "edge advantage power threat threats test pressure end heat trouble blame note attention hope risk "
    "risks closer close credence weight credit damage dilemma message messages letter letters greetings "
    "condolences problem problems hat feud campaign case buck baton grudge line tone stance tack torch mantle"
)


def _is_offered(line: Line, between: _Tail, index: int) -> bool:
    """ "Put the offer of a team to the Chinese government": what is offered is put to a government too."""
    index += line.words[index : index + 1] == ("the",)
    whom = line.mentions[index] if index < len(line.words) else None
    return whom is not None and whom.kind is MentionKind.BODY and not _OFFERS.isdisjoint(between)


_OFFERS = words("offer offers proposal proposals request requests plan plans idea")


def _hands_over(line: Line, index: int) -> ActWord | None:
    """ "Handed Beijing a paper on risks", "passed China's embassy a list": what one government gives another
    in writing, as against what it hands it in a figure ("handed Beijing a victory").
    """
    at = index + 1 + (line.words[index + 1 : index + 2] == ("the",))
    whom = line.mentions[at] if at < len(line.words) else None
    if whom is None or whom.side not in (Side.US, Side.CHINA):
        return None
    given = line.words[at + 1 : at + 1 + _NAMED_WITHIN]
    written = next((word for word in given if word in _WRITINGS), "")
    if not written or not _BROKEN_OFF.isdisjoint(given[: given.index(written)]):
        return None
    return ActWord(
        APPROACH if written in _SUGGESTING else LETTER, _GIVING[line.words[index]], index, index + 1
    )


_GIVING = by_form(
    _GIVE, "hand hands handed handing", "pass passes passed passing", "send sends sent sending",
    "slip slips slipped slipping", "serve serves served serving",
)  # fmt: skip
_SUGGESTING = words(
    "proposal proposals suggestion suggestions draft drafts paper papers non-paper offer roadmap"
)
_WRITINGS = _SUGGESTING | words(
    "document documents letter letters note notes list lists dossier dossiers demarche memo"
)


def _official_after(line: Line, index: int) -> int:
    """Where the words behind an official begin who stands right at a token, with his offices; 0 for none."""
    at, seen = index, False
    while at < len(line.words) and (not line.words[at] or line.words[at] == "'s"):
        seen = seen or is_somebody(line, at)
        at += 1
    return at if seen else 0


READERS = readers(
    (_MEASURED | _SPENT, _time_with),
    (_BY_VERB, _with_tail),
    (_GRANTING, _grants_time),
    (_DENYING, _denies_visa),
    (_MAKING_TIME, _makes_time),
    (_PUSHING, _pushes),
    (("reach",), _cannot_reach),
    (_SAYING_TO, _says_to),
    (_CONVEYING, _puts_to),
    (_GIVING, _hands_over),
)
"""The words that such an act can begin with, or be known by."""
