"""One item to one verdict: the composition of the core's pure parts.

Cheapest first: an item that does not name both sides ends at the automaton; one without a candidate act
ends before dates, places and topics; those are looked up only for the contacts that are reported.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from bot.core import (
    answers_en,
    apartness_en,
    attachment,
    classify,
    contacts,
    cues,
    dates,
    leanings,
    level,
    mentions,
    modes,
    news,
    participants,
    places,
    principals,
    quoting,
    retelling,
    text,
    topics,
    uniting,
    unread_en,
    wording,
)
from bot.core.attachment import Passage
from bot.core.candidate import Candidate, Feature
from bot.core.knowledge import Knowledge
from bot.core.leanings import Leanings
from bot.core.model import (
    Contact,
    Issuer,
    Item,
    MentionKind,
    Mode,
    Precision,
    Reason,
    Side,
    Span,
    Status,
    When,
)
from bot.core.text import Document
from bot.core.value import lazy, value, with_lazy
from bot.core.verdict import Mention, Verdict
from bot.core.wording import Words

_PERSON = MentionKind.PERSON
_HELD, _SCHEDULED, _DAY, _MONTH = Status.HELD, Status.SCHEDULED, Precision.DAY, Precision.MONTH
MOST_CONTACTS = 5  # in one item; more are repetitions
LEAST = -1.5  # log-odds of a contact told beside the main one
LEAST_CHINESE = -3.5  # the same where contacts are merged and recalled ones weigh by hand
OPEN = wording.DOUBT  # log-odds of the acts from which on no wording takes a contact away
LEAST_UNREAD = 2.25  # log-odds of the wording without which no unread sentence is looked at
LEAST_APART = 2.75  # the same where each sentence names one side alone
LEAST_PLAIN = 3.0  # log-odds from which on the wording alone is believed, whatever stands in the sentence


@value
class Evidence:
    """What the text shows. `features` hold for the item as a whole."""

    doc: Document
    mentions: tuple[Mention, ...]
    words: Words
    candidates: tuple[Candidate, ...]
    features: tuple[Feature, ...]


def evidence(item: Item, knowledge: Knowledge) -> Evidence | None:
    """Read an item; None where it cannot concern the two sides or tells of no act between anybody."""
    if not mentions.may_concern(item.text, knowledge):
        return None
    doc, day = text.read(item), _day(item)
    found = mentions.find(doc, knowledge, day)
    words = Words(doc, found, knowledge.kin)
    candidates = _candidates(doc, found, knowledge, day) or _unread(words, knowledge, day)
    if not candidates:
        return None
    return Evidence(doc, found, words, candidates, item_features(doc, found, candidates, day))


def _candidates(
    doc: Document, found: Sequence[Mention], knowledge: Knowledge, day: date | None
) -> tuple[Candidate, ...]:
    if doc.lang != "zh":
        return news.placed(doc, found, contacts.candidates(doc, found, knowledge), day)
    from bot.core import contacts_zh  # noqa: PLC0415 - a sixth of the start-up, for Chinese text alone

    return contacts_zh.candidates(doc, found, day)


def _unread(words: Words, knowledge: Knowledge, day: date | None) -> tuple[Candidate, ...]:
    """What an item without a readable act is worded as, where it looks like a report."""
    doc, found = words.doc, words.found
    if doc.lang == "zh":
        return _unread_chinese(words, knowledge)
    told = unread_en.tellings(doc, found)
    plain = unread_en.plain_telling(doc, found)
    if not (told or plain):
        return ()
    opinion = wording.opinion(words, (), knowledge.wording)
    if opinion < (LEAST_APART if told and told[0].apart else LEAST_UNREAD):
        return ()
    read = unread_en.candidates(doc, found, told)
    if not read and opinion >= LEAST_PLAIN:
        read = unread_en.candidates(doc, found, plain, plainly=True)
    return news.placed(doc, found, read, day)


def _unread_chinese(words: Words, knowledge: Knowledge) -> tuple[Candidate, ...]:
    from bot.core import unread_zh  # noqa: PLC0415 - as above

    told = unread_zh.telling(words.doc, words.found)
    least = LEAST_APART if told and told.apart else LEAST_UNREAD
    if told is None or wording.opinion(words, (), knowledge.wording) < least:
        return ()
    return unread_zh.candidates(words.doc, told)


def item_features(
    doc: Document, found: Sequence[Mention], candidates: Sequence[Candidate], day: date | None
) -> tuple[Feature, ...]:
    """What speaks for or against all candidates of an item alike."""
    if doc.lang == "zh":
        return (Feature("lang:zh"),)
    return (*cues.find(doc), *news.item(doc, found, candidates, day))


def assess(item: Item, knowledge: Knowledge, *, facts_only: bool = False) -> Verdict:
    """Whether an item reports an official US-China contact as news, and which. Pure and deterministic.

    `facts_only` is for those who ask for no more than the facts of the contacts: the verdict then names no
    reasons and no issuer, and its contacts neither tone nor outcomes, nor who asked where the act leaves it
    open.
    """
    seen = evidence(item, knowledge)
    if seen is None:
        return Verdict(item.id, relevant=False, score=0.0, lang=item.lang or "en")
    odds = classify.score(seen.candidates, seen.features, knowledge.weights)
    likeliest = seen.candidates[max(range(len(odds)), key=odds.__getitem__)]
    opinion = _opinion(seen, likeliest, max(odds), knowledge)
    best = classify.probability(max(odds) + opinion)
    relevant = best >= knowledge.weights.threshold
    worded = None if facts_only else wording.reason(seen.words, opinion, knowledge.wording)
    believed = _with_opinion(seen.candidates, odds, opinion, knowledge)
    return Verdict(
        item_id=item.id,
        relevant=relevant,
        score=best,
        contacts=_contacts(item, seen, believed, knowledge, worded) if relevant else (),
        reasons=()
        if worded is None
        else _reasons(seen.doc, (*likeliest.observed(), *seen.features), knowledge, worded),
        mentions=seen.mentions,
        issuer=Issuer.PRESS if facts_only else _issuer(item, seen.doc),
        lang=seen.doc.lang,
    )


def _issuer(item: Item, doc: Document) -> Issuer:
    from bot.core import readouts  # noqa: PLC0415 - a thirtieth of the start-up, where more than facts is asked

    return readouts.issuer(item, doc)


def _day(item: Item) -> date | None:
    return item.published.date() if item.published else None


def _opinion(seen: Evidence, likeliest: Candidate, log_odds: float, knowledge: Knowledge) -> float:
    """What the wording adds, where the acts leave it open whether an item reports a contact: no more than
    makes it as likely as the least that is not open.
    """
    if not -wording.TRUST < log_odds < OPEN:
        return 0.0
    shown = (*likeliest.signs, *[feature.name for feature in (*likeliest.features, *seen.features)])
    return min(wording.opinion(seen.words, shown, knowledge.wording), OPEN - log_odds)


def _with_opinion(
    candidates: Sequence[Candidate], odds: Sequence[float], opinion: float, knowledge: Knowledge
) -> Sequence[float]:
    """The log-odds of candidates with what the wording says of the item. It speaks for none of which the text
    says why it is no news.
    """
    if opinion <= 0:
        return [log_odds + opinion for log_odds in odds] if opinion else odds
    told = zip(candidates, odds, strict=True)
    outweighed = frozenset(knowledge.wording.outweighed_by)
    return [o + opinion if outweighed.isdisjoint(c.signs) else o for c, o in told]


def _reasons(
    doc: Document, shown: Sequence[Feature], knowledge: Knowledge, worded: Sequence[Reason]
) -> tuple[Reason, ...]:
    read = classify.reasons(shown, doc.text, knowledge.weights)
    return tuple(sorted((*read, *worded), key=lambda reason: -abs(reason.weight)))


@with_lazy
class _Read:
    """What is read of a relevant item once for all its contacts."""

    def __init__(
        self,
        item: Item,
        seen: Evidence,
        knowledge: Knowledge,
        others: Sequence[retelling.Told],
        days: dates.Days,
    ) -> None:
        self.item, self.seen, self.knowledge = item, seen, knowledge
        self._others = [told.candidate for told in others]
        self.days = days
        self.subjects = topics.Subjects(seen.doc, knowledge)
        self.people = [mention for mention in seen.mentions if mention.kind is _PERSON]
        titled = [m for m in self.people if m.office and len(m.surface) > len(m.name)]
        self.offices = participants.offices(self.people, titled)
        self.ranks = participants.ranks(titled)
        self.leanings = Leanings(seen.words, knowledge.wording)

    @lazy
    def met_others(self) -> Set[str]:
        """Whom the item names as parties of other contacts than the main one."""
        return {mention.name for told in self._others for mention in (*told.us, *told.china)}

    @lazy
    def officials(self) -> list[Mention]:
        """The people who can have taken part."""
        return principals.officials_of(self.seen.doc, self.people)

    @lazy
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.seen.mentions]

    def named_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that begin within a span."""
        first = bisect_left(self._starts, span.start)
        return self.seen.mentions[first : bisect_left(self._starts, span.end, first)]

    @lazy
    def of_others(self) -> frozenset[int]:
        """The sentences that name nobody of the two sides: "Talks with Russia were held on"."""
        doc = self.seen.doc
        led_in = [m for m in self.seen.mentions if m.side is Side.THIRD and _is_with(doc, m)]
        told = {doc.sentence_at(mention.span.start) for mention in led_in}
        return frozenset(
            sentence.index
            for sentence in told
            if sentence and all(m.side is Side.THIRD for m in self.named_in(sentence.span))
        )


