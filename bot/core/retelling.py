"""Candidates of one item that tell the same contact, told together: who, how and in what status over all.

The headline says "Rubio, Wang hold talks", the lead names the place, a later sentence the video link. The
likeliest candidate leads; the others add people, a mode and a status where the leading one leaves them open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core.candidate import Candidate
from bot.core.model import Level, Mention, MentionKind, Mode, Status
from bot.core.value import value

_STOPPED = frozenset({Status.DECLINED, Status.CANCELLED})
_COMING = frozenset({Status.SCHEDULED, Status.PROPOSED})
_NEAR = 1.5  # log-odds that a candidate may fall behind the leading one and still speak for its status
_BESIDE = 2  # sentences behind that still tell of an act whose people are unnamed
_SUM = -99.0  # log-odds of a candidate that others tell in its parts
_COMPARED = 12  # candidates among which pairs are looked for; hostile items have thousands
_REMOTE = frozenset({Mode.PHONE, Mode.VIDEO})
_RECALLED = frozenset(
    {
        *("stands:peg before", "stands:peg after", "stands:aside", "mood:pluperfect", "act called:past"),
        *("zh:mood.peg", "zh:mood.recalled"),
    }
)
_IN_SESSION = re.compile(r"\b(?:Talks|Dialogue|Commission|round)\b")
_LONG_PAST, _ADDED = "time:long past", "mood:added"
_CLOSE = 1.0  # log-odds within which the title decides which contact is the main one
_BEHIND = 3.0  # log-odds that an act may be surer than the one which its sentence tells first
_SUBORDINATE = frozenset(
    {
        *("said:main under for", "said:main under after", "said:main under before", "said:main under about"),
        *("said:content object", "said:relative infinitive", "said:relative verb", "said:relative object"),
        *("said:main object",),
    }
)
_LEADING = frozenset({"said:main verb", "said:main infinitive", "said:main light verb"})
_RANKED = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.JOINT)
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)


@value
class Told:
    """One contact as an item tells it: its leading candidate, completed, and that candidate's log-odds.

    `met`: one of its acts brings people together, if only in a sentence that leaves a side out.
    """

    candidate: Candidate
    odds: float
    recalled: bool
    met: bool = False


def apart(candidates: Sequence[Candidate], odds: Sequence[float], least: float) -> tuple[Told, ...]:
    """The contacts of an item whose candidates are merged already, likeliest first, one whatever its odds."""
    order = sorted(range(len(odds)), key=lambda i: -odds[i])
    kept = [i for place, i in enumerate(order) if place == 0 or odds[i] >= least]
    return tuple(Told(candidates[i], odds[i], _recalled(candidates[i])) for i in kept)


def together(candidates: Sequence[Candidate], odds: Sequence[float], least: float) -> tuple[Told, ...]:
    """The contacts of an item, likeliest first. All but the first need log-odds of at least `least`."""
    odds = _paired(candidates, odds, least)
    groups: list[list[int]] = []
    for number in sorted(range(len(odds)), key=lambda i: _subordination(candidates, odds, i) - odds[i]):
        if odds[number] == _SUM:
            continue
        candidate = candidates[number]
        if groups and _has(candidate, "mood:denied"):
            continue
        home = next((g for g in groups if _same(candidates[g[0]], candidate)), None)
        if home is not None:
            home.append(number)
        elif not groups or (odds[number] >= least and not _has(candidate, "frame:half")):
            groups.append([number])
    return tuple(_told(g, candidates, odds) for g in groups)


def _told(group: Sequence[int], candidates: Sequence[Candidate], odds: Sequence[float]) -> Told:
    members = [candidates[i] for i in group]
    whole = _completed([(candidates[i], odds[i]) for i in group])
    met = any((_meets(m) and m.status is whole.status) or _is_standing_dialogue(m) for m in members)
    return Told(whole, odds[group[0]], _recalled(members[0]), met)


def _is_standing_dialogue(candidate: Candidate) -> bool:
    """Whether an act is a round of a dialogue with a name: those are held in a room."""
    return candidate.act == "mechanism" and any(_IN_SESSION.search(m.name) for m in candidate.us)


def _meets(candidate: Candidate) -> bool:
    """Whether an act brings people together now, and not some time ago."""
    return candidate.mode is Mode.IN_PERSON and not _recalled(candidate) and not _has(candidate, "time:past")


def _subordination(candidates: Sequence[Candidate], odds: Sequence[float], number: int) -> float:
    """How far an act stands behind what its own sentence tells first, of other people than its own.

    "Xi met Newsom, a sign that he will meet Biden": what follows from the news, or what it prepares, is not
    the main contact, however surely it is told.
    """
    one = candidates[number]
    if any(_heads(other, one) and odds[n] > odds[number] - _CLOSE for n, other in enumerate(candidates)):
        return _BEHIND
    beside = _has(one, _LONG_PAST) or _has(one, _ADDED)
    if one.act != "agree" and not _is_subordinate(one) and not beside:
        return 0.0
    likely = (
        other for other, weight in zip(candidates, odds, strict=True) if weight > odds[number] - _BEHIND
    )
    return _BEHIND if any(_comes_before(other, one) for other in likely) else 0.0


def _heads(other: Candidate, one: Candidate) -> bool:
    """Whether a title tells of another contact than an act below: "Blinken meets Xi", who saw Wang before."""
    if not _has(other, "in:title") or _has(one, "in:title") or not _leads(other) or _has(other, "frame:half"):
        return False
    if _recalled(other) or not (_names(other.us) and _names(other.china) and _names(one.china)):
        return False
    return not (_names(one.us) & _names(other.us) and _names(one.china) & _names(other.china))


def _comes_before(other: Candidate, one: Candidate) -> bool:
    """Whether an act is told first: by the verb of the same sentence, or in the title above it."""
    if _has(one, _LONG_PAST):  # what the title tells of now, before what happened months ago
        return _has(other, "in:title") and not (_recalled(other) or _has(other, _LONG_PAST))
    if other is one or _has(other, "frame:half"):
        return False
    if _has(one, _ADDED):  # "Mattis also met Xi": told besides
        return bool(_names(other.us) and _names(other.china)) and other.sentence < one.sentence
    if one.act == "agree":  # "agree to a summit" is the summit
        named = _names(other.us) and _names(other.china) and not (_names(one.us) or _names(one.china))
        return other.sentence == one.sentence and bool(named) and not _recalled(other)
    if other.sentence == one.sentence:
        return _leads(other) and bool(_names(other.us) | _names(other.china))
    prepares = one.status in _COMING and _leaders(one) and not _leaders(other)
    return bool(prepares) and _has(other, "in:title") and other.status is Status.HELD


def _is_subordinate(candidate: Candidate) -> bool:
    return not _SUBORDINATE.isdisjoint(candidate.signs)


def _leads(candidate: Candidate) -> bool:
    return not _LEADING.isdisjoint(candidate.signs)


def _paired(candidates: Sequence[Candidate], odds: Sequence[float], least: float) -> list[float]:
    """The odds without sums: "A and B talk with their counterparts" is what two pairs tell apart.

    The pairs are then as likely as the likeliest of them, so that they keep the order of the text.
    """
    weighed = list(odds)
    likely = sorted((n for n in range(len(odds)) if odds[n] >= least), key=lambda n: -odds[n])[:_COMPARED]
    for whole in likely:
        pairs = [number for number in likely if _is_part(candidates[number], candidates[whole])]
        if any(_disjoint(candidates[one], candidates[other]) for one in pairs for other in pairs):
            best = max(odds[number] for number in (whole, *pairs))
            for number in pairs:
                weighed[number] = best
            weighed[whole] = _SUM
    return weighed


def _is_part(part: Candidate, whole: Candidate) -> bool:
    """Whether one of each side acts where the whole has several, named or as "their counterparts"."""
    tells = not _has(part, "frame:half") and not _recalled(part)
    return tells and _is_among(part.us, whole.us) and _is_among(part.china, whole.china)


def _is_among(part: Sequence[Mention], whole: Sequence[Mention]) -> bool:
    mine, theirs = _names(part), _names(whole)
    if theirs:
        return bool(mine) and mine < theirs
    return bool(mine) and (not whole or any(_may_hold(mention, part) for mention in whole))


def _may_hold(group: Mention, part: Sequence[Mention]) -> bool:
    """Whether a group can be the people told apart: "aides" anybody, "defense chiefs" only such as these."""
    ranks = {mention.level for mention in part}
    return group.plural and (group.kind is not MentionKind.JOINT or group.level in ranks)


def _disjoint(one: Candidate, other: Candidate) -> bool:
    return not (_names(one.us) & _names(other.us) or _names(one.china) & _names(other.china))


def is_of_others(act: Candidate, told: Candidate) -> bool:
    """Whether an act is news of two sides none of whose people a contact shares."""
    ours, theirs = _names(told.us) | _names(told.china), _names(act.us) | _names(act.china)
    apart = bool(ours) and bool(theirs) and not ours & theirs
    return apart and not _has(act, "frame:half") and not _recalled(act)


def _same(lead: Candidate, other: Candidate) -> bool:
    for mine, theirs in ((lead.us, other.us), (lead.china, other.china)):
        here, there = _names(mine), _names(theirs)
        if here and there and not here & there:
            return False
    nameless = not (_names(lead.us) or _names(lead.china))
    if nameless and _has(other, "frame:half") and not 0 <= other.sentence - lead.sentence <= _BESIDE:
        return False  # "US and Chinese officials met" does not take in whoever is named paragraphs away
    apart = nameless and _recalled(other) and not _recalled(lead)
    described = lead.act == "agree" and _has(
        other, "act called:past"
    )  # "agree ...", then "described the talks"
    if (apart and not described) or _ranks_apart(lead, other):
        return False
    if Mode.UNSPECIFIED not in (lead.mode, other.mode) and (lead.mode in _REMOTE) != (other.mode in _REMOTE):
        return False
    return lead.status is other.status or not (_firm(lead) and _firm(other)) or _stops(lead, other)


def _ranks_apart(lead: Candidate, other: Candidate) -> bool:
    """Leaders in one act and lesser ranks in the other: a summit is not the meeting that prepares it."""
    here, there = _leaders(lead), _leaders(other)
    return here is not None and there is not None and here is not there


def _leaders(candidate: Candidate) -> bool | None:
    """Whether both sides are at the level of leaders, None where a side's rank is unknown."""
    ranks = [
        {m.level for m in party if m.kind in _RANKED and m.level is not None}
        for party in (candidate.us, candidate.china)
    ]
    return all(Level.LEADER in levels for levels in ranks) if all(ranks) else None


