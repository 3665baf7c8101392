"""What stands right of an English act word: object, "with", "between", "by", "of", a destination."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from bot.core.acts_en import NOUNS, RAISE, VERBS, Act, ActWord
from bot.core.clauses import FINITE, PREPOSITIONS
from bot.core.filling_en import BOTH, CHINA, US, Slots, sides, sides_of, take
from bot.core.kinds_en import DAYS, forms
from bot.core.matters_en import is_matter, is_of_anybody, is_of_two, is_purpose, is_shared
from bot.core.model import MentionKind
from bot.core.news_verbs_en import NEWS_STEMS
from bot.core.operators_en import is_month
from bot.core.parsing_en import Parse
from bot.core.positions import DETERMINERS, SPOKESMEN, SUBJECT_MATTER
from bot.core.verdict import Mention
from bot.core.wordlist import words

_COUNTRY = MentionKind.COUNTRY  # members are slow to find
_PERSON = MentionKind.PERSON
_DAYS = DAYS | {"today", "yesterday", "tomorrow"}
_REACH = 45  # tokens around a trigger that can hold its parties
JOINERS = words("and & - / 's ' ,")
# "Talks bring A and B together": what the act's noun does to its parties.
_BRINGING = words(
    "bring brings bringing brought involve involves involving involved unite unites pit pits link links "
    "pair pairs paired pairing gave gives let lets linked linking connect connects connected connecting"
)
_JOINING = words("join joins joined")
_STEERING = (PREPOSITIONS | _BRINGING | _JOINING | FINITE | JOINERS | {"including"}).union(VERBS)


def right(parsed: Parse, word: ActWord, found: Slots) -> None:
    """Fill the slots that stand behind an act word in its clause."""
    first, last, act, form = word.first, word.last, word.act, word.form
    words, at = parsed.words, parsed.at
    within = bisect_left(at, min(parsed.clause_of(first).last, last + _REACH))
    stop = at[within - 1] + 1 if within else 0  # behind the last mention nothing is filled
    stop = max(stop, last)
    prep, gap = _own_preposition(parsed, word), 0
    ends = stop if form == "noun" else _ends(words, word, stop)
    for index, low in enumerate(words[last:ends], last):
        if not low:
            _put(parsed, index, prep, gap if not act.personal else gap + 4, found, site=act.place)
        elif low not in _STEERING:
            gap += 1
        elif low == "including":
            gap = 0  # "officials, including Wang Yi"
        elif low in PREPOSITIONS:
            prep, gap = _governs(parsed, word, index, prep), 0
        elif form == "noun" and _brings(words, index):
            prep, gap = "between", 0
        elif low in JOINERS:
            if low == "," and words[index + 1].endswith("ing") and _goes_astray(words[index + 1]):
                break  # "meets Dalai Lama, angering China"
        elif _begins_another(words, index, word):
            break
        else:
            gap += 1
    if found.between:
        _beyond(parsed, last, found)
    elif form == "noun" and words[last : last + 1] in _WHICH and not found.with_:
        found.between = _holders(parsed, last)


def _goes_astray(doing: str) -> bool:
    """ "Met Yang, telling him that Obama waits": who is spoken of behind the comma was not met."""
    return doing not in _STEERING or (doing in VERBS and VERBS[doing].act.family == "tell")


def _holders(parsed: Parse, last: int) -> list[Mention]:
    """Who held what a clause is about: "a call that Gates and Liang held", with their offices behind them."""
    found: list[Mention] = []
    for index in range(last + 1, min(last + _ASIDE + 8, len(parsed.words))):
        low, mention = parsed.words[index], parsed.mentions[index]
        if low in _HOLDING:
            return found
        if mention is not None and parsed.standing[index] == "party" and not parsed.preps.get(index, ""):
            found.append(mention)
    return []


_ALIGNED = words("line keeping accordance compliance conformity step tune")
_WHICH = (("that",), ("which",))
_HOLDING = words("held had conducted shared exchanged staged")


def _brings(words: Sequence[str], index: int) -> bool:
    """Whether a verb brings together those named behind it, as "joined" does with nothing between."""
    return words[index] in _BRINGING or (words[index] in _JOINING and not words[index + 1])


def _governs(parsed: Parse, word: ActWord, index: int, before: str) -> str:
    """What a preposition makes of what it governs; `before` is the one before it."""
    words, act, low = parsed.words, word.act, parsed.words[index]
    if index > word.last:
        told = low == "with" and (is_shared(parsed, word, index) or _is_told(parsed, act, index))
        nearer = low == "between" and _is_of_a_nearer(words, word, index)
        if (is_matter(words[index - 1], act.family) and not told) or is_purpose(words, index) or nearer:
            return "matter"
        # "Talked about the president's trip to Beijing", "goes to Moscow with a message for Washington"
        spoken = low == "to" and act.family == "speak" and words[index - 1] in NOUNS
        aligned = low == "with" and words[index - 1] in _ALIGNED  # "in line with what Biden and Xi agreed"
        aligned = aligned or (act.family == "meet" and _is_of_later_talks(words, word.last, index))
        if spoken or aligned or (low == "for" and act.place and words[index - 1] in _ADDRESSED):
            return "matter"
    if before == "with" and (
        (low in _MADE_UP and words[index - 1] in _TEAMS) or (low == "by" and words[index - 1] in _LED)
    ):
        return before  # "talks with a delegation under Li"
    if low == "with" and before == "between":  # "a call that linked Obama with Hu"
        return before
    if low == "for" and word.form == "noun":
        ends = words[index - 1]
        arranged = index == word.last or (index <= word.last + _REACHED and ends in _ARRANGED)
        if arranged and _are_both(parsed, index + 1):
            return "between"
    heard = low == "to" and act.family == "speak" and word.form != "noun" and _are_people(parsed, index + 1)
    silent = low == "from" and words[index - 1] == "silence"  # who does not answer
    return "with" if heard else "by" if silent else low


def _is_of_a_nearer(words: Sequence[str], word: ActWord, index: int) -> bool:
    """ "The talks will pave the way for a meeting between": who meets there does not hold the talks, as
    against "a summit meeting between".
    """
    return words[index - 1] in NOUNS and not NOUNS.keys() >= set(words[word.last : index])


def _is_of_later_talks(words: Sequence[str], last: int, index: int) -> bool:
    """ "Met on Friday to prepare for talks with Xi", "ahead of a call with": who is met is another."""
    if words[index] != "with" or words[index - 1] not in NOUNS:
        return False
    return not _AHEAD_OF.isdisjoint(words[last : index - 1])


_AHEAD_OF = words("ahead before prior eve") | forms("prepare prep+ rehearse plan plot+ map+ strategize")
_ADDRESSED = words(
    "message messages word words warning warnings lesson signal ultimatum advice letter offer gift"
)
_MADE_UP = words("under from of")
_TEAMS = words("delegation team group party contingent mission panel entourage delegations teams")
_LED = words("led headed chaired fronted captained")
_REACHED = 5  # words behind a noun in which it can be said to be arranged
_ARRANGED = words("up in set scheduled slated planned arranged due down on booked fixed") | words(
    "years year months month weeks week decade days"  # "first talks in two years for"
)
_COUPLED = (("and",), ("&",), (",",))


def _are_both(parsed: Parse, index: int) -> bool:
    """ "No call for Mullen and Chen", "a sit-down for the two defense chiefs": between them."""
    words = parsed.words
    index += index < len(words) and words[index] in DETERMINERS
    one = parsed.mentions[index] if index < len(words) else None
    if one is None or one.place:
        return False
    other = (
        parsed.mentions[index + 2]
        if words[index + 1 : index + 2] in _COUPLED and index + 2 < len(words)
        else None
    )
    return sides_of(one) | (sides_of(other) if other else 0) == BOTH


def _beyond(parsed: Parse, last: int, found: Slots) -> None:
    """The second of two between whom something is, behind what is told of the first: "a call between
    Donilon, the national security adviser since 2010, and Dai".
    """
    own, words = sides(found.between), parsed.words
    if own not in (US, CHINA):
        return
    at = next((i for i in parsed.at if i >= last and parsed.mentions[i] is found.between[-1]), len(words))
    for place in range(at + 2, min(at + _ASIDE, len(words) - 2)):
        if words[place] == "and" and words[place - 1] == ",":
            behind = place + 1 + (words[place + 1] in DETERMINERS)
            if behind < len(words) and not words[behind] and not own & _side_at(parsed, behind):
                take(parsed, behind, found.between, found)
            return


def _side_at(parsed: Parse, index: int) -> int:
    mention = parsed.mentions[index]
    return sides_of(mention) if mention is not None else 0


_ASIDE = 24  # words in which somebody's offices stand behind his name


def _are_people(parsed: Parse, index: int, *, body: bool = False) -> bool:
    """ "Spoke to Xi", "to a Chinese delegation" is with them; "spoke to China" may be a speech, and so may
    what is said to a `body` that no line leads to.
    """
    index += parsed.words[index : index + 1] in _ARTICLES
    mention = parsed.mentions[index] if index < len(parsed.words) else None
    if mention is None or mention.kind in _PEOPLE:
        return mention is not None
    on_a_line = mention.kind is _BODY and not _LINES.isdisjoint(parsed.words[index + 1 : index + 4])
    return (body and mention.kind is _BODY) or on_a_line


def _is_told(parsed: Parse, act: Act, index: int) -> bool:
    """Whether somebody is told by "with", and not what is with him: "raised ties with Wang", "discuss trade
    with Chinese officials", as against "discuss trade with China", "his relationship with Xi".
    """
    if act is RAISE:
        return not is_of_two(parsed.words, index - 1)
    return is_of_anybody(parsed.words[index - 1]) and _are_people(parsed, index + 1, body=True)


_PEOPLE, _BODY = (MentionKind.PERSON, MentionKind.ROLE), MentionKind.BODY
_LINES = words("phone telephone video videolink zoom")
_ARTICLES = (("the",), ("a",), ("an",))


def _begins_another(words: Sequence[str], index: int, word: ActWord) -> bool:
    """Whether a verb behind an act word tells something else: "a call with Xi angered Wang"."""
    low, behind, noun = words[index], index - word.last, word.form == "noun"
    if (low in FINITE and behind and noun and not is_month(words, index)) or (
        behind > 1 and low in VERBS and low != "host" and VERBS[low].form != "ing"
    ):
        return not (noun and _goes_on_with(words, index))
    return False


def _goes_on_with(words: Sequence[str], index: int) -> bool:
    """ "Talks were held between", "the talks we had with": a verb that the noun's parties stand behind."""
    had = words[index] in _HAD and words[index - 1] in _WE and words[index + 1 : index + 2] == ("with",)
    ranked = words[index] in _BEING and not _ROW.isdisjoint(words[index + 1 : index + 4])
    if ranked and "between" in words[index + 2 : index + 9]:
        return True  # "the meeting was the first in two years between"
    return had or (words[index] in _HELD and words[index - 1] in _HELD_BEHIND) or _is_done_by(words, index)


