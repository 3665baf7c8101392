"""Who stands in the slots of a Chinese act.

The frame says where to look: before the act behind 同, 与, 和; after the act; in one joint word (中美,
两国元首); at the destination of a journey. What the clause leaves out is the subject of the clause before, or
of the sentence before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core import acts_zh as lexis
from bot.core import answers_zh, couples, journeys_zh, people_zh
from bot.core.acts_zh import Frame
from bot.core.clauses_zh import Clause, Reading, Trigger, group
from bot.core.lexicon_zh import PAIR_ALONE, THIRD_WORDS
from bot.core.model import Level, MentionKind, Mode, Side, Span
from bot.core.value import value
from bot.core.verdict import Mention

_PRONOUN = re.compile(
    r"\s*(?:他|她|其|一行|代表团|访问团|双方|随后|之后|接着|当天|同日|当日|此行|会后|还|并|又|先后|再|也|"
    r"据此|期间)"
)
_ABOUT = re.compile(r"就(?![此向])|针对|鉴于|因(?!此)")
# 分别同A和B谈: a third party met each of them.
_APART = re.compile(r"(?:分别|先后|各自)[同与跟和]$")
_CAME_FOR = re.compile(r"了?(?:专程|应邀)?(?:前来|来[京华]|到访|来访|访[华美]|赴[美华]|率团|出席|参加)")
# 不参加美方提议的谈判: who proposes talks is a party to them.
_PROPOSES = re.compile(r"(?:提议|提出|建议|要求|发起)的")
_ASKED = re.compile(r"(?:[恳央]?求|要求|促请|(?<![邀申聘])请)$")  # 求北京把峰会挪后
_THE_DELEGATION = re.compile(
    r"了?(?:该|这个|这一)?(?:代表团|访问团|访团|议员团)(?:一行|全体)?(?=$|[\s，,。;；时])"
)
_HIM = re.compile(r"了?[他她](?:们|一行)?(?=$|[\s，,。;；时])")
_WITH_HIM = re.compile(
    r"[同与和跟](?:[他她其](?:们|一行)?|对方|客人)(?:将|也|还)?(?:举行|进行|展开)?(?:了)?$"
)
_JOINS = frozenset("同与和跟")
_TOWARD = re.compile(r"(?:向|对|给|就此向)$")
_WITHIN = re.compile(r"(?:中|时|期间|里)(?:要求|告诉|对|向|敦促|警告|提醒|请|促|呼吁|告知)")
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_ATTENDS = re.compile(
    r"(?:等人?)?(?:[\d日月至]{2,8})?[^，,。]{0,8}?(?:出席|参加|主持|与会|参与|率团|带队)[^，,。]{0,10}"
)
_REACH = {Frame.BARE: 2, Frame.EITHER: 8}  # characters between an act and its object
_FAR_REACH = 24
_OF_BOTH = ("两国元首", "两国领导人", "两国防长", "两国外长")
_OFFICERS = ("两外长", "两防长", "两元首", "两领导人", "两人", "二人", "两位", *_OF_BOTH)
_BOTH_COUNTRIES = ("两国", "两军", "双方")
_TWO = ("两外长", "两防长", "两人", "二人", "两位")
_OPENS = re.compile(r"(?:时|中|期间|之际|上|后)$")
_SAID_THERE = re.compile(
    r"[^，,。]{0,6}?(?:[说称谈讲]|表示|强调|指出|要求|敦促|呼吁|告[诉知]|提[出到及议]|重申|承诺|警告|[介解]|阐述|表达|就|对|向|邀|同意|抱怨|回应)"
)
_BESIDE_MARK = 2  # characters between the mark that ends a clause and who is named there
_ANSWER = 24  # characters behind a clause in which whoever answers it stands
_ANY_TWO = ("两人", "二人", "两位")  # who can be of one side, which has one foreign minister alone
_HEARD = 600  # characters before 双方 in which both must have been named


@value
class Slots:
    """The parties of an act. `far` says whence a slot was filled where its own clause leaves it empty.

    `answered`: the object is who answers the offer in the next clause. `fronted`: the act opens a sentence
    on what was said there.
    """

    subject: tuple[Mention, ...] = ()
    object: tuple[Mention, ...] = ()
    joint: bool = False
    far: str = ""
    answered: bool = False
    fronted: bool = False

    @property
    def parties(self) -> tuple[Mention, ...]:
        return self.subject + self.object


def fill(reading: Reading, clause: Clause, trigger: Trigger) -> Slots | None:
    """The slots of an act, None where nobody stands near it."""
    slots = _own(reading, clause, trigger)
    if slots is None or slots.joint or trigger.act.frame in (Frame.PLACE, Frame.SHUN):
        return slots
    sides = {m.side for m in slots.parties}
    offering = next(iter(sides)) if len(sides) == 1 else None
    if offering not in (Side.US, Side.CHINA):
        return slots
    answered = _answered(reading, clause, trigger, slots, offering)
    return answered or _fronted(reading, clause, trigger, slots, offering) or slots


def _fronted(reading: Reading, clause: Clause, trigger: Trigger, slots: Slots, met: Side) -> Slots | None:
    """The slots of an act that opens a sentence for whoever is named behind it: 在会见甲时,乙表示."""
    norm, end = reading.norm, clause.span.end
    if slots.subject or not _OPENS.search(norm, trigger.end, end):
        return None
    behind = reading.within(Span(end, min(len(norm), end + _ANSWER)))[:1]
    if not behind or behind[0].side is not met.other or behind[0].span.start - end > _BESIDE_MARK:
        return None
    if behind[0].kind not in _PEOPLE:
        return None
    said = _SAID_THERE.match(norm, behind[0].span.end) is not None
    return Slots(behind, slots.object, fronted=said)


def _answered(
    reading: Reading, clause: Clause, trigger: Trigger, slots: Slots, offering: Side
) -> Slots | None:
    """The slots of an offer with whoever answers it in the next clause: 美方要求通话,中方未回应."""
    norm, end = reading.norm, clause.span.end
    around = norm[clause.span.start : trigger.start] + norm[trigger.end : end]
    if not answers_zh.is_offer(around + norm[trigger.start : trigger.end]):
        return None
    following = reading.within(Span(end, min(len(norm), end + _ANSWER)))
    answering = answers_zh.answerer(norm, end, following, offering)
    return Slots(slots.parties, answering, far="clause", answered=True) if answering else None


def _own(reading: Reading, clause: Clause, trigger: Trigger) -> Slots | None:
    """The slots as the act's own clause and those before fill them."""
    left = [m for m in clause.parties if m.span.end <= trigger.start]
    right = [m for m in clause.parties if m.span.start >= trigger.end]
    frame = trigger.act.frame
    if frame is Frame.PLACE:
        journey = journeys_zh.visit(reading, clause, trigger, left, right)
        return Slots(journey[0], journey[1], far=journey[2]) if journey else None
    if len(left) > 1:
        left = [m for m in left if not _is_topic(reading, m, trigger, left)] or left
    if trigger.act in (lexis.TELL, lexis.CONFRONT):
        return _tell(reading, clause, trigger, left, right)
    if frame is Frame.TOWARD:
        return _toward(reading, clause, left)
    meant = _delegation(reading, clause, trigger, left) or _joint(reading, clause, trigger, left, right)
    if meant is None and right and frame in (Frame.OBJECT, Frame.EITHER, Frame.BARE):
        meant = _direct(reading, clause, trigger, left, right)
    if meant is not None:
        return meant
    taken = _taken(reading, trigger, left, right) if frame is Frame.WITH and left and right else None
    return taken or _with(reading, clause, trigger, left, right)


