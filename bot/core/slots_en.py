"""The slots around an English act word: which mentions stand where its parties can stand.

A subject in the same clause, else in the clauses before it; premodifiers of a noun; an object; "with",
"between", "by", "of"; a destination. A mention that is only a modifier, an owner or a place fills no
party's slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.core.acts_en import NEWS_STEMS, NOUNS, VERBS, ActWord
from bot.core.clauses import FINITE, PREPOSITIONS, SAYING, Parse
from bot.core.model import Mention, MentionKind, Side
from bot.core.positions import (
    AUXILIARY,
    DETERMINERS,
    FALSE_PARTNER,
    FUNCTION,
    LIGHT,
    SPOKESMEN,
    SUBJECT_MATTER,
    stands,
)
from bot.core.wordlist import words

BOTH = frozenset({Side.US, Side.CHINA})
_REACH = 45  # tokens around a trigger that can hold its parties


_JOINERS = words("and & - / 's ' ,")


# "Talks bring A and B together": what the act's noun does to its parties.
_BRINGING = words("bring brings bringing brought involve involves involving involved unite unites pit pits")


_BREAKS = words("in on at to from about against over than into through toward towards as")


@dataclass(slots=True)
class Slots:
    """The mentions of each position around a trigger. `inherited`: the subject stands in an earlier
    clause.
    """

    own: list[Mention] = field(default_factory=list)
    subject: list[Mention] = field(default_factory=list)
    direct: list[Mention] = field(default_factory=list)
    with_: list[Mention] = field(default_factory=list)
    between: list[Mention] = field(default_factory=list)
    by: list[Mention] = field(default_factory=list)
    of: list[Mention] = field(default_factory=list)
    to: list[Mention] = field(default_factory=list)
    at: list[Mention] = field(default_factory=list)
    inherited: bool = False
    governed: str = ""  # the word that governs a noun act: a light verb, a preposition
    continued: bool = False  # "a continuation of their first talks": the act is an earlier one
    determiner: str = ""
    adjectives: tuple[str, ...] = ()  # the words of the noun phrase before the act word
    speaker: bool = False
    infinitive: bool = False
    clause: int = 0
    occupied: bool = False  # somebody of no known side stands where the other party would
    private: int = 0  # slots filled by people of a side who do not act for it

    def parties(self) -> list[Mention]:
        """Everything that stands in a slot of a party (places aside)."""
        return [*self.own, *self.subject, *self.direct, *self.with_, *self.between, *self.by]


def slots(parsed: Parse, word: ActWord, topic: Sequence[Mention] = ()) -> Slots:
    """The slots of an act word. `topic`: whom a pronoun would mean."""
    first, last, form = word.first, word.last, word.form
    infinitive = form == "base" and first > 0 and parsed.words[first - 1] == "to"
    found = Slots(clause=parsed.tokens[first].clause, infinitive=infinitive)
    start = _own(parsed, first, found) if form == "noun" else first
    _subject(parsed, start, found)
    if not found.subject and found.private == 0 and _pronoun(parsed, start):
        found.subject, found.inherited = list(topic), bool(topic)
    _right(parsed, word, found)
    if form == "noun" and not found.subject and found.governed in _FRONTED:
        found.subject = _behind(parsed, last, found)
    if topic and not found.direct and not found.with_ and _pronoun_object(parsed, last):
        found.with_ = [
            m for m in topic if m.side not in sides(found.subject) and m.kind is not MentionKind.COUNTRY
        ]
    if not found.direct and not found.with_ and not word.act.place:
        found.occupied = _occupied(parsed, last, form)
    return found


_FRONTED = words("in during at over")


def _behind(parsed: Parse, last: int, found: Slots) -> list[Mention]:
    """Who acts in a phrase that opens its sentence: "In a message to Biden, Xi voiced sympathy"."""
    clause = parsed.clauses[parsed.tokens[last - 1].clause]
    taken = (*found.own, *found.to, *found.with_, *found.at)
    for index in range(last, min(clause.last + _REACH, len(parsed.tokens))):
        token = parsed.tokens[index]
        free = token.mention is not None and token.mention not in taken
        if free and token.prep in ("", "on") and stands(parsed, index) == "party":
            return [token.mention] if token.mention else []
        if token.low in FINITE:
            break
    return []


def sides(mentions: Sequence[Mention]) -> set[Side]:
    """The sides that mentions speak for; a joint form speaks for both."""
    found: set[Side] = set()
    for mention in mentions:
        if mention.kind is MentionKind.JOINT and mention.side is None:
            found |= BOTH
        elif mention.side is not None:
            found.add(mention.side)
    return found


def _own(parsed: Parse, first: int, found: Slots) -> int:
    """Premodifiers of a noun: mentions before it with nothing but nouns and adjectives between.

    Returns the index where the noun phrase begins.
    """
    index = first - 1
    lowest = parsed.clause_of(first).first
    gap = 0
    while index >= lowest:
        token = parsed.tokens[index]
        if token.mention is not None:
            if (
                not _take(parsed, index, found.own, found, modifiers=True)
                and token.mention.kind is not MentionKind.VENUE
            ):
                break
            gap = 0
        elif token.low in _JOINERS:
            if token.low not in ("'s", "'") and not (found.own and _follows_mention(parsed, index, lowest)):
                break
        elif token.low in DETERMINERS:
            found.determiner = token.low
            index -= 1
            break
        elif (
            (found.own and not _owner_before(parsed, index, lowest))
            or not token.low[0].isalpha()
            or (_closes_phrase(token.low) and not _participle(parsed, index))
        ):
            break
        else:
            gap += 1
            found.adjectives = (*found.adjectives, token.low)
            if gap > 5:
                break
        index -= 1
    governor = _measured(parsed, index, lowest)
    found.governed = parsed.words[governor] if governor >= lowest else ""
    found.continued = not _CONTINUING.isdisjoint(parsed.words[max(lowest, index - 3) : index])
    return index + 1


def _measured(parsed: Parse, index: int, lowest: int) -> int:
    """ "Wrapped up two days of talks", "engage in dialogue": the verb governs what follows its particle."""
    if index > lowest and parsed.words[index] == "in" and parsed.words[index - 1] in _ENGAGING:
        return index - 1
    if index <= lowest or parsed.words[index] != "of" or parsed.words[index - 1] not in _MEASURES:
        return index
    for before in range(index - 2, max(lowest, index - 7) - 1, -1):
        if parsed.words[before] in LIGHT or parsed.words[before] in PREPOSITIONS - _PARTICLES:
            return before
    return index


_ENGAGING = words("engage engages engaged engaging")
_MEASURES = words(
    "day days round rounds hour hours week weeks month months series session sessions set kind type"
)
_PARTICLES = words("up off")


_CONTINUING = words("continuation follow-up sequel outcome outcomes anniversary aftermath")


def _owner_before(parsed: Parse, index: int, lowest: int) -> bool:
    """ "Blinken's upcoming China trip": adjectives between an owner and another premodifier."""
    return any(parsed.words[k] in ("'s", "'") for k in range(max(lowest, index - 3), index))


def _participle(parsed: Parse, index: int) -> bool:
    """ "a planned visit", "Blinken's canceled trip": a past participle inside the noun phrase."""
    if not parsed.words[index].endswith("ed") or index == 0:
        return False
    before = parsed.words[index - 1]
    return before in DETERMINERS or before in ("'s", "'") or parsed.tokens[index - 1].mention is not None


def _closes_phrase(word: str) -> bool:
    return (
        word in PREPOSITIONS
        or word in FINITE
        or word in LIGHT
        or word in AUXILIARY
        or word in SAYING
        or word in VERBS
    )


def _follows_mention(parsed: Parse, index: int, lowest: int) -> bool:
    return any(parsed.tokens[k].mention is not None for k in range(max(lowest, index - 2), index))


def _take(
    parsed: Parse,
    index: int,
    slot: list[Mention],
    found: Slots,
    *,
    modifiers: bool = False,
    owners: bool = False,
) -> bool:
    """Put a mention into a slot if it can stand there."""
    kind = stands(parsed, index)
    mention = parsed.tokens[index].mention
    if kind == "private" and parsed.tokens[index].clause == found.clause:
        found.private += 1
    if kind == "speaker":
        found.speaker = True
    if mention is None or not (
        kind in ("party", "place")
        or (modifiers and kind == "modifier")
        or ((modifiers or owners) and kind == "owner")
    ):
        return False
    slot.append(mention)
    return True


def leading(parsed: Parse) -> list[Mention]:
    """The parties that a sentence opens with: what a pronoun in the next one means."""
    return _first_group(parsed, 0, len(parsed.tokens), Slots())


def _pronoun_object(parsed: Parse, last: int) -> bool:
    """ "Xie Feng will hold talks with her": the other party was named before."""
    return not _OBJECTS.isdisjoint(parsed.words[last : last + 2])


_OBJECTS = frozenset(["him", "her", "them"])


def _pronoun(parsed: Parse, start: int) -> bool:
    clause = parsed.clauses[parsed.tokens[min(start, len(parsed.tokens) - 1)].clause]
    return not _PRONOUNS.isdisjoint(parsed.words[clause.first : start])


_PRONOUNS = words("i he she they we my our his her their i've i'll i'm he's she's they're we're we've we'll")


# Nouns that stand between a refusal and the act: "rejects the Pentagon's request for a meeting".
_REQUESTS = words(
    "request requests offer offers proposal proposals bid bids push plea plan plans invitation "
    "invitations appeal appeals demand demands call calls overture overtures hope hopes"
)


def _subject(parsed: Parse, start: int, found: Slots) -> None:
    """The nearest group of ungoverned mentions to the left: in the clause, else in the clauses before it."""
    number = parsed.tokens[min(start, len(parsed.tokens) - 1)].clause
    first = parsed.clauses[number].first
    temporal = parsed.clauses[number].kind in ("after", "before", "during", "when")
    found.subject = _group(parsed, start - 1, max(first, start - _REACH), found)
    if found.governed in ("in", "during", "at") and not sides(found.subject) >= BOTH:
        found.subject = _ungoverned(parsed, first, start) or found.subject
    if start > 1 and parsed.words[start - 2] in _REQUESTS and parsed.words[start - 1] in ("for", "to", "of"):
        found.subject = _everyone(parsed, start - 2, first)
    while not found.subject and number > 0 and found.private == 0:
        number -= 1
        clause = parsed.clauses[number]
        if (clause.kind == "attribution" and not temporal) or _is_aside(parsed, number):
            continue
        found.subject = _first_group(parsed, clause.first, clause.last, found)
        found.inherited = bool(found.subject)


def _is_aside(parsed: Parse, number: int) -> bool:
    """A clause between commas about a party before it: "Wu, who commands the navy, was received"."""
    clause = parsed.clauses[number]
    opened = clause.kind == "relative" and number > 0 and parsed.words[clause.first - 1] == ","
    return opened and number + 1 < len(parsed.clauses) and parsed.words[clause.last] == ","


def _group(parsed: Parse, index: int, lowest: int, found: Slots) -> list[Mention]:
    """Coordinated mentions leftwards from an index; a verb or a new phrase ends the group."""
    group: list[Mention] = []
    while index >= lowest:
        token = parsed.tokens[index]
        if token.mention is not None:
            free = token.prep in ("", "of") or _hails_from(parsed, index) or _for_whom(parsed, index, found)
            if free and not token.mention.place:
                _take(parsed, index, group, found)
            elif group and token.prep not in ("of", "for"):
                break
        elif group and (token.low in FINITE or token.low in _BREAKS):
            break
        index -= 1
    return group


def _for_whom(parsed: Parse, index: int, found: Slots) -> bool:
    """ "No plans for Blinken and Qin to meet": the infinitive's own subject."""
    return parsed.tokens[index].prep == "for" and found.infinitive


