"""Which of an item's acts is its main contact: the surest, unless another stands before it.

"Xi met Newsom, a sign that he will meet Biden": what follows from the news, or what it prepares, is not the
main contact, however surely it is told. What a title tells is, where nothing below is much surer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from bot.core.candidate import Candidate
from bot.core.model import Level, MentionKind, Mode, Status
from bot.core.verdict import Mention

_HELD = Status.HELD  # members are slow to find
COMING = frozenset({Status.SCHEDULED, Status.PROPOSED})
LONG_PAST, ADDED = "time:long past", "mood:added"
_OFF = frozenset({Status.DECLINED, Status.CANCELLED})
_RECALLED = frozenset(
    {
        *("stands:peg before", "stands:peg after", "stands:aside", "mood:pluperfect", "act called:past"),
        *("zh:mood.peg", "zh:mood.recalled"),
    }
)
_AMID = frozenset({"peg after by both parties", "beside by both parties"})
_AT_A_DISTANCE = "peg at a distance"
_CLOSE = 1.0  # log-odds within which the title decides which contact is the main one
_BEHIND = 3.0  # log-odds that an act may be surer than the one which its sentence tells first
_SUBORDINATE = frozenset(
    {
        *("said:main under for", "said:main under after", "said:main under before", "said:main under about"),
        *("said:content object", "said:relative infinitive", "said:relative verb", "said:relative object"),
        *("said:main object",),
    }
)
_BESIDES = _SUBORDINATE | {LONG_PAST, ADDED}
_LEADING = frozenset({"said:main verb", "said:main infinitive", "said:main light verb"})
_IN_COURSE = frozenset({"said:main under in", "said:during under in", "stands:beside"})
_UNASKED = "unasked"
_PERSON, _ROLE, _LEADER = MentionKind.PERSON, MentionKind.ROLE, Level.LEADER
_RANKED = (_PERSON, _ROLE, MentionKind.JOINT)


Apart = Callable[[Candidate, Candidate], bool]


class ToldAct:
    """A candidate with its log-odds, and what is asked of it again and again beside the others.

    `us` and `china` are the names of those who stand for a side. `half`: one side's people are only near the
    act, they may be those who speak of it.
    """

    __slots__ = ("_leaders", "candidate", "china", "half", "in_title", "odds", "recalled", "signs", "us")

    def __init__(self, candidate: Candidate, odds: float) -> None:
        self.candidate = candidate
        self.odds = odds
        self.us, self.china = names_of(candidate.us), names_of(candidate.china)
        self.signs = signs = set(candidate.signs)
        self.half = "frame:half" in signs
        self.in_title = "in:title" in signs
        self.recalled = is_recalled(candidate)
        self._leaders: bool | str | None = _UNASKED

    @property
    def is_firm(self) -> bool:
        return "status firm" in self.signs

    @property
    def leads(self) -> bool:
        return not _LEADING.isdisjoint(self.signs)

    @property
    def leaders(self) -> bool | None:
        """Whether both sides are at the level of leaders, None where a side's rank is unknown."""
        if isinstance(self._leaders, str):
            self._leaders = _leaders(self.candidate)
        return self._leaders


def by_importance(acts: Sequence[ToldAct], apart: Apart) -> list[ToldAct]:
    """The acts by their log-odds, those behind that an act of other people stands before. `apart` says
    whether two acts are told at times or in places that no single contact has.

    "Xi met Newsom, a sign that he will meet Biden": what follows from the news, or what it prepares, is not
    the main contact, however surely it is told.
    """
    heading = [act for act in acts if act.in_title and (_may_head(act) or _is_of_unnamed(act))]
    if not (heading or any(act.in_title for act in acts)):
        heading = [act for act in acts if _IN_LEAD in act.signs and (_may_head(act) or _is_of_unnamed(act))]
    agreed = [act for act in acts if act.candidate.act == "agree" and _is_reached(act)]
    return sorted(acts, key=lambda act: _handicap(act, acts, heading, agreed, apart) - act.odds)


def _handicap(
    act: ToldAct, acts: Sequence[ToldAct], heading: Sequence[ToldAct], agreed: Sequence[ToldAct], apart: Apart
) -> float:
    """What an act falls back by; who reaches out does it with what else is told: a letter, a call.

    `heading` are the acts that the title is about, `agreed` those of agreeing.
    """
    told = act.candidate
    if told.act == "approach":
        return 2 * _BEHIND
    if agreed and told.status in COMING and any(_agrees_on(other, told) for other in agreed):
        behind = _is_headed(act, heading, apart) or any(_took_place(other) for other in acts)
    else:
        behind = _is_headed(act, heading, apart) or _is_behind(act, acts)
    return _BEHIND if behind else 0.0


def _is_headed(one: ToldAct, heading: Sequence[ToldAct], apart: Apart) -> bool:
    """Whether an act stands behind another contact that the title tells."""
    for title in heading:
        close = title.in_title and (title.us or title.china) and title.candidate.status not in _OFF
        near = _CLOSE if close else 2 * _CLOSE
        if title.odds > one.odds - near and (_heads(title, one) or _is_of_others_below(title, one, apart)):
            return True
    return False


