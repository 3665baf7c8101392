"""Chinese candidate contacts: every act of a text with the parties that stand in its slots.

A clause is read for its act, then left and right of it for the parties: the group behind the last 同, 与, 和 or before
the act, the object after it, a joint form (中美) or a fused one (川习会). A missing subject is the one of the
clause before. A third country, a former official or a private person in a slot ends the reading: it is a contact,
but not this one. Acts on the same contact are merged into one candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick, MatchKind

from bot.core import acts_zh as lexis
from bot.core import modality_zh, people_zh
from bot.core.acts_zh import ACTS, BARE, Act, Frame
from bot.core.candidate import Candidate, Feature
from bot.core.knowledge import Knowledge
from bot.core.modality_zh import Mood
from bot.core.model import Mention, MentionKind, Mode, Side, Span, Status
from bot.core.script_zh import clauses, dateline_end
from bot.core.text import Document, Sentence

_SENTENCES = 40
_TERMS = list(ACTS)
_AUTOMATON = AhoCorasick(_TERMS, matchkind=MatchKind.LeftmostLongest)

_CONJUNCTION = re.compile(r"\s*(?:、|和|与|及|以及|暨|跟|同|及其|\s)\s*(?:其|新任|即将接任的)?")
_COVERB = re.compile(
    r"(?:同|与|和|跟|及|以及|暨|偕|向|对|获|被|由|受|蒙|遭)(?:到访的|来访的|来华访问的|正在访华的|"
    r"正在中国访问的|到访|来访|其|了)?\s*$"
)
_AT = re.compile(
    r"(?:在|于|赴|到|抵|抵达|飞抵|访问|出访|到访|访|前往|飞往|途经|转往|从|自|驻|往|离开|返回|飞|经|游|"
    r"旅居|位于|转赴|常驻)(?:了)?(?:马来西亚|韩国|泰国|瑞士|法国|西班牙|英国|瑞典|日本|德国|意大利|新加坡|"
    r"老挝|寮国|越南|菲律宾|印尼|柬埔寨|印度|南韩)?$"
)
_THERE = re.compile(r"(?:时间|举行|召开|首都|机场|当地|出席|参加|之行|期间|行(?=[,，。\s]|$)|会议期间)")
_OF = re.compile(r"的(?!会谈|通话|会晤|磋商|对话|接触|访问|电话|会面|谈判|视频|国防部|军|最高|高级)")
_PRONOUN = re.compile(
    r"\s*(?:他|她|其|一行|代表团|访问团|双方|随后|之后|接着|当天|同日|当日|此行|会后|还|并|又|先后|再|也|"
    r"据此|期间)"
)
_MEDIA = re.compile(r"(?:记者|媒体|外界|民众|国会|大会|与会者)")
_SAID = re.compile(
    r"(?:当面)?(?:说|表示|强调|指出|提出|重申|坦言|直言|称|讲|表明|阐明|说明|警告|喊话|施压|承诺|保证|:)"
)
_TOLD = re.compile(r"(?:对|向|告诉|当面向|当面对|敦促|警告)$")
_HALF_WORD = frozenset(
    "国社机协峰晚大总委党工商学教宴集聚议例都将不只才就也还仍定必才乃体领误誓与誓附研舞盛开运展长际年"
)
_SEEN_ALSO = frozenset("意偏主成罕常预看听遇显可少洞拙短所高")


@dataclass(frozen=True, slots=True)
class Trigger:
    """An act's word at its place."""

    act: Act
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Slots:
    """Who stands in an act's slots. `far`: a slot was filled from another clause or sentence."""

    subject: tuple[Mention, ...] = ()
    object: tuple[Mention, ...] = ()
    joint: bool = False
    far: str = ""

    @property
    def parties(self) -> tuple[Mention, ...]:
        return self.subject + self.object


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its parties in order, and what it takes over from before."""

    span: Span
    sentence: Sentence
    parties: tuple[Mention, ...]
    places: tuple[Mention, ...]
    inherited: tuple[Mention, ...]
    remote: tuple[Mention, ...]


def candidates(doc: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> tuple[Candidate, ...]:  # noqa: ARG001
    """The distinct candidate contacts of a Chinese document, in the order of the text."""
    reading = _Reading(doc, mentions)
    found = [candidate for sentence in doc.sentences[:_SENTENCES] for candidate in reading.sentence(sentence)]
    return _merged(doc, found, reading)


class _Reading:
    """One document being read: its mentions, and who was spoken of last."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        self.doc, self.norm = doc, doc.norm
        self.mentions = tuple(mentions)
        self.subject: tuple[Mention, ...] = ()
        self.elsewhere = 0  # acts between one side and a third country or a private person
        self.title_elsewhere = False
        self.lead = min((s.index for s in doc.sentences if not s.in_title), default=0)

    def sentence(self, sentence: Sentence) -> Iterator[Candidate]:
        """The candidates of one sentence."""
        if sentence.boilerplate:
            return
        span = sentence.span
        if sentence.index == self.lead and not sentence.in_title:
            span = Span(dateline_end(self.norm, span.start, span.end), span.end)
        remote = self.subject
        inherited: tuple[Mention, ...] = ()
        for part in clauses(self.norm, span, headline=sentence.in_title):
            clause = self._clause(part, sentence, inherited, remote)
            yield from self._of_clause(clause)
            inherited = self._heads(clause) or inherited
        self.subject = inherited or self.subject

    def _clause(
        self, span: Span, sentence: Sentence, inherited: tuple[Mention, ...], remote: tuple[Mention, ...]
    ) -> Clause:
        inside = [m for m in self.mentions if span.start <= m.span.start and m.span.end <= span.end]
        places = tuple(m for m in inside if self._is_place(m, span))
        parties = tuple(m for m in inside if m not in places and self._is_party(m))
        return Clause(span, sentence, parties, places, inherited, remote)

    def _is_party(self, mention: Mention) -> bool:
        if mention.kind is MentionKind.VENUE or mention.office == people_zh.SPOKESPERSON:
            return False
        return mention.kind is not MentionKind.COUNTRY or _OF.match(self.norm, mention.span.end) is None

    def _is_place(self, mention: Mention, clause: Span) -> bool:
        """Whether a country or capital is where something happens."""
        if mention.kind is not MentionKind.COUNTRY:
            return False
        if _AT.search(self.norm[max(clause.start, mention.span.start - 8) : mention.span.start]):
            return True
        if _THERE.match(self.norm, mention.span.end):
            return True
        if mention.surface in ("北京", "华盛顿", "莫斯科", "东京", "首尔", "布鲁塞尔", "新德里"):
            trigger = self.norm[mention.span.end : mention.span.end + 2]
            return trigger in ACTS or trigger[:1] in BARE or trigger[:1] in "与同、和"
        return False

    def _heads(self, clause: Clause) -> tuple[Mention, ...]:
        """The subject that a clause hands on: its first group of parties."""
        for index, mention in enumerate(clause.parties):
            if _COVERB.search(self.norm[clause.span.start : mention.span.start]) is None:
                return self._group(clause.parties, index)
        return ()

    def _group(self, parties: Sequence[Mention], index: int, step: int = 1) -> tuple[Mention, ...]:
        """The parties that are listed with one (A、B和C), from it onwards or backwards, in the order of the text."""
        group = [parties[index]]
        position = index + step
        while 0 <= position < len(parties):
            left, right = (
                (parties[position - 1], parties[position])
                if step > 0
                else (parties[position], parties[position + 1])
            )
            gap = self.norm[left.span.end : right.span.start]
            fused = gap == "" and len(left.surface) == 1
            if not fused and (
                not _CONJUNCTION.fullmatch(gap)
                or (gap in ("同", "与", "和", "跟", "及") and left.side is not right.side)
            ):
                break
            group.append(parties[position])
            position += step
        return tuple(group if step > 0 else reversed(group))

    # Acts ---------------------------------------------------------------------------------------------

    def _of_clause(self, clause: Clause) -> Iterator[Candidate]:
        for trigger in self._triggers(clause):
            slots = self._slots(clause, trigger)
            if slots is not None:
                candidate = self._candidate(clause, trigger, slots)
                if candidate is not None:
                    yield candidate

    def _triggers(self, clause: Clause) -> list[Trigger]:
        start, end = clause.span.start, clause.span.end
        words = self.norm[start:end]
        found = [
            Trigger(ACTS[_TERMS[index]], start + first, start + last)
            for index, first, last in _AUTOMATON.find_matches_as_indexes(words)
        ]
        found = [t for t in found if not self._masked(t, clause)]
        found.extend(self._bare(clause, found))
        found.extend(self._told(clause))
        return sorted(found, key=lambda t: t.start)

    def _masked(self, trigger: Trigger, clause: Clause) -> bool:
        if any(
            m.span.start < trigger.end and trigger.start < m.span.end
            for m in (*clause.parties, *clause.places)
        ):
            return True
        return any(
            m.start() <= trigger.start < m.end()
            for m in lexis.NOT_ACT.finditer(
                self.norm, max(clause.span.start, trigger.start - 8), min(trigger.end + 8, clause.span.end)
            )
        )

    def _bare(self, clause: Clause, found: Sequence[Trigger]) -> Iterator[Trigger]:
        """One-character verbs: directly before a party, behind a party, a place or a date; 会 behind a 川习."""
        for mention in clause.parties:
            if mention.kind not in (MentionKind.PERSON, MentionKind.ROLE):
                continue
            at = mention.span.start - 1
            word = self.norm[at : at + 1]
            if at >= clause.span.start and word in BARE and not any(t.start <= at < t.end for t in found):
                before = self.norm[at - 1 : at] if at > clause.span.start else ""
                barred = _HALF_WORD if word == "会" else _SEEN_ALSO
                if before not in barred or not before:
                    yield Trigger(BARE[word], at, at + 1)
            end = mention.span.end
            if (
                len(mention.surface) == 1
                and self.norm[end : end + 1] == "会"
                and not any(t.start <= end < t.end for t in found)
            ):
                yield Trigger(lexis.SUMMIT, end, end + 1)

    def _told(self, clause: Clause) -> Iterator[Trigger]:
        """A 对 B 说: an official of one side speaks to one of the other."""
        for mention in clause.parties:
            if mention.kind is not MentionKind.PERSON:
                continue
            told = _TOLD.search(
                self.norm[max(clause.span.start, mention.span.start - 3) : mention.span.start]
            )
            if told and (_SAID.match(self.norm, mention.span.end) or told.group() == "告诉"):
                yield Trigger(lexis.TELL, mention.span.start - len(told.group()), mention.span.start)

    # Slots --------------------------------------------------------------------------------------------

    def _slots(self, clause: Clause, trigger: Trigger) -> Slots | None:
        left = [m for m in clause.parties if m.span.end <= trigger.start]
        right = [m for m in clause.parties if m.span.start >= trigger.end]
        frame = trigger.act.frame
        if frame is Frame.PLACE:
            return self._visit(clause, trigger, left, right)
        if frame is Frame.TOWARD:
            return self._toward(clause, trigger, left, right)
        joint = self._joint(clause, trigger, left, right)
        if joint is not None:
            return joint
        if frame in (Frame.OBJECT, Frame.EITHER, Frame.BARE) and right:
            direct = self._object(clause, trigger, left, right)
            if direct is not None:
                return direct
        return self._with(clause, left)

    def _joint(
        self, clause: Clause, trigger: Trigger, left: list[Mention], right: list[Mention]
    ) -> Slots | None:
        """中美会谈, 两国元首通话: one word holds both parties. An object after the act outweighs it."""
        near = left[-1] if left else None
        if near is None or near.kind is not MentionKind.JOINT:
            behind = right[0] if right and not left else None
            if behind is None or behind.kind is not MentionKind.JOINT or behind.office == "pair":
                return None
            near = behind
        if right and trigger.act.frame in (Frame.OBJECT, Frame.BARE) and right[0] is not near:
            return None
        if near.side is Side.THIRD:
            return Slots((near,), (), joint=True)
        others = [m for m in left if m is not near and m.kind is MentionKind.PERSON]
        if near.office == "pair":
            return self._pair(clause, near, left[:-1])
        sides = {m.side for m in others}
        named = tuple(others) if sides >= {Side.US, Side.CHINA} else ()
        return Slots((near, *named), (), joint=True)

    def _pair(self, clause: Clause, near: Mention, left: Sequence[Mention]) -> Slots | None:
        """两国, 双方, 两人: whom the text has spoken of last, if that were the two sides alone."""
        spoken = [
            m for m in self.mentions if m.span.end <= near.span.start and m.kind is not MentionKind.VENUE
        ]
        recent = [m for m in spoken if self._is_party(m) and m is not near and m.office != "pair"]
        last = self._last_two_sides(recent)
        if last is None or Side.THIRD in last:
            return None if last is None else Slots((replace(near, side=Side.THIRD),), (), joint=True)
        return Slots((near,), (), joint=True, far="pair")

    def _last_two_sides(self, recent: Sequence[Mention]) -> frozenset[Side] | None:
        sides: list[Side] = []
        for mention in reversed(recent):
            if mention.kind is MentionKind.JOINT:
                return frozenset({Side.US, Side.CHINA}) if mention.side is None else frozenset({Side.THIRD})
            if mention.side is not None and mention.side not in sides:
                sides.append(mention.side)
            if len(sides) == 2:
                return frozenset(sides)
        return None

    def _object(
        self, clause: Clause, trigger: Trigger, left: list[Mention], right: list[Mention]
    ) -> Slots | None:
        gap = self.norm[trigger.end : right[0].span.start]
        limit = 2 if trigger.act.frame is Frame.BARE else 24
        if len(gap) > limit or (trigger.act.frame is Frame.EITHER and len(gap) > 8):
            return None
        target = self._group(right, 0)
        if left:
            return Slots(self._last_group(clause, left), target)
        return self._carried(clause, trigger, target)

    def _carried(self, clause: Clause, trigger: Trigger, target: tuple[Mention, ...]) -> Slots:
        """The subject of an act whose clause names none."""
        if clause.inherited:
            return Slots(clause.inherited, target, far="clause")
        opens = self.norm[clause.span.start : trigger.start]
        if clause.remote and (_PRONOUN.match(opens) or len(opens) <= 12):
            return Slots(clause.remote, target, far="sentence")
        return Slots((), target)

    def _last_group(self, clause: Clause, left: list[Mention]) -> tuple[Mention, ...]:
        return self._group(left, len(left) - 1, step=-1)

    def _with(self, clause: Clause, left: list[Mention]) -> Slots | None:
        """A 同 B: the last group is the object, the one before its coverb the subject."""
        if not left:
            return None
        target = self._last_group(clause, left)
        first = left.index(target[0])
        marked = _COVERB.search(self.norm[clause.span.start : target[0].span.start])
        if first:
            subject = self._group(left, first - 1, step=-1)
            if marked or {m.side for m in subject} != {m.side for m in target}:
                return Slots(subject, target)
        if marked:
            carried = clause.inherited or clause.remote
            return Slots(carried, target, far="clause" if clause.inherited else "sentence")
        return Slots((), target)

    def _toward(
        self, clause: Clause, trigger: Trigger, left: list[Mention], right: list[Mention]
    ) -> Slots | None:
        if trigger.act is lexis.TELL:
            return Slots(self._last_group(clause, left), self._group(right, 0)) if left and right else None
        target = [
            m
            for m in left
            if re.search(r"(?:向|对|就此向)$", self.norm[max(m.span.start - 2, 0) : m.span.start])
        ]
        if not target:
            return None
        before = [m for m in left if m.span.end <= target[-1].span.start]
        subject = tuple(before[-1:]) or clause.inherited or clause.remote
        return Slots(subject, (target[-1],), far="" if before else "clause")

    def _visit(
        self, clause: Clause, trigger: Trigger, left: list[Mention], right: list[Mention]
    ) -> Slots | None:
        home = trigger.act.home or self._destination(clause, trigger)
        if home is None:
            return None
        visitors = [m for m in left if m.kind in (MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY)]
        visitors = visitors or [m for m in left if m.kind is MentionKind.COUNTRY and m.side is home.other]
        far = ""
        if visitors:
            group = self._last_group(clause, left) if visitors[-1] is left[-1] else (visitors[-1],)
            hosts = tuple(m for m in left if m not in group and m.side is home)
        else:
            group, hosts, far = self._travellers(right, home), (), ""
        if not group:
            group, far = clause.inherited or clause.remote, "clause" if clause.inherited else "sentence"
        soil = Mention(
            MentionKind.COUNTRY,
            home,
            Span(trigger.start, trigger.end),
            self.norm[trigger.start : trigger.end],
        )
        return (
            Slots(tuple(m for m in group if m.side is not home), (*hosts, soil), far=far) if group else None
        )

    def _travellers(self, right: Sequence[Mention], home: Side) -> tuple[Mention, ...]:
        """访华的美国国务卿布林肯: the visitor behind the act."""
        return tuple(m for m in right[:1] if m.side is home.other)

    def _destination(self, clause: Clause, trigger: Trigger) -> Side | None:
        words = self.norm[trigger.end : trigger.end + 6].lstrip("了")
        if words.startswith(tuple(lexis.CHINA_PLACES)):
            return Side.CHINA
        return Side.US if words.startswith(tuple(lexis.US_PLACES)) else None

    # Candidates ---------------------------------------------------------------------------------------

    def _candidate(self, clause: Clause, trigger: Trigger, slots: Slots) -> Candidate | None:
        us, china, third, private = _split(slots.parties)
        if trigger.act.frame is Frame.SHUN and not (us and china):
            us, china = us or self._spoken(Side.US), china or self._spoken(Side.CHINA)
            slots = replace(slots, far="text")
        if (third and not (us and china)) or private or not (us and china):
            foreign = bool(third or private) and bool(us or china)
            self.elsewhere += foreign
            self.title_elsewhere |= foreign and clause.sentence.in_title
            return None
        mood = self._mood(clause, trigger)
        if mood.denied:
            return None
        return Candidate(
            act=trigger.act.name,
            trigger=Span(trigger.start, trigger.end),
            clause=clause.span,
            sentence=clause.sentence.index,
            mode=self._mode(clause, trigger),
            status=mood.status,
            us=us,
            china=china,
            third=third,
            tense=mood.tense,
            initiator=self._initiator(clause),
            features=tuple(self._features(clause, trigger, slots, mood, us, china)),
        )

    def _spoken(self, side: Side) -> tuple[Mention, ...]:
        """Whom the item names of a side, nearest to its head."""
        named = [
            m for m in self.mentions if m.side is side and m.kind in (MentionKind.PERSON, MentionKind.ROLE)
        ]
        official = [m for m in named if not m.former and not _speaks(m)]
        return tuple(official[:1])

    def _mood(self, clause: Clause, trigger: Trigger) -> Mood:
        before = self._blanked(clause.span.start, trigger.start)
        after = self._blanked(trigger.end, clause.span.end)
        return modality_zh.read(before, after, trigger.act, clause.sentence.in_title)

    def _blanked(self, start: int, end: int) -> str:
        """The text of a range without the names in it."""
        pieces, at = [], start
        for mention in self.mentions:
            if (
                mention.span.start >= start
                and mention.span.end <= end
                and mention.kind is not MentionKind.JOINT
            ):
                pieces.append(self.norm[at : mention.span.start])
                at = mention.span.end
        pieces.append(self.norm[at:end])
        return "".join(pieces)

    def _mode(self, clause: Clause, trigger: Trigger) -> Mode:
        words = self.norm[clause.span.start : clause.span.end]
        if trigger.act.mode in (Mode.IN_PERSON, Mode.UNSPECIFIED, Mode.PHONE) and re.search(
            r"视频|视讯|线上", words
        ):
            return Mode.VIDEO
        if trigger.act.mode in (Mode.IN_PERSON, Mode.UNSPECIFIED) and re.search(r"电话|通话|热线", words):
            return Mode.PHONE
        if trigger.act is lexis.PHONE and re.search(r"祝贺|慰问|哀悼|致意|吊唁", words):
            return Mode.CORRESPONDENCE
        return trigger.act.mode

    def _initiator(self, clause: Clause) -> Side | None:
        words = self.norm[clause.span.start : clause.span.end]
        if re.search(r"应美[国方]?[^,，]{0,14}(?:邀请|要求|请求|约)|应特朗普[^,，]{0,10}邀请", words):
            return Side.US
        if re.search(r"应中[国方]?[^,，]{0,14}(?:邀请|要求|请求|约)|应习近平[^,，]{0,10}邀请", words):
            return Side.CHINA
        if "应约" in words:
            subject = next((m.side for m in clause.parties if m.side in (Side.US, Side.CHINA)), None)
            return subject.other if subject else None
        return None

    def _features(
        self,
        clause: Clause,
        trigger: Trigger,
        slots: Slots,
        mood: Mood,
        us: Sequence[Mention],
        china: Sequence[Mention],
    ) -> Iterator[Feature]:
        span = Span(trigger.start, trigger.end)
        place = (
            "title" if clause.sentence.in_title else "lead" if clause.sentence.index == self.lead else "later"
        )
        yield Feature(f"zh.in_{place}", span)
        yield Feature(f"zh.status.{mood.status}", span)
        if slots.far:
            yield Feature(f"zh.slot.from_{slots.far}", span)
        people = [m for m in (*us, *china) if m.kind in (MentionKind.PERSON, MentionKind.ROLE)]
        if {m.side for m in people} >= {Side.US, Side.CHINA}:
            yield Feature("zh.slot.two_people", span)
        elif slots.joint:
            yield Feature("zh.slot.joint", span)
        if trigger.act.weak:
            yield Feature("zh.act.weak", span)
        if trigger.act.frame is Frame.PLACE:
            yield Feature("zh.act.visit", span)
        for mark in sorted(mood.marks):
            yield Feature(f"zh.mood.{mark}", span)


