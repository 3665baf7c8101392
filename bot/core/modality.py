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

from bot.core.across_en import across
from bot.core.acts_en import APPROACH, DISCUSS, INVITE, SEE, TRAVEL, ActWord
from bot.core.agreements_en import (
    COMING_ACTS,
    COURSE,
    is_on_act,
    of_agreement,
    of_invitation,
)
from bot.core.ahead_en import ARRIVED, EVENINGS, is_ahead, lies_at_an_end
from bot.core.clauses import FINITE, Clause
from bot.core.governing_en import OFF_KINDS, governor_of, in_course, nearest
from bot.core.kinds_en import DAYS, forms
from bot.core.marks_en import marks as marks_of
from bot.core.model import Status
from bot.core.operators_en import BE, DETERMINERS, PENCILLING, negates, tells_no
from bot.core.parsing_en import Parse
from bot.core.predicates_en import predicate
from bot.core.value import value
from bot.core.wordlist import words

_PROPOSED, _DECLINED, _CANCELLED = Status.PROPOSED, Status.DECLINED, Status.CANCELLED
_PAST_AUXILIARY = words("was were had did")
_REACH = 14
_STATUS = {
    "cancel": Status.CANCELLED,
    "refuse": Status.DECLINED,
    "negation": Status.DECLINED,
    "offer": Status.PROPOSED,
    "future": Status.SCHEDULED,
    "wish": Status.PROPOSED,
}
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


def read(parse: Parse, clause: Clause, word: ActWord) -> Modality:
    """The modality of an act word in its clause."""
    words, first, last, form, act = parse.words, word.first, word.last, word.form, word.act
    by_means = first > 0 and words[first - 1] in _BY_MEANS_OF
    first -= by_means  # "to speak by phone": the verb before it says when
    reach = max(clause.first, first - _REACH)
    near, before = words[reach:first], range(first - 1, reach - 1, -1)
    after = range(last, min(clause.last, last + 12))
    if form == "noun":
        found, firm = _of_noun(parse, before, after if act is not SEE else after[:0])
    else:
        found, firm = _of_verb(parse, near, before, after, form)
    if form in ("present", "base") and clause.kind in ("when", "before") and words[clause.first] in _AHEAD:
        found, firm = found or "future", True
    if by_means and words[first - 1] in _DUE and not found:
        found, firm = "future", True  # "Bessent and He due on phone"
    if form == "noun" and not firm and clause.kind == "before" and words[0] != "remarks":
        found, firm = "future", True
    if act.name in _IN_THEIR_WAY:
        found, firm = _of_act(parse, word, near, found, firm=firm)
    if (form == "base" or words[clause.first] == "that") and (told := across(parse, word)):
        found, firm = told, True
    suggested = _as_object(words, clause, word) if form == "noun" and clause.kind == "content" else ""
    if suggested:
        found, firm = suggested, True
    status = _status(parse, clause, word, found)
    marks = marks_of(parse, clause, near, word, found)
    if clause.kind in ("content", "relative"):
        leading = words[max(0, clause.first - 3) : clause.first + 1]
        if not _HINTING.isdisjoint(leading[:-1]):
            marks.append("hinted")
            status = _PROPOSED if status is Status.SCHEDULED else status
        wished = clause.kind == "relative" and leading[-3:-1] == ("is", "time")  # "it is time that"
        if "wish" not in marks and not suggested and (wished or not _HOPING.isdisjoint(leading)):
            marks.append("wish")
    return Modality(status, _tense(near, form, status), tuple(marks), firm)


def _as_object(words: Sequence[str], clause: Clause, word: ActWord) -> str:
    """ "Suggested a meeting with Dong", "confirms visit to China": what the object of a verb of saying is,
    as against what is said to have come of it ("suggested talks with China had failed").
    """
    said = words[clause.first - 1]
    kind = "offer" if said in _SUGGESTING else "future" if word.act.place and said in _ANNOUNCING else ""
    behind = words[word.last : clause.last]
    alone = word.first <= clause.first + 2 and behind[:1] in _WITH_WHOM and FINITE.isdisjoint(behind)
    return kind if alone else ""


_SUGGESTING = words("suggest suggests suggested suggesting")
_ANNOUNCING = words("confirms announces")  # a journey; a call confirmed is over
_WITH_WHOM = (("with",), ("between",), ("to",))


