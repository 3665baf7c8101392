"""Candidates of one item that tell the same contact, told together: who, how and in what status over all.

The headline says "Rubio, Wang hold talks", the lead names the place, a later sentence the video link. The
likeliest candidate leads; the others add people, a mode and a status where the leading one leaves them open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from itertools import combinations
from operator import attrgetter

from bot.core.candidate import Candidate
from bot.core.model import Level, MentionKind, Mode, Status
from bot.core.named_below import (
    are_named_below,
    goes_with_another,
    is_a_further_one,
    is_another_way,
)
from bot.core.precedence import (
    ADDED,
    COMING,
    LONG_PAST,
    REMOTE,
    Apart,
    ToldAct,
    by_importance,
    differ,
    is_beside,
    is_offered_in,
    is_recalled,
    names_of,
    ways_apart,
)
from bot.core.value import value
from bot.core.verdict import Mention

_HELD, _SCHEDULED, _PROPOSED, _DECLINED = Status.HELD, Status.SCHEDULED, Status.PROPOSED, Status.DECLINED
_CANCELLED, _IN_PERSON, _PHONE, _VIDEO = Status.CANCELLED, Mode.IN_PERSON, Mode.PHONE, Mode.VIDEO
_CORRESPONDENCE = Mode.CORRESPONDENCE
_STOPPED = frozenset({Status.DECLINED, Status.CANCELLED})
_NEAR = 1.5  # log-odds that a candidate may fall behind the leading one and still speak for its status
_NEAR_A_NOUN = 2.0  # the same where a bare noun leads ("Statement on the talks"), which says nothing of it
_BESIDE = 2  # sentences behind that still tell of an act whose people are unnamed
_SUM = -99.0  # log-odds of a candidate that others tell in its parts
_PAIR = 2
_COMPARED = 12  # candidates among which pairs are looked for; hostile items have thousands
_JOURNEYS = frozenset({"visit", "travel", "arrive", "leave", "presence"})
_IN_SESSION = re.compile(r"\b(?:Talks|Dialogue|Commission|round)\b")
_WITH_THIRD = "third:with both"
_OVER = "said:main under about"
_IN_PASSING = frozenset({"stands:aside", "said:relative verb"})
_ASIDE = frozenset(
    {"stands:beside", "said:main under for", _OVER, "said:main object", "said:during under in"}
)
ON_THE_WAY = frozenset({"arrive", "travel", "leave", "expected"})  # acts that only lead to a contact
_ARRANGING = frozenset({"agree", "invite"})
_PERSON, _ROLE, _LEADER, _UNSPECIFIED = MentionKind.PERSON, MentionKind.ROLE, Level.LEADER, Mode.UNSPECIFIED
_PEOPLE = (_PERSON, _ROLE)
_RECALLED, _PLACE = attrgetter("recalled"), attrgetter("span.start")


@value
class Told:
    """One contact as an item tells it: its leading candidate, completed, and that candidate's log-odds.

    `met`: one of its acts brings people together, if only in a sentence that leaves a side out. `again`: the
    other acts that tell of it, in the same status.
    """

    candidate: Candidate
    odds: float
    recalled: bool
    met: bool = False
    again: tuple[Candidate, ...] = ()


def apart(candidates: Sequence[Candidate], odds: Sequence[float], least: float) -> tuple[Told, ...]:
    """The contacts of an item whose candidates are merged already, likeliest first, one whatever its odds."""
    order = sorted(range(len(odds)), key=lambda i: -odds[i])
    kept = [i for place, i in enumerate(order) if place == 0 or odds[i] >= least]
    return tuple(Told(candidates[i], odds[i], is_recalled(candidates[i])) for i in kept)


def together(
    candidates: Sequence[Candidate],
    odds: Sequence[float],
    least: float,
    apart: Apart,
) -> tuple[Told, ...]:
    """The contacts of an item, likeliest first. All but the first need log-odds of at least `least`.

    `apart` says whether two acts are told at times or in places that no single contact has.
    """
    acts = [ToldAct(candidate, weight) for candidate, weight in zip(candidates, odds, strict=True)]
    if len(acts) == 1:
        return (_told(acts),)
    _tell_pairs_apart(acts, least)
    groups: list[list[ToldAct]] = []
    for act in by_importance(acts, apart):
        if act.odds == _SUM or (groups and "mood:denied" in act.signs):
            continue
        beside = is_beside(act, acts)
        for group in groups:
            if beside and not (group[0].us or group[0].china):
                continue
            if not _same(group[0], act) or goes_with_another(act, group[0], acts):
                continue
            named = are_named_below(group[0], act)
            if not (named and (is_another_way(act, acts) or apart(group[0].candidate, act.candidate))):
                group.append(act)
                break
        else:
            if not groups or (act.odds >= least and not act.half):
                groups.append([act])
    return tuple([_told(group) for group in groups])


def _told(group: Sequence[ToldAct]) -> Told:
    lead = group[0]
    whole = _completed(group)
    met = any((_meets(act) and act.candidate.status is whole.status) or _is_standing(act) for act in group)
    again = tuple([act.candidate for act in group[1:] if _is_told_again(act, whole)])
    return Told(whole, lead.odds, lead.recalled, met, again)


def _is_told_again(act: ToldAct, whole: Candidate) -> bool:
    """Whether an act is the contact itself, and not the way there, what became of it, or an earlier one."""
    told = act.candidate
    if act.recalled or told.status is not whole.status or told.act in ON_THE_WAY:
        return False
    if told.act in _ARRANGING and (told.status is not _HELD or not (act.us or act.china)):
        return told.act == whole.act and told.status is _HELD
    return act.odds > -_NEAR or not act.half


def _is_standing(act: ToldAct) -> bool:
    """Whether an act is a round of a dialogue with a name: those are held in a room."""
    told = act.candidate
    return told.act == "mechanism" and any(_IN_SESSION.search(mention.name) for mention in told.us)


def _meets(act: ToldAct) -> bool:
    """Whether an act brings people together now, and not some time ago."""
    return act.candidate.mode is _IN_PERSON and not act.recalled and "time:past" not in act.signs


def _tell_pairs_apart(acts: Sequence[ToldAct], least: float) -> None:
    """Takes sums out: "A and B talk with their counterparts" is what two pairs tell apart.

    The pairs are then as likely as the likeliest of them, so that they keep the order of the text.
    """
    pairs = [act for act in acts if act.us and act.china and not (act.half or act.recalled)]
    if len(pairs) < _PAIR or _are_alike(pairs):
        return
    likely = sorted((act for act in acts if act.odds >= least), key=lambda act: -act.odds)[:_COMPARED]
    pairs = [act for act in likely if act in pairs]
    if len(pairs) < _PAIR:
        return
    weighed = []
    for whole in likely:
        parts = [act for act in pairs if _is_part(act, whole)]
        if any(_disjoint(one, other) for one, other in combinations(parts, 2)):
            best = max(act.odds for act in (whole, *parts))
            weighed += [*((part, best) for part in parts), (whole, _SUM)]
    for act, odds in weighed:
        act.odds = odds


def _are_alike(pairs: Sequence[ToldAct]) -> bool:
    """Whether all have the same Americans, so that no two of them are apart."""
    first = pairs[0].us
    return all(pair.us == first for pair in pairs)


def _is_part(part: ToldAct, whole: ToldAct) -> bool:
    """Whether one of each side acts where the whole has several, named or as "their counterparts"."""
    one, several = part.candidate, whole.candidate
    return _is_among(part.us, one.us, whole.us, several.us) and _is_among(
        part.china, one.china, whole.china, several.china
    )


def _is_among(mine: Set[str], part: Sequence[Mention], theirs: Set[str], whole: Sequence[Mention]) -> bool:
    if theirs:
        return mine < theirs
    return not whole or any(_may_hold(mention, part) for mention in whole)


def _may_hold(group: Mention, part: Sequence[Mention]) -> bool:
    """Whether a group can be the people told apart: "aides" anybody, "defense chiefs" only such as these."""
    ranks = {mention.level for mention in part}
    return group.plural and (group.kind is not MentionKind.JOINT or group.level in ranks)


def _disjoint(one: ToldAct, other: ToldAct) -> bool:
    return one.us.isdisjoint(other.us) and one.china.isdisjoint(other.china)


def of_others(acts: Iterable[Candidate], told: Candidate) -> list[Candidate]:
    """Those acts that are news of two sides none of whose people a contact shares; beside talks that name
    nobody those that name both sides.
    """
    ours = names_of(told.us) | names_of(told.china)
    if not ours:
        return [act for act in acts if _is_of_named(act)]
    return [act for act in acts if _is_apart(act, ours) or _is_of_unnamed_above(act, told)]


def _is_of_unnamed_above(act: Candidate, told: Candidate) -> bool:
    """Whether an act is of talks that name nobody, further up than people's own contact."""
    whole = "frame:half" not in act.signs and not is_recalled(act)
    return whole and act.sentence < told.sentence and not names_of((*act.us, *act.china))


