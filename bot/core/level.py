"""Rank and track of a contact: those of its principals, and of what is said of the talks where nobody is named.

The border cases are those of the gold corpus: the highest principal decides, but members of Congress make it a
legislative contact whoever receives them; a defense official on either side makes it a defense contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.core.candidate import Candidate
from bot.core.model import Level, Mention, MentionKind, Track

_PRINCIPALS = (MentionKind.PERSON, MentionKind.ROLE)

# What unnamed parties are, by what the talks are called; the first that fits decides.
_TALKS: tuple[tuple[re.Pattern[str], Level], ...] = (
    (
        re.compile(r"\bsummit\b|\bstate visit\b|heads? of state|\bleaders\b|元首|峰会|首脑|国事访问"),
        Level.LEADER,
    ),
    (re.compile(r"\blawmakers?\b|\bsenators?\b|congress|国会|议员"), Level.LEGISLATIVE),
    (
        re.compile(
            r"working[ -](?:group|level|talks)|\btechnical\b|\bexperts?\b|port call|warship|carrier|exercise|\bconsular\b|"
            r"maritime (?:affairs|security|consultat)|crisis communications?|policy coordination|工作组|工作会晤|磋商机制|海上军事安全|演习"
        ),
        Level.WORKING,
    ),
    (
        re.compile(
            r"arms[ -]control|\bnuclear\b|non-?proliferation|\bclimate\b|\bsenior\b|high[ -]level|\bambassador|\benvoy|"
            r"\bdiplomats\b|\bcommanders?\b|top general|军控|核|气候|大使|高级|司令"
        ),
        Level.SENIOR,
    ),
    (
        re.compile(
            r"\btrade\b|\btariffs?\b|\beconomic\b|\bcommerce\b|\bministers?\b|\bsecretar(?:y|ies)\b|defen[cs]e chiefs?|"
            r"\btop\b|贸易|经贸|关税|防长|外长|部长"
        ),
        Level.MINISTER,
    ),
)
_MILITARY = re.compile(
    r"\bmilitar(?:y|ies)\b|defen[cs]e (?:talks|dialogue|consultat|policy|meeting|channel|hotline|officials|chiefs?|ministers?)|"
    r"\bPentagon\b|warship|port call|aircraft carrier|\bnav(?:y|ies|al)\b|armed forces|\bPLA\b|crisis communications?|"
    r"两军|军事|军方|国防|防务|防长|武官|战区"
)


def of(
    us: Sequence[Mention], china: Sequence[Mention], candidate: Candidate | None = None, words: str = ""
) -> Level:
    """The level of a contact between these parties. `words` is its clause or sentence, read where nobody is named."""
    american = _highest(us)
    if american is Level.LEGISLATIVE:
        return Level.LEGISLATIVE
    levels = [level for level in (american, _highest(china)) if level is not None]
    if levels:
        return min(levels, key=lambda level: level.rank)
    return _of_talks(words, (*us, *china))


def track(
    us: Sequence[Mention], china: Sequence[Mention], candidate: Candidate | None = None, words: str = ""
) -> Track:
    """Defense where a defense official or body is a party, or where unnamed parties hold military talks."""
    parties = (*us, *china)
    if any(_is_military(mention) for mention in parties):
        return Track.DEFENSE
    named = any(mention.kind in _PRINCIPALS for mention in parties)
    return Track.DEFENSE if not named and _MILITARY.search(words) else Track.DIPLOMATIC


def _is_military(mention: Mention) -> bool:
    return mention.track is Track.DEFENSE and mention.level is not Level.LEGISLATIVE


def _highest(party: Iterable[Mention]) -> Level | None:
    """The rank of the highest person or office of a party; relative roles say nothing themselves."""
    party = tuple(party)
    ranked = [m.level for m in party if m.kind in _PRINCIPALS and m.level is not None and not m.relative]
    ranked += [m.level for m in party if m.kind is MentionKind.JOINT and m.level is not None]
    return min(ranked, key=lambda level: level.rank) if ranked else None


def _of_talks(words: str, parties: Iterable[Mention]) -> Level:
    for pattern, level in _TALKS:
        if pattern.search(words):
            return level
    military = _MILITARY.search(words) or any(_is_military(mention) for mention in parties)
    return Level.WORKING if military else Level.MINISTER
