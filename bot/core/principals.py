"""Who took part where the act itself names nobody: the officials whom its own sentences name beside it.

"US, China hold talks. Bessent told He Lifeng ..." leaves the two sides of the talks unnamed. The first
sentences that go on about them name the people: those of a side who belong to no other contact of the item,
whose rank can be that of the talks, and those who stand beside them in a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from bot.core.attachment import Passage
from bot.core.candidate import Candidate
from bot.core.model import Level, Mention, MentionKind, Side, Status
from bot.core.positions import speaks_for_others
from bot.core.separate_en import first_met
from bot.core.text import Document, Sentence
from bot.core.wordlist import holds

_US, _CHINA, _HELD, _PERSON = Side.US, Side.CHINA, Status.HELD, MentionKind.PERSON
_CANCELLED = Status.CANCELLED
_READ = 3  # sentences that are looked at, the act's own included
_INTERVIEWED = re.compile(
    r"(?: was| were)?(?: also)? (?:interviewed|posted"
    r"|join(?:ed|s)(?! (?:the|their) (?:\w+ )?(?:talks|meetings?|session)\b)"
    r"|told (?:reporters|the press|CNBC|CNN|CBS|NBC|ABC|Fox|Bloomberg))\b"
)
_AS_WELL = re.compile(r"(?: \([^)]{1,60}\))?,? as well as (?:with )?(?:the )?")
_OWN_TALKS = re.compile(
    r"'s (?:[\w-]+ ){0,3}?(?:meetings?|talks|(?:phone )?calls?|conversations?|dialogue|session)\b",
    re.IGNORECASE,
)
_OWNS = "'s "
# Whose stay elsewhere is only what the news answers: "over a visit this week to Taiwan by Nancy Pelosi".
_VISIT_BY = re.compile(r"\b(?:visit|trip|stopover|transit|stay)\b[^,.;]{0,40}\bTaiwan\b[^,.;]{0,20}by $")
# "To halt talks over Pelosi trip"
_ANSWERS = ("over ", "after ", "following ", "Over ", "After ", "Following ")
_TRIP = re.compile(r" (?:[\w-]+ )?(?:trip|visit|stopover|transit)\b", re.IGNORECASE)
_NOT_HIM = ("instead of ", "rather than ")
_LEADS_ASIDE = ("by ", *_ANSWERS, *_NOT_HIM)
_LISTED = re.compile(r"(?: \([^)]{1,12}\))?(?:,? (?:and )?|, and )(?:(?:the )?[Aa]cting )?")
_PARTISAN = r"(?:(?:fellow )?(?:Republicans?|Democrats?|Senators?|Representatives?|Sens?\.|Reps?\.) )?"
_LISTED_WITH_BODY = re.compile(rf"(?: (?:of|from) [^,.;]{{2,60}})?(?:,|,? and) {_PARTISAN}")
_TO_COME = (Status.SCHEDULED, Status.PROPOSED)
_TOOK = re.compile(r"(?<!be )\b(?:led|headed|hosted|chaired|took part|participated|attended|sat in)\b")
_STOPPED = (Status.CANCELLED, Status.DECLINED)
_SPEAKS = re.compile(
    r"(?:, [^,.;]{2,60})?,? (?:said|says|told|tells|added|wrote)\b"
)  # "Adm. Li, head of it, said"
_BESIDE = 5  # sentences that may add who else was there
_REACH = 90  # characters before a name that can say so
_PARTY = (
    r"(?:delegation|delegates|group|team|side|members|lawmakers|senators|legislators|negotiators|officials)"
)
_TALKS = r"(?:talks|dialogue|meetings?|session|consultations|negotiations|round)"
_WITH = re.compile(
    r"\b(?:[Aa]longside|[Aa]ccompanied by|[Jj]oined by|[Tt]ogether with|[Aa]long with|[Ff]lanked by"
    r"|(?:[Ll]ed|headed|chaired|represented) by"
    r"|(?:[Aa]ccompanying|[Jj]oining)(?! us\b| me\b) [^,.;]{2,50} (?:was|were|is|are|will be)"
    r"|(?:[Aa]ttending|[Pp]resent)(?: (?:at |in )?the [\w-]+)? (?:was|were)|attended by|in the presence of"
    r"|[Ww]ith (?:him|her|them|[A-Z]\w+) (?:was|were|came|sat|stood|travel(?:l?ed|s))"
    r"|(?:[Bb]eside|[Nn]ext to|[Aa]longside) (?:him|her|them|[A-Z]\w+) (?:was|were|sat|stood)"
    r"|[Aa]t (?:his|her|their|[A-Z]\w+'s) side (?:was|were|sat|stood)"
    r"|[Ii]n tow (?:was|were)"
    rf"|(?:{_PARTY}|colleagues)\b[^.;]{{0,40}}, among them"
    r"|[Aa]lso (?:travel(?:l?ing)|on the trip|in the (?:delegation|group|party|room)|making the trip|going"
    r"|attending|present|taking part)(?: with (?:him|her|them))? (?:was|were|is|are)"
    rf"|(?:{_PARTY}|{_TALKS})(?:, (?:which|who))?(?: (?:was to|were to|will|also|would))?"
    r"(?:,? including| include[sd]?)) "
    r"(?:the |his |her |a |an )?(?:[a-z-]+ )?(?:[A-Z][\w-]+ ){0,2}(?:[A-Z][\w-]+, )?$"
)
_BESIDE_WHOM = (  # one of these is in whatever that finds
    *("longside", " by ", "ccompanying ", "oining ", "ttending", "resent", "presence of ", "ith ", "eside "),
    *("ext to ", " side ", "n tow ", "among them ", "lso ", "includ"),
)
_TAKES_PART = re.compile(
    r"(?: (?:of|at|from|and) [^,.;]{2,80})?(?:, [^,.;]{2,80},|,)? (?:(?:is|was|were|are|will|to) )?(?:also )?"
    r"(?:tak(?:es|ing|e) part|took part|participat(?:es|ed|ing)"
    rf"|attend(?:s|ed|ing)?(?: the (?:[\w-]+ ){{0,2}}?{_TALKS}| as well|(?=[.,;]))"
    rf"|(?:joined|sat in on|was in on|were in on) (?:the|their) (?:[\w-]+ ){{0,2}}?{_TALKS}"
    r"|(?:in attendance|at the table|among (?:those|the (?:[\w-]+ ){0,2}?[\w-]+) (?:who )?"
    r"(?:attended|attending|present|taking part|took part|at the table|in the room))"
    r"|(?:in|part of|among the members of) (?:the|his|her|their) (?:[\w-]+ )?(?:delegation|group|team|party)"
    r"|among (?:the|its|his|her|their) members|among them\b"
    r"|(?:is |are |was |were )?(?:travel(?:l?ing|l?ed|s)|flying|flew|going|went|goes) with"
    r" (?:him|her|them|[A-Z]\w+)"
    r"|(?<=also )(?:co-)?signed(?=[.,;]| (?:it|the letter)\b)|(?:co-)?signed (?:it )?(?:too|as well)"
    r"|s[ai]ts? in(?=[.,;]| too| as well| with)"
    r"|(?:c[ao]mes?|goes|go|went|travel(?:s|l?ed)) along"
    r"|present|beside (?:him|her)|with (?:him|her)(?=[.,;])"
    rf"|(?:spoke|said|gave remarks) at the (?:[\w-]+ ){{0,2}}{_TALKS}"
    rf"|joined (?:him|her|them|the \w+|[A-Z]\w+) (?:for|at|in) (?:the )?{_TALKS}"
    r"|(?:co-)?(?:leads?|led|heads?|headed|hosts?|hosted|chair(?:s|ed)?)"
    r" (?:the|an?|his|her|their|[A-Z][\w.]+'s) "
    rf"(?:[\w.'-]+ ){{0,3}}(?:{_PARTY}|delegations|{_TALKS}))\b"
)
_PRESENT = re.compile(r"[Aa]ttend|[Pp]resent|in the presence|[Ww]ith ")
_JOINED = re.compile(r"\b(?:also|joined|among|attend\w*|with|sat in|in on|present|beside)\b")
_JOINS = (  # one of these is in whatever the two find
    *("along", "longside", "ccompan", "oin", "ogether with", "lanked by", "includ", " in the "),
    *(
        " part",
        " attend",
        " present",
        " beside",
        "ed by ",
        "eading ",
        " lead",
        " led ",
        " head",
        "chair",
        " host",
        " at the ",
        " sat in",
        "also signed",
        "ravel",
        " with h",
        "ith ",
        "eside ",
        "ext to ",
        "side ",
        " tow ",
        "ith them w",
        "ttended by",
        "ttending ",
        "resent at the ",
        "resent w",
        "presence of",
        " among ",
        " joined ",
    ),
)
_TAKING = 160  # characters that the second of them spans
_RANKED = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.JOINT)


class Named(NamedTuple):
    """Whom an item names, and the people among them who can have taken part."""

    mentions: Sequence[Mention]
    officials: Sequence[Mention]


def officials_of(doc: Document, people: Iterable[Mention]) -> list[Mention]:
    """Those of an item's people who can have taken part in what it tells."""
    named = [m for m in people if m.name and not m.former]
    return [m for m in named if not (speaks_for_others(m) or _is_aside(doc.norm, m))]


