"""The participants of a contact: whom its parties name, each once, with the office that the item gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from bot.core.candidate import Candidate
from bot.core.model import Level, MentionKind, Participant, Side
from bot.core.verdict import Mention

_PERSON, _ROLE, _JOINT, _SENIOR = MentionKind.PERSON, MentionKind.ROLE, MentionKind.JOINT, Level.SENIOR


def offices(people: Sequence[Mention], titled: Sequence[Mention]) -> dict[str, str]:
    """Whom the item names, with the office it calls them by: "Xi" in a headline is "President Xi" below."""
    offices = dict.fromkeys([mention.name for mention in people], "")
    for mention in reversed(titled):
        offices[mention.name] = mention.office
    return offices


def ranks(titled: Sequence[Mention]) -> dict[str, Level]:
    """The highest rank that the item's titles give each of its officials: a vice minister who also heads a
    party office takes part as what he is called.
    """
    ranks: dict[str, Level] = {}
    for mention in titled:
        known, told = ranks.get(mention.name), mention.level
        if told and (known is None or told.rank < known.rank):
            ranks[mention.name] = told
    return ranks


def people(party: Sequence[Mention], side: Side, stated: Mapping[str, str]) -> tuple[Participant, ...]:
    """Each official once, named ones first; an office counts as named where the item names its holder."""
    found: dict[str, Participant] = {}
    for mention in party:
        for name, ref, office, rank in _officials(mention, side):
            if name and name not in found:
                by_role = mention.kind is not _PERSON and name not in stated
                found[name] = Participant(name, side, ref, stated.get(name) or office, rank, by_role)
    people = found.values()
    return tuple(people if len(people) < 2 else sorted(people, key=lambda person: person.by_role))


def judged(
    told: Candidate,
    joined: Sequence[Mention],
    out: Set[str],
    stated: Mapping[str, str],
    *,
    last_stays: bool,
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """The two parties with whoever joined them and without who did not take part; `last_stays` leaves each
    side the last who is named.
    """

    def party(slots: Sequence[Mention], side: Side) -> tuple[Participant, ...]:
        everybody = people((*slots, *joined), side, stated)
        stay = tuple(person for person in everybody if person.name not in out)
        left_over = not last_stays or any(not person.by_role for person in stay)
        return stay if left_over else everybody

    return party(told.us, Side.US), party(told.china, Side.CHINA)


def _officials(mention: Mention, side: Side) -> list[tuple[str, str, str, Level]]:
    """Whom of a side a mention stands for: name, reference, office, rank."""
    if mention.kind is _JOINT:
        return [(h.name, h.ref, h.office, h.level) for h in mention.holders if h.side is side]
    if mention.side is side and mention.kind in (_PERSON, _ROLE):
        name = mention.name if mention.kind is _PERSON else mention.resolved
        return [(name, mention.ref, mention.office, mention.level or _SENIOR)]
    return []
