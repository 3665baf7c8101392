"""One item to one verdict: the composition of the core's pure parts.

Cheapest first: an item that does not name both sides ends at the automaton; one without a candidate act
ends before dates, places and topics; those are looked up only for the contacts that are reported.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.core import (
    classify,
    contacts,
    cues,
    dates,
    level,
    mentions,
    modes,
    news,
    outcomes,
    places,
    principals,
    quoting,
    readouts,
    retelling,
    text,
    topics,
    uniting,
)
from bot.core.candidate import Candidate, Feature
from bot.core.knowledge import Knowledge
from bot.core.model import (
    Contact,
    Issuer,
    Item,
    Level,
    Mention,
    MentionKind,
    Participant,
    Precision,
    Reason,
    Side,
    Status,
    Verdict,
    When,
)
from bot.core.text import Document
from bot.core.value import value

MOST_CONTACTS = 5  # in one item; more are repetitions
LEAST_CHINESE = -3.5  # the same where contacts are merged and recalled ones weigh by hand
LEAST = -1.5  # log-odds of a contact told beside the main one


@value
class Evidence:
    """What the text shows before anything is weighed. `features` hold for the item as a whole."""

    doc: Document
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]
    features: tuple[Feature, ...]


def evidence(item: Item, knowledge: Knowledge) -> Evidence | None:
    """Read an item; None where it cannot concern the two sides or tells of no act between anybody."""
    if not mentions.may_concern(item.text, knowledge):
        return None
    doc = text.read(item)
    found = mentions.find(doc, knowledge, _day(item))
    candidates = _candidates(doc, found, knowledge, _day(item))
    if not candidates:
        return None
    return Evidence(doc, found, candidates, item_features(doc, found, candidates, _day(item)))


def _candidates(
    doc: Document, found: Sequence[Mention], knowledge: Knowledge, day: date | None
) -> tuple[Candidate, ...]:
    if doc.lang != "zh":
        return news.placed(doc, found, contacts.candidates(doc, found, knowledge), day)
    from bot.core import contacts_zh  # noqa: PLC0415 - a sixth of the start-up, for Chinese text alone

    return contacts_zh.candidates(doc, found, knowledge)


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
    best = classify.probability(max(odds))
    relevant = best >= knowledge.weights.threshold
    return Verdict(
        item_id=item.id,
        relevant=relevant,
        score=best,
        contacts=_contacts(item, seen, odds, knowledge, facts_only=facts_only) if relevant else (),
        reasons=() if facts_only else _reasons(seen, odds, knowledge),
        mentions=seen.mentions,
        issuer=Issuer.PRESS if facts_only else readouts.issuer(item, seen.doc),
        lang=seen.doc.lang,
    )


def _day(item: Item) -> date | None:
    return item.published.date() if item.published else None


def _reasons(seen: Evidence, odds: Sequence[float], knowledge: Knowledge) -> tuple[Reason, ...]:
    best = seen.candidates[max(range(len(odds)), key=odds.__getitem__)]
    return classify.reasons((*best.observed(), *seen.features), seen.doc.text, knowledge.weights)


def _contacts(
    item: Item, seen: Evidence, odds: Sequence[float], knowledge: Knowledge, *, facts_only: bool
) -> tuple[Contact, ...]:
    """The contacts of a relevant item, most important first."""
    contacts: list[Contact] = []
    if seen.doc.lang == "zh":
        contacts_told = retelling.apart(seen.candidates, odds, LEAST_CHINESE)
    else:
        contacts_told = tuple(_with_principals(seen, retelling.together(seen.candidates, odds, LEAST)))
    for number, told in enumerate(contacts_told[:MOST_CONTACTS]):
        primary = number == 0 or not told.recalled
        contact = _contact(item, seen, told, knowledge, primary=primary)
        contacts.append(contact if facts_only else _with_account(contact, seen, told, knowledge))
    return uniting.once_each(contacts, _day(item))


def _with_account(contact: Contact, seen: Evidence, told: retelling.Told, knowledge: Knowledge) -> Contact:
    """A contact with what the item says beyond its facts, and with why it was taken for one."""
    doc, candidate = seen.doc, told.candidate
    return replace(
        contact,
        initiator=contact.initiator or readouts.initiator(doc, candidate),
        tone=readouts.tone(doc, candidate),
        outcomes=outcomes.find(doc, candidate),
        reasons=classify.reasons(candidate.observed(), doc.text, knowledge.weights),
    )


def _with_principals(seen: Evidence, told: Sequence[retelling.Told]) -> Iterator[retelling.Told]:
    """The contacts with those who took part where their own acts name nobody."""
    for one in told:
        others = [other.candidate for other in told if other is not one]
        candidate = replace(one.candidate, elsewhere=frozenset(_elsewhere(seen, one.candidate, others)))
        found = principals.completed(seen.doc, seen.mentions, candidate, others, main=one is told[0])
        yield replace(one, candidate=found)


def _elsewhere(seen: Evidence, told: Candidate, others: Sequence[Candidate]) -> Iterator[int]:
    """The sentences that tell of other people's contacts and name nobody who took part in this one."""
    ours = {mention.name for mention in (*told.us, *told.china) if mention.name}
    for other in others:
        span = seen.doc.sentences[other.sentence].span
        here = (m for m in seen.mentions if span.start <= m.span.start < span.end)
        if retelling.is_of_others(other, told) and not any(m.name in ours for m in here):
            yield other.sentence


