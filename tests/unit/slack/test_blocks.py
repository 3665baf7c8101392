from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from syrupy.extensions.json import JSONSnapshotExtension

from bot.core.feed import Health
from bot.core.knowledge import Knowledge, Topic, Venue
from bot.core.model import ChangeKind, Correction, CorrectionKind, Issuer, Side, Status, StoryChange, Track
from bot.core.notice import ChannelReport, FeedReport, Notice, NoticeKind
from bot.core.pacing import DigestKind
from bot.slack import runs
from bot.slack.blocks.contact import quotable, sources_in_order
from bot.slack.render import SlackRenderer
from bot.slack.text import address, width
from tests.loopback_slack import blocks as block_kit
from tests.story_samples import (
    ANY_CHANGE,
    ANY_STORY,
    BOTH_READOUTS,
    DECLINED,
    HELD,
    SCHEDULED,
    STORIES,
    source,
)

KNOWLEDGE = Knowledge(
    topics=(
        Topic("taiwan", "Taiwan"),
        Topic("south_china_sea", "South China Sea"),
        Topic("mil_mil_communication", "military-to-military communication"),
    ),
    venues=(
        Venue("dpct", "Defense Policy Coordination Talks", "mechanism", Track.DEFENSE),
        Venue("long", "a very long name of a mechanism " * 40, "mechanism", Track.DEFENSE),
    ),
)
RENDERER = SlackRenderer(KNOWLEDGE, "https://watch.example")
PAGES = "https://watch.example/contacts/"
START = datetime(2025, 9, 8, tzinfo=UTC)
WEEK = timedelta(days=7)
SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture
def blocks_snapshot(snapshot):
    return snapshot.use_extension(JSONSnapshotExtension)


def shown(rendered):
    """As JSON for a snapshot."""
    return {"text": rendered.text, "blocks": list(rendered.blocks)}


def accepted(rendered):
    """Whether Slack would take it as it is."""
    assert block_kit.faults(list(rendered.blocks)) == []
    assert not block_kit.too_long(rendered.blocks)
    assert 0 < width(rendered.text) <= 4000
    return True


def runs_of(rendered):
    """Every styled run of a message, wherever it stands."""
    for block in rendered.blocks:
        objects = [block.get("text"), *block.get("fields", ()), *block.get("elements", ())]
        for thing in objects:
            if thing and thing.get("type") in ("mrkdwn", "plain_text"):
                yield from (run for line in runs.of_text(thing) for run in line.runs)
        if block["type"] == "rich_text":
            yield from (run for line in runs.of_rich_text(block) for run in line.runs)


CHANGES = (
    StoryChange(ChangeKind.CHINA_READOUT, "item-2", evidence="双方同意保持沟通。"),
    StoryChange(ChangeKind.STATUS, "item-1", "scheduled", "held", "The call took place."),
    StoryChange(ChangeKind.DATE, "item-1", "2025-09-09", "2025-09-10"),
    StoryChange(ChangeKind.PLACE, "item-9", "", "Kuala Lumpur", "They will meet in Kuala Lumpur."),
    StoryChange(ChangeKind.DENIAL, "item-2", evidence="A spokesman said that no call had taken place."),
)


@pytest.mark.parametrize("story", STORIES, ids=["held", "both_readouts", "scheduled", "declined"])
def test_alerts(story, blocks_snapshot):
    rendered = RENDERER.alert(story)
    assert accepted(rendered)
    assert shown(rendered) == blocks_snapshot


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.kind)
def test_replies(change, blocks_snapshot):
    rendered = RENDERER.reply(HELD, change)
    assert accepted(rendered)
    assert shown(rendered) == blocks_snapshot


@pytest.mark.parametrize("kind", DigestKind)
def test_digests(kind, blocks_snapshot):
    (rendered,) = RENDERER.digest(kind, STORIES, START, START + WEEK, zone="Asia/Shanghai")
    assert accepted(rendered)
    assert shown(rendered) == blocks_snapshot


BOTH_TOLD = replace(
    BOTH_READOUTS,
    history=(
        *HELD.history,
        StoryChange(ChangeKind.US_READOUT, "item-1"),
        StoryChange(ChangeKind.CHINA_READOUT, "item-3"),
    ),
)


@pytest.mark.parametrize(
    ("story", "change", "named"),
    [
        (BOTH_TOLD, BOTH_TOLD.history[-1], False),
        (HELD, StoryChange(ChangeKind.NO_READOUT, "", after="china"), False),
        (SCHEDULED, CHANGES[1], True),
    ],
    ids=["both-readouts", "no-readout", "after-a-digest"],
)
def test_further_replies(story, change, named, blocks_snapshot):
    rendered = RENDERER.reply(story, change, named=named)
    assert accepted(rendered)
    assert shown(rendered) == blocks_snapshot


