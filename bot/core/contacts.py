"""English candidate contacts: every act word of a text with the parties that stand in its slots, and how it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.core import frames, modality, modes
from bot.core.acts_en import AGREE, MECHANISM, NOUNS, PRESENCE, VERBS, Act, Trigger
from bot.core.candidate import Candidate, Feature
from bot.core.clauses import WORD, Parse, mentions_in, parse
from bot.core.frames import BOTH, Slots
from bot.core.knowledge import Knowledge
from bot.core.model import Mention, MentionKind, Side
from bot.core.text import Document, Sentence
from bot.core.wordlist import words

_SENTENCES = 16  # an item's contact stands in its first sentences; what is longer is a transcript
_PRINCIPALS = (MentionKind.PERSON, MentionKind.ROLE)
_STRENGTH = (MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY, MentionKind.JOINT, MentionKind.COUNTRY)


def _entries() -> dict[str, list[tuple[tuple[str, ...], Trigger | None, Act | None]]]:
    """First word -> its phrases, longest first, each as verb, noun or both."""
    table: dict[str, dict[tuple[str, ...], tuple[Trigger | None, Act | None]]] = {}
    for phrase, trigger in VERBS.items():
        words = tuple(phrase.split())
        table.setdefault(words[0], {})[words] = (trigger, None)
    for phrase, act in NOUNS.items():
        words = tuple(phrase.split())
        known = table.setdefault(words[0], {})
        known[words] = (known.get(words, (None, None))[0], act)
    return {
        first: sorted(((w, t, a) for w, (t, a) in rows.items()), key=lambda row: -len(row[0]))
        for first, rows in table.items()
    }


_ENTRIES = _entries()
_BY_HALF = ("delegation", "host", "shun", "dialogue")  # their other party often goes without saying
_NOUN_BEFORE = frames.DETERMINERS | words(
    "in of for during at after before on 's face-to-face bilateral high-level phone"
)
_VERB_BEFORE = words("after before while when by , without start started begin began stop and")
_IN_THE_COURSE = words("in during after following phone telephone")
_AUXILIARY = words("to will would may might could can not should must 'll")


def candidates(doc: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> tuple[Candidate, ...]:
    """All candidate contacts of an English document, in the order of the text."""
    mentions = tuple(_antecedents(mentions))
    venues = frozenset(_talks_by_name(mentions, _mechanisms(knowledge)))
    found: list[Candidate] = []
    topic: list[Mention] = []
    for sentence in doc.sentences[:_SENTENCES]:
        here = mentions_in(mentions, sentence.span)
        if here and not sentence.boilerplate and _may_tell(doc, sentence, here):
            parsed = parse(doc, sentence, here)
            found.extend(_of_sentence(parsed, venues, topic))
            topic = frames.leading(parsed) or topic
    return tuple(found)


_FIRST_WORDS = frozenset(_ENTRIES)


def _may_tell(doc: Document, sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence has a word that can carry an act at all; most have none."""
    if not _FIRST_WORDS.isdisjoint(WORD.findall(doc.words(sentence.span).lower())):
        return True
    return sentence.in_title or any(m.kind is MentionKind.VENUE for m in mentions)


def _talks_by_name(mentions: Sequence[Mention], mechanisms: frozenset[str]) -> Iterator[int]:
    """Where a mechanism of the two sides is named. Initials alone may be a museum's: they need both sides nearby."""
    both = frames.sides([m for m in mentions if m.kind is not MentionKind.VENUE]) >= BOTH
    for mention in mentions:
        if (
            mention.kind is MentionKind.VENUE
            and mention.ref in mechanisms
            and (both or "Chin" in mention.surface)
        ):
            yield mention.span.start


