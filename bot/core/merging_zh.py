"""Acts on the same contact as one candidate: the headline's, the lead's, and what later sentences add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.candidate import Candidate, Feature
from bot.core.model import MentionKind, Mode, Status
from bot.core.verdict import Mention

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_PLACES = ("zh:in_title", "zh:in_lead", "zh:in_later")
_BACKGROUND = frozenset({"zh:mood.peg", "zh:mood.recalled", "zh:mood.wish"})
_LOOSE = frozenset({"shun", "summit", "exchange", "dialogue", "speak", "discuss", "tell"})
_JOURNEYS = frozenset({"visit", "invite"})
_TALKS = frozenset({"talks", "negotiation"})
_PAIR = 2
_STOPPED = frozenset({Status.DECLINED, Status.CANCELLED})


def merged(found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """One candidate a contact, in the order of the text."""
    contacts: list[Candidate] = []
    for candidate in _one_by_one(found):
        for index, known in enumerate(contacts):
            if same(known, candidate):
                contacts[index] = _joined(known, candidate)
                break
        else:
            contacts.append(candidate)
    return tuple(contacts)


def names(parties: Sequence[Mention]) -> set[str]:
    """The people of a side, by name or by the holder of the office."""
    known = {m.name or m.resolved for m in parties if m.kind in _PEOPLE}
    known.discard("")
    return known


def is_that(candidate: Candidate, told: Candidate) -> bool:
    """Whether an act to come, told no later, is the one of which a later clause goes on to tell."""
    coming = candidate.status is Status.SCHEDULED and candidate.trigger.start <= told.trigger.start
    apart = _everyone(candidate) and _everyone(told) and not _everyone(candidate) & _everyone(told)
    return coming and not apart


def _everyone(candidate: Candidate) -> set[str]:
    return names((*candidate.us, *candidate.china))


def _one_by_one(found: Sequence[Candidate]) -> list[Candidate]:
    """会王毅、谢锋 in a headline gives way to the acts that meet each of them apart, which take its place."""
    result = list(found)
    pairs = [(c, _everyone(c)) for c in found if names(c.us) and names(c.china)]
    if len(pairs) < _PAIR:
        return result
    for whole in found:
        everyone = _everyone(whole)
        parts = [(c, people) for c, people in pairs if people < everyone]
        apart = any(people != parts[0][1] for _, people in parts)
        if apart and set().union(*(people for _, people in parts)) == everyone:
            told = [c for c, _ in parts]
            result = [_placed(c, whole) if c in told else c for c in result if c is not whole]
    return result


def _placed(part: Candidate, whole: Candidate) -> Candidate:
    place = tuple(f for f in whole.features if f.name in _PLACES)
    return replace(part, features=_one_place((*part.features, *place)))


def _one_place(features: Sequence[Feature]) -> tuple[Feature, ...]:
    """Of several places in the item the most prominent."""
    places = {f.name: f for f in reversed(features) if f.name in _PLACES}
    best = next((places[name] for name in _PLACES if name in places), None)
    others = tuple({f.name: f for f in features if f.name not in _PLACES}.values())
    return ((best,) if best else ()) + others


def _has(candidate: Candidate, name: str) -> bool:
    return any(feature.name == name for feature in candidate.features)


def is_background(candidate: Candidate) -> bool:
    """Whether an act only dates, recalls or wishes."""
    return any(f.name in _BACKGROUND for f in candidate.features)


def same(known: Candidate, other: Candidate) -> bool:
    """Whether two acts are one contact: compatible people, acts and modes.

    A recalled act is the one in the news only with just its people.
    """
    past = _has(known, "zh:mood.recalled") != _has(other, "zh:mood.recalled")
    refusal = _tells_whom(known, other)
    if (past and not refusal) or (is_background(known) != is_background(other) and not _alike(known, other)):
        return False
    for mine, theirs in ((names(known.us), names(other.us)), (names(known.china), names(other.china))):
        if mine and theirs and not mine & theirs:
            return False
    if _another(known, other):
        return False
    if _by_video(known, other):
        return True
    if _family(known) != _family(other):
        return bool({known.act, other.act} & _LOOSE) and (
            "summon" not in (known.act, other.act) or "tell" in (known.act, other.act)
        )
    stopped = (known.status in _STOPPED) != (other.status in _STOPPED)
    return (
        not stopped
        or known.clause == other.clause
        or bool(_everyone(known) & _everyone(other))
        or Status.PROPOSED in (known.status, other.status)
    )


def _another(known: Candidate, other: Candidate) -> bool:
    """Whether one is another occasion: a journey or talks to come, a visit the other way."""
    again = "again" in (known.act, other.act) and known.status is not other.status
    back = known.act == other.act == "visit" and _crossed(known, other)
    journey = _later_journey(known, other) or _later_journey(other, known)
    return again or back or journey or _is_a_later_plan(known, other)


def _is_a_later_plan(talks: Candidate, plan: Candidate) -> bool:
    """Whether people are to meet of whom talks of unnamed officials that were held say nothing."""
    held = talks.status is Status.HELD and not _everyone(talks) and plan.status is Status.SCHEDULED
    return held and _has(plan, "zh:in_later") and bool(names(plan.us) and names(plan.china))


def _alike(known: Candidate, other: Candidate) -> bool:
    return _everyone(known) == _everyone(other) or _leads(known, other)


def _leads(known: Candidate, other: Candidate) -> bool:
    """Whether one that only dates something tells who held, or was refused, what the other names by its
    sides (拒绝两国防长通话).
    """
    news, past = (other, known) if is_background(known) else (known, other)
    talks = {news.act, past.act} <= _TALKS and _has(past, "zh:mood.peg") and news.mode is past.mode
    told = talks or _tells_whom(known, other)
    return bool(told and names(past.us) and names(past.china) and not _everyone(news))


def _tells_whom(known: Candidate, other: Candidate) -> bool:
    """Whether the text recalls with names the refusal of which the headline tells without."""
    told = known.status in _STOPPED and (known.status, known.act) == (other.status, other.act)
    named = bool(names(other.us) and names(other.china))
    return told and named and _has(known, "zh:in_title") and not _everyone(known)


def _crossed(known: Candidate, other: Candidate) -> bool:
    """Whether Americans travel in one visit and Chinese in the other."""
    there = names(known.us) and not names(known.china)
    back = names(known.china) and not names(known.us)
    if there:
        return bool(names(other.china) and not names(other.us))
    return bool(back and names(other.us) and not names(other.china))


def _later_journey(talks: Candidate, journey: Candidate) -> bool:
    """Whether one is a visit to come that the other, held already, may have spoken of."""
    held = talks.status is Status.HELD and talks.act not in _JOURNEYS
    return held and journey.act in _JOURNEYS and journey.status in (Status.SCHEDULED, Status.PROPOSED)


def _family(candidate: Candidate) -> str:
    """Acts that can be one event: calls with or without a picture, all ways to meet, letters, a summons."""
    if candidate.act == "summon":
        return "summon"
    if candidate.mode in (Mode.PHONE, Mode.VIDEO):
        return "call"
    return "letter" if candidate.mode is Mode.CORRESPONDENCE else "meeting"


def _by_video(known: Candidate, other: Candidate) -> bool:
    """Whether the lead says that the talks of the headline, of which no place is known, had a picture."""
    unnamed = known.act in _TALKS and not _everyone(known) and _has(known, "zh:in_title")
    told = other.mode is Mode.VIDEO and known.status is other.status and _has(other, "zh:in_lead")
    return unnamed and told and not is_background(other)


def _joined(known: Candidate, other: Candidate) -> Candidate:
    """The act that is dated or has more people, with the people of both and the plainer features."""
    if is_background(known) != is_background(other):
        news, past = (other, known) if is_background(known) else (known, other)
        us, china = _union(news.us, past.us), _union(news.china, past.china)
        return replace(news, mode=_sharper(news, past), us=us, china=china)
    best = max((known, other), key=_rank)
    return replace(
        best,
        mode=_sharper(known, other),
        status=_status(known, other),
        tense=_tense(known, other),
        us=_union(known.us, other.us),
        china=_union(known.china, other.china),
        initiator=known.initiator or other.initiator,
        features=_one_place(tuple(_plainer(known, other))),
    )


def _rank(candidate: Candidate) -> tuple[bool, int, bool]:
    """How much an act says of its contact: 16日抵京 says less than 17日与解振华会谈."""
    named = bool(names(candidate.us) and names(candidate.china))
    return _has(candidate, "zh:dated"), len(_everyone(candidate)), named and candidate.act not in _JOURNEYS


def _plainer(known: Candidate, other: Candidate) -> list[Feature]:
    """What weakens one act does not weaken a contact that another act states plainly."""
    theirs, mine = ({f.name for f in c.features} for c in (other, known))
    both_background = is_background(known) and is_background(other)
    kept = []
    for feature in (*known.features, *other.features):
        shared = feature.name in mine and feature.name in theirs
        strong = feature.name in _PLACES or feature.name in (
            "zh:act",
            "zh:dated",
            "zh:slot.two_people",
            "zh:act.occurs",
        )
        if shared or strong or (both_background and feature.name in _BACKGROUND):
            kept.append(feature)
    return kept


def _status(known: Candidate, other: Candidate) -> Status:
    """The headline's, unless the body says more than that something was held or wished for."""
    same = bool(_everyone(known) & _everyone(other))
    settled = same and other.status is Status.SCHEDULED and known.act not in _JOURNEYS
    if known.status is Status.PROPOSED and (
        settled or other.status in _STOPPED or (same and _is_granted(known, other))
    ):
        return other.status
    discussed = known.act == "discuss" and other.status is Status.PROPOSED  # 商讨两人会面
    stopped = known.status is Status.SCHEDULED and other.status in _STOPPED  # 原定的对话会议推迟
    # 战区领导不通话, and below: 取消会晤
    called_off = (known.status, other.status) == (Status.DECLINED, Status.CANCELLED) and not _everyone(known)
    if called_off or (known.clause == other.clause and (discussed or stopped)):
        return other.status
    aside = _has(other, "zh:in_later") or (other.act in _LOOSE and known.act not in _LOOSE)
    fruit = _has(other, "zh:mood.agreed") and _has(known, "zh:dated") and known.act != other.act
    if known.status is Status.HELD and other.status is Status.SCHEDULED and (aside or fruit):
        return known.status
    journeys = known.act == other.act == "visit" and _has(known, "zh:dated")
    if same and journeys and (known.status, known.tense, other.tense) == (Status.HELD, "none", "future"):
        return other.status  # 4月访华, and below: 将于4月访问北京
    if known.status is Status.HELD and known.act in ("visit", "summit") and other.status is Status.SCHEDULED:
        return known.status
    return (
        known.status if known.status is not Status.HELD or other.status is Status.PROPOSED else other.status
    )


