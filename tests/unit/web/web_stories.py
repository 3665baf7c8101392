"""Contacts and feeds that the tests of the web share."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.core.feed import Feed
from bot.core.model import (
    ChangeKind,
    FeedKind,
    Issuer,
    Level,
    Mode,
    Participant,
    Reason,
    Side,
    Status,
    StoryChange,
    Track,
    When,
)
from tests.unit.web.visiting import (
    NOW,
    RUBIO,
    WANG,
    report,
    told,
)

CALL = told("call", date(2025, 9, 9), mode=Mode.VIDEO, topics=("taiwan", "trade"))
MEETING = told(
    "meeting",
    date(2025, 11, 1),
    location="Kuala Lumpur",
    mode=Mode.IN_PERSON,
    evidence="The two met on the sidelines.",
)
MINISTERS = told("ministers", date(2026, 1, 20), (RUBIO,), (WANG,), track=Track.DIPLOMATIC, location="Munich")
OFF = told("off", date(2026, 2, 10), status=Status.CANCELLED)
PLANNED = told("planned", date(2026, 4, 2), status=Status.SCHEDULED, reported=NOW - timedelta(days=2))
UNDATED = told("undated", None, status=Status.PROPOSED, us=(), reported=datetime(2026, 2, 20, 8, tzinfo=UTC))
STORIES = (CALL, MEETING, MINISTERS, OFF, PLANNED, UNDATED)


FIRST = datetime(2025, 9, 10, 3, tzinfo=UTC)
AT_LENGTH = replace(
    CALL,
    sources=(
        report("wire", CALL.contact, FIRST, "The two spoke on Tuesday."),
        report(
            "beijing",
            replace(CALL.contact, topics=("taiwan",), initiator=Side.US, when=When(date(2025, 9, 10))),
            FIRST + timedelta(hours=1),
            "两国防长视频通话。",
            Issuer.CHINA_READOUT,
            "国防部",
        ),
        report(
            "pentagon",
            replace(CALL.contact, topics=("taiwan", "trade"), tone=("candid",), mode=Mode.PHONE),
            FIRST + timedelta(hours=9),
            "The Secretary spoke with Admiral Dong.",
            Issuer.US_READOUT,
            "Pentagon",
        ),
    ),
    history=(
        StoryChange(ChangeKind.FIRST_REPORT, "item-wire-press", after="scheduled"),
        StoryChange(ChangeKind.STATUS, "item-beijing-china_readout", "scheduled", "held"),
        StoryChange(ChangeKind.US_READOUT, "item-pentagon-us_readout", after="Pentagon"),
    ),
    contact=replace(CALL.contact, reasons=(Reason("pair:person-person", 1.22, "spoke"),)),
    first_published=FIRST,
    last_published=FIRST + timedelta(hours=9),
)


def feed(name, url="https://user.example/rss?key=sekrit", **more):
    given = {"publisher": name, "country": "US", "lang": "en", "kind": FeedKind.WIRE, **more}
    return Feed(id=name, name=name, url=url, **given)


HOSTILE = replace(
    told(
        "hostile",
        date(2026, 3, 1),
        us=(Participant('<script>alert("us")</script>', Side.US, office="<b>Chief</b>", level=Level.SENIOR),),
        china=(Participant("\u202eevil\x00\x1b[31m", Side.CHINA),),
        location='"><img src=x onerror=alert(1)>',
        topics=("<i>topic</i>",),
        evidence="</blockquote><script src=//evil.example/x.js></script>",
    ),
    history=(StoryChange(ChangeKind.PLACE, "item-hostile-press", "<u>", "{{ 7*7 }}"),),
)
HOSTILE = replace(
    HOSTILE,
    sources=tuple(
        replace(source, url=url, title="<svg onload=alert(1)>", outlet='" onmouseover="alert(1)', item_id=url)
        for source in HOSTILE.sources
        for url in (
            "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "https://user:secret@evil.example/",
            "//evil.example/",
            'https://news.example/"><script>alert(1)</script>',
            "java\nscript:alert(1)",
        )
    ),
)
