"""What an English clause says of an act: that it was held, is coming, was offered, refused, called off, or
none of it.

Operators are words with a scope. For a verb they are its auxiliaries and the verbs that govern it ("plans
to meet", "refused to meet"); for a noun its adjectives ("a planned visit"), the verb whose object it is
("rejects a meeting", "to hold talks"), and what is predicated of it afterwards ("the trip was called off").
The nearest decides, but an adjective yields to the verb that governs it ("postponed his planned trip"), and
what is done in the course of talks ("offered no apology in talks") leaves them held.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.core.acts_en import APPROACH, DISCUSS, INVITE, SEE, VERBS, ActWord
from bot.core.agreements_en import (
    ACCEPTING,
    COMING_ACTS,
    COURSE,
    is_accepted,
    is_on_act,
    of_agreement,
    of_invitation,
)
from bot.core.ahead_en import ARRIVED, EVENINGS, is_ahead
from bot.core.clauses import FINITE
from bot.core.marks_en import marks as marks_of
from bot.core.model import Status
from bot.core.operators_en import BE, DETERMINERS, PENCILLING, is_urged, negates, tells_no
from bot.core.parsing_en import Parse
from bot.core.predicates_en import predicate
from bot.core.value import value
from bot.core.wordlist import words

_PAST_AUXILIARY = words("was were had did")
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
_REACH = 14
_STATUS = {
    "cancel": Status.CANCELLED,
    "refuse": Status.DECLINED,
    "negation": Status.DECLINED,
    "offer": Status.PROPOSED,
    "future": Status.SCHEDULED,
    "wish": Status.PROPOSED,
}
_OFF = ("cancel", "refuse")
_HELD, _SCHEDULED = Status.HELD, Status.SCHEDULED
_COMING = (Status.SCHEDULED, Status.PROPOSED)


@value
class Modality:
    """Status and tense of an act in its clause; `marks` are the observations that the score may weigh.

    `firm`: the status was said, not assumed.
    """

    status: Status
    tense: str
    marks: tuple[str, ...]
    firm: bool


def read(parse: Parse, word: ActWord) -> Modality:
    """The modality of an act word in its clause."""
    first, last, form = word.first, word.last, word.form
    words = parse.words
    clause = parse.clause_of(first)
    if words[first - 1 : first] in _BY_MEANS_OF:
        first -= 1  # "to speak by phone": the verb before it says when
    reach = max(clause.first, first - _REACH)
    near, before = words[reach:first], range(first - 1, reach - 1, -1)
    after = range(last, min(clause.last, last + 12))
    if form == "noun":
        found, firm = _of_noun(parse, before, after if word.act is not SEE else after[:0])
    else:
        found, firm = _of_verb(parse, near, before, after, form)
    if form in ("present", "base") and clause.kind in ("when", "before") and words[clause.first] in _AHEAD:
        found, firm = found or "future", True
    if form == "noun" and not firm and clause.kind == "before" and words[0] != "remarks":
        found, firm = "future", True
    found, firm = _of_act(parse, word, near, found, firm=firm)
    status = _status(parse, word, found)
    marks = marks_of(parse, near, word, found, told=clause.kind == "content")
    if clause.kind in ("content", "relative"):
        leading = words[max(0, clause.first - 3) : clause.first + 1]
        if not _HINTING.isdisjoint(leading[:-1]):
            marks.append("hinted")
            status = Status.PROPOSED if status is Status.SCHEDULED else status
        wished = clause.kind == "relative" and leading[-3:-1] == ("is", "time")  # "it is time that"
        if "wish" not in marks and (wished or not _HOPING.isdisjoint(leading)):
            marks.append("wish")
    return Modality(status, _tense(near, form, status), tuple(marks), firm)


def _of_act(parse: Parse, word: ActWord, near: Sequence[str], found: str, *, firm: bool) -> tuple[str, bool]:
    """What was found of an act, as the kind of act has it."""
    words, act, last = parse.words, word.act, word.last
    if act is APPROACH:  # to ask, or with a message: what else is told says which
        return found, False
    if act is DISCUSS and (near[-1:] == ("being",) or "possible" in words[last : last + 3]):
        debated = near[-1:] == ("being",) or not COMING_ACTS.isdisjoint(words[last : last + 6])
        return "offer" if debated else found, firm
    if act is INVITE:
        return of_invitation(word, near, found, firm=firm)
    if act.family == "agree" and word.form == "noun" and not _AGREEING.isdisjoint(near):
        return "", firm  # "agree to resume the truce"
    if act.family == "agree" and word.form != "noun" and found in ("", "negation"):
        end = min(parse.clause_of(word.first).last, last + 12)
        return of_agreement(words, range(last, end), found), True
    return found, firm


_BY_MEANS_OF = (("by",), ("via",))
_HOPING = words("hope hopes hoped hoping wish wishes wants suggests suggested urges doubt doubts doubted")
_HINTING = words(
    "signal sign signals signs hint hints hinted hinting signaled signalled indication indications "
    "speculation possibility"
)
# "When he meets Xi", "before she flies to Beijing": an English present that speaks of the future.
_AHEAD = words("when once before until ahead if")


def _status(parse: Parse, word: ActWord, found: str) -> Status:
    words, clause = parse.words, parse.clause_of(word.first)
    status = _STATUS.get(found, word.act.status)
    if (word.act.family == "agree" and found == "negation") or _has_arrived(words, word):
        return Status.HELD  # who cannot agree has talked
    if status is _HELD and word.form in ("present", "ing", "base") and is_ahead(parse, word):
        return Status.SCHEDULED
    if status is not _SCHEDULED:
        return status
    open_ = "reportedly" in words[clause.first : clause.last] or words[clause.first] == "whether"
    return Status.PROPOSED if open_ else status


def _has_arrived(words: Sequence[str], word: ActWord) -> bool:
    """ "Upon arriving in China", as against "arriving in China on Monday"."""
    return word.act.name == "expected" and words[word.first - 1 : word.first] in ARRIVED


_AM = words("is are am 's 're 'm")
_AGREEING = words("agree agrees agreed")


def _of_verb(parse: Parse, near: Sequence[str], before: range, after: range, form: str) -> tuple[str, bool]:
    if form in ("past", "present"):
        if form == "past" and "be" in near[-2:]:  # "to be received by", "will be summoned"
            return _of_base(parse, near[:-1], after, _nearest(parse, before, verb=True)[0]), True
        negated = bool(parse.operators) and any(negates(word) for word in near[-2:])
        return "refuse" if tells_no(parse.words, after.start) else "negation" if negated else "", True
    found, _ = _nearest(parse, before, verb=True)
    if form == "base" and before and parse.operators.get(before.start) == "cancel":
        return "cancel", True  # "cancels travel to"
    if form == "base":
        return _of_base(parse, near, after, found), True
    meanwhile = not _AM.isdisjoint(near[-2:])
    if meanwhile and not EVENINGS.isdisjoint(parse.words[after.start : after.stop]):
        return "future", True  # "I am speaking with Xi on Friday"
    return found, bool(found)


def _of_base(parse: Parse, near: Sequence[str], after: range, found: str) -> str:
    """A base form's operator: an infinitive's, a modal's, or none in a headline ("Xi, Biden meet")."""
    # "Plans to visit Beijing and meet Li": the second verb is as much to come as the first.
    infinitive = "to" in near[-2:] or (near[-1:] in _GOING_ON and "to" in near)
    if not infinitive:
        return found if any(_is_modal(word) for word in near[-4:]) else ""
    later = predicate(parse, after, in_course=False)
    if later in _OFF:
        return later
    done = not (_RANKED.isdisjoint(near) and _DONE_TO.isdisjoint(near)) or parse.words[:2] == _IT_TOOK
    done = done or _was_there(near)
    return "" if done else found or "future"


