"""English sentences in which one side seeks the other and no act stands between the two: "Washington has come
knocking", "three requests for Xu go unheeded", "the moment was not convenient for Gates, Beijing said".

Such a sentence names both sides and one thing that is only said of approaches; who of them asked and who did
not answer is told in any order.
"""

from __future__ import annotations

from bot.core.acts_en import APPROACH, SHUN, Act, ActWord
from bot.core.clauses import OPENERS
from bot.core.filling_en import Slots, by_side
from bot.core.kinds_en import by_form
from bot.core.model import MentionKind, Mode, Side, Status
from bot.core.parsing_en import Line, Parse
from bot.core.readers_en import readers
from bot.core.signs_en import Filled
from bot.core.tokens_en import BOTH_SIDES, OFFICIALS
from bot.core.verdict import Mention
from bot.core.wordlist import words

OUT = Act("approach", "invite", Mode.UNSPECIFIED, Status.PROPOSED)
"""What one side lets the other know of its wish to talk."""
_CONVEYING = by_form(
    "convey conveys conveyed conveying", "relay relays relayed relaying",
    "signal signals signaled signaling", "pass passes passed passing", "send sends sent sending",
    "get gets got getting",
) | {"signalled": "past", "signalling": "ing"}  # fmt: skip
_NEED_WORD = words("send sends sent sending pass passes passed passing get gets got getting")
_WORD = words("word message messages signal signals feelers")
_WISHING = words(
    "hope hopes hoped wish wishes wished want wants wanted willing willingness desire interest "
    "readiness ready open keen seeks like"
)
_TALKING = words(
    "talk talks negotiate negotiations meet meeting dialogue call discuss contact sit conversation"
)
_WITHIN = 14


def _conveys(line: Line, index: int) -> ActWord | None:
    """ "Conveyed to China that it hopes to talk", "sent word to Beijing that it wants a meeting"."""
    told = line.words
    stop = min(len(told) - 1, index + _WITHIN)
    to = next((at for at in range(index + 1, stop) if told[at] == "to"), 0)
    if not to or (told[index] in _NEED_WORD and _WORD.isdisjoint(told[index + 1 : to])):
        return None
    at = to + 1 + (told[to + 1] == "the")
    whom = line.mentions[at] if at < len(told) else None
    if whom is None or whom.side not in BOTH_SIDES:
        return None
    behind = told[at + 1 : at + 1 + _WITHIN]
    wished = not _WISHING.isdisjoint(behind) and not _TALKING.isdisjoint(behind)
    return ActWord(OUT, _CONVEYING[told[index]], index, to) if wished else None


READERS = readers((_CONVEYING, _conveys))
"""At which words an approach is read that has its parties beside it."""

_KNOCKING = words("knocking knocked knocks")
_CHANNELS = tuple((how, "channels") for how in ("several", "various", "multiple", "different"))
_CONVENIENT = words("convenient inconvenient opportune inopportune")
_TIMELY = words("time moment timing")
_RIGHT = words("right good ripe suitable appropriate")
_BAD = words("bad wrong awkward")
_REQUESTS = words("request requests tries bids overtures approaches attempts pleas")
_UNHEARD = words(
    "unheeded unanswered unreturned nowhere nothing rebuffed ignored shelf vain silence refused "
    "declined spurned unmet rejected"
)
SEEKING = _KNOCKING | _CONVENIENT | _TIMELY | _REQUESTS | {"channels"}
"""Words one of which is in every sentence that tells of one so."""
_DIVIDING = frozenset(OPENERS) - words("after before when that")
_OTHERS = words(
    "congress company companies firm firms court lawmakers senators tourists students visa visas journalists "
    "reporters data documents samples extradition records airlines"
)


def sought(parsed: Parse) -> tuple[ActWord, Filled] | None:
    """Who is sought in vain, or by whom the other is sought; None where the sentence tells of none."""
    told = parsed.words
    if SEEKING.isdisjoint(told) or not _OTHERS.isdisjoint(told) or '"' in told:
        return None
    if any(m.side is Side.THIRD for m in parsed.named):
        return None
    if not _DIVIDING.isdisjoint(told) and _CONVENIENT.isdisjoint(told):
        return None  # "not convenient" is said of nothing but a visit
    placed = zip(parsed.at, parsed.named, strict=True)
    named = [m for at, m in placed if not m.former and told[at - 1 : at] not in _MATTERS]
    if not {m.side for m in named} >= BOTH_SIDES:
        return None
    word = _word(parsed, named)
    if word is None:
        return None
    slots = Slots(clause=parsed.number_of[word.first])
    slots.subject = named
    return word, Filled("subject both", slots, *by_side(named), ())


_MATTERS = (("on",), ("about",), ("over",), ("against",))


def _word(parsed: Parse, named: list[Mention]) -> ActWord | None:
    person = any(m.kind in OFFICIALS for m in named)
    official = person or any(m.kind is MentionKind.BODY for m in named)
    unheard = max((at for at, word in enumerate(parsed.words) if word in _UNHEARD), default=-1)
    for index, word in enumerate(parsed.words):
        if _is_knock(parsed, index):
            return ActWord(APPROACH, "past", index, index + 1)
        if person and _is_put_off(parsed, index):
            first = index - (parsed.words[index - 1] == "not")  # else what was said would be denied
            return ActWord(SHUN, "past", first, index + 1)
        if word in _REQUESTS and official and index <= unheard and not _asks_other(parsed, index):
            return ActWord(SHUN, "noun", index, index + 1)
    return None


def _asks_other(parsed: Parse, index: int) -> bool:
    """ "Requests to ban TikTok": for something else than to talk, as against "requests to see Xu"."""
    behind = parsed.words[index + 1 : index + 3]
    return behind[:1] == ("to",) and behind[1:] != ("",) and _TO_TALK.isdisjoint(behind[1:])


_TO_TALK = _TALKING | words(
    "speak see visit have hold arrange set reach reopen restore resume connect get the"
)


def _is_knock(parsed: Parse, index: int) -> bool:
    """ "Come knocking", "asked through several channels to talk"."""
    told, near = parsed.words, parsed.words[max(0, index - 3) : index]
    if told[index] in _KNOCKING:
        return told[index + 1 : index + 2] == ("on",) or not _COMING.isdisjoint(near)
    return told[index : index + 2] in _CHANNELS and "through" in near and not _TALKING.isdisjoint(told)


_COMING = words("come comes came")


def _is_put_off(parsed: Parse, index: int) -> bool:
    """ "Not convenient", "a bad time", "the moment was not right"."""
    told, near = parsed.words, parsed.words[max(0, index - 3) : index]
    if told[index] in _CONVENIENT:
        if told[index + 1 : index + 2] == ("to",):
            return False  # "to hold dollars"
        return "not" in near or told[index].startswith("in")
    if told[index] not in _TIMELY:
        return False
    unfit = told[index + 1 : index + 3] in _NOT and told[index + 3 : index + 4] in _FIT
    return unfit or (bool(near) and near[-1] in _BAD)


_NOT = (("was", "not"), ("is", "not"))
_FIT = frozenset((word,) for word in _RIGHT | _CONVENIENT)