def _of_act(parse: Parse, word: ActWord, near: Sequence[str], found: str, *, firm: bool) -> tuple[str, bool]:
    """What was found of an act, as the kind of act has it."""
    words, act, last = parse.words, word.act, word.last
    if act is TRAVEL and word.form == "ing" and not found and not _AM.isdisjoint(near[-2:]):
        found, firm = "future", True  # "is going to China", "is flying to Washington"
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


_IN_THEIR_WAY = words("travel approach discuss invite agree")  # acts that have an operator in their own way
_BY_MEANS_OF = words("by via on over")
_DUE = words("due set scheduled slated expected booked")
_HOPING = words("hope hopes hoped hoping wish wishes wants suggests suggested urges doubt doubts doubted")
_HINTING = words(
    "signal sign signals signs hint hints hinted hinting signaled signalled indication indications "
    "speculation possibility"
)
# "When he meets Xi", "before she flies to Beijing": an English present that speaks of the future.
_AHEAD = words("when once before until ahead if")


def _status(parse: Parse, clause: Clause, word: ActWord, found: str) -> Status:
    status = _STATUS.get(found, word.act.status)
    if status is _HELD:
        lies_open = word.form in ("present", "ing", "base") or word.act.name == "presence"
        ahead = lies_open and is_ahead(parse, clause, word)
        return _SCHEDULED if ahead else status
    words = parse.words
    if status is _DECLINED and _had_been_set(words, word):
        return _CANCELLED
    if (found == "negation" and word.act.family == "agree") or _has_arrived(words, word):
        return _HELD  # who cannot agree has talked
    if status is not _SCHEDULED:
        return status
    if word.act.name == "attend":
        return word.act.status if word.act.status is not _HELD else status  # "to skip the parade"
    open_ = "reportedly" in words[clause.first : clause.last] or words[clause.first] == "whether"
    return _PROPOSED if open_ else status


def _had_been_set(words: Sequence[str], word: ActWord) -> bool:
    """ "Will skip the summit after all", "skips his appointment", which somebody had made."""
    after_all = "all" in words[word.last :] and ("after", "all") in pairwise(words)
    return after_all or words[word.first] == "appointment"


def _has_arrived(words: Sequence[str], word: ActWord) -> bool:
    """ "Upon arriving in China", as against "arriving in China on Monday"."""
    return word.act.name == "expected" and words[word.first - 1 : word.first] in ARRIVED


_AM = words("is are am 's 're 'm")
_AGREEING = words("agree agrees agreed")


def _of_verb(parse: Parse, near: Sequence[str], before: range, after: range, form: str) -> tuple[str, bool]:
    if form in ("past", "present"):
        if form == "past" and "be" in near[-2:]:  # "to be received by", "will be summoned"
            return _of_base(parse, near[:-1], after, nearest(parse, before, verb=True)[0]), True
        told = _of_past(near) if form == "past" else ""
        negated = bool(parse.operators) and any(negates(word) for word in near[-2:])
        refused = "refuse" if tells_no(parse.words, after.start) else "negation" if negated else ""
        return told or refused, True
    found, _ = nearest(parse, before, verb=True)
    if form == "base" and before and parse.operators.get(before.start) == "cancel":
        return "cancel", True  # "cancels travel to"
    if form == "base":
        return _of_base(parse, near, after, found), True
    meanwhile = not _AM.isdisjoint(near[-2:])
    if meanwhile and not EVENINGS.isdisjoint(parse.words[after.start : after.stop]):
        return "future", True  # "I am speaking with Xi on Friday"
    return found, bool(found)


def _of_past(near: Sequence[str]) -> str:
    """A past form that tells of nothing held: "pencilled in to see", "was to have met"."""
    if near[-1:] in _BOOKED:
        return "future"
    missed = near[-2:] == ("to", "have") and not _WAS.isdisjoint(near[-4:-2])
    return "cancel" if missed and near[-3:-2] not in _HELD_TO_HAVE else ""


# "Was said to have met": whoever says so takes it for done, as against "was due to have met".
_HELD_TO_HAVE = frozenset(
    (word,)
    for word in words(
        "said reported believed understood thought known rumoured rumored alleged confirmed claimed found "
        "seen shown revealed disclosed assumed presumed"
    )
)
_BOOKED = frozenset((word,) for word in (*PENCILLING, "booked"))


def _used_to(near: Sequence[str]) -> bool:
    """ "Used a call on Tuesday to urge": what something was used for was done in it."""
    return any(
        word in _USED and near[at + 1] != "to" and near[at - 1 : at] not in _YET
        for at, word in enumerate(near[:-1])
    )


_USED = words("used uses using seized seizes")
_YET = (("will",), ("to",), ("would",), ("be",))


