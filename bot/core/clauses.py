"""Where an English sentence falls into clauses, how each stands to the sentence's news, and which preposition
governs a mention: what tells a party of an act ("met with Wang") from a place ("in Beijing") or a subject
matter ("on China").

A sentence is given as its words in lower case; a mention is one word, "".
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.acts_en import NOUNS, VERBS
from bot.core.kinds_en import DAYS, MONTHS
from bot.core.news_verbs_en import NEWS_VERBS
from bot.core.value import value
from bot.core.wordlist import words

PREPOSITIONS = words(
    "in on at to from with for by about against over of than near into through toward towards "
    "between among without under behind within inside outside across concerning regarding via per "
    "despite like versus vs alongside beyond around off upon onto besides including"
)

# Words that open a clause of their own kind. The kind says how the clause stands to its sentence's news.
OPENERS = {
    "after": "after", "following": "after", "since": "after",
    "before": "before", "until": "before",
    "while": "when", "when": "when", "as": "when", "amid": "when", "once": "when", "whenever": "when",
    "during": "during",
    "who": "relative", "which": "relative", "whose": "relative", "whom": "relative", "where": "relative",
    "if": "condition", "unless": "condition", "whether": "condition",
    "because": "cause", "although": "contrast", "though": "contrast", "despite": "contrast", "but": "main",
    "whereas": "contrast",
}  # fmt: skip
# By the first word, what opens a clause with one of the two words behind it.
_PAIRS = {
    "ahead": {"of": "before"}, "prior": {"to": "before"}, "on": {"eve": "before"}, "eve": {"of": "before"},
    "in": {"advance": "before", "wake": "after", "response": "after"}, "days": {"after": "after"},
    "so": {"that": "content"}, "even": {"as": "when"}, "run-up": {"to": "before"},
    "lead-up": {"to": "before"}, "by": {"time": "before"},
}  # fmt: skip
# "as" that compares or names a capacity opens no clause.
_AS_IDIOM = words("well part a an of much many such one long far soon usual")

SAYING = words(
    "said says say told tells announced announces confirmed confirms reported reports reportedly "
    "added adds stated states noted notes disclosed revealed reveals claimed claims insisted "
    "insists wrote writes argued according reiterated explained warned warns suggested suggests "
    "indicated indicates hoped hopes believes believe thinks think know known knows declared "
    "asked asks acknowledged stressed emphasized pointed"
)
_TANKS = words("tank tanks")  # "think tank"
_ON_DOING = words("on upon")  # "upon meeting Xi", "on seeing Xi off"
_DOING = frozenset((w,) for w, t in VERBS.items() if " " not in w and t.form == "ing" and w not in NOUNS)
_ACT_FORMS = frozenset(w for w, t in VERBS.items() if " " not in w and t.form in ("past", "present"))
# Verbs that end a prepositional phrase: what follows is in a new position.
FINITE = (
    SAYING
    | _ACT_FORMS
    | NEWS_VERBS
    | words("will would could may might should must can plans").difference(NOUNS)
)
_CLOSING = frozenset((";", ":", "\u2014", "|", " -", " --", "--"))


# What follows a verb of saying without being what was said: "told in a call", "writes to Xi".
_AFTER_SAYING = words('goodbye farewell hello back off on in at it of to with by for during , . "')
_ARTICLES = words("the a an")
_TELLING = words("told tells tell telling")  # they name who hears it first
_OPENERS = frozenset(OPENERS)
_TURNING = SAYING.union(OPENERS, _PAIRS, _CLOSING, _ON_DOING, (",", "that"))


@value
class Clause:
    """A run of tokens [first, last) of one sentence. `kind` is main, content, relative, after, before, ..."""

    first: int
    last: int
    kind: str


def clauses_of(words: Sequence[str]) -> list[Clause]:
    """The clauses of a sentence, which cover its words in order."""
    if not words:
        return []
    clauses: list[Clause] = []
    first, kind = 0, "main"
    at = [index for index, word in enumerate(words) if word in _TURNING]
    if not SAYING.isdisjoint(words):  # what is said opens behind the verb
        at = sorted({*at, *[index + 1 for index in at if words[index] in SAYING]})
        at = at[:-1] if at[-1] == len(words) else at
    for index in at:
        heads = first == 0 or _SOME_TIME.issuperset(words[:first])  # "two weeks before a summit, Austin met"
        opened = _opens(words, index, kind if index > first else "", heads=heads)
        if opened and index > first:
            clauses.append(Clause(first, index, kind))
            first, kind = index, opened
        elif opened:
            kind = opened
    clauses.append(Clause(first, len(words), kind))
    return clauses


def _opens(words: Sequence[str], index: int, current: str, *, heads: bool) -> str:
    """The kind of the clause that opens at a word, "" where none does.

    `current` is the running clause's kind; `heads`: it is the sentence's first.
    """
    word = words[index]
    if not word or word in _CLOSING:
        return "main" if word else ""
    if word == ",":
        return _comma(words, index, current, heads=heads)
    if word in _PAIRS:
        for after in words[index + 1 : index + 3]:
            if after in _PAIRS[word]:
                return _PAIRS[word][after]
    return _word_opens(words, index)


def _word_opens(words: Sequence[str], index: int) -> str:
    """The kind of the clause that a single word opens, or that begins right after a verb of saying."""
    word, before = words[index], words[index - 1] if index else ""
    if word == "that":
        return _that_opens(words, index, before)
    if word in OPENERS:
        idiom = word == "as" and _is_idiom(words, index, before)
        dated = word == "since" and "".join(words[index + 1 : index + 2])[:1].isdigit()
        return "" if idiom or dated or _is_fronted(words, index) else OPENERS[word]  # "the first since 2022"
    if word in _ON_DOING and words[index + 1 : index + 2] in _DOING:
        return "after"
    if before not in SAYING or before in ("according", "reported") or word in _TANKS:
        return ""
    following = words[index + 1 : index + 2]
    refused = word == "no" and following == ("to",)  # "says no to Kirk"
    hearer = word in _ARTICLES and before in _TELLING and following == ("",)  # "told the US envoy"
    compared = _is_compared(words, index - 1)
    return "" if refused or hearer or compared or word in _AFTER_SAYING else "content"


def _is_fronted(words: Sequence[str], index: int) -> bool:
    """ "Only after a week did Dong take", "it was not until Friday that": when comes first."""
    if words[index - 1 : index] not in _JUST or index > _AT_THE_HEAD:
        return False
    rest = words[index + 1 : index + 1 + _TIME_WITHIN]
    turned = any(word in _DID and rest[at + 1 : at + 2] == ("",) for at, word in enumerate(rest))
    return turned or (words[:2] in _IT_WAS and "that" in rest)


_JUST = (("not",), ("only",))
_AT_THE_HEAD = 3  # words before the time: "it was not until"
_TIME_WITHIN = 10
_DID = words("did does do has have had will would could can")


def _that_opens(words: Sequence[str], index: int, before: str) -> str:
    """The kind of the clause that a "that" opens."""
    if before in OPENERS:
        return ""  # "after that July meeting"
    reports = before in SAYING or not SAYING.isdisjoint(words[max(0, index - 4) : index])
    if reports or before in _TOLD or _is_said_then(words, index) or _is_what_is(words, index):
        return "content"
    return "main" if _is_cleft(words, index) else "relative" if index else ""


def _is_said_then(words: Sequence[str], index: int) -> bool:
    """ "Announced in a statement late on Wednesday that": a time stands between what says so and the rest."""
    if words[index - 1] not in _THEN:
        return False
    near = words[max(0, index - _SAID_WITHIN) : index]
    return not SAYING.isdisjoint(near)


def _is_what_is(words: Sequence[str], index: int) -> bool:
    """ "What is certain is that", "the news was that", "it emerged on Wednesday that"; not "the hope is"."""
    told = words[:index]
    if told[:1] == ("it",) and not _EMERGING.isdisjoint(told[1:4]):
        return True
    return told[-1:] in _IS and index > _LEAST_CLEFT - 2 and not _KNOWN.isdisjoint(told)


_IS = (("is",), ("was",))
_EMERGING = words("emerged emerges transpired transpires turned became")
_KNOWN = words("certain clear known sure confirmed news fact surprise")


def _is_cleft(words: Sequence[str], index: int) -> bool:
    """ "It was in Geneva that they met", "it was the first time in a year that"; not "it is vital that"."""
    if words[:2] not in _IT_WAS or index < _LEAST_CLEFT:
        return False
    what = words[3 if words[2:3] in _JUST else 2 : index]
    return what[0] in _WHEN_OR_WHERE or "time" in what


_TOLD = words(
    "saying noting adding confirming announcing reporting revealing disclosing stating news word report "
    "announcement confirmation fact"
)
_THEN = DAYS | words("morning afternoon evening night week month today yesterday")
_SAID_WITHIN = 10  # words before a "that" in which the verb stands whose content it opens
_IT_WAS = (("it", "was"), ("it", "is"))
_LEAST_CLEFT = 4  # words before a cleft's "that"
_WHEN_OR_WHERE = words("in on at during only here there over after before until") | DAYS


def _is_idiom(words: Sequence[str], index: int, before: str) -> bool:
    after = words[index + 1] if index + 1 < len(words) else ""
    return after in _AS_IDIOM or before in _AS_IDIOM or before in ("as", "such", "known")


def _comma(words: Sequence[str], index: int, current: str, *, heads: bool) -> str:
    """A comma ends a clause that a subordinator opened at the sentence's head, or opens an attribution."""
    window = words[index + 1 : index + 9]
    if not SAYING.isdisjoint(window) and _OPENERS.isdisjoint(window[:2]):
        for at, word in enumerate(window, index + 1):
            if word in SAYING and not _is_compared(words, at):
                return "attribution"
            if word == ",":
                break
    if _is_apposed_speaker(words, index):
        return "attribution"
    if current in _SUBORDINATE:
        goes_on = [word for word in window[:2] if word != "and"]
        between_mentions = not words[index - 1] and goes_on and not goes_on[0]
        return "" if between_mentions and (current == "relative" or not heads) else "main"
    return ""


