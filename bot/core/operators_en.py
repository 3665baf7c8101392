"""English words that bend an act: what makes it coming, offered, refused, called off, or not so.

`operators` gives the classes of a sentence's words where they stand; most of these words have a life of their
own ("May 14", "a stop in Malta", "set out"), which says nothing of the act.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.core.kinds_en import CALLING, DEMANDING, OUGHT
from bot.core.wordlist import words

FUTURE = words(
    "will 'll shall scheduled slated plans plan planned planning expected expects upcoming "
    "forthcoming prepares prepare preparing prepared agreed agrees agree tomorrow set due next "
    "coming soon nears await awaits awaited readies poised anticipated expect "
    "expecting would confirms schedule schedules scheduling arranged gearing approaches "
    "long-awaited prepping announces announced agreement follow-up preparatory rescheduled reschedules "
    "rescheduling reschedule supposed meant intended intends pave paves paving groundwork toward towards "
    "ahead down inked slotted books booked booking "
    "countdown fix fixes fixed fixing "
    "date dates slot go-ahead green greenlight greenlights greenlit green-lights green-lighted nod "
    "finishing forward finalize finalizes finalizing finalise finalising previews preview previewing"
)
OFFER = words(
    "may might could considering considers consider weighs weighing weigh seeks seek seeking "
    "sought request requests requested requesting propose proposes proposed proposing offer "
    "offers offered offering invites invited invite invitation wants want hopes hope hoping "
    "willing ready possible potential push pushes pushing likely mull mulls mulling exploring "
    "proposal bid tentative floats floated eager keen wish desire open reportedly possibility possibly "
    "looms looming eyes eyeing speculation hints pledges urges urged pledge attempts attempt asks asked "
    "trying tries tried work working works talk struggling struggles overtures "
    "overture suggests chance chances prospects odds angle angles angled angling lobbies lobbied lobbying "
    "jockeys jockeyed jockeying itching dangle dangles dangled dangling feelers "
    "moot moots mooted mooting pitch pitches pitched pitching"
)
REFUSE = words(
    "declined declines decline declining rejects rejected reject rejecting refuses refused refuse "
    "refusing refusal rebuffs rebuffed rebuff spurns spurned spurn snubs snubbed snub ignores "
    "ignored unanswered barred bars blocked blocks denied denies deny rejection shuns shunned "
    "skips skip skipped avoids avoided unwilling balks balk balked balking baulks baulk baulked baulking "
    "no-show cold-shoulders cold-shouldered sidesteps sidestepped dodges dodged ducks ducked "
    "busy sit sits sat sitting unreturned unheeded stonewalls stonewalled ghosts ghosted"
)
CANCEL = words(
    "cancels cancelled canceled cancel cancelling canceling cancellation cancelation postpones "
    "postponed postpone postponing postponement suspends suspended suspend suspending suspension "
    "halts halted halt halting delays delayed delay delaying scraps scrapped scrap shelves "
    "shelved freezes froze frozen severs severed nixes nixed axes axed stop stops stopped "
    "stopping aborted aborts scuttled scuttles derailed derails upended drops dropped pauses "
    "nix nixing scrub scrubs scrubbed scrubbing bins binned bail bails bailed "
    "paused withdraws withdrew withdrawn withdrawing rescinds rescinded rescind disinvites disinvited "
    "disinvite uninvites uninvited revokes revoked defer defers deferred deferring deferral ditch ditches "
    "ditched ditching sink sinks sank sunk torpedo torpedoes torpedoed torpedoing scupper scuppers scuppered "
    "scuppering wreck wrecks wrecked wrecking mothball mothballs "
    "mothballed scotch scotches scotched junks cut cuts cutting junked spiked "
    "abandon abandons abandoned abandoning scratch scratches scratched scratching stricken iced"
)
NEGATION = words("not n't no never without neither nor hardly barely unable cannot yet-to") | words(
    "failed fails fail failing"
)
WISH = words("should must ought need needs should've shouldn't hopefully love rather time someday like")
RESUME = words(
    "resume resumes resumed resuming restart restarts restarted restarting restore restored "
    "reopen revive renew"
)
BE = words("is are was were be been being 's 're get gets got")
DETERMINERS = words("a an the his her its their this that another brief short second first")

_CLASSES = (
    ("refuse", REFUSE),
    ("cancel", CANCEL),
    ("offer", OFFER),
    ("future", FUTURE),
    ("negation", NEGATION),
    ("wish", WISH),
)
_KINDS = {word: name for name, members in reversed(_CLASSES) for word in members}
_CALLING_OFF = {
    "out": words(
        "pull pulls pulled pulling back backs backed backing walk walks walked walking bow bows bowed bowing"
    ),
    "plug": words("pull pulls pulled pulling"),
    "ice": words("put puts putting placed places kept keeps"),
    "away": words("walk walks walked walking stay stays stayed staying"),
    "up": words("hang hangs hung hanging tear tears tore torn tearing rip rips ripped"),
    "off": words(
        "called calls calling call put puts putting cut cuts cutting broke broken breaks break taken"
    ),
    "back": words("pushed pushes pushing took takes taking put puts putting"),
    "aside": words("put puts"),
    "hold": words("put puts putting"),
}
# The same with what turns somebody or his offer down: "waves off an offer of talks".
_TURNING_DOWN = {
    "up": words("pass passes passed passing"),
    "down": words("turned turns turning turn"),
    "off": words("wave waves waved waving brush brushes brushed brushing"),
    "aside": words("brush brushes brushed brushing wave waves waved waving"),
    "away": words("turn turns turned turning wave waves waved waving bat bats batted batting"),
    "back": words("knock knocks knocked knocking"),
    "on": words("pass passes passed passing"),
    "ear": words("turn turns turned turning"),
    "door": words("slam slams slammed slamming shut shuts close closes closed"),
    "shoulder": words("give gives gave giving show shows showed"),
    "shrift": words("give gives gave giving"),
}
# And with what puts it into a diary: "lined up talks", or asks for it: "has put in for a meeting".
_ARRANGING_IT = {"up": words("line lines lined lining firm firms firmed firming")}
_PUTTING_IN = words("put puts putting")
_PARTICLES = [
    *(("cancel", particle, verbs) for particle, verbs in _CALLING_OFF.items()),
    *(("refuse", particle, verbs) for particle, verbs in _TURNING_DOWN.items()),
    *(("future", particle, verbs) for particle, verbs in _ARRANGING_IT.items()),
    ("offer", "in", _PUTTING_IN),
    ("offer", "table", words("put puts putting lay lays laid")),
]
_AWAY = frozenset(particle for _, particle, _ in _PARTICLES)
_PARTING = frozenset().union(*(verbs for _, _, verbs in _PARTICLES))
PENCILLING = words(
    "pencil pencils pencilled penciled pencilling penciling slot slots slotted lock locks locked"
)
LINING = words("line lines lined lining tee tees teed teeing firm firms firmed firming sew sews sewed sewn")
_NAILING = words("nail nails nailed nailing pin pins pinned")
_ARRANGED = {"in": PENCILLING, "up": LINING, "down": _NAILING}
_BOOKING = PENCILLING | LINING | _NAILING
_RULING = words("rule rules ruled ruling")
_DENIERS = words("not n't doesn't won't don't didn't wouldn't hasn't haven't can't couldn't without nor")
_TELLS = (("tell",), ("tells",), ("told",), ("telling",))
_DATES = words("date dates day days time venue")
_SAYS = (("say",), ("says",), ("said",), ("saying",))
_TO_WHAT = (("to",), ("on",))
_BENDING = _PARTING.union(_KINDS, _RULING, _BOOKING)
_MONTH_BEFORE = words("in on since until by from of late early mid this last next through")
_SET_ELSEWHERE = words("out up foot off aside the back")
_STRATEGIC = words("strategic war military tax spending budget action five-year contingency defense defence")


def operator(words: Sequence[str], index: int) -> str:
    """The class of the word at an index: refuse, cancel, offer, future, negation or wish; "" for none."""
    word = words[index]
    if word in _RULING and words[index + 1 : index + 2] == ("out",):
        return "wish" if index and not _DENIERS.isdisjoint(words[max(0, index - 2) : index]) else "refuse"
    if word == "no" and (answered := _of_no(words, index)):
        return answered
    if word in _BOOKING and word in _ARRANGED.get(words[index + 1] if index + 1 < len(words) else "", ()):
        return "" if word == "locked" and _is_at_it(words, index) else "future"
    if word in _PARTING and (parted := _parting(words, index)):
        return parted
    kind = "future" if word == "should" and _is_agreed(words, index) else _KINDS.get(word, "")
    if not kind:
        return _contracted(word)
    elsewhere = _ELSEWHERE.get(word)
    return "" if elsewhere is not None and elsewhere(words, index) else kind


def _is_of_a_time(words: Sequence[str], index: int) -> bool:
    """ "Not until Friday did they meet", "the talks will be held, but not until May": they do meet."""
    return words[index + 1 : index + 2] == ("until",)


def _is_at_it(words: Sequence[str], index: int) -> bool:
    """ "Were locked in talks", "Xi, Biden locked in talks", as against "has locked in a meeting"."""
    near = words[max(0, index - 3) : index]
    bare = words[index + 2 : index + 3] not in _ARTICLES
    return _HAVE.isdisjoint(near) and (bare or not BE.isdisjoint(near))


_HAVE = words("have has had 've to will")
_ARTICLES = frozenset((word,) for word in DETERMINERS)


def _of_no(words: Sequence[str], index: int) -> str:
    """ "Says no to talks", "tells the Pentagon no", "will no longer go": a "no" that says more than "not"."""
    behind = words[index + 1 : index + 3]
    if behind[:1] == ("longer",) and behind[1:] not in _A_REASON:
        return "cancel"
    said = words[index - 1 : index] in _SAYS and (behind[:1] in _TO_WHAT or behind == ("again", "to"))
    told = words[index - 2 : index - 1] in _TELLS and not words[index - 1]
    return "refuse" if said or told else ""


_A_REASON = (("a",), ("any",), ("the",), ("much",))


def operators(words: Sequence[str]) -> dict[int, str]:
    """The classes of a sentence's words that have one, by their places."""
    found: dict[int, str] = {}
    joined = "\n".join(words)
    contracted = "'ll" in joined or "n't" in joined
    at = [i for i, word in enumerate(words) if word in _BENDING or (contracted and "'" in word)]
    for index in at:
        if kind := operator(words, index):
            found[index] = kind
    return found


