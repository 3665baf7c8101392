"""Marks of an English act: what the words before it say of it beside its status, for the score to weigh."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.core.acts_en import PROTEST, TALKS, ActWord
from bot.core.clauses import FINITE, Clause
from bot.core.kinds_en import CALLING, DAYS, REJECTING, forms
from bot.core.operators_en import RESUME, any_negates, negates
from bot.core.parsing_en import Parse
from bot.core.wordlist import words


def marks(parse: Parse, clause: Clause, near: Sequence[str], act: ActWord, found: str) -> list[str]:
    """What else the words before an act in a clause and the end of its sentence show, `found` first; some may
    come twice. `near` are the words right before the act.
    """
    words, last, form = parse.words, act.first, act.form  # `last`: where the words before it end
    first = last - len(near)
    bends = [kind for at, kind in parse.operators.items() if first <= at < last]
    seen = [found] if found else []
    if form in ("present", "base") and parse.sentence.in_title:
        seen.append("present")
    if bends or not _MARKING.isdisjoint(near):
        refused = act.act.family == "ship" and not _DENIALS.isdisjoint(near)  # a ship is denied entry
        denied = _is_outstanding(words[max(0, first - 1) : last]) or (_denies(near) and not refused)
        denied = denied or (near[-1:] == _DENIED and words[last].endswith("ing"))  # "denied meeting Wang"
        told = clause.kind == "content"  # by somebody
        seen += _marks_before(near, found, wished="wish" in bends, denied=denied, told=told)
    if form == "noun":
        seen += _of_noun(words, near, act, found)
    opens = clause.first
    asked = False
    if words[opens] in _OPENING:
        if "denied" not in seen and _is_untrue(words, opens, form):
            seen.append("denied")
        asked = _is_asked(words, opens)
    seen += _of_order(words, near, act, found)
    if form == "noun" and not _OPEN_SIGNS.isdisjoint(near):
        seen += _left_open(near, found)
    if _is_habit(words, near, act, opens):
        seen.append("habitual")
    if asked or words[0] in _ASKING or ("?" in words and "?" in words[act.last :]):
        seen.append("question")
    if asked and not found and "any" not in seen:
        seen.append("any")  # of what took place somebody would know
    return seen


def _of_order(words: Sequence[str], near: Sequence[str], act: ActWord, found: str) -> Iterator[str]:
    """Whether an act is told besides, or is an earlier accord that the news carries out: "in line with what
    Biden and Xi agreed".
    """
    besides = near and (near[-1] in _BESIDES or not _MEANWHILE.isdisjoint(near[-4:]))
    if words[0] in _BEFORE_THAT or besides or near[-3:] == _GOING_ON or _is_one_more(words, near, act):
        yield "added"
    if act.act.name == "agree" and not found:
        before = words[max(0, act.first - _WITHIN) : act.first]
        if not _CARRIED_OUT.isdisjoint(before):
            yield "pluperfect"


def _is_one_more(words: Sequence[str], near: Sequence[str], act: ActWord) -> bool:
    """ "Had a further meeting with", "the same day Blinken saw": told beside another one."""
    if act.form == "noun" and not _FURTHER.isdisjoint(near[-3:]):
        return True
    opening = words[:_OPENS]
    return not _FURTHER.isdisjoint(opening) or ("same" in opening and not _SPANS.isdisjoint(opening))


def _left_open(near: Sequence[str], found: str) -> Iterator[str]:
    """What the words before a noun say of talks that may never be."""
    if "any" in near[-3:] and found not in ("refuse", "cancel"):
        yield "any"  # "in any call with Xi"
    if _is_spoken_of(near):
        yield "hinted"  # "fuels talk of a summit", "a report spoke of a possible summit"


def _is_untrue(words: Sequence[str], opens: int, form: str) -> bool:
    """Whether what stands before a clause denies what it tells, or leaves it open."""
    if not opens:
        return False
    if words[opens] in _IFS:
        return form == "past" and _is_left_open(words[:opens])
    accounted = words[opens] == "which" and words[opens - 2 : opens] == ("according", "to")
    return (words[opens] == "that" or accounted) and _is_denied(words, opens)


def _is_regulated(words: Sequence[str], act: ActWord, opens: int) -> bool:
    """ "Diplomats need permission to meet mayors", "must give notice before meetings", "not to meet them
    without approval": a rule for all such acts, as against "gave approval for the visit".
    """
    behind = words[act.last : act.last + _PERMITTED]
    if "without" in behind and not _PERMITS.isdisjoint(behind[behind.index("without") :][:_PERMIT_NEAR]):
        return True
    before = words[max(0, opens - _PERMIT_NEAR, act.first - 2 * _PERMITTED) : act.first]
    for index, word in enumerate(before):
        if word in _NEEDING and not _PERMITS.isdisjoint(before[index + 1 : index + 1 + 2 * _PERMIT_NEAR]):
            return True
    return False


_PERMITS = words(
    "approval permission permit permits authorization authorisation notice notification clearance consent "
    "notify inform report register declare disclose"
)
_NEEDING = words(
    "need needs needed needing require requires required requiring must obligated obliged subject"
)
_PERMITTED, _PERMIT_NEAR = 8, 4  # words behind an act in which its condition stands, words of a condition


def _is_spoken_of(near: Sequence[str]) -> bool:
    """Whether a meeting is one that others talk of: "rumours of a summit", "spoke of a possible meeting"."""
    return any(
        one in _SPOKEN and other == "of" and (one in _RUMOURED or "possible" in near)
        for one, other in pairwise(near)
    )


_RUMOURED = words("talk chatter buzz rumors rumours speculation")
_SPOKEN = _RUMOURED | words("spoke speaks speak speaking report reports word")


def _is_habit(words: Sequence[str], near: Sequence[str], act: ActWord, opens: int) -> bool:
    """ "They routinely hold calls", "whenever he talks with Xi", "each call with Xi": no one contact."""
    if not _HABITUAL.isdisjoint(near):
        if not _HABITS.isdisjoint(near) and "scheduled" not in near:
            return True
        if act.form == "noun" and not _EACH.isdisjoint(near[-_CLOSE:]):
            return True
    opening = words[opens]
    if opening == "whenever" or (opening in _EACH and words[opens + 1 : opens + 2] == ("time",)):
        return True
    return not _PERMITS.isdisjoint(words) and _is_regulated(words, act, opens)


def _is_asked(words: Sequence[str], opens: int) -> bool:
    """ "Was asked whether they had spoken", "took questions about if talks go on": nobody says so."""
    if words[opens] not in ("if", "whether"):
        return False
    return not _QUESTIONS.isdisjoint(words[max(0, opens - _NEAR_QUESTION) : opens])


def _of_noun(words: Sequence[str], near: Sequence[str], act: ActWord, found: str) -> Iterator[str]:
    """What is said of talks by name: that there are none, or that somebody would have them."""
    unheard = act.act is PROTEST and found == "refuse"  # "rejects a complaint by the envoy" in public
    talked_of = not _TALKED_OF.isdisjoint(near)
    behind = words[act.last : act.last + _SAID_WITHIN]
    if (
        unheard
        or _there_are_none(words, near, act, found)
        or ("fake" in behind and _is_fake(behind))
        or (talked_of and _are_rumours(near))
    ):
        yield "denied"
    if not _STARTED.isdisjoint(behind) and _has_begun(words, act.last):
        yield "begun"
    if (talked_of and (_is_called_for(near) or _is_hoped_for(near) or _is_out_of_reach(words, near))) or (
        not _MUST.isdisjoint(behind) and _is_on_terms(behind)
    ):
        yield "wish"


def _has_begun(words: Sequence[str], last: int) -> bool:
    """ "Talks between the two got under way on Monday": said of the noun, in the past or as going on."""
    for index in range(last, min(last + _SAID_WITHIN, len(words))):
        word = words[index]
        if word in _STARTED:
            way = word != "under" or words[index + 1 : index + 2] == ("way",)
            return way and words[index - 1] not in _NOT_BEGUN
        if word in _NOT_BEGUN or (word in FINITE and word not in _BEING):
            return False
    return False


_STARTED = words("opened began started kicked underway under commenced")
_NOT_BEGUN = words(
    "will would to could may might should be due , ; : if when before until after since who which that not"
)
_BEING = words("is are was were got get have has")
_SAID_WITHIN = 14  # words behind a noun in which what is said of it stands


def _there_are_none(words: Sequence[str], near: Sequence[str], act: ActWord, found: str) -> bool:
    """ "Says no talks with the US are under way", "is not in talks", "sees no point in dialogue": what
    there is not, as against what is refused or not planned.
    """
    if "no" in near and not _POINT.isdisjoint(near[near.index("no") + 1 :][:1]):
        return True
    if act.act is not TALKS or found not in ("", "negation", "refuse") or not _CONDITIONS.isdisjoint(words):
        return False
    if found and "no" in near:
        between = near[len(near) - near[::-1].index("no") :]
        return _PLANNED.isdisjoint(words) and _OF_PLANS.isdisjoint(between)
    if _TAKING_PLACE.isdisjoint(near):
        return False
    denied = [index for index, word in enumerate(near[:-1]) if word != "no" and negates(word)]
    return bool(denied) and not _TAKING_PLACE.isdisjoint(near[denied[-1] + 1 : denied[-1] + 3])


def _is_called_for(near: Sequence[str]) -> bool:
    """ "Calls on China for dialogue", "a call for talks": what somebody wants and has not offered."""
    if "for" not in near or CALLING.isdisjoint(near):
        return False
    at = len(near) - 1 - near[::-1].index("for")
    called = [index for index, word in enumerate(near[:at]) if word in CALLING]
    # Those who "called for resumed talks" were often both sides, in talks.
    return bool(called) and near[called[-1] : at] != ("called",) and near[called[-1] + 1] in ("for", "on")


def _is_hoped_for(near: Sequence[str]) -> bool:
    """ "Voiced hope for a meeting", "urged it to show sincerity in talks": they are only wished for."""
    if _HOPED_FOR.isdisjoint(near):
        return False
    for at, word in enumerate(near):
        if word in _HOPE and near[at - 1 : at] in _VOICED and near[at + 1 : at + 2] in _FOR:
            return True
        if word in _SINCERITY and near[at + 1 : at + 2] in _FOR:
            return not _URGING.isdisjoint(near[:at])
    return False


def _is_untold(near: Sequence[str]) -> bool:
    """ "Has nothing to share on a call", "no information to provide on reports": who does not speak of it."""
    if _UNTOLD.isdisjoint(near):
        return False
    return any(
        (one == "nothing" and other == "to" and third in _TELLS)
        or (one == "no" and (other in _UNTOLD or third in _UNTOLD))
        for one, other, third in zip(near, near[1:], near[2:], strict=False)
    )


def _is_on_terms(behind: Sequence[str]) -> bool:
    """ "Dialogue on the issue must be based on equality": on what terms talks could be had."""
    at = next((index for index, word in enumerate(behind[:_ON_TERMS]) if word in _MUST), -1)
    return at >= 0 and behind[at + 1 : at + 2] == ("be",) and behind[at + 2 : at + 3] in _BASED


def _is_out_of_reach(words: Sequence[str], near: Sequence[str]) -> bool:
    """ "Cannot ask for dialogue while it arms Taiwan": what the other side may not expect."""
    if _WHILE.isdisjoint(words) or _ASKING_FOR.isdisjoint(near):
        return False
    at = next(index for index, word in enumerate(near) if word in _ASKING_FOR)
    return not _CANNOT.isdisjoint(near[max(0, at - 3) : at])


def _is_fake(behind: Sequence[str]) -> bool:
    """ "Calls the talks 'fake news'"."""
    return "fake" in behind[:_LABELLED] and "news" in behind[:_LABELLED]


def _are_rumours(near: Sequence[str]) -> bool:
    """ "Rejects reports of talks", "dismissed Trump's claim of a call": what others say took place."""
    if "of" not in near or _RUMOURS.isdisjoint(near):
        return False
    for at, word in enumerate(near):
        if word in _RUMOURS and near[at + 1 : at + 2] == ("of",):
            return not _REJECTED_REPORT.isdisjoint(near[:at])
    return False


_WHILE = words("while whilst if and")
_ASKING_FOR = words("ask expect seek want demand talk preach hope call request")
_CANNOT = words("cannot can't not")
_EACH = words("every each")
_CLOSE = 2  # words before a noun in which its determiner stands
_QUESTIONS = words("asked asks ask question questions pressed quizzed grilled wonder wonders wondered")
_NEAR_QUESTION = 12  # words before an indirect question in which who asks stands
_UNTOLD = words("nothing information comment")
_TELLS = words("share offer provide announce add say report disclose")
_HOPE = words("hope hopes")
_VOICED = frozenset((verb,) for verb in words("expressed expresses expressing voiced voices voicing"))
_FOR = frozenset((word,) for word in words("for in of"))
_SINCERITY = words("sincerity faith seriousness goodwill")
_URGING = words("urge urges urged urging should must needs need called calls hope hopes hoped wants")
_ON_TERMS = 8  # words behind a noun in which the terms follow, with what the talks are on
_MUST = words("must should")
_BASED = frozenset((word,) for word in words("based built conducted premised founded"))
_LABELLED = 5  # words behind a noun in which what it is called stands
_RUMOURS = words(
    "report reports account accounts story stories claim claims talk rumor rumors rumour rumours "
    "suggestion suggestions"
)
_REJECTED_REPORT = (
    REJECTING
    | forms("debunk quash scotch rubbish")
    | words("brands branded knocks knocked shoots shot")  # "knocks down", "shoots down"
)
_HOPED_FOR = _HOPE | _SINCERITY
_TALKED_OF = _RUMOURS | CALLING | _HOPED_FOR | _ASKING_FOR
_POINT = words("point reason sense use value")
_CONDITIONS = words("unless until without while if before as")
_PLANNED = words("planned scheduled set expected plans plan will")
_OF_PLANS = words("of for to with on plans intention")
_TAKING_PLACE = words("in engaged holding conducting having")


def _is_denied(words: Sequence[str], opens: int) -> bool:
    """ "Denied that", "says it is not true that": what the clause tells did not happen."""
    if words[opens - 1] in DAYS and words[opens - 2 : opens - 1] == ("on",):
        opens -= 2
    if words[opens - 1] in _QUOTES:
        opens -= 1
    before = words[opens - 1]
    said = words[max(0, opens - _REJECTED) : opens]
    if not (_RUMOURS.isdisjoint(said) or _REJECTED_REPORT.isdisjoint(said)) or _is_untold(words[:opens]):
        return True
    return before in _DENYING_THAT or (
        before in _TRUE and any(negates(w) for w in words[opens - 3 : opens - 1])
    )


def _is_left_open(said: Sequence[str]) -> bool:
    """ "Won't say if", "declined to say whether": nothing is told of the act."""
    near = said[-5:]
    return not _SAY.isdisjoint(near) and (
        any(negates(word) for word in near) or not _DECLINING.isdisjoint(near)
    )


_IFS = words("if whether")
_OPENING = _IFS | words("that which")  # what opens a clause that others may deny or ask about
_SAY = words("say confirm disclose reveal comment discuss tell")
_REJECTED = 7  # words before "that" in which reports are rejected, with whose they are


def _marks_before(
    near: Sequence[str], found: str, *, wished: bool, denied: bool, told: bool
) -> Iterator[str]:
    """The marks of the words before an act; `wished`: one of them wishes for it; `denied`: they say that it
    did not come, or has not so far.
    """
    if not RESUME.isdisjoint(near):
        yield "resume"
    if found != "wish" and wished:
        yield "wish"
    if found != "negation" and any_negates(near):
        yield "negation"
    if denied:
        yield "denied"
    if "had" in near and not _had_one(near):
        yield "pluperfect"
        if told:
            yield "recounted"  # "said that he had told Xi"
    if "have" in near and not _UNREAL.isdisjoint(near):
        yield "counterfactual"


def _had_one(near: Sequence[str]) -> bool:
    """ "Liu had a call with them": the verb of the act, and no sign of what came before."""
    at = len(near) - 1 - near[::-1].index("had")
    return not _OWNED.isdisjoint(near[at + 1 : at + 2])


def _is_outstanding(words: Sequence[str]) -> bool:
    """ "Has yet to receive an offer": what has not come so far."""
    return "yet" in words and any(
        one in _HAVING and other == "yet" and third == "to"
        for one, other, third in zip(words, words[1:], words[2:], strict=False)
    )


_HAVING = words("has have had")


# What opens a noun, and no participle.
_OWNED = words('a an the his her their its our two three several some no "')
_BEFORE_THAT = words("earlier previously separately meanwhile elsewhere")
_MEANWHILE = words("meanwhile separately")
_CARRIED_OUT = words(
    "what implement implements implementing carry carries carrying fulfil fulfill fulfilling honour honor "
    "honouring honoring deliver delivers delivering line accordance practice heed heeding"
)
_WITHIN = 9  # words before an accord in which that it is carried out can stand
_BESIDES = words("also later")
_GOING_ON = ("went", "on", "to")
_FURTHER = words("further additional separate")
_SPANS = words("day morning afternoon evening night week")
_OPENS = 4  # words that open a sentence: "on that same day"


def _denies(near: Sequence[str]) -> bool:
    """ "They did not speak", "there have been no talks": what did not happen, as against what is refused.
    `near` are the words before the act.
    """
    if _is_untold(near):
        return True
    if "denied" in near:
        what = near[near.index("denied") + 1 :]
        what = what[2:] if what[:1] == ("on",) and what[1:2] and what[1] in DAYS else what
        if not _WHAT_IS_DENIED.isdisjoint(what[:1]):
            return True
    if _are_denied(near) or not (_DECLINING.isdisjoint(near) or _TELLING.isdisjoint(near)):
        return True
    if near[-1:] == ("been",) and "no" in near[-_PASSIVE:]:
        return True  # "no new date has been agreed"
    if not _INTENDING.isdisjoint(near) or not any_negates(near[-3:]):
        return False
    return not _DENYING.isdisjoint(near[-6:])


def _are_denied(near: Sequence[str]) -> bool:
    """ "Denies talks", as against "denies Mattis a meeting", which is refused to him."""
    return not _DENIALS.isdisjoint(near) and any(
        word in _DENIALS and not (near[at + 1 : at + 2] == ("",) and near[at + 2 : at + 3] in _REFUSED_HIM)
        for at, word in enumerate(near)
    )


_REFUSED_HIM = (("a",), ("an",), ("any",), ("his",), ("her",))
_PASSIVE = 6  # words before a participle in which its subject begins
# "Declined to preview any plans for a call": who does not speak of it refuses no contact.
_DECLINING = words("declined declines declining refused refuses")
_TELLING = words("preview comment say discuss confirm speculate elaborate disclose rule")
_DENYING = words("there been had did didn't never hasn't haven't has have aware heard")
_WHAT_IS_DENIED = words("having being holding making reports claims any")  # elsewhere it is refused
_DENYING_THAT = REJECTING | words("untrue false")
_TRUE = words("true correct")
_QUOTES = words("' \"")
_DENIED = ("denied",)
_DENIALS = words("denies deny untrue groundless")
_INTENDING = words("will would plans plan")
# "Xi would have received him": it did not come to that. "They routinely hold calls": no one contact is told.
_UNREAL = words("would could might should 'd")
_HABITS = words("routinely regularly often usually frequently always typically generally sometimes")
_HABITUAL = _HABITS | _EACH
_OPEN_SIGNS = _SPOKEN | {"any"}
_MARKING = RESUME | _DENIALS | _DECLINING | words("denied yet had have been nothing")
_ASKING = words("why how what will can could should")
