"""Which English words say that ships of war are kept out of a port, or sent away from it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.acts_en import TURN_AWAY, Act, ActWord
from bot.core.clauses import OPENERS
from bot.core.kinds_en import DAYS, MONTHS, by_form
from bot.core.model import MentionKind, Mode, Side
from bot.core.parsing_en import Line
from bot.core.ships_en import SHIP, VESSELS, WARSHIPS, is_american_ship
from bot.core.verdict import Mention
from bot.core.wordlist import words

_BODY = MentionKind.BODY
_WITHIN = 8  # words behind a verb in which what completes it stands


# What keeps ships out of a port, beside the verbs that say so of ships alone (`acts_en.TURN_AWAY`).
_CLOSING = by_form(
    "shut shuts shut shutting", "close closes closed closing", "deny denies denied denying",
    "block blocks blocked blocking", "refuse refuses refused refusing", "keep keeps kept keeping",
    "ban bans banned banning", "withhold withholds withheld withholding", "give gives gave giving",
    "grant grants granted granting", "turn turns turned turning", "reject rejects rejected rejecting",
    "decline declines declined declining", "bar bars barred barring",
)  # fmt: skip
_SENDING = by_form("turn turns turned turning", "wave waves waved waving", "send sends sent sending")
KEEPING_OFF = frozenset((*_CLOSING, *_SENDING))
"""The words with which that can be said."""


LETTING_IN = by_form(
    "let lets let letting", "admit admits admitted admitting", "allow allows allowed allowing",
    "clear clears cleared clearing", "permit permits permitted permitting",
)  # fmt: skip
"""The words with which ships are let into a port."""
_INTO = words("into in enter dock berth anchor")


def lets_in(line: Line, index: int) -> ActWord | None:
    """ "Lets US carrier into Hong Kong", "allows USS Wasp to dock in Hong Kong": a call in a port that is
    no government's, with leave of the one who decides.
    """
    behind = line.words[index + 1 : index + 2 * _WITHIN]
    at = next((at for at, word in enumerate(behind, index + 1) if word in _INTO), 0)
    refused = not _CLOSING.keys().isdisjoint(line.words[max(0, index - _REFUSED) : index])
    let = at and not refused and names_hong_kong(behind) and are_warships(line, index + 1, at)
    return ActWord(LET_IN, LETTING_IN[line.words[index]], index, index + 1) if let else None


_REFUSED = 3  # words before a verb that say it was not done
LET_IN = Act("port call", "ship", Mode.IN_PERSON)


def keeps_off(line: Line, index: int) -> ActWord | None:
    """The act of a word that keeps ships of war off, None where it keeps off something else."""
    word = line.words[index]
    sent = word in _SENDING and _sends_ships_away(line, index)
    kept = sent or (word in _CLOSING and _keeps_ships_out(line, index))
    form = _SENDING.get(word) or _CLOSING[word]
    return ActWord(TURN_AWAY, form, index, index + 1) if kept else None


def _sends_ships_away(line: Line, index: int) -> bool:
    """ "Turns US frigate away from Shanghai", "waved the carrier away"."""
    behind = line.words[index + 1 : index + 1 + _WITHIN]
    if "away" not in behind[1:]:
        return False
    return are_warships(line, index + 1, index + 1 + behind.index("away"))


def _keeps_ships_out(line: Line, index: int) -> bool:
    """ "Shuts Hong Kong to USS Wasp": Beijing lets foreign navies into it, or does not."""
    if not names_hong_kong(line.words):
        return False
    behind = line.words[index + 1 : index + 3]
    if behind[:1] == ("to",) and behind[1:] not in _LETTING:
        return False  # "refuses to say why the carrier left"
    first, last = max(0, index - _WITHIN), index + 1
    while last < len(line.words) and last < index + 2 * _WITHIN and line.words[last] not in _TURNING:
        last += 1
    told = line.words[first:last]
    if line.words[index] in _DENYING and _ENTRY.isdisjoint(told):
        return False  # "denies US ships passed by"
    if line.words[index] in _GRANTING and behind[:1] != ("no",):
        return False
    return names_hong_kong(told) and are_warships(line, first, last)


_DENYING = by_form(
    "deny denies denied denying", "refuse refuses refused refusing", "give gives gave giving",
    "grant grants granted granting", "withhold withholds withheld withholding", "turn turns turned turning",
    "reject rejects rejected rejecting", "decline declines declined declining",
)  # fmt: skip
_GRANTING = by_form("give gives gave giving", "grant grants granted granting")
_ENTRY = words(
    "entry access permission port request requests call calls visit visits clearance let allow permit leave "
    "consent approval stop stopover berth berthing anchorage docking"
)
_TURNING = frozenset(OPENERS) | {"over"}
_LETTING = frozenset((word,) for word in words("let allow permit admit open"))


def names_hong_kong(told: tuple[str, ...]) -> bool:
    """Whether words name the port that is no government's, but into which Beijing lets foreign navies."""
    return ("hong" in told and "kong" in told) or ("victoria" in told and not _HARBOUR.isdisjoint(told))


_HARBOUR = words("harbour harbor")


def are_warships(line: Line, first: int, last: int) -> bool:
    """Whether ships of war are named among some tokens, as against people at a border or goods. A country's
    ships are its navy's: a merchantman asks no government for leave.
    """
    told = line.words[first:last]
    if not _WARSHIPS.isdisjoint(told):
        return True
    if not VESSELS.isdisjoint(told) and next(_owners(line, first, last), None):
        return True
    return any(
        mention is not None
        and mention.kind is _BODY
        and ("Navy" in mention.name or is_american_ship(mention))
        for mention in line.mentions[first:last]
    )


def ships_named(line: Line) -> list[Mention]:
    """The American ships that a sentence names, and whoever else has ships there."""
    named = [m for m in line.named if m.kind is _BODY and (m.name == SHIP or is_american_ship(m))]
    return named or list(_owners(line, 0, len(line.words)))


def _owners(line: Line, first: int, last: int) -> Iterator[Mention]:
    """The American parties whose ships are named among some tokens: "two US ships"."""
    for at in range(first + 1, min(last, len(line.words))):
        owner = line.mentions[at - 1]
        if line.words[at] in _FLEET and owner is not None and owner.side is Side.US:
            yield owner


def is_ship(line: Line, word: ActWord) -> bool:
    """ "The guided-missile destroyer pulled into Zhanjiang": a ship whose navy is known already."""
    told = line.words[max(0, word.first - _WITHIN) : word.first]
    return "" not in told and not _WARSHIPS.isdisjoint(told)


def owners_kept_off(line: Line, word: ActWord) -> list[Mention]:
    """Whose ships are kept off where no slot says so: "turned down requests for two US warships"."""
    return list(_owners(line, word.last, word.last + 2 * _WITHIN))


_WARSHIPS = WARSHIPS | words("navy naval")
_FLEET = VESSELS | _WARSHIPS


def calls_elsewhere(line: Line, word: ActWord) -> bool:
    """ "Dropped anchor off Danang": a port that is neither of China's nor known, as against none named. In a
    headline with capitals throughout nothing tells a name.
    """
    if line.sentence.in_title and line.norm[line.sentence.span.start : line.sentence.span.end].istitle():
        return False
    for at in range(word.last - 1, min(len(line.words) - 1, word.last + _WITHIN)):
        if line.words[at] in _WHERE and line.words[at + 1] and line.words[at + 1] not in MONTHS:
            start = line.span(at + 1, at + 2).start
            if line.norm[start].isupper():
                return line.words[at + 1] not in DAYS
    return False


_WHERE = words("in at off into near")
