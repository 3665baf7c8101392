"""Whether an English present tense speaks of what is to come: "flies to Beijing", "meets Wang next week"; and
whether what stands before a noun says it of the talks that it names: "heads for talks".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.core.acts_en import ActWord
from bot.core.clauses import Clause
from bot.core.kinds_en import DAYS
from bot.core.parsing_en import Parse
from bot.core.wordlist import words

ARRIVED = (("upon",), ("on",), ("after",))
EVENINGS = DAYS | words("tonight")
# "Had come to", "may fly to": a base form that is no present.
_BENT = words("to had have has will would may might could can should must shall 'll cannot not do does did")
_AHEAD_UNITS = DAYS | words("week wk month year spring summer fall")


def is_ahead(parse: Parse, clause: Clause, word: ActWord) -> bool:
    """Whether a present tense speaks of what is to come: by the verb, or by a day to come in its clause."""
    words = parse.words
    bent = word.form == "base" and any(_bends(before) for before in words[clause.first : word.first])
    if _is_under_way(words, word) and not bent:
        return True
    if _begins(words, word, clause):
        return True
    if word.form == "noun":
        return False  # "was in Beijing on Monday"
    if _is_dated_ahead(words, clause):
        return True
    if bent:
        return False  # "did see him on Monday", "flew there to meet Wang on Thursday": told, and no programme
    # A lead tells in the past tense; "meets Wang on Sunday" is a programme.
    by_phone = words[word.first - 1 : word.first] == ("by",)
    tells = not (parse.sentence.in_title or word.form == "ing" or by_phone)
    return tells and not EVENINGS.isdisjoint(words[word.last : clause.last])


def _begins(words: Sequence[str], word: ActWord, clause: Clause) -> bool:
    """ "The four meet from Monday": whatever begins on a day named so is yet to begin."""
    behind = words[word.last : clause.last]
    return any(one == "from" and other in DAYS for one, other in pairwise(behind))


def _bends(word: str) -> bool:
    return word in _BENT or word.endswith(("'ll", "'d", "n't"))


def _is_under_way(words: Sequence[str], word: ActWord) -> bool:
    """ "Travels to Beijing", "arrives in China for talks": who is on the way has the contact ahead."""
    return word.act.name in ("travel", "arrive") and words[word.first - 1 : word.first] not in ARRIVED


def _is_dated_ahead(words: Sequence[str], clause: Clause) -> bool:
    """ "Tomorrow I meet", "meets Wang next week": a present tense with a day to come."""
    within = words[clause.first : clause.last]
    if "tomorrow" in within:
        return True
    if "next" not in within and "later" not in within:
        return False
    pairs = pairwise(within)
    return any(
        (one == "next" and other in _AHEAD_UNITS) or (one, other) == ("later", "this") for one, other in pairs
    )


def lies_at_an_end(words: Sequence[str], before: range, governor: str) -> bool:
    """ "Are on track for a meeting", "on course for talks", "heads for a summit": it is still to come."""
    if governor != "for" and "for" not in words[before.stop + 1 : before.start + 1]:
        return False
    if any(words[i] == "for" and words[i - 2 : i] in _ON_COURSE for i in before[:8]):
        return True
    if governor != "for":
        return False
    staged = any(words[i] == "stage" and words[i - 2] in _SETTING for i in before[:6])
    return staged or any(_sets_off(words, i) for i in before)


def _sets_off(words: Sequence[str], index: int) -> bool:
    """Whether a verb leads to talks that are still to come: "heads for", "to visit Spain for"."""
    return words[index] in _SETTING_OFF or (words[index] == "visit" and words[index - 1 : index] == ("to",))


_SETTING = words("sets setting")  # the stage for what is to come
_ON_COURSE = (("on", "track"), ("on", "course"), ("on", "schedule"))
_SETTING_OFF = words(
    "heads travels flies leaves left departs jets lands arrives head fly land leave depart arrive travel "
    "lead leads heading leaving departing packs packing pack braces gears sends sending dispatches "
    "dispatching picks pick picked chooses choose chose chosen selects select selected names named settles "
    "settled settle opts opt opted"
)