def negates(word: str) -> bool:
    """Whether a word denies what follows it: "not", "didn't"."""
    return word in NEGATION or word.endswith("n't")


def any_negates(told: Sequence[str]) -> bool:
    """Whether one of some words denies what follows it."""
    return not NEGATION.isdisjoint(told) or "n't\n" in "\n".join((*told, ""))


def tells_no(words: Sequence[str], last: int) -> bool:
    """Whether "no" answers somebody right behind a verb: "told Austin no on a meeting"."""
    told = words[last : last + _ANSWERED]
    at = told.index("no") if "no" in told else 0
    return at > 0 and not told[at - 1] and told[at + 1 : at + 2] in _ANSWERED_ON


_ANSWERED = 4  # words behind a verb of telling in which a "no" is the answer
_ANSWERED_ON = ((), ("to",), ("on",), (",",))


def is_urged(words: Sequence[str], index: int) -> bool:
    """Whether the verb at an index is what others are to do: "should cancel", "call on him to cancel"."""
    if not _URGED.isdisjoint(words[max(0, index - 3) : index]):
        return True
    if words[index - 1 : index] != ("to",):
        return False
    before = words[max(0, index - _URGED_WITHIN) : index]
    return not _URGED.isdisjoint(before) or any(pair in _CALLING_ON for pair in pairwise(before))


