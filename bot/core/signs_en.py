"""What speaks for or against one English candidate: its frame, its parties, how and when its clause tells it.

Every sign is a name that a reader understands; `classify` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.core import standing_en
from bot.core.acts_en import MECHANISM, ActWord
from bot.core.appraisal import is_judged
from bot.core.bystanders_en import addressed
from bot.core.clauses import Clause
from bot.core.envoys_en import takes_post
from bot.core.filling_en import BOTH, THIRD, Slots, names_third, sides, sides_of
from bot.core.kinds_en import DAYS
from bot.core.model import MentionKind
from bot.core.origins_en import is_origin
from bot.core.others_en import is_of_third_country, is_one_of_many, is_private_man
from bot.core.parsing_en import Parse
from bot.core.positions import LIGHT
from bot.core.value import value
from bot.core.verdict import Mention
from bot.core.wordlist import words


@value
class Filled:
    """An act whose frame has been read: the frame's name and who fills it. `third` stand in slots of
    parties.
    """

    frame: str
    slots: Slots
    us: tuple[Mention, ...]
    china: tuple[Mention, ...]
    third: tuple[Mention, ...]


def signs(parsed: Parse, clause: Clause, word: ActWord, filled: Filled) -> list[str]:
    """The names of all signs of a candidate, whose act stands in a clause."""
    told, act = parsed.words, word.act
    slots, us, china = filled.slots, filled.us, filled.china
    noun = word.form == "noun"
    weak = act.weak or act.personal
    found = [*_of_frame(filled.frame, act.family, _kind(us), _kind(china), weak=weak)]
    if act.family == "visit":
        found.append(f"visitor:{_kind(_travellers(slots))}")
    said = _construction(clause.kind, word, slots)
    found.append(f"said:{said}")
    if act.family == "hotline" and said.endswith("head"):
        found.append("line only named")
    spoken = addressed(parsed, word, us, slots.subject)
    awaited = noun and standing_en.is_expected_by_others(parsed, clause, word)
    parties = (*us, *china)
    standing = "peg after"
    if not spoken:
        standing = standing_en.standing(parsed, parties, clause, word, awaited=awaited)
    found.append(f"stands:{standing}")
    if spoken:
        found += _SPOKEN[spoken]
    elif standing in ("peg before", "peg after", "beside"):
        found += standing_en.of_peg(parsed, parties, word.first, standing)
    if not _TELLERS.isdisjoint(told):
        found += _told_by(told)
    found += _wishes(parsed, clause.first, word)
    third = clause.kind == "during" and f"{standing} by others" in found and standing_en.is_of_third(parsed)
    if spoken or third or (noun and _spoken_of(word, filled)):
        found.append("spoken of by others")
    if noun:
        found += _of_noun(slots, awaited=awaited)
        found += ["act:explains"] * (act.family == "agree" and is_origin(parsed, word))
    found += _of_slots(parsed, word, slots)
    found += _of_third_countries(parsed, word, filled)
    if '"' in told and parsed.is_quoted(word.first):
        found.append("quoted")
    if spoken == "judged" or (
        noun and slots.governed not in LIGHT and is_judged(told, word.first, word.last)
    ):
        found.append("act:judged")
    within = told[clause.first : clause.last]
    if not _TIMES.isdisjoint(within):
        found += _times(within)
    return found


# What others say to or of those who take part dates nothing, but is the news beside which the act stands.
_SPOKEN = {"urged": ("peg after by others", "mood:wish"), "judged": ("peg after by others",)}


def _told_by(told: Sequence[str]) -> Iterator[str]:
    """Who tells of an act, beside news desks and those who took part."""
    if not _ANALYSTS.isdisjoint(told):
        yield "told by analysts"
    if not _BOOKS.isdisjoint(told):
        yield "told by a book"


_ANALYSTS = words(
    "analysts analyst experts expert observers scholars scholar critics specialists economists commentators"
)
_BOOKS = words("book memoir memoirs excerpts extracts biography")
_TELLERS = _ANALYSTS | _BOOKS


_WISHED = {
    "hoped for": words(
        "hope hopes hoped hoping want wants wanted wish wishes keen eager willing willingness ready "
        "readiness openness desire aims aim"
    ),
    "thought possible": words(
        "may might could possible potential potentially possibility likely chance prospect prospects "
        "speculation mulls considering weighs would rumors rumours whether"
    ),
    "weighed at home": words(
        "weigh weighs weighing mull mulls mulling mulled consider considers considering considered explores "
        "ponders debates debating studies studying"
    ),
    "called for": words("calls urges urge urged need needs should must resumption"),
}
_WISHING = frozenset().union(*_WISHED.values())
_OPERATED = 14  # words before an act that can bend it


_ANNOUNCED = words("said confirmed announced")
_IF = words("if like love prefer welcome welcomed")
_DUE = words("should must ought needs could")
_ABOUT_IT = words(
    "hopes prospects coverage sincerity pledge fallout aftermath outcome outcomes agenda preparations "
    "anniversary results optimism uncertainty rumors rumours speculation buzz"
)


def _wishes(parsed: Parse, opens: int, word: ActWord) -> list[str]:
    """Who only hopes for an act, thinks it possible or calls for it has not asked the other side; the clause
    of the act opens at a token.
    """
    told, first, last = parsed.words, word.first, word.last
    before = told[max(0, opens - 3, first - _OPERATED) : first]
    if word.form == "past" and "," in before:  # "Yellen, hoping to calm markets, met": what she did was done
        before = before[len(before) - before[::-1].index(",") :]
    wanted = told[last] if last < len(told) else ""  # "a summit should aim at"
    due = wanted in _DUE
    found = [] if _WISHING.isdisjoint(before) and not due else _wished(parsed, before, opens, first, due=due)
    if wanted in _ABOUT_IT:
        found.append("act:modifies")
    return found


def _wished(parsed: Parse, before: tuple[str, ...], opens: int, first: int, *, due: bool) -> list[str]:
    """What the words before an act that open at a token wish of it; `due`: so do those behind it."""
    if "would" in before and "not" in before:  # "would not meet" refuses
        at = before.index("would")
        before = before[:at] + before[at + 1 :] if before[at + 1 : at + 2] == ("not",) else before
    elif "would" in before and not _ANNOUNCED.isdisjoint(parsed.words[:first]) and _IF.isdisjoint(before):
        before = tuple(word for word in before if word != "would")  # "said they would meet": they will
    if "should" in before and not any(
        parsed.words[at] == "should" and kind == "wish" for at, kind in parsed.operators.items()
    ):
        before = tuple(word for word in before if word != "should")  # "agreed that the two should meet"
    found: list[str] = []
    for name, operators in _WISHED.items():
        if (due and name == "called for") or not operators.isdisjoint(before):
            if name == "weighed at home" and _weigh_together(parsed, opens, first, operators):
                continue
            found.append(f"act:{name}")
    return found


def _weigh_together(parsed: Parse, opens: int, first: int, weighing: frozenset[str]) -> bool:
    """ "The US and China consider talks": what both weigh is weighed between them, not at home."""
    at = next((i for i in range(opens, first) if parsed.words[i] in weighing), opens)
    placed = zip(parsed.at, parsed.named, strict=True)
    return sides([m for index, m in placed if opens <= index < at]) & BOTH == BOTH


@lru_cache(maxsize=4096)
def _of_frame(frame: str, family: str, us: str, china: str, *, weak: bool) -> tuple[str, ...]:
    """How tightly parties of two kinds are tied to an act."""
    pair = f"{us}-{china}" if us < china else f"{china}-{us}"
    link = _LINKS.get(frame, "loose")
    names = (
        f"frame:{frame}",
        f"link:{link}",
        f"family:{family}",
        f"family+link:{family} {link}",
        f"pair:{pair}",
    )
    return (*names, f"weak:{pair}") if weak else names


def _travellers(slots: Slots) -> list[Mention]:
    return [m for m in (*slots.own, *slots.subject, *slots.by) if m.kind is not _COUNTRY]


def _of_slots(parsed: Parse, word: ActWord, slots: Slots) -> list[str]:
    """What stands in the slots of an act beside its parties."""
    found: list[str] = []
    if word.act.family == "visit" and takes_post(parsed, word, slots):
        found.append("act:takes up a post")
    if slots.inherited:
        found.append("subject:inherited")
    if slots.occupied:
        found.append("occupied")
    if slots.private or (not slots.subject and is_private_man(parsed, word)):
        found.append("private:in slot")
    if slots.speaker:
        found.append("speaker:in slot")
    if slots.determiner in ("no", "any"):
        found.append("act called:none")
    return found


_PREPARING = words("prepare prepares prepared preparing")


def _is_second_track(mention: Mention) -> bool:
    """ "Track 2 talks": who holds them has no office."""
    return mention.name.startswith("Track ")


_AWAITING = words("await awaits awaited awaiting eye eyes eyed eyeing digest digests digested anticipate")


def _of_noun(slots: Slots, *, awaited: bool) -> list[str]:
    """What a noun's own words call the act, and what its verb does to it."""
    governor = slots.governed
    described = (*slots.adjectives, slots.determiner)
    recalled = slots.continued or governor in _RECALLING
    found: list[str] = []
    if governor in _OVERSHADOWING:
        found.append("act:overshadowed")
    if awaited or governor in _AWAITING:
        found.append("act:awaited")
    elif governor in _PREPARING and not slots.subject:
        found.append("act:prepared")  # by something else: "the talks prepare a meeting between"
    if recalled or not _CALLINGS.isdisjoint(described):
        for kind, called in _CALLED.items():
            if (recalled and kind == "past") or not called.isdisjoint(described):
                found.append(f"act called:{kind}")
    if slots.own and "act called:private" not in found and any(map(_is_second_track, slots.own)):
        found.append("act called:private")
    return found


