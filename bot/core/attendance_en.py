"""Of whom an item says that he was there too: "accompanied by Greer", "Greer sat in", "Lighthizer leads the
side, with Mnuchin and Ross".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.core import presence_en
from bot.core.model import Side
from bot.core.text import Document
from bot.core.verdict import Mention
from bot.core.wordlist import holds

LISTED = re.compile(r"(?: \([^)]{1,12}\))?(?:,? (?:and )?|, and )(?:(?:the )?[Aa]cting )?")
_PARTISAN = r"(?:(?:fellow )?(?:Republicans?|Democrats?|Senators?|Representatives?|Sens?\.|Reps?\.) )?"
_LISTED_WITH_BODY = re.compile(rf"(?: (?:of|from) [^,.;]{{2,60}})?(?:,|,? and) {_PARTISAN}")
_IN_A_LIST = re.compile(
    r"(?:,? [^,.;]{2,60}(?=,))?(?:,|,? and|,? plus|,? as well as|,? & )"
    r"(?: on the \w+ side,?)? (?:the |his |her |their )?"
    r"(?:(?!with |from |to |by |of |said |told )[a-z]+ )?(?:[A-Z][\w&]*'s )?"
    r"|(?:,|,? and) (?:the )?(?:[A-Z][\w&-]+ ){1,2}"  # his portfolio: "and Finance Vice Minister Liao"
)
_ADDED = ("with ", "with the ", "with his ", "with her ")
_TOOK = re.compile(r"(?<!be )\b(?:led|headed|hosted|chaired|took part|participated|attended|sat in)\b")
OPENING = 5
"""Sentences that may add who else was there."""
_REACH = 90  # characters before a name that can say so
_PARTY = (
    r"(?:delegation|delegates|group|team|side|members|lawmakers|senators|legislators|negotiators|officials)"
)
_TALKS = r"(?:talks|dialogue|meetings?|session|consultations|negotiations|round)"
_WITH = re.compile(
    r"\b(?:[Aa]longside|[Aa]ccompanied by|[Jj]oined by|[Tt]ogether with|[Aa]long with|[Ff]lanked by"
    r"|(?:[Ll]ed|headed|chaired|represented) by"
    r"|(?:[Aa]ccompanying|[Jj]oining)(?! us\b| me\b) [^,.;]{2,50} (?:was|were|is|are|will be)"
    r"|(?:[Aa]ttending|[Pp]resent)(?: (?:at |in )?the [\w-]+)? (?:was|were)|attended by|in the presence of"
    r"|[Ww]ith (?:him|her|them|[A-Z]\w+) (?:was|were|came|sat|stood|travel(?:l?ed|s))"
    r"|(?:[Bb]eside|[Nn]ext to|[Aa]longside) (?:him|her|them|[A-Z]\w+) (?:was|were|sat|stood)"
    r"|[Aa]t (?:his|her|their|[A-Z]\w+'s) side (?:was|were|sat|stood)"
    r"|[Ii]n tow (?:was|were)"
    rf"|(?:{_PARTY}|colleagues)\b[^.;]{{0,40}}, among them"
    r"|[Aa]lso (?:travel(?:l?ing)|on the trip|in the (?:delegation|group|party|room)|making the trip|going"
    r"|attending|present|taking part)(?: with (?:him|her|them))? (?:was|were|is|are)"
    rf"|(?:{_PARTY}|{_TALKS})(?:, (?:which|who))?(?: (?:was to|were to|will|also|would))?"
    r"(?:,? including| include[sd]?)) "
    r"(?:the |his |her |a |an )?(?:[a-z-]+ )?(?:[A-Z][\w-]+ ){0,2}(?:[A-Z][\w-]+, )?$"
)
_BESIDE_WHOM = (  # one of these is in whatever that finds
    *("longside", " by ", "ccompanying ", "oining ", "ttending", "resent", "presence of ", "ith ", "eside "),
    *("ext to ", " side ", "n tow ", "among them ", "lso ", "includ"),
)
_TAKES_PART = re.compile(
    r"(?: (?:of|at|from|and) [^,.;]{2,80})?(?:, [^,.;]{2,80},|,)? (?:(?:is|was|were|are|will|to) )?(?:also )?"
    r"(?:tak(?:es|ing|e) part|took part|participat(?:es|ed|ing)"
    rf"|attend(?:s|ed|ing)?(?: the (?:[\w-]+ ){{0,2}}?{_TALKS}| as well|(?=[.,;]))"
    rf"|(?:joined|sat in on|was in on|were in on) (?:the|their) (?:[\w-]+ ){{0,2}}?{_TALKS}"
    r"|(?:in attendance|at the table|among (?:those|the (?:[\w-]+ ){0,2}?[\w-]+) (?:who )?"
    r"(?:attended|attending|present|taking part|took part|at the table|in the room))"
    r"|(?:in|part of|among the members of) (?:the|his|her|their) (?:[\w-]+ )?(?:delegation|group|team|party)"
    r"|among (?:the|its|his|her|their) members|among them\b"
    r"|(?:is |are |was |were )?(?:travel(?:l?ing|l?ed|s)|flying|flew|going|went|goes) with"
    r" (?:him|her|them|[A-Z]\w+)"
    r"|(?<=also )(?:co-)?signed(?=[.,;]| (?:it|the letter)\b)|(?:co-)?signed (?:it )?(?:too|as well)"
    r"|s[ai]ts? in(?=[.,;]| too| as well| with)"
    r"|(?:c[ao]mes?|goes|go|went|travel(?:s|l?ed)) along"
    r"|present|beside (?:him|her)|with (?:him|her)(?=[.,;])"
    rf"|(?:spoke|said|gave remarks) at the (?:[\w-]+ ){{0,2}}{_TALKS}"
    rf"|joined (?:him|her|them|the \w+|[A-Z]\w+) (?:for|at|in) (?:the )?{_TALKS}"
    r"|(?:co-)?(?:leads?|led|heads?|headed|hosts?|hosted|chair(?:s|ed)?)"
    r" (?:the|an?|his|her|their|[A-Z][\w.]+'s) "
    rf"(?:[\w.'-]+ ){{0,3}}(?:{_PARTY}|delegations|{_TALKS}))\b"
)
_ACCOMPANIED = re.compile(r"accompanied by|[Jj]oined by|[Ff]lanked by")
_IS_JOINED = re.compile(r",? (?:(?:who )?(?:is|was|are|were|will|to|be|being|also|expected|due|set) )*")
_LEADS = re.compile(r"\b(?:lead|led|head|chair)")
_LED_WITH = re.compile(r"[^.;]{0,60}?,? (?:together |along )?with (?:the )?")
_PRESENT = re.compile(r"[Aa]ttend|[Pp]resent|in the presence|[Ww]ith ")
_JOINED = re.compile(r"\b(?:also|joined|among|attend\w*|with|sat in|in on|present|beside)\b")


def _opening_end(doc: Document) -> int:
    """Where the sentences end that may add who else was there."""
    opening = doc.sentences[:OPENING]
    return opening[-1].span.end if opening else 0


def there(
    doc: Document, free: Sequence[Mention], others: Sequence[Mention], *, coming: bool
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Those of whom the opening sentences say that they were there, with whoever is listed beside them, and
    those among them who did not only join others. Who has led talks is not of those that are `coming`, nor
    is he there who is told to be beside one of the `others`, who are no party.
    """
    limit = _opening_end(doc)
    near = [m for m in free if m.span.end <= limit]
    found: list[Mention] = _put_there(doc, near, others, coming=coming)
    heads: list[Mention] = []
    for number, mention in enumerate(near):
        start = mention.span.start
        before = doc.norm[max(0, start - _REACH) : start]
        if holds(before, _BESIDE_WHOM) and (match := _WITH.search(doc.norm, max(0, start - _REACH), start)):
            here = [*together(doc, near[number:])]
            if _ACCOMPANIED.match(match.group()) and number and near[number - 1].span.end <= match.start():
                here = [*_host(doc, near[number - 1], match.start()), *here]
            heads += [] if _PRESENT.match(match.group()) else here
        elif match := _TAKES_PART.match(doc.norm, mention.span.end):
            if coming and _TOOK.search(match.group()):
                continue  # "led the talks in December"
            here = [
                *_together_before(doc, near[: number + 1]),
                mention,
                *_led_with(doc, near[number:], match),
            ]
            heads += [] if _JOINED.search(match.group()) else here
        else:
            continue
        found += here
    return tuple(found), tuple(heads)