def test_an_alert_that_pings(blocks_snapshot):
    assert shown(RENDERER.alert(HELD, mention="here")) == blocks_snapshot


STRUCK_OUT = {
    "dismissed": Correction(
        "c1", CorrectionKind.NOT_A_CONTACT, HELD.id, "U1", "A drill, *not* a talk", START
    ),
    "merged": Correction("c2", CorrectionKind.MERGE, HELD.id, "U1", "The same call", START, other="story-2"),
}


@pytest.mark.parametrize("correction", STRUCK_OUT.values(), ids=STRUCK_OUT)
def test_alerts_struck_out(correction, blocks_snapshot):
    rendered = RENDERER.alert(replace(HELD, corrections=(correction,)))
    assert accepted(rendered)
    assert shown(rendered) == blocks_snapshot


BROKEN = FeedReport(
    "mfa",
    "Ministry <!here>",
    Health.FAILING,
    Health.OK,
    START,
    "The server answered 503.",
    START,
    START,
    WEEK,
)
NOTICES = (
    Notice(NoticeKind.FEEDS, START + WEEK, (BROKEN, replace(BROKEN, health=Health.GONE))),
    Notice(NoticeKind.SIDE_SILENT, START, side=Side.CHINA, since=START - WEEK, total=4),
    Notice(NoticeKind.OUTAGE, START, count=30, total=40),
    Notice(
        NoticeKind.DELIVERY,
        START,
        channels=(
            ChannelReport("C1", blocked="is_archived", waiting=3),
            ChannelReport("C2", reopened=True),
            ChannelReport("sink:desk", dead=2, reasons=("http_413",)),
        ),
    ),
)


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: notice.kind)
def test_notices(notice, blocks_snapshot):
    rendered = RENDERER.notice(notice)
    assert accepted(rendered)
    assert shown(rendered) == blocks_snapshot


def test_a_digest_of_nothing_says_so():
    (rendered,) = RENDERER.digest(DigestKind.WEEKLY, (), START, START + WEEK)
    assert "No contacts" in rendered.text
    assert accepted(rendered)


def test_the_fallback_alone_tells_the_news():
    text = RENDERER.alert(HELD).text
    for part in ("Pete Hegseth", "Dong Jun", "video call held", "Sep 9, 2025", "US Department of Defense"):
        assert part in text


def test_readouts_are_present_or_awaited():
    one, both, none_yet = (str(RENDERER.alert(story).blocks) for story in (HELD, BOTH_READOUTS, SCHEDULED))
    assert "US: <https" in one
    assert "China: awaited" in one
    assert "awaited" not in both
    assert "China: <https" in both
    assert "awaited" not in none_yet


def test_each_side_is_quoted_before_anybody_twice():
    assert [s.issuer for s in quotable(BOTH_READOUTS)] == [Issuer.US_READOUT, Issuer.CHINA_READOUT]
    assert [s.issuer for s in quotable(HELD)] == [Issuer.US_READOUT, Issuer.PRESS]


def test_the_same_sentence_is_quoted_once():
    twice = replace(HELD, sources=(source(1, "One", "The same."), source(2, "Two", "The  same.")))
    assert [s.outlet for s in quotable(twice)] == ["One"]


def test_what_was_said_before_a_contact_was_held_is_not_quoted_once_it_was():
    coming = replace(HELD.contact, status=Status.SCHEDULED)
    announced = source(7, "Ministry", "They will meet on Friday.", contact=coming)
    told = replace(HELD, sources=(announced, *HELD.sources))
    assert announced not in quotable(told)
    assert quotable(replace(HELD, sources=(announced,))) == (announced,)


def test_sources_come_readouts_first_then_by_time():
    assert [s.item_id for s in sources_in_order(BOTH_READOUTS)] == ["item-1", "item-3", "item-0", "item-2"]


@pytest.mark.parametrize(("mention", "ping"), [("here", "<!here>"), ("S0TEAM", "<!subteam^S0TEAM>")])
def test_a_subscriber_may_ask_to_be_pinged(mention, ping):
    assert ping in str(RENDERER.alert(HELD, mention=mention).blocks)
    assert "<!" not in str(RENDERER.alert(replace(HELD, first_published=None, sources=())).blocks)


def test_one_office_without_a_name_is_named_by_the_office():
    assert "Chairman of the Standing Committee" in RENDERER.alert(DECLINED).text
    assert "Members of the US Congress" in RENDERER.alert(DECLINED).text


