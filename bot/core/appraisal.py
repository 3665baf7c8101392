"""Whether a contact is judged where it could be told: "the summit was a start", "lessons of the talks".

A commentary takes a contact as known: it stands as the subject of a verdict or under a noun of appraisal, and
the title is a heading ("The summit: stakes and hopes") in place of a report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.core.acts_en import VERBS
from bot.core.candidate import Candidate
from bot.core.news_verbs_en import NEWS_VERBS
from bot.core.operators_en import BE
from bot.core.positions import AUXILIARY, LIGHT
from bot.core.wordlist import holds, words

_FAR = 9  # words behind an act in which its own verb stands
_VERDICTS = words(
    "raises signals signaled signalled shows showed highlights highlighted underscores underscored "
    "underlines underlined reflects reflected confirms confirmed suggests suggested means meant matters "
    "mattered leaves tests tested proves proved exposes exposed deepens deserves serves served demonstrates "
    "demonstrated illustrates illustrated reveals revealed changes changed represents represented spells "
    "embodies reminds reminded teaches taught lacks lacked looks looked seems seemed remains remained cannot "
    "strikes struck buys bought settles settled lowers lowered masks masked hides hid"
)
# After "was", "is" or "comes" these open a verdict; "was held", "was the first" and "comes as" are news.
_SAYING = words("says say said calls called hails hailed")  # whose verdict it is, which can be a party's
_ARTICLES = (("a",), ("an",))
_SPANS = (("day",), ("week",), ("month",), ("year",))
_JUDGING_OPENERS = words("a an just more less at with merely hardly too so")
_SETTLED = words("go certainty given")
_HAPPENING = words("comes come came has have had may might could can will would")
_JUDGING = _VERDICTS | BE | _HAPPENING  # without one of these behind it nothing is judged
_OF_APPRAISAL = words(
    "stakes lesson lessons implications implication meaning legacy optics symbolism merits limits verdict "
    "fallout aftermath reaction reactions"
)
_UNDER = words("to of for from at in behind on over")
_VERBAL = (NEWS_VERBS | LIGHT | BE | AUXILIARY | frozenset(word.split()[0] for word in VERBS)) - words(
    "summit meeting talks call calls visit exchange trip dialogue"
)


def is_judged(told: Sequence[str], first: int, last: int) -> bool:
    """Whether the act noun at [first, last) is what a verdict is passed on."""
    return _is_subject_of_verdict(told, last) or _is_under_appraisal(told, first)


def _is_subject_of_verdict(told: Sequence[str], last: int) -> bool:
    behind = told[last : last + _FAR]
    article = behind[:1] in _ARTICLES and behind[1:2] not in _SPANS
    if (article or behind[:2] == ("first", "step")) and _SAYING.isdisjoint(told):
        return True  # "Blinken's visit a welcome thaw"
    if _JUDGING.isdisjoint(behind):
        return False
    for index, word in enumerate(behind, last):
        if word and not (word[0].isalnum() or word == "'s"):
            break
        if word in _VERDICTS:
            return True
        if word in BE or word in _HAPPENING:
            settled = not _SETTLED.isdisjoint(told[index + 2 : index + 4])  # "the trip is a go"
            return told[index + 1 : index + 2] != () and told[index + 1] in _JUDGING_OPENERS and not settled
        if word in _VERBAL:
            break
    return False


def _is_under_appraisal(told: Sequence[str], first: int) -> bool:
    near = told[max(0, first - _FAR) : first]
    if _OF_APPRAISAL.isdisjoint(near):
        return False
    for index, word in enumerate(near):
        if word in _OF_APPRAISAL and not _UNDER.isdisjoint(near[index + 1 : index + 2]):
            return True
    return False


def signs(
    candidates: Sequence[Candidate], headline: str, titled: Sequence[Candidate], first_body: int
) -> list[str]:
    """Whether an item judges rather than reports; `titled` are the candidates of its title, `first_body` is
    the first sentence of its text.
    """
    names: list[str] = []
    if titled:
        ends = min([c.trigger.end for c in titled])
        if _heads(headline, ends) and not any(map(_is_verbal, titled)):
            names.append("title:heading")
        if _looks_on(headline) and not any(_is_reported_below(c, first_body) for c in candidates):
            names.append("title:looks on")
    judged = [c.sentence for c in candidates if "act:judged" in c.signs]
    if judged and min(judged) < first_body:
        names.append("title:judges")
    if judged and any(first_body <= number < first_body + _LEADING for number in judged):
        names.append("lead:judges")
    return names


def _is_verbal(candidate: Candidate) -> bool:
    """Whether an act is told by a verb."""
    return any(
        sign.startswith("said:") and sign.endswith((" verb", " infinitive")) for sign in candidate.signs
    )


def _is_reported_below(candidate: Candidate, first_body: int) -> bool:
    """Whether a main clause of the text has the act as its verb: "The two will meet on Friday"."""
    if candidate.frame == "half" or candidate.sentence < first_body:
        return False
    return "stands:main" in candidate.signs and any(map(_LEADING_VERB.__contains__, candidate.signs))


_LEADING_VERB = frozenset({"said:main verb", "said:main infinitive", "said:main light verb"})


_LEADING = 2  # sentences of the text that show what it is


def _heads(headline: str, act_ends: int) -> bool:
    """Whether an act named in a title is its heading ("The summit: stakes and hopes"): a colon stands behind
    it, and no verb of news on either side.
    """
    if headline.find(": ", act_ends) < 0 and headline.find(" - ", act_ends) < 0:
        return False
    return _REPORTING.isdisjoint(_WORD.findall(headline.lower()))


_WORD = re.compile(r"[a-z][a-z'-]*")
_FINITE_ACTS = frozenset(phrase for phrase, trigger in VERBS.items() if trigger.form in ("past", "present"))
_REPORTING = (NEWS_VERBS | LIGHT | _FINITE_ACTS | words("yield yields yielded says said")) - words(
    "calls visits tours talks"
)


def _looks_on(headline: str) -> bool:
    """Whether a title only looks at what may come of a contact: a guide ("Six things to watch when"), or the
    word of somebody who takes no part ("..., scholar warns").
    """
    low = headline.lower()
    guiding = holds(low, _GUIDES) and _GUIDING.search(low) is not None
    return guiding or _BY_A_WATCHER.search(headline) is not None


_GUIDING = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|key|big) "
    r"(?:things?|questions?|issues|points|signs) (?:to|for|about|on|before|ahead)\b"
    r"|\b(?:what|who|things) to (?:watch|expect|look for)\b|\bto watch (?:for|as|when|at|in)\b"
)
_GUIDES = ("thing", "question", "issues ", "points ", "signs ", "to watch", "to expect", "to look for")
_WATCHER = (
    r"(?:scholar|professor|analyst|expert|economist|academic|strategist|columnist|researcher|historian|"
    r"pundit|observer|ex-diplomat|ex-official)s?"
)
_BY_A_WATCHER = re.compile(
    rf"[,:] (?:[\w'.-]+ ){{0,3}}{_WATCHER}(?: (?:say|warn|argue|predict|believe|think|suggest|write|caution|"
    r"tell)\w*\b|$)"
)
