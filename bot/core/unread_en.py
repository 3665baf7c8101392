"""Contacts that no frame reads, in English: what the wording of an item says there is, told of the first
sentence that names officials of both sides.

"Rubble pile brings U.S. and Chinese soldiers side by side": nobody wrote a rule for it, and yet it reads
like a report. Who is named in that sentence took part; its verb says whether it has been, is to come or was
refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core import couples, modality, pairs_en, unread_words_en
from bot.core.acts_en import Act, ActWord
from bot.core.candidate import Candidate
from bot.core.company_en import APART
from bot.core.directed_en import verb_form
from bot.core.filling_en import BOTH, by_side, sides
from bot.core.gathering_en import NO_GATHERING
from bot.core.kinds_en import DEMANDING, JUDGING, LIKENESSES, LIVES, REJECTING, SPANS
from bot.core.model import MentionKind, Mode, Side, Span, Status
from bot.core.needs_en import VERB_AUXILIARY
from bot.core.parsing_en import Line, Parse, parse, tokens
from bot.core.positions import speaks_for_others
from bot.core.remote_verbs_en import FROM_AFAR, ONE_SIDED
from bot.core.text import Document, Sentence
from bot.core.tokens_en import OFFICIALS, is_soil, serving_at
from bot.core.value import value
from bot.core.verdict import Mention
from bot.core.wordlist import words

UNREAD = Act("unread", "unread", Mode.UNSPECIFIED)
_OPENING = 4  # sentences that can tell what an item reports
_LONGEST = 1_500
_ENOUGH, _FEWEST = 600, 12  # characters in which so many spaces stand between words enough to go by
_STOPPED = {"cancel": Status.CANCELLED, "refuse": Status.DECLINED}  # what is done to an act that has no verb
# What tells nothing by itself: "had Lighthizer on the other end", "lets generals quiz him".
_MILD = words("had has have was were is are been let lets bring brings brought take takes took get gets got")
_ALONE = (ONE_SIDED | FROM_AFAR) - VERB_AUXILIARY - _MILD
_HAD_WITH = (APART | NO_GATHERING) - SPANS  # "two days with Chase"
_PEOPLES = frozenset({"American", "Americans", "Chinese"})
_BELOW = 2  # sentences of the text that a headline can share its contact with
_WITHIN = 3  # words before somebody in which a verb has him as its object
_ADDRESSED = DEMANDING | JUDGING | REJECTING | words("tells told warns warned asks asked accuses accused")
_MEASURES = words(
    "games olympics sanctions restrictions tariffs tariff blacklist blacklists levies curbs duties indictment"
)
_VOICED = words("rebuke criticism barb barbs jibe jibes swipe swipes retort scorn")
# In a headline: somebody answers the press, or gets a post.
_OTHER_NEWS = words(
    "answered answers responded responds interview testified testifies votes confirm confirms confirmed "
    "nominee nominates"
)
_OF_MANY = words(
    "ago separately meanwhile symposium forum podium nations countries navies delegates conference expo"
)
_SHOWN = LIKENESSES | LIVES  # of two officials
# What each of them does for himself.
_EACH = re.compile(r"\beach (?!other)")
_SAYS = re.compile(r",? (?:said|says|told (?:reporters|the (?:press|media)))\b|:")
_PEGS = words("after before amid following since despite over")
_PEG_PAIRS = (("ahead", "of"), ("wake", "of"), ("eve", "of"), ("light", "of"))
_COUNTRY, _THIRD = MentionKind.COUNTRY, Side.THIRD


@value
class Telling:
    """Where an item may tell of a contact: the sentence to be read, and who stands for the two sides."""

    sentence: Sentence
    named: tuple[Mention, ...]
    apart: bool = False  # each sentence names one side


def tellings(doc: Document, mentions: Sequence[Mention]) -> tuple[Telling, ...]:
    """The opening sentences that name both sides, with anybody in office who can act for one of them, as far
    as the first that names somebody of a third country in office; where there are none, the headline with
    what stands below it, each of which may name one side.

    None for a bare headline or one with hardly a text, which has too few words to go by: most that name two
    leaders tell what one said of the other.
    """
    if doc.first_body == len(doc.sentences) or doc.norm.count(" ", 0, _ENOUGH) < _FEWEST:
        return ()
    title = doc.small(Span(0, doc.title_end)).split()
    if not all(other.isdisjoint(title) for other in (_OTHER_NEWS, _VOICED, _SHOWN)):
        return ()
    if _EACH.search(doc.low, 0, doc.title_end) or _is_of_one_side(doc, mentions):
        return ()
    found: list[Telling] = []
    for sentence in doc.sentences[:_OPENING]:
        here = _inside(sentence.span, mentions)
        named = _of_both(here)
        if _can_act(named):
            if _has_third(here) or sentence.span.end - sentence.span.start > _LONGEST:
                return tuple(found)
            found.append(Telling(sentence, tuple(named)))
    return tuple(found) or _side_by_side(doc, mentions)


def _is_of_one_side(doc: Document, mentions: Sequence[Mention]) -> bool:
    """Whether "the two" of the opening are of one side: "Yellen, Adeyemo in India", then "The two met"."""
    opening = doc.sentences[:_OPENING][-1].span.end
    two = _THE_TWO.search(doc.norm, 0, min(opening, _LONGEST))
    if two is None:
        return False
    return couples.Named.in_all([m for m in mentions if m.span.end <= two.start()]).of_one_side is not None


# Who acts is a pair of people: two countries have a noun of their own.
_THE_TWO = re.compile(
    rf"\b(?:[Tt]he (?:two|pair|duo)|[Bb]oth)(?: (?:{'|'.join(pairs_en.PEOPLE)}))?"
    r" (?=(?:also |then |later |will |would |had |have |both )*"
    r"(?:met|meet|sat|sit|spoke|spent|held|hold|went|go|flew|fly|[a-z]+ed|are|were|discuss|talk)\b)"
)


def candidates(
    doc: Document, mentions: Sequence[Mention], told: Sequence[Telling], *, plainly: bool = False
) -> tuple[Candidate, ...]:
    """The contact that an item is worded as, told of the first sentence that brings anybody together;
    `plainly` for the first whatever it does.
    """
    for telling in told:
        line = tokens(doc, telling.sentence, _inside(telling.sentence.span, mentions))
        if plainly or not (_is_apart(line) or _is_from_afar(line, telling)):
            return (_told(doc, parse(line), telling),)
    return ()


def plain_telling(doc: Document, mentions: Sequence[Mention]) -> tuple[Telling, ...]:
    """Headline or sentence of the opening that names most of both sides, whatever else stands there: for an
    item that is worded as hardly anything but reports are.
    """
    opening = doc.sentences[:_OPENING]
    told = [(sentence, _of_both(_inside(sentence.span, mentions))) for sentence in opening]
    both = [Telling(sentence, tuple(named)) for sentence, named in told if _can_act(named)]
    if both:
        return (max(both, key=lambda telling: len(telling.named)),)
    named = [mention for _, here in told for mention in here]
    if not _can_act(named):
        return ()
    sentence = max(told, key=lambda one: len(one[1]))[0]
    return (Telling(sentence, tuple(named), apart=True),)


def _side_by_side(doc: Document, mentions: Sequence[Mention]) -> tuple[Telling, ...]:
    """The headline and the sentences below it, where one names an official of one side and another the other
    side: "Gen Zhang opens doors", then "Sullivan is the first"; who only speaks, for others or of something
    else, is no party.
    """
    opening = doc.sentences[: doc.first_body + _BELOW]
    here = _inside(Span(0, opening[-1].span.end), mentions)
    named = [m for m in _of_both(here) if not _SAYS.match(doc.norm, m.span.end)]
    if not _can_act(named) or _has_third(here) or opening[-1].span.end > _LONGEST:
        return ()
    most = max(opening, key=lambda s: len(_inside(s.span, named)))
    return (Telling(most, tuple(named), apart=True),)


def _can_act(named: Sequence[Mention]) -> bool:
    return sides(named) & BOTH == BOTH and any(m.kind is not _COUNTRY for m in named)


def _has_third(here: Sequence[Mention]) -> bool:
    return any(m.side is _THIRD and m.kind in OFFICIALS for m in here)


def _inside(span: Span, mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if span.start <= m.span.start and m.span.end <= span.end]


def _of_both(here: Sequence[Mention]) -> list[Mention]:
    """Who of the two sides is named: those in office, and the countries by name, as against "American"."""
    return [
        m
        for m in here
        if m.side is not _THIRD
        and not m.former
        and not (m.kind is _COUNTRY and m.surface in _PEOPLES)
        and not speaks_for_others(m)
    ]


def _told(doc: Document, parsed: Parse, telling: Telling) -> Candidate:
    word = _verb(parsed)
    mood = modality.read(parsed, parsed.clause_of(word.first), word)
    named = telling.named
    us, china = by_side([m for m in named if m.kind is not _COUNTRY] if _suffice(named) else named)
    marks = [f"mood:{mark}" for mark in mood.marks] if word.form != "noun" else []
    low = doc.small(Span(0, doc.title_end)) + " " + doc.small(telling.sentence.span)
    read = _STOPPED.get(parsed.operators.get(word.first, ""), mood.status)
    return Candidate(
        act=UNREAD.name,
        trigger=parsed.span(word.first, word.last),
        clause=parsed.span(0, len(parsed.words)),
        sentence=parsed.sentence.index,
        mode=unread_words_en.mode(low),
        status=unread_words_en.status(low, read),
        us=us,
        china=china,
        tense=mood.tense,
        signs=("frame:unread", *marks, *_pair(parsed, telling)),
        frame="unread",
    )


def _pair(line: Line, telling: Telling) -> tuple[str, ...]:
    """Two people in one sentence are more likely to have met than a ministry and a country, unless many
    others were there, it lies weeks back or is told beside other news.
    """
    people = [m for m in telling.named if m.kind is MentionKind.PERSON]
    alone = not telling.apart and _OF_MANY.isdisjoint(line.words)
    return ("pair:person-person",) if alone and _suffice(people) else ()


def _is_apart(line: Line) -> bool:
    """Whether what somebody does to one of the others, or has with him, brings nobody together: "trolls Xi",
    "concurs with Wang". What one does to his own people says nothing: "Biden brought Blinken".
    """
    for index in line.at:
        before = line.words[max(0, index - _WITHIN) : index]
        official = serving_at(line, index)
        if official and not _ALONE.isdisjoint(before) and not _is_of_his(line, index, official):
            return True
        if before[-1:] == ("with",) and before[-2:-1] and before[-2] in _HAD_WITH:
            return True
    return False


def _is_of_his(line: Line, index: int, official: Mention) -> bool:
    """Whether whoever is named before an official is of his side."""
    earlier = [at for at in line.at if at < index]
    named = line.mentions[max(earlier)] if earlier else official
    return named is not None and named.side is official.side


def _is_from_afar(line: Line, telling: Telling) -> bool:
    """Whether a sentence tells what one does about the other from home, or only dates something by those whom
    it names: "tells US", "imposes restrictions on", "in the wake of the Obama-Xi retreat".
    """
    first = line.at[0] if line.at else 0
    before = [word for word in line.words[max(0, first - 3) : first] if word not in ("the", "a")]
    if first and (not _PEGS.isdisjoint(before[-1:]) or tuple(before[-2:]) in _PEG_PAIRS):
        return True
    if not _VOICED.isdisjoint(line.words):
        return True
    if _suffice([m for m in telling.named if m.kind is MentionKind.PERSON]):
        return False
    if not _MEASURES.isdisjoint(line.words):
        return True
    return not _suffice(telling.named) and any(
        is_soil(line, index) and line.words[index - 1] in _ADDRESSED for index in line.at if index
    )


def _suffice(named: Sequence[Mention]) -> bool:
    """Whether both sides are there without the names of the countries."""
    return sides([m for m in named if m.kind is not _COUNTRY]) & BOTH == BOTH


def _verb(parsed: Parse) -> ActWord:
    """The first verb behind whoever is named first, or what it is to do: "failed to sit together"; else the
    last word, as a noun.
    """
    words = parsed.words
    for index in range(parsed.at[0] + 1 if parsed.at else 1, len(words)):
        if form := verb_form(parsed, index):
            if words[index + 1 : index + 2] == ("to",) and index + 2 < len(words):
                return ActWord(UNREAD, "base", index + 2, index + 3)
            return ActWord(UNREAD, form, index, index + 1)
    return ActWord(UNREAD, "noun", len(words) - 1, len(words))
