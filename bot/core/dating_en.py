"""Which English date phrase dates an act, and how far it stands from it in meaning.

A phrase is taken away from the act by a verb of reporting ("said on Wednesday"), a subordinate clause ("after
talks on Monday"), a bound ("since May"), or another event's noun ("Thursday's summit").
"""

from __future__ import annotations

import re
from math import inf

from bot.core.attachment import ACT_NOUN, NO_WORDS, REPORT_VERB, SUBORDINATE
from bot.core.calendar_en import NUMBERS, DatePhrase
from bot.core.lasting_en import SPELL
from bot.core.model import Precision, Span
from bot.core.saying_en import REPORTED, SPEAKING, is_just_over

_JOURNEY = re.compile(r"\b(?:visit\w*|trip|travel\w*|tour\w*|stay\w*|be|is|was) [^,;.]{0,60}$")
_BEING = re.compile(r"\b(?:be|is|was) (?:in|at) [^,;.]{0,40}$")
_STAY = re.compile(r" (?:stay|visit|trip|tour)\b")
_BARE_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_SAYS = re.compile(rf",?\s+(?:[a-z]+ly\s+)?{REPORT_VERB}\b")
_ON_THE_WAY = re.compile(
    r"\b(?:arriv(?:ed|es|ing)|land(?:ed|s)|flew|left|leaves|departed"
    r"|(?:end(?:ed|s)|concluded|(?:wound|wrapped) up) (?:\w+ ){1,2}(?:stay|visit|trip|tour))\b[^,;.]{0,40}$"
)
_ONE_OF_SEVERAL = re.compile(r"\band,?(?: then)?(?:,? (?:on|late|early|earlier|later))+\s+$|\band, $")
_IN_COURSE = re.compile(r"(?:in|during|at) (?:[\w'-]+ ){1,5}")
_SAID_THERE = re.compile(rf"[^;.]*, (?:[\w.'-]+ ){{1,6}}?{REPORT_VERB} (?:[\w-]+ ){{0,2}}")
_FOLLOWS = re.compile(r"\b(?:follow(?:s|ed)|where|to (?:continue|resume|last|run|go on|end|conclude))\b")
_AGREED = re.compile(
    r"\b(?:agree[ds]?|decide[ds]?|offer(?:s|ed)?|propose[ds]?|plan(?:s|ned)?|pledge[ds]?|promise[ds]?|vow(?:s|ed)?"
    r"|accept(?:s|ed)?|invite[ds]?|ask(?:s|ed)?)\b[^,;.]{0,40}$"
)
# "On Monday accepted an invitation to visit", "on Friday voiced hope that the visit": a day on which somebody
# did something is not that of an act to come.
_DONE_ON = re.compile(
    r" (?:(?:has|have|had|also|again|formally|officially|finally) )*"
    r"(?:(?!(?:re|un)?scheduled|planned|expected|anticipated|delayed|postponed|blocked|reserved|earmarked|marked|booked|arranged"
    r"|pencill?ed|slotted|need|proceed|succeed)[a-z]+ed"
    r"|took|gave|sent|made|told|said|put|set(?! (?:for|to)\b)|laid|spoke|wrote|met|held|saw|began|left|chose"
    r"|let)\b[^;:]*"
)
# "Proposed on Tuesday a call", "left on Tuesday to meet Dong"
_ASKED = re.compile(
    r"\b(?:proposed|requested|offered|suggested|sought|asked|invited|floated|left|departed|set off)\b"
    r"[^,;.]{0,60}$"
)
_MET_ON = re.compile(r"\b(?:met|saw|spoke|talked|conferred|held|hosted|received)\b[^,;.]*$")
_THEN = re.compile(
    r",? and (?:(?:he|she|they|then) )*(?:will|(?:is|are) (?:to|due|set|expected|scheduled))\b"
)
_TO_DO = (" to ", " for ", " a ", " an ", " another ", " talks ")
_SETTLED_ON = re.compile(r"\b(?:accepted|took up|received|extended|issued) (?:on )?$")
_INVITATION = re.compile(
    r" (?:an?|the|his|her|their|beijing's|china's|xi's) (?:[\w-]+ )?(?:invitation|invite|offer)\b"
)
_REPORTS = re.compile(rf"\b(?:{REPORT_VERB}|according to)\b")
_BOUND = re.compile(
    r"\b(?:since|(?<!took )(?<!not )(?<!wait )(?<!waited )until|till|by|before|after|following"
    r"|ahead of|prior to|from|between|through|for)\s+"
    r"(?:(?:the|late|early|last|his|her|their)\s+)*$"
)
# "Talks set for May 15" are on it, but not a summit "first set for" a day.
_SET_FOR = re.compile(
    r"(?<!first )(?<!originally )(?<!initially )(?<!previously )(?<!once )(?<!been )(?<!was )(?<!were )"
    r"\b(?:set|scheduled|slated|fixed|planned|due|expected|arranged|booked|pencill?ed in|on the calendar"
    r"|down|lined up|marked|earmarked|blocked out|reserved|timed|confirmed|firmed up|locked in"
    r"|in the (?:diary|calendar|books))"
    r"(?: (?:now|tentatively|provisionally))? for (?:the |early |late )?$"
)
_ANOTHER_NOUN = re.compile(rf"\b{ACT_NOUN}\b")
# "Until Wednesday, when he meets Dong"
_ON_WHICH = re.compile(r", (?:when(?! (?:asked|questioned|pressed)\b)|on which)\b[^,;:]{0,90}")
_DAYS_FROM = re.compile(
    r",? (?:just )?(?P<count>a|one|two|three|four) days? (?P<way>after|before)\b[^.;,:]{0,60}"
)
_RANGE_OPENS = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$")
_BEGINS = re.compile(r"(?<!ed )\bfrom\s+$")
_OWNED = re.compile(rf"(?P<owner>'s|')?\s+(?:[\w-]+\s+){{0,3}}?(?P<noun>{ACT_NOUN})\b")
_ASIDE = re.compile(
    r", (?:(?:which|who|whose|while|when|as|after|following|before)\b"
    r"|(?!and |but |or )[^,]{1,40} (?:until|since|because|although|though|while|when|before|after)\b)[^,]*,"
    r"| (?:[\w-]+ )?(?:hours?|days?|weeks?) (?:before|earlier|after),(?= )"  # "two days before, on Monday"
    r"| since [^,;]{3,80},(?= )"  # "his first talks with Wei since taking over, in a hotel on Monday"
)
# What opens a lead and has no act in it: "Two weeks after the balloon fell, the two came together on".
_FRONTED = re.compile(
    r"\W*(?:[\w-]+ ){0,4}?(?:after|since|as|when|while|before|because|although|though|with)\b[^,;:]{3,120}, "
)
_ACT = re.compile(
    rf"\b(?:{ACT_NOUN}|met|meeting|spoke|speaking|talking|seeing|receiving|hosting|call(?:ed|ing))\b"
)
_TOOK_PLACE = re.compile(
    r", which (?:took place|(?:was|were) held|happened|occurred|began|started|opened|ran|lasted"
    r"|ended|concluded|closed|finished|(?:wrapped|wound|broke) up|drew to a close)\b"
)
_DATELINE = re.compile(r"\s*(?:\([^()]{2,30}\)\s*)?(?:--?|\u2014|:)\s")
DATELINE_MARKS = ("-", "\u2014", ":")
"""One of these closes every dateline."""
# Of many, as against "the annual event with the PLA, set for June 3-5".
_FORUM = re.compile(
    r"\b(?:conference|forum|event|summit|dialogue|symposium|assembly)\b(?! (?:with|between)\b)"
)
_OPENING = re.compile(
    r"(?:(?:on|in|late|early|earlier|the|morning|afternoon|evening|of|from|local|time)\b|\W)*"
)
_SAME_DAY = re.compile(
    r"\s*,?\s*(?:after|following)\s+(?:[\w-]+\s+){0,3}|\s*(?:that )?(?:he|she|they) had just\b[^.;]{0,60}"
)
# "Wang made the remarks on Tuesday when meeting with Blinken": what was said was said there.
_MEANWHILE = re.compile(
    r"\s*,?\s*(?:when|while|as|during|in|at)\s+(?:(?:he|she|they|an?|the|his|her|their|was|were|phone|telephone|video"
    r"|telephonic|separate|bilateral|brief|closed-door)\s+){0,3}"
    rf"|\s(?:when|while|as) (?:(?!to |{REPORT_VERB}|after |before |about |that |will |would |prepar|plan|hop"
    r"|ask|quizz|question|expect|push|press|over |on |for |had |has |have |seek|await|wait|set )[\w.'-]+ )"
    r"{1,5}"
)
# "It took until Friday for the two to be in one room": that is when they were.
_NOT_UNTIL = re.compile(r"\b(?:took|not|wait(?:ed)?) until (?:late |early )?$")
# "told Li in plain words when they got acquainted on Friday": both are its subject, and it is over.
_WHEN_BOTH = re.compile(
    r"\b(?:when|as) (?:they|(?:the )?(?:two|pair|both)(?: (?:men|leaders|presidents|ministers|sides))?) "
    r"(?!last|first|next|meet\b|see\b|speak\b|talk\b|sit\b|gather\b|get\b|come\b|will\b|are\b|would\b|prepar)"
    r"[^,;:.]{3,80}$"
)
_ON_PROGRAMME = re.compile(
    r"'s? (?:[\w-]+ ){0,2}?"
    r"(?:programme|program|agenda|schedule|diary|calendar|itinerary|timetable|docket|order paper)\b"
)
_SETTING = re.compile(
    r"\b(?:sets?|setting|schedul(?:es?|ed|ing)|fix(?:es|ed)?|plans?|planned|pencil\w* in|slate[ds]?"
    r"|arrang(?:es?|ed)|books?|booked|lin(?:es?|ed|ing) up|eye[ds]?|target(?:s|ed)?|moved?|moves"
    r"|reschedul\w+|propos(?:es?|ed)|request(?:s|ed)?|offer(?:s|ed)?|suggest(?:s|ed)?|sought|seeks?"
    r"|float(?:s|ed)?)\b[^,;:.]{0,60}$"
)
_FOR = re.compile(r"[^,;:.]{0,30} for (?:the |early |late |next )?")
_STAYS = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|\d+)-day\s+(?:[\w-]+\s+){0,2}?(?:trip|visit|tour|stay)\b"
)
_OVER = re.compile(
    r"\b(?:met|spoke|talked|held|hosted|saw|seen|received|exchanged|conferred|telephoned|phoned|spent|huddled"
    r"|chatted|conversed|negotiated|bargained|dined|lunched|shook hands|(?:link|hook)ed up"
    r"|(?:came|got) (?:together|acquainted)|sat (?:down|across|opposite|together)"
    r"|(?:pulled|put|sailed|steamed) in(?:to)?|docked|moored|berthed)$"
)
_OPENED_WITH = re.compile(
    r" (?:with(?! an? (?:stop|speech|tour|visit|walk))|by (?:meeting|seeing)) "
)  # "opened a three-day visit on Monday with Wang"
_AFTER_SPELL = re.compile(rf",? (?:after|at the end of) {SPELL}")
_WITHIN = re.compile(r"\b(?:in|during|at)\s+(?:(?:his|her|their|the|a)\s+)?$")
_GOES_ON = re.compile(
    r"\band\s+(?:(?:also|then|later|both)\s+)?(?:agree[ds]?|plan(?:s|ned)?|will|would|to|pledge[ds]?|promise[ds]?|vow(?:s|ed)?"
    r"|decide[ds]?|invite[ds]?|accept(?:s|ed)?|propose[ds]?)\b"
)
_TOLD_AFTER = re.compile(
    rf"\b{REPORT_VERB} (?:[\w-]+ ){{0,2}}(?:after|following) (?:(?:the|his|her|their) )?$"
)
_TO_COME = re.compile(r" (?:[\w-]+ ){1,3}(?:will|(?:is|are) (?:to|set|due|expected|scheduled))\b")
_COMING = re.compile(
    r",? (?:[\w.'-]+ ){1,5}?(?:will|plans? to|(?:is|are) (?:to|set|due|expected|scheduled|slated))\b"
)
# "Met Dong and will go on to Manila on May 2": that day is not the meeting's.
_GOING_ON = re.compile(
    r"(?:\band|,|;)(?: (?:then|now|later|also|he|she|they|who|which|both))*"
    r" (?:will|(?:is|are) (?:to|due|set|expected|scheduled)|plans? to|leaves? for|heads? (?:to|for)"
    r"|go(?:es)? (?:on )?to|moves? on to)\b[^.;]*$"
)
_FOLLOWED = re.compile(rf"\b{NO_WORDS}follow(?:s|ed|ing)?(?: up)?\s+(?:the\s+)?$")
_ARTICLE = re.compile(r"\b(?:the|an?|his|her|their|its|that|this|[\w]+'s)\s+$")


