"""What an English clause says of a noun of contact behind it: "the trip was called off", "set for May"."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import NOUNS
from bot.core.clauses import FINITE
from bot.core.operators_en import BE, negates
from bot.core.parsing_en import Parse
from bot.core.wordlist import words

_OFF = ("cancel", "refuse")


def predicate(parse: Parse, after: range, *, in_course: bool) -> str:
    """What is said of a noun behind it: "was postponed", "set for May", "on hold", "to be held".

    A noun inside a phrase ("in talks with Xi, Obama seeks") has no predicate beyond its comma.
    """
    words, operators = parse.words, parse.operators
    for index, word in enumerate(words[after.start : after.stop], after.start):
        if word not in _SAYING_SOMETHING and index not in operators:
            continue
        if in_course and word == ",":
            break
        if word in _STANDING and (standing := _standing(words, index)):
            return standing
        kind = operators.get(index)
        if kind:
            said = _said_of(words, index, kind)
            if said == "future" and word in _PLANNED and words[index - 1] not in BE:
                return _undone(parse, range(index + 1, after.stop + _FURTHER)) or said
            if said or kind in _OFF:
                return said
        if word == "to" and words[index + 1 : index + 2] in _TAKE_PLACE:
            if words[index + 1] != "take" or words[index + 2 : index + 3] == ("place",):
                return "future"
            break  # "a call to press them to take it seriously"
        if word in FINITE and word not in BE and word not in _SEEMING:
            break
    return ""


def _standing(words: Sequence[str], index: int) -> str:
    """How a plan stands by the words that begin at one: it is off, on or not settled yet."""
    if _is_off(words, index) or _is_gone(words, index):
        return "cancel"
    if words[index] in _UNHEARD and _begins(words, index + 1, _UNHEARD[words[index]]):
        return "refuse"
    if _is_on(words, index):
        return "future"
    return "offer" if _is_pending(words, index) else ""


def _undone(parse: Parse, rest: range) -> str:
    """What became of what was arranged: "talks due on Monday were called off"."""
    words = parse.words
    for index in rest:
        if index >= len(words) or words[index] in _APART:
            break
        if parse.operators.get(index) not in _OFF or negates(words[index - 1]):
            continue  # "planned visits are not derailed"
        passive = words[index - 1] in BE or words[index - 1] == "been"
        if passive or _is_participle(parse, index):
            return "cancel"
    return ""


def _is_participle(parse: Parse, index: int) -> bool:
    """ "Talks set for Monday postponed": a headline leaves its "are" out, and nobody does it."""
    before = parse.mentions[index - 1]
    done = parse.words[index].endswith("ed") or parse.words[index] in _PUT
    word = parse.words[index - 1]  # "are not derailed" says the contrary
    return done and word != "," and not negates(word) and (before is None or before.place)


def _said_of(words: Sequence[str], index: int, kind: str) -> str:
    """An operator's class as part of a predicate, "" where it says something of people instead."""
    word = words[index]
    if word == "won't":
        return _of_what_will_not(words, index + 1) if words[index - 1] not in _PERHAPS else ""
    if kind in _OFF:
        passive = words[index - 1] in BE or words[index - 1] in ("been", "not") or word in _CALLED_OFF
        return kind if passive or word.endswith("ed") or word in _PUT else ""
    if kind == "future" and words[index + 1 : index + 4] == ("have", "to", "wait"):
        return "cancel"
    if kind == "future" and index + 1 < len(words) and negates(words[index + 1]):
        return _of_what_will_not(words, index + 2) or "refuse"
    of_people = word in _OF_PEOPLE and words[index - 1] != "being"  # "talks are being prepared"
    return kind if kind in ("future", "offer") and not of_people else ""


def _of_what_will_not(words: Sequence[str], index: int) -> str:
    """ "Will not take place", "will no longer go ahead", as against "will not be easy", which is to come."""
    index += words[index : index + 1] == ("now",)
    if words[index : index + 1] in _OFF_NOW:
        return "cancel"
    if words[index : index + 1] == ("be",):
        return "future" if _BE_HELD.isdisjoint(words[index + 1 : index + 2]) else "refuse"
    return ""


_BE_HELD = words("held convened resumed rescheduled arranged scheduled allowed possible happening taking any")