def _is_granted(known: Candidate, other: Candidate) -> bool:
    """Whether the body tells that what the headline asks for took place: 邀谈, and below 9日应约通话."""
    asked = known.act == "invite" and _has(known, "zh:in_title")
    return asked and other.status is Status.HELD and other.tense == "past" and not is_background(other)


def _tense(known: Candidate, other: Candidate) -> str:
    """The tense of the act that gives the status; a marked one counts before an unmarked."""
    status = _status(known, other)
    tenses = [c.tense for c in (known, other) if c.status is status]
    return next((tense for tense in tenses if tense != "none"), "none")


def _sharper(known: Candidate, other: Candidate) -> Mode:
    modes = (known.mode, other.mode)
    if "link up" in (known.act, other.act) and Mode.PHONE in modes:
        return Mode.PHONE
    if Mode.VIDEO in modes:
        return Mode.VIDEO
    if known.act in _LOOSE and known.mode is Mode.PHONE:
        return known.mode  # another act has said so
    if known.act in _LOOSE and other.mode is not Mode.UNSPECIFIED and other.act not in _LOOSE:
        return other.mode
    return other.mode if known.mode is Mode.UNSPECIFIED else known.mode


def _union(mine: tuple[Mention, ...], theirs: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The people of both; an office whose holder is named and a country beside its people add nothing."""
    everyone = {m.name or m.surface: m for m in reversed((*mine, *theirs))}
    named = {m.name for m in everyone.values() if m.name}
    people = [m for m in everyone.values() if m.kind in _PEOPLE and m.resolved not in named]
    return tuple(sorted(people or everyone.values(), key=lambda m: m.span.start))
