"""What an item is besides a report of a contact: words of the title and the text that make an act news or
background.

Each cue is a reason that a reader would give: "this is a market story", "a spokesman answers questions",
"an analyst's view", "a readout". One automaton finds them all; only whole words count.
"""

from __future__ import annotations

from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from bot.core.candidate import Feature
from bot.core.model import Span
from bot.core.text import Document


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in text.split(","))


CUES: dict[str, tuple[str, ...]] = {
    "tariffs": _phrases(
        "tariff, tariffs, trade war, export controls, export control, duties, levies, chips act, "
        "entity list, trade truce"
    ),
    "sanctions": _phrases(
        "sanction, sanctions, sanctioned, blacklist, blacklists, ban, bans, banned, curbs, "
        "restrictions, visa restrictions, indictment, indicted, charged, arrested, sentenced"
    ),
    "market": _phrases(
        "stocks, shares, wall street, dow, s&p 500, nasdaq, oil prices, futures, investors, yuan, "
        "gold prices, equities, bitcoin, markets, rally, stock market, earnings, bond"
    ),
    "business": _phrases(
        "ceo, company, companies, executives, chief executive, apple, tesla, nvidia, boeing, huawei, "
        "tiktok, bytedance, musk, tim cook, businesses, firm, firms, investment, chamber of commerce, "
        "business council, billionaire"
    ),
    "private": _phrases(
        "kissinger, bill gates, former secretary, former president, ex-, retired, scholars, "
        "academics, students, veterans, flying tigers, think tank, musician, athletes, basketball, "
        "ping-pong, panda, pandas, film, movie, university, volunteers, sister city"
    ),
    "opinion": _phrases(
        "analysis, opinion, editorial, commentary, explainer, op-ed, column, columnist, essay, "
        "perspective, review, viewpoint, debate, podcast"
    ),
    "appraisal": _phrases(
        "stakes for, stakes are, stakes of, stakes and, symbolism, optics, lessons, question is, "
        "questions remain, remains to be seen, remains uncertain, only time will tell, no surprise, "
        "little surprise, reasons why, many reasons, golden opportunity, missed opportunity, balancing act, "
        "trajectory, arguably, of course, rightly, wrongly, naive, foolishly, deserves, cannot afford, "
        "low bar, needs to, implications for, consequential, decoding, reading the, summing up, "
        "making sense, dive into, can assess, paradox, inevitable, reminder, illusion, underwhelming, "
        "the problem is, the reality is, the truth is, the case for, long game, a test of, a chance to, "
        "who won, winners and losers, global stage, by definition, in truth, let us, let's, we can, "
        "we should, we must, we need"
    ),
    "experts": _phrases(
        "experts, expert, analysts, analyst, scholar, scholars, professor, think tank, think-tank, "
        "observers, former official, former officials, academics, strategist, economists, economist"
    ),
    "book": _phrases("book, memoir, memoirs, excerpt, excerpts, extracts, biography, woodward"),
    "denial": _phrases(
        "false, untrue, groundless, fabricated, no basis, nobody will say, never happened, denies claim, "
        "denies claims, denies talks, denies any talks, denies trade talks, denies talking, denies holding, "
        "denies being in, denies trump, no such call, no such talks, no phone call took place"
    ),
    "guide": _phrases(
        "what to know, things to know, takeaways, key moments, here's, what it means, what we know, "
        "lessons, guide, recap, timeline, in pictures, week ahead, the week, what to watch, what to "
        "expect"
    ),
    "statement": _phrases(
        "says, said, warns, warned, urges, urged, accuses, accused, slams, slammed, condemns, "
        "condemned, vows, vowed, criticizes, criticises, blasts, lashes, calls on, calls for, claims, "
        "insists, denounces, opposes, hits back, responds, response, reacts, demands, threatens, "
        "defends, protests, rejects, denies, denied"
    ),
    "spokesperson": _phrases(
        "spokesperson, spokesman, spokeswoman, press briefing, press conference, regular press, "
        "reporters, reporter, answered questions, responded to questions, responded to a question, "
        "asked, comment, q:, briefing, press gaggle, gaggle"
    ),
    "question": _phrases("?"),
    "taiwan visit": _phrases(
        "pelosi, tsai, lai ching-te, taipei, mccarthy, taiwanese president, taiwan's president, "
        "taiwan president"
    ),
    "multilateral": _phrases(
        "g7, g-7, g20, g-20, nato, asean, apec, quad, aukus, united nations, un security council, "
        "general assembly, brics, sco, eu, european union, davos, wto, imf, who, trilateral, cop26, "
        "cop28"
    ),
    "told of aside": (", who", ", and who"),  # "Yellen, who met He, defends"
    "covid": _phrases("covid, covid-19, coronavirus, pandemic, virus, lab leak, wuhan"),
    "sport": _phrases("olympics, olympic, nba, tennis, cup, match, championship, athletes, fifa"),
    "live": _phrases(
        "live updates, live blog, first thing, morning briefing, newsletter, roundup, as it happened, "
        "daily briefing, briefs, evening briefing, news latest, what you need to know, top stories"
    ),
}


_LONGEST = max(len(phrase) for phrases in CUES.values() for phrase in phrases)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    pairs = [(phrase, cue) for cue, phrases in CUES.items() for phrase in phrases]
    automaton = AhoCorasick(
        [p for p, _ in pairs], matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
    )
    return automaton, tuple(cue for _, cue in pairs)


def find(doc: Document) -> tuple[Feature, ...]:
    """The cues of a document, one feature for each cue and place (title, lead)."""
    automaton, names = _automaton()
    first = doc.first_body
    lead = doc.sentences[first].span.end if first < len(doc.sentences) else doc.title_end
    low = doc.low[: lead + _LONGEST + 1]
    found: dict[str, Feature] = {}
    for number, start, end in automaton.find_matches_as_indexes(low, overlapping=True):
        if _whole(low, start, end) and _is_meant(doc, start, end):
            if start >= lead:
                break
            name = f"title:{names[number]}" if end <= doc.title_end else f"lead:{names[number]}"
            if name not in found:
                found[name] = Feature(name, Span(start, end))
    return tuple(found.values())


def _is_meant(doc: Document, start: int, end: int) -> bool:
    """Whether a phrase has the meaning for which it is a cue: the health agency, an appraisal."""
    said = doc.low[start:end]
    if said == "who":
        return doc.norm[start:end] == "WHO"
    return said != "review" or not doc.low[:start].endswith(_OF_FLEETS)


_OF_FLEETS = ("fleet ", "naval ", "navy ", "anniversary ", "maritime ", "sea ")  # sailed past


def _whole(low: str, start: int, end: int) -> bool:
    return not (low[start].isalnum() and start and low[start - 1].isalnum()) and not (
        end < len(low) and low[end].isalnum() and low[end - 1].isalnum()
    )
