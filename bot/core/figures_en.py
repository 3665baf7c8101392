"""English idioms of contact whose words stand apart, with somebody between them: "gives Wang the cold
shoulder", "reaches Dong by phone", "gets an hour with Xi".
"""

from __future__ import annotations

from bot.core.acts_en import CALL, HOST, MEETING, SEE, SHUN, VISIT, WARN, Act, ActWord
from bot.core.idioms_en import AWAIT, DATE, STATES
from bot.core.kinds_en import DAYS, MONTHS, SPANS, by_form
from bot.core.model import MentionKind
from bot.core.operators_en import BE
from bot.core.parsing_en import Line
from bot.core.readers_en import by_opening, readers, that_open
from bot.core.tokens_en import OFFICIALS, at_token, is_soil, official_at
from bot.core.value import value
from bot.core.verdict import Mention
from bot.core.wordlist import words

_WITHIN = 9  # words behind a verb in which what completes it stands
_PARTIES = (*OFFICIALS, MentionKind.BODY, MentionKind.COUNTRY)


@value
class _Figure:
    """A verb whose object is somebody, with one of `words` behind him to complete it. `at` is where they may
    begin, `within` how many words further on they may stand.
    """

    act: Act
    form: str
    kinds: tuple[MentionKind, ...]
    words: frozenset[str]
    within: int


def _figures(act: Act, verbs: str, completing: str, *, parties: bool = False, within: int = 4) -> None:
    """Adds an act for the forms of a verb, given as "base present past ing"."""
    kinds = _PARTIES if parties else OFFICIALS
    for verb, form in by_form(verbs).items():
        _BY_VERB.setdefault(verb, []).append(_Figure(act, form, kinds, words(completing), within))


_BY_VERB: dict[str, list[_Figure]] = {}
_TIMES = words("minutes hour hours half-hour quarter-hour")
_SNUBS = "shoulder brush-off brushoff slip runaround snub heave-ho silent"
_WORDS = "earful dressing-down talking-to tongue-lashing roasting lecture ultimatum mind scolding"
for _give in ("give gives gave giving", "grant grants granted granting"):
    _figures(SHUN, _give, _SNUBS, parties=True)
    _figures(SEE, _give, " ".join(_TIMES))
    _figures(WARN, _give, _WORDS)
_figures(WARN, "hand hands handed handing", "list lists note letter message demands ultimatum")
_figures(WARN, "take takes took taking", "task", within=2)
_figures(WARN, "read reads read reading", "riot", within=2)
_figures(WARN, "let lets let letting", "know", within=1)
_figures(WARN, "hear hears heard hearing", "out", within=1)
_figures(HOST, "show shows showed showing", "around round into", within=1)
_figures(HOST, "treat treats treated treating", "to", within=1)
_figures(HOST, "have has had having", "dinner lunch tea breakfast supper himself herself", within=3)
# The other side's officers as guests often have no name ("had Chinese officers as his guests").
_figures(HOST, "have has had having", "guest guests coffee", parties=True)
_AWAITING = {"await": "base", "awaits": "present", "awaited": "past", "awaiting": "ing"}
_figures(SHUN, "leave leaves left leaving", "hanging ringing unanswered unreturned", parties=True)
_figures(SHUN, "keep keeps kept keeping", "hanging", parties=True)
_figures(SHUN, "stand stands stood standing", "up", within=1)
for _get in ("reach reaches reached reaching", "get gets got getting", "raise raises raised raising"):
    _figures(CALL, _get, "phone telephone line", within=5)
_HAVING = {
    verb: form
    for forms in ("have has had having", "get gets got getting", "win wins won winning")
    for verb, form in by_form(forms).items()
}
_STATES = by_opening(STATES.items())
_STATES_BEGIN = {state[0] for state in STATES}
_COMMON = words(
    "to out into up on off in across down back around round know no time list lists note mind task"
)
COMPLETING = (
    words(
        "over date guest spent slot table room face business conclave return stop stay swing await "
        "awaits phone line"
    ).union(_TIMES, _STATES_BEGIN, *(told.words for verb in _BY_VERB.values() for told in verb))
    - _COMMON
)
"""One of these is in most sentences that have such an act; in the others another word tells it too."""


def _with_words(line: Line, index: int) -> ActWord | None:
    """A verb and somebody, with what completes it behind him."""
    for told in _BY_VERB[line.words[index]]:
        behind = line.words[index + 2 : index + 2 + told.within]
        if not told.words.isdisjoint(behind) and _of_kind(line, index + 1, told.kinds):
            return ActWord(told.act, told.form, index, index + 1)
    return None


def _awaits(line: Line, index: int) -> ActWord | None:
    """ "Hu awaits Rice in Beijing", as against "awaits Xi's reply"."""
    awaited = official_at(line, index + 1) and line.words[index + 2 : index + 3] in _AS_GUEST
    return ActWord(AWAIT, _AWAITING[line.words[index]], index, index + 1) if awaited else None