def _everyone(parsed: Parse, last: int, first: int) -> list[Mention]:
    """All who ask or answer in a clause that is about a request."""
    group: list[Mention] = []
    for index in range(last - 1, first - 1, -1):
        mention = parsed.tokens[index].mention
        if mention is not None and stands(parsed, index) in ("party", "owner", "modifier"):
            group.append(mention)
    return group


def _ungoverned(parsed: Parse, first: int, last: int) -> list[Mention]:
    """Subject and object of a clause that goes on "in a call": "Trump thanks Xi in a call"."""
    return [
        token.mention
        for index, token in enumerate(parsed.tokens[first:last], first)
        if token.mention is not None and token.prep in ("", "with") and stands(parsed, index) == "party"
    ]


def _hails_from(parsed: Parse, index: int) -> bool:
    """ "Officials from the US and China": the preposition belongs to the officials."""
    if parsed.tokens[index].prep != "from":
        return False
    before = parsed.tokens[max(0, index - 5) : index]
    return any(t.low in SPOKESMEN or (t.mention and t.mention.kind is MentionKind.ROLE) for t in before)


def _first_group(parsed: Parse, first: int, last: int, found: Slots) -> list[Mention]:
    """The first ungoverned mentions of a clause, up to its verb."""
    group: list[Mention] = []
    for index in range(first, last):
        token = parsed.tokens[index]
        if token.mention is not None and token.prep in ("", "by") and not token.mention.place:
            _take(parsed, index, group, found)
        elif group and (token.low in FINITE or token.low in VERBS or token.low in LIGHT):
            break
    return group


