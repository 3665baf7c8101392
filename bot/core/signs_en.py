"""What speaks for or against one English candidate: its frame, its parties, how and when its clause tells it.

Every sign is a name that a reader understands; `classify` weighs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.core import standing_en
from bot.core.acts_en import Act, ActWord
from bot.core.appraisal import is_judged
from bot.core.bystanders_en import addressed, appealed
from bot.core.envoys_en import takes_post
from bot.core.filling_en import BOTH, THIRD, Slots, sides, sides_of
from bot.core.kinds_en import DAYS
from bot.core.model import Mention, MentionKind
from bot.core.others_en import is_of_third_country, is_one_of_many, is_private_man
from bot.core.parsing_en import Parse
from bot.core.positions import LIGHT
from bot.core.value import value
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


def signs(parsed: Parse, word: ActWord, filled: Filled) -> list[str]:
    """The names of all signs of a candidate."""
    clause, parties = parsed.clause_of(word.first), (*filled.us, *filled.china)
    found = [*_of_frame(filled.frame, word.act, _kind(filled.us), _kind(filled.china))]
    if word.act.family == "visit":
        found.append(f"visitor:{_kind(_travellers(filled.slots))}")
    told = _construction(clause.kind, word, filled.slots)
    found.append(f"said:{told}")
    if word.act.family == "hotline" and told.endswith("head"):
        found.append("line only named")
    spoken = addressed(parsed, word.first, filled.us)
    if not spoken and appealed(parsed, word.act, filled.slots.subject):
        spoken = "urged"
    standing = "peg after" if spoken else standing_en.standing(parsed, parties, word)
    found.append(f"stands:{standing}")
    if spoken:
        found += _SPOKEN[spoken]
    elif standing in ("peg before", "peg after", "beside"):
        found += standing_en.of_peg(parsed, parties, word.first, standing)
    if not _TELLERS.isdisjoint(parsed.words):
        if not _ANALYSTS.isdisjoint(parsed.words):
            found.append("told by analysts")
        if not _BOOKS.isdisjoint(parsed.words):
            found.append("told by a book")
    found += _wishes(parsed, word.first, word.last)
    third = clause.kind == "during" and f"{standing} by others" in found and standing_en.is_of_third(parsed)
    found += _of_slots(parsed, word, filled, others=bool(spoken) or third)
    found += _of_third_countries(parsed, word, filled)
    if parsed.is_quoted(word.first):
        found.append("quoted")
    if spoken == "judged" or (
        word.form == "noun"
        and filled.slots.governed not in LIGHT
        and is_judged(parsed.words, word.first, word.last)
    ):
        found.append("act:judged")
    found += _times(parsed.words[clause.first : clause.last])
    return found


# What others say to or of those who take part dates nothing, but is the news beside which the act stands.
_SPOKEN = {"urged": ("peg after by others", "mood:wish"), "judged": ("peg after by others",)}


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


def _wishes(parsed: Parse, first: int, last: int) -> Iterator[str]:
    """Who only hopes for an act, thinks it possible or calls for it has not asked the other side."""
    clause = parsed.clause_of(first)
    before = parsed.words[max(0, clause.first - 3, first - _OPERATED) : first]
    if "would" in before and "not" in before:  # "would not meet" refuses
        at = before.index("would")
        before = before[:at] + before[at + 1 :] if before[at + 1 : at + 2] == ("not",) else before
    elif "would" in before and not _ANNOUNCED.isdisjoint(parsed.words[:first]) and _IF.isdisjoint(before):
        before = tuple(word for word in before if word != "would")  # "said they would meet": they will
    if "should" in before and not any(
        parsed.words[at] == "should" and kind == "wish" for at, kind in parsed.operators.items()
    ):
        before = tuple(word for word in before if word != "should")  # "agreed that the two should meet"
    wanted = parsed.words[last : last + 1]  # "a summit should aim at"
    due = not _DUE.isdisjoint(wanted)
    if due or not _WISHING.isdisjoint(before):
        for name, operators in _WISHED.items():
            if name == "weighed at home" and _weigh_together(parsed, clause.first, first, operators):
                continue
            if (due and name == "called for") or not operators.isdisjoint(before):
                yield f"act:{name}"
    if not _ABOUT_IT.isdisjoint(wanted):
        yield "act:modifies"


def _weigh_together(parsed: Parse, opens: int, first: int, weighing: frozenset[str]) -> bool:
    """ "The US and China consider talks": what both weigh is weighed between them, not at home."""
    at = next((i for i in range(opens, first) if parsed.words[i] in weighing), opens)
    placed = zip(parsed.at, parsed.named, strict=True)
    return sides([m for index, m in placed if opens <= index < at]) & BOTH == BOTH


def _of_frame(frame: str, act: Act, us: str, china: str) -> tuple[str, ...]:
    """How tightly parties of two kinds are tied to an act."""
    return _of_ties(
        frame, act.family, f"{us}-{china}" if us < china else f"{china}-{us}", act.weak or act.personal
    )


@lru_cache(maxsize=4096)
def _of_ties(frame: str, family: str, pair: str, weak: bool) -> tuple[str, ...]:
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


def _of_slots(parsed: Parse, word: ActWord, filled: Filled, *, others: bool) -> list[str]:
    slots = filled.slots
    found: list[str] = []
    if others or (word.form == "noun" and _spoken_of(filled)):
        found.append("spoken of by others")
    if word.form == "noun" and slots.governed in _OVERSHADOWING:
        found.append("act:overshadowed")
    if word.form == "noun" and (
        slots.governed in _AWAITING or standing_en.is_expected_by_others(parsed, word)
    ):
        found.append("act:awaited")
    if takes_post(word, slots):
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
    if word.form == "noun":
        called = [*_called(slots)]
        unofficial = any(m.name.startswith("Track ") for m in slots.own)
        if "act called:private" not in called and (unofficial or _is_held_by_scholars(parsed, word.last)):
            called.append("act called:private")
        found += called
    return found


def _is_held_by_scholars(parsed: Parse, last: int) -> bool:
    """ "The dialogue was hosted by Peking University": who holds it has no office."""
    told = parsed.words[last : last + _HELD_BY]
    by = next((at for at, word in enumerate(told) if word == "by" and told[at - 1] in _HOLDING), 0)
    return bool(by) and not _INSTITUTES.isdisjoint(parsed.words[last + by : last + by + _HELD_BY])


_HELD_BY = 10  # words in which who holds talks stands
_HOLDING = words(
    "held hosted co-hosted organized organised co-organized convened sponsored co-sponsored arranged run"
)
_INSTITUTES = words(
    "university universities institution institute institutes foundation endowment academy association "
    "society think-tank think-tanks college carnegie brookings"
)


_AWAITING = words("await awaits awaited awaiting eye eyes eyed eyeing digest digests digested anticipate")


def _called(slots: Slots) -> Iterator[str]:
    """What a noun's own words call the act."""
    described = (*slots.adjectives, slots.determiner)
    recalled = slots.continued or slots.governed in _RECALLING
    if recalled or not _CALLINGS.isdisjoint(described):
        for kind, called in _CALLED.items():
            if (recalled and kind == "past") or not called.isdisjoint(described):
                yield f"act called:{kind}"