def _is_done_by(words: Sequence[str], index: int) -> bool:
    """ "The offer of talks was declined by China", "was met with silence from Beijing": whoever answered or
    asked stands behind the verb, and is the act's other party.
    """
    behind = words[index + 1 : index + 7]
    for at, word in enumerate(behind):
        if word in _ANSWERED or (word in _TURNED and behind[at + 1 : at + 2] in _AWAY):
            by = at + 1 + (word in _TURNED)
            return behind[by : by + 1] == ("by",)
        if word == "silence":
            return behind[at + 1 : at + 2] == ("from",)
    return False


_ANSWERED = words(
    "declined rejected refused rebuffed spurned snubbed ignored dismissed vetoed blocked unanswered scrapped "
    "cancelled canceled postponed suspended shelved axed proposed offered requested sought suggested floated "
    "accepted initiated"
)
_TURNED = words("turned called put brushed waved")
_AWAY = (("down",), ("off",), ("away",), ("aside",))


_ROW = words("first second third latest last highest-level only")
_HAD = words("had have held has")
_WE = words("we they he she i that which also just")


def _does_besides(words: Sequence[str], index: int) -> bool:
    """ "Visited a shipyard and praised Wang": behind an "and" the same people do something to another."""
    if words[index] != "and" or words[index + 2 : index + 3] != ("",):
        return False
    return words[index + 1].endswith("ed") and words[index + 1] not in _CALLED