def test_a_long_digest_names_every_story_once_over_its_thread():
    stories = [replace(HELD, id=f"story-{number:03d}") for number in range(137)]
    pages = RENDERER.digest(DigestKind.BURST, stories, START, START + WEEK)
    named = [block["accessory"]["value"] for page in pages for block in page.blocks if "accessory" in block]
    assert sorted(named) == [story.id for story in stories]
    assert "127 more in the thread" in pages[0].text
    assert all(accepted(page) for page in pages)


def test_a_digest_puts_the_highest_level_and_the_latest_first():
    (rendered,) = RENDERER.digest(DigestKind.DAILY, (SCHEDULED, DECLINED, HELD), START, START + WEEK)
    named = [block["accessory"]["value"] for block in rendered.blocks if "accessory" in block]
    assert named == [HELD.id, SCHEDULED.id, DECLINED.id]


@SLOW
@given(ANY_STORY)
def test_any_story_renders_within_all_limits(story):
    assert accepted(RENDERER.alert(story, mention="channel"))


@SLOW
@given(ANY_STORY, ANY_CHANGE)
def test_any_change_renders_within_all_limits(story, change):
    assert accepted(RENDERER.reply(story, change))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(ANY_STORY, max_size=5), st.integers(1, 9))
def test_any_digest_renders_within_all_limits(stories, times):
    assert all(
        accepted(page) for page in RENDERER.digest(DigestKind.WEEKLY, stories * times, START, START + WEEK)
    )


@SLOW
@given(ANY_STORY, ANY_CHANGE)
def test_nothing_from_a_feed_can_ping_or_link_elsewhere(story, change):
    expected = {address(url) for url in [s.url for s in story.sources] + [PAGES + story.id]}
    messages = [RENDERER.alert(story), RENDERER.reply(story, change)]
    messages += RENDERER.digest(DigestKind.DAILY, [story], START, START + WEEK)
    for rendered in messages:
        for run in runs_of(rendered):
            assert not any((run.ping, run.italic, run.strike, run.code))
            assert run.url in expected | {""}
        assert "<" not in rendered.text


def test_hostile_words_are_shown_as_words():
    hostile = "<!channel> *bold* <https://evil.example|free> \u202eright"
    story = replace(
        HELD, contact=replace(HELD.contact, location=hostile), sources=(source(1, hostile, hostile),)
    )
    rendered = RENDERER.alert(story)
    links = {run.url for run in runs_of(rendered) if run.url}
    assert links == {"https://news.example/1?utm=a&b=c", f"https://watch.example/contacts/{HELD.id}"}
    assert not any(run.ping for run in runs_of(rendered))
    assert "\u202e" not in str(rendered)


@pytest.mark.parametrize("side", [Side.US, Side.CHINA])
def test_who_asked_for_it_is_said_in_the_same_words(side):
    asked = replace(HELD, contact=replace(HELD.contact, initiator=side))
    words = {Side.US: "requested by the United States", Side.CHINA: "requested by China"}
    assert words[side] in str(RENDERER.alert(asked).blocks)


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_sign_and_word(status):
    story = replace(HELD, contact=replace(HELD.contact, status=status))
    assert status.value.capitalize() in str(RENDERER.alert(story).blocks)
    assert status.value in RENDERER.alert(story).text


def test_the_second_readout_to_arrive_is_told_side_by_side():
    ours, theirs = (
        StoryChange(kind, f"item-{number}")
        for kind, number in ((ChangeKind.US_READOUT, 1), (ChangeKind.CHINA_READOUT, 3))
    )
    story = replace(BOTH_READOUTS, history=(*HELD.history, ours, theirs))
    first, second = RENDERER.reply(story, ours), RENDERER.reply(story, theirs)
    assert "Both readouts" not in str(first.blocks)
    assert "Both readouts" in str(second.blocks)
    assert "Both mention" in str(second.blocks)
    assert accepted(second)


def test_what_a_government_says_of_a_contact_to_come_is_announced_by_it():
    announced = replace(SCHEDULED, sources=(replace(SCHEDULED.sources[0], issuer=Issuer.CHINA_READOUT),))
    change = StoryChange(ChangeKind.STATUS, announced.sources[0].item_id, "proposed", "scheduled")
    assert "Announced by" in str(RENDERER.alert(announced).blocks)
    assert "announced by" in str(RENDERER.reply(announced, change).blocks)
    assert "announced by" not in str(RENDERER.reply(SCHEDULED, change).blocks)


def test_a_missing_readout_names_the_side():
    missing = RENDERER.reply(HELD, StoryChange(ChangeKind.NO_READOUT, "", after="us china"))
    assert "".join(run.text for run in runs_of(missing)) == "No readout seen so far: United States and China"
