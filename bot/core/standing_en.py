"""How an English act stands to the news of its sentence: it is the news, goes on beside it, or dates it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.core.acts_en import NOUNS, ActWord
from bot.core.clauses import SAYING, Clause
from bot.core.filling_en import THIRD, sides, sides_of
from bot.core.parsing_en import Parse
from bot.core.verdict import Mention
from bot.core.wordlist import words

# How the clause of an act stands to the news: it is the news, it goes on beside it, or it only dates it.
_STANDINGS = {
    **dict.fromkeys(("main", "attribution"), "main"),
    "content": "reported",
    **dict.fromkeys(("when", "during"), "beside"),
    "before": "peg before",
    "after": "peg after",
}


def standing(
    parsed: Parse, parties: Sequence[Mention], clause: Clause, word: ActWord, *, awaited: bool
) -> str:
    """How an act of some parties in a clause stands to the news of its sentence: "main", "reported",
    "beside", "aside", "peg before" or "peg after". `awaited`: others get ready for it.
    """
    words = parsed.words
    opens, between = words[clause.first], words[clause.first : word.first]
    if opens == "despite":  # "sanctions despite a planned meeting", not "despite the epidemic in a call"
        return _peg(between) if _COURSE.isdisjoint(between) else "aside"
    if (opens == "as" or words[0] == "with") and word.form == "noun" and _is_looming(words, clause, word):
        return "peg before"
    if (clause.kind == "relative" or not _DATING.isdisjoint(between)) and (dated := _dates_by(parsed, word)):
        return dated
    if awaited:
        return "peg before"
    recalls = opens == "when" and clause.first == 0 and word.form == "past"
    aside = recalls or (opens == "during" and is_of_third(parsed))
    if aside and _teller(parsed, parties, word.first) == "others":
        # "When Xi and Trump met, allies hoped"; "Taiwan sees no risk during his meeting".
        return _peg(between)
    return _STANDINGS.get(clause.kind, "aside")


def _is_followed(words: Sequence[str], clause: Clause, word: ActWord) -> bool:
    """ "The session follows a call between Brown and Liu": an earlier contact, as against "a press conference
    followed the call", which is what that is on.
    """
    opens = max(clause.first, word.first - _SHORT)
    at = next((index for index in range(word.first - 1, opens, -1) if words[index] in _FOLLOWS), 0)
    if not at or "," in words[at : word.first]:
        return False
    before = words[clause.first : at]
    return not _ITSELF.isdisjoint(before) or not NOUNS.keys().isdisjoint(before)


_FOLLOWS = words("follow follows followed")
_ITSELF = words("it this that which they")


def _peg(before: Sequence[str]) -> str:
    """Which way an act lies that only dates the news, by the words before it in its clause."""
    return "peg after" if _COMING_YET.isdisjoint(before) else "peg before"


def _is_looming(words: Sequence[str], clause: Clause, word: ActWord) -> bool:
    """ "With the summit days off, Beijing ...", "with talks looming, ...": only the hour of what is told."""
    last = word.last
    behind = words[last : last + 3]
    if words[clause.first] == "as":  # "hotels fill up as Trump's visit draws near"
        return not _NEARS.isdisjoint(behind[:1]) or behind[:2] in _DRAWS_NEAR
    if words[0] != "with" or "," in words[:last]:
        return False
    counted = not (_SPANS | {"hours", "day"}).isdisjoint(behind) and not _AWAY.isdisjoint(behind)
    opening = words[last : clause.last]
    corner = "corner" in (opening[: opening.index(",")] if "," in opening else opening)
    return counted or corner or not _NEARING.isdisjoint(behind[:1])


def _dates_by(parsed: Parse, word: ActWord) -> str:
    """How an act only dates what others do without a clause of its own kind: it goes on about what dates the
    news ("cleared the streets before the forum at which Biden hosts Xi"), or says of which day it was
    ("arrested the day Trump and Xi dined"). "" where it does not.
    """
    words, number = parsed.words, parsed.number_of[word.first]
    clause = parsed.clauses[number]
    if clause.kind == "relative" and number:
        before = parsed.clauses[number - 1]
        near = before.kind in ("before", "after") and before.last - before.first <= _SHORT
        if near and (words[clause.first - 1] in _AT_WHICH or words[clause.first] == "where"):
            return f"peg {before.kind}"
    if word.form == "noun":
        if _is_followed(words, clause, word):
            return "peg after"
        for index in range(max(clause.first, word.first - _SHORT), word.first - 1):
            at = words[index] in _MOMENTS and "at" in words[max(0, index - 4) : index]
            if at and words[index + 1] in _OF_TALKS:
                return "peg after"  # "flew in at a tense moment in US-China talks"
    if word.form == "past":
        for index in range(clause.first + 1, word.first - 1):
            dated = words[index] in _ON_THE_DAY and words[index - 1] == "the"
            if dated and not words[index + 1] and words[index - 2 : index - 1] not in _IN_THE:
                return "peg after"
    return ""


def is_expected_by_others(parsed: Parse, clause: Clause, word: ActWord) -> bool:
    """ "Seattle braces for Xi's visit", "a governor looks forward to it": who gets ready for a contact
    without being of it, as against "Beijing prepares for Trump's visit".
    """
    words, first = parsed.words, clause.first
    opens = max(first, word.first - _SHORT)
    if _EXPECTING.isdisjoint(words[opens : word.first]):
        return False
    for index in range(opens, word.first):
        if words[index] in _EXPECTING and words[index + 1] in _WHAT_COMES and words[index - 1] != "to":
            parties = any(
                first <= at < index
                and parsed.standing[at] == "party"
                and not (word.act.place and mention.office.lower().endswith(_LOCAL))
                for at, mention in zip(parsed.at, parsed.named, strict=True)
            )
            return not parties and _PRONOUNS.isdisjoint(words[first:index])
    return False


_EXPECTING = words(
    "forward brace braces braced bracing up ready readies prepare prepares prepared preparing excited abuzz"
)
_LOCAL = ("governor", "mayor")  # a visitor's hosts at most, as "Seattle" is
_PRONOUNS = words("i we he she they")
_WHAT_COMES = words("to for about over at")
_SHORT = 8  # words of a phrase that dates the news and has a clause of its own
_ON_THE_DAY = words("day night morning afternoon evening week weekend month moment hour")
_MOMENTS = words("moment time juncture point stage phase period hour")
_DATING = _ON_THE_DAY | _MOMENTS | _FOLLOWS
_OF_TALKS = words("in of for")
_AT_WHICH = words("at during in")
_IN_THE = frozenset((word,) for word in words("in during of for by later earlier through over"))
_NEARS = words("nears near approaches approach looms loom")
_DRAWS_NEAR = tuple(
    (verb, how)
    for verb in words("draws draw gets get edges edge inches inch")
    for how in ("near", "nearer", "closer")
)
_AWAY = words("off away left out")
_NEARING = words("looming nearing approaching imminent ahead")
_COURSE = words("in during at on")
_COMING_YET = words("upcoming planned next coming expected scheduled forthcoming looming anticipated")


def is_of_third(parsed: Parse) -> bool:
    """Whether a third country, or who speaks for one, does what the sentence opens with."""
    opens = parsed.named[0]
    return sides_of(opens) == THIRD and not opens.place and parsed.clause_of(parsed.at[0]).kind == "main"


def of_peg(parsed: Parse, parties: Sequence[Mention], first: int, standing: str) -> Iterator[str]:
    """What an act that stands beside the news has to do with it."""
    yield f"{standing} by {_teller(parsed, parties, first)}"
    if parsed.words[parsed.clause_of(first).first] == "since":
        yield "since then"
    if _is_at_a_distance(parsed, first):
        yield "peg at a distance"
    if standing == "peg after" and _is_then_said(parsed, parties, first):
        yield "said afterwards by a party"
    if standing == "peg after" and not _MARKETS.isdisjoint(parsed.words[:first]):
        yield "peg after by a market"


# What moves when a contact is news: "Stocks up after Trump and Xi spoke".
_MARKETS = words(
    "stocks shares yuan futures equities dollar oil soybeans bonds indexes nasdaq dow markets wall crude "
    "copper"
)
_SPANS = words("days weeks months month year years")
_A_WEEK = (("a", "week"), ("one", "week"))  # "this week before" is no distance


def _is_at_a_distance(parsed: Parse, first: int) -> bool:
    """ "A month after Trump and Xi met", as against "after the two met": the contact lies behind the news."""
    opens = parsed.clause_of(first).first
    if parsed.words[max(0, opens - 2) : opens] in _A_WEEK:
        return True
    return not _SPANS.isdisjoint(parsed.words[max(0, opens - 1) : opens + 1])


def _is_then_said(parsed: Parse, parties: Sequence[Mention], first: int) -> bool:
    """ "Blinken said after meeting Xi": what a party says when it comes out is how talks are told."""
    return not SAYING.isdisjoint(parsed.words) and _teller(parsed, parties, first) != "others"


def _teller(parsed: Parse, parties: Sequence[Mention], first: int) -> str:
    """Whether those who met do what the sentence tells beside it, or others: "Xi, after meeting Biden, flew
    home" against "Shares rose after Biden met Xi".
    """
    own = {m.name or m.surface for m in parties}
    number = parsed.number_of[first]
    before = parsed.clauses[max(0, number - 1)]
    reported = not SAYING.isdisjoint(parsed.words[before.first : before.last])
    for clause in (before, *parsed.clauses) if reported else parsed.clauses:
        if _STANDINGS.get(clause.kind) in ("main", "reported"):
            told = [
                mention
                for index, mention in zip(parsed.at, parsed.named, strict=True)
                if clause.first <= index < clause.last and parsed.preps.get(index, "") in ("", "by")
            ]
            if told:
                among = [m for m in told if (m.name or m.surface) in own]
                return "both parties" if sides(among).bit_count() > 1 else "a party" if among else "others"
    return "others"
