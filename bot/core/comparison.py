"""Both governments' accounts of one contact side by side: what both say, what only one says, what differs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.core.model import Contact, Level, Mode, Precision, Side, Source, Status, Story
from bot.core.value import value

_SIDES = (Side.US, Side.CHINA)
_READ_OUT = {Level.LEADER, Level.MINISTER, Level.SENIOR}  # of lower ranks a readout is the exception
_DATE_LINE = timedelta(days=1)


@value
class Contradiction:
    """One matter that the two accounts tell differently.

    `matter` is "date", "mode", "place" or "initiator". `explained` is True where the date line between the
    two capitals accounts for it: over a wire, one evening has two dates.
    """

    matter: str
    us: str
    china: str
    explained: bool = False


@value
class Comparison:
    """Both readouts, either of which may be missing. `lag` is from the US readout to the Chinese one.

    Topics and tone words keep the order of the readouts. `asked` is who asked for the contact,
    by each side's account. Lengths are in characters, 0 where unknown or missing.
    """

    us: Source | None
    china: Source | None
    topics_both: tuple[str, ...] = ()
    topics_us_only: tuple[str, ...] = ()
    topics_china_only: tuple[str, ...] = ()
    tone_us: tuple[str, ...] = ()
    tone_china: tuple[str, ...] = ()
    asked_us: Side | None = None
    asked_china: Side | None = None
    length_us: int = 0
    length_china: int = 0
    lag: timedelta | None = None
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def is_complete(self) -> bool:
        return self.us is not None and self.china is not None


def compare(story: Story) -> Comparison | None:
    """The story's first readout of each side, None where neither has published one."""
    us, china = readout(story, Side.US), readout(story, Side.CHINA)
    if us is None and china is None:
        return None
    ours, theirs = _topics(us), _topics(china)
    return Comparison(
        us=us,
        china=china,
        topics_both=tuple(topic for topic in ours if topic in theirs),
        topics_us_only=tuple(topic for topic in ours if topic not in theirs),
        topics_china_only=tuple(topic for topic in theirs if topic not in ours),
        tone_us=us.contact.tone if us else (),
        tone_china=china.contact.tone if china else (),
        asked_us=us.contact.initiator if us else None,
        asked_china=china.contact.initiator if china else None,
        length_us=us.length if us else 0,
        length_china=china.length if china else 0,
        lag=china.published - us.published if us and china and us.published and china.published else None,
        contradictions=tuple(_contradictions(us.contact, china.contact)) if us and china else (),
    )


def readout(story: Story, side: Side) -> Source | None:
    """That side's first readout, by publication."""
    found = [source for source in story.sources if source.readout_of is side]
    return min(
        found, key=lambda source: (source.published is None, source.published, source.item_id), default=None
    )


def missing_readouts(story: Story, now: datetime, after: timedelta) -> tuple[Side, ...]:
    """The sides that have published nothing `after` the contact became known as held.

    Nothing is missed of ranks whose contacts are seldom read out.
    """
    since = known_as_held(story)
    if since is None or now - since < after or story.contact.level not in _READ_OUT:
        return ()
    return tuple(side for side in _SIDES if readout(story, side) is None)


def known_as_held(story: Story) -> datetime | None:
    """Since when the contact is known to have been held, None where it is not, or nobody gives a time."""
    told = (source.published for source in story.sources if source.contact.status is Status.HELD)
    if story.contact.status is not Status.HELD:
        return None
    return min((moment for moment in told if moment), default=None)


def _topics(source: Source | None) -> tuple[str, ...]:
    return source.contact.topics if source else ()


def _contradictions(us: Contact, china: Contact) -> Iterator[Contradiction]:
    if us.when and china.when and us.when.precision is china.when.precision is Precision.DAY:
        apart = abs(us.when.day - china.when.day)
        if apart:
            days = us.when.day.isoformat(), china.when.day.isoformat()
            face_to_face = Mode.IN_PERSON in {us.mode, china.mode}
            yield Contradiction("date", *days, explained=apart <= _DATE_LINE and not face_to_face)
    if us.mode is not china.mode and Mode.UNSPECIFIED not in {us.mode, china.mode}:
        yield Contradiction("mode", us.mode, china.mode)
    if us.location and china.location and us.location != china.location:
        yield Contradiction("place", us.location, china.location)
    if us.initiator and china.initiator and us.initiator is not china.initiator:
        yield Contradiction("initiator", us.initiator, china.initiator)
