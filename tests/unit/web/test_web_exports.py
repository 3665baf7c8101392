"""Contacts for other programs, read back by parsers of their formats."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from bot.catalog import Occasion
from bot.core.model import Participant, Precision, Side, Status, When
from bot.services import queries
from bot.services.queries import Coming
from bot.web import agenda, atom, table
from bot.web.models import summary
from bot.wording import Names
from tests.story_samples import ANY_STORY
from tests.unit.web.visiting import HEGSETH, NOW, OCCASION, save, told, visited

CALL = told("call", date(2025, 9, 9), topics=("taiwan", "trade"))
PLANNED = told("planned", date(2026, 4, 2), status=Status.SCHEDULED, reported=NOW - timedelta(days=2))
OFF = told("off", date(2026, 5, 2), status=Status.CANCELLED, reported=NOW - timedelta(days=1))
MONTH = told(
    "month",
    date(2026, 12, 1),
    status=Status.PROPOSED,
    when=When(date(2026, 12, 1), Precision.MONTH),
    location="Beijing",
    reported=NOW - timedelta(days=3),
)
STORIES = (CALL, PLANNED, OFF, MONTH)
PUBLIC = "https://watch.example/"
NAMES = Names()


@pytest.fixture(scope="module")
def visitor(module_store):
    save(module_store, *STORIES)
    with visited(module_store, PUBLIC) as visitor:
        yield visitor


# --- CSV


def read_csv(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_has_a_row_a_contact(visitor):
    answer = visitor.ask("/contacts.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["content-disposition"] == 'attachment; filename="contacts.csv"'
    rows = read_csv(answer.text)
    assert [row["id"] for row in rows] == ["month", "off", "planned", "call"]
    call = rows[-1]
    assert (call["date"], call["status"], call["us"], call["china"]) == (
        *("2025-09-09", "held", "Pete Hegseth", "Dong Jun"),
    )
    assert call["topics"] == "taiwan; trade"
    assert call["url"] == "https://watch.example/contacts/call"


def test_csv_takes_the_filters(visitor):
    rows = read_csv(visitor.ask("/contacts.csv", status="held").text)
    assert [row["id"] for row in rows] == ["call"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "－"])
def test_csv_runs_no_formula(start):
    name = f'{start}HYPERLINK("https://evil.example","x")'
    story = told("formula", date(2025, 9, 9), us=(Participant(name, Side.US),))
    (row,) = read_csv(as_csv(story))
    assert row["us"] == f"'{name}"


@given(story=ANY_STORY)
@settings(max_examples=60)
def test_csv_of_any_story_is_one_row_without_formulas(story):
    (row,) = read_csv(as_csv(story))
    assert None not in row
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for value in row.values())


def as_csv(story):
    return "".join(table.lines([(story, summary(story, NAMES, "https://watch.example/x"))]))


def test_an_export_runs_over_many_batches(sqlite_store, monkeypatch):
    monkeypatch.setattr(queries, "BATCH", 3)
    save(sqlite_store, *(told(f"c{number:02}", date(2025, 1, 1 + number)) for number in range(10)))
    with visited(sqlite_store) as visitor:
        rows = read_csv(visitor.ask("/contacts.csv").text)
        lines = visitor.ask("/contacts.jsonl").text.splitlines()
    assert [row["id"] for row in rows] == [f"c{number:02}" for number in range(9, -1, -1)]
    assert [json.loads(line)["id"] for line in lines] == [row["id"] for row in rows]


# --- JSON lines


def test_json_lines_hold_a_record_each(visitor):
    answer = visitor.ask("/contacts.jsonl", status="held")
    assert answer.headers["content-type"] == "application/x-ndjson"
    (line,) = answer.text.splitlines()
    record = json.loads(line)
    assert (record["id"], record["event"], record["date"]) == ("call", ["CONSULT"], "2025-09-09")
    assert record["url"] == "https://watch.example/contacts/call"


# --- calendar


def events(body):
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(body).events}


def test_the_calendar_holds_what_lies_ahead(visitor):
    answer = visitor.ask("/upcoming.ics")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    found = events(answer.body)
    assert set(found) == {
        "Pete Hegseth – Dong Jun: phone call scheduled",
        "Pete Hegseth – Dong Jun: phone call cancelled",
        "Pete Hegseth – Dong Jun: phone call proposed (December 2026)",
        "Harbor Forum",
    }
    planned = found["Pete Hegseth – Dong Jun: phone call scheduled"]
    assert (planned.start, planned.end) == (date(2026, 4, 2), date(2026, 4, 3))
    assert planned["STATUS"] == "CONFIRMED"
    assert planned["UID"] == "planned@contactwatch"
    assert planned["URL"] == "https://watch.example/contacts/planned"
    assert found["Pete Hegseth – Dong Jun: phone call cancelled"]["STATUS"] == "CANCELLED"
    vague = found["Pete Hegseth – Dong Jun: phone call proposed (December 2026)"]
    assert (vague.start, vague.end) == (date(2026, 12, 1), date(2027, 1, 1))
    assert (vague["STATUS"], vague["LOCATION"]) == ("TENTATIVE", "Beijing")
    assert found["Harbor Forum"].end == date(2026, 6, 8)


@given(story=ANY_STORY, place=st.text(max_size=80))
@settings(max_examples=60)
def test_the_calendar_of_any_story_reads_back(story, place):
    coming = Coming((story,), (Occasion("A; forum, \\ with marks", date(2026, 1, 1), place=place),))
    body = agenda.calendar(coming, NAMES, lambda _: "https://watch.example/x", NOW.date())
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    found = Calendar.from_ical(body)
    assert not found.errors
    for event in found.events:
        assert event.errors == []
        assert event.start < event.end
        assert str(event["UID"])


# --- Atom


def test_the_feed_tells_each_contact(visitor):
    answer = visitor.ask("/contacts.atom")
    assert answer.headers["content-type"] == "application/atom+xml"
    found = feedparser.parse(answer.body)
    assert not found.bozo
    assert found.version == "atom10"
    assert found.feed.id == "https://watch.example/contacts.atom"
    assert [entry.id.rsplit("/", 1)[1] for entry in found.entries] == ["off", "planned", "month", "call"]
    call = found.entries[-1]
    assert call.title == "Pete Hegseth – Dong Jun: phone call held"
    assert call.link == "https://watch.example/contacts/call"
    assert "They spoke by phone." in call.summary
    assert {link.href for link in call.links if link.rel == "related"} == {"https://news.example/call"}
    assert call.updated == "2025-09-10T12:00:00+00:00"


@given(stories=st.lists(ANY_STORY, max_size=3))
@settings(max_examples=60)
def test_the_feed_of_any_stories_reads_back(stories):
    stories = [replace(story, id=f"{number}{story.id}") for number, story in enumerate(stories)]
    found = feedparser.parse(atom.feed(stories, NAMES, PUBLIC))
    assert not found.bozo, found.bozo_exception
    assert len({entry.id for entry in found.entries}) == len(stories)
    for entry in found.entries:
        assert entry.title
        assert entry.updated_parsed
        assert all(link.href.startswith(("http://", "https://")) for link in entry.links)


# --- what readers keep


@pytest.mark.parametrize("path", ["/contacts.csv", "/contacts.jsonl", "/upcoming.ics", "/contacts.atom"])
def test_an_export_is_sent_again_only_where_it_changed(sqlite_store, path):
    save(sqlite_store, PLANNED)
    with visited(sqlite_store) as visitor:
        known = {"If-None-Match": f'"other", {visitor.ask(path).headers["etag"]}'}
        assert visitor.ask(path, headers=known).status == 304
        later = replace(PLANNED, last_published=datetime(2026, 3, 9, tzinfo=UTC))
        us = (*later.contact.us, replace(HEGSETH, name="Elbridge Colby"))
        news = replace(later, contact=replace(later.contact, us=us))
        save(sqlite_store, news, now=NOW + timedelta(minutes=1))
        assert visitor.ask(path, headers=known).status == 200


def test_without_a_public_address_links_go_by_the_request(sqlite_store):
    save(sqlite_store, CALL)
    with visited(sqlite_store, calendar=(OCCASION,)) as visitor:
        (row,) = read_csv(visitor.ask("/contacts.csv").text)
        assert row["url"] == f"{visitor.base}/contacts/call"