def _stands_up(line: Line, index: int) -> ActWord | None:
    stood = line.words[index + 1 : index + 2] == ("up",) and official_at(line, index + 2)
    return ActWord(SHUN, "past", index, index + 2) if stood else None


def _date(line: Line, index: int) -> ActWord | None:
    with_whom = line.words[index + 1 : index + 2] == ("with",) and official_at(line, index + 2)
    return _act(DATE, "noun", index) if with_whom else None


def _guest(line: Line, index: int) -> ActWord | None:
    return ActWord(HOST, "past", index, index + 2) if _is_of_official(line, index) else None


def _return(line: Line, index: int) -> ActWord | None:
    """ "Biden's return to China"."""
    to = line.words[index - 1 : index] == ("'s",) and line.words[index + 1 : index + 2] == ("to",)
    return _act(VISIT, "noun", index) if to and is_soil(line, index + 2) else None


def _mission(line: Line, index: int) -> ActWord | None:
    """ "Liu He's trade mission to Washington", as against "the mission to Beijing's south"."""
    owned = "'s" in line.words[max(0, index - 2) : index]
    to = line.words[index + 1 : index + 2] == ("to",) and line.words[index + 3 : index + 4] != ("'s",)
    return _act(VISIT, "noun", index) if owned and to and is_soil(line, index + 2) else None


def _told_no(line: Line, index: int) -> ActWord | None:
    return ActWord(SHUN, "past", index, index + 1) if _is_told_no(line, index) else None


def _swing(line: Line, index: int) -> ActWord | None:
    """ "An Asian swing", "a swing through Beijing"."""
    swung = index > 0 and line.words[index - 1] in _SWUNG
    through = line.words[index + 1 : index + 2] == ("through",)
    return _act(VISIT, "noun", index) if swung or through else None


def _stop(line: Line, index: int) -> ActWord | None:
    return _act(VISIT, "noun", index) if _is_stop(line, index) else None


def _stay(line: Line, index: int) -> ActWord | None:
    """ "A stay from March 2 to 4", "a three-day stay in Beijing", as against "vowed to stay in touch"."""
    before = line.words[index - 1] if index else ""
    after = line.words[index + 1 : index + 2]
    measured = before.endswith(_MEASURED) and (after in _FROM_WHEN or after == ("in",))
    dated = before in _STOP_BEFORE and after in _FROM_WHEN
    return _act(VISIT, "noun", index) if measured or dated else None


_MEASURED = ("-day", "-night", "-week")
_FROM_WHEN = (("from",), ("until",), ("through",))


def _no_time(line: Line, index: int) -> ActWord | None:
    return ActWord(SHUN, "past", index, index + 3) if _has_no_time(line, index) else None


def _says_no(line: Line, index: int) -> ActWord | None:
    """ "Said no to Austin"."""
    refused = line.words[index + 1 : index + 3] == ("no", "to") and official_at(line, index + 3)
    return ActWord(SHUN, "past", index, index + 3) if refused else None


def _spent(line: Line, index: int) -> ActWord | None:
    return ActWord(SEE, "past", index, index + 1) if _is_spent_so(line, index) else None


def _time(line: Line, index: int) -> ActWord | None:
    with_whom = line.words[index + 1 : index + 2] == ("with",) and official_at(line, index + 2)
    return _act(MEETING, "noun", index) if with_whom and _is_asked_for(line, index) else None


def _is_of_official(line: Line, index: int) -> bool:
    """ "Is a guest of Hu": received by him; "the guest, Hu" is somebody else."""
    before = line.words[index - 1] if index else ""
    is_so = before in BE or before in _GUEST_BEFORE or not before
    return is_so and line.words[index + 1 : index + 2] == ("of",) and official_at(line, index + 2) is not None


def _is_stop(line: Line, index: int) -> bool:
    """ "Blinken's Beijing stop", "a stop in Beijing with Xi", as against "stop in its tracks"."""
    if line.words[index - 2 : index - 1] == ("'s",) and is_soil(line, index - 1):
        return True
    soil = line.words[index + 1 : index + 2] == ("in",) and is_soil(line, index + 2)
    if not soil or not index:
        return False
    described = line.words[index - 1] in _STOP_KINDS  # "his planned stop in Beijing", "makes October stop in"
    return line.words[index - 1 - described] in (_STOP_BEFORE_KIND if described else _STOP_BEFORE)


def _has_no_time(line: Line, index: int) -> bool:
    """ "No time for Austin", "no slot for the Pentagon chief"."""
    return (
        line.words[index + 1 : index + 2] in _OCCASIONS
        and line.words[index + 2 : index + 3] == ("for",)
        and official_at(line, index + 3) is not None
    )


def _is_told_no(line: Line, index: int) -> bool:
    """ "Not now, PLA tells Gates": the refusal opens the headline that says to whom it was given."""
    opens = next((at for at in range(1, 5) if line.words[at : at + 1] == (",",)), 0)
    refused = line.words[:opens] in _NO_THANKS and line.sentence.in_title
    return refused and index < opens + 4 and official_at(line, index + 1) is not None