def _put_there(
    doc: Document, near: Sequence[Mention], others: Sequence[Mention], *, coming: bool
) -> list[Mention]:
    """Those whom a sentence puts in the room, with whoever is listed beside them."""
    found: list[Mention] = []
    ends = {m.span.end: m for m in others}
    thirds = {m.span.start for m in others if m.side is Side.THIRD}
    told, opening, sides = None, None, set[Side | None]()
    for run in _runs(doc, near):
        start, end = run[0].span.start, run[-1].span.end
        sentence = doc.sentence_at(start)
        floor = max(sentence.span.start if sentence else 0, start - presence_en.AHEAD)
        if opening is None or sentence is not told:
            told, opening, sides = sentence, run[0], set()
        limit = sentence.span.end if sentence else len(doc.norm)
        until = presence_en.until(doc.norm, end, limit, coming=coming)
        if not thirds.isdisjoint(range(end, until)):
            until = 0  # "was with Japan's Abe"
        beside = ends.get(until) or ends.get(until - 1)
        if (
            (until and (beside is None or any(m.name == beside.name for m in found)))
            or presence_en.is_put_there(doc.norm, floor, start, end, coming=coming)
            or (sides >= {Side.US, Side.CHINA} and _is_appended(doc, run, floor))
        ) and not (sentence and presence_en.is_long_ago(doc.norm, end, sentence.span.end)):
            found += run
            if presence_en.is_joined(doc.norm, start):
                # "Blinken met Wang, joined by Burns": who opens the sentence was there with him.
                found += [opening] if opening.side is run[0].side else []
        sides.update(m.side for m in run)
    return found