_LED = 80  # characters before a phrase in which the words that lead to it stand


def days_from(low: str, phrase: DatePhrase, act: Span, *, coming: bool) -> int | None:
    """How many days before the named one the act was: "left on Monday, a day after she met He"; negative
    where it is to come ("arrives on Monday, a day before he meets Xi").
    """
    match = _DAYS_FROM.fullmatch(low, phrase.span.end, act.start)
    if match is None or (match["way"] == "before") is not coming:
        return None
    count = 1 if match["count"] == "a" else NUMBERS.index(match["count"]) + 1
    return -count if coming else count


def is_of_stay(low: str, act: Span, phrase: DatePhrase) -> bool:
    """Whether a sentence tells of a journey of several days ("on a four-day visit"), on one day of which the
    act is; the phrase behind the act can name it ("began a three-day visit and met Wu on Friday", "met him on
    Friday, the last stop of a three-day visit").
    """
    stay = _STAYS.search(low) if "-day" in low else None
    if stay is None or _OPENED_WITH.match(low, phrase.span.end):
        return False
    if act.end <= phrase.span.start and phrase.span.end <= stay.start():
        return False
    return not stay.end() <= act.start < act.end <= phrase.span.start


def is_over(low: str, act: Span) -> bool:
    """Whether words that tell of an act again tell of one that took place: "The two leaders spoke"."""
    return _OVER.search(low, act.start, act.end) is not None


