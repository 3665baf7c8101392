"""English nouns of contact that no list knows, read from the frame in which they stand: "Blinken and Wang
held a hui in Beijing", "the stocktake between Burns and Xie lasted an hour", "had a brunch with Dong".

What two sides hold, what is between them and lasts an hour, what somebody has with an official of the other
side or says something at, they have with each other, whatever it is called; the exceptions are what two have
from afar (wars, rows), feel, own or stage for others.
"""

from __future__ import annotations

from itertools import pairwise

from bot.core.acts_en import NOUNS, Act, ActWord
from bot.core.clauses import OPENERS, PREPOSITIONS
from bot.core.kinds_en import DAYS, MONTHS, by_form
from bot.core.model import MentionKind, Mode, Side
from bot.core.operators_en import BE
from bot.core.parsing_en import Line
from bot.core.positions import DETERMINERS, SPORTS
from bot.core.readers_en import readers
from bot.core.tokens_en import OFFICIALS, serving_at
from bot.core.verdict import Mention
from bot.core.wordlist import words

_US, _CHINA, _THIRD, _JOINT = Side.US, Side.CHINA, Side.THIRD, MentionKind.JOINT
GATHERING = Act("session", "meeting", Mode.UNSPECIFIED, weak=True)
"""What two sides have with each other, by its frame alone."""

_LONGEST = 7  # words of a noun's phrase
_WITHIN = 9  # words behind a noun in which those stand with whom it is held
_REACH = 9  # words behind a noun in which what becomes of it stands

_HOLDING = by_form("hold holds held holding")
_STAGING = by_form(
    "open opens opened opening", "conclude concludes concluded concluding",
    "convene convenes convened convening", "conduct conducts conducted conducting",
    "complete completes completed completing", "begin begins began beginning",
    "start starts started starting", "resume resumes resumed resuming", "finish finishes finished finishing",
    "attend attends attended attending", "close closes closed closing",
    "co-chair co-chairs co-chaired co-chairing", "wrap wraps wrapped wrapping",
    "kick kicks kicked kicking", "chair chairs chaired chairing",
)  # fmt: skip
_HAVING = by_form("have has had having")
_UNDOING = by_form(
    "cancel cancels cancelled cancelling", "scrap scraps scrapped scrapping",
    "postpone postpones postponed postponing", "shelve shelves shelved shelving",
    "reject rejects rejected rejecting", "decline declines declined declining",
    "refuse refuses refused refusing", "nix nixes nixed nixing", "axe axes axed axing",
) | {"canceled": "past"}  # fmt: skip
_PARTED = by_form(
    "call calls called calling", "put puts put putting", "turn turns turned turning",
)  # fmt: skip
_PARTICLES = (("off",), ("down",))
_AT = words("at during over")
_ENDS = PREPOSITIONS.union(
    OPENERS,
    DAYS,
    MONTHS,
    words(
        "- -- , ; : . ( ) ? ! \" ' and or that to here today yesterday tomorrow this next last when what how "
        "why may might can could must should not together again online"
    ),
)
_OPENING = words("a an the their his her another its first second third fourth fifth")