def _is_appended(doc: Document, run: Sequence[Mention], floor: int) -> bool:
    """Whether people are added with "with" to those whom their sentence has set face to face."""
    start = run[0].span.start
    return doc.norm.endswith(_ADDED, 0, start) and presence_en.is_appended(doc.norm, floor, start)


def _runs(doc: Document, near: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The lists of people."""
    run: list[Mention] = []
    for mention in near:
        if run and not _IN_A_LIST.fullmatch(doc.norm, run[-1].span.end, mention.span.start):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run


def _host(doc: Document, before: Mention, at: int) -> Iterator[Mention]:
    """Whom those named next accompany: "Bessent is to be accompanied by Greer"."""
    if _IS_JOINED.fullmatch(doc.norm, before.span.end, at):
        yield before


def _led_with(doc: Document, people: Sequence[Mention], leads: re.Match[str]) -> Iterator[Mention]:
    """Those with whom the first of the people leads a side: "will lead the team, with Mnuchin and Ross"."""
    if len(people) > 1 and _LEADS.search(leads.group()):
        first, other = people[0], people[1]
        if first.side is other.side and _LED_WITH.fullmatch(doc.norm, leads.end(), other.span.start):
            yield from together(doc, people[1:])


def together(doc: Document, people: Sequence[Mention]) -> Iterator[Mention]:
    """The first of the people and those listed beside him."""
    yield people[0]
    for before, mention in pairwise(people):
        if not LISTED.fullmatch(doc.norm, before.span.end, mention.span.start):
            return
        yield mention


def _together_before(doc: Document, people: Sequence[Mention]) -> Sequence[Mention]:
    """Those listed before the last of the people, with the body that each is of."""
    first = len(people) - 1
    while first > 0 and _LISTED_WITH_BODY.fullmatch(
        doc.norm, people[first - 1].span.end, people[first].span.start
    ):
        first -= 1
    return people[first:-1]
