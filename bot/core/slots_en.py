"""The slots around an English act word: which mentions stand where its parties can stand.

A subject in the same clause, else in the clauses before it; premodifiers of a noun; an object; "with",
"between", "by", "of"; a destination. A mention that is only a modifier, an owner or a place fills no
party's slot.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import VERBS, ActWord
from bot.core.clauses import FINITE, PREPOSITIONS, SAYING, Parse
from bot.core.filling_en import BOTH, Slots, sides, take
from bot.core.model import Mention, MentionKind
from bot.core.positions import (
    AUXILIARY,
    DETERMINERS,
    LIGHT,
    SPOKESMEN,
    stands,
)
from bot.core.reach_en import JOINERS, occupied, right
from bot.core.wordlist import words

_REACH = 45  # tokens around a trigger that can hold its parties


_BREAKS = words("in on at to from about against over than into through toward towards as")


def slots(parsed: Parse, word: ActWord, topic: Sequence[Mention] = ()) -> Slots:
    """The slots of an act word. `topic`: whom a pronoun would mean."""
    first, last, form = word.first, word.last, word.form
    infinitive = form == "base" and first > 0 and parsed.words[first - 1] == "to"
    found = Slots(clause=parsed.tokens[first].clause, infinitive=infinitive)
    start = _own(parsed, first, found) if form == "noun" else first
    _subject(parsed, start, found)
    if not found.subject and found.private == 0 and _pronoun(parsed, start):
        found.subject, found.inherited = list(topic), bool(topic)
    right(parsed, word, found)
    if form == "noun" and not found.subject and found.governed in _FRONTED:
        found.subject = _behind(parsed, last, found)
    if topic and not found.direct and not found.with_ and _pronoun_object(parsed, last):
        found.with_ = [
            m for m in topic if m.side not in sides(found.subject) and m.kind is not MentionKind.COUNTRY
        ]
    if not found.direct and not found.with_ and not word.act.place:
        found.occupied = occupied(parsed, last, form)
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
                not take(parsed, index, found.own, found, modifiers=True)
                and token.mention.kind is not MentionKind.VENUE
            ):
                break
            gap = 0
        elif token.low in JOINERS:
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
                take(parsed, index, group, found)
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
            take(parsed, index, group, found)
        elif group and (token.low in FINITE or token.low in VERBS or token.low in LIGHT):
            break
    return group
