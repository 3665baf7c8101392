"""Frames of contact: which slots of an act both sides must fill to be its parties.

Subject and object ("A met B"), subject and "with" ("A held talks with B"), a coordinated subject ("A and B
spoke"), "between", a compound ("the A-B call"), a possessive and a destination ("A's visit to B"). A party
named elsewhere in the sentence is not a party of the act.
"""

from __future__ import annotations

from bot.core.acts_en import CONSULT, INVITE, PLEDGE, REVIEW, Act, ActWord
from bot.core.company_en import ALONGSIDE
from bot.core.directed_en import DO_ALL, DO_TO, DO_TOGETHER, TELL_BODY
from bot.core.filling_en import BOTH, CHINA, THIRD, US, Slots, sides, sides_of
from bot.core.kinds_en import APPEARING, forms
from bot.core.model import MentionKind
from bot.core.positions import LIGHT
from bot.core.sought_en import OUT
from bot.core.verdict import Mention
from bot.core.wordlist import words

_COUNTRY, _JOINT = MentionKind.COUNTRY, MentionKind.JOINT
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)


def frame(found: Slots, word: ActWord) -> tuple[str, list[Mention]]:
    """The frame that both sides fill and the mentions in it; "half" where a side is missing."""
    filled = found.sides()
    seen = filled.values()
    if BOTH in seen or (US in seen and CHINA in seen):
        for name, one, other in _noun_frames(found, word.act) if word.form == "noun" else _verb_frames(word):
            if one not in filled or other not in filled or filled[one] | filled[other] != BOTH:
                continue
            if not _is_another(found, name, place=word.act.place):
                mentions: list[Mention] = getattr(found, one)
                if name == "subject+own" and found.inherited and filled[one] == BOTH:
                    mentions = _others_of(found)
                return name, mentions if one == other else [*mentions, *getattr(found, other)]
    return "half", _actors(found, word)


def _others_of(found: Slots) -> list[Mention]:
    """Those of an earlier clause with whom somebody named with the act has it: "Panetta, Liang meet; Xi talks
    next" are Panetta's and Xi's; "the two differ after Beijing talks" are both's.
    """
    owners = sides([m for m in found.own if m.kind is MentionKind.PERSON])
    if owners in (US, CHINA):
        return [m for m in found.subject if not sides_of(m) & owners]
    return found.subject


def _is_another(found: Slots, name: str, *, place: bool) -> bool:
    """Whether two who fill a frame do not so act with each other: a place that an act is called by, or a
    pronoun's two where somebody else is met ("she has had a word with Japan's minister").
    """
    if name == "own+with":
        return _is_site(found)
    if name == "guest+to":  # "Gates invited to China"; not "has talked to Xie and is invited to China"
        return found.inherited
    if name in ("by", "passive"):  # "caught between visits by Xi and Biden" to a third country
        return place if name == "by" else _is_by_aides(found)
    if name == "subject+own":  # "Zhang protested at the president's talks with the exiled leader"
        return _has_others(found) and any(mention.kind in _PEOPLE for mention in found.own)
    if name == "subject both":  # "Biden and Xi address a summit" of others
        return found.governed in _ADDRESSING or (found.inherited and _has_others(found))
    return False


def _is_by_aides(found: Slots) -> bool:
    """ "Li, accompanied by senior aides": by his own people, although there are such on both sides."""
    return all(mention.kind is _JOINT for mention in found.by)


def _has_others(found: Slots) -> bool:
    """Whether an act is with somebody of neither side."""
    return found.occupied or sides(found.with_) == THIRD


_ADDRESSING = forms(" ".join(APPEARING))


def _is_site(found: Slots) -> bool:
    """Whether an act is only called by the place where somebody of that side holds it: "Wang, in Beijing
    talks with Kerry".
    """
    at_home = all(mention.kind is _COUNTRY and mention.place for mention in found.own)
    return at_home and sides(found.subject) == sides(found.own)


def _actors(found: Slots, word: ActWord) -> list[Mention]:
    """Who stands around an act one of whose sides is missing: "Greer talks about Trump's trip" is Trump's."""
    parties = found.parties()
    if word.form != "noun" or not (found.own and found.subject):
        return parties
    owners = sides([m for m in found.own if m.kind is not _COUNTRY])
    if not owners:
        return parties
    speakers = [mention for mention in found.subject if not sides_of(mention) & ~owners]
    return [mention for mention in parties if mention not in speakers or mention in found.own]