def _speaks(mention: Mention) -> bool:
    """Whether somebody's office is to speak for others."""
    return mention.office == people_zh.SPOKESPERSON or "poke" in mention.office or "Press" in mention.office


def _split(
    parties: Sequence[Mention],
) -> tuple[tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...], tuple[Mention, ...]]:
    """Parties by side: US, China, third countries, and those without office."""
    private = tuple(m for m in parties if m.former or m.office == people_zh.PRIVATE)
    official = [m for m in parties if m not in private]
    joint = [m for m in official if m.kind is MentionKind.JOINT and m.side is None]
    return (
        tuple(m for m in official if m.side is Side.US) or tuple(joint),
        tuple(m for m in official if m.side is Side.CHINA) or tuple(joint),
        tuple(m for m in official if m.side is Side.THIRD),
        private,
    )


# Merging ------------------------------------------------------------------------------------------------


def _merged(doc: Document, found: Sequence[Candidate], reading: _Reading) -> tuple[Candidate, ...]:
    """One candidate a contact: acts with the same people, or without any, are about the same one."""
    merged: list[Candidate] = []
    for candidate in _apart(found):
        for index, known in enumerate(merged):
            if _same(known, candidate):
                merged[index] = _joined(known, candidate)
                break
        else:
            merged.append(candidate)
    shared = _item_features(doc, reading)
    return tuple(replace(c, features=c.features + shared) for c in merged)