def is_past(low: str, act: Span) -> bool:
    """Whether an act's own words stand in the past: "met", "welcomed"."""
    regular = low.endswith("ed", 0, act.end) and low[act.end - 4 : act.end].isalpha()  # no "S&ED"
    return regular or is_over(low, act)


def is_journey(low: str, phrase: DatePhrase) -> bool:
    """Whether days are those of a journey: "visits Britain from June 8 to 13 for talks"."""
    return _JOURNEY.search(low[max(0, phrase.span.start - _LED) : phrase.span.start]) is not None


def opens_stay(low: str, phrase: DatePhrase) -> bool:
    """Whether days are those of a stay in the course of which people meet, if not on the first: "will be in
    Beijing July 16-19, where he sees Xie", "during his May 9 to 12 stay".
    """
    if _STAY.match(low, phrase.span.end):
        return True
    return _BEING.search(low[max(0, phrase.span.start - _LED) : phrase.span.start]) is not None


def is_of_next_week(low: str, phrase: DatePhrase, title: str) -> bool:
    """Whether a weekday is one of a week that its sentence or the title calls the next."""
    return ("next week" in title or "next week" in low) and bool(_BARE_WEEKDAY.match(low, phrase.span.start))


def closes_dateline(low: str, end: int) -> bool:
    """Whether a phrase that ends there belongs to a dateline: "WASHINGTON, Nov. 5, 2013 - "."""
    return bool(_DATELINE.match(low, end))