def _had_room_to(near: Sequence[str]) -> bool:
    """ "The forum gave them room to talk": what there was an occasion for was done."""
    while near[-2:-1] in _DAY_OR_ON:  # "found time on Tuesday to"
        near = (*near[:-2], *near[-1:])
    return near[-2:-1] in _OCCASIONS and any(
        word in _GAVE and near[at - 1 : at] not in _YET for at, word in enumerate(near)
    )


_GAVE = words("gave got had found took")
_DAY_OR_ON = frozenset((word,) for word in (*DAYS, "on", "also"))
_OCCASIONS = (("room",), ("chance",), ("opportunity",), ("occasion",), ("time",), ("space",))


def _of_base(parse: Parse, near: Sequence[str], after: range, found: str) -> str:
    """A base form's operator: an infinitive's, a modal's, or none in a headline ("Xi, Biden meet")."""
    # "Plans to visit Beijing and meet Li": the second verb is as much to come as the first.
    infinitive = "to" in near[-2:] or (near[-1:] in _GOING_ON and "to" in near)
    if not infinitive and near[-1:] and near[-1].endswith("'d"):
        return found or "future"  # "said he'd see them in July"
    if not infinitive:
        # "Will see Obama on Tuesday and dine with him": one auxiliary for both.
        span = near if near[-1:] in _GOING_ON else near[-4:]
        return found if any(map(_is_modal, span)) else ""
    later = predicate(parse, after, in_course=False)
    if later in OFF_KINDS:
        return later
    return "" if _is_done(parse, near, after.start) else found or "future"


def _is_done(parse: Parse, near: Sequence[str], end: int) -> bool:
    """Whether what an infinitive says was done: "managed to meet", "used a stop to hold a call"."""
    if _is_governed(parse, end):
        return False
    done = not _DONE_TO.isdisjoint(near) or any(map(_ranks, near)) or parse.words[:2] == _IT_TOOK
    return done or _was_there(near) or _came_to_do(near)


def _came_to_do(near: Sequence[str]) -> bool:
    """ "Got to talk", "was able to meet", "went on to hold", "used a stop to see", "found time to"."""
    could = near[-2:] in _GOT_TO or (near[-2:] == _ABLE_TO and near[-3:-2] in _WERE)
    return could or near[-3:] == _WENT_ON or _used_to(near) or _had_room_to(near)


def _is_governed(parse: Parse, end: int) -> bool:
    """Whether a word that bends it governs the nearest infinitive before a place, so that what stands before
    that is of something else: "flew to Munich and refused to meet", "first offered on Tuesday to meet".
    """
    words = parse.words
    to = next((at for at in range(end - 1, max(0, end - _INFINITIVE), -1) if words[at] == "to"), 0)
    at = to - 1
    while at > 0 and words[at] in _TIMES:
        at -= 1
    return at > 0 and at in parse.operators


_INFINITIVE = 6  # words between an infinitive's "to" and the end of its act
_TIMES = DAYS | words("on late early earlier later this last week today yesterday again")
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
_ABLE_TO, _WERE = ("able", "to"), (("was",), ("were",), ("been",))
_WENT_ON = ("went", "on", "to")
_GOT_TO = (
    ("gets", "to"),
    ("got", "to"),
    ("managed", "to"),
)  # "finally gets to talk with": it took long, and is done
_IT_TOOK = ("it", "took")  # "an hour for the two to go over"


def _ranks(word: str) -> bool:
    """ "The second cabinet member to visit", "the 12th warship to call": of a row of those who did."""
    return word in _RANKED or (word.endswith("th") and (word in _NTH or word[:-2].isdigit()))


_RANKED = words("first second third latest highest-level highest-ranking most-senior only")
_NTH = words("fourth fifth sixth seventh eighth ninth tenth eleventh twelfth umpteenth")
# "Was pleased to host", "flew to Hawaii to meet"
_DONE_TO = words(
    "pleased honored honoured glad delighted happy opportunity privilege honor honour flew traveled "
    "travelled went came visited took managed shown ushered escorted"
)
_MODALS = words("cannot will would may might could can should must shall 'll not did does do")