def _tell(
    reading: Reading, clause: Clause, trigger: Trigger, left: list[Mention], right: list[Mention]
) -> Slots | None:
    """A 对 B 说. Who goes on to speak is the subject of the clause before: A 抵京, 向 B 通报."""
    if not right:
        return None
    told = group(reading.norm, right, 0)
    if left:
        return Slots(_last(reading, left), told)
    goes_on = reading.norm[trigger.start : trigger.end] == "向"
    return Slots(clause.inherited, told, far="clause") if goes_on else None


def _taken(
    reading: Reading, trigger: Trigger, left: Sequence[Mention], right: Sequence[Mention]
) -> Slots | None:
    """A 通话 B, A 磋商 B: what one holds with another takes an object in a headline; 谈到 B has a topic."""
    topical = trigger.act in (lexis.SPEAK, lexis.DISCUSS, lexis.EXCHANGE)
    if topical or reading.norm[trigger.start] == "谈" or len({m.side for m in left}) > 1:
        return None
    subject, target = _last(reading, left), group(reading.norm, right, 0)
    beside = target[0].span.start == trigger.end and target[0].kind in _PEOPLE
    apart = {m.side for m in subject} != {m.side for m in target}
    return Slots(subject, target) if beside and apart else None


def _is_topic(reading: Reading, mention: Mention, trigger: Trigger, left: Sequence[Mention]) -> bool:
    """Whether somebody is what is talked about: 双方就特朗普访华保持沟通, but not 就甲与乙会面 for 会面.

    So is a country of which two speak: 双方对美国重返亚太交换看法.
    """
    start, end = mention.span.start, mention.span.end
    if mention.kind is MentionKind.COUNTRY and reading.norm[start - 1 : start] == "对":
        return any(m.office == people_zh.PAIR and m.span.end <= start for m in left)
    if mention.kind not in _PEOPLE or reading.norm[start - 1 : start] != "就":
        return False
    joined = reading.norm[end : end + 1] in _JOINS or any(m.span.start == end for m in left)
    return trigger.act.weak or not joined


