"""The slots around an English act word: which mentions stand where its parties can stand.

A subject in the same clause, else in the clauses before it; premodifiers of a noun; an object; "with",
"between", "by", "of"; a destination. A mention that is only a modifier, an owner or a place fills no
party's slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.core.acts_en import ACROSS, REVIEW, VERBS, Act, ActWord
from bot.core.clauses import FINITE, PREPOSITIONS, SAYING
from bot.core.filling_en import BOTH, THIRD, Slots, sides, sides_of, take
from bot.core.fronted_en import behind, is_fronted
from bot.core.groups_en import (
    addressed,
    everyone,
    first_group,
    group_before,
    is_for_own,
    is_told_to_others,
    ungoverned,
    who_says_so,
)
from bot.core.kinds_en import APPEARING, MONTHS, forms
from bot.core.model import MentionKind
from bot.core.occupied_en import occupied
from bot.core.operators_en import BE, LINING, PENCILLING
from bot.core.others_en import asks_others
from bot.core.parsing_en import Parse
from bot.core.positions import (
    AUXILIARY,
    DETERMINERS,
    LIGHT,
)
from bot.core.pronouns_en import antecedents, are_missed, means_one, pronoun_object, stands_for_others
from bot.core.reach_en import JOINERS, right
from bot.core.sending_en import sent
from bot.core.verdict import Mention
from bot.core.wordlist import words

_PERSON = MentionKind.PERSON  # members are slow to find
_COUNTRY, _ROLE, _VENUE = MentionKind.COUNTRY, MentionKind.ROLE, MentionKind.VENUE
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_REACH = 45  # tokens around a trigger that can hold its parties


class Topic(Protocol):
    """Tells whom a pronoun means; `alone` where it is one person."""

    def __call__(self, *, alone: bool = False) -> Sequence[Mention]: ...


def slots(parsed: Parse, word: ActWord, topic: Topic) -> Slots:
    """The slots of an act word. `topic` tells whom a pronoun means."""
    first, last, form, act = word.first, word.last, word.form, word.act
    found = Slots(parsed.number_of[first], infinitive=form != "noun" and _is_infinitive(parsed.words, word))
    start = _own(parsed, first, found) if form == "noun" else first
    if act is ACROSS and form == "ing":
        found.governed = "at"  # "defends Manila across the table from Xu": who does so is there
    _subject(parsed, start, found)
    _completed(parsed, start, found, topic)
    if form == "noun" and start > 1:
        _given(parsed, start, found)
        _stayed(parsed, start, found, act)
    if parsed.at and parsed.at[-1] >= last:
        right(parsed, word, found)
    with_others = parsed.words[last : last + 1] == ("with",) or found.with_
    if found.governed in _WITHIN and with_others and not sides(found.with_) & BOTH:
        found.subject = found.subject[:1]
    if not found.subject and is_fronted(parsed, word, found):
        _follow(parsed, word, found)
    if act.family in _TOLD:
        _without_matter(parsed, word, found)
    if not found.subject and found.governed in _INCLUDING:
        found.subject = _owners(parsed, start)
    if not (found.direct or found.with_) and pronoun_object(parsed, last):
        actors = sides(found.subject)
        others = [m for m in topic() if m.side is None or not sides_of(m) & actors]
        if not are_missed(parsed, last, others):
            found.with_ = [m for m in others if m.kind is not _COUNTRY]
    if found.inherited:
        found.subject = _without_own_guests(found)
    if not (found.direct or found.with_ or act.place or act is REVIEW):
        found.occupied = occupied(parsed, last, form)
    return found


def _is_infinitive(words: Sequence[str], word: ActWord) -> bool:
    """ "To meet Xi", "to be received by Xi"."""
    before = words[max(0, word.first - 2) : word.first]
    return before == ("to", "be") or (word.form == "base" and before[-1:] == ("to",))


def _completed(parsed: Parse, start: int, found: Slots, topic: Topic) -> None:
    """The subject with those whom its pronouns mean."""
    if found.inherited:
        found.subject += _both(parsed, start, found)
    elif found.subject:
        if not _ONE.isdisjoint(parsed.words[parsed.clauses[found.clause].first : start + 1]):
            found.subject = who_says_so(parsed, start, found) or found.subject
            found.subject += _beside(parsed, start, found, topic)
    elif not found.private and stands_for_others(parsed, start):
        found.subject = antecedents(parsed, topic(alone=means_one(parsed, start)))
        found.inherited = bool(found.subject)


def _given(parsed: Parse, start: int, found: Slots) -> None:
    """ "Offered Dong a meeting", "denies the envoy talks", "asked Beijing for a call": to whom an act is
    given, or who is asked for it, stands before it.
    """
    at = start - 1
    asked = parsed.words[at] == "for" and parsed.words[at - 2] in _ASKING and at > 2
    at -= asked
    while at and parsed.words[at] in DETERMINERS:  # "a second call"
        at -= 1
    verb = at - 1 - (parsed.words[at - 1] in DETERMINERS)
    if not parsed.words[at] and verb > 0 and parsed.words[verb] in (_ASKING if asked else _GIVING):
        whom: list[Mention] = []
        if take(parsed, at, whom, found):
            first = parsed.clauses[found.clause].first
            found.subject = group_before(parsed, verb - 1, first, found) or found.subject
            found.subject = [m for m in found.subject if m not in whom]
            found.with_ = whom


def _stayed(parsed: Parse, start: int, found: Slots, act: Act) -> None:
    """ "Is in China on a visit", "on his way to China for a tour": where the visitor is told to be."""
    at = start - 2 if act.place and found.governed in _ON_A_VISIT else 0
    before = at - 1 - (parsed.words[at - 1] == "the")
    if at > 2 and not parsed.words[at] and parsed.words[before] in _THERE and parsed.words[before - 1] in _IS:
        mention = parsed.mentions[at]
        if mention is not None and mention.kind is _COUNTRY:
            found.to = [mention]


_GIVING = forms("offer deny refuse")
_ASKING = forms("ask petition")
_ON_A_VISIT = words("on for during")
_THERE = words("in to at")
_IS = BE | {"", "way"}  # who arrives or leaves is told of by that
# "Blinken scolds Beijing in a call with Manila": whoever is scolded has no part in the call.
_WITHIN = words("in during at")


_TOLD = ("tell", "letter")


def _without_matter(parsed: Parse, word: ActWord, found: Slots) -> None:
    """What is told or written is only about those behind it: "told senators he would seek talks with China",
    "a letter urging her to drop talks with Beijing".
    """
    if word.form != "noun":
        if is_for_own(found):
            found.with_, found.to, found.occupied = [], [], True
    elif word.act.family == "letter":
        sent(parsed, word.last, found)
        if parsed.words[word.last : word.last + 1] != ("with",):
            found.with_ = []


def _without_own_guests(found: Slots) -> list[Mention]:
    """The subject of an earlier clause without those whose own side stands behind the act: "Trump announced
    talks with Bessent and Greer", "Before seeing Xi, Sullivan ... He held talks with Wang".
    """
    guests = sides([m for m in (*found.with_, *found.direct) if m.kind is _PERSON])
    return [m for m in found.subject if m.kind is not _PERSON or not sides_of(m) & guests]


def _follow(parsed: Parse, word: ActWord, found: Slots) -> None:
    """Who acts, and to whom they speak, in a phrase that opens its sentence."""
    found.subject = behind(parsed, word, found)
    if word.form == "noun" and sides(found.subject) & THIRD:
        found.direct = []  # "In a call on Friday, Biden and Kishida discussed Xi"
    elif found.subject and word.act.family in _SPOKEN and not found.with_:
        found.with_ = addressed(parsed, word.last, found)


_SPOKEN = ("call", "talks")


_INCLUDING = words("included includes include featured features saw brought")


def _owners(parsed: Parse, start: int) -> list[Mention]:
    """Whose journey included an act: "Sullivan's trip to China included a meeting with Zhang"."""
    first = parsed.clause_of(start).first
    placed = zip(parsed.at, parsed.named, strict=True)
    return [m for at, m in placed if first <= at < start and parsed.standing[at] == "owner"]


def _own(parsed: Parse, first: int, found: Slots) -> int:
    """Premodifiers of a noun: mentions before it with nothing but nouns and adjectives between.

    Returns the index where the noun phrase begins.
    """
    words, index = parsed.words, first - 1
    lowest = parsed.clause_of(first).first
    gap = 0
    while index >= lowest:
        word = words[index]
        if not word:
            mention = parsed.mentions[index]
            venue = mention is not None and mention.kind is _VENUE
            if not take(parsed, index, found.own, found, modifiers=True) and not venue:
                break
            gap = 0
        elif word in JOINERS:
            if word not in _OWNING and not (found.own and "" in words[max(lowest, index - 2) : index]):
                break
        elif word in DETERMINERS:
            if index > lowest and words[index - 1] in _OWNING:
                found.adjectives = (*found.adjectives, word)  # "Biden's first call"
                index -= 1
                continue
            found.determiner = word
            index -= 1
            break
        elif word in APPEARING and not (words[index - 1] and words[index - 1] != "both"):
            break  # "Biden, Xi address summit": a subject and its verb
        elif (
            (found.own and _OWNING.isdisjoint(words[max(lowest, index - 3) : index]))
            or not (word[0].isalpha() or words[index - 1] in MONTHS)
            or (word in _CLOSING and not _participle(words, index))
        ):
            break
        else:
            gap += 1
            found.adjectives = (*found.adjectives, word)
            if gap > 5:
                break
        index -= 1
    governor = _measured(words, index, lowest) if words[index] in _MEASURING else index
    found.governed = words[governor] if governor >= lowest else ""
    found.continued = not _CONTINUING.isdisjoint(words[max(lowest, index - 3) : index])
    return index + 1


def _measured(words: Sequence[str], index: int, lowest: int) -> int:
    """ "Wrapped up two days of talks", "engage in dialogue": the verb governs what follows its particle."""
    if index <= lowest or words[index - 1] not in _MEASURING[words[index]]:
        return index
    if words[index] != "of":
        return index - 1
    for before in range(index - 2, max(lowest, index - 7) - 1, -1):
        if words[before] in _GOVERNING:
            return before
    return index


# "Kick off talks", "wind up a round": with their particles, verbs of those who take part.
_CARRYING = LINING | words(
    "kick kicks kicked kicking wrap wraps wrapped wrapping wind winds wound winding round rounds rounded"
)
_ENGAGING = words("engage engages engaged engaging") | PENCILLING
_MEASURES = words(
    "day days round rounds hour hours week weeks month months series session sessions set kind type"
)
_MEASURING = {"in": _ENGAGING, "up": _CARRYING, "off": _CARRYING, "of": _MEASURES}
_GOVERNING = LIGHT | (PREPOSITIONS - words("up off"))
_CONTINUING = words("continuation follow-up sequel outcome outcomes anniversary aftermath")
# "Blinken's upcoming China trip": adjectives between an owner and another premodifier.
_OWNING = words("'s '")
_CLOSING = (PREPOSITIONS | FINITE | LIGHT | AUXILIARY | SAYING).union(VERBS) - {"brief"}  # "a brief call"


def _participle(words: Sequence[str], index: int) -> bool:
    """ "a planned visit", "Blinken's canceled trip": a past participle inside the noun phrase."""
    if not words[index].endswith("ed") or index == 0:
        return False
    before = words[index - 1]
    return not before or before in DETERMINERS or before in _OWNING


def speaker(parsed: Parse) -> list[Mention]:
    """The official who says what a sentence tells: "China waits, Trump wrote"."""
    for clause in reversed(parsed.clauses):
        if clause.kind == "attribution":
            return [m for m in first_group(parsed, clause.first, clause.last, Slots()) if m.kind in _PEOPLE]
    return []


def leading(parsed: Parse) -> list[Mention]:
    """The parties that a sentence opens with: what a pronoun in the next one means."""
    return first_group(parsed, 0, len(parsed.words), Slots())


def _beside(parsed: Parse, start: int, found: Slots, topic: Topic) -> Sequence[Mention]:
    """Whom a pronoun beside the subject means: "Sullivan was in Bangkok, where he and Wang Yi met"."""
    words = parsed.words[parsed.clauses[found.clause].first : start]
    if not any(word in _ONE and words[at + 1 : at + 3] == ("and", "") for at, word in enumerate(words)):
        return ()
    actors = sides(found.subject)
    for clause in reversed(parsed.clauses[: found.clause]):
        if group := first_group(parsed, clause.first, clause.last, Slots()):
            return [m for m in group if not sides_of(m) & actors]
    return [m for m in topic() if not sides_of(m) & actors]


_ONE = words("he she")


def _both(parsed: Parse, start: int, found: Slots) -> list[Mention]:
    """Whom besides the subject a plural means: "Powell gave Yang the letter when the two met", "Hu is
    worried, Bush said after they spoke".
    """
    clause = parsed.clauses[found.clause]
    if clause.kind not in _BESIDE:
        return []
    opens = parsed.words[clause.first : start]
    if _TWO_BEGIN.isdisjoint(opens[:2]):
        return []
    if not any(opens[at : at + len(two)] == two for at in (0, 1) for two in _TWO):
        return []
    actors = sides(found.subject)
    first = parsed.clauses[found.clause - 1].first
    before = [(at, m) for at, m in zip(parsed.at, parsed.named, strict=True) if at < clause.first]
    others = [
        mention
        for at, mention in before
        if first <= at
        and mention.kind in _PEOPLE
        and parsed.standing[at] == "party"
        and parsed.preps.get(at, "") in _ADDRESSED
        and not sides_of(mention) & actors
    ]
    if others or "they" not in opens:
        return others
    return [m for _, m in before if m.kind is _PERSON and not sides_of(m) & actors][-1:]


_BESIDE = words("when during after before")
_TWO = (("they",), ("the", "two"), ("the", "pair"), ("both",))
_TWO_BEGIN = words("they the both")
_ADDRESSED = ("", "to", "with", "for")


# Nouns that stand between a refusal and the act: "rejects the Pentagon's request for a meeting".
_REQUESTS = words(
    "request requests offer offers proposal proposals bid bids push plea plan plans invitation "
    "invitations appeal appeals demand demands call calls overture overtures hope hopes"
)


_OVERTURES = words("overture overtures approach approaches feelers")
_OFFERS = _OVERTURES | words("offer proposal proposals bid invitation request")


def _is_requested(told: Sequence[str], first: int, start: int) -> bool:
    """Whether a noun act is what somebody asks for: "a request (by Gates) for a call"."""
    start -= told[start - 1] == "half"
    if start < first + 2 or told[start - 1] not in ("for", "to", "of", "on"):
        return False
    at = start - 2
    if told[start - 1] == "on":  # "weighs US overtures on trade talks"
        return told[at] in _OVERTURES
    while at > first and (not told[at] or told[at] in ("by", "from", "the")):
        at -= 1
    return told[at] in _REQUESTS


def _is_offered_by(told: Sequence[str]) -> bool:
    """ "Rejected an offer from Wang to come", "is looking at a US offer to": who offers and who answers."""
    return not _REQUESTS.isdisjoint(told) and any(
        word in _REQUESTS
        and (
            told[at + 1 : at + 2] in _OFFERED_BY
            or (word in _OFFERS and at > 1 and (not told[at - 1] or told[at - 2 : at] == ("", "'s")))
        )
        for at, word in enumerate(told)
    )


_OFFERED_BY = (("from",), ("by",))
_AFTER_OFFERS = LIGHT | words("for to of on half")  # between what is asked for and the word that asks


def _is_to_be(told: Sequence[str], start: int) -> bool:
    """Whether a noun act is what somebody offers to have: "an offer from Washington to open talks"."""
    return told[start - 2 : start - 1] == ("to",) and told[start - 1] in LIGHT


def _subject(parsed: Parse, start: int, found: Slots) -> None:
    """The nearest group of ungoverned mentions to the left: in the clause, else in the clauses before it."""
    words, number = parsed.words, found.clause
    first = parsed.clauses[number].first
    found.subject = group_before(parsed, start - 1, max(first, start - _REACH), found)
    if found.subject and not _HE.isdisjoint(words[max(first, start - _HE_IS) : start]):
        found.subject = [mention for mention in found.subject if mention.kind in _PEOPLE]
    if found.governed in _WITHIN and sides(found.subject) & BOTH != BOTH:
        found.subject = ungoverned(parsed, first, start) or found.subject
    if start > first + 1 and (found.infinitive or words[start - 1] in _AFTER_OFFERS):
        if _is_requested(words, first, start):
            found.subject = everyone(parsed, start - 1, first)
        elif (found.infinitive or _is_to_be(words, start)) and _is_offered_by(words[first:start]):
            found.subject = everyone(parsed, start, first)
    if found.infinitive and asks_others(parsed, start):
        found.subject = []
        return
    if found.subject or number == 0 or found.private:
        return
    if is_told_to_others(parsed, number, start):
        return
    temporal = parsed.clauses[number].kind in ("after", "before", "during", "when")
    while not found.subject and number > 0 and found.private == 0:
        number -= 1
        clause = parsed.clauses[number]
        if (clause.kind == "attribution" and not temporal) or _is_aside(parsed, number):
            continue
        found.subject = first_group(parsed, clause.first, clause.last, found)
        if found.subject and means_one(parsed, start):
            found.subject = [mention for mention in found.subject if mention.kind in _PEOPLE]
        found.inherited = bool(found.subject)


# "Biden's team wanted calm, and he was warmly received": he is no government.
_HE = words("he she")
_HE_IS = 3  # "he was warmly received"


def _is_aside(parsed: Parse, number: int) -> bool:
    """A clause between commas about a party before it: "Wu, who commands the navy, was received"."""
    clause = parsed.clauses[number]
    opened = clause.kind == "relative" and number > 0 and parsed.words[clause.first - 1] == ","
    return opened and number + 1 < len(parsed.clauses) and parsed.words[clause.last] == ","
