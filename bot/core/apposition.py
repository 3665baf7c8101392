"""Names and offices that explain each other across a comma are one party: "Dong Jun, China's defence
minister".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from bot.core import belonging_en, describing_en, names
from bot.core.cursor import MODIFIERS
from bot.core.model import Side
from bot.core.phrase import BODIES, LONGEST_GAP, NAMES, Phrase
from bot.core.vocabulary import Sort
from bot.core.wordlist import holds

_MEMBERSHIP = re.compile(r", (?:an?|the) [\w -]{2,40} (?:of|at|on|in) (?:the )?")
_LED = re.compile(
    r",? (?:(?:that|which) (?:is|was|will be) )?(?:co-)?(?:led|headed|chaired) by (?:[A-Z][a-z]+ )?(?:the )?"
)
_COLLECTIVE = tuple(
    noun + plural
    for noun in ("delegation", "team", "group", "side", "mission", "leadership", "codel")
    for plural in ("", "s")
)
_ACTING = re.compile(r"\b[Aa]cting $")
_LED_BY = re.compile(
    r"(?:,? (?:(?:that|which) )?(?:(?:is|was|will be|to be) )?(?:co-)?(?:led|headed|chaired) by|,? under) "
)
_LEADING = ("led", "lead", "head", "hair", "under ")  # one of these is in whatever the two find
_LEADS = re.compile(r" (?:(?:will|to|is to) )?(?:leads?|led|heads?|headed) (?:the|an?) (?:[\w-]+ )?$")
_AREA = r"(?:[A-Z][\w'-]*|affairs|policy|security|issues|matters)"
_PORTFOLIO = re.compile(
    rf" (?:for|of|on|at|to|in charge of) (?:(?:{_AREA}|and|the|of),? ){{0,12}}{_AREA}(?=[,;)])"
)
_OWNED_BODY = re.compile(rf"'s (?:\([A-Z]+\) )?(?:(?:{_AREA}|and|for|of|on|the),? ){{0,14}}{_AREA}")
_SAYS = re.compile(r" (?:said|says|told|added|confirmed|announced|wrote)\b")
_CLOSING = (",", ";", ".", ")", "")
_OPENING = re.compile(r"(?:,| -|,? who is(?: also)?| \() ?(?:(?:the|a|an|also|his|her) )?")
_APPOSING = (",", " -", " who is", " (")  # what that begins with
_EXPLAINING = (", ", "e ", "a ")  # before an office that explains a name: ", ", ", the ", ", a "
_EXPLAINED = frozenset((*_EXPLAINING, "g "))  # or ", acting "


def joined(norm: str, phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases with those that name one party made one, and whoever belongs to one made part of it."""
    found = belonging_en.gathered(norm, _paired(norm, phrases))
    groups = {phrase.start for phrase in found if phrase.title and _is_group(phrase)}
    return [*_with_leaders(norm, found, groups)] if groups and holds(norm, _LEADING) else found


def _paired(norm: str, phrases: Iterable[Phrase]) -> list[Phrase]:
    """The phrases with a name and an office beside it made one."""
    found: list[Phrase] = []
    last = _NOTHING
    for phrase in phrases:
        if not phrase.heads and not phrase.relative and not last.heads:
            last = phrase  # two countries or names are two parties
        elif phrase.start < last.end:
            continue
        elif phrase.start - last.end <= LONGEST_GAP and (one := _as_one(norm, last, phrase)):
            last = found[-1] = one
            continue
        elif phrase.heads:
            alone = _is_part(last)
            before = found[-2].end if len(found) > 1 else 0
            one = _after_name(norm, phrase, before if alone else last.end)
            if alone and one.start < last.end:
                last = found[-1] = one
                continue
            last = one
        else:
            last = phrase
        found.append(last)
    return found


_NOTHING = Phrase(0, 0)  # stands before the first phrase


