"""Short ways to say who reports what about a contact, for tests of stories."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

from bot.core.assembly import Assembler
from bot.core.model import Contact, Issuer, Item, Level, Mode, Participant, Side, Source, Status, Track, When
from bot.core.stories import Placement, source_of
from bot.core.verdict import Verdict

_numbers = count(1)
HELD_CALL = Contact(
    Track.DEFENSE,
    Level.MINISTER,
    Mode.PHONE,
    Status.HELD,
    When(date(2025, 9, 9)),
    (Participant("Pete Hegseth", Side.US, "hegseth", level=Level.MINISTER),),
    (Participant("Dong Jun", Side.CHINA, "dong", level=Level.MINISTER),),
)


def people(side: Side, *names: str) -> tuple[Participant, ...]:
    return tuple(Participant(name, side, level=Level.MINISTER) for name in names)


def contact(
    day: str | None = "2025-09-09",
    us: str | None = "Pete Hegseth",
    china: str | None = "Dong Jun",
    **fields: object,
) -> Contact:
    """The Hegseth-Dong call, with another day, other people (None: nobody named) or other fields."""
    return replace(
        HELD_CALL,
        when=When(date.fromisoformat(day)) if day else None,
        us=people(Side.US, us) if us else (),
        china=people(Side.CHINA, china) if china else (),
        **fields,  # type: ignore[arg-type]
    )


def item(published: str = "2025-09-10", title: str = "", hour: int = 12, name: str = "") -> Item:
    moment = datetime.fromisoformat(published).replace(tzinfo=UTC) + timedelta(hours=hour)
    return Item(name or f"i{next(_numbers)}", title, published=moment, source="Wire")


def report(
    contact: Contact, published: str = "2025-09-10", title: str = "", issuer: Issuer = Issuer.PRESS
) -> Source:
    return source_of(contact, item(published, title), issuer)


def verdict(of: Item, *contacts: Contact, issuer: Issuer = Issuer.PRESS) -> Verdict:
    return Verdict(of.id, True, 0.9, contacts, issuer=issuer)


def told(*steps: tuple[Contact, Item, Issuer]) -> list[Placement]:
    """What becomes of reports that arrive one after the other."""
    assembler = Assembler()
    placed = [assembler.add(of, verdict(of, what, issuer=issuer))[0] for what, of, issuer in steps]
    return [one for one in placed if one is not None]
