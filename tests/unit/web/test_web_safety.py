"""What hostile feeds and visitors cannot do to the pages, and what unanswerable requests are told."""

import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.store import Store
from tests.story_samples import ANY_STORY
from tests.unit.web.visiting import (
    EXPORTS,
    NOW,
    PAGES,
    dangers,
    save,
    visited,
)
from tests.unit.web.web_stories import HOSTILE, STORIES


@pytest.fixture(scope="module")
def visitor(module_store):
    save(module_store, *STORIES)
    with visited(module_store) as visitor:
        yield visitor


# --- hostile text


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