_GOING_ON = (("and",), (",",))


def _is_modal(word: str) -> bool:
    return word in _MODALS or word.endswith(("'ll", "'d", "n't"))


def _was_there(near: Sequence[str]) -> bool:
    """ "Was at the State Department on Thursday to urge": who came to do it, did it."""
    return any(
        one in _WAS and other in _ON_THE_SPOT
        for one, other in pairwise(near[:-1])  # not "was to urge"
    )


_WAS = words("was were")
_ON_THE_SPOT = words("in at back")
_IT_TOOK = ("it", "took")  # "an hour for the two to go over"
# "The second cabinet member to visit"; "was pleased to host", "flew to Hawaii to meet"
_RANKED = words("first second third latest highest-level highest-ranking most-senior only")
_DONE_TO = words(
    "pleased honored honoured glad delighted happy opportunity privilege honor honour flew traveled "
    "travelled went came visited took managed shown ushered escorted"
)
_MODALS = words("cannot will would may might could can should must shall 'll not did does do")


def _of_noun(parse: Parse, before: range, after: range) -> tuple[str, bool]:
    words = parse.words
    at = _governor(words, before)
    governor = words[at] if at >= 0 else ""
    course = governor in COURSE
    later = predicate(parse, after, in_course=course) or predicate(
        parse, _beyond(words, after), in_course=course
    )
    if later in _OFF:
        return later, True
    inside = range(before.start, at, -1) if course else before
    found, firm = _nearest(parse, inside, verb=False)
    if course and not (found or firm):
        found, firm = _in_course(words, range(at - 1, before.stop, -1))
    if governor == "for" and not found and any(_sets_off(words, i) for i in before):
        return "future", True
    if found == "cancel" and later == "future" and _is_delayed(words, before):
        return later, True
    if found or firm:
        return found, True
    if governor == "on" and words[before.start + 1] in COMING_ACTS and is_on_act(words, before.start + 1):
        return "future", True
    return later, bool(later)


