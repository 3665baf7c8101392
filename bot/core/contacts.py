"""English candidate contacts: every act word of a text with the parties that stand in its slots, and how
it is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from bot.core import antecedents_en, frames, modality, modes
from bot.core.acts_en import ENCOUNTER, LODGE, MECHANISM, TURN_AWAY, Act, ActWord
from bot.core.appearances import appearance
from bot.core.candidate import Candidate
from bot.core.clauses import Clause
from bot.core.directed_en import may_direct
from bot.core.filling_en import BOTH, Slots, by_side, sides, sides_of
from bot.core.halves_en import other_party
from bot.core.harbour_en import calls_elsewhere, is_ship, names_hong_kong, owners_kept_off, ships_named
from bot.core.kinds_en import JUDGING, forms
from bot.core.knowledge import Knowledge
from bot.core.model import MentionKind, Side, Span, Status
from bot.core.others_en import greets_gathering, speaks_to_others, writes_home
from bot.core.parsing_en import Line, Parse, parse, tokens
from bot.core.pronouns_en import has_pronoun
from bot.core.scenes_en import may_show, scene
from bot.core.ships_en import names_american_ship
from bot.core.signs_en import Filled, signs
from bot.core.slots_en import leading, speaker
from bot.core.slots_en import slots as slots_of
from bot.core.supposing_en import is_hearing, is_supposed, is_wished
from bot.core.text import Document, Sentence
from bot.core.triggers_en import TELLING, acts
from bot.core.verdict import Mention
from bot.core.wordlist import words

_SENTENCES = 16  # an item's contact stands in its first sentences; what is longer is a transcript
_CANDIDATES = 60
_LONGEST_SENTENCE = 3_000
_JOINT, _VENUE = MentionKind.JOINT, MentionKind.VENUE
_THIRD = Side.THIRD
_kind, _side, _start = attrgetter("kind"), attrgetter("side"), attrgetter("span.start")
_PRINCIPALS = (MentionKind.PERSON, MentionKind.ROLE)
_OFFICIALS = (*_PRINCIPALS, MentionKind.BODY)
_BY_HALF = ("delegation", "host", "shun", "dialogue")  # their other party often goes without saying
# Acts of one person to another: a country at either end makes them talk about a country.
_FACE_TO_FACE = ("tell", "meet", "call")


def candidates(doc: Document, mentions: Sequence[Mention], knowledge: Knowledge) -> tuple[Candidate, ...]:
    """All candidate contacts of an English document, in the order of the text."""
    kinds = set(map(_kind, mentions))
    if _JOINT in kinds and (_THIRD in map(_side, mentions) or antecedents_en.names_two(mentions)):
        mentions = antecedents_en.found(doc, mentions)
    venues = frozenset(_talks_by_name(mentions, _mechanisms(knowledge)) if _VENUE in kinds else ())
    found: list[Candidate] = []
    topic = _Topic()
    starts = list(map(_start, mentions))
    sentences: Sequence[Sentence] = doc.sentences[:_SENTENCES]
    if len(doc.norm) > _LONGEST_SENTENCE:
        sentences = [_clipped(sentence, doc.norm) for sentence in sentences]
    for sentence in sentences:
        here = _inside(sentence.span, mentions, starts)
        if not here and not names_american_ship(doc.norm[sentence.span.start : sentence.span.end]):
            continue
        line = tokens(doc, sentence, here)
        showing = sentence.index < _OPENING and may_show(line)
        if not showing and not _may_tell(line, here):
            if here and here[0].kind in _PRINCIPALS:
                topic.passed.append(line)
            continue
        told = _possible(line, acts(line, venues))
        if sentence.in_title and (shown := appearance(doc, line, mentions)):
            line = topic.now = parse(line)
            found.append(_candidate(line, *shown, line.span(0, len(line.words))))
        if told:
            line = topic.now = parse(line)
            found.extend(_of_sentence(line, told, topic))
            if len(found) >= _CANDIDATES:
                break
        if showing and not any(c.sentence == sentence.index for c in found[-_NEAR:]):
            line = topic.now = parse(line)
            if seen := scene(line):
                found.append(_candidate(line, *seen, line.span(0, len(line.words))))
        topic.passed.append(line)
    return tuple(_supposed_again(found[:_CANDIDATES], doc))


def _supposed_again(found: Sequence[Candidate], doc: Document) -> Sequence[Candidate]:
    """What a title tells short of its condition ("tells senators he would seek talks") hangs on what stands
    below it ("if confirmed", "at her confirmation hearing").
    """
    if not (found and found[0].sentence == 0 and is_hearing(doc.norm, doc.title_end)):
        return found
    return [
        replace(c, signs=(*c.signs, _SUPPOSED))
        if c.sentence == 0 and c.status is not Status.HELD and _SUPPOSED not in c.signs
        else c
        for c in found
    ]


_SUPPOSED = "mood:supposed"
_OPENING = 4  # sentences that can tell by what they show what an item reports


def _inside(span: Span, mentions: Sequence[Mention], starts: Sequence[int]) -> Sequence[Mention]:
    """The mentions inside a span; they are sorted and do not overlap."""
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    if last > first and mentions[last - 1].span.end > span.end:
        last -= 1
    return mentions[first:last]


def _clipped(sentence: Sentence, norm: str) -> Sentence:
    """A sentence no longer than anybody writes: what has no full stop for pages is a table or an attack."""
    span = sentence.span
    if span.end - span.start <= _LONGEST_SENTENCE:
        return sentence
    begun = norm[span.start : span.start + _LONGEST_SENTENCE].rstrip()
    return replace(sentence, span=Span(span.start, span.start + len(begun)))


def _may_tell(line: Line, mentions: Sequence[Mention]) -> bool:
    """Whether a sentence has a word that can carry an act at all; many have none."""
    if line.sentence.in_title or not TELLING.isdisjoint(line.words) or may_direct(line):
        return True
    return any(m.kind is _VENUE for m in mentions)


def _possible(line: Line, told: Iterable[ActWord]) -> list[ActWord]:
    """The act words whose parties the sentence can name; a mechanism's name holds both sides."""
    named = sides(line.named) & BOTH
    if named == BOTH or has_pronoun(line):
        return list(told)
    return [word for word in told if word.act is MECHANISM or (named and _stands_by_half(word.act))]


