"""What an English clause says of an act: that it was held, is coming, was offered, refused, called off, or none of it.

Operators are words with a scope: those before the act in its clause, and passives after it ("the trip was
postponed"). The nearest decides; negation turns a coming act into a declined one and a past act into a denial.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.core.clauses import Parse
from bot.core.model import Status

FUTURE = frozenset(
    "will 'll shall scheduled slated plans plan planned planning expected expects upcoming forthcoming prepares prepare "
    "preparing preparations prepared agreed agrees agree tomorrow set due next coming soon looms looming nears await "
    "awaits awaited eyes eye eyed heads head heading readies poised anticipated expect expecting going "
    "would later planed confirms schedule scheduling itinerary week's arranged gearing approaches long-awaited".split()
)
OFFER = frozenset(
    "may might could considering considers consider weighs weighing weigh seeks seek seeking sought request requests "
    "requested requesting asked asks asking propose proposes proposed proposing offer offers offered offering invites "
    "invited invite invitation wants want hopes hope hoping hoped willing ready possible potential push pushes pushing "
    "likely mulls mulling explores exploring urges urge urged proposal bid open unconfirmed tentative tentatively "
    "discussing discussed floated floats reportedly yet mooted eager keen wish wishes desire".split()
)
REFUSE = frozenset(
    "declined declines decline declining rejects rejected reject rejecting refuses refused refuse refusing refusal "
    "rebuffs rebuffed rebuff spurns spurned spurn snubs snubbed snub ignores ignored unanswered barred bars blocked "
    "blocks denied denies rejection shuns shunned spurning rebuffing snubbing won't skips skip skipped avoids".split()
)
CANCEL = frozenset(
    "cancels cancelled canceled cancel cancelling canceling cancellation cancelation postpones postponed postpone "
    "postponing postponement suspends suspended suspend suspending suspension halts halted halt halting delays delayed "
    "delay delaying scraps scrapped scrap shelves shelved freezes froze frozen severs severed nixes nixed axes axed "
    "stop stops stopped stopping breaks aborted aborts scuttled scuttles derailed derails upends upended calls_off called_off put_off cut_off "
    "cuts_off broken_off broke_off puts_off stalled collapses collapsed".split()
)
RESUME = frozenset(
    "resume resumes resumed resuming restart restarts restarted restarting restore restored reopen revive".split()
)
NEGATION = frozenset(
    "not n't no never without neither nor hardly barely failed fails fail unable cannot can't didn't "
    "doesn't don't hasn't haven't isn't wasn't won't wouldn't aren't weren't".split()
)
WISH = frozenset("should must ought need needs should've shouldn't hopefully".split())
HEDGE = frozenset("would if could whether unless might".split())
PERFECT = frozenset("had".split())
BE = frozenset("is are was were be been being 's 're get gets got".split())
PAST_AUX = frozenset("was were had did".split())
NOW_AUX = frozenset("is are has have does do".split())
_PARTICLE_VERBS = {"called": "off", "calls": "off", "calling": "off", "call": "off", "put": "off", "puts": "off",
                   "cut": "off", "cuts": "off", "broke": "off", "broken": "off", "breaks": "off", "putting": "off",
                   "cutting": "off"}  # fmt: skip
_DOWN_VERBS = {"turned": "down", "turns": "down", "turning": "down", "turn": "down"}


@dataclass(frozen=True, slots=True)
class Modality:
    """Status and tense of an act in its clause; `marks` are the observations that the score may weigh."""

    status: Status
    tense: str
    marks: tuple[str, ...]
    operator: int  # token index of the deciding operator, -1 for none


def _kind(words: tuple[str, ...], index: int, last: int) -> str:
    """The operator class of one word, "" for none."""
    word = words[index]
    if not word:
        return ""
    if word in _PARTICLE_VERBS and _PARTICLE_VERBS[word] in words[index + 1 : min(index + 6, last)]:
        return "cancel"
    if word in _DOWN_VERBS and "down" in words[index + 1 : min(index + 8, last)]:
        return "refuse"
    for name, members in _CLASSES:
        if word in members:
            return name
    return ""


_CLASSES = (
    ("refuse", REFUSE),
    ("cancel", CANCEL),
    ("future", FUTURE),
    ("offer", OFFER),
    ("negation", NEGATION),
    ("wish", WISH),
    ("resume", RESUME),
)
_STATUS = {
    "cancel": Status.CANCELLED,
    "refuse": Status.DECLINED,
    "offer": Status.PROPOSED,
    "future": Status.SCHEDULED,
}


def read(parse: Parse, first: int, last: int, form: str, default: Status) -> Modality:
    """The modality of the trigger at tokens [first, last) whose word form is `form`."""
    clause = parse.clause_of(first)
    words = parse.words
    before = _before(parse, first, clause.first)
    after = _after(words, last, clause.last, form)
    marks: list[str] = []
    found: dict[str, int] = {}
    for index in (*before, *after):
        kind = _kind(words, index, clause.last)
        if kind and kind not in found:
            found[kind] = index
    if form in ("base", "ing") and "future" not in found and _infinitive(words, first):
        found["infinitive"] = first - 1
    status, operator = _decide(found, form, default, parse.sentence.in_title)
    marks.extend(sorted(found))
    if "negation" in found and _denies(words, before):
        marks.append("denied")
    if any(words[i] in PERFECT for i in before):
        marks.append("pluperfect")
    if "?" in words[last:] or (
        words and words[0] in ("why", "how", "what", "will", "can", "could", "should")
    ):
        marks.append("question")
    return Modality(status, _tense(words, before, form, status), tuple(marks), operator)


def _denies(words: tuple[str, ...], before: list[int]) -> bool:
    """ "There have been no talks", "he has had no contact": what did not happen, as against what is refused."""
    near = {words[i] for i in before}
    return bool(near & {"there", "been", "had", "denied", "denies"}) and not near & {"will", "would", "plans", "plan"}


def _before(parse: Parse, first: int, clause_first: int) -> list[int]:
    """Indices from the trigger backwards to the clause's head, at most 14 words."""
    return list(range(first - 1, max(clause_first, first - 14) - 1, -1))


