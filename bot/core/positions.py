"""What a mention can be in an English sentence: a party that acts, a place, an owner, or only a subject
matter.
"""

from __future__ import annotations

import re

from bot.core.acts_en import NEWS_STEMS, VERBS
from bot.core.clauses import FINITE, OPENERS, PREPOSITIONS, Parse
from bot.core.model import Mention, MentionKind
from bot.core.wordlist import words

DETERMINERS = words(
    "the a an his her their its our my your this that these those any no another first second "
    "third fourth fifth latest last next new more further such recent several"
)


LIGHT = words(
    "hold holds held holding have has had having begin begins began beginning start starts "
    "started open opens opened conclude concludes concluded wrap wraps wrapped resume resumes "
    "resumed end ends ended conduct conducts conducted schedule scheduled continue continues "
    "continued join joins joined attend attends attended make makes made making pay pays paid "
    "take takes took taking lead leads led leading kick kicks kicked stage engage engages engaged "
    "set agree agrees agreed plan plans planned cancel cancels cancelled canceled postpone "
    "postpones postponed suspend suspends suspended reject rejects rejected decline declines "
    "declined refuse refuses refused seek seeks sought request requests requested propose "
    "proposes proposed restart restarts restarted launch launches launched complete completes "
    "completed convene convenes convened finish finishes finished arrange arranged hail hails "
    "hailed want wants eye eyes reopen offer offers offered prepare prepares prepared near weigh "
    "weighs break breaks broke exchange exchanges exchanged exchanging"
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
    "carmakers banks entrepreneurs veterans delegates scholar academics community communities "
    "ceos ceo teenagers youth friends athletes universities university farmers chipmakers "
    "importers consumer families teachers pilots manufacturers association associations chamber enterprises "
    "enterprise industry corporate corporations retailers"
)


def stands(parsed: Parse, index: int) -> str:
    """What a mention can be here.

    "party", "place", "modifier" (a country's name before a noun: "Chinese exports"), "owner" ("Xi's
    remarks"), "private" (a side's people who do not act for it), "speaker" (who only reports), or "".
    """
    mention = parsed.tokens[index].mention
    if mention is None or mention.kind is MentionKind.VENUE:
        return ""
    if mention.former or _is_private(parsed, index, mention):
        return "private"
    attached = _attached(parsed, index, mention)
    if attached is not None:
        return attached
    if mention.kind in _SPEAKING and _SPEAKER.search(mention.surface + mention.office):
        return "speaker"
    return "place" if mention.place else "party"


def _attached(parsed: Parse, index: int, mention: Mention) -> str | None:
    """What the words right beside a mention make of it, None where they leave it alone."""
    following = parsed.words[index + 1] if index + 1 < len(parsed.words) else ""
    if mention.kind is MentionKind.ROLE and _belongs_to_other(parsed, index, mention):
        return ""
    if following == "'s" or (following == "'" and mention.surface.endswith("s")):
        acts = _owns_spokesman(parsed, index, mention) or _consents(parsed, index)
        return None if acts else "owner"
    if following == "-" and parsed.words[index + 2 : index + 3] not in ((), ("",)):
        return "modifier"  # "China-connected"
    if mention.kind in (MentionKind.COUNTRY, MentionKind.JOINT):
        return _modified(parsed, index, mention) or None
    return None


_CONSENT = (("consent",), ("approval",), ("permission",), ("blessing",), ("agreement",))
_SPEAKING = (MentionKind.PERSON, MentionKind.ROLE)
_SPEAKER = re.compile(r"[Ss]pokes|[Pp]ress [Ss]ecretary")


def _belongs_to_other(parsed: Parse, index: int, mention: Mention) -> bool:
    """ "The US' China envoy" is an American: whose he is stands before the country that he deals with."""
    if index < 2 or parsed.words[index - 1] not in ("'s", "'"):
        return False
    owner = parsed.tokens[index - 2].mention
    return owner is not None and owner.kind is MentionKind.COUNTRY and owner.side is not mention.side


def _owns_spokesman(parsed: Parse, index: int, mention: Mention) -> bool:
    """ "The Pentagon's Asia chief" speaks for the Pentagon."""
    if mention.kind not in (MentionKind.COUNTRY, MentionKind.BODY):
        return False
    for word in parsed.words[index + 2 : index + 6]:
        if word in SPOKESMEN:
            return True
        if not word.isalpha() or _is_function(word) or word in SUBJECT_MATTER:
            return False
    return False


def _consents(parsed: Parse, index: int) -> bool:
    """ "A port call with China's consent" is between the two."""
    return parsed.words[index - 1 : index] == ("with",) and parsed.words[index + 2 : index + 3] in _CONSENT


def _modified(parsed: Parse, index: int, mention: Mention) -> str:
    """Whether a country's name only modifies the noun after it, and whether that noun is private."""
    if mention.kind is MentionKind.JOINT and mention.plural:
        return ""
    following = parsed.words[index + 1 : index + 5]
    word = following[0] if following else ""
    for near in following:
        if near == "and":
            continue  # "U.S. strategic and business leaders"
        if near in PRIVATE:
            return "private"
        if near in SPOKESMEN:
            return ""
        if not near.isalpha() or _is_function(near):
            break
    surface = mention.surface.lower()
    if surface.endswith(("ese", "ican", "icans")) or mention.kind is MentionKind.JOINT:
        return "modifier"
    if surface in ("us", "u.s.", "u.s", "america's"):
        verbal = word in VERBS or word in LIGHT or (word in NEWS_STEMS and _coordinated(parsed, index))
        return "modifier" if word.isalpha() and not _is_function(word) and not verbal else ""
    return "modifier" if word in SUBJECT_MATTER else ""


def _coordinated(parsed: Parse, index: int) -> bool:
    """ "China and US renew": a plural subject before its verb."""
    return (
        index > 1 and parsed.words[index - 1] in ("and", "&") and parsed.tokens[index - 2].mention is not None
    )


def _is_private(parsed: Parse, index: int, mention: Mention) -> bool:
    """Whether people of a side meet on their own account: executives, business leaders, a company's
    chairman.
    """
    after: list[str] = []
    for word in parsed.words[index + 1 : index + 6]:
        if word in PREPOSITIONS or not (word.isalpha() or word == "&") or word in VERBS:
            break
        after.append(word)
    if mention.kind is MentionKind.ROLE:
        near = [*mention.surface.lower().split(), *after]
    elif mention.kind is MentionKind.PERSON and not mention.ref:
        near = [*parsed.words[max(0, index - 4) : index], *after]
    else:
        return False
    return not PRIVATE.isdisjoint(near)


def _is_function(word: str) -> bool:
    return (
        word in PREPOSITIONS
        or word in FINITE
        or word in AUXILIARY
        or word in FUNCTION
        or word in DETERMINERS
        or word in OPENERS
    )


FUNCTION = words(
    "and or but not n't also both to the a an his her their its as if that which who after before "
    "while when amid since during because following until though although monday tuesday "
    "wednesday thursday friday saturday sunday today now again still ready later early late soon "
    "once twice together separately alone there here then set open agree agreed refuse refuses "
    "refused seek seeks say officially reportedly jointly"
)


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
    "admirals commanders troops sailors destroyer carrier officers officer soldiers"
)