class _Topic:
    """Whom a pronoun means: those with whom the last sentence opens that opens with anybody. Few acts have a
    pronoun, so that sentences are asked when one comes.
    """

    __slots__ = ("_known", "_speaker", "now", "passed")

    def __init__(self) -> None:
        self.now: Parse | None = None
        self.passed: list[Line] = []
        self._known: list[Mention] = []
        self._speaker: list[Mention] = []

    def mentions(self, *, alone: bool = False) -> list[Mention]:
        """Those whom an earlier sentence opens with, else those of the sentence at hand. `alone`: one person
        is meant, so that who speaks there counts where it opens with a country ("China waits, Trump wrote").
        """
        while self.passed:
            parsed = parse(self.passed.pop())
            if found := leading(parsed):
                self._known, self._speaker = found, speaker(parsed)
                self.passed.clear()
        if self._known or self.now is None:
            people = any(mention.kind in _PRINCIPALS for mention in self._known)
            return self._speaker if alone and self._speaker and not people else self._known
        return leading(self.now)


def _talks_by_name(mentions: Sequence[Mention], mechanisms: frozenset[str]) -> Iterator[int]:
    """Where a mechanism of the two sides is named. Initials alone may be a museum's: they need both sides
    nearby; a name in words needs one. On the second track nobody speaks for a government.
    """
    named = [
        m
        for m in mentions
        if m.kind is _VENUE and m.ref in mechanisms and not m.surface.startswith(_SECOND_TRACK)
    ]
    if not named:
        return
    seen = sides([m for m in mentions if m.kind is not _VENUE])
    for mention in named:
        spelled = " " in mention.surface and seen & BOTH
        if spelled or seen & BOTH == BOTH or "Chin" in mention.surface or "PRC" in mention.surface:
            yield mention.span.start


_SECOND_TRACK = ("Track 2", "Track II", "Track Two")


