"""The pages for people: what they tell, how they are filtered and turned, what hostile feeds cannot do."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.feed import Feed, FeedState, Health
from bot.core.model import (
    ChangeKind,
    Correction,
    CorrectionKind,
    FeedKind,
    Issuer,
    Level,
    Mode,
    Participant,
    Precision,
    Reason,
    Side,
    Status,
    StoryChange,
    Track,
    When,
)
from bot.store.store import Store
from tests.story_samples import ANY_STORY
from tests.unit.web.visiting import (
    DONG,
    EXPORTS,
    NOW,
    PAGES,
    RUBIO,
    WANG,
    dangers,
    report,
    save,
    told,
    visited,
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


@pytest.fixture(scope="module")
def visitor(module_store):
    save(module_store, *STORIES)
    with visited(module_store) as visitor:
        yield visitor


def test_the_timeline_tells_who_met_whom_latest_first(visitor):
    answer = visitor.ask("/")
    assert answer.status == 200
    assert answer.headlines == [
        "Pete Hegseth – Dong Jun: phone call scheduled",
        "US defense officials – Dong Jun: phone call proposed",
        "Pete Hegseth – Dong Jun: phone call cancelled",
        "Marco Rubio – Wang Yi: phone call held",
        "Pete Hegseth – Dong Jun: meeting held",
        "Pete Hegseth – Dong Jun: video call held",
    ]
    assert answer.texts(".month > h2") == [
        "April 2026",
        "February 2026",
        "January 2026",
        "November 2025",
        "September 2025",
    ]
    assert answer.texts(".entry-day")[:2] == ["Thu, Apr 2, 2026", "Day not statedreported Feb 20, 2026"]
    last = answer.page.css(".entry")[-1].text()
    for said in ("Secretary of Defense", "Minister of National Defense", "Held", "Defense", "1 source"):
        assert said in last


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"track": "diplomatic"}, ["ministers"]),
        ({"status": "held"}, ["ministers", "meeting", "call"]),
        ({"status": "cancelled", "track": "defense"}, ["off"]),
        ({"person": "Wang Yi"}, ["ministers"]),
        ({"person": "cn_wangyi"}, ["ministers"]),
        ({"person": "hegseth", "status": "held"}, ["meeting", "call"]),
        ({"person": 'Nobody "of" that name'}, []),
        ({"q": "sidelines"}, ["meeting"]),
        ({"q": "Munich rubio"}, ["ministers"]),
        ({"q": "status:held hegseth"}, ["meeting", "call"]),
        ({"from": "2026-01-01", "to": "2026-02-28"}, ["undated", "off", "ministers"]),
        ({"from": "2026"}, ["planned", "undated", "off", "ministers"]),
        ({"to": "2025-10"}, ["call"]),
        ({"q": "", "track": "", "person": "", "status": "held", "from": "", "to": "2025-10-01"}, ["call"]),
    ],
)
def test_filters_narrow_the_timeline(visitor, query, expected):
    answer = visitor.ask("/", **query)
    links = [node.attributes["href"] for node in answer.page.css(".entry h3 a")]
    assert [link.rsplit("/", 1)[1] for link in links] == expected


def test_what_is_filtered_by_stands_in_the_form_and_in_the_exports(visitor):
    answer = visitor.ask("/", q='"<b>', person="Wang", track="defense", **{"from": "2025-01"})
    page = answer.page
    assert page.css_first("input[name=q]").attributes["value"] == '"<b>'
    assert page.css_first("input[name=person]").attributes["value"] == "Wang"
    assert page.css_first("input[name=from]").attributes["value"] == "2025-01-01"
    assert page.css_first("option[selected]").attributes["value"] == "defense"
    exported = page.css_first("a[href*='contacts.csv']").attributes["href"]
    assert "person=Wang" in exported
    assert "from=2025-01-01" in exported


def test_a_filter_that_is_not_understood_is_named(visitor):
    (notice,) = visitor.ask("/", q="hegseth colour:red").texts(".notice")
    assert "colour:red" in notice


def test_nothing_found_says_so(visitor):
    answer = visitor.ask("/", q="zzzzzz")
    assert "0 contacts" in answer.texts(".count")
    assert answer.texts(".none")


def test_the_first_page_has_the_months_and_what_lies_ahead(visitor):
    answer = visitor.ask("/")
    assert answer.page.css_first("svg desc").text().startswith("3 contacts were held")
    ahead = " ".join(answer.texts(".ahead li"))
    assert "Pete Hegseth – Dong Jun: phone call scheduled" in ahead
    assert "Harbor Forum, Singapore" in ahead
    assert not visitor.ask("/", track="defense").page.css(".overview")


def test_pages_turn_both_ways_and_miss_nothing(sqlite_store):
    many = [told(f"c{number:03}", date(2024, 1, 1) + timedelta(days=number // 3)) for number in range(95)]
    save(sqlite_store, *many)
    with visited(sqlite_store) as visitor:
        here, seen, trail = "/?track=defense", [], []
        while here:
            answer = visitor.ask(here)
            seen += [node.attributes["href"] for node in answer.page.css(".entry h3 a")]
            trail.append((here, answer.headlines))
            answer, here = visitor.follow(here, ".pages a[rel=next]")
        assert len(seen) == len(set(seen)) == 95
        assert "track=defense" in trail[1][0]
        back, _ = visitor.follow(trail[-1][0], ".pages a[rel=prev]")
        assert back.headlines == trail[-2][1]


# --- one contact

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


@pytest.fixture
def at_length(sqlite_store):
    save(sqlite_store, AT_LENGTH)
    with visited(sqlite_store) as visitor:
        yield visitor.ask("/contacts/call")


def test_a_contact_s_page_tells_everything_known(at_length):
    assert at_length.texts("h1") == ["Pete Hegseth – Dong Jun: video call held"]
    assert at_length.texts(".officials .name") == ["Pete Hegseth", "Dong Jun"]
    assert at_length.texts(".officials .office") == ["Secretary of Defense", "Minister of National Defense"]
    assert at_length.texts(".sheet dd")[:2] == ["Tue, Sep 9, 2025", "Video call"]
    assert at_length.texts("blockquote") == [
        "两国防长视频通话。",
        "The Secretary spoke with Admiral Dong.",
        "The two spoke on Tuesday.",
    ]
    assert at_length.page.css_first("blockquote").attributes["lang"] == "zh"
    assert at_length.texts(".history .what") == [
        "First report: scheduled",
        "Status changed: scheduled → held",
        "US readout published",
    ]
    links = [node.attributes["href"] for node in at_length.page.css(".sources a")]
    assert sorted(links) == [f"https://news.example/{name}" for name in ("beijing", "pentagon", "wire")]
    assert at_length.texts(".reasons tbody td") == ["pair:person-person", "+1.22", "spoke"]
    assert "97%" in at_length.text


def test_both_readouts_stand_side_by_side(at_length):
    rows = {
        row.css_first("th").text(): [" ".join(cell.text().split()) for cell in row.css("td")]
        for row in at_length.page.css(".compare tbody tr")
    }
    assert rows["Published by"] == ["Pentagon", "国防部"]
    assert rows["Both mention"] == ["Taiwan"]
    assert rows["Only this side mentions"] == ["Trade and economy", "–"]
    assert rows["Words on the tone"] == ["candid", "–"]
    assert rows["Says it was requested by"] == ["Not said", "United States"]
    assert at_length.texts(".lag") == ["The US readout followed the Chinese one by 8 hours."]
    assert at_length.texts(".contradiction") == [
        "The US readout dates it Sep 9, 2025, the Chinese one Sep 10, 2025. "
        "The date line between the two capitals accounts for it.",
        "The US readout calls it a phone call, the Chinese one a video call.",
    ]


def test_a_readout_that_was_not_seen_is_said_to_be_missing(sqlite_store):
    save(sqlite_store, replace(AT_LENGTH, sources=AT_LENGTH.sources[:2]), MEETING)
    with visited(sqlite_store) as visitor:
        assert "No readout seen" in visitor.ask("/contacts/call").texts(".compare td")
        assert visitor.ask("/contacts/meeting").texts(".none") == [
            "Neither government's readout has been seen."
        ]


def test_an_official_known_by_office_only_is_marked(sqlite_store):
    by_role = replace(DONG, by_role=True)
    save(sqlite_store, told("role", date(2025, 9, 9), china=(by_role,), us=()))
    with visited(sqlite_store) as visitor:
        page = visitor.ask("/contacts/role")
    assert "named by office only" in page.texts(".officials")[1]
    assert page.texts(".officials")[0] == "US defense officials"


def test_a_coarse_day_is_not_made_a_day(sqlite_store):
    vague = When(date(2026, 4, 1), Precision.MONTH)
    save(sqlite_store, told("vague", date(2026, 4, 1), when=vague, reported=NOW))
    with visited(sqlite_store) as visitor:
        page = visitor.ask("/contacts/vague").page
    (time,) = page.css(".sheet dd")[0].css("time")
    assert (time.text(), time.attributes["datetime"]) == ("April 2026", "2026-04")


def test_a_merged_contact_leads_to_the_one_it_went_into(sqlite_store):
    merge = Correction("m1", CorrectionKind.MERGE, "gone", "U1", "same call", NOW, other="call")
    save(sqlite_store, CALL, replace(CALL, id="gone", sources=(), history=()))
    with sqlite_store.begin() as tx:
        tx.corrections.add(merge)
    with visited(sqlite_store) as visitor:
        answer = visitor.ask("/contacts/gone")
        assert answer.status == 307
        followed = visitor.ask("/contacts/" + answer.headers["location"].rsplit("/", 1)[1])
        assert followed.texts("h1") == ["Pete Hegseth – Dong Jun: video call held"]


def test_a_dismissed_contact_says_why_and_stands_in_no_list(sqlite_store):
    dismissal = Correction("d1", CorrectionKind.NOT_A_CONTACT, "call", "U1", "a <b>film</b>", NOW)
    with sqlite_store.begin() as tx:
        tx.corrections.add(dismissal)
        tx.stories.save(replace(CALL, corrections=(dismissal,)), None, NOW)
    with visited(sqlite_store) as visitor:
        assert visitor.ask("/").headlines == []
        page = visitor.ask("/contacts/call")
        assert page.texts(".notice") == ["Marked as no contact: a <b>film</b>"]
        assert visitor.ask("/contacts.csv").text.count("\n") == 1


# --- feeds


def feed(name, url="https://user.example/rss?key=sekrit", **more):
    given = {"publisher": name, "country": "US", "lang": "en", "kind": FeedKind.WIRE, **more}
    return Feed(id=name, name=name, url=url, **given)


def test_feeds_are_listed_by_what_they_need(sqlite_store):
    states = {
        "good": FeedState(
            "good",
            health=Health.OK,
            last_polled=NOW,
            last_ok=NOW,
            next_due=NOW + timedelta(minutes=10),
            items=12,
        ),
        "bad": FeedState(
            "bad",
            health=Health.FAILING,
            health_since=NOW - timedelta(days=2),
            last_polled=NOW,
            failures=3,
            last_error="503 Service <b>Unavailable</b>",
        ),
    }
    with sqlite_store.begin() as tx:
        for name in ("good", "bad", "new"):
            tx.feeds.put(feed(name), "config")
        tx.feeds.put(feed("off", enabled=False), "config")
        tx.feeds.save_states(states.values())
    with visited(sqlite_store) as visitor:
        answer = visitor.ask("/feeds")
    assert answer.texts("section > h2") == ["In trouble", "Not polled yet", "Healthy", "Switched off"]
    assert answer.texts("tbody .name") == ["bad", "new", "good", "off"]
    bad = " ".join(answer.page.css("tbody tr")[0].text().split())
    for said in ("failing", "503 Service <b>Unavailable</b>", "3 failures in a row", "Mar 8, 2026", "Never"):
        assert said in bad
    assert "Mar 10, 2026, 09:40 UTC" in answer.text
    assert "sekrit" not in answer.text
    assert "user.example" in answer.text


# --- safety

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


def test_nothing_from_a_feed_becomes_markup(sqlite_store):
    save(sqlite_store, HOSTILE)
    with visited(sqlite_store) as visitor:
        for path in ("/", "/contacts/hostile", "/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"):
            answer = visitor.ask(path)
            assert answer.status == 200
            assert dangers(answer) == []
        page = visitor.ask("/contacts/hostile")
        assert "{{ 7*7 }}" in page.text
        assert [node.attributes["href"] for node in page.page.css(".sources a")] == [
            "https://news.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
        ]
        for invisible in ("\u202e", "\x00", "\x1b"):
            assert invisible not in page.text


@pytest.fixture(scope="module")
def shared_site(sqlite_template, tmp_path_factory):
    path = shutil.copy(sqlite_template, tmp_path_factory.mktemp("web") / "any.db")
    store = Store.at(f"sqlite:///{path}")
    with visited(store) as visitor:
        yield store, visitor
    store.close()


@given(story=ANY_STORY, question=st.text(max_size=60))
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_story_makes_harmless_pages(shared_site, story, question):
    store, visitor = shared_site
    story = replace(story, id="any")
    with store.begin() as tx:
        tx.stories.delete("any")
        tx.stories.save(story, None, NOW)
    for path, query in (("/contacts/any", {}), ("/", {}), ("/", {"q": question})):
        answer = visitor.ask(path, **query)
        assert answer.status == 200
        assert dangers(answer) == []


@pytest.mark.parametrize("path", [*PAGES, *EXPORTS, "/static/style.css", "/healthz", "/contacts/call"])
def test_every_answer_forbids_what_the_pages_do_not_use(visitor, path):
    headers = visitor.ask(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


@pytest.mark.parametrize("path", [*PAGES, "/contacts/call"])
def test_pages_need_nothing_but_our_own_files(visitor, path):
    answer = visitor.ask(path)
    assert dangers(answer) == []
    for node in answer.page.css("link[rel=stylesheet], link[rel=icon]"):
        assert visitor.ask("/" + node.attributes["href"].lstrip("./")).status == 200


# --- faults


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere", 404, "Not found"),
        ("/contacts/nobody", 404, "no such contact"),
        ("/contacts/" + "x" * 3000, 404, "Not found"),
        ("/contacts/%00", 404, "Not found"),
        ("/?from=yesterday", 422, "expected a day as 2025-09-09"),
        ("/?from=2026-02-30", 422, "expected a day as 2025-09-09"),
        ("/?from=2026&to=2025", 422, "the first day lies after the last one"),
        ("/?track=naval", 422, "track"),
        ("/?cursor=%22%3E%3Cb%3E", 422, "not a cursor"),
        ("/?cursor=offffffffffffff", 200, "US–China contacts"),
        ("/contacts.csv?status=maybe", 422, "status"),
        ("/?q=" + "x" * 201, 422, "q"),
    ],
)
def test_faults_are_readable_pages(visitor, path, status, said):
    answer = visitor.ask(path)
    assert answer.status == status
    assert answer.headers["content-type"].startswith("text/html")
    assert said in answer.text
    assert dangers(answer) == []


def test_programs_get_their_faults_as_json(visitor):
    for path, headers in (("/api/nothing", {}), ("/nothing", {"Accept": "application/json"})):
        answer = visitor.ask(path, headers=headers)
        assert answer.status == 404
        assert answer.json()["status"] == 404
    fault = visitor.ask("/api/contacts", limit=0, track="x").json()
    assert {each["field"] for each in fault["faults"]} == {"limit", "track"}


def test_other_methods_are_refused(visitor):
    assert visitor.ask("/", method="POST").status == 405
    assert visitor.ask("/contacts/call", method="DELETE").status == 405


def test_what_fails_inside_stays_inside(sqlite_store):
    with sqlite_store.begin() as tx:
        tx.connection.exec_driver_sql("DROP TABLE story_index")
    with visited(sqlite_store) as visitor:
        answer = visitor.ask("/")
    assert answer.status == 500
    assert "Something went wrong" in answer.text
    assert "Error" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/contacts/call", "/contacts.csv", "/healthz"])
def test_head_answers_like_get_without_a_body(visitor, path):
    answer = visitor.ask(path, method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-type"] == visitor.ask(path).headers["content-type"]


def test_pages_are_compressed_for_who_can_read_that(visitor):
    packed = visitor.ask("/", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == visitor.ask("/").text
