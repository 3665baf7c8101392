"""The Slack messenger against real HTTP: what each fault means, and that nothing is posted twice."""

import socket
from datetime import UTC, datetime, timedelta

import pytest

from bot.services.ports import Missing, OutgoingMessage, RateLimited, Refused, Scope, Sent, Unclear
from bot.slack.sender import SlackMessenger, web_client
from tests.loopback_slack import Answer, Fault, LoopbackSlack
from tests.loopback_slack.messages import remove
from tests.loopback_slack.workspace import METHODS

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def slack():
    with LoopbackSlack() as running:
        running.workspace.add_channel("C1", "alerts")
        yield running


@pytest.fixture
def messenger(slack):
    return SlackMessenger(web_client(slack.token, slack.api_url, timeout=1), "https://team.example/")


def message(key="k1", **changes):
    values = {"channel": "C1", "alert_key": key, "story_id": "s1", "status": "held", "text": f"news {key}"}
    return OutgoingMessage(**{**values, **changes})


def test_a_post_carries_the_metadata_and_is_told_to_stay_quiet(slack, messenger):
    outcome = messenger.post(message(blocks=({"type": "divider"},)))
    (posted,) = slack.workspace.messages("C1")
    assert posted["metadata"] == {
        "event_type": "us_china_contact",
        "event_payload": {"alert_key": "k1", "story_id": "s1", "status": "held"},
    }
    assert (posted["text"], posted["blocks"]) == ("news k1", [{"type": "divider"}])
    (call,) = slack.workspace.calls
    assert (call.args["parse"], call.args["link_names"], call.args["unfurl_links"]) == ("none", False, False)
    number = posted["ts"].replace(".", "")
    assert isinstance(outcome, Sent)
    assert outcome.receipt.permalink == f"https://team.example/archives/C1/p{number}"


def test_a_reply_goes_into_its_thread_and_is_broadcast_on_demand(slack, messenger):
    parent = messenger.post(message()).receipt.ts
    messenger.post(message("k2", thread_ts=parent))
    loud = messenger.post(message("k3", thread_ts=parent, broadcast=True))
    _, quiet, broadcast = slack.workspace.messages("C1")
    assert (quiet["thread_ts"], quiet.get("subtype")) == (parent, None)
    assert (broadcast["thread_ts"], broadcast["subtype"]) == (parent, "thread_broadcast")
    assert loud.receipt.permalink.endswith(f"?thread_ts={parent}&cid=C1")


def test_an_update_replaces_the_message_in_place(slack, messenger):
    ts = messenger.post(message()).receipt.ts
    outcome = messenger.update(message(update_ts=ts, status="cancelled", text="off"))
    (standing,) = slack.workspace.messages("C1")
    assert outcome.receipt.ts == ts
    assert (standing["text"], standing["metadata"]["event_payload"]["status"]) == ("off", "cancelled")


UNCLEAR = [
    (Fault(Answer.DROP, records=True), "connection_lost"),
    (Fault(Answer.DROP), "connection_lost"),
    (Fault(Answer.HANG, 30, records=True), "timeout"),
    (Fault(Answer.HTTP, 500), "http_500"),
    (Fault(Answer.HTTP, 503, records=True), "http_503"),
    (Fault(Answer.GARBAGE), "not_an_answer_of_slack"),
    (Fault(Answer.ERROR, "internal_error"), "internal_error"),
    (Fault(Answer.ERROR, "fatal_error", records=True), "fatal_error"),
]


@pytest.mark.parametrize(("fault", "reason"), UNCLEAR)
def test_what_may_have_happened_is_unclear_and_called_once(slack, messenger, fault, reason):
    slack.faults.add(fault)
    assert messenger.post(message()) == Unclear(reason)
    assert len(slack.workspace.calls_of("chat.postMessage")) == (1 if fault.records else 0)
    assert slack.faults.struck() == 1


@pytest.mark.parametrize("fault", [fault for fault, _ in UNCLEAR])
def test_find_settles_what_was_unclear(slack, messenger, fault):
    slack.faults.add(fault)
    messenger.post(message())
    found = messenger.find("C1", "k1", LONG_AGO)
    if fault.records:
        assert found.receipt.ts == slack.workspace.messages("C1")[0]["ts"]
    else:
        assert found == Missing()


@pytest.mark.parametrize(
    ("code", "permanent", "scope"),
    [
        ("invalid_auth", True, Scope.WORKSPACE),
        ("token_revoked", True, Scope.WORKSPACE),
        ("missing_scope", True, Scope.WORKSPACE),
        ("channel_not_found", True, Scope.CHANNEL),
        ("is_archived", True, Scope.CHANNEL),
        ("not_in_channel", True, Scope.CHANNEL),
        ("msg_too_long", True, Scope.MESSAGE),
        ("invalid_blocks", True, Scope.MESSAGE),
        ("service_unavailable", False, Scope.WORKSPACE),
        ("some_code_of_tomorrow", False, Scope.MESSAGE),
    ],
)
def test_refusals_say_for_how_long_and_how_much(slack, messenger, code, permanent, scope):
    slack.faults.add(Fault(Answer.ERROR, code))
    assert messenger.post(message()) == Refused(code, permanent, scope)


def test_a_limit_says_when_to_come_back(slack, messenger):
    slack.faults.add(Fault(Answer.LIMIT, 17))
    assert messenger.post(message()) == RateLimited(17, Scope.CHANNEL)
    assert slack.workspace.messages("C1") == []


