"""English acts that open a sentence, so that who acts comes behind: "In talks with Wang, Albright urged",
"Dining with Wang, Albright urged", "Face to face with Wang, Albright urged".
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import ACROSS, SEE, SIDE_BY_SIDE, ActWord
from bot.core.clauses import FINITE, PREPOSITIONS
from bot.core.filling_en import BOTH, CHINA, US, Slots, sides, sides_of
from bot.core.model import MentionKind
from bot.core.parsing_en import Parse
from bot.core.verdict import Mention
from bot.core.wordlist import words

_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_REACH = 45  # tokens behind an act in which who acts stands
_FRONT = 3  # words that can stand before a participle which opens a sentence
_BEFORE_PARTICIPLES = words(
    "after before while when upon on since following having just soon shortly hours minutes days only "
    "besides in addition to apart aside from as well by"
)
_FRONTED = words("in during at over on off from")  # "fresh off a call with Xi, Bush urged"
_OPENING = words("after following during")
_STATES = words("in on off across face face-to-face eyeball closeted holed huddled back")
_TOGETHER = words("meet speak discuss")


def is_fronted(parsed: Parse, word: ActWord, found: Slots) -> bool:
    """Whether an act opens its sentence, or its clause as a noun, before who acts."""
    if word.form == "noun":
        clause = parsed.clause_of(word.first)
        opens = clause.first == 0 and parsed.words[0] in _OPENING
        opens = opens and (not found.governed or found.governed in _OPENING)  # "after a call", "after talks"
        opens = opens or found.governed in _FRONTED or word.act is SEE
        return opens or (word.act is SIDE_BY_SIDE and bool(found.own))
    if not _is_participle(parsed.words, word):
        return False
    return bool(found.with_ or found.direct or found.to or found.by) or word.act.family in _TOGETHER


def _is_participle(words: Sequence[str], word: ActWord) -> bool:
    """ "Dining with Wang, Albright urged", "After having dined with Wang, Albright urged"."""
    if word.first > _FRONT or word.form not in ("ing", "past"):
        return False
    before = words[: word.first]
    if word.form == "past":
        if not word.first and words[word.last : word.last + 1] == ("by",):
            return True  # "Received by Wang, Albright urged"
        state = words[word.first] in _STATES and _BEFORE_PARTICIPLES.issuperset(before)
        return state or (before[-1:] == ("having",) and _BEFORE_PARTICIPLES.issuperset(before))
    opens = word.act is ACROSS or words[word.first].endswith("ing")
    return opens and _BEFORE_PARTICIPLES.issuperset(before)


def behind(parsed: Parse, word: ActWord, found: Slots) -> list[Mention]:
    """Who acts in a phrase that opens its sentence: "In a message to Biden, Xi voiced sympathy", "Sitting
    down with Wang, Rubio urged".
    """
    last = word.last
    clause = parsed.clauses[parsed.number_of[last - 1]]
    if word.form != "noun" and not (found.with_ or found.direct or found.to or found.by):
        return _both_behind(parsed, last)
    if word.act is SIDE_BY_SIDE and found.own:
        found.direct = []  # "with Xi beside him, Bush urged"
    ends = _parted(parsed, last, found)
    places = [m for m in (*found.at, *found.to) if m.kind not in _PEOPLE]
    met = (*found.own, *found.with_, *found.direct, *found.by)
    for index in range(max(last, ends), min(clause.last + _REACH, len(parsed.words))):
        mention = parsed.mentions[index]
        if parsed.words[index] in FINITE:
            break
        if mention is None or mention in met or mention in places:
            continue
        prep = parsed.preps.get(index, "")
        free = prep == "" or (prep == "on" and mention.kind is not MentionKind.COUNTRY)  # "tweets on China"
        if ends and not free:
            free = PREPOSITIONS.isdisjoint(parsed.words[ends:index]) and not sides_of(mention) & sides(met)
        if free and parsed.standing[index] == "party":
            other = parsed.mentions[index + 2] if parsed.words[index + 1 : index + 2] == ("and",) else None
            return [mention, other] if other and parsed.standing[index + 2] == "party" else [mention]
    return []


def _parted(parsed: Parse, last: int, found: Slots) -> int:
    """Where the sentence goes on behind the comma after the other party, 0 where none stands: "in talks with
    Wang, Albright urged" is no talk with Albright, who is taken out again.
    """
    for slot in (found.with_, found.direct, found.by):
        for number, mention in enumerate(slot):
            side = sides_of(mention)
            if number and side in (US, CHINA) and not side & sides(slot[:number]):
                begins = _place(parsed, last, slot[number - 1])
                if goes_on := _behind_comma(parsed, begins, _place(parsed, last, mention)):
                    del slot[number:]
                    return goes_on
    met = [*found.with_, *found.direct, *found.by]
    return _behind_comma(parsed, _place(parsed, last, met[-1]), len(parsed.words)) if met else 0


def _behind_comma(parsed: Parse, first: int, stop: int) -> int:
    """Where a sentence goes on behind its first comma among some tokens, 0 where a verb stands before it."""
    for index in range(first, stop):
        if parsed.words[index] in FINITE:
            break
        if parsed.words[index] == ",":
            return index + 1
    return 0


def _place(parsed: Parse, last: int, mention: Mention) -> int:
    return next((at for at in parsed.at if at >= last and parsed.mentions[at] is mention), last)


def _both_behind(parsed: Parse, last: int) -> list[Mention]:
    """Two sides who act together: "After haggling for two days, US and Chinese officials emerged"."""
    words = parsed.words
    comma = next((index for index in range(last, len(words)) if words[index] == ","), len(words))
    found: list[Mention] = []
    for index in range(comma + 1, len(words)):
        mention = parsed.mentions[index]
        if words[index] in FINITE or words[index] in PREPOSITIONS:
            break
        if mention is not None and parsed.standing[index] in ("party", "modifier"):
            found.append(mention)
    return found if sides(found) & BOTH == BOTH else []
