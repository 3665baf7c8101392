"""Every subcommand of /contacts, over signed HTTP, against a real record."""

import re

import pytest

from bot.core.model import Item, Subscription, Track
from bot.core.verdict import Verdict
from bot.slack.answering.router import COMMANDS
from bot.store.audit import Deed
from bot.store.items import StoredItem
from tests.contract.conftest import NOW
from tests.contract.test_queries import CALL
from tests.loopback_slack import blocks as block_kit


@pytest.fixture
def ask(scene):
    def asked(text, user="U1", channel="C1"):
        sent = scene.people.command(text, user=user, channel=channel)
        assert sent.status == 200
        (answer,) = scene.people.answers(sent)
        assert answer["response_type"] == "ephemeral"
        assert not block_kit.too_long(answer.get("blocks") or [])
        return answer

    return asked


def shown(answer):
    """Everything that a reader sees of it."""
    return f"{answer['text']} {answer.get('blocks')}"


def pressed(answer, action_id):
    """The value of a button of the answer."""
    elements = [
        element
        for block in answer["blocks"]
        for element in [*block.get("elements", []), block.get("accessory", {})]
    ]
    return next(element["value"] for element in elements if element.get("action_id") == action_id)


def test_latest_gives_so_many(ask):
    answer = ask("latest 2")
    assert answer["text"].splitlines()[0] == "Reported last"
    assert len(answer["text"].splitlines()) == 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("search hegseth dong", "3 contacts"),
        ("search status:cancelled", "1 contact,"),
        ("search 会见", "1 contact,"),
        ("south china sea", "1 contact,"),
        ("search track:defense from:2025-10", "2 contacts"),
        ("between 2025-09", "1 contact,"),
        ("between 2025-09-01 2025-12-31", "2 contacts"),
        ("between September 2025 and November 2025", "2 contacts"),
        ("stats 2025", "Contacts from Jan 1, 2025 to Dec 31, 2025: 2"),
        ("stats", "Contacts at any time: 5"),
        ("upcoming", "Pete Hegseth – Dong Jun: phone call scheduled"),
        ("show call", "Pete Hegseth – Dong Jun: phone call held"),
        ("who Wang Yi", "Wang Yi"),
        ("who foreign minister", "Wang Yi"),
        ("who weiwen", "Zhang Weiwen"),
        ("who 董军", "Dong Jun"),
        ("near-misses", "No item came near"),
        ("feeds", "No feed is set up"),
        ("audit", "Nobody has changed anything"),
        ("subscriptions", "This channel hears nothing yet"),
        ("unsubscribe", "This channel hears nothing yet"),
        ("mute 2d", "This channel hears nothing yet"),
        ("mute", "Say for how long"),
        ("who", "Say whose contacts"),
        ("show", "Say which contact"),
        ("why", "Say why what"),
        ("between", "Say which days"),
        ("stats yesterweek", "is not a period"),
        ("show nothing-like-it", "There is no contact with the id"),
        ("why https://news.example/unknown", "No feed has brought"),
        ("who Xyzzy Qwerty", "Nobody called"),
        (
            "when did Hegseth last talk to Dong?",
            "The last contact on record: Pete Hegseth – Dong Jun: meeting held",
        ),
        ("search no such words", "No contact was found"),
    ],
)
def test_what_is_answered(ask, text, found):
    assert found in shown(ask(text))


def test_help_names_every_command(ask):
    for text in ("help", "", "?"):
        answer = shown(ask(text))
        assert all(f"/contacts {word}" in answer for word in COMMANDS)
        assert "/contacts subscribe" in answer


def test_a_slip_of_the_pen_is_searched_for_and_corrected(ask, scene):
    answer = ask("lates 2")
    assert "There is no command `lates`" in shown(answer)
    value = pressed(answer, "ask:0")
    again = scene.people.press("ask:0", value)
    (second,) = scene.people.answers(again)
    assert (value, second["replace_original"]) == ("latest 2", True)
    assert second["text"].startswith("Reported last")


def test_a_name_of_several_asks_which(ask):
    answer = ask("who Wang")
    assert "Several people" in answer["text"]
    assert pressed(answer, "ask:0") == "who cn_wangyi"
    assert "Did you mean" in ask("who Hegzeth")["text"]


