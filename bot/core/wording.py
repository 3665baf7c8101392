"""How far an item is worded as reports of contacts are: a second opinion beside the acts that were read.

Frames know only the turns of phrase that somebody wrote a rule for. What is told in other words still looks
like a report by the company of its words: "with the {us role} on Monday". The words and pairs of words that
tell reports from other news, those of the title apart, are weighed in `config/wording.yaml`, which
`bot.lab.wording` fits; whoever is named counts as his kind and side alone, so that no name speaks for a
contact.

Wording knows neither who did what nor whether it was denied. It never outweighs what an act's sentence says
of it: a wish, a denial, a recalled call (`Wording.outweighed_by`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.core.knowledge import Wording
from bot.core.model import Mention, Reason
from bot.core.text import Document

LONGEST = 6000  # characters of title and text that are read: reports say what they report before that
TRUST = 5.0  # log-odds that it adds at most
DOUBT = 1.5  # log-odds that it takes away at most: a sentence that plainly tells of an act outweighs any
_SHOWN = 4  # phrases that a reason quotes
_NUMBER = re.compile(r"\d+")
_TOKEN = re.compile(r"\{[a-z ]+\}|[a-z][a-z'-]*|[0\u4e00-\u9fff]|[:?\",.]")
IN_TITLE = "title: "


def opinion(doc: Document, found: Sequence[Mention], signs: Iterable[str], wording: Wording) -> float:
    """Log-odds that the wording adds for an item whose likeliest act shows `signs`."""
    known = phrases(doc, found) & wording.phrases.keys()
    if not known:
        return 0.0
    log_odds = wording.bias + sum(map(wording.phrases.__getitem__, known)) / math.sqrt(len(known))
    log_odds = min(max(log_odds, -DOUBT), TRUST)
    if log_odds > 0 and not frozenset(signs).isdisjoint(wording.outweighed_by):
        return 0.0
    return log_odds


def reason(doc: Document, found: Sequence[Mention], log_odds: float, wording: Wording) -> tuple[Reason, ...]:
    """The item's words that moved the opinion most in its direction; nothing where there is no opinion."""
    if not log_odds:
        return ()
    way = 1 if log_odds > 0 else -1
    known = sorted(phrases(doc, found) & wording.phrases.keys(), key=lambda p: (-way * wording.phrases[p], p))
    told = [phrase for phrase in known if "{" not in phrase and way * wording.phrases[phrase] > 0]
    strongest = list(dict.fromkeys([phrase.removeprefix(IN_TITLE) for phrase in told]))[:_SHOWN]
    return (Reason("wording", round(log_odds, 3), " \u00b7 ".join(strongest)),)


def phrases(doc: Document, found: Sequence[Mention]) -> set[str]:
    """The words and pairs of neighbouring words of an item, those of its title once more as such."""
    words = _TOKEN.findall(_masked(doc, found, 0, doc.title_end))
    told = {*words, *map(" ".join, pairwise(words))}
    told.update([IN_TITLE + phrase for phrase in told])
    words = _TOKEN.findall(_masked(doc, found, doc.title_end, LONGEST))
    told.update(words)
    told.update(map(" ".join, pairwise(words)))
    return told


def _masked(doc: Document, found: Sequence[Mention], start: int, end: int) -> str:
    """A stretch of the text in small letters, with kind and side in place of whoever is named."""
    low, parts = doc.low.replace("{", " "), list[str]()  # no text names anybody by a brace
    for mention in found:
        span = mention.span
        if start <= span.start < end:
            side = f"{mention.side.value} " if mention.side else ""
            parts += (low[start : span.start], "{", side, mention.kind.value, "}")
            start = span.end
    parts.append(low[start:end])
    return _NUMBER.sub("0", "".join(parts))
