"""What a contact was about: the contract's topic words, by lexicon, where the item speaks of this contact.

A term does not count where its sentence tells of another event ("days earlier Washington approved arms for
Taiwan"), in an office's name ("assistant secretary for Taiwan"), nor as a time peg ("ahead of the summit").
Three topics follow from who meets: the first men of both sides in one room hold a summit, officials of trade
and farming talk trade, and defence officials of whom no other topic is told talk about how their militaries
deal with each other, unless all there is is a headline that they met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.core.acts_en import PORT_CALL, TURN_AWAY
from bot.core.candidate import Candidate
from bot.core.knowledge import Knowledge
from bot.core.model import Level, MentionKind, Mode, Track
from bot.core.seeking import sought
from bot.core.ships_en import SHIP
from bot.core.terms import TermIndex, term_index
from bot.core.text import Document, Sentence
from bot.core.value import value
from bot.core.verdict import Mention
from bot.core.wordlist import holds

_READ = 2_000  # characters of an item: later paragraphs are background
_FARTHEST = 6_000  # where reading ends even for sentences that name who took part
_LED = 60  # characters before a term that can make it something else
_NAME = re.compile(r"[A-Z][a-z]+")
_MILITARY, _TRADE, _SUMMIT, _OTHER = "mil_mil_communication", "trade", "summit", "other"

# These read words in small letters.
# The sentence tells of something else: an earlier event, another party, the reporter's context.
_BACKGROUND = re.compile(
    r"\b(?:(?:days|weeks|months|hours|a (?:day|week|month|year)) (?:earlier|ago|before)"
    r"|had (?:met|spoken|held|visited)|last (?:met|spoke|talked)|earlier this (?:year|month)"
    r"|beforehand|meanwhile|separately|also (?:told|met|discussed|spoke) (?:with )?(?:an?|the) \w+i)\b"
    r"|曾|此前|早些时候|去年|另外|此外"
)
_ASIDES = ("before", "earlier", "ago", "had ", "last ", "meanwhile", "separately", "also ")
# Words around a term that make it something else.
_OFFICE = re.compile(
    r"(?:secretary|director|office|bureau|department|officer|official|envoy|主管|负责)[^.。;]{0,40}$"
)
_PEG = re.compile(
    r"\b(?:ahead of|before|after|since|following|until|prior to|eve of|last|sidelines of|regional"
    r"|international|g-?20|g7|apec|asean|nato|brics|climate|cop\d\d|leaders'?|security|tech|business)\b[^.,;]{0,45}$"
    r"|(?:亚太经合组织|落实|气候|领导人|前|后)[^,。;]{0,6}$"
)
_MOOD = re.compile(r"\b(?:investment|business|political|security|regulatory|current)\s+$")
_THEIR_OWN = re.compile(r"(?:korea|iran|pyongyang|tehran)(?:'s|n)?\s+$")  # another topic
# The Strategic and Economic Dialogue, and trades that are no commerce.
_IN_A_NAME = (
    "strategic and ",
    "strategic & ",
    "fentanyl ",
    "opioid ",
    "drug ",
    "drugs ",
    "narcotics ",
    "arms ",
)
# Whatever `_LEADERS_MEET` finds holds one of the first and ends in the second.
_LEADERS = ("leaders", "president", "heads of state", "高层互动")
_OF_LEADERS = re.compile(
    r"(?: (?:of|between) (?:the )?(?:two )?(?:presidents?|leaders|heads of state)| meet)\b|高层互动"
)
_LEADERS_MEET = sought(
    r"\b(?:meeting|summit|talks|encounter)s? (?:of|between) (?:the )?(?:two )?"
    r"(?:presidents?|leaders|heads of state)\b"
    r"|\bleaders (?:could|might|may|will|would|are expected to) meet\b|高层互动"
)
_AHEAD = re.compile(
    r"\b(?:possible|potential|planned|future|upcoming|next|hop(?:es?|ed|ing)|odds|expect\w*|likely|prepar\w+|plan\w*"
    r"|could|may|might|will|would|discuss\w*|rais\w+)\b|期待|准备|筹备|为高层"
)
# These read words as they are written.
_PASSED = re.compile(r"\s*(?:last|in)\b|[^,。;]{0,4}(?:共识|精神|后|前)", re.IGNORECASE)
_NOT_COMMERCE = re.compile(
    r"s?\s+(?:barbs?|blows|accusations|warnings?|jabs?|grievances|blame|threats|insults|words|places|views)",
    re.IGNORECASE,
)
_DRIVEN = re.compile(r"[- ]powered|[- ](?:subs?\b|submarine|plants?\b|energy|reactor|family)", re.IGNORECASE)
_CHANNELS = re.compile(
    r"militar|channel|communicat|hotline|relations|\bties\b|dialogue|exchanges|两军|军事|沟通|对话|磋商|渠道|交往",
    re.IGNORECASE,
)
_TRADE_OFFICE = re.compile(r"Treasury|Trade|Commerce|Finance|Agricultur", re.IGNORECASE)


@lru_cache(maxsize=4)
def _index(knowledge: Knowledge) -> TermIndex:
    return term_index(
        (term, topic.id) for topic in knowledge.topics for term in (*topic.terms_en, *topic.terms_zh)
    )


@value
class _Told:
    """What a sentence speaks of."""

    sentence: Sentence
    topics: set[str]


class Subjects:
    """What an item speaks of, sentence by sentence, read once for all its contacts."""

    def __init__(self, doc: Document, knowledge: Knowledge) -> None:
        self._doc = doc
        self._topics = knowledge.topics
        self._told = list(_told(doc, _index(knowledge)))

    def of(self, candidate: Candidate, track: Track) -> tuple[str, ...]:
        """Topic ids in the order of `knowledge.topics`; empty where the item does not say what it was about.

        `track` is the contact's.
        """
        found = self._around(candidate)
        if track is Track.DEFENSE:
            found -= {_TRADE, _OTHER}
            if not found and self._tells_more() and _is_between_militaries(candidate):
                found = {_MILITARY}
        else:
            found.discard(_MILITARY)
            if _is_of_trade(candidate):
                found = found - {_SUMMIT} | {_TRADE}
            if _is_summit(candidate):
                found.add(_SUMMIT)
        return tuple([topic.id for topic in self._topics if topic.id in found]) if found else ()

    def _around(self, candidate: Candidate) -> set[str]:
        """What the sentences that tell of a contact speak of; far down only those that name its people."""
        found: set[str] = set()
        for told in self._told:
            sentence = told.sentence
            if told.topics <= found or (
                sentence.span.start > _READ and not _names_party(self._doc, sentence, candidate)
            ):
                continue
            if sentence.index == candidate.sentence or not _is_aside(self._doc, sentence):
                found |= told.topics
        return found

    def _tells_more(self) -> bool:
        """Whether the item says anything beyond a headline that two people met."""
        return not self._doc.sentences[-1].in_title or bool(_CHANNELS.search(self._doc.norm))


def _told(doc: Document, index: TermIndex) -> Iterator[_Told]:
    """The sentences that speak of any topic. A term that runs across two sentences is in neither."""
    low = doc.low[: _FARTHEST + _READ]
    terms, at = index.find(low), 0
    of_leaders = _is_of_leaders(low)
    if not terms and not of_leaders:
        return
    for sentence in doc.sentences:
        start, end = sentence.span.start, min(sentence.span.end, sentence.span.start + _READ)
        topics: set[str] = set()
        while at < len(terms) and terms[at][1].start < end:
            topic, term = terms[at]
            at += 1
            if start <= term.start and term.end <= end and topic not in topics:
                before = low[max(start, term.start - _LED) : term.start]
                if _speaks_of(topic, before, doc.norm, term.end):
                    topics.add(topic)
        if of_leaders and start > doc.title_end:
            words = low[start:end]
            if _LEADERS_MEET.search(words) and _AHEAD.search(words):  # as one to come
                topics.add(_SUMMIT)
        if topics:
            yield _Told(sentence, topics)


def _is_aside(doc: Document, sentence: Sentence) -> bool:
    """Whether a sentence below the title tells of something else than the news."""
    if sentence.in_title:
        return False
    low = doc.low[sentence.span.start : min(sentence.span.end, sentence.span.start + _READ)]
    if low.isascii() and not holds(low, _ASIDES):
        return False
    return _BACKGROUND.search(low) is not None


def _is_of_leaders(low: str) -> bool:
    """Whether an item speaks of a meeting of the leaders, by the cheapest test that few pass."""
    if not holds(low, _LEADERS):
        return False
    return _OF_LEADERS.search(low) is not None and _LEADERS_MEET.search(low) is not None


def _names_party(doc: Document, sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a sentence names somebody who took part, within the part of it that is read."""
    start = sentence.span.start
    if start >= _FARTHEST:
        return False
    named = (m.name for m in (*candidate.us, *candidate.china) if m.kind is MentionKind.PERSON)
    names = {word for name in named for word in name.split()}
    return not names.isdisjoint(_NAME.findall(doc.norm[start : min(sentence.span.end, start + _READ)]))