def _delegation(reading: Reading, clause: Clause, trigger: Trigger, left: Sequence[Mention]) -> Slots | None:
    """A 会见代表团一行, A 会见她, A 同她会谈: those of whom the text has spoken before."""
    if not left:
        return None
    takes_object = trigger.act.frame in (Frame.OBJECT, Frame.EITHER)
    hosts = _last(reading, left)
    visitors: tuple[Mention, ...] = ()
    if takes_object and _THE_DELEGATION.match(reading.norm, trigger.end):
        visitors = clause.spoken_of(but=hosts[0].side)
    elif (takes_object and _HIM.match(reading.norm, trigger.end)) or _WITH_HIM.search(
        reading.norm, hosts[-1].span.end, trigger.start
    ):
        visitors = _person_before(reading, hosts[0])
        return Slots(hosts, visitors) if visitors else None
    return Slots(hosts, visitors, far="sentence") if visitors else None


def _person_before(reading: Reading, host: Mention) -> tuple[Mention, ...]:
    """Whom 他 or 她 means: the last official named before the host who is not of the host's side."""
    before = reading.within(Span(max(0, host.span.start - _HEARD), host.span.start))
    people = [m for m in before if m.kind in _PEOPLE and m.side not in (host.side, None)]
    return tuple(m for m in people if m.office != people_zh.SPOKESPERSON)[-1:]


def _last(reading: Reading, left: Sequence[Mention]) -> tuple[Mention, ...]:
    return group(reading.norm, left, len(left) - 1, step=-1)


