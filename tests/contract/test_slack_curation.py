"""Corrections in Slack: forms, rights, the log, undo, and what becomes of the alerts."""

import random
from datetime import timedelta

import pytest

from bot.core.model import Mode, Status
from bot.services.deliver import Deliverer, Terms
from bot.slack.render import SlackRenderer
from bot.slack.sender import SlackMessenger, web_client
from bot.store.threads import Thread
from tests.contract.conftest import NOW
from tests.contract.test_queries import KNOWLEDGE
from tests.loopback_slack import blocks as block_kit

REASON = {"reason": {"reason": {"type": "plain_text_input", "value": "a *rumour* <!here>"}}}


def chosen(value):
    return {"selected_option": {"value": value, "text": {"type": "plain_text", "text": "-"}}}


def several(*values):
    return {"selected_options": [{"value": value} for value in values]}


@pytest.fixture
def form(scene):
    """Opens a form as an admin, and gives it as Slack shows it."""

    def opened(action_id, value, **where):
        press = scene.people.choose if "|" in value else scene.people.press
        before = len(scene.slack.workspace.opened)
        assert press(action_id, value, **{"user": "UADMIN", **where}).status == 200
        return scene.people.opened_view(before + 1)

    return opened


def submitted(scene, view, values, user="UADMIN"):
    """What the form shows once it is done."""
    assert block_kit.faults(view["blocks"], "modal") == []
    done = scene.people.submit(view, {**values, **REASON}, user=user)
    assert done.status == 200
    return scene.people.view_becomes(view["id"], lambda found: "One moment" not in str(found))


def undo_of(view):
    return next(
        element["value"]
        for block in view["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"] == "correction_undo"
    )


def test_not_a_contact_and_back(scene, form):
    view = form("contact_not", "call")
    assert "Pete Hegseth" in str(view["blocks"])
    done = submitted(scene, view, {})
    assert "Marked as not a contact" in str(done)
    assert scene.story("call").dismissed.reason == "a *rumour* <!here>"
    scene.people.press_in_view("correction_undo", undo_of(done), done, user="UADMIN")
    scene.people.posted("C1", 0)
    after = scene.people.view_becomes(view["id"], lambda _: scene.story("call").dismissed is None)
    assert after
    assert [deed[:2] for deed in scene.audit()] == [("UADMIN", "undo"), ("UADMIN", "not_a_contact")]


def test_the_alert_is_struck_out_and_comes_back(scene, form):
    client = web_client(scene.slack.token, scene.slack.api_url)
    ts = client.chat_postMessage(channel="C1", text="alert")["ts"]
    with scene.store.begin() as tx:
        tx.threads.open(Thread("C1", "call", ts, "C1", "", NOW))
    renew = Deliverer(
        scene.store,
        SlackMessenger(client),
        SlackRenderer(KNOWLEDGE),
        clock=lambda: NOW + timedelta(minutes=1),
        jitter=random.random,
        terms=Terms(pace=timedelta()),
    )
    done = submitted(scene, form("contact_not", "call"), {})
    renew.drain()
    (message,) = scene.slack.workspace.messages("C1")
    assert "~Pete Hegseth – Dong Jun: phone call held~" in str(message["blocks"])
    assert "<@UADMIN>: a ∗rumour∗" in str(message["blocks"])
    assert "<!here>" not in str(message)
    scene.people.press("correction_undo", undo_of(done), user="UADMIN")
    scene.people.view_becomes("", lambda _: scene.story("call").dismissed is None)
    renew.drain()
    (message,) = scene.slack.workspace.messages("C1")
    assert "~" not in str(message["blocks"])


def test_wrong_person_day_and_status(scene, form):
    view = form("contact_correct", "date|call")
    assert next(block["block_id"] for block in view["blocks"] if "block_id" in block) == "day"
    done = submitted(
        scene,
        view,
        {
            "day": {"day": {"type": "datepicker", "selected_date": "2025-09-10"}},
            "us": {"choose_people": several("us_rubio")},
            "china": {"choose_people": several("cn_dongjun", "cn_wangyi")},
            "status": {"status": chosen("cancelled")},
            "mode": {"mode": chosen("video")},
            "place": {"place": {"value": "Geneva"}},
        },
    )
    assert "Corrected" in str(done)
    contact = scene.story("call").contact
    assert (contact.status, contact.mode, contact.location) == (Status.CANCELLED, Mode.VIDEO, "Geneva")
    assert contact.when.day.isoformat() == "2025-09-10"
    assert [person.name for person in contact.us] == ["Marco Rubio"]
    assert [person.name for person in contact.china] == ["Dong Jun", "Wang Yi"]
    assert contact.us[0].office == "Secretary of State"