def _is_compared(words: Sequence[str], index: int) -> bool:
    """ "Xie, Kerry compare notes", as against "Xie, Kerry notes, is tired"."""
    return words[index] == "notes" and words[index - 1] in _COMPARING


_COMPARING = words(
    "compare compares compared comparing swap swaps swapped swapping trade trades traded trading exchange "
    "exchanges exchanged exchanging share shares shared take takes took taking diplomatic verbal"
)


def _is_apposed_speaker(words: Sequence[str], index: int) -> bool:
    """ "Will come to Beijing, the head of the command, Admiral Fallon, said": he speaks, and goes nowhere."""
    named = index + 1 + (words[index + 1 : index + 2] == ("the",))
    says = words[named : named + 2] == ("", ",") and words[named + 2 : named + 3] in _SAYS
    return says and not FINITE.isdisjoint(words[:index])


_SAYS = frozenset((word,) for word in words("said says announced confirmed added disclosed"))
_SUBORDINATE = words("after before when condition cause contrast during relative attribution")


def governors(words: Sequence[str], clauses: Sequence[Clause], number_of: Sequence[int]) -> dict[int, str]:
    """The prepositions that govern mentions in their clauses, by the mentions' places; coordinated mentions
    share one. `number_of` each word is the number of its clause.
    """
    found: dict[int, str] = {}
    stop = len(words)
    for head in [index for index, word in enumerate(words) if word in PREPOSITIONS][::-1]:
        behind = words[head + 1 : min(stop, clauses[number_of[head]].last)]
        stop = head
        if "" not in behind:
            continue
        prep, since = words[head], 0
        for index, word in enumerate(behind, head + 1):
            if not word:
                if prep in _AT and (_begins_anew(words, index, head) or _acts_then(words, index)):
                    break
                found[index] = prep
                since = 0
            elif word in FINITE or (since == 0 and _frees(word)):
                break
            elif (word in _TIMES or _is_dated(words, index)) and _opens_with_party(words, index + 1):
                break  # "later in the day Wen and Bush dined", "in a call Friday the two presidents"
            elif word != ",":
                since += 1
            elif since or prep not in ("with", "between", "among") or _acts_itself(words, index):
                break
    return found