_CALLED = words("retired allied united related")  # before a name, what somebody is


def _ends(words: Sequence[str], word: ActWord, stop: int) -> int:
    """Where before `stop` the clause of a verb ends without a word that says so."""
    last, between = word.last, words[word.last + 1 : stop]
    if "and" in between:
        stop = next((at for at in range(last + 1, stop) if _does_besides(words, at)), stop)
    if "," not in between:
        return stop
    aside = words[word.first - 1] == "," and (word.form == "ing" or words[last] == "by")
    opening = not word.first and (word.form == "ing" or words[last] == "by")
    ends = _is_over if aside or opening else _goes_on
    return next((at for at in range(last + 1, stop) if words[at] == "," and ends(words, at)), stop)


def _is_over(words: Sequence[str], index: int) -> bool:
    """Whether a comma ends what a participle tells, which opens its sentence or stands between commas:
    "visiting Geneva for the first time, Blinken praised", "Blinken, accompanied by aides, praised Wang".
    """
    return not (words[index - 1] == "" and words[index + 1 : index + 2] in _NEXT_ONE)


_NEXT_ONE = (("",), ("and",), ("the",))


def _goes_on(words: Sequence[str], index: int) -> bool:
    """ "US senators visit Taiwan, China holds drills": behind a comma somebody else does something."""
    if words[index - 1] or words[index + 1 : index + 2] != ("",):
        return False
    does = words[index + 2] if index + 2 < len(words) else ""
    verb = does in FINITE or (does in VERBS and VERBS[does].form in ("past", "present"))
    return verb or does in NEWS_STEMS or (does.endswith("s") and does.isalpha() and does not in _PLURALS)