def _spoken_of(filled: Filled) -> bool:
    """Whether somebody of the same side talks about another's act: "a senator slams Kerry's trip"."""
    slots = filled.slots
    if not slots.own or not slots.subject or slots.governed in LIGHT:
        return False
    return sides(slots.own) == sides(slots.subject) and filled.frame not in ("subject+with", "subject both")


def _of_third_countries(parsed: Parse, word: ActWord, filled: Filled) -> Iterator[str]:
    if filled.third:
        yield "third:with both" if filled.frame != "half" else "third:for one side"
    elif filled.frame == "half" and (is_of_third_country(parsed, word) or _is_called_in_abroad(word, filled)):
        yield "third:for one side"
    if filled.frame in _BY_BOTH and is_one_of_many(parsed, filled.slots.subject, filled.third):
        yield "one of many"
    if any(mention.place or sides_of(mention) & THIRD for mention in filled.slots.at):
        yield "act placed"
        return
    if not filled.third and sides(parsed.named) & THIRD:
        yield "third:in sentence"


def _is_called_in_abroad(word: ActWord, filled: Filled) -> bool:
    """ "Chinese envoy summoned in London": who calls him in is the country where he is posted."""
    return word.act.family == "summon" and any(sides_of(m) & THIRD for m in filled.slots.at)


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
        ("own+to", "subject+to", "by+to", "by+own", "subject+own", "own+at", "subject+at"), "place"
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
_SAID_OF_TIME = (("time:day", _DAYS), ("time:past", _PAST), ("time:coming", _COMING))


def _times(told: Sequence[str]) -> list[str]:
    """What the words of the act's clause say of its time: a day of the week is news, a bare year or "ago" is
    not.
    """
    if _TIMES.isdisjoint(told):
        return []
    found = [name for name, said in _SAID_OF_TIME if not said.isdisjoint(told)]
    year = next((index for index, word in enumerate(told) if word in _YEARS), 0)
    if year or told[0] in _YEARS:
        dated = any(word.isdigit() and len(word) <= 2 for word in told[max(0, year - 3) : year])
        found.append("time:full date" if dated else "time:bare year")
    return found


_PERSON, _COUNTRY = MentionKind.PERSON, MentionKind.COUNTRY
_STRENGTH = tuple(
    (kind, kind.value) for kind in (MentionKind.ROLE, MentionKind.BODY, MentionKind.JOINT, _COUNTRY)
)


def _kind(party: Sequence[Mention]) -> str:
    """The most telling kind of mention that speaks for a side."""
    kinds = [m.kind for m in party]
    if _PERSON in kinds:
        return "person" if any(m.ref for m in party if m.kind is _PERSON) else "stranger"
    for kind, name in _STRENGTH:
        if kind in kinds:
            return name
    return "none"