def _is_delayed(words: Sequence[str], before: range) -> bool:
    """ "The delayed visit is now set for May": an adjective yields to what is said of the act."""
    return any(
        words[index] in _DELAYED
        and (not index or words[index - 1] in _BEFORE_ADJECTIVES)
        and words[index + 1] not in DETERMINERS
        for index in before[:4]
    )


_BEFORE_ADJECTIVES = DETERMINERS | words(": 's long their")
_DELAYED = words("delayed postponed suspended twice-delayed long-delayed deferred shelved paused")


def _sets_up(words: Sequence[str], index: int, end: int) -> bool:
    """ "To set up a call", as against a channel or a working group, which meets there and then."""
    return words[index : index + 2] == ("set", "up") and words[end + 1] in _SET_UP


_SET_UP = words("call calls meeting meetings summit phone video visit")


def _sets_off(words: Sequence[str], index: int) -> bool:
    """Whether a verb leads to talks that are still to come: "heads for", "to visit Spain for"."""
    return words[index] in _SETTING_OFF or (words[index] == "visit" and words[index - 1 : index] == ("to",))


def _beyond(words: Sequence[str], after: range) -> range:
    """What follows a clause beside the noun: "a meeting, which had been set for May, will not take place"."""
    end = after.stop
    if "which" not in words[end - 1 : end + 1] or "," not in words[end + 1 :]:
        return range(0)
    at = words.index(",", end + 1)
    return range(at + 1, min(len(words), at + 7))


# What is done in the course of talks leaves them held; who takes no part in them does not.
_OTHER_PREPOSITIONS = words("of for to with on about from by between toward towards over into")
_ANY_PREPOSITION = _OTHER_PREPOSITIONS | COURSE
_TAKING_PART = PENCILLING | words(
    "part participate participating participation engage engaging interest interested join joining "
    "involved present appear appearing presence attendance"
)


