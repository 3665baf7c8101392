"""What governs an English noun act or stands nearest to it: "rejects a meeting", "to hold talks", "at talks".

The governor is found leftwards through the adjectives; `modality` says what it makes of the act.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import GATHERING, NOUNS, VERBS
from bot.core.agreements_en import ACCEPTING, COURSE, is_accepted
from bot.core.ahead_en import EVENINGS
from bot.core.clauses import FINITE
from bot.core.operators_en import BE, CANCEL, DETERMINERS, PENCILLING, is_urged, negates
from bot.core.parsing_en import Parse
from bot.core.wordlist import words

OFF_KINDS = ("cancel", "refuse")
_HELD_VERBS = words(
    "held had met began started opened concluded wrapped ended completed took conducted resumed "
    "finished convened joined attended hosted led hold holds open opens begin begins wrap wraps "
    "end ends conclude concludes start starts resume resumes finish finishes convene convenes "
    "conduct conducts during continue continues continued holding having after ending concluding "
    "emerged emerges emerging wrapping paid pays chaired co-chaired closed closes"
)
_BASE_LIGHT = words(
    "hold have begin start open conduct resume restart continue join attend make pay take lead "
    "convene restore reopen revive schedule renew host receive do be arrange organize organise"
)
# What is done in the course of talks leaves them held; who takes no part in them does not.
_OTHER_PREPOSITIONS = words("of for to with on about from by between toward towards over into")
_GOVERNING = COURSE.union(_OTHER_PREPOSITIONS, FINITE, (",",))
_ANY_PREPOSITION = _OTHER_PREPOSITIONS | COURSE
_TAKING_PART = PENCILLING | words(
    "part participate participating participation engage engaging interest interested join joining "
    "involved present appear appearing presence attendance"
)


def governor_of(words: Sequence[str], before: range) -> int:
    """Where the preposition stands that a noun hangs on ("in his first call"); -1: a subject or an object."""
    for index in before[:8]:
        word = words[index]
        if word not in _GOVERNING:
            continue
        if word in COURSE:
            previous = words[index - 1] if index else ""
            takes_part = previous in _TAKING_PART or previous in _ASKED or previous in BE
            return -1 if takes_part or negates(previous) else index
        if word in _OTHER_PREPOSITIONS:
            return index
        if word in FINITE or (word == "," and not words[index + 1][:1].isdigit()):
            break
    return -1


def nearest(parse: Parse, before: range, *, verb: bool) -> tuple[str, bool]:
    """The nearest operator leftwards; ("", True) where a verb says that the act took place."""
    words, operators = parse.words, parse.operators
    pending = ""  # "to hold talks", "a planned visit": coming, unless something before it says otherwise
    adjective = False
    for index in before:
        word = words[index]
        if word not in _DECIDING and index not in operators:
            continue
        bends = operators.get(index, "")
        if word in ACCEPTING and (pending == "offer" or _is_met(words, before[0], pending, verb=verb)):
            return ("future", True) if is_accepted(words, index) else (pending, True)
        # "Rejects the Pentagon's request for a meeting": the answer counts; not "offers condolences".
        if word in _ASKED and (bends or word != "offers"):
            pending, adjective = "offer", False
            continue
        if pending == "offer" and not adjective and not _answers(words, index, bends):
            continue
        arranges = word in _BASE_LIGHT or _sets_up(words, index, before[0])
        if not pending and arranges and _is_promised(words, index):
            pending = "future"
            continue
        kind = _with_words_before(words, index, bends, before[0]) if bends else ""
        if kind and word in _ADJECTIVES and not (verb or pending):
            pending, adjective = kind, True
        elif kind and (not adjective or kind in OFF_KINDS or bends == "cancel"):
            return kind, True
        elif not verb and (adjective or not pending) and (told := _told(words, index, before[0], pending)):
            return told
    return pending, bool(pending)


def _told(words: Sequence[str], index: int, end: int, pending: str) -> tuple[str, bool] | None:
    """What a verb says whose object the act is; None where the word is no verb."""
    word = words[index]
    if word in _DISCUSSED and words[index + 1 : index + 2] in _SOME:
        return "offer", True
    if word == "set" and words[index + 1 : index + 2] in _ON_A_WAY:
        return None  # "will set out on a tour"
    infinitive = words[index - 1 : index] == ("to",)
    apart = infinitive and (bool(pending) or "," in words[index:end])  # "to end drills, engage in talks"
    if word in _HELD_VERBS and word != "after" and not apart:
        return "", True
    if word == "reached" and words[index - 1 : index] == ("agreement",):
        return "future", True
    if word.endswith("ed") and words[index - 1 : index] in _WITHIN_A_PHRASE:
        return None  # "to have an extended meeting"
    return (pending, bool(pending)) if word in FINITE else None


def _is_met(words: Sequence[str], end: int, pending: str, *, verb: bool) -> bool:
    """ "Has accepted talks", "accepts a call": a meeting, as against a letter or what is said in it."""
    behind = words[end + 1 : end + 3]
    return not (pending or verb) and not _MET.isdisjoint((*behind[:1], " ".join(behind)))


_MET = frozenset(noun for noun, act in NOUNS.items() if act.family in GATHERING)
_ON_A_WAY = (("out",), ("off",))
_WITHIN_A_PHRASE = frozenset((word,) for word in (*DETERMINERS, *_BASE_LIGHT, "'", '"'))


def _with_words_before(words: Sequence[str], index: int, kind: str, end: int) -> str:
    """The class of an operator with what stands before it: "not expected", "had planned", "may cancel"."""
    earlier = words[max(0, index - 3) : index]
    if kind == "negation":
        return kind if _reaches(words, index, end) else ""
    if kind == "cancel" and is_urged(words, index):
        return "wish"
    if kind == "cancel" and not _THREATENED.isdisjoint(earlier):
        return "future"
    if kind == "future" and words[index] != "next":
        if any(negates(word) for word in earlier[-2:]):
            return "cancel" if earlier[-1:] == ("longer",) else "refuse"  # "no longer plans talks"
        dropped = words[index] in _PLANS and not CANCEL.isdisjoint(earlier)  # "dropped plans to go on to"
        return "cancel" if dropped or ("had" in earlier[-2:] and words[index] in _INTENDED) else kind
    sure = (words[index] == "likely" and earlier[-1:] == ("will",)) or (
        words[index] == "ready" and earlier[-1:] in _GETTING
    )
    return "future" if sure else kind


_GETTING = (("get",), ("gets",), ("getting",), ("got",), ("makes",), ("made",))


def in_course(words: Sequence[str], outside: range) -> tuple[str, bool]:
    """What the verb says in whose course the act is: "will raise it in talks", as against "raised it"."""
    for index in outside:
        if words[index] in _MAKES_COMING or words[index].endswith("'ll"):
            if words[index] == "plan" and _is_scheme(words, index):
                continue
            return "future", True
        if words[index] == "to" and index and not words[index - 1] and words[index + 1] in _BASES:
            return "future", True  # "Sullivan to press Wang in talks"
        if words[index] in FINITE or (words[index] in _BASES and not words[index - 1]):
            return "", True  # in a headline two "agree in a call"
    return "", False


def _is_scheme(words: Sequence[str], index: int) -> bool:
    """ "Briefed Wang on the plan", as against "the plan for talks", "China, US plan talks"."""
    noun = not _ITS.isdisjoint(words[max(0, index - 2) : index])
    return noun and words[index + 1 : index + 2] not in _TO_DO


_ITS = words("the this that its his her their our 's")
_TO_DO = (("for",), ("to",))


_BASES = frozenset(phrase for phrase, trigger in VERBS.items() if trigger.form == "base")
_MAKES_COMING = words(
    "will 'll shall expected expects plans plan planned set due scheduled slated hopes hope hoping "
    "likely may might could would"
)
_ADJECTIVES = words(
    "planned scheduled upcoming forthcoming expected proposed possible potential coming tentative "
    "long-awaited anticipated next preparatory follow-up"
)
_DISCUSSED = words("discuss discusses discussed discussing")
_SOME = (("a",), ("an",), ("possible",), ("potential",))
_BETWEEN = words("on later also soon then this next week month again today tomorrow") | EVENINGS
_PLANS = words("plans plan")
_INTENDED = words("meant planned intended scheduled due supposed expected set slated")


def _is_promised(words: Sequence[str], index: int) -> bool:
    """ "To hold talks", "will take part"; not "is said to have been in Beijing for talks"."""
    if not index:
        return False
    perfect = words[index] == "have" and words[index + 1 : index + 2] == ("been",)
    at = index - 1
    while at and words[at] in _BETWEEN:  # "will on Wednesday hold"
        at -= 1
    promised = words[at] in _TO or words[at].endswith(_CONTRACTED) or words[index - 2 : index - 1] == ("to",)
    seems = words[at - 1 : at] in _SEEMING
    return promised and not (perfect or seems)


_CONTRACTED = ("'ll", "n't")  # "won't hold talks" as "will not hold talks"
_SEEMING = tuple((verb,) for verb in ("seemed", "appeared"))


def _answers(words: Sequence[str], index: int, kind: str) -> bool:
    """Whether an operator turns an offer down; "hasn't answered the request" says neither yes nor no."""
    if kind not in ("refuse", "cancel", "negation"):
        return False
    return _ANSWERING.isdisjoint(words[index + 1 : index + 6])


def _reaches(words: Sequence[str], index: int, end: int) -> bool:
    """Whether a negation reaches the act: "no talks", "no plans for talks", but "no apology for it"."""
    if words[index] != "no":
        return True
    between = words[index + 1 : end + 1]
    if not _BESIDE.isdisjoint(between[:3]):
        return False
    return not _INTENTS.isdisjoint(between[:3]) or _ANY_PREPOSITION.isdisjoint(between)


_ANSWERING = words("answered answer responded respond replied reply response decided")
_INTENTS = words(
    "plans plan intention interest prospect chance sign need wish appetite request leave mood desire hurry"
)
_BESIDE = words("reason date details word comment")
_ASKED = words(
    "request requests bid bids proposal proposals attempts attempt overtures overture invitation "
    "offer offers plea"
)
# Words that can say something of an act behind them, beside those that bend it.
_DECIDING = _ASKED | ACCEPTING | _BASE_LIGHT | _DISCUSSED | _HELD_VERBS | FINITE | {"reached"}
_THREATENED = words("threatens threatened threaten threat may might could")
_TO = words("to will would may might could can should must 'll not")


def _sets_up(words: Sequence[str], index: int, end: int) -> bool:
    """ "To set up a call", as against a channel or a working group, which meets there and then."""
    return words[index : index + 2] == ("set", "up") and words[end + 1] in _SET_UP


_SET_UP = words("call calls meeting meetings summit phone video visit")