# Nouns behind a name, or no verbs at all; what else ends so there is a verb.
_PLURALS = SPOKESMEN | SUBJECT_MATTER | frozenset(NOUNS) | words("as is was has this affairs forces plus")


def _is_site(words: Sequence[str], index: int) -> bool:
    """ "Visits Chinese naval base": a country's soil, told by what stands on it."""
    return not _SITES.isdisjoint(words[index + 1 : index + 4])


_ON_SITE = ("", "to", "into", "for", "at", "from", "through")
_SITES = words(
    "capital soil review parade anniversary celebrations birthday base bases carrier academy headquarters "
    "university shipyard warship destroyer frigate pavilion barracks submarine cadets sailors warships"
)


def _own_preposition(parsed: Parse, word: ActWord) -> str:
    """The position that an act's own words open: "travels to", "talks to"; and a day behind a noun, as if
    "on" stood before it: "In a call Friday, Xi and Obama".
    """
    if word.form == "noun":
        return "on" if not _DAYS.isdisjoint(parsed.words[word.last : word.last + 1]) else ""
    if word.last - word.first < _SEVERAL:
        return ""
    if word.act.place:
        return "to"
    return "with" if parsed.words[word.last - 1] in ("to", "with") else ""


_SEVERAL = 2  # words of an act


def _put(parsed: Parse, index: int, prep: str, gap: int, found: Slots, *, site: bool) -> None:
    """`site`: the act goes to a place, which what stands on its soil can name."""
    if site and prep in _ON_SITE and _is_site(parsed.words, index):
        take(parsed, index, found.to, found, modifiers=True)
        return
    if prep and _names_act(parsed, index):
        return  # "wraps up trip with Biden-Xi call next": a party of the call
    if prep in _WITH:
        take(parsed, index, found.with_, found)
    elif prep == "between":
        take(parsed, index, found.between, found, owners=_is_elliptic(parsed.words, index))
    elif prep == "by":
        take(parsed, index, found.by, found)
    elif site and prep in _THROUGH and _is_of_kind_country(parsed, index):
        take(parsed, index, found.to, found)  # "a tour of Japan and China", "a swing through Beijing"
    elif prep == "of":
        take(parsed, index, found.of, found)
    elif prep in _TO:
        take(parsed, index, found.to, found, owners=True)
    elif prep in _AT:
        take(parsed, index, found.at, found, owners=True)
    elif prep == "" and gap <= 6:
        mention = parsed.mentions[index]
        placed = mention is not None and (mention.place or (site and _is_next_stop(parsed, index, found.to)))
        take(parsed, index, found.to if placed else found.direct, found)


_LISTING = words(", and &")


def _is_next_stop(parsed: Parse, index: int, stops: Sequence[Mention]) -> bool:
    """ "Visit Beijing, Tokyo and Seoul": a country in a row that a place opened."""
    if not stops or parsed.words[index - 1] not in _LISTING or not _is_of_kind_country(parsed, index):
        return False
    before = next((m for m in reversed(parsed.mentions[:index]) if m is not None), None)
    return before is stops[-1]


def _is_elliptic(told: Sequence[str], index: int) -> bool:
    """ "Between the American president and China's": whose like stands before."""
    behind = told[index + 2 : index + 3]
    ends = not behind or not behind[0].isalpha() or behind[0] in FINITE or behind[0] in PREPOSITIONS
    return told[index - 1 : index + 2] == ("and", "", "'s") and ends


def _is_of_kind_country(parsed: Parse, index: int) -> bool:
    mention = parsed.mentions[index]
    return mention is not None and mention.kind is _COUNTRY


_THROUGH = words("of through across")
_HELD = words("held conducted convened")
_BEING = words("was were is are be been also")
_HELD_BEHIND = _BEING | {","}  # "the talks, held in Geneva, were the first between"
_WITH = words("with among alongside without")
_TO = words("to into for")
_AT = words("in at from")


_LACKING = words("no without any")


def _names_act(parsed: Parse, index: int) -> bool:
    """Whether a mention is part of another act's name: "a Trump-Xi meeting", "the Xi summit"."""
    words, mention, last = parsed.words, parsed.mentions[index], index + 1
    if mention is None or last == len(words) or not (words[last] == "-" or words[last] in NOUNS):
        return False
    if mention.kind is _COUNTRY:  # "with no China meeting planned", "without US talks"
        return words[index - 1] in _LACKING and words[last] in NOUNS
    if mention.kind is not _PERSON:
        return False
    while words[last : last + 1] == ("-",) and last + 1 < len(words) and not words[last + 1]:
        last += 2
    if last >= len(words) or words[last] not in NOUNS:
        return False
    compound = last > index + 1 or (index > 1 and words[index - 1] == "-" and not words[index - 2])
    return compound or words[last] not in VERBS
