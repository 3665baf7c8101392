"""What both sides agreed on as the origin of other news: "lifts its ban under the Trump-Xi truce", "the lower
rate is part of the Trump-Xi deal". The agreement only explains what is told.
"""

from __future__ import annotations

from bot.core.acts_en import ActWord
from bot.core.clauses import FINITE, PREPOSITIONS
from bot.core.parsing_en import Parse
from bot.core.wordlist import words

_PHRASE = 8  # words of the agreement's own phrase before its noun
# The prepositions of what explains something, and the words one of which stands before each but "under".
_BEFORE = {
    "of": words("part product result results consequence fruit upshot outgrowth legacy terms by-product"),
    "from": words("follows followed stems stemmed flows flowed results resulted resulting stemming"),
    "to": words("thanks due owing"),
    "with": words("line accordance keeping"),
}


def is_origin(parsed: Parse, word: ActWord) -> bool:
    """Whether an agreement only explains other news, as against one that is just then made ("archives to help
    under a deal inked by").
    """
    told, head = parsed.words, word.last - 1
    if word.form != "noun":
        return False
    lowest = max(parsed.clause_of(head).first, head - _PHRASE)
    for index in range(head - 1, lowest - 1, -1):
        low = told[index]
        if low == "under":
            return True
        if low in PREPOSITIONS:
            return index > 0 and told[index - 1] in _BEFORE.get(low, ())
        if low in FINITE or low == ",":
            return False
    return False
