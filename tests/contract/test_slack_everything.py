"""Everything that people can do in Slack, each over signed HTTP and over Socket Mode; none may be left out.

A deed is what somebody does: the envelope's kind, its payload, and what is to come of it. The last test of
this file compares the deeds with all that the app listens to.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest

from bot.core.model import Subscription, Track
from bot.services.rights import Actor
from bot.slack import actions, listeners
from bot.slack import app as slack_app
from bot.slack.answering.router import COMMANDS, OPENS_A_FORM
from bot.slack.connection import SocketMode
from bot.slack.forms import correct, feed, subscribe
from bot.slack.forms.correct import Origin
from bot.slack.sender import web_client
from bot.store.tables import metadata
from tests.contract.conftest import NOW
from tests.contract.test_slack_subscriptions import DEFENSE, FEED
from tests.loopback_slack.interactions import Acknowledged, sign
from tests.loopback_slack.socket_mode import SocketModeServer
from tests.loopback_slack.state import APP_TOKEN

FORM = "application/x-www-form-urlencoded"
REASON = {"reason": {"reason": {"type": "plain_text_input", "value": "a rumour"}}}


@dataclass(frozen=True)
class Deed:
    """`payload` makes what Slack sends; `came` says what is to come of it, as words to be found there."""

    of: str
    payload: Callable
    came: Callable
    words: str
    before: Callable = field(default=lambda scene: None)
    kind: str = "interactive"

    def __str__(self):
        return self.of


# --- where it is seen what came of a deed


def answer(scene, token):
    return scene.people.answers(Acknowledged(200, "", token))


def opened(scene, _token):
    return scene.people.opened_view()


def in_the_form(scene, _token):
    (view,) = scene.slack.workspace.opened
    return scene.people.view_becomes(
        view["id"], lambda found: "One moment" not in str(found) and found != view
    )


def in_the_channel(scene, _token):
    return scene.people.posted("C1")


def to_the_reader(scene, _token):
    return scene.people.posted("D1")


def at_home(scene, _token):
    return scene.people.home_of("U1")


def acknowledged(_scene, _token):
    return "nothing but the acknowledgement"


# --- what people do


def command(text):
    def payload(people):
        whole = people.press_payload("-", "-")
        facts = {"command": "/contacts", "text": text, "user_id": "U1", "channel_id": "C1"}
        return facts | {name: whole[name] for name in ("response_url", "trigger_id", "api_app_id")}

    return payload


def typed(text, words):
    word = text.partition(" ")[0]
    came = opened if word in OPENS_A_FORM else answer
    return Deed(f"command {word}", command(text), came, words, kind="slash_commands")


def press(action, value, words, came=answer, user="UADMIN", **more):
    return Deed(
        f"action {action}", lambda people: people.press_payload(action, value, user), came, words, **more
    )


def choose(action, value, words):
    def payload(people):
        chosen = {"type": "overflow", "action_id": action, "selected_option": {"value": value}}
        return {**people.press_payload(action, value, "UADMIN"), "actions": [chosen]}

    return Deed(f"action {action}", payload, opened, words)


def in_form(action, values, words, form):
    def payload(people):
        (view,) = people.slack.workspace.opened
        where = {"view": {**view, "state": {"values": values(people)}}, "channel": None, "response_url": None}
        return people.press_payload(action, "-", "UADMIN", **where)

    return Deed(f"action {action}", payload, in_the_form, words, before=form)


def submit(callback, values, words, form):
    def payload(people):
        (view,) = people.slack.workspace.opened
        return people.submit_payload(view, values(people), "UADMIN")

    return Deed(f"view {callback}", payload, in_the_form, words, before=form)


def suggest(action, text, words):
    return Deed(f"options {action}", lambda people: people.suggest_payload(action, text), acknowledged, words)


def event(kind, words, came, **facts):
    def payload(people):
        return people.event_payload({"type": kind, "user": "U1", "channel": "C1", "ts": "1.5", **facts})

    return Deed(f"event {kind}", payload, came, words, kind="events_api")


# --- what is there before


def showing(make):
    """A form as somebody has opened it."""

    def before(scene):
        client = web_client(scene.slack.token, scene.slack.api_url)
        client.views_open(trigger_id="trigger-0", view=make(scene))

    return before


def correcting(make, **more):
    return showing(lambda scene: make(scene.story("call"), scene.services.view, Origin("call", "C1"), **more))


SUBSCRIBING = showing(lambda scene: subscribe.form(Subscription("C1"), scene.services.words))
ADDING = showing(lambda _: feed.form())


def subscribed(scene):
    with scene.store.begin() as tx:
        tx.subscriptions.put(Subscription("C1", tracks=frozenset({Track.DEFENSE}), ref="s1"), "U1", NOW)


def dismissed(scene):
    """A correction whose id is known."""
    scene.services.curator._new_id = lambda: "correction-1"
    scene.services.curator.dismiss("call", Actor("UADMIN", "a rumour"), NOW)


def new_feed(people):
    address = people.slack.workspace.url.rstrip("/") + "/feed.xml"
    values = {"url": address, "name": "Harbor News", "publisher": "", "country": "us"}
    return {name: {name: {"value": value}} for name, value in values.items()}


def chosen(name, action, value):
    return lambda _people: {name: {action: {"selected_option": {"value": value}}}, **REASON}


MERGED = showing(lambda scene: correct.split(scene.story("meeting"), scene.services.view, Origin("meeting")))


def merged(scene):
    scene.services.curator.merge("call", "meeting", Actor("UADMIN", "the same"), NOW)
    MERGED(scene)


DEEDS = [
    typed("latest 2", "Reported last"),
    typed("search hegseth", "3 contacts"),
    typed("who Dong Jun", "Minister of National Defense"),
    typed("between 2025", "2 contacts"),
    typed("upcoming", "phone call scheduled"),
    typed("show call", "phone call held"),
    typed("why call", "no longer kept"),
    typed("near-misses", "No item came near"),
    typed("stats 2025", "Contacts from Jan 1, 2025"),
    typed("feeds", "No feed is set up"),
    typed("subscribe track:defense", "Subscribe a channel"),
    typed("subscriptions", "hears nothing yet"),
    typed("unsubscribe", "hears nothing yet"),
    typed("mute 2d", "hears nothing yet"),
    typed("audit", "Nobody has changed anything"),
    typed("help", "What you can ask"),
    press(actions.DETAILS, "call", "phone call held"),
    press(actions.WHY, "call", "no longer kept"),
    press(actions.NOT_A_CONTACT, "call", "will be struck out", opened),
    press(actions.MUTE_STORY, "call", "hears no more of this contact"),
    press(actions.UNMUTE_STORY, "call", "hears of this contact again"),
    choose(actions.CORRECT, "status|call", "Correct a contact"),
    press(actions.UNDO, "correction-1", "Taken back", before=dismissed),
    press(actions.NEWER, "n1|latest 2", "Reported last"),
    press(actions.OLDER, "|latest 2", "Reported last"),
    press(actions.SHARE, "|latest 2", "Asked by"),
    press(actions.ASK, "latest 2", "Reported last"),
    press(actions.SUBSCRIBE, "-", "Subscribe a channel", opened),
    press(actions.EDIT, "s1", "Edit a subscription", opened, before=subscribed),
    press(actions.REMOVE, "s1", "no longer hears", before=subscribed),
    press(actions.ADD_FEED, "-", "Add a feed", opened),
    press(actions.OPEN_PAGE, "-", "acknowledgement", acknowledged),
    in_form(actions.TRY_OUT, lambda _: DEFENSE, "would have posted 1 of 2", SUBSCRIBING),
    in_form(actions.TEST_FEED, new_feed, "It works: 1 entry", ADDING),
    suggest(actions.PEOPLE, "hegs", "us_hegseth"),
    suggest(actions.STORY, "kuala lumpur", "meeting"),
    suggest(actions.ZONE, "shang", "Asia/Shanghai"),
    submit(actions.SUBSCRIBE_FORM, lambda _: DEFENSE, "<#C1> hears", SUBSCRIBING),
    submit(actions.DISMISS_FORM, lambda _: REASON, "Marked as not a contact", correcting(correct.dismiss)),
    submit(
        actions.CORRECT_FORM,
        chosen("status", "status", "cancelled"),
        "Corrected",
        correcting(correct.facts),
    ),
    submit(actions.MERGE_FORM, chosen("into", actions.STORY, "meeting"), "Merged", correcting(correct.merge)),
    submit(
        actions.SPLIT_FORM,
        lambda _: {"sources": {"sources": {"selected_options": [{"value": "0"}]}}, **REASON},
        "contact of its own",
        merged,
    ),
    submit(actions.FEED_FORM, new_feed, "Harbor News is polled", ADDING),
    event("app_home_opened", "Latest contacts", at_home, tab="home"),
    event("app_mention", "Reported last", in_the_channel, text="<@U0BOT> latest 1"),
    event("message", "Reported last", to_the_reader, text="latest 1", channel="D1", channel_type="im"),
    event("member_joined_channel", "/contacts subscribe", in_the_channel, user="U0BOT"),
]
CORRECTIONS = {
    f"view {form}"
    for form in (actions.DISMISS_FORM, actions.CORRECT_FORM, actions.MERGE_FORM, actions.SPLIT_FORM)
}
CHANGES = {
    *CORRECTIONS,
    f"view {actions.SUBSCRIBE_FORM}",
    f"view {actions.FEED_FORM}",
    f"action {actions.REMOVE}",
    f"action {actions.MUTE_STORY}",
    f"action {actions.UNDO}",
}
"""The deeds that change something; muting a channel that hears nothing does not."""

over_both = pytest.mark.parametrize("deed", DEEDS, ids=str)


@pytest.fixture
def scene(scene):
    """The workspace serves a feed, too."""
    scene.slack.workspace.pages["feed.xml"] = FEED
    return scene


def http_request(deed, payload):
    """The body as Slack sends it, with its content type."""
    if deed.kind == "slash_commands":
        return urlencode(payload).encode(), FORM
    if deed.kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    return urlencode({"payload": json.dumps(payload)}).encode(), FORM


def token_of(payload):
    return str(payload.get("response_url") or "").rpartition("/")[2]


def effect(deed, scene, payload, acknowledgement):
    return f"{acknowledgement} {deed.came(scene, token_of(payload))}"


@over_both
def test_over_http(scene, deed):
    """Forged and stale it does nothing; signed it is done; a second time it is refused."""
    deed.before(scene)
    audit = scene.audit()
    payload = deed.payload(scene.people)
    body, kind = http_request(deed, payload)
    for signed in (sign(body, "another secret"), sign(body, at=0.0), sign(body + b" "), {}):
        assert scene.people.raw(body, {"Content-Type": kind, **signed}).status == 401
    assert (scene.audit(), scene.slack.workspace.responses) == (audit, [])
    genuine = {"Content-Type": kind, **sign(body)}
    done = scene.people.raw(body, genuine)
    assert done.status == 200
    assert deed.words in effect(deed, scene, payload, done.body)
    assert scene.people.raw(body, genuine).status == 401


@over_both
def test_over_socket_mode(scene, deed):
    deed.before(scene)
    bolt = slack_app.create(web_client(scene.slack.token, scene.slack.api_url), scene.services)
    with SocketModeServer(scene.slack) as server, SocketMode(bolt, APP_TOKEN):
        assert server.wait_connected()
        payload = deed.payload(scene.people)
        envelope = server.send(deed.kind, payload)
        assert server.wait_acknowledged(envelope)
        acknowledgement = server.acknowledged[envelope]
        assert deed.words in effect(deed, scene, payload, acknowledgement)


def record(scene):
    """All rows of all tables, by the table's name."""
    with scene.store.read() as tx:
        return {
            table.name: sorted(map(repr, tx.connection.exec_driver_sql(f"SELECT * FROM {table.name}")))
            for table in metadata.sorted_tables
        }