def _is_of_named(act: Candidate) -> bool:
    """Whether an act names both sides, or one of them with somebody of a third country."""
    us, china = names_of(act.us), names_of(act.china)
    return bool(us or china) if act.third else bool(us and china) and "frame:half" not in act.signs


def _is_apart(act: Candidate, ours: Set[str]) -> bool:
    if "frame:half" in act.signs or is_recalled(act):
        return False
    return differ(names_of(act.us) | names_of(act.china), ours)


def _same(lead: ToldAct, other: ToldAct) -> bool:
    """Whether an act can be of the contact that another one leads."""
    if differ(lead.us, other.us) or differ(lead.china, other.china) or is_offered_in(other, lead):
        return False
    first, told = lead.candidate, other.candidate
    journey = told.act in _JOURNEYS
    if (other.half or journey) and _is_elsewhere(lead, other, journey=journey):
        return False
    if not (lead.us or lead.china):
        if other.half and not 0 <= told.sentence - first.sentence <= _BESIDE:
            return False  # "US and Chinese officials met" does not take in whoever is named paragraphs away
        back = other.recalled or _lies_back(other, lead)
        if (back and not (lead.recalled or _describes(lead, other))) or is_a_further_one(lead, other):
            return False
    if _ranks_apart(lead, other) or _is_of_leaders_only(lead, other) or ways_apart(first.mode, told.mode):
        return False
    alike = first.status is told.status or {first.status, told.status} == _STOPPED
    return alike or not (lead.is_firm and other.is_firm) or _stops(first, told) or _is_settled(lead, other)