def _as_one(norm: str, before: Phrase, after: Phrase) -> Phrase | None:
    """Two phrases near each other, one of which has an office, as one; None where they name two parties."""
    gap = norm[before.end : after.start]
    if gap in (" ", "'s "):
        return _at_desk(before, after) if before.heads and after.heads else None
    if gap.startswith(_APPOSING) or " by " in gap:
        return _merged(norm, before, after, gap) if before.named != after.named else None
    return _of_two(norm, before, after) if before.plural else None


def _is_part(phrase: Phrase) -> bool:
    """Whether a phrase is a name that may only be a part of one: "Christopher" of "Christopher Painter"."""
    if phrase.heads or phrase.sides:
        return False
    return phrase.unknown != "" or (phrase.name is not None and not phrase.name.sorts & Sort.PERSON)


def _is_group(phrase: Phrase) -> bool:
    """Whether a phrase stands for one side's delegation without who leads it."""
    return _is_collective(phrase) and len(phrase.sides) == 1 and not phrase.named


def _with_leaders(norm: str, phrases: Sequence[Phrase], groups: Set[int]) -> Iterator[Phrase]:
    """The phrases with those who lead a delegation and bear no title: "the US team was led by Uzra Zeya".
    `groups` are where delegations begin.
    """
    end = 0
    for number, phrase in enumerate(phrases):
        group = phrase.start in groups
        before = _LEADS.search(norm, max(end, phrase.start - 40), phrase.start) if group else None
        if before and (leader := names.ending(norm, before.start(), end)):
            yield _leader(phrase, *leader)
        yield phrase
        end = phrase.end
        if group and (after := _LED_BY.match(norm, end)):
            name = names.run(norm, after.end())
            limit = phrases[number + 1].start if number + 1 < len(phrases) else len(norm)
            if names.is_full(name) and after.end() + len(name) <= limit:
                end = after.end() + len(name)
                yield _leader(phrase, after.end(), name)


def _leader(group: Phrase, start: int, name: str) -> Phrase:
    return replace(group, start=start, end=start + len(name), unknown=name)


def _after_name(norm: str, phrase: Phrase, floor: int) -> Phrase:
    """An office or a body that explains an unknown name before it: "Qiu Yanpeng, deputy commander of the PLA
    Navy".
    """
    start = phrase.start
    if norm[start - 2 : start] in _EXPLAINED and (named := _apposed(norm, phrase, floor)):
        return named
    return describing_en.described(norm, phrase, floor) or phrase


def _apposed(norm: str, phrase: Phrase, floor: int) -> Phrase | None:
    start = phrase.start
    if norm.startswith("cting ", start - 6) and (acting := _ACTING.search(norm, floor, start)):
        start = acting.start()
    if not norm.endswith(_EXPLAINING, 0, start) or phrase.named or phrase.relative or phrase.plural:
        return None
    if phrase.office is None or len(_sides(phrase)) != 1:
        return None
    found = names.before_comma(norm, start, floor)
    return replace(phrase, start=found[0], unknown=found[1]) if found else None


def _speaks(norm: str, gap: str, after: Phrase) -> bool:
    """Whether an official behind a name is somebody else who reports: "met Li Shangfu, a spokesman said"."""
    return gap in (", a ", ", an ") and _SAYS.match(norm, after.end) is not None


def _merged(norm: str, before: Phrase, after: Phrase, gap: str) -> Phrase | None:
    """A name and an office as one party, whichever comes first, None where they are two."""
    named = before.named
    office = after if named else before
    if not named and before.heads and " by " in gap and _is_led_by(before, after, gap):
        return replace(after, start=before.start, sides=after.sides or before.sides)
    opening = _OPENING.match(gap) if office.heads else None
    if opening is None:
        return None
    if named and not after.office and _is_membership(norm, before, after):
        return replace(before, end=after.end)
    if office.relative or before.plural or after.plural:
        return None
    explains = office.office or (named and office.heads[-1].sort is Sort.GROUP and not _is_collective(office))
    explains = explains and not (named and _speaks(norm, gap, after))
    if not explains or not _are_modifiers(gap[opening.end() :]) or not _agree(before, after):
        return None
    return Phrase(
        before.start,
        _after_portfolio(norm, after.end) if named else after.end,
        before.sides or after.sides,
        before.name or after.name,
        # not "Secretary Austin, a former general"
        before.former or (after.former and not (named and before.heads)),
        (*before.heads, *after.heads),
        before.title or after.title,
        before.unknown or after.unknown,
        relative=before.relative or after.relative,
    )