def _stops(lead: Candidate, other: Candidate) -> bool:
    """A trip called off, and the same trip as it was planned."""
    return {lead.status in _STOPPED, other.status in _STOPPED} == {True, False} and bool(
        {lead.status, other.status} & _COMING
    )


def _completed(told: Sequence[tuple[Candidate, float]]) -> Candidate:
    members = [candidate for candidate, _ in told]
    lead, most = told[0]
    near = [candidate for candidate, odds in told if odds >= most - _NEAR]
    says = next((m for m in near if _firm(m)), lead)
    declined = says.status is Status.PROPOSED and any(_firm(m) and m.status is Status.DECLINED for m in near)
    present = [m for m in members if not _recalled(m)] or members  # an earlier meeting is no way of this one
    modes = [m.mode for m in present if m.mode is not Mode.UNSPECIFIED and _tells_mode(m, lead)]
    return replace(
        lead,
        us=_party(members, us=True),
        china=_party(members, us=False),
        mode=_mode(modes) if modes else lead.mode,
        status=Status.DECLINED if declined else says.status,  # what was asked for, and turned down
        tense=says.tense,
    )


def _tells_mode(member: Candidate, lead: Candidate) -> bool:
    """Whether an act says how the contact took place: a port visit beside talks does not, a call does.

    Nor does a letter that was written besides ("she also wrote to the mayor").
    """
    besides = member.mode is Mode.CORRESPONDENCE and _has(member, _ADDED)
    return member is lead or member.mode in _REMOTE or not (besides or _is_loose(member))


