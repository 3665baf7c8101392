"""The JSON API: its shape as it describes itself, its filters, and cursors that hold while news come in."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.model import Issuer, Precision, Side, Status, Track, When
from bot.web.models import ContactDetail, ContactPage
from tests.unit.web.visiting import RUBIO, WANG, report, save, told, visited

CALL = told("call", date(2025, 9, 9), topics=("taiwan",))
MINISTERS = told("ministers", date(2026, 1, 20), (RUBIO,), (WANG,), track=Track.DIPLOMATIC)
OFF = told("off", date(2026, 2, 10), status=Status.CANCELLED)
VAGUE = told(
    "vague",
    date(2026, 4, 1),
    status=Status.SCHEDULED,
    when=When(date(2026, 4, 1), Precision.MONTH),
    reported=datetime(2026, 2, 1, tzinfo=UTC),
)
STORIES = (CALL, MINISTERS, OFF, VAGUE)


@pytest.fixture(scope="module")
def visitor(module_store):
    save(module_store, *STORIES)
    with visited(module_store, public_url="https://watch.example/contacts-desk/") as visitor:
        yield visitor


def ids(answer):
    return [contact["id"] for contact in answer.json()["contacts"]]


def all_ids(visitor, cursor=None, **query):
    """Every id from the cursor on, page by page."""
    found = []
    while True:
        answer = visitor.ask("/api/contacts", **query, **({"cursor": cursor} if cursor else {}))
        found += ids(answer)
        cursor = answer.json()["next_cursor"]
        if cursor is None:
            return found


def test_contacts_come_latest_first_in_the_shape_that_is_described(visitor):
    answer = visitor.ask("/api/contacts")
    page = ContactPage.model_validate_json(answer.body)
    assert [contact.id for contact in page.contacts] == ["vague", "off", "ministers", "call"]
    assert page.next_cursor is None
    call = page.contacts[-1]
    assert call.url == "https://watch.example/contacts-desk/contacts/call"
    assert (call.date, call.date_precision) == (date(2025, 9, 9), Precision.DAY)
    assert [person.name for person in call.us] == ["Pete Hegseth"]
    assert call.first_reported == datetime(2025, 9, 10, 12, tzinfo=UTC)
    assert page.contacts[0].date_precision is Precision.MONTH


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"track": "diplomatic"}, ["ministers"]),
        ({"status": "cancelled"}, ["off"]),
        ({"person": "wang yi"}, ["ministers"]),
        ({"q": "taiwan"}, ["call"]),
        ({"from": "2026-01-01", "to": "2026-02-28"}, ["off", "ministers"]),
        ({"q": "no such thing"}, []),
    ],
)
def test_filters(visitor, query, expected):
    assert ids(visitor.ask("/api/contacts", **query)) == expected
    assert all_ids(visitor, limit=1, **query) == expected


def test_one_contact_has_its_sources_and_both_readouts(sqlite_store):
    published = datetime(2025, 9, 10, 4, tzinfo=UTC)
    readouts = (
        report("us", CALL.contact, published, "Spoke.", Issuer.US_READOUT),
        report("cn", CALL.contact, published + timedelta(hours=2), "通话。", Issuer.CHINA_READOUT),
    )
    save(sqlite_store, replace(CALL, sources=(*CALL.sources, *readouts)))
    with visited(sqlite_store) as visitor:
        found = ContactDetail.model_validate_json(visitor.ask("/api/contacts/call").body)
        assert found.url == f"{visitor.base}/contacts/call"
    assert found.readouts == [Side.US, Side.CHINA]
    assert found.readouts_compared is not None
    assert found.readouts_compared.lag_seconds == 7200
    assert found.readouts_compared.topics_both == ["taiwan"]
    assert {source.url for source in found.sources} == {
        f"https://news.example/{n}" for n in ("call", "us", "cn")
    }


def test_an_unsafe_address_is_no_address(sqlite_store):
    (source,) = CALL.sources
    save(sqlite_store, replace(CALL, sources=(replace(source, url="javascript:alert(1)"),)))
    with visited(sqlite_store) as visitor:
        assert visitor.ask("/api/contacts/call").json()["sources"][0]["url"] is None


def test_a_cursor_holds_while_contacts_come_and_change(sqlite_store):
    days = [date(2025, 1, 1) + timedelta(days=number) for number in range(30)]
    save(sqlite_store, *(told(f"c{number:02}", day) for number, day in enumerate(days)))
    with visited(sqlite_store) as visitor:
        first = visitor.ask("/api/contacts", limit=10)
        save(
            sqlite_store,
            told("newest", date(2025, 6, 1)),
            told("between", days[25]),
            replace(told("c28", days[28]), contact=told("c28", days[28], topics=("trade",)).contact),
            told("oldest", date(2024, 1, 1)),
        )
        rest = all_ids(visitor, first.json()["next_cursor"], limit=10)
    assert ids(first) == [f"c{number:02}" for number in range(29, 19, -1)]
    assert rest == [*(f"c{number:02}" for number in range(19, -1, -1)), "oldest"]


@pytest.mark.parametrize("limit", ["0", "201", "-1", "many"])
def test_a_limit_out_of_bounds_is_refused(visitor, limit):
    answer = visitor.ask("/api/contacts", limit=limit)
    assert answer.status == 422
    assert [fault["field"] for fault in answer.json()["faults"]] == ["limit"]


@pytest.mark.parametrize("cursor", ["x", "o", "o" + "f" * 15, "o12 OR 1=1", "é", "o-1"])
def test_a_made_up_cursor_is_refused(visitor, cursor):
    assert visitor.ask("/api/contacts", cursor=cursor).status == 422


def test_the_description_names_every_parameter_and_answer(visitor):
    described = visitor.ask("/api/openapi.json").json()
    listing = described["paths"]["/api/contacts"]["get"]
    assert {parameter["name"] for parameter in listing["parameters"]} == {
        *("q", "track", "person", "status", "from", "to", "limit", "cursor")
    }
    assert all(parameter.get("description") for parameter in listing["parameters"])
    schemas = described["components"]["schemas"]
    for status, model in (("200", "ContactPage"), ("422", "ErrorOut")):
        content = listing["responses"][status]["content"]["application/json"]
        assert content["schema"]["$ref"].endswith(f"/{model}")
    contact = visitor.ask("/api/contacts").json()["contacts"][0]
    assert set(contact) == set(schemas["ContactSummary"]["properties"])
    whole = visitor.ask("/api/contacts/call").json()
    assert set(whole) == set(schemas["ContactDetail"]["properties"])


def test_what_the_reader_has_is_not_sent_again(store):
    save(store, CALL)
    with visited(store) as visitor:
        known = {"If-None-Match": visitor.ask("/api/contacts").headers["etag"]}
        again = visitor.ask("/api/contacts", headers=known)
        assert (again.status, again.body) == (304, b"")
        save(store, told("fresh", date(2026, 3, 1)))
        assert visitor.ask("/api/contacts", headers=known).status == 200
