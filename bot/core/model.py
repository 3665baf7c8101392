"""The values that every room speaks in: items, mentions, contacts, verdicts, stories.

All of them are frozen; nothing here does I/O, reads a clock or logs. Offsets are code points into
`Item.text` (title, newline, summary), so that a quote can always be shown in the text it came from.
Times are aware UTC datetimes; a contact's own day is a plain date with its precision and zone.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from bot.core.value import record, value


class Side(StrEnum):
    """Whose official, body or country a mention is."""

    US = "us"
    CHINA = "china"
    THIRD = "third"

    @property
    def other(self) -> Side:
        """The opposite of the two sides; a third country has none and stays itself."""
        return {Side.US: Side.CHINA, Side.CHINA: Side.US}.get(self, self)


class Track(StrEnum):
    DEFENSE = "defense"
    DIPLOMATIC = "diplomatic"


class Level(StrEnum):
    """Rank of the highest principal, highest first (gold/README.md decides the border cases)."""

    LEADER = "leader"
    MINISTER = "minister"
    SENIOR = "senior"
    WORKING = "working"
    LEGISLATIVE = "legislative"

    @property
    def rank(self) -> int:
        """0 for leaders, rising with lower rank."""
        return LEVEL_RANKS[self]


LEVEL_RANKS = {level: rank for rank, level in enumerate(Level)}


class Mode(StrEnum):
    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in_person"
    CORRESPONDENCE = "correspondence"
    UNSPECIFIED = "unspecified"


class Status(StrEnum):
    HELD = "held"
    SCHEDULED = "scheduled"
    PROPOSED = "proposed"
    DECLINED = "declined"
    CANCELLED = "cancelled"


class Precision(StrEnum):
    """How much of `When.day` the text supports; below DAY the day is the first of the period."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class FeedKind(StrEnum):
    OFFICIAL_US = "official_us"
    OFFICIAL_CHINA = "official_china"
    WIRE = "wire"
    PRESS = "press"
    SPECIALIST = "specialist"
    AGGREGATOR = "aggregator"


class Issuer(StrEnum):
    """Who speaks in an item: one of the governments itself, or the press."""

    US_READOUT = "us_readout"
    CHINA_READOUT = "china_readout"
    PRESS = "press"


@value
class Item:
    """One feed entry as plain text (HTML already removed by `bot.feeds.parse`).

    `published` is aware UTC, or None where the feed gave no usable date. `lang` is "en", "zh" or ""
    (unknown: the core decides). `feed_kind` is None for items that come without a feed (`classify`).
    """

    id: str
    title: str
    summary: str = ""
    published: datetime | None = None
    url: str = ""
    source: str = ""
    lang: str = ""
    feed_kind: FeedKind | None = None

    @property
    def text(self) -> str:
        """Title, newline, summary: the text that all spans point into."""
        return f"{self.title}\n{self.summary}"


