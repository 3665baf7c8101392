"""Sinks beside Slack, on the same outbox: what arrives, once, signed, and what a broken one holds up."""

import json
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from werkzeug import Response

from bot import sinks
from bot.core.knowledge import Knowledge
from bot.core.model import ChangeKind, StoryChange
from bot.core.pacing import Pace
from bot.core.routing import Delivery, DeliveryKind
from bot.errors import ConfigError
from bot.services.deliver import Deliverer
from bot.sinks.webhook import signature
from bot.slack.render import SlackRenderer
from bot.slack.sender import SlackMessenger, web_client
from bot.store.outbox import State
from tests.loopback_slack import Answer, Fault, LoopbackSlack
from tests.story_samples import HELD, SCHEDULED

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
KEY = b"an old key of thirty-two letters"
SECRET = f"whsec_{b64encode(KEY).decode()}"
SINK = "sink:desk"
OFF = StoryChange(ChangeKind.STATUS, "item-9", "scheduled", "cancelled", "It was called off. @everyone")


class Desk:
    """A receiver behind the sink `desk`, and a Slack beside it."""

    def __init__(self, store, httpserver, slack):
        self.store, self.httpserver, self.slack = store, httpserver, slack
        self.now = NOW
        self.got = []
        self.answers = []
        httpserver.expect_request("/hook").respond_with_handler(self._receive)

    def _receive(self, request):
        self.got.append((dict(request.headers), request.get_data()))
        return self.answers.pop(0) if self.answers else Response(status=204)

    def wait(self, seconds):
        self.now += timedelta(seconds=max(seconds, 0.001))
        return False

    def deliver(self, address="", pace=None):
        address = address or self.httpserver.url_for("/hook")
        deliverer = Deliverer(
            self.store,
            SlackMessenger(web_client(self.slack.token, self.slack.api_url, timeout=2)),
            SlackRenderer(Knowledge()),
            clock=lambda: self.now,
            jitter=lambda: 0.5,
            pace=pace,
            outlets=sinks.outlets({"desk": address}, SECRET, Knowledge(), "https://watch.example"),
        )
        return deliverer.drain_all(self.wait)

    def queue(self, *stories, channel=SINK):
        with self.store.begin() as tx:
            for story in stories:
                tx.stories.save(story, tx.stories.get(story.id), self.now)
                tx.outbox.add(Delivery(channel, story.id, f"{story.id}:alert", DeliveryKind.ALERT), self.now)

    def news(self, story, change=OFF):
        with self.store.begin() as tx:
            tx.outbox.add(Delivery(SINK, story.id, f"{story.id}:1", DeliveryKind.REPLY, change), self.now)
            tx.threads.outdate(story.id, self.now, timedelta())

    def told(self):
        return [json.loads(body) for _, body in self.got]

    def states(self):
        with self.store.read() as tx:
            return {message.alert_key: message.state for message in tx.outbox.messages()}


@pytest.fixture
def desk(sqlite_store, httpserver):
    with LoopbackSlack() as slack:
        slack.workspace.add_channel("C1")
        yield Desk(sqlite_store, httpserver, slack)


def test_a_webhook_gets_each_contact_signed_and_as_data(desk):
    desk.queue(HELD)
    desk.deliver()
    ((headers, body),) = desk.got
    signed = signature(KEY, headers["Webhook-Id"], headers["Webhook-Timestamp"], body)
    assert headers["Webhook-Signature"] == signed
    message = json.loads(body)
    assert message["type"] == "contact.report"
    assert message["data"]["story_id"] == HELD.id
    (contact,) = message["data"]["contacts"]
    assert (contact["status"], contact["date"]) == ("held", "2025-09-09")
    assert contact["us"][0]["name"] == "Pete Hegseth"
    assert contact["page"] == f"https://watch.example/contacts/{HELD.id}"
    assert message["data"]["text"].startswith("Pete Hegseth – Dong Jun: video call held\n")