def _after(words: tuple[str, ...], last: int, clause_last: int, form: str) -> list[int]:
    """For a noun: its predicate after it ("talks ... were postponed", "visit set for May")."""
    if form != "noun":
        return [
            i for i in range(last, min(last + 6, clause_last)) if words[i] in ("next", "tomorrow", "soon")
        ]
    return list(range(last, min(last + 12, clause_last)))


def _infinitive(words: tuple[str, ...], first: int) -> bool:
    return first > 0 and (words[first - 1] == "to" or (first > 1 and words[first - 2] == "to"))


def _decide(found: dict[str, int], form: str, default: Status, in_title: bool) -> tuple[Status, int]:
    if "cancel" in found:
        return Status.CANCELLED, found["cancel"]
    if "refuse" in found:
        return Status.DECLINED, found["refuse"]
    if "negation" in found and form != "past":
        return Status.DECLINED, found["negation"]
    if form == "past":
        return default, -1
    choices = [(found[k], k) for k in ("offer", "future") if k in found]
    if choices:
        index, kind = max(choices) if form != "noun" else min(choices, key=lambda c: c[1] != "offer")
        return _STATUS[kind], index
    if "infinitive" in found:
        return (Status.SCHEDULED if default is Status.HELD else default), found["infinitive"]
    return default, -1


def _tense(words: tuple[str, ...], before: list[int], form: str, status: Status) -> str:
    if status in (Status.SCHEDULED, Status.PROPOSED):
        return "future"
    return (
        "past"
        if status is Status.HELD or form == "past" or any(words[i] in PAST_AUX for i in before)
        else "none"
    )
