"""Stories for tests: a few that read like real ones, and a strategy for any that could ever arrive."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from bot.core.model import (
    ChangeKind,
    Contact,
    Issuer,
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

FIRST = datetime(2025, 9, 10, 5, 12, tzinfo=UTC)


def source(number, outlet, evidence, issuer=Issuer.PRESS, contact=None):
    return Source(
        item_id=f"item-{number}",
        url=f"https://news.example/{number}?utm=a&b=c",
        outlet=outlet,
        title=f"Report {number}",
        published=FIRST + timedelta(minutes=17 * number),
        issuer=issuer,
        evidence=evidence,
        contact=contact or VIDEO_CALL,
    )


VIDEO_CALL = Contact(
    track=Track.DEFENSE,
    level=Level.MINISTER,
    mode=Mode.VIDEO,
    status=Status.HELD,
    when=When(date(2025, 9, 9), zone="America/New_York", phrase="on Tuesday"),
    us=(Participant("Pete Hegseth", Side.US, "pete-hegseth", "Secretary of Defense", Level.MINISTER),),
    china=(Participant("Dong Jun", Side.CHINA, "dong-jun", "Minister of National Defense", Level.MINISTER),),
    topics=("taiwan", "south_china_sea"),
)

HELD = Story(
    id="2025-09-09-hegseth-dong-video",
    contact=VIDEO_CALL,
    sources=(
        source(0, "Wire Service", "The two defense chiefs spoke by video link on Tuesday, an official said."),
        source(
            1,
            "US Department of Defense",
            "The Secretary spoke with Admiral Dong by video teleconference.",
            Issuer.US_READOUT,
        ),
        source(2, "Harbor Daily", "It was their first talk since the spring."),
    ),
    history=(StoryChange(ChangeKind.FIRST_REPORT, "item-0", after="held"),),
    first_published=FIRST,
    last_published=FIRST + timedelta(minutes=34),
)

BOTH_READOUTS = replace(
    HELD,
    sources=(
        *HELD.sources,
        source(3, "Ministry of National Defense", "两国防长于9月9日晚视频通话。", Issuer.CHINA_READOUT),
    ),
)

TALKS = Contact(
    track=Track.DEFENSE,
    level=Level.WORKING,
    mode=Mode.IN_PERSON,
    status=Status.SCHEDULED,
    when=When(date(2026, 1, 14), end=date(2026, 1, 15)),
    location="Beijing",
    mechanism="dpct",
    round=19,
    topics=("mil_mil_communication",),
)

SCHEDULED = Story(
    id="2026-01-14-dpct",
    contact=TALKS,
    sources=(source(5, "Harbor Daily", "The talks are set for mid-January in Beijing.", contact=TALKS),),
    first_published=FIRST,
    last_published=FIRST,
)

REFUSED = Contact(
    track=Track.DIPLOMATIC,
    level=Level.LEGISLATIVE,
    mode=Mode.IN_PERSON,
    status=Status.DECLINED,
    when=When(date(2026, 3, 1), Precision.MONTH),
    china=(Participant("", Side.CHINA, office="Chairman of the Standing Committee", by_role=True),),
    initiator=Side.US,
)

DECLINED = Story(
    id="2026-03-congress-delegation",
    contact=REFUSED,
    sources=(source(6, "", "A request for a meeting was turned down.", contact=REFUSED),),
)

STORIES = (HELD, BOTH_READOUTS, SCHEDULED, DECLINED)

# --- any story

TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(st.characters(), max_size=400).map(lambda text: text * 12),
    st.sampled_from(
        [
            *("", "<!channel> & *bold* <https://evil.example|free>", '"' * 5000, "&" * 5000, "🇺🇸" * 900),
            *(
                "防务磋商" * 700,
                "e\u0301" * 2000,
                "\u202eabc\x1b[31m",
                "> quote\n```\nx\n```",
                "@here " * 300,
            ),
        ]
    ),
)
MOMENTS = st.none() | st.integers(800_000_000, 2_800_000_000).map(lambda at: datetime.fromtimestamp(at, UTC))
DAYS = st.dates(date(1949, 10, 1), date(2100, 1, 1))
URLS = TEXTS | TEXTS.map(lambda path: f"https://news.example/{path}")
ZONES = st.sampled_from(["", "Asia/Shanghai", "America/New_York", "Europe/Zurich"])


def _whens():
    return st.builds(
        When, day=DAYS, precision=st.sampled_from(Precision), end=st.none() | DAYS, zone=ZONES, phrase=TEXTS
    )


def _people(side):
    person = st.builds(
        Participant, name=TEXTS, side=st.just(side), ref=TEXTS, office=TEXTS, by_role=st.booleans()
    )
    return st.lists(person, max_size=12).map(tuple)


CONTACTS = st.builds(
    Contact,
    track=st.sampled_from(Track),
    level=st.sampled_from(Level),
    mode=st.sampled_from(Mode),
    status=st.sampled_from(Status),
    when=st.none() | _whens(),
    us=_people(Side.US),
    china=_people(Side.CHINA),
    location=st.none() | TEXTS,
    topics=st.lists(TEXTS, max_size=20).map(tuple),
    initiator=st.none() | st.sampled_from(Side),
    mechanism=st.sampled_from(["", "dpct", "long"]),
    round=st.none() | st.integers(1, 99),
    outcomes=st.lists(TEXTS, max_size=12).map(tuple),
)
SOURCES = st.builds(
    Source,
    item_id=TEXTS,
    url=URLS,
    outlet=TEXTS,
    title=TEXTS,
    published=MOMENTS,
    issuer=st.sampled_from(Issuer),
    evidence=TEXTS,
    contact=st.just(VIDEO_CALL),
)
ANY_STORY = st.builds(
    Story,
    id=TEXTS.map(lambda text: text or "id"),
    contact=CONTACTS,
    sources=st.lists(SOURCES, max_size=12).map(tuple),
    first_published=MOMENTS,
    last_published=MOMENTS,
)
ANY_CHANGE = st.builds(
    StoryChange,
    kind=st.sampled_from(ChangeKind),
    item_id=TEXTS,
    before=TEXTS | st.sampled_from(Status),
    after=TEXTS | st.sampled_from(Status) | DAYS.map(str),
    evidence=TEXTS,
)
