"""Pictures of answers, forms and App Home, made by the same ways as the real ones, from any record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.core.model import Level, Status, Subscription, Track
from bot.slack.answering import router
from bot.slack.blocks.home import CONTACTS, Home, home
from bot.slack.forms import correct, feed, subscribe
from bot.slack.forms.correct import Origin
from bot.slack.preview import Shown, form, picture
from bot.slack.services import COMMAND, Request, Services

ASKED = {
    "answer-help": "help",
    "answer-latest": "latest 3",
    "answer-search": "search Wang Yi status:held from:2025 stauts:held",
    "answer-who": "who Dong Jun",
    "answer-which": "who Wang",
    "answer-between": "between 2025-11 2025-12",
    "answer-upcoming": "upcoming",
    "answer-stats": "stats 2025",
    "answer-feeds": "feeds",
    "answer-subscriptions": "subscriptions",
    "answer-audit": "audit",
    "answer-mute": "mute 2d",
    "answer-near-misses": "near-misses",
    "answer-question": "when did Rubio last talk to Wang Yi?",
    "answer-slip": "lates 3",
}
"""Name of a picture -> what is asked for it, of a whole record."""

OTHERS = (
    "answer-show",
    "answer-why",
    "form-subscribe",
    "form-correct",
    "form-not-a-contact",
    "form-merge",
    "form-split",
    "form-feed",
    "home",
)
"""Pictures of one contact, of the forms and of App Home."""

USER, CHANNEL = "U0READER", "C0CONTACTS"
ELSEWHERE = Subscription("C0LEADERS", levels=frozenset({Level.LEADER}), digest="daily", ref="config:0")
PROPOSED = Subscription(CHANNEL, tracks=frozenset({Track.DEFENSE}), statuses=frozenset({Status.HELD}))


def answers(services: Services, now: datetime) -> Iterator[tuple[str, str]]:
    """(name, SVG) of each answer to a reader in a channel."""
    for name, text in ASKED.items():
        yield name, asked(services, text, now)


def asked(services: Services, text: str, now: datetime) -> str:
    """The picture of one answer."""
    answer = router.answer(services, Request(text, USER, CHANNEL, now))
    return picture([Shown(answer.blocks, f"{now:%H:%M}")])


def forms(services: Services, story_id: str, now: datetime) -> Iterator[tuple[str, str]]:
    """(name, SVG) of the forms, those of corrections on one story, and of App Home."""
    story = services.queries.story(story_id)
    assert story is not None
    origin, view = Origin(story.id, CHANNEL), services.view
    trial = services.subscribing.try_out(PROPOSED, now)
    yield "form-subscribe", form(subscribe.form(PROPOSED, services.words, trial, view))
    yield "form-correct", form(correct.facts(story, view, origin))
    yield "form-not-a-contact", form(correct.dismiss(story, view, origin))
    yield "form-merge", form(correct.merge(story, view, origin))
    yield "form-split", form(correct.split(story, view, origin))
    yield "form-feed", form(feed.form())
    yield "home", form(home(_home(services, now), view, services.words, COMMAND))


def _home(services: Services, now: datetime) -> Home:
    return Home(
        mine=services.subscribing.of_channel(CHANNEL),
        heard=(ELSEWHERE,),
        latest=services.queries.latest(CONTACTS).stories,
        ahead=services.queries.upcoming(now.date()),
        feeds=services.queries.feeds(),
        now=now,
    )
