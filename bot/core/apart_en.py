"""English acts that several words tell together with others between them, or that no word of contact tells:
"pulls Wang aside", "asks Xi to act", "leads a team to Beijing", "Xi to Biden: ...", "Blinken in China".
"""

from __future__ import annotations

from itertools import pairwise

from bot.core.acts_en import (
    ABSENCE,
    ACROSS,
    EXPECTED,
    GUIDE,
    INVITE,
    LETTER,
    MEET_UP,
    NOUNS,
    PHONE,
    PRESENCE,
    SEE,
    SIDE_BY_SIDE,
    TELL,
    TRAVEL,
    VIDEO,
    WARN,
    Act,
    ActWord,
)
from bot.core.company_en import READERS as IN_COMPANY
from bot.core.harbour_en import KEEPING_OFF, LETTING_IN, keeps_off, lets_in
from bot.core.idioms_en import DATE, DATE_OFF
from bot.core.kinds_en import SPANS, by_form
from bot.core.model import MentionKind, Side
from bot.core.motion_en import MOVING, SPENDING, moves, stays
from bot.core.parsing_en import Line
from bot.core.positions import DETERMINERS
from bot.core.readers_en import merged, readers
from bot.core.sought_en import READERS as SEEKING
from bot.core.split_en import READERS as SPLITTING
from bot.core.tokens_en import at_token, official_at
from bot.core.verdict import Mention
from bot.core.wordlist import words

_PERSON, _ROLE, _COUNTRY, _BODY = MentionKind.PERSON, MentionKind.ROLE, MentionKind.COUNTRY, MentionKind.BODY
_WITHIN = 8  # words behind a verb in which what completes it stands


_PULLING = by_form("pull pulls pulled pulling", "take takes took taking")
_WRITING = by_form("write writes wrote writing") | {"written": "past"}
_ASKING = by_form("ask asks asked asking")
_PASSING = SPENDING | by_form(
    "put puts put putting", "take takes took taking", "devote devotes devoted devoting",
    "log logs logged logging", "clock clocks clocked clocking", "end ends ended ending",
    "close closes closed closing", "finish finishes finished finishing", "begin begins began beginning",
    "start starts started starting", "open opens opened opening", "complete completes completed completing",
    "wind winds wound winding", "wrap wraps wrapped wrapping",
)  # fmt: skip
_GUIDING = by_form(
    "show shows showed showing", "take takes took taking", "lead leads led leading",
    "guide guides guided guiding", "steer steers steered steering", "walk walks walked walking",
    "usher ushers ushered ushering", "drive drives drove driving", "treat treats treated treating",
) | {"shown": "past", "taken": "past"}  # fmt: skip
_NEAR_HIM = words("beside alongside next side")
_LEADING = by_form("lead leads led leading", "head heads headed heading")
_ON_OR_OFF = {"on": DATE, "up": DATE, "set": DATE, "next": DATE, "off": DATE_OFF}


def _date_of_two(line: Line, index: int) -> ActWord | None:
    return _act(_ON_OR_OFF[line.words[index]], "noun", index) if _is_of_two(line, index) else None


def _is_of_two(line: Line, index: int) -> bool:
    """ "Biden-Xi on for Friday", "Geithner-Wang up next": a headline that leaves the meeting itself out."""
    if line.words[max(0, index - 3) : index] != ("", "-", "") or not line.sentence.in_title:
        return False
    return official_at(line, index - 3) is not None and official_at(line, index - 1) is not None


def _bids(line: Line, index: int) -> ActWord | None:
    """ "Gates is welcome to visit": invited, and nobody received yet."""
    is_so = not _BEING.isdisjoint(line.words[max(0, index - 2) : index])
    bidden = is_so and line.words[index + 1 : index + 2] == ("to",) and line.words[index + 2] in _COMING
    return _act(INVITE, "past", index) if bidden else None


_BEING = words("is are be 's")
_COMING = words("visit come travel return")


def _spend_time(line: Line, index: int) -> ActWord | None:
    """The act of two who spend time with each other."""
    spent = _spends_with(line, index)
    if not spent:
        return _pass_time(line, index)
    on_the_phone = "phone" in line.words[index + 1 : spent]
    return ActWord(PHONE if on_the_phone else SEE, SPENDING[line.words[index]], index, spent)


