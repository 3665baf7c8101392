"""The stand-in of Slack behaves as Slack does where delivery leans on it, seen through Slack's own client."""

import json
import subprocess
import sys
import urllib.error
import urllib.request

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.loopback_slack import Answer, Fault, LoopbackSlack, Workspace
from tests.loopback_slack.messages import remove

METADATA = {"event_type": "us_china_contact", "event_payload": {"alert_key": "k1"}}


@pytest.fixture
def slack():
    with LoopbackSlack() as running:
        running.workspace.add_channel("C1", "alerts")
        yield running


@pytest.fixture
def client(slack):
    return WebClient(slack.token, base_url=slack.api_url, retry_handlers=[], timeout=5)


def refusal(call, **args):
    with pytest.raises(SlackApiError) as caught:
        call(**args)
    return caught.value.response["error"]


def test_a_post_stands_in_the_history_with_its_metadata_only_where_asked_for(client):
    ts = client.chat_postMessage(channel="C1", text="news", metadata=METADATA)["ts"]
    plain = client.conversations_history(channel="C1")["messages"]
    full = client.conversations_history(channel="C1", include_all_metadata=True)["messages"]
    assert [m["ts"] for m in plain] == [ts]
    assert "metadata" not in plain[0]
    assert full[0]["metadata"] == METADATA


def test_history_is_newest_first_paged_and_bounded(client):
    stamps = [client.chat_postMessage(channel="C1", text=str(n))["ts"] for n in range(5)]
    first = client.conversations_history(channel="C1", limit=2, oldest=stamps[0])
    rest = client.conversations_history(
        channel="C1", limit=2, oldest=stamps[0], cursor=first["response_metadata"]["next_cursor"]
    )
    assert [m["text"] for m in first["messages"]] == ["4", "3"]
    assert [m["text"] for m in rest["messages"]] == ["2", "1"]
    assert not rest["has_more"]


def test_replies_stay_out_of_the_channel_unless_broadcast(client):
    parent = client.chat_postMessage(channel="C1", text="parent")["ts"]
    client.chat_postMessage(channel="C1", text="quiet", thread_ts=parent)
    client.chat_postMessage(channel="C1", text="loud", thread_ts=parent, reply_broadcast=True)
    channel = client.conversations_history(channel="C1")["messages"]
    thread = client.conversations_replies(channel="C1", ts=parent)["messages"]
    assert [m["text"] for m in channel] == ["loud", "parent"]
    assert [m["text"] for m in thread] == ["parent", "quiet", "loud"]


def test_a_reply_to_a_message_gone_without_a_trace_lands_in_the_channel(slack, client):
    parent = client.chat_postMessage(channel="C1", text="parent")["ts"]
    client.chat_delete(channel="C1", ts=parent)
    answer = client.chat_postMessage(channel="C1", text="orphan", thread_ts=parent)
    assert "thread_ts" not in answer["message"]
    assert [m["text"] for m in client.conversations_history(channel="C1")["messages"]] == ["orphan"]


def test_a_deleted_parent_with_replies_leaves_a_tombstone_that_keeps_the_thread(slack, client):
    parent = client.chat_postMessage(channel="C1", text="parent")["ts"]
    client.chat_postMessage(channel="C1", text="one", thread_ts=parent)
    remove(slack.workspace.channel("C1"), parent)
    answer = client.chat_postMessage(channel="C1", text="two", thread_ts=parent)
    assert answer["message"]["thread_ts"] == parent
    assert refusal(client.chat_update, channel="C1", ts=parent, text="again") == "message_not_found"


def test_an_update_replaces_text_blocks_and_metadata(client):
    ts = client.chat_postMessage(channel="C1", text="before", metadata=METADATA)["ts"]
    later = {"event_type": "us_china_contact", "event_payload": {"alert_key": "k2"}}
    client.chat_update(channel="C1", ts=ts, text="after", metadata=later)
    (message,) = client.conversations_history(channel="C1", include_all_metadata=True)["messages"]
    assert (message["text"], message["metadata"]) == ("after", later)
    assert "edited" in message


@pytest.mark.parametrize(
    ("facts", "error"),
    [({"is_archived": True}, "is_archived"), ({"is_member": False}, "not_in_channel")],
)
def test_channels_that_cannot_be_written_to(slack, client, facts, error):
    slack.workspace.add_channel("C2", **facts)
    assert refusal(client.chat_postMessage, channel="C2", text="x") == error


def test_unknown_channels_methods_and_tokens_are_refused(slack, client):
    assert refusal(client.chat_postMessage, channel="C9", text="x") == "channel_not_found"
    assert refusal(client.api_call, api_method="chat.shout") == "unknown_method"
    wrong = WebClient("xoxb-wrong", base_url=slack.api_url, retry_handlers=[])
    assert refusal(wrong.auth_test) == "invalid_auth"
    assert refusal(WebClient(None, base_url=slack.api_url, retry_handlers=[]).auth_test) == "not_authed"


SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "x"}}
BUTTON = {"type": "button", "text": {"type": "plain_text", "text": "x"}, "action_id": "a"}