def completed(
    doc: Document,
    named: Named,
    told: Candidate,
    passages: Sequence[Passage],
    others: Sequence[Candidate],
    *,
    main: bool,
) -> Candidate:
    """The contact with the people of a side that its acts leave unnamed.

    `passages` are those of the candidate, its own first; `others` are acts of other people. What an item
    tells beside its `main` contact names its people in the same sentence or not at all.
    """
    if main and told.status is _HELD:
        us, china = (first_met(doc, party, doc.sentences[:_BESIDE]) for party in (told.us, told.china))
        if us != told.us or china != told.china:
            return replace(told, us=us, china=china)
    if _is_off(told):
        return told
    unnamed = not (_names_who(told.us) and _names_who(told.china))
    joined = main and _may_join(doc)
    listed = main and " as well as " in doc.norm
    by_role = main and any(m.resolved and not m.name for m in (*told.us, *told.china))
    if not (unnamed or joined or listed or by_role):
        return told
    taken = {m.span for other in others if _is_apart(other, told) for m in (*other.us, *other.china)}
    officials = named.officials
    free = [m for m in officials if m.span not in taken] if taken else officials
    if told.status in _STOPPED:  # those who speak of what does not take place are not part of it
        free = [m for m in free if not _SPEAKS.match(doc.norm, m.span.end)]
    there, heads = _there(doc, officials, coming=told.status in _TO_COME) if joined else ((), ())
    us, china = told.us, told.china
    if main and told.status is _HELD:
        us, china = _paired(doc, us, china, officials), _paired(doc, china, us, officials)
    if unnamed:
        sentences = list({p.sentence.index: p.sentence for p in passages}.values())[: _READ if main else 1]
        us = _named(doc, _led(us, _US, heads), _US, free, sentences)
        china = _named(doc, _led(china, _CHINA, heads), _CHINA, free, sentences)
        if main and (further := _further(doc, named.mentions, told, sentences)):
            likely = [m for m in free if m.level is not Level.LEGISLATIVE]  # members may only speak of it
            if told.status in _TO_COME:
                further = _not_of_others(further, (*us, *china), officials)
            us = _named(doc, us, _US, likely, further)
            china = _named(doc, china, _CHINA, likely, further)
    if there:
        us, china = (*us, *_companions(us, _US, there)), (*china, *_companions(china, _CHINA, there))
    if listed:
        us, china = (*us, *_as_well(doc, us, free)), (*china, *_as_well(doc, china, free))
    return told if us == told.us and china == told.china else replace(told, us=us, china=china)


