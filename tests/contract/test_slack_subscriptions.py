"""Subscriptions and feeds in Slack: forms, trials, rights."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.loopback_slack import Answer, Fault
from tests.loopback_slack import blocks as block_kit

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>t</title><item>
<title>One</title><guid>1</guid><pubDate>Tue, 17 Mar 2026 10:00:00 GMT</pubDate></item></channel></rss>"""


def chosen(value):
    return {"selected_option": {"value": value}}


def several(*values):
    return {"selected_options": [{"value": value} for value in values]}


DEFENSE = {
    "channel": {"channel": {"selected_conversation": "C1"}},
    "tracks": {"tracks": several("defense")},
    "statuses": {"statuses": several("held", "scheduled")},
    "actors": {"choose_people": several("us_hegseth")},
    "min_score": {"min_score": chosen("0.0")},
    "digest": {"digest": chosen("daily")},
    "tz": {"choose_zone": chosen("Asia/Shanghai")},
    "mention": {"mention": chosen("-")},
}


@pytest.fixture
def form(scene):
    assert scene.people.command("subscribe track:defense hegseth status:cancelled").body == ""
    return scene.people.opened_view()


def outcome(scene, view):
    return scene.people.view_becomes(view["id"], lambda found: "One moment" not in str(found))


def subscribe(scene, view, values=DEFENSE, user="U1"):
    assert scene.people.submit(view, values, user=user).status == 200
    return outcome(scene, view)


def test_the_form_begins_with_what_was_typed(form):
    assert block_kit.faults(form["blocks"], "modal") == []
    fields = {block["block_id"]: block["element"] for block in form["blocks"] if block["type"] == "input"}
    assert fields["channel"]["initial_conversation"] == "C1"
    assert [each["value"] for each in fields["tracks"]["initial_options"]] == ["defense"]
    assert [each["value"] for each in fields["statuses"]["initial_options"]] == ["cancelled"]
    assert [each["value"] for each in fields["actors"]["initial_options"]] == ["us_hegseth"]
    assert fields["tz"]["initial_option"]["value"] == "America/New_York"


def test_a_member_subscribes_the_channel(scene, form):
    done = subscribe(scene, form)
    assert "<#C1> hears: Track: Defense; Status: held, scheduled; People: Pete Hegseth" in str(done)
    (made,) = scene.services.subscribing.of_channel("C1")
    assert (made.digest, made.tz, made.mention) == ("daily", "Asia/Shanghai", "")
    assert scene.audit() == [("U1", "subscribe", "C1")]


def test_a_trial_shows_what_would_have_come(scene, form):
    filled = {**form, "state": {"values": DEFENSE}}
    scene.people.press_in_view("subscription_try", "-", filled)
    shown = scene.people.view_becomes(form["id"], lambda found: "In the last" in str(found))
    assert "In the last 30 days this would have posted 1 of 2 contacts" in str(shown)
    assert "Pete Hegseth – Dong Jun: phone call scheduled" in str(shown)
    assert block_kit.faults(shown["blocks"], "modal") == []
    assert scene.services.subscribing.of_channel("C1") == []


def test_who_is_not_in_the_channel_subscribes_nothing(scene, form):
    assert "Only members" in str(subscribe(scene, form, user="U2"))
    assert scene.services.subscribing.of_channel("C1") == []
    assert scene.audit() == []


def test_a_channel_without_the_bot_is_pointed_out(scene, form):
    elsewhere = {**DEFENSE, "channel": {"channel": {"selected_conversation": "C2"}}}
    assert "Invite me to it" in str(subscribe(scene, form, elsewhere))


def test_a_subscription_is_edited_and_removed(scene, form):
    subscribe(scene, form)
    (listed,) = scene.people.answers(scene.people.command("subscriptions"))
    (made,) = scene.services.subscribing.of_channel("C1")
    assert "*Daily digest*: Track: Defense" in str(listed)
    scene.people.press("subscription_edit", made.ref)
    edit = scene.people.opened_view(2)
    assert edit["title"]["text"] == "Edit a subscription"
    everything = {**DEFENSE, "tracks": {"tracks": several()}, "statuses": {"statuses": several()}}
    subscribe(scene, edit, everything)
    (changed,) = scene.services.subscribing.of_channel("C1")
    assert (changed.ref, changed.tracks, changed.actors) == (made.ref, frozenset(), {"us_hegseth"})
    (refused,) = scene.people.answers(scene.people.press("subscription_remove", made.ref, user="U2"))
    assert "Only members" in refused["text"]
    (removed,) = scene.people.answers(scene.people.press("subscription_remove", made.ref))
    assert "no longer hears" in removed["text"]
    (gone,) = scene.people.answers(scene.people.press("subscription_edit", made.ref))
    assert "no such subscription" in gone["text"]
    assert [deed[1] for deed in scene.audit()] == ["unsubscribe", "change_subscription", "subscribe"]


