"""What is read of an item: who is named where, and whether and which contacts it reports.

Apart from `model`, whose values the store makes again from JSON: these are compiled with the core.
"""

from __future__ import annotations

from bot.core.model import Contact, Issuer, Level, MentionKind, Participant, Reason, Side, Span, Track
from bot.core.value import value


@value
class Mention:
    """A stretch of text that stands for a party, with what is known of it.

    `name` is the canonical name of a person or venue, "" for roles and bodies without one.
    `ref` is the id in the knowledge files, "" for people outside them.
    `resolved` is the canonical name behind a ROLE on the item's day, "" where the tenure is unknown.
    `place` marks a country or capital that is only where something happens ("in Beijing", "trip to China").
    `relative` marks a role that points at the other party ("his Chinese counterpart").
    `holders` are those who held the offices of a JOINT on the item's day ("the two defense chiefs").
    """

    kind: MentionKind
    side: Side | None
    span: Span
    surface: str
    name: str = ""
    ref: str = ""
    office: str = ""
    level: Level | None = None
    track: Track | None = None
    resolved: str = ""
    plural: bool = False
    former: bool = False
    place: bool = False
    relative: bool = False
    holders: tuple[Participant, ...] = ()


@value
class Verdict:
    """What the core makes of one item. `contacts` is most important first, empty if not relevant.

    `score` is the probability (0..1) that the item reports a contact as news.
    """

    item_id: str
    relevant: bool
    score: float
    contacts: tuple[Contact, ...] = ()
    reasons: tuple[Reason, ...] = ()
    mentions: tuple[Mention, ...] = ()
    issuer: Issuer = Issuer.PRESS
    lang: str = "en"
