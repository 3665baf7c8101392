"""What becomes of feed entries on both databases: items, stories, messages, each once.

The detector here is a stand-in that takes a title for a report where it holds the word "call".
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.feed import Feed
from bot.core.model import (
    Contact,
    FeedKind,
    Issuer,
    Item,
    Level,
    Mode,
    Participant,
    Side,
    Status,
    Subscription,
    Track,
    When,
)
from bot.core.routing import DeliveryKind
from bot.core.verdict import Verdict
from bot.services.ingest import AlertPolicy, Batch, Ingest
from bot.store.outbox import State

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
CALL = Contact(
    track=Track.DEFENSE,
    level=Level.MINISTER,
    mode=Mode.PHONE,
    status=Status.HELD,
    when=When(date(2026, 2, 28)),
    us=(Participant("Pete Hegseth", Side.US),),
    china=(Participant("Dong Jun", Side.CHINA),),
)


def detector(item):
    if "call" not in item.title:
        return Verdict(item.id, relevant=False, score=0.1)
    status = Status.CANCELLED if "cancelled" in item.title else Status.SCHEDULED
    contact = replace(CALL, status=Status.HELD if "held" in item.title else status)
    issuer = Issuer.US_READOUT if "Readout" in item.title else Issuer.PRESS
    return Verdict(item.id, relevant=True, score=0.9, contacts=(contact,), issuer=issuer)


def entry(name="1", title="A call is coming", *, age=timedelta(hours=1), url=None, summary=""):
    published = None if age is None else NOW - age
    address = f"https://news.example/{name}" if url is None else url
    return Item(name, title, summary, published, address, "News")


@pytest.fixture
def ingest(store):
    with store.begin() as tx:
        for name in ("one", "two"):
            tx.feeds.put(
                Feed(name, name, f"https://{name}.example/", name, "US", "en", FeedKind.PRESS), "config"
            )
        tx.subscriptions.sync([Subscription("C1")], NOW)
    return Ingest(store, detector, AlertPolicy())


def take(ingest, *entries, feed="one", first=False, now=NOW):
    return ingest.take(Batch(feed, entries, first), now)


def alerts(store):
    with store.read() as tx:
        return [message for message in tx.outbox.messages() if message.kind is DeliveryKind.ALERT]


def replies(store):
    with store.read() as tx:
        return [str(message.change.kind) for message in tx.outbox.messages() if message.change]


def post_alerts(store):
    """As delivery does: what was queued so far stands in its channel."""
    with store.begin() as tx:
        for message in tx.outbox.messages(State.PENDING):
            tx.outbox.mark_sent(message, f"{message.id}.0", NOW)


def only_story(store):
    with store.read() as tx:
        assert tx.stories.count() == 1
        (message,) = alerts(store)
        return tx.stories.get(message.story_id)


def test_a_report_is_recorded_and_queued_once(store, ingest):
    assert take(ingest, entry(), entry("2", "Weather")).new_items == 2
    again = take(ingest, entry(), entry("2", "Weather"))
    assert (again.new_items, again.edited, again.alerts) == (0, 0, 0)
    (alert,) = alerts(store)
    assert (alert.channel, alert.state) == ("C1", State.PENDING)


def test_other_reports_join_the_story_and_are_no_news(store, ingest):
    take(ingest, entry())
    done = take(ingest, entry("9", "Their call, as we hear"), feed="two")
    assert (done.relevant, done.alerts) == (1, 0)
    assert len(only_story(store).sources) == 2
    assert replies(store) == []


def test_a_change_of_status_and_a_readout_go_to_the_thread(store, ingest):
    take(ingest, entry())
    post_alerts(store)
    take(ingest, entry("2", "The call was held"), feed="two")
    take(ingest, entry("3", "Readout of the call, held"), feed="two")
    assert replies(store) == ["status", "us_readout"]
    assert len(alerts(store)) == 1


def test_an_alert_that_is_still_to_be_posted_shows_the_change_itself(store, ingest):
    take(ingest, entry())
    take(ingest, entry("2", "The call was held"), feed="two")
    assert replies(store) == []
    assert only_story(store).contact.status is Status.HELD


def test_an_edited_headline_is_no_second_alert(store, ingest):
    take(ingest, entry())
    done = take(ingest, entry(title="UPDATED: A call is coming"))
    assert (done.edited, done.new_items, done.alerts) == (1, 0, 0)
    (source,) = only_story(store).sources
    assert source.title == "UPDATED: A call is coming"
    assert replies(store) == []


def test_an_edit_that_changes_the_news_is_told_in_the_thread(store, ingest):
    take(ingest, entry())
    post_alerts(store)
    take(ingest, entry(title="The call is cancelled"))
    assert replies(store) == ["status"]
    assert only_story(store).contact.status is Status.CANCELLED


def test_a_text_that_was_edited_away_does_not_come_back_with_a_stale_copy(store, ingest):
    first, edited = entry(title="A call is coming"), entry(title="The call is cancelled")
    take(ingest, first)
    post_alerts(store)
    assert [take(ingest, shown).edited for shown in (edited, first, edited)] == [1, 0, 0]
    assert replies(store) == ["status"]
    assert take(ingest, entry(title="The call was held")).edited == 1


def test_an_edit_can_make_an_item_a_report(store, ingest):
    take(ingest, entry(title="Talks"))
    assert take(ingest, entry(title="Talks: a call is coming")).alerts == 1


def test_an_item_keeps_its_first_time_through_edits(store, ingest):
    take(ingest, entry(age=None))
    take(ingest, entry(title="A call is coming soon", age=None), now=NOW + timedelta(days=1))
    assert only_story(store).sources[0].published == NOW


@pytest.mark.parametrize(
    "copy",
    [
        entry("7", "A call is coming - News", url="http://www.news.example/1?utm_source=rss"),
        entry("7", "A  CALL is coming", url="https://copy.example/7"),
    ],
    ids=["same address", "same words"],
)
def test_another_feeds_copy_is_the_same_item(store, ingest, copy):
    take(ingest, entry())
    assert take(ingest, copy, feed="two").new_items == 0
    assert take(ingest, copy, feed="two").new_items == 0
    assert len(only_story(store).sources) == 1


def test_a_copys_edits_do_not_speak_for_the_item(store, ingest):
    take(ingest, entry())
    take(ingest, entry("7", "A call is coming - News", url="https://news.example/1"), feed="two")
    done = take(ingest, entry("7", "The call is cancelled", url="https://news.example/1"), feed="two")
    assert (done.edited, replies(store)) == (0, [])


def test_the_same_heading_weeks_later_is_another_item(ingest):
    take(ingest, entry("1", "Regular press conference", age=timedelta(days=20)))
    assert take(ingest, entry("2", "Regular press conference")).new_items == 1


def test_entries_that_share_one_address_are_told_apart(ingest):
    page = "https://ministry.example/press"
    shared = [entry(str(n), f"Statement {n}", url=page) for n in range(3)]
    assert take(ingest, *shared).new_items == 3
    assert take(ingest, entry("x", "Statement x", url=page), feed="two").new_items == 1


def test_an_entry_twice_in_a_feed_counts_once(ingest):
    assert take(ingest, entry(), entry()).new_items == 1


def test_old_news_is_recorded_in_silence(store, ingest):
    done = take(ingest, entry(age=timedelta(hours=49)))
    assert (done.new_items, done.relevant, done.alerts) == (1, 1, 0)
    with store.read() as tx:
        assert tx.stories.count() == 1


def test_one_more_report_of_an_old_story_stays_silent_but_news_on_it_does_not(store, ingest):
    take(ingest, entry(age=timedelta(hours=60)))
    assert take(ingest, entry("2", "That call again")).alerts == 0
    assert take(ingest, entry("3", "The call is cancelled")).alerts == 1


def test_without_a_date_only_what_appears_later_is_news(store, ingest):
    assert take(ingest, entry(age=None), first=True).alerts == 0
    with store.read() as tx:
        assert tx.stories.count() == 1
    other = entry("2", "Readout of their call", age=None)
    assert take(ingest, other).alerts == 1


def test_a_time_in_the_far_future_is_not_believed(store, ingest):
    assert take(ingest, entry(age=timedelta(days=-300)), first=True).alerts == 0


def test_channels_that_filter_it_out_hear_nothing(store, ingest):
    with store.begin() as tx:
        tx.subscriptions.sync(
            [Subscription("C1", tracks=frozenset({Track.DIPLOMATIC})), Subscription("C2")], NOW
        )
    take(ingest, entry())
    assert [alert.channel for alert in alerts(store)] == ["C2"]


def test_a_failure_half_way_leaves_nothing_behind(store, ingest):
    def breaks(item):
        if "poison" in item.title:
            raise RuntimeError(item.id)
        return detector(item)

    with pytest.raises(RuntimeError):
        take(Ingest(store, breaks, AlertPolicy()), entry(), entry("2", "poison"))
    assert alerts(store) == []
    assert take(ingest, entry(), entry("2", "poison")).alerts == 1


def test_hostile_text_is_kept_without_what_databases_refuse(store, ingest):
    hostile = entry("1", "A call\x00 \udfff is coming", url="https://news.example/" + "a" * 3000)
    assert take(ingest, hostile).alerts == 1
    assert take(ingest, hostile).new_items == 0


def test_verdicts_are_kept_where_something_was_found(store, ingest):
    take(ingest, entry(), entry("2", "Weather"))
    with store.read() as tx:
        call, weather = (
            tx.items.at_address("https://news.example/1"),
            tx.items.at_address("https://news.example/2"),
        )
    assert call.verdict.relevant
    assert weather.verdict is None
    assert weather.item.title == "Weather"


def test_housekeeping_forgets_old_items_but_what_stories_rest_on(store, ingest):
    take(ingest, entry(), entry("2", "Weather"), entry("3", "Sports"))
    later = NOW + timedelta(days=100)
    take(ingest, entry("3", "Sports"), now=later)
    with store.begin() as tx:
        assert tx.items.purge(later - timedelta(days=90)) == 1
    assert take(ingest, entry(), entry("3", "Sports"), now=later).new_items == 0
