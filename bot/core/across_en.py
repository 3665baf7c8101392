"""What another clause of its sentence makes of an English act: it is asked for there, or undone.

"A request that Austin sit down with Wei" is a request and "a plan that the two meet" a plan, although the
clause itself has no word of it; "was to fly to Beijing but was refused a visa" did not come to it.
"""

from __future__ import annotations

from bot.core.acts_en import ActWord
from bot.core.operators_en import negates
from bot.core.parsing_en import Parse
from bot.core.wordlist import words

_ASKS = words(
    "request requests proposal proposals suggestion suggestions demand demands insistence recommendation "
    "plea requested proposed proposes requesting proposing asked"
)
_LIGHT = words("hold have make pay take begin open start resume convene arrange schedule be")
_TOLD = words("was were had has did is are")  # "a request that he had made": no wish
_WERE = words("was were")
_TO_HAVE = words("due set scheduled supposed meant slated expected")
_BUT = 14  # words behind "but" in which what came of it stands
_GATE = _ASKS | {"but"}


def across(parse: Parse, word: ActWord) -> str:
    """The class that the rest of a sentence gives an act: offer, refuse, cancel; "" where it gives none."""
    if _GATE.isdisjoint(parse.words):
        return ""
    return _asked_for(parse, word) or _undone(parse, word)


def _asked_for(parse: Parse, word: ActWord) -> str:
    """ "Proposed that the pair hold a meeting", with the answer before it ("turned down a proposal that")."""
    words, opens = parse.words, parse.clause_of(word.first).first
    if not opens or words[opens] != "that" or words[opens - 1] not in _ASKS:
        return ""
    before = words[opens + 1 : word.first]
    wished = word.form == "base" if word.form != "noun" else not _LIGHT.isdisjoint(before)
    if not wished or before[-1:] == ("to",) or not _TOLD.isdisjoint(before):
        return ""
    answers = {kind for at, kind in parse.operators.items() if at < opens - 1}
    return "refuse" if answers & {"refuse", "cancel"} else "offer"


def _undone(parse: Parse, word: ActWord) -> str:
    """ "Was to go to China on Monday, but officials there would not see him"."""
    words, to = parse.words, word.first - 1
    if word.form != "base" or words[to : to + 1] != ("to",) or "but" not in words[word.last :]:
        return ""
    were = to - 2 if words[to - 1] in _TO_HAVE else to - 1
    if words[were] not in _WERE:
        return ""
    at = words.index("but", word.last)
    for index in range(at + 1, min(len(words), at + _BUT)):
        kind = parse.operators.get(index, "")
        if kind in ("refuse", "cancel"):
            return kind
        if negates(words[index]) and words[index + 1 : index + 2] in _SEEING:
            return "refuse"
    return ""


_SEEING = tuple((verb,) for verb in ("see", "receive", "meet", "host", "admit"))
