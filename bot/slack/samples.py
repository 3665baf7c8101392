"""Sample stories for the pictures in README and docs.

The contacts are public record; outlets, addresses and sentences are made up and say so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from bot.chart import months_to
from bot.core.model import (
    ChangeKind,
    Contact,
    Issuer,
    Item,
    Level,
    Mode,
    Participant,
    Precision,
    Side,
    Source,
    Status,
    Story,
    StoryChange,
    Track,
    When,
)
from bot.store.tallies import Month

_FIRST: Final = datetime(2025, 9, 10, 2, 14, tzinfo=UTC)


def _source(
    number: int, outlet: str, evidence: str, contact: Contact, issuer: Issuer = Issuer.PRESS
) -> Source:
    published = _FIRST + timedelta(minutes=41 * number)
    url = f"https://news.example/{number}"
    return Source(f"sample-{number}", url, outlet, "", published, issuer, evidence, contact)


def _story(story_id: str, contact: Contact, *sources: Source) -> Story:
    times = [source.published for source in sources if source.published]
    return Story(story_id, contact, sources, first_published=min(times), last_published=max(times))


_CALL: Final = Contact(
    track=Track.DEFENSE,
    level=Level.MINISTER,
    mode=Mode.VIDEO,
    status=Status.HELD,
    when=When(date(2025, 9, 9), zone="America/New_York"),
    us=(Participant("Pete Hegseth", Side.US, office="Secretary of Defense", level=Level.MINISTER),),
    china=(Participant("Dong Jun", Side.CHINA, office="Minister of National Defense", level=Level.MINISTER),),
    topics=("taiwan", "south_china_sea"),
)

CHINESE_READOUT: Final = _source(
    3,
    "Sample readout (China)",
    "The minister said that the two militaries should keep their channels open.",
    _CALL,
    Issuer.CHINA_READOUT,
)

VIDEO_CALL: Final = _story(
    "2025-09-09-hegseth-dong-video",
    _CALL,
    _source(0, "Sample Wire", "The two defense chiefs spoke by video link on Tuesday.", _CALL),
    _source(
        1,
        "Sample readout (US)",
        "The Secretary told Admiral Dong that the United States does not seek conflict.",
        _CALL,
        Issuer.US_READOUT,
    ),
    _source(2, "Sample Daily", "It was the first conversation between the two.", _CALL),
)

CHINESE_READOUT_ARRIVED: Final = StoryChange(
    ChangeKind.CHINA_READOUT, CHINESE_READOUT.item_id, evidence=CHINESE_READOUT.evidence
)

VIDEO_CALL_COMPLETE: Final = replace(
    VIDEO_CALL,
    sources=(*VIDEO_CALL.sources, CHINESE_READOUT),
    history=(
        StoryChange(ChangeKind.FIRST_REPORT, "sample-0", after=Status.HELD),
        StoryChange(ChangeKind.US_READOUT, "sample-1"),
        CHINESE_READOUT_ARRIVED,
    ),
)

_MINISTERS: Final = replace(
    _CALL,
    track=Track.DIPLOMATIC,
    mode=Mode.PHONE,
    when=When(date(2025, 9, 10)),
    us=(Participant("Marco Rubio", Side.US, office="Secretary of State", level=Level.MINISTER),),
    china=(Participant("Wang Yi", Side.CHINA, office="Minister of Foreign Affairs", level=Level.MINISTER),),
    topics=(),
)

_SUMMIT: Final = replace(
    _CALL,
    track=Track.DIPLOMATIC,
    level=Level.LEADER,
    mode=Mode.IN_PERSON,
    status=Status.PROPOSED,
    when=When(date(2025, 10, 1), Precision.MONTH),
    us=(Participant("Donald Trump", Side.US, office="President", level=Level.LEADER),),
    china=(Participant("Xi Jinping", Side.CHINA, office="President", level=Level.LEADER),),
    topics=("summit",),
)

_TALKS: Final = replace(
    _CALL,
    level=Level.WORKING,
    mode=Mode.IN_PERSON,
    status=Status.SCHEDULED,
    when=When(date(2025, 9, 15), Precision.WEEK),
    us=(Participant("", Side.US, office="Defense attaché in Beijing", level=Level.WORKING),),
    china=(),
    location="Beijing",
    topics=("mil_mil_communication",),
)

WEEK: Final = (
    VIDEO_CALL_COMPLETE,
    _story("sample-ministers", _MINISTERS, _source(4, "Sample Wire", "They spoke by phone.", _MINISTERS)),
    _story("sample-summit", _SUMMIT, _source(5, "Sample Daily", "A meeting was suggested.", _SUMMIT)),
    _story("sample-forum", _TALKS, _source(6, "Sample Wire", "The attaché will attend.", _TALKS)),
)
WEEK_START: Final = datetime(2025, 9, 8, tzinfo=UTC)
WEEK_END: Final = WEEK_START + timedelta(days=7)

YEAR: Final = tuple(
    Month(first, track, count)
    for track, counts in (
        (Track.DEFENSE, (1, 3, 2, 0, 1, 1, 0, 2, 1, 1, 2, 3)),
        (Track.DIPLOMATIC, (3, 5, 4, 6, 4, 2, 5, 7, 6, 4, 3, 5)),
    )
    for first, count in zip(months_to(WEEK_END.date()), counts, strict=True)
)
"""Made-up counts."""

ITEM: Final = Item(
    VIDEO_CALL.sources[0].item_id,
    "Hegseth and Dong Jun speak by video link",
    "US Defense Secretary Pete Hegseth spoke by video with Chinese Defense Minister Dong Jun on Tuesday.",
    _FIRST,
    VIDEO_CALL.sources[0].url,
    "Sample Wire",
)
NEAR_MISS: Final = Item(
    "sample-near-miss",
    "Beijing and Washington may talk about shipping, observers say",
    "Chinese and US officials could discuss port fees later this year, observers said.",
    _FIRST,
    "https://news.example/near",
    "Sample Daily",
)
"""Items for the pictures of `why` and `near-misses`."""