def test_a_button_opens_the_form_too(scene):
    scene.people.press("subscription_new", "-")
    assert scene.people.opened_view()["callback_id"] == "form_subscribe"


@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        ("choose_people", "hegs", "us_hegseth"),
        ("choose_people", "王毅", "cn_wangyi"),
        ("choose_people", "foreign minister", "cn_wangyi"),
        ("choose_zone", "shang", "Asia/Shanghai"),
        ("choose_zone", "new york", "America/New_York"),
        ("choose_story", "kuala lumpur", "meeting"),
    ],
)
def test_choices_as_somebody_types(scene, field, typed, expected):
    assert expected in [each["value"] for each in scene.people.suggest(field, typed)]


def test_a_form_that_slack_opens_too_late_is_said_to_be(scene):
    scene.slack.faults.add(Fault(Answer.ERROR, "expired_trigger_id", method="views.open"))
    (answer,) = scene.people.answers(scene.people.command("subscribe"))
    assert "try again" in answer["text"]


# --- feeds


class Press(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/feed" else 404)
        self.send_header("Content-Type", "application/rss+xml")
        self.end_headers()
        self.wfile.write(FEED)

    def log_message(self, *_args):
        pass


@pytest.fixture
def press():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Press)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def filled(url, **more):
    values = {"url": url, "name": "Harbor News", "publisher": "", "country": "us", **more}
    return {name: {name: {"type": "plain_text_input", "value": value}} for name, value in values.items()}


def test_an_admin_tries_a_feed_and_adds_it(scene, press):
    scene.people.press("feed_new", "-", user="UADMIN")
    form = scene.people.opened_view()
    assert block_kit.faults(form["blocks"], "modal") == []
    scene.people.press_in_view(
        "feed_test", "-", {**form, "state": {"values": filled(f"{press}/feed")}}, "UADMIN"
    )
    tried = scene.people.view_becomes(form["id"], lambda found: "works" in str(found))
    assert "1 entry, the newest of" in str(tried)
    assert scene.people.submit(tried, filled(f"{press}/feed"), user="UADMIN").status == 200
    assert "Harbor News is polled" in str(outcome(scene, form))
    (polled,) = scene.services.queries.feeds()
    assert (polled.feed.id, polled.feed.country, polled.origin) == ("harbor-news", "US", "UADMIN")
    assert scene.audit() == [("UADMIN", "add_feed", "harbor-news")]
    scene.people.press("feed_new", "-", user="UADMIN")
    again = scene.people.opened_view(2)
    scene.people.submit(again, filled(f"{press}/feed"), user="UADMIN")
    assert "polled already" in str(outcome(scene, again))


def test_a_feed_that_fails_says_why(scene, press):
    scene.people.press("feed_new", "-", user="UADMIN")
    form = scene.people.opened_view()
    scene.people.press_in_view(
        "feed_test", "-", {**form, "state": {"values": filled(f"{press}/gone")}}, "UADMIN"
    )
    tried = scene.people.view_becomes(form["id"], lambda found: "does not work" in str(found))
    assert "does not work" in str(tried)


def test_only_admins_add_feeds(scene, press):
    (answer,) = scene.people.answers(scene.people.press("feed_new", "-"))
    assert "Only admins" in answer["text"]
    scene.people.press("feed_new", "-", user="UADMIN")
    form = scene.people.opened_view()
    scene.people.submit(form, filled(f"{press}/feed"), user="U1")
    assert "Only admins" in str(outcome(scene, form))
    assert scene.services.queries.feeds() == []


def test_faulty_fields_are_pointed_out_in_the_form(scene):
    scene.people.press("feed_new", "-", user="UADMIN")
    form = scene.people.opened_view()
    done = scene.people.submit(form, filled("ftp://x", country="USA"), user="UADMIN")
    assert set(json.loads(done.body)["errors"]) == {"url", "country"}