def _paired(
    doc: Document, party: tuple[Mention, ...], other: Sequence[Mention], officials: Sequence[Mention]
) -> tuple[Mention, ...]:
    """A side that is told by an office alone, by the name that the title sets beside the other side's:
    "Greer and Li Chenggang go over tariffs": "Greer saw China's negotiator on Thursday".
    """
    if not party or any(mention.kind is _PERSON for mention in party):
        return party
    names = {mention.name for mention in other if mention.name}
    title = [mention for mention in officials if mention.span.end <= doc.title_end]
    for pair in pairwise(title):
        if _LISTED.fullmatch(doc.norm, pair[0].span.end, pair[1].span.start):
            for one, beside in (pair, pair[::-1]):
                if one.name in names and beside.side is party[0].side and beside.side is not one.side:
                    return (beside,)
    return party


def _as_well(doc: Document, party: Sequence[Mention], free: Sequence[Mention]) -> Iterator[Mention]:
    """Those of a side whom its list goes on with: "met Jeh Johnson (his host), as well as John Kerry"."""
    names = {mention.name for mention in party if mention.name}
    for number, (before, mention) in enumerate(pairwise(free), start=1):
        if (
            before.name in names
            and mention.side is before.side
            and _AS_WELL.fullmatch(doc.norm, before.span.end, mention.span.start)
        ):
            yield from (m for m in _together(doc, free[number:]) if m.name not in names)