@pytest.mark.parametrize(
    "blocks",
    [
        [SECTION] * 51,
        [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}],
        [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}],
        [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x"}] * 11}],
        [{"type": "section", "fields": [{"type": "mrkdwn", "text": "x" * 2001}]}],
        [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        [{"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 11}],
        [{"type": "actions", "elements": [{**BUTTON, "text": {"type": "plain_text", "text": "x" * 76}}]}],
        [{"type": "actions", "elements": [{**BUTTON, "url": "https://a/" + "x" * 3000}]}],
        [{"type": "actions", "elements": [BUTTON, BUTTON]}],
        [
            {
                "type": "rich_text",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}],
            }
        ],
        [{"type": "shout"}],
    ],
)
def test_blocks_beyond_the_limits_are_refused_and_not_recorded(slack, client, blocks):
    assert refusal(client.chat_postMessage, channel="C1", text="x", blocks=blocks) == "invalid_blocks"
    assert slack.workspace.messages("C1") == []


def test_text_and_the_whole_message_have_limits_too(client):
    long_section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}
    assert refusal(client.chat_postMessage, channel="C1", text="x" * 40_001) == "msg_too_long"
    assert (
        refusal(client.chat_postMessage, channel="C1", text="x", blocks=[long_section] * 5)
        == "msg_blocks_too_long"
    )
    assert refusal(client.api_call, api_method="chat.postMessage", json={"channel": "C1"}) == "no_text"


def test_the_pace_is_one_message_a_second_and_channel():
    now = [1000.0]
    with LoopbackSlack(Workspace(clock=lambda: now[0], paced=True)) as slack:
        slack.workspace.add_channel("C1")
        slack.workspace.add_channel("C2")
        client = WebClient(slack.token, base_url=slack.api_url, retry_handlers=[])
        client.chat_postMessage(channel="C1", text="1")
        client.chat_postMessage(channel="C2", text="elsewhere")
        with pytest.raises(SlackApiError) as caught:
            client.chat_postMessage(channel="C1", text="too soon")
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["Retry-After"] == "1"
        now[0] += 1
        client.chat_postMessage(channel="C1", text="2")
        assert [m["text"] for m in slack.workspace.messages("C1")] == ["1", "2"]


def test_a_lost_answer_leaves_the_message_standing(slack, client):
    slack.faults.add(Fault(Answer.DROP, records=True, every=3))
    outcomes = []
    for number in range(6):
        try:
            client.chat_postMessage(channel="C1", text=str(number))
            outcomes.append("ok")
        except OSError:
            outcomes.append("lost")
    assert outcomes == ["ok", "ok", "lost", "ok", "ok", "lost"]
    assert [m["text"] for m in slack.workspace.messages("C1")] == ["0", "1", "2", "3", "4", "5"]


def test_faults_that_do_not_record_leave_nothing(slack, client):
    slack.faults.add(
        Fault(Answer.HTTP, 500, times=1),
        Fault(Answer.ERROR, "fatal_error", times=1),
        Fault(Answer.LIMIT, 7, times=1),
        Fault(Answer.GARBAGE, times=1),
    )
    for _ in range(4):
        with pytest.raises(SlackApiError):
            client.chat_postMessage(channel="C1", text="x")
    assert slack.workspace.messages("C1") == []
    assert client.chat_postMessage(channel="C1", text="x")["ok"]


def test_a_silent_server_runs_into_the_callers_timeout(slack):
    slack.faults.add(Fault(Answer.HANG, 30, records=True, times=1))
    hasty = WebClient(slack.token, base_url=slack.api_url, retry_handlers=[], timeout=1)
    with pytest.raises(TimeoutError):
        hasty.chat_postMessage(channel="C1", text="x")
    assert len(slack.workspace.messages("C1")) == 1


def test_a_file_goes_up_in_three_steps_and_is_shared(slack, client):
    client.files_upload_v2(filename="chart.png", content=b"\x89PNG", channel="C1", title="Chart")
    (file,) = slack.workspace.files.values()
    assert (file["content"], file["title"]) == (b"\x89PNG", "Chart")
    assert [m["text"] for m in slack.workspace.messages("C1")] == ["Chart"]


def test_a_response_url_takes_five_answers(slack):
    def answer():
        request = urllib.request.Request(
            slack.response_url("t1"),
            json.dumps({"text": "hi"}).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=5) as response:
            return response.status

    assert [answer() for _ in range(5)] == [200] * 5
    with pytest.raises(urllib.error.HTTPError):
        answer()
    assert len(slack.workspace.responses) == 5


def test_views_are_checked_and_remembered(slack, client):
    title = {"type": "plain_text", "text": "Subscribe"}
    opened = client.views_open(trigger_id="1", view={"type": "modal", "title": title, "blocks": [SECTION]})
    client.views_update(view_id=opened["view"]["id"], view={"type": "modal", "title": title, "blocks": []})
    client.views_publish(user_id="U1", view={"type": "home", "blocks": [SECTION]})
    assert slack.workspace.views[opened["view"]["id"]]["blocks"] == []
    assert slack.workspace.homes["U1"]["blocks"] == [SECTION]
    too_long = {"type": "plain_text", "text": "x" * 25}
    view = {"type": "modal", "title": too_long, "blocks": []}
    assert refusal(client.views_open, trigger_id="1", view=view) == "invalid_arguments"


def test_it_runs_as_a_process_of_its_own():
    command = [sys.executable, "-m", "tests.loopback_slack", "--channel", "C7"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = dict(pair.split("=", 1) for pair in process.stdout.readline().split())
            api = said["SLACK_API_URL"]
            WebClient(said["SLACK_BOT_TOKEN"], base_url=api, retry_handlers=[]).chat_postMessage(
                channel="C7", text="x"
            )
            with urllib.request.urlopen(api.replace("/api/", "/_control/state"), timeout=5) as response:
                state = json.load(response)
        finally:
            process.terminate()
    assert [m["text"] for m in state["messages"]["C7"]] == ["x"]
    assert process.returncode == 0
