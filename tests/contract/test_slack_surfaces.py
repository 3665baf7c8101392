"""The forms and App Home as Slack gets them."""

from dataclasses import replace

import pytest
from syrupy.extensions.json import JSONSnapshotExtension

from bot.core.model import Level, Subscription
from bot.slack.blocks.home import Home, home
from bot.slack.forms import correct, feed, subscribe
from bot.slack.forms.correct import Origin
from bot.slack.services import COMMAND
from tests.contract.conftest import NOW
from tests.contract.test_queries import STORIES
from tests.loopback_slack import blocks as block_kit

PROPOSED = Subscription("C1", levels=frozenset({Level.LEADER}), min_score=0.5, digest="weekly")


def views(services):
    story, words, view = STORIES[0], services.words, services.view
    origin = Origin(story.id, "C1")
    latest = services.queries.latest(3).stories
    record = Home(
        mine=(replace(PROPOSED, ref="s1"),),
        heard=(),
        latest=latest,
        ahead=services.queries.upcoming(NOW.date()),
        feeds=(),
        now=NOW,
    )
    return {
        "subscribe": subscribe.form(PROPOSED, words, services.subscribing.try_out(PROPOSED, NOW), view),
        "correct": correct.facts(story, view, origin),
        "not-a-contact": correct.dismiss(story, view, origin),
        "merge": correct.merge(story, view, origin),
        "split": correct.split(story, view, origin),
        "feed": feed.form(),
        "home": home(record, view, words, COMMAND),
    }


@pytest.mark.parametrize("name", ["subscribe", "correct", "not-a-contact", "merge", "split", "feed", "home"])
def test_a_view_stands_as_it_stood(name, slack_services, snapshot):
    view = views(slack_services)[name]
    assert block_kit.faults(view["blocks"], view["type"]) == []
    assert view == snapshot.use_extension(JSONSnapshotExtension)
