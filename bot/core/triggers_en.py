"""Where an English sentence has an act word, and whether a word that is both verb and noun is a verb
there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from bot.core import hosting_en
from bot.core.acts_en import (
    CALL,
    CALL_ON,
    EXCHANGE,
    HOST,
    LEAVE,
    LETTER,
    MECHANISM,
    NOUNS,
    TALKS,
    TRAVEL,
    VERBS,
    VISIT,
    WARN,
    Act,
    ActWord,
    Trigger,
)
from bot.core.apart_en import ALONE, TITLED
from bot.core.apart_en import READERS as APART
from bot.core.clauses import FINITE, clauses_of
from bot.core.directed_en import directed, may_direct
from bot.core.embassy_en import EMBASSY, REBUKES, embassy_act, names_envoy
from bot.core.figures_en import COMPLETING
from bot.core.figures_en import READERS as FIGURES
from bot.core.forces_en import COMPLETING as OF_FORCES
from bot.core.forces_en import READERS as FORCES
from bot.core.gathering_en import READERS as GATHERINGS
from bot.core.idioms_en import ANCHORS, IDIOM_NOUNS, IDIOMS, ROUND
from bot.core.kinds_en import by_form
from bot.core.letters_en import READERS as LETTERS
from bot.core.meanings_en import MEANINGS, WORDY, is_before_others
from bot.core.model import MentionKind, Side
from bot.core.naming_en import calls_something, is_somebody
from bot.core.needs_en import NAMED_WITHIN, NOUN_BEFORE, VERB_AUXILIARY, lacks_object, needs_more
from bot.core.news_verbs_en import NEWS_STEMS
from bot.core.operators_en import BE, operator
from bot.core.parsing_en import Line
from bot.core.positions import LIGHT
from bot.core.readers_en import by_opening, merged, readers, that_open
from bot.core.value import value
from bot.core.wordlist import words


@value
class _Entry:
    """What a phrase of the lexicon is as verb, noun or both. `guarded`: the words around it may forbid it;
    `needy`: it needs more beside it; `ambiguous`: they may give it another meaning.
    """

    trigger: Trigger | None
    act: Act | None
    guarded: bool
    needy: bool
    ambiguous: bool


def _entries() -> dict[tuple[str, ...], _Entry]:
    verbs = {tuple(text.split()): trigger for text, trigger in (VERBS | IDIOMS).items()}
    nouns = {tuple(text.split()): act for text, act in (NOUNS | IDIOM_NOUNS).items()}
    return {phrase: _entry(phrase, verbs.get(phrase), nouns.get(phrase)) for phrase in verbs | nouns}


def _entry(phrase: tuple[str, ...], trigger: Trigger | None, act: Act | None) -> _Entry:
    needy = trigger is not None and needs_more(phrase, trigger)
    return _Entry(trigger, act, _is_guarded(phrase), needy, _is_ambiguous(phrase, trigger, act))


def _is_guarded(phrase: tuple[str, ...]) -> bool:
    """Whether `_is_forbidden` can be true of a phrase."""
    on_somebody = len(phrase) == 2 and phrase[-1] == "on"
    return on_somebody or phrase in _CALLING_IN or phrase in _GUARDED


def _is_ambiguous(phrase: tuple[str, ...], trigger: Trigger | None, act: Act | None) -> bool:
    """Whether `_is_otherwise` can be true of a phrase."""
    if phrase[0] in MEANINGS or act in (VISIT, LETTER, ROUND) or phrase[-1] in WORDY:
        return True
    return trigger is not None and (trigger.act.family == "tell" or trigger.act in (TRAVEL, CALL))


_TALKING_THROUGH = ("talks", "through")
_FOR_TALKS = words("for to of on hold holds held trade tariff peace")
_CALLING_IN = (("call", "in"), ("calls", "in"))
_TALKING_TO = ("talks", "to")
_TRAVELLING_TO = ("travel", "to")
_HOSTING = ("host",)
_GUARDED = (_TALKING_TO, _TALKING_THROUGH, _TRAVELLING_TO, _HOSTING)
_CALL_ON = ("call", "on")
TELLING = ALONE.union(
    GATHERINGS,
    LETTERS,
    OF_FORCES,
    COMPLETING,
    ANCHORS,
    REBUKES,
    (phrase.split()[0] for phrase in (*VERBS, *NOUNS)),
)
"""A sentence with none of these has no act word."""


_first = attrgetter("first")
_VERB_BEFORE = words("after before while when by , without start started begin began stop and")


_IN_THE_COURSE = words("in during after following phone telephone hold holds held holding")


_OF_WHAT = words("to for of from")
_NOUN_AFTER_NAME = words("talks talk call calls meeting visit trip tour exchange")


def _mechanism(_: Line, index: int) -> ActWord:
    return ActWord(MECHANISM, "noun", index, index + 1)


def _of_lexicon(line: Line, index: int) -> ActWord | None:
    """The phrase of the lexicon at a token, the longest that nothing forbids."""
    words = line.words
    for phrase, entry in that_open(_ENTRIES, words, index):
        last = index + len(phrase)
        if last > index + 2 and words[index:last] != phrase:
            continue
        if not entry.guarded or not _is_forbidden(line, index, last, phrase):
            return _read(line, index, last, entry)
    return None


def acts(line: Line, venues: frozenset[int]) -> Iterable[ActWord]:
    """The act words of a sentence from left to right. `venues` are the offsets of mechanisms of the two
    sides.
    """
    found = _told(line, venues)
    more = [word for word in directed(line) if not _is_told_by(word, found)] if may_direct(line) else []
    return sorted((*found, *more), key=_first) if more else found


def _is_told_by(word: ActWord, found: Sequence[ActWord]) -> bool:
    """Whether another act stands where an unknown verb does; one of two persons says nothing of bodies."""
    among = [other.act for other in found if other.first <= word.first < other.last]
    return any(not act.personal for act in among) or (bool(among) and word.act.personal)


def _told(line: Line, venues: frozenset[int]) -> list[ActWord]:
    """The acts that the words of a sentence begin."""
    words = line.words
    envoys = not EMBASSY.isdisjoint(words) and names_envoy(line)
    asked = _WITH_ENVOYS if envoys else _READERS
    found: list[ActWord] = []
    last = 0
    for index in _beginnings(line, venues, envoys):
        if index < last:
            continue
        for reader in asked[words[index]]:
            if word := reader(line, index):
                found.append(word)
                last = word.last
                break
    return found


def _beginnings(line: Line, venues: frozenset[int], envoys: bool) -> list[int]:
    """Where a word stands that can begin an act, or the name of a mechanism."""
    kind = 0 if line.sentence.in_title else 2 if COMPLETING.isdisjoint(line.words) else 1
    beginning = _BEGINNINGS[kind][envoys][not OF_FORCES.isdisjoint(line.words)]
    found = [index for index, word in enumerate(line.words) if word in beginning]
    if not venues:
        return found
    named = [i for i, m in zip(line.at, line.named, strict=True) if m.span.start in venues]
    return sorted(found + named)


def _is_forbidden(line: Line, index: int, last: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words around a phrase make it something shorter."""
    if phrase[-1] == "on":  # "a call on Wednesday", "hold call on trade" call on nobody
        return _is_dated(line, last - 1) or (phrase == _CALL_ON and not is_somebody(line, last))
    if phrase == _HOSTING:
        return hosting_en.is_only_named(line.words, index)
    if phrase == _TALKING_THROUGH:  # "asked for talks through several channels"
        return index > 0 and line.words[index - 1] in _FOR_TALKS
    if phrase == _TALKING_TO:
        return line.words[index - 1 : index] == ("of",) or not _talks_to(
            line, index, last
        )  # "offer of talks to"
    if phrase == _TRAVELLING_TO:
        return index > 0 and line.words[index - 1] == "'s"  # "Secretary Blinken's travel to China"
    joined = line.words[max(0, index - 2) : index] == ("-", "")  # "Biden-Xi call in the works"
    return joined or _is_described(line, index)  # "a call in the wake of", "held a courtesy call in"


