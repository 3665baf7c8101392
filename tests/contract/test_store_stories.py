"""Stories in both databases: kept whole, found again near their date, written no more than needed."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.model import ChangeKind, Participant, Precision, Side, StoryChange, When
from bot.store.codec import storable
from bot.store.stories import LONGEST, NEAR
from tests.story_samples import BOTH_READOUTS, DECLINED, HELD, SCHEDULED

NOW = datetime(2026, 2, 1, tzinfo=UTC)
DAY = HELD.contact.when.day


def save(store, *stories):
    with store.begin() as tx:
        for story in stories:
            tx.stories.save(story, tx.stories.get(story.id), NOW)


def near(store, contact, published=None):
    with store.read() as tx:
        return [story.id for story in tx.stories.near(contact, published, NOW)]


def moved(contact, days):
    return replace(contact, when=When(DAY + timedelta(days=days)))


def test_stories_come_back_whole(store):
    stories = [HELD, SCHEDULED, DECLINED]
    save(store, *stories)
    with store.read() as tx:
        assert tx.stories.load([story.id for story in stories]) == sorted(stories, key=lambda story: story.id)
        assert tx.stories.get("nowhere") is None


@pytest.mark.parametrize(
    "name", ["", "x" * 10_000, "防" * 5_000, "a\x00b", "a\ud800b", "'; DROP TABLE stories; --"]
)
def test_names_out_of_hostile_text_are_kept_and_found(store, name):
    twins = tuple(Participant(part, Side.US) for part in (name, name + "\ud801", name + "\ud802"))
    story = replace(HELD, contact=replace(HELD.contact, us=twins))
    save(store, story)
    assert near(store, story.contact) == [HELD.id]
    with store.read() as tx:
        kept = tx.stories.get(HELD.id).contact.us
    assert [person.name for person in kept] == [storable(person.name) for person in twins]


def test_a_change_replaces_what_changed(store):
    save(store, HELD)
    grown = replace(BOTH_READOUTS, history=(*HELD.history, StoryChange(ChangeKind.CHINA_READOUT, "item-3")))
    save(store, grown)
    with store.read() as tx:
        assert tx.stories.get(HELD.id) == grown
    fewer = replace(grown, sources=grown.sources[1:], history=grown.history[:1])
    save(store, fewer)
    with store.read() as tx:
        assert tx.stories.get(HELD.id) == fewer
        assert [story.id for story in tx.stories.of_item("item-3")] == [HELD.id]
        assert tx.stories.of_item("item-0") == []


def test_a_contact_finds_the_stories_of_its_days_that_share_a_principal(store):
    save(store, HELD)
    assert near(store, HELD.contact) == [HELD.id]
    assert near(store, moved(HELD.contact, 5)) == [HELD.id]
    assert near(store, moved(HELD.contact, 60)) == []
    others = replace(
        HELD.contact,
        us=(Participant("Marco Rubio", Side.US),),
        china=(Participant("Wang Yi", Side.CHINA),),
    )
    assert near(store, others) == []
    assert near(store, replace(others, us=HELD.contact.us)) == [HELD.id]


def test_a_contact_that_names_nobody_finds_all_of_its_days_and_is_found(store):
    save(store, HELD, replace(SCHEDULED, contact=replace(SCHEDULED.contact, when=When(DAY))))
    unnamed = replace(HELD.contact, us=(), china=())
    assert near(store, unnamed) == [HELD.id, SCHEDULED.id]
    assert near(store, HELD.contact) == [HELD.id, SCHEDULED.id]


def test_an_undated_report_finds_what_was_reported_or_is_to_happen_around_then(store):
    coming = replace(HELD, contact=moved(HELD.contact, 100))
    save(store, coming)
    undated = replace(HELD.contact, when=None)
    assert near(store, undated, HELD.first_published + timedelta(days=3)) == [HELD.id]
    assert near(store, undated, HELD.first_published + timedelta(days=103)) == [HELD.id]
    assert near(store, undated, HELD.first_published + timedelta(days=130)) == []
    assert near(store, undated, HELD.first_published - NEAR - timedelta(days=3)) == []


def test_a_vague_date_reaches_over_its_whole_period(store):
    month = replace(HELD.contact, when=When(date(2025, 9, 1), Precision.MONTH))
    save(store, replace(HELD, contact=month, first_published=None, last_published=None))
    assert near(store, replace(HELD.contact, when=When(date(2025, 9, 30)))) == [HELD.id]


def test_a_story_that_was_long_awaited_is_found_on_its_day(store):
    day = HELD.first_published + LONGEST - timedelta(days=20)
    save(store, replace(HELD, contact=replace(HELD.contact, when=When(day.date()))))
    assert near(store, replace(HELD.contact, when=None), day) == [HELD.id]


def test_an_id_that_is_taken_gets_a_number(store):
    save(store, HELD, replace(HELD, id=f"{HELD.id}-2"))
    with store.read() as tx:
        assert tx.stories.free_id("new") == "new"
        assert tx.stories.free_id(HELD.id) == f"{HELD.id}-3"


def test_a_rolled_back_story_is_not_there(store):
    with suppress(ZeroDivisionError), store.begin() as tx:
        tx.stories.save(DECLINED, None, NOW)
        _ = 1 / 0
    with store.read() as tx:
        assert tx.stories.count() == 0
