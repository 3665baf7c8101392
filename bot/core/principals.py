"""Who took part where the act itself names nobody: the officials whom its own sentences name beside it.

"US, China hold talks. Bessent told He Lifeng ..." leaves the two sides of the talks unnamed. The first
sentences that go on about them name the people: those of a side who belong to no other contact of the item,
whose rank can be that of the talks, and those who stand beside them in a list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from bot.core import attendance_en, opened_with, titled_pair
from bot.core.attachment import Passage
from bot.core.attendance_en import LISTED, OPENING, together
from bot.core.candidate import Candidate
from bot.core.model import Level, MentionKind, Side, Status
from bot.core.positions import speaks_for_others
from bot.core.precedence import LONG_PAST, names_of
from bot.core.separate_en import first_met
from bot.core.text import Document, Sentence
from bot.core.verdict import Mention

_US, _CHINA, _HELD, _PERSON = Side.US, Side.CHINA, Status.HELD, MentionKind.PERSON
_CANCELLED = Status.CANCELLED
_READ = 3  # sentences that are looked at, the act's own included
_INTERVIEWED = re.compile(
    r"(?: was| were)?(?: also)? (?:interviewed|posted"
    r"|join(?:ed|s)"
    r"(?! (?:(?:the|their) (?:[\w-]+ )?(?:talks|meetings?|session|call(?! (?:for|to|on) ))"
    r"|him|her|them|for|from|in)\b)"
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
_NEAR = 90  # characters before a name in which that stands
# "To halt talks over Pelosi trip"
_ANSWERS = ("over ", "after ", "following ", "Over ", "After ", "Following ")
_TRIP = re.compile(r" (?:[\w-]+ )?(?:trip|visit|stopover|transit)\b", re.IGNORECASE)
_NOT_HIM = ("instead of ", "rather than ")
_LEADS_ASIDE = ("by ", *_ANSWERS, *_NOT_HIM)
_TO_COME = (Status.SCHEDULED, Status.PROPOSED)
_STOPPED = (Status.CANCELLED, Status.DECLINED)
_SPEAKS = re.compile(
    r"(?:, [^,.;]{2,60})?,? (?:said|says|told|tells|added|wrote)\b"
)  # "Adm. Li, head of it, said"
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
        us, china = (first_met(doc, party, doc.sentences[:OPENING]) for party in (told.us, told.china))
        if us != told.us or china != told.china:
            return replace(told, us=us, china=china)
        told = titled_pair.completed(doc, told, named.mentions)
        told = opened_with.completed(doc, told, named.mentions)
    if _is_off(told):
        return told
    unnamed = not (_names_who(told.us) and _names_who(told.china))
    known = names_of((*told.us, *told.china))
    joined = main and any(m.name not in known for m in named.officials)
    listed = main and " as well as " in doc.norm
    by_role = main and any(m.resolved and not m.name for m in (*told.us, *told.china))
    if not (unnamed or joined or listed or by_role):
        return told
    apart = [other for other in others if _is_apart(other, told) and not _says_who(doc, other, told)]
    taken = {m.span for other in apart for m in (*other.us, *other.china)}
    officials = named.officials
    free = [m for m in officials if m.span not in taken] if taken else officials
    if told.status in _STOPPED:  # those who speak of what does not take place are not part of it
        free = [m for m in free if not _SPEAKS.match(doc.norm, m.span.end)]
    coming = told.status in _TO_COME
    aside = [] if unnamed else [m for m in named.mentions if _is_other(m, known)]
    there, heads = attendance_en.there(doc, officials, aside, coming=coming) if joined else ((), ())
    us, china = told.us, told.china
    if main and told.status is _HELD:
        us, china = _paired(doc, us, china, officials), _paired(doc, china, us, officials)
    if unnamed:
        free = [m for m in free if not _is_of_another(doc, m)]
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


def _is_other(mention: Mention, known: Collection[str]) -> bool:
    """Whether a mention is of somebody who is no party of the contact, or of another country."""
    if mention.side is Side.THIRD:
        return True
    return mention.kind is MentionKind.PERSON and bool(mention.name) and mention.name not in known


def _is_of_another(doc: Document, mention: Mention) -> bool:
    """Whether somebody is named for what led to the contact, or for what it prepares: "the plan came out of
    two days that Wang and Sullivan spent", "in line with what Biden and Xi agreed".
    """
    start = mention.span.start
    sentence = doc.sentence_at(start)
    if sentence is None:
        return False
    floor = max(sentence.span.start, start - _LEADING_TO)
    return _OF_ANOTHER.search(doc.norm[floor:start]) is not None


_LEADING_TO = 140  # characters before a name in which that stands
_OF_ANOTHER = re.compile(
    r"\b(?:what(?= (?:[A-Z]|the\b|$))|agreed (?:up)?(?:on )?(?:by|between|when)"
    r"|(?:consensus|understandings?|promises?|pledges?)"
    r"(?: (?:that was |that were )?(?:reached|made|given|struck))? (?:of|by|between)"
    r"|(?:months|weeks|days|years?) after|(?:out of|sequel to|follow-up to|product of|result of|born of)"
    r"|(?:prepares?|preparing|ready|readying|groundwork for|paves? the way for|ahead of)\b[^.;]{0,30}\b"
    r"(?:meeting|summit|talks|visit|call|round)(?: \w+){0,2}? (?:of|between|by))"
    r" [^;]{0,60}$"
)


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
        if LISTED.fullmatch(doc.norm, pair[0].span.end, pair[1].span.start):
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
            yield from (m for m in together(doc, free[number:]) if m.name not in names)


def _is_apart(other: Candidate, told: Candidate) -> bool:
    """Whether another act is of people of its own: a pair none of whom the contact names."""
    ours = {mention.name for mention in (*told.us, *told.china) if mention.name}
    us, china = ({m.name for m in party if m.name} for party in (other.us, other.china))
    if other.third and other.frame == "half":
        return ours.isdisjoint(us | china)
    return bool(us and china) if not ours else not ours & (us | china)


def is_of_another(told: Candidate) -> bool:
    """Whether an act names people in another connection than the contact of its item: with somebody of a
    third country, long ago, or in what is only wished for or denied.
    """
    if told.frame == "half":
        return bool(told.third) and told.act not in _JOURNEYS
    return not _OTHERWISE.isdisjoint(told.signs)


_OTHERWISE = frozenset({LONG_PAST, "mood:wish", "mood:denied"})
_JOURNEYS = ("travel", "visit", "arrive", "leave")  # to a third country, where talks may be held


def _says_who(doc: Document, other: Candidate, told: Candidate) -> bool:
    """Whether the lead names whom its title only calls by rank: "army chief warns US general", then "Fang
    gave the warning after seeing Dempsey".
    """
    if not doc.sentences[told.sentence].in_title or doc.sentences[other.sentence - 1].index != told.sentence:
        return False
    ranked = all(m.kind is MentionKind.ROLE and not m.plural for m in (*told.us, *told.china))
    return ranked and bool(told.us and told.china)


def _is_off(told: Candidate) -> bool:
    """A journey called off names nobody who would have received the guest."""
    return told.status is _CANCELLED and told.act in ("visit", "travel", "leave")


def _names_who(party: Sequence[Mention]) -> bool:
    return any(_tells_who(mention) for mention in party)


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
        norm.endswith(_NOT_HIM, 0, start) or _VISIT_BY.search(norm, max(0, start - _NEAR), start) is not None
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
            return tuple(together(doc, here))
    return party


def _further(
    doc: Document, mentions: Sequence[Mention], told: Candidate, known: Sequence[Sentence]
) -> list[Sentence]:
    """The other opening sentences: they tell of the main contact, unless that did not come about; a title
    only where it speaks of officials of both sides ("Rubio vows ..." is not the protest that follows).
    """
    if told.status not in (_HELD, Status.SCHEDULED):
        return []
    others = [s for s in doc.sentences[:OPENING] if s not in known]
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