def _is_described(line: Line, index: int) -> bool:
    """Whether a word is a noun by an article or a verb of having before it: "pays first courtesy call"."""
    for at in range(index - 1, max(-1, index - 5), -1):
        word = line.words[at]
        if word in NOUN_BEFORE or word in LIGHT:
            return True
        if not word.isalpha() or word.endswith("s"):
            return False
    return False


def _read(line: Line, index: int, last: int, entry: _Entry) -> ActWord | None:
    """A phrase of the lexicon as verb or noun; None where the word after it gives it another meaning."""
    trigger, act = entry.trigger, entry.act
    following = line.words[last] if last < len(line.words) else ""
    if entry.needy and trigger and lacks_object(line, index, last, trigger):
        return None
    if entry.ambiguous and _is_otherwise(line, index, last, trigger, act):
        return None
    if trigger and (another := _as_another(line, index, last, trigger)):
        return another
    if trigger and (act is None or _is_verbal(line, index, last)):
        known = following not in trigger.act.unlike
        return ActWord(trigger.act, trigger.form, index, last) if known else None
    if act is EXCHANGE and line.words[last - 1] == "exchange" and line.words[index - 1] in _OF_WORDS:
        act = TALKS  # "a frank exchange", as against student exchanges
    if act and (following not in act.unlike or _goes_on(line, index) or _is_dated(line, last)):
        return ActWord(act, "noun", index, last)
    return None