# What two have from afar, feel, own, or each stage for their own.
NO_GATHERING = words(
    "mirror apart fascination obsession infatuation feeling feelings flirtation admiration affinity bargain "
    "bargains subscription hatred hostility anger frustration envy resentment dealings style fixation "
    "contempt disdain respect association attachment empathy familiarity impatience stance standing "
    "credibility reputation showdown memoir firm steady fast true memorial memorials war wars row rows spat "
    "spats feud feuds dispute disputes quarrel quarrels fight fights battle battles clash clashes conflict "
    "conflicts crisis standoff stand-off confrontation rivalry competition contest race tension tensions "
    "rift split divide breach break breakup divorce contrast comparison parallel parallels gap difference "
    "differences disagreement disagreements relationship relationships relation relations ties tie "
    "friendship rapport bond bonds chemistry bromance romance honeymoon marriage affair love connection "
    "connections link links trust mistrust distrust faith confidence patience influence sway leverage edge "
    "advantage lead upper- hand problem problems trouble troubles issue issues beef grievance score history "
    "past experience secret understanding pact treaty treaties truce ceasefire peace reset thaw detente "
    "rapprochement reconciliation pause lull freeze chill stalemate deadlock impasse logjam breakthrough "
    "progress compromise arrangement arrangements settlement contract plan plans program programme programs "
    "project projects policy policies strategy approach role part chance chances opportunity opportunities "
    "luck success result results victory win loss defeat interest interests stake stakes share shares bet "
    "gamble trade trading commerce business investment investments cooperation collaboration partnership "
    "partnerships alliance balance parity deterrence distance wall border line lines bridge wedge tariff "
    "tariffs sanctions ban bans curbs rule rules law laws lawsuit suit case cases charge charges claim "
    "claims swap swaps statement statements declaration communique document documents paper papers book "
    "article report reports study survey poll polls interview interviews film movie documentary series "
    "podcast video photo photos picture pictures image images show shows game games match matches "
    "tournament championship olympics festival fair expo exhibition exhibit concert concerts performance "
    "party parade parades rally rallies auction auctions election elections vote votes referendum primaries "
    "primary congress assembly hearing hearings trial trials inquiry probe probes funeral vigil "
    "demonstration march celebration conferences briefings drill drills exercise exercises maneuvers "
    "manoeuvres wargames patrol patrols training test tests launch view views position positions opinion "
    "opinions belief beliefs key keys card cards power powers majority record records title titles patent "
    "patents monopoly grip ground fire breath tongue nerve promise promises potential hope hopes fear fears "
    "grudge grudges value values course place spot rank office post seat seats presidency passport "
    "passports prisoner prisoners hostage hostages suspect suspects reserves debt assets gold stocks "
    "stockpiles territory land weight account responsibility dominance primacy reins answer answers "
    "solution future fate strings deadline deadlines expiry ruling verdict decision market markets flight "
    "flights route routes school schools museum center centre centers centres institute store stores "
    "restaurant fund funds bank embassy consulate consulates low high point crossroads disadvantage pace "
    "cost price level stage rate vision goal goals friend friends deal deals idea word words hands say lot "
    "day days week weeks month months year years hour hours minute minutes time times morning afternoon "
    "evening night weekend side sides nothing something anything much more most little both thing things "
    "everything state status conversation-starter front fronts cap caps era cycle phase chapter season "
    "period reprieve respite extension escalation decoupling blow blows barbs punches insults jabs "
    "accusations threats strike strikes attack attacks incident incidents collision skirmish chase stretch "
    "shutdown lockdown ice door doors boycott embargo blockade quarantine"
)
_STATES = words("has have")  # "has a N with Xi" is a state, but in a headline
_APART = words("press news separate own rival opposing respective each differing competing parallel")


_COMING = words("to will")
_SKIPPED = (("up",), ("off",), ("down",), ("jointly",))


def _noun(line: Line, at: int) -> int:
    """Where the noun stands that heads the phrase at a token; -1 where none does, or a word of contact."""
    stop = min(len(line.words), at + _LONGEST)
    end = at
    while end < stop:
        word = line.words[end]
        if word == "":
            mention = line.mentions[end]
            if mention is None or mention.kind in OFFICIALS:
                break
        elif word in _ENDS or word in _CALLED_SO or word in BE:
            break
        elif not (word[0].isalnum() or word == "'s"):
            return -1
        end += 1
    return end - 1 if _is_unknown(line, at, end) else -1


def _is_unknown(line: Line, first: int, last: int) -> bool:
    """Whether a phrase is headed by a noun that may be one of contact and is none that the lexicon has."""
    phrase, following = line.words[first:last], line.words[last : last + 1]
    if not phrase or phrase[-1] in NO_GATHERING or following == ("of",):
        return False
    head = phrase[-1]
    if len(head) < 3 or not head.replace("-", "").isalpha() or head.endswith("ly") or head in DETERMINERS:
        return False
    if not NOUNS.keys().isdisjoint(phrase) or not (_APART | SPORTS).isdisjoint(phrase[:-1]):
        return False
    return all(" ".join(pair) not in NOUNS for pair in pairwise(phrase))


def _held(line: Line, index: int) -> ActWord | None:
    """ "US and Chinese officers held a staff ride", "conducted a stocktake with Xie": what both hold."""
    word = line.words[index]
    at = index + 1 + (line.words[index + 1 : index + 2] in _SKIPPED)
    apart = word in _PARTED and line.words[index + 1 : index + 2] not in _PARTICLES
    both = _are_both(line, index)
    if apart or not (both or "with" in line.words[at:]):
        return None
    head = _noun(line, at)
    if head < 0:
        return None
    coming = line.words[index - 1] in _COMING and line.words[at] in _OPENING
    if word in _HOLDING and both and (both != _COUNTRIES or coming or _is_placed(line, head)):
        return _act(head)
    if both and both != _COUNTRIES and word in _STAGING and line.words[at] in _OPENING:
        return None if word.startswith("attend") else _act(head)  # a forum of many, perhaps
    if word in _STATES and not line.sentence.in_title and line.words[index - 1] not in _TO_COME:
        return None
    told = line.sentence.in_title and line.words[index - 1] in _COMING  # "to have hui with Wang"
    named = told or line.words[at] in _OPENING or word in _HOLDING or word in _UNDOING or word in _PARTED
    return _act(head) if named and _with_official(line, head) else None