def _is_elsewhere(lead: ToldAct, other: ToldAct, *, journey: bool) -> bool:
    """Whether an act is one of others that the contact only answers: Pelosi's visit to Taiwan is no part of
    the summons that it led to, or of talks it ended.
    """
    first, told = lead.candidate, other.candidate
    if journey and other.half and first.status in _STOPPED and first.act not in _JOURNEYS:
        return True
    return not first.third and (bool(told.third) or _WITH_THIRD in other.signs)


def _is_settled(lead: ToldAct, other: ToldAct) -> bool:
    """Whether another act says that what the leading one leaves open is planned."""
    return _is_ahead(lead, other) or _is_accepted(lead, other)


def _is_accepted(lead: ToldAct, other: ToldAct) -> bool:
    """Whether who was invited is said to come: "Obama invites Xi", then "Xi will visit in September"."""
    first, told = lead.candidate, other.candidate
    if first.act != "invite" or told.act not in _JOURNEYS or told.status is not _SCHEDULED:
        return False
    guests = [m for m in (*first.us, *first.china) if m.span.start >= first.trigger.end]
    coming = other.is_firm and not other.recalled and told.sentence > first.sentence
    return coming and not names_of(guests).isdisjoint(other.us | other.china)


def _is_ahead(lead: ToldAct, other: ToldAct) -> bool:
    """Whether a lead says that what the title has in its present tense is to come: "Mattis receives Wei",
    then "will receive".
    """
    first, told = lead.candidate, other.candidate
    if first.status is not _HELD or told.status is not _SCHEDULED:
        return False
    titled = "mood:present" in lead.signs and first.sentence < told.sentence
    again = first.act == told.act and "in:lead" in other.signs and other.leads
    return titled and again and bool(lead.us & other.us or lead.china & other.china)


def _describes(lead: ToldAct, other: ToldAct) -> bool:
    """Whether an act is the talks that the news leaves unnamed: "they agreed", "diplomats held talks", then
    "described Kritenbrink's talks with Ma", "Paparo, who spoke with Wu, said".
    """
    whole = bool(other.us and other.china) and not other.half
    if "act called:past" in other.signs:
        return lead.candidate.act == "agree" or whole
    return whole and other.signs >= _IN_PASSING and "mood:pluperfect" not in other.signs


def _ranks_apart(lead: ToldAct, other: ToldAct) -> bool:
    """Leaders in one act and lesser ranks in the other: a summit is not the meeting that prepares it."""
    here, there = lead.leaders, other.leaders
    return here is not None and there is not None and here is not there


def _is_of_leaders_only(lead: ToldAct, other: ToldAct) -> bool:
    """Whether leaders are named in passing beside talks whose people are unnamed: what they agreed on, or
    what the talks prepare.
    """
    if lead.us or lead.china or lead.leaders or not (other.us and other.china and other.leaders):
        return False
    return not other.leads and bool(_ASIDE & other.signs)


def _stops(lead: Candidate, other: Candidate) -> bool:
    """A trip called off, and the same trip as it was planned."""
    return {lead.status in _STOPPED, other.status in _STOPPED} == {True, False} and bool(
        {lead.status, other.status} & COMING
    )