def is_owned(low: str, phrase: DatePhrase, act: Span) -> bool:
    """Whether a phrase stands with an act's own noun: "Thursday's call"."""
    led = low[max(0, phrase.span.start - _LED) : phrase.span.start]
    return bool(_owned_by_act(low, led, phrase, act))


def distance(low: str, phrase: DatePhrase, act: Span, *, retold: bool = False) -> float:
    """How far the phrase stands from the act in meaning; infinite where it belongs to something else.

    An empty `act` opens a lead that tells of it in words of its own, but not with "Biden on Thursday said".
    `retold`: the words are of another sentence that tells of the act again. There a dated noun is this act
    only where things happen in it ("in Thursday's call"); else it recalls another ("since the May 9 call").
    """
    start, end = phrase.span.start, phrase.span.end
    led = low[max(0, start - _LED) : start]
    owned = _owned_by_act(low, led, phrase, act)
    if owned is not None:
        return 0.0 if owned and (not retold or _is_recent(led, phrase, low)) else inf
    if low.startswith(":", end) and start < act.start and _OPENING.fullmatch(low, 0, start):
        return 0.5  # an entry of a chronology: "Dec. 2, 2021: Biden calls Xi"
    if _ON_WHICH.fullmatch(low, end, act.start) or _DAYS_FROM.fullmatch(low, end, act.start):
        return 0.4
    ranged = phrase.past is not None and phrase.past.end is not None
    if _is_anothers(low, led, phrase, act, ranged=ranged) or _is_bare_month(phrase, low):
        return inf
    if start >= act.end:
        return _behind(low, led, phrase, act, ranged=ranged)
    return _before(low, led, phrase, act)


