"""People who are told by whom they belong to: "members of China's legislature", "aides to Wang Yi", "a group
of U.S. lawmakers", "several of their Chinese counterparts".

The noun before "of", "from" or "at" says what they are, the phrase behind it whose; both are one party. Else
the body itself would be the party, or the man whose aides they are; or, where only the phrase behind tells
the side ("officials at the foreign ministry in Beijing"), nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.core import gaps, ranks
from bot.core.acts_en import VERBS
from bot.core.model import Level, Side
from bot.core.phrase import BODIES, NAMES, TITLES, Phrase
from bot.core.titles import words_of
from bot.core.vocabulary import Sort, Term

# What the words between noun and phrase end with ("of ", "from the "): quicker to ask first.
_LINKED = frozenset(
    f" {word} "[-3:]
    for word in words_of("of from at to in with for within inside across the their his her its both a an")
)
_DETERMINERS = words_of("the their his her its both a an")
_OF, _TO_WHOM = words_of("of"), words_of("of to for from")
_AT_BODY = words_of("of from at in with for within inside across")
_STATED = words_of("of from with")  # what tells whose people are, and not where
# How many of those behind "of" are meant: any of them speaks for the rest.
_SOME = words_of(
    """
    group groups pair trio quartet number handful dozen dozens scores couple party team teams crew bunch
    host panel array mix delegation delegations contingent mission band cohort one two three four five six
    seven eight nine ten some several many most all any each half few others more both members member
    """
)
# Who works for a body. Experts and scientists of one are left to the words that make them private.
_OF_BODIES = words_of(
    """
    members officials staff staffers personnel agents officers diplomats representatives delegates
    negotiators inspectors investigators leaders commanders generals admirals aides advisers advisors
    envoys emissaries regulators prosecutors planners delegation delegations team teams group contingent
    party figures sailors official representative officer diplomat agent envoy emissary negotiator
    inspector commander general member lawyers auditors deputies directors bosses chiefs chief boss
    colonel captain lieutenant major commodore admiral employees
    """
)
_ALONE = words_of(
    """
    delegation team group contingent party official representative officer diplomat agent envoy emissary
    negotiator inspector commander general chief boss colonel captain lieutenant major commodore admiral
    member deputy aide adviser advisor assistant office
    """
)
_CLERKS = words_of("official officer diplomat agent negotiator")  # others may only be received there
# Whom somebody has: they act for him, and he is not there.
_OF_MEN = words_of(
    """
    aides aide advisers adviser advisors advisor deputy deputies envoy envoys emissary emissaries
    representative representatives assistant assistants staff staffers team office confidant confidante
    """
)
# "Blinken's deputy", where no name or office goes on: "Blinken's deputy, Wendy Sherman".
_HIS_MAN = re.compile(
    r"'s (?:(?:own|top|chief|senior|closest|then|new) )?(?P<who>deput(?:y|ies)|chief of staff|right-hand man"
    r"|number two|second-in-command)\b(?!,? [A-Z]|[-'])"
)
_DEPARTMENT = re.compile(
    r"'s (?:[\w-]+ ){1,5}(?:department|office|bureau|division|directorate|desk)\b", re.IGNORECASE
)
_LED_BY = (" led by", " headed by", " under ", ", led by", ", headed by")
_LEADER = re.compile(r",? (?:(?:led|headed) by|under) an? (?:[a-z][\w-]* )?")
_FIELD = re.compile(r" (?:for|of|on|in charge of|responsible for) (?:[\w-]+ ){1,5}(?:at|of|in) (?:the )?")
_REACH = 32  # characters in which noun, link and determiner stand
_SENIOR = words_of(
    "deputy deputies envoy emissary commander commanders chief boss general generals admirals leaders"
)
_NOUNS = Sort.GROUP | TITLES
_BOTH, _THEIR = (Side.US, Side.CHINA), "' "
_STATES = ("countries", "nations", "sides", "powers", "governments", "capitals", "economies", "rivals")


def gathered(norm: str, phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases with the nouns before them that say who is meant of those whom they name."""
    found: list[Phrase] = []
    for phrase in phrases:
        one, start = phrase, phrase.start
        if phrase.heads or phrase.relative or phrase.named:
            if norm.startswith("'s ", phrase.end):
                one = _with_his_own(norm, phrase)
            while norm[start - 3 : start] in _LINKED and (whose := _whose(norm, one, found)):
                one, start = whose, whose.start
            if found and _is_of_both(norm, found[-1], one) and not _names_third(phrases):
                one = replace(one, start=found.pop().start, sides=_BOTH, plural=True)
            elif found and one.heads and one.heads[-1].sort & BODIES and _runs_field(norm, found[-1], one):
                one = replace(found.pop(), end=one.end, sides=_sides(one))
            elif found and norm.startswith(_LED_BY, found[-1].end) and _leads(norm, found[-1], one):
                one = _led(found.pop(), one)
        found.append(one)
    return found


