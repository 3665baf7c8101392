"""Which other passages of an item speak of an act, and what takes a phrase away from it.

Dates and places attach to an act in the same way: in its own sentence, or where the title, or one of the
next sentences, tells of it again ("The two met on Monday"). A phrase is taken away by a verb of reporting
("said in Seoul on Friday") or by a subordinate clause ("after talks in Paris").
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from bot.core.candidate import Candidate
from bot.core.model import Span, Status
from bot.core.retelling import ON_THE_WAY, Told
from bot.core.text import Document, Sentence
from bot.core.wordlist import holds

REACH = 2  # sentences after the act's own that may still date or place it
WINDOW = 500  # characters on each side of an act: no sentence worth reading is longer, and time stays linear

ACT_NOUN = (
    r"(?:(?:phone|video)-?(?:calls?|conference)|calls?|meetings?|talks?|(?:tele)?conversations?|summit|visit|trip"
    r"|sessions?|dialogue|consultations?|negotiations?|discussions?|round|encounter|(?:tele)conference"
    r"|exchanges?|summons|lunch|dinner|engagement|sit-down|gathering|(?:link|hook)-?up|chat|face-to-face"
    r"|one-on-one|get-together|huddle|parley|rendezvous|deliberations|bargaining)"
)
_ACT_VERB = (
    r"(?:met|meets?|spoke|speaks?|talked|(?:held|holds?)(?! an? (?:press|news))|hosted|hosts?|saw|receives?d?"
    r"|visit(?:s|ed)?|exchanged|convened?|sat down|confer(?:s|red)?|telephoned|travels?"
    r"|(?:came|comes?|got|gets?) (?:together|acquainted)|(?:link|hook)(?:s|ed) up|huddle[ds]?|chat(?:s|ted)"
    r"|convers(?:es|ed)|negotiated|bargained|phoned|dined|dines|lunched|sh(?:ook|akes) hands"
    r"|(?:had|has) seen|s[ai]ts? (?:across|opposite|together)|(?:pulled|put|sailed|steamed) in(?:to)?|docked"
    r"|moored|berthed|wrote to|(?<=will )(?:see|receive|host|confer)"
    r"|spen(?:t|ds?)(?= (?:[\w-]+ ){0,3}?(?:hours?|minutes|days?"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|the (?:morning|afternoon|evening))\b)"
    r"|told(?! (?:reporters|journalists|the (?:press|media)|cnn|fox|cnbc|nbc|cbs|abc|bbc|reuters|bloomberg"
    r"|afp|xinhua|lawmakers|congress|senators|the (?:[\w-]+ ){1,2}(?:times|post|journal|committee)"
    r"|an? (?:[\w-]+ ){0,3}(?:conference|briefing|rally|forum|audience|interviewer|hearing|crowd|panel))))"
)
_ACT_ZH = (
    r"会[晤谈见面]|通话|通电话|磋商|见面|见[了过到]|接见|召[见到]|约[见来]|交涉|视频|举行(?!.{0,6}记者会)|访[问华美]"
    r"|对话|致[信函电]"
)
REPORT_VERB = (
    r"(?:said|says|saying|told|announced|announces|announcing|confirmed|confirms|reported|reports"
    r"|wrote(?! to\b)|posted|tweeted|disclosed|revealed|added|stated|claimed|testified|warned|insisted"
    r"|acknowledged|published|quoted"
    r"|unveiled|outlined|emerged|released|noted|hailed|accused|previewed|explained|remarked|declared|conceded"
    r"|admitted|recounted|recalled|mentioned|indicated|shed light|let (?:it be known|on|slip|reporters know)"
    r"|made (?:it )?(?:known|public)|gave (?:word|notice|details)|provided details)"
)
REPORT_NOUN = (
    r"(?:statement|readout|briefing|(?:press|news) conference|interview|report|notice|speech|remarks|hearing"
    r"|(?<!to his )(?<!to her )(?<!to the )(?<!up his )(?<!up her )post"
    r"|tweet|testimony|release|editorial|commentary|deadline)"
)
_OFFICE = r"president|minister|secretary|leader|chief|envoy|ambassador|commander|advis[eo]r"
# Words in small letters. "As planned" and "for the first time as minister on Monday" open no clause.
SUBORDINATE = re.compile(
    r"\b(?:after|before|when|while|since"
    r"|(?<!well )as(?! (?:well|planned|scheduled|expected|arranged|agreed|foreseen|usual|part of)\b)"
    rf"(?! (?:[\w.'-]+ ){{0,2}}(?:{_OFFICE})(?: of \w+)?"
    r"(?:,| (?:on|in|this|last|next|runs|begins|starts|opens|set|due|came|comes)\b|\s*$))"
    r"|until|because|although|though|which|who|whose|following|ahead of"
    r"|prior to|like|unlike|(?<!more )(?<!less )than)\b|;|:(?!\d)|--| - |\u2014|[。;]"
)
# These read words in small letters. The letters looked ahead for open an act or a subject.
_RETELLS_EN = rf"\b(?=[b-hlmnoprstv])(?:{_ACT_VERB}|{ACT_NOUN})\b"
_RESUMES_EN = (
    rf"\b(?=th|bo)(?:(?:the (?:two|pair|sides)|both sides|they) (?:\w+ ){{0,2}}?{_ACT_VERB}"
    rf"|(?:the|their|this|that) (?:[\w-]+ ){{0,2}}?{ACT_NOUN})\b"
    rf"|\A(?:at|in|during) (?:mon|tues|wednes|thurs|fri|satur|sun)day's (?:[\w-]+ ){{0,2}}?{ACT_NOUN}\b"
    r"|\A(?:[\w'-]+ ){0,3}?(?:talks|meetings?|discussions|consultations|negotiations|sessions?|calls?)"
    r" (?:(?:was|were|will be) held|(?:will take|took) place|began|opened|lasted)\b"
)
# By whether a text only has to go on about the act, and whether Chinese can stand in it.
_RETOLD = {
    (False, False): re.compile(_RETELLS_EN),
    (False, True): re.compile(rf"{_RETELLS_EN}|{_ACT_ZH}"),
    (True, False): re.compile(_RESUMES_EN),
    (True, True): re.compile(rf"{_RESUMES_EN}|(?:双方|两人|这次|此次|会上|会后)"),
}
_RESUMED = re.compile(
    rf"(?:the|their|this) (?:[\w-]+ ){{0,2}}?(?P<act>{ACT_NOUN})\b[^.,;]{{0,60}}? "
    r"(?:follow(?:s|ed)(?: up)?(?: on)?|came|comes|builds on|built on|was|were|took place)\b"
)
# What is said of an act follows it, and is no act itself: "a brief statement followed Monday's talks".
NO_WORDS = (
    r"(?<!statement )(?<!statements )(?<!readout )(?<!readouts )(?<!communique )(?<!announcement )"
    r"(?<!account )(?<!accounts )(?<!comment )(?<!declaration )(?<!news )(?<!word )"
)
# What stands before another contact of the same people: "a continuation of their first talks".
_EARLIER = re.compile(
    r"\b(?:continuation|follow-up|sequel|anniversary|outcomes?|aftermath|announcement|news|prospect)"
    r" (?:of|to) (?:an? |the |his |her )?$"
    r"|\b(?:such|previous|earlier|prior) (?:[\w-]+ )?$"
    rf"|\b(?:{NO_WORDS}follow(?:s|ed|ing)?|since|until) (?:an? |the |on )?(?:[\w'-]+ ){{0,4}}$"
)
_OF_WHAT = tuple(
    of + article for of in (" of ", " to ") for article in ("", "a ", "an ", "the ", "his ", "her ")
)
_EARLIER_WORDS = ("such ", "previous ", "earlier ", "prior ", "follow", "since ", "until ")
# The same beside a contact held: what it came before, or so many days after, but not "ahead of the talks".
_BESIDE = re.compile(
    r"\b(?:(?:ahead of|before|prior to)(?! (?:the|their) (?!summit))"
    r"|(?:days|weeks|months|hours) after)"
    r" (?:[\w'-]+ ){0,3}(?=[\w-]+$)"
)
# A plan was made "during a meeting today", which is no meeting planned.
_IN_ANOTHER = re.compile(r"\b(?:during|in|at) an? (?:[\w-]+ ){0,2}$")
_PLANNED = re.compile(r"\b(?:will|would|to|is|are)\b")
_EARLIER_ONE = re.compile(r"\b(?:such|previous|earlier|prior)\b")
_BEFORE = 60  # characters before an act in which that can stand


class Passage(NamedTuple):
    """A stretch of a sentence, where it tells of the act, and what it costs to look there."""

    sentence: Sentence
    window: Span
    act: Span
    remove: float


def passages(
    doc: Document, candidate: Candidate, elsewhere: Container[int] = frozenset()
) -> tuple[Passage, ...]:
    """The act's own sentence, then the title and the next sentences where they tell of it again.

    `elsewhere` are the sentences that tell of other people's contacts.
    """
    own = doc.sentences[candidate.sentence]
    found = [Passage(own, _around(own.span, candidate.trigger), candidate.trigger, 0.0)]
    for sentence, resumes in _others(doc, own):
        start = sentence.span.start
        window = Span(start, min(sentence.span.end, start + WINDOW))
        if sentence.index in elsewhere:
            found += _opening(doc, sentence, window)
            continue
        for first, last in _retellings(doc.small(window), resumes, candidate.status is Status.HELD):
            found.append(Passage(sentence, window, Span(start + first, start + last), 0.5))
        if own.in_title and not sentence.in_title and doc.sentences[sentence.index - 1].in_title:
            found.append(Passage(sentence, window, Span(start, start), 0.8))  # the lead, in words of its own
    return tuple(found)


def _opening(doc: Document, sentence: Sentence, window: Span) -> Iterator[Passage]:
    """What a sentence of others first says of this contact: "The meeting on Friday followed a call by"."""
    if match := _RESUMED.match(doc.small(window)):
        start = window.start
        yield Passage(
            sentence,
            Span(start, start + match.end()),
            Span(start + match.start("act"), start + match.end("act")),
            0.5,
        )


def in_all(doc: Document, told: Told, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """A contact's passages with those of the other acts that tell of it, in the order in which they count.

    Who arrived on one day and held talks on the next met on the next.
    """
    again = []
    for act in told.again:
        own = doc.sentences[act.sentence]
        at = act.trigger.start
        if not _is_earlier(doc.low[max(own.span.start, at - _BEFORE) : at]):
            again.append(Passage(own, _around(own.span, act.trigger), act.trigger, 0.4))
    if told.candidate.act in ON_THE_WAY:
        return (*again, *passages)
    return (passages[0], *again, *passages[1:])


@lru_cache(maxsize=64)
def _retellings(low: str, resumes: bool, held: bool) -> tuple[tuple[int, int], ...]:
    """Where a text in small letters tells of an act again. Kept, because several acts of an item look for it.

    `resumes`: it has to say that it goes on about it. `held`: the act is over.
    """
    retold = _RETOLD[resumes, not low.isascii()]
    again = (m.span() for m in retold.finditer(low) if not _is_another(low, m, held=held))
    return tuple(islice(again, REACH))


def _is_another(low: str, match: re.Match[str], *, held: bool) -> bool:
    """Whether it is another contact that is told of: "the first such meeting in four years"."""
    start, end = match.span()
    before = low[max(0, start - _BEFORE) : start]
    if _is_earlier(before) or (held and _BESIDE.search(before + match.group())):
        return True
    if not held and _IN_ANOTHER.search(before) and not _PLANNED.search(low, 0, start):
        return True
    return _EARLIER_ONE.search(low, start, end) is not None


def _is_earlier(before: str) -> bool:
    """Whether the words before an act make it another one."""
    led_in = before.endswith(_OF_WHAT) or holds(before, _EARLIER_WORDS)
    return led_in and _EARLIER.search(before) is not None


def _around(sentence: Span, act: Span) -> Span:
    return Span(max(sentence.start, act.start - WINDOW), min(sentence.end, act.end + WINDOW))


def _others(doc: Document, own: Sentence) -> list[tuple[Sentence, bool]]:
    """The other sentences, and whether each has to say that it goes on: title and text tell of one thing."""
    first, below = doc.sentences[0], not own.in_title
    others = [(first, False)] if first.in_title and below else []
    further = own.in_title and doc.lang != "zh"  # a title's text has the lead and what goes on about it
    following = doc.sentences[own.index + 1 : own.index + 1 + REACH + further]
    if below:
        before = doc.sentences[own.index - 1]
        others += [(before, False)] * (not before.in_title)
    far = own.index + REACH
    return others + [(one, below or one.index > far) for one in following]
