"""The whole life of one contact, from the proposal to the correction, and what its thread tells of it."""

import pytest

from bot.core.comparison import compare
from bot.core.merging import announced, tellers
from bot.core.model import ChangeKind, Mode, Side, Status
from tests.e2e.playing import CHANNEL, RECORDINGS, player

LIFE = RECORDINGS / "life"

HISTORY = [
    ("first_report", "", "proposed"),
    ("status", "proposed", "scheduled"),
    ("date", "", "2026-05-12"),
    ("status", "scheduled", "cancelled"),
    ("status", "cancelled", "scheduled"),
    ("date", "2026-05-12", "2026-06-03"),
    ("status", "scheduled", "held"),
    ("us_readout", "", "US Department of War"),
    ("china_readout", "", "PRC Ministry of National Defense"),
    ("place", "Kuala Lumpur", "Singapore"),
]

ALERT, REPLY, BROADCAST = (False, False), (True, False), (True, True)

THREAD = [
    (*ALERT, "Pete Hegseth – Dong Jun: meeting held"),  # as it stands in the end: the parent is renewed
    (*BROADCAST, "Status changed: ⚪ Proposed → 🔵 Scheduled"),
    (*REPLY, "Date updated: May 12, 2026"),
    (*BROADCAST, "Status changed: 🔵 Scheduled → 🔴 Cancelled"),
    (*BROADCAST, "Status changed: 🔴 Cancelled → 🔵 Scheduled"),
    (*REPLY, "Date updated: May 12, 2026 → Jun 3, 2026"),
    (*BROADCAST, "Status changed: 🔵 Scheduled → 🟢 Held"),
    (*REPLY, "US readout published"),
    (*REPLY, "Chinese readout published"),
    (*REPLY, "Place updated: Kuala Lumpur → Singapore"),
]


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """The life played once, without a break."""
    with player(LIFE, tmp_path_factory.mktemp("life")) as one:
        one.play()
        yield one


@pytest.fixture(scope="module")
def story(lived):
    (only,) = lived.stories()
    return only


def told(story):
    return [(str(change.kind), change.before, change.after) for change in story.history]


def test_one_contact_is_one_story(story):
    contact = story.contact
    assert story.id == "2026-04-06-hegseth-dong-meeting"
    assert (contact.status, contact.mode, contact.location) == (Status.HELD, Mode.IN_PERSON, "Singapore")
    assert contact.when.day.isoformat() == "2026-06-03"
    assert [person.name for person in contact.us + contact.china] == ["Pete Hegseth", "Dong Jun"]
    assert [source.outlet for source in story.sources].count("Harbor Wire") == 5
    assert len(story.sources) == 8


def test_its_history_names_every_step_with_its_source(story):
    assert told(story) == HISTORY
    outlets = {source.item_id: source.outlet for source in story.sources}
    steps = [outlets[change.item_id] for change in story.history if change.kind is ChangeKind.STATUS]
    assert steps == ["Harbor Wire"] * 4
    assert all(change.evidence for change in story.history)


def test_every_field_has_its_evidence(story):
    for field in ("when", "us", "china", "mode", "status", "location", "topics"):
        tellings = tellers(story, field)
        assert tellings, field
        assert all(source.evidence for source in tellings)
    assert announced(story).isoformat() == "2026-04-06T14:10:00+00:00"


def test_the_thread_tells_each_piece_of_news_once(lived):
    assert lived.posts() == THREAD
    parent, *replies = lived.slack.workspace.messages(CHANNEL)
    assert {reply["thread_ts"] for reply in replies} == {parent["ts"]}


def test_the_two_readouts_stand_side_by_side_with_what_they_tell_differently(lived, story):
    seen = compare(story)
    assert seen.topics_both == ("south_china_sea",)
    assert (seen.topics_us_only, seen.topics_china_only) == (("mil_mil_communication",), ("taiwan",))
    assert (seen.tone_us, seen.tone_china) == (("candid",), ("candid", "in-depth"))
    assert (seen.asked_us, seen.asked_china) == (Side.CHINA, Side.US)
    assert [(c.matter, c.us, c.china, c.explained) for c in seen.contradictions] == [
        ("date", "2026-06-03", "2026-06-04", False),
        ("initiator", "china", "us", False),
    ]
    first, second = (
        str(message["blocks"])
        for message in lived.slack.workspace.messages(CHANNEL)
        if "readout published" in message["text"]
    )
    assert "Both readouts" not in first
    for words in (
        "Both readouts",
        "Only this side mentions",
        "The US readout dates it Jun 3, 2026, the Chinese one Jun 4, 2026.",
        "By the US readout China asked for it, by the Chinese one United States.",
        "The Chinese readout followed the US one by 4 hours.",
    ):
        assert words in second


@pytest.mark.parametrize("stop", [2, 4, 7])
def test_a_restart_changes_nothing(lived, story, stop, tmp_path):
    with player(LIFE, tmp_path / "again") as again:
        again.play(stop)
        again.play()
        assert again.posts() == lived.posts()
        assert again.stories() == [story]


def test_the_same_feeds_once_more_tell_nothing_new(lived, story, tmp_path):
    with player(LIFE, tmp_path / "twice") as twice:
        twice.play()
        twice.play_once_more(LIFE)
        assert twice.posts() == lived.posts()
        assert twice.stories() == [story]