def test_news_is_a_message_of_its_own_that_names_its_contact_and_nothing_is_edited(desk):
    desk.queue(SCHEDULED)
    desk.deliver()
    desk.news(SCHEDULED)
    done = desk.deliver()
    _, news = desk.told()
    assert (news["type"], done.renewed) == ("contact.news", 0)
    assert news["data"]["contacts"][0]["change"]["after"] == "cancelled"
    assert "scheduled → cancelled" in news["data"]["text"]
    assert "@everyone" not in news["data"]["text"]


def test_what_failed_comes_again_under_its_id(desk):
    desk.answers = [Response(status=500), Response(status=429, headers={"Retry-After": "7"})]
    desk.queue(HELD)
    for _ in range(3):
        desk.deliver()
        desk.wait(60)
    assert len({headers["Webhook-Id"] for headers, _ in desk.got}) == 1
    assert len(desk.got) == 3
    assert desk.states() == {f"{HELD.id}:alert": State.SENT}


def test_a_redirect_is_not_followed(desk):
    desk.answers = [Response(status=302, headers={"Location": desk.httpserver.url_for("/elsewhere")})]
    desk.queue(HELD)
    desk.deliver()
    with desk.store.read() as tx:
        assert tx.channels.get(SINK).blocked == "http_302"


def test_one_that_wants_no_more_holds_up_no_other_channel(desk):
    desk.answers = [Response(status=410)]
    desk.queue(HELD)
    desk.queue(HELD, channel="C1")
    desk.deliver()
    with desk.store.read() as tx:
        assert tx.channels.get(SINK).blocked == "http_410"
    assert len(desk.slack.workspace.messages("C1")) == 1


def test_a_revoked_token_of_slack_stops_no_sink(desk):
    desk.slack.faults.add(Fault(Answer.ERROR, "token_revoked"))
    desk.queue(HELD, channel="C1")
    desk.deliver()
    desk.queue(SCHEDULED)
    desk.deliver()
    assert [message["data"]["story_id"] for message in desk.told()] == [SCHEDULED.id]


def test_a_burst_is_one_message_there_too(desk):
    desk.queue(*(replace(HELD, id=f"story-{number}") for number in range(12)))
    desk.deliver(pace=Pace(burst_limit=3))
    (digest,) = desk.told()
    assert digest["type"] == "contacts.digest"
    assert len(digest["data"]["contacts"]) == 12
    assert digest["data"]["text"].startswith("12 contacts reported at once\n")


def test_what_apprise_reaches_gets_title_and_text(desk):
    desk.httpserver.expect_request("/notify").respond_with_handler(desk._receive)
    address = desk.httpserver.url_for("/notify").replace("http://", "json://")
    desk.queue(HELD)
    desk.deliver(address)
    (message,) = desk.told()
    assert message["title"] == "Pete Hegseth – Dong Jun: video call held"
    assert "United States: Pete Hegseth" in message["message"]
    assert desk.states() == {f"{HELD.id}:alert": State.SENT}


def test_what_apprise_could_not_deliver_waits(desk):
    desk.httpserver.expect_request("/notify").respond_with_handler(desk._receive)
    address = desk.httpserver.url_for("/notify").replace("http://", "json://")
    desk.answers = [Response(status=500)]
    desk.queue(HELD)
    for _ in range(2):
        desk.deliver(address)
        desk.wait(60)
    assert desk.states() == {f"{HELD.id}:alert": State.SENT}
    assert len(desk.got) == 2


@pytest.mark.parametrize(
    ("address", "secret", "fault"),
    [("https://example.org/hook", "", "BOT_WEBHOOK_SECRET"), ("nonsense://", SECRET, "BOT_SINKS__DESK")],
)
def test_a_wrong_address_is_a_fault_of_the_configuration(address, secret, fault):
    with pytest.raises(ConfigError) as raised:
        sinks.outlets({"desk": address}, secret, Knowledge(), "")
    assert fault in str(raised.value)
