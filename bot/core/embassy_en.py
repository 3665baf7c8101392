"""English acts about envoys and embassies: an ambassador hauled over the coals, asked to come, given a note,
had in; a minister who signs the condolence book at the other side's embassy.

Writers have many words for a summons. They are known by the envoy who stands beside the verb, for the same
words are said of anybody ("gives the team a talking-to").
"""

from __future__ import annotations

from bot.core.acts_en import SUMMON, VISIT, ActWord
from bot.core.kinds_en import by_form
from bot.core.model import MentionKind
from bot.core.operators_en import BE
from bot.core.parsing_en import Line
from bot.core.wordlist import holds, words

_WITHIN = 5  # words behind an envoy in which what befalls him stands


_GIVING = by_form(
    "give gives gave giving", "hand hands handed handing", "deliver delivers delivered delivering",
    "serve serves served serving", "present presents presented presenting",
)  # fmt: skip
_HAULING = by_form(
    "haul hauls hauled hauling", "drag drags dragged dragging", "call calls called calling",
    "bring brings brought bringing", "have has had having", "order orders ordered ordering",
)  # fmt: skip
_TOLD = ("past", "present")  # "let us bring in the ambassador", says who interviews him
_GETTING = words("get gets got getting receive receives received receiving given handed")
_BIDDING = words("asked told ordered instructed")
_SIGNING = by_form("sign signs signed signing", "call calls called calling", "stop stops stopped stopping")
_REBUKES = words(
    "dressing-down talking-to tongue-lashing scolding reprimand rebuke lecture earful note protest demarche "
    "démarche"
)
_BEHIND = (
    ("over", "the", "coals"), ("on", "the", "carpet"), ("onto", "the", "carpet"), ("to", "the", "carpet"),
    ("to", "the", "ministry"), ("to", "the", "foreign", "ministry"), ("to", "the", "state", "department"),
    ("in",), ("before",),
)  # fmt: skip
_ENDED_IN = frozenset((word,) for word in words("to on over for , . and after about as")) | {()}
_APPEARING = words("come appear report")
_ENVOYS = ("ambassador", "envoy", "charg", "attach", "consul", "diplomat")
_CONDOLING = words("condolence condolences")
_EMBASSIES = ("embassy", "consulate", "mission")
_POSTED = (*_ENVOYS, *_EMBASSIES)
EMBASSY = frozenset(_BIDDING).union(_GIVING, _HAULING, _GETTING, _SIGNING)
"""The words that such an act can begin with."""
REBUKES = _REBUKES | _CONDOLING | words("coals")
"""Words that tell of such an act by themselves."""


def names_envoy(line: Line) -> bool:
    """Whether a sentence names an envoy or an embassy, without whom there is no such act."""
    called = " ".join([f"{mention.surface} {mention.office}" for mention in line.named]).lower()
    return holds(called, _POSTED)


def embassy_act(line: Line, index: int) -> ActWord | None:
    """The act around an envoy or at an embassy that begins at a token."""
    word = line.words[index]
    if word in _SIGNING and (last := _at_embassy(line, index)):
        return ActWord(VISIT, _SIGNING[word], index, last)
    before = index - 1 - (line.words[index - 1] in BE if index else 0)
    if _is_envoy(line, before):
        return _befalls(line, index)
    form = _GIVING.get(word) or _HAULING.get(word)
    if _HAULING.get(word) in _TOLD and line.words[index + 1 : index + 2] == ("in",):  # "brings in the envoy"
        called_in = any(_is_envoy(line, i) for i in (index + 2, index + 3))
        return ActWord(SUMMON, _HAULING[word], index, index + 2) if called_in else None
    at = next((i for i in (index + 1, index + 2, index + 3) if _is_envoy(line, i)), 0) if form else 0
    if not at or not form:
        return None
    behind = line.words[at + 1 : at + 1 + _WITHIN]
    given = word in _GIVING and not _REBUKES.isdisjoint(behind)
    hauled = word in _HAULING and _is_hauled(behind)
    return ActWord(SUMMON, form, index, index + 1) if given or hauled else None


def _is_hauled(behind: tuple[str, ...]) -> bool:
    """ "Had the ambassador in to protest", "hauls him over the coals", as against "has an envoy in Kabul"."""
    for tail in _BEHIND:
        if behind[: len(tail)] == tail:
            return tail != ("in",) or behind[1:2] in _ENDED_IN
    return False


def _befalls(line: Line, index: int) -> ActWord | None:
    """What befalls the envoy who stands before a verb: "gets a dressing-down", "was hauled over the coals",
    "asked to come to the ministry".
    """
    word, behind = line.words[index], line.words[index + 1 : index + 1 + _WITHIN]
    if word in _GETTING and not _REBUKES.isdisjoint(behind[:4]):
        return ActWord(SUMMON, "past", index, index + 1)
    if word in _BIDDING and behind[:1] == ("to",) and not _APPEARING.isdisjoint(behind[1:2]):
        return ActWord(SUMMON, "past", index, index + 1)
    tail = next((tail for tail in _BEHIND[:6] if behind[: len(tail)] == tail), None)
    if _HAULING.get(word) == "past" and tail:
        return ActWord(SUMMON, "past", index, index + 1 + len(tail))
    return None


def _at_embassy(line: Line, index: int) -> int:
    """Where the words end in "signs the condolence book", "calls at" before an embassy; 0 for others."""
    behind = line.words[index + 1 : index + 1 + _WITHIN + 4]
    if behind[:1] == ("at",):
        return index + 2 if any(_is_embassy(line, i) for i in (index + 2, index + 3)) else 0
    if _CONDOLING.isdisjoint(behind) or "at" not in behind:
        return 0
    at = index + 1 + behind.index("at")
    return at if any(_is_embassy(line, i) for i in (at + 1, at + 2)) else 0


def _is_embassy(line: Line, index: int) -> bool:
    mention = line.mentions[index] if index < len(line.words) else None
    return mention is not None and holds(mention.surface.lower(), _EMBASSIES)


def _is_envoy(line: Line, index: int) -> bool:
    """Whether somebody stands at a token who is posted with the other side, by what he is called."""
    mention = line.mentions[index] if 0 <= index < len(line.words) else None
    if mention is None or mention.kind not in (MentionKind.ROLE, MentionKind.PERSON):
        return False
    called = f"{mention.surface} {mention.office}".lower()
    return holds(called, _ENVOYS)
