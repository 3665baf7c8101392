"""Requests of Slack's over HTTP: which are taken, which are refused, and what becomes of a fault."""

import time
from urllib.parse import urlencode

from bot.slack.http import MAX_BODY
from bot.slack.replay import ReplayGuard
from tests.loopback_slack import Answer, Fault
from tests.loopback_slack.interactions import sign

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def typed(text, **more):
    form = {"command": "/contacts", "text": text, "user_id": "U1", "channel_id": "C1", **more}
    return urlencode(form).encode()


def test_a_command_is_acknowledged_with_nothing_and_answered_to_who_asked(scene):
    asked = scene.people.command("latest 2")
    (answer,) = scene.people.answers(asked)
    assert (asked.status, asked.body) == (200, "")
    assert answer["response_type"] == "ephemeral"
    assert "Hegseth" in answer["text"]


def test_a_forged_signature_is_refused(scene):
    body = typed("latest")
    assert scene.people.raw(body, {**FORM, **sign(body, "another secret")}).status == 401
    assert scene.people.raw(body + b"&x=1", {**FORM, **sign(body)}).status == 401
    assert scene.people.raw(body, FORM).status == 401
    assert scene.slack.workspace.responses == []


def test_a_forged_button_changes_nothing(scene):
    payload = '{"type":"block_actions","user":{"id":"UADMIN"},"actions":[{"action_id":"correction_undo"}]}'
    body = urlencode({"payload": payload}).encode()
    assert scene.people.raw(body, {**FORM, **sign(body, "another secret")}).status == 401
    assert scene.audit() == []


def test_a_stale_request_is_refused(scene):
    body = typed("latest")
    assert scene.people.raw(body, {**FORM, **sign(body, at=time.time() - 600)}).status == 401
    assert scene.people.raw(body, {**FORM, **sign(body, at=time.time() + 600)}).status == 401


def test_a_replayed_request_is_refused(scene):
    body = typed("mute off", response_url=scene.slack.response_url("once"))
    headers = {**FORM, **sign(body)}
    assert scene.people.raw(body, headers).status == 200
    assert scene.people.raw(body, headers).status == 401


def test_a_body_beyond_reason_is_not_read(scene):
    assert scene.people.raw(b"x" * (MAX_BODY + 1), FORM).status == 413


def test_slacks_own_check_of_the_address_is_answered(scene):
    body = b'{"type": "url_verification", "challenge": "c-1"}'
    answer = scene.people.raw(body, {"Content-Type": "application/json", **sign(body)})
    assert (answer.status, "c-1" in answer.body) == (200, True)


def test_a_fault_in_a_listener_is_told_without_its_words(scene):
    with scene.store.begin() as tx:
        tx.connection.exec_driver_sql("DROP TABLE story_changes")
    asked = scene.people.command("latest")
    assert asked.status == 200
    said = asked.body + str(scene.people.answers(asked))
    assert "story_changes" not in said
    assert "did not work" in said


def test_slow_lookups_do_not_hold_up_the_acknowledgement(scene):
    scene.slack.faults.add(Fault(Answer.LATE, 1.0, method="users.info"))
    asked = scene.people.command("latest")
    assert (asked.status, scene.slack.workspace.responses) == (200, [])
    assert scene.people.answers(asked)


def test_an_event_sent_twice_is_answered_once(scene):
    event = {
        "type": "message",
        "channel_type": "im",
        "channel": "D1",
        "user": "U1",
        "text": "help",
        "ts": "1.0",
    }
    for _ in range(2):
        assert scene.people.event(event, "Ev7").status == 200
    scene.people.event({**event, "text": "latest"}, "Ev8")
    assert len(scene.people.posted("D1", 2)) == 2


def test_signatures_are_forgotten_after_the_window():
    now = [0.0]
    guard = ReplayGuard(lambda: now[0], window=10)
    assert guard.is_first("a")
    assert not guard.is_first("a")
    now[0] = 11
    assert guard.is_first("a")