def _is_apart(other: Candidate, told: Candidate) -> bool:
    """Whether another act is of people of its own: a pair none of whom the contact names."""
    ours = {mention.name for mention in (*told.us, *told.china) if mention.name}
    us, china = ({m.name for m in party if m.name} for party in (other.us, other.china))
    return bool(us and china) if not ours else not ours & (us | china)


def _is_off(told: Candidate) -> bool:
    """A journey called off names nobody who would have received the guest."""
    return told.status is _CANCELLED and told.act in ("visit", "travel", "leave")


def _names_who(party: Sequence[Mention]) -> bool:
    return any(_tells_who(mention) for mention in party)


def _may_join(doc: Document) -> bool:
    """Whether the item can say of anybody that he was there too."""
    head = doc.norm[: _opening_end(doc) + _TAKING]
    return holds(head, _JOINS)


def _opening_end(doc: Document) -> int:
    """Where the sentences end that may add who else was there."""
    opening = doc.sentences[:_BESIDE]
    return opening[-1].span.end if opening else 0


def _is_aside(norm: str, mention: Mention) -> bool:
    """Whether somebody only speaks to the press here, or only owns what is named: "Pelosi's visit"."""
    start, end = mention.span.start, mention.span.end
    if norm.startswith(_OWNS, end):
        apposed = "," in mention.surface  # what then owns is the body that he is of
        if not (apposed or _OWN_TALKS.match(norm, end)):
            return True
    elif _INTERVIEWED.match(norm, end):
        return True
    if not norm.endswith(_LEADS_ASIDE, 0, start):
        return False
    if norm.endswith(_ANSWERS, 0, start):
        return _TRIP.match(norm, end) is not None
    return (
        norm.endswith(_NOT_HIM, 0, start) or _VISIT_BY.search(norm, max(0, start - _REACH), start) is not None
    )


def _named(
    doc: Document,
    party: tuple[Mention, ...],
    side: Side,
    free: Sequence[Mention],
    sentences: Sequence[Sentence],
) -> tuple[Mention, ...]:
    if _names_who(party):
        return party
    fitting = [mention for mention in free if mention.side is side and _may_be(mention, party)]
    for sentence in sentences:
        here = [m for m in fitting if sentence.span.start <= m.span.start < sentence.span.end]
        if here:
            return tuple(_together(doc, here))
    return party


def _further(
    doc: Document, mentions: Sequence[Mention], told: Candidate, known: Sequence[Sentence]
) -> list[Sentence]:
    """The other opening sentences: they tell of the main contact, unless that did not come about; a title
    only where it speaks of officials of both sides ("Rubio vows ..." is not the protest that follows).
    """
    if told.status not in (_HELD, Status.SCHEDULED):
        return []
    others = [s for s in doc.sentences[:_BESIDE] if s not in known]
    return [s for s in others if not s.in_title or _sides_within(s, mentions) >= {_US, _CHINA}]