@lru_cache(maxsize=4)
def _mechanisms(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(venue.id for venue in knowledge.venues if venue.kind == "mechanism")


def _antecedents(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Joint forms without a country's name ("the two leaders") become third parties where a third official came last."""
    third: Mention | None = None
    seen: set[Side] = set()
    for mention in mentions:
        if mention.kind in _PRINCIPALS and mention.side is Side.THIRD:
            third = mention
            seen.clear()
        elif mention.kind in _PRINCIPALS and mention.side is not None:
            seen.add(mention.side)
        if (
            mention.kind is MentionKind.JOINT
            and mention.plural
            and third
            and not seen >= BOTH
            and not _names_sides(mention)
        ):
            yield replace(mention, side=Side.THIRD)
        else:
            yield mention


def _names_sides(mention: Mention) -> bool:
    return "u" in mention.surface.lower() and ("China" in mention.surface or "Chinese" in mention.surface)


def _of_sentence(parsed: Parse, venues: frozenset[int], topic: Sequence[Mention]) -> Iterator[Candidate]:
    index = 0
    while index < len(parsed.tokens):
        hit = _trigger_at(parsed, index, venues)
        if hit is None:
            index += 1
            continue
        act, form, last = hit
        candidate = _candidate(parsed, index, last, act, form, topic)
        if candidate is not None:
            yield candidate
        index = last


def _trigger_at(parsed: Parse, index: int, venues: frozenset[int]) -> tuple[Act, str, int] | None:
    """The act that begins at a token: (act, word form, end)."""
    words = parsed.words
    mention = parsed.tokens[index].mention
    if mention is not None:
        return (MECHANISM, "noun", index + 1) if mention.span.start in venues else None
    if words[index] == "in" and parsed.sentence.in_title and _is_presence(parsed, index):
        return PRESENCE, "noun", index + 1
    for phrase, trigger, act in _ENTRIES.get(words[index], ()):
        last = index + len(phrase)
        if len(phrase) > 1 and words[index:last] != phrase:
            continue
        following = words[last] if last < len(words) else ""
        if phrase == ("talks", "to") and following:
            continue
        if trigger and trigger.act is AGREE and trigger.form == "base" and not _infinitive(parsed, index):
            return None  # "a sign of", "within reach"
        if trigger and (act is None or _is_verbal(parsed, index, last)):
            if following in trigger.act.unlike:
                return None
            return trigger.act, trigger.form, last
        if act and (following not in act.unlike or (index and words[index - 1] in _IN_THE_COURSE)):
            return act, "noun", last
    return None


def _infinitive(parsed: Parse, index: int) -> bool:
    """Whether a base form is a verb: behind an auxiliary, or behind its subject in a headline."""
    return index > 0 and (
        parsed.words[index - 1] in _AUXILIARY or parsed.tokens[index - 1].mention is not None
    )


def _is_presence(parsed: Parse, index: int) -> bool:
    """ "Antony Blinken in China": an official on the other side's soil, without a verb."""
    if not 0 < index < len(parsed.tokens) - 1:
        return False
    who, where = parsed.tokens[index - 1].mention, parsed.tokens[index + 1].mention
    if who is None or where is None or who.kind not in _PRINCIPALS or who.side not in BOTH:
        return False
    return (
        who.kind is MentionKind.PERSON and where.kind is MentionKind.COUNTRY and where.side is who.side.other
    )


def _is_verbal(parsed: Parse, index: int, last: int) -> bool:
    """Whether a word that is both verb and noun ("meeting", "visit", "call") is a verb here."""
    before = parsed.words[index - 1] if index else ""
    after = parsed.tokens[last] if last < len(parsed.tokens) else None
    if before in _AUXILIARY:
        return True
    if before in _NOUN_BEFORE:
        return before in ("after", "before") and after is not None and after.mention is not None
    opens_object = after is not None and (
        after.mention is not None or after.low in ("with", "his", "her", "their")
    )
    if before in _VERB_BEFORE or before in modality.BE:
        return opens_object
    if parsed.words[index] == "meeting":
        return opens_object and after is not None and after.mention is not None
    if index and parsed.tokens[index - 1].mention is not None:
        noun = parsed.words[index] in (
            "talks",
            "talk",
            "call",
            "calls",
            "meeting",
            "visit",
            "trip",
            "tour",
            "exchange",
        )
        return (
            after is None
            or after.low in ("in", "on", "at", "as")
            or (opens_object and not (noun and after.low == "with"))
        )
    return opens_object and (after is not None and after.mention is not None)


def _candidate(
    parsed: Parse, first: int, last: int, act: Act, form: str, topic: Sequence[Mention]
) -> Candidate | None:
    slots = frames.slots(parsed, first, last, act, form, topic or frames.leading(parsed))
    venue = parsed.tokens[first].mention
    if venue is not None:  # a mechanism's name holds both sides
        slots.own.append(replace(venue, kind=MentionKind.JOINT, plural=True))
    name, parties = frames.frame(slots, act, form)
    if not frames.sides(parties) & BOTH:
        return None
    us = tuple(m for m in parties if Side.US in frames.sides((m,)))
    china = tuple(m for m in parties if Side.CHINA in frames.sides((m,)))
    if (act.weak or act.personal) and name == "half" and act.family not in _BY_HALF:
        return None
    if act.personal and not (_principals(us, china) if act.family in _FACE_TO_FACE else _principal(parties)):
        return None
    mood = modality.read(parsed, first, last, form, act)
    reached = (*slots.parties(), *slots.to) if act.place else slots.parties()
    third = tuple(m for m in reached if m.side is Side.THIRD)
    span = parsed.span(first, last)
    clause = parsed.clause_of(first)
    names = _features(parsed, first, act, form, name, slots, us, china, third)
    return Candidate(
        act=act.name,
        trigger=span,
        clause=parsed.span(clause.first, clause.last),
        sentence=parsed.sentence.index,
        mode=modes.of(parsed, first, last, act),
        status=mood.status,
        us=us,
        china=china,
        third=third,
        tense=mood.tense,
        features=tuple(
            Feature(n, span)
            for n in (
                *names,
                f"status:{mood.status.value}",
                *(("status firm",) if mood.firm else ()),
                *(f"mood:{m}" for m in mood.marks),
            )
        ),
    )


def _features(
    parsed: Parse,
    first: int,
    act: Act,
    form: str,
    frame: str,
    slots: Slots,
    us: Sequence[Mention],
    china: Sequence[Mention],
    third: Sequence[Mention],
) -> Iterator[str]:
    pair = "-".join(sorted((_kind(us), _kind(china))))
    yield f"frame:{frame}"
    yield f"link:{_LINKS.get(frame, 'loose')}"
    yield f"family:{act.family}"
    yield f"family+link:{act.family} {_LINKS.get(frame, 'loose')}"
    yield f"said:{_construction(parsed, first, form, slots)}"
    yield f"stands:{_STANDINGS.get(parsed.clause_of(first).kind, 'aside')}"
    if form == "noun" and slots.own and slots.subject and slots.governed not in frames.LIGHT:
        if frames.sides(slots.own) == frames.sides(slots.subject) and frame not in (
            "subject+with",
            "subject both",
        ):
            yield "spoken of by others"
    yield f"pair:{pair}"
    if act.weak or act.personal:
        yield f"weak:{pair}"
    if slots.inherited:
        yield "subject:inherited"
    if slots.occupied:
        yield "occupied"
    if slots.private:
        yield "private:in slot"
    if slots.speaker:
        yield "speaker:in slot"
    for kind, words in _CALLED.items():
        if not words.isdisjoint((*slots.adjectives, slots.determiner)):
            yield f"act called:{kind}"
    if slots.governed in _RECALLING:
        yield "act called:past"
    if slots.determiner in ("no", "any"):
        yield "act called:none"
    if third:
        yield "third:with both" if frame != "half" else "third:for one side"
    elif any(t.mention and t.mention.side is Side.THIRD for t in parsed.tokens):
        yield "third:in sentence"
    if parsed.tokens[first].quoted:
        yield "quoted"
    if act.place and act.family == "visit":
        yield f"visitor:{_kind([m for m in slots.own + slots.subject + slots.by if m.kind is not MentionKind.COUNTRY])}"
    yield from _times(parsed, first)


_CALLED = {
    "past": words("previous past earlier last recent prior old latest"),
    "coming": words("upcoming planned next coming expected scheduled future forthcoming looming"),
    "possible": words("possible potential proposed likely"),
    "official": words(
        "bilateral high-level high-stakes candid frank constructive economic trade defense defence "
        "military climate diplomatic strategic top-level rare first face-to-face in-person marathon "
        "senior ministerial"
    ),
    "private": words("business private academic student cultural"),
}
_RECALLING = words(
    "recalls recalled recalling recounts recounted remembers remembered describes described defends defended"
)
# How tightly a frame ties both parties to the act.
_LINKS = {
    **dict.fromkeys(
        ("subject+object", "subject+with", "own+with", "between", "subject both+verb", "passive"), "tight"
    ),
    **dict.fromkeys(("compound", "of", "of+with", "own+of", "own+by", "by"), "compound"),
    **dict.fromkeys(
        ("own+to", "subject+to", "by+to", "by+own", "subject+own", "own+at", "subject+at"), "place"
    ),
    "half": "half",
}
_UNDER = {
    **dict.fromkeys(("in", "at", "during", "amid", "into"), "in"),
    **dict.fromkeys(("about", "on", "over", "regarding"), "about"),
    **dict.fromkeys(("for", "to", "toward", "towards"), "for"),
    **dict.fromkeys(
        ("after", "from", "since", "following", "with", "by", "despite", "through", "without"), "after"
    ),
    **dict.fromkeys(("before", "ahead", "until"), "before"),
    **dict.fromkeys(("of", "as", "than"), "of"),
}


# How the clause of an act stands to the news: it is the news, it goes on beside it, or it only dates it.
_STANDINGS = {
    **dict.fromkeys(("main", "attribution"), "main"),
    "content": "reported",
    **dict.fromkeys(("when", "during"), "beside"),
    "before": "peg before",
    "after": "peg after",
}


def _construction(parsed: Parse, first: int, form: str, slots: Slots) -> str:
    """How the act is told: the clause that it stands in, and what governs its word there."""
    clause = parsed.clause_of(first)
    if form != "noun":
        infinitive = form == "base" and first > 0 and parsed.words[first - 1] == "to"
        return f"{clause.kind} {'infinitive' if infinitive else 'verb' if form != 'ing' else 'participle'}"
    governor = slots.governed
    if governor in frames.LIGHT:
        return f"{clause.kind} light verb"
    if governor in _UNDER:
        return f"{clause.kind} under {_UNDER[governor]}"
    if not governor or not governor[0].isalpha() or governor in ("and", "but", "as"):
        return f"{clause.kind} head"
    return f"{clause.kind} object"


# Acts of one person to another: a country at either end makes them talk about a country.
_FACE_TO_FACE = ("tell", "meet", "call")


def _principals(us: Sequence[Mention], china: Sequence[Mention]) -> bool:
    return all(any(m.kind in _PRINCIPALS for m in party) for party in (us, china))


def _principal(parties: Sequence[Mention]) -> bool:
    """Whether anybody but countries stands in the slots."""
    return any(
        m.kind in (MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY) or m.plural for m in parties
    )


_DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday today tonight yesterday tomorrow weekend"
)
_PAST = words("ago last previously earlier since decades history once formerly")
_COMING = words("next later upcoming coming tomorrow soon")


def _times(parsed: Parse, first: int) -> Iterator[str]:
    """What the act's clause says of its time: a day of the week is news, a bare year or "ago" is not."""
    clause = parsed.clause_of(first)
    words = parsed.words[clause.first : clause.last]
    near = set(words)
    if near & _DAYS:
        yield "time:day"
    if near & _PAST:
        yield "time:past"
    if near & _COMING:
        yield "time:coming"
    for index, word in enumerate(words):
        if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20"):
            dated = any(w.isdigit() and len(w) <= 2 for w in words[max(0, index - 3) : index])
            yield "time:full date" if dated else "time:bare year"
            return


def _kind(party: Sequence[Mention]) -> str:
    """The most telling kind of mention that speaks for a side."""
    kinds = {m.kind for m in party}
    if MentionKind.PERSON in kinds and all(not m.ref for m in party if m.kind is MentionKind.PERSON):
        return "stranger"
    return next((kind.value for kind in _STRENGTH if kind in kinds), "none")
