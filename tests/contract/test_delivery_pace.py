"""The pace of a channel against a loopback Slack and both databases: digests, quiet hours, caps."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from itertools import count

import pytest
from PIL import Image

from bot.core.knowledge import Knowledge
from bot.core.model import ChangeKind, Level, Status, StoryChange, When
from bot.core.pacing import Pace, QuietSpan
from bot.core.routing import Delivery, DeliveryKind
from bot.services.deliver import Deliverer
from bot.slack.render import SlackRenderer
from bot.slack.sender import SlackMessenger, web_client
from bot.store.outbox import State
from bot.wording import Names, headline_words
from tests.loopback_slack import Answer, Fault, LoopbackSlack, Workspace
from tests.loopback_slack.messages import remove
from tests.story_samples import SCHEDULED

START = datetime(2026, 3, 4, 12, tzinfo=UTC)  # a Wednesday
PACE = Pace(burst_limit=3, daily_cap=6, digest_at=time(8))
HELD_NEWS = StoryChange(ChangeKind.STATUS, "item-9", "scheduled", "held", "The two sides met.")
NIGHT = QuietSpan(time(22), time(7), "America/New_York")


class Clock:
    """A time that stands still until it is moved; waiting on it moves it."""

    def __init__(self):
        self.now = START

    def __call__(self):
        return self.now

    def timestamp(self):
        return self.now.timestamp()

    def wait(self, seconds):
        self.now += timedelta(seconds=max(seconds, 0.001))
        return False


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def slack(clock):
    workspace = Workspace(clock=clock.timestamp, paced=True)
    for channel in ("C1", "C2"):
        workspace.add_channel(channel)
    with LoopbackSlack(workspace) as running:
        yield running


@pytest.fixture
def room(store, slack, clock):
    return Room(store, slack, clock)


class Room:
    """A channel C1 with its queue."""

    def __init__(self, store, slack, clock):
        self.store, self.slack, self.clock = store, slack, clock
        self.contact = SCHEDULED.contact
        self._numbers = count(1)

    def deliver(self, pace=PACE):
        messenger = SlackMessenger(web_client(self.slack.token, self.slack.api_url, timeout=2))
        renderer = SlackRenderer(Knowledge())
        deliverer = Deliverer(
            self.store, messenger, renderer, clock=self.clock, jitter=lambda: 0.5, pace=pace
        )
        return deliverer.drain_all(self.clock.wait)

    def at(self, moment, pace=PACE):
        self.clock.now = moment
        return self.deliver(pace)

    def queue(self, number=1, level=Level.WORKING, **fields):
        """The ids of so many new stories, queued as alerts."""
        ids = []
        with self.store.begin() as tx:
            for _ in range(number):
                name = f"story-{next(self._numbers):04d}"
                contact = replace(self.contact, level=level, location=f"Town of {name}")
                tx.stories.save(replace(SCHEDULED, id=name, contact=contact), None, self.clock.now)
                alert = Delivery("C1", name, f"{name}:alert", DeliveryKind.ALERT, **fields)
                tx.outbox.add(alert, self.clock.now)
                ids.append(name)
        return ids

    def news(self, story, change=HELD_NEWS):
        with self.store.begin() as tx:
            key = f"{story}:{change.kind}"
            tx.outbox.add(Delivery("C1", story, key, DeliveryKind.REPLY, change), self.clock.now)

    def messages(self):
        return self.slack.workspace.messages("C1")

    def keys(self):
        told = [message for message in self.messages() if "metadata" in message]
        return [message["metadata"]["event_payload"]["alert_key"] for message in told]

    def read(self):
        """How often each story is told of, by what stands in the channel."""
        shown = "".join(str(message["blocks"]) for message in self.messages())
        return {name: shown.count(f"Town of {name}") for name in self.names()}

    def names(self):
        with self.store.read() as tx:
            return [m.story_id for m in tx.outbox.messages() if m.kind is DeliveryKind.ALERT]

    def states(self):
        with self.store.read() as tx:
            return {message.alert_key: message.state for message in tx.outbox.messages()}

    def reasons(self):
        with self.store.read() as tx:
            return [message.reason for message in tx.outbox.messages(State.HELD)]

    def told(self, story):
        with self.store.read() as tx:
            return tx.outbox.told(story), tx.outbox.awaiting(story)


def once(ids):
    return dict.fromkeys(ids, 1)


def test_a_burst_is_one_message_with_pages_in_its_thread(room):
    ids = room.queue(60)
    done = room.deliver()
    first, *pages = room.messages()
    assert room.read() == once(ids)
    assert pages
    assert {page["thread_ts"] for page in pages} == {first["ts"]}
    assert first["metadata"]["event_type"] == "us_china_contact"
    assert set(room.states().values()) == {State.SENT}
    assert done.sent == 1 + len(pages)


def test_a_few_alerts_stay_alerts(room):
    ids = room.queue(3)
    room.deliver()
    assert room.keys() == [f"{name}:alert" for name in ids]


def test_every_post_of_a_digest_whose_answer_is_lost_is_found_again(room):
    ids = room.queue(60)
    room.slack.faults.add(Fault(Answer.DROP, records=True, every=1, times=4))
    room.deliver()
    assert room.read() == once(ids)
    assert len(room.keys()) == len(set(room.keys()))


def test_a_process_that_died_at_a_digest_is_found_out(room):
    ids = room.queue(5)
    messenger = SlackMessenger(web_client(room.slack.token, room.slack.api_url, timeout=2))
    mortal = Deliverer(
        room.store, messenger, SlackRenderer(Knowledge()), clock=room.clock, jitter=lambda: 0.5, pace=PACE
    )
    task = mortal._claim("C1")
    messenger.post(task.outgoing)  # ... and here it dies
    room.clock.wait(61)
    room.deliver()
    assert room.read() == once(ids)
    assert room.told(ids[0]) == ({"C1"}, set())


def test_later_news_goes_to_the_thread_of_the_digest_and_names_its_contact(room):
    ids = room.queue(4)
    room.news(ids[2])  # queued before the digest stands, told after it
    room.deliver()
    digest, reply = room.messages()
    assert reply["thread_ts"] == digest["ts"]
    headline = headline_words(SCHEDULED.contact, Names.of(Knowledge()))
    assert headline in str(reply["blocks"][0])
    with room.store.begin() as tx:
        tx.threads.outdate(ids[2], room.clock.now, timedelta())
        tx.threads.hurry(ids[2], room.clock.now)
    room.clock.wait(3600)
    assert room.deliver().renewed == 0
    assert room.messages()[0]["blocks"] == digest["blocks"]


def test_news_after_the_digest_was_deleted_becomes_a_message_of_its_own(room):
    ids = room.queue(4)
    room.deliver()
    remove(room.slack.workspace.channel("C1"), room.messages()[0]["ts"])
    room.news(ids[1])
    room.deliver()
    (again,) = room.messages()
    assert again["metadata"]["event_payload"]["story_id"] == ids[1]


def test_a_digest_whose_message_vanished_goes_on_in_the_channel(room):
    room.queue(30)
    room.slack.faults.add(Fault(Answer.ERROR, "thread_not_found", times=1, every=2))
    room.deliver()
    assert set(room.states().values()) == {State.SENT}


def test_after_a_burst_more_alerts_wait_ten_minutes_and_come_together(room):
    first = room.queue(4)
    room.deliver()
    room.clock.wait(60)
    later = room.queue(2)
    room.deliver()
    assert len(room.messages()) == 1
    assert set(room.reasons()) == {"burst"}
    room.clock.wait(600)
    room.deliver()
    assert len(room.messages()) == 2
    assert room.read() == once([*first, *later])


def test_a_daily_subscription_is_told_in_its_own_morning(room):
    ids = room.queue(2, digest="daily", zone="Asia/Shanghai")
    now = room.queue()
    room.deliver()
    assert room.keys() == [f"{now[0]}:alert"]
    assert room.told(ids[0]) == ({"C1"}, {"C1"})
    room.at(datetime(2026, 3, 4, 23, 59, tzinfo=UTC))
    assert len(room.messages()) == 1
    room.at(datetime(2026, 3, 5, 0, 0, tzinfo=UTC))
    assert room.read() == once([*ids, *now])
    assert len(room.messages()) == 2


def test_a_weekly_subscription_waits_for_monday_and_its_news_with_it(room):
    ids = room.queue(1, digest="weekly", zone="America/New_York")
    room.news(ids[0])
    room.at(datetime(2026, 3, 9, 11, 59, tzinfo=UTC))
    assert room.messages() == []
    room.at(datetime(2026, 3, 9, 12, tzinfo=UTC))
    digest, reply = room.messages()
    assert digest["metadata"]["event_payload"]["alert_key"].startswith("digest:weekly:")
    assert reply["thread_ts"] == digest["ts"]


def test_quiet_hours_hold_all_but_leaders_and_end_in_one_message(room):
    pace = replace(PACE, quiet_hours=NIGHT)
    room.clock.now = datetime(2026, 3, 5, 4, tzinfo=UTC)
    ids = room.queue(3)
    leader = room.queue(1, Level.LEADER)
    room.deliver(pace)
    assert room.keys() == [f"{leader[0]}:alert"]
    assert set(room.reasons()) == {"quiet_hours"}
    room.at(datetime(2026, 3, 5, 11, 59, tzinfo=UTC), pace)
    assert len(room.messages()) == 1
    room.at(datetime(2026, 3, 5, 12, tzinfo=UTC), pace)
    assert len(room.messages()) == 2
    assert room.read() == once([*ids, *leader])


def test_beyond_the_daily_cap_alerts_wait_for_the_next_morning(room):
    ids = []
    for _ in range(9):
        ids += room.queue()
        room.deliver()
        room.clock.wait(660)
    assert len(room.messages()) == PACE.daily_cap
    assert set(room.reasons()) == {"daily_cap"}
    room.at(datetime(2026, 3, 5, 8, tzinfo=UTC))
    assert len(room.messages()) == PACE.daily_cap + 1
    assert room.read() == once(ids)


def test_a_dismissed_contact_is_left_out_of_its_digest(room):
    ids = room.queue(3, digest="daily")
    room.deliver()
    with room.store.begin() as tx:
        tx.outbox.withdraw(ids[1], "dismissed")
    room.at(datetime(2026, 3, 5, 8, tzinfo=UTC))
    assert room.read() == {ids[0]: 1, ids[1]: 0, ids[2]: 1}


def test_what_was_held_goes_when_there_is_no_pace_any_more(room):
    ids = room.queue(2, digest="daily")
    room.deliver()
    assert room.messages() == []
    room.at(datetime(2026, 3, 5, 8, tzinfo=UTC), pace=None)
    assert room.keys() == [f"{name}:alert" for name in ids]


def test_hundreds_of_alerts_are_a_few_messages_and_none_is_refused_as_too_fast(room):
    ids = room.queue(250)
    done = room.deliver()
    assert room.read() == once(ids)
    assert len(room.slack.workspace.calls_of("chat.postMessage")) == done.sent == len(room.messages())
    assert done.sent < 30


@pytest.fixture
def week(room):
    """A room with a contact held for the weekly digest, and what it looks like on Monday."""
    room.contact = replace(SCHEDULED.contact, status=Status.HELD, when=When(date(2026, 3, 5)))
    room.queue(1, digest="weekly")
    room.deliver()
    room.clock.now = datetime(2026, 3, 9, 8, tzinfo=UTC)
    return room


@pytest.mark.parametrize(
    "faults",
    [
        (),
        (Fault(Answer.DROP, method="files.completeUploadExternal", records=True, times=1),),
        (Fault(Answer.DROP, method="files.getUploadURLExternal", times=1),),
        (Fault(Answer.HTTP, 500, method="files.completeUploadExternal", times=1),),
    ],
    ids=["well", "answer-lost", "not-begun", "not-shown"],
)
def test_a_weekly_digest_has_the_year_s_chart_in_its_thread_once(week, faults):
    week.slack.faults.add(*faults)
    week.deliver()
    digest, chart = week.messages()
    assert chart["thread_ts"] == digest["ts"]
    assert chart["text"].endswith("April 2025 to March 2026: Defense 1, Diplomatic 0")
    (shown,) = chart["files"]
    content = week.slack.workspace.files[shown["id"]]["content"]
    assert Image.open(BytesIO(content)).format == "PNG"
    assert set(week.states().values()) == {State.SENT}


@pytest.mark.parametrize("code", ["missing_scope", "unknown_method"])
def test_where_files_may_not_be_written_only_the_chart_is_missing(week, code):
    week.slack.faults.add(Fault(Answer.ERROR, code, method="files.getUploadURLExternal"))
    later = week.queue(1)
    week.deliver()
    assert len(week.messages()) == 2
    assert week.keys()[1] == f"{later[0]}:alert"
    with week.store.read() as tx:
        assert [message.reason for message in tx.outbox.messages(State.DEAD)] == [code]