def _apart(found: Sequence[Candidate]) -> list[Candidate]:
    """Without the acts that name two people whom other acts meet one by one: 会王毅、谢锋, where each was met apart."""
    kept: list[Candidate] = []
    for candidate in found:
        single = [c for c in found if c is not candidate and _part_of(c, candidate)]
        if len({_names(c.us) | _names(c.china) for c in single}) > 1:
            place = [f for f in candidate.features if f.name == "zh.in_title"]
            found = [replace(c, features=c.features + tuple(place)) if c in single else c for c in found]
    for candidate in found:
        single = [c for c in found if c is not candidate and _part_of(c, candidate)]
        if len({_names(c.us) | _names(c.china) for c in single}) < 2:
            kept.append(candidate)
    return kept


def _part_of(one: Candidate, whole: Candidate) -> bool:
    """Whether an act has some, not all, of another's people, and a full pair of them."""
    mine, theirs = _names(one.us) | _names(one.china), _names(whole.us) | _names(whole.china)
    return bool(_names(one.us) and _names(one.china)) and mine < theirs


def _names(parties: Sequence[Mention]) -> frozenset[str]:
    return frozenset(
        m.name or m.resolved
        for m in parties
        if m.kind in (MentionKind.PERSON, MentionKind.ROLE) and (m.name or m.resolved)
    )


