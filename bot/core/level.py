"""Rank and track of a contact: those of its principals, or what the talks are called where nobody is named.

The border cases are those of the gold corpus: the highest principal decides, but members of Congress make it
a legislative contact whoever receives them; a defense official on either side makes it a defense contact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from bot.core.model import LEVEL_RANKS, Level, MentionKind, Track
from bot.core.seeking import sought
from bot.core.text import small
from bot.core.verdict import Mention

_SENIOR, _WORKING, _JOINT = Level.SENIOR, Level.WORKING, MentionKind.JOINT  # members are slow to find


class _Words(NamedTuple):
    """What is sought in words in small letters: English alone where they are ASCII, which has no Chinese."""

    english: re.Pattern[str]
    both: re.Pattern[str]

    def search(self, low: str) -> re.Match[str] | None:
        return (self.english if low.isascii() else self.both).search(low)


def _words(*english: str, chinese: str = "") -> _Words:
    both = (*english, chinese) if chinese else english
    return _Words(sought("|".join(english)), sought("|".join(both)))


_PERSON, _ROLE = MentionKind.PERSON, MentionKind.ROLE
_UNSTATED: Mapping[str, Level] = MappingProxyType({})
_DEFENSE, _LEGISLATIVE = Track.DEFENSE, Level.LEGISLATIVE
_RANK = LEVEL_RANKS.__getitem__

# A summit that talks prepare, or that led to them.
_PREPARED = re.compile(
    r"\b(?:ahead of|before|prior to|after|since|following|agreed (?:at|on|in|during)"
    r"|pav(?:e|es|ed|ing) (?:the )?way (?:for|to)|prepar(?:e|es|ed|ing)(?: the (?:ground|way))?(?: for)?"
    r"|set(?:s|ting)? (?:the )?stage for)(?: [\w'-]+){0,4} $"
)
_LED = 100  # characters before a summit in which that stands
# What unnamed parties are, by what the talks are called; the first that fits decides.
_TALKS: tuple[tuple[Level, _Words | re.Pattern[str]], ...] = (
    (
        Level.LEADER,
        _words(
            r"\bsummit\b|state visit|heads? of state",
            r"(?<!military )(?<!defense )(?<!defence )(?<!business )(?<!naval )(?<!navy )\bleaders\b",
            chinese="元首(?![^,，。]{0,6}共识)|峰会|首脑|国事访问",
        ),
    ),
    (
        Level.LEGISLATIVE,
        _words(r"\blawmakers?\b|\bsenators?\b|(?<!\bin )(?<!\bby )congress", chinese="国会(?!山)|议员"),
    ),
    (
        Level.MINISTER,
        _words(
            r"(?:refus|declin|reject|rebuff|snub)\w*\b[^.]{0,40}\b(?:phone )?call\b",
            "defen[cs]e chiefs?",
            r"\b(?:top|most senior)\b[^.]{0,30}\b(?:economic|trade) (?:officials|negotiators)",
        ),
    ),
    (
        Level.WORKING,
        _words(
            r"working talks|(?:deputy|mid|lower)-level|\bannex(?:es)?\b|\battach(?:e|é)s?\b",
            r"\bworkshops?\b|\bseminars?\b|\btabletop\b|\bsymposium\b|\bstaff (?:talks|ride)|\bcheck-ins?\b"
            r"|\bcolonels\b|\bcaptains\b|\blieutenants\b|hotline test|test of (?:an?|the|their) hotline",
            r"\btechnical\b|\bexperts?\b|\bconsular\b",
            r"port (?:call|visit)|warship|destroyer|carrier|exercise|crisis communications?",
            r"(?<!level )military (?:exchanges|visits)|\bnav(?:y|al) (?:visits?|ships?)|\bships\b",
            r"policy coordination|defen[cs]e (?:talks|policy|officials?)",
            r"\bsafety talks\b|\bdrills?\b|\btroops\b|\bsoldiers\b|\bsailors\b|\bmarines\b|\bcadets\b",
            r"\bfrigates?\b|\bcruisers?\b|\bflotilla\b|\bsquadron\b|\bu(?:ss|sns|scgc)\b|fleet review",
            r"\bcoast guard\b|\bcutter\b|\bremains\b|\bmia\b|\bmmca\b",
            r"maritime (?:affairs|issues|security|consultat|talks)",
            chinese=r"军控|工作组|工作小组|联络小组|联合小组|专家组|技术小组|工作会[晤议]|工作层|司局级|处长级|海上军事|联合演练|护航编队|交涉|磋商机制|海上安全|政策协调|两军互访|[美军战]舰|航母|舰艇|演习|演练"
            r"|遗[骸骨]|渔船|失踪人员|研讨交流",
        ),
    ),
    # A protest that goes from one foreign service to the other, and not to the ambassador.
    (
        Level.WORKING,
        re.compile(
            r"^(?!.*\bambassador).*\b(?:lodg|deliver|formal|stern|solemn)\w*\b[^.]{0,30}"
            r"\b(?:protest|representations|demarche|complaint)"
        ),
    ),
    (
        Level.SENIOR,
        _words(
            r"arms[ -]control|\bnuclear\b|non-?proliferation|\bclimate\b|\bsenior\b|high[ -]level|regulators",
            r"\bambassador|\benvoy|\bdiplomats\b|\bcommanders?\b|top general",
            chinese="核|气候|大使|高级|司令|副手|副部长?级|次长级",
        ),
    ),
    (
        Level.MINISTER,
        _words(
            r"\btrade\b(?! (?:barbs|blows|views|accusations|warnings|jabs|insults|words))",
            r"\btariffs?\b|\beconomic\b|\bcommerce\b|\bministers?\b|\bsecretar(?:y|ies)\b",
            chinese="贸易|经贸|关税|防长|外长|部长",
        ),
    ),
    (
        Level.WORKING,
        _words(
            r"\bfentanyl\b|narcotics|\bdrugs\b|\bprecursors?\b|\bcustoms\b|\bai\b|artificial intelligence"
            r"|\bscien(?:ce|tific)\b"
        ),
    ),
)
# Decides, whoever else the clause names.
_WORKING_GROUP = _words(
    r"working[ -](?:group|level)|\b(?:liaison|cyber|contact|experts?|technical|financial) (?:group|panel)\b"
)
# Whose staff it is where nobody is named: services and schools, as against ministries. "The Trump
# administration" is the government.
_AGENCIES = re.compile(
    r"(?:(?<!trump )(?<!biden )(?<!obama )(?<!bush )(?<!us )(?<!u\.s\. )(?<!american )administration"
    r"|(?<!news )agency|bureau|institute|colleges?|university|academy|archives|service|board|guard|consulate"
    r"|survey|corps|laborator(?:y|ies)|customs|fbi|nasa|cnsa|dea|faa|fda|cdc|noaa|epa|nih|police)$"
)
# Talks of staffs, though a general or an admiral leads each.
_STAFF_TALKS = _words(
    r"military maritime consultat|\bmmca\b|maritime (?:military )?(?:security|safety) consultat",
    chinese="海上军事安全",
)
_STAFF = _words(
    r"\b(?:officials|officers|representatives|delegates|staff|experts"
    r"|(?<!trump )(?<!biden )teams?|delegations?|crews?"
    r"|auditors|archivists|doctors|lawyers|inspectors|part(?:y|ies))\b"
)
_RANKED = _words(
    r"\bchiefs?\b|\bgenerals?\b|\badmirals?\b|\btalks?\b|\bdialogues?\b|high[ -]level",
    chinese="两军|军方|高层|对话|会谈|会晤",
)
_MILITARY = _words(
    r"\bmilitar(?:y|ies)\b|armed forces|\bpentagon\b|\bpla\b|\bnav(?:y|ies|al)\b",
    r"defen[cs]e (?:talks|dialogue|consultat|policy|meeting|channel|hotline|officials|chiefs?|ministers?)",
    r"defen[cs]e (?:universit|colleges?|academ)",
    r"\btroops\b|\bsoldiers\b|\bsailors\b|\bmarines\b|fleet|\bu(?:ss|sns|scgc)\b|coast guard",
    r"joint (?:\w+ ){0,2}(?:drill|exercise)",
    r"theat(?:er|re) command|crisis communications?",
    r"warship|port call|aircraft carrier|\bdestroyers?\b|\bfrigates?\b",
    chinese="外交安全对话|两军|军事|军方|[美军战]舰|航母|航空母舰|驱逐舰|舰艇|国防|防务|防长|武官|战区",
)


def of(
    us: Sequence[Mention],
    china: Sequence[Mention],
    words: str = "",
    around: Iterable[str] = (),
    stated: Mapping[str, Level] = _UNSTATED,
) -> Level:
    """The level of a contact between these parties.

    `words`, its clause, are read where nobody is named, and the sentences `around`, one after the other,
    where these leave it open. `stated` are the ranks that the item itself gives people by name.
    """
    if "summon" in words:
        us, china = _posted(us), _posted(china)
    american = _highest(us, stated)
    if american is _LEGISLATIVE:
        return _LEGISLATIVE
    levels = [level for level in (american, _highest(china, stated)) if level is not None]
    if not levels:
        return _of_talks(words, around, (*us, *china))
    highest = min(levels, key=_RANK)
    staff = highest is _SENIOR and any(map(_STAFF_TALKS.search, map(small, (words, *around))))
    return _WORKING if staff else highest


def _posted(party: Sequence[Mention]) -> Sequence[Mention]:
    """A party whose "top diplomat" is summoned: whoever is posted there, no minister."""
    return [
        replace(m, level=_SENIOR, resolved="") if m.kind is _ROLE and "diplomat" in m.surface else m
        for m in party
    ]


def track(us: Sequence[Mention], china: Sequence[Mention], words: str = "") -> Track:
    """Defense where a defense official or body is a party, or where unnamed parties hold military talks."""
    named = False
    for mention in (*us, *china):
        if _is_military(mention):
            return _DEFENSE
        named = named or mention.kind is _PERSON or mention.kind is _ROLE
    return _DEFENSE if not named and _MILITARY.search(small(words)) else Track.DIPLOMATIC


def _is_military(mention: Mention) -> bool:
    return mention.track is _DEFENSE and mention.level is not _LEGISLATIVE


def _highest(party: Iterable[Mention], stated: Mapping[str, Level]) -> Level | None:
    """The rank of the highest person or office of a party; groups and counterparts say nothing themselves."""
    ranks: list[Level] = []  # of those who are known
    unnamed: list[Level] = []
    for m in party:
        if m.level is None:
            continue
        if m.kind is _PERSON:
            ranks.append(stated.get(m.name, m.level))
        elif _is_office(m):
            (ranks if m.resolved else unnamed).append(m.level)
    ranks = ranks or unnamed  # "a senior official" beside a name is who is named
    return min(ranks, key=_RANK) if len(ranks) > 1 else ranks[0] if ranks else None


def _is_office(mention: Mention) -> bool:
    """An office that one person holds, a high one of both sides, or the legislature."""
    if mention.level is _LEGISLATIVE:
        return mention.kind in (_ROLE, MentionKind.BODY)
    if mention.kind is _JOINT:
        return mention.level in (Level.LEADER, Level.MINISTER)
    return (
        mention.kind is _ROLE and not mention.relative and (bool(mention.resolved) or not _is_group(mention))
    )


def _is_group(mention: Mention) -> bool:
    return mention.plural or mention.level is _WORKING


def _called(low: str) -> Level | None:
    """The level that the name of talks in these words gives."""
    for level, pattern in _TALKS:
        match = pattern.search(low)
        if match and not (
            level is Level.LEADER and _PREPARED.search(low, max(0, match.start() - _LED), match.start())
        ):
            return level
    return None


def _is_staff(mention: Mention) -> bool:
    """Whether a party is officials without name or office."""
    ranked = mention.kind in (_ROLE, _JOINT) and mention.level is _WORKING
    return ranked and bool(_STAFF.search(small(mention.surface)))


_ABOVE_STAFF = (Level.LEADER, Level.LEGISLATIVE, Level.SENIOR)


def _is_agency(mention: Mention) -> bool:
    return mention.kind is MentionKind.BODY and bool(_AGENCIES.search(small(mention.surface)))


def _of_talks(words: str, around: Iterable[str], parties: Sequence[Mention]) -> Level:
    """The level that the talks' name gives, else that of the officials who hold them."""
    told = [
        m.level for m in parties if m.level in (Level.MINISTER, _SENIOR) and m.kind is not MentionKind.BODY
    ]
    told_in = [*dict.fromkeys(map(small, (words, *around)))]
    if any(map(_WORKING_GROUP.search, told_in)):
        return _WORKING
    called = next(filter(None, map(_called, told_in)), None)
    of_staff = called not in _ABOVE_STAFF and not told and any(map(_is_agency, parties))
    if not of_staff and (called is Level.MINISTER or (called and not told)):
        return called
    if told:
        return min((level for level in told if level), key=_RANK)
    if of_staff or any(_is_staff(mention) for mention in parties):
        return _WORKING
    military = any(map(_MILITARY.search, told_in)) or any(map(_is_military, parties))
    officials = any(mention.kind is _ROLE for mention in parties)
    if military and not officials and not any(map(_RANKED.search, told_in)):
        return _WORKING
    return _SENIOR if military or officials else Level.MINISTER
