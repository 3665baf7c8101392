"""The pages for people: what they tell, how they are filtered and turned, what hostile feeds cannot do."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.core.feed import FeedState, Health
from bot.core.model import (
    Correction,
    CorrectionKind,
    Precision,
    When,
)
from tests.unit.web.visiting import (
    DONG,
    NOW,
    save,
    told,
    visited,
)
from tests.unit.web.web_stories import AT_LENGTH, CALL, MEETING, STORIES, feed


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