def _goes_on(line: Line, index: int) -> bool:
    """Whether the words before a noun say that it is the act whatever follows it."""
    before = line.words[index - 1] if index else ""
    if before == "'s":
        return _is_answered(line, index)
    joined = line.words[max(0, index - 2) : index] == ("-", "")  # "Trump-Xi call on trade"
    called = line.words[index] in ("call", "calls")
    return joined or before in _IN_THE_COURSE or (called and _is_held(line, index))


def _is_held(line: Line, index: int) -> bool:
    """ "Held a working-level call on fentanyl"."""
    for at in range(index - 1, max(-1, index - 5), -1):
        if line.words[at] in _HELD or not line.words[at]:
            return bool(line.words[at])
    return False


_HELD = words("hold holds held holding")


def _is_answered(line: Line, index: int) -> bool:
    """ "Would not take Austin's call on": the telephone rang, as against "backs Xi's call for"."""
    return not _ANSWERING.isdisjoint(line.words[max(0, index - 4) : index])


_OF_WORDS = words(
    "frank candid blunt heated testy tense lively sharp terse lengthy hour-long wide-ranging face-to-face "
    "telephone phone"
)
_ANSWERING = words("take takes took taking answer answered answers return returned returns ignored refused")


def _as_another(line: Line, index: int, last: int, trigger: Trigger) -> ActWord | None:
    """A verb that is another act with the words behind it: "called on China to act", "leaves Monday for"."""
    if trigger.act is LEAVE and (destined := _leaves_for(line, last)):
        return ActWord(TRAVEL, trigger.form, index, destined)
    if line.words[index:last] == _HOSTING and (form := hosting_en.form_of(line.words, index)):
        return ActWord(HOST, form, index, last)
    if trigger.act is CALL_ON and _asks_to_act(line, last):
        return ActWord(WARN, trigger.form, index, last)
    if trigger.act is CALL_ON and trigger.form == "base":  # "paid a courtesy call on"
        paid = next((w for w in line.words[max(0, index - 5) : index] if w in _PAYING), "")
        return ActWord(CALL_ON, _PAYING[paid], index, last) if paid else None
    return None


_PAYING = by_form("pay pays paid paying", "make makes made making")


def _leaves_for(line: Line, last: int) -> int:
    """Where "for" ends that stands behind a day: "leaves on Monday for Beijing"; 0 where none does."""
    behind = line.words[last : last + NAMED_WITHIN]
    if (
        not behind
        or "for" not in behind[1:]
        or not (behind[0][:3] in _DAYS_AND_MONTHS or behind[0] in _ON_A_DAY)
    ):
        return 0
    at = behind.index("for")
    return 0 if "" in behind[:at] else last + at + 1


_ON_A_DAY = words("on next this today tomorrow later early late")


def _is_dated(line: Line, index: int) -> bool:
    """Whether "on" at a token opens a day: "a call on Wednesday"."""
    after = line.words[index + 1 : index + 2]
    return line.words[index : index + 1] == ("on",) and bool(after) and after[0][:3] in _DAYS_AND_MONTHS


_DAYS_AND_MONTHS = words("mon tue wed thu fri sat sun jan feb mar apr may jun jul aug sep oct nov dec")


_CALLERS_PURPOSES = words("discuss talk present convey deliver hand introduce express bid exchange pay meet")


def _asks_to_act(line: Line, last: int) -> bool:
    """Whether somebody is called on to do something: urged, not visited."""
    stop = min(next(c.last for c in clauses_of(line.words) if c.last >= last), last + 12)
    for index in range(last, stop - 1):
        if line.words[index] == "to":
            return line.words[index + 1] not in _CALLERS_PURPOSES
    return False


def _talks_to(line: Line, index: int, last: int) -> bool:
    """ "Wang talks to Rubio", as against "offers talks to Rubio"."""
    offered = index > 0 and operator(line.words, index - 1)
    return not offered and line.words[last : last + 1] in ((), ("",))


def _is_object(line: Line, index: int) -> bool:
    """ "Makes rare US visit", "cancels Blinken visit", "nod to Dunford visit": a name between a verb, or a
    preposition, and its object.
    """
    mention = line.mentions[index - 1] if index > 1 else None
    if mention is None:
        return False
    if line.words[index] in _NOUN_AFTER_NAME and line.words[index - 2] in _OF_WHAT:
        return True
    if mention.kind is MentionKind.COUNTRY and (
        line.words[index] == "visit" or line.words[index - 2] in FINITE
    ):
        return True
    if line.words[index - 2] in _BEFORE_OWNERS and index + 1 == len(line.words):
        return True  # "fix a date for Blinken visit"
    if line.words[index - 2] == "on":
        return True  # "slams the door on Mattis visit"
    return operator(line.words, index - 2) in ("refuse", "cancel")


