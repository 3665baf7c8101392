"""News or background: how a candidate stands in its item.

A contact is news where it is told in the title or the lead, in its own main clause, by the parties
themselves; it is background where it dates something else, is recalled, or is one side's talk about the
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from bot.core import appraisal, bygone, missing_en
from bot.core.candidate import Candidate, Feature
from bot.core.envoys_en import without_postings
from bot.core.filling_en import BITS, CHINA, THIRD, US, sides_of
from bot.core.model import Level, MentionKind, Side, Status
from bot.core.names import is_person
from bot.core.positions import speaks_for_others
from bot.core.seeking import sought
from bot.core.text import Document
from bot.core.verdict import Mention
from bot.core.wordlist import holds

_EXPLAINS = re.compile(r"(?:^|[:;?] |- )(?:[Ww]h(?:y|at|ether|ere)|[Hh]ow)\b")
_EXPLAINING = ("wh", "Wh", "how", "How")  # one of these is in whatever it finds
# What promises to explain a contact and, with no text behind it, tells nothing of one.
_GUIDE = re.compile(
    r"\b(?:[Tt]hings?|[Pp]oints|[Qq]uestions|[Tt]akeaways|[Ww]hat|[Hh]ow|[Ww]ho) (?:to|we|you|from)\b"
    r"|\b[Tt]he [Cc]ase (?:[Ff]or|[Aa]gainst)\b|\b[Ww]hat(?:'s| is) (?:at stake|next)\b"
)
# The label of what is no report, before a title or behind it.
_LABEL = re.compile(
    r"(?:[Ee]ditorial|EDITORIAL|Opinion|OPINION|Op-[Ee]d|Comment(?:ary)?|Viewpoint|Column|Letters?|Analysis"
    r"|Explainer|EXPLAINER|Timeline|Factbox|FACTBOX|Q&A|Podcast) ?[|:.\u2014-] "
    r"|.*\| (?:Opinion|Editorial|Commentary|Comment|Letters?|Analysis|Explainer)$"
)
_VOICE = re.compile(r"((?:[A-Z][\w'.-]+ ){1,2}[A-Z][\w'-]+): ")  # "Gordon Chang: ...", who is no official
# The title of a transcript: what is told below it is an answer to a question.
_ANSWERED = re.compile(
    r"\b(?:interview(?:ed|s)?|answered|was asked|responded to|posted on|testified|press conference|gaggle|"
    r"briefing|remarks)\b"
)
_ANSWERS = (  # one of these is in whatever that finds
    *("interview", "answered", "asked", "responded", "posted", "testified", "conference", "gaggle"),
    *("briefing", "remarks"),
)
_PERSON, _ROLE, _BODY, _JOINT = MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY, MentionKind.JOINT
_LEGISLATIVE = Level.LEGISLATIVE


def placed(
    doc: Document, mentions: Sequence[Mention], candidates: Sequence[Candidate], day: date | None
) -> tuple[Candidate, ...]:
    """The candidates with the signs of their place in the item added."""
    candidates = without_postings(candidates, mentions)
    if not candidates:
        return ()
    told = _told_in(candidates)
    first_body = doc.first_body
    past = _long_past(doc, candidates, day, first_body)
    title = doc.norm[: doc.title_end]
    answered = holds(title, _ANSWERS) and _ANSWERED.search(title) is not None
    found: list[Candidate] = []
    halved = third = False  # whether a title leaves the other party out, a text has a third country's
    for at, candidate in enumerate(candidates):
        number = candidate.sentence
        titled = number < first_body
        place = "title" if titled else _PLACES.get(number - first_body, "later")
        signs = _standing(candidate, place)
        if candidate.frame == "half":
            signs += missing_en.signs(doc, candidate, mentions, titled=titled)
        if titled:
            halved = halved or candidate.frame == "half"
        else:
            third = third or not _OF_THIRD.isdisjoint(candidate.signs)
            if answered:
                signs.append("told in answer")
        again = told.get(candidate.act, _NOWHERE)
        if len(again) > 1 or (again and number not in again):
            signs.append("told again")
        if at in past:
            signs += past[at]
        found.append(candidate.with_signs(signs))
    return tuple(_with_others_below(found, first_body) if halved and third else found)


def _long_past(
    doc: Document, candidates: Sequence[Candidate], day: date | None, first_body: int
) -> dict[int, list[str]]:
    """The signs of those candidates that lie weeks back, by their numbers."""
    if not bygone.hints(doc.low):
        return {}
    titled = bygone.is_titled(doc, day)
    back = [at for at, c in enumerate(candidates) if bygone.is_told(doc, c, day, title=titled)]
    if not back:
        return {}
    in_lead = [candidates[at] for at in back if candidates[at].sentence == first_body]
    lead = [c for c in in_lead if c.frame != "half" and not _is_recalled_in(c)]
    title = [at for at, c in enumerate(candidates) if c.sentence < first_body]
    below = [at for at in title if any(_is_dated_by(candidates[at], told) for told in lead)]
    silent = all(candidates[at].frame == "half" for at in title if at not in below)
    signs = ["time:long past", "long past, not in title"] if silent else ["time:long past"]
    return {at: ["dated below", *signs] if at in below else signs for at in (*back, *below)}


def _with_others_below(candidates: Sequence[Candidate], first_body: int) -> Iterator[Candidate]:
    """The candidates; a title that leaves the other party out has it where the text names a third country's:
    "Beijing summons diplomat", below "called in Anna Lind of Sweden's embassy".
    """
    below = {c.act for c in candidates if c.sentence >= first_body and not _OF_THIRD.isdisjoint(c.signs)}
    full = {c.act for c in candidates if c.frame != "half" and _OF_THIRD.isdisjoint(c.signs)}
    for candidate in candidates:
        half = candidate.frame == "half" and candidate.sentence < first_body
        open_ = half and candidate.act in below - full and _OF_THIRD.isdisjoint(candidate.signs)
        yield candidate.with_signs(["third:for one side"]) if open_ else candidate


_OF_THIRD = frozenset({"third:for one side", "third:with both"})


def _is_dated_by(titled: Candidate, told: Candidate) -> bool:
    """Whether a title only names an act of which the lead says that it lies weeks back: "Xi-Trump summit
    a defining point", then "the April summit".
    """
    verbal = any(sign.startswith("said:") and sign.endswith(_VERBAL) for sign in titled.signs)
    if verbal or titled.frame == "half" or titled.status is not Status.HELD:
        return False
    ours, theirs = ({m.name for m in (*c.us, *c.china) if m.name} for c in (titled, told))
    return bool(ours) and ours <= theirs


_VERBAL = (" verb", " infinitive", " participle")


def _is_recalled_in(candidate: Candidate) -> bool:
    """Whether an act only says when something else was: "what was agreed when they met in November"."""
    return any(sign.startswith(_WITHIN) for sign in candidate.signs)


_WITHIN = ("said:when", "said:relative")


def _is_advice(candidate: Candidate) -> bool:
    """Whether who writes says that the two should meet: "Biden should call Xi"."""
    return "mood:wish" in candidate.signs and "stands:reported" not in candidate.signs


def _told_in(candidates: Sequence[Candidate]) -> dict[str, set[int]]:
    """The sentences that tell of each act of both sides."""
    told: dict[str, set[int]] = {}
    for candidate in candidates:
        if candidate.frame != "half":
            told.setdefault(candidate.act, set()).add(candidate.sentence)
    return told


def _is_somebodys(headline: str, mentions: Sequence[Mention]) -> bool:
    """Whether a title opens with who speaks and is no official: "Gordon Chang: ...", not "Gaggle: ..."."""
    voice = _VOICE.match(headline) if ": " in headline else None
    if voice is None or any(mention.span.start < voice.end() for mention in mentions):
        return False
    return is_person(voice[1])


def item(
    doc: Document, mentions: Sequence[Mention], candidates: Sequence[Candidate], day: date | None
) -> tuple[Feature, ...]:
    """What the item shows as a whole: who is in its title, whether others are."""
    headline = doc.norm[: doc.title_end]
    first_body = doc.first_body
    found = _who(doc, mentions)
    full = [c for c in candidates if c.frame != "half"]
    titled = [c for c in candidates if c.sentence < first_body]
    shown = set().union(*[c.signs for c in titled])
    names = [f"acts:{min(len(full), 3)}"]
    if holds(headline, _EXPLAINING) and _EXPLAINS.search(headline):
        names.append("title:explains")
    if "private:in slot" in shown:
        names.append("title:met privately")
    if "mood:wish" in shown and any(map(_is_advice, titled)):
        names.append("title:wish")
    if "dated below" in shown or bygone.is_titled(doc, day):
        names.append("title:long past")
    if _is_somebodys(headline, mentions) or _LABEL.match(headline):
        names.append("title:voice")
    names += appraisal.signs(candidates, headline, titled, first_body)
    if _is_denied(doc, full, first_body):
        names.append("title:denied")
    names += _reach(candidates, first_body)
    if _only_dates_others(doc, mentions, full) or _only_dates_in_title(doc, mentions, candidates, first_body):
        names.append("told only to date others")
    judged = "title:judges" in names or "title:heading" in names
    if ("told only as background" in names and _is_in_passing(full, found)) or (
        judged and _is_recalled_below(full, first_body)
    ):
        names.append("told only in passing")
    if 0 < first_body == len(doc.sentences):
        names.append("title only")
        if _GUIDE.search(headline):
            names.append("title only guides")
    found += map(_feature, names)
    return tuple(found)


def _only_dates_in_title(
    doc: Document, mentions: Sequence[Mention], candidates: Sequence[Candidate], first_body: int
) -> bool:
    """Whether the title alone tells of a contact, and only to date what others do: "Bloggers mock ties after
    Trump departs Beijing", as against "US and China call a truce after Trump and Xi dine".
    """
    for candidate in candidates:
        if _OTHERS_PEG.isdisjoint(candidate.signs) or candidate.sentence >= first_body:
            return False
        if "peg after by a market" in candidate.signs:
            return False
    starts = min(c.clause.start for c in candidates)
    return not any(m.span.end <= starts and _acts(doc, m) for m in mentions)


def _acts(doc: Document, mention: Mention) -> bool:
    """Whether one of the two sides does something, and no bloggers or factories of it."""
    if not sides_of(mention) & (US | CHINA):
        return False
    adjective = mention.surface.endswith(("ese", "can"))
    return mention.kind in _ACTING or not (doc.norm.startswith("'s", mention.span.end) or adjective)


_OTHERS_PEG = frozenset({"peg after by others", "peg before by others"})
_TITLED = frozenset({"title:us official", "title:china official"})


@cache  # there are two dozen of them
def _feature(name: str) -> Feature:
    return Feature(name)


def _is_in_passing(full: Sequence[Candidate], found: Sequence[Feature]) -> bool:
    """Whether only a relative clause tells of a contact, under a title that names nobody of the two sides:
    "Xi and Biden, who met in Lima, were among the guests".
    """
    if any(feature.name in _TITLED for feature in found):
        return False
    return all("said:relative verb" in c.signs for c in full)


def _is_denied(doc: Document, full: Sequence[Candidate], first_body: int) -> bool:
    """Whether all that a title tells of both sides is said not to have been."""
    titled = [c for c in full if c.sentence < first_body]
    if not titled or not all("mood:denied" in c.signs for c in titled):
        return False
    return _DENYING.search(doc.norm, 0, doc.title_end) is not None


_DENYING = sought(
    r"\b(?:den(?:y|ie[sd])|disput|dismiss|reject|refut|rebut|untrue|false|baseless)", re.IGNORECASE
)


def _only_dates_others(doc: Document, mentions: Sequence[Mention], full: Sequence[Candidate]) -> bool:
    """Whether others than the two sides are what an item is about, and a contact only says where or when:
    "Shops close ahead of the forum at which Obama is to meet Xi".
    """
    for mention in mentions:  # in the order of the text
        if mention.span.start >= doc.title_end:
            break
        if sides_of(mention) & (US | CHINA):
            return False
    if not full or not all(any(sign.startswith(_APART) for sign in c.signs) for c in full):
        return False
    acting = [m for m in mentions if m.kind in _ACTING and sides_of(m) & (US | CHINA)]
    return bool(acting) and all(
        any(c.clause.start <= m.span.start < c.clause.end for c in full) for m in acting
    )


_APART = ("said:relative", "stands:peg before", "stands:peg after")
_ACTING = (_PERSON, _ROLE, _BODY, _JOINT)


def _is_recalled_below(full: Sequence[Candidate], first_body: int) -> bool:
    """Whether a text tells of a contact only to date what it says of it: "When they met, hopes were high"."""
    below = [c for c in full if c.sentence >= first_body]
    return bool(below) and all(not _DATING.isdisjoint(c.signs) for c in below)


def _reach(candidates: Sequence[Candidate], first_body: int) -> Iterator[str]:
    """How much of the item tells of an act of both sides, and whether its title or lead tells one side's act
    with somebody else.
    """
    telling: set[int] = set()
    recalled = news = False
    first: Candidate | None = None
    for candidate in candidates:
        signs = candidate.signs
        if first is None and "stands:main" in signs:
            first = candidate
        if candidate.frame == "half":
            continue
        if _RECALLED.isdisjoint(signs):
            news = True
            telling.add(candidate.sentence)
        else:
            recalled = True
            if _PEGS.isdisjoint(signs):
                telling.add(candidate.sentence)
    yield f"told in:{min(len(telling), 3)}"
    if recalled and not news:
        yield "told only as background"
    if telling and min(telling) < first_body <= max(telling):
        yield "told in:title and text"
    if (
        first
        and first.sentence < first_body
        and first.frame == "half"
        and first.sentence not in telling  # "to visit Spain for talks with the US"
        and not _OTHERS.isdisjoint(first.signs)
    ):
        yield "title:met others"


_NOWHERE: frozenset[int] = frozenset()
_PEGS = frozenset({"stands:peg before", "stands:peg after"})
_RECALLED = _PEGS | {"time:long past", "mood:pluperfect", "said:relative verb", "act called:past"}
_DATING = _RECALLED | {"act:judged", "beside by others"}
_OTHERS = frozenset({"occupied", "private:in slot", "third:for one side"})
# What mentions show of who is in a place, as bits beside those of the sides, which are their officials.
_ABROAD, _JOINTLY, _FORMER, _LEGISLATOR = 8, 16, 32, 64


def _who(doc: Document, mentions: Sequence[Mention]) -> list[Feature]:
    """Who is in the title and who in the text, those aside who only report, or stand outside the report."""
    title_end = doc.title_end
    title = body = 0
    for mention in mentions:
        shown = _SHOWN[mention.kind, mention.side]
        if mention.span.start > title_end:
            if mention.former:
                shown |= _FORMER
            if shown & ~body and _takes_part(doc, mention):
                body |= shown
        elif mention.span.end <= title_end:
            if mention.level is _LEGISLATIVE:
                shown |= _LEGISLATOR
            if shown & ~title and _takes_part(doc, mention):
                title |= shown
    return [*_cast("title", title), *_cast("body", body)]


def _takes_part(doc: Document, mention: Mention) -> bool:
    """Whether somebody does not only report, and stands in a sentence."""
    return not speaks_for_others(mention) and doc.sentence_at(mention.span.start) is not None


def _shown(kind: MentionKind, side: Side | None) -> int:
    """What a kind of mention of a side shows: an official of it, or talk of a third country or of both."""
    ours = BITS[side] if side is not None else US | CHINA if kind is _JOINT else 0
    if kind in (_PERSON, _ROLE, _BODY):
        return ours
    return (_ABROAD if ours & THIRD else 0) | (_JOINTLY if kind is _JOINT else 0)


_SHOWN = {(kind, side): _shown(kind, side) for kind in MentionKind for side in (*Side, None)}


@cache  # there are 256 of them
def _cast(place: str, shown: int) -> tuple[Feature, ...]:
    """What those who are in a place are called."""
    names = [f"{place}:{name} official" for side, name in _SIDES if shown & side]
    if place == "title":
        names += ["title:legislator"] if shown & _LEGISLATOR else []
    else:
        abroad = shown & _ABROAD and not shown & THIRD
        names += ["body:third country"] if abroad else []
        names += ["body:joint"] if shown & _JOINTLY else []
        names += ["body:former"] if shown & _FORMER else []
    return tuple(map(_feature, names))


_SIDES = ((US, "us"), (CHINA, "china"), (THIRD, "third"))


def _standing(candidate: Candidate, place: str) -> list[str]:
    """Where a candidate is told, how tightly and in what clause."""
    signs = [*_of_place(place, _TOLD_HOW.intersection(candidate.signs))]
    if place == "title" and "said:relative verb" in candidate.signs:
        signs.append("in:title relative")
    return signs


# The signs that say how tightly parties are tied to an act, and how it stands to the news of its sentence.
_TIES = {f"link:{link}": link for link in ("tight", "compound", "place", "half", "loose")}
_STANDING = {
    f"stands:{how}": how for how in ("main", "reported", "beside", "aside", "peg before", "peg after")
}
_TOLD_HOW = frozenset(_TIES) | frozenset(_STANDING)


@cache  # there are a hundred and twenty of them
def _of_place(place: str, how: frozenset[str]) -> tuple[str, ...]:
    link = next((name for sign, name in _TIES.items() if sign in how), "")
    standing = next((name for sign, name in _STANDING.items() if sign in how), "main")
    return f"in:{place}", f"in:{place} link:{link}", f"in:{place} {standing}"


_PLACES = {0: "lead", 1: "second"}  # by the number of sentences of the text before