def _joint(
    reading: Reading, clause: Clause, trigger: Trigger, left: list[Mention], right: list[Mention]
) -> Slots | None:
    """中美会谈, 两国元首通话: one word holds both. 与美方 before it outweighs that."""
    near = _joint_word(trigger, left, right)
    if near is None or near.side is Side.THIRD:
        return Slots((near,), joint=True) if near else None
    if near.office == people_zh.PAIR:
        whose = _pair(reading, near)  # 两国, of which nobody knows whose they are, hold no talks here
        abroad = any(m.side is Side.THIRD and m.kind in _PEOPLE for m in reading.mentions)
        unknown = near.surface.startswith(_OFFICERS) and not abroad  # 魏凤和访印 两国防长商定
        return whose or (None if unknown else Slots())
    apart = _with(reading, clause, trigger, left[:-1], right) if len(left) > 1 else None
    if apart is not None and {m.side for m in apart.parties} >= {Side.US, Side.CHINA}:
        return apart
    return Slots((*_attending(reading, left[:-1], near), near), joint=True)


def _attending(reading: Reading, left: Sequence[Mention], near: Mention) -> tuple[Mention, ...]:
    """Who is said to attend or lead the talks of both: 希拉里、盖特纳率团出席美中战略与经济对话."""
    people = [m for m in left if m.kind is MentionKind.PERSON and not (m.former or m.side is Side.THIRD)]
    attends = people and _ATTENDS.fullmatch(reading.norm, people[-1].span.end, near.span.start)
    if not attends:
        return ()
    listed = group(reading.norm, left, left.index(people[-1]), step=-1)
    return tuple(m for m in listed if m in people)


def _joint_word(trigger: Trigger, left: Sequence[Mention], right: Sequence[Mention]) -> Mention | None:
    """The word for both that stands nearest before the act, or behind it where nobody stands before."""
    if left:
        outweighed = right and trigger.act.frame in (Frame.OBJECT, Frame.BARE)
        near = None if outweighed else left[-1]
    else:
        near = right[0] if right and right[0].office != people_zh.PAIR else None
    return near if near is not None and near.kind is MentionKind.JOINT else None


def _pair(reading: Reading, near: Mention) -> Slots | None:
    """两国, 双方, 两人: whom the text has spoken of last, if those were the two sides."""
    heard = reading.within(Span(max(0, near.span.start - _HEARD), near.span.start))
    spoken = [m for m in heard if m.office != people_zh.PAIR]
    if near.surface.startswith(_OFFICERS) and any(m.kind is MentionKind.PERSON for m in spoken):
        spoken = [
            m for m in spoken if m.kind in _PEOPLE or (m.kind is MentionKind.JOINT and m.side is Side.THIRD)
        ]
    if private := _out_of_office(near, heard):
        return Slots(private, joint=True, far="pair")
    if near.surface.startswith(_ANY_TWO) and couples.Named.in_all(spoken).of_one_side:
        return Slots((replace(near, side=Side.THIRD),), joint=True, far="pair")
    sides = _last_two_sides([m for m in spoken if reading.is_party(m, Span(0, len(reading.norm)))])
    if sides is None:
        alone = near.surface.startswith((*PAIR_ALONE, *_BOTH_COUNTRIES)) and all(
            m.side is not Side.THIRD or m.surface.startswith("台") for m in reading.mentions
        )
        if alone and not near.surface.startswith(PAIR_ALONE):  # 两国海军司令, of whom the next sentence tells
            near_by = {m.side for m in reading.mentions if m.span.end <= _HEARD}
            alone = near_by >= {Side.US, Side.CHINA} and not any(
                word in reading.norm for word in THIRD_WORDS if not word.startswith("台")
            )
        return Slots((near,), joint=True, far="pair") if alone else None
    two = _two_people(near, spoken) if sides == {Side.US, Side.CHINA} else ()
    if two:
        return Slots(two, joint=True, far="pair")
    meant = near if sides == {Side.US, Side.CHINA} else replace(near, side=Side.THIRD)
    return Slots((meant,), joint=True, far="pair")


def _out_of_office(near: Mention, heard: Sequence[Mention]) -> tuple[Mention, ...]:
    """Who of 两人 is in no office, where one of the last two persons is such: 基辛格告诉习近平...两人通话."""
    people = [m for m in heard if m.kind in _PEOPLE and m.office != people_zh.SPOKESPERSON]
    last_two = people[-2:] if near.surface.startswith(_TWO) else []
    return tuple(m for m in last_two if m.former)