def _is_of_others_below(talks: ToldAct, one: ToldAct, apart: Apart) -> bool:
    """Whether both sides are named, below talks that name nobody, in an act at another time or place."""
    if talks.us or talks.china or not (one.us and one.china):
        return False
    return one.candidate.sentence > talks.candidate.sentence and apart(talks.candidate, one.candidate)


def _is_behind(one: ToldAct, acts: Sequence[ToldAct]) -> bool:
    """Whether an act stands behind what its own sentence or the title tells first."""
    act = one.candidate.act
    if act in _OFFERED and any(is_offered_in(one, other) for other in acts):
        return True
    if act in _JOURNEY and any(_is_met_for(one, other) for other in acts):
        return True
    arrives = act == "travel" and one.in_title
    if is_beside(one, acts) or (arrives and any(_is_received(one, other) for other in acts)):
        return True
    if act != "agree" and _BESIDES.isdisjoint(one.signs):
        return False
    surer = [other for other in acts if other.odds > one.odds - _BEHIND and other is not one]
    if LONG_PAST in one.signs:  # what the title tells of now, before what happened months ago
        return any(_is_titled(other) for other in surer)
    return any(_comes_before(other, one) for other in surer)


def is_beside(one: ToldAct, acts: Sequence[ToldAct]) -> bool:
    """Whether people are told to have met at another time, or besides, below a lead that tells of officials
    without their names: "Working-level officials met on Tuesday", then "Sullivan spoke with Wang last week".
    """
    at = one.candidate.sentence
    if not (one.us and one.china):
        return False
    if one.signs >= _FOLLOWED_UP:  # "officials met, a follow-up to a meeting of Sullivan and Wang"
        return any(other.candidate.sentence == at and _is_of_unnamed(other) for other in acts)
    if at <= _LEADS or one.signs.isdisjoint(_APART):
        return False
    return any(other.candidate.sentence <= _LEADS and _is_of_unnamed(other) for other in acts)


def _is_of_unnamed(act: ToldAct) -> bool:
    """Whether an act is news of both sides, of whom it names nobody."""
    told = act.candidate
    whole = bool(told.us and told.china) and not (act.half or act.recalled or act.us or act.china)
    return whole and (act.is_firm or act.in_title) and act.signs.isdisjoint(_APART)


_FOLLOWED_UP = {"act called:past", "said:main under for"}
_APART = frozenset({"time:past", LONG_PAST, ADDED})


def _is_reached(act: ToldAct) -> bool:
    """Whether an agreement is news."""
    return act.candidate.status is _HELD and not (act.half or act.recalled)


def _agrees_on(agreed: ToldAct, told: Candidate) -> bool:
    """Whether an act to come is what was agreed in talks: "agreed in a call to exchange visits"."""
    first = agreed.candidate
    return first.sentence == told.sentence and first.trigger.end <= told.trigger.start


def _took_place(act: ToldAct) -> bool:
    """Whether an act is one at which people can agree."""
    told = act.candidate
    if told.status is not _HELD or told.act == "agree" or act.half:
        return False
    amid = not _AMID.isdisjoint(act.signs) and _AT_A_DISTANCE not in act.signs  # "agree to meet after a call"
    return amid or (act.is_firm and not act.recalled)


_JOURNEY = ("arrive", "leave")
_MEETING = ("meet", "meeting", "talks", "summit", "host")


def _is_met_for(way: ToldAct, other: ToldAct) -> bool:
    """Whether somebody arrives or leaves for what another act tells: the meeting is the contact."""
    told = other.candidate
    close = told.act in _MEETING and other.odds > way.odds - _CLOSE
    if other.in_title and way.candidate.act != "leave":
        return False  # the day of arrival is the nearest that such a text gives
    full = bool(told.us and told.china) and not (other.half or other.recalled)
    status = way.candidate.status
    met = told.status is _HELD and status is Status.SCHEDULED  # who arrives has met by now
    return close and full and (met or told.status is status)


def _is_received(way: ToldAct, other: ToldAct) -> bool:
    """Whether who comes or goes in a title's present is received below: "Liang comes to the Pentagon"."""
    told = other.candidate
    if told.act != "host" or told.status is not _HELD or other.half or other.recalled:
        return False
    presently = "mood:present" in way.signs and way.candidate.status is Status.SCHEDULED
    near = way.odds - _CLOSE < other.odds < way.odds
    return presently and near and not (differ(way.us, other.us) or differ(way.china, other.china))


def is_offered_in(offer: ToldAct, other: ToldAct) -> bool:
    """Whether an invitation was made in talks: "invited China to join a drill during talks with Liang"."""
    told, plan = other.candidate, offer.candidate
    if plan.act not in _OFFERED or plan.status not in COMING:
        return False
    if told.status is not _HELD or told.act not in _TALKING or _IN_COURSE.isdisjoint(other.signs):
        return False
    if not (other.us and other.china) or other.half or other.recalled or LONG_PAST in other.signs:
        return False
    return not (differ(offer.us, other.us) or differ(offer.china, other.china))