def _pass_time(line: Line, index: int) -> ActWord | None:
    """ "Geithner and Wang put in six hours on the yuan": what two spend hours on, they do with each other."""
    two = (line.words[index - 2 : index - 1] in _COUPLED) and index > 2
    one = two and (line.words[index - 3] in _ONE or official_at(line, index - 3))
    if not (one and official_at(line, index - 1)):
        return None
    spent = line.words[index + 1 : index + 6]
    if SPANS.isdisjoint(spent) or "" in spent[:3] or not _ON_SCREEN.isdisjoint(line.words[index:]):
        return None
    on_the_phone = not _LINES.isdisjoint(line.words[index + 1 : index + 1 + _WITHIN])
    return _act(PHONE if on_the_phone else SEE, _PASSING[line.words[index]], index)


_ONE = words("he she")
_LINES = words("phone telephone line")


def _by_line(line: Line, index: int) -> ActWord | None:
    """ "Wang, Mayorkas by video": a headline that leaves out what two do over a line."""
    act = _BY_LINE.get(line.words[index + 1]) if index + 1 < len(line.words) else None
    two = index > 2 and line.words[index - 2 : index - 1] in _COUPLED
    both = two and official_at(line, index - 1) and official_at(line, index - 3)
    return ActWord(act, "noun", index + 1, index + 2) if act and both else None


_BY_LINE = {"video": VIDEO, "videolink": VIDEO, "phone": PHONE, "telephone": PHONE}
_ON_SCREEN = words("video videoconference virtual virtually teleconference")


def _spends_with(line: Line, index: int) -> int:
    """Where "with" stands in "spent two hours with Wang"; 0 where no official's company is meant."""
    behind = line.words[index + 1 : index + 1 + _WITHIN]
    if "with" not in behind:
        return 0
    at = index + 1 + behind.index("with")
    spent = line.words[index + 1 : at]
    return at if "" not in spent and not SPANS.isdisjoint(spent) and official_at(line, at + 1) else 0


def _together_in(line: Line, index: int) -> ActWord | None:
    """ "Sullivan and Yang in Vienna: eight hours on Taiwan": two at one place for a while, without a verb."""
    two = index > 2 and line.words[index - 2 : index - 1] in _COUPLED
    one, other = (official_at(line, index - 1), official_at(line, index - 3)) if two else (None, None)
    if one is None or other is None or {one.side, other.side} != {Side.US, Side.CHINA}:
        return None
    behind = line.words[index + 1 :]
    colon = behind.index(":") if ":" in behind[:_TOWN] else 0
    spent = bool(colon) and not SPANS.isdisjoint(behind[colon:])
    return _act(SEE, "noun", index) if spent else None


_TOWN = 4  # words of a place's name and the colon behind it


def _is_beside_him(line: Line, index: int) -> ActWord | None:
    """ "With Wen beside him", "with Xi at his side", "Wang next to her": both stand before others."""
    behind = line.words[index + 1 : index + 3]
    if line.words[index] == "side":
        at_his = line.words[max(0, index - 2) : index] in _AT_HIS
        return ActWord(SIDE_BY_SIDE, "noun", index - 2, index + 1) if at_his else None
    if line.words[index] == "next":
        to_him = behind[:1] == ("to",) and not _HIM.isdisjoint(behind[1:])
        return ActWord(SIDE_BY_SIDE, "noun", index, index + 3) if to_him else None
    return None if _HIM.isdisjoint(behind[:1]) else ActWord(SIDE_BY_SIDE, "noun", index, index + 2)


_HIM = words("him her")
_AT_HIS = (("at", "his"), ("at", "her"), ("by", "his"), ("by", "her"))


def _takes_aside(line: Line, index: int) -> ActWord | None:
    """ "Pulls Wang aside", "took the minister aside"."""
    aside = "aside" in line.words[index + 2 : index + 5]
    return _act(SEE, _PULLING[line.words[index]], index) if aside else None


def _leads(line: Line, index: int) -> ActWord | None:
    reached = _leads_to(line, index)
    return ActWord(TRAVEL, _LEADING[line.words[index]], index, reached) if reached else None


def _guides(line: Line, index: int) -> ActWord | None:
    return _act(GUIDE, _GUIDING[line.words[index]], index) if _goes_about(line, index) else None


def _goes_about(line: Line, index: int) -> bool:
    """ "Showed Locke around the shipyard", "was taken on a tour of the shipyard by Xu": host and guest go
    about together.
    """
    behind = line.words[index + 1 : index + 4]
    at = next((i for i, word in enumerate(behind) if not word or word in _GOING_ABOUT), 3)
    if at < len(behind) and not behind[at]:
        if official_at(line, index + 1 + at) is None:
            return False
        behind = line.words[index + 2 + at : index + 6 + at]
    elif behind[:1] in _GUESTS:
        behind = line.words[index + 2 : index + 6]
    elif line.words[index - 1 : index] not in _BEEN:
        return False
    if line.words[index].startswith("treat"):
        return behind[:1] == ("to",)  # "treats Zhu to a ball game"
    return behind[:1] in _AROUND or (behind[:1] in _ON_A and not _OUTINGS.isdisjoint(behind))