def _contacts(
    item: Item,
    seen: Evidence,
    odds: Sequence[float],
    knowledge: Knowledge,
    worded: Sequence[Reason] | None,
) -> tuple[Contact, ...]:
    """The contacts of a relevant item, most important first; their facts alone without `worded`, the reasons
    that its wording gives.
    """
    days = dates.Days(seen.doc, item.published)
    if seen.doc.lang == "zh":
        all_told = retelling.apart(seen.candidates, odds, LEAST_CHINESE)
    else:
        apart = apartness_en.Setting(seen.doc, seen.mentions, knowledge, days).apart
        all_told = retelling.together(seen.candidates, odds, LEAST, apart)
    read = _Read(item, seen, knowledge, all_told[1:], days)
    by_acts = all_told[0]
    all_told = (read.leanings.held_after_all(by_acts, seen.candidates), *all_told[1:])
    contacts: list[Contact] = []
    for number, told in enumerate(all_told[:MOST_CONTACTS]):
        candidate, passages = _in_full(read, told, all_told)
        main = number == 0
        primary = main or not told.recalled
        contact = plain = _contact(read, told, candidate, passages, primary=primary, main=main)
        if main:
            people = leanings.People(read.officials, read.met_others, read.offices)
            contact = read.leanings.completed(plain, candidate, people)
        if worded is not None:
            contact = _with_account(contact, seen.doc, candidate, passages, knowledge, worded=worded)
        if worded is not None and main:
            said = read.leanings.reasons(plain, contact, by_acts, seen.candidates, read.officials)
            contact = replace(contact, reasons=(*contact.reasons, *said))
        contacts.append(contact)
    return uniting.once_each(contacts, _day(item))