def _is_placed(line: Line, head: int) -> bool:
    """ "Hold hui in Geneva", "on Friday", "since 2019": countries hold much for years."""
    behind = line.words[head + 1 : head + 2]
    return behind[:1] in _PLACING or (bool(behind) and (behind[0] in DAYS or behind[0] in _SOON))


_PLACING = (("in",), ("at",), ("on",), ("since",), ("over",), ("this",), ("next",))
_SOON = words("today tomorrow yesterday last ahead amid as")
_PEOPLE, _COUNTRIES = "people", "countries"


def _are_both(line: Line, index: int) -> str:
    """Whether both sides stand before a verb, and as what: "Blinken and Wang", "the two militaries"."""
    found: list[Mention] = []
    for at in range(index - 1, max(-1, index - 8), -1):
        mention = line.mentions[at]
        if mention is not None:
            found.append(mention)
        elif line.words[at] not in _JOINING:
            break
    sides = {mention.side for mention in found}
    joint = any(mention.kind is _JOINT for mention in found)
    if _THIRD in sides or not (joint or {_US, _CHINA} <= sides):
        return ""
    return _COUNTRIES if all(map(_is_country, found)) else _PEOPLE


def _is_country(mention: Mention) -> bool:
    """Whether countries are named, and nobody of theirs: "US, China", as against "the two navies"."""
    joint = mention.kind is _JOINT and mention.track is None and mention.level is None
    return joint or mention.kind is MentionKind.COUNTRY


_JOINING = words("and , & 's the both also have had has will would then later jointly to")


def _with_official(line: Line, head: int) -> bool:
    """Whether something is with an official, right behind it or behind a place."""
    behind = line.words[head + 1 : head + 1 + _WITHIN]
    if "with" not in behind:
        return False
    at = head + 2 + behind.index("with")
    if any(word and word not in _ENDS for word in line.words[head + 1 : at - 1]):
        return False
    at += line.words[at : at + 1] == ("the",)
    return serving_at(line, at) is not None


def _at(line: Line, index: int) -> ActWord | None:
    """ "At a sit-rep with Wang, Blinken raised": who says something at it was there."""
    if line.words[index + 1 : index + 2] == () or line.words[index + 1] not in _OPENING:
        return None
    head = _noun(line, index + 1)
    with_whom = head > 0 and line.words[head + 1 : head + 2] == ("with",)
    return _act(head) if with_whom and _with_official(line, head) else None


def _between(line: Line, index: int) -> ActWord | None:
    """ "The stocktake between Burns and Xie lasted an hour", "a hui between the two navies is set for"."""
    first = index
    while first > 0 and index - first < _LONGEST:
        word = line.words[first - 1]
        if (word in _ENDS and word not in _OPENING) or (word and not word[0].isalnum()):
            break
        first -= 1
        if word in _OPENING or not word:
            break
    if not _is_unknown(line, first, index):
        return None
    behind = line.mentions[index + 1 : index + 5]
    officials = sum(m is not None and m.kind in OFFICIALS for m in behind) > 1
    return _act(index - 1) if _takes_place(line, index, officials=officials) else None


def _called_so(line: Line, index: int) -> ActWord | None:
    """ "US-China hui set for Monday", "a Blinken-Wang stocktake was scrapped": what is called by both."""
    for at in range(index - 1, max(-1, index - _REACH), -1):
        mention = line.mentions[at]
        if mention is None or mention.side is _THIRD or mention.place:
            continue
        owned = line.words[at + 1 : at + 2] == ("'s",)
        joined = _JOINED if mention.kind in OFFICIALS and not owned else _PAIRED
        if line.words[max(0, at - 2) : at] not in joined and mention.kind is not _JOINT:
            return None
        head = _noun(line, at + 1 + owned)
        if head < 0 or head >= index:
            return None
        return _act(head) if _takes_place(line, head, officials=mention.kind in OFFICIALS) else None
    return None