_URGED_WITHIN = 14  # words before an infinitive in which who is urged stands, with his offices
_URGED = DEMANDING | OUGHT
_CALLING_ON = frozenset((call, "on") for call in CALLING)


def _parting(words: Sequence[str], index: int) -> str:
    near = words[index + 1 : index + 9]
    if _AWAY.isdisjoint(near):
        return ""
    for kind, particle, verbs in _PARTICLES:
        if words[index] in verbs and particle in (near[:1] if particle in _RIGHT_BEHIND else near):
            behind = near[near.index(particle) + 1 :][:1]
            return "" if behind in _ANOTHER_WAY.get(particle, ()) else kind
    return ""


# "Passes on an offer", not "passes the message on to"; "hangs up on", not "hangs over what comes up".
_RIGHT_BEHIND = words("on up in")
# "Put the talks back on track", "lines up to see him".
_ANOTHER_WAY = {"back": (("on",), ("in",), ("together",)), "up": (("to",),)}


def _contracted(word: str) -> str:
    if word.endswith("'ll"):
        return "future"
    if word == "won't":
        return "refuse"
    return "negation" if word.endswith("n't") else ""


def is_month(words: Sequence[str], index: int) -> bool:
    """ "On May 14", "in May", "14 May"."""
    before = words[index - 1] if index else ""
    after = words[index + 1] if index + 1 < len(words) else ""
    return before in _MONTH_BEFORE or before[:1].isdigit() or after[:1].isdigit()


