"""Corrections on both databases: rights, what is seen afterwards, re-ingestion, undo, the log, gold lines."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest

from bot.core.feed import Feed
from bot.core.model import (
    Contact,
    Facts,
    FeedKind,
    Issuer,
    Item,
    Level,
    Mode,
    Participant,
    Side,
    Span,
    Status,
    Subscription,
    Track,
    When,
)
from bot.core.search import Search
from bot.core.verdict import Verdict
from bot.services.curate import Corrected, Curator, Refusal, corrected_lines
from bot.services.ingest import AlertPolicy, Batch, Ingest
from bot.services.rights import Actor, Rights
from bot.store.outbox import State
from bot.store.story_index import Slice
from bot.store.threads import Thread

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ADMIN, MEMBER = Actor("UADMIN", "it was a rumour"), Actor("UMEMBER", "me too")
CALL = Contact(
    track=Track.DEFENSE,
    level=Level.MINISTER,
    mode=Mode.PHONE,
    status=Status.HELD,
    when=When(date(2026, 2, 28)),
    us=(Participant("Pete Hegseth", Side.US),),
    china=(Participant("Dong Jun", Side.CHINA),),
    evidence=Span(0, 4),
    score=0.9,
)
MEETING = replace(
    CALL, mode=Mode.IN_PERSON, when=When(date(2026, 2, 20)), china=(Participant("Wang Yi", Side.CHINA),)
)


class Nobody:
    def is_admin(self, user):
        return False

    def is_member(self, user, channel):
        return True


def detector(item):
    contact = MEETING if "meet" in item.title else CALL
    return Verdict(item.id, relevant=True, score=0.9, contacts=(contact,), issuer=Issuer.PRESS)


@pytest.fixture
def curator(store):
    numbers = count(1)
    return Curator(store, Rights({"UADMIN"}, Nobody()), lambda: f"c{next(numbers)}")


@pytest.fixture
def ingest(store):
    with store.begin() as tx:
        tx.feeds.put(Feed("one", "one", "https://one.example/", "one", "US", "en", FeedKind.PRESS), "config")
        tx.subscriptions.sync([Subscription("C1")], NOW)
    return Ingest(store, detector, AlertPolicy())


def take(ingest, *titles, now=NOW):
    entries = [
        Item(name, title, "", now - timedelta(hours=1), f"https://news.example/{name}", "Wire", "en")
        for name, title in titles
    ]
    return ingest.take(Batch("one", entries), now)


@pytest.fixture
def story_id(ingest):
    take(ingest, ("a", "They call"), ("b", "Call again"))
    return "2026-02-28-hegseth-dong-call"


def stories(store):
    with store.read() as tx:
        rows = tx.connection.exec_driver_sql("SELECT id FROM stories ORDER BY id").scalars().all()
        return {story.id: story for story in tx.stories.load(list(rows))}


def log(store):
    with store.read() as tx:
        return [(deed.actor, deed.action, deed.subject, deed.detail) for deed in tx.audit.latest(50)]


def states(store):
    with store.read() as tx:
        return [(message.channel, message.state) for message in tx.outbox.messages()]


def test_without_the_right_nothing_changes(store, curator, story_id):
    before = stories(store)
    done = curator.dismiss(story_id, ADMIN, NOW)
    undone = curator.undo(done.correction.id, MEMBER, NOW)
    curator.undo(done.correction.id, ADMIN, NOW)
    refused = [
        undone,
        curator.dismiss(story_id, MEMBER, NOW),
        curator.state(story_id, Facts(status=Status.CANCELLED), MEMBER, NOW),
        curator.merge(story_id, story_id, MEMBER, NOW),
        curator.split(story_id, ["a"], MEMBER, NOW),
    ]
    assert set(refused) == {Refusal.NO_RIGHT}
    assert stories(store) == before
    assert {actor for actor, *_ in log(store)} == {"UADMIN"}


def test_a_dismissed_story_stays_so_when_more_is_reported(store, ingest, curator, story_id):
    curator.dismiss(story_id, ADMIN, NOW)
    done = take(ingest, ("c", "Call, a third time"), now=NOW + timedelta(hours=1))
    assert (done.relevant, done.alerts) == (1, 0)
    story = stories(store)[story_id]
    assert (len(story.sources), story.hidden) == (3, True)
    with store.read() as tx:
        assert tx.index.page(Search(), Slice(5)) == ([], False)
    assert log(store) == [("UADMIN", "not_a_contact", story_id, "it was a rumour")]


def test_what_was_still_to_be_sent_of_it_is_not_until_the_undo(store, curator, story_id):
    done = curator.dismiss(story_id, ADMIN, NOW)
    assert states(store) == [("C1", State.DEAD)]
    curator.undo(done.correction.id, Actor("UADMIN", "confirmed after all"), NOW)
    assert states(store) == [("C1", State.PENDING)]
    assert not stories(store)[story_id].hidden
    with store.read() as tx:
        assert [place.story_id for place in tx.index.page(Search(), Slice(5))[0]] == [story_id]
    assert log(store)[0] == ("UADMIN", "undo", story_id, "not_a_contact: confirmed after all")


def test_facts_outlive_more_reports_and_edits(store, ingest, curator, story_id):
    right = (Participant("Marco Rubio", Side.US),)
    curator.state(story_id, Facts(us=right, status=Status.CANCELLED), ADMIN, NOW)
    take(ingest, ("c", "Call, once more"), ("a", "They call, edited"), now=NOW + timedelta(hours=1))
    story = stories(store)[story_id]
    assert (story.contact.us, story.contact.status, len(story.sources)) == (right, Status.CANCELLED, 3)
    assert [message for message in states(store) if message[1] is State.PENDING] == [("C1", State.PENDING)]


def test_the_parent_message_is_brought_up_to_date_at_once(store, curator, story_id):
    with store.begin() as tx:
        tx.threads.open(Thread("C1", story_id, "1.0", "C1", "", NOW))
    for change in (
        lambda: curator.state(story_id, Facts(mode=Mode.VIDEO), ADMIN, NOW),
        lambda: curator.dismiss(story_id, ADMIN, NOW),
    ):
        change()
        with store.begin() as tx:
            assert tx.threads.due("C1", NOW).story_id == story_id
            tx.threads.refreshed(tx.threads.get("C1", story_id), NOW)


def test_merge_split_and_their_undoing(store, ingest, curator, story_id):
    take(ingest, ("m", "They meet"), ("n", "They do meet"))
    first = stories(store)
    other = next(name for name in first if name != story_id)
    merge = curator.merge(other, story_id, ADMIN, NOW)
    assert len(stories(store)[story_id].sources) == 4
    assert stories(store)[other].moved_to == story_id
    split = curator.split(story_id, ["m"], ADMIN, NOW)
    assert isinstance(split, Corrected)
    assert len(stories(store)) == 3
    curator.undo(merge.correction.id, ADMIN, NOW)
    curator.undo(split.correction.id, ADMIN, NOW)
    assert stories(store) == first
    assert [action for _, action, *_ in log(store)] == ["undo", "undo", "split", "merge"]


def test_a_later_report_of_a_merged_story_joins_the_whole(store, ingest, curator, story_id):
    take(ingest, ("m", "They meet"))
    other = next(name for name in stories(store) if name != story_id)
    curator.merge(other, story_id, ADMIN, NOW)
    take(ingest, ("n", "They did meet"), now=NOW + timedelta(hours=1))
    assert len(stories(store)[story_id].sources) == 4
    assert set(stories(store)) == {story_id, other}


@pytest.mark.parametrize(
    ("attempt", "why"),
    [
        (lambda c, s: c.dismiss("unknown", ADMIN, NOW), Refusal.NO_STORY),
        (lambda c, s: c.merge(s, "unknown", ADMIN, NOW), Refusal.NO_STORY),
        (lambda c, s: c.merge(s, s, ADMIN, NOW), Refusal.SAME),
        (lambda c, s: c.state(s, Facts(status=Status.HELD), ADMIN, NOW), Refusal.SAME),
        (lambda c, s: c.split(s, ["a", "b"], ADMIN, NOW), Refusal.NOTHING_TO_SPLIT),
        (lambda c, s: c.split(s, ["z"], ADMIN, NOW), Refusal.NOTHING_TO_SPLIT),
        (lambda c, s: c.undo("unknown", ADMIN, NOW), Refusal.NO_STORY),
        (lambda c, s: [c.dismiss(s, ADMIN, NOW), c.dismiss(s, ADMIN, NOW)][1], Refusal.ALREADY),
    ],
)
def test_what_cannot_be_done_is_refused_and_leaves_no_trace(store, curator, story_id, attempt, why):
    assert attempt(curator, story_id) is why
    assert len(log(store)) == (1 if why is Refusal.ALREADY else 0)


def test_corrections_are_gold_lines(store, curator, story_id):
    assert list(corrected_lines(store)) == []
    curator.state(story_id, Facts(status=Status.CANCELLED), ADMIN, NOW)
    first, second = corrected_lines(store)
    assert (first["id"], first["title"], first["relevant"]) == ("a", "They call", True)
    assert first["contacts"][0]["status"] == "cancelled"
    assert first["contacts"][0]["us"] == ["Pete Hegseth"]
    done = curator.dismiss(story_id, ADMIN, NOW)
    assert [line["relevant"] for line in corrected_lines(store)] == [False, False]
    assert [line["negative_kind"] for line in corrected_lines(store)] == ["other", "other"]
    curator.undo(done.correction.id, ADMIN, NOW)
    assert second["contacts"] == list(corrected_lines(store))[1]["contacts"]