def _before(low: str, led: str, phrase: DatePhrase, act: Span) -> float:
    """The distance of a phrase that stands before the act."""
    start, end = phrase.span.start, phrase.span.end
    if _MEANWHILE.fullmatch(low, end, act.start):
        return 0.5
    if REPORTED.search(led):
        return 2.0 if _SAME_DAY.fullmatch(low, end, act.start) or is_just_over(low, end, act) else inf
    if SPEAKING.search(led):
        return inf
    return _ahead(_NOT_UNTIL.sub("", low[:start]), _apart(low[end : act.start]))


def _is_anothers(low: str, led: str, phrase: DatePhrase, act: Span, *, ranged: bool) -> bool:
    """Whether a phrase bounds a time, owns what follows it, or is a dateline's."""
    end = phrase.span.end
    if _ON_PROGRAMME.match(low, end):
        return False
    opens = _BEGINS.search(led) or (ranged and _RANGE_OPENS.search(led))
    bounds = _BOUND.search(led) and not opens and not _is_set_for(low, led, phrase, act)
    # A dateline's day is, and so is one behind a comma, but not "visit China July 25 - State Dept".
    placed = phrase.span.start <= act.start or led.endswith(", ")
    return bool(bounds) or low.startswith("'", end) or (placed and closes_dateline(low, end))


def _is_set_for(low: str, led: str, phrase: DatePhrase, act: Span) -> bool:
    """Whether an act is planned for that day, and no other stands between them: "talks set for May 15"."""
    if not led.endswith(("for ", "the ", "early ", "late ", "next ")):
        return False
    if _SET_FOR.search(led) is None:
        before = low[max(0, act.start - _LED) : act.start]
        return bool(_FOR.fullmatch(low, act.end, phrase.span.start) and _SETTING.search(before))
    return not _ANOTHER_NOUN.search(low, act.end, phrase.span.start)