def _in_full(
    read: _Read, told: retelling.Told, all_told: Sequence[retelling.Told]
) -> tuple[Candidate, tuple[Passage, ...]]:
    """A contact's candidate, with those who took part where its own acts name nobody, and its passages."""
    seen, candidate = read.seen, told.candidate
    doc = seen.doc
    if doc.lang == "zh":
        from bot.core import circumstances_zh, principals_zh  # noqa: PLC0415 - as in _candidates

        if told is all_told[0]:
            apart = [other.candidate for other in all_told[1:]]
            candidate = principals_zh.completed(doc, seen.mentions, candidate, apart)
            candidate = replace(candidate, mode=circumstances_zh.settled(doc, candidate))
        return candidate, attachment.passages(doc, candidate)
    others = [act for other in all_told if other is not told for act in (other.candidate, *other.again)]
    others += [c for c in seen.candidates if principals.is_of_another(c)]
    passages = attachment.passages(doc, candidate, _elsewhere(read, candidate, others))
    main = told is all_told[0]
    named = principals.Named(seen.mentions, read.officials)
    return principals.completed(doc, named, candidate, passages, others, main=main), passages


def _elsewhere(read: _Read, told: Candidate, others: Sequence[Candidate]) -> Set[int]:
    """The sentences that tell of other people's contacts and name nobody who took part in this one."""
    found = read.of_others and read.of_others.intersection(range(told.sentence - 1, told.sentence + _NEAR))
    apart = retelling.of_others(others, told) if others else ()
    if not apart:
        return found
    ours = {mention.name for mention in (*told.us, *told.china) if mention.name}
    sentences = read.seen.doc.sentences
    return found.union(
        at
        for at in {act.sentence for act in apart}
        if ours.isdisjoint([m.name for m in read.named_in(sentences[at].span)])
    )