def test_an_unread_filter_is_named_with_what_was_meant(ask):
    answer = shown(ask("search hegseth stauts:held track:defnse"))
    assert "`stauts:held` was left out. Did you mean `status`?" in answer
    assert "Did you mean `defense`?" in answer


def test_pages_turn_both_ways(ask, scene):
    first = ask("latest 2")
    older = scene.people.press("answer_older", pressed(first, "answer_older"))
    (second,) = scene.people.answers(older)
    newer = scene.people.press("answer_newer", pressed(second, "answer_newer"))
    (third,) = scene.people.answers(newer)
    assert second["text"] != first["text"]
    assert (third["text"], third["replace_original"]) == (first["text"], True)


def test_an_answer_is_shown_to_the_channel_with_who_asked(ask, scene):
    answer = ask("who Dong Jun")
    shared = scene.people.press("answer_share", pressed(answer, "answer_share"))
    (public,) = scene.people.answers(shared)
    assert public["response_type"] == "in_channel"
    assert "Asked by <@U1>: `/contacts who Dong Jun`" in shown(public)
    assert "answer_share" not in shown(public)


def test_a_question_typed_with_markup_is_shown_as_text(ask, scene):
    answer = ask("search <!channel> hegseth")
    shared = scene.people.press("answer_share", pressed(answer, "answer_share"))
    assert "<!channel>" not in shown(scene.people.answers(shared)[0])


def test_without_native_tables_the_same_is_told_in_lines(ask, scene):
    assert any(block["type"] == "table" for block in ask("stats")["blocks"])
    scene.slack.workspace.refused_kinds.add("table")
    plain = ask("stats")
    assert not any(block["type"] == "table" for block in plain["blocks"])
    assert "*Nov 2025*" in shown(plain)


def test_why_gives_the_rules_and_the_words(ask, scene):
    item = Item("item-call", CALL.sources[0].title, "", NOW, "https://news.example/call", "Wire")
    near = Item("near", "US and China might talk", "", NOW, "https://news.example/near", "Wire")
    with scene.store.begin() as tx:
        for each, verdict in ((item, None), (near, Verdict("near", False, 0.41))):
            tx.items.put([StoredItem(each, each.url, each.id)], NOW)
            tx.items.record([verdict] if verdict else [], NOW)
    assert "probability of" in shown(ask("why call"))
    assert "probability of 41%" in shown(ask("why https://news.example/near"))
    near_misses = ask("near-misses")
    assert "US and China might talk" in shown(near_misses)
    assert pressed(near_misses, "ask:0") == "why https://news.example/near"


def test_a_channel_is_muted_by_its_members_alone(ask, scene):
    with scene.store.begin() as tx:
        tx.subscriptions.sync([Subscription("C1", tracks=frozenset({Track.DEFENSE}))], NOW)
    assert "Only members" in ask("mute 2d", user="U2")["text"]
    assert "hears nothing new until" in ask("mute 2 days")["text"]
    assert "muted until" in shown(ask("subscriptions"))
    assert "hears its subscriptions again" in ask("mute off")["text"]
    assert [action for _, action, _ in scene.audit()] == ["unmute", "mute"]
    assert "muted" in shown(ask("audit"))


def test_today_is_the_readers_own(ask, scene):
    """Noon UTC on the 18th is the 18th in New York; in Kiritimati it is the 19th already."""
    scene.slack.workspace.add_user("U7", tz="Pacific/Kiritimati")
    scene.slack.workspace.channels["C1"].members.append("U7")
    assert "Mar 18, 2026" in ask("between today")["text"] or "No contact" in ask("between today")["text"]
    assert "Mar 19, 2026" in shown(ask("stats today", user="U7"))
    assert "Mar 18, 2026" in shown(ask("stats today"))


def test_the_log_of_changes_is_read_page_by_page_and_never_shown_to_a_channel(ask, scene):
    with scene.store.begin() as tx:
        for number in range(40):
            tx.audit.add(Deed(NOW, "UADMIN", "not_a_contact", f"story-{number:02}", f"reason {number:02}"))
    page, seen = ask("audit"), []
    while True:
        assert "answer_share" not in shown(page)
        seen += re.findall(r"story-\d\d", str(page["blocks"]))
        if "answer_older" not in shown(page):
            break
        turned = scene.people.press("answer_older", pressed(page, "answer_older"))
        (page,) = scene.people.answers(turned)
    assert seen == [f"story-{number:02}" for number in reversed(range(40))]