def _names_third(phrases: Sequence[Phrase]) -> bool:
    return any(Side.THIRD in phrase.sides for phrase in phrases)


def _is_of_both(norm: str, owners: Phrase, phrase: Phrase) -> bool:
    """Whether officials are those of both sides: "the two countries' defense officials"."""
    if phrase.start != owners.end + len(_THEIR) or not norm.startswith(_THEIR, owners.end):
        return False
    if owners.whole is None or owners.whole.sort is not Sort.TWO or not norm.endswith(_STATES, 0, owners.end):
        return False
    unnamed = bool(phrase.heads) and not (phrase.named or phrase.sides or phrase.relative)
    return unnamed and bool(phrase.heads[-1].sort & _NOUNS)


def _leads(norm: str, group: Phrase, office: Phrase) -> bool:
    """Whether an office without a name only says who leads a group: "a delegation led by a vice minister"."""
    if office.named or office.relative or office.office is None or not _is_group(group):
        return False
    return len(group.sides) == 1 and _LEADER.fullmatch(norm, group.end, office.start) is not None


def _led(group: Phrase, office: Phrase) -> Phrase:
    """A group of the rank of who leads it."""
    level = ranks.rank(office.heads) or group.heads[-1].level
    heads = (*group.heads[:-1], replace(group.heads[-1], level=level))
    return replace(group, end=office.end, heads=heads)


def _with_his_own(norm: str, phrase: Phrase) -> Phrase:
    """A phrase with what follows its "'s": "the foreign ministry's arms control department", or somebody who
    acts for whom it names: "Blinken's deputy".
    """
    part = _DEPARTMENT.match(norm, phrase.end) if phrase.heads and not phrase.named else None
    if part is not None and VERBS.keys().isdisjoint(part[0].lower().split()):
        return replace(phrase, end=part.end())
    man = _HIS_MAN.match(norm, phrase.end) if phrase.named or _is_man(phrase) else None
    if man is None:
        return phrase
    sides, many = _sides(phrase), man["who"].endswith("ies")
    group = Term(Sort.GROUP, level=Level.SENIOR, track=ranks.track(phrase.heads), plural=many)
    if not sides:
        return phrase
    return Phrase(phrase.start, man.end(), sides, None, phrase.former, (group,), man["who"], "", many)