_JOINED = (("", "-"), ("", "/"))
_PAIRED = (*_JOINED, ("", ","), ("", "and"))


def _owned(line: Line, index: int) -> ActWord | None:
    """ "Rice's supper with Yang runs to two hours", "her hui with Qin in Jakarta": his with one of the other
    side, at some place or for some time.
    """
    if not index or serving_at(line, index - 1) is None:
        return None
    head = _noun(line, index + 1)
    if head < 0 or line.words[head + 1 : head + 2] != ("with",) or not _with_official(line, head):
        return None
    behind = head + 2 + (line.words[head + 2 : head + 3] == ("the",))
    after = line.words[behind + 1 : behind + 2]
    there = bool(after) and (after[0] in _SPENT or after[0] in DAYS or after[:1] in _THERE)
    return _act(head) if there or _takes_place(line, behind, officials=True) else None


_SPENT = words("runs covers covered focused focuses dwelt touched touches overruns")
_THERE = (("in",), ("at",), ("on",), ("over",))


def _there_for(line: Line, index: int) -> ActWord | None:
    """ "Yang, Sullivan in Vienna for hui", "Blinken, Wang at clinic in Bali": a title without a verb."""
    at = index - 2 * (line.words[index] == "for")
    if not line.sentence.in_title or at < 3 or line.words[at] not in _THERE_TOO:
        return None
    one, other = line.mentions[at - 3], line.mentions[at - 1]
    if one is None or other is None or {one.side, other.side} != {_US, _CHINA}:
        return None
    if line.words[at - 2] not in _COUPLED or None in (serving_at(line, at - 3), serving_at(line, at - 1)):
        return None
    head = _noun(line, index + 1)
    return _act(head) if head > 0 and line.words[head] not in _OF_MANY else None


_THERE_TOO = words("in at")
_COUPLED = words(", and &")
_OF_MANY = words(
    "forum conference funeral ceremony inauguration apec asean g20 unga assembly plenary climate cop"
)


def _brings_together(line: Line, index: int) -> ActWord | None:
    """ "Hui brings Blinken and Wang together in Bali"."""
    head, behind = index - 1, line.words[index + 1 : index + 8]
    if head < 0 or "together" not in behind or serving_at(line, index + 1) is None:
        return None
    first = head
    while first and index - first < _LONGEST and (line.words[first - 1] or " ")[0].isalnum():
        first -= 1
    last = index + 1 + behind.index("together")
    following = line.words[last + 1 : last + 2]
    placed = following in _THERE or following == ("for",)
    return _act(head) if placed and _is_unknown(line, first, index) else None


def _takes_place(line: Line, index: int, *, officials: bool) -> bool:
    """Whether what stands before a token takes place, lasts, is set or called off by the words behind it.
    Much else opens and ends between countries.
    """
    subject = False
    for at in range(index + 1, min(len(line.words), index + 1 + _REACH)):
        word, after = line.words[at], line.words[at + 1 : at + 2]
        if word in _SURE or (officials and word in _EVENTS) or (word in _TAKING and after == ("place",)):
            return True
        if word in _SET and after and after[0] in _FOR:
            return True
        if word in _PARTING or not (subject or word in _BETWEEN or not word):
            return False
        subject = subject or word in _ABOUT
    return False


_PARTING = words("to that but who which when while because as if : ; . say says said")
_ABOUT = words("on over about")
_BETWEEN = _ENDS.union(BE, DETERMINERS, words("will would has had have been be now two"))
_TO_COME = words("will would has had have been to be now the two")
_SURE = words("held convened convenes adjourned adjourns")
_TAKING = words("take takes took taken taking")
_SET = words("set scheduled slated due planned")
_FOR = words("for on in")
_EVENTS = _SET | words(
    "lasted lasts opened opens began begins ended ends concluded concludes wrapped wraps resumed resumes ran "
    "arranged called scrapped cancelled canceled postponed shelved rescheduled kicked kicks stretched overran"
)
_CALLED_SO = _SURE | _TAKING | _EVENTS


def _act(head: int) -> ActWord:
    return ActWord(GATHERING, "noun", head, head + 1)


READERS = readers(
    (_HOLDING.keys() | _STAGING.keys() | _HAVING.keys() | _UNDOING.keys() | _PARTED.keys(), _held),
    (_AT, _at),
    (("between",), _between),
    (_CALLED_SO, _called_so),
    (("'s",), _owned),
    (("for", "at"), _there_for),
    (("brings", "brought"), _brings_together),
)
"""At which words which frame is asked."""