def _behind(low: str, led: str, phrase: DatePhrase, act: Span, *, ranged: bool) -> float:
    """The distance of a phrase that follows the act, or an opening that stands for it."""
    start, end = phrase.span.start, phrase.span.end
    if low.startswith(",", end) and _ONE_OF_SEVERAL.search(led):
        return inf  # "saw Johnson and, on Friday, Rice"
    if _SAID_THERE.fullmatch(low, act.end, start) and _IN_COURSE.fullmatch(low, 0, act.start):
        return 0.8  # "In a call with Wang, Rubio said on Friday"
    between = _apart(low[act.end : start])
    if act.start < act.end:
        if REPORTED.search(led) and is_just_over(low, 0, act):
            return 1.5
        return _after(between, ranged=ranged)
    if (fronted := _FRONTED.match(between)) and not _ACT.search(between, 0, fronted.end()):
        between = between[fronted.end() :]
    if SPEAKING.search(led):
        return inf
    between = _NOT_UNTIL.sub("", between)
    elsewhere = _SAYS.match(low, end) or _ON_THE_WAY.search(between) or _is_of_agreement(low, between, end)
    return inf if elsewhere else _after(between, ranged=ranged) / 2


def is_reported(low: str, phrase: DatePhrase, act: Span) -> bool:
    """Whether a phrase tells when somebody spoke of an act to come: "said on Wednesday after talks", "Fresh
    from a call with Li, he told reporters on Tuesday that they would meet".
    """
    start = phrase.span.start
    spoken = bool(REPORTED.search(low[max(0, start - _LED) : start]))
    return spoken and (start < act.start or is_just_over(low, 0, act))


def is_settled(low: str, phrase: DatePhrase, act: Span) -> bool:
    """Whether a phrase tells when an act to come was settled or spoken of: "on Monday accepted an invitation
    to visit", "on Tuesday voiced hope that the trip".
    """
    start, end = phrase.span.start, phrase.span.end
    asked = end <= act.start and _ASKED.search(low, max(0, start - _LED), start)
    agreed = act.start < act.end <= start and low.endswith("ed", 0, act.end)
    if (asked or (agreed and _AGREED.fullmatch(low, act.start, start))) and low.startswith(_TO_DO, end):
        return True
    if end <= act.start:
        done = _DONE_ON.fullmatch(low, end, act.start)
    elif act.start == act.end:  # a lead that tells of it in words of its own
        # "Met Wang on Thursday and will be received by Xi on Friday"
        done = _DONE_ON.match(low, end) or (_MET_ON.search(low, 0, start) and _THEN.match(low, end))
    else:
        return False
    led = low[max(0, start - _LED) : start]
    return done is not None or bool(_INVITATION.match(low, end) and _SETTLED_ON.search(led))


def is_of_arrival(low: str, phrase: DatePhrase, act: Span) -> bool:
    """Whether a phrase tells when somebody came for an act to come: "arrived on Tuesday to meet Dong"."""
    start, end = phrase.span.start, phrase.span.end
    came = end <= act.start and low.startswith((" to ", " for "), end)
    return came and _CAME.search(low, max(0, start - _LED), start) is not None


_CAME = re.compile(r"\b(?:arrived|landed|came|reached|touched down|flew in(?:to)?)\b[^,;.]{0,60}$")


def is_asked_on(low: str, phrase: DatePhrase) -> bool:
    """Whether a bare weekday stands behind a verb that tells that somebody has asked or offered."""
    start = phrase.span.start
    return (
        "next" not in phrase.span.of(low)
        and bool(_BARE_WEEKDAY.match(low, start))
        and _HAS_ASKED.search(low, max(0, start - 2 * _LED), start) is not None
    )