_Frame = tuple[str, str, str]  # its name and its slots, twice the same where both parties fill one
_PLACES: tuple[_Frame, ...] = (
    ("own+to", "own", "to"),
    ("own+at", "own", "at"),
    ("by+to", "by", "to"),
    ("by+own", "by", "own"),
    ("subject+own", "subject", "own"),
    ("subject+to", "subject", "to"),
    ("subject+at", "subject", "at"),
)


def _of_nouns(*, place: bool, together: str) -> tuple[_Frame, ...]:
    return (
        ("between", "between", "between"),
        ("compound", "own", "own"),
        ("own+with", "own", "with_"),
        ("subject+with", "subject", "with_"),
        *(_PLACES if place else ()),
        ("of", "of", "of"),
        ("of+with", "of", "with_"),
        ("own+of", "own", "of"),
        ("own+by", "own", "by"),
        ("by", "by", "by"),
        ("subject+own", "subject", "own"),
        *(((together, "subject", "subject"),) if together else ()),
        ("subject+by", "subject", "by"),
        *(() if place else _PLACES),
    )


_OF_NOUNS = {
    (place, together): _of_nouns(place=place, together=together)
    for place in (True, False)
    for together in ("", "subject both", "subject both+verb")
}


def _noun_frames(found: Slots, act: Act) -> tuple[_Frame, ...]:
    if act.family == "letter" and found.governed not in _EXCHANGING:
        return _OF_NOUNS[act.place, ""]
    return _OF_NOUNS[act.place, "subject both+verb" if found.governed in LIGHT else "subject both"]


# Two who stand before a letter have written to each other only where they exchange it.
_EXCHANGING = words(
    "exchange exchanges exchanged exchanging trade trades traded swap swaps swapped send sent of"
)


def _fixed_frames(act: Act) -> list[_Frame]:
    """The frames of acts that have these alone."""
    if act.place:
        return _TO_A_PLACE
    if act is REVIEW:  # one alone reviews its own
        return [*_TOGETHER, *_BY_BOTH]
    if act is PLEDGE or act is DO_TOGETHER or act is DO_ALL:
        return _BY_BOTH
    if act is ALONGSIDE:
        return _TOGETHER
    return _TO_HIM if act is DO_TO or act is TELL_BODY else []


def _verb_frames(word: ActWord) -> list[_Frame]:
    act = word.act
    if fixed := _fixed_frames(act):
        return fixed
    options: list[_Frame] = [("subject+with", "subject", "with_")]
    if act.family not in ("discuss", "speak", "agree") or act is CONSULT:
        options.insert(0, ("subject+object", "subject", "direct"))
    if act.family in ("speak", "letter", "summon", "discuss", "ship") or act is OUT:
        options.append(("subject+to", "subject", "to"))
    if act.family == "summon" and word.form == "past":  # "got a dressing-down at the foreign ministry"
        options.append(("subject+at", "subject", "at"))
    if act.family not in DIRECTED:
        options += [
            ("subject both", "subject", "subject"),
            ("between", "between", "between"),
            ("subject+at", "subject", "at"),
        ]
    if act is INVITE and word.form == "past":
        options.append(("guest+to", "subject", "to"))
    if word.form != "past":
        return options
    if act.family in ("discuss", "agree"):  # "fentanyl was discussed by U.S. and Chinese officials"
        options.append(("by", "by", "by"))
    return [*options, ("passive", "subject", "by")]


_TOGETHER: list[_Frame] = [("subject+with", "subject", "with_")]
_TO_HIM: list[_Frame] = [
    ("subject+object", "subject", "direct"),
    *_TOGETHER,
    ("passive", "subject", "by"),
]
_BY_BOTH: list[_Frame] = [("subject both", "subject", "subject")]
_TO_A_PLACE: list[_Frame] = [
    ("subject+to", "subject", "to"),
    ("subject+object", "subject", "direct"),
    ("subject+at", "subject", "at"),
]
# One party does these to the other: two subjects do not make them a contact of the two.
DIRECTED = ("tell", "host", "letter", "summon", "invite", "shun")
