"""English sentences as tokens and clauses: a shallow parse that says which mention stands in which position.

A mention is one token. Each token knows its clause; each mention knows the preposition that governs it,
which is what tells a party of an act ("met with Wang") from a place ("in Beijing") or a subject matter
("on China").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.core.acts_en import NEWS_VERBS, NOUNS, VERBS
from bot.core.model import Level, Mention, MentionKind, Side, Span, Track
from bot.core.text import Document, Sentence
from bot.core.value import value
from bot.core.wordlist import words

WORD = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")

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
_OPENING_PAIRS = {
    ("ahead", "of"): "before", ("prior", "to"): "before", ("in", "advance"): "before",
    ("on", "eve"): "before",
    ("eve", "of"): "before", ("in", "wake"): "after", ("days", "after"): "after",
    ("so", "that"): "content",
    ("even", "as"): "when", ("run-up", "to"): "before", ("lead-up", "to"): "before",
    ("in", "response"): "after",
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
_ACT_FORMS = frozenset(w for w, t in VERBS.items() if " " not in w and t.form in ("past", "present"))
# Verbs that end a prepositional phrase: what follows is in a new position.
FINITE = (
    SAYING
    | _ACT_FORMS
    | NEWS_VERBS
    | words("will would could may might should must can plans") - NOUNS.keys()
)
_DAYS = words("monday tuesday wednesday thursday friday saturday sunday")
_CLOSING = frozenset(";:\u2014|")


# What follows a verb of saying without being what was said: "told in a call", "writes to Xi".
_AFTER_SAYING = words('on in at it of to with by for during , . "')
_OPENING = frozenset((*OPENERS, *(pair[0] for pair in _OPENING_PAIRS), *_CLOSING, ",", "that"))


@dataclass(slots=True)
class Token:
    """A word, a mark or a whole mention. `low` is "" for mentions; `prep` governs a mention, if any does."""

    start: int
    end: int
    low: str
    mention: Mention | None = None
    clause: int = 0
    prep: str = ""
    quoted: bool = False


@value
class Clause:
    """A run of tokens [first, last) of one sentence. `kind` is main, content, relative, after, before, ..."""

    first: int
    last: int
    kind: str


@value
class Parse:
    """A sentence as tokens and clauses; the clauses cover the tokens in order."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    words: tuple[str, ...] = field(default=())

    def span(self, first: int, last: int) -> Span:
        """The text range of tokens [first, last)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def clause_of(self, index: int) -> Clause:
        return self.clauses[self.tokens[index].clause]


def parse(doc: Document, sentence: Sentence, mentions: Sequence[Mention]) -> Parse:
    """Tokens and clauses of one sentence; `mentions` are those inside it, sorted."""
    tokens = _tokens(doc.norm, sentence.span, mentions)
    clauses = _clauses(tokens)
    for number, clause in enumerate(clauses):
        for token in tokens[clause.first : clause.last]:
            token.clause = number
        _govern(tokens, clause)
    return Parse(sentence, tuple(tokens), tuple(clauses), tuple([t.low for t in tokens]))


def mentions_in(mentions: Sequence[Mention], span: Span) -> Sequence[Mention]:
    """The mentions inside a span; `mentions` are sorted and do not overlap."""
    first = bisect_left(mentions, span.start, key=_start)
    last = bisect_left(mentions, span.end, lo=first, key=_start)
    if last > first and mentions[last - 1].span.end > span.end:
        last -= 1
    return mentions[first:last]


def _start(mention: Mention) -> int:
    return mention.span.start


def _tokens(norm: str, span: Span, mentions: Sequence[Mention]) -> list[Token]:
    tokens: list[Token] = []
    offset = span.start
    quoted = False
    for mention in mentions:
        quoted = _words(norm, offset, mention.span.start, tokens, quoted)
        tokens.append(Token(mention.span.start, mention.span.end, "", mention, quoted=quoted))
        offset = mention.span.end
    _words(norm, offset, span.end, tokens, quoted)
    return tokens


def _words(norm: str, start: int, end: int, tokens: list[Token], quoted: bool) -> bool:
    """Append the words of a gap between mentions; returns whether a quotation is open at its end."""
    for match in WORD.finditer(norm, start, end):
        word = match.group()
        begin, stop = match.span()
        if word == '"':
            quoted = not quoted
        elif word == "'" and norm[stop : stop + 1] == "s":
            continue
        if word == "USS":
            tokens.append(Token(begin, stop, "", _warship(begin, stop), 0, "", quoted))
        else:
            tokens.append(Token(begin, stop, "'s" if word == "s" else word.lower(), None, 0, "", quoted))
    return quoted


def _warship(start: int, end: int) -> Mention:
    """ "USS" before a name is a ship of the US Navy, which speaks for it on a port call."""
    span = Span(start, end)
    return Mention(MentionKind.BODY, Side.US, span, "USS", level=Level.WORKING, track=Track.DEFENSE)


def _clauses(tokens: Sequence[Token]) -> list[Clause]:
    clauses: list[Clause] = []
    first, kind = 0, "main"
    said = False
    for index, token in enumerate(tokens):
        low = token.low
        opened = ""
        if said or low in _OPENING:
            opened = _opens(tokens, index, kind if index > first else "", heads=first == 0)
        said = low in SAYING
        if opened and index > first:
            clauses.append(Clause(first, index, kind))
            first, kind = index, opened
        elif opened:
            kind = opened
    if tokens:
        clauses.append(Clause(first, len(tokens), kind))
    return clauses


def _opens(tokens: Sequence[Token], index: int, current: str, *, heads: bool) -> str:
    """The kind of the clause that opens at a token, "" where none does.

    `current` is the running clause's kind; `heads`: it is the sentence's first.
    """
    word = tokens[index].low
    if not word or word in _CLOSING:
        return "main" if word else ""
    if word == ",":
        return _comma(tokens, index, current, heads=heads)
    before = tokens[index - 1].low if index else ""
    after = [token.low for token in tokens[index + 1 : index + 3]]
    pairs = (kind for low in after if (kind := _OPENING_PAIRS.get((word, low))))
    return next(pairs, "") or _word_opens(tokens, index, before, after[0] if after else "")


def _word_opens(tokens: Sequence[Token], index: int, before: str, after: str) -> str:
    """The kind of the clause that a single word opens, or that begins right after a verb of saying."""
    word = tokens[index].low
    if word == "that":
        if before in OPENERS:
            return ""  # "after that July meeting"
        reports = before in SAYING or _recent_saying(tokens, index)
        return "content" if reports else "relative" if index else ""
    if word in OPENERS:
        idiom = word == "as" and (
            after in _AS_IDIOM or before in _AS_IDIOM or before in ("as", "such", "known")
        )
        return "" if idiom else OPENERS[word]
    said = before in SAYING and before not in ("according", "reported")
    return "content" if said and word not in _AFTER_SAYING else ""


def _recent_saying(tokens: Sequence[Token], index: int) -> bool:
    return any(token.low in SAYING for token in tokens[max(0, index - 4) : index])


def _comma(tokens: Sequence[Token], index: int, current: str, *, heads: bool) -> str:
    """A comma ends a clause that a subordinator opened at the sentence's head, or opens an attribution."""
    window = tokens[index + 1 : index + 9]
    if any(t.low in SAYING for t in window) and not any(t.low in OPENERS for t in window[:2]):
        said = next(n for n, t in enumerate(window) if t.low in SAYING)
        if all(t.low != "," for t in window[:said]):
            return "attribution"
    if current in (
        "after",
        "before",
        "when",
        "condition",
        "cause",
        "contrast",
        "during",
        "relative",
        "attribution",
    ):
        goes_on = [token for token in tokens[index + 1 : index + 3] if token.low != "and"]
        between_mentions = tokens[index - 1].mention and goes_on and goes_on[0].mention
        return "" if between_mentions and (current == "relative" or not heads) else "main"
    return ""


def _govern(tokens: Sequence[Token], clause: Clause) -> None:
    """Give each mention of a clause its preposition; coordinated mentions share one."""
    prep = ""
    since = 0
    for token in tokens[clause.first : clause.last]:
        if token.mention is not None:
            token.prep = prep
            since = 0
        elif token.low in PREPOSITIONS:
            prep, since = token.low, 0
        elif token.low == ",":
            prep = prep if since == 0 and prep in ("with", "between", "among") else ""
        elif token.low in _DAYS and since == 0:
            prep = ""  # "On Wednesday Rubio spoke"
        elif token.low in FINITE or (token.low.endswith("ed") and len(token.low) > 4 and since == 0):
            prep = ""
        else:
            since += 1