def _is_off(words: Sequence[str], index: int) -> bool:
    """ "The trip is off", "the visit slips to May", "the meeting was taken off the programme"."""
    word = words[index]
    if word in _SLIPS or (word in ("on", "off") and words[index + 1 : index + 2] in _HELD_UP):
        return True
    if word == "wait" and words[index - 2 : index] in _HAVING_TO:
        return True  # "the visit will have to wait"
    if word in _FALLS and words[index + 1 : index + 2] in _FALLEN:
        return True
    if word == "off" and words[index - 1] in NOUNS and words[index + 1 : index + 2] in _FOR_NOW:
        return True
    if word == "off" and not words[index - 1] and words[index + 1 : index + 2] in _WHY_OFF:
        return True  # "Blinken trip to China off after balloon sighting"
    return (
        word == "off"
        and (words[index - 1] in BE or words[index - 1] == "taken")
        and words[index + 1 : index + 2] != ("to",)
    )


def _begins(words: Sequence[str], index: int, tails: Sequence[tuple[str, ...]]) -> bool:
    """Whether one of some turns of phrase goes on at a word."""
    return any(words[index : index + len(tail)] == tail for tail in tails)


def _is_gone(words: Sequence[str], index: int) -> bool:
    """ "Struck from the calendar", "goes on ice", "was moved back": turns of phrase for what is off."""
    word = words[index]
    cut = word == "cut" and words[index + 1 : index + 2] == ("from",)
    if (cut or word in _AWAY) and not _LISTS.isdisjoint(words[index + 1 : index + 5]):
        return _HAVING.isdisjoint(words[index - 1 : index])
    if word in _GOES_OFF and _begins(words, index + 1, _GOES_OFF[word]):
        return True
    if word == "struck" and not _ACCORDS.isdisjoint(words[max(0, index - _NOUN_NEAR) : index]):
        return False  # "a truce was struck"
    shifted = word in _SHIFTED and (words[index - 1] in BE or words[index - 1] == "been")
    return shifted and words[index + 1 : index + 2] in _WHERE_TO


def _is_on(words: Sequence[str], index: int) -> bool:
    """ "The trip is still on", "the meeting is on track", "to go ahead", "in doubt": what is yet to come."""
    word, following = words[index], words[index + 1 : index + 2]
    if word == "green":
        return following == ("light",)
    if word == "on" and (words[index - 1] == "back" or words[index - 1] in BE):
        listed = not _LISTS.isdisjoint(words[index + 1 : index + 5])
        if listed or (words[index - 1] == "back" and following not in _ON_COURSE):
            return True
    if word == "on":
        return (
            words[index - 1] == "still"
            or (following in _ON_COURSE and words[index - 1] != "back")
            or (words[index + 1 : index + 3] in _IN_THE_DIARY)
        )
    if word in _GETS and not _DATES.isdisjoint(words[index + 1 : index + 4]):
        return True  # "the summit gets a date"
    if word in _LIES:  # "talks lie ahead", "a meeting is not far off", "a call is around the corner"
        return words[index - 1 : index + 2] == ("not", "far", "off") or words[index + 1 : index + 3] in _NEAR
    return (
        (word in _GOES and following == ("ahead",))
        or (word == "confirmed" and following == ("for",))
        or (word == "down" and following == ("for",) and words[index - 1] in BE)
        or (word == "in" and words[index - 1] in BE and words[index + 1 : index + 3] in _IN_THE_DIARY)
        or (word == "in" and following in _IN_DOUBT)
        or (word == "at" and following == ("risk",))
        or (word == "next" and following in _AT_THE_END)  # "Panetta sees Liang; Xi meeting next"
    )


def _is_pending(words: Sequence[str], index: int) -> bool:
    """ "In the works", "under discussion", "being arranged": what nobody has settled yet."""
    word, following = words[index], words[index + 1 : index + 3]
    if word == "being":
        return following[:1] in _TALKED_OVER
    return following in _IN_THE_WORKS.get(word, ()) or (word == "under" and following[:1] in _DEBATED)


