"""What an item's wording tells, beside the acts that were read: a second opinion.

Frames know only the turns of phrase that somebody wrote a rule for. What is told in other words still looks
like a report by the company of its words: "with the {us role} on Monday". The words and pairs of words that
tell reports from other news, those of the title apart, are weighed in `config/wording.yaml`, which
`bot.lab.wording` fits; whoever is named counts as his kind and side alone, so that no name speaks for a
contact. The same words lean towards a meeting or a call, and towards what was held or is to come.

Wording knows neither who did what nor whether it was denied. It never outweighs what an act's sentence says
of it: a wish, a denial, a recalled call (`Wording.outweighed_by`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from bot.core.knowledge import Leaning, Wording
from bot.core.model import Mention, MentionKind, Reason, Side
from bot.core.text import Document
from bot.core.value import lazy, with_lazy

LONGEST = 6000  # characters of title and text that are read: reports say what they report before that
TRUST = 5.0  # log-odds that it adds at most
DOUBT = 1.5  # log-odds that it takes away at most: a sentence that plainly tells of an act outweighs any
SHOWN = 4  # phrases that a reason quotes
_NUMBER = re.compile(r"\d+")
_TOKEN = re.compile(r"\{[a-z ]+\}|[a-z][a-z'-]*|[0\u4e00-\u9fff]|[:?\",.]")
IN_TITLE = "title: "
# What stands in place of whoever is named, by side and kind.
_MASKS = {
    side: {kind: "{" + (f"{side.value} " if side else "") + kind.value + "}" for kind in MentionKind}
    for side in (None, *Side)
}


@with_lazy
class Words:
    """The words of an item, read once for all who ask of them."""

    def __init__(self, doc: Document, found: Sequence[Mention]) -> None:
        self.doc, self.found = doc, found

    @lazy
    def title(self) -> list[str]:
        """The words of the title."""
        return _masked(self.doc, self.found, 0, self.doc.title_end)

    @lazy
    def body(self) -> list[str]:
        """The words of the text, as far as it is read."""
        return _masked(self.doc, self.found, self.doc.title_end, LONGEST)

    @lazy
    def phrases(self) -> Set[str]:
        """The words and pairs of neighbouring words, those of the title once more as such."""
        told = {*self.title, *map(" ".join, pairwise(self.title))}
        told.update([IN_TITLE + phrase for phrase in told])
        told.update(self.body)
        told.update(map(" ".join, pairwise(self.body)))
        return told

    def since(self, at: int) -> Set[str]:
        """The words and pairs of neighbouring words of the text from a place on."""
        told = _masked(self.doc, self.found, at, LONGEST)
        return {*told, *map(" ".join, pairwise(told))}

    def named(self) -> Iterator[Mention]:
        """Whoever stands in the words of title and text, in their order."""
        yield from _apart(self.found, 0, self.doc.title_end)
        yield from _apart(self.found, self.doc.title_end, LONGEST)


def opinion(words: Words, signs: Iterable[str], wording: Wording) -> float:
    """Log-odds that the wording adds for an item whose likeliest act shows `signs`."""
    log_odds = min(max(leans(words.phrases, wording.reports), -DOUBT), TRUST)
    if log_odds > 0 and not frozenset(signs).isdisjoint(wording.outweighed_by):
        return 0.0
    return log_odds


def leans(shown: Set[str], leaning: Leaning) -> float:
    """Log-odds that what is shown speaks for something; 0 where nothing of it is known."""
    weights = leaning.phrases
    known = [*filter(weights.__contains__, shown)]
    if not known:
        return 0.0
    total = math.fsum(map(weights.__getitem__, known))  # exact, whatever the set's order in this run
    return leaning.bias + total / math.sqrt(len(known))


def reason(words: Words, log_odds: float, wording: Wording) -> tuple[Reason, ...]:
    """The item's words that moved the opinion most in its direction; nothing where there is no opinion."""
    if not log_odds:
        return ()
    told = strongest(words.phrases, wording.reports, log_odds)
    return (Reason("wording", round(log_odds, 3), " \u00b7 ".join(told)),)


def strongest(shown: Set[str], leaning: Leaning, log_odds: float) -> tuple[str, ...]:
    """The words shown that moved `log_odds` most in its direction."""
    way, weights = (1 if log_odds > 0 else -1), leaning.phrases
    known = sorted(shown & weights.keys(), key=lambda p: (-way * weights[p], p))
    told = [phrase for phrase in known if "{" not in phrase and way * weights[phrase] > 0]
    return tuple(dict.fromkeys([phrase.removeprefix(IN_TITLE) for phrase in told]))[:SHOWN]


def _masked(doc: Document, found: Sequence[Mention], start: int, end: int) -> list[str]:
    """The words of a stretch in small letters, with kind and side in place of whoever is named; each Chinese
    character is a word, and any number 0.
    """
    end = min(end, len(doc.low))
    low, parts = doc.low[:end].replace("{", " "), list[str]()  # no text names anybody by a brace
    for mention in _apart(found, start, end):
        span = mention.span
        parts += (low[start : span.start], _MASKS[mention.side][mention.kind])
        start = span.end
    parts.append(low[start:end])
    return _TOKEN.findall(_NUMBER.sub("0", "".join(parts)))


def _apart(found: Iterable[Mention], start: int, end: int) -> Iterator[Mention]:
    """The mentions that begin within a stretch, one for each place."""
    for mention in found:
        if start <= mention.span.start < end:
            yield mention
            start = mention.span.end
