"""Answers, forms and App Home: within Slack's limits for any data, and nothing in them that pings."""

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot import texts
from bot.catalog import Occasion
from bot.core.feed import Feed, FeedState, Health
from bot.core.knowledge import Office, Person
from bot.core.model import (
    Correction,
    CorrectionKind,
    FeedKind,
    Item,
    Level,
    Mode,
    Reason,
    Side,
    Status,
    Subscription,
    Track,
)
from bot.core.period import EVER, Period
from bot.core.search import Unread
from bot.core.verdict import Verdict
from bot.services.queries import Coming, Explained, Page, Profile, Stats, Turn
from bot.services.subscribe import Trial
from bot.slack.answering import router
from bot.slack.blocks import answers, desk, reasons
from bot.slack.blocks.coming import coming
from bot.slack.blocks.contact import Names, View
from bot.slack.blocks.counts import counts
from bot.slack.blocks.desk import Words
from bot.slack.blocks.home import Home, home
from bot.slack.blocks.profile import profile
from bot.slack.blocks.story import details
from bot.slack.forms import correct, subscribe
from bot.slack.forms.correct import Origin
from bot.slack.services import Request
from bot.slack.text import width
from bot.store.audit import Deed
from bot.store.feeds import PolledFeed
from bot.store.near_misses import NearMiss
from bot.store.tallies import Company, Month, Tally
from tests.loopback_slack import blocks as block_kit
from tests.story_samples import ANY_STORY, DAYS, HELD, MOMENTS, TEXTS, URLS

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
TODAY = NOW.date()
VIEW = View(Names(), "https://watch.example")
WORDS = Words(Names(topics={"taiwan": "Taiwan"}))
SLOW = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # whole stories shrink for minutes
)


class Several(tuple):
    """Too long to be printed."""

    def __repr__(self):
        return f"{len(self)} of {type(self[0]).__name__ if self else 'none'}"


def several(values, most):
    return st.lists(values, max_size=most).map(Several)


STORIES = several(ANY_STORY, 8)
TIMES = MOMENTS.filter(bool)
COMPANY = st.builds(Company, name=TEXTS, side=st.sampled_from(Side), count=st.integers(0, 10**6), latest=DAYS)
COMPANIES = several(COMPANY, 8)
OFFICES = st.lists(
    st.builds(
        Office,
        title=TEXTS,
        body=TEXTS,
        start=DAYS,
        end=st.none() | DAYS,
        level=st.sampled_from(Level),
        track=st.sampled_from(Track),
    ),
    max_size=12,
).map(tuple)
PEOPLE = st.builds(
    Person,
    id=TEXTS,
    name=TEXTS,
    side=st.sampled_from([Side.US, Side.CHINA]),
    track=st.sampled_from(Track),
    offices=OFFICES,
)
REASONS = st.lists(st.builds(Reason, rule=TEXTS, weight=st.floats(-9, 9), quote=TEXTS), max_size=20).map(
    tuple
)
ITEMS = st.builds(Item, id=TEXTS, title=TEXTS, summary=TEXTS, published=MOMENTS, url=URLS, source=TEXTS)
VERDICTS = st.builds(Verdict, item_id=TEXTS, relevant=st.booleans(), score=st.floats(0, 1), reasons=REASONS)
EXPLAINED = st.builds(Explained, item=ITEMS, verdict=VERDICTS, again=st.booleans())
SUBSCRIPTIONS = st.builds(
    Subscription,
    channel=TEXTS,
    tracks=st.frozensets(st.sampled_from(Track)),
    levels=st.frozensets(st.sampled_from(Level)),
    statuses=st.frozensets(st.sampled_from(Status)),
    modes=st.frozensets(st.sampled_from(Mode)),
    actors=st.frozensets(TEXTS, max_size=5),
    topics=st.frozensets(TEXTS, max_size=5),
    langs=st.frozensets(TEXTS, max_size=2),
    digest=st.sampled_from(["instant", "daily", "weekly"]),
    mention=TEXTS,
    muted_until=MOMENTS,
    ref=st.sampled_from(["config:0", "s1"]),
)
CORRECTIONS = st.lists(
    st.builds(
        Correction,
        id=st.just("c1"),
        kind=st.sampled_from([CorrectionKind.FACTS, CorrectionKind.NOT_A_CONTACT]),
        story_id=TEXTS,
        author=TEXTS,
        reason=TEXTS,
        at=TIMES,
    ),
    max_size=5,
).map(tuple)


def check(answer, text="latest"):
    """As it goes out, with all its buttons, in both forms."""
    whole = router._with_controls(answer, Request(text, "U1", "C1", NOW))
    for blocks in (whole.blocks, whole.plain):
        assert block_kit.faults(list(blocks)) == []
        assert not block_kit.too_long(list(blocks))
        _harmless(blocks)
    assert width(answer.text) <= 3000
    assert answer.text


def _harmless(blocks):
    """No mention but of people whom we name ourselves, no broadcast."""
    for text in re.findall(r"'type': 'mrkdwn', 'text': '(.*?)', 'verbatim'", str(blocks)):
        assert not re.search(r"<!(?!date)", text)
        assert "<#" not in text.replace("<#C1>", "")