def test_what_never_left_is_a_refusal_for_now():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    messenger = SlackMessenger(web_client("xoxb-secret", f"http://127.0.0.1:{port}/api/"))
    assert messenger.post(message()) == Refused("unreachable", permanent=False, scope=Scope.WORKSPACE)


def test_find_reads_all_pages_but_not_the_past_before_since(slack, messenger, monkeypatch):
    monkeypatch.setattr("bot.slack.sender.PAGE_SIZE", 2)
    stamps = {key: messenger.post(message(key)).receipt.ts for key in ("a", "b", "c", "d", "e")}
    assert messenger.find("C1", "a", LONG_AGO).receipt.ts == stamps["a"]
    assert messenger.find("C1", "nobody", LONG_AGO) == Missing()
    assert messenger.find("C1", "a", datetime.now(UTC) + timedelta(hours=1)) == Missing()


def test_find_gives_up_openly_in_an_endless_history(messenger, monkeypatch):
    monkeypatch.setattr("bot.slack.sender.PAGE_SIZE", 1)
    monkeypatch.setattr("bot.slack.sender.MAX_PAGES", 2)
    for key in ("a", "b", "c"):
        messenger.post(message(key))
    assert messenger.find("C1", "a", LONG_AGO) == Unclear("history_too_long")


def test_find_sees_replies_only_in_their_thread(messenger):
    parent = messenger.post(message()).receipt.ts
    reply = messenger.post(message("k2", thread_ts=parent)).receipt.ts
    assert messenger.find("C1", "k2", LONG_AGO) == Missing()
    assert messenger.find("C1", "k2", LONG_AGO, thread_ts=parent).receipt.ts == reply


def test_find_ignores_messages_of_other_kinds(slack, messenger):
    client = web_client(slack.token, slack.api_url)
    client.chat_postMessage(
        channel="C1", text="x", metadata={"event_type": "other", "event_payload": {"alert_key": "k1"}}
    )
    client.chat_postMessage(channel="C1", text="k1")
    assert messenger.find("C1", "k1", LONG_AGO) == Missing()


@pytest.mark.parametrize(
    "fault", [Fault(Answer.LIMIT, 3, "conversations.history"), Fault(Answer.DROP, method="")]
)
def test_a_search_that_fails_is_not_taken_for_absence(slack, messenger, fault):
    slack.faults.add(fault)
    assert isinstance(messenger.find("C1", "k1", LONG_AGO), RateLimited | Unclear)


def test_a_reply_to_a_vanished_parent_is_taken_back(slack, messenger):
    parent = messenger.post(message()).receipt.ts
    remove(slack.workspace.channel("C1"), parent)
    outcome = messenger.post(message("k2", thread_ts=parent))
    assert outcome == Refused("parent_deleted", permanent=True, scope=Scope.MESSAGE)
    assert slack.workspace.messages("C1") == []


def test_a_reply_that_landed_in_the_channel_and_stays_there_is_found(slack, messenger):
    parent = messenger.post(message()).receipt.ts
    remove(slack.workspace.channel("C1"), parent)
    slack.faults.add(Fault(Answer.DROP, method="chat.delete"))
    stays = messenger.post(message("k2", thread_ts=parent))
    assert messenger.find("C1", "k2", LONG_AGO, thread_ts=parent).receipt.ts == stays.receipt.ts


def test_an_update_of_a_vanished_message_is_refused(slack, messenger):
    ts = messenger.post(message()).receipt.ts
    remove(slack.workspace.channel("C1"), ts)
    gone = Refused("message_not_found", permanent=True, scope=Scope.MESSAGE)
    assert messenger.update(message(update_ts=ts)) == gone
    assert messenger.update(message()) == gone


@pytest.mark.parametrize("answer", [Answer.DROP, Answer.GARBAGE, Answer.HTTP])
def test_the_token_shows_nowhere(slack, answer, caplog, capfd):
    caplog.set_level("DEBUG")
    slack.faults.add(Fault(answer, 500 if answer is Answer.HTTP else ""))
    outcome = SlackMessenger(web_client(slack.token, slack.api_url)).post(message())
    said = repr(outcome) + caplog.text + "".join(capfd.readouterr())
    assert slack.token not in said


@pytest.fixture
def gateway(slack, monkeypatch):
    """A stand-in of Slack that knows posting and little else, and answers with less than Slack does."""
    post = METHODS["chat.postMessage"]
    for name in [name for name in METHODS if name not in ("chat.postMessage", "auth.test")]:
        monkeypatch.delitem(METHODS, name)
    monkeypatch.setitem(METHODS, "chat.postMessage", lambda *args: {"ts": post(*args)["ts"]})
    return slack


def test_a_gateway_that_answers_with_less_gets_its_messages_all_the_same(gateway, messenger):
    parent = messenger.post(message())
    reply = messenger.post(message("k2", thread_ts=parent.receipt.ts))
    assert (parent.receipt.channel, reply.receipt.channel) == ("C1", "C1")
    assert [m.get("thread_ts") for m in gateway.workspace.messages("C1")] == [parent.receipt.ts] * 2


@pytest.mark.parametrize("code", ["unknown_method", "missing_scope"])
def test_what_cannot_be_read_or_edited_does_not_stop_posting(slack, messenger, code):
    ts = messenger.post(message()).receipt.ts
    slack.faults.add(*(Fault(Answer.ERROR, code, name) for name in ("chat.update", "conversations.history")))
    refused = Refused(code, permanent=True, scope=Scope.MESSAGE)
    assert messenger.update(message(update_ts=ts)) == refused
    assert messenger.find("C1", "k1", LONG_AGO) == refused