def _contact(
    item: Item, seen: Evidence, told: retelling.Told, knowledge: Knowledge, *, primary: bool
) -> Contact:
    candidate = told.candidate
    stated = _offices(seen.mentions)
    us, china = _people(candidate.us, Side.US, stated), _people(candidate.china, Side.CHINA, stated)
    words = seen.doc.words(candidate.clause)
    when = dates.resolve(seen.doc, candidate, item.published)
    location = places.locate(seen.doc, candidate, seen.mentions, knowledge)
    mode = modes.settled(seen.doc, candidate, location, met=told.met)
    return Contact(
        track=level.track(candidate.us, candidate.china, words),
        level=level.of(candidate.us, candidate.china, words),
        mode=mode,
        status=_status(candidate.status, when, item, seen.doc),
        when=when,
        us=us,
        china=china,
        location=location,
        topics=topics.find(seen.doc, candidate, knowledge),
        primary=primary,
        evidence=quoting.evidence(seen.doc, candidate, seen.mentions),
        initiator=candidate.initiator,
        score=classify.probability(told.odds),
    )


def _status(read: Status, when: When | None, item: Item, doc: Document) -> Status:
    """What is told as a fact but lies ahead is still to come: "the two meet on 15 March", 3月15日会见.

    Beijing's calendar can be a day ahead of a Western publisher's, so that one day more proves nothing there.
    """
    if (
        read is not Status.HELD
        or when is None
        or when.precision is not Precision.DAY
        or item.published is None
    ):
        return read
    today = (
        (item.published + timedelta(hours=8)).date()
        if doc.lang == "zh"
        else item.published.date() + timedelta(1)
    )
    return Status.SCHEDULED if when.day > today else read


def _offices(mentions: Sequence[Mention]) -> dict[str, str]:
    """Whom the item names, with the office it calls them by: "Xi" in a headline is "President Xi" below."""
    told = [m for m in mentions if m.kind is MentionKind.PERSON]
    titled = {m.name: m.office for m in reversed(told) if m.office and len(m.surface) > len(m.name)}
    return {m.name: titled.get(m.name, "") for m in told}


def _people(party: Sequence[Mention], side: Side, stated: Mapping[str, str]) -> tuple[Participant, ...]:
    """Each official once, named ones first; an office counts as named where the item names its holder."""
    found: dict[str, Participant] = {}
    for mention in party:
        for person in _officials(mention, side):
            if person.name and person.name not in found:
                office = stated.get(person.name) or person.office
                found[person.name] = replace(person, office=office, by_role=person.name not in stated)
    return tuple(sorted(found.values(), key=lambda person: person.by_role))


def _officials(mention: Mention, side: Side) -> Iterator[Participant]:
    if mention.kind is MentionKind.JOINT:
        yield from (holder for holder in mention.holders if holder.side is side)
    elif mention.side is side and mention.kind in (MentionKind.PERSON, MentionKind.ROLE):
        name = mention.name if mention.kind is MentionKind.PERSON else mention.resolved
        yield Participant(name, side, mention.ref, mention.office, mention.level or Level.SENIOR)