def view_is_taken(view, surface="modal"):
    assert block_kit.faults(view["blocks"], surface) == []
    assert len(view.get("private_metadata", "")) <= 3000


@SLOW
@given(
    STORIES,
    st.text(max_size=300),
    st.lists(st.builds(Unread, key=TEXTS, value=TEXTS, nearest=st.just("status")), max_size=3),
)
def test_lists(stories, typed, unread):
    page = Page(stories, newer=Turn(2**62, newer=True), older=Turn(1), total=len(stories))
    check(answers.listing(page, VIEW, answers.found_words(page), answers.unread_notes(unread)), typed)
    check(answers.choice("Which?", answers.story_choices(stories, VIEW)))


@SLOW
@given(ANY_STORY, CORRECTIONS)
def test_details(story, corrections):
    check(details(replace(story, corrections=corrections), VIEW))


def test_details_quote_what_was_agreed():
    agreed = "Both sides agreed to <reopen> the hotline."
    story = replace(HELD, contact=replace(HELD.contact, outcomes=(agreed,)))
    shown = json.dumps(details(story, VIEW).blocks, ensure_ascii=False)
    assert f"*{texts.OUTCOMES}*" in shown
    assert "“Both sides agreed to &lt;\u2060reopen&gt; the hotline.”" in shown
    assert texts.OUTCOMES not in str(details(HELD, VIEW).blocks)


@SLOW
@given(PEOPLE, STORIES, COMPANIES)
def test_people(person, stories, company):
    last = stories[0] if stories else None
    who = Profile(person.name or "x", person.side, TODAY, person, 7, company, last, last, Page(stories[:3]))
    check(profile(who, VIEW))
    check(answers.choice("Which?", answers.person_choices([person, person])))


@SLOW
@given(
    st.lists(EXPLAINED, min_size=1, max_size=3),
    st.lists(st.builds(NearMiss, item=ITEMS, verdict=VERDICTS, assessed=TIMES), max_size=5),
)
def test_reasons(found, near):
    check(reasons.explained(found))
    check(reasons.near_misses(near, "o1"))


@SLOW
@given(
    STORIES,
    st.lists(
        st.builds(
            Occasion, title=TEXTS, day=DAYS, end=st.none() | DAYS, place=TEXTS, uncertain=st.booleans()
        ),
        max_size=30,
    ),
)
def test_what_lies_ahead(stories, occasions):
    check(coming(Coming(stories, tuple(occasions)), VIEW))


@SLOW
@given(
    COMPANIES,
    st.lists(
        st.tuples(
            st.dates(date(2000, 1, 1), date(2026, 1, 1)), st.sampled_from(Track), st.integers(1, 10**6)
        ),
        max_size=40,
    ),
)
def test_counts(company, months):
    kinds = tuple(Tally(Track.DEFENSE, level, Mode.PHONE, Status.HELD, 3) for level in Level)
    found = tuple(Month(first.replace(day=1), track, count) for first, track, count in months)
    for period in (EVER, Period(TODAY, TODAY), Period(TODAY, None)):
        check(counts(Stats(period, kinds, found, company, company)))
    check(counts(Stats(EVER, (), (), (), ())))


@SLOW
@given(st.lists(st.tuples(TEXTS, TEXTS, st.sampled_from(Health), MOMENTS, st.booleans()), max_size=25))
def test_feeds(rows):
    feeds = [
        PolledFeed(
            Feed(name, name, "https://a.example/", name, "US", "en", FeedKind.PRESS),
            FeedState(name, last_ok=last, health=health, last_error=error),
            enabled,
            "config",
        )
        for name, error, health, last, enabled in rows
    ]
    check(desk.feed_states(feeds, 0))
    shown = Home((), (), (), Coming((), ()), feeds, NOW)
    view_is_taken(home(shown, VIEW, WORDS, "/contacts"), "home")


@SLOW
@given(st.lists(SUBSCRIPTIONS, max_size=12), STORIES)
def test_subscriptions(found, stories):
    check(desk.subscriptions(found, WORDS, NOW))
    shown = Home(found, found, stories, Coming(stories, ()), (), NOW)
    view_is_taken(home(shown, VIEW, WORDS, "/contacts"), "home")
    for each in found[:2]:
        view_is_taken(subscribe.form(each, WORDS, Trial(stories, len(stories), 30), VIEW))


@SLOW
@given(
    st.lists(st.builds(Deed, at=TIMES, actor=TEXTS, action=TEXTS, subject=TEXTS, detail=TEXTS), max_size=15)
)
def test_the_log_of_changes(found):
    check(desk.deeds(found))


@SLOW
@given(ANY_STORY)
def test_forms_on_a_contact(story):
    origin = Origin(story.id[:200], "C1")
    for view in (
        correct.facts(story, VIEW, origin, "date"),
        correct.dismiss(story, VIEW, origin),
        correct.merge(story, VIEW, origin),
        correct.split(story, VIEW, origin),
    ):
        view_is_taken(view)
    assert Origin.read(str(origin)) == origin


def test_the_help_fits():
    check(answers.usage("/contacts", {f"command{n} WORDS": "what it does " * 4 for n in range(16)}))