_GUESTS = (("him",), ("her",), ("them",))
_BEEN = (("was",), ("were",), ("is",), ("are",), ("being",))
_AROUND = (("around",), ("round",), ("through",))
_ON_A = (("on",), ("for",))
_GOING_ABOUT = words("around round through on for to")
_OUTINGS = words("tour stroll walk visit ride spin drive outing sightseeing")


def _jointly(line: Line, index: int) -> ActWord | None:
    """ "Xi and Nixon sip tea together", what two can only do in one place; many work together apart."""
    first = max(0, index - 2 * _WITHIN)
    named = [at for at in line.at if first <= at < index and official_at(line, at)]
    for one, other in pairwise(named):
        verbs = line.words[other + 1 : index]
        if not _SHARED.isdisjoint(verbs) and line.words[one + 1 : other] in _COUPLED:
            return _act(MEET_UP, "past", index)
    return None


_COUPLED = (("and",), ("&",), (",",))
_SHARED = words(
    "stroll strolled dine dined eat ate sit sat stand stood pose posed tour toured watch watched sip sipped "
    "drink drank ride rode plant planted attend attended appear appeared laugh laughed view viewed admire "
    "admired climb climbed take took visit visited fish fished play played sail sailed sightsee field "
    "fielded answer answered"
)


def _at_table(line: Line, index: int) -> ActWord | None:
    """ "At the table with Wu": where both are at once."""
    with_whom = line.words[index + 1 : index + 2] == ("with",)
    there = line.words[max(0, index - 2) : index] == ("at", "the") and with_whom
    return ActWord(ACROSS, "ing", index - 1, index + 2) if there else None


def _on_the_way(line: Line, index: int) -> ActWord | None:
    """ "On his way to Beijing"."""
    on_way = line.words[max(0, index - 2) : index] in _ON_HIS_WAY
    away = on_way and line.words[index + 1 : index + 2] == ("to",)
    return ActWord(EXPECTED, "past", index - 2, index + 2) if away else None


_ON_HIS_WAY = (("on", "his"), ("on", "her"), ("on", "their"), ("on", "the"))


def _off_to(line: Line, index: int) -> ActWord | None:
    """ "Defense Minister Cao off to Washington", "Yellen is off to China", where a title says so."""
    if line.words[index + 1 : index + 2] != ("to",):
        return None
    at = index - 2 if line.words[index - 1 : index] in _IS else index - 1
    who, where = official_at(line, at), at_token(line, index + 2)
    gone = who is not None and _is_abroad(who, where)
    return ActWord(EXPECTED, "past", index, index + 2) if gone else None


_IS = (("is",), ("are",), ("'s",), ("be",))


def _act(act: Act, form: str, index: int) -> ActWord:
    return ActWord(act, form, index, index + 1)


def _writes(line: Line, index: int) -> ActWord | None:
    """ "Wrote Xi", where the letter goes without saying."""
    return _act(LETTER, _WRITING[line.words[index]], index) if official_at(line, index + 1) else None


def _asks(line: Line, index: int) -> ActWord | None:
    asked = _asked(line, index) if official_at(line, index + 1) else None
    return _act(asked, _ASKING[line.words[index]], index) if asked else None


def _asked(line: Line, index: int) -> Act | None:
    """ "Asks Xi to act" is said to him, "asks Xi to Washington", "asks Xi to visit" invites him."""
    said = line.words[index + 2 : index + 5]
    if said[:1] == ("about",):
        return WARN
    if said[:1] == ("for",):  # "asks Xi for a call", "asks Xi for help on Iran"
        return WARN if NOUNS.keys().isdisjoint(line.words[index + 3 : index + 3 + _WITHIN]) else INVITE
    if len(said) < 2 or said[0] != "to":
        return None
    if not said[1] or said[1] in _INVITING or not NOUNS.keys().isdisjoint(said[1:]):
        return INVITE
    return WARN


_INVITING = DETERMINERS | words(
    "visit come attend join travel fly january february march april june july august september october "
    "november december"
)


