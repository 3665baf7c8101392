"""Chinese candidate contacts: every act of a text with the parties that stand in its slots.

A third country, a former official or a private person in a slot makes it another contact than a US-China
one; a denial makes it none. What is left are candidates, one a contact, with what speaks for and against
each being news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from bot.core import acts_zh as lexis
from bot.core import (
    attending_zh,
    circumstances_zh,
    dating_zh,
    features_zh,
    guesses_zh,
    merging_zh,
    modality_zh,
    people_zh,
    seasons_zh,
    sequel_zh,
    slots_zh,
    triggers_zh,
    unnamed_zh,
)
from bot.core.acts_zh import Frame
from bot.core.candidate import Candidate, Feature
from bot.core.clauses_zh import Clause, Reading, Trigger
from bot.core.modality_zh import Mood, Wording
from bot.core.model import Level, MentionKind, Side, Span, Status
from bot.core.slots_zh import Slots
from bot.core.text import Document
from bot.core.verdict import Mention

_SENTENCES = 40  # an item's contact stands in its first sentences
_READ = 1200  # characters in which an approach is told
_ACTS = 60  # more in an item are repetitions
_NEXT = 24  # characters of the next clause that can still turn an offer into a refusal
# How the English titles of those begin whom 中美防长 and the like join.
_JOINT_OFFICES = {
    "防长": {
        Side.US: "Secretary of Defense|Acting Secretary of Defense",
        Side.CHINA: "Minister of National Defense",
    },
    "外长": {
        Side.US: "Secretary of State",
        Side.CHINA: "Foreign Minister|Director, (?:Office|Central Foreign)",
    },
    "元首": {Side.US: "President", Side.CHINA: "President|General Secretary"},
    "领导人": {Side.US: "President", Side.CHINA: "President|General Secretary"},
    "商务部长": {Side.US: "Secretary of Commerce", Side.CHINA: "Minister of Commerce"},
    "财长": {Side.US: "Secretary of the Treasury", Side.CHINA: "Minister of Finance"},
}
_SEASON = 8  # characters behind an act in which the part of the year stands for which it is set
_DISCLOSED = re.compile(r"披露|曝光|爆料|获悉|独家|秘密|悄悄|悄然|低调|密访|密会|秘访|不公开")
_LATELY = re.compile(r"上个?月|不久前|前不久|日前已|才刚?")
_WINDOW = 80  # characters on each side of an act that can bear on it
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_DEALT = re.compile(
    r"(?:等人?)?(?:将|已|在[^，,]{1,10})?(?:就|围绕|达成|同意|商定|敲定)|"
    r"(?:等人?)?(?:在?开场)?(?:白)?(?:时)?[^，,。]{0,4}(?:唇枪舌剑|激辩|互呛|针锋相对|互不相让|出席|与会|参加|参与|主持|对阵)"
)
_NEGOTIATED = frozenset({"negotiation", "talks", "exchange", "speak", "dialogue"})
# The second half of a headline of which the first is the news: 川习会登场 学者:有助稳定.
_REMARK = re.compile(r"\s(?:学者|专家|分析)[:：]")
# Acts of which one denial speaks alike: 没有磋商 denies that they are talking.
_ALIKE = (
    frozenset(("call", "phone", "link up", "video call")),
    frozenset(("negotiation", "talks", "exchange")),
)
_MINISTRY = re.compile(r"(?:中国)?(?:外交部|国防部|商务部)(?:新闻)?(?:发言人)?\s*[:：]")
# 未有正式要求通话: what is wished for has not been asked for.
_UNASKED = re.compile(r"(?:未|没|无)[^，,]{0,6}(?:要求|请求|提出|提议|邀请)")
_CLAIMS = re.compile(r"[声宣自坚]称|(?<![名职])称(?![赞为呼])")
UNOFFICIAL = re.compile(
    r"[二2]轨|1\.5轨|一轨半|民间(?:对话|交流|友好|外交|往来|团体)|青少年|大学生|中学生|学生代表|师生|老兵|飞虎队|蜡像|合影照片|[篮足排网台羽]球(?:工作组|会议|例会|年会|会商|协会)|智库对话|青年对话|企业家对话|工商"
)


def candidates(doc: Document, mentions: Sequence[Mention], day: date | None = None) -> tuple[Candidate, ...]:
    """The distinct candidate contacts of a Chinese document of `day`, in the order of the text."""
    finder = _Finder(Reading(doc, mentions), day)
    found = list(islice(finder.acts(), _ACTS))
    found = found or list(islice(finder.of_nobody(), 1))
    found = [_called_off(c) if any(merging_zh.is_that(c, off) for off in finder.off) else c for c in found]
    if any(c.act == "visit" and c.status is Status.DECLINED for c in found) and sequel_zh.is_planned_off(
        doc.norm[:_READ]
    ):
        found = [_called_off(c) if c.act == "visit" and c.status is Status.DECLINED else c for c in found]
    if finder.denied:
        denied = finder.denied.union(*(kind for kind in _ALIKE if kind & finder.denied))
        refuted = finder.refuted.union(*(kind for kind in _ALIKE if kind & finder.refuted))
        found = [c for c in found if not (c.act in denied and _is_claimed(doc, c))]
        found = [c for c in found if not (c.act in refuted and c.status is Status.HELD)]
    found = [c for c in found if not (c.act in finder.unasked and c.status is Status.PROPOSED)]
    shared = tuple(finder.item_features())
    told = merging_zh.merged(found)
    return tuple(
        replace(c, features=(*c.features, *_of_status(c), *_bearing_on(c, shared)))
        for c in (finder.peopled(one, alone=len(told) == 1) for one in told)
    )


def _is_claimed(doc: Document, candidate: Candidate) -> bool:
    """Whether a contact held is only what one side says: 特朗普声称已通话."""
    words = doc.norm[candidate.clause.start : candidate.trigger.start]
    return candidate.status is Status.HELD and _CLAIMS.search(words) is not None


def _bearing_on(candidate: Candidate, shared: Sequence[Feature]) -> tuple[Feature, ...]:
    """What the item shows that weighs on a candidate: a protest is mostly about what one did with others."""
    if candidate.act != "summon":
        return tuple(shared)
    return tuple(feature for feature in shared if not feature.name.endswith("elsewhere"))


def _of_status(candidate: Candidate) -> Iterator[Feature]:
    """An offer, taken up or not, is weaker news than a contact that is on, off or over."""
    off = candidate.status is Status.CANCELLED
    if candidate.status is Status.PROPOSED or (candidate.act == "invite" and not off):
        yield Feature("zh:mood.offered", candidate.trigger)


@dataclass(slots=True)
class _Finder:
    """Collects the acts of one document, and counts those that are not between the two sides."""

    reading: Reading
    day: date | None = None
    elsewhere: int = 0
    title_elsewhere: bool = False
    title_act: bool = False
    title_held: bool = False
    title_pegs: bool = False  # whether the headline only dates other news by a contact: 川习会后
    denied: set[str] = field(default_factory=set)  # acts of which somebody says that there were none
    refuted: set[str] = field(default_factory=set)  # the same in the headline, by a ministry
    unasked: set[str] = field(default_factory=set)  # those for which the headline says that nobody asked
    asked_for: bool = False  # whether the item says that one side has gone to the other with a plan
    off: list[Candidate] = field(default_factory=list)  # those to come that a later clause calls off

    def __post_init__(self) -> None:
        self.asked_for = modality_zh.is_approached(self.reading.norm[:_READ])

    def acts(self) -> Iterator[Candidate]:
        last: Candidate | None = None
        named: Candidate | None = None
        planned: Candidate | None = None
        for clause in self.reading.clauses(_SENTENCES):
            if last is not None and not self._is_of_earlier(clause, clause.span.end):
                if present := attending_zh.present(self.reading, clause, last):
                    told = (
                        named
                        if named and attending_zh.is_unnamed(last) and merging_zh.same(named, last)
                        else last
                    )
                    yield attending_zh.attended(told, present)
                if leaders := attending_zh.leading(self.reading, clause, last):
                    yield attending_zh.attended(last, leaders)
            triggers = triggers_zh.of(self.reading, clause)
            if planned is not None and self._is_called_off(clause, planned):
                self.off.append(planned)
            if last is not None and not triggers and attending_zh.is_unnamed(last):
                yield from self._listed(clause, last)
            for trigger in triggers:
                slots = slots_zh.fill(self.reading, clause, trigger)
                if clause.spoken and self._mood(clause, trigger, slots or Slots()).denied:
                    self.denied.add(trigger.act.name)
                    self.refuted.add(trigger.act.name)
                candidate = self._candidate(clause, trigger, slots) if slots else None
                if candidate is not None:
                    planned = candidate if candidate.status is Status.SCHEDULED else planned
                    self.title_act |= clause.sentence.in_title
                    self.title_held |= clause.sentence.in_title and candidate.status is Status.HELD
                    if last is None or not (candidate.act == "summon" or merging_zh.is_background(candidate)):
                        last = candidate
                        named = named if attending_zh.is_unnamed(candidate) else candidate
                    yield candidate

    def of_nobody(self) -> Iterator[Candidate]:
        """The talks of those whom another sentence names, where no act has parties of its own."""
        for clause, trigger, slots in unnamed_zh.talks(self.reading) if not self.elsewhere else ():
            if told := self._candidate(clause, trigger, slots):
                yield told

    def _is_of_earlier(self, clause: Clause, end: int) -> bool:
        """Whether a clause below the headline is about the talks before those of the item."""
        sentence = clause.sentence
        return not sentence.in_title and dating_zh.of_earlier_round(
            self.reading.norm, sentence.span.start, end
        )

    def _is_called_off(self, clause: Clause, last: Candidate) -> bool:
        """Whether a clause close behind a contact to come only says that it is off: 行程已经取消."""
        near = last.status is Status.SCHEDULED and clause.sentence.index - last.sentence <= 1
        return near and sequel_zh.calls_off(clause.span.of(self.reading.norm))

    def _listed(self, clause: Clause, last: Candidate) -> Iterator[Candidate]:
        """Who took part, where the headline's next part only names people of both sides (甲乙对丙丁), or the
        next sentence tells what they agreed on (甲与乙就...达成共识).
        """
        people = [
            m
            for m in clause.parties
            if m.kind is MentionKind.PERSON and not (m.former or attending_zh.speaks(m))
        ]
        both = {m.side for m in people} == {Side.US, Side.CHINA}
        titled = clause.sentence.in_title and self.reading.doc.sentences[last.sentence].in_title
        if both and (titled or self._agreed(clause, people, last)):
            yield attending_zh.attended(last, people)

    def _agreed(self, clause: Clause, people: Sequence[Mention], last: Candidate) -> bool:
        """Whether people joined by 与 are said to have dealt with something, right behind the talks."""
        start, end = people[-1].span.end, clause.span.end
        linked = (self.reading.coverb(clause.span.start, m.span.start) is not None for m in people[1:])
        near = 0 <= clause.sentence.index - last.sentence <= 1 and last.status is Status.HELD
        return near and _DEALT.match(self.reading.norm, start, end) is not None and any(linked)

    def peopled(self, candidate: Candidate, *, alone: bool) -> Candidate:
        """The candidate with those whom its own clause leaves out: who tells of talks whose sides alone are
        named, or arrives for them; the president whom a president visits, where that is all the item tells.
        """
        parties = (*candidate.us, *candidate.china)
        leaders = any(m.level is Level.LEADER for m in parties)
        if attending_zh.is_unnamed(candidate) and candidate.act in _NEGOTIATED and not leaders:
            return attending_zh.attended(candidate, tuple(attending_zh.tellers(self.reading, candidate)))
        if alone and leaders and candidate.act == "visit":
            return attending_zh.attended(candidate, tuple(attending_zh.hosts(self.reading, candidate)))
        return candidate

    def _candidate(self, clause: Clause, trigger: Trigger, slots: Slots) -> Candidate | None:
        us, china, third, private = _by_side(slots.parties)
        us, china = self._holders(us, Side.US), self._holders(china, Side.CHINA)
        if trigger.act.frame is Frame.SHUN and not (us and china):
            us, china = us or self._spoken(Side.US), china or self._spoken(Side.CHINA)
            slots = replace(slots, far="text")
        words = self.reading.norm[clause.span.start : clause.span.end]
        if not (third or private) and (us or china) and not (us and china):
            us, china = self._left_out(clause, trigger, us, china)
        if slots.object and all(m.side is Side.THIRD for m in slots.object):
            both = {m.side for m in slots.subject} >= {Side.US, Side.CHINA}
            us, china = ((), ()) if both else (us, china)  # 两人分别与东盟代表交谈
        both_met = us == china and any(m.kind in _PEOPLE for m in third)  # 黄循财会晤中美防长
        if private or both_met or not (us and china) or UNOFFICIAL.search(words):
            if (third or private) and (us or china):
                self.elsewhere += 1
                self.title_elsewhere |= clause.sentence.in_title
            return None
        mood = self._mood(clause, trigger, slots)
        if mood.denied:
            self.denied.add(trigger.act.name)
            if clause.sentence.in_title and _UNASKED.search(words):
                self.unasked.add(trigger.act.name)
            return None
        if clause.sentence.in_title:
            self.title_pegs |= "peg" in mood.marks
        elif self.title_pegs and slots.far == "pair" and trigger.act.weak:
            mood = replace(mood, marks=mood.marks | {"peg"})  # of the same contact
        if said := self._aside(clause, trigger, mood):
            mood = replace(mood, marks=mood.marks | {said})
        return Candidate(
            act=trigger.act.name,
            trigger=Span(trigger.start, trigger.end),
            clause=clause.span,
            sentence=clause.sentence.index,
            mode=circumstances_zh.mode(trigger, words),
            status=mood.status,
            us=us,
            china=china,
            third=third,
            tense=mood.tense,
            initiator=circumstances_zh.initiator(clause, words),
            features=tuple(features_zh.of(clause, trigger, slots, mood, words)),
        )

    def _aside(self, clause: Clause, trigger: Trigger, mood: Mood) -> str:
        """The mark of an act that lies back, or that only others than the parties expect or demand."""
        norm = self.reading.norm
        before = [m for m in clause.parties if m.span.end <= trigger.start]
        if guesses_zh.is_urged_at_home(norm, before, clause.inherited):
            return "peg"
        if mood.status is Status.HELD:
            return "recalled" if self._is_bygone(clause, trigger, mood) else ""
        here = self.reading.within(clause.span)
        return "wish" if guesses_zh.is_outsiders(norm, clause.span.start, trigger.start, here) else ""

    def _is_bygone(self, clause: Clause, trigger: Trigger, mood: Mood) -> bool:
        """Whether a contact held is dated weeks back, or before the one that the headline tells of."""
        norm, start = self.reading.norm, clause.sentence.span.start
        season = norm[clause.span.start : trigger.start]
        if self._is_of_earlier(clause, trigger.start) or seasons_zh.is_over(season, self.day):
            return True
        if self.title_held:
            later = clause.sentence.index > 1 and not clause.sentence.in_title
            return later and dating_zh.turns_back(norm, start, trigger.start)
        over = mood.tense == "past"
        return dating_zh.lies_back(norm, start, clause.span.start, trigger.start, self.day, over=over)

    def _is_disclosed(self, clause: Clause, trigger: Trigger) -> bool:
        """Whether what lies back is news now, as nobody knew of it (上月密访北京) or it is of this year."""
        norm, start = self.reading.norm, clause.span.start
        when = lexis.RECALLED.findall(norm, start, trigger.start)
        if self.day and when and all(word == f"{self.day.year}年" for word in when):
            return True  # the day in full: 2023年6月18日
        told = _DISCLOSED.search(norm, clause.sentence.span.start, clause.span.end)
        return bool(told) and bool(when) and all(map(_LATELY.fullmatch, when))

    def _left_out(
        self, clause: Clause, trigger: Trigger, us: tuple[Mention, ...], china: tuple[Mention, ...]
    ) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
        """The two sides of talks that one calls off without saying with whom: 因美国售武,中方推迟对话.

        The other one is who is named beside it, where the item names no third country.
        """
        side = Side.CHINA if us else Side.US
        words = self.reading.norm[clause.span.start : trigger.end]
        if not sequel_zh.calls_off_alone(words):
            return us, china
        near = self.reading.within(Span(0, self.reading.doc.sentences[clause.sentence.index].span.end))
        others = [m for m in self.reading.mentions if m.side is Side.THIRD and not m.surface.startswith("台")]
        other = tuple(m for m in near if m.side is side and m.kind is not MentionKind.VENUE)[:1]
        if others or not other:
            return us, china
        return (us, other) if us else (other, china)

    def _spoken(self, side: Side) -> tuple[Mention, ...]:
        """Whom the item names first of a side: who shut the door on the other."""
        named = (m for m in self.reading.mentions if m.side is side and m.kind in _PEOPLE)
        return tuple([m for m in named if not m.former and not attending_zh.speaks(m)][:1])

    def _holders(self, parties: tuple[Mention, ...], side: Side) -> tuple[Mention, ...]:
        """With 中美防长, whom the item names as holding that office on the side."""
        title = parties[0].office if parties and parties[0].kind is MentionKind.JOINT else ""
        wanted = _JOINT_OFFICES.get(title, {}).get(side)
        if wanted is None:
            return parties
        named = (
            m
            for m in self.reading.mentions
            if m.side is side and m.kind is MentionKind.PERSON and not m.former
        )
        holder = next((m for m in named if re.match(wanted, m.office)), None)
        return (*parties, holder) if holder else parties

    def _mood(self, clause: Clause, trigger: Trigger, slots: Slots) -> Mood:
        """The mood from the clause, and from the one before where that gave the subject (将访华,会见...)."""
        norm, start, end = self.reading.norm, clause.span.start, clause.span.end
        head = clause.head if slots.far == "clause" else start
        begun = dating_zh.has_begun(norm[start : trigger.start], self.day)
        wording = Wording(
            before=self._shown(max(head, trigger.start - _WINDOW), trigger.start),
            own=self._shown(max(start, trigger.start - _WINDOW), trigger.start),
            word=norm[trigger.start : trigger.end],
            after=self._shown(trigger.end, min(end, trigger.end + _WINDOW)),
            following=norm[
                end : min(
                    end + _NEXT,
                    clause.sentence.span.end if not clause.sentence.in_title else self.reading.doc.title_end,
                )
            ],
            asked_for=self.asked_for,
        )
        if trigger.act.name == "handover":
            wording = wording.giving()
        mood = modality_zh.read(wording.begun() if begun else wording, trigger.act)
        if slots.answered and mood.status in (Status.HELD, Status.PROPOSED):
            mood = replace(mood, status=modality_zh.of_answer(wording.following), tense="future")
        if slots.fronted and mood.status is Status.HELD:
            mood = replace(mood, marks=mood.marks - {"peg"})
        if "recalled" in mood.marks and self._is_disclosed(clause, trigger):
            mood = replace(mood, marks=mood.marks - {"recalled"})
        untold = mood.status is Status.HELD and mood.tense == "none" and not mood.denied
        season = norm[head : min(end, trigger.end + _SEASON)]
        if untold and seasons_zh.lies_ahead(season, self.day):
            return replace(mood, status=Status.SCHEDULED, tense="future")
        return mood

    def _shown(self, start: int, end: int) -> str:
        """The text of a range without the names in it."""
        pieces: list[str] = []
        at = start
        for mention in self.reading.within(Span(start, end)):
            if mention.kind is not MentionKind.JOINT:
                pieces.append(self.reading.norm[at : mention.span.start])
                at = mention.span.end
        pieces.append(self.reading.norm[at:end])
        return "".join(pieces)

    def item_features(self) -> Iterator[Feature]:
        """What holds for all acts of the item: a headline of opinion, acts with others."""
        doc = self.reading.doc
        title = doc.norm[: doc.title_end]
        opinion = lexis.ANALYSIS.search(title)
        if opinion and _MINISTRY.match(title):
            opinion = None  # 国防部:中方为何拒绝通话
        if opinion and not (_REMARK.match(title, opinion.start() - 1) and self.title_act):
            yield Feature("zh:title.analysis", Span(opinion.start(), opinion.end()))
        elif not opinion and (byline := lexis.AUTHOR.search(doc.norm, doc.title_end)):
            yield Feature("zh:title.analysis", Span(byline.start(), byline.end()))
        if title.rstrip().endswith(("?", "？")):
            yield Feature("zh:title.question", Span(0, doc.title_end))
        if market := lexis.MARKET.search(title):
            yield Feature("zh:title.market", Span(market.start(), market.end()))
        if self.title_elsewhere:
            yield Feature("zh:title.elsewhere", Span(0, doc.title_end))
        elif self.elsewhere:
            yield Feature("zh:elsewhere")


def _called_off(candidate: Candidate) -> Candidate:
    return replace(candidate, status=Status.CANCELLED, tense="none")


def _by_side(
    parties: Sequence[Mention],
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...]]:
    """Parties by side: US, China, third countries, those without office. A joint word is both sides'."""
    private: list[Mention] = []
    by_side: dict[Side | None, list[Mention]] = {Side.US: [], Side.CHINA: [], Side.THIRD: [], None: []}
    for mention in parties:
        if mention.former or mention.office == people_zh.PRIVATE:
            private.append(mention)
        elif mention.side is not None or mention.kind is MentionKind.JOINT:
            by_side[mention.side].append(mention)
    us, china, third, joint = (tuple(found) for found in by_side.values())
    return us or joint, china or joint, third, tuple(private)