def _same(known: Candidate, other: Candidate) -> bool:
    """Compatible parties and modes, and neither recalled beside the other's news."""
    if _recalled(known) != _recalled(other):
        return False
    for mine, theirs in ((_names(known.us), _names(other.us)), (_names(known.china), _names(other.china))):
        if mine and theirs and not mine & theirs:
            return False
    remote = {Mode.PHONE, Mode.VIDEO, Mode.CORRESPONDENCE}
    apart = known.mode in remote or other.mode in remote
    generic = Mode.UNSPECIFIED in (known.mode, other.mode) or {known.act, other.act} & {
        "shun",
        "summit",
        "exchange",
        "dialogue",
    }
    return (
        known.mode is other.mode
        or not apart
        or bool(generic)
        or {known.mode, other.mode} == {Mode.PHONE, Mode.VIDEO}
    )


def _recalled(candidate: Candidate) -> bool:
    return any(f.name in ("zh.mood.recalled", "zh.mood.peg") for f in candidate.features)


def _joined(known: Candidate, other: Candidate) -> Candidate:
    """The earlier act with the people of both; the stronger reading of each feature."""
    names = {f.name for f in known.features}
    extra = tuple(
        f
        for f in other.features
        if f.name not in names and not f.name.startswith(("zh.slot.from", "zh.act", "zh.mood"))
    )
    kept = tuple(f for f in known.features if _holds(f, other))
    status = (
        known.status if known.status is not Status.HELD or other.status is Status.PROPOSED else other.status
    )
    best = (
        other
        if len(_names(other.us) | _names(other.china)) > len(_names(known.us) | _names(known.china))
        else known
    )
    return replace(
        best,
        sentence=known.sentence,
        mode=_sharper(known.mode, other.mode),
        status=status,
        us=_union(known.us, other.us),
        china=_union(known.china, other.china),
        initiator=known.initiator or other.initiator,
        features=kept + extra,
    )