def _speaks_of(topic: str, before: str, norm: str, end: int) -> bool:
    """Whether the term stands for the topic here, and not for an office, a time peg or another sense.

    `before` are the words of its sentence before it in small letters, `end` is where it ends in `norm`.
    """
    if topic == _SUMMIT:
        return not (_PEG.search(before) or _PASSED.match(norm, end))
    if topic == _TRADE:
        return not (_NOT_COMMERCE.match(norm, end) or before.endswith(_IN_A_NAME))
    if topic == "climate":
        return not _MOOD.search(before)
    if topic == "nuclear":
        return not (_THEIR_OWN.search(before) or _DRIVEN.match(norm, end))
    return not (topic == "taiwan" and _OFFICE.search(before))


def _is_of_trade(candidate: Candidate) -> bool:
    """Whether one of the principals holds an office of trade or finance."""
    first = (*candidate.us[:1], *candidate.china[:1])
    return any(map(_is_trade_office, [party.office for party in first if party.office]))


@lru_cache(maxsize=2048)
def _is_trade_office(office: str) -> bool:
    return _TRADE_OFFICE.search(office) is not None


def _is_between_militaries(candidate: Candidate) -> bool:
    """Whether militaries deal with each other: not where diplomats sit beside them, nor by their ships."""
    mixed = any(len({m.track for m in party if m.track}) > 1 for party in (candidate.us, candidate.china))
    by_ships = any(m.name == SHIP for m in candidate.us) and candidate.act == TURN_AWAY.name
    return not (mixed or by_ships or candidate.act == PORT_CALL.name)


def _is_summit(candidate: Candidate) -> bool:
    """The two leaders in one room."""
    in_person = candidate.mode is Mode.IN_PERSON
    return in_person and all(any(map(_is_first, side)) for side in (candidate.us, candidate.china))


def _is_first(party: Mention) -> bool:
    """Whether a party is a leader, and not a deputy of one."""
    return party.level is Level.LEADER and "Vice" not in party.office