def _mode(told: Sequence[Mode]) -> Mode:
    """The likeliest one, but a call that is anywhere said to be by video is a video call."""
    return Mode.VIDEO if told[0] is Mode.PHONE and Mode.VIDEO in told else told[0]


def _party(members: Sequence[Candidate], us: bool) -> tuple[Mention, ...]:
    """A side's people: those of the leading act, and of others that share one of them.

    Where it names none, those of the next act that does; one that is only recalled comes last.
    """
    ordered = [*members[:1], *sorted(members[1:], key=_recalled)]
    parties = [member.us if us else member.china for member in ordered]
    people: dict[str, Mention] = {}
    known: frozenset[str] = frozenset()
    for member, party in zip(ordered, parties, strict=True):
        if known and (not known & _names(party) or _is_loose(member) or _recalled(member)):
            continue
        for mention in party:
            if mention.kind in _PEOPLE:
                people.setdefault(mention.name or mention.resolved or mention.surface, mention)
        known |= _names(party)
    return tuple(sorted(people.values(), key=lambda m: m.span.start)) if people else parties[0]


def _is_loose(candidate: Candidate) -> bool:
    """Whether one side's people are only near the act: they may be those who speak of it."""
    return _has(candidate, "frame:half")


def _names(party: Sequence[Mention]) -> frozenset[str]:
    """Who stands for a side: names, else the holders of the offices."""
    named = frozenset(m.name for m in party if m.kind is MentionKind.PERSON and m.name)
    return named or frozenset(m.resolved for m in party if m.kind is MentionKind.ROLE and m.resolved)


def _has(candidate: Candidate, name: str) -> bool:
    return name in candidate.signs


def _firm(candidate: Candidate) -> bool:
    return _has(candidate, "status firm")


def _recalled(candidate: Candidate) -> bool:
    return not _RECALLED.isdisjoint(candidate.signs) or any(f.name in _RECALLED for f in candidate.features)
