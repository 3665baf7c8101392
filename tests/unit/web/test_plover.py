"""Stories as PLOVER records, after the manual's rules."""

from dataclasses import replace
from datetime import date

import pytest

from bot.core.model import Level, Mode, Participant, Precision, Side, Status, Track, When
from bot.web.plover import Plover
from tests.unit.web.visiting import DONG, HEGSETH, RUBIO, knowledge, told

DAY = date(2025, 11, 1)
AMBASSADOR = Participant("David Perdue", Side.US, "us_perdue", "Ambassador to China", Level.SENIOR)


@pytest.fixture(scope="module")
def record():
    plover = Plover(knowledge())
    return lambda story: plover.record(story, "https://watch.example/contacts/x")


def codes(actors):
    return [actor["code"] for actor in actors]


def test_a_call_has_both_sides_as_source(record):
    found = record(told("call", DAY))
    assert (found["event"], found["mode"], found["quad_code"]) == (["CONSULT"], ["phone"], 1)
    assert (codes(found["source"]), found["recipient"]) == (["USA", "CHN"], [])
    assert found["source"][0] == {
        "code": "USA",
        "sector": "MIL",
        "actor_text": "Pete Hegseth",
        "identifier_id": "us_hegseth",
        "identifier_text": "Pete Hegseth",
        "office": "Secretary of Defense",
    }
    assert (found["event_type"], found["event_mode"]) == ("CONSULT", ["phone"])
    assert found["context"] == ["military"]
    assert (found["date"], found["date_precision"]) == ("2025-11-01", "day")


@pytest.mark.parametrize(
    ("place", "mode", "source", "recipient"),
    [
        ("Beijing", ["visit"], ["USA"], ["CHN"]),
        ("Washington", ["visit"], ["CHN"], ["USA"]),
        ("Geneva", ["third-party"], ["USA", "CHN"], []),
        (None, [], ["USA", "CHN"], []),
        ("Nowhere known", [], ["USA", "CHN"], []),
    ],
)
def test_the_visitor_is_source_and_the_host_recipient(record, place, mode, source, recipient):
    found = record(told("visit", DAY, mode=Mode.IN_PERSON, location=place))
    assert (found["mode"], codes(found["source"]), codes(found["recipient"])) == (mode, source, recipient)
    assert found["event_loc"] == ({"name": place} if place else None)


def test_who_lives_there_is_no_visitor(record):
    found = record(
        told("resident", DAY, us=(AMBASSADOR,), mode=Mode.IN_PERSON, location="Beijing", level=Level.SENIOR)
    )
    assert (found["mode"], codes(found["source"])) == ([], ["USA", "CHN"])


def test_a_forum_is_multilateral(record):
    found = record(told("forum", DAY, mode=Mode.IN_PERSON, location="Singapore", mechanism="sld"))
    assert (found["mode"], found["link"]) == (["multilateral"], "sld")


@pytest.mark.parametrize(
    ("status", "event", "mode", "quad", "contexts"),
    [
        (Status.SCHEDULED, "CONSULT", ["phone"], 1, {"future"}),
        (Status.PROPOSED, "CONSULT", ["phone"], 1, {"future", "hypothetical"}),
        (Status.DECLINED, "REJECT", ["meet"], 3, set()),
        (Status.CANCELLED, "SANCTION", ["cancel"], 3, set()),
    ],
)
def test_what_has_not_been_held(record, status, event, mode, quad, contexts):
    found = record(told("plan", DAY, status=status))
    assert (found["event"], found["mode"], found["quad_code"]) == ([event], mode, quad)
    assert set(found["context"]) == {"military"} | contexts


def test_who_was_asked_is_who_refused(record):
    found = record(told("refused", DAY, status=Status.DECLINED, initiator=Side.US))
    assert (codes(found["source"]), codes(found["recipient"])) == (["CHN"], ["USA"])


def test_topics_become_contexts_each_once(record):
    found = record(
        told("talks", DAY, (RUBIO,), track=Track.DIPLOMATIC, topics=("trade", "taiwan", "human_rights"))
    )
    assert found["context"] == ["diplomatic", "economic", "human_rights"]
    assert found["topics"] == ["trade", "taiwan", "human_rights"]


def test_sectors_go_by_the_office(record):
    member = Participant("Adam Smith", Side.US, office="Member of Congress", level=Level.LEGISLATIVE)
    found = record(told("mixed", DAY, (RUBIO, member), (DONG,), track=Track.DIPLOMATIC))
    assert [actor["sector"] for actor in found["source"]] == ["GOV", "LEG", "MIL"]


def test_a_side_without_names_still_takes_part(record):
    found = record(told("unnamed", DAY, us=(), china=(replace(DONG, name="", by_role=True),)))
    assert [(actor["code"], actor["actor_text"]) for actor in found["source"]] == [
        ("USA", ""),
        ("CHN", "Minister of National Defense"),
    ]


def test_dates_say_how_exact_they_are(record):
    days = record(told("days", DAY, when=When(DAY, end=date(2025, 11, 3))))
    assert (days["date"], days["enddate"], days["date_precision"]) == ("2025-11-01", "2025-11-03", "day")
    month = record(told("month", DAY, when=When(DAY, Precision.MONTH)))
    assert (month["date"], month["date_precision"]) == ("2025-11-01", "month")
    undated = record(told("undated", None))
    assert (undated["date"], undated["date_precision"]) == ("2026-03-01", "reported")


def test_every_source_is_cited(record):
    (source,) = told("call", DAY).sources
    unsafe = replace(source, url="javascript:alert(1)", item_id="b")
    found = record(replace(told("call", DAY, us=(HEGSETH,)), sources=(source, unsafe)))
    assert [cited["url"] for cited in found["cite_info"]] == [None, "https://news.example/call"]
    assert {cited["codebook"] for cited in found["cite_info"]} == {"plover-0.7b1"}
    assert found["event_text"] == ["They spoke by phone."]