@lru_cache(maxsize=4)
def _mechanisms(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(venue.id for venue in knowledge.venues if venue.kind == "mechanism")


def _of_sentence(parsed: Parse, told: Sequence[ActWord], topic: _Topic) -> Iterator[Candidate]:
    within: Clause | None = None
    span = parsed.sentence.span
    for word in told:
        filled = _filled(parsed, word, topic)
        if filled is not None:
            clause = parsed.clause_of(word.first)
            if clause is not within:
                within, span = clause, parsed.span(clause.first, clause.last)
            yield _candidate(parsed, word, filled, span)


def _candidate(parsed: Parse, word: ActWord, filled: Filled, span: Span) -> Candidate:
    """A candidate whose clause covers a span."""
    clause = parsed.clause_of(word.first)
    mood = modality.read(parsed, clause, word)
    names = signs(parsed, clause, word, filled)
    for mark in mood.marks:
        if (name := f"mood:{mark}") not in names:
            names.append(name)
    if is_supposed(parsed, word):
        names.append(_SUPPOSED)
    if "mood:wish" not in names and is_wished(parsed, clause, word):
        names.append("mood:wish")
    if mood.firm:
        names.append("status firm")
    return Candidate(
        act=word.act.name,
        trigger=parsed.span(word.first, word.last),
        clause=span,
        sentence=parsed.sentence.index,
        mode=modes.of(parsed, word),
        status=mood.status,
        us=filled.us,
        china=filled.china,
        third=filled.third,
        tense=mood.tense,
        signs=tuple(names),
        frame=filled.frame,
    )


def _filled(parsed: Parse, word: ActWord, topic: _Topic) -> Filled | None:
    """The act with its slots read; None where nobody of the two sides stands in them, or not in the way it
    asks.
    """
    slots = slots_of(parsed, word, topic.mentions)
    venue = parsed.mentions[word.first]
    if venue is not None:  # a mechanism's name holds both sides
        slots.own.append(replace(venue, kind=_JOINT, plural=True))
    frame, parties = frames.frame(slots, word)
    if frame == "half" and (teller := other_party(parsed, word, slots, parties)):
        frame, parties = "subject+with", [*parties, teller]
    us, china = by_side(parties)
    if frame == "half" and _is_among_own(word.act, slots):
        return None
    if frame == "half":
        called = _at_port(parsed, word, slots, (us, china), topic)
        if called is None:
            return None
        frame, us, china = called
    if not (us or china) or not _suffices(word.act, frame, us, china):
        return None
    if word.act.family in _WITH_OTHERS and _is_with_others(parsed, word, slots, frame):
        return None
    reached = (*slots.parties(), *slots.to) if word.act.place else slots.parties()
    if word.act.family == "ship":
        reached = (*reached, *slots.at)  # "shelves a port call in Pakistan"
    others = slots.subject if frame in _HELD_BY_BOTH and slots.governed in _GREETED else ()
    if word.act.place and frame != "half" and sides(slots.to) & BOTH:
        others = [*others, *slots.to]  # "visits Beijing, Tokyo and Seoul": the other stops are no parties
    third = [m for m in reached if m.side is _THIRD and m not in others]
    return Filled(frame, slots, us, china, tuple(third))


def _is_among_own(act: Act, slots: Slots) -> bool:
    """Whether what one does to another has both of them already, of one side: "Blinken met Sullivan"."""
    if act.family not in _FACE_TO_FACE or not (slots.subject and slots.direct):
        return False
    both = (*slots.subject, *slots.direct)
    return len({m.side for m in both}) == 1 and all(m.kind in _PRINCIPALS for m in both)


def _at_port(
    parsed: Parse, word: ActWord, slots: Slots, told: tuple[_Party, _Party], topic: _Topic
) -> tuple[str, _Party, _Party] | None:
    """The frame and the parties of what one side alone fills, where that is a call of ships at a port of the
    other's or the refusal of one; None where the port is somebody else's.
    """
    act, (us, china) = word.act, told
    if act is TURN_AWAY and not us and names_hong_kong(parsed.words):
        us = tuple(ships_named(parsed))
    near = parsed.words if act is TURN_AWAY else parsed.words[word.first : word.last + _NEAR]
    if us and act.family == "ship" and names_hong_kong(near):
        return "subject+at", us, china
    if us and act.family == "ship" and calls_elsewhere(parsed, word):
        return None
    if china and act is TURN_AWAY and (owners := owners_kept_off(parsed, word)):
        return "subject+to", tuple(owners), china
    if act.place and (ashore := sides((*slots.to, *slots.at)) & BOTH) and is_ship(parsed, word):
        fleet = [m for m in topic.mentions() if sides_of(m) == BOTH & ~ashore]
        if fleet and not slots.subject:
            return ("subject+to", *by_side([*slots.to, *slots.at, *fleet]))
    return "half", us, china


_Party = tuple[Mention, ...]


# "Hun Sen hails talks between Austin and Wei": who has a word for what the two did was not there.
_HELD_BY_BOTH = ("between", "compound", "own+with", "of+with", "of")
_GREETED = JUDGING | forms("welcome greet cheer note") | words("hopes hoped")


def _is_with_others(parsed: Parse, word: ActWord, slots: Slots, frame: str) -> bool:
    """Whether an act that somebody of the two sides does has no part for the other side."""
    act, family, words = word.act, word.act.family, parsed.words
    if family == "speak":
        mute = frame == "half" and _has_no_hearer(parsed, word)
        return mute or (frame == "subject both" and speaks_to_others(parsed, word))
    if family == "host":
        return _welcomes_an_act(parsed, word) or (frame == "half" and _hosts_a_thing(parsed, word))
    if family == "summon":
        return act is LODGE and frame == "half" and _PROTESTS.isdisjoint(words[word.last : word.last + _NEAR])
    if act is ENCOUNTER and not _AT_SEA.isdisjoint(words[max(0, word.first - _NEAR) : word.last + _NEAR]):
        return True  # ships and aircraft meet without anybody meeting
    if family == "letter" and (
        _is_for_a_country(parsed, word)
        or writes_home(slots.subject, (*slots.with_, *slots.to, *slots.direct))
        or (_is_said_in(words, word) and writes_home(slots.subject, slots.to, in_it=True))
    ):
        return True
    return (frame == "half" and _meets_many(words, word.first)) or greets_gathering(parsed, word)


def _is_said_in(words: Sequence[str], word: ActWord) -> bool:
    """ "Slams Xi in a letter": a letter in which something is said."""
    return word.form == "noun" and "in" in words[max(0, word.first - 3) : word.first]


def _meets_many(words: Sequence[str], at: int) -> bool:
    """ "Holds a dozen bilateral meetings": with as many others."""
    near = words[max(0, at - 3) : at]
    return words[at] == "meetings" and "bilateral" in near and not _MANY.isdisjoint(near)


_MANY = words("dozen several ten eight nine more numerous many")


def _is_for_a_country(parsed: Parse, word: ActWord) -> bool:
    """ "Goes to Moscow with a message for Washington": what is for a country, by whatever he does."""
    at = word.last + 1
    if word.form != "noun" or parsed.words[word.last : at] != ("for",) or at >= len(parsed.words):
        return False
    whom = parsed.mentions[at]
    return whom is not None and whom.kind is MentionKind.COUNTRY


_NEAR = 6
_WITH_OTHERS = ("speak", "host", "summon", "letter", "meeting")
_AT_SEA = words(
    "ship ships vessel vessels destroyer destroyers warship warships aircraft plane planes jet jets fighter "
    "fighters bomber bombers drone drones intercept intercepts unsafe collision navigation"
)
_PROTESTS = words("representations representation protest protests demarche démarche demarches objections")


def _hosts_a_thing(parsed: Parse, word: ActWord) -> bool:
    """ "Received a briefing", "hosted a roundtable", "hosted by a club": nobody is named who was received."""
    following = parsed.words[word.last : word.last + 5]
    return following[:1] == ("by",) or not _THINGS.isdisjoint(following)


def _welcomes_an_act(parsed: Parse, word: ActWord) -> bool:
    """ "Welcomes the call between Xi and Zelensky", "welcomes Trump-Kim summit": what others did."""
    words = parsed.words
    if not words[word.last - 1].startswith("welcom"):
        return False
    for index in range(word.last, min(word.last + _NEAR, len(words))):
        if words[index] in _ENCOUNTERS:
            return True
        if words[index] and words[index] not in _BEFORE_ACTS:
            return False
    return False


_ENCOUNTERS = words(
    "call calls talks meeting meetings summit contact contacts dialogue conversation exchange"
)
_BEFORE_ACTS = words("the a - 's phone direct recent telephone planned upcoming")


def _has_no_hearer(parsed: Parse, word: ActWord) -> bool:
    """ "Austin spoke on Saturday": a speech, where nobody is named to whom and no line over which."""
    return word.form != "noun" and _TO_A_HEARER.isdisjoint(parsed.words[word.last : word.last + 2 * _NEAR])


_TO_A_HEARER = words("with to phone telephone video privately directly again together by")
_THINGS = words(
    "briefing briefings roundtable conversation ceremony conference event forum news report reports letter "
    "support questions decision move announcement call olympics more efforts progress steps enterprises "
    "invitation invite offer request"
)


def _stands_by_half(act: Act) -> bool:
    """Whether an act can be told of one side alone."""
    return not (act.weak or act.personal) or act.family in _BY_HALF


def _suffices(act: Act, frame: str, us: Sequence[Mention], china: Sequence[Mention]) -> bool:
    """Whether an act that needs more than its word has it: both parties, people at its ends."""
    if frame == "half" and not _stands_by_half(act):
        return False
    if not act.personal:
        return True
    if act.family in _FACE_TO_FACE:
        return all(any(m.kind in _PRINCIPALS for m in party) for party in (us, china))
    return any(m.plural or m.kind in _OFFICIALS for m in (*us, *china))