def _is_with(doc: Document, mention: Mention) -> bool:
    return doc.norm.endswith(_WITH, 0, mention.span.start)


_WITH = ("with ", "with the ", "between ")
_NEAR = attachment.REACH + 2  # sentences from the act's own that can go on about it


def _contact(
    read: _Read,
    told: retelling.Told,
    candidate: Candidate,
    passages: Sequence[Passage],
    *,
    primary: bool,
    main: bool,
) -> Contact:
    """The facts of a contact."""
    doc, mentions, offices = read.seen.doc, read.seen.mentions, read.offices
    words = doc.words(candidate.clause)
    around = (doc.words(one.span) for one in (doc.sentences[candidate.sentence], *doc.sentences[:2]))
    track = level.track(candidate.us, candidate.china, words)
    answered = answers_en.answered(doc, candidate)
    if answered is not candidate.status:
        candidate = replace(candidate, status=answered)
    when = dates.resolve(doc, candidate, attachment.in_all(doc, told, passages), read.days, main=main)
    status = _status(answered, when, read.item, doc)
    if status is not candidate.status:
        candidate = replace(candidate, status=status)
    location = places.locate(doc, candidate, passages, mentions, read.knowledge)
    mode = modes.settled(doc, candidate, passages, location, met=told.met, main=main)
    if location is None and (location := places.written_from(doc, candidate, mode, read.knowledge)):
        mode = Mode.IN_PERSON
    rank = level.of(candidate.us, candidate.china, words, around, read.ranks)
    us = participants.people(candidate.us, Side.US, offices)
    china = participants.people(candidate.china, Side.CHINA, offices)
    return Contact(
        track=track,
        level=rank,
        mode=mode,
        status=status,
        when=when,
        us=us,
        china=china,
        location=location,
        topics=read.subjects.of(candidate, track),
        primary=primary,
        evidence=quoting.evidence(candidate, passages, read.named_in),
        initiator=candidate.initiator,
        score=classify.probability(told.odds),
    )


def _with_account(
    contact: Contact,
    doc: Document,
    candidate: Candidate,
    passages: Sequence[Passage],
    knowledge: Knowledge,
    *,
    worded: Sequence[Reason],
) -> Contact:
    """A contact with what the item says beyond its facts, and with why it was taken for one."""
    from bot.core import outcomes, readouts  # noqa: PLC0415 - as above

    return replace(
        contact,
        initiator=contact.initiator or readouts.initiator(doc, candidate, passages),
        tone=readouts.tone(doc, candidate, passages),
        outcomes=outcomes.find(doc, candidate),
        reasons=_reasons(doc, candidate.observed(), knowledge, worded),
    )


def _status(read: Status, when: When | None, item: Item, doc: Document) -> Status:
    """What is told as a fact but lies ahead is still to come: "the two meet on 15 March", 3月15日会见.

    Beijing's calendar can be a day ahead of a Western publisher's, so that one day more proves nothing there.
    """
    if read is not _HELD or when is None or item.published is None:
        return read
    if when.precision is not _DAY and not (
        doc.lang == "zh" and when.precision is _MONTH  # 4月访华 is said of the April to come
    ):
        return read
    today = (
        (item.published + timedelta(hours=8)).date()
        if doc.lang == "zh"
        else item.published.date() + timedelta(1)
    )
    return _SCHEDULED if when.day > today else read