def _spoken_of(word: ActWord, filled: Filled) -> bool:
    """Whether somebody of the same side talks about another's act: "a senator slams Kerry's trip". Who leads,
    opens or revives a dialogue of the two holds it; who comes "for" one has another act for it.
    """
    slots = filled.slots
    if not slots.own or not slots.subject or slots.governed in LIGHT:
        return False
    if word.act is MECHANISM and sides(slots.subject) & BOTH == BOTH and slots.governed != "for":
        return False
    return sides(slots.own) == sides(slots.subject) and filled.frame not in ("subject+with", "subject both")


def _of_third_countries(parsed: Parse, word: ActWord, filled: Filled) -> list[str]:
    found: list[str] = []
    half = filled.frame == "half"
    third = names_third(parsed.named)
    if filled.third and not _is_matter(word, filled):
        found.append("third:for one side" if half else "third:with both")
    elif half and (
        (third and is_of_third_country(parsed, word)) or _is_called_in_abroad(word, filled.slots.at)
    ):
        found.append("third:for one side")
    if filled.frame in _BY_BOTH and is_one_of_many(parsed, filled.slots.subject, filled.third):
        found.append("one of many")
    if filled.slots.at and any(mention.place or sides_of(mention) & THIRD for mention in filled.slots.at):
        found.append("act placed")
    elif third and not filled.third:
        found.append("third:in sentence")
    return found