def _whose(norm: str, phrase: Phrase, before: list[Phrase]) -> Phrase | None:
    """A phrase with the noun before it, None where that leaves it alone; takes the noun off those before."""
    if phrase.whole is not None:
        return None
    told = norm[max(0, phrase.start - _REACH) : phrase.start].split(" ")
    at = len(told) - 2
    at -= told[at] in _DETERMINERS
    if at < 1:
        return None
    link, word = told[at], told[at - 1].rpartition("\n")[2]
    start, noun = phrase.start - len(" ".join((word, *told[at:]))), word.lower()
    if _is_some(phrase, noun, link):
        made = replace(phrase, start=start, plural=True)
        if noun in _ALONE:
            made = replace(made, title=noun)
    elif _works_for_body(phrase, noun, link) or (noun in _OF_MEN and link in _TO_WHOM and _is_man(phrase)):
        made = _staff(phrase, noun, start)
    else:
        return None
    last = before[-1] if before else None
    if last is not None and last.end > start:
        own = last.sides or tuple(
            {head.side for head in last.heads if head.side and head.sort is not Sort.RANK}
        )
        if own and own == _sides(phrase) and link in _STATED and _is_group(last) and not phrase.named:
            before.pop()  # "U.S. officials from the National Security Council"
            return replace(last, end=phrase.end)
        if own or last.named or not last.heads or not last.heads[-1].sort & _NOUNS:
            return None  # "U.S. officials at the Chinese embassy"
        before.pop()
        made = replace(made, start=min(start, last.start), former=made.former or last.former)
    return replace(made, former=made.former or gaps.was_former(norm, made.start))


def _runs_field(norm: str, before: Phrase, phrase: Phrase) -> bool:
    """Whether an office is of the body behind what it is for: "the director-general for North America at
    China's foreign ministry".
    """
    if not before.heads or before.sides or before.named or before.plural or before.relative or phrase.named:
        return False
    if not before.heads[-1].sort & _NOUNS or not _sides(phrase):
        return False
    return _FIELD.fullmatch(norm, before.end, phrase.start) is not None


def _is_group(phrase: Phrase) -> bool:
    return not phrase.named and bool(phrase.heads) and phrase.heads[-1].sort is Sort.GROUP


def _is_some(phrase: Phrase, noun: str, link: str) -> bool:
    """ "Two of his aides", "a group of US lawmakers", "members of the Chinese delegation"."""
    if link != "of" or noun not in _SOME or phrase.named:
        return False
    if phrase.relative:
        return phrase.plural
    last = phrase.heads[-1]
    if noun.startswith("member"):
        return last.sort is Sort.GROUP
    return phrase.plural and not last.sort & BODIES


def _works_for_body(phrase: Phrase, noun: str, link: str) -> bool:
    body = bool(phrase.heads) and phrase.heads[-1].sort & BODIES and not (phrase.named or phrase.relative)
    if not body or noun not in _OF_BODIES or link not in _AT_BODY:
        return False
    return link in _STATED or noun not in _ALONE or noun in _CLERKS


def _is_man(phrase: Phrase) -> bool:
    """Whether a phrase is one person of a side, by name or by office."""
    if phrase.relative or phrase.plural or not _sides(phrase):
        return False
    return phrase.named or (phrase.office is not None and phrase.heads[-1].sort is Sort.ROLE)


def _staff(phrase: Phrase, noun: str, start: int) -> Phrase:
    """Those who work for somebody or for a body, with its side and field."""
    level = Level.SENIOR if noun in _SENIOR else Level.WORKING
    if any(head.level is Level.LEGISLATIVE for head in phrase.heads):
        level = Level.LEGISLATIVE
    heads = [head for head in phrase.heads if head.sort & BODIES]
    one = noun in _ALONE
    group = Term(Sort.GROUP, level=level, track=ranks.track(phrase.heads), plural=not one)
    return Phrase(start, phrase.end, _sides(phrase), None, phrase.former, (*heads, group), noun, "", not one)


def _sides(phrase: Phrase) -> tuple[Side, ...]:
    """The side that a phrase says it is of, or that whoever bears its name is."""
    if phrase.sides:
        return phrase.sides
    told = tuple({head.side for head in phrase.heads if head.side and not head.weak})
    if told or phrase.name is None:
        return told
    term = phrase.name.term(NAMES)
    sides = {person.side for person in term.people} if term else set()
    if not sides and phrase.name.term(Sort.OFFICIAL):
        return (Side.THIRD,)
    return tuple(sides) if len(sides) == 1 else ()