@record
class Span:
    """Half-open range of code points in `Item.text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


class MentionKind(StrEnum):
    PERSON = "person"  # a named official
    ROLE = "role"  # an office without a name: "China's defence minister", "his counterpart"
    BODY = "body"  # an institution: the Pentagon, MOFCOM, "a House delegation"
    COUNTRY = "country"  # the country, its adjective or its capital standing for it
    JOINT = "joint"  # both sides in one word: "Sino-US", 中美, "the two militaries"
    VENUE = "venue"  # a forum or mechanism: Shangri-La Dialogue, DPCT


@record
class Participant:
    """One official in a contact. `by_role` is True where the item gives only the office."""

    name: str
    side: Side
    ref: str = ""
    office: str = ""
    level: Level = Level.SENIOR
    by_role: bool = False


@record
class When:
    """A contact's own day: first day of a range, with the precision that the text supports.

    `zone` is the IANA zone whose calendar the text speaks in ("Asia/Shanghai" for "Wednesday Beijing
    time"), "" where it does not say. `phrase` is the text that was read.
    """

    day: date
    precision: Precision = Precision.DAY
    end: date | None = None
    zone: str = ""
    phrase: str = ""


@record
class Reason:
    """Why a score is what it is: the rule, what it added (log-odds) and the words that fired it."""

    rule: str
    weight: float
    quote: str = ""
    span: Span | None = None


@record
class Contact:
    """One official US-China contact as one item reports it."""

    track: Track
    level: Level
    mode: Mode
    status: Status
    when: When | None = None
    us: tuple[Participant, ...] = ()
    china: tuple[Participant, ...] = ()
    location: str | None = None
    topics: tuple[str, ...] = ()
    primary: bool = True
    evidence: Span = Span(0, 0)
    initiator: Side | None = None
    mechanism: str = ""  # venue id, e.g. "dpct"
    round: int | None = None
    tone: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()  # sentences that state what both agreed
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()


class ChangeKind(StrEnum):
    """What can be news about a known story; anything else only counts as a source."""

    FIRST_REPORT = "first_report"
    STATUS = "status"
    US_READOUT = "us_readout"
    CHINA_READOUT = "china_readout"
    PARTICIPANT = "participant"
    DATE = "date"
    PLACE = "place"
    DENIAL = "denial"
    NEXT_CONTACT = "next_contact"
    NO_READOUT = "no_readout"

    @property
    def is_of_status(self) -> bool:
        """Whether the contact itself stands otherwise than before, which the whole channel is to see."""
        return self in {ChangeKind.STATUS, ChangeKind.DENIAL}


@record
class StoryChange:
    """One piece of news on a story, with the words and the source that carry it.

    NO_READOUT has neither: `after` names the sides that have published nothing ("us", "china", "us china").
    """

    kind: ChangeKind
    item_id: str
    before: str = ""
    after: str = ""
    evidence: str = ""


@record
class Source:
    """An item as a source of a story. `length` is that of its text in characters, 0 where unknown.

    `feed_kind` is that of the feed that brought it, None where it came without one.
    `home` is the story that the program had filed it under and `seat` its place there, where a person has
    moved it to another ("" and 0 where nobody has).
    """

    item_id: str
    url: str
    outlet: str
    title: str
    published: datetime | None
    issuer: Issuer
    evidence: str
    contact: Contact
    length: int = 0
    home: str = ""
    seat: int = 0
    feed_kind: FeedKind | None = None

    @property
    def is_passed_on(self) -> bool:
        """Whether the outlet gathers what others write."""
        return self.feed_kind is FeedKind.AGGREGATOR

    @property
    def speaker(self) -> Side | None:
        """The side whose government speaks here, None where the press does."""
        return {Issuer.US_READOUT: Side.US, Issuer.CHINA_READOUT: Side.CHINA}.get(self.issuer)

    @property
    def readout_of(self) -> Side | None:
        """The side whose readout this is: its account of a contact held (of one to come, it announces)."""
        return self.speaker if self.contact.status is Status.HELD else None


class CorrectionKind(StrEnum):
    """What a person can change of a story."""

    NOT_A_CONTACT = "not_a_contact"
    FACTS = "facts"
    MERGE = "merge"  # all of its sources belong to another story
    SPLIT = "split"  # some of its sources are another contact


@record
class Facts:
    """What a person says about a contact; None leaves what the sources say. `undated`: no day can be told."""

    track: Track | None = None
    level: Level | None = None
    mode: Mode | None = None
    status: Status | None = None
    when: When | None = None
    undated: bool = False
    us: tuple[Participant, ...] | None = None
    china: tuple[Participant, ...] | None = None
    location: str | None = None
    topics: tuple[str, ...] | None = None


@record
class Correction:
    """A change that a person made to a story, with who, when and why.

    `other` is the story merged into or split off, `items` the sources that are split off. One that was
    `undone` is kept, and changes nothing.
    """

    id: str
    kind: CorrectionKind
    story_id: str
    author: str
    reason: str
    at: datetime
    facts: Facts = field(default_factory=Facts)
    other: str = ""
    items: tuple[str, ...] = ()
    undone: bool = False


@record
class Story:
    """One contact between the two sides, merged over everything that reports it.

    `id` is a stable slug; `contact` is the merged view of all `sources`; `history` holds every change in the
    order of arrival. `first_published` and `last_published` bound the sources' own times. `corrections` are
    what people changed of it, in order, and `contact` shows them.
    """

    id: str
    contact: Contact
    sources: tuple[Source, ...] = ()
    history: tuple[StoryChange, ...] = ()
    first_published: datetime | None = None
    last_published: datetime | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def dismissed(self) -> Correction | None:
        """The correction that says that this is no contact."""
        return next((c for c in self.corrections if c.kind is CorrectionKind.NOT_A_CONTACT), None)

    @property
    def moved_to(self) -> str:
        """The id of the story that all its sources were moved to, "" where it stands for itself."""
        moved = [c.other for c in self.corrections if c.kind in (CorrectionKind.MERGE, CorrectionKind.SPLIT)]
        return moved[-1] if moved and not self.sources else ""

    @property
    def hidden(self) -> bool:
        """Whether it is no contact of its own."""
        return self.dismissed is not None or bool(self.moved_to)


@record
class Subscription:
    """What a channel wants to hear. An empty filter passes everything."""

    channel: str
    tracks: frozenset[Track] = frozenset()
    levels: frozenset[Level] = frozenset()
    statuses: frozenset[Status] = frozenset()
    actors: frozenset[str] = frozenset()  # person ids of the knowledge files
    topics: frozenset[str] = frozenset()
    modes: frozenset[Mode] = frozenset()
    langs: frozenset[str] = frozenset()
    min_score: float = 0.0
    digest: str = "instant"  # instant | daily | weekly
    tz: str = "UTC"
    mention: str = ""  # "" | here | channel | a user group id
    muted_until: datetime | None = None
    ref: str = field(default="", compare=False)  # the store's id, "" for those of channels.yaml
