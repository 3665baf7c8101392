"""Noun phrases of English: a side, its offices and the name belong together.

"China's visiting defence minister, General Wei Fenghe" is one phrase, so that nobody is counted twice; "the US and
Chinese defense chiefs" is one phrase for both sides. Phrases know nothing of dates or of other phrases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core import titles
from bot.core.lexicon import Hit, Sort, Term
from bot.core.model import Side
from bot.core.names import NAME

_HEADS = (Sort.ROLE, Sort.RANK, Sort.GROUP, Sort.INSTITUTION, Sort.BODY)
_NAMES = (Sort.PERSON, Sort.SURNAME, Sort.OFFICIAL)
_MODIFIER = "|".join(sorted(map(re.escape, titles.MODIFIERS), key=len, reverse=True))
_LINK = re.compile(rf"\.?(?:'s?)?[ -](?:(?:{_MODIFIER})[ -])*")
_LOOSE = re.compile(
    rf"\.?(?:'s?)? (?:(?:{_MODIFIER}|(?!and |to |in |of |on |for |with |at |by |as |or |is |was |has |will )[a-z-]+) ){{1,3}}"
)
_BETWEEN_HEADS = re.compile(
    rf"\.?(?:'s?)?(?: and the | and |, and |/| / | & |, |[ -])(?:(?:{_MODIFIER})[ -])*"
)
_OF = re.compile(r" (?:of|for|from|to) (?:the )?")
_AND = re.compile(r" and (?:the )?|, and |/|, | & |-| - | or ")
_FORMER = re.compile(r"\b(?:former|ex|then|late|retired|onetime|one-time)[ -](?:the )?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:^|\W)((?:his|her|their|its|our|a|the) )$", re.IGNORECASE)
_APPOSED = re.compile(
    r"(?:, | - |, and | \()(?:(?:the|a|an|who is|who is also|also|his|her) )?(?:(?:" + _MODIFIER + r")[ -])*"
)
_CLOSED = re.compile(
    r"\s*(?:[,.;:)!?-]|$|\n|and\b|who\b|in\b|on\b|at\b|to\b|from\b|have\b|has\b|had\b|said\b|told\b|will\b|met\b)"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """What one stretch of text says about one party.

    `sides` are those it names itself, in order. `heads` are offices, ranks and institutions; `name` the hit or the
    text that names a person. `relative` phrases point at another party ("his Chinese counterpart").
    """

    start: int
    end: int
    sides: tuple[Side, ...] = ()
    heads: tuple[Term, ...] = ()
    name: Hit | None = None
    unknown: str = ""
    relative: bool = False
    plural: bool = False
    former: bool = False
    term: Term | None = None

    @property
    def named(self) -> bool:
        return self.name is not None or bool(self.unknown)


def parse(norm: str, hits: Sequence[Hit]) -> list[Phrase]:
    """The phrases of a text, in order and without overlaps."""
    phrases: list[Phrase] = []
    index = 0
    while index < len(hits):
        phrase, index = _phrase(norm, hits, index)
        if phrase is not None and (not phrases or phrase.start >= phrases[-1].end):
            phrases.append(phrase)
    return _apposed(norm, phrases)


def _phrase(norm: str, hits: Sequence[Hit], index: int) -> tuple[Phrase | None, int]:
    """The phrase that begins at a hit, and the number of the next hit."""
    first = hits[index]
    for sort in (Sort.TWO, Sort.BOTH, Sort.VENUE):
        if term := first.term(sort):
            return _simple(norm, hits, index, term)
    start = first.start
    sides, index = _sides(norm, hits, index)
    heads, index, end = _heads(norm, hits, index, sides)
    if counterpart := _linked_counterpart(norm, hits, index, end):
        return _relative(norm, hits, index, start, sides, heads, counterpart.plural)
    return _finish(
        norm, hits, index, Phrase(start, end or first.end, sides, heads, former=_is_former(norm, start))
    )


def _simple(norm: str, hits: Sequence[Hit], index: int, term: Term) -> tuple[Phrase, int]:
    hit = hits[index]
    if (
        term.sort is Sort.BOTH
        and index + 1 < len(hits)
        and _LINK.fullmatch(norm, hit.end, hits[index + 1].start)
    ):
        noun = hits[index + 1].term(Sort.ROLE, Sort.GROUP, Sort.INSTITUTION)
        if noun:
            return Phrase(hit.start, hits[index + 1].end, (), (noun,), term=term, plural=True), index + 2
    return Phrase(hit.start, hit.end, term=term, plural=term.plural), index + 1


def _sides(norm: str, hits: Sequence[Hit], index: int) -> tuple[tuple[Side, ...], int]:
    """The country words at the start: one, or two that share a noun ("US and Chinese officials")."""
    country = hits[index].term(Sort.COUNTRY)
    if country is None or country.side is None:
        return (), index
    following = index + 1
    if following + 1 < len(hits) and (second := hits[following].term(Sort.COUNTRY)) and second.side:
        joined = _AND.fullmatch(norm, hits[index].end, hits[following].start)
        noun = hits[following + 1]
        if joined and noun.term(*_HEADS) and _LINK.fullmatch(norm, hits[following].end, noun.start):
            head = noun.term(Sort.GROUP, Sort.INSTITUTION, Sort.ROLE)
            if head and (
                head.plural
                or norm[noun.end - 1] == "s"
                or norm[noun.start : noun.end].lower() in {"military", "defense", "trade"}
            ):
                return (country.side, second.side), following + 1
    return (country.side,), following


def _heads(
    norm: str, hits: Sequence[Hit], index: int, sides: tuple[Side, ...]
) -> tuple[tuple[Term, ...], int, int]:
    """The offices, ranks and institutions from a hit on that belong together; with them their end."""
    heads: list[Term] = []
    end = hits[index - 1].end if sides else 0
    while index < len(hits):
        hit = hits[index]
        head = hit.term(*_HEADS)
        if head is None or hit.term(Sort.PERSON):
            break
        if end and not _joins(norm, end, hit, heads, sides):
            break
        if heads and sides and head.side and head.side not in sides and head.sort is not Sort.RANK:
            break
        heads.append(head)
        end = hit.end
        index += 1
    return tuple(heads), index, end


def _joins(norm: str, end: int, hit: Hit, heads: Sequence[Term], sides: Sequence[Side]) -> bool:
    if heads and heads[-1].sort is Sort.GROUP:
        return False
    pattern = _BETWEEN_HEADS if heads else _LINK
    if pattern.fullmatch(norm, end, hit.start):
        return not heads or "," not in norm[end : hit.start] or hit.term(Sort.ROLE, Sort.RANK) is not None
    adjective = norm[end : end + 2] == "'s" or norm[max(0, end - 3) : end].lower() in {
        "ese",
        "can",
        "ian",
        "ish",
    }
    return bool(sides and not heads and adjective and _LOOSE.fullmatch(norm, end, hit.start))


def _linked_counterpart(norm: str, hits: Sequence[Hit], index: int, end: int) -> Term | None:
    if index >= len(hits) or not (term := hits[index].term(Sort.COUNTERPART)):
        return None
    return (
        term
        if not end
        or _LINK.fullmatch(norm, end, hits[index].start)
        or _LOOSE.fullmatch(norm, end, hits[index].start)
        else None
    )


def _relative(
    norm: str,
    hits: Sequence[Hit],
    index: int,
    start: int,
    sides: tuple[Side, ...],
    heads: tuple[Term, ...],
    plural: bool,
) -> tuple[Phrase | None, int]:
    """A counterpart, with the determiner before it and the country or the name after it."""
    start = min(start, hits[index].start)
    if determiner := _POSSESSIVE.search(norm, max(0, start - 8), start):
        start = determiner.start(1)
    end = hits[index].end
    index += 1
    if not sides and index < len(hits) and (country := hits[index].term(Sort.COUNTRY)):
        if re.fullmatch(r" (?:from|in|of) (?:the )?", norm[end : hits[index].start]) and country.side:
            sides, end, index = (country.side,), hits[index].end, index + 1
    phrase = Phrase(start, end, sides, heads, relative=True, plural=plural)
    more, following, stop = _heads_after(norm, hits, index, end)
    return _finish(norm, hits, following, replace(phrase, heads=(*heads, *more), end=stop))


def _heads_after(norm: str, hits: Sequence[Hit], index: int, end: int) -> tuple[tuple[Term, ...], int, int]:
    """Titles between a counterpart and its name: "his counterpart, Gen. Wei Fenghe"."""
    heads: list[Term] = []
    following, stop = index, end
    while following < len(hits):
        hit = hits[following]
        head = hit.term(Sort.ROLE, Sort.RANK, Sort.BODY)
        if head is None or hit.term(Sort.PERSON) or not (_BETWEEN_HEADS.fullmatch(norm, stop, hit.start)):
            break
        heads.append(head)
        following, stop = following + 1, hit.end
    named = (
        following < len(hits)
        and hits[following].term(*_NAMES)
        and _name_gap(norm, stop, hits[following].start)
    )
    return (tuple(heads), following, stop) if heads and named else ((), index, end)


def _name_gap(norm: str, end: int, start: int) -> bool:
    return re.fullmatch(r"\.?,? (?:(?:the|then)[ -])?|'s ", norm[end:start]) is not None


def _finish(norm: str, hits: Sequence[Hit], index: int, phrase: Phrase) -> tuple[Phrase | None, int]:
    """Adds the name after the titles, or the country after "of"."""
    heads = phrase.heads
    titled = bool(heads) and heads[-1].sort in (Sort.ROLE, Sort.RANK)
    if index < len(hits) and (hit := hits[index]).term(*_NAMES):
        bare = not phrase.sides and not heads and not phrase.relative
        if bare or _takes_name(norm, phrase, hit, titled):
            start = hit.start if bare else phrase.start
            return replace(
                phrase, start=start, end=hit.end, name=hit, former=_is_former(norm, start)
            ), index + 1
    if titled or phrase.relative:
        if (found := _unknown(norm, phrase, hits, index)) is not None:
            return found, _after(hits, index, found.end)
    if heads and index < len(hits) and (country := hits[index].term(Sort.COUNTRY)) and not phrase.sides:
        return _of_country(norm, hits, index, phrase, country)
    if not heads and not phrase.sides and not phrase.relative:
        return None, index + 1
    if not phrase.heads and not phrase.relative and phrase.sides:
        return replace(phrase, end=hits[index - 1].end), index
    plural = phrase.plural or (heads != () and _is_plural(norm, phrase, heads[-1]))
    return replace(phrase, plural=plural), index


def _takes_name(norm: str, phrase: Phrase, hit: Hit, titled: bool) -> bool:
    gap = norm[phrase.end : hit.start]
    if titled or phrase.relative:
        return _name_gap(norm, phrase.end, hit.start) and not (gap.startswith("'s") and not phrase.heads)
    return (
        gap in ("'s ", "' ", " ")
        and hit.term(Sort.PERSON, Sort.SURNAME) is not None
        and (gap != " " or hit.term(Sort.PERSON) is not None or bool(phrase.heads))
    )


def _is_plural(norm: str, phrase: Phrase, head: Term) -> bool:
    last = norm[max(phrase.end - 3, 0) : phrase.end].lower()
    return head.plural or (head.sort is Sort.ROLE and last.endswith("s") and not last.endswith("ss"))


def _unknown(norm: str, phrase: Phrase, hits: Sequence[Hit], index: int) -> Phrase | None:
    """A name that the knowledge does not have, straight after a title."""
    gap = re.compile(r"\.? |, ").match(norm, phrase.end)
    if gap is None or (gap.group() == ", " and not (phrase.sides or phrase.relative)):
        return None
    found = NAME.match(norm, gap.end())
    if found is None:
        return None
    limit = hits[index].start if index < len(hits) else len(norm)
    text = norm[found.start() : min(found.end(), limit)].rstrip(" ,-'")
    if not text or len(text) < 2:
        return None
    return replace(phrase, end=found.start() + len(text), unknown=text)


def _after(hits: Sequence[Hit], index: int, end: int) -> int:
    while index < len(hits) and hits[index].start < end:
        index += 1
    return index


def _of_country(
    norm: str, hits: Sequence[Hit], index: int, phrase: Phrase, country: Term
) -> tuple[Phrase, int]:
    """ "defence chiefs of the US and China", "defence minister of China"."""
    plural = _is_plural(norm, phrase, phrase.heads[-1])
    if (
        not _OF.fullmatch(norm, phrase.end, hits[index].start)
        or not country.side
        or norm[phrase.end : phrase.end + 4] == " to "
    ):
        return replace(phrase, plural=plural), index
    sides, end, following = (country.side,), hits[index].end, index + 1
    if following < len(hits) and (other := hits[following].term(Sort.COUNTRY)) and other.side:
        if _AND.fullmatch(norm, end, hits[following].start):
            sides, end, following = (country.side, other.side), hits[following].end, following + 1
    return replace(phrase, sides=sides, end=end, plural=plural), following


def _is_former(norm: str, start: int) -> bool:
    return _FORMER.search(norm, max(0, start - 16), start) is not None


def _apposed(norm: str, phrases: list[Phrase]) -> list[Phrase]:
    """Joins a name with the office that explains it, on either side of a comma."""
    joined: list[Phrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        merged = _merge(norm, before, phrase) if before else None
        if merged:
            joined[-1] = merged
        else:
            joined.append(phrase)
    return joined


def _merge(norm: str, before: Phrase, after: Phrase) -> Phrase | None:
    if before.plural or after.plural or before.named == after.named or before.term or after.term:
        return None
    office = after if before.named else before
    if not office.heads or office.relative or office.heads[-1].sort not in (Sort.ROLE, Sort.RANK, Sort.GROUP):
        return None
    if not _APPOSED.fullmatch(norm, before.end, after.start) or not _CLOSED.match(norm, after.end):
        return None
    if before.named and len(set(before.sides + after.sides)) > 1:
        return None
    return Phrase(
        before.start,
        after.end,
        before.sides or after.sides,
        (*before.heads, *after.heads),
        before.name or after.name,
        before.unknown or after.unknown,
        relative=before.relative or after.relative,
        former=before.former or after.former,
    )