_BEFORE_OWNERS = words("for of")


def _is_otherwise(line: Line, index: int, last: int, trigger: Trigger | None, act: Act | None) -> bool:
    """Whether the words around an act word give it another meaning."""
    meaning = MEANINGS.get(line.words[index])
    if meaning and meaning(line, index, last):
        return True
    if line.words[last - 1] in WORDY and is_before_others(line, last):
        return True  # "trade barbs in UN speeches"
    before = line.words[index - 1] if index else ""
    if act and before in _OTHERWISE.get(act, ()) and not _is_leg(line, before, last):
        return True
    if (
        trigger
        and before in _ARTICLES
        and (trigger.act.family == "tell" or (trigger.act is CALL and not act))
    ):
        return True  # "answered questions from the press on", "cannot get him on the phone"
    if (
        trigger
        and trigger.act is TRAVEL
        and line.words[index:last] in _BECOMING
        and not _is_reached(line, last)
    ):
        return True  # "came to trust one another"
    return trigger is not None and trigger.act is CALL and calls_something(line, last)


_BECOMING = (
    ("came", "to"),
    ("come", "to"),
    ("comes", "to"),
    ("coming", "to"),
    ("went", "to"),
    ("goes", "to"),
)


def _is_reached(line: Line, last: int) -> bool:
    """Whether a place or somebody follows a verb of motion."""
    return "" in line.words[last : last + 5] and line.words[last] not in NEWS_STEMS  # "had come to show Xi"


_FIGURATIVE = words(
    "clear strong tough powerful wrong right unmistakable firm stern blunt chilling mixed sharp"
)


_ARTICLES = words("a an the this that")
_REGIONS = words("africa african europe european asia asian gulf mideast latin america pacific caribbean")
_OF_OTHER_ROUNDS = words("tariff tariffs sanctions duties doha uruguay funding layoff pay all-round golf")
_OTHERWISE = {VISIT: _REGIONS, LETTER: _FIGURATIVE, ROUND: _OF_OTHER_ROUNDS}  # "opens Africa tour"


def _is_leg(line: Line, region: str, last: int) -> bool:
    """ "Kicks off Asia tour in Beijing": a journey through the region that China is part of comes there."""
    if region not in _AROUND_CHINA or line.words[last : last + 1] not in _THERE:
        return False
    where = line.mentions[last + 1] if last + 1 < len(line.words) else None
    return where is not None and where.kind is MentionKind.COUNTRY and where.side in (Side.US, Side.CHINA)


_AROUND_CHINA = words("asia asian pacific")
_THERE = (("in",), ("to",))


def _is_verbal(line: Line, index: int, last: int) -> bool:
    """Whether a word that is both verb and noun ("meeting", "visit", "call") is a verb here."""
    word, before = line.words[index], line.words[index - 1] if index else ""
    after = line.words[last] if last < len(line.words) else None
    names_next = after == ""
    if before in VERB_AUXILIARY or before.endswith("'ll"):
        return line.words[index - 2 : index] != ("no", "to")  # "says no to call between defense chiefs"
    if before in NOUN_BEFORE:
        return before in ("after", "before") and names_next
    opens_object = names_next or after in ("with", "his", "her", "their")
    if before in _VERB_BEFORE or before in BE:
        return opens_object
    joined = line.words[max(0, index - 2) : index] == ("-", "") and after != ""
    if joined or _is_object(line, index):  # "set up a Biden-Xi call"
        return False
    if word != "meeting" and index and not line.words[index - 1]:
        ends = after in (None, "in", "on", "at", "as")
        return ends or names_next or (opens_object and word not in _NOUN_AFTER_NAME)
    return names_next


_LEXICON = _entries()
_ENTRIES = by_opening(_LEXICON.items())
_OPENING = frozenset(phrase[0] for phrase in _LEXICON)
# Which words can begin an act in a title, in a sentence with a word that completes a figure, in others; and
# the same where an envoy, and where something of armed forces is named. Joined once: they are thousands.
_ANYWHERE = ALONE.union(_OPENING, GATHERINGS, LETTERS)
_BEGINNINGS = tuple(
    ((known, known.union(FORCES)), (known | EMBASSY, known.union(EMBASSY, FORCES)))
    for known in (_ANYWHERE.union(TITLED, FIGURES), _ANYWHERE.union(FIGURES), _ANYWHERE)
)
_READERS = merged(
    APART, FORCES, FIGURES, readers((("",), _mechanism), (_OPENING, _of_lexicon)), GATHERINGS, LETTERS
)
_WITH_ENVOYS = merged(readers((EMBASSY, embassy_act)), _READERS)