def _two_people(near: Mention, spoken: Sequence[Mention]) -> tuple[Mention, ...]:
    """两人: the last person of either side; nobody for words that need not mean persons."""
    if not near.surface.startswith(_TWO):
        return ()
    people = [
        m
        for m in reversed(spoken)
        if m.kind is MentionKind.PERSON
        and not (m.former or m.office == people_zh.SPOKESPERSON)
        and (near.level is not Level.LEADER or m.level is Level.LEADER)
    ]
    last = [next((m for m in people if m.side is side), None) for side in (Side.US, Side.CHINA)]
    return tuple(m for m in last if m) if all(last) else ()


def _last_two_sides(spoken: Sequence[Mention]) -> set[Side] | None:
    sides: set[Side] = set()
    for mention in reversed(spoken):
        if mention.kind is MentionKind.JOINT:
            return {Side.THIRD} if mention.side is Side.THIRD else {Side.US, Side.CHINA}
        if mention.side is not None:
            sides.add(mention.side)
        if len(sides) == 2:
            return sides
    return None


def _direct(
    reading: Reading, clause: Clause, trigger: Trigger, left: list[Mention], right: list[Mention]
) -> Slots | None:
    """A 会见 B."""
    gap = right[0].span.start - trigger.end
    came = right[0].span.start > trigger.end and _CAME_FOR.match(reading.norm, trigger.end) is not None
    described = came and reading.norm[right[0].span.start - 1] == "的"  # 会晤来华出席峰会的美国总统
    if gap > (_FAR_REACH if described else _REACH.get(trigger.act.frame, _FAR_REACH)):
        return None
    target = _object(reading, _past_attribute(reading, trigger, right))
    if target[0].office == people_zh.SHARED and trigger.act.mode is Mode.CORRESPONDENCE:
        return Slots((), target)
    if left:
        return Slots(_last(reading, left), target)
    if clause.inherited:
        return Slots(clause.inherited, target, far="clause")
    opens = reading.norm[clause.span.start : trigger.start]
    spoken_of = clause.spoken_of(but=target[0].side)
    if spoken_of and (_PRONOUN.match(opens) or len(opens) <= 12):
        return Slots(spoken_of, target, far="sentence")
    return Slots((), target)


def _past_attribute(reading: Reading, trigger: Trigger, right: list[Mention]) -> list[Mention]:
    """Those behind the clause that says why they came: 会见来京出席中美对话的美国部长."""
    if right[0].kind is not MentionKind.JOINT or not _CAME_FOR.match(reading.norm, trigger.end):
        return right
    guests = (i for i, m in enumerate(right) if m.kind in _PEOPLE and reading.norm[m.span.start - 1] == "的")
    return right[next(guests, 0) :]


def _object(reading: Reading, right: Sequence[Mention]) -> tuple[Mention, ...]:
    """The object's group, through the body that introduces a delegation's leader."""
    target = list(group(reading.norm, right, 0))
    while len(target) < len(right):
        following, last = right[len(target)], target[-1]
        gap = reading.norm[last.span.end : following.span.start]
        if following.side is not last.side or last.kind in _PEOPLE or len(gap) > 10:
            break
        target.append(following)
    return tuple(target)


def _spoken_to(
    reading: Reading, trigger: Trigger, subject: tuple[Mention, ...], right: Sequence[Mention]
) -> tuple[Mention, ...]:
    """A 在通话中要求 B: within a talk, whom one of its parties addresses is the other."""
    if not right or not _WITHIN.match(reading.norm, trigger.end):
        return ()
    addressed = group(reading.norm, right, 0)
    return (
        addressed if addressed[0].kind in _PEOPLE and {m.side for m in addressed} != {subject[0].side} else ()
    )