def done_by(user, scene, deed):
    """The record before and after the deed, done by somebody over HTTP."""
    deed.before(scene)
    before = record(scene)
    payload = deed.payload(scene.people)
    who = {"slash_commands": "user_id", "events_api": "-"}.get(deed.kind)
    if deed.kind == "events_api":
        payload["event"]["user"] = user
    else:
        payload[who or "user"] = user if who else {"id": user}
    body, kind = http_request(deed, payload)
    assert scene.people.raw(body, {"Content-Type": kind, **sign(body)}).status == 200
    scene.settle()
    return before, record(scene)


@over_both
def test_who_has_no_rights_changes_nothing(scene, deed):
    """U2 is in the workspace, but in no channel and no admin: the whole record stays as it is."""
    before, after = done_by("U2", scene, deed)
    assert before == after


@over_both
def test_whatever_is_changed_is_in_the_log_with_who_and_why(scene, deed):
    before, after = done_by("UADMIN", scene, deed)
    changed = {name for name in after if after[name] != before[name]} - {"audit_log"}
    new = [deed for deed in after["audit_log"] if deed not in before["audit_log"]]
    assert len(new) == bool(changed)
    assert all("UADMIN" in deed for deed in new)
    if deed.of in CORRECTIONS:
        assert "a rumour" in new[0]
    assert bool(changed) == (deed.of in CHANGES)


class Register:
    """Takes down what listeners ask to hear of, in place of a Bolt app."""

    def __init__(self):
        self.heard = set()

    def __getattr__(self, kind):
        def listen(name):
            known = getattr(name, "pattern", name).removeprefix("^").removesuffix(r"(:\d+)?$")
            self.heard.add(f"{kind} {known}")
            return lambda listener: listener

        return listen


def test_everything_that_is_heard_is_tested(scene):
    register = Register()
    listeners.register(register, scene.services)
    (slash,) = (name for name in register.heard if name.startswith("command "))
    words = {f"command {word}" for word in (*COMMANDS, *OPENS_A_FORM)}
    assert slash == "command /contacts"
    assert {deed.of for deed in DEEDS} == register.heard - {slash} | words
