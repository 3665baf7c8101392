"""The contacts of one item, once each: acts of the same people, in the same way, on the same day are one.

A headline opens the talks that the lead has held; "spoke, and agreed to meet" has two acts. What the
candidates leave apart because their words differ is compared here by what was read from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.core.model import Contact, Participant, Precision, Status, When

_DATE_LINE = 1
_OFF = {Status.DECLINED, Status.CANCELLED}


def once_each(contacts: Iterable[Contact], published: date | None) -> tuple[Contact, ...]:
    """The contacts in their order, those that tell the same one told together by the first of them."""
    kept: list[Contact] = []
    for contact in contacts:
        at = next((number for number, known in enumerate(kept) if _same(known, contact)), None)
        if at is None:
            kept.append(contact)
        else:
            kept[at] = _together(kept[at], contact, published)
    return tuple(kept)


def _same(known: Contact, other: Contact) -> bool:
    if not (other.us or other.china or other.location) and other.evidence == known.evidence:
        return other.status is known.status  # a further verb of the same sentence, without a party of its own
    if not ((_share(known.us, other.us) and _share(known.china, other.china)) or _in_part(known, other)):
        return False
    if known.mode is not other.mode or not _compatible(known, other):
        return False
    if known.location and other.location and known.location != other.location:
        return False
    return _same_day(known.when, other.when)


def _compatible(known: Contact, other: Contact) -> bool:
    """Whether the statuses can be of one contact: what is off is no plan, and was held only without a day,
    neither its own nor that of a month long past ("in June Mattis met Wei").
    """
    off = [contact for contact in (known, other) if contact.status in _OFF]
    held = [contact.when for contact in (known, other) if contact.status is Status.HELD]
    return len(off) != 1 or (bool(held) and off[0].when is None and not _is_vague(held[0]))


def _is_vague(when: When | None) -> bool:
    return when is not None and when.precision is not Precision.DAY


def _share(ours: Sequence[Participant], theirs: Sequence[Participant]) -> bool:
    return bool({person.name for person in ours} & {person.name for person in theirs})


def _in_part(known: Contact, other: Contact) -> bool:
    """Whether the other act is the same one with a side's people left out: "a meeting with Xi"."""
    if known.status is not other.status or known.level is not other.level:
        return False
    us, china = _share(known.us, other.us), _share(known.china, other.china)
    return (us and not other.china) or (china and not other.us)


def _same_day(known: When | None, other: When | None) -> bool:
    if known is None or other is None:
        return True
    if Precision.DAY not in {known.precision, other.precision}:
        return known.day == other.day
    return abs((known.day - other.day).days) <= _DATE_LINE


def _together(known: Contact, other: Contact, published: date | None) -> Contact:
    when = min((told for told in (known.when, other.when) if told), key=_vagueness, default=None)
    return replace(
        known,
        status=_status((known.status, other.status), when, published),
        when=when,
        us=_everybody(known.us, other.us),
        china=_everybody(known.china, other.china),
        location=known.location or other.location,
        topics=tuple(dict.fromkeys(known.topics + other.topics)),
        initiator=known.initiator or other.initiator,
        mechanism=known.mechanism or other.mechanism,
        round=known.round or other.round,
        tone=tuple(dict.fromkeys(known.tone + other.tone)),
        outcomes=tuple(dict.fromkeys(known.outcomes + other.outcomes)),
        primary=known.primary or other.primary,
    )


def _vagueness(when: When) -> int:
    return tuple(Precision).index(when.precision)


def _status(told: tuple[Status, Status], when: When | None, published: date | None) -> Status:
    """Where two acts differ, the contact's day decides whether it is over; without one the likelier act."""
    if Status.HELD not in told or when is None or when.precision is not Precision.DAY or published is None:
        return told[0]
    if when.day <= published:
        return Status.HELD
    return next((status for status in told if status is not Status.HELD), Status.HELD)


def _everybody(ours: tuple[Participant, ...], theirs: tuple[Participant, ...]) -> tuple[Participant, ...]:
    known = {person.name for person in ours}
    return (*ours, *(person for person in theirs if person.name not in known))