def _of_two(norm: str, before: Phrase, after: Phrase) -> Phrase | None:
    """ "The presidents of China and the US" are those of both."""
    plain = after.sides and not (after.named or after.heads or after.whole)
    if not plain or before.named or before.office is None or before.title.lower().startswith("leader"):
        return None  # of leaders there are more than two
    sides = (*_sides(before), *after.sides)
    if len(sides) != _PAIR or set(sides) != _BOTH or _AND.fullmatch(norm, before.end, after.start) is None:
        return None
    owned = norm.startswith("'s", after.end) or _OF.search(norm, before.start, before.end) is None
    return None if owned else replace(before, end=after.end, sides=sides)


_PAIR, _BOTH = 2, {Side.US, Side.CHINA}
_AND = re.compile(r" and (?:of |from )?(?:the )?")
_OF = re.compile(r" (?:of|from) ")


def _is_collective(phrase: Phrase) -> bool:
    """Whether a phrase stands for many as one, whom nobody is: "the delegation"."""
    return phrase.title.lower().endswith(_COLLECTIVE)


def _at_desk(before: Phrase, after: Phrase) -> Phrase | None:
    """ "White House China director Rush Doshi" is an American: the country is what he deals with."""
    body = before.heads[-1].sort & BODIES and not before.named
    if not body or len(after.sides) != 1 or after.office is None:
        return None
    sides = _sides(before) or {head.side for head in before.heads if head.side}
    if len(sides) != 1 or sides == set(after.sides):
        return None
    return replace(after, start=before.start, sides=tuple(sides))


def _after_portfolio(norm: str, end: int) -> int:
    """Where an apposed office ends with what it is for, or with a body that no list has: ", assistant
    secretary of defense for East Asia,", ", deputy director of China's Office for Cooperation".
    """
    if owned := _OWNED_BODY.match(norm, end):
        return owned.end()
    portfolio = _PORTFOLIO.match(norm, end)
    return portfolio.end() if portfolio else end


def _is_led_by(before: Phrase, after: Phrase, gap: str) -> bool:
    """ "A House delegation led by Rep. Adam Smith" is its leader's party."""
    group = before.heads[-1].sort & (Sort.GROUP | Sort.BODY | Sort.ROLE) and not before.relative
    return bool(group) and _LED.fullmatch(gap) is not None and _agree(before, after)


def _is_membership(norm: str, before: Phrase, after: Phrase) -> bool:
    """ "Senator Daines, a member of the Senate Foreign Relations Committee," is one party."""
    belongs = after.heads[-1].sort & BODIES and _MEMBERSHIP.fullmatch(norm, before.end, after.start)
    return bool(belongs) and norm[after.end : after.end + 1] in _CLOSING and _agree(before, after)


def _are_modifiers(words: str) -> bool:
    return MODIFIERS.issuperset(words.lower().replace("-", " ").split())


def _agree(before: Phrase, after: Phrase) -> bool:
    """Whether the name can hold the office: nobody is an official of two countries."""
    return len(_sides(before) | _sides(after)) <= 1


def _sides(phrase: Phrase) -> set[Side]:
    """The sides that a phrase speaks for by its words or by its name."""
    told = set(phrase.sides) | {head.side for head in phrase.heads if head.side and not head.weak}
    if phrase.name is None:
        return told
    term = phrase.name.term(NAMES)
    people = {person.side for person in term.people} if term else set()
    if len(people) == 1:
        return told | people
    return told | {Side.THIRD} if not people and phrase.name.term(Sort.OFFICIAL) else told