_SEASONS = words("spring summer autumn fall winter")
_TIMES = (
    DAYS
    | MONTHS
    | _SEASONS
    | words("day morning afternoon evening night week weekend month year hours minutes")
)
_SOME_TIME = _TIMES | words(
    "days weeks months years just only shortly long a two three four five six seven eight nine ten several"
)
_YEAR = 4  # digits


def _is_dated(words: Sequence[str], index: int) -> bool:
    """ "On April 23 Austin met Dong", "in 2023 Blinken saw Wang", as against "with 23 Chinese officials"."""
    word = words[index]
    if not word.isdigit():
        return word.startswith("mid-") and word[4:] in MONTHS
    return words[index - 1] in MONTHS or (len(word) == _YEAR and words[index - 1] in _AT)


def _opens_with_party(words: Sequence[str], index: int) -> bool:
    """Whether a party follows, maybe behind an article."""
    return words[index + (words[index : index + 1] == ("the",)) :][:1] == ("",)


def _begins_anew(words: Sequence[str], index: int, head: int) -> bool:
    """ "In Singapore Austin met Wei", "in Paris the White House's Sullivan": who acts there."""
    before = index - 1 - (words[index - 1] == "the")
    return before > head and not words[before]


_AT = words("in at")


def _acts_then(words: Sequence[str], index: int) -> bool:
    """ "In a Monday phone call Xi told Obama": who stands right behind the noun does what follows, but "in a
    CBS sit-down Obama said" has nobody else in it.
    """
    does = words[index + 1 : index + 2]
    return words[index - 1] in NOUNS and does in _DOES and does not in (("said",), ("says",))


def _acts_itself(words: Sequence[str], comma: int) -> bool:
    """ "At lunch with Abe, Obama previews": who does something behind a comma is with nobody."""
    return words[comma + 1 : comma + 2] == ("",) and words[comma + 2 : comma + 3] in _DOES


_DOES = frozenset((word,) for word in FINITE | words("previews previewed"))


def _frees(word: str) -> bool:
    """Whether a word right behind a preposition or its mention frees what follows: "on Wednesday Rubio"."""
    return word in DAYS or (word.endswith("ed") and len(word) > 4)