def _with(
    reading: Reading, clause: Clause, trigger: Trigger, left: list[Mention], right: list[Mention]
) -> Slots | None:
    """A 同 B 会谈: the last group is the object, the one before its coverb the subject."""
    if not left:
        return None
    for index, mention in enumerate(left):
        if _APART.search(reading.norm, clause.span.start, mention.span.start):
            return _apart(clause, left[:index], left[index:])
    target = _last(reading, left)
    first = left.index(target[0])
    coverb = reading.coverb(clause.span.start, target[0].span.start)
    while first and coverb is None and left[first - 1].side is target[0].side:
        first -= 1
        coverb = reading.coverb(clause.span.start, left[first].span.start)
    asked = _ASKED.search(reading.norm, clause.span.start, target[0].span.start) is not None
    marked = asked or coverb is not None or _PROPOSES.match(reading.norm, target[-1].span.end) is not None
    before = [m for m in left[:first] if coverb is None or m.span.end <= coverb]
    if before:
        subject = _last(reading, before)
        if marked or {m.side for m in subject} != {m.side for m in target}:
            return Slots(subject, target)
    topic = trigger.act.frame in (Frame.OBJECT, Frame.EITHER) and {m.side for m in clause.inherited} != {
        target[0].side
    }
    told = _spoken_to(reading, trigger, target, right)
    if told:
        return Slots(target, told)
    if marked or (topic and clause.inherited):
        carried = clause.inherited or clause.spoken_of(but=target[0].side)
        return Slots(carried, target, far="clause" if clause.inherited else "sentence")
    return Slots((), target)


def _apart(clause: Clause, before: list[Mention], met: list[Mention]) -> Slots | None:
    """A 先后与 B 和 C 会谈: A meets each of them, but B does not meet C."""
    subject = tuple(before) or clause.spoken_of(but=met[0].side)
    if not subject:
        return None
    other = subject[-1].side.other if subject[-1].side else None
    wanted = other if any(m.side is other for m in met) else met[0].side
    return Slots(subject, tuple(m for m in met if m.side is wanted), far="" if before else "clause")


def _toward(reading: Reading, clause: Clause, left: list[Mention]) -> Slots | None:
    """A 向 B 提出交涉. Who is not said to protest to the American side is the Chinese one."""
    for index, mention in enumerate(left):
        if not _TOWARD.search(reading.norm[max(mention.span.start - 3, 0) : mention.span.start]):
            continue
        senders = [m for m in left[:index] if not _is_messenger(reading, m)]
        subject = tuple(_said_of(reading, clause, senders)[-1:])
        carried = clause.spoken_of(but=mention.side)
        implied = (
            (journeys_zh.standing_for(Side.CHINA, reading, mention.span),) if mention.side is Side.US else ()
        )
        return Slots(subject or carried or implied, (mention,), far="" if subject else "clause")
    subject = tuple(left[-1:]) or clause.inherited
    if any(m.side is not Side.CHINA for m in subject) or not subject:
        return None
    spoken = (*clause.spoken_of(but=Side.CHINA), *reading.mentions)
    accused = next((m for m in spoken if m.side is Side.US and m.span.end <= clause.span.end), None)
    return Slots(subject, (accused,), far="sentence") if accused else None


def _is_messenger(reading: Reading, mention: Mention) -> bool:
    """Whether somebody only carries what another sends: 托新加坡外长向王毅转达口信."""
    return _CARRIES.search(reading.norm, max(0, mention.span.start - 3), mention.span.start) is not None


_CARRIES = re.compile(r"(?:[托请经]|委托|通过|透过|经由)$")


def _said_of(reading: Reading, clause: Clause, left: Sequence[Mention]) -> list[Mention]:
    """Those before 就, which opens what a protest is about: 外交部就蓬佩奥致贺蔡英文向美方提出交涉."""
    about = [m.start() for m in _ABOUT.finditer(reading.norm, clause.span.start, clause.span.end)]
    return [m for m in left if not any(at < m.span.start for at in about)] if about else list(left)
