"""What an item's wording tells, beside the acts that were read: a second opinion.

Frames know only the turns of phrase that somebody wrote a rule for. What is told in other words still looks
like a report by the company of its words: "with the {us role} on Monday". What tells reports from other news
is weighed in `config/wording.yaml`, which `bot.lab.wording` fits: words and pairs of words, those of the
title apart; the words around two names of the two sides that stand near each other; and the classes of words
that keep like company (`config/word_classes.yaml`), by which a word that no labelled item had, "huddled",
counts as its kin, "met". Whoever is named counts as his kind and side alone, so that no name speaks for a
contact. The same words lean towards a meeting or a call, and towards what was held or is to come.

Wording knows neither who did what nor whether it was denied. It never outweighs what an act's sentence says
of it: a wish, a denial, a recalled call (`Wording.outweighed_by`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import pairwise

from bot.core.knowledge import Leaning, Wording
from bot.core.model import MentionKind, Reason, Side
from bot.core.text import Document
from bot.core.value import lazy, with_lazy
from bot.core.verdict import Mention

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


NEAR = 14  # words within which two names of the two sides stand near each other
_BESIDE = 2  # words before the first and behind the second of two such names that count as around them
_STOPS = frozenset(".?")
_PLAIN = (re.compile("^" + IN_TITLE), re.compile("^[<.>] "))  # what a reader need not see of a feature
_OF_A_SIDE = {"{" + side.value: side.value for side in (Side.US, Side.CHINA)}

Shown = tuple[Set[str], ...]
"""What a stretch of text shows, by kinds of evidence: phrases, words around names, classes of words."""


@with_lazy
class Words:
    """The words of an item, read once for all who ask of them.

    `kin` gives the classes of a word (`Knowledge.kin`).
    """

    def __init__(self, doc: Document, found: Sequence[Mention], kin: Mapping[str, Sequence[str]]) -> None:
        self.doc, self.found, self.kin = doc, found, kin

    @lazy
    def title(self) -> list[str]:
        """The words of the title."""
        return _masked(self.doc, self.found, 0, self.doc.title_end)

    @lazy
    def body(self) -> list[str]:
        """The words of the text, as far as it is read."""
        return _masked(self.doc, self.found, self.doc.title_end, LONGEST)

    @lazy
    def shown(self) -> Shown:
        """All that title and text show; phrases and classes of the title count once more as such."""
        return (
            _with_title(_phrases(self.title), _phrases(self.body)),
            _between(self.title) | _between(self.body),
            _with_title(self._classes(self.title), self._classes(self.body)),
        )

    def since(self, at: int) -> Shown:
        """What the text shows from a place on."""
        told = _masked(self.doc, self.found, at, LONGEST)
        return _phrases(told), _between(told), self._classes(told)

    def _classes(self, told: Iterable[str]) -> set[str]:
        kin, found = self.kin, set[str]()
        for word in told:
            if word in kin:
                found.update(kin[word])
        return found

    def named(self) -> Iterator[Mention]:
        """Whoever stands in the words of title and text, in their order."""
        yield from _apart(self.found, 0, self.doc.title_end)
        yield from _apart(self.found, self.doc.title_end, LONGEST)


def opinion(words: Words, signs: Iterable[str], wording: Wording) -> float:
    """Log-odds that the wording adds for an item whose likeliest act shows `signs`."""
    log_odds = min(max(leans(words.shown, wording.reports), -DOUBT), TRUST)
    if log_odds > 0 and not frozenset(signs).isdisjoint(wording.outweighed_by):
        return 0.0
    return log_odds


def leans(shown: Shown, leaning: Leaning) -> float:
    """Log-odds that what is shown speaks for something; 0 where nothing of it is known."""
    log_odds, knows = leaning.bias, False
    for told, weights in zip(shown, leaning.kinds, strict=False):  # around people there are phrases alone
        known = [*filter(weights.__contains__, told)]
        if known:
            total = math.fsum(map(weights.__getitem__, known))  # exact, whatever the set's order in this run
            log_odds += total / math.sqrt(len(known))
            knows = True
    return log_odds if knows else 0.0


def reason(words: Words, log_odds: float, wording: Wording) -> tuple[Reason, ...]:
    """The item's words that moved the opinion most in its direction; nothing where there is no opinion."""
    if not log_odds:
        return ()
    told = strongest(words.shown, wording.reports, log_odds)
    return (Reason("wording", round(log_odds, 3), " \u00b7 ".join(told)),)


def strongest(shown: Shown, leaning: Leaning, log_odds: float) -> tuple[str, ...]:
    """The words shown that moved `log_odds` most in its direction. A class names no words and is not told."""
    way, moved = (1 if log_odds > 0 else -1), dict[str, float]()
    for told, weights, plain in zip(shown, (leaning.phrases, leaning.between), _PLAIN, strict=False):
        root = math.sqrt(max(1, len(told & weights.keys())))
        for feature in told & weights.keys():
            words, weight = plain.sub("", feature), way * weights[feature] / root
            if weight > 0 and "{" not in words:
                moved[words] = max(weight, moved.get(words, 0.0))
    return tuple(sorted(moved, key=lambda words: (-moved[words], words))[:SHOWN])


def _phrases(told: Sequence[str]) -> set[str]:
    """Words and pairs of neighbouring words."""
    return {*told, *map(" ".join, pairwise(told))}


def _with_title(title: Iterable[str], body: set[str]) -> Set[str]:
    body.update(title)
    body.update([IN_TITLE + feature for feature in title])
    return body


def _between(told: Sequence[str]) -> set[str]:
    """The words around each two names of the two sides that follow each other in a sentence: before the
    first, between both, behind the second.
    """
    found, last, side_before = set[str](), -NEAR, ""
    for at, word in enumerate(told):
        if word in _STOPS:
            last = at - NEAR
        elif word[0] == "{" and (side := _OF_A_SIDE.get(word.partition(" ")[0])):
            if side != side_before and at - last < NEAR:
                found.update(["< " + w for w in told[max(0, last - _BESIDE) : last]])
                found.update([". " + w for w in told[last + 1 : at]])
                found.update(["> " + w for w in told[at + 1 : at + 1 + _BESIDE]])
            last, side_before = at, side
    return found


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