_ARRANGED_IN = ("agree", "approach")
_PROTESTING = ("summon", "lodge", "protest")  # where it is told that something is off
_IN_LEAD = "in:lead"
_LEADS = 1  # the last of the sentences that open an item, with its title
_OFFERED = ("invite", "joint exercise")
_TALKING = (*_MEETING, "phone", "call", "video call")


def _may_head(act: ToldAct) -> bool:
    """Whether an act can be what a title is about."""
    told = act.candidate
    off = told.status in _OFF and act.is_firm  # "puts off his trip"
    if not (told.us and told.china and (act.leads or (off and "stands:main" in act.signs))):
        return False
    return not (act.half or act.recalled) and (off or bool(act.us or act.china))


def _heads(title: ToldAct, one: ToldAct) -> bool:
    """Whether a title tells of another contact than an act below: "Blinken meets Xi", who saw Wang before."""
    if one.in_title or not one.china or one.candidate.sentence <= title.candidate.sentence:
        return False
    if title.candidate.status in _OFF and one.candidate.status is _HELD:
        beside = one.candidate.act not in _PROTESTING or one.candidate.sentence > _LEADS
        return bool(one.us) and beside  # talks that were held beside
    coming = title.candidate.status in COMING and title.is_firm and title.candidate.act not in _JOURNEY
    if coming and one.candidate.status is _HELD and one.candidate.act not in _ARRANGED_IN:
        return True  # "Austin, Dong to meet", who had spoken the week before
    if not (title.us or title.china):
        return bool(one.us) and _is_besides(title.candidate, one)
    if title.us and title.china:
        return one.us.isdisjoint(title.us) or one.china.isdisjoint(title.china)
    return differ(one.us, title.us) or differ(one.china, title.china)


def _is_besides(talks: Candidate, one: ToldAct) -> bool:
    """Whether what people are named for below talks of unnamed officials is told besides: they turned each
    other down, or talked by telephone while these met.
    """
    told = one.candidate
    if told.status in _OFF and talks.status not in _OFF:
        return True
    return told.status is _HELD and ways_apart(talks.mode, told.mode)


def ways_apart(one: Mode, other: Mode) -> bool:
    """Whether one act is a call and in the other people meet, or write."""
    if Mode.UNSPECIFIED in (one, other):
        return False
    return (one in REMOTE) != (other in REMOTE)


REMOTE = (Mode.PHONE, Mode.VIDEO)


def _is_titled(act: ToldAct) -> bool:
    """Whether the title tells an act as news."""
    return act.in_title and not (act.recalled or LONG_PAST in act.signs)


def _comes_before(other: ToldAct, one: ToldAct) -> bool:
    """Whether an act is told first: by the verb of the same sentence, or in the title above it."""
    if other.half:
        return False
    told, first = one.candidate, other.candidate
    if ADDED in one.signs:  # "Mattis also met Xi": told besides
        return bool(other.us and other.china) and first.sentence < told.sentence
    if told.act == "agree":  # "agree to a summit" is the summit, "agree on visits" the visits
        named = bool(other.us and other.china) and not (one.us or one.china)
        planned = first.act == "visit" and first.status in COMING and bool(one.us and one.china)
        return first.sentence == told.sentence and (named or planned) and not other.recalled
    if first.sentence == told.sentence:
        return other.leads and bool(other.us or other.china)
    prepares = one.leaders and not other.leaders
    prepares = prepares or (differ(one.us, other.us) and differ(one.china, other.china))
    return bool(prepares) and told.status in COMING and other.in_title and first.status is _HELD


def differ(ours: Set[str], theirs: Set[str]) -> bool:
    """Whether two sets of names are of different people; nobody knows where there is none."""
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def is_planned_beside(told: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a verb makes a contact a plan ("proposed a call") beside one that other people held."""
    if not (_SAID_PLAN.issubset(told.signs) or _WILL.issubset(told.signs)):
        return False
    ours = names_of((*told.us, *told.china))
    held = [names_of((*other.us, *other.china)) for other in others if other.status is _HELD]
    return any(theirs and ours.isdisjoint(theirs) for theirs in held)


_SAID_PLAN = frozenset({"mood:offer", "status firm"})
_WILL = frozenset({"mood:future", "status firm", "said:main verb"})


def _leaders(candidate: Candidate) -> bool | None:
    us = {m.level for m in candidate.us if m.level is not None and m.kind in _RANKED}
    if not us:
        return None
    china = {m.level for m in candidate.china if m.level is not None and m.kind in _RANKED}
    return (_LEADER in us and _LEADER in china) if china else None


def names_of(party: Sequence[Mention]) -> set[str]:
    """Who stands for a side: names, else the holders of the offices."""
    named: set[str] = set()
    for mention in party:
        if mention.kind is _PERSON and mention.name:
            named.add(mention.name)
    return named or {m.resolved for m in party if m.kind is _ROLE and m.resolved}


def is_recalled(candidate: Candidate) -> bool:
    if not _RECALLED.isdisjoint(candidate.signs):
        return True
    return not _RECALLED.isdisjoint([feature.name for feature in candidate.features])