def _not_of_others(
    sentences: Sequence[Sentence], party: Sequence[Mention], officials: Sequence[Mention]
) -> list[Sentence]:
    """The sentences that may name whom a party is to meet: not those that name others of its side, as who
    prepared the talks ("Blinken and Wang laid the groundwork").
    """
    names = {mention.name for mention in party if mention.name}
    sides = {mention.side for mention in party if mention.name}
    kept = []
    for sentence in sentences:
        span = sentence.span
        here = {m.name for m in officials if m.side in sides and span.start <= m.span.start < span.end}
        if not here or here & names:
            kept.append(sentence)
    return kept


def _sides_within(sentence: Sentence, mentions: Sequence[Mention]) -> set[Side | None]:
    """The sides whose officials or bodies a sentence names."""
    span = sentence.span
    return {
        mention.side
        for mention in mentions
        if mention.kind is not MentionKind.COUNTRY and span.start <= mention.span.start < span.end
    }


def _tells_who(mention: Mention) -> bool:
    return bool(mention.kind is _PERSON and mention.name) or bool(mention.resolved)


def _may_be(person: Mention, party: Sequence[Mention]) -> bool:
    """Whether a person can be one of "officials", "lawmakers" or "leaders"."""
    ranks = {m.level for m in party if m.kind in _RANKED and m.level is not None}
    for special in (Level.LEGISLATIVE, Level.LEADER):
        if (person.level is special) != (special in ranks):
            return False
    return True


def _led(party: tuple[Mention, ...], side: Side, heads: Sequence[Mention]) -> tuple[Mention, ...]:
    """A party that names nobody, with those of whom the item says that they led it or made it up."""
    return party if _names_who(party) else (*party, *_companions(party, side, heads))


def _companions(party: Sequence[Mention], side: Side, there: Iterable[Mention]) -> Iterator[Mention]:
    """Those of a side who were there too and whom the party does not name yet."""
    known = {mention.name or mention.resolved for mention in party}
    for mention in there:
        if mention.side is side and mention.name not in known:
            known.add(mention.name)
            yield mention


def _there(
    doc: Document, free: Sequence[Mention], *, coming: bool
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Those of whom the opening sentences say that they were there, with whoever is listed beside them, and
    those among them who did not only join others. Who has led talks is not of those that are `coming`.
    """
    limit = _opening_end(doc)
    near = [m for m in free if m.span.end <= limit]
    found: list[Mention] = []
    heads: list[Mention] = []
    for number, mention in enumerate(near):
        start = mention.span.start
        before = doc.norm[max(0, start - _REACH) : start]
        if holds(before, _BESIDE_WHOM) and (match := _WITH.search(doc.norm, max(0, start - _REACH), start)):
            here = [*_together(doc, near[number:])]
            heads += [] if _PRESENT.match(match.group()) else here
        elif match := _TAKES_PART.match(doc.norm, mention.span.end):
            if coming and _TOOK.search(match.group()):
                continue  # "led the talks in December"
            here = [*_together_before(doc, near[: number + 1]), mention]
            heads += [] if _JOINED.search(match.group()) else here
        else:
            continue
        found += here
    return tuple(found), tuple(heads)


def _together(doc: Document, people: Sequence[Mention]) -> Iterator[Mention]:
    """The first of the people and those listed beside him."""
    yield people[0]
    for before, mention in pairwise(people):
        if not _LISTED.fullmatch(doc.norm, before.span.end, mention.span.start):
            return
        yield mention


def _together_before(doc: Document, people: Sequence[Mention]) -> Sequence[Mention]:
    """Those listed before the last of the people, with the body that each is of."""
    first = len(people) - 1
    while first > 0 and _LISTED_WITH_BODY.fullmatch(
        doc.norm, people[first - 1].span.end, people[first].span.start
    ):
        first -= 1
    return people[first:-1]
