"""What a mention can be in an English sentence: a party that acts, a place, an owner, or only a subject
matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.core.acts_en import VERBS
from bot.core.clauses import FINITE, OPENERS, PREPOSITIONS
from bot.core.kinds_en import DAYS
from bot.core.model import MentionKind
from bot.core.news_verbs_en import NEWS_STEMS
from bot.core.operators_en import CANCEL
from bot.core.verdict import Mention
from bot.core.wordlist import words

_PERSON, _ROLE, _BODY = MentionKind.PERSON, MentionKind.ROLE, MentionKind.BODY
_COUNTRY, _JOINT, _VENUE = MentionKind.COUNTRY, MentionKind.JOINT, MentionKind.VENUE
DETERMINERS = words(
    "the a an his her their its our my your this that these those any no another first second "
    "third fourth fifth latest last next new more further such recent several"
)


LIGHT = words(
    "hold holds held holding have has had having begin begins began beginning start starts "
    "started open opens opened conclude concludes concluded wrap wraps wrapped resume resumes "
    "resumed end ends ended conduct conducts conducted schedule scheduled continue continues "
    "continued join joins joined attend attends attended make makes made making pay pays paid "
    "take takes took taking lead leads led leading kick kicks kicked stage "
    "engage engages engaged get gets got set agree agrees agreed plan plans planned cancel cancels "
    "cancelled canceled postpone postpones postponed suspend suspends suspended reject rejects "
    "rejected decline declines declined refuse refuses refused seek seeks sought request requests "
    "requested propose proposes proposed restart restarts restarted launch launches launched complete "
    "completes completed convene convenes convened finish finishes finished arrange arranged hail hails "
    "hailed want wants eye eyes reopen offer offers offered prepare prepares prepared near weigh "
    "weighs break breaks broke exchange exchanges exchanged exchanging chair chairs chaired co-chair "
    "co-chairs co-chaired co-led co-host co-hosted wind winds wound "
    "close closes closed closing trades traded swaps swapped stages staged squeeze squeezes squeezed"
)


AUXILIARY = words(
    "is are was were be been being will would could may might must should can shall 's do does "
    "did to 'll expected due likely"
)


PRIVATE = words(
    "exporters companies company firms firm students student tourists tourist consumers "
    "executives executive business businesses businessmen investors stocks shares goods products "
    "imports exports economy market markets citizens citizen people journalists journalist media "
    "press scientists researchers scholars experts analysts dissidents activists airlines "
    "carmakers banks entrepreneurs veterans scholar academics community communities "
    "ceos ceo teenagers youth friends athletes universities university farmers chipmakers "
    "importers consumer families teachers pilots manufacturers association associations chamber enterprises "
    "enterprise industry corporate corporations retailers investment unofficial non-official "
    "non-governmental nongovernmental lobbyists lobbyist tycoon tycoons billionaire "
    "billionaires magnate magnates laureates tank tanks think-tank think-tanks thinktank"
)


def standings(words: Sequence[str], placed: Iterable[tuple[int, Mention]]) -> dict[int, str]:
    """What each mention of a sentence can be, by its place; see `parsing_en` for the tokens.

    "party", "place", "modifier" (a country's name before a noun: "Chinese exports"), "owner" ("Xi's
    remarks"), "private" (a side's people who do not act for it), "speaker" (who only reports), or "".
    """
    private = not PRIVATE.isdisjoint(words)
    apart = private or not RELATED.isdisjoint(words)
    found: dict[int, str] = {}
    for index, mention in placed:
        kind = mention.kind
        if kind is _ROLE:
            alone = _is_private_role(words, index, mention, near=private)
        else:
            alone = private and kind is _PERSON and not mention.ref and _is_private_person(words, index)
        alone = alone or (apart and kind is not _JOINT and _is_whose(words, index))
        if kind is _VENUE:
            found[index] = ""
        else:
            found[index] = "private" if alone or mention.former else _beside(words, index, mention)
    return found


# Who stands to somebody or a country as no official does: "critics of Xi", "veterans of the U.S. Army".
RELATED = words(
    "relatives relative fans fan victims victim donors donor lawyers lawyer attorneys graduates graduate "
    "critics critic opponents opponent supporters supporter followers admirers alumni professors professor "
    "exiles defectors survivors widow widows sons daughters cousins descendants refugees expatriates migrants"
)
_WHOSE, _OF = words("of to for from"), words("of from")


def _is_whose(words: Sequence[str], index: int) -> bool:
    """Whether somebody is named only to say whose private people act: "friends of Joe Biden"."""
    at = index - 1 - (words[index - 1] in DETERMINERS)
    if at < 1 or words[at] not in _WHOSE:
        return False
    return words[at - 1] in RELATED or (words[at] in _OF and words[at - 1] in PRIVATE)


def speaks_for_others(mention: Mention) -> bool:
    """Whether somebody only reports: a spokesman, a press secretary, a news agency."""
    if mention.kind is _BODY:
        return mention.name.endswith(_PRESS)
    return _is_speaker(mention.surface, mention.office)


@lru_cache(maxsize=1024)  # the same few hundred people make the news
def _is_speaker(surface: str, office: str) -> bool:
    return _SPEAKER.search(surface + office) is not None


def _alone(mention: Mention) -> str:
    """What a mention can be whose neighbours leave it alone."""
    if mention.kind in _SPEAKING and speaks_for_others(mention):
        return "speaker"
    return "place" if mention.place else "party"


def _beside(words: Sequence[str], index: int, mention: Mention) -> str:
    """What a mention can be with the words right beside it."""
    following = words[index + 1] if index + 1 < len(words) else ""
    if following == "'s" or (following == "'" and mention.surface.endswith("s")):
        acts = _owns_spokesman(words, index, mention) or _consents(words, index)
        return _alone(mention) if acts else "owner"
    if mention.kind is _PERSON and following in _HIS_CRITICS:
        return "private"
    if following in _ATTACHING and _is_attached(words, index, mention, following):
        return "modifier"
    modified = _modified(words, index, mention) if mention.kind in _WITH_ADJECTIVES else ""
    return modified or _alone(mention)


def _is_attached(words: Sequence[str], index: int, mention: Mention, following: str) -> bool:
    """ "China-connected", "Trump ally Daines", "the US military presence"."""
    if following == "-":
        return index + 2 < len(words) and words[index + 2] != ""
    if mention.kind is _PERSON:
        return following in _HIS_MEN and "" in words[index + 2 : index + 5]
    return mention.kind is _BODY and following in _OF_FORCES


_OF_FORCES = words(
    "presence base bases exercise exercises drill drills patrol patrols buildup build-up activity activities "
    "aid assistance hardware support deployment deployments strike strikes action operations power might"
)
_HIS_CRITICS = words(
    "critics haters skeptics sceptics doubters fans lookalike lookalikes impersonator biographer"
)
_HIS_MEN = words(
    "ally allies loyalist confidant confidante protege protégé associate appointee nominee pick son-in-law "
    "friend donor backer successor predecessor lieutenant deputy rival critic foe aide aides adviser advisor"
)
_ATTACHING = _OF_FORCES | _HIS_MEN | {"-"}
_SPEAKER = re.compile(r"[Ss]pokes|[Pp]ress [Ss]ecretary|(?:[Ss]trategic |[Ss]ecurity )[Cc]ommunications")
_PRESS = ("News Agency", "Daily", "Online")  # the bodies of the files that are these have such names
_SPEAKING = (_PERSON, _ROLE)
_WITH_ADJECTIVES = (_COUNTRY, _JOINT)
_WITH_SPOKESMEN = (_COUNTRY, _BODY)


def _owns_spokesman(words: Sequence[str], index: int, mention: Mention) -> bool:
    """ "The Pentagon's Asia chief" speaks for the Pentagon."""
    if mention.kind not in _WITH_SPOKESMEN:
        return False
    if words[index + 2 : index + 4] in _MAN_IN:
        return True  # "Beijing's man in Hong Kong"
    for word in words[index + 2 : index + 6]:
        if word in SPOKESMEN:
            return True
        if not word.isalpha() or word in _FUNCTIONAL or word in SUBJECT_MATTER:
            return False
    return False


_MAN_IN = (("man", "in"), ("woman", "in"))


def _consents(words: Sequence[str], index: int) -> bool:
    """ "A port call with China's consent" is between the two."""
    return words[index - 1 : index] == ("with",) and not _CONSENT.isdisjoint(words[index + 2 : index + 3])


_CONSENT = words("consent approval permission blessing agreement nod go-ahead clearance assent leave")


def _modified(words: Sequence[str], index: int, mention: Mention) -> str:
    """Whether a country's name only modifies the noun after it, and whether that noun is private."""
    if mention.kind is _JOINT and mention.plural:
        follows = words[index + 1 : index + 2]  # "a delegation from the US-China Business Council"
        if follows == ("think",):
            follows = words[index + 2 : index + 3]  # "US, Chinese think tanks"
        return "" if PRIVATE.isdisjoint(follows) else "private"
    naval = False
    first = index + 3 if words[index + 1 : index + 3] in _BESIDE_ANOTHER else index + 1
    for near in words[first : index + 5]:
        if near in _BETWEEN:
            continue  # "U.S. strategic and business leaders", "US POW/MIA office chief"
        if near in PRIVATE or near in SPORTS:
            return "private"
        if near in SPOKESMEN or (naval and near in _SHIPS):
            return ""
        naval = naval or near in _OF_NAVIES or near == "task"
        if not near.replace("-", "").isalpha() or near in _FUNCTIONAL:
            break
    word = words[index + 1] if index + 1 < len(words) else ""
    return "modifier" if _is_adjective(mention, word, words, index) else ""


SPORTS = words(
    "tennis ping-pong basketball soccer hockey volleyball badminton swimming diving gymnastics skating "
    "curling olympic paralympic chess esports"
)
_BETWEEN = ("and", "/")
_BESIDE_ANOTHER = ((",", ""), ("and", ""), ("&", ""))  # "Chinese, American sailors"
_SHIPS = words("ship ships vessel vessels fleet squadron group force")
_OF_NAVIES = words("naval navy training hospital military")


def _is_adjective(mention: Mention, word: str, words: Sequence[str], index: int) -> bool:
    """Whether a country's name is an adjective of the word after it."""
    surface = mention.surface.lower()
    if mention.kind is _JOINT or surface.endswith(("ese", "ican", "icans")):
        return True
    if surface not in ("us", "u.s.", "u.s", "america's"):
        return word in SUBJECT_MATTER
    if not word.isalpha() or word in _FUNCTIONAL or word in VERBS or word in LIGHT or word in CANCEL:
        return False  # "the trip to the U.S. shelved"
    return not (word in NEWS_STEMS and _coordinated(words, index))


def _coordinated(words: Sequence[str], index: int) -> bool:
    """ "China and US renew": a plural subject before its verb."""
    return index > 1 and words[index - 1] in ("and", "&") and not words[index - 2]


def _is_private_role(words: Sequence[str], index: int, mention: Mention, *, near: bool) -> bool:
    """Whether people of a side are named who meet on their own account: executives, business leaders. `near`:
    a word of the sentence speaks of such people.
    """
    private = not PRIVATE.isdisjoint(mention.surface.lower().split())
    private = private or words[max(0, index - 1)] in PRIVATE  # "a business delegation from the US"
    return private or (near and _is_private_after(words, index))


def _is_private_person(words: Sequence[str], index: int) -> bool:
    """ "Company chairman John Smith", "Smith, the tycoon"."""
    before = words[max(0, index - 4) : index]
    return not PRIVATE.isdisjoint(before) or _is_private_after(words, index)


def _is_private_after(words: Sequence[str], index: int) -> bool:
    for word in words[index + 1 : index + 6]:
        if word in PREPOSITIONS or not (word.isalpha() or word == "&") or word in VERBS:
            return False
        if word in PRIVATE:
            return True
    return False


FUNCTION = DAYS | words(
    "and or but not n't also both to the a an his her their its as if that which who after before "
    "while when amid since during because following until though although "
    "today now again still ready later early late soon "
    "once twice together separately alone there here then set open agree agreed refuse refuses "
    "refused seek seeks say officially reportedly jointly"
)
_FUNCTIONAL = (PREPOSITIONS | FINITE | AUXILIARY | FUNCTION | DETERMINERS).union(OPENERS)


# Nouns before which a country's name is a subject matter, not a party ("China policy").
SUBJECT_MATTER = words(
    "relations relationship ties trade economy economic policy policies strategy tariffs tariff "
    "exports imports stocks market markets deal deals tensions rivalry competition threat threats "
    "challenge challenges war conflict dispute issues issue hawk hawks balloon spy influence "
    "growth data tech technology chip chips sanctions curbs border travel travelers committee "
    "panel task select hands watchers experts analysts bill act law agenda pressure fears "
    "concerns risk risks shock"
)


# Nouns whose own "with" or "between" follows: "discussed the relationship with Beijing".
FALSE_PARTNER = words(
    "agreement truce balance deficit partnership alliance friendship problem problems confrontation war"
)


# Nouns that make a country's name a party of its own.
SPOKESMEN = words(
    "side sides officials official leaders leader counterpart counterparts delegation delegations "
    "team teams negotiators negotiator diplomats diplomat envoy envoys military militaries navy "
    "navies warships warship government governments representatives representative ministers "
    "minister president presidents chiefs chief secretary army forces authorities generals "
    "admirals commanders troops sailors minesweepers destroyer destroyers frigate frigates carrier "
    "officers officer soldiers marines cruiser cruisers flotilla squadron fleet cutter medics engineers "
    "cadets midshipmen seamen airmen coastguards divers archivists lieutenants colonels captains pilots"
)