_NO_THANKS = tuple(
    tuple(text.split())
    for text in (
        "no",
        "no thanks",
        "not now",
        "not yet",
        "thanks but no thanks",
        "not interested",
        "too busy",
    )
)


def _is_spent_so(line: Line, index: int) -> bool:
    """ "The hour that Newsom spent with Xi"."""
    company = line.words[index + 1 : index + 2] == ("with",)
    return company and not _SPANS.isdisjoint(line.words[max(0, index - _WITHIN) : index])


def _is_asked_for(line: Line, index: int) -> bool:
    """ "Asks for time with Li", "a bid for half an hour with Chen": what is sought is a meeting."""
    before = line.words[max(0, index - _WITHIN) : index]
    return "for" in before and not _SEEKING.isdisjoint(before)


_SWUNG = words(
    "asian asia regional diplomatic whirlwind pacific farm-country farm-state farm-belt midwest midwestern "
    "heartland multi-city two-city three-city"
)
_AS_GUEST = ((), ("at",), ("in",), ("on",), ("for",), ("next",), (".",), (",",))  # not "awaits Xi's reply"
_GUEST_BEFORE = words("a the as his her")
_STOP_BEFORE = words("a the his her their its brief surprise first second 's")
_STOP_KINDS = MONTHS | words(
    "planned scheduled possible expected weekend day-long two-day one-day rare final next only last"
)
_STOP_BEFORE_KIND = _STOP_BEFORE | words(
    "makes make made making adds add added plans planned scraps drops cancels 's"
)
_OCCASIONS = (("time",), ("slot",), ("room",), ("opening",), ("audience",))
_SPANS = SPANS - {"time"}
_SEEKING = words("ask asks asked asking bid request requests requested push pushes pleads plea angling hopes")


def _act(act: Act, form: str, index: int) -> ActWord:
    return ActWord(act, form, index, index + 1)


def _of_kind(line: Line, index: int, kinds: tuple[MentionKind, ...]) -> Mention | None:
    mention = at_token(line, index)
    return mention if mention is not None and mention.kind in kinds else None


def _had(line: Line, index: int) -> ActWord | None:
    """ "Had an hour with Wang": who has an official's time."""
    behind = line.words[index + 1 : index + 1 + _WITHIN]
    if "with" not in behind:
        return None
    with_at = index + 1 + behind.index("with")
    between = line.words[index + 1 : with_at]
    timed = bool(between) and between[-1] in _TIMES  # "had another conversation that hour with"
    had = timed and "" not in between and official_at(line, with_at + 1)
    return ActWord(SEE, _HAVING[line.words[index]], index, with_at) if had else None


def _state(line: Line, index: int) -> ActWord | None:
    """What two are by some words: "Wang and Blinken back at the table", "is on the line with", as against
    "met face to face", "his legacy on the line".
    """
    for state, act in that_open(_STATES, line.words, index):
        last = _state_ends(line, index, state)
        if last:
            before = line.words[index - 1] if index else ""
            after = line.words[last : last + 1]
            said = not before or before in BE or before in _BEING
            said = said or (after in _PARTED and not before.startswith(_MEETING))
            made = not before and line.words[index - 2 : index - 1] in _MAKING
            return ActWord(act, "noun" if made else "past", index, last) if said else None
    return None


def _state_ends(line: Line, index: int, state: tuple[str, ...]) -> int:
    """Where a state ends that begins at a token, with or without a time before its last word: "on the phone
    (for an hour Thursday) with"; 0 where it does not stand there.
    """
    last = index + len(state)
    if line.words[index:last] == state:
        return last
    if state[-1] not in _TO_HIM or line.words[index : last - 1] != state[:-1]:
        return 0
    for at in range(last - 1, min(last + _WITHIN, len(line.words))):
        if line.words[at] == state[-1]:
            return at + 1
        if line.words[at] not in _WHEN and not line.words[at][:1].isdigit():
            return 0
    return 0


_TO_HIM = ("with", "to", "from")
_WHEN = DAYS | SPANS | words("on for in an the half one two three early late today yesterday again p.m a.m")
_BEING = words("been back stay stayed stays just finally again spent last , finds found themselves")
_MAKING = tuple((verb,) for verb in ("get", "bring", "put"))  # "to get Wei in a room with" is to bring about
_PARTED = (("",),)  # the other party right behind it
_MEETING = ("me", "sit", "sat", "sp", "talk")  # met, spoke: it only says how


READERS = readers(
    (_STATES_BEGIN, _state),
    (_BY_VERB, _with_words),
    (_AWAITING, _awaits),
    (_HAVING, _had),
    (("stands", "stood"), _stands_up),
    (("date",), _date),
    (("guest",), _guest),
    (("return",), _return),
    (("tells", "told"), _told_no),
    (("swing",), _swing),
    (("mission", "errand", "odyssey"), _mission),
    (("stop",), _stop),
    (("stay",), _stay),
    (("no",), _no_time),
    (("says", "said"), _says_no),
    (("spent",), _spent),
    (_TIMES.union(("slot", "time")), _time),
)
"""At which words which figure is asked; most are common, so that `COMPLETING` is asked first."""
