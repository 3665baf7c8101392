"""App Home, mentions, direct messages, invitations."""

import pytest

from bot.core.model import Subscription
from bot.services.rights import Actor
from tests.contract.conftest import NOW
from tests.loopback_slack import blocks as block_kit


def mention(text, **more):
    event = {"type": "app_mention", "channel": "C1", "user": "U1", "ts": "171.5", "text": f"<@U0BOT> {text}"}
    return {**event, **more}


def direct(text, **more):
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "user": "U1",
        "ts": "171.5",
        "text": text,
    }
    return {**event, **more}


def shown(message):
    return f"{message['text']} {message.get('blocks')}"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("when did Hegseth last talk to Dong?", "meeting held, Sat, Nov 1, 2025"),
        ("when did Hegseth last call Dong Jun", "phone call held, Tue, Sep 9, 2025"),
        ("when will Hegseth talk to Dong Jun next?", "phone call scheduled, Thu, Apr 2, 2026"),
        ("how often did Hegseth and Dong meet?", "1 contact is on record"),
        ("how many contacts of Rubio and Wang Yi in 2025?", "No such contact is on record from Jan 1, 2025"),
        ("has Rubio spoken with Wang Yi?", "Yes. The last contact on record: Marco Rubio – Wang Yi"),
        ("did Rubio cancel a call with Wang Yi?", "phone call cancelled"),
        ("董军上次什么时候同赫格塞思通话？", "phone call held"),
        ("who is Dong Jun?", "Minister of National Defense"),
        ("latest 1", "Reported last"),
        ("south china sea", "1 contact, newest first"),
        ("why <https://news.example/x|news.example/x>", "No feed has brought"),
        ("subscribe", "type `/contacts subscribe`"),
        ("last call Hegseth Dong", "phone call held, Tue, Sep 9, 2025"),
        ("what was the last military contact?", "meeting held, Sat, Nov 1, 2025"),
        ("who did Dong Jun meet in 2025?", "1 contact, newest first"),
        ("who is the Chinese defense minister?", "Dong Jun"),
        ("when did the defense secretary last meet Dong?", "meeting held, Sat, Nov 1, 2025"),
        ("why was the Rubio call cancelled?", "phone call cancelled"),
        ("latest kuala lumpur", "1 contact, newest first"),
        ("what's new?", "Reported last"),
        ("what is coming up?", "phone call scheduled"),
        ("thanks!", "What you can ask"),
    ],
)
def test_a_mention_is_answered_in_its_thread(scene, question, answer):
    scene.slack.workspace.channels["C1"].messages["171.5"] = {"ts": "171.5", "text": question}
    assert scene.people.event(mention(question)).status == 200
    _, reply = scene.people.posted("C1", 2)
    assert reply["thread_ts"] == "171.5"
    assert answer in shown(reply)
    assert "answer_share" not in shown(reply)


def test_how_a_question_was_read_is_said(scene):
    scene.people.event(direct("when did Hegseth last call Dong Jun in 2025?"))
    (reply,) = scene.people.posted("D1")
    assert "Read as: Pete Hegseth, Dong Jun, phone call, video call, from Jan 1, 2025" in shown(reply)


def test_a_direct_message_is_answered_with_pages(scene):
    scene.people.event(direct("latest 2"))
    (reply,) = scene.people.posted("D1")
    assert "thread_ts" not in reply
    assert "answer_older" in shown(reply)
    assert "answer_share" not in shown(reply)


@pytest.mark.parametrize(
    "event",
    [
        direct("latest", bot_id="B0BOT"),
        direct("latest", subtype="message_changed"),
        direct("latest", channel_type="channel", channel="C1"),
    ],
)
def test_what_is_not_said_to_us_is_not_answered(scene, event):
    scene.people.event(event)
    scene.people.event(direct("help", ts="9.9"))
    assert len(scene.people.posted("D1")) == 1
    assert scene.slack.workspace.messages("C1") == []


def test_an_answer_without_native_tables(scene):
    scene.slack.workspace.refused_kinds.add("table")
    scene.people.event(direct("stats"))
    (reply,) = scene.people.posted("D1")
    assert "*Nov 2025*" in shown(reply)


def test_an_invitation_is_greeted(scene):
    scene.people.event({"type": "member_joined_channel", "user": "U1", "channel": "C1"})
    scene.people.event({"type": "member_joined_channel", "user": "U0BOT", "channel": "C1"})
    (greeting,) = scene.people.posted("C1")
    assert "/contacts subscribe" in greeting["text"]


def test_app_home(scene):
    scene.services.subscribing.make(Subscription("C1"), Actor("U1"), NOW)
    with scene.store.begin() as tx:
        tx.subscriptions.sync([Subscription("C1", digest="weekly"), Subscription("C9", digest="daily")], NOW)
    scene.people.event({"type": "app_home_opened", "user": "U1", "tab": "home"})
    home = scene.people.home_of("U1")
    assert block_kit.faults(home["blocks"], "home") == []
    assert "What my channels hear" in str(home)
    assert ("Weekly digest" in str(home), "Daily digest" in str(home)) == (True, False)
    for words in ("Latest contacts", "Ahead", "My subscriptions", "<#C1>", "Feeds", "/contacts who PERSON"):
        assert words in str(home)
    details = next(b["accessory"] for b in home["blocks"] if b.get("accessory", {}).get("text"))
    scene.people.press_in_view(details["action_id"], details["value"], {**home, "type": "home"})
    opened = scene.people.opened_view()
    assert opened["type"] == "modal"
    assert block_kit.faults(opened["blocks"], "modal") == []


def test_another_tab_of_app_home_publishes_nothing(scene):
    scene.people.event({"type": "app_home_opened", "user": "U1", "tab": "messages"})
    scene.people.event({"type": "app_home_opened", "user": "U2", "tab": "home"})
    assert scene.people.home_of("U2")
    assert "U1" not in scene.slack.workspace.homes
