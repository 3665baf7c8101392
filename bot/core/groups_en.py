"""Groups of mentions left of an English act word, and who tells or is told in the clause around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from bot.core.acts_en import VERBS
from bot.core.clauses import FINITE, SAYING
from bot.core.filling_en import CHINA, US, Slots, sides, sides_of, take
from bot.core.model import MentionKind
from bot.core.parsing_en import Parse
from bot.core.positions import LIGHT, SPOKESMEN
from bot.core.verdict import Mention
from bot.core.wordlist import words

_ROLE = MentionKind.ROLE
_PEOPLE = (MentionKind.PERSON, MentionKind.ROLE)
_BREAKS = FINITE | words("in on at to from about against over than into through toward towards as")


def group_before(parsed: Parse, index: int, lowest: int, found: Slots) -> list[Mention]:
    """Coordinated mentions leftwards from an index; a verb or a new phrase ends the group."""
    group: list[Mention] = []
    words, at = parsed.words, parsed.at
    first, behind = bisect_left(at, lowest), bisect_right(at, index)
    if first >= behind:
        return group
    for place in range(at[behind - 1], at[first] - 1, -1):
        mention = parsed.mentions[place]
        if mention is not None:
            if not mention.place and _is_free(parsed, place, found):
                take(parsed, place, group, found)
            elif group and parsed.preps.get(place, "") not in ("of", "for"):
                break
        elif group and words[place] in _BREAKS and not (words[place] == "as" and _as_well_as(words, place)):
            break
    return group


def _as_well_as(told: Sequence[str], place: int) -> bool:
    """ "Blinken, as well as Burns, met Wang": the list goes on."""
    return told[place - 1] == "well" or "well" in told[place + 1 : place + 2]


def _is_free(parsed: Parse, index: int, found: Slots) -> bool:
    """Whether a mention acts for itself, or its preposition belongs to others who do."""
    prep = parsed.preps.get(index, "")
    if prep in ("from", "under", "for") and not (prep == "for" and found.infinitive):
        # "officials from the US and China", "teams under Bessent and He"
        return _follows_officials(parsed, index)
    return prep in ("", "of") or (prep == "for" and found.infinitive)  # "no plans for the two to meet"


def everyone(parsed: Parse, last: int, first: int) -> list[Mention]:
    """All who ask or answer in a clause that is about a request."""
    group: list[Mention] = []
    for index in range(last - 1, first - 1, -1):
        mention = parsed.mentions[index]
        if mention is not None and parsed.standing[index] in ("party", "owner", "modifier"):
            group.append(mention)
    return group


def ungoverned(parsed: Parse, first: int, last: int) -> list[Mention]:
    """Subject and object of a clause that goes on "in a call": "Trump thanks Xi in a call"."""
    return [
        mention
        for index, mention in zip(parsed.at, parsed.named, strict=True)
        if first <= index < last and _takes_part(parsed, index, mention)
    ]


def _takes_part(parsed: Parse, index: int, mention: Mention) -> bool:
    if parsed.standing[index] != "party":
        return mention.kind in _PEOPLE and _owns_word(parsed.words, index)
    prep = parsed.preps.get(index, "")
    return prep in ("", "with") or (
        prep == "to" and mention.kind in _PEOPLE
    )  # "voices concern to Wang in a call"


def _owns_word(told: Sequence[str], index: int) -> bool:
    """ "Brushes off Xi's warning in a call": whose words are answered in it has spoken in it."""
    return told[index + 1 : index + 2] == ("'s",) and not _SAID.isdisjoint(told[index + 2 : index + 5])


_SAID = words(
    "warning warnings plea pleas demand demands offer offers request requests complaint complaints "
    "concern concerns claim claims appeal assurance assurances protest protests invitation bid pitch "
    "gripe gripes charge charges accusation accusations pledge pledges promise promises question "
    "questions criticism objection objections remark remarks argument arguments threat threats proposal "
    "proposals overture overtures"
)


def _follows_officials(parsed: Parse, index: int) -> bool:
    first = max(0, index - 5)
    return not SPOKESMEN.isdisjoint(parsed.words[first:index]) or any(
        mention.kind is _ROLE for mention in parsed.mentions[first:index] if mention
    )


def first_group(parsed: Parse, first: int, last: int, found: Slots) -> list[Mention]:
    """The first ungoverned mentions of a clause, up to its verb."""
    group: list[Mention] = []
    at = parsed.at
    head, behind = bisect_left(at, first), bisect_left(at, last)
    if head == behind:
        return group
    for index in range(at[head], at[behind - 1] + 1):
        mention = parsed.mentions[index]
        if mention is None:
            if group and parsed.words[index] in _VERBAL:
                break
        elif not mention.place and parsed.preps.get(index, "") in ("", "by"):
            take(parsed, index, group, found)
    return group


_VERBAL = (FINITE | LIGHT).union(VERBS)


def who_says_so(parsed: Parse, start: int, found: Slots) -> list[Mention]:
    """ "Paparo tells senators he would seek talks": who says so of himself, as against those who hear it."""
    first = parsed.clauses[found.clause].first
    at = max((i for i in parsed.at if first <= i < start and parsed.mentions[i] in found.subject), default=0)
    told = parsed.words[first:at]
    if at < 1 or parsed.words[at + 1] not in _ONE or SAYING.isdisjoint(told):
        return []
    return first_group(parsed, first, at, Slots())


def is_for_own(found: Slots) -> bool:
    """ "Tells senators he would seek talks with China", "sent the secretary a letter on talks with Beijing":
    what is said to one's own side is said to nobody else.
    """
    own = sides(found.subject)
    return own in (US, CHINA) and any(sides_of(m) == own and not m.place for m in found.direct)


def is_told_to_others(parsed: Parse, number: int, start: int) -> bool:
    """ "They will talk on Friday, Reuters was told by an official": who is told is not before it."""
    clause = parsed.clauses[number]
    told = clause.kind == "attribution" and start > clause.first + 2
    return told and parsed.words[start - 1] in _BEEN_TOLD


def addressed(parsed: Parse, last: int, found: Slots) -> list[Mention]:
    """To whom it is said in the course of a call: "In a phone call on Tuesday Hu thanked Bush"."""
    actor = found.subject[-1]
    at = next(i for i, m in zip(parsed.at, parsed.named, strict=True) if i >= last and m is actor)
    if not _COMPANY.isdisjoint(parsed.words[last:at]) or actor.kind not in _PEOPLE:
        return []
    for index in range(at + 2, min(at + 5, len(parsed.words))):
        mention = parsed.mentions[index]
        if mention is not None:
            met = mention.kind in _PEOPLE and parsed.preps.get(index, "") == ""
            met = met and parsed.standing[index] == "party" and not sides_of(mention) & sides_of(actor)
            return [mention] if met else []
    return []


_ONE = words("he she")
_BEEN_TOLD = words("was were been")
_COMPANY = words("with to between among by for")