def _holds(feature: Feature, other: Candidate) -> bool:
    """What weakens one act does not weaken the contact where another act says it plainly."""
    weak = feature.name.startswith(("zh.slot.from", "zh.act.weak", "zh.mood"))
    return not weak or any(f.name == feature.name for f in other.features)


def _sharper(mine: Mode, theirs: Mode) -> Mode:
    if Mode.VIDEO in (mine, theirs):
        return Mode.VIDEO
    return theirs if mine is Mode.UNSPECIFIED else mine


def _union(mine: tuple[Mention, ...], theirs: tuple[Mention, ...]) -> tuple[Mention, ...]:
    known = {m.name or m.surface for m in mine}
    return mine + tuple(m for m in theirs if (m.name or m.surface) not in known)


def _item_features(doc: Document, reading: _Reading) -> tuple[Feature, ...]:
    title = doc.norm[: doc.title_end]
    found = []
    if opinion := lexis.ANALYSIS.search(title):
        found.append(Feature("zh.title.analysis", Span(opinion.start(), opinion.end())))
    if title.rstrip().endswith(("?", "？")):
        found.append(Feature("zh.title.question", Span(0, doc.title_end)))
    if reading.title_elsewhere:
        found.append(Feature("zh.title.elsewhere", Span(0, doc.title_end)))
    elif reading.elsewhere:
        found.append(Feature("zh.elsewhere"))
    return tuple(found)