def _right(parsed: Parse, word: ActWord, found: Slots) -> None:
    first, last, act, form = word.first, word.last, word.act, word.form
    clause = parsed.clause_of(first)
    prep, gap = _own_preposition(parsed, word), 0
    for index in range(last, min(clause.last, last + _REACH)):
        token = parsed.tokens[index]
        if token.mention is not None:
            _put(parsed, index, prep, gap if not act.personal else gap + 4, found)
        elif token.low == "including":
            gap = 0  # "officials, including Wang Yi"
        elif token.low in PREPOSITIONS:
            matter = index > last and (
                _is_matter(parsed.words[index - 1], act.family) or _is_purpose(parsed, index)
            )
            prep, gap = ("matter" if matter else token.low), 0
        elif form == "noun" and token.low in _BRINGING:
            prep, gap = "between", 0
        elif (token.low in FINITE and index > last and form == "noun") or (
            token.low in VERBS and index > last + 1 and VERBS[token.low].form != "ing"
        ):
            break
        elif token.low not in _JOINERS:
            gap += 1


def _is_matter(word: str, family: str) -> bool:
    """Nouns whose own "with" follows: "discussed relations with China", "discussed the talks with Xi"."""
    return word in SUBJECT_MATTER or word in FALSE_PARTNER or (family == "discuss" and word in NOUNS)