def _completed(acts: Sequence[ToldAct]) -> Candidate:
    """The leading act's candidate with what the others add to it."""
    lead = acts[0]
    told = lead.candidate
    if len(acts) == 1:
        if len(told.us) < _PAIR and len(told.china) < _PAIR:
            return told
        us, china = _people(told.us), _people(told.china)
        return told.told_with(us or told.us, china or told.china, told.mode, told.status, told.tense)
    least = lead.odds - (_NEAR if lead.is_firm else _NEAR_A_NOUN)
    near = [act for act in acts if act.odds >= least]
    says = next((act for act in near if act.is_firm), lead).candidate
    status = says.status
    if status is _PROPOSED and any(act.candidate.status is _DECLINED and act.is_firm for act in near):
        status = _DECLINED  # what was asked for, and turned down
    if any(_is_settled(lead, act) for act in acts[1:]):
        status = _SCHEDULED
    if status is _SCHEDULED and says.act in _ON_ARRIVAL and any(map(_is_begun, acts)):
        status = _HELD  # "team lands in Beijing", "talks got under way on Thursday"
    others = [act for act in acts[1:] if not _is_answered(act, told)]
    own = [lead, *sorted(others, key=_RECALLED)]
    present = [act for act in own if not act.recalled] or own  # an earlier meeting is no way of this one
    modes = [
        mode for act in present if (mode := act.candidate.mode) is not _UNSPECIFIED and _tells_mode(act, lead)
    ]
    us = _party([(act, act.us, act.candidate.us) for act in own])
    china = _party([(act, act.china, act.candidate.china) for act in own])
    return told.told_with(us, china, _mode(modes) if modes else told.mode, status, says.tense)


def _is_begun(act: ToldAct) -> bool:
    """Whether the text says of talks that they have begun."""
    return "mood:begun" in act.signs and act.candidate.status is _HELD and LONG_PAST not in act.signs


_ON_ARRIVAL = ("arrive", "travel", "dialogue", "presence")


def _is_answered(act: ToldAct, lead: Candidate) -> bool:
    """Whether an act is the journey that something is called off for: "to halt talks over Pelosi trip"."""
    journey = act.candidate.act in _JOURNEYS and lead.act not in _JOURNEYS
    return journey and act.candidate.status in _STOPPED and _OVER in act.signs


def _tells_mode(act: ToldAct, lead: ToldAct) -> bool:
    """Whether an act says how the contact took place: a port visit beside talks does not, a call does.

    Nor does a letter that was written besides ("she also wrote to the mayor").
    """
    mode = act.candidate.mode
    if _lies_back(act, lead):
        return act is lead  # "gave a similar warning at a virtual summit last November"
    besides = mode is _CORRESPONDENCE and ADDED in act.signs
    return act is lead or mode in REMOTE or not (besides or act.half)


def _mode(told: Sequence[Mode]) -> Mode:
    """The likeliest one, but a call that is anywhere said to be by video is a video call."""
    return _VIDEO if told[0] is _PHONE and _VIDEO in told else told[0]


def _party(told: Sequence[tuple[ToldAct, Set[str], tuple[Mention, ...]]]) -> tuple[Mention, ...]:
    """A side's people: those of the leading act, and of others that share one of them.

    `told` are the acts with the names and the people of that side, the leading one first and those only
    recalled last. Where the leading one names none, it is those of the next act that does.
    """
    people: list[Mention] = []
    known: set[str] = set()
    travels = told[0][0].candidate.act in _JOURNEYS
    for act, names, party in told:
        if known and (act.half or act.recalled or known.isdisjoint(names)):
            continue
        if act.half and act.recalled and act.candidate.act in _JOURNEYS and not travels:
            continue  # "that followed Pelosi's visit" names nobody of the summons
        people += party
        known |= names
    if found := _people(people):
        return found
    parties = [party for act, _, party in told if act is told[0][0] or not (act.half or act.recalled)]
    # "Officials" tell more than the names of the two countries.
    return next((party for party in parties if _is_ranked(party)), told[0][2])


def _lies_back(act: ToldAct, lead: ToldAct) -> bool:
    """Whether an act lies weeks before the leading one: "in June Mattis met Wei and Xi"."""
    return LONG_PAST in act.signs and LONG_PAST not in lead.signs


def _people(party: Sequence[Mention]) -> tuple[Mention, ...]:
    """Those of a party who are officials, each once and in the order of the text."""
    people: dict[str, Mention] = {}
    for mention in party:
        if mention.kind in _PEOPLE:
            people.setdefault(mention.name or mention.resolved or mention.surface, mention)
    return tuple(sorted(people.values(), key=_PLACE))


def _is_ranked(party: Sequence[Mention]) -> bool:
    """Whether a party is officials of a rank, which "leaders" of a summit to come are not."""
    return any(mention.level is not None and mention.level is not _LEADER for mention in party)