_HAS_ASKED = re.compile(
    r"\b(?:proposed|requested|offered|suggested|sought|asked|invited|floated|issued|extended|sent|made)\b"
    r"(?![^,;.]* (?:for|next|coming|this) $)[^,;.]*$"
)


def opens_coming(low: str, phrase: DatePhrase, act: Span) -> bool:
    """Whether a phrase dates what is to come after an act that is over: "On Friday, Fan is expected to
    visit", "met Dong and will go to Manila on May 2".
    """
    if 0 < act.end <= phrase.span.start and _GOING_ON.search(low, act.end, phrase.span.start):
        return True
    coming = _COMING.match(low, phrase.span.end)
    return coming is not None and _OPENING.fullmatch(low, 0, phrase.span.start) is not None


def _apart(between: str) -> str:
    """The words between a phrase and an act, without what is set off by commas or says when the act was."""
    return _TOOK_PLACE.sub("", _ASIDE.sub(",", between)) if "," in between else between


def _is_recent(led: str, phrase: DatePhrase, low: str) -> bool:
    """Whether a dated noun of another sentence is the act itself and not one that is recalled."""
    if _WITHIN.search(led):
        return True
    if not (phrase.span.of(low).isalpha() or _TO_COME.match(low, phrase.span.end)):
        return False
    bound = _BOUND.search(led)
    its_own = bound is not None and (bound.group().startswith("for") or _TOLD_AFTER.search(led))
    return not ((bound and not its_own) or _FOLLOWED.search(led))


def _is_bare_month(phrase: DatePhrase, low: str) -> bool:
    """A month without "in", "late" or a year tells of whatever it stands before: "a February attempt"."""
    vague = phrase.past is not None and phrase.past.precision is Precision.MONTH
    return vague and phrase.span.of(low).isalpha()


def _after(between: str, *, ranged: bool) -> float:
    """The distance of a phrase that follows the act; a range may be that of the forum they met at."""
    if (both := _WHEN_BOTH.search(between)) and not SUBORDINATE.search(between, 0, both.start()):
        return 1.0 + _gap(between)
    told = REPORTED.search(between) or SUBORDINATE.search(between) or _FOLLOWS.search(between)
    return inf if told or (ranged and _FORUM.search(between)) else _gap(between)


def _ahead(before: str, between: str) -> float:
    """The distance of a phrase that stands before the act; one that opens the sentence dates all of it."""
    if _AFTER_SPELL.fullmatch(between):
        return 0.7  # "left on Sunday after four days of talks"
    if (
        _is_of_agreement(between, before, 0)
        or _REPORTS.search(between)
        or _GOES_ON.search(between)
        or _opens_aside(before, between)
    ):
        return inf  # "spoke on Friday and agreed to meet"
    return 0.6 if _OPENING.fullmatch(before) else _gap(between) + 0.2


def _is_of_agreement(low: str, before: str, end: int) -> bool:
    """Whether a day is that on which something was agreed: "agreed on Friday to meet"."""
    return low.startswith((" to ", " for "), end) and _AGREED.search(before) is not None


def _gap(between: str) -> float:
    return len(between) / 100 + between.count(",") * 0.3


def _opens_aside(before: str, between: str) -> bool:
    """Whether a date before the act stands in a clause of its own: "After he arrived on Sunday, ..."."""
    head = before[max(map(before.rfind, (",", ";", ":", "- "))) + 1 :]
    return bool(SUBORDINATE.search(head) or SUBORDINATE.search(between))


def _owned_by_act(low: str, led: str, phrase: DatePhrase, act: Span) -> bool | None:
    """Whether the phrase modifies the act's own noun ("Thursday's call"); None where it modifies none."""
    match = _OWNED.match(low, phrase.span.end)
    if not match or not (match["owner"] or _ARTICLE.search(led)):
        return None
    return match.start("noun") <= act.end and act.start <= match.end("noun")