def _is_purpose(parsed: Parse, index: int) -> bool:
    """ "To counter the US": what somebody wants to do to a country is no way there."""
    return (
        parsed.words[index] == "to"
        and parsed.words[index + 1 : index + 2] != ()
        and (parsed.words[index + 1] in NEWS_STEMS)
    )


def _occupied(parsed: Parse, last: int, form: str) -> bool:
    """Whether the act's object is somebody whom no mention covers: "met Craig Allen", "talks with
    farmers".
    """
    words = parsed.words
    start = last
    if form == "noun" or (
        start < len(words) and words[start] in ("with", "privately", "separately", "again")
    ):
        nearby = [k for k in range(last, min(last + 5, len(words))) if words[k] == "with"]
        if not nearby:
            return False
        start = nearby[0] + 1
    for index in range(start, min(start + 4, len(words))):
        word = words[index]
        if not word or word in _NOBODY:
            return False
        if not word.isalpha() or word in PREPOSITIONS or word in FUNCTION or word in SPOKESMEN:
            return word.isalpha() and index > start
        if word not in DETERMINERS and index > start:
            return True
    return False


_NOBODY = words("what whom which that how")  # "talks with what they called a framework"


def _own_preposition(parsed: Parse, word: ActWord) -> str:
    """The position that a trigger of several words opens itself: "travels to", "talks to"."""
    first, last, act, form = word.first, word.last, word.act, word.form
    if form == "noun" or last - first < 2:
        return ""
    return "to" if act.place else "with" if parsed.words[last - 1] in ("to", "with") else ""


def _put(parsed: Parse, index: int, prep: str, gap: int, found: Slots) -> None:
    token = parsed.tokens[index]
    if prep and _names_act(parsed, index):
        return  # "wraps up trip with Biden-Xi call next": a party of the call
    if prep in ("with", "among", "alongside", "without"):
        _take(parsed, index, found.with_, found)
    elif prep == "between":
        _take(parsed, index, found.between, found)
    elif prep == "by":
        _take(parsed, index, found.by, found)
    elif prep == "of":
        _take(parsed, index, found.of, found)
    elif prep in ("to", "into", "for"):
        _take(parsed, index, found.to, found, owners=True)
    elif prep in ("in", "at", "from"):
        _take(parsed, index, found.at, found, owners=True)
    elif prep == "" and gap <= 6:
        _take(
            parsed, index, found.direct if not token.mention or not token.mention.place else found.to, found
        )


def _names_act(parsed: Parse, index: int) -> bool:
    """Whether a mention is part of another act's name: "a Trump-Xi meeting", "the Xi summit"."""
    words, last = parsed.words, index + 1
    while words[last : last + 1] == ("-",) and last + 1 < len(words) and not words[last + 1]:
        last += 2
    compound = last > index + 1 or (index > 1 and words[index - 1] == "-" and not words[index - 2])
    mention = parsed.tokens[index].mention
    if mention is None or mention.kind is not MentionKind.PERSON or last >= len(words):
        return False
    return words[last] in NOUNS and (compound or words[last] not in VERBS)