_TALKED_OVER = frozenset(
    (w,)
    for w in words(
        "discussed considered negotiated arranged organised organized explored weighed mooted floated mulled"
    )
)
_DEBATED = (("discussion",), ("consideration",), ("negotiation",))
_IN_THE_WORKS = {
    "in": (("the", "works"), ("the", "offing"), ("the", "pipeline")),
    "on": (("the", "cards"), ("the", "horizon")),
}
_HAVING_TO = (("have", "to"), ("has", "to"), ("had", "to"))
_WHY_OFF = ((), *((word,) for word in ("after", "over", "amid", "as", "until", ",", ".", ":", ";", "|", "-")))
_FALLEN = (("through",), ("apart",), ("victim",))
_ON_COURSE = (("track",), ("course",), ("schedule",))
_IN_THE_DIARY = tuple(
    (the, book)
    for the in ("the", "his", "her", "their")
    for book in ("calendar", "books", "diary", "schedule", "programme")
)
_GOES = words("go going")  # what "goes ahead" is under way
_AT_THE_END = ((), (";",), (".",), (",",), ("|",), ("-",))
_IN_DOUBT = (("doubt",), ("limbo",), ("jeopardy",), ("peril",), ("question",), ("balance",))
# What became of a request: "falls on deaf ears", "met with silence", "went unanswered".
_UNHEARD = {
    **dict.fromkeys(("fall", "falls", "fell", "fallen"), (("on", "deaf"),)),
    **dict.fromkeys(("meet", "meets", "met"), (("silence",), ("with", "silence"))),
    **dict.fromkeys(("go", "goes", "went", "gone"), (("to", "voicemail"), ("unheeded",), ("unanswered",))),
    "left": (("unheeded",), ("unanswered",)),
}
_FURTHER = 8
_AWAY = words("from off")  # the calendar, the programme
_HAVING = words("a an hours days minutes weeks far")  # "a day off his schedule"
_GOES_OFF = {
    **dict.fromkeys(
        ("go", "goes", "went", "gone"), (("by", "the", "board"), ("on", "ice"), ("into", "the", "freezer"))
    ),
    **dict.fromkeys(
        ("get", "gets", "got"), (("the", "chop"), ("the", "axe"), ("the", "ax"), ("the", "boot"))
    ),
    **dict.fromkeys(("fall", "falls", "fell", "fallen"), (("away",),)),
    "held": (("over", "to"), ("over", "until"), ("over", ",")),
    "in": (("tatters",), ("the", "freezer")),
}
_SHIFTED = words("moved kicked shunted pulled blown stood crossed rained parked bumped vetoed struck")
_ACCORDS = frozenset(noun for noun, act in NOUNS.items() if act.family == "agree")
_NOUN_NEAR = 8  # words before a verb in which stands what it is said of
_WHERE_TO = (
    *((), ("back",), ("over",), ("into",), ("to",), ("off",), ("down",), ("out",), (",",), (".",), (";",)),
    *(("after",), ("until",), ("by",), ("as",), ("amid",), ("at",)),
)
_FOR_NOW = ((), ("after",), ("over",), ("amid",), ("as",), (",",), (":",))
_LISTS = words("programme program calendar schedule diary docket timetable itinerary")
_PLANNED = words(
    "pencilled penciled due planned scheduled set slated expected arranged supposed next tomorrow"
)
_APART = words("after before because since when while as and but who which although though if ;")
_SLIPS = words("slips slipped slip slides")
_FALLS = words("fall falls fell fallen")
_LIES = words("lies lie lay far around round just")
_NEAR = (("ahead",), ("ahead", ","), ("the", "corner"), ("around", "the"))
_GETS = words("get gets got has have given")
_DATES = words("date dates slot")
# What begins words that say how a plan stands.
_STANDING = _GETS.union(
    *(_LIES, _SLIPS, _FALLS, _GOES, _UNHEARD, _GOES_OFF, _SHIFTED, _AWAY),
    words("in at on off under being green wait next confirmed down cut"),
)
_SAYING_SOMETHING = (
    FINITE.union(_GOES_OFF, _SHIFTED, _AWAY)
    | _GETS
    | _LIES
    | _SLIPS
    | _FALLS
    | _GOES
    | words("in at on off to under being green wait confirmed down ,")
)
_HELD_UP = (("hold",), ("ice",))
_CALLED_OFF = words("canceled cancelled postponed dropped")
_PUT = words("called calls calling call put puts putting cut cuts cutting broke broken breaks break")
_HAPPEN = (("go",), ("take",), ("happen",), ("proceed",))
_PERHAPS = words("maybe perhaps probably possibly")
_OFF_NOW = (*_HAPPEN, ("longer",))  # "will no longer take place"
_TAKE_PLACE = (("be",), ("follow",), ("take",), ("begin",), ("start",), ("open",))
# What people do, not what becomes of talks: "the trip offers a way", "the talks agreed".
_OF_PEOPLE = words(
    "agreement agreed agree agrees hopes hope hoping announced announces offers offered offer offering seeks "
    "sought seek seeking proposes wants want push pushes pushing asks asked urges urged urge pledges "
    "pledged eyes hints attempts invites invite toward towards plans plan prepares prepared groundwork pave "
    "paves paving"
)
_SEEMING = words("has have had looked looks seemed seems appeared appears remained remains")
