"""What an English clause says of an act: that it was held, is coming, was offered, refused, called off, or
none of it.

Operators are words with a scope. For a verb they are its auxiliaries and the verbs that govern it ("plans
to meet", "refused to meet"); for a noun its adjectives ("a planned visit"), the verb whose object it is
("rejects a meeting", "to hold talks"), and what is predicated of it afterwards ("the trip was called off").
The nearest decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.acts_en import ActWord
from bot.core.clauses import FINITE, Parse
from bot.core.model import Status
from bot.core.wordlist import words

FUTURE = words(
    "will 'll shall scheduled slated plans plan planned planning expected expects upcoming "
    "forthcoming prepares prepare preparing prepared agreed agrees agree tomorrow set due next "
    "coming soon nears await awaits awaited readies poised anticipated expect "
    "expecting would confirms schedule schedules scheduling arranged gearing approaches "
    "long-awaited prepping announces announced agreement follow-up preparatory"
)
OFFER = words(
    "may might could considering considers consider weighs weighing weigh seeks seek seeking "
    "sought request requests requested requesting propose proposes proposed proposing offer "
    "offers offered offering invites invited invite invitation wants want hopes hope hoping "
    "willing ready possible potential push pushes pushing likely mulls mulling exploring proposal "
    "bid tentative floats floated eager keen wish desire open reportedly possibility possibly "
    "looms looming eyes speculation hints pledges urges urged pledge attempts attempt asks asked overtures "
    "overture suggests chance"
)
REFUSE = words(
    "declined declines decline declining rejects rejected reject rejecting refuses refused refuse "
    "refusing refusal rebuffs rebuffed rebuff spurns spurned spurn snubs snubbed snub ignores "
    "ignored unanswered barred bars blocked blocks denied denies deny rejection shuns shunned "
    "won't skips skip skipped avoids avoided unwilling"
)
CANCEL = words(
    "cancels cancelled canceled cancel cancelling canceling cancellation cancelation postpones "
    "postponed postpone postponing postponement suspends suspended suspend suspending suspension "
    "halts halted halt halting delays delayed delay delaying scraps scrapped scrap shelves "
    "shelved freezes froze frozen severs severed nixes nixed axes axed stop stops stopped "
    "stopping aborted aborts scuttled scuttles derailed derails upended drops dropped pauses "
    "paused"
)
NEGATION = words(
    "not n't no never without neither nor hardly barely failed fails fail failing unable cannot "
    "can't didn't doesn't don't hasn't haven't isn't wasn't wouldn't aren't weren't yet-to"
)
WISH = words("should must ought need needs should've shouldn't hopefully love rather time someday")
RESUME = words(
    "resume resumes resumed resuming restart restarts restarted restarting restore restored "
    "reopen revive renew"
)
BE = words("is are was were be been being 's 're get gets got")
_PAST_AUXILIARY = words("was were had did")
_HELD_VERBS = words(
    "held had met began started opened concluded wrapped ended completed took conducted resumed "
    "finished convened joined attended hosted led hold holds open opens begin begins wrap wraps "
    "end ends conclude concludes start starts resume resumes finish finishes convene convenes "
    "conduct conducts during continue continues continued holding having after ending concluding "
    "wrapping"
)
_BASE_LIGHT = words(
    "hold have begin start open conduct resume restart continue join attend make pay take lead "
    "convene restore reopen revive schedule renew host receive do be"
)
_PARTICLES = {
    "out": words("pull pulls pulled pulling back backs backed backing"),
    "off": words("called calls calling call put puts putting cut cuts cutting broke broken breaks break"),
    "down": words("turned turns turning turn"),
    "aside": words("put puts"),
    "hold": words("put puts putting"),
}
_REACH = 14

_CLASSES = (
    ("refuse", REFUSE),
    ("cancel", CANCEL),
    ("offer", OFFER),
    ("future", FUTURE),
    ("negation", NEGATION),
    ("wish", WISH),
)
_STATUS = {
    "cancel": Status.CANCELLED,
    "refuse": Status.DECLINED,
    "negation": Status.DECLINED,
    "offer": Status.PROPOSED,
    "future": Status.SCHEDULED,
    "wish": Status.PROPOSED,
}


@dataclass(frozen=True, slots=True)
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
    first, last, form, act = word.first, word.last, word.form, word.act
    words = parse.words
    clause = parse.clause_of(first)
    before = range(first - 1, max(clause.first, first - _REACH) - 1, -1)
    after = range(last, min(clause.last, last + 12))
    if form == "noun":
        operator, firm = _of_noun(words, before, after)
    else:
        called_off = form == "base" and any(words[i] in CANCEL for i in before[:1])  # "cancels travel to"
        operator, firm = ("cancel", True) if called_off else _of_verb(words, before, after, form)
    if form in ("present", "base") and clause.kind in ("when", "before") and words[clause.first] in _AHEAD:
        operator, firm = operator or "future", True
    status = _STATUS.get(operator, act.status)
    if status is Status.HELD and form in ("present", "ing") and act.name in ("travel", "arrive"):
        status = Status.SCHEDULED
    if status is Status.SCHEDULED and "reportedly" in words[clause.first : clause.last]:
        status = Status.PROPOSED
    marks = list(_marks(words, before, last, operator))
    if clause.kind in ("content", "relative") and not _HINTING.isdisjoint(
        words[max(0, clause.first - 3) : clause.first]
    ):
        marks.append("hinted")
        status = Status.PROPOSED if status is Status.SCHEDULED else status
    if clause.kind in ("content", "relative") and not _HOPING.isdisjoint(
        words[max(0, clause.first - 3) : clause.first + 1]
    ):
        marks.append("wish")
    return Modality(status, _tense(words, before, form, status), tuple(dict.fromkeys(marks)), firm)


_HOPING = words("hope hopes hoped hoping wish wishes wants suggests suggested urges")
_HINTING = words("signal sign signals signs hint hints indication indications speculation possibility")
# "When he meets Xi", "before she flies to Beijing": an English present that speaks of the future.
_AHEAD = words("when once before until ahead if")


def _class(words: Sequence[str], index: int) -> str:
    """The operator class of one word, "" for none."""
    word = words[index]
    for particle, verbs in _PARTICLES.items():
        if word in verbs and particle in words[index + 1 : index + 9]:
            return "refuse" if particle == "down" else "cancel"
    if word == "open" and words[index + 1 : index + 2] != ("to",):
        return ""  # "a stable and open relationship"
    return next((name for name, members in _CLASSES if word in members), "")


def _of_verb(words: Sequence[str], before: range, after: range, form: str) -> tuple[str, bool]:
    if form in ("past", "present"):
        return ("negation", True) if any(words[i] in NEGATION for i in before[:2]) else ("", True)
    infinitive = form == "base" and (
        any(words[i] == "to" for i in before[:2]) or _goes_on_from_infinitive(words, before)
    )
    found, _ = _nearest(words, before, stop_at_verbs=False)
    if form == "base" and not infinitive and not any(words[i] in _MODALS for i in before[:4]):
        return "", True  # a headline's plural: "Xi, Biden meet"
    later = _predicate(words, after) if infinitive else ""
    if later in ("cancel", "refuse"):
        return later, True
    if infinitive and any(words[i] in _RANKED for i in before):
        return "", True  # "the second cabinet member to visit"
    if found:
        return found, True
    return ("future", True) if infinitive else ("", False)


def _goes_on_from_infinitive(words: Sequence[str], before: range) -> bool:
    """ "Plans to visit Beijing and meet Li": the second verb is as much to come as the first."""
    return any(words[i] == "and" for i in before[:1]) and any(words[i] == "to" for i in before)


_RANKED = words("first second third latest highest-level highest-ranking most-senior only")
_MODALS = words(
    "will would may might could can should must shall 'll not didn't won't wouldn't don't doesn't did does do"
)


def _of_noun(words: Sequence[str], before: range, after: range) -> tuple[str, bool]:
    later = _predicate(words, after)
    if later in ("cancel", "refuse"):
        return later, True
    found, firm = _nearest(words, before, stop_at_verbs=True)
    if found or firm:
        return found, True
    return later, bool(later)


def _nearest(words: Sequence[str], before: range, *, stop_at_verbs: bool) -> tuple[str, bool]:
    """The nearest operator leftwards; ("", True) where a verb says that the act took place."""
    pending = ""  # "to hold talks": coming, unless something before it says otherwise
    for index in before:
        word = words[index]
        base = (
            word in _BASE_LIGHT
            and index > 0
            and (words[index - 1] in _TO or words[index - 2 : index - 1] == ("to",))
        )
        if base and not pending:
            pending = "future"
            continue
        kind = _class(words, index)
        if word in _ASKED:  # "rejects the Pentagon's request for a meeting": the answer counts
            pending = "offer"
            continue
        if pending == "offer" and kind not in ("refuse", "cancel", "negation"):
            continue
        if kind == "cancel" and any(words[k] in _THREATENED for k in range(max(0, index - 3), index)):
            return "future", True
        if kind and not (kind == "future" and word == "next"):
            if kind == "future" and any(words[k] in NEGATION for k in range(max(0, index - 2), index)):
                return "refuse", True
            return kind, True
        if word == "next":
            pending = pending or "future"
        if pending or not stop_at_verbs:
            continue
        if word in _HELD_VERBS and word != "after":
            return "", True
        if word in FINITE:
            return "", False
    return pending, bool(pending)


_ASKED = words(
    "request requests bid bids proposal proposals attempts attempt overtures overture invitation "
    "offer offers plea"
)
_SEEMING = words("has have had looked looks seemed seems appeared appears remained remains")
_THREATENED = words("threatens threatened threaten threat may might could")
_TO = words("to will would may might could can should must 'll not")


def _predicate(words: Sequence[str], after: range) -> str:
    """What is said of a noun behind it: "was postponed", "set for May", "on hold", "to be held"."""
    for index in after:
        word = words[index]
        if word in ("on", "off") and words[index + 1 : index + 2] == ("hold",):
            return "cancel"
        kind = _class(words, index)
        if kind in ("refuse", "cancel"):
            passive = (
                words[index - 1] in BE
                or words[index - 1] in ("been", "not")
                or word in ("canceled", "cancelled", "postponed")
            )
            return kind if passive or word.endswith("ed") or word in _PARTICLES["off"] else ""
        if kind in ("future", "offer") and word not in (
            "agreed",
            "agree",
            "agrees",
            "hopes",
            "hope",
            "announced",
            "announces",
        ):
            return kind
        if word in FINITE and word not in BE and word not in _SEEMING:
            return ""
        if word == "to" and words[index + 1 : index + 2] in (
            ("be",),
            ("take",),
            ("begin",),
            ("start",),
            ("open",),
        ):
            return "future"
    return ""


def _marks(words: Sequence[str], before: range, last: int, operator: str) -> Iterator[str]:
    if operator:
        yield operator
    near = {words[i] for i in before}
    for name, members in (("resume", RESUME), ("wish", WISH), ("negation", NEGATION)):
        if near & members and operator != name:
            yield name
    if _denies(words, before, near):
        yield "denied"
    if "had" in near:
        yield "pluperfect"
    if "?" in words[last:] or (words and words[0] in _ASKING):
        yield "question"


def _denies(words: Sequence[str], before: range, near: set[str]) -> bool:
    """ "They did not speak", "there have been no talks": what did not happen, as against what is refused."""
    if near & _DENIALS or (near & _DECLINING and near & _TELLING):
        return True
    close = [words[i] for i in before[:3]]
    if near & _INTENDING or not NEGATION.intersection(close):
        return False
    return bool(_DENYING.intersection(words[i] for i in before[:6]))


# "Declined to preview any plans for a call": who does not speak of it refuses no contact.
_DECLINING = words("declined declines declining refused refuses")
_TELLING = words("preview comment say discuss confirm speculate elaborate disclose rule")
_DENYING = words("there been had did didn't never hasn't haven't has have")
_DENIALS = words("denies deny untrue groundless")
_INTENDING = words("will would plans plan")
_ASKING = words("why how what will can could should")


def _tense(words: Sequence[str], before: range, form: str, status: Status) -> str:
    if status in (Status.SCHEDULED, Status.PROPOSED):
        return "future"
    past = status is Status.HELD or form == "past" or any(words[i] in _PAST_AUXILIARY for i in before)
    return "past" if past else "none"
