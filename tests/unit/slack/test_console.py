import io
from datetime import UTC, datetime

from rich.console import Console

from bot.core.knowledge import Knowledge
from bot.core.pacing import DigestKind
from bot.services.ports import Missing, OutgoingMessage
from bot.slack.console import ConsoleMessenger
from bot.slack.render import SlackRenderer
from tests.story_samples import BOTH_READOUTS, HELD, STORIES, source

RENDERER = SlackRenderer(Knowledge(), "https://watch.example")


def printed(rendered, verb="post", **changes):
    out = io.StringIO()
    messenger = ConsoleMessenger(Console(file=out, width=100))
    message = OutgoingMessage("C1", "k", HELD.id, "held", rendered.text, rendered.blocks, **changes)
    outcome = getattr(messenger, verb)(message)
    return out.getvalue(), outcome


def test_an_alert_reads_in_a_terminal_as_it_does_in_slack(snapshot):
    text, _ = printed(RENDERER.alert(BOTH_READOUTS))
    assert text == snapshot


def test_a_digest_reads_in_a_terminal(snapshot):
    (digest,) = RENDERER.digest(
        DigestKind.DAILY, STORIES, datetime(2025, 9, 10, tzinfo=UTC), datetime(2025, 9, 11, tzinfo=UTC)
    )
    assert printed(digest)[0] == snapshot


def test_a_reply_is_set_in_and_an_update_takes_one_line():
    reply, _ = printed(RENDERER.alert(HELD), thread_ts="console.000001")
    update, outcome = printed(RENDERER.alert(HELD), "update", update_ts="console.000001")
    assert reply.startswith("    ╭─ C1 · reply in the thread")
    assert "╭" not in update
    assert outcome.receipt.ts == "console.000001"


def test_a_reply_names_the_contact_whose_thread_it_is_in():
    out = io.StringIO()
    messenger = ConsoleMessenger(Console(file=out, width=100))
    parent, held = RENDERER.alert(STORIES[0]), RENDERER.alert(HELD)
    place = messenger.post(OutgoingMessage("C1", "k", "s", "held", parent.text, parent.blocks)).receipt.ts
    messenger.update(OutgoingMessage("C1", "k", "s", "held", held.text, held.blocks, update_ts=place))
    out.truncate(0)
    messenger.post(OutgoingMessage("C1", "r", "s", "held", "news", (), thread_ts=place))
    assert f"in the thread of {held.blocks[0]['text']['text']}" in out.getvalue()


def test_every_post_gets_a_place_of_its_own():
    messenger = ConsoleMessenger(Console(file=io.StringIO()))
    message = OutgoingMessage("C1", "k", HELD.id, "held", "text")
    stamps = {messenger.post(message).receipt.ts for _ in range(3)}
    assert len(stamps) == 3
    assert messenger.find("C1", "k", datetime.now(UTC)) == Missing()


def test_feed_text_cannot_steer_the_terminal():
    story = HELD.__class__(
        HELD.id, HELD.contact, (source(1, "x\x1b]0;owned\x07", "a\x1b[31mred [bold]b[/bold]"),)
    )
    text, _ = printed(RENDERER.alert(story))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[bold]b[/bold]" in text