def _is_matter(word: ActWord, filled: Filled) -> bool:
    """ "Discussed Taiwan with Wang": a country that two talk about takes no part."""
    if word.act.family != "discuss" or filled.frame != "subject+with":
        return False
    return all(m.kind is _COUNTRY and m in filled.slots.direct for m in filled.third)


def _is_called_in_abroad(word: ActWord, places: Sequence[Mention]) -> bool:
    """ "Chinese envoy summoned in London": who calls him in is the country where he is posted."""
    return bool(places) and word.act.family == "summon" and names_third(places)


_BY_BOTH = ("subject both", "subject both+verb", "half")
# "A dispute clouds the visit": the news is the dispute.
_OVERSHADOWING = words(
    "cloud clouds clouded clouding overshadow overshadows overshadowed overshadowing complicate complicates "
    "complicated threaten threatens threatened imperil imperils imperiled jeopardize jeopardizes mar mars "
    "marred shadow shadows save saves saved saving salvage salvages spare preserve protect rescue"
)
_CALLED = {
    "past": words("previous past earlier last recent prior old latest"),
    "coming": words("upcoming planned next coming expected scheduled future forthcoming looming"),
    "possible": words("possible potential proposed likely"),
    "official": words(
        "bilateral high-level high-stakes candid frank constructive economic trade defense defence "
        "military climate diplomatic strategic top-level rare first face-to-face in-person marathon "
        "senior ministerial"
    ),
    "private": words(
        "business private academic student cultural ceo corporate youth civil unofficial semi-official "
        "non-governmental think-tank people-to-people track"
    ),
    "at sea": words("sea air naval unsafe close aerial mid-air"),
}


