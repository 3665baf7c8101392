"""What a contact was about: the contract's topic words, by lexicon, where the item speaks of this contact.

A term does not count where its sentence tells of another event ("days earlier Washington approved arms for
Taiwan"), in an office's name ("assistant secretary for Taiwan"), nor as a time peg ("ahead of the summit").
Two topics follow from who meets: trade officials talk trade, and defence officials of whom no other topic is
told talk about how their militaries deal with each other, unless all there is is a headline that they met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.core import level
from bot.core.candidate import Candidate
from bot.core.knowledge import Knowledge, Topic
from bot.core.model import Level, MentionKind, Mode, Span, Track
from bot.core.terms import TermIndex, term_index
from bot.core.text import Document, Sentence

_READ = 2_000  # characters of an item: later paragraphs are background
_FARTHEST = 6_000  # where reading ends even for sentences that name who took part
_NAME = re.compile(r"[A-Z][a-z]+")
_MILITARY, _TRADE, _SUMMIT, _OTHER = "mil_mil_communication", "trade", "summit", "other"

# The sentence tells of something else: an earlier event, another party, the reporter's context.
_BACKGROUND = re.compile(
    r"\b(?:(?:days|weeks|months|hours|a (?:day|week|month|year)) (?:earlier|ago|before)"
    r"|had (?:met|spoken|held|visited)|last (?:met|spoke|talked)|earlier this (?:year|month)"
    r"|beforehand|meanwhile|separately|also (?:told|met|discussed|spoke) (?:with )?(?:an?|the) \w+i)\b"
    r"|曾|此前|早些时候|去年|另外|此外",
    re.IGNORECASE,
)
# Words around a term that make it something else.
_OFFICE = re.compile(
    r"(?:secretary|director|office|bureau|department|officer|official|envoy|主管|负责)[^.。;]{0,40}$",
    re.IGNORECASE,
)
_PEG = re.compile(
    r"\b(?:ahead of|before|after|since|following|until|prior to|eve of|last|sidelines of|regional"
    r"|international|G-?20|G7|apec|asean|nato|brics|climate|cop\d\d|leaders'?|security|tech|business)\b[^.,;]{0,45}$"
    r"|(?:亚太经合组织|落实|气候|领导人|前|后)[^,。;]{0,6}$",
    re.IGNORECASE,
)
_PASSED = re.compile(r"\s*(?:last|in)\b|[^,。;]{0,4}(?:共识|精神|后|前)", re.IGNORECASE)
_LEADERS_MEET = re.compile(
    r"\b(?:meeting|summit|talks|encounter)s? (?:of|between) (?:the )?(?:two )?"
    r"(?:presidents?|leaders|heads of state)\b"
    r"|\bleaders (?:could|might|may|will|would|are expected to) meet\b|高层互动",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:possible|potential|planned|future|upcoming|next|hop(?:es?|ed|ing)|odds|expect\w*|likely|prepar\w+|plan\w*"
    r"|could|may|might|will|would|discuss\w*|rais\w+)\b|期待|准备|筹备|为高层",
    re.IGNORECASE,
)
_NOT_COMMERCE = re.compile(
    r"s?\s+(?:barbs?|blows|accusations|warnings?|jabs?|grievances|blame|threats|insults|words|places|war\b)",
    re.IGNORECASE,
)
_CHANNELS = re.compile(
    r"militar|channel|communicat|hotline|relations|\bties\b|dialogue|exchanges|两军|军事|沟通|对话|磋商|渠道|交往",
    re.IGNORECASE,
)
_TRADE_OFFICE = re.compile(r"Treasury|Trade|Commerce|Finance", re.IGNORECASE)


@lru_cache(maxsize=4)
def _index(topics: tuple[Topic, ...]) -> TermIndex:
    return term_index((term, topic.id) for topic in topics for term in (*topic.terms_en, *topic.terms_zh))


def find(doc: Document, candidate: Candidate, knowledge: Knowledge) -> tuple[str, ...]:
    """Topic ids in the order of `knowledge.topics`; empty where the item does not say what it was about."""
    index = _index(knowledge.topics)
    found: set[str] = set()
    for sentence in _sentences(doc, candidate):
        for topic, span in index.find(doc.norm, sentence):
            if _speaks_of(topic, doc.norm, sentence, span):
                found.add(topic)
        if sentence.start > doc.title_end and _leaders_may_meet(doc.words(sentence)):
            found.add(_SUMMIT)
    words = doc.words(candidate.clause)
    if level.track(candidate.us, candidate.china, words) is Track.DEFENSE:
        found = found - {_TRADE, _OTHER} or ({_MILITARY} if _tells_more(doc) else set())
    else:
        found.discard(_MILITARY)
        principals = (*candidate.us[:1], *candidate.china[:1])
        if any(_TRADE_OFFICE.search(party.office) for party in principals):
            found = found - {_SUMMIT} | {_TRADE}
        if not found and _is_summit(candidate):
            found.add(_SUMMIT)
    return tuple(topic.id for topic in knowledge.topics if topic.id in found)


def _tells_more(doc: Document) -> bool:
    """Whether the item says anything beyond a headline that two people met."""
    return any(not sentence.in_title for sentence in doc.sentences) or bool(_CHANNELS.search(doc.norm))


def _leaders_may_meet(words: str) -> bool:
    """Whether a sentence speaks of a meeting of the leaders as one to come."""
    return bool(_LEADERS_MEET.search(words) and _AHEAD.search(words))


def _sentences(doc: Document, candidate: Candidate) -> Iterator[Span]:
    """The sentences that speak of this contact; far down only those that name who took part."""
    named = (m.name for m in (*candidate.us, *candidate.china) if m.kind is MentionKind.PERSON)
    names = frozenset(word for name in named for word in name.split())
    for sentence in doc.sentences:
        if sentence.boilerplate or (sentence.span.start > _READ and not _names_party(doc, sentence, names)):
            continue
        span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _READ))
        own = sentence.in_title or sentence.index == candidate.sentence
        if own or not _BACKGROUND.search(doc.words(span)):
            yield span


def _names_party(doc: Document, sentence: Sentence, names: frozenset[str]) -> bool:
    """Whether a sentence names somebody who took part, within the part of it that is read."""
    span = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + _READ))
    return sentence.span.start < _FARTHEST and not names.isdisjoint(_NAME.findall(doc.words(span)))


def _speaks_of(topic: str, text: str, sentence: Span, term: Span) -> bool:
    """Whether the term stands for the topic here, and not for an office, a time peg or another sense."""
    before = text[max(sentence.start, term.start - 60) : term.start]
    if topic == _SUMMIT:
        return not (_PEG.search(before) or _PASSED.match(text, term.end))
    if topic == _TRADE and _NOT_COMMERCE.match(text, term.end):
        return False
    return not (topic == "taiwan" and _OFFICE.search(before))


def _is_summit(candidate: Candidate) -> bool:
    """The two leaders in one room."""
    in_person = candidate.mode is Mode.IN_PERSON
    return in_person and all(
        any(party.level is Level.LEADER for party in side) for side in (candidate.us, candidate.china)
    )