def _is_set_elsewhere(words: Sequence[str], index: int) -> bool:
    """ "Set out the aim", "a set of", "the highest-ranking to set foot in"."""
    return words[index - 1 : index] == ("a",) or words[index + 1 : index + 2] in _ONES[_SET_ELSEWHERE]


def _is_noun(words: Sequence[str], index: int) -> bool:
    """ "A stop in Malta", "the drops in trade", "stops by": a thing, not what is done to the act."""
    paused = words[index][:4] == "stop" and words[index + 1 : index + 2] in _ON_THE_WAY
    return paused or (index > 0 and words[index - 1] in DETERMINERS)


def _lowers(words: Sequence[str], index: int) -> bool:
    """ "Dropped anchor off Danang", "drops in on": nothing is called off."""
    behind = words[index + 1 : index + 2]
    return behind in (("anchor",), ("by",), ("in",)) or _is_noun(words, index)


_ON_THE_WAY = (("by",), ("in",), ("at",), ("over",), ("off",))


def _is_open(words: Sequence[str], index: int) -> bool:
    """ "A stable and open relationship", as against "open to talks"."""
    return words[index + 1 : index + 2] != ("to",)


def _is_by_invitation(words: Sequence[str], index: int) -> bool:
    """ "At the invitation of": the guest is there."""
    return "at" in words[max(0, index - 3) : index]


def _is_other_work(words: Sequence[str], index: int) -> bool:
    """ "A working group", "working to end the war", as against "working to set up a meeting"."""
    following = words[index + 1 : index + 3]
    if following[:1] == ("to",):
        return _ARRANGING.isdisjoint(following[1:])
    return following[:1] not in (("on",), ("out",))


def _is_conversation(words: Sequence[str], index: int) -> bool:
    """ "Officials talk in Geneva", as against "talk of a summit"."""
    return words[index + 1 : index + 2] != ("of",)


_ARRANGING = words(
    "set arrange organize organise schedule reschedule secure convene hold finalize finalise fix prepare"
)


def _is_beside(words: Sequence[str], index: int) -> bool:
    """ "Next to him", "a date for the next": no act that comes next."""
    behind = words[index + 1 : index + 2]
    return behind == ("to",) or (words[index - 1 : index] == ("the",) and behind in _CLOSED)


_CLOSED = ((), (",",), (".",), (";",))


def _is_likeness(words: Sequence[str], index: int) -> bool:
    """ "Leaders like Xi", as against "would like to meet"."""
    return words[index - 1 : index] not in (("would",), ("'d",), ("i'd",), ("he'd",), ("she'd",))


def _are_strategic(words: Sequence[str], index: int) -> bool:
    return index > 0 and words[index - 1] in _STRATEGIC


def _is_onward(words: Sequence[str], index: int) -> bool:
    """ "Put the relationship forward", as against "looks forward to"."""
    return index == 0 or words[index - 1] not in _LOOKING


def _is_less(words: Sequence[str], index: int) -> bool:
    """ "Cut tariffs", "talks on cuts", as against "cuts army contacts with the US"."""
    return _CONTACTS.isdisjoint(words[index + 1 : index + 4])


_CONTACTS = words("contact contacts exchanges channels")


def _is_below(words: Sequence[str], index: int) -> bool:
    """ "Sat down", "down on the day", as against "Xi and Biden down for a Monday meeting"."""
    return bool(words[index - 1 : index] != ("",) or words[index + 1 : index + 2] != ("for",))


def _is_surface(words: Sequence[str], index: int) -> bool:
    """ "Scratched the surface", "from scratch", as against "scratched his trip"."""
    return "surface" in words[index + 1 : index + 4] or words[index - 1 : index] == ("from",)