def _of_noun(parse: Parse, before: range, after: range) -> tuple[str, bool]:
    words = parse.words
    at = governor_of(words, before)
    governor = words[at] if at >= 0 else ""
    course = governor in COURSE
    later = predicate(parse, after, in_course=course)
    if not later and (rest := _beyond(words, after)):
        later = predicate(parse, rest, in_course=course)
    if later in OFF_KINDS and not (parse.operators.get(after.start) and _is_taken_up(words, before)):
        return later, True
    inside = range(before.start, at, -1) if course else before
    found, firm = nearest(parse, inside, verb=False)
    if found == "future" and _is_of_something_done(parse, before):
        found = ""
    if course and not (found or firm):
        found, firm = in_course(words, range(at - 1, before.stop, -1))
    if not found and lies_at_an_end(words, before, governor):
        return "future", True
    if found == "cancel" and (later == "future" or _is_reset(words, before)) and _is_delayed(words, before):
        return "future", True
    if found or firm:
        return found, True
    if governor == "on" and words[before.start + 1] in COMING_ACTS and is_on_act(words, before.start + 1):
        return "future", True
    return later, bool(later)


def _is_of_something_done(parse: Parse, before: range) -> bool:
    """Whether what an infinitive has for its object took place: "managed to hold a call"."""
    words, end = parse.words, before.start + 1
    if _is_of_a_row(words, before) and not _is_governed(parse, end):
        return True
    to = next((at for at in before[:_INFINITIVE] if words[at] == "to"), 0)
    if not to or words[to + 1 : to + 2] not in _MAKING:
        return False
    return not _is_governed(parse, end) and _came_to_do(words[before.stop + 1 : to + 1])


def _is_of_a_row(words: Sequence[str], before: range) -> bool:
    """ "The first senator to make the journey": he made it, as against "plans to be the first to make it"."""
    at = next((index for index in before[:4] if words[index] == "to"), 0)
    led = words[max(0, at - _ROW) : at] if at and words[at + 1 : at + 2] in _MAKING else ()
    ranked = next((i for i, word in enumerate(led) if _ranks(word)), -1)
    return ranked >= 0 and _BECOMING.isdisjoint(led[:ranked])


_ROW = 9  # words before an infinitive in which stands of what row somebody is
_MAKING = (("make",), ("pay",), ("hold",), ("have",), ("take",))
_BECOMING = words("be become will would hopes hope wants want could may might should to")


def _is_taken_up(words: Sequence[str], before: range) -> bool:
    """ "Have resumed talks cut off in 2022": what follows the noun tells which talks, and is over."""
    return any(words[index] in _TAKEN_UP for index in before[:4])


_TAKEN_UP = forms("resume restart revive renew reopen restore thaw unfreeze") | words("picked pick picks")


def _is_delayed(words: Sequence[str], before: range) -> bool:
    """ "The delayed visit is now set for May": an adjective yields to what is said of the act."""
    return any(
        words[index] in _DELAYED
        and (not index or words[index - 1] in _BEFORE_ADJECTIVES)
        and words[index + 1] not in DETERMINERS
        for index in before[:4]
    )


def _is_reset(words: Sequence[str], before: range) -> bool:
    """ "Set mid-May for the delayed summit", "new date for the postponed trip": it has a day again."""
    near = words[before.stop + 1 : before.start + 1]
    return not _RESETTING.isdisjoint(near) and not any(map(negates, near)) and "for" in near


_RESETTING = words("set sets setting fix fixes fixed pick picks picked choose chooses chose date dates day")
_BEFORE_ADJECTIVES = DETERMINERS | words(": 's long their")
_DELAYED = words("delayed postponed suspended twice-delayed long-delayed deferred shelved paused")


def _beyond(words: Sequence[str], after: range) -> range:
    """What follows a clause beside the noun: "a meeting, which had been set for May, will not take place", "a
    meeting that was planned for May was called off".
    """
    end = after.stop
    if words[end - 1] != "," and words[end : end + 1] in _THAT and words[end + 1 : end + 2] in _HAD_BEEN:
        behind = range(end + 3, min(len(words) - 1, end + _TOLD_OF))
        at = next((i for i in behind if words[i] in BE and words[i - 1] != "been"), 0)
        return range(at, min(len(words), at + 7)) if at else range(0)
    if "which" not in words or "which" not in words[end - 1 : end + 1] or "," not in words[end + 1 :]:
        return range(0)
    at = words.index(",", end + 1)
    return range(at + 1, min(len(words), at + 7))


_THAT = (("that",), ("which",))
_HAD_BEEN = (("was",), ("were",), ("had",), ("is",), ("are",))
_TOLD_OF = 14  # words of a clause that tells which meeting it is


def _tense(near: Sequence[str], form: str, status: Status) -> str:
    if status in _COMING:
        return "future"
    past = status is _HELD or form == "past" or not _PAST_AUXILIARY.isdisjoint(near)
    return "past" if past else "none"