def test_a_form_left_as_it_is_corrects_nothing(scene, form):
    values = {
        "us": {"choose_people": several("us_hegseth")},
        "china": {"choose_people": several("cn_dongjun")},
        "day": {"day": {"selected_date": "2025-09-09"}},
        "status": {"status": chosen("held")},
    }
    done = submitted(scene, form("contact_correct", "status|call"), values)
    assert "says already" in str(done)
    assert scene.audit() == []


def test_a_day_and_no_day_at_once_is_refused_in_the_form(scene, form):
    view = form("contact_correct", "date|call")
    values = {"day": {"day": {"selected_date": "2025-01-01"}}, "undated": {"undated": several("undated")}}
    done = scene.people.submit(view, {**values, **REASON}, user="UADMIN")
    assert '"errors"' in done.body
    undated = submitted(scene, view, {"undated": {"undated": several("undated")}})
    assert "Corrected" in str(undated)
    assert scene.story("call").contact.when is None


def test_merge_into_another(scene, form):
    assert [each["value"] for each in scene.people.suggest("choose_story", "hegseth kuala")] == ["meeting"]
    done = submitted(
        scene, form("contact_correct", "merge|call"), {"into": {"choose_story": chosen("meeting")}}
    )
    assert "Merged" in str(done)
    assert len(scene.story("meeting").sources) == 2
    asked = scene.people.command("show call")
    assert "`meeting`" in str(scene.people.answers(asked)[0])


def test_split_off_sources(scene, form):
    merged = submitted(
        scene, form("contact_correct", "merge|call"), {"into": {"choose_story": chosen("meeting")}}
    )
    assert "Merged" in str(merged)
    view = form("contact_correct", "split|meeting")
    done = submitted(scene, view, {"sources": {"sources": several("0")}})
    assert "contact of its own" in str(done)
    assert len(scene.story("meeting").sources) == 1


def test_who_has_no_right_is_told_whom_to_ask_and_changes_nothing(scene):
    for action, value in (
        ("contact_not", "call"),
        ("contact_correct", "person|call"),
        ("contact_correct", "merge|call"),
        ("contact_correct", "split|call"),
        ("correction_undo", "c1"),
    ):
        press = scene.people.choose if "|" in value else scene.people.press
        (answer,) = scene.people.answers(press(action, value, user="U1"))
        assert "Only admins" in answer["text"]
        assert "<@UADMIN>" in answer["text"]
    assert scene.slack.workspace.opened == []
    assert scene.audit() == []


def test_a_form_that_somebody_else_submits_changes_nothing(scene, form):
    """The right is asked for again when the form comes back: it may have been taken away meanwhile."""
    before = scene.story("call")
    for action, value, values in (
        ("contact_not", "call", {}),
        ("contact_correct", "status|call", {"status": {"status": chosen("cancelled")}}),
        ("contact_correct", "merge|call", {"into": {"choose_story": chosen("meeting")}}),
        ("contact_correct", "split|call", {"sources": {"sources": several("0")}}),
    ):
        done = submitted(scene, form(action, value), values, user="U1")
        assert "Only admins" in str(done)
    assert scene.story("call") == before
    assert scene.audit() == []


def test_an_admin_of_the_workspace_may_too(scene, form):
    view = form("contact_not", "call", user="U9")
    assert "Marked" in str(submitted(scene, view, {}, user="U9"))


def test_what_is_gone_is_said_to_be_gone(scene):
    (answer,) = scene.people.answers(scene.people.press("contact_details", "unknown"))
    assert "no such contact" in answer["text"]


@pytest.mark.parametrize(
    ("action", "words"), [("contact_details", "Sources"), ("contact_why", "no longer kept")]
)
def test_details_and_why_of_an_alert_are_for_who_asked(scene, action, words):
    (answer,) = scene.people.answers(scene.people.press(action, "call"))
    assert (answer["response_type"], answer.get("replace_original")) == ("ephemeral", False)
    assert words in str(answer)


def test_a_contact_is_muted_in_this_channel_and_heard_of_again(scene):
    (answer,) = scene.people.answers(scene.people.press("contact_mute", "call"))
    assert "hears no more" in answer["text"]
    with scene.store.read() as tx:
        assert tx.story_mutes.channels("call") == {"C1"}
    scene.people.answers(scene.people.press("contact_unmute", "call"))
    (refused,) = scene.people.answers(scene.people.press("contact_mute", "call", user="U2"))
    assert "Only members" in refused["text"]
    with scene.store.read() as tx:
        assert tx.story_mutes.channels("call") == set()
    assert [deed[:2] for deed in scene.audit()] == [("U1", "unmute_story"), ("U1", "mute_story")]