def _governor(words: Sequence[str], before: range) -> int:
    """Where the preposition stands that a noun hangs on ("in his first call"); -1: a subject or an object."""
    for index in before[:8]:
        word = words[index]
        if word in COURSE:
            previous = words[index - 1] if index else ""
            takes_part = previous in _TAKING_PART or previous in _ASKED or previous in BE
            return -1 if takes_part or negates(previous) else index
        if word in _OTHER_PREPOSITIONS:
            return index
        if word in FINITE or (word == "," and not words[index + 1][:1].isdigit()):
            break
    return -1


def _nearest(parse: Parse, before: range, *, verb: bool) -> tuple[str, bool]:
    """The nearest operator leftwards; ("", True) where a verb says that the act took place."""
    words = parse.words
    pending = ""  # "to hold talks", "a planned visit": coming, unless something before it says otherwise
    adjective = False
    for index in before:
        word, bends = words[index], parse.operators.get(index, "")
        if not bends and word not in _DECIDING:
            continue
        if pending == "offer" and word in ACCEPTING:
            return ("future", True) if is_accepted(words, index) else (pending, True)
        if word in _ASKED:  # "rejects the Pentagon's request for a meeting": the answer counts
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
        elif kind and (not adjective or kind in _OFF or bends == "cancel"):
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
            return "refuse"
        return "cancel" if "had" in earlier[-2:] and words[index] in _INTENDED else kind
    sure = (words[index] == "likely" and earlier[-1:] == ("will",)) or (
        words[index] == "ready" and earlier[-1:] in _GETTING
    )
    return "future" if sure else kind


_GETTING = (("get",), ("gets",), ("getting",), ("got",), ("makes",), ("made",))


def _in_course(words: Sequence[str], outside: range) -> tuple[str, bool]:
    """What the verb says in whose course the act is: "will raise it in talks", as against "raised it"."""
    for index in outside:
        if words[index] in _MAKES_COMING or words[index].endswith("'ll"):
            return "future", True
        if words[index] == "to" and index and not words[index - 1] and words[index + 1] in _BASES:
            return "future", True  # "Sullivan to press Wang in talks"
        if words[index] in FINITE or (words[index] in _BASES and not words[index - 1]):
            return "", True  # in a headline two "agree in a call"
    return "", False


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
_SETTING_OFF = words(
    "heads travels flies leaves left departs jets lands arrives head fly land leave depart arrive travel "
    "lead leads heading leaving departing packs packing pack braces gears sends sending dispatches "
    "dispatching picks pick picked chooses choose chose chosen selects select selected names named settles "
    "settled settle opts opt opted"
)
_BETWEEN = words("on later also soon then this next week month again today tomorrow") | EVENINGS
_INTENDED = words("meant planned intended scheduled due supposed expected set slated")


def _is_promised(words: Sequence[str], index: int) -> bool:
    """ "To hold talks", "will take part"; not "is said to have been in Beijing for talks"."""
    if not index:
        return False
    perfect = words[index] == "have" and words[index + 1 : index + 2] == ("been",)
    at = index - 1
    while at and words[at] in _BETWEEN:  # "will on Wednesday hold"
        at -= 1
    promised = words[at] in _TO or words[at].endswith("'ll") or words[index - 2 : index - 1] == ("to",)
    seems = words[at - 1 : at] in _SEEMING
    return promised and not (perfect or seems)


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
_INTENTS = words("plans plan intention interest prospect chance sign need wish appetite request leave")
_BESIDE = words("reason date details word comment")
_ASKED = words(
    "request requests bid bids proposal proposals attempts attempt overtures overture invitation "
    "offer offers plea"
)
# Words that can say something of an act behind them, beside those that bend it.
_DECIDING = _ASKED | ACCEPTING | _BASE_LIGHT | _DISCUSSED | _HELD_VERBS | FINITE | {"reached"}
_THREATENED = words("threatens threatened threaten threat may might could")
_TO = words("to will would may might could can should must 'll not")


def _tense(near: Sequence[str], form: str, status: Status) -> str:
    if status in _COMING:
        return "future"
    past = status is _HELD or form == "past" or not _PAST_AUXILIARY.isdisjoint(near)
    return "past" if past else "none"
