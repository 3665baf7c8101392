"""The demo: what somebody sees who has only just cloned the repository."""

import io

import pytest

from bot.demo import opened_demo
from bot.wording import Names, headline_words

EXPECTED = {
    "Pete Hegseth – Dong Jun: video call held": ["china_readout", "us_readout"],
    "Marco Rubio – Wang Yi: phone call held": ["china_readout"],
    "Scott Bessent, Jamieson Greer – He Lifeng: meeting held": ["status", "participant", "no_readout"],
    "Donald Trump – Xi Jinping: phone call held": ["status", "next_contact", "china_readout"],
    "Donald Trump – Xi Jinping: meeting scheduled": [],
}
"""The contacts that are alerted, as they stand in the end, with what their threads tell after the alert."""


@pytest.fixture(scope="module")
def shown():
    """What was printed, the steps, and the messages with their stories."""
    printed = io.StringIO()
    with opened_demo(printed) as demo:
        steps = list(demo.play(lambda step: None))
        with demo.app.store.read() as tx:
            messages = tx.outbox.messages()
            stories = {story.id: story for story in tx.stories.load([m.story_id for m in messages])}
    return printed.getvalue(), steps, messages, stories


def test_exactly_the_contacts_of_that_week_are_alerted_once_with_their_news(shown):
    _, _, messages, stories = shown
    told = {}
    for message in messages:
        news = told.setdefault(headline_words(stories[message.story_id].contact, Names()), [])
        if message.change:
            news.append(str(message.change.kind))
    assert told == EXPECTED
    assert len(stories) == len(EXPECTED)


def test_a_story_shows_both_readouts_side_by_side(shown):
    printed = " ".join(shown[0].replace("│", " ").split())
    assert "Both readouts" in printed
    assert "Only this side mentions" in printed
    assert "The US readout followed the Chinese one by 8 hours." in printed


def test_an_official_announcement_is_no_readout(shown):
    printed = " ".join(shown[0].replace("│", " ").split())
    alert = printed[printed.index("Scott Bessent – He Lifeng: meeting scheduled") :]
    assert "Announced by" in alert[: alert.index("[Details]")]
    assert "Readouts" not in alert[: alert.index("[Details]")]


def test_feeds_that_fail_or_repeat_themselves_are_part_of_it(shown):
    steps = shown[1]
    assert sum(step.polled.failed for step in steps) == 4
    assert sum(step.polled.not_modified for step in steps) > 60
    assert sum(step.sent for step in steps) == len(shown[2])
