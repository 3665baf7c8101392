"""Frames of contact: which slots of an act both sides must fill to be its parties.

Subject and object ("A met B"), subject and "with" ("A held talks with B"), a coordinated subject ("A and B
spoke"), "between", a compound ("the A-B call"), a possessive and a destination ("A's visit to B"). A party
named elsewhere in the sentence is not a party of the act.
"""

from __future__ import annotations

from bot.core.acts_en import Act, ActWord
from bot.core.filling_en import BOTH, Slots, sides, sides_of
from bot.core.model import Mention, MentionKind
from bot.core.positions import LIGHT
from bot.core.wordlist import words


def frame(found: Slots, word: ActWord) -> tuple[str, list[Mention]]:
    """The frame that both sides fill and the mentions in it; "half" where a side is missing."""
    for name, *parts in _noun_frames(found, word.act) if word.form == "noun" else _verb_frames(found, word):
        if all(parts) and all(sides(part) & BOTH for part in parts):
            parties = [mention for part in parts for mention in part]
            if sides(parties) & BOTH == BOTH:
                return name, parties
    return "half", _actors(found, word)


def _actors(found: Slots, word: ActWord) -> list[Mention]:
    """Who stands around an act one of whose sides is missing: "Greer talks about Trump's trip" is Trump's."""
    owners = sides([m for m in found.own if m.kind is not MentionKind.COUNTRY])
    if word.form != "noun" or not owners:
        return found.parties()
    speakers = [mention for mention in found.subject if not sides_of(mention) & ~owners]
    return [mention for mention in found.parties() if mention not in speakers or mention in found.own]


_Frame = tuple[str, *tuple[list[Mention], ...]]


def _noun_frames(s: Slots, act: Act) -> list[_Frame]:
    places: list[_Frame] = [
        ("own+to", s.own, s.to),
        ("own+at", s.own, s.at),
        ("by+to", s.by, s.to),
        ("by+own", s.by, s.own),
        ("subject+own", s.subject, s.own),
        ("subject+to", s.subject, s.to),
        ("subject+at", s.subject, s.at),
    ]
    together: list[_Frame] = [("subject both+verb" if s.governed in LIGHT else "subject both", s.subject)]
    return [
        ("between", s.between),
        ("compound", s.own),
        ("own+with", s.own, s.with_),
        ("subject+with", s.subject, s.with_),
        *(places if act.place else ()),
        ("of", s.of),
        ("of+with", s.of, s.with_),
        ("own+of", s.own, s.of),
        ("own+by", s.own, s.by),
        ("by", s.by),
        ("subject+own", s.subject, s.own),
        *(() if act.family == "letter" and s.governed not in _EXCHANGING else together),
        ("subject+by", s.subject, s.by),
        *(() if act.place else places),
    ]


# Two who stand before a letter have written to each other only where they exchange it.
_EXCHANGING = words(
    "exchange exchanges exchanged exchanging trade trades traded swap swaps swapped send sent of"
)


def _verb_frames(s: Slots, word: ActWord) -> list[_Frame]:
    act = word.act
    if act.place:
        return [
            ("subject+to", s.subject, s.to),
            ("subject+object", s.subject, s.direct),
            ("subject+at", s.subject, s.at),
        ]
    options: list[_Frame] = [("subject+with", s.subject, s.with_)]
    if act.family not in ("discuss", "speak", "agree"):
        options.insert(0, ("subject+object", s.subject, s.direct))
    if act.family in ("speak", "letter", "summon", "discuss"):
        options.append(("subject+to", s.subject, s.to))
    if act.family not in DIRECTED:
        options += [("subject both", s.subject), ("between", s.between), ("subject+at", s.subject, s.at)]
    return [*options, ("passive", s.subject, s.by)] if word.form == "past" else options


# One party does these to the other: two subjects do not make them a contact of the two.
DIRECTED = ("tell", "host", "letter", "summon", "invite", "shun")
