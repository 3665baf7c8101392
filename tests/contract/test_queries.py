"""Questions to the record on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from bot import catalog
from bot.catalog import Occasion
from bot.core.assess import assess
from bot.core.model import (
    Contact,
    Correction,
    CorrectionKind,
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
    Track,
    When,
)
from bot.core.period import EVER, Period
from bot.core.verdict import Verdict
from bot.services.queries import Queries
from bot.store import story_index
from bot.store.items import StoredItem

TODAY = date(2026, 3, 18)
NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
KNOWLEDGE = catalog.load().knowledge

HEGSETH = Participant("Pete Hegseth", Side.US, "us_hegseth", "Secretary of Defense", Level.MINISTER)
RUBIO = Participant("Marco Rubio", Side.US, "us_rubio", "Secretary of State", Level.MINISTER)
DONG = Participant("Dong Jun", Side.CHINA, "cn_dongjun", "Minister of National Defense", Level.MINISTER)
WANG_YI = Participant("Wang Yi", Side.CHINA, "cn_wangyi", "Foreign Minister", Level.MINISTER)
UNKNOWN = Participant("Zhang Weiwen", Side.CHINA, office="Counselor")


def told(name, day, us, china, *, title="They spoke", status=Status.HELD, reported=None, **facts):
    contact = Contact(
        **{
            "track": Track.DEFENSE,
            "level": Level.MINISTER,
            "mode": Mode.PHONE,
            "status": status,
            "when": When(day) if day else None,
            "us": us,
            "china": china,
            **facts,
        }
    )
    at = reported or datetime(day.year, day.month, day.day, 20, tzinfo=UTC)
    item = Source(
        f"item-{name}", f"https://news.example/{name}", "Wire", title, at, Issuer.PRESS, title, contact
    )
    return Story(name, contact, (item,), first_published=at, last_published=at)


CALL = told("call", date(2025, 9, 9), (HEGSETH,), (DONG,), title="Defense chiefs discuss the South China Sea")
MEETING = told(
    "meeting",
    date(2025, 11, 1),
    (HEGSETH,),
    (DONG,),
    title="美国防长会见董军",
    mode=Mode.IN_PERSON,
    location="Kuala Lumpur",
    topics=("taiwan",),
)
MINISTERS = told("ministers", date(2026, 2, 3), (RUBIO,), (WANG_YI,), track=Track.DIPLOMATIC)
OFF = told(
    "off", date(2026, 3, 1), (RUBIO,), (WANG_YI, UNKNOWN), status=Status.CANCELLED, track=Track.DIPLOMATIC
)
PLANNED = told(
    "planned",
    date(2026, 4, 2),
    (HEGSETH,),
    (DONG,),
    status=Status.SCHEDULED,
    reported=NOW - timedelta(days=2),
)
STORIES = (CALL, MEETING, MINISTERS, OFF, PLANNED)


def save(store, *stories):
    with store.begin() as tx:
        for story in stories:
            tx.stories.save(story, tx.stories.get(story.id), NOW)


@pytest.fixture
def record(store):
    save(store, *STORIES)
    return store


@pytest.fixture
def queries(record):
    occasions = (Occasion("G20", date(2026, 12, 14)), Occasion("Past forum", date(2026, 3, 1)))
    return Queries(record, KNOWLEDGE, partial(assess, knowledge=KNOWLEDGE), calendar=occasions)


def found(queries, line, count=10):
    return [story.id for story in queries.find(queries.read(line, TODAY).search, count).stories]


def names(page):
    return [story.id for story in page.stories]


def test_latest_are_those_reported_last(queries):
    assert names(queries.latest(3)) == ["planned", "off", "ministers"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("hegseth", ["planned", "meeting", "call"]),
        ("Dong Hegseth call", ["planned", "call"]),
        ("south china sea", ["call"]),
        ("seas", ["call"]),
        ("董军 会见", ["meeting"]),
        ("會見", ["meeting"]),
        ("防", ["call", "meeting", "planned"]),
        ("kuala lumpur", ["meeting"]),
        ("place:kuala_lumpur", ["meeting"]),
        ("topic:taiwan", ["meeting"]),
        ("status:cancelled", ["off"]),
        ("status:cancelled,scheduled", ["planned", "off"]),
        ("track:diplomatic from:2026-02-10", ["off"]),
        ("hegseth to:2025", ["meeting", "call"]),
        ("hegseth in September 2025", ["call"]),
        ("person:zhang_weiwen", ["off"]),
        ("zhang weiwen", ["off"]),
        ("hegs*", ["planned", "meeting", "call"]),
        ("heg", []),
        ("defen*", ["planned", "meeting", "call"]),
        ("telephone", ["planned", "off", "ministers", "call"]),
        ("no such words", []),
        ("\"'; drop table stories; --", []),
    ],
)
def test_search(queries, line, expected):
    assert sorted(found(queries, line)) == sorted(expected)


def test_what_is_found_stands_newest_first(queries):
    assert found(queries, "hegseth dong") == ["planned", "meeting", "call"]


def test_pages_go_on_and_back_without_gap_or_repetition(queries):
    first = queries.find(queries.read("", TODAY).search, 2)
    second = queries.find(queries.read("", TODAY).search, 2, first.older)
    third = queries.find(queries.read("", TODAY).search, 2, second.older)
    assert [*names(first), *names(second), *names(third)] == [
        "planned",
        "off",
        "ministers",
        "meeting",
        "call",
    ]
    assert (first.newer, third.older, first.total) == (None, None, 5)
    assert names(queries.find(queries.read("", TODAY).search, 2, third.newer)) == names(second)
    assert names(queries.find(queries.read("", TODAY).search, 2, second.newer)) == names(first)


def test_pages_of_a_search_and_of_the_latest_turn_as_well(queries):
    wanted = queries.read("telephone", TODAY).search
    first = queries.find(wanted, 2)
    assert names(queries.find(wanted, 2, first.older)) == ["ministers", "call"]
    newest = queries.latest(2)
    assert names(queries.latest(2, newest.older)) == ["ministers", "meeting"]
    assert names(queries.latest(2, queries.latest(2, newest.older).newer)) == names(newest)


def test_an_edited_story_is_found_by_its_new_words_only(record, queries):
    save(record, replace(CALL, sources=(replace(CALL.sources[0], title="Talks on fentanyl", evidence=""),)))
    assert found(queries, "fentanyl") == ["call"]
    assert found(queries, "south china sea") == []


def test_a_contact_whose_day_moves_moves_in_the_order(record, queries):
    save(record, replace(CALL, contact=replace(CALL.contact, when=When(date(2026, 3, 17)))))
    assert found(queries, "hegseth")[:2] == ["planned", "call"]


def test_who_tells_of_contacts_counterparts_and_the_last_one(queries):
    (hegseth,) = queries.directory.called("hegseth", TODAY)
    profile = queries.who(hegseth, 2, TODAY)
    assert (profile.contacts, names(profile.page)) == (3, ["planned", "meeting"])
    assert (profile.last.id, profile.coming.id) == ("meeting", "planned")
    assert [(c.name, c.count) for c in profile.counterparts] == [("Dong Jun", 3)]
    assert profile.offices_now[0].title == "Secretary of Defense"


def test_somebody_whom_only_the_record_knows(queries):
    ((name, side),) = queries.names_like("weiwen", TODAY)
    profile = queries.who_named(name, side, 5, TODAY)
    assert (profile.name, names(profile.page), profile.person) == ("Zhang Weiwen", ["off"], None)


def test_what_lies_ahead(record, queries):
    vague = told(
        "vague",
        date(2026, 3, 1),
        (RUBIO,),
        (WANG_YI,),
        status=Status.PROPOSED,
        when=When(date(2026, 3, 1), Precision.MONTH),
    )
    over = told("over", date(2026, 3, 10), (RUBIO,), (WANG_YI,), status=Status.SCHEDULED)
    save(record, vague, over)
    coming = queries.upcoming(TODAY)
    assert [story.id for story in coming.contacts] == ["vague", "planned"]
    assert [occasion.title for occasion in coming.occasions] == ["G20"]


def test_a_dismissed_contact_is_found_nowhere_but_by_its_id(record, queries):
    gone = Correction("c", CorrectionKind.NOT_A_CONTACT, "meeting", "U1", "no", NOW)
    with record.begin() as tx:
        tx.corrections.add(gone)
        tx.stories.save(replace(MEETING, corrections=(gone,)), MEETING, NOW)
    assert found(queries, "kuala lumpur") == []
    assert "meeting" not in names(queries.latest(9))
    (hegseth,) = queries.directory.called("hegseth", TODAY)
    assert (queries.who(hegseth, 5, TODAY).contacts, queries.stats().total) == (2, 4)
    assert queries.story("meeting").dismissed.reason == "no"


def test_stories_by_the_beginning_of_their_id(queries):
    assert {story.id for story in queries.like("m")} == {"meeting", "ministers"}
    assert queries.like("") == ()


def test_counts(queries):
    stats = queries.stats(Period(date(2025, 10, 1), date(2026, 3, 31)))
    assert stats.total == 3
    assert stats.by(lambda tally: tally.status) == {"held": 2, "cancelled": 1}
    assert stats.by(lambda tally: tally.track) == {"diplomatic": 2, "defense": 1}
    assert [(month.first, month.count) for month in stats.months] == [
        (date(2025, 11, 1), 1),
        (date(2026, 2, 1), 1),
        (date(2026, 3, 1), 1),
    ]
    assert [(who.name, who.count) for who in stats.us] == [("Marco Rubio", 2), ("Pete Hegseth", 1)]
    assert queries.stats(EVER).total == 5


def item(name, title):
    return Item(name, title, "", NOW, f"https://news.example/{name}", "Wire")


def keep(store, *found):
    with store.begin() as tx:
        for each, verdict in found:
            tx.items.put([StoredItem(each, each.url, each.id)], NOW)
            tx.items.record([verdict] if verdict else [], NOW)


def test_near_misses_latest_first_and_onwards(record, queries):
    keep(
        record,
        (item("near", "Nearly"), Verdict("near", False, 0.4)),
        (item("far", "Far"), Verdict("far", False, 0.1)),
        (item("yes", "Yes"), Verdict("yes", True, 0.9)),
        (item("too", "Nearly too"), Verdict("too", False, 0.3)),
    )
    first, second = queries.near_misses(5)
    assert {first.item.id, second.item.id} == {"near", "too"}
    assert queries.near_misses(5, (first.assessed, first.item.id)) == [second]


def test_why_a_contact_and_why_an_address(record, queries):
    verdict = Verdict("item-call", True, 0.97)
    keep(record, (item("item-call", CALL.sources[0].title), verdict))
    assert [(each.verdict, each.again) for each in queries.why(CALL)] == [(verdict, False)]
    keep(record, (item("plain", "US Defense Secretary Hegseth spoke by phone with China's Dong Jun"), None))
    again = queries.why_address("https://news.example/plain?utm_source=x")
    assert (again.again, again.verdict.relevant) == (True, True)
    assert queries.why_address("https://news.example/unknown") is None


def test_stories_of_before_the_index_are_indexed_when_asked_for(record):
    with record.begin() as tx:
        tx.connection.exec_driver_sql("DELETE FROM story_index")
        assert set(tx.index.stale(10)) == {story.id for story in STORIES}
        for story in tx.stories.load(tx.index.stale(10)):
            tx.index.put(story, NOW)
        assert tx.index.stale(10) == []


def test_a_deleted_story_leaves_the_index(record, queries):
    with record.begin() as tx:
        tx.stories.delete("call")
    assert found(queries, "south china sea") == []


@pytest.mark.parametrize(("few", "window"), [(1_000, 3_000), (1, 1), (1, 2), (1, 4)])
def test_the_way_to_look_for_words_changes_nothing_of_what_is_found(
    record, queries, monkeypatch, few, window
):
    """PostgreSQL looks through the nearest contacts first where many hold the words."""
    monkeypatch.setattr(story_index, "FEW", few)
    monkeypatch.setattr(story_index, "WINDOW", window)
    save(record, *(told(f"old-{day}", date(2011, 5, day), (RUBIO,), (WANG_YI,)) for day in range(1, 9)))
    wanted = queries.read("rubio", TODAY).search
    older, turn = [], None
    while page := queries.find(wanted, 3, turn):
        older += names(page)
        if page.older is None:
            break
        turn = page.older
    newer = names(page)
    while page.newer:
        page = queries.find(wanted, 3, page.newer)
        newer = names(page) + newer
    assert older == newer == ["off", "ministers", *(f"old-{day}" for day in range(8, 0, -1))]