_CALLINGS = frozenset().union(*_CALLED.values())
_RECALLING = words(
    "called praised touted "
    "recalls recalled recalling recounts recounted remembers remembered describes described defends defended"
)


# How tightly a frame ties both parties to the act.
_LINKS = {
    **dict.fromkeys(
        ("subject+object", "subject+with", "own+with", "between", "subject both+verb", "passive"), "tight"
    ),
    **dict.fromkeys(("compound", "of", "of+with", "own+of", "own+by", "by"), "compound"),
    **dict.fromkeys(
        (
            *("own+to", "subject+to", "guest+to", "by+to"),
            *("by+own", "subject+own", "own+at", "subject+at"),
        ),
        "place",
    ),
    "half": "half",
}


_UNDER = {
    **dict.fromkeys(("in", "at", "during", "amid", "into"), "in"),
    **dict.fromkeys(("about", "on", "over", "regarding"), "about"),
    **dict.fromkeys(("for", "to", "toward", "towards"), "for"),
    **dict.fromkeys(
        ("after", "from", "since", "following", "with", "by", "despite", "through", "without"), "after"
    ),
    **dict.fromkeys(("before", "ahead", "until"), "before"),
    **dict.fromkeys(("of", "as", "than"), "of"),
}


def _construction(kind: str, word: ActWord, slots: Slots) -> str:
    """How the act is told: the kind of clause that it stands in, and what governs its word there."""
    governor = slots.governed
    if word.form == "ing":
        return f"{kind} participle"
    if word.form != "noun":
        return f"{kind} infinitive" if slots.infinitive else f"{kind} verb"
    if governor in LIGHT:
        return f"{kind} light verb"
    if governor in _UNDER:
        return f"{kind} under {_UNDER[governor]}"
    heads = not governor or not governor[0].isalpha() or governor in ("and", "but", "as")
    return f"{kind} head" if heads else f"{kind} object"


_DAYS = DAYS | words("today tonight yesterday tomorrow weekend")
_PAST = words("ago last previously earlier since decades history once formerly")
_COMING = words("next later upcoming coming tomorrow soon")
_YEARS = frozenset(map(str, range(1900, 2100)))
_TIMES = _DAYS | _PAST | _COMING | _YEARS
_DAY = re.compile(r"\d\d?(?:st|nd|rd|th)?(?:-\d\d?)?")  # "14", "14th", "14-15"
_SAID_OF_TIME = (("time:day", _DAYS), ("time:past", _PAST), ("time:coming", _COMING))


def _times(told: Sequence[str]) -> list[str]:
    """What the words of the act's clause say of its time: a day of the week is news, a bare year or "ago" is
    not.
    """
    if "since" in told:  # "the first since 2022": the time of the one before it
        at = told.index("since")
        told = (*told[:at], *told[at + 2 :]) if _YEARS.issuperset(told[at + 1 : at + 2]) else told
    found = [name for name, said in _SAID_OF_TIME if not said.isdisjoint(told)]
    if _YEARS.isdisjoint(told):
        return found
    year = next((index for index, word in enumerate(told) if word in _YEARS), 0)
    dated = any(map(_DAY.fullmatch, told[max(0, year - 3) : year]))
    found.append("time:full date" if dated else "time:bare year")
    return found


_PERSON, _COUNTRY = MentionKind.PERSON, MentionKind.COUNTRY
_KINDS = ("stranger", "role", "body", "joint", "country", "none")  # the most telling one first
_RANK = {kind: at for at, kind in enumerate(_KINDS)} | {MentionKind.VENUE: len(_KINDS) - 1}


def _kind(party: Sequence[Mention]) -> str:
    """The most telling kind of mention that speaks for a side; a stranger is a person whom no list has."""
    best = len(_KINDS) - 1
    for mention in party:
        kind = mention.kind
        if kind is _PERSON:
            if mention.ref:
                return "person"
            best = 0
        elif _RANK[kind] < best:
            best = _RANK[kind]
    return _KINDS[best]