def _is_seated(words: Sequence[str], index: int) -> bool:
    """ "Sat on the committee", as against "sits on a request for a call"."""
    return words[index + 1 : index + 2] != ("on",) or _SOUGHT.isdisjoint(words[index + 2 : index + 6])


_SOUGHT = words("request requests offer offers invitation invitations bid bids proposal")


def _is_at_work(words: Sequence[str], index: int) -> bool:
    """ "A busy week", as against "too busy to see Mattis"."""
    return words[index - 1 : index] != ("too",)


def _is_looked_to(words: Sequence[str], index: int) -> bool:
    """ "The talks go ahead", "ahead of the summit", as against "looks ahead to the summit"."""
    return words[index + 1 : index + 2] != ("to",) or _is_onward(words, index)


def _is_before_a_noun(words: Sequence[str], index: int) -> bool:
    """ "A follow-up call", as against "the follow-up to the summit"."""
    return words[index + 1 : index + 2] != ("to",)


def _is_voiced(words: Sequence[str], index: int) -> bool:
    """ "Offers Hu condolences": said there and then, as against "offers talks"."""
    return not _VOICED.isdisjoint(words[index + 1 : index + 5])


_VOICED = words("condolences sympathy sympathies congratulations thanks prayers apology greetings")


def _is_moment(words: Sequence[str], index: int) -> bool:
    """ "For the first time", as against "it is time to"."""
    return words[index + 1 : index + 2] not in (("to",), ("for",), ("that",))


def _is_agreed(words: Sequence[str], index: int) -> bool:
    """ "Agreed that the two should meet", which is a plan."""
    return any(word[:5] == "agree" or word == "understanding" for word in words[max(0, index - 16) : index])


def _mends(words: Sequence[str], index: int) -> bool:
    """ "Fix the deficit", as against "fix a date for talks"."""
    return _DATES.isdisjoint(words[index + 1 : index + 4])


def _is_no_appointment(words: Sequence[str], index: int) -> bool:
    """ "A date for the talks", "the nod to a visit", as against "to date", "dates back", "nods"."""
    sought = not _NO_DATE.isdisjoint(words[max(0, index - 2) : index])
    return sought or words[index + 1 : index + 2] not in _FOR_WHAT


def _is_no_light(words: Sequence[str], index: int) -> bool:
    """ "A green light for the trip", as against green technology."""
    return words[index + 1 : index + 2] != ("light",)


_FOR_WHAT = (("for",), ("to",))
_NO_DATE = words(
    "to no any since without up of out seek seeks sought seeking find finding want wants discuss discussed "
    "mull mulls weigh weighs propose proposed proposes awaiting lacks"
)
_LOOKING = words("look looks looking looked")
_ONES = {_SET_ELSEWHERE: frozenset((word,) for word in _SET_ELSEWHERE)}
_ELSEWHERE = {
    **dict.fromkeys(("offer", "offers", "offered"), _is_voiced),
    "not": _is_of_a_time,
    **dict.fromkeys(("date", "dates", "slot", "nod"), _is_no_appointment),
    "green": _is_no_light,
    **dict.fromkeys(("fix", "fixes", "fixed", "fixing"), _mends),
    "follow-up": _is_before_a_noun,
    "forward": _is_onward,
    "ahead": _is_looked_to,
    "busy": _is_at_work,
    "down": _is_below,
    **dict.fromkeys(("scratch", "scratches", "scratched"), _is_surface),
    **dict.fromkeys(("sit", "sits", "sat", "sitting"), _is_seated),
    **dict.fromkeys(("cut", "cuts", "cutting"), _is_less),
    "time": _is_moment,
    "may": is_month,
    "set": _is_set_elsewhere,
    **dict.fromkeys(("stopped", "stopping", "stop", "stops"), _is_noun),
    **dict.fromkeys(("drop", "drops", "dropped", "dropping"), _lowers),
    "open": _is_open,
    "invitation": _is_by_invitation,
    "next": _is_beside,
    "plans": _are_strategic,
    "like": _is_likeness,
    "talk": _is_conversation,
    "work": _is_other_work,
    "working": _is_other_work,
    "works": _is_other_work,
}