def _leads_to(line: Line, index: int) -> int:
    """Where "to" ends in "leads a team of officials to Beijing": who leads it travels; 0 for others."""
    behind = line.words[index + 1 : index + 1 + _WITHIN]
    if "to" not in behind:
        return 0
    at = index + 1 + behind.index("to")
    where = at_token(line, at + 1)
    if where is None or where.kind is not _COUNTRY:
        return 0
    group = not _TEAMS.isdisjoint(line.words[index + 1 : at]) or any(
        m is not None and m.kind is _ROLE and m.surface.lower().endswith(_NAMED_TEAMS)
        for m in line.mentions[index + 1 : at]
    )
    return at + 1 if group else 0


_TEAMS = words("delegation team group contingent mission")
_NAMED_TEAMS = ("delegation", "team")


def _present(line: Line, index: int) -> ActWord | None:
    """ "Antony Blinken in China", "US officials in Beijing for talks": on the other side's soil, without a
    verb.
    """
    if not 0 < index < len(line.words) - 1:
        return None
    who = line.mentions[index - 1]
    if who is None and index > 2 and line.words[index - 2] == "and":
        who = line.mentions[index - 3]  # "Kritenbrink and somebody else in China"
    if who is None or not _is_abroad(who, line.mentions[index + 1]):
        return None
    to_talk = line.words[index + 2 : index + 3] == ("for",) and line.words[index + 3 : index + 4] != ("",)
    there = who.kind is _PERSON or (to_talk and who.kind is _ROLE)
    return _act(PRESENCE, "noun", index) if there else None


def _will_be_there(line: Line, index: int) -> ActWord | None:
    """ "Kerry to be in Beijing", "the secretary will be in China from Sunday"."""
    before = line.words[index - 1] if index else ""
    if before not in _TO_BE or line.words[index + 1 : index + 2] != ("in",):
        return None
    who = official_at(line, index - 2)
    there = who is not None and _is_abroad(who, at_token(line, index + 2))
    return _act(PRESENCE, "noun", index + 1) if there else None


def _will_not_be_there(line: Line, index: int) -> ActWord | None:
    """ "Campbell will not be in Beijing this week after all": a journey that falls through, as against one
    that nobody had planned.
    """
    first = index - _WILL_NOT.get(line.words[index - 1], index)
    if first < 1 or line.words[index + 1 : index + 2] != ("in",):
        return None
    who = official_at(line, first - 1)
    if who is None or not _is_abroad(who, at_token(line, index + 2)):
        return None
    planned = any(pair in _AS_PLANNED for pair in pairwise(line.words[index + 3 :]))
    return ActWord(ABSENCE, "noun", first, index + 1) if planned else None


_WILL_NOT = {"not": 2, "won't": 1}  # words before "be"
_AS_PLANNED = {("after", "all"), *(("as", how) for how in ("planned", "scheduled", "expected", "announced"))}
_TO_BE = words("to will")


def _is_abroad(who: Mention, where: Mention | None) -> bool:
    if where is None or where.kind is not _COUNTRY or who.side is None or who.side is Side.THIRD:
        return False
    return where.side is who.side.other


def _addresses(line: Line, index: int) -> ActWord | None:
    """ "Xi to Biden: ...", the words that one official addressed to another."""
    if line.words[index + 2 : index + 3] != (":",) or index == 0:
        return None
    one, other = line.mentions[index - 1], line.mentions[index + 1]
    addressed = one is not None and other is not None and one.kind is other.kind is _PERSON
    return _act(TELL, "present", index) if addressed else None


_ANYWHERE = merged(
    readers(
        (("be",), _will_be_there),
        (("be",), _will_not_be_there),
        (_WRITING, _writes),
        (_ASKING, _asks),
        (MOVING, moves),
        (SPENDING, stays),
        (_NEAR_HIM, _is_beside_him),
        (("table",), _at_table),
        (("way",), _on_the_way),
        (("together",), _jointly),
        (SPENDING, _spend_time),
        (_PULLING, _takes_aside),
        (_LEADING, _leads),
        (_GUIDING, _guides),
        (_PASSING.keys() - SPENDING.keys(), _pass_time),
        (("welcome",), _bids),
        (KEEPING_OFF, keeps_off),
        (LETTING_IN, lets_in),
    ),
    SPLITTING,
    SEEKING,
    IN_COMPANY,
)
_IN_TITLES = readers(
    (_ON_OR_OFF, _date_of_two),
    (("by",), _by_line),
    (("in",), _present),
    (("in",), _together_in),
    (("off",), _off_to),
    (("to",), _addresses),
)
READERS = merged(_IN_TITLES, _ANYWHERE)
ALONE, TITLED = frozenset(_ANYWHERE), frozenset(_IN_TITLES)
"""The words that such an act can begin with anywhere, and those with which it can in a title."""
